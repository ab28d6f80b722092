// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/cursor.h"

#include <QtEndian>

namespace wanmi::server {
namespace {
constexpr auto Form = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
}

QByteArray Cursor::toText() const
{
    QByteArray bytes(24, '\0');
    qToBigEndian(epoch, bytes.data());
    const QByteArray scopeBytes = QByteArray::fromHex(scope).leftJustified(8, '\0', true);
    std::copy(scopeBytes.begin(), scopeBytes.end(), bytes.begin() + 8);
    qToBigEndian(seq, bytes.data() + 16);
    return bytes.toBase64(Form);
}

std::optional<Cursor> Cursor::fromText(const QByteArray &text)
{
    const auto decoded = QByteArray::fromBase64Encoding(text, Form | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || decoded.decoded.size() != 24)
        return std::nullopt;
    const QByteArray &bytes = decoded.decoded;
    return Cursor{qFromBigEndian<qint64>(bytes.constData()), bytes.mid(8, 8).toHex(),
                  qFromBigEndian<qint64>(bytes.constData() + 16)};
}
} // namespace wanmi::server
