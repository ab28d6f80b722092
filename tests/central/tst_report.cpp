// SPDX-License-Identifier: GPL-3.0-or-later
// Reports of a sample city by the real programs: what is in them, and the schedule of a serving central with a real mail server.
#include "bulletin/runbook.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>

using namespace wanmi;

namespace {
const QString Secret = QStringLiteral("sample-9f2c-word");

struct Ran
{
    int code = -1;
    QString out, err;
};
#define HAS(text, part)                                                                                                          \
    do {                                                                                                                         \
        const QString held = (text);                                                                                             \
        QVERIFY2(held.contains(part), qPrintable(held));                                                                         \
    } while (false)

QProcessEnvironment environment()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    environment.insert(QStringLiteral("WANMI_PASSWORD"), Secret);
    environment.insert(QStringLiteral("WANMI_MAPRENDER"), QStringLiteral("/nowhere"));
    return environment;
}

Ran runProgram(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessEnvironment(environment());
    process.start(program, arguments);
    process.waitForFinished(180'000);
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
}

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Python's smtpd in a process of its own.
class MailServer
{
public:
    MailServer(const QString &folder, const QStringList &options)
        : m_folder(folder)
    {
        QDir().mkpath(folder);
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QStringLiteral("python3"), QStringList{QStringLiteral("-W"), QStringLiteral("ignore"),
                                                               QStringLiteral(SMTP_SERVER), folder}
                                                       + options);
        if (m_process.waitForReadyRead(20'000))
            m_port = m_process.readLine().trimmed().toInt();
    }
    ~MailServer()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    [[nodiscard]] int port() const { return m_port; }
    [[nodiscard]] qsizetype count() const { return QDir(m_folder).entryList({QStringLiteral("*.eml")}).size(); }
    [[nodiscard]] QByteArray message(int number) const { return contentsOf(QStringLiteral("%1/%2.eml").arg(m_folder).arg(number)); }

private:
    QProcess m_process;
    QString m_folder;
    int m_port = 0;
};

/// wanmi-central serving.
class Serving
{
public:
    explicit Serving(const QString &folder)
    {
        const QString ready = folder + QStringLiteral(".ready");
        QFile::remove(ready);
        m_process.setProcessEnvironment(environment());
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QStringLiteral(WANMI_CENTRAL), {QStringLiteral("serve"), QStringLiteral("--data"), folder,
                                                        QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"),
                                                        QStringLiteral("--no-tls"), QStringLiteral("--ready-file"), ready});
        for (int i = 0; i < 2000 && !QFile::exists(ready) && m_process.state() != QProcess::NotRunning; ++i)
            m_process.waitForFinished(10);
    }
    ~Serving()
    {
        m_process.terminate();
        m_process.waitForFinished(25'000);
    }
    [[nodiscard]] bool runs() const { return m_process.state() == QProcess::Running; }

private:
    QProcess m_process;
};
} // namespace

class TestReport : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    const QDate m_month = QDate::currentDate().addDays(-QDate::currentDate().day()); ///< a day of the last one

    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString city() const { return path(QStringLiteral("city")); }
    [[nodiscard]] QString month() const { return m_month.toString(QStringLiteral("yyyy-MM")); }
    [[nodiscard]] Ran central(const QString &words, const QStringList &more = {}) const
    {
        return runProgram(QStringLiteral(WANMI_CENTRAL), words.split(u' ') + more + QStringList{QStringLiteral("--data"), city()});
    }
    /// As central does it.
    [[nodiscard]] Ran scheduled(const QString &id) const
    {
        return runProgram(QStringLiteral(WANMI_REPORT), {QStringLiteral("--data"), city(), QStringLiteral("--scheduled"), id,
                                                         QStringLiteral("--period"), month()});
    }
    [[nodiscard]] bulletin::Run run(const QString &id) const { return bulletin::RunBook(city(), id, month()).read(); }
    [[nodiscard]] bool hasPython() const
    {
        return runProgram(QStringLiteral("python3"), {QStringLiteral("-W"), QStringLiteral("ignore"), QStringLiteral("-c"),
                                                      QStringLiteral("import smtpd")})
                   .code
            == 0;
    }
    [[nodiscard]] QString log(const QString &id) const { return central(QStringLiteral("report log ") + id).out; }
    [[nodiscard]] Ran addStanding(const QString &id, const QStringList &more) const
    {
        return central(QStringLiteral("report schedule add --period month --from %1 --id %2").arg(m_month.toString(Qt::ISODate), id), more);
    }

private slots:
    void initTestCase()
    {
        const Ran made = central(QStringLiteral("init --sample tiny"));
        QVERIFY2(made.code == 0, qPrintable(made.err));
    }
    void theLinesSumUpToTheRowsOfTheDatabase();
    void anOfficeProgramOpensTheWorkbook();
    void killedInTheMiddleItLeavesNoReport();
    void theScheduleIsTold();
    void aServingCentralMakesAndDeliversWhatWasMissed();
    void whatFailedIsToldAndTriedAgain();
    void mailGoesInTlsToWhomWeTrust_data();
    void mailGoesInTlsToWhomWeTrust();
};

