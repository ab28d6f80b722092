// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluation/publication.h"

#include <QStringList>

#include <functional>

/// A publication read back from its bytes: what was said then, whatever the facts say now. Pure; any thread.
namespace wanmi::evaluation {

struct PublishedTerm
{
    std::optional<double> value; ///< 0 to 100; nothing: no data
    double weight = 0, points = 0;
    qint64 numerator = 0, denominator = 0;
};

struct PublishedActor
{
    QString key, group, standing; ///< "ranked", "too-few", "no-data"
    double score = 0;
    QString grade; ///< empty: none
    int rank = 0; ///< 0: not ranked
    qint64 sample = 0;
    double deducted = 0;
    bool isLastPlace = false;
    std::vector<PublishedTerm> terms; ///< in the order of the table's
    std::vector<qint64> raw, scored; ///< in the order of the table's counts
};

struct PublishedTable
{
    PublishedHead head;
    QStringList terms, counts; ///< tokens
    std::vector<PublishedActor> actors; ///< by key
    [[nodiscard]] std::vector<std::size_t> inRankOrder() const; ///< ranked ones by rank, then the rest by key
};
/// Errors (Corrupt): "bad-publication".
[[nodiscard]] base::Result<PublishedTable> publishedTable(const QByteArray &bytes);

/// What a key is called; empty: the key itself is said.
using CallOf = std::function<QString(const QString &key)>;
/// RFC 4180, UTF-8 with a byte order mark (or an office program takes it for GBK), in rank order; one column for each
/// part's value, points, numerator and denominator, and for each count. Text that an office program would take for a
/// formula stands behind an apostrophe. `keys`: whether the keys are in it.
[[nodiscard]] QByteArray csvOf(const PublishedTable &table, const CallOf &callOf, bool keys = true);
} // namespace wanmi::evaluation
