// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/casequeue.h"
#include "protocol/mapedition.h"
#include "support/caseorders.h"
#include "support/linkproxy.h"
#include "support/photos.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace wanmi;
using namespace wanmi::test;

namespace {
const QString Clerk = QStringLiteral("drainage1");
const QString Dispatcher = QStringLiteral("dispatcher1");
constexpr int PatienceMs = 60'000; ///< what a person waits; the line itself needs a tenth of it
constexpr qint64 LineBytesPerSecond = 32'000;
constexpr qint64 FirstPieceBytes = 64 * 1024;

/// What a clerk has on screen: the open cases of the department.
struct Screen
{
    Screen(SmallCity &city, Seat &seat)
        : words(city.rules())
        , queue(rows, words, std::make_shared<SettableClock>())
    {
        queue.setFilter({models::Queue{QStringLiteral("open"), {}, models::Queue::Which::AllOpen}, {}});
        models::keepInStep(rows, seat.store());
    }
    [[nodiscard]] QString stateOf(const QString &caseId) const
    {
        const auto row = queue.rowOf(caseId);
        return row ? queue.summary(*row).state : QString();
    }
    models::Words words;
    models::CaseRows rows;
    models::CaseQueueModel queue;
};

QString choose(Seat &seat, const QString &folder, const QByteArray &bytes)
{
    QFile file(folder + QStringLiteral("/p.jpg"));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("no picture could be written");
    file.close();
    const auto kept = seat.media().keep({file.fileName()});
    if (!spinUntil([&kept] { return kept.isFinished(); }))
        qFatal("the picture was not kept");
    return kept.result().at(0).hash;
}

qint64 firstSize(const QString &folder, const QString &pattern)
{
    const auto files = QDir(folder).entryInfoList({pattern}, QDir::Files);
    return files.isEmpty() ? 0 : files.first().size();
}

int actionsOf(Seat &seat, const QString &caseId, const QString &action)
{
    const auto dossier = await(seat.store().dossier(caseId));
    return !dossier ? -1 : int(std::ranges::count(dossier->trail, action, &domain::ActionRecord::action));
}
} // namespace

/// The seat of a clerk at the edge of town: 256 kbit/s, half a second there and back, one segment in twenty lost, and
/// connections that break.
class TestBadLine : public QObject
{
    Q_OBJECT
    std::unique_ptr<SmallCity> m_city;
    std::unique_ptr<LinkProxy> m_line;
    std::unique_ptr<Screen> m_screen;
    std::unique_ptr<QSignalSpy> m_baseMap;
    QString m_case;
    Seat *m_clerk = nullptr;

private slots:
    void initTestCase()
    {
        m_city = std::make_unique<SmallCity>();
        m_case = registeredCase(*m_city);
        m_line = std::make_unique<LinkProxy>(m_city->url());
        m_line->become(LinkProxy::Line::Thin);
    }
    void cleanupTestCase()
    {
        QCOMPARE(m_city->contractBreaches(), QStringList());
        m_screen.reset();
        m_city.reset();
    }

    void openCasesAreOnScreenSoonAndEverythingLater()
    {
        QElapsedTimer sinceSignIn;
        sinceSignIn.start();
        m_clerk = &m_city->seatOver(m_line->url(), Clerk);
        m_baseMap = std::make_unique<QSignalSpy>(&m_clerk->link(), &sync::Link::basemapReady);
        m_screen = std::make_unique<Screen>(*m_city, *m_clerk);
        QVERIFY(spinUntil([&] { return m_screen->queue.rowCount() > 0; }, PatienceMs));
        const qint64 queueMs = sinceSignIn.elapsed(), queueBytes = m_line->carried().down;
        QVERIFY(spinUntil([&] { return m_clerk->isOnline(); }, PatienceMs));
        qInfo("open cases after %lld ms and %lld bytes, everything after %lld ms and %lld bytes", queueMs, queueBytes,
              sinceSignIn.elapsed(), m_line->carried().down);
        // What came first is what had to: a line's ten seconds are enough for it, and as plain rows they were not.
        QVERIFY2(queueBytes < 3 * LineBytesPerSecond, qPrintable(QString::number(queueBytes)));
        QVERIFY2(m_line->carried().down < 8 * LineBytesPerSecond, qPrintable(QString::number(m_line->carried().down)));
        QVERIFY(sinceSignIn.elapsed() < PatienceMs);
    }

    void whatOthersDoArrives()
    {
        Seat &dispatcher = m_city->seat(Dispatcher);
        QCOMPARE(dispatcher.perform(dispatchTo(m_case, QStringLiteral("drainage"))), QString());
        QVERIFY(spinUntil([&] { return m_screen->stateOf(m_case) == domain::state::PendingSign; }, PatienceMs));
    }

    void theBaseMapGoesOnWhereTheLineBroke()
    {
        const auto part = [this] {
            return firstSize(m_city->folder() + QStringLiteral("/seat-") + Clerk + QStringLiteral("/cache"),
                             QStringLiteral("basemap-*.part"));
        };
        QVERIFY(spinUntil([&part] { return part() > LineBytesPerSecond; }, PatienceMs));
        m_line->breakAll();
        const qint64 before = part();
        QVERIFY(spinUntil(
            [&] {
                const qint64 now = part(); // none: it is whole, and the word of it is on its way
                if (now > 0 && now < before)
                    qFatal("what had come is lost");
                return !m_baseMap->isEmpty();
            },
            2 * PatienceMs));
        QVERIFY(!m_baseMap->first().first().toString().isEmpty());
    }