void TestReport::theLinesSumUpToTheRowsOfTheDatabase()
{
    if (QStandardPaths::findExecutable(QStringLiteral("sqlite3")).isEmpty())
        QSKIP("no sqlite3 here");
    const QString out = path(QStringLiteral("sums"));
    const Ran made = central(QStringLiteral("report --lang en --actors department --period %1 --out %2").arg(month(), out));
    QVERIFY2(made.code == 0, qPrintable(made.err));
    const QString lines
        = QString::fromUtf8(contentsOf(out + QStringLiteral("/evaluation-department-%1-en.counts.csv").arg(month())));
    const QStringList rows = lines.split(QStringLiteral("\r\n"), Qt::SkipEmptyParts);
    QVERIFY2(rows.size() > 10, qPrintable(lines));
    const QStringList heads = rows.front().split(u',');
    const auto summed = [&](const char *head) {
        const qsizetype column = heads.indexOf(QLatin1StringView(head));
        qint64 sum = 0;
        for (const QString &row : rows.mid(1)) {
            // Names may hold commas, behind quotes; the counts stand at the end.
            if (column > 0 && !row.startsWith(u"Total"))
                sum += row.split(u',').value(column - heads.size() + row.count(u',') + 1).toLongLong();
        }
        return sum;
    };
    const QString from = month() + QStringLiteral("-01 00:00:00"), to = m_month.addDays(1).toString(Qt::ISODate) + QStringLiteral(" 00:00:00");
    const auto counted = [&](const QString &column) {
        const QString sql = QStringLiteral("SELECT count(*) FROM case_file WHERE %1 >= 1000 * strftime('%s', '%2', '-8 hours') AND %1 < 1000 "
                                           "* strftime('%s', '%3', '-8 hours') AND lead_dept <> ''")
                                .arg(column, from, to);
        return runProgram(QStringLiteral("sqlite3"), {city() + QStringLiteral("/central.db"), sql}).out.trimmed().toLongLong();
    };
    const qint64 registered = counted(QStringLiteral("registered_at")), closed = counted(QStringLiteral("closed_at"));
    QVERIFY(registered > 20 && closed > 20);
    QCOMPARE(summed("Registered"), registered);
    QCOMPARE(summed("Closed"), closed);
    for (const QString &row : rows) {
        if (row.startsWith(u"Total"))
            QCOMPARE(row.split(u',')[heads.indexOf(QStringLiteral("Registered"))].toLongLong(), registered);
    }
}

