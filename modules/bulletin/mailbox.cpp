// SPDX-License-Identifier: GPL-3.0-or-later
#include "bulletin/mailbox.h"

#include "base/doors.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QUrl>

namespace wanmi::bulletin {
namespace {
QString pathIn(const QString &cityFolder)
{
    return QDir(cityFolder).filePath(QStringLiteral("keys/mail.json"));
}

bool isThisMachine(const QString &host)
{
    return host == u"localhost" || host == u"127.0.0.1" || host == u"::1";
}

/// Empty: it is good.
QString problemOf(const Mailbox &mailbox)
{
    const QUrl url(mailbox.server, QUrl::StrictMode);
    if (!url.isValid() || (url.scheme() != u"smtp" && url.scheme() != u"smtps") || url.host().isEmpty() || !url.userInfo().isEmpty()
        || (!url.path().isEmpty() && url.path() != u"/"))
        return QStringLiteral("server");
    if (mailbox.from.count(u'@') != 1 || mailbox.from.contains(u'\r') || mailbox.from.contains(u'\n') || mailbox.from.contains(u'<')
        || mailbox.from.contains(u'>') || mailbox.from.contains(u' '))
        return QStringLiteral("from");
    if (!mailbox.password.isEmpty() && mailbox.user.isEmpty())
        return QStringLiteral("user");
    const bool isInClear = url.scheme() == u"smtp" && !mailbox.wantsTls;
    return isInClear && !mailbox.password.isEmpty() && !isThisMachine(url.host()) ? QStringLiteral("tls") : QString();
}
} // namespace

base::Result<std::optional<Mailbox>> readMailbox(const QString &cityFolder)
{
    base::passDoor(base::Door::File, "bulletin::readMailbox");
    QFile file(pathIn(cityFolder));
    if (!file.exists())
        return std::optional<Mailbox>();
    constexpr QFile::Permissions Others
        = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    if (file.permissions() & Others)
        return base::failure(base::ErrorKind::Denied, QStringLiteral("mail-file-open"), file.fileName());
    if (!file.open(QIODevice::ReadOnly))
        return base::failure(base::ErrorKind::Unreachable, QStringLiteral("cannot-read"), file.fileName());
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    const Mailbox mailbox{json.value(u"server").toString(), json.value(u"tls").toBool(true), json.value(u"user").toString(),
                          json.value(u"password").toString(), json.value(u"from").toString(), json.value(u"authority").toString()};
    if (const QString problem = problemOf(mailbox); !problem.isEmpty())
        return base::failure(base::ErrorKind::Corrupt, QStringLiteral("bad-mail-file"), file.fileName() + QStringLiteral(": ") + problem);
    return std::optional(mailbox);
}

base::Result<void> writeMailbox(const QString &cityFolder, const Mailbox &mailbox)
{
    base::passDoor(base::Door::File, "bulletin::writeMailbox");
    if (const QString problem = problemOf(mailbox); !problem.isEmpty())
        return base::refused(QStringLiteral("bad-mailbox"), problem);
    const QJsonObject json{{QStringLiteral("server"), mailbox.server},     {QStringLiteral("tls"), mailbox.wantsTls},
                           {QStringLiteral("user"), mailbox.user},         {QStringLiteral("password"), mailbox.password},
                           {QStringLiteral("from"), mailbox.from},         {QStringLiteral("authority"), mailbox.authority}};
    const QString path = pathIn(cityFolder);
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        || file.write(QJsonDocument(json).toJson()) < 0 || !file.commit())
        return base::failure(base::ErrorKind::Unreachable, QStringLiteral("cannot-write"), file.errorString());
    return {};
}
} // namespace wanmi::bulletin
