// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/snapshotfile.h"

#include "bootstrap.h"

namespace wanmi::store {

SnapshotFile::SnapshotFile(std::unique_ptr<Bootstrap> bootstrap)
    : m_bootstrap(std::move(bootstrap))
{
}

SnapshotFile::~SnapshotFile() = default;

base::Result<std::unique_ptr<SnapshotFile>> SnapshotFile::create(const QString &path,
                                                                 const protocol::Manifest &manifest)
{
    auto bootstrap = Bootstrap::begin(path, manifest.scope, manifest);
    if (!bootstrap)
        return tl::unexpected(bootstrap.error());
    (*bootstrap)->packTables();
    return std::unique_ptr<SnapshotFile>(new SnapshotFile(std::move(*bootstrap)));
}

base::Result<void> SnapshotFile::add(QByteArrayView bytes)
{
    return m_bootstrap->addBytes(bytes);
}

base::Result<qint64> SnapshotFile::finish()
{
    if (m_bootstrap->trailer().isEmpty())
        return base::failure(base::ErrorKind::Corrupt, QStringLiteral("snapshot-cut"));
    WANMI_TRY(m_bootstrap->finishForOthers());
    return m_bootstrap->rows();
}
} // namespace wanmi::store
