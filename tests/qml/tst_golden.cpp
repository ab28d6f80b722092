// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of every scene that ships, against those in tests/qml/golden. WANMI_REWRITE_GOLDEN=1 writes them
// anew: look at each before it is committed.
#include "wallbench.h"
#include "wallhands.h"

#include "mapview/mapcanvas.h"
#include "protocol/walls.h"
#include "support/waiting.h"

#include <QCoreApplication>
#include <QPainter>

using namespace wanmi;
using test::spinUntil;

namespace {
constexpr QSize Size(1280, 720);
/// Two renderings of one scene differ at the edges of letters, with another FreeType or another processor. So
/// a picture is compared square by square: a square is another when an eighth of its points are, a point when
/// one of its colors is by a fifth of the range.
constexpr int SquarePx = 8, PointLimit = 51, PointsOfASquare = SquarePx * SquarePx / 8;
/// So many squares of 14,400 may be another: one letter that stands elsewhere is more.
constexpr int MostSquares = 2;

int apart(QRgb a, QRgb b)
{
    return std::max(
        {std::abs(qRed(a) - qRed(b)), std::abs(qGreen(a) - qGreen(b)), std::abs(qBlue(a) - qBlue(b))});
}

std::vector<QRect> otherSquares(const QImage &one, const QImage &other)
{
    std::vector<QRect> squares;
    for (int top = 0; top < one.height(); top += SquarePx) {
        for (int left = 0; left < one.width(); left += SquarePx) {
            int points = 0;
            for (int y = top; y < std::min(top + SquarePx, one.height()); ++y) {
                for (int x = left; x < std::min(left + SquarePx, one.width()); ++x)
                    points += apart(one.pixel(x, y), other.pixel(x, y)) > PointLimit;
            }
            if (points >= PointsOfASquare)
                squares.emplace_back(left, top, SquarePx, SquarePx);
        }
    }
    return squares;
}

QImage marked(QImage image, const std::vector<QRect> &squares)
{
    QPainter painter(&image);
    painter.fillRect(image.rect(), QColor(0, 0, 0, 150));
    painter.setPen(QPen(Qt::magenta, 2));
    for (const QRect &square : squares)
        painter.drawRect(square.adjusted(-2, -2, 2, 2));
    return image;
}
} // namespace

class TestGolden : public QObject
{
    Q_OBJECT
    std::unique_ptr<test::WallBench> m_bench;
    std::unique_ptr<wall::WallWindow> m_window;
    domain::Wall m_hall;

