// SPDX-License-Identifier: GPL-3.0-or-later
// Users and passwords of cameras: written by the real program, told to the posts that may have them, and nowhere else.
#include "support/httpclient.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace wanmi::test;

namespace {
const QString Word = QStringLiteral("sample-9f2c-word");
const QByteArray Secret = "kamera-7b1e-secret";

struct Ran
{
    int code = -1;
    QByteArray out, err;
};
} // namespace

class TestCamera : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;

    [[nodiscard]] QString city() const { return m_folder.filePath(QStringLiteral("city")); }
    [[nodiscard]] static QProcessEnvironment environment(const QString &password)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
        environment.insert(QStringLiteral("WANMI_PASSWORD"), password);
        environment.insert(QStringLiteral("WANMI_MAPRENDER"), QStringLiteral("/nowhere"));
        return environment;
    }
    [[nodiscard]] Ran run(const QStringList &arguments, const QString &password = Word) const
    {
        QProcess process;
        process.setProcessEnvironment(environment(password));
        process.start(QStringLiteral(WANMI_CENTRAL), arguments);
        process.waitForFinished(120'000);
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }
    [[nodiscard]] Ran camera(const QStringList &words) const
    {
        return run(QStringList{QStringLiteral("camera")} + words + QStringList{QStringLiteral("--data"), city()},
                   QString::fromLatin1(Secret));
    }
    [[nodiscard]] static QStringList list(const char *words) { return QString::fromLatin1(words).split(u' '); }

private slots:
    void initTestCase()
    {
        QCOMPARE(run({QStringLiteral("init"), QStringLiteral("--data"), city(), QStringLiteral("--sample"),
                      QStringLiteral("tiny")})
                     .code,
                 0);
    }
    void whatIsNoPatternIsRefused()
    {
        const Ran none = camera({QStringLiteral("list")});
        QCOMPARE(none.code, 0);
        QVERIFY(none.out.startsWith("No camera"));
        QCOMPARE(camera(list("set cam --user wall")).code, 1);
        QCOMPARE(camera(list("set /cam/* --user wall --main main")).code, 1);
        QCOMPARE(camera(list("set /cam/* --user wall --posts king")).code, 1);
        QCOMPARE(camera(list("remove /cam/*")).code, 1);
        QCOMPARE(camera(list("dance")).code, 2);
        QVERIFY(!QFile::exists(city() + QStringLiteral("/keys/cameras.json")));
    }
    void eachPostIsToldWhatItMayHave()
    {
        QCOMPARE(camera(list("set /cam/police/* --user chief --posts shift-leader,leader")).code, 0);
        QCOMPARE(camera(list("set /cam/* --user wall --main {path}/main --recorder /rec{path}")).code, 0);
        const QFileInfo file(city() + QStringLiteral("/keys/cameras.json"));
        QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
                 QFile::Permissions());
        const Ran all = camera({QStringLiteral("list")});
        QCOMPARE(all.out, QByteArray("/cam/police/*\tchief\t********\t-\tshift-leader,leader\t-\n"
                                     "/cam/*\twall\t********\t{path}/main\tevery post\t/rec{path}\n"));

        QProcess central;
        const QString ready = m_folder.filePath(QStringLiteral("ready")), log = m_folder.filePath(QStringLiteral("log"));
        central.setProcessEnvironment(environment(Word));
        central.setStandardErrorFile(log);
        central.start(QStringLiteral(WANMI_CENTRAL),
                      {QStringLiteral("serve"), QStringLiteral("--data"), city(), QStringLiteral("--listen"),
                       QStringLiteral("127.0.0.1:0"), QStringLiteral("--ready-file"), ready, QStringLiteral("--log-level"),
                       QStringLiteral("debug")});
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(ready).size() > 0, 30'000);
        QFile said(ready);
        QVERIFY(said.open(QIODevice::ReadOnly));
        HttpClient client(said.readAll().trimmed().split(':').last().toInt());
        QCOMPARE(client.get("/v1/cameras/access").status, 401);
        const auto told = [&](const char *account) {
            const HttpReply grant = client.post("/v1/session", {{QStringLiteral("account"), QLatin1StringView(account)},
                                                                {QStringLiteral("password"), Word},
                                                                {QStringLiteral("seat"), QStringLiteral("desk")}});
            client.token = grant.json().value(u"token").toString().toLatin1();
            const HttpReply reply = client.get("/v1/cameras/access");
            client.token.clear();
            return reply;
        };
        const HttpReply chief = told("shift1"), other = told("dispatcher1");
        QCOMPARE(chief.status, 200);
        const QJsonArray both = chief.json().value(u"accesses").toArray(), one = other.json().value(u"accesses").toArray();
        QCOMPARE(both.size(), 2);
        QCOMPARE(both[0].toObject(), QJsonObject({{QStringLiteral("streams"), QStringLiteral("/cam/police/*")},
                                                  {QStringLiteral("user"), QStringLiteral("chief")},
                                                  {QStringLiteral("password"), QString::fromLatin1(Secret)}}));
        QCOMPARE(one.size(), 1);
        QCOMPARE(one[0].toObject().value(u"main").toString(), QStringLiteral("{path}/main"));
        QCOMPARE(one[0].toObject().value(u"recorder").toString(), QStringLiteral("/rec{path}"));
        QVERIFY(!other.body.contains("chief"));

        // Closed to others: they are told which, and nothing of them.
        QCOMPARE(camera(list("set /cam/jail/* --user warden --closed")).code, 2);
        QCOMPARE(camera(list("set /cam/police/* --user chief --posts shift-leader,leader --closed")).code, 0);
        QVERIFY(camera({QStringLiteral("list")}).out.contains("shift-leader,leader (closed to others)"));
        const QJsonArray shut = told("dispatcher1").json().value(u"accesses").toArray();
        QCOMPARE(shut.size(), 2);
        QCOMPARE(shut[0].toObject(), QJsonObject({{QStringLiteral("streams"), QStringLiteral("/cam/police/*")},
                                                  {QStringLiteral("closed"), true}}));
        QCOMPARE(told("shift1").json().value(u"accesses").toArray()[0].toObject(), both[0].toObject());
        QCOMPARE(camera(list("remove /cam/police/*")).code, 0);

        // While it serves: the next who asks is told.
        QCOMPARE(camera(list("remove /cam/*")).code, 0);
        QVERIFY(told("dispatcher1").json().value(u"accesses").toArray().isEmpty());
        // A file that somebody broke is nobody's password in an error.
        QFile broken(file.filePath());
        QVERIFY(broken.open(QIODevice::WriteOnly | QIODevice::Truncate));
        broken.write("{\"accesses\": [{\"password\": \"" + Secret + "\"}]}");
        broken.close();
        const HttpReply refused = told("shift1");
        QCOMPARE(refused.status, 503);
        QVERIFY(!refused.body.contains(Secret));
        const Ran unread = camera({QStringLiteral("list")});
        QCOMPARE(unread.code, 1);
        QVERIFY(!unread.err.contains(Secret) && !unread.out.contains(Secret));
        QVERIFY(QFile::remove(file.filePath()));
        central.terminate();
        QVERIFY(central.waitForFinished(15'000));
    }
    /// Neither the log nor the database, nor anything else of the city's.
    void itLiesNowhereElse()
    {
        int files = 0;
        QDirIterator each(m_folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (each.hasNext()) {
            QFile file(each.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains(Secret), qPrintable(file.fileName()));
            ++files;
        }
        QVERIFY(files > 3);
    }
};

QTEST_GUILESS_MAIN(TestCamera)
#include "tst_camera.moc"
