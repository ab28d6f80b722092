// SPDX-License-Identifier: GPL-3.0-or-later
#include "basemapfetch.h"

#include "base/doors.h"

#include <QDir>
#include <QLoggingCategory>

namespace wanmi::sync {
namespace {
Q_LOGGING_CATEGORY(lcBasemap, "wanmi.sync.basemap")
constexpr qint64 ReadBuffer = 1 << 20;
constexpr int AgainMs = 3'000;
} // namespace

BasemapFetch::BasemapFetch(Channel &channel, QString cacheFolder, QObject *parent)
    : QObject(parent)
    , m_channel(channel)
    , m_folder(std::move(cacheFolder))
{
    m_again.setSingleShot(true);
    m_again.setInterval(AgainMs);
    connect(&m_again, &QTimer::timeout, this, &BasemapFetch::fetch);
}

QString BasemapFetch::pathOf(const protocol::Manifest &manifest) const
{
    return m_folder + QStringLiteral("/basemap-") + manifest.basemapHash.left(16) + QStringLiteral(".gpkg");
}

bool BasemapFetch::isHere(const protocol::Manifest &manifest) const
{
    return QFileInfo(pathOf(manifest)).size() == manifest.basemapBytes && manifest.basemapBytes > 0;
}

void BasemapFetch::showKnown(const protocol::Manifest &manifest)
{
    base::passDoor(base::Door::File, "base map");
    if (m_folder.isEmpty() || m_announced)
        return;
    if (manifest.basemapHash.isEmpty())
        emit ready({});
    else if (isHere(manifest))
        emit ready(pathOf(manifest));
}

void BasemapFetch::bring(const protocol::Manifest &manifest)
{
    if (m_folder.isEmpty() || m_reply || m_announced == manifest.basemapHash)
        return;
    if (manifest.basemapHash.isEmpty()) {
        m_announced = QString();
        emit ready({});
        return;
    }
    base::passDoor(base::Door::File, "base map");
    QDir().mkpath(m_folder);
    const QString path = pathOf(manifest);
    if (isHere(manifest)) {
        m_announced = manifest.basemapHash;
        emit ready(path);
        return;
    }
    m_wanted = manifest;
    fetch();
}

void BasemapFetch::fetch()
{
    m_again.stop();
    m_part = std::make_unique<QFile>(pathOf(m_wanted) + QStringLiteral(".part"));
    if (m_part->size() >= m_wanted.basemapBytes) // whole it would have its name
        m_part->remove();
    if (!m_part->open(QIODevice::WriteOnly | QIODevice::Append)) {
        qCWarning(lcBasemap, "cannot write the base map: %ls", qUtf16Printable(m_part->errorString()));
        return;
    }
    m_had = m_part->size();
    m_reply = m_channel.part(QStringLiteral("/v1/basemap"), m_had);
    m_reply->setReadBufferSize(ReadBuffer);
    connect(m_reply, &QNetworkReply::readyRead, this, &BasemapFetch::take);
    connect(m_reply, &QNetworkReply::finished, this, &BasemapFetch::ended);
}

void BasemapFetch::take()
{
    const int wanted = m_had > 0 ? 206 : 200;
    // Another one may have taken its place since the manifest; that one's bytes are of no use behind this one's.
    const bool isIt = m_reply->rawHeader("ETag") == '"' + m_wanted.basemapHash.toLatin1() + '"';
    if (isIt && m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() == wanted)
        m_part->write(m_reply->readAll());
}

void BasemapFetch::ended()
{
    if (m_reply->bytesAvailable() > 0)
        take();
    m_reply->deleteLater();
    m_reply = nullptr;
    const bool written = m_part->flush();
    const qint64 size = m_part->size();
    m_part->close();
    const QString path = pathOf(m_wanted);
    if (written && size == m_wanted.basemapBytes) {
        QFile::remove(path);
        if (m_part->rename(path)) {
            m_announced = m_wanted.basemapHash;
            emit ready(path);
        }
        return;
    }
    if (size > m_had) {
        m_again.start();
    } else {
        qCWarning(lcBasemap, "the base map does not come; it is asked for again with the next manifest");
        if (size > m_wanted.basemapBytes)
            m_part->remove();
    }
}
} // namespace wanmi::sync