    [[nodiscard]] static QString folder()
    {
        return qEnvironmentVariable("WANMI_SOURCE_DIR") + QStringLiteral("/tests/qml/golden");
    }
    /// The scene by its own rows, as the feed would bring them; every clock stands still.
    QImage picture(const QString &id, const QString &language)
    {
        m_bench->words->setLanguage(language);
        m_hall.handScene = id;
        m_hall.handByName = QStringLiteral("李主任");
        ++m_hall.version;
        m_bench->board->note(m_hall);
        m_bench->state->scene()->look();
        int regions = 0;
        const bool whole = spinUntil([&] {
            regions = 0;
            test::walk(m_window->rootObject(), [&regions](QQuickItem *item) {
                regions += item->property("stale").isValid() && item->property("bare").isValid();
            });
            auto *map = test::visibleIn<mapview::MapCanvas>(m_window->rootObject());
            return m_bench->state->scene()->sceneId() == id && (!map || map->isComplete())
                && regions == int(m_bench->board->scene(id)->regions.size());
        });
        if (!whole)
            return {};
        // What fades in and flies has come to rest when two pictures in a row are one.
        QImage last, now;
        (void)spinUntil(
            [&] {
                QTest::qWait(500);
                last = std::exchange(now, m_window->grab().convertToFormat(QImage::Format_RGB32));
                return now == last;
            },
            20'000);
        return now;
    }

private slots:
    void initTestCase()
    {
        m_bench = std::make_unique<test::WallBench>(test::SketchCity{24, 4000, 300, 150, 20, {}});
        QVERIFY2(m_bench->problem.isEmpty(), qPrintable(m_bench->problem));
        m_window = std::make_unique<wall::WallWindow>(m_bench->state.get());
        m_window->resize(Size);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        QVERIFY(spinUntil([this] {
            return m_bench->board->isRead() && m_bench->hot->isReady() && m_bench->hot->dense().components
                && m_bench->urgent->count() == 8 && m_bench->figures->open() > 0
                && m_bench->cameras->count() > 0;
        }));
        m_hall = *m_bench->board->wall(QStringLiteral("hall"));
    }
    void cleanupTestCase()
    {
        m_window.reset();
        m_bench.reset();
    }

    void everySceneLooksAsItsPicture_data()
    {
        QTest::addColumn<QString>("scene");
        QTest::addColumn<QString>("language");
        for (const char *scene : {"work", "night", "eyes", "storm", "review", "case"}) {
            for (const char *language : {"zh", "en"})
                QTest::addRow("%s %s", scene, language)
                    << QString::fromLatin1(scene) << QString::fromLatin1(language);
        }
    }
    void everySceneLooksAsItsPicture()
    {
        QFETCH(QString, scene);
        QFETCH(QString, language);
        const QString name = QStringLiteral("%1-%2").arg(scene, language);
        const QString file = QStringLiteral("%1/%2.png").arg(folder(), name);
        const QImage seen = picture(scene, language);
        QCOMPARE(seen.size(), Size);
        if (qEnvironmentVariableIntValue("WANMI_REWRITE_GOLDEN") > 0) {
            QVERIFY(seen.save(file, "PNG", 0));
            return;
        }
        const QImage golden = QImage(file).convertToFormat(QImage::Format_RGB32);
        QVERIFY2(golden.size() == Size, qPrintable(file));
        const std::vector<QRect> squares = otherSquares(golden, seen);
        if (int(squares.size()) <= MostSquares)
            return;
        const QString base = QCoreApplication::applicationDirPath() + QStringLiteral("/golden-") + name;
        seen.save(base + QStringLiteral("-seen.png"));
        marked(seen, squares).save(base + QStringLiteral("-difference.png"));
        QFAIL(qPrintable(QStringLiteral("%1 squares are other than %2: %3-seen.png, %3-difference.png")
                             .arg(squares.size())
                             .arg(file, base)));
    }
    /// The comparison sees what a person would see, and not what nobody sees.
    void aVisibleChangeIsSeen()
    {
        const QImage golden = picture(QStringLiteral("work"), QStringLiteral("zh"));
        QImage brighter = golden;
        for (int y = 0; y < brighter.height(); ++y) {
            for (int x = 0; x < brighter.width(); ++x)
                brighter.setPixel(x, y, QColor(brighter.pixel(x, y)).lighter(103).rgb());
        }
        QVERIFY(int(otherSquares(golden, brighter).size()) <= MostSquares);
        const auto changed = [&](QQuickItem *item, const char *property, const QVariant &other) {
            const QVariant before = item->property(property);
            item->setProperty(property, other);
            QTest::qWait(100);
            const auto squares = otherSquares(golden, m_window->grab().convertToFormat(QImage::Format_RGB32));
            item->setProperty(property, before);
            QTest::qWait(100);
            return int(squares.size());
        };
        QQuickItem *word = nullptr, *mark = nullptr;
        test::walk(m_window->rootObject(), [&](QQuickItem *item) {
            if (item->inherits("QQuickText") && item->property("text").toString() == QStringLiteral("在办")
                && !word)
                word = item;
            if (item->property("shape").toString() == u"square" && !mark)
                mark = item;
        });
        QVERIFY(word && mark);
        QVERIFY(changed(word, "opacity", 0.0) > MostSquares); // one word is gone
        QVERIFY(changed(word, "x", word->x() + 6) > MostSquares); // … or stands elsewhere
        QVERIFY(changed(mark, "visible", false) >= MostSquares); // a mark of ten points
    }
};

QTEST_MAIN(TestGolden)
#include "tst_golden.moc"
