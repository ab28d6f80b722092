// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "intake/mapping.h"
#include "intake/report.h"
#include "models/words.h"

#include <chrono>

/// The tokens of imports as words, in the language of now. GUI thread.
namespace wanmi::workbench::importtexts {

[[nodiscard]] QString metres(double value); ///< a stated error, without unit
[[nodiscard]] QString kind(intake::Kind kind);
[[nodiscard]] QString kindHelp(intake::Kind kind); ///< what such a file brings, one sentence
[[nodiscard]] QString field(const models::Words &words, const intake::Field &field);
/// By the name of the field; a name that the kind does not have is answered as it is.
[[nodiscard]] QString field(const models::Words &words, intake::Kind kind, const QString &name);
[[nodiscard]] QString whyGuessed(const QString &why);
/// What is the matter with a row, and what to do about it.
[[nodiscard]] QString reason(const models::Words &words, const QString &token);
[[nodiscard]] QString advice(const models::Words &words, const QString &token);
/// An error of reading or sending: what happened and what to do.
[[nodiscard]] QString error(const models::Words &words, const base::Error &error);
/// The same of an import on its way: what central has goes on by itself.
[[nodiscard]] QString error(const models::Words &words, const base::Error &error, const QString &stage);
[[nodiscard]] QString stage(const QString &token); ///< of ImportStatus
[[nodiscard]] QString encodingWhy(const QString &why);
/// One sentence of what was taken for granted: "Coordinates: EPSG:4490, as the file says".
[[nodiscard]] QString assumption(const intake::Assumption &assumption);
/// A value as it was understood, in words: a class by its name, a department by its name, a moment as a date
/// in `zone` (empty: Asia/Shanghai).
[[nodiscard]] QString value(const models::Words &words, const intake::Field &field, const QString &value,
                            bool isComponent, const QString &zone = {});
/// What a word of theirs was taken for: "0402 Street tree", whatever field it is.
[[nodiscard]] QString taken(const models::Words &words, intake::Kind kind, const QString &field,
                            const QString &ours);
[[nodiscard]] QString fault(const QString &kind);
[[nodiscard]] QString faultAdvice(const QString &kind);
[[nodiscard]] QString timeLeft(const models::Words &words,
                               std::chrono::milliseconds left); ///< "about 12 s left"; unknown: ""
[[nodiscard]] QString bytes(qint64 bytes);
[[nodiscard]] QString keptWhy(const QString &token); ///< why a row of the city stays as it is
} // namespace wanmi::workbench::importtexts
