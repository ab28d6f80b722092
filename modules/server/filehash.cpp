// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/filehash.h"

#include <QFile>

#include <sodium.h>

#include <fcntl.h>
#include <unistd.h>

namespace wanmi::server {

QString hashOfFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, 32);
    for (QByteArray piece = file.read(1 << 20); !piece.isEmpty(); piece = file.read(1 << 20))
        crypto_generichash_update(&state, reinterpret_cast<const unsigned char *>(piece.constData()),
                                  quint64(piece.size()));
    unsigned char hash[32];
    crypto_generichash_final(&state, hash, sizeof hash);
    return QString::fromLatin1(QByteArray(reinterpret_cast<const char *>(hash), sizeof hash).toHex());
}

bool flushFile(const QString &path)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return false;
    const bool done = ::fsync(file) == 0;
    ::close(file);
    return done;
}
} // namespace wanmi::server
