// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/address.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QSslCertificate>

#include <algorithm>
#include <array>

namespace wanmi::sync {
namespace {
constexpr qint64 MostBytes = 256 * 1024;

base::Result<QByteArray> contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return base::failure(ErrorKind::NotFound, QStringLiteral("no-invitation"), path);
    return file.read(MostBytes);
}

base::Result<QByteArray> bad(const QString &path)
{
    return base::failure(ErrorKind::Corrupt, QStringLiteral("bad-invitation"), path);
}

QString pathIn(const QString &folder)
{
    return QDir(folder).filePath(QStringLiteral("central.invitation"));
}
} // namespace

bool concernsTrust(const QString &reason)
{
    static constexpr std::array Reasons = {"other-authority",           "other-name", "certificate-expired",
                                           "certificate-not-yet-valid", "tls-failed", "https-only"};
    return std::ranges::any_of(Reasons, [&reason](const char *one) { return reason == QLatin1StringView(one); });
}

base::Result<QByteArray> readAuthority(const QString &path)
{
    auto bytes = contentOf(path);
    if (bytes && QSslCertificate::fromData(*bytes).isEmpty())
        return bad(path);
    return bytes;
}

base::Result<Address> readInvitation(const QString &path)
{
    const auto bytes = contentOf(path);
    if (!bytes)
        return tl::unexpected(bytes.error());
    const QJsonObject json = QJsonDocument::fromJson(*bytes).object();
    Address address(QUrl(json.value(u"central").toString(), QUrl::StrictMode),
                    json.value(u"authority").toString().toLatin1());
    if (json.value(u"wanmi").toString() != u"invitation" || address.url.scheme() != u"https"
        || address.url.host().isEmpty() || QSslCertificate::fromData(address.authority).isEmpty())
        return tl::unexpected(bad(path).error());
    return address;
}

base::Result<void> rememberAddress(const QString &folder, const Address &address)
{
    const QJsonObject json{{QStringLiteral("wanmi"), QStringLiteral("invitation")},
                           {QStringLiteral("central"), address.url.toString()},
                           {QStringLiteral("authority"), QString::fromLatin1(address.authority)}};
    QDir().mkpath(folder);
    QSaveFile file(pathIn(folder));
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(json).toJson()) < 0 || !file.commit())
        return base::failure(ErrorKind::Unreachable, QStringLiteral("cannot-write"), file.fileName());
    return {};
}

base::Result<Address> rememberedAddress(const QString &folder)
{
    return readInvitation(pathIn(folder));
}
} // namespace wanmi::sync
