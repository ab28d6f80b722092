// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapview/columnfile.h"

#include "base/doors.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>
#include <cmath>

namespace wanmi::mapview {
namespace {
constexpr quint32 Magic = 0x57'4d'43'32; // "WMC2"
constexpr quint64 MaxBuckets = 4100ull * 4100ull;

struct Header
{
    quint32 magic = Magic;
    qint32 across = 0, down = 0;
    quint32 count = 0;
    double originX = 0, originY = 0, bucketEdge = 0;
    quint32 misplaced = 0, unused = 0;
};

/// Wide columns first, so that each is aligned.
quint64 bytesOf(const Header &header)
{
    const quint64 buckets = quint64(header.across) * quint64(header.down) + 1;
    return sizeof(Header) + 4 * buckets + quint64(header.count) * (4 + 4 + 4 + 2 + 1);
}

bool isSound(const Header &header, quint64 fileBytes)
{
    return header.magic == Magic && header.across > 0 && header.down > 0
        && quint64(header.across) * quint64(header.down) < MaxBuckets && std::isfinite(header.originX)
        && std::isfinite(header.originY) && header.bucketEdge > 0 && bytesOf(header) == fileBytes;
}
} // namespace

base::Result<void> writeColumnFile(const QString &path, const ComponentColumns &columns,
                                   const std::vector<quint8> *states)
{
    base::passDoor(base::Door::File, "column file");
    QDir().mkpath(QFileInfo(path).absolutePath());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return base::failure(base::ErrorKind::Corrupt, QStringLiteral("cannot-write-file"),
                             file.errorString());
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    const Header header{Magic,
                        columns.across,
                        columns.down,
                        quint32(columns.size()),
                        columns.origin.x(),
                        columns.origin.y(),
                        columns.bucketEdge,
                        quint32(columns.misplaced)};
    const auto put = [&file](const void *bytes, size_t size) {
        file.write(static_cast<const char *>(bytes), qint64(size));
    };
    put(&header, sizeof header);
    put(columns.offsets.data(), columns.offsets.size_bytes());
    put(columns.x.data(), columns.x.size_bytes());
    put(columns.y.data(), columns.y.size_bytes());
    put(columns.row.data(), columns.row.size_bytes());
    put(columns.classCode.data(), columns.classCode.size_bytes());
    put(states ? states->data() : columns.state.data(), columns.size());
    if (!file.commit())
        return base::failure(base::ErrorKind::Corrupt, QStringLiteral("cannot-write-file"),
                             file.errorString());
    return {};
}

base::Result<std::shared_ptr<const ComponentColumns>> openColumnFile(const QString &path)
{
    base::passDoor(base::Door::File, "column file");
    auto file = std::make_shared<QFile>(path);
    if (!file->open(QIODevice::ReadOnly))
        return base::failure(base::ErrorKind::NotFound, QStringLiteral("no-column-file"));
    const auto bad = base::failure(base::ErrorKind::Corrupt, QStringLiteral("bad-column-file"), path);
    if (file->size() < qint64(sizeof(Header)))
        return bad;
    const uchar *bytes = file->map(0, file->size());
    if (!bytes)
        return bad;
    Header header;
    std::copy_n(bytes, sizeof header, reinterpret_cast<uchar *>(&header));
    if (!isSound(header, quint64(file->size())))
        return bad;
    const size_t buckets = size_t(header.across) * size_t(header.down) + 1, count = header.count;
    auto columns = std::make_shared<ComponentColumns>();
    columns->origin = {header.originX, header.originY};
    columns->bucketEdge = header.bucketEdge;
    columns->misplaced = int(header.misplaced);
    columns->across = header.across;
    columns->down = header.down;
    const uchar *at = bytes + sizeof header;
    const auto take = [&at]<typename T>(std::span<const T> &column, size_t size) {
        column = {reinterpret_cast<const T *>(at), size};
        at += size * sizeof(T);
    };
    take(columns->offsets, buckets);
    take(columns->x, count);
    take(columns->y, count);
    take(columns->row, count);
    take(columns->classCode, count);
    take(columns->state, count);
    if (!std::is_sorted(columns->offsets.begin(), columns->offsets.end()) || columns->offsets.back() != count)
        return bad;
    columns->storage = file;
    return columns;
}
} // namespace wanmi::mapview
