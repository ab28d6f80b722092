// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QJsonObject>
#include <QMap>
#include <QString>

namespace wanmi::protocol {

/// The words of the trade that a city says differently from domain.md §2, by language ("zh", "en"): the
/// shipped word and this city's. Some cities call the visit before registration 核查 and the one after
/// handling 核实: {"zh": {"核实": "核查", "核查": "核实"}}.
using Terms = QMap<QString, QMap<QString, QString>>;

constexpr qsizetype MostTerms = 200; ///< of a language
constexpr qsizetype LongestTerm = 40; ///< characters

[[nodiscard]] QJsonObject toJson(const Terms &terms);
/// Nothing at all means none. Errors: Corrupt "bad-terms" with the word in question.
[[nodiscard]] base::Result<Terms> termsFrom(const QJsonValue &json);

/// Every shipped word in `text` as this city says it: all at once, so that two words may change places, the
/// longest first; Latin words only where they stand alone.
[[nodiscard]] QString inTerms(const QString &text, const QMap<QString, QString> &terms);
} // namespace wanmi::protocol
