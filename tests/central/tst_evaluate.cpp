// SPDX-License-Identifier: GPL-3.0-or-later
// Models, publications and reports by the real programs, over a sample city.
#include <QDate>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/mount.h>

namespace {
struct Ran
{
    int code = -1;
    QString out, err;
};
#define HAS(text, part) QVERIFY2((text).contains(part), qPrintable(text))
} // namespace

class TestEvaluate : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    const QDate m_month = QDate::currentDate().addDays(-QDate::currentDate().day()); ///< a day of the last one

    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString lastMonth() const { return m_month.toString(QStringLiteral("yyyy-MM")); }
    [[nodiscard]] static QProcessEnvironment environment(const char *language)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("LC_ALL"), QLatin1StringView(language));
        environment.insert(QStringLiteral("WANMI_PASSWORD"), QStringLiteral("secret"));
        return environment;
    }
    [[nodiscard]] Ran run(QStringList arguments, const char *language = "C.UTF-8") const
    {
        QProcess process;
        process.setProcessEnvironment(environment(language));
        process.start(QStringLiteral(WANMI_CENTRAL),
                      arguments << QStringLiteral("--data") << path(QStringLiteral("city")));
        process.waitForFinished(120'000);
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
    }
    [[nodiscard]] Ran evaluate(const QString &words, const char *language = "C.UTF-8") const
    {
        return run(QStringList{QStringLiteral("evaluate")} + words.split(u' ', Qt::SkipEmptyParts), language);
    }
    [[nodiscard]] Ran report(const QString &words, const QString &out, const char *language = "C.UTF-8") const
    {
        return run(QStringList{QStringLiteral("report")} + words.split(u' ', Qt::SkipEmptyParts)
                       + QStringList{QStringLiteral("--out"), out},
                   language);
    }
    [[nodiscard]] bool write(const QString &name, const QByteArray &text) const
    {
        QFile file(path(name));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    }
    /// The shipped one with a version of its own.
    [[nodiscard]] QByteArray model(const QString &version, double firstWeight) const
    {
        QJsonObject object
            = QJsonDocument::fromJson(evaluate(QStringLiteral("models show department@2026.1")).out.toUtf8()).object();
        QJsonArray terms = object.value(u"terms").toArray();
        QJsonObject first = terms[0].toObject(), second = terms[1].toObject();
        const double both = first.value(u"weight").toDouble() + second.value(u"weight").toDouble();
        first.insert(QStringLiteral("weight"), firstWeight);
        if (firstWeight < both)
            second.insert(QStringLiteral("weight"), both - firstWeight);
        terms[0] = first;
        terms[1] = second;
        object.insert(QStringLiteral("terms"), terms);
        object.insert(QStringLiteral("version"), version);
        return QJsonDocument(object).toJson();
    }
    [[nodiscard]] static QStringList pagesOf(const QString &pdf)
    {
        QProcess process;
        process.start(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), pdf, QStringLiteral("-")});
        process.waitForFinished();
        QStringList pages = QString::fromUtf8(process.readAllStandardOutput()).split(u'\f');
        if (!pages.isEmpty() && pages.last().trimmed().isEmpty())
            pages.removeLast();
        return pages;
    }