void TestReport::anOfficeProgramOpensTheWorkbook()
{
    if (QStandardPaths::findExecutable(QStringLiteral("soffice")).isEmpty())
        QSKIP("no LibreOffice here");
    const QString out = path(QStringLiteral("office"));
    const Ran made
        = central(QStringLiteral("report --lang en --formats xlsx,csv --actors department --period %1 --out %2").arg(month(), out));
    QVERIFY2(made.code == 0, qPrintable(made.err));
    const QString name = QStringLiteral("/evaluation-department-%1-en").arg(month());
    const Ran opened = runProgram(
        QStringLiteral("soffice"),
        {QStringLiteral("-env:UserInstallation=file://") + path(QStringLiteral("profile")), QStringLiteral("--headless"),
         QStringLiteral("--convert-to"), QStringLiteral("csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,false,true,false,false,false,-1"),
         QStringLiteral("--outdir"), out, out + name + QStringLiteral(".xlsx")});
    const QString sheet = QString::fromUtf8(contentsOf(out + name + QStringLiteral("-Counts.csv")));
    QVERIFY2(!sheet.isEmpty(), qPrintable(opened.err));
    const QStringList rows
        = QString::fromUtf8(contentsOf(out + name + QStringLiteral(".counts.csv"))).split(QStringLiteral("\r\n"), Qt::SkipEmptyParts);
    QVERIFY(rows.size() > 10);
    for (const QString &row : rows.mid(1))
        HAS(sheet, row.section(u',', -4)); // the same numbers stand in the sheet
}

