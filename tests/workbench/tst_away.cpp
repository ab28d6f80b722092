// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/awaywindow.h"

#include "support/caseorders.h"
#include "workbench/deskseat.h"
#include "workbench/intakehands.h"

#include <QTest>
#include <QTextBrowser>

using namespace wanmi;
using namespace wanmi::test;
using namespace std::chrono_literals;

/// The page of what happened while a seat was cut off; real seats and central.
class TestAway : public QObject
{
    Q_OBJECT
    std::unique_ptr<SmallCity> m_city;

    /// Until the page of that desk stands.
    static workbench::AwayWindow *pageOf(workbench::MainWindow &window)
    {
        if (!spinUntil([&] { return window.awayWindow() && !window.awayWindow()->text().contains(u'…'); }, 30'000))
            return nullptr;
        return window.awayWindow();
    }
    /// Cuts the seat off for that long; what `meanwhile` does is done by others.
    template <typename Deed> void beAway(Seat &seat, std::chrono::minutes time, Deed meanwhile)
    {
        seat.cutTheLine();
        m_city->clock().advance(time);
        meanwhile();
        seat.healTheLine();
    }

private slots:
    void init() { m_city = std::make_unique<SmallCity>(); }
    void cleanup() { m_city.reset(); }

    void thePageTellsWhatHappened_data() { languages(); }
    void thePageTellsWhatHappened()
    {
        QFETCH(QString, language);
        const bool chinese = language == u"zh";
        Seat &other = m_city->seat(QStringLiteral("dispatcher1"));
        IntakeDesk desk(*m_city, QStringLiteral("dispatcher2"));
        desk.m_words.setLanguage(language);
        const QString taken = registeredCase(*m_city), mine = registeredCase(*m_city), lost = registeredCase(*m_city);
        QVERIFY(m_city->settle());
        QVERIFY(!desk.window().awayWindow());
        QString fresh;
        Seat &seat = desk.m_seat;
        beAway(seat, 3h, [&] {
            QCOMPARE(other.perform(dispatchTo(taken, QStringLiteral("drainage"))), QString());
            QCOMPARE(other.perform(dispatchTo(lost, QStringLiteral("drainage"))), QString());
            fresh = registeredCase(*m_city);
            QVERIFY(m_city->settle());
            QCOMPARE(seat.perform(dispatchTo(mine, QStringLiteral("drainage"))), QString());
            QCOMPARE(seat.perform(dispatchTo(lost, QStringLiteral("power"))), QString()); // the other was first
        });
        workbench::AwayWindow *page = pageOf(desk.window());
        QVERIFY(page);
        QTRY_COMPARE(page->report().refused, 1);
        QCOMPARE(page->report().refusedList.front().caseId, lost);
        QTRY_COMPARE(page->report().ownDone, 1);
        QTRY_VERIFY(page->report().reported >= 1);
        const auto has = [](const std::vector<models::AbsenceLine> &lines, const QString &id) {
            return std::ranges::find(lines, id, &models::AbsenceLine::caseId) != lines.end();
        };
        QTRY_VERIFY(has(page->report().waitingList, fresh)); // PENDING_DISPATCH: a dispatcher's
        QVERIFY(has(page->report().changedList, taken));
        QVERIFY(!has(page->report().changedList, mine) || page->report().changedList.size() > 1);
        QVERIFY2(page->text().contains(chinese ? QStringLiteral("共 3 小时") : QStringLiteral("3 h")),
                 qPrintable(page->text().left(200)));
        QVERIFY(page->text().contains(chinese ? QStringLiteral("中心未受理") : QStringLiteral("Refused by central")));
        emit page->caseWanted(lost);
        QCOMPARE(desk.m_selection.caseId(), lost);
        if (const QByteArray shots = qgetenv("WANMI_SHOTS"); !shots.isEmpty())
            page->grab().save(QString::fromLocal8Bit(shots) + QStringLiteral("/away-") + language
                              + QStringLiteral(".png"));
    }
    void aHiccupOfTheLineIsNotToldOf()
    {
        IntakeDesk desk(*m_city, QStringLiteral("dispatcher2"));
        beAway(desk.m_seat, 5min, [&] { registeredCase(*m_city); });
        QVERIFY(spinUntil([&] { return desk.m_seat.isOnline() && desk.m_seat.isCurrent(); }));
        QTest::qWait(300);
        QVERIFY(!desk.window().awayWindow());
        desk.window().openAway(); // asked for, it says that there was none
        QVERIFY(desk.window().awayWindow()->report().isEmpty());
    }
    void aSeatThatWasSwitchedOffIsToldOfTheTimeBetween()
    {
        const QString account = QStringLiteral("dispatcher2");
        m_city->seat(account);
        QVERIFY(m_city->settle());
        m_city->endSeat(account);
        m_city->clock().advance(14h);
        const QString fresh = registeredCase(*m_city);
        QVERIFY(!fresh.isEmpty());
        IntakeDesk desk(*m_city, account);
        workbench::AwayWindow *page = pageOf(desk.window());
        QVERIFY(page);
        QTRY_VERIFY(page->report().reported >= 1);
    }
};

QTEST_MAIN(TestAway)
#include "tst_away.moc"
