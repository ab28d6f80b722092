// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/mapedition.h"

#include <QCryptographicHash>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace wanmi::protocol {
namespace {
bool staysInside(const QString &path)
{
    return !path.isEmpty() && path.size() < 400 && QDir::cleanPath(path) == path
        && !QDir::isAbsolutePath(path) && path != QLatin1String("..")
        && !path.startsWith(QLatin1String("../")) && !path.contains(u'\\') && !path.contains(QChar(0));
}

bool isHash(const QString &text)
{
    static const QRegularExpression Form(QStringLiteral("^[0-9a-f]{64}$"));
    return Form.match(text).hasMatch();
}
} // namespace

QByteArray toText(const MapEdition &edition)
{
    QJsonArray files;
    for (const MapEdition::File &file : edition.files)
        files.append(QJsonObject{{QStringLiteral("path"), file.path},
                                 {QStringLiteral("sha256"), file.sha256},
                                 {QStringLiteral("bytes"), file.bytes}});
    return QJsonDocument(QJsonObject{{QStringLiteral("project"), edition.project},
                                     {QStringLiteral("serial"), edition.serial},
                                     {QStringLiteral("files"), files}})
        .toJson(QJsonDocument::Compact);
}

base::Result<MapEdition> mapEditionFrom(const QByteArray &text)
{
    const auto bad = [](const QString &what) {
        return base::failure(ErrorKind::Corrupt, QStringLiteral("bad-message"), what);
    };
    const QJsonObject json = QJsonDocument::fromJson(text).object();
    MapEdition edition;
    edition.project = json.value(u"project").toString();
    edition.serial = json.value(u"serial").toInteger();
    QSet<QString> paths;
    qint64 bytes = 0;
    const QJsonArray files = json.value(u"files").toArray();
    if (files.size() > qsizetype(MostMapFiles))
        return bad(QStringLiteral("files"));
    for (const auto &value : files) {
        const QJsonObject one = value.toObject();
        const MapEdition::File file{one.value(u"path").toString(), one.value(u"sha256").toString(),
                                    one.value(u"bytes").toInteger(-1)};
        if (!staysInside(file.path) || paths.contains(file.path) || !isHash(file.sha256) || file.bytes < 0
            || file.bytes > MostMapBytes)
            return bad(file.path);
        paths.insert(file.path);
        bytes += file.bytes;
        edition.files.push_back(file);
    }
    if (bytes > MostMapBytes || !paths.contains(edition.project))
        return bad(edition.project);
    return edition;
}

QString sha256Of(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}
} // namespace wanmi::protocol
