// SPDX-License-Identifier: GPL-3.0-or-later
#include "reportcity.h"

#include "evaluation/factlines.h"
#include "evaluation/stories.h"
#include "evaluation/traits.h"

namespace wanmi::test {
namespace {
using namespace evaluation;

struct Named
{
    const char *key, *zh;
};
constexpr std::array<Named, 12> Departments{{{"sanitation", "环境卫生"},
                                             {"urban_enforcement", "城管执法"},
                                             {"outdoor_ad", "户外广告"},
                                             {"municipal_road", "市政道路"},
                                             {"bridge", "桥梁隧道"},
                                             {"parking", "停车管理"},
                                             {"drainage", "排水"},
                                             {"water_supply", "供水"},
                                             {"water_affairs", "水务"},
                                             {"gas", "燃气"},
                                             {"heating", "供热"},
                                             {"power", "电力"}}};
constexpr std::array<Named, 9> Classes{{{"E0101", "上水井盖"},
                                        {"E0102", "污水井盖"},
                                        {"E0103", "雨水箅子"},
                                        {"E0201", "暴露垃圾"},
                                        {"E0202", "道路破损"},
                                        {"E0203", "占道经营"},
                                        {"E0301", "路灯不亮"},
                                        {"E0302", "绿地脏乱"},
                                        {"E0303", "=违章停车"}}};
constexpr std::array<Named, 4> Sources{{{"supervisor", "监督员上报"},
                                        {"hotline12345", "12345热线"},
                                        {"wechat", "微信公众号"},
                                        {"camera", "视频发现"}}};

template <std::size_t N> QString nameIn(const std::array<Named, N> &list, const QString &key)
{
    for (const Named &one : list) {
        if (key == QLatin1StringView(one.key))
            return QString::fromUtf8(one.zh);
    }
    return {};
}

QString departmentFor(const QString &told, int number)
{
    const int place = told.right(1).toInt() + 4 * (number * 7 % 3);
    return QString::fromLatin1(Departments[std::size_t(place)].key);
}
} // namespace

const FactTable &reportCity()
{
    static const FactTable table = [] {
        Storyteller teller(20261123);
        FactTableBuilder builder;
        for (int i = 0; i < 5000; ++i) {
            // Two in five in the January that is reported, the rest in the year before; most by day.
            const qint64 day = i % 5 < 2 ? i * 13 % 31 : -365 + i * 17 % 365;
            const qint64 hour = (i * 29 % 12 + i * 31 % 9) % 24 + 4;
            Story story = teller.tell(i, NewYearMs + day * DayMs + hour % 24 * HourMs + i % 60 * MinuteMs);
            for (Round &round : story.rounds)
                round.department = departmentFor(round.department, i);
            story.classCode = QString::fromLatin1(Classes[std::size_t((i * 5 + i / 9) % 9)].key + 1);
            if (story.isPublic && i % 3 == 0)
                story.source = QStringLiteral("wechat");
            else if (!story.isPublic && i % 7 == 0)
                story.source = QStringLiteral("camera");
            addFacts(builder, story.id, factsOf(story));
        }
        return std::move(builder).finish();
    }();
    return table;
}

MadeReport monthOf(const char *model, const QString &actors, QDate month)
{
    MadeReport made;
    made.order.model = shipped(model);
    made.order.actors = actors;
    made.order.period = periodOf(PeriodKind::Month, month, Harbin);
    made.order.utcOffset = Harbin;
    auto report = reportOf(reportCity(), made.order);
    if (!report)
        qFatal("%s", qPrintable(report.error().reason));
    made.report = std::move(*report);
    made.analyses = reports::analysesOf(reportCity(), made.order);
    return made;
}

MadeReport departmentsMonth(QDate month)
{
    MadeReport made;
    made.order.model = shipped("department");
    made.order.actors = QStringLiteral("department");
    made.order.period = periodOf(PeriodKind::Month, month, Harbin);
    made.order.utcOffset = Harbin;
    for (const Named &one : Departments)
        made.order.who.push_back(QString::fromLatin1(one.key));
    made.order.traits = departmentTraits(made.order.model, made.order.who);
    auto report = reportOf(reportCity(), made.order);
    if (!report)
        qFatal("%s", qPrintable(report.error().reason));
    made.report = std::move(*report);
    made.analyses = reports::analysesOf(reportCity(), made.order);
    return made;
}

reports::Circumstances around(const MadeReport &made)
{
    reports::Circumstances around;
    around.city = QStringLiteral("哈尔滨（示例）");
    around.calendarVersion = QStringLiteral("2026.1");
    around.asOf = made.order.period.to + std::chrono::hours(50);
    around.madeAt = around.asOf + std::chrono::minutes(30);
    around.madeBy = QStringLiteral("王丽");
    around.showsPersons = true;
    around.nameOf = [](Dimension dimension, const QString &key) {
        switch (dimension) {
        case Dimension::Department:
            return nameIn(Departments, key);
        case Dimension::ClassKey:
            return nameIn(Classes, key);
        case Dimension::Source:
            return nameIn(Sources, key);
        case Dimension::Person:
            return QStringLiteral("张%1").arg(key);
        default:
            return QString();
        }
    };
    return around;
}
} // namespace wanmi::test
