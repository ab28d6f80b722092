// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/caseorders.h"
#include "support/linkproxy.h"

#include <QNetworkReply>
#include <QSignalSpy>
#include <QTest>

using namespace wanmi;
using namespace wanmi::test;
using namespace std::chrono_literals;

namespace {
const QString Acceptor = QStringLiteral("acceptor1");
const QString ShiftLeader = QStringLiteral("shift1");
const QString Dispatcher = QStringLiteral("dispatcher1");

bool endSession(const QUrl &central, const QString &token)
{
    QNetworkAccessManager network;
    QUrl url = central;
    url.setPath(QStringLiteral("/v1/session"));
    QNetworkRequest request(url);
    request.setRawHeader("Authorization", "Bearer " + token.toUtf8());
    const std::unique_ptr<QNetworkReply> reply(network.deleteResource(request));
    return spinUntil([&reply] { return reply->isFinished(); }) && reply->error() == QNetworkReply::NoError;
}
} // namespace

class TestLink : public QObject
{
    Q_OBJECT

private slots:
    void aCaseGoesItsWholeWayThroughSeatsOfEveryPost()
    {
        SmallCity city;
        Seat &dispatcher = city.seat(Dispatcher);
        Seat &clerk = city.seat(QStringLiteral("drainage1"));
        const QString id = registeredCase(city);
        if (QTest::currentTestFailed())
            return;
        QCOMPARE(clerk.stateOf(id), QString()); // not theirs yet: not even in their replica

        QCOMPARE(dispatcher.perform(dispatchTo(id, QStringLiteral("drainage"))), QString());
        QVERIFY(city.settle());
        QCOMPARE(clerk.stateOf(id), domain::state::PendingSign);
        QCOMPARE(clerk.perform(plain(id, QStringLiteral("sign"))), QString());
        QVERIFY(city.settle());
        domain::CaseOrder feedback = plain(id, QStringLiteral("feedback"));
        feedback.note = QStringLiteral("已清运");
        feedback.photos = {{QStringLiteral("after"), QString(64, QLatin1Char('b')), city.clock().now(),
                            QStringLiteral("drainage1")}};
        QCOMPARE(clerk.perform(feedback), QString());
        QVERIFY(city.settle());
        QCOMPARE(dispatcher.perform(plain(id, QStringLiteral("acceptFeedback"))), QString());
        QVERIFY(city.settle());

        Seat &acceptor = city.seat(Acceptor);
        const auto file = acceptor.caseFile(id);
        QVERIFY(file.has_value());
        QCOMPARE(file->state, domain::state::PendingCheck);
        QCOMPARE(file->handledInTime, std::optional<bool>(true));
        domain::CaseOrder check = plain(id, QStringLiteral("sendCheck"));
        check.supervisor = file->supervisor;
        QCOMPARE(acceptor.perform(check), QString());
        QVERIFY(city.settle());
        domain::CaseOrder passed = plain(id, QStringLiteral("checkResult"));
        passed.result = QStringLiteral("pass");
        passed.onSite = file->place;
        passed.photos = {
            {QStringLiteral("after"), QString(64, QLatin1Char('c')), city.clock().now(), file->supervisor}};
        QCOMPARE(city.seat(file->supervisor).perform(passed), QString());
        QVERIFY(city.settle());
        QCOMPARE(city.seat(ShiftLeader).perform(plain(id, QStringLiteral("close"))), QString());
        QVERIFY(city.settle());

        QCOMPARE(dispatcher.stateOf(id), domain::state::Closed);
        const auto dossier = await(dispatcher.store().dossier(id));
        QVERIFY(dossier.has_value());
        QCOMPARE(dossier->trail.size(), 12u);
        QVERIFY2(dossier->reporterPhone.isEmpty(), "a dispatcher has no need to know who reported");
        const auto supervision = await(acceptor.store().dossier(id));
        QCOMPARE(supervision->reporterName, QStringLiteral("王小明"));
        QCOMPARE(city.contractBreaches(), QStringList());
    }

    void theLaterDispatchIsRefused()
    {
        SmallCity city;
        Seat &east = city.seat(QStringLiteral("dispatcher2"));
        Seat &west = city.seat(Dispatcher);
        const QString id = registeredCase(city);
        if (QTest::currentTestFailed())
            return;
        east.cutTheLine();
        QCOMPARE(west.perform(dispatchTo(id, QStringLiteral("drainage"))), QString());
        QVERIFY(city.settle());
        QCOMPARE(east.perform(dispatchTo(id, QStringLiteral("power"))), QString());
        QCOMPARE(east.stateOf(id), domain::state::PendingSign); // provisional
        east.healTheLine();
        QVERIFY(spinUntil([&] { return !east.rejectionReason(id).isEmpty(); }));
        QVERIFY(city.settle());
        QCOMPARE(east.replica(), west.replica());
        QCOMPARE(east.caseFile(id)->leadDept, QStringLiteral("drainage"));
        QVERIFY(QStringList({QStringLiteral("not-in-this-state"), QStringLiteral("version-moved")})
                    .contains(east.rejectionReason(id)));
    }

