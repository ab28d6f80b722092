// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <QJsonObject>
#include <QMap>
#include <QStringList>

#include <optional>
#include <vector>

/// Bringing in a city's own files, as the wire, the command line and the wizard say it (/v1/imports).
/// Every type has toJson() and a fromJson() that returns Corrupt "bad-message" on anything unexpected.
namespace wanmi::protocol {

struct ImportFile
{
    QString name; ///< without folder; its ending tells the format
    qint64 bytes = 0;
    QString hash; ///< blake2b-256 of the content, hex
    friend bool operator==(const ImportFile &, const ImportFile &) = default;
};

/// What is to be brought in and how it is to be read. POST /v1/imports ImportOrder -> 201 ImportStatus.
struct ImportOrder
{
    QString kind; ///< admin, cells, components, places, cameras, vehicles, cases, basemap
    std::vector<ImportFile>
        files; ///< the parts of one delivery (a Shapefile's four files); empty inside one process
    QString dataset; ///< a name that later deliveries of the same data carry; empty: everything imported of
                     ///< this kind
    /// intake::Mapping::toJson(). When it is not empty it is what counts, and layer, columns, constants,
    /// words, crs, zone and localWords below are not looked at: they are the same for those who have no
    /// Mapping at hand.
    QJsonObject mapping;
    QString encoding, separator, member; ///< intake::OpenWish; empty: found out
    QString language = QStringLiteral("zh"); ///< of the report as CSV: zh, en
    QString layer; ///< of a file with several; empty: the first that fits
    QMap<QString, QString> columns; ///< our field -> the file's column (--map)
    QMap<QString, QString> constants; ///< our field -> one value for every row (--set)
    QMap<QString, QMap<QString, QString>> words; ///< our field -> their word -> ours (--values)
    QString crs; ///< "4550", "EPSG:4550", "gcj02", "bd09"; empty: what the file says
    QString zone; ///< time zone of dates without one, IANA; empty: Asia/Shanghai
    QString attribution; ///< shown on the map where a licence asks for it
    bool localWords = false; ///< unknown classes and units become entries of the city's own catalog
    friend bool operator==(const ImportOrder &, const ImportOrder &) = default;
};

/// A class or unit of the file that neither the catalog nor the city knows.
struct ImportWord
{
    QString field; ///< class, department, …
    QString word; ///< as the file says it
    qint64 rows = 0;
    QString becomes; ///< id it gets as an entry of the local catalog or as a unit ("C0199", "local_parks")
    friend bool operator==(const ImportWord &, const ImportWord &) = default;
};

/// How an import stands. Stages, in order: "uploading" (parts are missing), "waiting" (for its turn),
/// "checking", "comparing", "ready" (checked; apply or cancel), "applying", "done", "failed", "cancelled".
struct ImportStatus
{
    QString id;
    ImportOrder order;
    QString account;
    base::Instant createdAt;
    std::optional<base::Instant> finishedAt;
    QString stage;
    QString reason; ///< of failed: a token
    std::vector<qint64> received; ///< bytes of each file that are here
    qint64 done = 0, total = 0; ///< of the running stage: bytes while uploading and checking, else rows
    std::optional<qint64> secondsLeft;
    // counts of rows, final once "ready"
    qint64 read = 0; ///< in the files
    qint64 taken = 0; ///< fit to be applied
    qint64 refused = 0;
    qint64 warned = 0; ///< taken, with something to look at
    qint64 added = 0, changed = 0, removed = 0, equal = 0;
    qint64 kept = 0; ///< would change or go, but the city holds on to them (see ImportDifference)
    std::vector<ImportWord> newWords; ///< at most 500
    qint64 localWordsMissing = 0; ///< refused for the only reason that order.localWords was not given
    bool newEpoch = false; ///< done: every seat takes a fresh snapshot
    QJsonObject report; ///< intake::Report::toJson() without its problems: assumptions, reasons, unknown
                        ///< words; once checked
    [[nodiscard]] bool isFinal() const;
    /// Somebody has to decide.
    [[nodiscard]] bool isReady() const { return stage == QLatin1StringView("ready"); }
    friend bool operator==(const ImportStatus &, const ImportStatus &) = default;
};

/// One line of the report: a row that was refused, or taken with a remark.
/// GET /v1/imports/{id}/problems?after=N&limit=200 -> {problems: [...], next}; ?format=csv the whole list as
/// text/csv
struct ImportProblem
{
    qint64 n = 0;
    QString file;
    qint64 line = 0; ///< in a text file, else number of the feature; from 1
    QString key; ///< id of the row as far as known
    QString field;
    QString reason; ///< token
    QString value; ///< what stood there
    bool refused = true;
    friend bool operator==(const ImportProblem &, const ImportProblem &) = default;
};

/// One row that the import adds, changes or removes; "kept": it would change or go, and does not for
/// `reason`. GET /v1/imports/{id}/differences?op=change&after=N&limit=200 -> {differences: [...], next}
struct ImportDifference
{
    qint64 n = 0;
    QString op; ///< add, change, remove, kept
    QString table; ///< component, cell, area, …
    QString id;
    QString name;
    QString detail; ///< change: "state: intact > damaged; name: …"; kept: in-use, continued-here, row-refused
    std::optional<double> lon, lat;
    friend bool operator==(const ImportDifference &, const ImportDifference &) = default;
};

/// POST /v1/imports/{id}/apply ImportDecision -> 202 ImportStatus
struct ImportDecision
{
    bool remove = false; ///< rows that the city has from earlier deliveries and this one has not any more
};

template <typename T> struct ImportPage
{
    std::vector<T> items;
    qint64 next = 0; ///< 0: this was the last page
};

[[nodiscard]] QJsonObject toJson(const ImportOrder &);
[[nodiscard]] QJsonObject toJson(const ImportStatus &);
[[nodiscard]] QJsonObject toJson(const ImportProblem &);
[[nodiscard]] QJsonObject toJson(const ImportDifference &);
[[nodiscard]] QJsonObject toJson(const ImportDecision &);
[[nodiscard]] base::Result<ImportOrder> importOrderFrom(const QJsonObject &json);
[[nodiscard]] base::Result<ImportStatus> importStatusFrom(const QJsonObject &json);
[[nodiscard]] base::Result<ImportProblem> importProblemFrom(const QJsonObject &json);
[[nodiscard]] base::Result<ImportDifference> importDifferenceFrom(const QJsonObject &json);
[[nodiscard]] base::Result<ImportDecision> importDecisionFrom(const QJsonObject &json);
} // namespace wanmi::protocol
