// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/guiwatch.h"
#include "models/cameralist.h"
#include "models/names.h"
#include "resources/resources.h"
#include "support/smallcity.h"
#include "workbench/importwizard.h"

#include <QApplication>
#include <QFile>
#include <QTemporaryDir>

namespace wanmi::test {

using WatchedApp = base::WatchedApplication<QApplication>;

/// What the test does itself on this thread is not the seat's work.
class Unwatched
{
public:
    Unwatched() { static_cast<WatchedApp *>(qApp)->stopWatching(); }
    ~Unwatched() { static_cast<WatchedApp *>(qApp)->startWatching(); }
    Q_DISABLE_COPY_MOVE(Unwatched)
};

/// The administrator's seat of a small city, with the wizard before it; central is real.
class ImportSeat
{
public:
    ImportSeat()
        : m_seat(m_city.seat(QStringLiteral("admin")))
        , m_clock(&m_city.clock(), [](const base::Clock *) {})
        , m_people(m_folder.path(), m_clock)
        , m_words(m_city.rules())
        , m_directory(m_city.rules(), m_seat.store())
        , m_cameras(m_seat.store(), m_words)
        , m_session{m_seat.store(),
                    m_seat.link(),
                    m_seat.desk(),
                    m_lookout,
                    m_people,
                    m_selection,
                    m_rows,
                    m_cameras,
                    m_words,
                    m_city.rules(),
                    m_seat.grant(),
                    m_clock,
                    {},
                    m_folder.path()}
        , m_memory(m_folder.filePath(QStringLiteral("desk.json")))
    {
        QObject::connect(&m_directory, &models::Directory::namesChanged, &m_words, &models::Words::setNames);
        m_words.setLanguage(QStringLiteral("zh"));
        m_style.apply(QStringLiteral("dark"));
        spinUntil([this] { return m_memory.isLoaded() && !m_words.names()->departments().empty(); });
    }
    ~ImportSeat() { static_cast<WatchedApp *>(qApp)->stopWatching(); }

    /// Shown and watched from its first frame on.
    workbench::ImportWizard &wizard()
    {
        if (!m_wizard) {
            m_wizard = std::make_unique<workbench::ImportWizard>(m_session, m_style, m_memory);
            m_wizard->show();
            spinUntil([this] { return m_wizard->isVisible() && m_wizard->delivery().city() != nullptr; });
            static_cast<WatchedApp *>(qApp)->startWatching();
        }
        return *m_wizard;
    }
    void closeWizard() { m_wizard.reset(); }

    QString write(const QString &name, const QByteArray &content) const
    {
        const Unwatched self;
        const QString path = m_folder.filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("%s cannot be written", qPrintable(path));
        return path;
    }

    SmallCity m_city;
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
    workbench::SessionContext m_session;
    workbench::SeatMemory m_memory;
    std::unique_ptr<workbench::ImportWizard> m_wizard;
};
} // namespace wanmi::test
