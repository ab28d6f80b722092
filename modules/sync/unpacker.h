// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "protocol/messages.h"

#include <QByteArray>
#include <QFile>

#include <sodium.h>

#include <memory>

struct ZSTD_DCtx_s;

namespace wanmi::sync {

/// Lays a snapshot's compressed bytes into a part file as they come, so that a cut costs nothing that has come, and
/// what they unpack to into the target. Belongs to a thread of its own.
class Unpacker
{
public:
    Unpacker();
    ~Unpacker();
    /// What an earlier load left of the same file is taken up. \return how many bytes are here. Errors: Unreachable
    /// "disk-full", "read-only"; Corrupt "bad-snapshot".
    base::Result<qint64> begin(const protocol::SnapshotOffer &offer, const QString &target);
    base::Result<void> add(const QByteArray &bytes);
    /// Verifies the hash of all that came; the part file goes. Errors: Corrupt "bad-snapshot": nothing is left.
    base::Result<void> finish();

private:
    base::Result<void> unpack(QByteArrayView bytes);
    base::Result<void> spoilt(const char *why);
    void removeOthers(const QString &folder, const QString &part) const;

    protocol::SnapshotOffer m_offer;
    QFile m_part, m_target;
    std::unique_ptr<ZSTD_DCtx_s, std::size_t (*)(ZSTD_DCtx_s *)> m_context;
    crypto_generichash_state m_hash{};
    QByteArray m_room;
    qint64 m_packed = 0, m_unpacked = 0;
    bool m_ended = false; ///< the compressed frame is whole
};
} // namespace wanmi::sync
