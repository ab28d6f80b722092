// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/searchresults.h"

#include <QHash>

#include <algorithm>
#include <map>

namespace wanmi::models {
namespace {
constexpr int PauseMs = 120;
constexpr int AgainMs = 1000; ///< while the city is still being read
const QString Between = QStringLiteral(" · ");

QString iconOf(const QString &kind)
{
    static const QHash<QString, QString> Icons{{QStringLiteral("case"), QStringLiteral("cases")},
                                               {QStringLiteral("component"), QStringLiteral("component")},
                                               {QStringLiteral("cell"), QStringLiteral("cell")},
                                               {QStringLiteral("camera"), QStringLiteral("video")},
                                               {QStringLiteral("person"), QStringLiteral("person")},
                                               {QStringLiteral("vehicle"), QStringLiteral("vehicle")},
                                               {QStringLiteral("recent"), QStringLiteral("history")},
                                               {QStringLiteral("department"), QStringLiteral("department")}};
    return Icons.value(kind, QStringLiteral("place"));
}

/// Groups in the order of their best hits; what is merely similar comes behind all that was asked for.
void group(std::vector<store::Store::Hit> &hits)
{
    std::map<std::pair<bool, QString>, int> order;
    for (const bool similar : {false, true}) {
        for (const auto &hit : hits) {
            if (hit.similar == similar)
                order.try_emplace({similar, hit.kind}, static_cast<int>(order.size()));
        }
    }
    std::ranges::stable_sort(hits, {}, [&](const auto &hit) { return order[{hit.similar, hit.kind}]; });
}

QString marked(const QString &text, const std::vector<std::pair<int, int>> &marks, const QString &color)
{
    std::vector<bool> isMarked(static_cast<size_t>(text.size()) + 1, false);
    for (const auto &[start, length] : marks) {
        for (int i = std::max(0, start); i < std::min(start + length, static_cast<int>(text.size())); ++i)
            isMarked[static_cast<size_t>(i)] = true;
    }
    QString html;
    for (int from = 0, to = 0; from < text.size(); from = to) {
        const bool on = isMarked[static_cast<size_t>(from)];
        while (to < text.size() && isMarked[static_cast<size_t>(to)] == on)
            ++to;
        const QString part = text.mid(from, to - from).toHtmlEscaped();
        html += on ? QStringLiteral("<font color=\"%1\"><b>%2</b></font>").arg(color, part) : part;
    }
    return html;
}
} // namespace

SearchResults::SearchResults(store::Store &store, Words &words, int limit, QObject *parent)
    : QAbstractListModel(parent)
    , m_store(store)
    , m_words(words)
    , m_limit(limit)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(PauseMs);
    connect(&m_soon, &QTimer::timeout, this, &SearchResults::search);
    m_again.setSingleShot(true);
    m_again.setInterval(AgainMs);
    connect(&m_again, &QTimer::timeout, this, &SearchResults::search);
    connect(&m_words, &Words::changed, this, [this] {
        if (count() > 0)
            emit dataChanged(index(0), index(count() - 1));
        emit updated();
    });
}

int SearchResults::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid())
        return 0;
    const auto offers = static_cast<int>(m_meant.size() + m_others.size());
    if (showsRecent()) // a deed is known before anything is found
        return offers > 0 ? offers : static_cast<int>(m_recent.size());
    return static_cast<int>(m_found.hits.size()) + offers;
}

QHash<int, QByteArray> SearchResults::roleNames() const
{
    return {{KindRole, "kind"},         {IconRole, "icon"},
            {KindNameRole, "kindName"}, {FirstOfKindRole, "firstOfKind"},
            {TitleRole, "title"},       {SubtitleRole, "subtitle"},
            {SimilarRole, "similar"},   {HasPlaceRole, "hasPlace"},
            {KeyRole, "key"},           {PossibleRole, "possible"}};
}