void TestReport::killedInTheMiddleItLeavesNoReport()
{
    int killed = 0;
    for (int afterMs = 30; afterMs < 2'000; afterMs += 150) {
        const QString out = path(QStringLiteral("killed"));
        QDir(out).removeRecursively();
        QProcess process;
        process.setProcessEnvironment(environment());
        process.start(QStringLiteral(WANMI_CENTRAL),
                      {QStringLiteral("report"), QStringLiteral("--period"), month(), QStringLiteral("--actors"),
                       QStringLiteral("department,cell"), QStringLiteral("--out"), out, QStringLiteral("--data"), city()});
        QVERIFY(process.waitForStarted());
        if (process.waitForFinished(afterMs))
            break;
        ::kill(pid_t(process.processId()), SIGKILL); // nothing can be tidied up: what is there has another name
        QVERIFY(process.waitForFinished(30'000));
        QCOMPARE(QDir(out).entryList(QDir::Files), QStringList());
        ++killed;
    }
    QVERIFY(killed > 0);
}

void TestReport::theScheduleIsTold()
{
    HAS(central(QStringLiteral("report schedule list")).out, QStringLiteral("No report is scheduled"));
    QCOMPARE(addStanding(QStringLiteral("weekly"), {QStringLiteral("--mail"), QStringLiteral("a@city.example,b@city.example")}).code, 0);
    HAS(central(QStringLiteral("report schedule list")).out, QStringLiteral("weekly\tmonth\tdepartment\tzh\txlsx,pdf,csv\t06:00\t-\ta@city.example,b@city.example"));
    const Ran bad = addStanding(QStringLiteral("x/y"), {});
    QCOMPARE(bad.code, 1);
    HAS(bad.err, QStringLiteral("bad-schedule"));
    HAS(bad.err, QStringLiteral("report schedule --help"));
    HAS(central(QStringLiteral("report schedule remove none")).err, QStringLiteral("no-such-report"));
    QCOMPARE(central(QStringLiteral("report schedule remove weekly")).code, 0);
    QCOMPARE(central(QStringLiteral("report schedule dance")).code, 2);
    HAS(central(QStringLiteral("report mail")).out, QStringLiteral("No mail server"));
    HAS(central(QStringLiteral("report mail --clear --server smtp://mail.city.example --from a@city.example --user a")).err,
        QStringLiteral("bad-mailbox"));
}

void TestReport::aServingCentralMakesAndDeliversWhatWasMissed()
{
    if (!hasPython())
        QSKIP("no python3 with smtpd here (it went with Python 3.12)");
    const MailServer mail(path(QStringLiteral("mail")), {});
    QVERIFY(mail.port() > 0);
    QCOMPARE(central(QStringLiteral("report mail --clear --from reports@city.example --server smtp://127.0.0.1:%1").arg(mail.port())).code, 0);
    const QString folder = path(QStringLiteral("delivered"));
    QVERIFY(QDir().mkpath(folder));
    const Ran added = addStanding(QStringLiteral("departments"),
                                  {QStringLiteral("--folder"), folder, QStringLiteral("--mail"), QStringLiteral("director@city.example,office@city.example")});
    QVERIFY2(added.code == 0, qPrintable(added.err));
    const QString id = QStringLiteral("departments");
    {
        const Serving serving(city());
        QVERIFY(serving.runs());
        QTRY_VERIFY2_WITH_TIMEOUT(run(id).isDone || run(id).failures > 0, "nothing was made", 120'000);
        QVERIFY2(run(id).isDone, qPrintable(log(id)));
    }
    const QStringList files = run(id).files;
    QCOMPARE(files.size(), 4);
    for (const QString &file : files) {
        const QByteArray kept = contentsOf(bulletin::RunBook(city(), id, month()).folder() + u'/' + file);
        QVERIFY2(kept.size() > 300, qPrintable(file));
        QCOMPARE(contentsOf(folder + u'/' + file), kept);
    }
    QCOMPARE(QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size(), 4);
    QCOMPARE(mail.count(), 1);
    const QByteArray letter = mail.message(1);
    QVERIFY2(letter.startsWith("X-Envelope: reports@city.example > director@city.example,office@city.example"), letter.left(200).constData());
    for (const QString &file : files) {
        HAS(QString::fromUtf8(letter), QStringLiteral("filename=\"%1\"").arg(file));
        // The attachment is the file, byte for byte.
        QByteArray attached = letter.mid(letter.indexOf(("filename=\"" + file + '"').toLatin1()));
        attached.replace("\r\n", "\n");
        const qsizetype begin = attached.indexOf("\n\n") + 2;
        attached = QByteArray::fromBase64(attached.mid(begin, attached.indexOf("\n--", begin) - begin));
        QCOMPARE(attached, contentsOf(folder + u'/' + file));
    }
    const auto subject = QRegularExpression(QStringLiteral("Subject: ((?:=\\?UTF-8\\?B\\?[^?]+\\?=\\s*)+)")).match(QString::fromUtf8(letter));
    QByteArray words;
    auto each = QRegularExpression(QStringLiteral("B\\?([^?]+)\\?=")).globalMatch(subject.captured(1));
    while (each.hasNext())
        words += QByteArray::fromBase64(each.next().captured(1).toLatin1());
    HAS(QString::fromUtf8(words), QStringLiteral("考核评价报表 ") + month());
    // The audit knows of either delivery, once.
    QCOMPARE(central(QStringLiteral("audit export %1").arg(path(QStringLiteral("audit.txt")))).code, 0);
    const QString audit = QString::fromUtf8(contentsOf(path(QStringLiteral("audit.txt"))));
    QCOMPARE(audit.count(id + u' ' + month()), 2);
    HAS(audit, QStringLiteral("4 files in ") + folder);
    HAS(audit, QStringLiteral("4 files by mail to director@city.example"));
    const QString told = log(id);
    for (const char *what : {"\tmade\t4", "\tplaced\t", "\tmailed\tdirector@city.example"})
        HAS(told, QLatin1StringView(what));
    // Nothing is done twice: not by another start, not by hand.
    QCOMPARE(scheduled(id).code, 0);
    QCOMPARE(mail.count(), 1);
    QCOMPARE(central(QStringLiteral("report schedule remove ") + id).code, 0);
}

void TestReport::whatFailedIsToldAndTriedAgain()
{
    if (!hasPython())
        QSKIP("no python3 with smtpd here (it went with Python 3.12)");
    const MailServer mail(path(QStringLiteral("mail2")), {});
    QCOMPARE(central(QStringLiteral("report mail --clear --from reports@city.example --server smtp://127.0.0.1:%1").arg(mail.port())).code, 0);
    const QString folder = path(QStringLiteral("not-mounted")), id = QStringLiteral("late");
    const auto asked = [&](const char *to) {
        return addStanding(id, {QStringLiteral("--folder"), folder, QStringLiteral("--mail"), QLatin1StringView(to)}).code;
    };
    // The folder is not there: the mail goes all the same, once.
    QCOMPARE(asked("director@city.example"), 0);
    const Ran first = scheduled(id);
    QCOMPARE(first.code, 1);
    HAS(first.err, QStringLiteral("no-such-folder"));
    QVERIFY(run(id).isMade && run(id).isMailed && !run(id).isPlaced && run(id).failures == 1);
    HAS(log(id), QStringLiteral("failed\tno-such-folder\t") + folder);
    QCOMPARE(mail.count(), 1);
    QVERIFY(QDir().mkpath(folder));
    QCOMPARE(scheduled(id).code, 0);
    QVERIFY(run(id).isDone && run(id).isPlaced && run(id).failures == 0);
    QCOMPARE(mail.count(), 1);
    // A recipient that the server refuses, and a server that is away.
    const auto again = [&](const char *to) {
        QDir(QFileInfo(bulletin::RunBook(city(), id, month()).folder()).path()).removeRecursively();
        return asked(to);
    };
    QCOMPARE(again("director@city.example,refused@city.example"), 0);
    HAS(scheduled(id).err, QStringLiteral("mail-refused"));
    QCOMPARE(mail.count(), 1); // to nobody, then
    QCOMPARE(again("director@city.example"), 0);
    QCOMPARE(central(QStringLiteral("report mail --clear --from reports@city.example --server smtp://127.0.0.1:1")).code, 0);
    HAS(scheduled(id).err, QStringLiteral("mail-server-away"));
    // A file that others can read is not used.
    QFile box(city() + QStringLiteral("/keys/mail.json"));
    QVERIFY(box.setPermissions(box.permissions() | QFile::ReadOther));
    HAS(scheduled(id).err, QStringLiteral("mail-file-open"));
    QVERIFY(box.remove());
    HAS(scheduled(id).err, QStringLiteral("no-mail-server"));
    QCOMPARE(run(id).failures, 3);
    QCOMPARE(central(QStringLiteral("report schedule remove ") + id).code, 0);
}

void TestReport::mailGoesInTlsToWhomWeTrust_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<QString>("scheme");
    QTest::newRow("TLS from the first byte") << QStringLiteral("smtps") << QStringLiteral("smtps");
    QTest::newRow("STARTTLS") << QStringLiteral("starttls") << QStringLiteral("smtp");
}

void TestReport::mailGoesInTlsToWhomWeTrust()
{
    QFETCH(QString, mode);
    QFETCH(QString, scheme);
    if (!hasPython())
        QSKIP("no python3 with smtpd here (it went with Python 3.12)");
    QVERIFY(QFile::exists(city() + QStringLiteral("/tls/server.pem")) || central(QStringLiteral("tls make")).code == 0);
    const QString tls = city() + QStringLiteral("/tls");
    const MailServer mail(path(QStringLiteral("mail-") + mode),
                          {mode, tls + QStringLiteral("/server.pem"), tls + QStringLiteral("/server.pem"), QStringLiteral("reports"), Secret});
    QVERIFY(mail.port() > 0);
    const QString id = QStringLiteral("secure-") + mode;
    QCOMPARE(addStanding(id, {QStringLiteral("--formats"), QStringLiteral("pdf"), QStringLiteral("--mail"), QStringLiteral("director@city.example")}).code, 0);
    const auto setUp = [&](const QString &password, const QStringList &more) {
        QFile word(path(QStringLiteral("word")));
        if (!word.open(QIODevice::WriteOnly))
            return -1;
        word.write(password.toUtf8());
        word.close();
        return central(QStringLiteral("report mail --from reports@city.example --user reports --password-file %1 --server %2://127.0.0.1:%3")
                           .arg(word.fileName(), scheme)
                           .arg(mail.port()),
                       more)
            .code;
    };
    const QStringList trusted{QStringLiteral("--authority"), tls + QStringLiteral("/ca.crt")};
    QCOMPARE(setUp(Secret, {}), 0);
    HAS(scheduled(id).err, QStringLiteral("mail-server-not-trusted"));
    QCOMPARE(setUp(QStringLiteral("another-word"), trusted), 0);
    const Ran wrong = scheduled(id);
    HAS(wrong.err, QStringLiteral("mail-sign-in-refused"));
    QVERIFY(!wrong.err.contains(u"another-word"));
    QCOMPARE(mail.count(), 0);
    QCOMPARE(setUp(Secret, trusted), 0);
    QVERIFY(!central(QStringLiteral("report mail")).out.contains(Secret));
    const Ran sent = scheduled(id);
    QVERIFY2(sent.code == 0, qPrintable(sent.err));
    QCOMPARE(mail.count(), 1);
    QVERIFY(!log(id).contains(Secret));
}

QTEST_GUILESS_MAIN(TestReport)
#include "tst_report.moc"
