// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/cameratourbar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

#include <algorithm>

namespace wanmi::workbench {
namespace {
constexpr int BeatMs = 250;
}

CameraTourBar::CameraTourBar(SessionContext &session, const Style &style, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_style(style)
    , m_words(new QLabel(this))
    , m_left(new QProgressBar(this))
    , m_pause(new QPushButton(this))
    , m_next(new QPushButton(this))
    , m_end(new QPushButton(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(6, 0, 6, 0);
    row->setSpacing(8);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_left->setTextVisible(false);
    m_left->setFixedWidth(120);
    m_left->setMaximumHeight(8);
    row->addWidget(m_words, 1);
    row->addWidget(m_left);
    for (QPushButton *button : {m_pause, m_next, m_end}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    connect(m_pause, &QPushButton::clicked, this, &CameraTourBar::togglePause);
    connect(m_next, &QPushButton::clicked, this, &CameraTourBar::next);
    connect(m_end, &QPushButton::clicked, this, &CameraTourBar::end);
    m_beat.setInterval(BeatMs);
    connect(&m_beat, &QTimer::timeout, this, &CameraTourBar::look);
    m_clock.start();
    hide();
    m_texts.add([this] {
        m_next->setText(tr("Next"));
        m_next->setToolTip(tr("The next cameras at once (N)"));
        m_end->setText(tr("End the tour"));
        m_end->setToolTip(tr("The layout comes back (Esc)"));
        m_left->setAccessibleName(tr("Time until the next cameras"));
        say();
    });
}

void CameraTourBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        m_texts.refresh();
    QWidget::changeEvent(event);
}

void CameraTourBar::begin(const QString &name, models::CameraTour::Plan plan, models::CameraTour::IsDead isDead)
{
    m_name = name;
    m_alarm.clear();
    m_tour.emplace(std::move(plan), [this, isDead = std::move(isDead)](const QString &camera) {
        const auto said = m_session.cameras.said(camera);
        return !m_session.cameras.find(camera) || (said && !said->first) || (isDead && isDead(camera));
    });
    show();
    m_beat.start();
    emit page(m_tour->look(nowMs()));
    say();
}

void CameraTourBar::end()
{
    if (!m_tour)
        return;
    m_tour.reset();
    m_beat.stop();
    hide();
    emit ended();
}

void CameraTourBar::togglePause()
{
    if (!m_tour)
        return;
    if (!m_tour->heldFor().isEmpty()) {
        m_tour->goOn(nowMs());
        m_alarm.clear();
        emit page(m_tour->page());
    } else {
        m_tour->setPaused(!m_tour->isPaused(), nowMs());
    }
    say();
}

void CameraTourBar::next()
{
    if (!m_tour)
        return;
    m_alarm.clear();
    emit page(m_tour->next(nowMs()));
    say();
}

void CameraTourBar::noteAlarm(const QString &caseId)
{
    const std::optional<int> position = m_session.rows.positionOf(caseId);
    if (!m_tour || !position)
        return;
    const store::CaseSummary &row = m_session.rows.table().at(*position);
    QString nearest;
    double least = domain::SightRangeM;
    for (const QString &one : m_tour->cameras()) {
        const domain::Camera *camera = m_session.cameras.find(one);
        const double metres = camera ? geo::distanceM(camera->place, {row.lon, row.lat}) : least;
        if (camera && metres < least) {
            least = metres;
            nearest = one;
        }
    }
    if (nearest.isEmpty())
        return;
    m_alarm = QStringLiteral("%1 · %2").arg(
        m_session.words.className(row.kind == domain::CaseKind::Component, row.classCode), m_session.words.distance(least));
    emit page(m_tour->hold(nearest, nowMs()));
    say();
}

void CameraTourBar::look()
{
    if (!m_tour || !m_tour->heldFor().isEmpty())
        return;
    const QStringList before = m_tour->page();
    const QStringList now = m_tour->look(nowMs());
    if (!now.isEmpty() || m_tour->page() != before)
        emit page(m_tour->page());
    say();
}

void CameraTourBar::say()
{
    if (!m_tour)
        return;
    const bool isHeld = !m_tour->heldFor().isEmpty();
    const qint64 left = m_tour->leftMs(nowMs());
    m_left->setRange(0, int(m_tour->pageMs()));
    m_left->setValue(int(std::clamp<qint64>(m_tour->pageMs() - left, 0, m_tour->pageMs())));
    QString words;
    if (isHeld)
        words = tr("Held: a case near this camera. %1").arg(m_alarm);
    else if (m_tour->pageNumber() == 0)
        words = tr("%1: no camera of it is on. It goes on when one is.").arg(m_name);
    else
        words = tr("%1 · %2 of %3 · %4 s")
                    .arg(m_name)
                    .arg(m_tour->pageNumber())
                    .arg(m_tour->pages())
                    .arg((left + 999) / 1000);
    if (!isHeld && m_tour->skipped() > 0)
        words += QStringLiteral(" · ") + tr("%1 passed over, dead").arg(m_tour->skipped());
    m_words->setText(words);
    m_words->setToolTip(words);
    m_words->setStyleSheet(isHeld ? QStringLiteral("color: %1; font-weight: 600").arg(m_style.color(QStringLiteral("overdue")).name())
                                  : QString());
    const bool waits = isHeld || m_tour->isPaused();
    m_pause->setText(waits ? tr("Go on") : tr("Pause"));
    m_pause->setToolTip(tr("Space"));
}
} // namespace wanmi::workbench
