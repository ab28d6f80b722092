// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "geo/shape.h"
#include "intake/kinds.h"

#include <QJsonObject>
#include <QMap>

#include <chrono>
#include <vector>

namespace wanmi::intake {

/// One thing about one row. Reasons are stable tokens: reasons() lists them all with words and advice.
struct Problem
{
    QString file;
    qint64 line = 0; ///< of a text file where the record begins, else the number of the feature
    QString field; ///< empty: the row as a whole
    QString value; ///< as delivered, cut after 200 characters
    QString reason;
    bool refused = true; ///< false: the row was taken, with this remark
};

/// A code or id of ours that may be meant by a word of theirs.
struct Suggestion
{
    QString code, nameZh, nameEn;
    double likeness = 0; ///< 0..1
};

/// A class, unit or other word that must be confirmed or mapped before its rows are taken.
struct UnknownWord
{
    QString field;
    QString word;
    qint64 rows = 0;
    std::vector<Suggestion> suggestions; ///< best first, at most five
};

/// A word that is neither a code nor a name of ours and was understood all the same: by Mapping::values, or
/// by the list of other cities' words. That is a guess, to be looked through before anything is applied.
struct UnderstoodWord
{
    QString field;
    QString word;
    QString ours; ///< of a class with its kind: "C0402", "E0110"
    qint64 rows = 0;
    bool isStated = false; ///< somebody said so; `ours` is as it was said
};

/// What the file did not say and was taken for granted; shown before anything is applied.
struct Assumption
{
    QString what; ///< "encoding", "separator", "crs", "axes", "time-zone", "date-order", "unit", "level",
                  ///< "code", "geometry"
    QString value; ///< "GB18030", "EPSG:4530", "swapped", "Asia/Shanghai", …
    QString why; ///< "file", "stated", "guessed", "assumed", "wrong"
    double errorM = 0; ///< of a coordinate system: what the conversion may be off
};

struct Report
{
    Kind kind = Kind::Components;
    QStringList files;
    qint64 read = 0, taken = 0, refused = 0, leftOut = 0;
    qint64 remarked = 0; ///< taken with a remark
    QMap<QString, qint64> reasons; ///< rows by reason, remarks too
    std::vector<Problem> problems; ///< the first of them, see TakeWish::keptProblems
    bool problemsCut = false; ///< more than are kept here; the report file has all
    std::vector<UnknownWord> unknown;
    std::vector<UnderstoodWord> understood; ///< most rows first
    std::vector<Assumption> assumptions;
    qint64 newClasses = 0, newUnits = 0;
    geo::Bounds bounds; ///< of what was taken
    std::chrono::milliseconds took{0};

    [[nodiscard]] QJsonObject toJson() const;
    static base::Result<Report> fromJson(const QJsonObject &json);
};

/// Words for a reason, both languages: data, like the catalog. Faces may use their own tables.
struct ReasonWords
{
    QString reason;
    QString zh, en; ///< what is the matter
    QString adviceZh, adviceEn; ///< what to do
};
[[nodiscard]] const std::vector<ReasonWords> &reasons();
[[nodiscard]] ReasonWords wordsOf(const QString &reason); ///< of an unknown token: the token itself

/// UTF-8 with byte-order mark; columns file, line, field, value, verdict, reason, explanation, advice.
/// `language` "zh" or "en". Errors: Refused "cannot-write-file".
[[nodiscard]] base::Result<void> writeCsv(const Report &report, const QString &path, const QString &language);
} // namespace wanmi::intake
