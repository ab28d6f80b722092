// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/importreader.h"

#include "base/doors.h"
#include "base/engine.h"
#include "geo/crs.h"
#include "workbench/importlooksink.h"

#include "intake/osmcut.h"
#include "intake/presentcity.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>
#include <QTemporaryDir>

#include <algorithm>

namespace wanmi::workbench {
namespace {
constexpr int SampleRows = 20;
const QString Community = QStringLiteral("community");

std::vector<gridding::CheckedParent> parentsOf(const ImportCity &city)
{
    std::vector<gridding::CheckedParent> parents;
    for (const domain::Area &area : city.areas) {
        if (area.level == Community && !area.shape.empty())
            parents.push_back({area.code, area.shape});
    }
    return parents;
}

/// Cells against the communities that have any of them: a delivery of one street is no city full of holes.
std::vector<gridding::TopologyFault> faultsOf(const ImportCity &city,
                                              const std::vector<gridding::CheckedCell> &cells,
                                              const std::function<bool(double)> &goOn)
{
    QSet<QString> delivered;
    for (const gridding::CheckedCell &cell : cells)
        delivered.insert(cell.parent.isEmpty() ? cell.code.left(12) : cell.parent);
    std::vector<gridding::CheckedParent> parents = parentsOf(city);
    std::erase_if(parents,
                  [&](const gridding::CheckedParent &parent) { return !delivered.contains(parent.code); });
    gridding::TopologyLimits limits;
    limits.warnBelowM2 = 2'000;
    limits.warnAboveM2 = 50'000;
    return gridding::checkTopology(parents, cells, limits, goOn);
}

/// A Shapefile is sent with its parts that lie beside it.
QStringList withParts(const QStringList &paths)
{
    QStringList all;
    for (const QString &path : paths) {
        const QFileInfo info(path);
        if (!all.contains(path))
            all.append(path);
        if (info.suffix().compare(QLatin1String("shp"), Qt::CaseInsensitive) != 0)
            continue;
        const QStringList beside
            = info.dir().entryList({info.completeBaseName() + QStringLiteral(".*")}, QDir::Files, QDir::Name);
        for (const QString &name : beside) {
            static const QStringList Parts{QStringLiteral("dbf"), QStringLiteral("shx"),
                                           QStringLiteral("prj"), QStringLiteral("cpg")};
            const QString part = info.dir().filePath(name);
            if (Parts.contains(QFileInfo(name).suffix().toLower()) && !all.contains(part))
                all.append(part);
        }
    }
    return all;
}
} // namespace

bool OpenedFiles::isReadable() const
{
    return !files.empty()
        && std::ranges::none_of(files, [](const OpenedFile &file) { return file.error.has_value(); });
}

class ImportReader::Worker
{
public:
    explicit Worker(domain::RuleBookPtr rules, std::shared_ptr<const base::Clock> clock)
        : m_rules(std::move(rules))
        , m_clock(std::move(clock))
    {
    }

    OpenedFiles open(const QStringList &paths, const intake::OpenWish &wish)
    {
        base::passDoor(base::Door::File, "open a delivery");
        m_sources.clear();
        m_cut.clear();
        OpenedFiles opened;
        for (const QString &path : paths) {
            OpenedFile file;
            file.path = path;
            file.name = QFileInfo(path).fileName();
            file.bytes = QFileInfo(path).size();
            auto source = intake::Source::open(path, wish);
            if (source) {
                file.format = (*source)->format();
                file.encoding = (*source)->encoding();
                file.encodingWhy = (*source)->encodingWhy();
                file.separator = (*source)->separator();
                file.layers = (*source)->layers();
                if (!opened.kind)
                    opened.kind = intake::guessKind(**source);
                m_sources.push_back(*std::move(source));
            } else {
                file.error = source.error();
            }
            opened.files.push_back(std::move(file));
        }
        opened.parts = withParts(paths);
        return opened;
    }

    base::Result<ImportSample> sample(intake::Kind kind, const QString &layer)
    {
        base::passDoor(base::Door::File, "read the first rows");
        if (m_sources.empty())
            return base::failure(ErrorKind::NotFound, QStringLiteral("no-such-file"));
        ImportSample sample;
        const auto cut = cutOsm(kind, layer);
        if (!cut)
            return tl::unexpected(cut.error());
        sample.isCut = *cut;
        intake::Source &source = *(*cut ? m_cut : m_sources).front();
        const auto index = source.findLayer(layer);
        if (!index)
            return tl::unexpected(index.error());
        for (const intake::SourceColumn &column : source.layers()[size_t(*index)].columns)
            sample.columns.append(column.name);
        auto rows = source.preview(*index, SampleRows);
        if (!rows)
            return tl::unexpected(rows.error());
        sample.rows = *std::move(rows);
        auto guess = intake::guess(kind, source, layer);
        if (!guess)
            return tl::unexpected(guess.error());
        sample.guess = *std::move(guess);
        return sample;
    }

