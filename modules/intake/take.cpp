// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/take.h"

#include "base/doors.h"
#include "intake/batchqueue.h"
#include "intake/fileform.h"
#include "intake/makers.h"
#include "intake/reportfile.h"
#include "intake/source.h"

#include <QTimeZone>

#include <algorithm>
#include <cmath>
#include <thread>

namespace wanmi::intake {

base::Result<void> Sink::take(std::vector<domain::MinorClass> &&)
{
    return {};
}
base::Result<void> Sink::take(std::vector<domain::Department> &&)
{
    return {};
}
base::Result<void> Sink::take(std::vector<Taken<domain::Area>> &&)
{
    return {};
}
base::Result<void> Sink::take(std::vector<Taken<domain::GridCell>> &&)
{
    return {};
}
base::Result<void> Sink::take(std::vector<Taken<domain::Component>> &&)
{
    return {};
}
base::Result<void> Sink::take(std::vector<Taken<domain::NamedPlace>> &&)
{
    return {};
}
base::Result<void> Sink::take(std::vector<Taken<domain::Camera>> &&)
{
    return {};
}
base::Result<void> Sink::take(std::vector<Taken<domain::Vehicle>> &&)
{
    return {};
}
base::Result<void> Sink::take(std::vector<Taken<CaseRow>> &&)
{
    return {};
}
base::Result<void> Sink::refused(std::vector<QString> &&)
{
    return {};
}

std::unique_ptr<Maker> makerOf(const Mapping &mapping, CityBook &city, const PresentCity &present,
                               base::Instant now)
{
    switch (mapping.kind) {
    case Kind::Admin:
        return std::make_unique<AdminMaker>(mapping, city, present, now);
    case Kind::Cells:
        return std::make_unique<CellMaker>(mapping, city, present, now);
    case Kind::Components:
        return std::make_unique<ComponentMaker>(mapping, city, present, now);
    case Kind::Places:
        return std::make_unique<PlaceMaker>(mapping, city, present, now);
    case Kind::Cameras:
        return std::make_unique<CameraMaker>(mapping, city, present, now);
    case Kind::Vehicles:
        return std::make_unique<VehicleMaker>(mapping, city, present, now);
    case Kind::Cases:
        return std::make_unique<CaseMaker>(mapping, city, present, now);
    case Kind::Basemap:
        break;
    }
    return nullptr;
}

namespace {
using Clock = std::chrono::steady_clock;

/// One import: three threads in a row, reading → checking → handing over (the caller's).
class Import
{
public:
    Import(const std::vector<Source *> &sources, const Mapping &mapping, const PresentCity &present,
           Sink &sink, const TakeWish &wish)
        : m_sources(sources)
        , m_mapping(mapping)
        , m_city(present, mapping.kind)
        , m_sink(sink)
        , m_wish(wish)
        , m_maker(makerOf(mapping, m_city, present, wish.now))
    {
        m_report.kind = mapping.kind;
    }

    base::Result<Report> run()
    {
        if (const auto prepared = prepare(); !prepared)
            return tl::unexpected(prepared.error());
        std::thread reading([this] { read(); });
        std::thread checking([this] { check(); });
        const auto handed = handOver();
        m_raw.close();
        m_checked.close();
        reading.join();
        checking.join();
        if (!handed)
            return tl::unexpected(handed.error());
        if (m_fault)
            return tl::unexpected(*m_fault);
        if (m_file.isOpen()) {
            if (const auto written = m_file.finish(); !written)
                return tl::unexpected(written.error());
        }
        describeUnknown();
        if (m_maker->usedTimeZone())
            m_report.assumptions.push_back(
                {QStringLiteral("time-zone"),
                 m_mapping.timeZone.isEmpty() ? m_city.timeZone : m_mapping.timeZone,
                 m_mapping.timeZone.isEmpty() ? QStringLiteral("assumed") : QStringLiteral("stated"), 0});
        m_report.took = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - m_started);
        return std::move(m_report);
    }

private:
    struct Prepared
    {
        int layer = 0;
        Inputs inputs;
        PlaceForm form;
        std::unique_ptr<RowReader> reader;
    };

