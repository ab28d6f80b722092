// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/manifest.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <sodium.h>

namespace wanmi::evidence {
namespace {
constexpr char hashKey[] = ",\"hash\":\"";
constexpr qsizetype hexDigits = 64;
constexpr int form = 1;

QString textOf(Instant at)
{
    return base::toUtc(at).toString(Qt::ISODateWithMs);
}
Instant instantOf(const QJsonValue &value)
{
    return base::instantFromMs(
        QDateTime::fromString(value.toString(), Qt::ISODateWithMs).toMSecsSinceEpoch());
}
QString hexOf(const QByteArray &hash)
{
    return QString::fromLatin1(hash.toHex());
}

QByteArray sealed(const QJsonObject &object, const QByteArray &before)
{
    QByteArray text = QJsonDocument(object).toJson(QJsonDocument::Compact);
    text.chop(1);
    const QByteArray hash = blake2b(before + text);
    return text + hashKey + hash.toHex() + "\"}\n";
}

/// The object, if the line is in the form of sealed() and its hash holds.
std::optional<QJsonObject> opened(const QByteArray &line, const QByteArray &before)
{
    const qsizetype tail = qsizetype(sizeof hashKey) - 1 + hexDigits + 3;
    if (line.size() <= tail)
        return {};
    const QByteArray text = line.chopped(tail);
    if (line != text + hashKey + blake2b(before + text).toHex() + "\"}\n")
        return {};
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text + '}', &error);
    if (error.error != QJsonParseError::NoError || !document.isObject())
        return {};
    return document.object();
}

std::optional<Head> headOf(const QJsonObject &object)
{
    const QString kind = object[u"kind"].toString();
    if (object[u"form"].toInt() != form || (kind != u"clip" && kind != u"still"))
        return {};
    Head head;
    head.kind = kind == u"clip" ? Kind::Clip : Kind::Still;
    head.codec = object[u"codec"].toString();
    head.from = instantOf(object[u"from"]);
    head.facts
        = {object[u"camera"].toString(), object[u"camera_name"].toString(), {},
           object[u"who"].toString(),    object[u"reason"].toString(),      object[u"case"].toString()};
    if (object.contains(u"longitude"))
        head.facts.position = Position{object[u"longitude"].toDouble(), object[u"latitude"].toDouble()};
    return head;
}

Piece pieceOf(const QJsonObject &object)
{
    return {object[u"offset"].toInteger(),
            object[u"bytes"].toInteger(),
            QByteArray::fromHex(object[u"blake2b"].toString().toLatin1()),
            instantOf(object[u"first"]),
            instantOf(object[u"last"]),
            object[u"pictures"].toInt()};
}

End endOf(const QJsonObject &object)
{
    return {object[u"bytes"].toInteger(),
            qsizetype(object[u"pieces"].toInteger()),
            QByteArray::fromHex(object[u"blake2b"].toString().toLatin1()),
            instantOf(object[u"until"]),
            object[u"ended"].toString(),
            object[u"missing"].toString()};
}

bool follows(const Piece &piece, const std::vector<Piece> &before)
{
    const qint64 offset = before.empty() ? 0 : before.back().offset + before.back().bytes;
    return piece.offset == offset && piece.bytes > 0 && piece.bytes <= (Q_INT64_C(1) << 40)
        && piece.hash.size() == 32;
}

bool takeLine(Manifest &manifest, const QJsonObject &object)
{
    const QString kind = object[u"kind"].toString();
    if (manifest.end)
        return false;
    if (kind == u"piece") {
        const Piece piece = pieceOf(object);
        if (!follows(piece, manifest.pieces))
            return false;
        manifest.pieces.push_back(piece);
        return true;
    }
    if (kind != u"end")
        return false;
    manifest.end = endOf(object);
    return manifest.end->pieces == qsizetype(manifest.pieces.size());
}
} // namespace

