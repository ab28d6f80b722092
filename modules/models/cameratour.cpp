// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cameratour.h"

#include <algorithm>

namespace wanmi::models {

CameraTour::CameraTour(Plan plan, IsDead isDead)
    : m_plan(std::move(plan))
    , m_isDead(std::move(isDead))
{
    m_plan.cameras.removeAll(QString());
    m_plan.cameras.removeDuplicates();
    m_plan.places = std::max(1, m_plan.places);
}

void CameraTour::beginRound()
{
    m_waiting = m_plan.cameras;
    m_dead.clear();
    m_number = 0;
    const auto living = std::ranges::count_if(m_waiting, [this](const QString &one) { return !m_isDead(one); });
    m_pages = int((living + m_plan.places - 1) / m_plan.places);
    m_pageMs = std::max(ShortestPageMs, m_pages > 0 ? m_plan.roundMs / m_pages : m_plan.roundMs);
}

/// The next page: those that live, in their order. At the end of a round those that were dead are asked once more.
QStringList CameraTour::turn(qint64 nowMs)
{
    QStringList page;
    const auto take = [&](QStringList &from) {
        QStringList dead;
        while (!from.isEmpty() && page.size() < m_plan.places) {
            const QString one = from.takeFirst();
            (m_isDead(one) ? dead : page).append(one);
        }
        return dead;
    };
    if (!m_begun || (m_waiting.isEmpty() && std::ranges::all_of(m_dead, m_isDead)))
        beginRound();
    m_begun = true;
    m_dead += take(m_waiting);
    if (page.size() < m_plan.places && m_waiting.isEmpty()) {
        QStringList back = std::exchange(m_dead, {});
        m_dead = take(back) + back;
    }
    if (page.isEmpty() && !m_page.isEmpty() && m_number > 0) { // the rest of the round is dead
        beginRound();
        m_dead = take(m_waiting);
    }
    m_number = page.isEmpty() ? 0 : m_number + 1;
    m_pages = std::max(m_pages, m_number); // somebody came back
    m_page = page;
    m_endMs = nowMs + m_pageMs;
    m_leftMs = m_pageMs;
    return page;
}

QStringList CameraTour::look(qint64 nowMs)
{
    if (m_begun && (m_paused || !m_heldFor.isEmpty() || nowMs < m_endMs))
        return {};
    const QStringList before = m_page;
    const QStringList page = turn(nowMs);
    return page == before ? QStringList() : page;
}

QStringList CameraTour::next(qint64 nowMs)
{
    m_heldFor.clear();
    return turn(nowMs);
}

void CameraTour::setPaused(bool paused, qint64 nowMs)
{
    if (paused == m_paused)
        return;
    if (paused && m_heldFor.isEmpty())
        m_leftMs = std::max<qint64>(0, m_endMs - nowMs);
    m_paused = paused;
    if (!paused && m_heldFor.isEmpty())
        m_endMs = nowMs + m_leftMs;
}

QStringList CameraTour::hold(const QString &camera, qint64 nowMs)
{
    if (m_heldFor.isEmpty() && !m_paused)
        m_leftMs = std::max<qint64>(0, m_endMs - nowMs);
    m_heldFor = camera;
    QStringList shown = m_page;
    if (!shown.contains(camera)) {
        if (shown.size() >= m_plan.places)
            shown.removeLast();
        shown.prepend(camera);
    }
    return shown;
}

void CameraTour::goOn(qint64 nowMs)
{
    m_heldFor.clear();
    if (!m_paused)
        m_endMs = nowMs + m_leftMs;
}

int CameraTour::skipped() const
{
    return int(std::ranges::count_if(m_dead, m_isDead));
}

qint64 CameraTour::leftMs(qint64 nowMs) const
{
    return m_paused || !m_heldFor.isEmpty() ? m_leftMs : std::max<qint64>(0, m_endMs - nowMs);
}
} // namespace wanmi::models
