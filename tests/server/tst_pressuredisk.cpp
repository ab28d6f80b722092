// SPDX-License-Identifier: GPL-3.0-or-later
// A disk that is full, and one that cannot be written: a small one of the test's own, with the real program on it.
#include "centralprogram.h"
#include "town.h"

#include "protocol/mapedition.h"
#include "server/auditbook.h"
#include "server/database.h"
#include "support/photos.h"

#include <QDir>
#include <QTest>

#include <sys/mount.h>
#include <sys/statvfs.h>

using namespace wanmi;
using namespace wanmi::test;

namespace {
/// A disk of so many megabytes, gone with this object.
class SmallDisk
{
public:
    explicit SmallDisk(int megaBytes)
    {
        const QByteArray size = "size=" + QByteArray::number(megaBytes) + "m";
        m_isMounted = ::mount("tmpfs", m_folder.path().toUtf8().constData(), "tmpfs", 0, size.constData()) == 0;
    }
    ~SmallDisk()
    {
        if (m_isMounted)
            ::umount2(m_folder.path().toUtf8().constData(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk &) = delete;
    SmallDisk &operator=(const SmallDisk &) = delete;

    [[nodiscard]] bool isMounted() const { return m_isMounted; }
    [[nodiscard]] QString city() const { return m_folder.filePath(QStringLiteral("city")); }
    /// Leaves not one byte.
    void fill()
    {
        QFile file(m_folder.filePath(QStringLiteral("filler")));
        if (!file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
            return;
        for (const qint64 piece : {1 << 20, 4096, 1}) {
            while (file.write(QByteArray(piece, 'x')) == piece) { }
        }
    }
    void makeRoom() { QFile::remove(m_folder.filePath(QStringLiteral("filler"))); }
    bool seal(bool isReadOnly)
    {
        return ::mount(nullptr, m_folder.path().toUtf8().constData(), nullptr, MS_REMOUNT | (isReadOnly ? MS_RDONLY : 0),
                       nullptr)
            == 0;
    }

private:
    QTemporaryDir m_folder;
    bool m_isMounted = false;
};

QJsonObject answerTo(HttpClient &client, const QString &id)
{
    return Town::command(client, orderFor(QStringLiteral("report"), id), 0, id);
}
QString statusOf(const QJsonObject &answer)
{
    return answer.value(u"status").toString() + answer.value(u"error").toObject().value(u"reason").toString();
}

QString integrityOf(const QString &folder)
{
    server::Database database(folder + QStringLiteral("/central.db"), server::Database::Mode::Write);
    server::Query check(database, "PRAGMA integrity_check(1)");
    return check.step() ? check.text(0) : QString();
}
qint64 casesOf(const QString &folder, const QString &like)
{
    server::Database database(folder + QStringLiteral("/central.db"), server::Database::Mode::Write);
    server::Query count(database, "SELECT count(*) FROM case_file WHERE id LIKE ?");
    count.bind(like);
    return count.step() ? count.integer(0) : -1;
}
} // namespace

class TestPressureDisk : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        if (const SmallDisk disk(1); !disk.isMounted())
            QSKIP("no small disk can be mounted here: only root may");
        (void)shippedRules();
    }

