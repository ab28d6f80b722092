// SPDX-License-Identifier: GPL-3.0-or-later
#include "town.h"

#include "protocol/mapedition.h"
#include "protocol/media.h"
#include "server/database.h"
#include "support/photos.h"

#include <QDir>
#include <QDirIterator>
#include <QJsonArray>
#include <QTest>

#include <atomic>
#include <csignal>
#include <sys/resource.h>
#include <thread>

using namespace wanmi;
using namespace wanmi::test;
using domain::Post;

/// Photos at a real central: what it takes, what it keeps, and whom it gives it to.
class TestMedia : public QObject
{
    Q_OBJECT
    std::unique_ptr<Town> m_town;

    static QByteArray pathOf(const QByteArray &bytes)
    {
        return "/v1/media/" + protocol::sha256Of(bytes).toLatin1();
    }
    std::unique_ptr<HttpClient> as(Post post) { return m_town->signIn(accountOf(post)); }
    [[nodiscard]] QStringList files() const
    {
        QStringList names;
        QDirIterator all(m_town->folder() + QStringLiteral("/media"), QDir::Files,
                         QDirIterator::Subdirectories);
        while (all.hasNext())
            names.append(all.next());
        return names;
    }
    [[nodiscard]] QStringList audited() const
    {
        server::Database database(m_town->database(), server::Database::Mode::ReadOnly);
        server::Query query(database, "SELECT account, outcome FROM audit WHERE deed = 'photo' ORDER BY n");
        QStringList lines;
        while (query.step())
            lines.append(query.text(0) + u' ' + query.text(1));
        return lines;
    }
    static domain::CaseOrder withPhoto(const QString &action, const QString &caseId, const QByteArray &bytes)
    {
        domain::CaseOrder order = orderFor(action, caseId);
        for (domain::Photo &photo : order.photos)
            photo.hash = protocol::sha256Of(bytes);
        return order;
    }
private slots:
    void init() { m_town = std::make_unique<Town>(); }
    void cleanup()
    {
        QCOMPARE(m_town->breaches(), QStringList());
        m_town.reset();
    }

    void aPhotoComesBackAsItWas()
    {
        const QByteArray bytes = aPhoto(1);
        auto supervisor = as(Post::Supervisor);
        const HttpReply kept = supervisor->send("PUT", pathOf(bytes), bytes);
        QCOMPARE(kept.status, 200);
        QCOMPARE(kept.json().value(u"type").toString(), QStringLiteral("image/jpeg"));
        QCOMPARE(kept.json().value(u"width").toInt(), 64);
        const HttpReply back = supervisor->get(pathOf(bytes));
        QCOMPARE(back.status, 200);
        QCOMPARE(back.headers.value("content-type"), QByteArray("image/jpeg"));
        QCOMPARE(back.body, bytes);
        QCOMPARE(supervisor->get(pathOf(bytes), {"If-None-Match: " + back.headers.value("etag")}).status,
                 304);
        const HttpReply rest = supervisor->get(pathOf(bytes), {"Range: bytes=100-"});
        QCOMPARE(rest.status, 206);
        QCOMPARE(rest.body, bytes.mid(100));
        QCOMPARE(rest.headers.value("content-range"),
                 "bytes 100-" + QByteArray::number(bytes.size() - 1) + '/' + QByteArray::number(bytes.size()));
        QCOMPARE(supervisor->get(pathOf(bytes), {"Range: bytes=99999999-"}).status, 416);
        QCOMPARE(files().size(), 1);
        const QString hash = protocol::sha256Of(bytes);
        QVERIFY(files().first().endsWith(QStringLiteral("/media/") + hash.left(2) + u'/' + hash));
    }

    void aPhotoOutlivesCentral()
    {
        const QByteArray bytes = aPhoto(2);
        QCOMPARE(as(Post::Supervisor)->send("PUT", pathOf(bytes), bytes).status, 200);
        m_town->stop();
        m_town->start();
        QCOMPARE(as(Post::Supervisor)->get(pathOf(bytes)).body, bytes);
    }

