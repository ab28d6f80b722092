// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/rowcodec.h"

#include <QJsonArray>

/// The JSON form of a row: the same array as in CBOR; blobs are base64 text, told apart by the column's type.
namespace wanmi::protocol {

[[nodiscard]] QJsonArray toJson(const RowChange &change);
/// Errors: Corrupt "bad-row".
[[nodiscard]] base::Result<RowChange> rowFromJson(const QJsonArray &array);
} // namespace wanmi::protocol