    void aDeedIsOnScreenAtOnceAndAtCentralOnce()
    {
        Seat &dispatcher = m_city->seat(Dispatcher);
        m_line->become(LinkProxy::Line::Gone); // whoever waited for it would wait for ever
        QCOMPARE(m_clerk->perform(plain(m_case, QStringLiteral("sign"))), QString());
        QVERIFY(spinUntil([&] { return m_screen->stateOf(m_case) == domain::state::Handling; }));
        QCOMPARE(m_clerk->status().waitingCommands, 1);
        m_line->become(LinkProxy::Line::Thin);
        m_line->breakAll();
        // Central has done it, and the answer that says so is lost (where the machine is not busier than the line).
        QVERIFY(spinUntil([&] { return actionsOf(dispatcher, m_case, QStringLiteral("sign")) == 1; }, PatienceMs));
        m_line->breakAll();
        QVERIFY(spinUntil([&] { return m_clerk->status().waitingCommands == 0; }, PatienceMs));
        QCOMPARE(m_clerk->rejectionReason(m_case), QString());
        QCOMPARE(actionsOf(dispatcher, m_case, QStringLiteral("sign")), 1);
    }

    void aPhotoGoesOnWhereTheLineBroke()
    {
        Seat &dispatcher = m_city->seat(Dispatcher);
        const QByteArray bytes = aPhoto(1, {520, 390});
        QVERIFY2(bytes.size() > 2 * FirstPieceBytes, qPrintable(QString::number(bytes.size())));
        const QString hash = choose(*m_clerk, m_city->folder(), bytes);
        domain::CaseOrder feedback = plain(m_case, QStringLiteral("feedback"));
        feedback.note = QStringLiteral("已清运");
        feedback.photos = {{QStringLiteral("after"), hash, m_city->clock().now(), Clerk}};
        QCOMPARE(m_clerk->perform(feedback), QString());
        const auto atCentral = [this] {
            return firstSize(m_city->folder() + QStringLiteral("/central/media/unfinished"), QStringLiteral("part-*"));
        };
        QVERIFY(spinUntil([&] { return atCentral() >= FirstPieceBytes; }, PatienceMs));
        m_line->breakAll();
        QVERIFY(spinUntil(
            [&] {
                const qint64 now = atCentral();
                if (now > 0 && now < FirstPieceBytes)
                    qFatal("what had come is lost");
                return m_clerk->status().waitingCommands == 0;
            },
            2 * PatienceMs));
        QCOMPARE(atCentral(), 0);
        QVERIFY(spinUntil([&] { return await(dispatcher.media().photo(hash)).has_value(); }, PatienceMs));
        QVERIFY(await(dispatcher.media().photo(hash))->bytes == bytes);
        QCOMPARE(actionsOf(dispatcher, m_case, QStringLiteral("feedback")), 1);
    }

    void aPhotoOfOthersComesThoughTheLineBreaks()
    {
        // Taken at the place while the dispatcher looked on: over a good line.
        Seat &acceptor = m_city->seat(QStringLiteral("acceptor1"));
        const QByteArray bytes = aPhoto(2, {420, 315});
        domain::CaseOrder order = report(m_city->somewhere());
        order.photos = {{QStringLiteral("near"), choose(acceptor, m_city->folder(), bytes), m_city->clock().now(), {}}};
        QVERIFY(!acceptor.report(order).isEmpty());
        QVERIFY(spinUntil([&] { return acceptor.status().waitingCommands == 0; }));
        sync::MediaClient viewer(m_line->url(), m_city->signIn(QStringLiteral("acceptor1")).token,
                                 std::make_shared<SettableClock>(),
                                 {store::PhotoFolders{m_city->folder() + QStringLiteral("/v-kept"),
                                                      m_city->folder() + QStringLiteral("/v-cache")}});
        const qint64 before = m_line->carried().down;
        const auto photo = viewer.photo(order.photos.front().hash);
        QVERIFY(spinUntil([&] { return m_line->carried().down - before > bytes.size() / 2; }, PatienceMs));
        QVERIFY(!photo.isFinished());
        m_line->breakAll();
        const auto seen = await(photo, PatienceMs);
        QVERIFY2(seen.has_value(), qPrintable(seen ? QString() : seen.error().reason));
        QVERIFY(seen->bytes == bytes);
    }

    void theReplicaIsWhatAnotherSeatOfTheDepartmentHas()
    {
        QVERIFY(m_city->settle(PatienceMs));
        Seat fresh(m_city->url(), m_city->signIn(Clerk), m_city->folder() + QStringLiteral("/fresh"), m_city->rules(),
                   std::make_shared<SettableClock>());
        QVERIFY(spinUntil([&fresh] { return fresh.isOnline(); }));
        QCOMPARE(m_clerk->replica(), fresh.replica());
        QCOMPARE(m_clerk->status().rows, fresh.status().rows);
        QVERIFY(m_line->carried().stalls > 10); // the line was as bad as it says
    }
};

QTEST_GUILESS_MAIN(TestBadLine)
#include "tst_badline.moc"
