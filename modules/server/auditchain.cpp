// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/auditchain.h"

#include "protocol/rowcodec.h"
#include "server/scope.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <sodium.h>

#include <cmath>

namespace wanmi::server {
namespace {
constexpr int HashBytes = 32;
constexpr qint64 MostExact = qint64(1) << 53; ///< JSON numbers are exact up to here

QByteArray headMessage(qint64 n, const QByteArray &hash, qint64 atMs)
{
    return "wanmi-audit-head 1 " + QByteArray::number(n) + ' ' + QByteArray::number(atMs) + ' '
        + hash.toHex();
}

/// Hex of that many bytes as toHex() writes it; empty: not so.
QByteArray bytesOf(const QByteArray &hex, int size)
{
    const QByteArray bytes = QByteArray::fromHex(hex);
    return bytes.size() == size && bytes.toHex() == hex ? bytes : QByteArray();
}

const unsigned char *raw(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

QByteArray endMessage(const QByteArray &digest, qint64 last, qint64 lines)
{
    return "wanmi-audit-export 1 " + digest.toHex() + ' ' + QByteArray::number(last) + ' '
        + QByteArray::number(lines);
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

QByteArray compact(const QJsonArray &array)
{
    return QJsonDocument(array).toJson(QJsonDocument::Compact) + '\n';
}

std::optional<qint64> number(const QJsonValue &value)
{
    const double given = value.toDouble(-1);
    if (given < 0 || given > double(MostExact) || given != std::floor(given))
        return {};
    return qint64(given);
}
} // namespace

QByteArray auditOrigin()
{
    return QByteArray(HashBytes, '\0');
}

QByteArray auditHash(const QByteArray &before, const AuditLine &line)
{
    QByteArray bytes = before;
    protocol::RowEncoder encoder(bytes);
    encoder.integer(line.n);
    encoder.integer(line.atMs);
    for (const QByteArray &text : line.texts)
        encoder.text(text);
    return blake2b(bytes);
}

QByteArray headText(const AuditHead &head)
{
    return headMessage(head.n, head.hash, head.atMs) + ' ' + head.signature.toHex() + ' ' + head.key.toHex();
}

std::optional<AuditHead> headFrom(const QByteArray &text)
{
    const QList<QByteArray> words = text.split(' ');
    if (words.size() != 7)
        return {};
    AuditHead head;
    head.n = words[2].toLongLong();
    head.atMs = words[3].toLongLong();
    head.hash = bytesOf(words[4], HashBytes);
    head.signature = bytesOf(words[5], crypto_sign_BYTES);
    head.key = bytesOf(words[6], crypto_sign_PUBLICKEYBYTES);
    if (headText(head) != text)
        return {};
    return head;
}

bool isSigned(const AuditHead &head)
{
    return isSignature(head.signature, headMessage(head.n, head.hash, head.atMs), head.key);
}

bool isSignature(const QByteArray &signature, const QByteArray &bytes, const QByteArray &publicKey)
{
    return signature.size() == int(crypto_sign_BYTES) && publicKey.size() == int(crypto_sign_PUBLICKEYBYTES)
        && crypto_sign_verify_detached(raw(signature), raw(bytes), quint64(bytes.size()), raw(publicKey))
        == 0;
}

base::Result<AuditKey> AuditKey::of(const QString &folder)
{
    if (sodium_init() < 0)
        return base::failure(ErrorKind::Unreachable, QStringLiteral("no-random"));
    const QString path = QDir(folder).filePath(QStringLiteral("keys/audit.key"));
    AuditKey key;
    QFile file(path);
    if (file.exists()) {
        if (!file.open(QIODevice::ReadOnly))
            return base::failure(ErrorKind::Unreachable, QStringLiteral("cannot-read"), path);
        key.m_secret = bytesOf(file.read(4096).trimmed(), crypto_sign_SECRETKEYBYTES);
        if (key.m_secret.isEmpty())
            return base::failure(ErrorKind::Corrupt, QStringLiteral("bad-key"), path);
        return key;
    }
    key.m_secret.resize(crypto_sign_SECRETKEYBYTES);
    QByteArray open(crypto_sign_PUBLICKEYBYTES, '\0');
    crypto_sign_keypair(reinterpret_cast<unsigned char *>(open.data()),
                        reinterpret_cast<unsigned char *>(key.m_secret.data()));
    constexpr auto OwnerOnly = QFile::ReadOwner | QFile::WriteOwner;
    const QDir keys(QDir(folder).filePath(QStringLiteral("keys")));
    if (!keys.mkpath(QStringLiteral(".")) || !QFile::setPermissions(keys.path(), OwnerOnly | QFile::ExeOwner))
        return base::failure(ErrorKind::Unreachable, QStringLiteral("cannot-write"), keys.path());
    QSaveFile saved(path);
    if (!saved.open(QIODevice::WriteOnly) || !saved.setPermissions(OwnerOnly)
        || saved.write(key.m_secret.toHex() + '\n') < 0 || !saved.commit())
        return base::failure(ErrorKind::Unreachable, QStringLiteral("cannot-write"), path);
    return key;
}

QByteArray AuditKey::publicKey() const
{
    return m_secret.right(crypto_sign_PUBLICKEYBYTES); // libsodium's secret key is seed ‖ public key
}

AuditHead AuditKey::sign(qint64 n, const QByteArray &hash, base::Instant at) const
{
    AuditHead head{n, base::toMs(at), hash, {}, publicKey()};
    head.signature = signBytes(headMessage(n, hash, head.atMs));
    return head;
}

QByteArray AuditKey::signBytes(const QByteArray &bytes) const
{
    QByteArray signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(reinterpret_cast<unsigned char *>(signature.data()), nullptr, raw(bytes),
                         quint64(bytes.size()), raw(m_secret));
    return signature;
}

// ---- the chain

AuditCheck::AuditCheck(const std::vector<AuditHead> &heads, const QByteArray &key, qint64 first,
                       QByteArray before)
    : m_before(std::move(before))
    , m_next(first)
{
    m_verdict.lastHash = m_before;
    for (const AuditHead &head : heads) {
        if (!isSigned(head) || (!key.isEmpty() && head.key != key))
            fail(AuditVerdict::Fault::ForgedHead, head.n);
        else if (head.n >= first)
            m_heads.emplace(head.n, head.hash);
    }
}

bool AuditCheck::fail(AuditVerdict::Fault fault, qint64 line)
{
    if (m_verdict.isWhole()) {
        m_verdict.fault = fault;
        m_verdict.line = line;
    }
    return false;
}

bool AuditCheck::take(const AuditLine &line)
{
    if (!m_verdict.isWhole())
        return false;
    ++m_verdict.lines;
    if (line.n != m_next) {
        return fail(line.n > m_next ? AuditVerdict::Fault::Missing : AuditVerdict::Fault::Misplaced,
                    line.n > m_next ? m_next : line.n);
    }
    if (line.hash != auditHash(m_before, line))
        return fail(AuditVerdict::Fault::Altered, line.n);
    const auto [from, to] = m_heads.equal_range(line.n);
    for (auto head = from; head != to; ++head) {
        if (head->second != line.hash)
            return fail(AuditVerdict::Fault::Rewritten, line.n);
        m_verdict.signedUpTo = line.n;
    }
    m_before = m_verdict.lastHash = line.hash;
    ++m_next;
    return true;
}

AuditVerdict AuditCheck::finish()
{
    if (m_verdict.isWhole() && !m_heads.empty() && m_heads.rbegin()->first >= m_next)
        fail(AuditVerdict::Fault::TailCut, m_next);
    return m_verdict;
}

// ---- an export

AuditExport::AuditExport(qint64 first, const QByteArray &before)
    : m_first(first)
    , m_last(first - 1)
    , m_before(before)
    , m_running(auditOrigin())
{
}

QByteArray AuditExport::counted(QByteArray text)
{
    m_running = blake2b(m_running + text);
    return text;
}

QByteArray AuditExport::begin()
{
    return counted(compact(QJsonObject{{QStringLiteral("wanmi-audit"), 1},
                                       {QStringLiteral("first"), m_first},
                                       {QStringLiteral("before"), QString::fromLatin1(m_before.toHex())}}));
}

QByteArray AuditExport::line(const AuditLine &line)
{
    QJsonArray values{line.n, line.atMs};
    for (const QByteArray &text : line.texts)
        values.append(QString::fromUtf8(text));
    values.append(QString::fromLatin1(line.hash.toHex()));
    m_last = line.n;
    ++m_lines;
    return counted(compact(values));
}

QByteArray AuditExport::end(const AuditKey &key)
{
    const QByteArray signature = key.signBytes(endMessage(m_running, m_last, m_lines));
    return compact(QJsonObject{{QStringLiteral("digest"), QString::fromLatin1(m_running.toHex())},
                               {QStringLiteral("key"), QString::fromLatin1(key.publicKey().toHex())},
                               {QStringLiteral("last"), m_last},
                               {QStringLiteral("lines"), m_lines},
                               {QStringLiteral("signature"), QString::fromLatin1(signature.toHex())}});
}

AuditExportCheck::AuditExportCheck(std::vector<AuditHead> heads, QByteArray key)
    : m_heads(std::move(heads))
    , m_wantedKey(std::move(key))
    , m_running(auditOrigin())
{
}

bool AuditExportCheck::fail(AuditVerdict::Fault fault)
{
    m_failed = true;
    m_fault.fault = fault;
    m_fault.line = m_last + 1;
    return false;
}

bool AuditExportCheck::takeHeader(const QByteArray &text)
{
    const QJsonObject object = QJsonDocument::fromJson(text).object();
    const auto first = number(object[QStringLiteral("first")]);
    const QByteArray before = bytesOf(object[QStringLiteral("before")].toString().toLatin1(), HashBytes);
    if (!first || *first < 1 || before.isEmpty() || (*first == 1 && before != auditOrigin()))
        return fail(AuditVerdict::Fault::Altered);
    AuditExport same(*first, before);
    if (same.begin() != text)
        return fail(AuditVerdict::Fault::Altered);
    m_last = *first - 1;
    m_check.emplace(m_heads, m_wantedKey, *first, before);
    return true;
}

bool AuditExportCheck::takeEnd(const QByteArray &text)
{
    const QJsonObject object = QJsonDocument::fromJson(text).object();
    const auto hex = [&object](const char *field, int size) {
        return bytesOf(object[QLatin1StringView(field)].toString().toLatin1(), size);
    };
    const QByteArray signature = hex("signature", crypto_sign_BYTES);
    m_key = hex("key", crypto_sign_PUBLICKEYBYTES);
    const bool fits = compact(object) == text && object.size() == 5 && hex("digest", HashBytes) == m_running
        && number(object[QStringLiteral("last")]) == m_last
        && number(object[QStringLiteral("lines")]) == m_lines;
    if (!fits)
        return fail(AuditVerdict::Fault::Altered);
    if (!isSignature(signature, endMessage(m_running, m_last, m_lines), m_key)
        || (!m_wantedKey.isEmpty() && m_key != m_wantedKey))
        return fail(AuditVerdict::Fault::ForgedHead);
    m_ended = true;
    return true;
}

bool AuditExportCheck::take(const QByteArray &text)
{
    if (m_failed)
        return false;
    ++m_textLine;
    if (m_ended) // nothing may follow
        return fail(AuditVerdict::Fault::Altered);
    if (!m_check) {
        if (!takeHeader(text))
            return false;
        m_running = blake2b(m_running + text);
        return true;
    }
    if (text.startsWith('{'))
        return takeEnd(text);
    const QJsonArray values = QJsonDocument::fromJson(text).array();
    const auto n = number(values[0]), at = number(values[1]);
    if (values.size() != 9 || !n || !at || compact(values) != text)
        return fail(AuditVerdict::Fault::Altered);
    AuditLine line{*n, *at, {}, bytesOf(values[8].toString().toLatin1(), HashBytes)};
    for (size_t i = 0; i < line.texts.size(); ++i)
        line.texts[i] = values[int(i) + 2].toString().toUtf8();
    if (!m_check->take(line)) {
        m_fault = m_check->finish();
        m_failed = true;
        return false;
    }
    m_running = blake2b(m_running + text);
    m_last = *n;
    ++m_lines;
    return true;
}

AuditVerdict AuditExportCheck::finish()
{
    if (m_failed)
        return m_fault;
    if (!m_ended) {
        fail(AuditVerdict::Fault::TailCut);
        return m_fault;
    }
    return m_check->finish();
}
} // namespace wanmi::server
