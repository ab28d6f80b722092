// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/selection.h"
#include "models/words.h"

#include <QAbstractListModel>
#include <QTimer>

namespace wanmi::models {

/// What a search box shows, on seat and wall: the hits for `query`, grouped by kind, what is merely similar
/// last. With an empty query the searches made before. A newer query overtakes an older one. Roles: kind,
/// icon (of the icon set), kindName, firstOfKind, title, subtitle, similar, hasPlace.
class SearchResults : public QAbstractListModel
{
    Q_OBJECT
    Q_PROPERTY(QString query READ query WRITE setQuery NOTIFY queryChanged)
    Q_PROPERTY(int count READ count NOTIFY updated)
    Q_PROPERTY(QString note READ note NOTIFY
                   updated) ///< how many more, nothing found and what to try, what is missing
    Q_PROPERTY(bool searching READ isSearching NOTIFY updated)
    Q_PROPERTY(bool current READ isCurrent NOTIFY updated)
public:
    enum Role {
        KindRole = Qt::UserRole + 1,
        IconRole,
        KindNameRole,
        FirstOfKindRole,
        TitleRole,
        SubtitleRole,
        SimilarRole,
        HasPlaceRole,
        KeyRole, ///< of a deed
        PossibleRole ///< false: a deed that cannot be done now, the subtitle says why
    };
    static constexpr int MostRecent = 8;

    /// Something to do that answers to the query as well: the box may be a command bar.
    struct Offer
    {
        QString token;
        QString title, detail;
        QString key; ///< as it is printed
        bool isPossible = true;
        friend bool operator==(const Offer &, const Offer &) = default;
    };

    /// \param limit hits shown at once.
    SearchResults(store::Store &store, Words &words, int limit, QObject *parent = nullptr);
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int count() const { return rowCount(); }
    [[nodiscard]] QString query() const { return m_query; }
    [[nodiscard]] QString note() const;
    [[nodiscard]] bool isSearching() const { return m_soon.isActive() || m_asking; }
    /// The hits are those of the present query.
    [[nodiscard]] bool isCurrent() const { return m_shown == m_query && !isSearching(); }
    [[nodiscard]] const QStringList &recent() const { return m_recent; }
    void setRecent(const QStringList &recent);
    /// Characters that matched, for a view that paints them itself.
    struct Marks
    {
        std::vector<std::pair<int, int>> title, subtitle; ///< start, length
    };
    [[nodiscard]] Marks marks(int row) const;
    /// The same as styled text; everything in it that is not ours is escaped.
    Q_INVOKABLE [[nodiscard]] QString titleMarked(int row, const QString &color) const;
    Q_INVOKABLE [[nodiscard]] QString subtitleMarked(int row, const QString &color) const;

    /// Deeds for the present query: those that it means before all hits, the others behind them.
    void setOffers(std::vector<Offer> meant, std::vector<Offer> others);
    [[nodiscard]] bool isOffer(int row) const { return offerAt(row) != nullptr; }

public slots:
    /// Takes effect after a pause in typing.
    void setQuery(const QString &query);
    /// Looks at once: Enter was pressed.
    void searchNow();
    /// Chooses a row: an older search is made again, and a hit selected and shown on every map. \return true
    /// for a hit: the box has done its work.
    bool choose(int row, wanmi::models::Selection *selection);

signals:
    void queryChanged();
    void updated();
    void recentChanged(const QStringList &recent);
    void chosen(const wanmi::store::Store::Hit &hit);
    void offerChosen(const QString &token);

private:
    void search();
    void take(store::Store::Found found);
    void remember(const QString &query);
    [[nodiscard]] bool showsRecent() const { return m_shown.isEmpty(); }
    [[nodiscard]] QString subtitle(const store::Store::Hit &hit) const;
    [[nodiscard]] QVariant offerData(const Offer &offer, int row, int role) const;
    /// nullptr: the row is a hit or an older search.
    [[nodiscard]] const Offer *offerAt(int row) const;
    [[nodiscard]] int hitAt(int row) const { return row - static_cast<int>(m_meant.size()); }

    store::Store &m_store;
    Words &m_words;
    int m_limit;
    QString m_query, m_shown; ///< as typed; whose hits these are
    store::Store::Found m_found;
    std::vector<Offer> m_meant, m_others;
    QStringList m_recent;
    QTimer m_soon, m_again;
    bool m_asking = false, m_asked = false; ///< on the way; and wanted again since
};
} // namespace wanmi::models