QVariant SearchResults::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (const Offer *offer = offerAt(index.row()))
        return offerData(*offer, index.row(), role);
    const int row = hitAt(index.row());
    const bool isRecent = showsRecent();
    static const store::Store::Hit None;
    const store::Store::Hit &hit = isRecent ? None : m_found.hits[static_cast<size_t>(row)];
    const QString kind = isRecent ? QStringLiteral("recent") : hit.kind;
    switch (role) {
    case KindRole:
        return kind;
    case IconRole:
        return iconOf(kind);
    case KindNameRole:
        return m_words.hitKind(hit.similar ? QStringLiteral("similar") : kind);
    case FirstOfKindRole: {
        if (row == 0 || isRecent)
            return row == 0;
        const auto &before = m_found.hits[static_cast<size_t>(row) - 1];
        return hit.similar != before.similar || (!hit.similar && before.kind != hit.kind);
    }
    case Qt::DisplayRole:
    case TitleRole:
        return isRecent ? m_recent[row] : hit.title;
    case SubtitleRole:
        return subtitle(hit);
    case SimilarRole:
        return hit.similar;
    case HasPlaceRole:
        return hit.hasPlace;
    case PossibleRole:
        return true;
    default:
        return {};
    }
}

const SearchResults::Offer *SearchResults::offerAt(int row) const
{
    const auto meant = static_cast<int>(m_meant.size());
    const int hits = showsRecent() ? 0 : static_cast<int>(m_found.hits.size());
    if (row < 0)
        return nullptr;
    if (row < meant)
        return &m_meant[static_cast<size_t>(row)];
    const int other = row - meant - hits;
    return other >= 0 && other < static_cast<int>(m_others.size()) ? &m_others[static_cast<size_t>(other)]
                                                                   : nullptr;
}

QVariant SearchResults::offerData(const Offer &offer, int row, int role) const
{
    switch (role) {
    case KindRole:
        return QStringLiteral("command");
    case IconRole:
        return QStringLiteral("send");
    case KindNameRole:
        return m_words.hitKind(QStringLiteral("command"));
    case FirstOfKindRole:
        return row == 0 || !offerAt(row - 1);
    case Qt::DisplayRole:
    case TitleRole:
        return offer.title;
    case SubtitleRole:
        return offer.detail;
    case KeyRole:
        return offer.key;
    case PossibleRole:
        return offer.isPossible;
    case SimilarRole:
    case HasPlaceRole:
        return false;
    default:
        return {};
    }
}

void SearchResults::setOffers(std::vector<Offer> meant, std::vector<Offer> others)
{
    if (meant == m_meant && others == m_others)
        return;
    beginResetModel();
    m_meant = std::move(meant);
    m_others = std::move(others);
    endResetModel();
    emit updated();
}

QString SearchResults::subtitle(const store::Store::Hit &hit) const
{
    const bool isPerson = hit.kind == u"person";
    QString text = hit.detail;
    if (isPerson || hit.kind == u"vehicle") {
        // Behind what it is also known by stands a token.
        const qsizetype token
            = text.lastIndexOf(Between) < 0 ? 0 : text.lastIndexOf(Between) + Between.size();
        text = text.left(token)
            + (isPerson ? m_words.post(text.mid(token)) : m_words.department(text.mid(token)));
    }
    if (hit.similar) // its heading says that it is similar, so what it is stands here
        text = text.isEmpty() ? m_words.hitKind(hit.kind) : text + Between + m_words.hitKind(hit.kind);
    return text;
}

SearchResults::Marks SearchResults::marks(int row) const
{
    Marks marks;
    if (showsRecent() || row < 0 || row >= count() || offerAt(row))
        return marks;
    for (const store::Store::Mark &mark : m_found.hits[static_cast<size_t>(hitAt(row))].marks)
        (mark.inDetail ? marks.subtitle : marks.title).emplace_back(mark.start, mark.length);
    return marks;
}

QString SearchResults::titleMarked(int row, const QString &color) const
{
    if (row < 0 || row >= count()) // a delegate on its way out
        return {};
    return marked(data(index(row), TitleRole).toString(), marks(row).title, color);
}

