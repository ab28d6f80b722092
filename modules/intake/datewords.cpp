// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/datewords.h"

#include <QHash>
#include <QSet>
#include <QString>

namespace wanmi::intake {

int monthOf(QStringView word)
{
    static const QHash<QString, int> months{
        {"jan", 1},  {"ene", 1},  {"gen", 1},  {"feb", 2},  {"fév", 2},  {"fev", 2},  {"mar", 3},
        {"mär", 3},  {"mrz", 3},  {"maa", 3},  {"apr", 4},  {"avr", 4},  {"abr", 4},  {"may", 5},
        {"mai", 5},  {"mag", 5},  {"jun", 6},  {"giu", 6},  {"juin", 6}, {"jul", 7},  {"lug", 7},
        {"juil", 7}, {"aug", 8},  {"aoû", 8},  {"aou", 8},  {"ago", 8},  {"sep", 9},  {"set", 9},
        {"oct", 10}, {"okt", 10}, {"ott", 10}, {"out", 10}, {"nov", 11}, {"dec", 12}, {"dez", 12},
        {"déc", 12}, {"dic", 12}};
    const QString small = word.toString().toLower();
    if (const auto four = months.constFind(small.left(4)); four != months.constEnd())
        return *four;
    return months.value(small.left(3));
}

bool isWeekday(QStringView word)
{
    static const QSet<QString> days{"mo", "tu", "we", "th", "fr", "sa", "su", "di", "mi", "do", "so", "lu",
                                    "ma", "me", "je", "ve", "se", "te", "qu", "sá", "ju", "vi", "gi", "mié"};
    return word.size() >= 2 && days.contains(word.left(2).toString().toLower());
}

bool isJoint(QStringView word)
{
    static const QSet<QString> joints{"de",  "del", "of",   "the", "den", "der", "th", "st", "nd",
                                      "rd",  "le",  "du",   "el",  "à",   "às",  "as", "at", "um",
                                      "uhr", "h",   "hr",   "hrs", "min", "sec", "s",  "m",  "t",
                                      "o",   "las", "alle", "ore", "kl",  "klo"};
    return joints.contains(word.toString().toLower());
}

std::optional<ZoneWord> zoneOfWord(QStringView word)
{
    static const QHash<QString, double> hours{
        {"z", 0},    {"utc", 0},  {"gmt", 0},  {"est", -5}, {"edt", -4}, {"cdt", -5}, {"mst", -7},
        {"mdt", -6}, {"pst", -8}, {"pdt", -7}, {"wet", 0},  {"west", 1}, {"cet", 1},  {"mez", 1},
        {"cest", 2}, {"mesz", 2}, {"eet", 2},  {"eest", 3}, {"msk", 3},  {"jst", 9},  {"kst", 9},
        {"hkt", 8},  {"sgt", 8},  {"brt", -3}, {"art", -3}};
    const QString small = word.toString().toLower();
    if (small == u"cst")
        return ZoneWord{};
    const auto found = hours.constFind(small);
    return found == hours.constEnd() ? std::nullopt : std::optional(ZoneWord{int(*found * 3600)});
}

DayPart dayPartOf(QStringView word, QChar before)
{
    if (word.isEmpty())
        return DayPart::Unknown;
    const QChar sign = word[0];
    if (sign.unicode() <= 0x2E00) {
        const QString small = word.toString().toLower();
        return small == u"pm" || small == u"p" ? DayPart::Afternoon
            : small == u"am" || small == u"a"  ? DayPart::Morning
                                               : DayPart::Unknown;
    }
    // 晚上 and 早上 hold the sign of 上午; 午前 and 午後 (오전, 오후) that of 午.
    static const QString morning = QStringLiteral("早晨凌清전"), evening = QStringLiteral("晚傍"),
                         night = QStringLiteral("夜");
    static const QString silent
        = QStringLiteral("时時点點分秒日号號星期周週礼禮拜月火水木金土曜整间間里裡시분초일오요昼");
    if (morning.contains(sign) || (sign == u'前' && before == u'午'))
        return DayPart::Morning;
    if (sign == u'上')
        return QStringLiteral("晚早").contains(before) && !before.isNull() ? DayPart::None : DayPart::Morning;
    if (sign == u'下' || sign == u'후' || (QStringLiteral("后後").contains(sign) && before == u'午'))
        return DayPart::Afternoon;
    if (sign == u'中' || sign == u'正')
        return DayPart::Noon;
    if (evening.contains(sign))
        return DayPart::Evening;
    if (night.contains(sign))
        return DayPart::Night;
    static const QString weekdays = QStringLiteral("一二三四五六天");
    if (weekdays.contains(sign))
        return !before.isNull() && QStringLiteral("期周週拜").contains(before) ? DayPart::None
                                                                               : DayPart::Unknown;
    return silent.contains(sign) || sign == u'午' || sign == u'半' || sign == u'深' ? DayPart::None
                                                                                    : DayPart::Unknown;
}

std::optional<int> hourOf(int hour, DayPart part)
{
    switch (part) {
    case DayPart::Morning:
        return hour == 12 ? 0 : hour;
    case DayPart::Noon: // 中午1点 is 13:00
        return hour >= 1 && hour <= 3 ? hour + 12 : hour;
    case DayPart::Afternoon:
        return hour < 12 ? hour + 12 : hour;
    case DayPart::Evening: // 晚上12点 belongs to one day or to the next: nobody knows
        return hour == 12 || hour < 4 ? std::nullopt : std::optional(hour < 12 ? hour + 12 : hour);
    case DayPart::Night:
        return hour == 12 ? std::nullopt : std::optional(hour >= 6 && hour < 12 ? hour + 12 : hour);
    case DayPart::None:
    case DayPart::Unknown:
        break;
    }
    return hour;
}
} // namespace wanmi::intake
