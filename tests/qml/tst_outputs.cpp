// SPDX-License-Identifier: GPL-3.0-or-later
#include "wallbench.h"
#include "wallhands.h"

#include <QFile>
#include <QGuiApplication>
#include <QQuickItem>
#include <QScreen>
#include <QTest>

using namespace wanmi;

/// A workstation with a desk's screen and three outputs to a wall beside it.
class TestOutputs : public QObject
{
    Q_OBJECT
    std::unique_ptr<test::WallBench> m_bench;
    std::unique_ptr<wall::WallWindow> m_window;
private slots:
    void initTestCase()
    {
        m_bench = std::make_unique<test::WallBench>(test::SketchCity{10, 500, 60, 16, 4, {}});
        QVERIFY2(m_bench->problem.isEmpty(), qPrintable(m_bench->problem));
        QCOMPARE(QGuiApplication::screens().size(), 4);
    }
    void init() { m_window = std::make_unique<wall::WallWindow>(m_bench->state.get()); }
    void cleanup() { m_window.reset(); }
    void cleanupTestCase() { m_bench.reset(); }

    void oneOutputIsFilled()
    {
        m_window->showOn({QGuiApplication::screens().at(2)});
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        QCOMPARE(m_window->geometry(), QGuiApplication::screens().at(2)->geometry());
    }
    void threeOutputsAreOnePicture()
    {
        m_window->showOn(QGuiApplication::screens().mid(1));
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        QCOMPARE(m_window->geometry(), QRect(1280, 0, 5760, 1080));
        QVERIFY(m_window->flags() & Qt::FramelessWindowHint);
        QTRY_COMPARE(m_window->rootObject()->size().toSize(), QSize(5760, 1080));
        QTRY_COMPARE(m_window->grab().size(), QSize(5760, 1080));
    }
};

int main(int argc, char **argv)
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("screens.json")));
    if (!file.open(QIODevice::WriteOnly))
        return 1;
    QByteArray screens = R"({"name": "desk", "x": 0, "y": 0, "width": 1280, "height": 1024, "logicalDpi": 96,
        "logicalBaseDpi": 96, "dpr": 1})";
    for (int i = 0; i < 3; ++i)
        screens += R"(, {"name": "wall)" + QByteArray::number(i) + R"(", "x": )"
            + QByteArray::number(1280 + i * 1920)
            + R"(, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1})";
    file.write("{\"screens\": [" + screens + "]}");
    file.close();
    qputenv("QT_QPA_PLATFORM", "offscreen:configfile=" + file.fileName().toUtf8());
    QGuiApplication app(argc, argv);
    TestOutputs tests;
    return QTest::qExec(&tests, argc, argv);
}
#include "tst_outputs.moc"
