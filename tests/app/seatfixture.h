// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/seathands.h"
#include "app/workstation.h"

#include "resources/resources.h"
#include "workbench/statusstrip.h"

#include <QTest>

namespace wanmi::test {

/// A city and a workstation for each test of a whole seat; nobody has come to work yet.
class SeatFixture : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_city = std::make_unique<SmallCity>();
        // The city's clock lives as long as the city: it is shared without owning it.
        const std::shared_ptr<const base::Clock> clock(&m_city->clock(), [](const base::Clock *) {});
        m_desk = std::make_unique<Workstation>(*m_city, m_city->rules(), clock);
    }
    void cleanup()
    {
        if (m_city && m_city->isUp())
            QCOMPARE(m_city->contractBreaches(), QStringList());
        m_desk.reset();
        m_city.reset();
    }

protected:
    /// The last test of each class: what all before it did to the GUI thread.
    static void heldToTheLimits()
    {
        const base::GuiRecord &record = app().record();
        qInfo("the longest handler: %s of %s, event %d, %lld us", record.longestReceiver, record.longestOwner,
              record.longestEvent, static_cast<long long>(record.longestCpuUs));
        QVERIFY(record.longestCpuUs > 0);
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        qInfo("an instrumented build is several times slower: its handlers are not held to the limit");
#else
        QCOMPARE(record.tooLong, std::uint64_t(0));
#endif
        QCOMPARE(base::doorViolations(), std::uint64_t(0));
    }
    [[nodiscard]] workbench::MainWindow &window() { return m_desk->window(); }
    [[nodiscard]] QString stripTexts() { return textsOf(window().strip()).join(QStringLiteral(" | ")); }

    /// For people to look at, where WANMI_SHOTS names a folder.
    void picture(const QString &name)
    {
        const QString folder = qEnvironmentVariable("WANMI_SHOTS");
        if (folder.isEmpty())
            return;
        const Unwatched looking;
        QDir().mkpath(folder);
        QTest::qWait(300);
        window().grab().save(folder + u'/' + name + QStringLiteral(".png"));
    }

    std::unique_ptr<SmallCity> m_city;
    std::unique_ptr<Workstation> m_desk;
};

template <typename Test> int runWatched(int argc, char **argv)
{
    WatchedApp application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("wanmi"));
    resources::load();
    Test test;
    return QTest::qExec(&test, argc, argv);
}
} // namespace wanmi::test
