// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "intake/kinds.h"

#include <QJsonObject>
#include <QMap>

#include <optional>
#include <vector>

namespace wanmi::intake {

class PresentCity;
class Source;

/// How the columns of a file become the fields of a kind. A value: the wizard, the command line and central
/// keep it.
struct Mapping
{
    Kind kind = Kind::Components;
    /// Field → column; or a template of several: "{STREET} {NUMBER}". OSM files: "other_tags->natural".
    QMap<QString, QString> columns;
    QMap<QString, QString> set; ///< field → the same value for every row
    /// Field → their word → ours. Ours is a code, id or allowed word; NewWord makes a LOCAL class or unit of
    /// it, LeaveOut leaves those rows out on purpose.
    QMap<QString, QMap<QString, QString>> values;
    QString layer; ///< empty: the first
    QString crs; ///< what geo::Crs::fromText understands; empty: the file's, else guessed
    QString timeZone; ///< IANA; empty: the city's
    QString dateOrder; ///< "ymd", "dmy" or "mdy" where a date can be read in two ways; empty: by the column's
                       ///< content
    QMap<QString, QString> units; ///< Length field → "m", "ft", "us-ft", "cm", "mm", "in"
    QString
        sourceName; ///< keeps keys of different registers apart, e.g. "parks"; empty is fine for one register
    std::optional<bool> axesSwapped; ///< first coordinate is the northing or latitude; none: by content
    bool confirmNew = false; ///< every word not known becomes a LOCAL class or unit

    static const QString NewWord; ///< "+"
    static const QString LeaveOut; ///< "-"

    [[nodiscard]] QJsonObject toJson() const;
    /// Errors: Refused "bad-mapping", "no-such-field" (detail: which).
    static base::Result<Mapping> fromJson(const QJsonObject &json);
    friend bool operator==(const Mapping &, const Mapping &) = default;
};

/// For remembering a mapping: the kind and the names of the columns, whatever their order.
[[nodiscard]] QString signatureOf(Kind kind, const QStringList &columns);

/// Reads a table of two columns (their word, ours) into `values`. Errors: those of Source::open; Refused
/// "bad-values".
[[nodiscard]] base::Result<QMap<QString, QString>> readValues(const QString &path);

struct GuessedField
{
    QString field, column;
    double sureness = 0; ///< 0..1
    QString why; ///< "name", "content", "name-and-content", "geometry"
};

struct Guess
{
    Mapping mapping;
    std::vector<GuessedField> fields;
    QStringList missing; ///< fields with Need::Must that nothing was found for
    QStringList unused; ///< columns that nothing was found for
};

/// By the names of the columns (Chinese, English, German, French, Spanish, Portuguese …) and by what stands
/// in the first rows. Errors: as reading.
[[nodiscard]] base::Result<Guess> guess(Kind kind, Source &source, const QString &layer = {});
/// The kind a file most likely brings.
[[nodiscard]] std::optional<Kind> guessKind(Source &source);
} // namespace wanmi::intake
