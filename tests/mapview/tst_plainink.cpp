// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapview/plainink.h"

#include <QRandomGenerator>
#include <QTest>

#include <cmath>

using namespace wanmi::mapview;

namespace {
constexpr int Width = 67, Height = 41; // no multiple of what is blended at once

QImage paper()
{
    QImage image(Width, Height, QImage::Format_RGB32);
    image.fill(Qt::black);
    return image;
}

/// Which pixels were inked, once or more often: the value of half white over black, or over that.
QString inked(const QImage &image)
{
    QString rows;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const int value = qGreen(image.pixel(x, y));
            rows += QLatin1Char(value == 0 ? '.' : value == 127 ? '1' : '#');
        }
        rows += u'\n';
    }
    return rows;
}

/// A line as it is meant: at each step along, `width` pixels beside it.
QImage plainLine(QPointF from, QPointF to, int width)
{
    QImage image = paper();
    const QPointF way = to - from;
    const bool flat = std::abs(way.x()) >= std::abs(way.y());
    if (flat ? from.x() > to.x() : from.y() > to.y())
        std::swap(from, to);
    const double begin = flat ? from.x() : from.y(), end = flat ? to.x() : to.y();
    const double slope = flat ? (to.y() - from.y()) / (end - begin) : (to.x() - from.x()) / (end - begin);
    for (int along = std::max(0, int(std::floor(begin))); along < int(std::floor(end)); ++along) {
        const double across = (flat ? from.y() : from.x()) + slope * (along + 0.5 - begin);
        for (int i = 0; i < width; ++i) {
            const int beside = int(std::floor(across)) - width / 2 + i;
            const QPoint at = flat ? QPoint(along, beside) : QPoint(beside, along);
            if (image.rect().contains(at))
                image.setPixel(at, qRgb(127, 127, 127));
        }
    }
    return image;
}
} // namespace

class TestPlainInk : public QObject
{
    Q_OBJECT

private slots:
    void neighboursNeitherOverlapNorLeaveAGap();
    void aWideRunIsBlendedAsItsLastPixels();
    void linesAreWhereTheyAreMeant();
    void whatLiesOutsideChangesNothing();
};

void TestPlainInk::neighboursNeitherOverlapNorLeaveAGap()
{
    QImage image = paper();
    const PlainInk ink(image, Qt::white, 0.5);
    const QPointF middle(31.3, 17.9);
    const std::array<QPointF, 4> corners{
        QPointF(-5, -5), {Width + 5.0, -5}, {Width + 5.0, Height + 5.0}, {-5, Height + 5.0}};
    for (size_t i = 0; i < corners.size(); ++i)
        ink.fill(std::array{corners[i], corners[(i + 1) % corners.size()], middle});
    QCOMPARE(inked(image).count(u'1'), Width * Height);
}

void TestPlainInk::aWideRunIsBlendedAsItsLastPixels()
{
    QRandomGenerator random(4);
    for (int run = 0; run < 50; ++run) {
        QImage image = paper();
        const QColor ground(QColor::fromRgb(random.generate() | 0xff000000U));
        image.fill(ground);
        const PlainInk ink(image, QColor::fromRgb(random.generate() | 0xff000000U), random.generateDouble());
        ink.fill(std::array{QPointF(0, 0), QPointF(Width, 0), QPointF(Width, Height), QPointF(0, Height)});
        for (int x = 0; x < Width; ++x) // eight at once, and the three that are left
            QCOMPARE(image.pixel(x, 7), image.pixel(Width - 1, 7));
    }
}

void TestPlainInk::linesAreWhereTheyAreMeant()
{
    QRandomGenerator random(7);
    const auto somewhere = [&random] {
        return QPointF(random.bounded(2.0 * Width) - Width / 2.0,
                       random.bounded(2.0 * Height) - Height / 2.0);
    };
    for (int i = 0; i < 400; ++i) {
        const QPointF from = somewhere(),
                      to = i % 4 == 0 ? QPointF(from.x(), somewhere().y())
            : i % 4 == 1              ? QPointF(somewhere().x(), from.y())
                                      : somewhere();
        const int width = 1 + i % 3;
        QImage image = paper();
        PlainInk(image, Qt::white, 0.5).line(from, to, width);
        QCOMPARE(inked(image), inked(plainLine(from, to, width)));
    }
}

void TestPlainInk::whatLiesOutsideChangesNothing()
{
    QImage image = paper();
    const PlainInk ink(image, Qt::white, 0.5);
    ink.line({-40, -9}, {200, -3}, 2);
    ink.line({Width + 2.0, -50}, {Width + 9.0, 300}, 3);
    ink.line({5, 5}, {5, 5}, 3);
    ink.fill(std::array{QPointF(-30, -30), QPointF(-1, -30), QPointF(-1, 400)});
    QVERIFY(!inked(image).contains(u'1'));
    QVERIFY(!inked(image).contains(u'#'));
}

QTEST_GUILESS_MAIN(TestPlainInk)
#include "tst_plainink.moc"