    base::Result<void> prepare()
    {
        if (!m_maker)
            return base::refused(QStringLiteral("kind-has-no-rows"), tokenOf(m_mapping.kind));
        if (!m_mapping.timeZone.isEmpty() && !QTimeZone(m_mapping.timeZone.toUtf8()).isValid())
            return base::refused(QStringLiteral("unknown-time-zone"), m_mapping.timeZone);
        const bool needsDistrict = m_mapping.kind == Kind::Components || m_mapping.kind == Kind::Cameras
            || m_mapping.kind == Kind::Cells;
        const bool bringsOwn = m_mapping.set.contains(QStringLiteral("district"))
            || m_mapping.columns.contains(QStringLiteral("district"))
            || m_mapping.columns.contains(QStringLiteral("id"));
        if (needsDistrict && !m_city.hasDistricts() && !bringsOwn)
            return base::refused(QStringLiteral("no-division"), tokenOf(m_mapping.kind));
        if (!m_wish.reportFile.isEmpty()) {
            if (const auto opened = m_file.open(m_wish.reportFile, m_wish.reportLanguage); !opened)
                return opened;
        }
        for (Source *source : m_sources) {
            m_report.files.append(source->fileName());
            const auto layer = source->findLayer(m_mapping.layer);
            if (!layer)
                return tl::unexpected(layer.error());
            auto prepared = std::make_unique<Prepared>();
            prepared->layer = *layer;
            const SourceLayer &from = source->layers()[size_t(*layer)];
            auto inputs = Inputs::resolve(m_mapping, from);
            if (!inputs)
                return tl::unexpected(inputs.error());
            prepared->inputs = std::move(*inputs);
            if (const auto given = hasAllNeeded(m_mapping, from); !given)
                return given;
            auto form = formOf(*source, *layer, m_mapping, m_city, prepared->inputs, m_report.assumptions);
            if (!form)
                return tl::unexpected(form.error());
            prepared->form = *form;
            m_prepared.push_back(std::move(prepared));
        }
        return {};
    }

    void read()
    {
        for (size_t i = 0; i < m_sources.size(); ++i) {
            Prepared &one = *m_prepared[i];
            // A layer without columns that are wanted still has its geometry: ask for its first column then.
            QStringList columns = one.inputs.columns();
            const auto &all = m_sources[i]->layers()[size_t(one.layer)].columns;
            if (columns.isEmpty() && !all.empty())
                columns.append(all.front().name);
            auto reader = m_sources[i]->read(one.layer, columns);
            if (!reader) {
                m_fault = reader.error();
                break;
            }
            one.inputs.bind((*reader)->columns());
            for (;;) {
                RawBatch batch;
                if (const auto done = (*reader)->next(batch); !done) {
                    m_fault = done.error();
                    break;
                }
                if (batch.rows.empty())
                    break;
                batch.file = int(i);
                batch.share = (double(i) + batch.share) / double(m_sources.size());
                if (!m_raw.push(std::move(batch)))
                    return;
            }
            if (m_fault)
                break;
        }
        m_raw.finish();
    }

    void check()
    {
        int file = -1;
        while (auto batch = m_raw.pop()) {
            if (batch->file != file) {
                file = batch->file;
                m_maker->startFile(file, m_prepared[size_t(file)]->form, m_prepared[size_t(file)]->inputs);
            }
            Checked checked;
            m_maker->check(*batch, checked);
            if (!m_checked.push(std::move(checked)))
                return;
        }
        if (file >= 0) {
            Checked last;
            last.share = 1;
            last.file = file;
            m_maker->finish(last);
            m_checked.push(std::move(last));
        }
        m_checked.finish();
    }

    base::Result<void> handOver()
    {
        auto lastWord = Clock::now();
        while (auto checked = m_checked.pop()) {
            if (m_wish.cancelled && m_wish.cancelled->load())
                return base::refused(QStringLiteral("cancelled"));
            note(*checked);
            if (const auto taken = give(*checked); !taken)
                return taken;
            if (const auto now = Clock::now();
                m_wish.progress && now - lastWord > std::chrono::milliseconds(200)) {
                lastWord = now;
                m_wish.progress(progress(checked->share, now));
            }
        }
        if (m_wish.cancelled && m_wish.cancelled->load())
            return base::refused(QStringLiteral("cancelled"));
        return {};
    }

    base::Result<void> give(Checked &checked)
    {
        if (!checked.newClasses.empty()) {
            m_report.newClasses += qint64(checked.newClasses.size());
            if (const auto done = m_sink.take(std::move(checked.newClasses)); !done)
                return done;
        }
        if (!checked.newUnits.empty()) {
            m_report.newUnits += qint64(checked.newUnits.size());
            if (const auto done = m_sink.take(std::move(checked.newUnits)); !done)
                return done;
        }
        if (!checked.refusedKeys.empty()) {
            if (const auto done = m_sink.refused(std::move(checked.refusedKeys)); !done)
                return done;
        }
        return std::visit(
            [this]<typename Rows>(Rows &rows) -> base::Result<void> {
                if constexpr (std::is_same_v<Rows, std::monostate>)
                    return {};
                else
                    return rows.empty() ? base::Result<void>() : m_sink.take(std::move(rows));
            },
            checked.rows);
    }

    Progress progress(double share, Clock::time_point now) const
    {
        Progress told{m_report.read, share, std::chrono::milliseconds(-1)};
        const auto spent = std::chrono::duration_cast<std::chrono::milliseconds>(now - m_started);
        if (share > 0.01 && spent > std::chrono::seconds(1))
            told.left = std::chrono::milliseconds(qint64(double(spent.count()) * (1 - share) / share));
        return told;
    }

