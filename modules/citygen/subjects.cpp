// SPDX-License-Identifier: GPL-3.0-or-later
#include "citygen/subjects.h"

#include <algorithm>
#include <array>
#include <map>

namespace wanmi::citygen {
namespace {

struct Weight
{
    const char *code; ///< "E0110": event, "C0102": component
    double weight;
    const char *months; ///< twelve digits, strength 0 … 9 by month; empty: all year alike
};

// Shares after the statistics that Chinese cities publish: appearance and street order lead, covers lead the
// components.
constexpr std::array Weights{
    Weight{"E0110", 62, ""},
    Weight{"E0111", 26, ""},
    Weight{"E0112", 44, ""},
    Weight{"E0113", 20, "223676554432"},
    Weight{"E0114", 15, ""},
    Weight{"E0136", 40, ""},
    Weight{"E0142", 22, ""},
    Weight{"E0104", 9, ""},
    Weight{"E0107", 10, "112356665421"},
    Weight{"E0117", 16, "002578876520"},
    Weight{"E0129", 14, "000267886200"},
    Weight{"E0120", 5, "112310014985"},
    Weight{"E0121", 3, "000146864100"},
    Weight{"E0134", 4, ""},
    Weight{"E0135", 9, ""},
    Weight{"E0131", 7, ""},
    Weight{"E0130", 6, ""},
    Weight{"E0101", 7, "112456665421"},
    Weight{"E0128", 6, ""},
    Weight{"E0137", 3, ""},
    Weight{"E0140", 6, ""},
    Weight{"E0145", 4, "001368874200"},
    Weight{"E0150", 5, ""},
    Weight{"E0125", 3, "000356775300"},
    Weight{"E0116", 4, ""},
    Weight{"E0201", 58, ""},
    Weight{"E0202", 7, ""},
    Weight{"E0203", 8, ""},
    Weight{"E0206", 8, ""},
    Weight{"E0207", 7, ""},
    Weight{"E0301", 8, "000368887400"},
    Weight{"E0302", 7, "000467776300"},
    Weight{"E0304", 6, "001578775200"},
    Weight{"E0306", 6, "001467766300"},
    Weight{"E0307", 5, ""},
    Weight{"E0311", 6, "001577775300"},
    Weight{"E0401", 38, "224567776532"},
    Weight{"E0405", 44, "223577776532"},
    Weight{"E0406", 30, "223577776532"},
    Weight{"E0409", 46, ""},
    Weight{"E0410", 24, "112577776421"},
    Weight{"E0411", 18, "001577776410"},
    Weight{"E0412", 6, ""},
    Weight{"E0402", 6, "000478886300"},
    Weight{"E0420", 4, ""},
    Weight{"E0422", 5, ""},
    Weight{"E0404", 4, ""},
    Weight{"E0503", 6, "122345665432"},
    Weight{"E0506", 6, "001245985200"},
    Weight{"E0507", 16, "986100000149"},
    Weight{"E0508", 2, ""},
    Weight{"E0504", 3, "764100000467"},
    Weight{"E0505", 2, ""},
    Weight{"E0595", 3, "875200000467"},
    Weight{"E0698", 18, "986100000149"},
    Weight{"E0699", 6, "788300000024"},
    Weight{"E0604", 8, ""},
    Weight{"E0697", 5, ""},
    Weight{"C0102", 20, ""},
    Weight{"C0103", 17, ""},
    Weight{"C0104", 16, ""},
    Weight{"C0101", 9, ""},
    Weight{"C0107", 9, ""},
    Weight{"C0110", 8, ""},
    Weight{"C0105", 6, ""},
    Weight{"C0111", 3, ""},
    Weight{"C0106", 3, ""},
    Weight{"C0137", 18, ""},
    Weight{"C0127", 4, ""},
    Weight{"C0130", 3, ""},
    Weight{"C0131", 3, ""},
    Weight{"C0126", 3, ""},
    Weight{"C0146", 3, ""},
    Weight{"C0305", 15, ""},
    Weight{"C0307", 7, ""},
    Weight{"C0306", 4, ""},
    Weight{"C0210", 7, ""},
    Weight{"C0212", 3, ""},
    Weight{"C0214", 4, ""},
    Weight{"C0217", 9, ""},
    Weight{"C0221", 4, ""},
    Weight{"C0204", 4, ""},
    Weight{"C0238", 3, ""},
    Weight{"C0402", 14, "112577765421"},
    Weight{"C0403", 6, "112577765421"},
    Weight{"C0411", 3, ""},
    Weight{"C0407", 3, ""},
    Weight{"C0408", 3, ""},
    Weight{"C0507", 2, ""},
    Weight{"C0150", 2, ""},
    Weight{"C0113", 2, ""},
    Weight{"C0128", 2, ""},
};
constexpr double RareWeight = 0.35; ///< every other class of the catalog

double inMonth(const char *months, int month)
{
    return months[0] ? (months[month - 1] - '0') / 5.0 : 1.0;
}

double heatOf(const Town &town, const TownCell &cell)
{
    double heat = 1;
    switch (cell.use) {
    case LandUse::Commercial:
        heat = 1.9;
        break;
    case LandUse::Residential:
        heat = 1.15;
        break;
    case LandUse::Public:
        heat = 1.2;
        break;
    case LandUse::Industrial:
        heat = 0.6;
        break;
    case LandUse::Green:
        heat = 0.5;
        break;
    case LandUse::Water:
        heat = 0.1;
        break;
    }
    const QString zone = town.zoneOf(cell);
    return heat * (zone == u"A" ? 1.7 : zone == u"B" ? 1.0 : 0.55);
}
} // namespace

Subjects::Subjects(const Town &town, const Addresses &addresses, const ComponentStock &stock,
                   const domain::RuleBook &rules, Random random)
    : m_town(town)
    , m_addresses(addresses)
    , m_stock(stock)
    , m_themesOfMonth(12)
{
    std::map<QString, const Weight *> known;
    for (const Weight &weight : Weights)
        known[QString::fromLatin1(weight.code)] = &weight;
    for (const domain::MinorClass &minor : rules.catalog.classes()) {
        if (minor.conditions.empty())
            continue;
        const bool isComponent = minor.kind == domain::CaseKind::Component;
        Theme theme{&minor, -1};
        if (isComponent) {
            const auto kind = std::find(stock.classCodes.begin(), stock.classCodes.end(), minor.code);
            if (kind == stock.classCodes.end()
                || stock.byKind[size_t(kind - stock.classCodes.begin())].empty())
                continue;
            theme.stockKind = int(kind - stock.classCodes.begin());
        }
        const auto at = known.find((isComponent ? QStringLiteral("C") : QStringLiteral("E")) + minor.code);
        for (int month = 1; month <= 12; ++month) {
            const double weight
                = at == known.end() ? RareWeight : at->second->weight * inMonth(at->second->months, month);
            m_themesOfMonth[size_t(month - 1)].add(weight);
        }
        m_themes.push_back(theme);
    }
    for (const TownCell &cell : town.cells) {
        m_heat.push_back(heatOf(town, cell) * random.lognormal(0.85));
        m_hottest = std::max(m_hottest, m_heat.back());
        m_hotSpots.add(m_heat.back());
    }
}

Subject Subjects::draw(int month, Random &random) const
{
    const Theme &theme = m_themes[size_t(m_themesOfMonth[size_t(month - 1)].spin(random))];
    Subject subject;
    subject.minor = theme.minor;
    // The first conditions of a class are the common ones.
    const auto &conditions = theme.minor->conditions;
    const double skew = random.real();
    subject.condition
        = &conditions[std::min(conditions.size() - 1, size_t(skew * skew * double(conditions.size())))];
    if (theme.stockKind < 0) {
        subject.cell = drawCell(random);
        subject.at = m_addresses.spotIn(subject.cell, random);
        return subject;
    }
    // Of a few objects of the class the one in the busiest cell: hot spots show in component cases too.
    const auto &stock = m_stock.byKind[size_t(theme.stockKind)];
    for (int i = 0; i < 3; ++i) {
        const int candidate = random.pick(stock);
        if (subject.component < 0
            || m_heat[size_t(m_stock.components[size_t(candidate)].cell)]
                > m_heat[size_t(m_stock.components[size_t(subject.component)].cell)])
            subject.component = candidate;
    }
    const PlacedComponent &placed = m_stock.components[size_t(subject.component)];
    subject.cell = placed.cell;
    subject.at = placed.at;
    return subject;
}

QString Subjects::describe(const Subject &subject, const QString &address, const QString &source,
                           Random &random) const
{
    static const QStringList supervisor
        = QStringLiteral("%1，%2：%3。|巡查至%1，发现%2问题，%3。|%1存在%2，%3，影响市容。|日常巡查中发现%1%"
                         "2，%3，请尽快处置。|%1处%2，%3，现场已拍照。")
              .split(u'|');
    static const QStringList citizen
        = QStringLiteral("市民来电反映：%1%2，%3，希望尽快解决。|居民反映%1有%2情况，%3，已影响出行。|市民称%"
                         "1%2，%3，多日无人处理。|来电人反映%1%2问题，%3，要求有关部门到场。|"
                         "附近住户投诉：%1%2，%3，请核实处理。")
              .split(u'|');
    static const QStringList camera
        = QStringLiteral("视频巡查发现%1疑似%2，%3。|监控画面显示%1%2，%3。").split(u'|');
    static const QStringList leader
        = QStringLiteral("领导检查时发现%1%2，%3，请速办并反馈。|领导批示：%1%2问题，%3，限期整改。")
              .split(u'|');
    static const QStringList tails
        = QStringLiteral("|||||面积约%1平方米。|涉及范围约%1米。|已持续%1天。|占用人行道约%1米。|"
                         "附近车流较大，请注意安全。|临近学校路段，请优先处理。|雨雪天存在安全隐患。")
              .split(u'|');
    const bool isStaff = source == u"supervisor" || source == u"self-handled";
    const QStringList &patterns = isStaff ? supervisor
        : source == u"video"              ? camera
        : source == u"leader"             ? leader
                                          : citizen;
    // Many events have one condition that only repeats the class's name.
    static const QStringList degrees
        = QStringLiteral("情况较严重|反复出现|影响行人通行|群众意见较大|范围较大|已存在一段时间").split(u'|');
    const QString &condition = subject.condition->nameZh;
    const QString what = condition == subject.minor->nameZh ? random.pick(degrees) : condition;
    const QString text = random.pick(patterns).arg(address, subject.minor->nameZh, what);
    const QString tail = random.pick(tails);
    return tail.contains(u'%') ? text + tail.arg(random.between(2, 9)) : text + tail;
}
} // namespace wanmi::citygen
