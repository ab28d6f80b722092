// SPDX-License-Identifier: GPL-3.0-or-later
#include "video/streamchooser.h"

#include <QTest>

using namespace wanmi::video;
using Tile = StreamChooser::Tile;

namespace {
const QSize small(320, 240), large(960, 720);

FeedId id(int number)
{
    return FeedId{static_cast<quint64>(number)};
}

Tile tile(QSize wanted, bool hasMain = true)
{
    Tile one;
    one.wanted = wanted;
    one.hasMain = hasMain;
    return one;
}

int mains(const StreamChooser &chooser, int tiles)
{
    int count = 0;
    for (int i = 1; i <= tiles; ++i)
        count += chooser.choiceOf(id(i)).stream == Stream::Main;
    return count;
}
} // namespace

class TestStreamChooser : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aLargeTileHasTheMainStream()
    {
        StreamChooser chooser;
        chooser.set(id(1), tile(small));
        chooser.set(id(2), tile(large));
        chooser.set(id(3), tile(large, false));
        const auto changes = chooser.decide(1000);
        QCOMPARE(changes.size(), 1U);
        QCOMPARE(changes.front().id, id(2));
        QCOMPARE(changes.front().choice.stream, Stream::Main);
        QCOMPARE(QLatin1String(chooser.choiceOf(id(2)).why), QLatin1String("large"));
        QCOMPARE(QLatin1String(chooser.choiceOf(id(1)).why), QLatin1String("small"));
        QCOMPARE(QLatin1String(chooser.choiceOf(id(3)).why), QLatin1String("no-main"));
        QVERIFY(chooser.decide(2000).empty());
    }

    void aTileThatGrowsAndShrinksSwitchesOnceInFiveSeconds()
    {
        StreamChooser chooser;
        chooser.set(id(1), tile(large));
        int switches = 0;
        qint64 last = 0;
        for (qint64 now = 0; now < 60'000; now += 250) {
            chooser.set(id(1), tile(now / 250 % 2 ? large : small));
            for (const auto &change : chooser.decide(now)) {
                QVERIFY2(last == 0 || now - last >= 5'000, qPrintable(QString::number(now - last)));
                last = now;
                ++switches;
                QCOMPARE(change.id, id(1));
            }
        }
        QVERIFY(switches > 1 && switches <= 12);
        // Of a size between the two limits nothing is changed at all.
        StreamChooser calm;
        calm.set(id(1), tile({440, 360})); // 1.25 times the small stream
        QVERIFY(calm.decide(0).empty());
        calm.set(id(1), tile(large));
        QCOMPARE(calm.decide(10'000).size(), 1U);
        calm.set(id(1), tile({440, 360}));
        QVERIFY(calm.decide(20'000).empty());
        calm.set(id(1), tile(small));
        QCOMPARE(calm.decide(30'000).size(), 1U);
    }

    void theBudgetGoesToPinnedAndChosenAndLargeOnes()
    {
        StreamChooser::Options options;
        options.budgetCores = 0.45; // three main streams and some small ones
        StreamChooser chooser(options);
        constexpr int tiles = 12;
        for (int i = 1; i <= tiles; ++i)
            chooser.set(id(i), tile({500 + i, 400}));
        Tile chosen = tile({480, 400});
        chosen.isChosen = true;
        chooser.set(id(1), chosen);
        Tile pinned = tile(small);
        pinned.pinned = Stream::Main;
        chooser.set(id(2), pinned);
        Tile kept = tile(large);
        kept.pinned = Stream::Sub;
        chooser.set(id(3), kept);
        (void)chooser.decide(1000);
        QCOMPARE(mains(chooser, tiles), 3);
        QCOMPARE(chooser.choiceOf(id(1)).stream, Stream::Main);
        QCOMPARE(chooser.choiceOf(id(2)).stream, Stream::Main);
        QCOMPARE(chooser.choiceOf(id(3)).stream, Stream::Sub);
        QCOMPARE(QLatin1String(chooser.choiceOf(id(3)).why), QLatin1String("pinned"));
        QCOMPARE(chooser.choiceOf(id(tiles)).stream, Stream::Main); // the largest of the others
        QCOMPARE(QLatin1String(chooser.choiceOf(id(5)).why), QLatin1String("budget"));
        // One that becomes a little larger does not take the place of one that is shown.
        chooser.set(id(5), tile({530, 400}));
        QVERIFY(chooser.decide(20'000).empty());
    }

    void aThinLineCarriesFew()
    {
        StreamChooser::Options options;
        options.mainsOnLine = 2;
        options.budgetCores = 8;
        StreamChooser chooser(options);
        for (int i = 1; i <= 6; ++i)
            chooser.set(id(i), tile(large));
        (void)chooser.decide(0);
        QCOMPARE(mains(chooser, 6), 2);
        QCOMPARE(QLatin1String(chooser.choiceOf(id(6)).why), QLatin1String("line"));
    }

    void whatIsGivenUpIsGivenUpInOrderAndComesBack()
    {
        StreamChooser::Options options;
        options.budgetCores = 4;
        StreamChooser chooser(options);
        for (int i = 1; i <= 4; ++i)
            chooser.set(id(i), tile(large));
        Tile chosen = tile(large);
        chosen.isChosen = true;
        chooser.set(id(1), chosen);
        qint64 now = 0;
        (void)chooser.decide(now);
        QCOMPARE(mains(chooser, 4), 4);
        chooser.noteLoad(9, false, now += 500);
        QCOMPARE(chooser.strain(), Strain::None); // one hiccup is none
        std::vector<Strain> seen{Strain::None};
        for (int i = 0; i < 60; ++i) {
            chooser.noteLoad(9, false, now += 500);
            (void)chooser.decide(now);
            if (chooser.strain() != seen.back())
                seen.push_back(chooser.strain());
        }
        const std::vector<Strain> order{Strain::None, Strain::SlowThumbnails, Strain::SlowerThumbnails, Strain::MainsOnlyInFocus,
                                        Strain::KeysOnly};
        QVERIFY(seen == order);
        QCOMPARE(mains(chooser, 4), 1);
        QVERIFY(!chooser.choiceOf(id(1)).keysOnly && chooser.choiceOf(id(1)).stream == Stream::Main);
        QVERIFY(chooser.choiceOf(id(2)).keysOnly && chooser.choiceOf(id(4)).keysOnly);
        // Neither tight nor easy: it stays as it is.
        for (int i = 0; i < 60; ++i)
            chooser.noteLoad(3.5, false, now += 500);
        QCOMPARE(chooser.strain(), Strain::KeysOnly);
        const qint64 easy = now;
        while (chooser.strain() != Strain::None && now < easy + 120'000) {
            chooser.noteLoad(0.5, false, now += 500);
            (void)chooser.decide(now);
        }
        QCOMPARE(chooser.strain(), Strain::None);
        QVERIFY2(now - easy >= 4 * 9'000, "each step back takes its time");
        (void)chooser.decide(now += 6'000);
        QCOMPARE(mains(chooser, 4), 4);
        // Pictures that are dropped say the same as a load that is too high.
        for (int i = 0; i < 10; ++i)
            chooser.noteLoad(0.1, true, now += 500);
        QVERIFY(chooser.strain() >= Strain::SlowThumbnails);
    }
};

QTEST_GUILESS_MAIN(TestStreamChooser)
#include "tst_streamchooser.moc"
