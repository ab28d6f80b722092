// SPDX-License-Identifier: GPL-3.0-or-later
#include "footage.h"

#include "simulator/clipencoder.h"
#include "simulator/faultpictures.h"
#include "simulator/scenes.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace wanmi::video;
using footage::gridOf;
using footage::nameOf;

namespace {
constexpr qint64 gopMs = 2'000, inTimeMs = 30'000;

/// A street of blocks and lines, with the noise that makes no two pictures alike.
QImage street(quint32 noise, int light = 160)
{
    QImage picture(352, 288, QImage::Format_RGB32);
    picture.fill(QColor(light, light, light));
    for (int i = 0; i < 90; ++i) {
        const QRect block(i * 53 % 352, i * 97 % 288, 9 + i * 7 % 30, 6 + i * 5 % 24);
        for (int y = block.top(); y < std::min(288, block.bottom()); ++y) {
            for (int x = block.left(); x < std::min(352, block.right()); ++x)
                picture.setPixel(x, y, qRgb(light * (i % 5) / 5, light * (i % 5) / 5, light * (i % 5) / 5));
        }
    }
    wanmi::simulator::addNoise(picture, 2, noise);
    return picture;
}
} // namespace

/// One verdict after the other; how often they are right is the matter of tst_picturewatch.
class TestViewVerdicts : public QObject
{
    Q_OBJECT
private slots:
    void aPictureInTwoSecondsIsLookedAt();
    void eachFaultIsFoundAndClearsAgain_data();
    void eachFaultIsFoundAndClearsAgain();
    void aRepeatedGopIsFrozenThoughItMoves();
    void aClockBurnedInDoesNotHideAFrozenPicture();
    void aLampByNightIsNotBlack();
    void whatMovedIsAcceptedAndMayMoveAgain();
    void aStillNightIsNotFrozen_data();
    void aStillNightIsNotFrozen();
};

void TestViewVerdicts::aPictureInTwoSecondsIsLookedAt()
{
    PictureWatch watch;
    int looks = 0;
    for (int number = 0; number < 250; ++number) { // full motion, a key picture in two seconds
        const bool key = number % 25 == 0;
        if (watch.wants(number * 80, key)) {
            watch.look(gridOf(street(1)), number * 80, key);
            ++looks;
        }
    }
    QCOMPARE(looks, 10);
}

void TestViewVerdicts::eachFaultIsFoundAndClearsAgain_data()
{
    QTest::addColumn<int>("view");
    for (const View view : {View::Frozen, View::Black, View::Covered, View::Moved})
        QTest::newRow(nameOf(view)) << int(view);
}

void TestViewVerdicts::eachFaultIsFoundAndClearsAgain()
{
    QFETCH(int, view);
    PictureWatch watch;
    qint64 now = 5'000;
    const auto show = [&](const QImage &picture) {
        now += gopMs;
        return watch.look(gridOf(picture), now, true);
    };
    quint32 noise = 0;
    for (int i = 0; i < 20; ++i)
        QVERIFY(!show(street(++noise)));
    const qint64 from = now;
    const QImage last = street(noise);
    const auto faulty = [&] {
        ++noise;
        switch (View(view)) {
        case View::Frozen:
            return last;
        case View::Black:
            return wanmi::simulator::blackPicture(last.size(), int(noise));
        case View::Covered:
            return wanmi::simulator::coveredPicture(street(noise), {}, 1, double(noise));
        default:
            return wanmi::simulator::movedPicture(street(noise), 5);
        }
    };
    while (!show(faulty()))
        QVERIFY(now - from <= inTimeMs);
    QCOMPARE(nameOf(watch.verdict().view), nameOf(View(view)));
    QVERIFY(watch.verdict().confidence > 0.5);
    QVERIFY2(std::abs(watch.verdict().sinceMs - from) <= gopMs,
             qPrintable(QString::number(watch.verdict().sinceMs - from)));
    QVERIFY(!show(street(++noise))); // one good picture proves nothing
    QVERIFY(show(street(++noise)));
    QCOMPARE(nameOf(watch.verdict().view), nameOf(View::Clear));
    for (int i = 0; i < 60; ++i)
        QVERIFY(!show(street(++noise)));
}

