// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/guiwatch.h"
#include "desk/seat.h"
#include "mapview/mapcanvas.h"
#include "renderlink/shippedmap.h"
#include "support/smallcity.h"
#include "workbench/signindialog.h"

#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QQuickItem>
#include <QSignalSpy>
#include <QTest>

#include <functional>

namespace wanmi::test {

using WatchedApp = base::WatchedApplication<QApplication>;

[[nodiscard]] inline WatchedApp &app()
{
    return *static_cast<WatchedApp *>(QCoreApplication::instance());
}

/// What the test does itself on this thread (starting a central, looking at pictures) is not the seat's work.
class Unwatched
{
public:
    Unwatched()
        : m_was(app().isWatching())
    {
        app().stopWatching();
    }
    ~Unwatched()
    {
        if (m_was)
            app().startWatching();
    }
    Q_DISABLE_COPY_MOVE(Unwatched)

private:
    bool m_was;
};

/// A desk with a wall beside it, before and after somebody sits down: what main() makes, without video and
/// without a map process. From the first painted frame on the GUI thread is watched, as in the program.
class Workstation : public QObject
{
public:
    Workstation(SmallCity &city, const domain::RuleBookPtr &rules, std::shared_ptr<const base::Clock> clock)
        : Workstation(city.url(), city.folder() + QStringLiteral("/workstation"), rules, std::move(clock))
    {
    }
    Workstation(QUrl central, QString folder, const domain::RuleBookPtr &rules,
                std::shared_ptr<const base::Clock> clock)
        : m_central(std::move(central))
        , m_folder(std::move(folder))
        , m_clock(std::move(clock))
        , m_rules(rules)
        , m_words(rules)
        , m_people((QDir().mkpath(m_folder), m_folder), m_clock)
        , m_baseTiles({{}, m_folder + QStringLiteral("/cache/tiles")})
    {
        m_words.setLanguage(QStringLiteral("zh"));
        m_style.apply(QStringLiteral("dark"));
    }
    ~Workstation() override { standUp(); }

    /// Through the dialog, by keys; nothing when it was refused.
    std::optional<protocol::SessionGrant> signIn(const QString &account)
    {
        workbench::SignInDialog dialog(m_central, m_people, m_words, m_style);
        dialog.show();
        const QList<QLineEdit *> edits = dialog.findChildren<QLineEdit *>();
        edits[0]->setText(account);
        edits[1]->setFocus();
        edits[1]->setText({});
        QTest::keyClicks(edits[1], QStringLiteral("wanmi"));
        QTest::keyClick(edits[1], Qt::Key_Return);
        if (!spinUntil([&dialog] { return dialog.result() == QDialog::Accepted; }))
            return std::nullopt;
        m_offline = dialog.isOffline();
        return dialog.grant();
    }
    [[nodiscard]] const mapview::BaseTiles &baseTiles() const { return m_baseTiles; }
    [[nodiscard]] bool startedOffline() const { return m_offline; }

    /// Before anybody sits down; it outlives the seat.
    void useVideo(video::CameraFeeds *feeds) { m_feeds = feeds; }

    /// The windows stand; what they show comes while the test goes on.
    bool sitDown(const protocol::SessionGrant &grant)
    {
        desk::Options options;
        options.central = m_central;
        options.data = m_folder;
        options.wall = desk::Options::Wall::Open;
        options.video = m_feeds != nullptr;
        m_painted = false;
        m_seat = std::make_unique<desk::Seat>(desk::Workplace{options, m_rules, m_clock, m_words, m_style,
                                                              m_baseTiles, m_feeds, m_people,
                                                              renderlink::shippedProject()},
                                              m_central, grant);
        connect(m_seat.get(), &desk::Seat::windowsShown, this,
                [this] { m_seat->window().installEventFilter(this); });
        m_seat->open();
        return spinUntil(
            [this] { return m_painted && m_seat->wallWindow() && m_seat->wallWindow()->isExposed(); });
    }
    bool comeToWork(const QString &account)
    {
        const auto grant = signIn(account);
        return grant && sitDown(*grant) && spinUntil([this] { return isOnline(); }, 60'000);
    }
    void standUp()
    {
        app().stopWatching();
        m_seat.reset();
    }

    [[nodiscard]] bool isOnline() const
    {
        return m_seat->link().status().state == sync::LinkStatus::State::Online;
    }
    [[nodiscard]] desk::Seat &seat() { return *m_seat; }
    [[nodiscard]] workbench::MainWindow &window() { return m_seat->window(); }
    [[nodiscard]] wall::WallWindow &wall() { return *m_seat->wallWindow(); }
    [[nodiscard]] mapview::MapCanvas *wallMap() { return wall().map(); }
    [[nodiscard]] models::Words &words() { return m_words; }
    [[nodiscard]] store::KnownPeople &people() { return m_people; }

    /// All words that the wall shows now.
    [[nodiscard]] QStringList wallTexts()
    {
        QStringList texts;
        const std::function<void(const QQuickItem *)> walk = [&](const QQuickItem *item) {
            if (!item->isVisible())
                return;
            if (item->inherits("QQuickText") && !item->property("text").toString().isEmpty())
                texts << item->property("text").toString();
            for (const QQuickItem *child : item->childItems())
                walk(child);
        };
        walk(wall().rootObject());
        return texts;
    }
    /// A line of the wall's list of urgent cases; nullptr: this case is not there.
    [[nodiscard]] QQuickItem *urgentLine(const QString &caseId)
    {
        QQuickItem *found = nullptr;
        const std::function<void(QQuickItem *)> walk = [&](QQuickItem *item) {
            if (item->isVisible() && item->property("fresh").isValid() && item->property("caseId") == caseId)
                found = item;
            for (QQuickItem *child : item->childItems())
                walk(child);
        };
        walk(wall().rootObject());
        return found;
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && !m_painted) {
            QMetaObject::invokeMethod(
                this,
                [this] {
                    if (!std::exchange(m_painted, true))
                        app().startWatching();
                },
                Qt::QueuedConnection);
        }
        return QObject::eventFilter(watched, event);
    }

private:
    QUrl m_central;
    QString m_folder;
    std::shared_ptr<const base::Clock> m_clock;
    domain::RuleBookPtr m_rules;
    models::Words m_words;
    workbench::Style m_style;
    store::KnownPeople m_people;
    mapview::BaseTiles m_baseTiles;
    video::CameraFeeds *m_feeds = nullptr; ///< without video
    std::unique_ptr<desk::Seat> m_seat;
    bool m_painted = false, m_offline = false;
};
} // namespace wanmi::test
