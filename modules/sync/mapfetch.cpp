// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapfetch.h"

#include "base/doors.h"

#include <QDir>
#include <QLoggingCategory>

namespace wanmi::sync {
namespace {
Q_LOGGING_CATEGORY(lcMap, "wanmi.sync.map")
const QString Description = QStringLiteral("edition.json");
constexpr qint64 MostDescriptionBytes = 1 << 20;
constexpr qint64 ReadBuffer = 1 << 20;
constexpr int VersionsKept = 3;

QString hashOf(const QString &path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    return file.open(QIODevice::ReadOnly) && hash.addData(&file) ? QString::fromLatin1(hash.result().toHex())
                                                                 : QString();
}

base::Result<protocol::MapEdition> editionIn(const QString &folder)
{
    QFile file(folder + u'/' + Description);
    return protocol::mapEditionFrom(file.open(QIODevice::ReadOnly) ? file.read(MostDescriptionBytes)
                                                                   : QByteArray());
}
} // namespace

MapFetch::MapFetch(Channel &channel, const QString &cacheFolder, QObject *parent)
    : QObject(parent)
    , m_channel(channel)
    , m_folder(cacheFolder.isEmpty() ? QString() : cacheFolder + QStringLiteral("/maps"))
{
}

QString MapFetch::folderOf(const QString &version) const
{
    return m_folder + u'/' + version.left(16);
}

QString MapFetch::partFolder() const
{
    return folderOf(m_wanted) + QStringLiteral(".part");
}

void MapFetch::bring(const protocol::Manifest &manifest)
{
    if (m_folder.isEmpty() || (m_hasAnnounced && m_announced == manifest.mapVersion))
        return;
    if (m_reply) {
        if (m_wanted == manifest.mapVersion)
            return;
        m_reply->disconnect(this);
        m_reply->abort();
        m_reply->deleteLater();
        m_reply = nullptr;
    }
    m_wanted = manifest.mapVersion;
    base::passDoor(base::Door::File, "map project");
    if (m_wanted.isEmpty() || isWhole(m_wanted)) {
        announce(m_wanted);
        return;
    }
    showKnown(manifest); // until it has come
    QDir().mkpath(partFolder());
    if (hashOf(partFolder() + u'/' + Description) == m_wanted)
        return takeDescription(); // goes on where it was cut
    fetch(m_wanted, MostDescriptionBytes, partFolder() + u'/' + Description,
          [this](const base::Result<void> &done) {
              if (!done)
                  return giveUp(done.error());
              takeDescription();
          });
}

/// Looked through whenever a seat starts: disks lose bytes.
bool MapFetch::isWhole(const QString &version) const
{
    const QString folder = folderOf(version);
    const auto edition = editionIn(folder);
    if (!edition || hashOf(folder + u'/' + Description) != version)
        return false;
    return std::ranges::all_of(edition->files, [&folder](const protocol::MapEdition::File &file) {
        return hashOf(folder + u'/' + file.path) == file.sha256;
    });
}

void MapFetch::takeDescription()
{
    auto edition = editionIn(partFolder());
    if (!edition)
        return giveUp(edition.error());
    m_edition = std::move(*edition);
    m_next = 0;
    nextFile();
}

bool MapFetch::copyFromBefore(const protocol::MapEdition::File &file) const
{
    const QString target = partFolder() + u'/' + file.path;
    for (const QString &name : QDir(m_folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QString folder = m_folder + u'/' + name;
        const auto before
            = name.endsWith(u".part") ? base::failure(ErrorKind::NotFound, {}) : editionIn(folder);
        if (!before)
            continue;
        for (const protocol::MapEdition::File &old : before->files) {
            if (old.sha256 != file.sha256 || hashOf(folder + u'/' + old.path) != file.sha256)
                continue;
            QFile::remove(target);
            if (QFile::copy(folder + u'/' + old.path, target))
                return true;
        }
    }
    return false;
}

void MapFetch::nextFile()
{
    while (m_next < m_edition.files.size()) {
        const protocol::MapEdition::File &file = m_edition.files[m_next];
        const QString path = partFolder() + u'/' + file.path;
        QDir().mkpath(QFileInfo(path).path());
        ++m_next;
        if (hashOf(path) == file.sha256 || copyFromBefore(file))
            continue;
        fetch(file.sha256, file.bytes, path, [this](const base::Result<void> &done) {
            if (!done)
                return giveUp(done.error());
            nextFile();
        });
        return;
    }
    finish();
}

void MapFetch::fetch(const QString &hash, qint64 mostBytes, const QString &path, Then then)
{
    m_part = std::make_unique<QFile>(path);
    m_hash = std::make_unique<QCryptographicHash>(QCryptographicHash::Sha256);
    if (!m_part->open(QIODevice::WriteOnly | QIODevice::Truncate))
        return then(base::failure(ErrorKind::Unreachable, QStringLiteral("cannot-write"), path));
    m_reply = m_channel.stream(QStringLiteral("/v1/maps/") + hash, {});
    m_reply->setReadBufferSize(ReadBuffer);
    const auto take = [this, mostBytes] {
        const QByteArray piece = m_reply->readAll();
        m_hash->addData(piece);
        if (m_part->write(piece) != piece.size() || m_part->size() > mostBytes)
            m_reply->abort();
    };
    connect(m_reply, &QNetworkReply::readyRead, this, take);
    connect(m_reply, &QNetworkReply::finished, this, [this, take, hash, then = std::move(then)] {
        if (m_reply->error() == QNetworkReply::NoError)
            take();
        const auto outcome = Channel::outcomeOf(*m_reply);
        m_reply->deleteLater();
        m_reply = nullptr;
        const bool written = m_part->flush();
        m_part->close();
        if (!outcome)
            return then(tl::unexpected(outcome.error()));
        if (!written)
            return then(
                base::failure(ErrorKind::Unreachable, QStringLiteral("disk-full"), m_part->fileName()));
        if (QString::fromLatin1(m_hash->result().toHex()) != hash)
            return then(base::failure(ErrorKind::Corrupt, QStringLiteral("damaged-on-the-way"), hash));
        then({});
    });
}

void MapFetch::finish()
{
    QDir(folderOf(m_wanted)).removeRecursively();
    if (!QDir().rename(partFolder(), folderOf(m_wanted)))
        return giveUp({ErrorKind::Unreachable, QStringLiteral("cannot-write"), folderOf(m_wanted)});
    announce(m_wanted);
    clearOld();
}

/// The one on screen goes on; the next manifest tries again, from the file that did not come.
void MapFetch::giveUp(const Error &error)
{
    qCWarning(lcMap, "the map project did not come: %ls %ls", qUtf16Printable(error.reason),
              qUtf16Printable(error.detail));
    if (error.kind != ErrorKind::Unreachable)
        QDir(partFolder()).removeRecursively();
}

QString MapFetch::newestWhole() const
{
    for (const QString &name : QDir(m_folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Time)) {
        const QString version = hashOf(m_folder + u'/' + name + u'/' + Description);
        if (version.left(16) == name && isWhole(version))
            return version;
    }
    return {};
}

void MapFetch::showKnown(const protocol::Manifest &manifest)
{
    if (m_folder.isEmpty() || m_hasShown)
        return;
    base::passDoor(base::Door::File, "map project");
    show(manifest.mapVersion.isEmpty() || isWhole(manifest.mapVersion) ? manifest.mapVersion : newestWhole());
}

void MapFetch::announce(const QString &version)
{
    m_announced = version;
    m_hasAnnounced = true;
    show(version);
}

void MapFetch::show(const QString &version)
{
    m_hasShown = true;
    if (version.isEmpty()) {
        emit ready({}, {});
        return;
    }
    if (const auto edition = editionIn(folderOf(version)))
        emit ready(folderOf(version) + u'/' + edition->project, version);
}

/// The map process may still read the one before.
void MapFetch::clearOld() const
{
    QDir folder(m_folder);
    QStringList versions = folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Time);
    for (const QString &old : versions.mid(VersionsKept)) {
        if (old != m_wanted.left(16))
            QDir(folder.filePath(old)).removeRecursively();
    }
}
} // namespace wanmi::sync
