// SPDX-License-Identifier: GPL-3.0-or-later
#include "basemapfetch.h"

#include "base/doors.h"

#include <QDir>
#include <QLoggingCategory>

namespace wanmi::sync {
namespace {
Q_LOGGING_CATEGORY(lcBasemap, "wanmi.sync.basemap")
constexpr qint64 ReadBuffer = 1 << 20;
} // namespace

BasemapFetch::BasemapFetch(Channel &channel, QString cacheFolder, QObject *parent)
    : QObject(parent)
    , m_channel(channel)
    , m_folder(std::move(cacheFolder))
{
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
    m_part = std::make_unique<QFile>(path + QStringLiteral(".part"));
    if (!m_part->open(QIODevice::WriteOnly | QIODevice::Truncate)) {
        qCWarning(lcBasemap, "cannot write the base map: %ls", qUtf16Printable(m_part->errorString()));
        return;
    }
    m_reply = m_channel.stream(QStringLiteral("/v1/basemap"), {});
    m_reply->setReadBufferSize(ReadBuffer);
    connect(m_reply, &QNetworkReply::readyRead, this, [this] { m_part->write(m_reply->readAll()); });
    connect(m_reply, &QNetworkReply::finished, this, [this, path, manifest] {
        m_part->write(m_reply->readAll());
        const bool whole = m_reply->error() == QNetworkReply::NoError && m_part->flush()
            && m_part->size() == manifest.basemapBytes;
        m_part->close();
        m_reply->deleteLater();
        m_reply = nullptr;
        if (!whole) {
            qCWarning(lcBasemap,
                      "the base map did not arrive whole; it is asked for again with the next manifest");
            m_part->remove();
            return;
        }
        QFile::remove(path);
        if (m_part->rename(path)) {
            m_announced = manifest.basemapHash;
            emit ready(path);
        }
    });
}
} // namespace wanmi::sync
