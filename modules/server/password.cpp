// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/password.h"

#include <sodium.h>

namespace wanmi::server {
namespace {
constexpr unsigned long long Passes = 2;
constexpr std::size_t MemoryBytes = 19 * 1024 * 1024;

bool ready()
{
    static const bool Initialized = sodium_init() >= 0;
    return Initialized;
}
} // namespace

QByteArray hashPassword(const QString &password)
{
    const QByteArray utf8 = password.toUtf8();
    char hash[crypto_pwhash_STRBYTES] = {};
    if (!ready()
        || crypto_pwhash_str_alg(hash, utf8.constData(), quint64(utf8.size()), Passes, MemoryBytes,
                                 crypto_pwhash_ALG_ARGON2ID13)
            != 0)
        return {}; // out of memory: an empty hash fits no password
    return QByteArray(hash);
}

bool passwordFits(const QByteArray &hash, const QString &password)
{
    const QByteArray utf8 = password.toUtf8();
    return ready() && !hash.isEmpty()
        && crypto_pwhash_str_verify(hash.constData(), utf8.constData(), quint64(utf8.size())) == 0;
}

void pretendToCheck(const QString &password)
{
    static const QByteArray Nobody = hashPassword(QStringLiteral("nobody has this one"));
    (void)passwordFits(Nobody, password);
}

QByteArray newToken()
{
    QByteArray bytes(32, Qt::Uninitialized);
    if (ready())
        randombytes_buf(bytes.data(), std::size_t(bytes.size()));
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}
} // namespace wanmi::server
