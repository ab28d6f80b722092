// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "mapview/basetiles.h"
#include "mapview/sheetplan.h"

#include <QObject>

#include <memory>

namespace wanmi::mapview {

struct SheetPrinterSettings
{
    QString enginePath; ///< wanmi-maprender
    QString workFolder; ///< made when missing; what is on its way lies there, and the process's profile
    int longestMs = 180'000; ///< a sheet that takes longer has failed
};
struct PrintedSheet
{
    QString path;
    int pages = 0, rows = 0;
};

/// Prints map sheets by a wanmi-maprender of its own, so that the map on screen goes on, whatever happens.
/// One sheet at a time; files, process and socket live on an own thread; every function returns at once.
class SheetPrinter : public QObject
{
    Q_OBJECT
public:
    explicit SheetPrinter(const SheetPrinterSettings &settings, QObject *parent = nullptr);
    ~SheetPrinter() override;

    /// `target` is replaced when the sheet is whole, and untouched otherwise. printed() or failed() follows,
    /// once.
    void print(const SheetContent &content, const BaseMapSource &source, const QString &target);
    void cancel(); ///< failed("cancelled") follows

signals:
    void progressed(const QString &stage, int percent); ///< "starting", "reading", "drawing", "writing"
    void printed(const wanmi::mapview::PrintedSheet &sheet);
    /// "no-engine", "engine-crashed", "engine-hangs", "project-missing", "project-broken", "no-layers",
    /// "disk-full", "cannot-write", "print-failed", "cancelled".
    void failed(const QString &reason, const QString &detail);

private:
    class Private;
    std::unique_ptr<Private> d;
};
} // namespace wanmi::mapview
