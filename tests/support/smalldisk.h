// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QTemporaryDir>

#include <sys/mount.h>

namespace wanmi::test {

/// A disk of so many kilobytes, gone with this object. Only root may mount one.
class TinyDisk
{
public:
    explicit TinyDisk(int kiloBytes)
    {
        const QByteArray size = "size=" + QByteArray::number(kiloBytes) + "k";
        m_isMounted
            = ::mount("tmpfs", m_folder.path().toUtf8().constData(), "tmpfs", 0, size.constData()) == 0;
    }
    ~TinyDisk()
    {
        if (m_isMounted)
            ::umount2(m_folder.path().toUtf8().constData(), MNT_DETACH);
    }
    TinyDisk(const TinyDisk &) = delete;
    TinyDisk &operator=(const TinyDisk &) = delete;

    [[nodiscard]] bool isMounted() const { return m_isMounted; }
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;
    bool m_isMounted = false;
};
} // namespace wanmi::test
