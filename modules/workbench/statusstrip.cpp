// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/statusstrip.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPixmap>
#include <QToolButton>

namespace wanmi::workbench {
using State = sync::LinkStatus::State;
namespace {
constexpr qint64 TellRepairMs = 10 * 60'000;
}

StatusStrip::StatusStrip(SessionContext &session, const Style &style, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_style(style)
    , m_status(session.link.status())
    , m_mark(new QLabel(this))
    , m_link(new QLabel(this))
    , m_waiting(new QLabel(this))
    , m_rejected(new QLabel(this))
    , m_person(new QLabel(this))
    , m_clock(new QLabel(this))
    , m_signIn(new QToolButton(this))
{
    setObjectName(QStringLiteral("strip"));
    setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 3, 12, 3);
    row->setSpacing(8);
    row->addWidget(m_mark);
    row->addWidget(m_link);
    row->addWidget(m_signIn);
    row->addSpacing(12);
    row->addWidget(m_waiting);
    row->addWidget(m_rejected);
    row->addStretch(1);
    row->addWidget(m_person);
    row->addSpacing(12);
    row->addWidget(m_clock);
    m_rejected->setObjectName(QStringLiteral("problem"));
    m_signIn->setObjectName(QStringLiteral("flat"));
    connect(m_signIn, &QToolButton::clicked, this, &StatusStrip::signInWanted);
    connect(&session.link, &sync::Link::statusChanged, this, &StatusStrip::show);
    connect(&style, &Style::changed, this, &StatusStrip::refresh);
    connect(&session.words, &models::Words::changed, this, &StatusStrip::refresh);
    connect(&m_tick, &QTimer::timeout, this, &StatusStrip::refresh);
    m_tick.start(1000);
    refresh();
}

void StatusStrip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

void StatusStrip::show(const sync::LinkStatus &status)
{
    m_status = status;
    refresh();
}

QString StatusStrip::repairText() const
{
    const sync::LinkStatus::Repair &repair = m_status.repair;
    if (repair.table.isEmpty()
        || base::toMs(m_session.clock->now()) - base::toMs(repair.at) > TellRepairMs)
        return {};
    const auto what = [&]() -> QString {
        if (repair.table == u"case_file")
            return tr("cases");
        if (repair.table == u"case_action")
            return tr("case records");
        if (repair.table == u"case_reporter")
            return tr("reporters");
        if (repair.table == u"component")
            return tr("components");
        if (repair.table == u"camera")
            return tr("cameras");
        if (repair.table == u"person")
            return tr("staff");
        if (repair.table == u"place")
            return tr("places and addresses");
        if (repair.table == u"cell" || repair.table == u"duty_grid" || repair.table == u"area")
            return tr("cells and areas");
        return tr("departments, classes and settings");
    };
    const QString rows = m_session.words.number(repair.rows);
    return repair.isWhole ? tr("%1 damaged rows of this seat's copy were fetched anew: %2").arg(rows, what())
                          : tr("This seat's copy is damaged and could not be put right, tell your administrator: %1")
                                .arg(what());
}

QString StatusStrip::linkText() const
{
    const models::Words &words = m_session.words;
    const auto now = static_cast<double>(base::toMs(m_session.clock->now()));
    const auto contact = static_cast<double>(base::toMs(m_status.lastContact));
    switch (m_status.state) {
    case State::Stopped:
        return tr("Not connected");
    case State::Connecting:
        return tr("Connecting…");
    case State::Bootstrapping:
        return m_status.rowsTotal > 0
            ? tr("First data: %1 of %2 rows")
                  .arg(words.number(double(m_status.rowsDone)), words.number(double(m_status.rowsTotal)))
            : tr("First data arriving");
    case State::Online:
        if (const QString repair = repairText(); !repair.isEmpty())
            return repair;
        return tr("Online · last word from central %1 ago").arg(words.age(contact, now));
    case State::CatchingUp:
        return tr("Catching up · behind by %1").arg(words.age(contact, now));
    case State::Offline:
        return contact <= 0 ? tr("Offline · central has not answered yet")
                            : tr("Offline since %1 · you can go on").arg(words.moment(contact, now));
    case State::Denied:
        return tr("Session ended: nothing is lost, nothing is sent");
    }
    return {};
}

void StatusStrip::refresh()
{
    const QString light = m_status.state == State::Online ? QStringLiteral("green")
        : m_status.state == State::Denied                 ? QStringLiteral("red")
        : m_status.state == State::Stopped                ? QStringLiteral("grey")
                                                          : QStringLiteral("yellow");
    if (m_mark->property("light") != light || m_mark->property("theme") != m_style.theme()) {
        m_mark->setProperty("light", light);
        m_mark->setProperty("theme", m_style.theme());
        QPixmap mark(QSize(11, 11) * devicePixelRatioF());
        mark.setDevicePixelRatio(devicePixelRatioF());
        mark.fill(Qt::transparent);
        QPainter painter(&mark);
        m_style.paintMark(painter, QRectF(0.5, 0.5, 10, 10), light);
        m_mark->setPixmap(mark);
    }
    m_link->setText(linkText());
    m_signIn->setText(tr("Sign in again"));
    m_signIn->setVisible(m_status.state == State::Denied);
    m_link->setToolTip(m_session.words.reason(m_status.reason));
    m_waiting->setVisible(m_status.waiting > 0);
    m_waiting->setToolTip(m_session.words.reason(m_status.reason));
    m_waiting->setText(tr("%n command(s) waiting for central", nullptr, m_status.waiting));
    m_rejected->setVisible(m_status.rejected > 0);
    m_rejected->setText(tr("%n refused", nullptr, m_status.rejected));
    const protocol::SessionGrant &grant = m_session.grant;
    QString who = grant.name + QStringLiteral(" · ") + m_session.words.post(grant.post);
    if (!grant.department.isEmpty())
        who += QStringLiteral(" · ") + m_session.words.department(grant.department);
    m_person->setText(who);
    const base::Instant server = m_session.clock->now() + m_status.serverOffset;
    m_clock->setText(m_session.words.dateLine(static_cast<double>(base::toMs(server))) + QStringLiteral("  ")
                     + m_session.words.clockTime(static_cast<double>(base::toMs(server))));
    m_clock->setToolTip(tr("Central's clock"));
}
} // namespace wanmi::workbench
