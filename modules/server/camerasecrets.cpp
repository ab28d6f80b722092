// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/camerasecrets.h"

#include "base/doors.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSaveFile>

#include <algorithm>

namespace wanmi::server {
using protocol::CameraAccess;

bool fitsStream(const QString &pattern, const QString &path)
{
    QString text = QRegularExpression::escape(pattern);
    text.replace(QStringLiteral("\\*"), QStringLiteral(".*")).replace(QStringLiteral("\\?"), QStringLiteral("."));
    return QRegularExpression(QRegularExpression::anchoredPattern(text)).match(path).hasMatch();
}

CameraSecrets::CameraSecrets(const QString &cityFolder)
    : m_path(QDir(cityFolder).filePath(QStringLiteral("keys/cameras.json")))
{
}

base::Result<std::vector<CameraAccess>> CameraSecrets::read() const
{
    base::passDoor(base::Door::File, "server::CameraSecrets::read");
    QFile file(m_path);
    if (!file.exists())
        return std::vector<CameraAccess>();
    if (!file.open(QIODevice::ReadOnly))
        return base::failure(ErrorKind::Unreachable, QStringLiteral("cannot-read"), m_path);
    auto accesses = protocol::cameraAccessesFrom(QJsonDocument::fromJson(file.readAll()).object());
    if (!accesses)
        return base::failure(ErrorKind::Corrupt, QStringLiteral("bad-camera-file"), m_path);
    return accesses;
}

base::Result<std::vector<CameraAccess>> CameraSecrets::of(domain::Post post) const
{
    auto accesses = read();
    if (!accesses)
        return accesses;
    const QString token = domain::tokenOf(post);
    std::vector<CameraAccess> own;
    for (CameraAccess &one : *accesses) {
        const bool isTheirs = one.posts.isEmpty() || one.posts.contains(token);
        if (isTheirs)
            own.push_back({one.streams, one.user, one.password, one.main, one.recorder, {}, false});
        else if (one.closed)
            own.push_back({one.streams, {}, {}, {}, {}, {}, true});
    }
    return own;
}

base::Result<bool> CameraSecrets::mayLook(domain::Post post, const QString &path) const
{
    const auto accesses = of(post);
    if (!accesses)
        return tl::unexpected(accesses.error());
    const auto fits = [&path](const CameraAccess &one) { return fitsStream(one.streams, path); };
    const auto first = std::ranges::find_if(*accesses, fits);
    return first == accesses->end() || !first->closed;
}

base::Result<void> CameraSecrets::put(const CameraAccess &access) const
{
    auto accesses = read();
    if (!accesses)
        return tl::unexpected(accesses.error());
    const auto same = std::ranges::find(*accesses, access.streams, &CameraAccess::streams);
    if (same == accesses->end())
        accesses->push_back(access);
    else
        *same = access;
    return write(*accesses);
}

base::Result<void> CameraSecrets::remove(const QString &streams) const
{
    auto accesses = read();
    if (!accesses)
        return tl::unexpected(accesses.error());
    if (std::erase_if(*accesses, [&](const CameraAccess &one) { return one.streams == streams; }) == 0)
        return base::failure(ErrorKind::NotFound, QStringLiteral("no-such-streams"), streams);
    return write(*accesses);
}

base::Result<void> CameraSecrets::write(const std::vector<CameraAccess> &accesses) const
{
    const QJsonObject json = protocol::cameraAccessesToJson(accesses, true);
    if (const auto good = protocol::cameraAccessesFrom(json); !good)
        return base::failure(ErrorKind::Refused, QStringLiteral("bad-camera-access"), good.error().detail);
    QDir().mkpath(QFileInfo(m_path).path());
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        || file.write(QJsonDocument(json).toJson()) < 0 || !file.commit())
        return base::failure(ErrorKind::Unreachable, QStringLiteral("cannot-write"), file.errorString());
    return {};
}
} // namespace wanmi::server