void TestViewVerdicts::aRepeatedGopIsFrozenThoughItMoves()
{
    PictureWatch watch;
    for (int i = 0; i < 20; ++i)
        watch.look(gridOf(street(quint32(i))), i * gopMs, true);
    // The encoder's memory is sent again and again: each key picture the same, those between move.
    for (qint64 now = 20 * gopMs; now < 20 * gopMs + inTimeMs; now += 1'000)
        watch.look(gridOf(street(now % gopMs == 0 ? 100 : 101)), now, now % gopMs == 0);
    QCOMPARE(nameOf(watch.verdict().view), "frozen");
}

void TestViewVerdicts::aClockBurnedInDoesNotHideAFrozenPicture()
{
    PictureWatch watch;
    const QImage still = street(1);
    for (int i = 0; i < 8; ++i) {
        QImage picture = still;
        for (int y = 4; y < 20; ++y) {
            for (int x = 250; x < 340; ++x)
                picture.setPixel(x, y, (x * (i + 3) + y * 5) % 11 < 4 ? qRgb(255, 255, 255) : qRgb(0, 0, 0));
        }
        watch.look(gridOf(picture), i * gopMs, true);
    }
    QCOMPARE(nameOf(watch.verdict().view), "frozen");
}

void TestViewVerdicts::aLampByNightIsNotBlack()
{
    PictureWatch watch;
    for (int i = 0; i < 30; ++i) {
        QImage night = wanmi::simulator::blackPicture(QSize(352, 288), i);
        for (int y = 120; y < 190; ++y) {
            for (int x = 150; x < 230; ++x)
                night.setPixel(x, y, qRgb(90 + (x * y + i) % 40, 80, 60));
        }
        QVERIFY(!watch.look(gridOf(night), i * gopMs, true));
    }
}

void TestViewVerdicts::whatMovedIsAcceptedAndMayMoveAgain()
{
    PictureWatch watch;
    qint64 now = 0;
    quint32 noise = 0;
    const auto show = [&](quint32 view, int pictures) {
        for (int i = 0; i < pictures; ++i) {
            const QImage seen = street(++noise);
            watch.look(gridOf(view == 0 ? seen : wanmi::simulator::movedPicture(seen, view)), now += gopMs,
                       true);
        }
        return watch.verdict().view;
    };
    QCOMPARE(show(0, 20), View::Clear);
    QCOMPARE(show(5, 15), View::Moved);
    QCOMPARE(show(5, 600), View::Moved); // nobody gets used to it by himself
    watch.acceptView();
    QCOMPARE(watch.verdict().view, View::Clear);
    QCOMPARE(show(5, 20), View::Clear);
    QCOMPARE(show(0, 15), View::Moved);
}

/// A street without anybody, coded by a real encoder from what a good and a bad sensor sees, well and badly
/// coded.
void TestViewVerdicts::aStillNightIsNotFrozen_data()
{
    QTest::addColumn<double>("noise");
    QTest::addColumn<int>("bitsPerSecond");
    QTest::addColumn<bool>("isH265");
    QTest::newRow("little noise") << 0.7 << 192'000 << false;
    QTest::newRow("little noise, badly coded") << 0.7 << 64'000 << false;
    QTest::newRow("some noise") << 1.5 << 192'000 << false;
    QTest::newRow("some noise, H.265") << 1.5 << 192'000 << true;
    QTest::newRow("much noise, badly coded") << 4.0 << 96'000 << false;
}

void TestViewVerdicts::aStillNightIsNotFrozen()
{
    QFETCH(double, noise);
    QFETCH(int, bitsPerSecond);
    QFETCH(bool, isH265);
    const auto scenes = wanmi::simulator::allScenes();
    const auto &scene = *std::find_if(scenes.begin(), scenes.end(),
                                      [](const auto &one) { return one->name() == u"river-night"; });
    std::vector<wanmi::simulator::Stage::Glow> glows;
    const QImage background = scene->background(glows);
    const QImage still = scene->picture(background, glows, 3);
    wanmi::simulator::EncoderWish wish;
    wish.codec = isH265 ? wanmi::simulator::ClipCodec::H265 : wanmi::simulator::ClipCodec::H264;
    wish.bitsPerSecond = bitsPerSecond;
    const auto stream = wanmi::simulator::encode(wish, 250, [&](int number) {
        QImage seen = still.copy();
        wanmi::simulator::addNoise(seen, noise, quint32(number) + 1);
        return seen;
    });
    QVERIFY(stream);
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("still")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(*stream) == stream->size());
    file.close();
    const auto clip = wanmi::simulator::readClip(file.fileName(), QStringLiteral("still"), wish.codec);
    QVERIFY(clip);
    PictureWatch watch;
    qint64 now = 0;
    footage::eachPicture(*clip, [&](PictureDecoder &decoder, bool key) {
        now += 80;
        if (watch.wants(now, key))
            QVERIFY(!watch.look(wanmi::video::gridOf(decoder.luma()), now, key));
    });
    QCOMPARE(now, 20'000);
}

QTEST_GUILESS_MAIN(TestViewVerdicts)
#include "tst_viewverdicts.moc"
