// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mapview/baseprocess.h"
#include "mapview/sheetprinter.h"

#include <QTemporaryDir>
#include <QTimer>

#include <memory>

namespace wanmi::mapview {

/// Lives on the printer's thread: writes what the map process reads, runs it, and puts the file in its place.
class SheetWorker : public QObject
{
    Q_OBJECT
public:
    explicit SheetWorker(const SheetPrinterSettings &settings);
    ~SheetWorker() override;

    void print(const SheetContent &content, const BaseMapSource &source, const QString &target);
    void cancel();

signals:
    void progressed(const QString &stage, int percent);
    void printed(const wanmi::mapview::PrintedSheet &sheet);
    void failed(const QString &reason, const QString &detail);

private:
    void hear(const renderlink::Message &message);
    void open(const renderlink::Status &status);
    void take(const renderlink::SheetDone &done);
    void end(const QString &reason, const QString &detail = {});

    SheetPrinterSettings m_settings;
    BaseProcess m_process;
    QTimer m_limit;
    std::unique_ptr<QTemporaryDir> m_folder; ///< of the sheet on its way; null: none
    BaseMapSource m_source;
    bool m_fallen = false;
    QString m_target;
};
} // namespace wanmi::mapview
