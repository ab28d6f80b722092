// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapview/devicebeat.h"

#include <QTest>

using wanmi::mapview::DeviceBeat;

namespace {
/// Central is asked every two seconds and the devices speak every `beatMs`, until they fall silent.
struct Feed
{
    qint64 beatMs = 2'000, skewMs = 0, phaseMs = 700, nowMs = 1'000'000, silentFromMs = 1'000'000'000;
    DeviceBeat beat = {};

    std::optional<qint64> ask()
    {
        nowMs += 2'000;
        const qint64 last = (std::min(nowMs, silentFromMs) - phaseMs) / beatMs * beatMs + phaseMs;
        return beat.hear(last + skewMs, nowMs - last - skewMs);
    }
    /// How often they were called quiet.
    int askTimes(int times)
    {
        int quiet = 0;
        for (int i = 0; i < times; ++i)
            quiet += ask().has_value();
        return quiet;
    }
};
} // namespace

class TestDeviceBeat : public QObject
{
    Q_OBJECT
private slots:
    void devicesThatSpeakAreNeverCalledQuiet_data()
    {
        QTest::addColumn<int>("beatMs");
        QTest::addColumn<int>("skewMs");
        QTest::newRow("every two seconds") << 2'000 << 0;
        QTest::newRow("every second and a half") << 1'500 << 0;
        QTest::newRow("every ten seconds") << 10'000 << 0;
        QTest::newRow("every minute") << 60'000 << 0;
        QTest::newRow("by a clock ten seconds late") << 2'000 << -10'000;
        QTest::newRow("by a clock ten seconds early") << 2'000 << 10'000;
    }
    void devicesThatSpeakAreNeverCalledQuiet()
    {
        QFETCH(int, beatMs);
        QFETCH(int, skewMs);
        Feed feed{beatMs, skewMs};
        feed.askTimes(10 * int(beatMs) / 2'000 + 6); // their rhythm is learnt
        QCOMPARE(feed.askTimes(200), 0);
    }
    void silenceIsNoticedWithinFiveSecondsOfTheLastWord_data()
    {
        QTest::addColumn<int>("phaseMs");
        for (int phaseMs = 0; phaseMs < 2'000; phaseMs += 100)
            QTest::addRow("%d ms", phaseMs) << phaseMs;
    }
    void silenceIsNoticedWithinFiveSecondsOfTheLastWord()
    {
        QFETCH(int, phaseMs);
        Feed feed{2'000, 0, phaseMs};
        QCOMPARE(feed.askTimes(20), 0);
        feed.silentFromMs = feed.nowMs;
        const qint64 last = (feed.nowMs - phaseMs) / 2'000 * 2'000 + phaseMs;
        while (!feed.ask())
            QVERIFY(feed.nowMs - last < 5'000);
        QVERIFY2(feed.nowMs - last <= 5'000, qPrintable(QString::number(feed.nowMs - last)));
        // … and their first word ends it, however long it took.
        feed.askTimes(500);
        feed.silentFromMs = 1'000'000'000;
        QVERIFY(!feed.ask());
        feed.silentFromMs = feed.nowMs; // one long silence is no rhythm
        QVERIFY(feed.askTimes(3) > 0);
    }
    void devicesThatWereSilentFromTheBeginningAreQuiet()
    {
        DeviceBeat beat;
        QCOMPARE(beat.hear(1'000, 3'600'000), std::optional<qint64>(3'600'000));
        QCOMPARE(beat.hear(1'000, 3'602'000), std::optional<qint64>(3'602'000));
    }
};

QTEST_APPLESS_MAIN(TestDeviceBeat)
#include "tst_devicebeat.moc"