    void whatIsDoneWhileCentralIsGoneArrivesLaterOnce()
    {
        SmallCity city;
        Seat &acceptor = city.seat(Acceptor);
        const geo::Place place = city.somewhere();
        city.stopCentral();
        QStringList ids;
        for (int i = 0; i < 20; ++i) {
            ids << acceptor.report(report(place));
            QCOMPARE(acceptor.stateOf(ids.last()), domain::state::Intake);
        }
        QCOMPARE(acceptor.status().waitingCommands, 20);
        QTRY_COMPARE_WITH_TIMEOUT(acceptor.link().status().state, sync::LinkStatus::State::Offline, 15'000);
        city.startCentral();
        QVERIFY(city.settle(40'000));
        Seat &other = city.seat(Dispatcher);
        for (const QString &id : ids)
            QCOMPARE(other.stateOf(id), domain::state::Intake);
        QCOMPARE(other.replica(), acceptor.replica());
    }

    void aReplicaThatWasAwayCatchesUpFromItsCursor()
    {
        SmallCity city;
        Seat &acceptor = city.seat(Acceptor);
        Seat &dispatcher = city.seat(Dispatcher);
        const geo::Place place = city.somewhere();
        dispatcher.cutTheLine();
        QStringList ids;
        for (int i = 0; i < 30; ++i) {
            ids << acceptor.report(report(place));
            QVERIFY(!ids.last().isEmpty());
        }
        QVERIFY(city.settle());
        QCOMPARE(dispatcher.stateOf(ids.last()), QString());
        dispatcher.healTheLine();
        QVERIFY(spinUntil([&] { return dispatcher.stateOf(ids.last()) == domain::state::Intake; }));
        QVERIFY(city.settle());
        QCOMPARE(dispatcher.replica(), acceptor.replica());
    }

    void aWrongPasswordIsDenied()
    {
        SmallCity city;
        const auto answer
            = await(sync::signIn(city.url(), {Dispatcher, QStringLiteral("wrong"), QStringLiteral("t")}));
        QVERIFY(!answer.has_value());
        QCOMPARE(answer.error().kind, ErrorKind::Denied);
        QCOMPARE(answer.error().reason, QStringLiteral("wrong-password"));
    }

    void aLateNoToTheOldSessionDoesNotEndTheNewOne()
    {
        SmallCity city;
        LinkProxy line(city.url());
        const auto old = city.signIn(Dispatcher);
        Seat seat(line.url(), old, city.folder() + QStringLiteral("/late"), city.rules(),
                  std::make_shared<SettableClock>(), {}, store::Location().tidyAfter,
                  [](sync::Link::Options &options) { options.livePeriod = 20ms; });
        QVERIFY(spinUntil([&seat] { return seat.isOnline(); }));
        // The session ends while a question is on its way; the answer to it is on its way while the person signs in.
        line.holdRequests();
        QVERIFY(spinUntil([&line] { return line.held() > 0; }));
        QVERIFY(endSession(city.url(), old.token));
        line.holdAnswers();
        QVERIFY(spinUntil([&line] { return line.held() > 0; }));
        QSignalSpy states(&seat.link(), &sync::Link::statusChanged);
        seat.renew(city.signIn(Dispatcher));
        QVERIFY(spinUntil([&seat] { return seat.isOnline(); }));
        line.release();
        const QString id = city.seat(Acceptor).report(report(city.somewhere()));
        QVERIFY(spinUntil([&] { return seat.stateOf(id) == domain::state::Intake; }));
        QVERIFY(spinUntil([&line] { return line.held() == 0; }));
        QVERIFY(seat.isCurrent());
        for (const QList<QVariant> &one : states)
            QVERIFY(one.first().value<sync::LinkStatus>().state != sync::LinkStatus::State::Denied);
    }

    void aDeadCentralIsUnreachableNotAnError()
    {
        const auto answer = await(sync::signIn(QUrl(QStringLiteral("http://127.0.0.1:9")),
                                               {Dispatcher, QStringLiteral("wanmi"), QStringLiteral("t")}));
        QVERIFY(!answer.has_value());
        QCOMPARE(answer.error().kind, ErrorKind::Unreachable);
    }
};

QTEST_GUILESS_MAIN(TestLink)
#include "tst_link.moc"
