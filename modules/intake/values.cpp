// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/values.h"

#include "intake/kinds.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace wanmi::intake {
namespace {

constexpr double InternationalFoot = 0.3048;
constexpr double SurveyFoot = 1200.0 / 3937.0; ///< US survey foot

/// Latin form of a text: full-width signs made plain.
QString plain(QStringView text)
{
    return text.toString().normalized(QString::NormalizationForm_KC).trimmed();
}

std::optional<double> parsed(std::string_view text)
{
    if (!text.empty() && text.front() == '+')
        text.remove_prefix(1);
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(number))
        return {};
    return number;
}
} // namespace

bool isMissing(std::string_view text)
{
    if (text.empty())
        return true;
    if (text.size() > 6)
        return false;
    static constexpr std::array<std::string_view, 17> words{"NULL", "null", "Null", "N/A",    "n/a",  "NA",
                                                            "-",    "--",   "无",   "空",     "None", "none",
                                                            "nan",  "NaN",  "\\N",  "<Null>", "/"};
    return std::find(words.begin(), words.end(), text) != words.end();
}

bool isMissing(QStringView text)
{
    return text.size() > 6 ? false : isMissing(std::string_view(text.trimmed().toUtf8().toStdString()));
}

std::optional<double> readNumber(std::string_view text)
{
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    if (text.empty() || text.size() > 40)
        return {};
    if (const auto number = parsed(text))
        return number;
    return readNumber(QString::fromUtf8(text.data(), qsizetype(text.size())));
}

std::optional<double> readNumber(QStringView given)
{
    QString text = plain(given);
    if (text.isEmpty() || text.size() > 40)
        return {};
    text.replace(QChar(0x2212), u'-'); // the minus sign of typesetters
    if (text.contains(u' ') || text.contains(u'\'')) { // of thousands; "118 47 7.6" is no number but degrees
        static const QRegularExpression grouped(
            QStringLiteral("^[+-]?\\d{1,3}(?:[ ']\\d{3})+(?:[.,]\\d+)?$|^[+-] \\d+(?:[.,]\\d+)?$"));
        if (!grouped.match(text).hasMatch())
            return {};
        text.remove(u' ').remove(u'\'');
    }
    const qsizetype commas = text.count(u','), dots = text.count(u'.');
    if (commas > 0 && dots > 0) // the last of the two is the decimal sign
        text.lastIndexOf(u',') > text.lastIndexOf(u'.') ? text.remove(u'.').replace(u',', u'.')
                                                        : text.remove(u',');
    else if (commas == 1)
        text.replace(u',', u'.');
    else if (commas > 1)
        text.remove(u',');
    else if (dots > 1)
        text.remove(u'.');
    return parsed(text.toStdString());
}

std::optional<double> readNumber(const Value &value)
{
    switch (value.type) {
    case Value::Type::Integer:
        return double(value.integer);
    case Value::Type::Real:
        return std::isfinite(value.real) ? std::optional(value.real) : std::nullopt;
    case Value::Type::Text:
        return readNumber(value.text);
    case Value::Type::None:
        break;
    }
    return {};
}

std::optional<double> readCoordinate(const Value &value)
{
    if (value.type != Value::Type::Text)
        return readNumber(value);
    if (const auto number = readNumber(value.text))
        return number;
    return readCoordinate(QString::fromUtf8(value.text.data(), qsizetype(value.text.size())));
}

std::optional<double> readCoordinate(QStringView given)
{
    if (const auto number = readNumber(given))
        return number;
    const QString text = plain(given).toUpper();
    if (text.size() > 40)
        return {};
    std::array<double, 3> parts{};
    size_t count = 0;
    int sign = 1;
    for (qsizetype i = 0; i < text.size();) {
        const QChar c = text[i];
        if (c.isDigit()) {
            qsizetype end = i;
            while (end < text.size()
                   && (text[end].isDigit() || text[end] == u'.'
                       || (text[end] == u',' && end + 1 < text.size() && text[end + 1].isDigit())))
                ++end;
            const auto number = parsed(text.mid(i, end - i).replace(u',', u'.').toStdString());
            if (!number || count == parts.size())
                return {};
            parts[count++] = *number;
            i = end;
            continue;
        }
        static const QString southOrWest = QStringLiteral("SW南西");
        static const QString northOrEast = QStringLiteral("NEO北东经纬度分秒°º′″'\"‘’“”:- DM");
        if (southOrWest.contains(c) || (c == u'-' && count == 0))
            sign = -1;
        else if (!northOrEast.contains(c))
            return {};
        ++i;
    }
    if (count == 0 || parts[1] >= 60.0001 || parts[2] >= 60.0001)
        return {};
    return sign * (parts[0] + parts[1] / 60 + parts[2] / 3600);
}

bool isRoundedCode(QStringView text)
{
    static const QRegularExpression pattern(QStringLiteral("^\\d(?:[.,]\\d+)?[eE]\\+\\d{1,2}$"));
    return pattern.match(text.trimmed().toString()).hasMatch();
}