QString manifestOf(const QString &file)
{
    return file + QStringLiteral(".manifest");
}

QByteArray blake2b(QByteArrayView bytes)
{
    QByteArray hash(32, '\0');
    crypto_generichash(reinterpret_cast<unsigned char *>(hash.data()), std::size_t(hash.size()),
                       reinterpret_cast<const unsigned char *>(bytes.data()), quint64(bytes.size()), nullptr,
                       0);
    return hash;
}

QByteArray lineOf(const Head &head)
{
    const Facts &facts = head.facts;
    QJsonObject object{
        {QStringLiteral("kind"), head.kind == Kind::Clip ? QStringLiteral("clip") : QStringLiteral("still")},
        {QStringLiteral("form"), form},
        {QStringLiteral("codec"), head.codec},
        {QStringLiteral("from"), textOf(head.from)},
        {QStringLiteral("camera"), facts.cameraId},
        {QStringLiteral("camera_name"), facts.cameraName},
        {QStringLiteral("who"), facts.who},
        {QStringLiteral("reason"), facts.reason},
        {QStringLiteral("case"), facts.caseId}};
    if (facts.position) {
        object.insert(QStringLiteral("longitude"), facts.position->longitude);
        object.insert(QStringLiteral("latitude"), facts.position->latitude);
    }
    return sealed(object, {});
}

QByteArray lineOf(const Piece &piece, const QByteArray &before)
{
    return sealed({{QStringLiteral("kind"), QStringLiteral("piece")},
                   {QStringLiteral("offset"), piece.offset},
                   {QStringLiteral("bytes"), piece.bytes},
                   {QStringLiteral("blake2b"), hexOf(piece.hash)},
                   {QStringLiteral("first"), textOf(piece.first)},
                   {QStringLiteral("last"), textOf(piece.last)},
                   {QStringLiteral("pictures"), piece.pictures}},
                  before);
}

QByteArray lineOf(const End &end, const QByteArray &before)
{
    return sealed({{QStringLiteral("kind"), QStringLiteral("end")},
                   {QStringLiteral("bytes"), end.bytes},
                   {QStringLiteral("pieces"), end.pieces},
                   {QStringLiteral("blake2b"), hexOf(end.hash)},
                   {QStringLiteral("until"), textOf(end.until)},
                   {QStringLiteral("ended"), end.reason},
                   {QStringLiteral("missing"), end.missing}},
                  before);
}

QByteArray hashOfLine(const QByteArray &line)
{
    return QByteArray::fromHex(line.sliced(line.size() - hexDigits - 3, hexDigits));
}

base::Result<Manifest> readManifest(const QByteArray &text)
{
    Manifest manifest;
    bool hasHead = false;
    int number = 0;
    for (qsizetype at = 0, next = 0; (next = text.indexOf('\n', at) + 1) > 0; at = next) {
        ++number;
        const QByteArray line = text.sliced(at, next - at);
        const auto object = opened(line, manifest.seal);
        const auto head = object && !hasHead ? headOf(*object) : std::nullopt;
        if (!object || (hasHead ? !takeLine(manifest, *object) : !head))
            return base::failure(ErrorKind::Corrupt, QStringLiteral("manifest-altered"),
                                 QString::number(number));
        if (!hasHead)
            manifest.head = *head;
        hasHead = true;
        manifest.seal = hashOfLine(line);
        manifest.wholeBytes = next;
        if (!manifest.end && number > 1) {
            manifest.ends.push_back(next);
            manifest.seals.push_back(manifest.seal);
        }
    }
    if (!hasHead)
        return base::failure(ErrorKind::Corrupt, QStringLiteral("no-manifest"));
    if (manifest.end && manifest.wholeBytes != text.size())
        return base::failure(ErrorKind::Corrupt, QStringLiteral("manifest-altered"),
                             QString::number(number + 1));
    return manifest;
}
} // namespace wanmi::evidence
