// SPDX-License-Identifier: GPL-3.0-or-later
// The layers at a moment that is over: today's ground with the cases of then.
#include "mapview/caselayer.h"
#include "mapview/pastcity.h"

#include <QPromise>

#include <algorithm>

namespace wanmi::mapview {
HotLayers::HotLayers(HotLayers &present, QObject *parent)
    : QObject(parent)
    , m_store(present.m_store)
    , m_clock(present.m_clock)
    , m_present(&present)
{
    m_dense.casesKnown = false;
    m_pool.setMaxThreadCount(present.m_pool.maxThreadCount());
    m_pool.setThreadPriority(QThread::LowPriority);
    connect(&present, &HotLayers::denseTouched, this, &HotLayers::takeGround);
    connect(&present, &HotLayers::marksChanged, this, [this] { m_dutyNames = m_present->m_dutyNames; });
    takeGround();
}

/// Cells, components and what is known of them; whatever is about other times than the one shown is left out.
void HotLayers::takeGround()
{
    if (!m_present)
        return;
    const DenseSnapshot &now = m_present->m_dense;
    const bool sameCells = m_dense.cells == now.cells;
    if (sameCells && m_dense.components == now.components && m_dense.states == now.states
        && m_dense.dutyBorders == now.dutyBorders && m_groundFacts == m_present->m_facts)
        return;
    m_dense.components = now.components;
    m_dense.states = now.states;
    m_dense.cells = now.cells;
    m_dense.dutyBorders = now.dutyBorders;
    m_haveCells = now.cells != nullptr;
    if (m_groundFacts != m_present->m_facts || !sameCells) {
        m_groundFacts = m_present->m_facts;
        m_factsOf = m_present->m_factsOf;
        m_facts.reset();
        if (m_groundFacts) {
            auto facts = std::make_shared<std::vector<CellCount>>(*m_groundFacts);
            for (CellCount &cell : *facts)
                cell.grade = cell.aboveUsual = CellCount::NoValue;
            m_facts = std::move(facts);
        }
    }
    if (!sameCells) {
        m_dense.counts.reset();
        for (CaseMark &mark : m_cases)
            mark.cell = -1;
    }
    if (m_dense.cells)
        m_dense.counts
            = countedBy(*m_dense.cells, m_factsOf == m_dense.cells ? m_facts.get() : nullptr, m_cases);
    emit denseTouched({});
}

base::Answer<bool> HotLayers::showPast(const std::shared_ptr<const PastCity> &past, qint64 momentMs)
{
    const quint64 asked = ++m_askedMoment;
    auto promise = std::make_shared<QPromise<std::shared_ptr<CaseLayer>>>();
    promise->start();
    base::Answer<std::shared_ptr<CaseLayer>> made = promise->future();
    m_pool.start([promise, past, momentMs, cells = m_dense.cells,
                  facts = m_factsOf == m_dense.cells ? m_facts : nullptr] {
        auto layer = std::make_shared<CaseLayer>();
        layer->readMs = momentMs;
        layer->marks = past->at(momentMs);
        layer->index.reserve(qsizetype(layer->marks.size()));
        for (size_t i = 0; i < layer->marks.size(); ++i)
            layer->index.insert(layer->marks[i].id, int(i));
        if (cells)
            layer->counts = countedBy(*cells, facts.get(), layer->marks);
        layer->facts = facts;
        layer->cells = cells;
        for (const Measure measure : Measures)
            layer->limits[size_t(measure)] = past->limits(measure);
        promise->addResult(std::move(layer));
        promise->finish();
    });
    return made.then(this, [this, asked](const std::shared_ptr<CaseLayer> &layer) {
        if (asked != m_askedMoment)
            return false; // a later moment has been asked for, or none
        takePast(layer);
        return true;
    });
}

void HotLayers::takePast(const std::shared_ptr<CaseLayer> &layer)
{
    m_momentMs = m_ages.casesMs = layer->readMs;
    m_cases.swap(layer->marks);
    m_caseIndex.swap(layer->index);
    m_clusters.clear();
    m_haveCases = true;
    const bool wasKnown = std::exchange(m_dense.casesKnown, true);
    const bool sameScale = std::ranges::equal(layer->limits, m_limits);
    if (!sameScale)
        std::ranges::move(layer->limits, m_limits);
    const auto before = m_dense.counts;
    if (m_dense.cells && layer->cells == m_dense.cells && layer->facts == m_facts) {
        m_dense.counts = layer->counts;
    } else if (m_dense.cells) {
        for (CaseMark &mark : m_cases)
            mark.cell = -1;
        m_dense.counts
            = countedBy(*m_dense.cells, m_factsOf == m_dense.cells ? m_facts.get() : nullptr, m_cases);
    }
    if (!sameScale)
        emit limitsChanged();
    if (!wasKnown || !before || !m_dense.counts || before->size() != m_dense.counts->size())
        emit denseTouched({});
    else if (sameScale)
        emitTouchedCells(*before);
    emit marksChanged();
    emit agesChanged();
    m_pool.start([layer] {
        layer->marks = {};
        layer->index = {};
    });
}

void HotLayers::forgetPast()
{
    ++m_askedMoment;
    auto layer = std::make_shared<CaseLayer>();
    m_cases.swap(layer->marks);
    m_caseIndex.swap(layer->index);
    m_clusters.clear();
    m_haveCases = m_dense.casesKnown = false;
    m_dense.counts.reset();
    m_momentMs = m_ages.casesMs = 0;
    m_pool.start([layer] {
        layer->marks = {};
        layer->index = {};
    });
}
} // namespace wanmi::mapview