    void note(const Checked &checked)
    {
        m_report.read += checked.read;
        m_report.taken += checked.taken;
        m_report.refused += checked.refused;
        m_report.leftOut += checked.leftOut;
        m_report.remarked += checked.remarked;
        m_report.bounds.include(checked.bounds);
        const auto &fields = fieldsOf(m_mapping.kind);
        for (const Finding &finding : checked.findings) {
            ++m_counts[finding.reason];
            const bool keep = int(m_report.problems.size()) < m_wish.keptProblems;
            m_report.problemsCut = m_report.problemsCut || !keep;
            if (!keep && !m_file.isOpen())
                continue;
            Problem problem{m_report.files.value(checked.file),
                            finding.line,
                            finding.field < 0 ? QString() : fields[size_t(finding.field)].name,
                            finding.value,
                            QString::fromLatin1(finding.reason),
                            finding.refused};
            if (m_file.isOpen())
                m_file.add(problem);
            if (keep)
                m_report.problems.push_back(std::move(problem));
        }
    }

    void describeUnknown()
    {
        for (const auto &[reason, count] : m_counts)
            m_report.reasons[QString::fromLatin1(reason)] += count;
        m_report.understood = m_maker->understood();
        const auto &fields = fieldsOf(m_mapping.kind);
        for (const auto &[key, rows] : m_maker->unknown().all())
            m_report.unknown.push_back({fields[size_t(key.first)].name, key.second, rows, {}});
        std::stable_sort(m_report.unknown.begin(), m_report.unknown.end(),
                         [](const UnknownWord &a, const UnknownWord &b) { return a.rows > b.rows; });
        constexpr size_t Suggested = 200;
        for (size_t i = 0; i < std::min(Suggested, m_report.unknown.size()); ++i) {
            UnknownWord &word = m_report.unknown[i];
            const Field *field = findField(m_mapping.kind, word.field);
            const auto only = m_mapping.kind == Kind::Components ? std::optional(domain::CaseKind::Component)
                                                                 : std::nullopt;
            if (field->type == FieldType::Class)
                word.suggestions = m_city.classes.suggest(word.word, only);
            else if (field->type == FieldType::Unit)
                word.suggestions = m_city.units.suggest(word.word);
        }
    }

    const Clock::time_point m_started = Clock::now();
    const std::vector<Source *> &m_sources;
    const Mapping &m_mapping;
    CityBook m_city;
    Sink &m_sink;
    const TakeWish &m_wish;
    std::unique_ptr<Maker> m_maker;
    std::vector<std::unique_ptr<Prepared>> m_prepared;
    BatchQueue<RawBatch> m_raw{4};
    BatchQueue<Checked> m_checked{4};
    std::optional<base::Error> m_fault; ///< written by the reading thread, read after it was joined
    Report m_report;
    std::map<const char *, qint64> m_counts; ///< by literal
    ReportFile m_file;
};
} // namespace

base::Result<Report> take(const std::vector<Source *> &sources, const Mapping &mapping,
                          const PresentCity &city, Sink &sink, const TakeWish &wish)
{
    base::passDoor(base::Door::File, "intake::take");
    return Import(sources, mapping, city, sink, wish).run();
}

base::Result<std::vector<geo::Place>> readPlaces(Source &source, const Mapping &mapping, qint64 limit)
{
    const auto layer = source.findLayer(mapping.layer);
    if (!layer)
        return tl::unexpected(layer.error());
    auto inputs = Inputs::resolve(mapping, source.layers()[size_t(*layer)]);
    if (!inputs)
        return tl::unexpected(inputs.error());
    PresentRows nowhere;
    nowhere.catalogRows = std::make_shared<domain::Catalog>();
    const CityBook city(nowhere, Kind::Vehicles);
    std::vector<Assumption> assumptions;
    const auto form = formOf(source, *layer, mapping, city, *inputs, assumptions);
    if (!form)
        return tl::unexpected(form.error());
    auto found = rawPlaces(source, *layer, mapping.kind, *inputs, -1);
    if (!found)
        return tl::unexpected(found.error());
    std::vector<geo::Place> places;
    const size_t step = limit > 0 && qint64(found->size()) > limit
        ? (found->size() + size_t(limit) - 1) / size_t(limit)
        : 1;
    for (size_t i = 0; i < found->size(); i += step) {
        const QPointF &at = (*found)[i];
        places.push_back(form->swapped ? geo::Place{at.y(), at.x()} : geo::Place{at.x(), at.y()});
    }
    geo::CrsConverter(form->crs).toPlaces(places);
    std::erase_if(places, [](const geo::Place &place) { return !std::isfinite(place.lon); });
    return places;
}
} // namespace wanmi::intake