QString SearchResults::subtitleMarked(int row, const QString &color) const
{
    if (row < 0 || row >= count()) // a delegate on its way out
        return {};
    return marked(data(index(row), SubtitleRole).toString(), marks(row).subtitle, color);
}

QString SearchResults::note() const
{
    if (showsRecent())
        return m_words.searchHint(m_recent.isEmpty());
    const auto shown = static_cast<qint64>(m_found.hits.size());
    if (shown == 0 && m_found.share >= 1 && (!m_meant.empty() || !m_others.empty()))
        return {}; // what was meant is a deed
    return m_words.searchNote(shown, m_found.total, m_found.share);
}

void SearchResults::setRecent(const QStringList &recent)
{
    if (m_recent == recent)
        return;
    beginResetModel();
    m_recent = recent.mid(0, MostRecent);
    endResetModel();
    emit updated();
}

void SearchResults::setQuery(const QString &query)
{
    if (m_query == query)
        return;
    const bool offered = !m_meant.empty() || !m_others.empty();
    if (offered) { // for other words: gone at once
        beginResetModel();
        m_query = query;
        m_meant.clear();
        m_others.clear();
        endResetModel();
    } else {
        m_query = query;
    }
    emit queryChanged();
    if (m_query.trimmed().isEmpty()) {
        m_soon.stop();
        take({});
        return;
    }
    m_soon.start();
    emit updated();
}

void SearchResults::searchNow()
{
    m_soon.stop();
    search();
}

void SearchResults::search()
{
    m_again.stop();
    if (m_query.trimmed().isEmpty())
        return;
    // One at a time: what is typed meanwhile is asked for when this one is back.
    if (m_asking) {
        m_asked = true;
        return;
    }
    m_asking = true;
    emit updated();
    m_store.find(m_query, m_limit)
        .then(this, [this, query = m_query](base::Result<store::Store::Found> found) {
            m_asking = false;
            if (query == m_query)
                take(found ? std::move(*found) : store::Store::Found{});
            if (std::exchange(m_asked, false) && query != m_query)
                search();
            emit updated();
        });
}

void SearchResults::take(store::Store::Found found)
{
    group(found.hits);
    beginResetModel();
    m_found = std::move(found);
    m_shown = m_query.trimmed().isEmpty() ? QString() : m_query;
    endResetModel();
    if (!m_shown.isEmpty() && m_found.share < 1)
        m_again.start();
    emit updated();
}

void SearchResults::remember(const QString &query)
{
    const QString plain = query.simplified();
    if (plain.isEmpty() || (!m_recent.isEmpty() && m_recent.front() == plain))
        return;
    m_recent.removeAll(plain);
    m_recent.prepend(plain);
    m_recent = m_recent.mid(0, MostRecent);
    emit recentChanged(m_recent);
}

bool SearchResults::choose(int row, Selection *selection)
{
    if (row < 0 || row >= count() || !selection)
        return false;
    if (const Offer *offer = offerAt(row)) {
        const QString token = offer->token;
        if (offer->isPossible)
            remember(m_query);
        emit offerChosen(token);
        return true;
    }
    if (showsRecent()) {
        setQuery(m_recent[row]);
        searchNow();
        return false;
    }
    const store::Store::Hit hit = m_found.hits[static_cast<size_t>(hitAt(row))];
    remember(m_query);
    if (hit.hasPlace)
        selection->showOnMap(hit.place.lon, hit.place.lat);
    if (hit.kind == u"case")
        selection->selectCase(hit.id);
    else if (hit.kind == u"component")
        selection->selectComponent(hit.id);
    else if (hit.kind == u"camera")
        selection->selectCamera(hit.id);
    else if (hit.kind == u"person" || hit.kind == u"vehicle")
        selection->showObjectOnMap(hit.kind == u"person" ? QStringLiteral("supervisor") : hit.kind, hit.id);
    else if (hit.kind == u"cell")
        selection->showObjectOnMap(hit.kind, hit.id);
    else if (hit.hasPlace)
        selection->selectPlace(hit.place.lon, hit.place.lat);
    emit chosen(hit);
    return true;
}
} // namespace wanmi::models
