// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/mapwatch.h"

#include "server/maps.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QSaveFile>

#include <algorithm>

namespace wanmi::server {
namespace {
Q_LOGGING_CATEGORY(log, "wanmi.server.maps")
using namespace std::chrono_literals;
constexpr int MostFilesLookedAt = 2000;
const QString Note = QStringLiteral("published.txt");

void writeNote(const QString &folder, const QStringList &lines)
{
    QSaveFile file(QDir(folder).filePath(QStringLiteral("maps/") + Note));
    const QString head = QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    if (file.open(QIODevice::WriteOnly)) {
        file.write((head + u'\n' + lines.join(u'\n') + u'\n').toUtf8());
        file.commit();
    }
}
} // namespace

MapWatch::MapWatch(const QString &cityFolder, const QString &engine, std::shared_ptr<const base::Clock> clock)
    : m_folder(cityFolder)
    , m_engine(engine)
    , m_clock(std::move(clock))
    , m_thread([this] { watch(); })
{
}

MapWatch::~MapWatch()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void MapWatch::watch()
{
    std::unique_lock lock(m_mutex);
    while (!m_wake.wait_for(lock, 1s, [this] { return m_stopping; })) {
        lock.unlock();
        look();
        lock.lock();
    }
}

/// Names, sizes and times of everything beside the project; the base map's data is another matter.
QByteArray MapWatch::markOf(const QString &project) const
{
    QStringList lines;
    QDirIterator files(QFileInfo(project).path(), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext() && lines.size() < MostFilesLookedAt) {
        files.next();
        const QFileInfo facts = files.fileInfo();
        if (facts.fileName() == Note || facts.fileName() == QLatin1StringView("basemap.gpkg"))
            continue;
        lines.append(facts.filePath() + u' ' + QString::number(facts.size()) + u' '
                     + QString::number(facts.lastModified().toMSecsSinceEpoch()));
    }
    lines.sort();
    return QCryptographicHash::hash(lines.join(u'\n').toUtf8(), QCryptographicHash::Sha256);
}

void MapWatch::look()
{
    const QString project = mapProjectOf(m_folder);
    if (project.isEmpty()) {
        m_seen.clear();
        return;
    }
    const QByteArray mark = markOf(project);
    const bool still = mark == std::exchange(m_seen, mark);
    if (!still || mark == m_handled)
        return;
    m_handled = mark;
    publish(project);
}

void MapWatch::publish(const QString &project)
{
    MapOrder order;
    order.project = project;
    order.engine = m_engine;
    order.from = QStringLiteral("saved");
    const auto done = publishMap(m_folder, order, m_clock->now());
    if (!done) {
        qCWarning(log).noquote() << "not published:" << project << done.error().reason << done.error().detail;
        // What was there before is still published; when the folder changes, it is tried again.
        writeNote(m_folder,
                  {QStringLiteral("not published / 未发布: ") + done.error().reason, done.error().detail});
        return;
    }
    QStringList lines{QStringLiteral("published / 已发布: ") + done->publication.version.left(16)};
    for (const MapLayerReport &layer : done->report.layers) {
        if (!layer.reason.isEmpty())
            lines.append(layer.name + QStringLiteral(": ") + layer.reason + u' ' + layer.source);
        if (layer.secret)
            lines.append(layer.name + QStringLiteral(": password / 数据源带密码，会发到每个席位"));
    }
    if (done->isNew)
        qCInfo(log).noquote() << "published" << project << done->publication.version.left(16);
    writeNote(m_folder, lines);
}
} // namespace wanmi::server