QString plainCode(const QString &given)
{
    if (std::all_of(given.begin(), given.end(),
                    [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'Z'); }))
        return given;
    QString text = plain(given);
    static const QRegularExpression around(
        QStringLiteral("^=?[\"'\u2018\u2019]+|[\"'\u2018\u2019]+$|[\\s\u200B\uFEFF]+"));
    text.remove(around);
    static const QRegularExpression behind(QStringLiteral("^(\\d+)[.,]0+$"));
    if (const auto match = behind.match(text); match.hasMatch())
        return match.captured(1);
    static const QRegularExpression scientific(QStringLiteral("^(\\d)(?:[.,](\\d+))?[eE]\\+?(\\d{1,2})$"));
    if (const auto match = scientific.match(text);
        match.hasMatch() && match.capturedLength(2) == match.capturedView(3).toInt())
        return match.captured(1) + match.captured(2);
    return text;
}

std::optional<double> readLength(QStringView given, QStringView unit)
{
    static const QHash<QString, double> factors{{"", 1},
                                                {"m", 1},
                                                {"米", 1},
                                                {"metre", 1},
                                                {"meter", 1},
                                                {"metres", 1},
                                                {"meters", 1},
                                                {"ft", InternationalFoot},
                                                {"feet", InternationalFoot},
                                                {"foot", InternationalFoot},
                                                {"'", InternationalFoot},
                                                {"英尺", InternationalFoot},
                                                {"us-ft", SurveyFoot},
                                                {"ftus", SurveyFoot},
                                                {"cm", 0.01},
                                                {"厘米", 0.01},
                                                {"公分", 0.01},
                                                {"mm", 0.001},
                                                {"毫米", 0.001},
                                                {"in", 0.0254},
                                                {"inch", 0.0254},
                                                {"inches", 0.0254},
                                                {"\"", 0.0254},
                                                {"英寸", 0.0254},
                                                {"km", 1000},
                                                {"公里", 1000}};
    const QString text = plain(given).toLower();
    qsizetype end = text.size();
    while (end > 0 && !text[end - 1].isDigit() && text[end - 1] != u'.')
        --end;
    const QString written = text.mid(end).trimmed();
    const auto number = readNumber(QStringView(text).left(end));
    const auto factor = factors.constFind(written.isEmpty() ? unit.toString() : written);
    if (!number || factor == factors.constEnd())
        return {};
    return *number * *factor;
}

std::optional<double> readAngle(QStringView given)
{
    QString text = plain(given).toLower();
    text.remove(QStringLiteral("°")).remove(QStringLiteral("度"));
    if (const auto number = readNumber(text)) {
        if (*number < -360 || *number > 360)
            return {};
        return *number < 0 ? *number + 360 : *number == 360 ? 0 : *number;
    }
    QString word = foldedWord(text);
    for (const char *tail : {"bound", "facing", "向", "方向", "ward", "wards", "朝"})
        word.remove(QString::fromUtf8(tail));
    static const QHash<QString, double> directions{
        {"n", 0},           {"north", 0},      {"北", 0},      {"正北", 0},        {"nne", 22.5},
        {"ne", 45},         {"northeast", 45}, {"东北", 45},   {"ene", 67.5},      {"e", 90},
        {"east", 90},       {"东", 90},        {"正东", 90},   {"ese", 112.5},     {"se", 135},
        {"southeast", 135}, {"东南", 135},     {"sse", 157.5}, {"s", 180},         {"south", 180},
        {"南", 180},        {"正南", 180},     {"ssw", 202.5}, {"sw", 225},        {"southwest", 225},
        {"西南", 225},      {"wsw", 247.5},    {"w", 270},     {"west", 270},      {"西", 270},
        {"正西", 270},      {"wnw", 292.5},    {"nw", 315},    {"northwest", 315}, {"西北", 315},
        {"nnw", 337.5},     {"nb", 0},         {"eb", 90},     {"sb", 180},        {"wb", 270},
        {"o", 90},          {"no", 45},        {"so", 135}};
    const auto at = directions.constFind(word);
    return at == directions.constEnd() ? std::nullopt : std::optional(*at);
}

std::optional<bool> readBoolean(QStringView given)
{
    static const QSet<QString> yes{"1",      "true", "t",        "yes",     "y",      "是",     "有",
                                   "按期",   "按时", "ontime",   "ja",      "si",     "sí",     "oui",
                                   "球机",   "ptz",  "已按期",   "期内",    "未超期", "未逾期", "未超时",
                                   "intime", "sim",  "按时办结", "按期办结"};
    static const QSet<QString> no{"0",      "false",   "f",      "no",  "n",    "否",      "无",   "超期",
                                  "超时",   "overdue", "nein",   "non", "枪机", "fixed",   "逾期", "late",
                                  "已超期", "已逾期",  "不按期", "não", "nao",  "超期办结"};
    const QString word = foldedWord(given);
    if (yes.contains(word))
        return true;
    if (no.contains(word))
        return false;
    return {};
}
} // namespace wanmi::intake
