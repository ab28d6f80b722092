// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapview/pastcity.h"

#include "mapview/caselayer.h"

#include <QDateTime>

namespace wanmi::mapview {
namespace {
constexpr int ScaleMoments = 12; ///< spread over the time; their cells together make the scale
}

PastCity::PastCity(std::shared_ptr<const store::PastCases> cases, std::shared_ptr<const CellColumns> cells,
                   const std::vector<CellCount> *facts, qint64 fromMs, qint64 toMs)
    : m_cases(std::move(cases))
    , m_cells(std::move(cells))
    , m_fromMs(fromMs)
    , m_toMs(toMs)
{
    m_world.reserve(m_cases->cases.size());
    m_cell.reserve(m_cases->cases.size());
    for (const store::PastCase &file : m_cases->cases) {
        m_world.push_back(caseWorld(file.lon, file.lat));
        m_cell.push_back(m_cells ? m_cells->byCode.value(file.cell, -1) : -1);
    }
    if (!m_cells)
        return;
    std::vector<CellCount> all;
    all.reserve(m_cells->size() * ScaleMoments);
    for (int i = 1; i <= ScaleMoments; ++i) {
        auto marks = at(m_fromMs + (m_toMs - m_fromMs) * i / ScaleMoments);
        const auto counts = countedBy(*m_cells, facts, marks);
        all.insert(all.end(), counts->begin(), counts->end());
    }
    for (const Measure measure : Measures)
        m_limits[size_t(measure)] = classLimits(all, measure);
}

std::vector<CaseMark> PastCity::at(qint64 momentMs) const
{
    const auto second = quint32(std::clamp(momentMs / 1000, qint64(0), qint64(0xffffffff)));
    std::vector<CaseMark> marks;
    for (size_t i = 0; i < m_cases->cases.size(); ++i) {
        const store::PastCase &file = m_cases->cases[i];
        if (!file.wasOpenAt(second))
            continue;
        const domain::PastStage stage = m_cases->stageAt(i, second);
        const bool suspended = stage.due == domain::PastStage::Suspended;
        CaseMark mark{file.id,
                      m_world[i],
                      file.cell,
                      m_cell[i],
                      suspended ? 0 : qint64(stage.warn) * 1000,
                      suspended ? 0 : qint64(stage.due) * 1000,
                      suspended,
                      file.ofComponent,
                      classKey(file.ofComponent, file.classNumber),
                      {}};
        mark.light = lightOf(mark, momentMs);
        marks.push_back(std::move(mark));
    }
    return marks;
}

std::vector<int> PastCity::reportedByDay() const
{
    const QDate first = QDateTime::fromMSecsSinceEpoch(m_fromMs).date();
    const QDate last = QDateTime::fromMSecsSinceEpoch(m_toMs).date();
    std::vector<quint32> begins;
    for (QDate day = first; day <= last; day = day.addDays(1))
        begins.push_back(quint32(day.startOfDay().toSecsSinceEpoch()));
    std::vector<int> counts(begins.size());
    for (const store::PastCase &file : m_cases->cases) {
        const auto after = std::ranges::upper_bound(begins, file.reported);
        if (after != begins.begin())
            ++counts[size_t(after - begins.begin()) - 1];
    }
    return counts;
}
} // namespace wanmi::mapview
