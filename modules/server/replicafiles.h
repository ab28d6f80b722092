// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/messages.h"

#include <QByteArrayView>
#include <QString>

#include <functional>
#include <memory>

/// What central needs to make replica files. Their format is the seat's, so the program brings the maker along.
namespace wanmi::server {

/// One file being made; one thread at a time.
class ReplicaFile
{
public:
    virtual ~ReplicaFile() = default;
    /// Bytes of a snapshot's stream, cut anywhere, with its trailer at the end.
    virtual base::Result<void> add(QByteArrayView bytes) = 0;
    /// Closes the file. \return its rows.
    virtual base::Result<qint64> finish() = 0;
};

struct ReplicaFormat
{
    int schema = 0; ///< of the files; 0: none can be made
    std::function<base::Result<std::unique_ptr<ReplicaFile>>(const QString &file,
                                                             const protocol::Manifest &manifest)>
        create;
};
} // namespace wanmi::server
