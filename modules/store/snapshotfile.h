// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/messages.h"

#include <QByteArrayView>
#include <QString>

#include <memory>

namespace wanmi::store {

class Bootstrap;

/// Makes a whole replica file for other seats of a scope (of the manifest), out of the stream that they would get. One
/// thread; nothing is synced: a file that a power cut has spoilt is known by its hash.
class SnapshotFile
{
public:
    [[nodiscard]] static base::Result<std::unique_ptr<SnapshotFile>> create(const QString &path,
                                                                            const protocol::Manifest &manifest);
    ~SnapshotFile();
    /// Bytes of the stream, cut anywhere. Errors: Corrupt "bad-row"; Unreachable "disk-full", ….
    [[nodiscard]] base::Result<void> add(QByteArrayView bytes);
    /// After the trailer; closes the file. Errors: Corrupt "snapshot-cut" without it. \return rows.
    [[nodiscard]] base::Result<qint64> finish();

private:
    explicit SnapshotFile(std::unique_ptr<Bootstrap> bootstrap);
    std::unique_ptr<Bootstrap> m_bootstrap;
};
} // namespace wanmi::store
