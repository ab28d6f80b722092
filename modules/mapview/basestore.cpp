// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapview/basestore.h"

#include "base/doors.h"
#include "mapview/basepicture.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>
#include <vector>

namespace wanmi::mapview {
namespace {
using renderlink::Theme;
using renderlink::TileId;

// File: magic, hash of tile and picture, picture.
const QByteArray Magic = QByteArrayLiteral("WMT1");
constexpr QCryptographicHash::Algorithm Seal = QCryptographicHash::Blake2b_160;
constexpr int SealBytes = 20;
constexpr qint64 SampleBytes = 64 * 1024;
constexpr qint64 MaxFileBytes = 16 * 1024 * 1024;
const QString Suffix = QStringLiteral(".tile");

QString nameOf(TileId tile)
{
    return QStringLiteral("%1/%2_%3").arg(tile.z).arg(tile.x).arg(tile.y) + Suffix;
}

QByteArray sealOf(TileId tile, Theme theme, QByteArrayView picture)
{
    QCryptographicHash hash(Seal);
    hash.addData(QByteArray(renderlink::themeName(theme).toLatin1() + nameOf(tile).toLatin1()));
    hash.addData(picture);
    return hash.result();
}

/// Size, time, and both ends: a data file of gigabytes is not read through at every start.
void addSample(QCryptographicHash &hash, QFile &file)
{
    const QFileInfo facts(file);
    hash.addData(QByteArray::number(facts.size()));
    hash.addData(QByteArray::number(facts.lastModified().toMSecsSinceEpoch()));
    hash.addData(file.read(SampleBytes));
    if (file.size() > SampleBytes && file.seek(std::max(SampleBytes, file.size() - SampleBytes)))
        hash.addData(file.read(SampleBytes));
}
} // namespace

BaseStore::BaseStore(QString folder, qint64 maxBytes)
    : m_folder(std::move(folder))
    , m_maxBytes(maxBytes)
{
}

QByteArray BaseStore::editionOf(const QString &projectPath, const QString &dataPath)
{
    base::passDoor(base::Door::File, "base map edition");
    QFile project(projectPath);
    if (projectPath.isEmpty() || !project.open(QIODevice::ReadOnly))
        return {};
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!hash.addData(&project))
        return {};
    if (!dataPath.isEmpty()) {
        QFile data(dataPath);
        if (!data.open(QIODevice::ReadOnly))
            return {};
        addSample(hash, data);
    }
    return hash.result();
}

bool BaseStore::open(const QByteArray &edition)
{
    base::passDoor(base::Door::File, "base map tiles");
    m_entries.clear();
    m_bytes = 0;
    m_edition = QString::fromLatin1(edition.toHex().left(32));
    const QDir folder(m_folder);
    if (!folder.mkpath(m_edition)) {
        m_edition.clear();
        return false;
    }
    for (const QString &other : folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (other != m_edition)
            QDir(folder.filePath(other)).removeRecursively();
    }
    takeStock();
    makeRoom();
    return true;
}

void BaseStore::takeStock()
{
    QDirIterator files(m_folder + QLatin1Char('/') + m_edition, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        files.next();
        const QFileInfo facts = files.fileInfo();
        if (!facts.fileName().endsWith(Suffix)) { // left behind by a crash while it was being written
            QFile::remove(facts.filePath());
            continue;
        }
        m_entries.insert(facts.filePath(), {facts.size(), facts.lastModified().toMSecsSinceEpoch()});
        m_bytes += facts.size();
    }
}

QString BaseStore::pathOf(TileId tile, Theme theme) const
{
    return m_folder + QLatin1Char('/') + m_edition + QLatin1Char('/') + renderlink::themeName(theme)
        + QLatin1Char('/') + nameOf(tile);
}

QImage BaseStore::read(TileId tile, Theme theme)
{
    if (m_edition.isEmpty())
        return {};
    const QString path = pathOf(tile, theme);
    const auto entry = m_entries.find(path);
    if (entry == m_entries.end())
        return {};
    base::passDoor(base::Door::File, "base map tile");
    entry->lastUse = QDateTime::currentMSecsSinceEpoch();
    QFile file(path);
    QByteArray bytes;
    if (file.open(QIODevice::ReadOnly) && file.size() <= MaxFileBytes)
        bytes = file.readAll();
    file.close();
    const qsizetype head = Magic.size() + SealBytes;
    if (bytes.size() > head && bytes.startsWith(Magic)) {
        const QByteArrayView picture = QByteArrayView(bytes).sliced(head);
        if (sealOf(tile, theme, picture) == bytes.mid(Magic.size(), SealBytes)) {
            QImage image = decodePicture(picture);
            if (!image.isNull())
                return image;
        }
    }
    remove(path);
    return {};
}

void BaseStore::write(TileId tile, Theme theme, const QImage &image)
{
    if (m_edition.isEmpty())
        return;
    base::passDoor(base::Door::File, "base map tile");
    const QString path = pathOf(tile, theme);
    if (!QDir().mkpath(QFileInfo(path).path()))
        return;
    const QByteArray picture = encodePicture(image);
    const QByteArray bytes = Magic + sealOf(tile, theme, picture) + picture;
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return; // a full disk costs the cache, not the map
    Entry &entry = m_entries[path];
    m_bytes += bytes.size() - entry.bytes;
    entry = {bytes.size(), QDateTime::currentMSecsSinceEpoch()};
    makeRoom();
}

void BaseStore::remove(const QString &path)
{
    QFile::remove(path);
    m_bytes -= m_entries.take(path).bytes;
}

void BaseStore::makeRoom()
{
    if (m_bytes <= m_maxBytes)
        return;
    std::vector<std::pair<qint64, QString>> oldest;
    oldest.reserve(size_t(m_entries.size()));
    for (auto it = m_entries.cbegin(); it != m_entries.cend(); ++it)
        oldest.emplace_back(it->lastUse, it.key());
    std::sort(oldest.begin(), oldest.end());
    const qint64 target = m_maxBytes / 10 * 9; // some air, so that not every tile sorts again
    for (const auto &[lastUse, path] : oldest) {
        if (m_bytes <= target)
            return;
        remove(path);
    }
}
} // namespace wanmi::mapview
