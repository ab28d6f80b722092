// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cameralist.h"
#include "models/names.h"
#include "resources/resources.h"
#include "store/mailbox.h"
#include "support/smallcity.h"
#include "sync/maillink.h"
#include "workbench/handoverwindow.h"
#include "workbench/mailwindow.h"

#include <QTemporaryDir>
#include <QTest>

namespace wanmi::test {

/// One person's seat of a small city with messages and handovers; central is real.
class PostSeat
{
public:
    PostSeat(SmallCity &city, const QString &account)
        : m_seat(city.seat(account))
        , m_clock(&city.clock(), [](const base::Clock *) {})
        , m_people(m_folder.path(), m_clock)
        , m_words(city.rules())
        , m_directory(city.rules(), m_seat.store())
        , m_cameras(m_seat.store(), m_words)
        , m_mailbox({m_folder.path(), m_seat.grant().scope, account}, m_seat.grant(), m_clock)
        , m_mailLink(city.url(), m_seat.grant(), m_mailbox, m_clock,
                     {.period = std::chrono::milliseconds(200)})
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
                    nullptr,
                    nullptr,
                    &m_mailbox,
                    &m_mailLink}
        , m_memory(m_folder.filePath(QStringLiteral("desk.json")))
    {
        QObject::connect(&m_directory, &models::Directory::namesChanged, &m_words, &models::Words::setNames);
        m_words.setLanguage(QStringLiteral("zh"));
        m_style.apply(QStringLiteral("dark"));
        models::keepInStep(m_rows, m_seat.store());
        if (!await(m_mailbox.open()))
            qFatal("no mailbox");
        m_mailLink.start();
        spinUntil([this] { return m_mailLink.isLinked() && m_memory.isLoaded() && m_rows.isLoaded(); });
    }
    ~PostSeat()
    {
        delete m_mail.data();
        delete m_handover.data();
    }

    workbench::MailWindow &mail()
    {
        if (!m_mail) {
            m_mail = new workbench::MailWindow(m_session, m_style, nullptr);
            m_mail->show();
        }
        return *m_mail;
    }
    workbench::HandoverWindow &handover()
    {
        if (!m_handover) {
            m_handover = new workbench::HandoverWindow(
                m_session, m_style, m_memory, [] { return 3; }, nullptr);
            m_handover->show();
        }
        return *m_handover;
    }
    [[nodiscard]] std::vector<store::Letter> letters()
    {
        return await(m_mailbox.letters({}, 100)).value_or(std::vector<store::Letter>());
    }

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
    store::Mailbox m_mailbox;
    sync::MailLink m_mailLink;
    workbench::SessionContext m_session;
    workbench::SeatMemory m_memory;
    QPointer<workbench::MailWindow> m_mail;
    QPointer<workbench::HandoverWindow> m_handover;
};
} // namespace wanmi::test
