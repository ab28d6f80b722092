// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/content.h"
#include "scorebook/publishing.h"

#include <QStringList>

namespace wanmi::report {

struct Order
{
    QString folder; ///< of the city
    QStringList actors;
    QString model; ///< scorebook::Models::find(); empty: as published, or the active one
    QString period; ///< scorebook::periodFromText(), or with `of` a kind
    QDate of;
    QString out; ///< a folder; made if it is not there
    std::vector<reports::Language> languages;
    QStringList formats; ///< "xlsx", "pdf", "csv"
    bool showsPersons = false;
    QString madeBy;
    base::Instant now{};
};

struct Made
{
    QStringList files; ///< whole paths
    QString period; ///< as scorebook::textOf()
    bool isRunning = false;
    QString cityZh, cityEn;
};

/// What is being done, 0..1 of all.
using Told = std::function<void(const QString &what, double share)>;

/// Reads the city once and writes every file, all of them or none: they are made in a folder beside and put in place when
/// the last one is whole. A published period is reported as it was published. Blocks; needs a QGuiApplication. Errors:
/// Refused "cancelled", "not-a-period", "folder-not-writable", "disk-full", "file-open-elsewhere",
/// those of the models and of the storages.
[[nodiscard]] base::Result<Made> makeReport(const Order &order, const std::atomic_bool &stop, const Told &told);
} // namespace wanmi::report
