// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "renderlink/messages.h"

#include <QByteArray>
#include <QHash>
#include <QImage>
#include <QString>

namespace wanmi::mapview {

/// Tiles on disk, of one edition of the base map at a time. One thread.
/// A file is written whole under another name first; it carries a hash over its tile and its bytes, so a
/// flipped bit, a cut or a misplaced file is noticed, the file removed, and the tile drawn again.
class BaseStore
{
public:
    /// \param folder is made when missing; everything in it belongs to this store.
    BaseStore(QString folder, qint64 maxBytes);

    /// Which project and which data the tiles show. Tiles of any other edition are removed from the disk.
    /// \return false: the folder cannot be written to; the store then keeps nothing.
    bool open(const QByteArray &edition);

    /// Null when it is not there or was damaged.
    [[nodiscard]] QImage read(renderlink::TileId tile, renderlink::Theme theme);
    void write(renderlink::TileId tile, renderlink::Theme theme, const QImage &image);
    [[nodiscard]] qint64 bytes() const { return m_bytes; }

    /// Of a project and a data file, for open(): changes when one of them does. Empty when one is missing.
    [[nodiscard]] static QByteArray editionOf(const QString &projectPath, const QString &dataPath);

private:
    struct Entry
    {
        qint64 bytes = 0;
        qint64 lastUse = 0; ///< milliseconds since 1970
    };
    [[nodiscard]] QString pathOf(renderlink::TileId tile, renderlink::Theme theme) const;
    void takeStock();
    void remove(const QString &path);
    void makeRoom();

    QString m_folder;
    QString m_edition; ///< subfolder; empty: closed
    qint64 m_maxBytes;
    qint64 m_bytes = 0;
    QHash<QString, Entry> m_entries;
};
} // namespace wanmi::mapview
