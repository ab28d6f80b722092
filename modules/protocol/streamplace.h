// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace wanmi::protocol {

/// Where the stream of a snapshot was cut: its last whole row. Rows of a reading come in an order that stays (of central's
/// row numbers, or of ids), so that the stream can go on behind it.
struct StreamPlace
{
    int table = 0; ///< TableNo
    int reading = 0; ///< of case_file: 0 open cases, 1 ended ones; of other tables 0
    QString id;

    /// TABLE.READING.base64url(ID), as GET /v1/sync/snapshot?after= takes it.
    [[nodiscard]] QString text() const;
    [[nodiscard]] static std::optional<StreamPlace> fromText(const QString &text);
};
} // namespace wanmi::protocol
