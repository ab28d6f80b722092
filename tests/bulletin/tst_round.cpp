// SPDX-License-Identifier: GPL-3.0-or-later
#include "bulletin/round.h"
#include "bulletin/runbook.h"
#include "bulletin/schedule.h"
#include "support/settableclock.h"

#include <QFile>
#include <QTemporaryDir>
#include <QElapsedTimer>
#include <QTest>

#include <csignal>

using namespace wanmi;
using namespace wanmi::bulletin;
using namespace std::chrono_literals;

class TestRound : public QObject
{
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_city;
    std::shared_ptr<test::SettableClock> m_clock;

    [[nodiscard]] Run run(const QString &period) const { return RunBook(m_city->path(), QStringLiteral("a"), period).read(); }
    [[nodiscard]] QString path(const QString &name) const { return m_city->filePath(name); }
    /// A program that notes how it was called, and then does that.
    [[nodiscard]] QString program(const QByteArray &then) const
    {
        QFile file(path(QStringLiteral("program")));
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write("#!/bin/sh\ncd \"$(dirname \"$0\")\"\necho \"$6 $(ps -o ni= -p $$)\" >> calls\n" + then + '\n');
        file.close();
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return file.fileName();
    }
    [[nodiscard]] QStringList calls() const
    {
        QFile file(path(QStringLiteral("calls")));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts) : QStringList();
    }
    [[nodiscard]] RoundOptions options(const QString &program) const { return {m_city->path(), program, m_clock, 10ms, {}}; }

private slots:
    void init()
    {
        m_city = std::make_unique<QTemporaryDir>();
        m_clock = std::make_shared<test::SettableClock>();
        Standing one;
        one.id = QStringLiteral("a");
        one.period = QStringLiteral("month");
        one.actors = {QStringLiteral("department")};
        one.from = QDate(2026, 9, 1);
        QVERIFY(Schedule(m_city->path()).put(one));
    }
    void whatFailsIsTriedAgainAfterAPauseThatGrows()
    {
        const Round round(options(program("echo broken >&2; exit 3")));
        QTRY_COMPARE(run(QStringLiteral("2026-10")).failures, 1);
        QCOMPARE(run(QStringLiteral("2026-09")).failures, 1); // the older one first
        QCOMPARE(run(QStringLiteral("2026-10")).events.back().reason, QStringLiteral("report-program-failed"));
        QCOMPARE(run(QStringLiteral("2026-10")).events.back().detail, QStringLiteral("broken"));
        m_clock->advance(61s);
        QTRY_COMPARE(run(QStringLiteral("2026-10")).failures, 2);
        m_clock->advance(61s); // two minutes, now
        m_clock->advance(60s);
        QTRY_COMPARE(run(QStringLiteral("2026-10")).failures, 3);
        QVERIFY(run(QStringLiteral("2026-10")).lastTry == m_clock->now()); // not after the first of them
        QCOMPARE(calls().size(), 6);
        QVERIFY(calls().first().startsWith(u"2026-09"));
        if (calls().first().split(u' ', Qt::SkipEmptyParts).size() == 2) // where there is ps
            QCOMPARE(calls().first().section(u' ', -1), QStringLiteral("19"));
    }
    void withoutAProgramItIsSaid()
    {
        const Round round(options(QStringLiteral("/nowhere/wanmi-report")));
        QTRY_COMPARE(run(QStringLiteral("2026-10")).failures, 1);
        QCOMPARE(run(QStringLiteral("2026-10")).events.back().reason, QStringLiteral("no-report-program"));
    }
    void whatIsDoneIsNotDoneAgain()
    {
        Run done;
        done.isDone = true;
        QVERIFY(RunBook(m_city->path(), QStringLiteral("a"), QStringLiteral("2026-09")).write(done));
        const Round round(options(program("exit 3")));
        QTRY_COMPARE(run(QStringLiteral("2026-10")).failures, 1);
        QCOMPARE(calls().size(), 1);
    }
    void whoEndsTheRoundEndsItsProgram()
    {
        QElapsedTimer timer;
        {
            const Round round(options(program("exec sleep 100")));
            QTRY_COMPARE(calls().size(), 1);
            timer.start();
        }
        QVERIFY(timer.elapsed() < 5'000);
        QCOMPARE(run(QStringLiteral("2026-09")).failures, 0); // that is no failure
    }
    void signalsAreAsAtAShell()
    {
        sigset_t blocked, before;
        sigemptyset(&blocked);
        sigaddset(&blocked, SIGTERM);
        pthread_sigmask(SIG_BLOCK, &blocked, &before); // as a serving central does
        {
            const Round round(options(program("kill -TERM $$; exit 0")));
            QTRY_COMPARE(run(QStringLiteral("2026-10")).failures, 1);
        }
        pthread_sigmask(SIG_SETMASK, &before, nullptr);
    }
};

QTEST_GUILESS_MAIN(TestRound)
#include "tst_round.moc"