    void aFullDiskRefusesAndForgetsNothing()
    {
        SmallDisk disk(40);
        QVERIFY(QDir().mkpath(disk.city()));
        makeTown(disk.city(), shippedRules(), base::SystemClock().now());
        CentralProgram program(disk.city());
        QVERIFY(program.port() > 0);
        const QByteArray token = program.token(QStringLiteral("portal")), reader = program.token(QStringLiteral("acceptor1"));
        const QByteArray supervisor = program.token(QStringLiteral("sv1"));
        HttpClient portal(program.port()), watching(program.port()), camera(program.port());
        portal.token = token;
        watching.token = reader;
        camera.token = supervisor;
        const QByteArray cursor = watching.get("/v1/sync/snapshot?table=area").headers.value("x-wanmi-cursor");
        QVERIFY(!cursor.isEmpty());
        for (int round = 0; round < 3; ++round) {
            int taken = 0;
            QString refusal;
            disk.fill();
            // What the journal has room for is still taken; then each is refused by name.
            for (int i = 0; i < 400 && refusal.isEmpty(); ++i) {
                const QString id = QStringLiteral("full-%1-%2").arg(round).arg(i);
                const QString status = statusOf(answerTo(portal, id));
                if (status == u"applied")
                    ++taken;
                else
                    refusal = status;
            }
            QCOMPARE(refusal, QStringLiteral("disk-full"));
            const QString refused = QStringLiteral("full-%1-%2").arg(round).arg(taken);
            QCOMPARE(statusOf(answerTo(portal, refused)), QStringLiteral("disk-full"));
            QVERIFY(program.isRunning());
            // Everything that only reads goes on.
            QCOMPARE(watching.get("/v1/sync/manifest").status, 200);
            QVERIFY(watching.get("/v1/sync/snapshot").whole);
            QVERIFY(watching.get("/v1/changes?after=" + cursor).status < 300);
            const QByteArray photo = aPhoto(round, {600, 400});
            const QByteArray place = "/v1/media/" + protocol::sha256Of(photo).toLatin1();
            const HttpReply full = camera.send("PUT", place, photo, {"Content-Type: image/jpeg"});
            QCOMPARE(full.status, 507);
            QCOMPARE(full.reason(), QStringLiteral("disk-full"));
            HttpClient late(program.port());
            const HttpReply signIn = late.post("/v1/session",
                                               protocol::toJson(protocol::SignIn{QStringLiteral("mayor"),
                                                                                 QStringLiteral("wanmi"), QStringLiteral("t")}));
            QVERIFY2(signIn.status == 503 && signIn.reason() == u"disk-full", signIn.body.constData());
            // Room again: nobody starts anything anew, and what was refused is taken under the same key.
            disk.makeRoom();
            QCOMPARE(statusOf(answerTo(portal, refused)), QStringLiteral("applied"));
            QCOMPARE(statusOf(answerTo(portal, refused)), QStringLiteral("duplicate"));
            QCOMPARE(camera.send("PUT", place, photo, {"Content-Type: image/jpeg"}).status, 200);
            QVERIFY(!program.token(QStringLiteral("mayor")).isEmpty());
            QVERIFY(watching.get("/v1/changes?after=" + cursor + "&limit=5000").body.contains(refused.toUtf8()));
            program.kill(); // with a journal that ran into a full disk
            QCOMPARE(casesOf(disk.city(), QStringLiteral("full-%1-%").arg(round)), taken + 1);
            QCOMPARE(integrityOf(disk.city()), QStringLiteral("ok"));
            QVERIFY(server::verifyAudit(disk.city(), {})->isWhole());
            QVERIFY(program.start());
            for (HttpClient *one : {&portal, &watching, &camera})
                one->disconnect();
        }
    }

    void aFullDiskAtTheStartIsNoReasonToLoseTheCity()
    {
        SmallDisk disk(30);
        QVERIFY(QDir().mkpath(disk.city()));
        makeTown(disk.city(), shippedRules(), base::SystemClock().now());
        disk.fill();
        CentralProgram program(disk.city());
        if (program.port() > 0) {
            HttpClient health(program.port());
            QCOMPARE(health.get("/v1/health").status, 200);
        } else {
            const QByteArray said = program.said();
            QVERIFY2(said.contains("disk-full") || said.contains("disk-error"), said.constData());
        }
        program.kill();
        disk.makeRoom();
        QVERIFY(program.start());
        QVERIFY(!program.token(QStringLiteral("portal")).isEmpty());
        program.kill();
        QCOMPARE(integrityOf(disk.city()), QStringLiteral("ok"));
    }

    void aReadOnlyDiskIsToldAndServedAgainWhenItIsWritable()
    {
        SmallDisk disk(40);
        QVERIFY(QDir().mkpath(disk.city()));
        makeTown(disk.city(), shippedRules(), base::SystemClock().now());
        CentralProgram program(disk.city());
        HttpClient portal(program.port());
        portal.token = program.token(QStringLiteral("portal"));
        QCOMPARE(statusOf(answerTo(portal, QStringLiteral("before"))), QStringLiteral("applied"));
        program.kill();
        QVERIFY(disk.seal(true));
        QVERIFY(!program.start());
        const QByteArray said = program.said();
        QVERIFY2(said.contains("read-only") || said.contains("cannot-write"), said.constData());
        QVERIFY(disk.seal(false));
        QVERIFY(program.start());
        portal.disconnect();
        QCOMPARE(statusOf(answerTo(portal, QStringLiteral("before"))), QStringLiteral("duplicate"));
        QCOMPARE(statusOf(answerTo(portal, QStringLiteral("after"))), QStringLiteral("applied"));
        program.kill();
        QCOMPARE(integrityOf(disk.city()), QStringLiteral("ok"));
        QVERIFY(server::verifyAudit(disk.city(), {})->isWhole());
    }
};

QTEST_GUILESS_MAIN(TestPressureDisk)
#include "tst_pressuredisk.moc"
