// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cameralist.h"
#include "models/names.h"
#include "resources/resources.h"
#include "support/smallcity.h"
#include "workbench/wallpush.h"
#include "workbench/wallswindow.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

namespace wanmi::test {

/// One person's seat of a small city with a hand on its walls; central is real.
class WallSeat
{
public:
    WallSeat(SmallCity &city, const QString &account)
        : m_seat(city.seat(account))
        , m_clock(&city.clock(), [](const base::Clock *) {})
        , m_people(m_folder.path(), m_clock)
        , m_words(city.rules())
        , m_directory(city.rules(), m_seat.store())
        , m_cameras(m_seat.store(), m_words)
        , m_board(m_seat.store())
        , m_client(city.url(), m_seat.grant().token, m_clock)
        , m_session{m_seat.store(),
                    m_seat.link(),
                    m_seat.desk(),
                    m_lookout,
                    m_people,
                    m_selection,
                    m_rows,
                    m_cameras,
                    m_words,
                    city.rules(),
                    m_seat.grant(),
                    m_clock,
                    {},
                    m_folder.path(),
                    &m_board,
                    &m_client}
        , m_memory(m_folder.filePath(QStringLiteral("desk.json")))
    {
        QObject::connect(&m_directory, &models::Directory::namesChanged, &m_words, &models::Words::setNames);
        m_words.setLanguage(QStringLiteral("zh"));
        m_style.apply(QStringLiteral("dark"));
        m_board.reload();
        spinUntil([this] { return m_board.isRead() && m_memory.isLoaded() && m_cameras.count() > 0; });
    }

    workbench::WallsWindow &window(workbench::WallsWindow::Page page = workbench::WallsWindow::Page::Now)
    {
        if (!m_window) {
            m_window = new workbench::WallsWindow(m_session, m_style, nullptr);
            m_window->show();
            (void)QTest::qWaitForWindowExposed(m_window);
        }
        m_window->showPage(page);
        return *m_window;
    }
    [[nodiscard]] bool isOpen() const { return m_window && m_window->isVisible(); }
    ~WallSeat() { delete m_window.data(); }

    [[nodiscard]] const domain::Wall *hall() const { return m_board.wall(QStringLiteral("hall")); }

    QTemporaryDir m_folder;
    Seat &m_seat;
    std::shared_ptr<const base::Clock> m_clock;
    workbench::Style m_style;
    store::KnownPeople m_people;
    models::Selection m_selection;
    models::CaseRows m_rows;
    models::Words m_words;
    models::Directory m_directory;
    models::CameraList m_cameras;
    operations::Lookout m_lookout;
    models::WallBoard m_board;
    sync::WallClient m_client;
    workbench::SessionContext m_session;
    workbench::SeatMemory m_memory;
    QPointer<workbench::WallsWindow> m_window;
};

/// The visible one of a kind with these words on it; fails the test when there is none.
template <typename T> T *labelled(QWidget &in, const QString &words)
{
    const auto all = in.findChildren<T *>();
    for (T *one : all) {
        if (one->isVisibleTo(&in) && one->text().remove(u'&').contains(words))
            return one;
    }
    qWarning("nothing says %s", qPrintable(words));
    return nullptr;
}

/// … the visible editor with this name for those who cannot see.
template <typename T> T *named(QWidget &in, const QString &name)
{
    const auto all = in.findChildren<T *>();
    for (T *one : all) {
        if (one->isVisibleTo(&in) && one->accessibleName().contains(name))
            return one;
    }
    qWarning("nothing is called %s", qPrintable(name));
    return nullptr;
}

/// For people to look at, where WANMI_SHOTS names a folder: both themes and languages.
inline void shot(WallSeat &seat, QWidget &widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("WANMI_SHOTS");
    if (folder.isEmpty())
        return;
    QDir().mkpath(folder);
    for (const char *theme : {"dark", "light"}) {
        seat.m_style.apply(QString::fromLatin1(theme));
        QTest::qWait(120);
        widget.grab().save(QStringLiteral("%1/%2-%3-%4.png")
                               .arg(folder, name, QString::fromLatin1(theme), seat.m_words.language()));
    }
    seat.m_style.apply(QStringLiteral("dark"));
}
} // namespace wanmi::test