    void whatAKilledCentralLeftHalfWrittenGoes()
    {
        const QString left = m_town->folder() + QStringLiteral("/media/unfinished");
        QVERIFY(QDir().mkpath(left));
        QFile half(left + QStringLiteral("/0123"));
        QVERIFY(half.open(QIODevice::WriteOnly) && half.write("half") == 4);
        half.close();
        m_town->stop();
        m_town->start();
        QCOMPARE(files(), QStringList());
    }

    void aPhotoMayComeInPiecesAndGoOnWhereItWasCut()
    {
        const QByteArray bytes = aPhoto(4, {200, 150});
        auto person = as(Post::Supervisor);
        const auto piece = [&](qint64 offset, qint64 size) {
            return person->send("PUT",
                                pathOf(bytes) + "?offset=" + QByteArray::number(offset) + "&of="
                                    + QByteArray::number(bytes.size()),
                                bytes.mid(offset, size));
        };
        const auto received = [](const HttpReply &reply) {
            return reply.status == 202 ? reply.json().value(u"received").toInt() : -reply.status;
        };
        QCOMPARE(received(piece(0, 1'000)), 1'000);
        QCOMPARE(received(piece(0, 1'000)), 1'000); // the answer was lost
        QCOMPARE(received(piece(5'000, 1'000)), 1'000); // not where it goes on
        m_town->stop();
        m_town->start();
        person = as(Post::Supervisor);
        QCOMPARE(received(piece(0, 1'000)), 1'000); // also after a restart
        QCOMPARE(person->get(pathOf(bytes)).status, 404);
        const HttpReply whole = piece(1'000, bytes.size());
        QCOMPARE(whole.status, 200);
        QCOMPARE(whole.json().value(u"width").toInt(), 200);
        QCOMPARE(person->get(pathOf(bytes)).body, bytes);
        QCOMPARE(files().size(), 1);
    }

    void spoiltPiecesAreForgotten()
    {
        const QByteArray bytes = aPhoto(5), target = pathOf(bytes) + "?of=" + QByteArray::number(bytes.size());
        auto person = as(Post::Supervisor);
        QCOMPARE(person->send("PUT", target + "&offset=0", QByteArray(100, 'x')).status, 202);
        // Another one's are not touched by it.
        QCOMPARE(as(Post::Acceptor)->send("PUT", target + "&offset=0", bytes.left(200)).json().value(u"received").toInt(), 200);
        const HttpReply spoilt = person->send("PUT", target + "&offset=100", bytes.mid(100));
        QCOMPARE(spoilt.status, 422);
        QCOMPARE(spoilt.reason(), QStringLiteral("hash-differs"));
        QCOMPARE(person->send("PUT", target + "&offset=0", bytes).status, 200);
        QCOMPARE(as(Post::Acceptor)->send("PUT", target + "&offset=200", bytes.mid(200)).status, 200);
    }

    void aPieceSaysWhatItIsOf_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<int>("status");
        QTest::newRow("no offset") << QByteArray("?of=100") << 400;
        QTest::newRow("no size") << QByteArray("?offset=0") << 400;
        QTest::newRow("behind the end") << QByteArray("?offset=101&of=100") << 400;
        QTest::newRow("before the beginning") << QByteArray("?offset=-1&of=100") << 400;
        QTest::newRow("of no photo's size") << QByteArray("?offset=0&of=99999999999") << 413;
    }
    void aPieceSaysWhatItIsOf()
    {
        QFETCH(QByteArray, query);
        QFETCH(int, status);
        const QByteArray bytes = aPhoto(6);
        QCOMPARE(as(Post::Supervisor)->send("PUT", pathOf(bytes) + query, bytes).status, status);
        QCOMPARE(files(), QStringList());
    }

    void theSamePhotoTwiceIsOnePhoto()
    {
        const QByteArray bytes = aPhoto(3);
        auto first = as(Post::Supervisor);
        auto second = as(Post::DepartmentOfficer);
        QCOMPARE(first->send("PUT", pathOf(bytes), bytes).status, 200);
        QCOMPARE(first->send("PUT", pathOf(bytes), bytes).status, 200);
        QCOMPARE(second->send("PUT", pathOf(bytes), bytes).status, 200);
        QCOMPARE(files().size(), 1);
        QCOMPARE(audited(), QStringList{accountOf(Post::Supervisor) + QStringLiteral(" done")});
    }

    void manyMaySendItAtOnce()
    {
        const QByteArray bytes = aPhoto(4);
        const QByteArray token = as(Post::Supervisor)->token;
        std::atomic<int> good = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 8; ++i) {
            threads.emplace_back([&] {
                HttpClient client(m_town->port());
                client.token = token;
                good += client.send("PUT", pathOf(bytes), bytes).status == 200 ? 1 : 0;
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(good.load(), 8);
        QCOMPARE(files().size(), 1);
    }

    void onlyWhoSeesTheCaseReadsItsPhotos()
    {
        // A fresh report: nobody's but supervision's and its own supervisor's.
        const QByteArray fresh = aPhoto(5);
        auto supervisor = as(Post::Supervisor);
        QCOMPARE(supervisor->send("PUT", pathOf(fresh), fresh).status, 200);
        auto acceptor = as(Post::Acceptor);
        QCOMPARE(acceptor->get(pathOf(fresh)).status, 404); // sent, but of no case yet
        const auto reported = m_town->perform(
            *supervisor, withPhoto(QStringLiteral("report"), QStringLiteral("new-1"), fresh));
        QCOMPARE(reported.value(u"status").toString(), QStringLiteral("applied"));
        // A photo of the department's own case.
        const QByteArray done = aPhoto(6);
        auto officer = as(Post::DepartmentOfficer);
        QCOMPARE(officer->send("PUT", pathOf(done), done).status, 200);
        domain::CaseOrder feedback
            = withPhoto(QStringLiteral("feedback"), QStringLiteral("in-HANDLING"), done);
        const auto told = Town::command(*officer, feedback, 1);
        QVERIFY2(told.value(u"status").toString() == u"applied", QJsonDocument(told).toJson());
        const struct
        {
            Post post;
            int fresh, done;
        } expected[] = {{Post::Acceptor, 200, 200},
                        {Post::ShiftLeader, 200, 200},
                        {Post::Dispatcher, 200, 200},
                        {Post::Inspector, 200, 200},
                        {Post::Leader, 200, 200},
                        {Post::Supervisor, 200, 200},
                        {Post::DepartmentOfficer, 404, 200},
                        {Post::SysAdmin, 404, 404},
                        {Post::Portal, 404, 404},
                        {Post::Camera, 404, 404}};
        for (const auto &[post, freshStatus, doneStatus] : expected) {
            auto who = as(post);
            const HttpReply a = who->get(pathOf(fresh)), b = who->get(pathOf(done));
            QVERIFY2(a.status == freshStatus && b.status == doneStatus,
                     qPrintable(
                         QStringLiteral("%1: %2 %3").arg(domain::tokenOf(post)).arg(a.status).arg(b.status)));
            if (freshStatus == 404)
                QCOMPARE(a.reason(), QStringLiteral("no-such-photo"));
        }
        HttpClient nobody(m_town->port());
        QCOMPARE(nobody.get(pathOf(fresh)).status, 401);
        QVERIFY(audited().contains(accountOf(Post::DepartmentOfficer) + QStringLiteral(" not-your-photo")));
    }

    void aPortalSendsAndReadsItsOwn()
    {
        const QByteArray bytes = aPhoto(7);
        auto portal = as(Post::Portal);
        QCOMPARE(portal->send("PUT", pathOf(bytes), bytes).status, 200);
        QCOMPARE(portal->get(pathOf(bytes)).body, bytes);
    }

    void whoDecidesNothingSendsNothing()
    {
        const QByteArray bytes = aPhoto(8);
        for (const Post post : {Post::SysAdmin, Post::Evaluator, Post::Commander}) {
            const HttpReply reply = as(post)->send("PUT", pathOf(bytes), bytes);
            QCOMPARE(reply.status, 403);
            QCOMPARE(reply.reason(), QStringLiteral("not-your-post"));
        }
        HttpClient nobody(m_town->port());
        const HttpReply reply = nobody.send("PUT", pathOf(bytes), bytes);
        QCOMPARE(reply.status, 401);
        QCOMPARE(files(), QStringList());
    }

    void aFlippedByteIsFoundAndNeverGivenOut()
    {
        const QByteArray bytes = aPhoto(9);
        auto supervisor = as(Post::Supervisor);
        QCOMPARE(supervisor->send("PUT", pathOf(bytes), bytes).status, 200);
        QFile file(files().first());
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.seek(file.size() / 2);
        const char was = file.peek(1).at(0);
        const char now = char(was ^ 0x10);
        QCOMPARE(file.write(&now, 1), 1);
        file.close();
        for (int i = 0; i < 2; ++i) {
            const HttpReply reply = supervisor->get(pathOf(bytes));
            QCOMPARE(reply.status, 500);
            QCOMPARE(reply.reason(), QStringLiteral("photo-damaged"));
        }
        const QString line = accountOf(Post::Supervisor) + QStringLiteral(" photo-damaged");
        QTRY_COMPARE(audited().count(line), 1);
        // Who still has it sends it again.
        QCOMPARE(supervisor->send("PUT", pathOf(bytes), bytes).status, 200);
        QCOMPARE(supervisor->get(pathOf(bytes)).body, bytes);
        QFile::remove(files().first());
        QCOMPARE(supervisor->get(pathOf(bytes)).reason(), QStringLiteral("photo-damaged"));
        QTRY_COMPARE(audited().count(line), 2);
    }

    void whatIsNotAPhotoIsRefused_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("reason");
        const QByteArray good = aPhoto(10);
        const QByteArray text = "#!/bin/sh\necho no photo\n";
        QByteArray vast = good;
        vast.append(QByteArray(protocol::MostMediaBytes + 1 - vast.size(), 'x'));
        QTest::newRow("another hash") << pathOf(aPhoto(11)) << good << 422 << "hash-differs";
        QTest::newRow("a script") << pathOf(text) << text << 422 << "not-a-picture";
        QTest::newRow("nothing") << pathOf({}) << QByteArray() << 422 << "not-a-picture";
        QTest::newRow("a picture cut short")
            << pathOf(good.left(40)) << good.left(40) << 422 << "not-a-picture";
        QTest::newRow("one byte too many") << pathOf(vast) << vast << 413 << "too-large";
        QTest::newRow("no hash in the path")
            << QByteArray("/v1/media/passwd") << good << 400 << "bad-message";
        QTest::newRow("a path outside")
            << QByteArray("/v1/media/..%2f..%2fcentral.db") << good << 400 << "bad-message";
    }
    void whatIsNotAPhotoIsRefused()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QFETCH(QString, reason);
        auto supervisor = as(Post::Supervisor);
        const HttpReply reply = supervisor->send("PUT", path, body);
        QCOMPARE(reply.status, status);
        QCOMPARE(reply.reason(), reason);
        QCOMPARE(files(), QStringList());
        QCOMPARE(supervisor->get("/v1/health").status, 200);
    }

    void theLargestPhotoIsTaken()
    {
        QByteArray bytes = aPhoto(12);
        bytes.append(QByteArray(protocol::MostMediaBytes - bytes.size(), 'x'));
        auto supervisor = as(Post::Supervisor);
        QCOMPARE(supervisor->send("PUT", pathOf(bytes), bytes).status, 200);
        QVERIFY(supervisor->get(pathOf(bytes)).body == bytes);
    }

    void otherPathsTakeNoMoreThanBefore()
    {
        const HttpReply reply
            = as(Post::Supervisor)->send("POST", "/v1/commands", QByteArray(2 * 1024 * 1024, ' '));
        QCOMPARE(reply.status, 413);
        QCOMPARE(reply.reason(), QStringLiteral("too-large"));
    }

    void aFullDiskIsSaidAndLeavesNothingHalf()
    {
        const QByteArray bytes = aPhoto(13, {900, 700});
        QVERIFY(bytes.size() > 200'000);
        auto supervisor = as(Post::Supervisor);
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit usual{};
        ::getrlimit(RLIMIT_FSIZE, &usual);
        const rlimit tight{100'000, usual.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &tight);
        const HttpReply reply = supervisor->send("PUT", pathOf(bytes), bytes);
        ::setrlimit(RLIMIT_FSIZE, &usual);
        QCOMPARE(reply.status, 507);
        QCOMPARE(reply.reason(), QStringLiteral("disk-full"));
        QCOMPARE(files(), QStringList());
        QCOMPARE(supervisor->send("PUT", pathOf(bytes), bytes).status, 200);
        QVERIFY(supervisor->get(pathOf(bytes)).body == bytes);
    }

    void whatNoCaseHasNamedWithinADayGoes()
    {
        using namespace std::chrono_literals;
        const QByteArray named = aPhoto(50), unused = aPhoto(51), later = aPhoto(52);
        {
            auto supervisor = as(Post::Supervisor);
            for (const QByteArray &bytes : {named, unused})
                QCOMPARE(supervisor->send("PUT", pathOf(bytes), bytes).status, 200);
            const auto order = withPhoto(QStringLiteral("report"), QStringLiteral("new-50"), named);
            QCOMPARE(m_town->perform(*supervisor, order).value(u"status").toString(), QStringLiteral("applied"));
        }
        m_town->clock().advance(23h);
        m_town->central().tick();
        auto supervisor = as(Post::Supervisor);
        QCOMPARE(supervisor->send("PUT", pathOf(later), later).status, 200);
        QCOMPARE(files().size(), 3);
        m_town->clock().advance(2h);
        m_town->central().tick();
        QTRY_COMPARE(files().size(), 2);
        supervisor = as(Post::Supervisor);
        QCOMPARE(supervisor->get(pathOf(unused)).status, 404);
        QCOMPARE(supervisor->get(pathOf(named)).body, named);
        QCOMPARE(supervisor->get(pathOf(later)).body, later);
        // Whoever names it only now sends it again, and has it.
        QCOMPARE(supervisor->send("PUT", pathOf(unused), unused).status, 200);
        QCOMPARE(supervisor->get(pathOf(unused)).body, unused);
        // Sent again before its day was over, its day begins anew.
        m_town->clock().advance(23h);
        supervisor = as(Post::Supervisor);
        QCOMPARE(supervisor->send("PUT", pathOf(later), later).status, 200);
        m_town->clock().advance(2h);
        m_town->central().tick();
        supervisor = as(Post::Supervisor);
        QTRY_COMPARE(supervisor->get(pathOf(unused)).status, 404);
        QCOMPARE(supervisor->get(pathOf(later)).body, later);
    }

    void fortyPhotosInOneCommand()
    {
        auto supervisor = as(Post::Supervisor);
        domain::CaseOrder order = orderFor(QStringLiteral("report"), QStringLiteral("new-40"));
        order.photos.clear();
        for (int i = 0; i < 40; ++i) {
            const QByteArray bytes = aPhoto(100 + i);
            QCOMPARE(supervisor->send("PUT", pathOf(bytes), bytes).status, 200);
            order.photos.push_back({QStringLiteral("near"), protocol::sha256Of(bytes), base::instantFromMs(1),
                                    accountOf(Post::Supervisor)});
        }
        QCOMPARE(m_town->perform(*supervisor, order).value(u"status").toString(), QStringLiteral("applied"));
        auto acceptor = as(Post::Acceptor);
        for (const domain::Photo &photo : order.photos)
            QCOMPARE(acceptor->get("/v1/media/" + photo.hash.toLatin1()).status, 200);
    }
};

QTEST_GUILESS_MAIN(TestMedia)
#include "tst_media.moc"
