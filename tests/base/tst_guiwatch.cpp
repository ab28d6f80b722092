// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/guiwatch.h"

#include <QGuiApplication>
#include <QTest>
#include <QTimer>

using namespace wanmi;
using App = base::WatchedApplication<QGuiApplication>;

class TestGuiWatch : public QObject
{
    Q_OBJECT

private slots:
    void aLongHandlerIsNoticed()
    {
        auto *app = static_cast<App *>(qApp);
        app->startWatching();
        QTest::ignoreMessage(QtCriticalMsg,
                             QRegularExpression(QStringLiteral("used \\d+ ms of the GUI thread")));
        QTimer::singleShot(0, this, [] {
            const auto until = base::threadCpuUs() + base::GuiCpuLimitUs + 20'000;
            while (base::threadCpuUs() < until) { }
        });
        // notify() watches outermost handlers only, so the event is delivered by a loop of its own here.
        QEventLoop loop;
        QTimer::singleShot(300, &loop, &QEventLoop::quit);
        loop.exec();
        app->stopWatching();
        QCOMPARE(app->record().tooLong, 1u);
        QVERIFY(app->record().longestCpuUs > base::GuiCpuLimitUs);
    }

    void aLongHandlerOfAnotherThreadIsNotTheGuiThreads()
    {
        auto *app = static_cast<App *>(qApp);
        const base::GuiRecord before = app->record();
        app->startWatching();
        QThread thread;
        QObject worker;
        worker.moveToThread(&thread);
        thread.start();
        QEventLoop loop;
        QMetaObject::invokeMethod(&worker, [&loop] {
            const auto until = base::threadCpuUs() + base::GuiCpuLimitUs + 20'000;
            while (base::threadCpuUs() < until) { }
            QMetaObject::invokeMethod(&loop, &QEventLoop::quit);
        });
        loop.exec();
        thread.quit();
        thread.wait();
        app->stopWatching();
        QCOMPARE(app->record().tooLong, before.tooLong);
    }

    void aDoorPassedOnTheGuiThreadIsAViolation()
    {
        const auto before = base::doorViolations();
        base::passDoor(base::Door::Sql, "before the first frame");
        QCOMPARE(base::doorViolations(), before);
        base::closeDoorsOnThisThread();
        QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(QStringLiteral("passed door")));
        base::passDoor(base::Door::Sql, "after it");
        base::openDoorsOnThisThread();
        QCOMPARE(base::doorViolations(), before + 1);
    }
};

int main(int argc, char **argv)
{
    App app(argc, argv);
    TestGuiWatch test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_guiwatch.moc"
