// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/headlinefigures.h"

#include <algorithm>

namespace wanmi::models {
namespace {
constexpr int PauseMs = 700;
constexpr int RetryMs = 2'000;
constexpr int MinuteMs = 15'000; ///< time alone makes cases overdue

using Counts = std::vector<std::pair<QString, int>>;

int countOf(const Counts &counts, const QString &token)
{
    const auto it = std::ranges::find(counts, token, &std::pair<QString, int>::first);
    return it == counts.end() ? 0 : it->second;
}

template <typename Name>
QVariantList listed(const Counts &counts, const Counts &overdue, bool greatestFirst, Name name)
{
    Counts sorted = counts;
    if (greatestFirst)
        std::ranges::stable_sort(sorted, std::greater<>(), &std::pair<QString, int>::second);
    QVariantList list;
    for (const auto &[token, count] : sorted) {
        list.append(QVariantMap{{QStringLiteral("token"), token},
                                {QStringLiteral("name"), name(token)},
                                {QStringLiteral("count"), count},
                                {QStringLiteral("overdue"), countOf(overdue, token)}});
    }
    return list;
}
} // namespace

HeadlineFigures::HeadlineFigures(store::Store &store, Words &words, std::shared_ptr<const base::Clock> clock,
                                 QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_words(words)
    , m_clock(std::move(clock))
{
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &HeadlineFigures::reload);
    connect(&m_minute, &QTimer::timeout, this, &HeadlineFigures::reload);
    m_minute.start(MinuteMs);
    connect(&store, &store::Store::committed, this, [this](const store::ChangeSet &changes) {
        if ((changes.everything || !changes.cases.isEmpty()) && !m_soon.isActive())
            m_soon.start(PauseMs);
    });
    connect(&words, &Words::changed, this, &HeadlineFigures::updated);
    reload();
}

void HeadlineFigures::reload()
{
    m_store.headline().then(this, [this](const base::Result<store::Headline> &figures) {
        if (m_failed == figures.has_value()) {
            m_failed = !figures;
            emit failedChanged();
        }
        if (!figures) {
            m_soon.start(RetryMs);
            return;
        }
        m_figures = *figures;
        m_updatedMs = static_cast<double>(base::toMs(m_clock->now()));
        emit updated();
    });
}

QVariantList HeadlineFigures::byState() const
{
    Counts ordered;
    if (const domain::RuleBookPtr &rules = m_words.names()->rules()) {
        for (const workflow::State &state : rules->workflow.states()) {
            if (!state.atomic)
                continue;
            if (!state.final)
                ordered.emplace_back(state.id, countOf(m_figures.byState, state.id));
        }
    }
    return listed(ordered, m_figures.overdueByState, false,
                  [this](const QString &token) { return m_words.state(token); });
}

QVariantList HeadlineFigures::byDistrict() const
{
    return listed(m_figures.byDistrict, m_figures.overdueByDistrict, true,
                  [this](const QString &token) { return m_words.area(token); });
}

QVariantList HeadlineFigures::byDepartment() const
{
    return listed(m_figures.openByDept, m_figures.overdueByDept, true,
                  [this](const QString &token) { return m_words.department(token); });
}
} // namespace wanmi::models
