// SPDX-License-Identifier: GPL-3.0-or-later
#include "snapshots/replicaformat.h"

#include "store/snapshotfile.h"
#include "store/store.h"

namespace wanmi::snapshots {
namespace {
class MadeByStore : public server::ReplicaFile
{
public:
    explicit MadeByStore(std::unique_ptr<store::SnapshotFile> file)
        : m_file(std::move(file))
    {
    }
    base::Result<void> add(QByteArrayView bytes) override { return m_file->add(bytes); }
    base::Result<qint64> finish() override { return m_file->finish(); }

private:
    std::unique_ptr<store::SnapshotFile> m_file;
};
} // namespace

server::ReplicaFormat replicaFormat()
{
    return {store::ReplicaSchema,
            [](const QString &path,
               const protocol::Manifest &manifest) -> base::Result<std::unique_ptr<server::ReplicaFile>> {
                auto file = store::SnapshotFile::create(path, manifest);
                if (!file)
                    return tl::unexpected(file.error());
                return std::make_unique<MadeByStore>(std::move(*file));
            }};
}
} // namespace wanmi::snapshots
