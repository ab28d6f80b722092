// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "intake/mapping.h"
#include "intake/source.h"
#include "protocol/imports.h"

#include <QJsonObject>

namespace wanmi::workbench {

/// What a person has said about one delivery so far: which files, what they bring, how they are read.
struct ImportPlan
{
    QStringList paths; ///< as chosen; the parts of a Shapefile are found when they are sent
    intake::OpenWish wish;
    intake::Mapping mapping;
    QString dataset; ///< a name that later deliveries of the same data carry
    QString attribution;
    bool isCut = false; ///< OpenStreetMap's tags say what is what: no mapping is needed
};

/// As central understands it. The files are filled in by the sender. \param language of the report, "zh" or
/// "en"
[[nodiscard]] protocol::ImportOrder orderOf(const ImportPlan &plan, const QString &language);

/// How a mapping is kept and saved: the mapping and how the files were opened.
[[nodiscard]] QJsonObject toJson(const ImportPlan &plan);
/// Puts a kept mapping into a plan; files and kind stay. Errors: those of intake::Mapping; Refused
/// "wrong-kind" when it was made for another kind.
[[nodiscard]] base::Result<void> takeFrom(const QJsonObject &json, ImportPlan &plan);
/// Under which a seat remembers the mapping of such files.
[[nodiscard]] QString memoryKey(intake::Kind kind, const QStringList &columns);
/// Under which it remembers what words of any file of a kind became, and these words with some more.
[[nodiscard]] QString wordsKey(intake::Kind kind);
[[nodiscard]] QJsonObject withWords(QJsonObject known, const QMap<QString, QMap<QString, QString>> &values);
} // namespace wanmi::workbench
