// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/takeinjob.h"

#include "base/doors.h"
#include "intake/basemap.h"
#include "intake/osmcut.h"
#include "intake/presentcity.h"
#include "intake/source.h"
#include "intake/take.h"
#include "server/centralcity.h"
#include "server/filehash.h"
#include "server/stagesink.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <numeric>

namespace wanmi::server {
namespace {
using intake::Kind;
using protocol::TableNo;

constexpr int MostProblems = 200'000; // held in the report's pages; the CSV has all
constexpr std::size_t MostWords = 500;

qint64 bytesOf(const QStringList &paths)
{
    return std::accumulate(paths.begin(), paths.end(), qint64(0),
                           [](qint64 sum, const QString &path) { return sum + QFileInfo(path).size(); });
}

protocol::ImportProblem toProblem(const intake::Problem &problem)
{
    return {0, problem.file, problem.line, {}, problem.field, problem.reason, problem.value, problem.refused};
}
} // namespace

QStringList mainFiles(const QStringList &paths)
{
    static const QStringList Beside{QStringLiteral("shx"), QStringLiteral("dbf"), QStringLiteral("prj"),
                                    QStringLiteral("cpg"), QStringLiteral("sbn"), QStringLiteral("sbx"),
                                    QStringLiteral("qix"), QStringLiteral("qpj"), QStringLiteral("cst"),
                                    QStringLiteral("fix"), QStringLiteral("xml"), QStringLiteral("qmd")};
    QSet<QString> shapes;
    for (const QString &path : paths) {
        if (path.endsWith(QLatin1StringView(".shp"), Qt::CaseInsensitive))
            shapes.insert(path.chopped(4).toLower());
    }
    QStringList mains;
    for (const QString &path : paths) {
        const QFileInfo file(path);
        const QString base = (file.path() + u'/' + file.baseName()).toLower();
        const bool isBeside = Beside.contains(file.suffix().toLower())
            && (shapes.contains(base) || shapes.contains(path.left(path.lastIndexOf(u'.')).toLower())
                || shapes.contains(path.left(path.lastIndexOf(QLatin1StringView(".shp"))).toLower()));
        if (!isBeside)
            mains.append(path);
    }
    return mains;
}

QSet<QString> columnsGiven(const intake::Mapping &mapping, bool hasShapes)
{
    // A case is facts as a whole: what the file does not say is not known.
    if (mapping.kind == Kind::Cases)
        return {};
    QSet<QString> fields(mapping.columns.keyBegin(), mapping.columns.keyEnd());
    fields.unite({mapping.set.keyBegin(), mapping.set.keyEnd()});
    if (hasShapes || fields.contains(QStringLiteral("lon")) || fields.contains(QStringLiteral("lat")))
        fields.insert(QStringLiteral("geometry"));
    // Columns that are called otherwise than the field, or that follow from it.
    static const QHash<QString, QStringList> Follow{
        {QStringLiteral("admin.name"), {QStringLiteral("name_zh")}},
        {QStringLiteral("admin.geometry"), {QStringLiteral("geom")}},
        {QStringLiteral("cells.geometry"),
         {QStringLiteral("geom"), QStringLiteral("area_m2"), QStringLiteral("perimeter_m"),
          QStringLiteral("community"), QStringLiteral("street"), QStringLiteral("district")}},
        {QStringLiteral("cells.community"),
         {QStringLiteral("community"), QStringLiteral("street"), QStringLiteral("district")}},
        {QStringLiteral("components.class"), {QStringLiteral("class_code")}},
        {QStringLiteral("components.geometry"),
         {QStringLiteral("lon"), QStringLiteral("lat"), QStringLiteral("cell")}},
        {QStringLiteral("places.street"), {QStringLiteral("name"), QStringLiteral("parent")}},
        {QStringLiteral("places.number"), {QStringLiteral("name")}},
        {QStringLiteral("places.geometry"), {QStringLiteral("lon"), QStringLiteral("lat")}},
        {QStringLiteral("cameras.geometry"),
         {QStringLiteral("lon"), QStringLiteral("lat"), QStringLiteral("cell"), QStringLiteral("district")}}};
    QSet<QString> columns;
    for (const QString &field : std::as_const(fields)) {
        const auto follow = Follow.constFind(intake::tokenOf(mapping.kind) + u'.' + field);
        if (follow == Follow.constEnd())
            columns.insert(field);
        else
            columns.unite({follow->begin(), follow->end()});
    }
    columns.insert(QStringLiteral("id")); // never empty: that would mean all
    return columns;
}

TakeInJob::TakeInJob(Storage &storage, domain::RuleBookPtr shipped, Place place,
                     protocol::ImportStatus status)
    : m_storage(storage)
    , m_rules(std::move(shipped))
    , m_place(std::move(place))
    , m_status(std::move(status))
{
}

TakeInJob::~TakeInJob() = default;

QString TakeInJob::problemsFile(const QString &workFolder)
{
    return QDir(workFolder).filePath(QStringLiteral("problems.csv"));
}

bool TakeInJob::goOn()
{
    if (m_watch && !m_watch(m_status))
        m_cancelled = true;
    return !m_cancelled;
}

base::Result<void> TakeInJob::check(const QStringList &paths, base::Instant now, const TakeInWatch &watch)
{
    base::passDoor(base::Door::File, "server::TakeInJob::check");
    m_watch = watch;
    const auto kind = intake::kindFromToken(m_status.order.kind);
    if (!kind)
        return base::refused(QStringLiteral("unknown-kind"), m_status.order.kind);
    m_status.stage = QStringLiteral("checking");
    m_status.done = 0;
    m_status.total = bytesOf(paths);
    const auto mark = m_storage.importMark();
    if (!mark)
        return tl::unexpected(mark.error());
    m_application.cityMark = *mark;
    auto staging = m_storage.stage(m_place.workFolder);
    if (!staging)
        return tl::unexpected(staging.error());
    m_staging = std::move(*staging);
    if (*kind == Kind::Basemap) {
        if (const auto done = checkBasemap(paths); !done)
            return done;
    } else {
        if (const auto done = openSources(paths); !done)
            return done;
        if (const auto done = readMapping(*kind); !done)
            return done;
        if (const auto done = checkRows(now); !done)
            return done;
        if (const auto done = compare(*kind); !done)
            return done;
    }
    m_sources.clear();
    m_status.stage = QStringLiteral("ready");
    m_status.done = m_status.total;
    m_status.secondsLeft.reset();
    return {};
}

base::Result<void> TakeInJob::openSources(const QStringList &paths)
{
    const QStringList files = mainFiles(paths);
    if (files.isEmpty())
        return base::refused(QStringLiteral("no-file"));
    const protocol::ImportOrder &order = m_status.order;
    for (const QString &delivered : files) {
        const auto file = cutIfOsm(delivered);
        if (!file)
            return tl::unexpected(file.error());
        auto source = intake::Source::open(*file, {order.encoding, order.separator, {}, order.member});
        if (!source)
            return tl::unexpected(source.error());
        m_sources.push_back(std::move(*source));
    }
    return {};
}

// OpenStreetMap says everything in tags: unless somebody mapped its layers, what it has of a kind is cut out
// first.
base::Result<QString> TakeInJob::cutIfOsm(const QString &file)
{
    const protocol::ImportOrder &order = m_status.order;
    const auto kind = intake::kindFromToken(order.kind);
    const bool isCut = kind == Kind::Components || kind == Kind::Places || kind == Kind::Admin;
    if (!isCut || !intake::isOsmFile(file) || !order.mapping.isEmpty() || !order.columns.isEmpty()
        || !order.layer.isEmpty())
        return file;
    const QString target
        = QDir(m_place.workFolder)
              .filePath(QStringLiteral("osm-%1-%2.gpkg").arg(order.kind).arg(m_sources.size()));
    const auto rows = intake::cutOsm(*kind, file, target, {{}, &m_cancelled});
    if (!rows)
        return tl::unexpected(rows.error());
    if (*rows == 0)
        return base::refused(QStringLiteral("nothing-of-kind"), order.kind);
    if (order.attribution.isEmpty())
        m_status.order.attribution = intake::osmAttribution();
    return target;
}

// What nobody says is guessed, as the wizard does.
base::Result<void> TakeInJob::readMapping(Kind kind)
{
    const protocol::ImportOrder &order = m_status.order;
    const bool isGuessed = order.mapping.isEmpty();
    if (!isGuessed) {
        auto mapping = intake::Mapping::fromJson(order.mapping);
        if (!mapping)
            return tl::unexpected(mapping.error());
        m_mapping = std::move(*mapping);
    } else {
        auto guess = intake::guess(kind, *m_sources.front(), order.layer);
        if (!guess)
            return tl::unexpected(guess.error());
        m_mapping = std::move(guess->mapping);
        for (auto it = order.columns.begin(); it != order.columns.end(); ++it) {
            m_mapping.set.remove(it.key());
            m_mapping.columns.insert(it.key(), it.value());
        }
        m_mapping.columns.removeIf(
            [](QMap<QString, QString>::iterator one) { return one->isEmpty(); }); // "field=": of no column
        for (auto it = order.constants.begin(); it != order.constants.end(); ++it) {
            m_mapping.columns.remove(it.key());
            m_mapping.set.insert(it.key(), it.value());
        }
        for (auto it = order.words.begin(); it != order.words.end(); ++it)
            m_mapping.values.insert(it.key(), it.value());
        m_mapping.layer = order.layer;
        if (!order.crs.isEmpty())
            m_mapping.crs = order.crs;
        if (!order.zone.isEmpty())
            m_mapping.timeZone = order.zone;
        m_mapping.confirmNew = order.localWords;
    }
    m_mapping.kind = kind;
    const auto layer = m_sources.front()->findLayer(m_mapping.layer);
    if (!layer)
        return tl::unexpected(layer.error());
    m_hasShapes = m_sources.front()->layers()[std::size_t(*layer)].shape != intake::Shape::None;
    if (isGuessed)
        tellGuess(*layer);
    return {};
}

/// What was read as what, and what was not read at all: nobody can object to a guess that is not told.
void TakeInJob::tellGuess(int layer)
{
    const auto &layers = m_sources.front()->layers();
    QStringList used, unused, others;
    for (auto it = m_mapping.columns.begin(); it != m_mapping.columns.end(); ++it)
        used.append(it.key() + u'=' + it.value());
    for (auto it = m_mapping.set.begin(); it != m_mapping.set.end(); ++it)
        used.append(it.key() + u'=' + u'"' + it.value() + u'"');
    const QString all = m_mapping.columns.values().join(u'\n');
    for (const intake::SourceColumn &column : layers[std::size_t(layer)].columns) {
        if (!m_mapping.columns.values().contains(column.name) && !all.contains(u'{' + column.name + u'}'))
            unused.append(column.name);
    }
    for (std::size_t i = 0; i < layers.size(); ++i) {
        if (int(i) != layer)
            others.append(layers[i].name);
    }
    const QString stated = QStringLiteral("stated"), guessed = QStringLiteral("guessed");
    if (!others.isEmpty())
        m_guesses.push_back(
            {QStringLiteral("layer"),
             QStringLiteral("%1 ≠ %2").arg(layers[std::size_t(layer)].name, others.join(u", ")),
             m_status.order.layer.isEmpty() ? guessed : stated, 0});
    m_guesses.push_back({QStringLiteral("columns"), used.join(u", "), guessed, 0});
    if (!unused.isEmpty())
        m_guesses.push_back({QStringLiteral("unused"), unused.join(u", "), guessed, 0});
}

void TakeInJob::takeReport(const intake::Report &report)
{
    m_status.read = report.read;
    m_status.taken = report.taken;
    m_status.refused = report.refused;
    m_status.warned = report.remarked;
    m_status.newWords.clear();
    m_status.localWordsMissing = 0;
    for (const intake::UnknownWord &word : report.unknown) {
        m_status.localWordsMissing += word.rows;
        if (m_status.newWords.size() < MostWords)
            m_status.newWords.push_back(
                {word.field, word.word, word.rows,
                 word.suggestions.empty() ? QString() : word.suggestions.front().code});
    }
    intake::Report shown = report;
    shown.problems.clear();
    shown.assumptions.insert(shown.assumptions.begin(), m_guesses.begin(), m_guesses.end());
    m_status.report = shown.toJson();
    m_application.bounds = report.bounds;
    m_application.attribution = m_status.order.attribution;
}

/// Which column it is can only be said by somebody who sees them, and sees whether their characters were read
/// right.
base::Error TakeInJob::withColumns(base::Error error) const
{
    if (error.reason != u"field-not-mapped" && error.reason != u"no-such-column")
        return error;
    const auto layer = m_sources.front()->findLayer(m_mapping.layer);
    if (!layer || !m_status.order.mapping.isEmpty())
        return error;
    QStringList columns;
    for (const intake::SourceColumn &column : m_sources.front()->layers()[std::size_t(*layer)].columns)
        columns.append(column.name);
    error.detail += QStringLiteral(" [%1 %2: %3]")
                        .arg(m_sources.front()->format(), m_sources.front()->encoding(),
                             columns.join(u", ").left(600));
    return error;
}

base::Result<void> TakeInJob::checkRows(base::Instant now)
{
    auto classes = m_storage.classes();
    if (!classes)
        return tl::unexpected(classes.error());
    const domain::RuleBookPtr rules = domain::withLocal(m_rules, std::move(*classes));
    const auto city = m_storage.presentCity(std::shared_ptr<const domain::Catalog>(rules, &rules->catalog));
    if (!city)
        return tl::unexpected(city.error());
    StageSink sink(*m_staging);
    intake::TakeWish wish;
    wish.cancelled = &m_cancelled;
    wish.keptProblems = MostProblems;
    wish.reportFile = problemsFile(m_place.workFolder);
    wish.reportLanguage = m_status.order.language;
    wish.now = now;
    wish.progress = [this](const intake::Progress &progress) {
        m_status.read = progress.rows;
        m_status.done = qint64(double(m_status.total) * progress.share);
        m_status.secondsLeft.reset();
        if (progress.left.count() >= 0)
            m_status.secondsLeft = (progress.left.count() + 999) / 1000;
        goOn();
    };
    std::vector<intake::Source *> sources;
    for (const auto &source : m_sources)
        sources.push_back(source.get());
    const auto report = intake::take(sources, m_mapping, **city, sink, wish);
    if (!report)
        return tl::unexpected(withColumns(report.error()));
    takeReport(*report);
    std::vector<protocol::ImportProblem> problems;
    problems.reserve(report->problems.size());
    std::ranges::transform(report->problems, std::back_inserter(problems), toProblem);
    return m_staging->note(problems);
}

base::Result<void> TakeInJob::compare(Kind kind)
{
    m_status.stage = QStringLiteral("comparing");
    m_status.secondsLeft.reset();
    const TableNo table = *tableOf(kind);
    std::vector<CompareWish> wishes{
        {TableNo::Class, {}, {}, false},
        {TableNo::Department, {}, {}, false},
        {table, columnsGiven(m_mapping, m_hasShapes), m_status.order.dataset, kind != Kind::Cases}};
    if (kind == Kind::Cases)
        wishes.push_back({TableNo::CaseReporter, {}, {}, false});
    const auto counts = m_staging->compare(wishes, [this](qint64 done, qint64 total) {
        m_status.done = done;
        m_status.total = total;
        return goOn();
    });
    if (!counts)
        return tl::unexpected(counts.error());
    m_status.added = counts->added;
    m_status.changed = counts->changed;
    m_status.removed = counts->removed;
    m_status.equal = counts->equal;
    m_status.kept = counts->kept;
    return {};
}

base::Result<void> TakeInJob::checkBasemap(const QStringList &paths)
{
    const auto facts = m_storage.facts();
    if (!facts)
        return tl::unexpected(facts.error());
    const protocol::ImportOrder &order = m_status.order;
    intake::BasemapWish wish;
    if (!facts->basemapHash.isEmpty())
        wish.before = QDir(m_place.cityFolder).filePath(facts->basemapFile);
    if (!order.mapping.isEmpty()) {
        auto mapping = intake::Mapping::fromJson(order.mapping);
        if (!mapping)
            return tl::unexpected(mapping.error());
        wish.mapping = std::move(*mapping);
    } else {
        wish.mapping.columns = order.columns;
        wish.mapping.set = order.constants;
        wish.mapping.values = order.words;
        wish.mapping.layer = order.layer;
        wish.mapping.crs = order.crs;
    }
    wish.mapping.kind = Kind::Basemap;
    wish.cancelled = &m_cancelled;
    wish.progress = [this](const intake::Progress &progress) {
        m_status.read = progress.rows;
        m_status.done = qint64(double(m_status.total) * progress.share);
        goOn();
    };
    const QString target = QDir(m_place.workFolder).filePath(QStringLiteral("basemap.gpkg"));
    const auto made = intake::makeBasemap(mainFiles(paths), target, wish);
    if (!made)
        return tl::unexpected(made.error());
    m_status.read = made->read;
    m_status.refused = made->broken;
    m_status.taken = made->read - made->unused - made->broken;
    m_status.added = m_status.taken;
    m_application.bounds = made->bounds;
    m_application.attribution = order.attribution.isEmpty() ? made->attribution : order.attribution;
    m_application.basemapHash = hashOfFile(target);
    m_application.basemapBytes = QFileInfo(target).size();
    m_application.basemapFile = QStringLiteral("basemap-%1.gpkg").arg(m_application.basemapHash.left(16));
    return {};
}

base::Result<ImportApplication> TakeInJob::application(bool remove, const QString &address, base::Instant at)
{
    m_staging->closeRows();
    ImportApplication wish = m_application;
    wish.status = m_status;
    wish.folder = m_place.workFolder;
    wish.remove = remove;
    wish.address = address;
    wish.at = at;
    if (!wish.basemapFile.isEmpty()) {
        const QString made = QDir(m_place.workFolder).filePath(QStringLiteral("basemap.gpkg"));
        const QString goal = QDir(m_place.cityFolder).filePath(wish.basemapFile);
        // Under a name that nobody knows before the transaction says it.
        if (!QFile::exists(goal)
            && (!flushFile(made) || !QFile::rename(made, goal) || !flushFile(m_place.cityFolder)))
            return base::failure(ErrorKind::Unreachable, QStringLiteral("cannot-write"), goal);
    }
    return wish;
}
} // namespace wanmi::server