private slots:
    void initTestCase()
    {
        const Ran made = run({QStringLiteral("init"), QStringLiteral("--sample"), QStringLiteral("tiny")});
        QVERIFY2(made.code == 0, qPrintable(made.err));
    }
    void wrongUseIsTold()
    {
        QCOMPARE(evaluate(QString()).code, 2);
        QCOMPARE(evaluate(QStringLiteral("dance")).code, 2);
        QCOMPARE(evaluate(QStringLiteral("publish --actors department")).code, 2);
        QCOMPARE(evaluate(QStringLiteral("recompute one")).code, 2);
        QCOMPARE(evaluate(QStringLiteral("models activate department 2026.1 --from soon")).code, 2);
        const Ran bad = evaluate(QStringLiteral("preview --actors department --period October"));
        QCOMPARE(bad.code, 1);
        HAS(bad.err, QStringLiteral("not-a-period"));
        HAS(evaluate(QStringLiteral("preview --actors department --period October"), "zh_CN.UTF-8").err, QStringLiteral("2026-W43"));
        HAS(evaluate(QStringLiteral("recompute 77")).err, QStringLiteral("no-such-publication"));
    }
    void aModelIsCheckedBeforeItIsKept()
    {
        HAS(evaluate(QStringLiteral("models")).out, QRegularExpression(QStringLiteral("department\t2026.1\t.*shipped")));
        QVERIFY(write(QStringLiteral("99.json"), model(QStringLiteral("own.1"), 200)));
        const Ran heavy = evaluate(QStringLiteral("models add ") + path(QStringLiteral("99.json")));
        QCOMPARE(heavy.code, 1);
        HAS(heavy.err, QStringLiteral("model-weight"));
        QVERIFY(write(QStringLiteral("cut.json"), model(QStringLiteral("own.1"), 20).left(300)));
        HAS(evaluate(QStringLiteral("models add ") + path(QStringLiteral("cut.json"))).err, QStringLiteral("model-not-json"));
        QVERIFY(write(QStringLiteral("shipped.json"), model(QStringLiteral("2026.1"), 20)));
        HAS(evaluate(QStringLiteral("models add ") + path(QStringLiteral("shipped.json"))).err, QStringLiteral("version-exists"));
        QVERIFY(write(QStringLiteral("own.json"), model(QStringLiteral("own.1"), 20)));
        QCOMPARE(evaluate(QStringLiteral("models add ") + path(QStringLiteral("own.json"))).code, 0);
        QVERIFY(write(QStringLiteral("other.json"), model(QStringLiteral("own.1"), 25)));
        HAS(evaluate(QStringLiteral("models add ") + path(QStringLiteral("other.json"))).err, QStringLiteral("version-exists"));
        HAS(evaluate(QStringLiteral("models")).out, QRegularExpression(QStringLiteral("department\town.1\t.*own\t-\t0 published")));
        QCOMPARE(evaluate(QStringLiteral("models remove department own.1")).code, 0);
        QVERIFY(!evaluate(QStringLiteral("models")).out.contains(u"own.1"));
        QCOMPARE(evaluate(QStringLiteral("models add ") + path(QStringLiteral("own.json"))).code, 0);
    }
    void aPreviewStandsBesideTheActiveOne()
    {
        const Ran seen = evaluate(QStringLiteral("preview --actors department --model department@own.1 --period ") + lastMonth());
        QVERIFY2(seen.code == 0, qPrintable(seen.err));
        HAS(seen.out, QStringLiteral("model department own.1"));
        HAS(seen.out, QStringLiteral("active model department 2026.1"));
        HAS(seen.out, QRegularExpression(QStringLiteral("\tactive\t[0-9—]+\t")));
        QCOMPARE(evaluate(QStringLiteral("publications")).out, QString());
        // A city's cells are too many for a terminal.
        const QString cells = evaluate(QStringLiteral("preview --actors cell --period ") + lastMonth()).out;
        QVERIFY2(cells.count(u'\n') > 100 && cells.count(u'\n') < 110, qPrintable(QString::number(cells.count(u'\n'))));
        HAS(cells, QStringLiteral(" more"));
    }
    void aMonthIsPublishedOnceAndComputedAgain()
    {
        const QString now = QDate::currentDate().toString(QStringLiteral("yyyy-MM"));
        HAS(evaluate(QStringLiteral("publish --actors department --period ") + now).err, QStringLiteral("period-still-running"));
        HAS(evaluate(QStringLiteral("publish --actors department --period 1999-05")).err, QStringLiteral("nothing-to-publish"));
        const QString publish = QStringLiteral("publish --actors department --period ") + lastMonth();
        const Ran done = evaluate(publish);
        QVERIFY2(done.code == 0, qPrintable(done.err));
        HAS(done.out, QStringLiteral("number 1"));
        HAS(evaluate(publish).err, QStringLiteral("already-published"));
        HAS(evaluate(QStringLiteral("publications")).out, QStringLiteral("1\tdepartment\t") + lastMonth());
        const Ran again = evaluate(QStringLiteral("recompute 1"));
        QVERIFY2(again.code == 0, qPrintable(again.out + again.err));
        HAS(again.out, QStringLiteral("the same, byte by byte"));
        // In use from next year on: nothing of the past moves.
        QCOMPARE(evaluate(QStringLiteral("models activate department own.1 --from 2099-01-01")).code, 0);
        HAS(evaluate(QStringLiteral("models remove department own.1")).err, QStringLiteral("model-in-use"));
        QCOMPARE(evaluate(QStringLiteral("recompute 1")).code, 0);
        const Ran second = evaluate(publish + QStringLiteral(" --again appeals"));
        QVERIFY2(second.code == 0, qPrintable(second.err));
        HAS(evaluate(QStringLiteral("publications")).out, QStringLiteral("\tappeals"));
        const Ran lines = evaluate(QStringLiteral("show 1 --csv"));
        QVERIFY(lines.out.startsWith(QStringLiteral("rank,name,key,group")));
        QVERIFY(lines.out.count(QStringLiteral("\r\n")) > 5);
        // The audit knows who did what.
        HAS(run({QStringLiteral("audit"), QStringLiteral("verify")}).out, QStringLiteral("whole"));
    }
    void peopleAreNumbersUnlessNamed()
    {
        const Ran done = evaluate(QStringLiteral("publish --actors supervisor --period ") + lastMonth());
        QVERIFY2(done.code == 0, qPrintable(done.err));
        HAS(done.out, QStringLiteral("person 01"));
        const QString hidden = evaluate(QStringLiteral("show 3 --csv")).out;
        QVERIFY2(hidden.contains(u"person 01") && !hidden.contains(u",key,"), qPrintable(hidden.left(300)));
        const QString named = evaluate(QStringLiteral("show 3 --csv --persons")).out;
        QVERIFY2(named.contains(u",key,") && !named.contains(u"person 01"), qPrintable(named.left(300)));
    }
    void aReportIsThreeFilesInEachLanguage()
    {
        const QString out = path(QStringLiteral("reports"));
        const Ran made = report(QStringLiteral("--period month --lang zh,en --actors department,supervisor --of ")
                                    + m_month.toString(Qt::ISODate),
                                out);
        QVERIFY2(made.code == 0, qPrintable(made.err));
        const QStringList files = QDir(out).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
        QCOMPARE(files.size(), 16);
        QCOMPARE(made.out.count(u'\n'), 16);
        const QString base = QStringLiteral("evaluation-department-") + lastMonth();
        QVERIFY(QFileInfo(out + u'/' + base + QStringLiteral("-zh.xlsx")).size() > 10'000);
        if (QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty())
            QSKIP("no pdftotext here: poppler-utils");
        const QStringList pages = pagesOf(out + u'/' + base + QStringLiteral("-zh.pdf"));
        QVERIFY(pages.size() > 3);
        // The city's own names, and the numbers that were published.
        HAS(pages.join(u' '), QStringLiteral("排水"));
        const QString english = pagesOf(out + u'/' + base + QStringLiteral("-en.pdf")).join(u' ');
        HAS(english, QStringLiteral("Drainage"));
        HAS(english, QRegularExpression(QStringLiteral("[Pp]ublished")));
        for (const QString &line : evaluate(QStringLiteral("show 2")).out.split(u'\n', Qt::SkipEmptyParts)) {
            if (line.startsWith(QStringLiteral("1\t")))
                HAS(english, line.split(u'\t')[2]);
        }
        // Nobody's name without --persons.
        const QString people
            = pagesOf(out + QStringLiteral("/evaluation-supervisor-") + lastMonth() + QStringLiteral("-zh.pdf")).join(u' ');
        const QString csv = evaluate(QStringLiteral("show 3 --csv --persons")).out;
        for (const QString &line : csv.split(QStringLiteral("\r\n")).mid(1)) {
            if (const QString name = line.section(u',', 1, 1); !name.isEmpty())
                QVERIFY2(!people.contains(name), qPrintable(name));
        }
    }
    void aRunningPeriodSaysSoOnEveryPage()
    {
        const QString out = path(QStringLiteral("running"));
        const Ran made = report(QStringLiteral("--period month --formats pdf --of ") + QDate::currentDate().toString(Qt::ISODate), out,
                                "zh_CN.UTF-8");
        QVERIFY2(made.code == 0, qPrintable(made.err));
        HAS(made.err, QStringLiteral("尚未结束"));
        if (QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty())
            QSKIP("no pdftotext here: poppler-utils");
        const QStringList pages = pagesOf(made.out.trimmed());
        QVERIFY(pages.size() > 2);
        for (const QString &page : pages)
            HAS(page, QStringLiteral("未结束"));
    }
    void anEmptyPeriodIsAReportThatSaysSo()
    {
        const QString out = path(QStringLiteral("empty"));
        const Ran made = report(QStringLiteral("--period 1999-05"), out);
        QVERIFY2(made.code == 0, qPrintable(made.err));
        QCOMPARE(QDir(out).entryList(QDir::Files).size(), 4);
    }
    void whereNothingCanBeWrittenIsTold()
    {
        const QString folder = path(QStringLiteral("read-only"));
        QVERIFY(QDir().mkpath(folder));
        if (::mount("none", QFile::encodeName(folder).constData(), "tmpfs", MS_RDONLY, nullptr) != 0)
            QSKIP("a file system cannot be mounted here");
        const Ran there = report(QStringLiteral("--period 2026-10"), folder);
        const Ran within = report(QStringLiteral("--period 2026-10"), folder + QStringLiteral("/new"));
        ::umount(QFile::encodeName(folder).constData());
        for (const Ran &one : {there, within}) {
            QCOMPARE(one.code, 1);
            HAS(one.err, QStringLiteral("folder-not-writable"));
            HAS(one.err, QStringLiteral("mounted read-only"));
        }
        const Ran none = report(QStringLiteral("--period 2026-10"), QString());
        QCOMPARE(none.code, 2);
    }
    void ctrlCLeavesNothing()
    {
        const QString out = path(QStringLiteral("stopped"));
        int stopped = 0;
        for (int afterMs = 20; afterMs < 700; afterMs += 60) {
            QDir(out).removeRecursively();
            QProcess process;
            process.setProcessEnvironment(environment("C.UTF-8"));
            process.start(QStringLiteral(WANMI_CENTRAL),
                          {QStringLiteral("report"), QStringLiteral("--period"), lastMonth(), QStringLiteral("--actors"),
                           QStringLiteral("department,cell,community"), QStringLiteral("--lang"), QStringLiteral("zh,en"),
                           QStringLiteral("--out"), out, QStringLiteral("--data"), path(QStringLiteral("city"))});
            QVERIFY(process.waitForStarted());
            if (process.waitForFinished(afterMs))
                continue;
            ::kill(pid_t(process.processId()), SIGINT);
            QVERIFY(process.waitForFinished(30'000));
            const QStringList left = QDir(out).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
            if (process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0) {
                QCOMPARE(left.size(), 24);
                continue;
            }
            // Before the signal is listened to it ends the program as it does any.
            QVERIFY2(left.isEmpty(), qPrintable(left.join(u' ')));
            stopped += process.exitStatus() == QProcess::NormalExit && process.exitCode() == 130;
        }
        QVERIFY(stopped > 0);
    }
};

QTEST_GUILESS_MAIN(TestEvaluate)
#include "tst_evaluate.moc"
