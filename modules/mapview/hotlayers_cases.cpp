// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapview/caselayer.h"

#include <algorithm>
#include <cmath>

namespace wanmi::mapview {
namespace {
/// Marks nearer to each other than this are one cluster, in pixels of a 512 px pyramid.
constexpr double BinPx = 80;
/// Beyond that many cells it is cheaper to paint the whole map than to ask of each where it lies.
constexpr qsizetype TouchedAtOnce = 4000;
} // namespace

QPointF caseWorld(double lon, double lat)
{
    return lon == 0 && lat == 0 ? Nowhere : toWorld({lon, lat}); // nobody has said yet where it is
}

worktime::Light lightOf(const CaseMark &mark, qint64 nowMs)
{
    if (mark.suspended)
        return worktime::Light::Grey;
    if (mark.dueMs == 0)
        return worktime::Light::None;
    return worktime::lightAt(base::instantFromMs(nowMs), base::instantFromMs(mark.warnAtMs),
                             base::instantFromMs(mark.dueMs));
}

std::shared_ptr<const std::vector<CellCount>>
countedBy(const CellColumns &cells, const std::vector<CellCount> *facts, std::vector<CaseMark> &marks)
{
    auto counts = facts ? std::make_shared<std::vector<CellCount>>(*facts)
                        : std::make_shared<std::vector<CellCount>>(cells.size());
    for (CaseMark &mark : marks) {
        if (mark.cell < 0)
            mark.cell = cells.byCode.value(mark.cellCode, -1);
        if (mark.cell < 0)
            continue;
        ++(*counts)[size_t(mark.cell)].open;
        (*counts)[size_t(mark.cell)].overdue += mark.light == worktime::Light::Red;
    }
    return counts;
}

std::shared_ptr<HotLayers::CaseLayer>
HotLayers::makeCaseLayer(const std::vector<store::CasePoint> &points,
                         std::shared_ptr<const CellColumns> cells,
                         const std::shared_ptr<const std::vector<CellCount>> &facts, qint64 nowMs)
{
    auto layer = std::make_shared<CaseLayer>();
    layer->readMs = nowMs;
    layer->marks.reserve(points.size());
    layer->index.reserve(qsizetype(points.size()));
    for (const store::CasePoint &point : points) {
        if (!point.open)
            continue;
        CaseMark mark{point.id,
                      caseWorld(point.lon, point.lat),
                      point.cell,
                      -1,
                      point.warnAtMs,
                      point.dueMs,
                      point.suspended,
                      point.ofComponent,
                      classKey(point.ofComponent, point.classNumber),
                      {}};
        mark.light = lightOf(mark, nowMs);
        layer->index.insert(mark.id, int(layer->marks.size()));
        layer->marks.push_back(std::move(mark));
    }
    if (cells) {
        layer->counts = countedBy(*cells, facts.get(), layer->marks);
        for (const Measure measure : Measures)
            layer->limits[size_t(measure)] = classLimits(*layer->counts, measure);
    }
    layer->facts = facts;
    layer->cells = std::move(cells);
    return layer;
}

void HotLayers::takeCases(std::shared_ptr<CaseLayer> layer)
{
    m_cases.swap(layer->marks);
    m_caseIndex.swap(layer->index);
    m_haveCases = m_dense.casesKnown = true;
    countMisplaced();
    m_ages.casesMs = layer->readMs;
    m_clusters.clear();
    if (layer->counts && layer->cells == m_dense.cells && layer->facts == m_facts) {
        m_dense.counts = layer->counts;
        m_limitsOfCases = m_cases.size();
        std::ranges::move(layer->limits, m_limits);
        emit limitsChanged();
    } else {
        // The cells have come or changed meanwhile.
        for (CaseMark &mark : m_cases)
            mark.cell = -1;
        recount();
    }
    emit denseTouched({});
    emit marksChanged();
    emit agesChanged();
    // What was here before is let go of where nobody waits.
    m_pool.start([layer] {
        layer->marks = {};
        layer->index = {};
    });
    if (--m_readingCases == 0 && !m_changedWhileReading.isEmpty()) {
        store::ChangeSet missed;
        missed.cases = std::exchange(m_changedWhileReading, {});
        noteChanges(missed);
    }
}

void HotLayers::patchCases(const QSet<QString> &asked, const store::CaseSummaries &now)
{
    const qint64 at = nowMs();
    QHash<QString, const store::CaseSummary *> open;
    for (const store::CaseSummary &summary : now) {
        if (summary.isOpen)
            open.insert(summary.id, &summary);
    }
    for (const QString &id : asked) {
        const auto known = m_caseIndex.constFind(id);
        const store::CaseSummary *summary = open.value(id);
        if (!summary) {
            if (known == m_caseIndex.constEnd())
                continue;
            const int hole = *known;
            m_caseIndex.remove(id);
            if (hole != int(m_cases.size()) - 1) {
                m_cases[size_t(hole)] = std::move(m_cases.back());
                m_caseIndex[m_cases[size_t(hole)].id] = hole;
            }
            m_cases.pop_back();
            continue;
        }
        CaseMark mark{id,
                      caseWorld(double(summary->lon), double(summary->lat)),
                      summary->cell,
                      -1,
                      summary->warnAtMs,
                      summary->dueMs,
                      summary->state == domain::state::Suspended,
                      summary->kind == domain::CaseKind::Component,
                      classKey(summary->kind == domain::CaseKind::Component, quint16(summary->classCode.toUInt())),
                      {}};
        mark.light = lightOf(mark, at);
        if (known != m_caseIndex.constEnd()) {
            m_cases[size_t(*known)] = std::move(mark);
            continue;
        }
        m_caseIndex.insert(id, int(m_cases.size()));
        m_cases.push_back(std::move(mark));
        if (!isNowhere(m_cases.back().world))
            emit caseAppeared(m_cases.back().world, m_cases.back().classKey);
    }
    m_ages.casesMs = at;
    recount();
    emit marksChanged();
    emit agesChanged();
}

void HotLayers::countMisplaced()
{
    setMisplaced(&Misplaced::cases,
                 int(std::ranges::count_if(m_cases, [](const CaseMark &mark) { return isNowhere(mark.world); })));
}

void HotLayers::setMisplaced(int Misplaced::*layer, int count)
{
    if (std::exchange(m_misplaced.*layer, count) != count)
        emit misplacedChanged();
}

QVariantMap HotLayers::misplacedRows() const
{
    return {{QStringLiteral("showCells"), m_misplaced.cells},
            {QStringLiteral("showComponents"), m_misplaced.components},
            {QStringLiteral("showCases"), m_misplaced.cases},
            {QStringLiteral("showCameras"), m_misplaced.cameras}};
}

/// Counts anew (some ten thousand cases, milliseconds) and tells which cells look different now.
void HotLayers::recount()
{
    m_clusters.clear();
    countMisplaced();
    if (!m_dense.cells)
        return;
    const auto counts
        = countedBy(*m_dense.cells, m_factsOf == m_dense.cells ? m_facts.get() : nullptr, m_cases);
    const auto before = std::exchange(m_dense.counts, counts);
    if (before && before->size() == counts->size())
        emitTouchedCells(*before);
    // Classes that follow every case would repaint the whole map with every case.
    const size_t moved
        = std::max(m_cases.size(), m_limitsOfCases) - std::min(m_cases.size(), m_limitsOfCases);
    if (!before || m_limitsOfCases == 0 || moved * 10 > m_limitsOfCases)
        renewLimits();
}

void HotLayers::renewLimits()
{
    m_limitsOfCases = m_cases.size();
    bool changed = false;
    for (const Measure measure : Measures) {
        ClassLimits limits = classLimits(*m_dense.counts, measure);
        changed |= limits != m_limits[int(measure)];
        m_limits[int(measure)] = std::move(limits);
    }
    if (!changed)
        return;
    emit limitsChanged();
    emit denseTouched({});
}

void HotLayers::emitTouchedCells(const std::vector<CellCount> &before)
{
    QList<QRectF> touched;
    for (size_t cell = 0; cell < before.size(); ++cell) {
        if (before[cell] != (*m_dense.counts)[cell])
            touched.append(m_dense.cells->bounds[cell]);
    }
    if (touched.size() > TouchedAtOnce)
        emit denseTouched({});
    else if (!touched.isEmpty())
        emit denseTouched(touched);
}

/// Time alone changes lights: a case becomes overdue without any message.
void HotLayers::watchLights()
{
    const qint64 now = nowMs();
    bool changed = false;
    for (CaseMark &mark : m_cases) {
        const worktime::Light light = lightOf(mark, now);
        changed |= std::exchange(mark.light, light) != light;
    }
    if (!changed)
        return;
    recount();
    emit marksChanged();
}

ClassKeys classKeysFrom(const QStringList &classes)
{
    ClassKeys keys;
    for (const QString &name : classes)
        keys.push_back(classKey(name.startsWith(u'C'), quint16(name.mid(1).toUInt())));
    std::ranges::sort(keys);
    return keys;
}

const std::vector<Cluster> &HotLayers::clusters(int level, const ClassKeys &classes) const
{
    level = std::min(level, SingleLevel);
    const std::pair key(level, classes);
    const auto known = m_clusters.find(key);
    if (known != m_clusters.end())
        return known->second;
    const double bins = TilePx * std::exp2(level) / BinPx;
    QHash<std::pair<int, int>, int> at;
    std::vector<Cluster> clusters;
    for (size_t i = 0; i < m_cases.size(); ++i) {
        const CaseMark &mark = m_cases[i];
        if (!classes.empty() && !std::ranges::binary_search(classes, mark.classKey))
            continue;
        size_t index = clusters.size();
        if (level < SingleLevel) {
            const std::pair bin(int(mark.world.x() * bins), int(mark.world.y() * bins));
            const auto slot = at.constFind(bin);
            if (slot == at.constEnd())
                at.insert(bin, int(index));
            else
                index = size_t(*slot);
        }
        if (index == clusters.size())
            clusters.push_back({{}, 0, 0, 0, mark.light, int(i)});
        Cluster &cluster = clusters[index];
        cluster.world += mark.world;
        ++cluster.count;
        cluster.overdue += mark.light == worktime::Light::Red;
        cluster.warning += mark.light == worktime::Light::Yellow;
        if (worktime::severity(mark.light) > worktime::severity(cluster.worst))
            cluster.worst = mark.light;
    }
    for (Cluster &cluster : clusters)
        cluster.world /= cluster.count;
    return m_clusters.emplace(key, std::move(clusters)).first->second;
}
} // namespace wanmi::mapview
