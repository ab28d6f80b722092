// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace wanmi::server {

/// Where a reader of the change feed stands: base64url(epoch 8 bytes, scope 8 bytes, seq 8 bytes). Opaque to
/// seats.
struct Cursor
{
    qint64 epoch = 0;
    QByteArray scope; ///< Scope::hash()
    qint64 seq = 0;

    [[nodiscard]] QByteArray toText() const;
    [[nodiscard]] static std::optional<Cursor> fromText(const QByteArray &text);
};
} // namespace wanmi::server