    base::Result<ImportLook> look(const intake::Mapping &mapping, const ImportCity &city,
                                  const std::atomic_bool &cancelled,
                                  const std::function<void(const intake::Progress &)> &progress,
                                  const std::function<void(const ImportLook &)> &first)
    {
        base::passDoor(base::Door::File, "look at a delivery");
        if (cancelled)
            return base::refused(QStringLiteral("cancelled"));
        ImportLook look;
        ImportLookSink sink(look, [&] { first(look); });
        intake::TakeWish wish;
        wish.progress = progress;
        wish.cancelled = &cancelled;
        wish.now = m_clock->now();
        std::vector<intake::Source *> sources;
        for (const auto &source : m_cut.empty() ? m_sources : m_cut)
            sources.push_back(source.get());
        const intake::PresentRows present = presentRows(city);
        auto report = intake::take(sources, mapping, present, sink, wish);
        if (!report)
            return tl::unexpected(report.error());
        look.report = *std::move(report);
        if (mapping.kind == intake::Kind::Cells)
            look.faults = faultsOf(city, sink.cells(), [&cancelled](double) { return !cancelled; });
        if (!look.report.unknown.empty() && look.taken * 2 < look.report.read)
            showWaiting(look, mapping);
        look.complete = true;
        return look;
    }

private:
    /// Rows that wait for a word lie somewhere already: they are shown as they will be.
    void showWaiting(ImportLook &look, intake::Mapping mapping)
    {
        // Without the city nothing hints at the coordinate system: it is what the reading found.
        const auto crs
            = std::ranges::find(look.report.assumptions, QStringLiteral("crs"), &intake::Assumption::what);
        if (mapping.crs.isEmpty() && crs != look.report.assumptions.end())
            mapping.crs = crs->value;
        auto places = intake::readPlaces(*(m_cut.empty() ? m_sources : m_cut).front(), mapping,
                                         ImportLook::MostPlaces);
        if (!places || places->empty())
            return;
        look.places = *std::move(places);
        for (const geo::Place &place : look.places)
            look.bounds.include(place);
    }

    /// As central does it: OpenStreetMap says everything in tags, so what it has of a kind is cut out first.
    base::Result<bool> cutOsm(intake::Kind kind, const QString &layer)
    {
        m_cut.clear();
        const bool isCutKind
            = kind == intake::Kind::Components || kind == intake::Kind::Places || kind == intake::Kind::Admin;
        if (!isCutKind || !layer.isEmpty() || !std::ranges::all_of(m_sources, [](const auto &source) {
                return intake::isOsmFile(source->path());
            }))
            return false;
        for (const auto &source : m_sources) {
            const QString target
                = m_folder.filePath(QStringLiteral("%1-%2.gpkg").arg(intake::tokenOf(kind)).arg(++m_cuts));
            if (const auto rows = intake::cutOsm(kind, source->path(), target); !rows)
                return tl::unexpected(rows.error());
            auto opened = intake::Source::open(target);
            if (!opened)
                return tl::unexpected(opened.error());
            m_cut.push_back(*std::move(opened));
        }
        return true;
    }

    /// What a first look needs: divisions, cells, units and classes. Ids that the city has already are
    /// central's to know.
    [[nodiscard]] intake::PresentRows presentRows(const ImportCity &city) const
    {
        intake::PresentRows rows;
        rows.areaRows = city.areas;
        rows.departmentRows = city.departments;
        if (city.cells) {
            rows.cellRows.reserve(city.cells->size());
            for (const store::CellShape &cell : *city.cells) {
                domain::GridCell row;
                row.code = CellCode(cell.code);
                row.community = cell.code.left(12);
                row.street = cell.code.left(9);
                row.district = cell.code.left(6);
                row.shape = cell.shape;
                rows.cellRows.push_back(std::move(row));
            }
        }
        const domain::RuleBookPtr book = domain::withLocal(m_rules, city.classes);
        rows.catalogRows = std::shared_ptr<const domain::Catalog>(book, &book->catalog);
        return rows;
    }

