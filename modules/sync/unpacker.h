// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "blockfile.h"

#include "base/boundedqueue.h"
#include "base/result.h"
#include "protocol/messages.h"

#include <QByteArray>
#include <QFile>

#include <sodium.h>

#include <memory>
#include <optional>
#include <thread>

struct ZSTD_DCtx_s;

namespace wanmi::sync {

/// Lays a snapshot's compressed bytes into a part file as they come, so that a cut costs nothing that has come, and
/// what they unpack to into the target. Belongs to a thread of its own, which hashes; one beside it unpacks, and
/// another one writes what was unpacked.
class Unpacker
{
public:
    Unpacker();
    ~Unpacker();
    /// What an earlier load left of the same file is taken up. \return how many bytes are here. Errors: Unreachable
    /// "disk-full", "read-only"; Corrupt "bad-snapshot".
    base::Result<qint64> begin(const protocol::SnapshotOffer &offer, const QString &target);
    /// What is wrong with earlier bytes may be found with later ones.
    base::Result<void> add(const QByteArray &bytes);
    /// Verifies the hash of all that came; the part file goes. Errors: Corrupt "bad-snapshot": nothing is left.
    base::Result<void> finish();

private:
    using Pieces = base::BoundedQueue<QByteArray>;
    using Blocks = base::BoundedQueue<Block>;
    void run();
    base::Result<void> drain();
    void abandon();
    base::Result<void> take(const QByteArray &bytes);
    base::Result<void> unpackAll();
    base::Result<void> unpack(QByteArrayView bytes);
    bool hand();
    base::Result<void> writeAll();
    tl::unexpected<base::Error> spoilt(const char *why);
    tl::unexpected<base::Error> given(base::Error error);
    void removeOthers(const QString &folder, const QString &part) const;

    protocol::SnapshotOffer m_offer;
    QFile m_part;
    BlockFile m_target;
    std::unique_ptr<Pieces> m_come;  ///< as they came
    std::unique_ptr<Blocks> m_ready, m_spare; ///< unpacked, and written: to be filled again
    std::optional<Block> m_filling;
    std::thread m_unpacking, m_writing;
    base::Result<void> m_wasUnpacked, m_wasWritten; ///< of the threads; to be read when they have ended
    std::unique_ptr<ZSTD_DCtx_s, std::size_t (*)(ZSTD_DCtx_s *)> m_context;
    crypto_generichash_state m_hash{};
    qint64 m_packed = 0, m_unpacked = 0;
    bool m_ended = false; ///< the compressed frame is whole
};
} // namespace wanmi::sync
