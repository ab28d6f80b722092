// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/dates.h"

#include "intake/datewords.h"
#include "intake/values.h"

#include <QDateTime>

#include <array>
#include <cmath>

namespace wanmi::intake {
namespace {

/// The numbers and words of a text, in order, with the sign before each.
struct Piece
{
    enum class Type { Number, Word } type;
    QChar before; ///< sign in front of it
    int value = 0, digits = 0;
    double fraction = 0; ///< of a number followed by ".123"
    QStringView word;
};

class Pieces
{
public:
    explicit Pieces(QStringView text)
    {
        qsizetype i = 0;
        QChar before = u' ';
        while (i < text.size() && m_count < int(m_pieces.size())) {
            const QChar c = text[i];
            if (c >= u'0' && c <= u'9') {
                Piece piece{Piece::Type::Number, before, 0, 0, 0, {}};
                qint64 value = 0;
                for (; i < text.size() && text[i] >= u'0' && text[i] <= u'9' && piece.digits < 18;
                     ++i, ++piece.digits)
                    value = value * 10 + (text[i].unicode() - u'0');
                m_long = piece.digits > 9 ? value : m_long;
                piece.value = piece.digits > 9 ? -1 : int(value);
                m_pieces[size_t(m_count++)] = piece;
                before = u'\0';
            } else if (c.isLetter()) {
                qsizetype from = i;
                const bool isHan = c.unicode() > 0x2E00;
                while (i < text.size() && text[i].isLetter() && (text[i].unicode() > 0x2E00) == isHan
                       && (!isHan || i == from))
                    ++i;
                const QStringView word = text.mid(from, i - from);
                if (isHan || !isJoint(word))
                    m_pieces[size_t(m_count++)] = {Piece::Type::Word, before, 0, 0, 0, word};
                before = u'\0';
            } else {
                before = c == u' ' && !before.isNull() ? before : c;
                ++i;
            }
        }
        m_whole = i >= text.size();
    }
    [[nodiscard]] int count() const { return m_count; }
    [[nodiscard]] bool isWhole() const { return m_whole; }
    [[nodiscard]] const Piece &operator[](int i) const { return m_pieces[size_t(i)]; }
    [[nodiscard]] bool isNumber(int i) const { return i < m_count && (*this)[i].type == Piece::Type::Number; }
    [[nodiscard]] bool isWord(int i) const { return i < m_count && (*this)[i].type == Piece::Type::Word; }
    [[nodiscard]] qint64 longNumber() const { return m_long; }

private:
    std::array<Piece, 20> m_pieces{};
    int m_count = 0;
    qint64 m_long = 0;
    bool m_whole = true;
};

int fullYear(const Piece &piece)
{
    return piece.digits == 2 ? piece.value + (piece.value < 70 ? 2000 : 1900) : piece.value;
}

/// Time of day and zone, in the pieces from `i` to before `end`. A word that nobody knows may mean anything:
/// no date then.
bool readTime(const Pieces &pieces, int i, int end, QStringView text, WrittenDate &found)
{
    int parts[3] = {0, 0, 0}, given = 0, millis = 0;
    DayPart dayPart = DayPart::None;
    QChar before;
    for (; i < end; ++i) {
        const Piece &piece = pieces[i];
        if (piece.type == Piece::Type::Word) {
            const QChar sign = piece.word[0];
            if (const auto zone = zoneOfWord(piece.word)) {
                if (zone->offsetSeconds)
                    found.offsetSeconds = found.offsetSeconds.value_or(*zone->offsetSeconds);
            } else if (sign == u'半' && given == 1) {
                parts[given++] = 30;
            } else if (const DayPart part = dayPartOf(piece.word, before); part == DayPart::Unknown) {
                if (sign.unicode() > 0x2E00 || !isWeekday(piece.word) || given > 0)
                    return false;
            } else if (part != DayPart::None) {
                dayPart = part;
            }
            before = sign;
            continue;
        }
        before = QChar();
        const bool isOffset = given > 0 && (piece.before == u'+' || (piece.before == u'-' && given >= 2));
        if (isOffset) {
            const int sign = piece.before == u'+' ? 1 : -1;
            const bool together = piece.digits == 4;
            const int hours = together ? piece.value / 100 : piece.value;
            int minutes = together ? piece.value % 100 : 0;
            if (!together && pieces.isNumber(i + 1) && pieces[i + 1].before == u':')
                minutes = pieces[++i].value;
            found.offsetSeconds = sign * (hours * 3600 + minutes * 60);
        } else if (given == 3 && (piece.before == u'.' || piece.before == u',')) {
            double fraction = piece.value < 0 ? 0 : piece.value;
            for (int d = 0; d < piece.digits; ++d)
                fraction /= 10;
            millis = std::min(999, int(fraction * 1000));
        } else if (given == 0 && (piece.digits == 6 || piece.digits == 4) && !text.contains(u':')) { // 083000
            parts[0] = piece.digits == 6 ? piece.value / 10000 : piece.value / 100;
            parts[1] = piece.digits == 6 ? piece.value / 100 % 100 : piece.value % 100;
            parts[2] = piece.digits == 6 ? piece.value % 100 : 0;
            given = 3;
        } else if (given < 3 && piece.digits <= 2) {
            parts[given++] = piece.value;
        } else {
            return false;
        }
    }
    if (given == 0)
        return true;
    const auto hour = hourOf(parts[0], dayPart);
    if (!hour)
        return false;
    parts[0] = *hour;
    if (parts[0] == 24 && parts[1] == 0 && parts[2] == 0) {
        found.date = found.date.addDays(1);
        parts[0] = 0;
    }
    found.time = QTime(parts[0], parts[1], parts[2] == 60 ? 59 : parts[2], millis); // 60: a leap second
    return found.time.isValid();
}

std::optional<WrittenDate> fromUnix(qint64 seconds, int millis)
{
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(seconds * 1000 + millis, Qt::UTC);
    return WrittenDate{at.date(), at.time(), 0, false};
}

/// A bare number: 20181125, 20181125083000, seconds or milliseconds since 1970, a spreadsheet's day, a year.
std::optional<WrittenDate> fromNumber(QStringView text)
{
    bool ok = false;
    const double number = text.toDouble(&ok);
    if (!ok || number < 0)
        return {};
    const qint64 whole = qint64(number);
    const QDate day(int(whole / 10000), int(whole / 100 % 100), int(whole % 100));
    if (number == double(whole) && whole >= 18000101 && whole <= 22001231 && day.isValid())
        return WrittenDate{day, {}, {}, false};
    if (whole >= 18000101000000 && whole < 22001231240000 && text.size() == 14) {
        const qint64 date = whole / 1000000, time = whole % 1000000;
        WrittenDate found{QDate(int(date / 10000), int(date / 100 % 100), int(date % 100)),
                          QTime(int(time / 10000), int(time / 100 % 100), int(time % 100)),
                          {},
                          false};
        return found.date.isValid() && found.time.isValid() ? std::optional(found) : std::nullopt;
    }
    if (whole >= 1700 && whole <= 2200 && number == double(whole))
        return WrittenDate{QDate(int(whole), 1, 1), {}, {}, false};
    if (whole >= 200'000'000 && whole < 10'000'000'000)
        return fromUnix(whole, 0);
    if (whole >= 200'000'000'000 && whole < 10'000'000'000'000)
        return fromUnix(whole / 1000, int(whole % 1000));
    if (number >= 10'000 && number < 110'000) { // spreadsheets count days from 1899-12-30
        WrittenDate found{QDate(1899, 12, 30).addDays(whole), {}, {}, false};
        const int seconds = int(std::lround((number - double(whole)) * 86'400)); // what they keep is no finer
        found.date = found.date.addDays(seconds / 86'400);
        if (seconds > 0)
            found.time = QTime(0, 0).addSecs(seconds % 86'400);
        return found;
    }
    return {};
}
/// Two digits each: which of the three is the year is for the file to say, see DateOrder.
std::optional<QDate> fromShortParts(const Piece &a, const Piece &b, const Piece &c, DateOrder order)
{
    if (order == DateOrder::YearFirst && a.digits == 2 && c.digits <= 2)
        return QDate(fullYear(a), b.value, c.value);
    if (c.digits != 2 && c.digits != 4)
        return {};
    const bool dayFirst = a.value > 12 || (b.value <= 12 && order != DateOrder::MonthFirst);
    return dayFirst ? QDate(fullYear(c), b.value, a.value) : QDate(fullYear(c), a.value, b.value);
}

/// Fri Nov 25 08:30:00 CST 2018: what programs write that were not told how.
std::optional<WrittenDate> fromProgram(const Pieces &pieces, int first, QStringView text)
{
    const int last = pieces.count() - 1;
    if (last < first + 3 || !pieces.isNumber(last) || pieces[last].digits != 4
        || pieces[first + 3].before != u':')
        return {};
    WrittenDate found;
    found.date = QDate(pieces[last].value, monthOf(pieces[first].word), pieces[first + 1].value);
    if (!found.date.isValid() || !readTime(pieces, first + 2, last, text, found))
        return {};
    return found;
}
} // namespace

std::optional<WrittenDate> readDate(QStringView given, DateOrder order)
{
    QStringView text = given.trimmed();
    QString plain;
    if (std::any_of(text.begin(), text.end(),
                    [](QChar c) { return c.unicode() >= 0xFF01 && c.unicode() <= 0xFF5E; })) {
        plain = text.toString().normalized(QString::NormalizationForm_KC);
        text = plain;
    }
    if (const qsizetype bracket = text.indexOf(u'('); bracket > 8) // (China Standard Time), (周五)
        text = text.left(bracket).trimmed();
    if (text.isEmpty() || text.size() > 60)
        return {};
    const Pieces pieces(text);
    if (pieces.count() == 1
        || (pieces.count() == 2 && pieces.isNumber(1) && pieces[1].before == u'.' && pieces[0].digits > 2)) {
        if (pieces.isNumber(0))
            return fromNumber(text);
    }
    // A weekday in front says nothing.
    const bool hasWeekday
        = pieces.isWord(0) && (monthOf(pieces[0].word) == 0 || pieces.isWord(1)) && isWeekday(pieces[0].word);
    int first = hasWeekday ? 1 : 0;
    int era = 0;
    while (pieces.isWord(first)
           && QStringLiteral("民國国").contains(pieces[first].word)) { // 民國112年: years since 1912
        era = 1911;
        ++first;
    }
    WrittenDate found;
    int next = first;
    if (pieces.isNumber(first) && pieces[first].digits == 8) { // 20181125 083000
        const int whole = pieces[first].value;
        found.date = QDate(whole / 10000, whole / 100 % 100, whole % 100);
        next = first + 1;
    } else if (pieces.isNumber(first) && pieces.isWord(first + 1) && pieces[first + 1].word == u"年") {
        int at = first + 2;
        const int month = pieces.isNumber(at) ? pieces[at].value : 1;
        at += pieces.isNumber(at) ? 2 : 0;
        const int day = pieces.isNumber(at) ? pieces[at].value : 1;
        at += pieces.isNumber(at) ? 2 : 0;
        found.date = QDate(era > 0 ? pieces[first].value + era : fullYear(pieces[first]), month, day);
        next = std::min(at, pieces.count());
    } else if (pieces.isWord(first) && pieces.isNumber(first + 1)
               && pieces.isNumber(first + 2)) { // Nov 25 2018
        if (const auto written = fromProgram(pieces, first, text))
            return written;
        if (pieces[first + 2].digits != 4 && pieces[first + 2].digits != 2)
            return {};
        found.date = QDate(fullYear(pieces[first + 2]), monthOf(pieces[first].word), pieces[first + 1].value);
        next = first + 3;
    } else if (pieces.isNumber(first) && pieces.isWord(first + 1) && pieces.isNumber(first + 2)
               && monthOf(pieces[first + 1].word) > 0) { // 25 Nov 2018
        found.date = QDate(fullYear(pieces[first + 2]), monthOf(pieces[first + 1].word), pieces[first].value);
        next = first + 3;
    } else if (pieces.isNumber(first) && pieces.isNumber(first + 1) && pieces.isNumber(first + 2)) {
        const Piece &a = pieces[first], &b = pieces[first + 1], &c = pieces[first + 2];
        if (a.digits == 4) {
            found.date = QDate(a.value, b.value, c.value);
        } else if (a.digits == 3) { // 112/05/06
            found.date = QDate(a.value + 1911, b.value, c.value);
        } else {
            found.date = fromShortParts(a, b, c, order).value_or(QDate());
            found.ambiguous
                = (a.value <= 12 && b.value <= 12 && a.value != b.value) || (a.digits == 2 && c.digits == 2);
        }
        next = first + 3;
    } else if (pieces.isNumber(first) && pieces[first].digits == 4 && pieces.isNumber(first + 1)
               && pieces.count() == first + 2) {
        found.date = QDate(pieces[first].value, pieces[first + 1].value, 1); // 2018-11
        next = first + 2;
    }
    if (!found.date.isValid() || !pieces.isWhole() || !readTime(pieces, next, pieces.count(), text, found))
        return {};
    return found;
}

LocalTimes::LocalTimes(const QTimeZone &zone)
    : m_zone(zone)
{
}

LocalTimes::Result LocalTimes::toInstant(const WrittenDate &date) const
{
    const QTime time = date.time.isNull() ? QTime(0, 0) : date.time;
    const qint64 local = QDateTime(date.date, time, Qt::UTC).toMSecsSinceEpoch();
    if (date.offsetSeconds)
        return {base::instantFromMs(local - qint64(*date.offsetSeconds) * 1000), true};
    // Zones change on whole quarters of an hour: one look-up serves all values of the same one.
    if (const qint64 quarter = local / 900'000; quarter != m_hour) {
        m_hour = quarter;
        const QDateTime there(date.date, time, m_zone);
        m_offsetMs = local - there.toMSecsSinceEpoch();
        m_existed = QDateTime::fromMSecsSinceEpoch(there.toMSecsSinceEpoch(), m_zone).time() == time;
    }
    return {base::instantFromMs(local - m_offsetMs), m_existed};
}

ColumnType typeOfText(QStringView text)
{
    text = text.trimmed();
    bool isInteger = false;
    const qint64 integer = text.toLongLong(&isInteger);
    if (isInteger)
        return integer == 0 && text.size() > 1 ? ColumnType::Text : ColumnType::Integer;
    if (readNumber(text))
        return ColumnType::Real;
    if (text.size() >= 6 && text.size() <= 40) {
        if (const auto date = readDate(text, DateOrder::DayFirst))
            return date->time.isNull() ? ColumnType::Date : ColumnType::Instant;
    }
    const QString word = text.toString().toLower();
    if (word == u"true" || word == u"false" || word == u"yes" || word == u"no" || word == u"是"
        || word == u"否")
        return ColumnType::Boolean;
    return ColumnType::Text;
}

ColumnType joined(std::optional<ColumnType> known, ColumnType found)
{
    if (!known || *known == found)
        return found;
    const auto isPair = [&](ColumnType a, ColumnType b) {
        return (*known == a && found == b) || (*known == b && found == a);
    };
    if (isPair(ColumnType::Integer, ColumnType::Real))
        return ColumnType::Real;
    if (isPair(ColumnType::Date, ColumnType::Instant))
        return ColumnType::Instant;
    return ColumnType::Text;
}
} // namespace wanmi::intake
