// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchindex.h"

#include "base/doors.h"
#include "searchfile.h"

#include <QFileInfo>
#include <QLoggingCategory>
#include <QTimer>

#include <algorithm>
#include <array>

namespace wanmi::store {
namespace {
Q_LOGGING_CATEGORY(lcSearch, "wanmi.store.search")

constexpr int RowsAtOnce = 20'000; ///< a read transaction of a tenth of a second
constexpr size_t MostChanged = 50'000; ///< more written rows than that are read with all others again

constexpr size_t LayersInOne = 8;

constexpr int PauseMs = 100; ///< between two looks at what was written: pages come one after another

constexpr int FreshAfterMs = 600'000; ///< cases leave a department all day long

constexpr qint64 MostUnkept = 50'000; ///< new rows that are not worth writing the index again

enum Table : quint8 { Areas, Departments, Persons, Vehicles, Cameras, Places, Cells, Cases, Components };
constexpr std::array Sources{
    SearchSource{"indexAreas", "newestArea", nullptr, "hitArea"},
    SearchSource{"indexDepartments", "newestDepartment", nullptr, "hitDepartment"},
    SearchSource{"indexPersons", "newestPerson", "rowOfPerson", "hitPerson"},
    SearchSource{"indexVehicles", "newestVehicle", nullptr, "hitVehicle"},
    SearchSource{"indexCameras", "newestCamera", "rowOfCamera", "hitCamera"},
    SearchSource{"indexPlaces", "newestPlace", nullptr, "hitPlace"},
    SearchSource{"indexCells", "newestCell", nullptr, "hitCell"},
    SearchSource{"indexCases", "newestCase", "rowOfCase", "hitCase"},
    SearchSource{"indexComponents", "newestComponent", "rowOfComponent", "hitComponent"},
};
constexpr std::array ChangingTables{Cases, Components, Cameras, Persons};

Table tableOf(SearchKind kind)
{
    switch (kind) {
    case SearchKind::Area:
        return Areas;
    case SearchKind::Place:
    case SearchKind::Crossing:
    case SearchKind::Plate:
        return Places;
    case SearchKind::OpenCase:
    case SearchKind::EndedCase:
        return Cases;
    case SearchKind::Camera:
        return Cameras;
    case SearchKind::Person:
        return Persons;
    case SearchKind::Vehicle:
        return Vehicles;
    case SearchKind::Department:
        return Departments;
    case SearchKind::Cell:
        return Cells;
    case SearchKind::Component:
        return Components;
    }
    Q_UNREACHABLE();
}

/// \param detail what the table says of the row beside its texts.
SearchKind kindOf(Table table, std::string_view detail)
{
    switch (table) {
    case Areas:
        return SearchKind::Area;
    case Departments:
        return SearchKind::Department;
    case Persons:
        return SearchKind::Person;
    case Vehicles:
        return SearchKind::Vehicle;
    case Cameras:
        return SearchKind::Camera;
    case Places:
        return detail == "plate"   ? SearchKind::Plate
            : detail == "crossing" ? SearchKind::Crossing
                                   : SearchKind::Place;
    case Cells:
        return SearchKind::Cell;
    case Cases:
        return detail == "1" ? SearchKind::OpenCase : SearchKind::EndedCase;
    case Components:
        return SearchKind::Component;
    }
    Q_UNREACHABLE();
}

QString fileOf(const Shared &shared)
{
    return QFileInfo(shared.file).path() + QStringLiteral("/search.index");
}

quint64 keyOf(Table table, quint32 fid)
{
    return quint64{table} << 32 | fid;
}
} // namespace

const SearchSource &searchSourceOf(SearchKind kind)
{
    return Sources[tableOf(kind)];
}

std::span<const SearchSource> searchSources()
{
    return Sources;
}

quint64 searchKey(SearchKind kind, quint32 fid)
{
    return keyOf(tableOf(kind), fid);
}

size_t SearchIndex::bytes() const
{
    size_t sum = 0;
    for (const auto &layer : changed)
        sum += layer->rows->bytes() + layer->keys.size() * sizeof(quint64);
    for (const auto &segment : segments)
        sum += segment->bytes();
    return sum;
}

bool SearchIndex::isOld(quint64 key, size_t layers) const
{
    return std::any_of(changed.begin(), changed.begin() + std::ptrdiff_t(layers),
                       [key](const auto &layer) { return std::ranges::binary_search(layer->keys, key); });
}

SearchIndexer::SearchIndexer(const SharedPtr &shared, const domain::RuleBookPtr &rules,
                             const std::shared_ptr<const base::Clock> &clock,
                             std::shared_ptr<SearchShelf> shelf)
    : connection(shared, rules, clock)
    , m_shared(shared)
    , m_shelf(std::move(shelf))
    , m_done(Sources.size(), 0)
    , m_freshLater(this)
{
    m_freshLater.setSingleShot(true);
    connect(&m_freshLater, &QTimer::timeout, this, [this] {
        m_wantsFresh = m_wantsFresh || m_namesLeft;
        goOnSoon();
    });
}

void SearchIndexer::noteChanges(const ChangeSet &changes)
{
    const std::array<const QSet<QString> *, 4> written{&changes.cases, &changes.components, &changes.cameras,
                                                       &changes.persons};
    for (size_t i = 0; i < written.size(); ++i)
        m_waiting[i].unite(*written[i]);
    if (changes.left)
        forgetLeft();
    if (changes.everything)
        (changes.sameGround ? m_wantsNews : m_wantsFresh) = true;
    goOnSoon();
}

void SearchIndexer::forgetLeft()
{
    base::passDoor(base::Door::File, "search index");
    ++m_lefts;
    m_namesLeft = true;
    QFile::remove(fileOf(*m_shared));
    if (!m_freshLater.isActive())
        m_freshLater.start(FreshAfterMs);
}

void SearchIndexer::goOnSoon()
{
    const bool anything = m_pass || m_wantsFresh || m_wantsNews
        || std::ranges::any_of(m_waiting, [](const auto &ids) { return !ids.isEmpty(); });
    if (m_posted || !anything || m_shared->stopping)
        return;
    m_posted = true;
    QTimer::singleShot(m_pass ? 0 : PauseMs, this, [this] { goOn(); });
}

void SearchIndexer::goOn()
{
    m_posted = false;
    const auto done = connection.read([this]() -> Result<void> {
        WANMI_TRY(takeChanges());
        const auto identity = fact("identity");
        if (!identity)
            return tl::unexpected<base::Error>(identity.error());
        if (m_pass && m_pass->identity != *identity) {
            m_pass.reset(); // another file has taken the place of the one that was being read
            m_wantsFresh = true;
        }
        if (m_wantsFresh && !m_pass) {
            const auto kept = takeKept();
            if (!kept)
                return tl::unexpected<base::Error>(kept.error());
            m_wantsFresh = !*kept;
            m_wantsNews = m_wantsNews || *kept;
        }
        if (m_wantsFresh || (m_wantsNews && !m_pass))
            WANMI_TRY(beginPass(m_wantsFresh));
        return m_pass ? readSome() : Result<void>();
    });
    if (!done) {
        // The next news begins again; what was read until now stays.
        if (done.error().reason != QLatin1String("stopping"))
            qCWarning(lcSearch, "search index: %s %s", qPrintable(done.error().reason),
                      qPrintable(done.error().detail));
        m_pass.reset();
        return;
    }
    publish();
    if (m_keepSoon && !m_pass && !m_namesLeft && m_shared->isComplete)
        keep();
    goOnSoon();
}

Result<QString> SearchIndexer::fact(const char *key)
{
    const auto statement = connection.statement("fact");
    if (!statement)
        return tl::unexpected<base::Error>(statement.error());
    (*statement)->bind(1, QString::fromLatin1(key));
    QString value;
    WANMI_TRY(forEachRow(**statement, [&](const Statement &row) { value = row.text(0); }));
    return value;
}

Result<bool> SearchIndexer::takeKept()
{
    const auto identity = fact("identity");
    const auto page = fact("page");
    const auto ground = fact("ground_page");
    const auto left = fact("left_page");
    for (const auto *one : {&identity, &page, &ground, &left}) {
        if (!*one)
            return tl::unexpected<base::Error>(one->error());
    }
    if (!m_shared->isComplete || identity->isEmpty() || *identity == m_keptOf)
        return false;
    m_keptOf = *identity; // once: what is kept later is not newer than what is in memory
    auto kept = loadSearch(fileOf(*m_shared), *identity, m_shared->stopping);
    if (!kept) {
        if (kept.error().kind == base::ErrorKind::Corrupt) {
            qCWarning(lcSearch, "the kept search index is damaged (%s) and is made again from the replica",
                      qPrintable(kept.error().detail));
            QFile::remove(fileOf(*m_shared));
        }
        return kept.error().reason == QLatin1String("stopping") ? Result<bool>(tl::unexpected(kept.error()))
                                                                : Result<bool>(false);
    }
    if (kept->page < left->toLongLong()) { // it names what has left since
        QFile::remove(fileOf(*m_shared));
        return false;
    }
    // Of areas, places and their like nobody notes which ones changed.
    if (kept->page > page->toLongLong() || kept->page < ground->toLongLong())
        return false;
    std::vector<quint64> changed;
    const auto statement = connection.statement("searchChanges");
    if (!statement)
        return tl::unexpected<base::Error>(statement.error());
    (*statement)->bind(1, kept->page);
    WANMI_TRY(forEachRow(**statement, [&](const Statement &row) {
        const auto source = static_cast<size_t>(row.integer(0));
        if (source < Sources.size() && row.integer(1) <= kept->newest[source]) // newer rows are read as news
            changed.push_back(keyOf(static_cast<Table>(source), static_cast<quint32>(row.integer(1))));
    }));
    if (changed.size() > MostChanged)
        return false;
    m_segments = std::move(kept->segments);
    m_done = std::move(kept->newest);
    m_page = kept->page;
    m_identity = kept->identity;
    WANMI_TRY(addChanged(std::move(changed)));
    return true;
}

void SearchIndexer::keep()
{
    m_keepSoon = false;
    if (m_identity.isEmpty())
        return;
    m_keptOf = m_identity;
    const auto kept = saveSearch(fileOf(*m_shared), {m_identity, m_page, m_done, m_segments}, m_shared->stopping);
    // Without it the next start takes longer, and nothing else.
    if (!kept && kept.error().reason != QLatin1String("stopping"))
        qCWarning(lcSearch, "the search index is not kept: %s %s", qPrintable(kept.error().reason),
                  qPrintable(kept.error().detail));
}

Result<void> SearchIndexer::beginPass(bool fresh)
{
    auto pass = std::make_unique<Pass>();
    pass->fresh = fresh;
    const auto page = fact("page");
    const auto identity = fact("identity");
    if (!page || !identity)
        return tl::unexpected<base::Error>(page ? identity.error() : page.error());
    pass->page = page->toLongLong();
    pass->identity = *identity;
    pass->lefts = m_lefts;
    for (size_t i = 0; i < Sources.size(); ++i) {
        const auto statement = connection.statement(Sources[i].newest);
        if (!statement)
            return tl::unexpected<base::Error>(statement.error());
        qint64 newest = 0;
        WANMI_TRY(forEachRow(**statement, [&](const Statement &row) { newest = row.integer(0); }));
        pass->newest.push_back(newest);
        pass->expected += std::max<qint64>(0, newest - (fresh ? 0 : m_done[i]));
    }
    m_pass = std::move(pass);
    ++m_passes;
    m_wantsNews = false;
    m_wantsFresh = false;
    return {};
}

Result<void> SearchIndexer::readSome()
{
    Pass &pass = *m_pass;
    const qint64 above = pass.fresh ? 0 : m_done[pass.source];
    if (pass.below < 0)
        pass.below = pass.newest[pass.source] + 1;
    qint64 last = above;
    const auto count = addRows(pass.builder, pass.source, pass.below, above, RowsAtOnce, &last);
    if (!count)
        return tl::unexpected<base::Error>(count.error());
    pass.read += pass.below - last;
    pass.below = last;
    if (*count < RowsAtOnce) {
        ++pass.source;
        pass.below = -1;
    }
    const bool over = pass.source == Sources.size();
    if (pass.builder.rows() + RowsAtOnce > SearchSegment::MostRows || (over && pass.builder.rows() > 0))
        pass.segments.push_back(pass.builder.finish());
    if (over)
        endPass();
    return {};
}

Result<int> SearchIndexer::addRows(SearchSegmentBuilder &builder, size_t source, qint64 below, qint64 above,
                                   int most, qint64 *last)
{
    const auto statement = connection.statement(Sources[source].rows);
    if (!statement)
        return tl::unexpected<base::Error>(statement.error());
    (*statement)->bind(1, below);
    (*statement)->bind(2, above);
    (*statement)->bind(3, most);
    const auto table = static_cast<Table>(source);
    const bool byLength = table != Cases && table != Components; // of names the shortest is the nearest
    int count = 0;
    WANMI_TRY(forEachRow(**statement, [&](const Statement &row) {
        const auto fid = static_cast<quint32>(row.integer(0));
        const std::u16string title = folded(row.utf8(2));
        builder.begin(kindOf(table, row.utf8(1)), fid,
                      byLength ? static_cast<quint16>(std::min<size_t>(title.size(), 0xFFFF)) : quint16{0});
        builder.add(title);
        for (int column = 3; column < row.columns(); ++column)
            builder.add(folded(row.utf8(column)));
        *last = row.integer(0);
        ++count;
    }));
    if (count < most)
        *last = above;
    return count;
}

void SearchIndexer::endPass()
{
    Pass &pass = *m_pass;
    if (pass.fresh) {
        m_segments = std::move(pass.segments);
        m_page = pass.page;
        m_identity = pass.identity;
        m_namesLeft = pass.lefts != m_lefts;
        if (m_namesLeft && !m_freshLater.isActive())
            m_freshLater.start(FreshAfterMs);
        std::erase_if(m_changed, [this](const auto &layer) { return layer->pass < m_passes; });
    } else {
        m_segments.insert(m_segments.begin(), pass.segments.begin(), pass.segments.end());
    }
    // Few new rows are read again at the next start sooner than everything is written again.
    m_keepSoon = m_keepSoon || pass.fresh || pass.read > MostUnkept;
    m_done = pass.newest;
    m_pass.reset();
    size_t rows = 0, bytes = 0;
    for (const auto &segment : m_segments) {
        rows += segment->rows();
        bytes += segment->bytes();
    }
    qCDebug(lcSearch, "%zu rows can be found, in %zu kB", rows, bytes / 1024);
}

Result<void> SearchIndexer::takeChanges()
{
    std::vector<quint64> keys;
    for (size_t i = 0; i < m_waiting.size(); ++i) {
        const auto statement = connection.statement(Sources[ChangingTables[i]].byId);
        if (!statement)
            return tl::unexpected<base::Error>(statement.error());
        for (const QString &id : std::exchange(m_waiting[i], {})) {
            (*statement)->reset();
            (*statement)->bind(1, id);
            WANMI_TRY(forEachRow(**statement, [&](const Statement &row) {
                keys.push_back(keyOf(ChangingTables[i], static_cast<quint32>(row.integer(0))));
            }));
        }
    }
    if (keys.empty())
        return {};
    WANMI_TRY(addChanged(std::move(keys)));
    if (changedRows() > MostChanged && !m_pass)
        m_wantsFresh = true;
    return {};
}

size_t SearchIndexer::changedRows() const
{
    size_t rows = 0;
    for (const auto &layer : m_changed)
        rows += layer->keys.size();
    return rows;
}

Result<void> SearchIndexer::addChanged(std::vector<quint64> keys)
{
    if (keys.empty())
        return {};
    std::ranges::sort(keys);
    // Rows are read again when layers become one: eight of about a size at a time, so that each row is read once for
    // every eightfold of what has changed and not with every page of changes.
    size_t merged = 0;
    for (;;) {
        size_t alike = merged;
        while (alike < m_changed.size() && m_changed[alike]->keys.size() < LayersInOne * keys.size())
            ++alike;
        if (alike - merged + 1 < LayersInOne)
            break;
        for (; merged < alike; ++merged) {
            std::vector<quint64> both;
            std::ranges::set_union(keys, m_changed[merged]->keys, std::back_inserter(both));
            keys = std::move(both);
        }
    }
    auto layer = readChanged(std::move(keys));
    if (!layer)
        return tl::unexpected<base::Error>(layer.error());
    m_changed.erase(m_changed.begin(), m_changed.begin() + std::ptrdiff_t(merged));
    m_changed.insert(m_changed.begin(), std::move(*layer));
    return {};
}

Result<std::shared_ptr<const SearchChanged>> SearchIndexer::readChanged(std::vector<quint64> keys)
{
    SearchSegmentBuilder builder;
    for (const quint64 key : keys) {
        const auto fid = static_cast<qint64>(key & 0xFFFFFFFF);
        qint64 last = 0;
        const auto added = addRows(builder, static_cast<size_t>(key >> 32), fid + 1, fid - 1, 1, &last);
        if (!added)
            return tl::unexpected<base::Error>(added.error());
    }
    return std::make_shared<const SearchChanged>(SearchChanged{builder.finish(), std::move(keys), m_passes});
}

void SearchIndexer::publish()
{
    auto index = std::make_shared<SearchIndex>();
    index->segments = m_segments;
    // A first reading is shown as it comes; a later one replaces the whole at its end.
    if (m_pass && (m_segments.empty() || !m_pass->fresh))
        index->segments.insert(index->segments.begin(), m_pass->segments.begin(), m_pass->segments.end());
    index->changed = m_changed;
    for (const auto &segment : index->segments)
        index->rows += static_cast<qint64>(segment->rows());
    index->share = !m_pass ? 1 : double(m_pass->read) / double(std::max<qint64>(1, m_pass->expected));
    m_shelf->store(std::move(index));
}
} // namespace wanmi::store
