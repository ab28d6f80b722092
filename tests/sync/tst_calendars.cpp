// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/names.h"
#include "server/calendars.h"
#include "support/smallcity.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace wanmi;
using test::SmallCity;
using test::spinUntil;

namespace {
const QString CityFolder = QStringLiteral("/central");

QByteArray daysOff(const QString &version, const QString &from, const QString &to)
{
    QFile shipped(QStringLiteral(":/wanmi/calendars/china.json"));
    if (!shipped.open(QIODevice::ReadOnly))
        qFatal("no shipped calendar");
    QJsonObject json = QJsonDocument::fromJson(shipped.readAll()).object();
    json.insert(QStringLiteral("version"), version);
    QJsonArray holidays = json.value(u"holidays").toArray();
    holidays.append(QJsonObject{{QStringLiteral("from"), from},
                                {QStringLiteral("to"), to},
                                {QStringLiteral("zh"), QStringLiteral("暴雪停工")}});
    json.insert(QStringLiteral("holidays"), holidays);
    return QJsonDocument(json).toJson();
}
} // namespace

/// A calendar published at central, at a seat that is connected and at one that was away: both have it and
/// the dues it moved, and judge by it.
class TestCalendars : public QObject
{
    Q_OBJECT
    std::unique_ptr<SmallCity> m_city;

private slots:
    void init()
    {
        m_city = std::make_unique<SmallCity>();
        QVERIFY(m_city->isUp());
    }
    void cleanup()
    {
        QCOMPARE(m_city->contractBreaches(), QStringList());
        m_city.reset();
    }
    void everySeatGetsTheCalendarAndTheDuesItMoved()
    {
        test::Seat &there = m_city->seat(QStringLiteral("dispatcher1"));
        test::Seat &away = m_city->seat(QStringLiteral("shift1"));
        models::Directory atThere(m_city->rules(), there.store());
        models::Directory atAway(m_city->rules(), away.store());
        domain::RuleBookPtr seen, seenAway;
        connect(&there.store(), &store::Store::rulesChanged, this,
                [&](const domain::RuleBookPtr &rules) { seen = rules; });
        connect(&away.store(), &store::Store::rulesChanged, this,
                [&](const domain::RuleBookPtr &rules) { seenAway = rules; });
        QVERIFY(m_city->settle());
        for (int i = 0; i < 3; ++i)
            m_city->central().tick(); // what is due by the clock comes first
        QVERIFY(m_city->settle());
        away.cutTheLine();
        QVERIFY(spinUntil([&] { return !away.isOnline(); }));

        const QByteArray file
            = daysOff(QStringLiteral("snow-1"), QStringLiteral("2026-11-23"), QStringLiteral("2026-11-27"));
        const auto now = m_city->clock().now();
        const auto preview = server::previewCalendar(m_city->folder() + CityFolder, file, now);
        QVERIFY2(preview, preview ? "" : qPrintable(preview.error().reason + preview.error().detail));
        QVERIFY2(preview->moves.size() > 3, "the generated city has work in its departments");
        const auto done = server::publishCalendar(m_city->folder() + CityFolder, file, now);
        QVERIFY2(done, done ? "" : qPrintable(done.error().reason + done.error().detail));

        QVERIFY(spinUntil([&] { return seen && seen->calendar.version() == u"snow-1"; }));
        QVERIFY(m_city->settle());
        const auto isAsPublished = [&](test::Seat &seat) {
            int compared = 0;
            for (const domain::DueMove &move : done->moves) {
                const auto file = seat.caseFile(move.caseId.text());
                if (!file || file->id.isEmpty() || move.what != domain::DueMove::What::Stage)
                    continue; // not in this seat's sight
                if (file->stageDue != std::optional(move.after) || file->calendarVersion != u"snow-1")
                    return -1;
                ++compared;
            }
            return compared;
        };
        const auto stages
            = std::ranges::count(done->moves, domain::DueMove::What::Stage, &domain::DueMove::what);
        QVERIFY(stages > 0);
        QCOMPARE(isAsPublished(there), int(stages)); // both see the whole city
        QVERIFY(!seenAway);
        // It goes on with the old one, and has both when it comes back.
        away.healTheLine();
        QVERIFY(spinUntil([&] { return seenAway && seenAway->calendar.version() == u"snow-1"; }));
        QVERIFY(m_city->settle());
        QCOMPARE(isAsPublished(away), int(stages));
        QCOMPARE(seenAway->calendars->editions().size(), size_t(2));
    }
};

QTEST_GUILESS_MAIN(TestCalendars)
#include "tst_calendars.moc"
