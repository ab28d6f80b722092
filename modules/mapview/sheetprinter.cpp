// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapview/sheetprinter.h"

#include "base/doors.h"
#include "base/engine.h"
#include "mapview/sheetfiles.h"
#include "mapview/sheetworker.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>

namespace wanmi::mapview {
namespace {
constexpr qint64 LittleRoom = 16 * 1024 * 1024;
}

SheetWorker::SheetWorker(const SheetPrinterSettings &settings)
    : m_settings(settings)
    , m_process(
          {settings.enginePath, settings.workFolder + QStringLiteral("/profile"), settings.longestMs, 2'500})
    , m_limit(this)
{
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] { end(QStringLiteral("engine-hangs")); });
    connect(&m_process, &BaseProcess::ready, this, [this] {
        m_process.send(
            renderlink::OpenProject{m_fallen ? m_source.fallback : m_source.project, m_source.data});
    });
    connect(&m_process, &BaseProcess::received, this, [this](const auto &message) { hear(message); });
    connect(&m_process, &BaseProcess::ended, this, [this](const QString &reason) { end(reason); });
}

SheetWorker::~SheetWorker() = default;

void SheetWorker::print(const SheetContent &content, const BaseMapSource &source, const QString &target)
{
    m_source = source;
    m_target = target;
    m_fallen = false;
    base::passDoor(base::Door::File, "map sheet");
    const QFileInfo engine(m_settings.enginePath);
    if (!engine.isFile() || !engine.isExecutable())
        return end(QStringLiteral("no-engine"));
    QDir().mkpath(m_settings.workFolder);
    m_folder = std::make_unique<QTemporaryDir>(m_settings.workFolder + QStringLiteral("/sheet-XXXXXX"));
    if (!m_folder->isValid())
        return end(QStringLiteral("cannot-write"), m_settings.workFolder);
    emit progressed(QStringLiteral("starting"), 0);
    if (const auto written = writeSheet(m_folder->path(), content); !written)
        return end(written.error().reason, written.error().detail);
    m_limit.start(m_settings.longestMs);
    m_process.start();
}

void SheetWorker::cancel()
{
    if (m_folder)
        end(QStringLiteral("cancelled"));
}

void SheetWorker::hear(const renderlink::Message &message)
{
    if (const auto *status = std::get_if<renderlink::Status>(&message))
        open(*status);
    else if (const auto *progress = std::get_if<renderlink::SheetProgress>(&message))
        emit progressed(progress->stage, progress->percent);
    else if (const auto *done = std::get_if<renderlink::SheetDone>(&message))
        take(*done);
}

void SheetWorker::open(const renderlink::Status &status)
{
    if (status.open) {
        m_process.send(renderlink::PrintSheet{m_folder->path()});
    } else if (!m_fallen && !m_source.fallback.isEmpty()) {
        m_fallen = true;
        m_process.send(renderlink::OpenProject{m_source.fallback, m_source.data});
    } else {
        end(status.reason);
    }
}

void SheetWorker::take(const renderlink::SheetDone &done)
{
    if (!done.reason.isEmpty())
        return end(done.reason, done.detail);
    const QString made = m_folder->filePath(QFileInfo(done.file).fileName());
    const QString beside = m_target + QStringLiteral(".part");
    QFile::remove(beside);
    // Another disk, perhaps: copied beside the goal first, so that the goal is never half.
    if (!QFile::copy(made, beside) || (QFile::exists(m_target) && !QFile::remove(m_target))
        || !QFile::rename(beside, m_target)) {
        QFile::remove(beside);
        const QStorageInfo disk(QFileInfo(m_target).path());
        const bool full = disk.isValid() && disk.bytesAvailable() < LittleRoom;
        return end(full ? QStringLiteral("disk-full") : QStringLiteral("cannot-write"), m_target);
    }
    m_limit.stop();
    m_process.stop();
    m_folder.reset();
    emit printed({m_target, int(done.pages), int(done.rows)});
}

void SheetWorker::end(const QString &reason, const QString &detail)
{
    m_limit.stop();
    m_process.abort();
    m_folder.reset();
    emit failed(reason, detail);
}

class SheetPrinter::Private
{
public:
    explicit Private(const SheetPrinterSettings &settings)
        : engine(QStringLiteral("wanmi-sheet"),
                 [settings] { return std::make_unique<SheetWorker>(settings); })
    {
    }
    base::Engine<SheetWorker> engine;
};

SheetPrinter::SheetPrinter(const SheetPrinterSettings &settings, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(settings))
{
    SheetWorker *worker = d->engine.worker();
    connect(worker, &SheetWorker::progressed, this, &SheetPrinter::progressed);
    connect(worker, &SheetWorker::printed, this, &SheetPrinter::printed);
    connect(worker, &SheetWorker::failed, this, &SheetPrinter::failed);
}

SheetPrinter::~SheetPrinter() = default;

void SheetPrinter::print(const SheetContent &content, const BaseMapSource &source, const QString &target)
{
    d->engine.post([content, source, target](SheetWorker &worker) { worker.print(content, source, target); });
}

void SheetPrinter::cancel()
{
    d->engine.post([](SheetWorker &worker) { worker.cancel(); });
}
} // namespace wanmi::mapview
