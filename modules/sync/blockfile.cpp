// SPDX-License-Identifier: GPL-3.0-or-later
#include "blockfile.h"

#include <QFile>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <new>

namespace wanmi::sync {
namespace {
constexpr std::size_t Alignment = 4'096; // of a page, and no disk asks for more
}

void Block::Free::operator()(char *data) const
{
    std::free(data);
}

Block::Block()
    : m_data(static_cast<char *>(std::aligned_alloc(Alignment, std::size_t(Bytes))))
{
    if (!m_data)
        throw std::bad_alloc();
}

bool BlockFile::open(const QString &path)
{
    close();
    m_path = path;
    m_file = ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (m_file < 0 || ::fchmod(m_file, 0600) != 0)
        return false;
    m_isDirect = ::fcntl(m_file, F_SETFL, ::fcntl(m_file, F_GETFL) | O_DIRECT) == 0;
    return true;
}

/// The rest is written the ordinary way.
bool BlockFile::throughTheCache()
{
    m_isDirect = false;
    return ::fcntl(m_file, F_SETFL, ::fcntl(m_file, F_GETFL) & ~O_DIRECT) == 0;
}

bool BlockFile::write(const Block &block)
{
    if (m_file < 0) {
        errno = EBADF;
        return false;
    }
    if (m_isDirect && !block.isFull() && !throughTheCache())
        return false;
    qint64 done = 0;
    while (done < block.filled) {
        // A file system may say only now that it does not, or take less than a page of what it was given.
        const bool isWholePages = done % qint64(Alignment) == 0;
        if (m_isDirect && !isWholePages && !throughTheCache())
            return false;
        const ssize_t count = ::write(m_file, block.data() + done, std::size_t(block.filled - done));
        if (count > 0) {
            done += count;
        } else if (count < 0 && errno == EINVAL && m_isDirect) {
            if (!throughTheCache())
                return false;
        } else if (count == 0 || errno != EINTR) {
            return false;
        }
    }
    return true;
}

void BlockFile::close()
{
    if (m_file >= 0)
        ::close(m_file);
    m_file = -1;
}
} // namespace wanmi::sync
