// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/report.h"

#include "intake/reportfile.h"

#include <QFile>
#include <QHash>
#include <QJsonArray>

namespace wanmi::intake {
namespace {

QByteArray quoted(const QString &text)
{
    QString safe = text;
    // A spreadsheet would run a cell that starts like a formula.
    if (!safe.isEmpty() && QStringLiteral("=+-@\t\r").contains(safe[0]) && !safe[0].isDigit()) {
        bool isNumber = false;
        safe.toDouble(&isNumber);
        if (!isNumber)
            safe.prepend(u'\'');
    }
    if (safe.contains(u'"') || safe.contains(u',') || safe.contains(u'\n') || safe.contains(u'\r'))
        safe = u'"' + safe.replace(u'"', QStringLiteral("\"\"")) + u'"';
    return safe.toUtf8();
}

QJsonObject toJson(const Problem &problem)
{
    return {{"file", problem.file},   {"line", problem.line},     {"field", problem.field},
            {"value", problem.value}, {"reason", problem.reason}, {"refused", problem.refused}};
}

QJsonObject toJson(const UnknownWord &word)
{
    QJsonArray suggestions;
    for (const Suggestion &one : word.suggestions)
        suggestions.append(QJsonObject{
            {"code", one.code}, {"nameZh", one.nameZh}, {"nameEn", one.nameEn}, {"likeness", one.likeness}});
    return {{"field", word.field}, {"word", word.word}, {"rows", word.rows}, {"suggestions", suggestions}};
}
} // namespace

QJsonObject Report::toJson() const
{
    QJsonObject byReason;
    for (auto it = reasons.begin(); it != reasons.end(); ++it)
        byReason.insert(it.key(), it.value());
    QJsonArray problemList, unknownList, understoodList, assumptionList;
    for (const Problem &problem : problems)
        problemList.append(intake::toJson(problem));
    for (const UnknownWord &word : unknown)
        unknownList.append(intake::toJson(word));
    for (const UnderstoodWord &word : understood)
        understoodList.append(QJsonObject{{"field", word.field},
                                          {"word", word.word},
                                          {"ours", word.ours},
                                          {"rows", word.rows},
                                          {"stated", word.isStated}});
    for (const Assumption &one : assumptions)
        assumptionList.append(
            QJsonObject{{"what", one.what}, {"value", one.value}, {"why", one.why}, {"errorM", one.errorM}});
    QJsonObject json{{"kind", tokenOf(kind)},
                     {"files", QJsonArray::fromStringList(files)},
                     {"read", read},
                     {"taken", taken},
                     {"refused", refused},
                     {"leftOut", leftOut},
                     {"remarked", remarked},
                     {"reasons", byReason},
                     {"problems", problemList},
                     {"problemsCut", problemsCut},
                     {"unknown", unknownList},
                     {"understood", understoodList},
                     {"assumptions", assumptionList},
                     {"newClasses", newClasses},
                     {"newUnits", newUnits},
                     {"tookMs", qint64(took.count())}};
    if (!bounds.isEmpty())
        json.insert("bounds", QJsonArray{bounds.west, bounds.south, bounds.east, bounds.north});
    return json;
}

base::Result<Report> Report::fromJson(const QJsonObject &json)
{
    Report report;
    const auto kind = kindFromToken(json.value("kind").toString());
    if (!kind || !json.value("reasons").isObject() || !json.value("problems").isArray())
        return base::refused(QStringLiteral("bad-report"));
    report.kind = *kind;
    for (const QJsonValue &file : json.value("files").toArray())
        report.files.append(file.toString());
    const auto number = [&](const char *name) { return json.value(QLatin1String(name)).toInteger(); };
    report.read = number("read");
    report.taken = number("taken");
    report.refused = number("refused");
    report.leftOut = number("leftOut");
    report.remarked = number("remarked");
    report.newClasses = number("newClasses");
    report.newUnits = number("newUnits");
    report.took = std::chrono::milliseconds(number("tookMs"));
    report.problemsCut = json.value("problemsCut").toBool();
    const QJsonObject byReason = json.value("reasons").toObject();
    for (auto it = byReason.begin(); it != byReason.end(); ++it)
        report.reasons.insert(it.key(), it->toInteger());
    for (const QJsonValue &value : json.value("problems").toArray()) {
        const QJsonObject one = value.toObject();
        report.problems.push_back({one["file"].toString(), one["line"].toInteger(), one["field"].toString(),
                                   one["value"].toString(), one["reason"].toString(),
                                   one["refused"].toBool()});
    }
    for (const QJsonValue &value : json.value("unknown").toArray()) {
        const QJsonObject one = value.toObject();
        UnknownWord word{one["field"].toString(), one["word"].toString(), one["rows"].toInteger(), {}};
        for (const QJsonValue &each : one["suggestions"].toArray()) {
            const QJsonObject s = each.toObject();
            word.suggestions.push_back({s["code"].toString(), s["nameZh"].toString(), s["nameEn"].toString(),
                                        s["likeness"].toDouble()});
        }
        report.unknown.push_back(std::move(word));
    }
    for (const QJsonValue &value : json.value("understood").toArray()) {
        const QJsonObject one = value.toObject();
        report.understood.push_back({one["field"].toString(), one["word"].toString(), one["ours"].toString(),
                                     one["rows"].toInteger(), one["stated"].toBool()});
    }
    for (const QJsonValue &value : json.value("assumptions").toArray()) {
        const QJsonObject one = value.toObject();
        report.assumptions.push_back({one["what"].toString(), one["value"].toString(), one["why"].toString(),
                                      one["errorM"].toDouble()});
    }
    if (const QJsonArray b = json.value("bounds").toArray(); b.size() == 4)
        report.bounds = {b[0].toDouble(), b[1].toDouble(), b[2].toDouble(), b[3].toDouble()};
    return report;
}

const std::vector<ReasonWords> &reasons()
{
    static const std::vector<ReasonWords> all = [] {
        std::vector<ReasonWords> words;
        QFile file(QStringLiteral(":/wanmi/intake/reasons.tsv"));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("the reasons are not compiled in");
        const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
        for (const QString &line : lines.mid(1)) {
            const QStringList cells = line.split(u'\t');
            words.push_back({cells.value(0), cells.value(1), cells.value(2), cells.value(3), cells.value(4)});
        }
        return words;
    }();
    return all;
}

ReasonWords wordsOf(const QString &reason)
{
    static const QHash<QString, size_t> index = [] {
        QHash<QString, size_t> places;
        for (size_t i = 0; i < reasons().size(); ++i)
            places.insert(reasons()[i].reason, i);
        return places;
    }();
    const auto at = index.constFind(reason);
    return at == index.constEnd() ? ReasonWords{reason, reason, reason, {}, {}} : reasons()[*at];
}

base::Result<void> ReportFile::open(const QString &path, const QString &language)
{
    m_inChinese = !language.startsWith(u"en");
    m_file.setFileName(path);
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return base::refused(QStringLiteral("cannot-write-file"), m_file.errorString());
    m_file.write("\xEF\xBB\xBF");
    m_file.write(m_inChinese ? "文件,行,字段,内容,结论,原因代码,原因,处理办法\r\n"
                             : "file,line,field,value,verdict,reason,explanation,advice\r\n");
    return {};
}

void ReportFile::add(const Problem &problem)
{
    const ReasonWords words = wordsOf(problem.reason);
    const QByteArray verdict = m_inChinese ? (problem.refused ? "未接收" : "已接收，有提示")
                                           : (problem.refused ? "refused" : "taken with a remark");
    m_file.write(quoted(problem.file) + ',' + QByteArray::number(problem.line) + ',' + quoted(problem.field)
                 + ',' + quoted(problem.value) + ',' + verdict + ',' + problem.reason.toUtf8() + ','
                 + quoted(m_inChinese ? words.zh : words.en) + ','
                 + quoted(m_inChinese ? words.adviceZh : words.adviceEn) + "\r\n");
}

base::Result<void> ReportFile::finish()
{
    const bool good = m_file.flush() && m_file.error() == QFileDevice::NoError;
    m_file.close();
    if (!good)
        return base::refused(QStringLiteral("cannot-write-file"), m_file.errorString());
    return {};
}

base::Result<void> writeCsv(const Report &report, const QString &path, const QString &language)
{
    ReportFile file;
    if (const auto opened = file.open(path, language); !opened)
        return opened;
    for (const Problem &problem : report.problems)
        file.add(problem);
    return file.finish();
}
} // namespace wanmi::intake