    domain::RuleBookPtr m_rules;
    std::shared_ptr<const base::Clock> m_clock;
    std::vector<std::unique_ptr<intake::Source>> m_sources;
    std::vector<std::unique_ptr<intake::Source>>
        m_cut; ///< what was cut out of them; empty: they are read themselves
    QTemporaryDir m_folder;
    int m_cuts = 0;
};

class ImportReader::Private
{
public:
    Private(const domain::RuleBookPtr &rules, const std::shared_ptr<const base::Clock> &clock)
        : engine(QStringLiteral("import-reader"),
                 [rules, clock] { return std::make_unique<Worker>(rules, clock); })
    {
    }
    base::Engine<Worker> engine;
};

ImportReader::ImportReader(domain::RuleBookPtr rules, std::shared_ptr<const base::Clock> clock,
                           QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(rules, clock))
    , m_cancel(std::make_shared<std::atomic_bool>(false))
{
}

ImportReader::~ImportReader()
{
    *m_cancel = true;
}

base::Answer<OpenedFiles> ImportReader::open(const QStringList &paths, const intake::OpenWish &wish)
{
    stopLooking();
    return d->engine.post([paths, wish](Worker &worker) { return worker.open(paths, wish); });
}

base::Answer<base::Result<ImportSample>> ImportReader::sample(intake::Kind kind, const QString &layer)
{
    return d->engine.post([kind, layer](Worker &worker) { return worker.sample(kind, layer); });
}

base::Answer<base::Result<ImportLook>> ImportReader::look(const intake::Mapping &mapping,
                                                          const ImportCityPtr &city)
{
    stopLooking();
    m_cancel = std::make_shared<std::atomic_bool>(false);
    return d->engine.post([this, mapping, city, cancel = m_cancel](Worker &worker) {
        const auto progress = [this, cancel](const intake::Progress &now) {
            QMetaObject::invokeMethod(this, [this, cancel, now] {
                if (!*cancel)
                    emit progressed(now);
            });
        };
        const auto first = [this, cancel](const ImportLook &look) {
            auto shared = std::make_shared<const ImportLook>(look);
            QMetaObject::invokeMethod(this, [this, cancel, shared] {
                if (!*cancel)
                    emit firstRows(shared);
            });
        };
        return worker.look(mapping, city ? *city : ImportCity(), *cancel, progress, first);
    });
}

void ImportReader::stopLooking()
{
    *m_cancel = true;
}

base::Answer<base::Result<geo::Crs>> ImportReader::crs(const QString &text)
{
    return d->engine.post([text](Worker &) { return geo::Crs::fromText(text); });
}

base::Answer<std::vector<gridding::TopologyFault>> ImportReader::checkCells(const ImportCityPtr &city)
{
    stopLooking();
    m_cancel = std::make_shared<std::atomic_bool>(false);
    return d->engine.post([this, city, cancel = m_cancel](Worker &) {
        std::vector<gridding::CheckedCell> cells;
        if (city->cells) {
            for (const store::CellShape &cell : *city->cells)
                cells.push_back({cell.code, {}, {cell.shape}});
        }
        return faultsOf(*city, cells, [this, cancel](double share) {
            QMetaObject::invokeMethod(this, [this, cancel, share] {
                if (!*cancel)
                    emit progressed({0, share, std::chrono::milliseconds(-1)});
            });
            return !*cancel;
        });
    });
}

base::Answer<base::Result<QJsonObject>> ImportReader::loadJson(const QString &path)
{
    return d->engine.post([path](Worker &) -> base::Result<QJsonObject> {
        base::passDoor(base::Door::File, "load a mapping");
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return base::failure(ErrorKind::NotFound, QStringLiteral("no-such-file"), path);
        const QJsonDocument json = QJsonDocument::fromJson(file.readAll());
        if (!json.isObject())
            return base::refused(QStringLiteral("bad-mapping"), path);
        return json.object();
    });
}

base::Answer<base::Result<void>> ImportReader::saveJson(const QString &path, const QJsonObject &json)
{
    return d->engine.post([path, json](Worker &) -> base::Result<void> {
        base::passDoor(base::Door::File, "save a mapping");
        QSaveFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(json).toJson()) < 0
            || !file.commit())
            return base::refused(QStringLiteral("cannot-write-file"), path);
        return {};
    });
}
} // namespace wanmi::workbench
