// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/servinghold.h"

#include <QByteArray>
#include <QFile>

#include <array>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace wanmi::server {

base::Result<ServingHold> ServingHold::take(const QString &folder)
{
    const QByteArray path = QFile::encodeName(folder + QStringLiteral("/serving.lock"));
    ServingHold hold;
    hold.m_file = ::open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (hold.m_file < 0)
        return base::failure(base::ErrorKind::Unreachable, QStringLiteral("cannot-write"),
                             QFile::decodeName(path));
    if (::flock(hold.m_file, LOCK_EX | LOCK_NB) != 0) {
        std::array<char, 24> holder{};
        const ssize_t length = ::pread(hold.m_file, holder.data(), holder.size() - 1, 0);
        return base::failure(
            base::ErrorKind::Conflict, QStringLiteral("already-served"),
            length > 0 ? QStringLiteral("process %1").arg(QLatin1StringView(holder.data()).trimmed())
                       : QString());
    }
    const QByteArray mine = QByteArray::number(::getpid()) + '\n';
    // Only said for people: a full disk keeps nobody from serving.
    const bool said = ::ftruncate(hold.m_file, 0) == 0
        && ::pwrite(hold.m_file, mine.constData(), size_t(mine.size()), 0) > 0;
    (void)said;
    return hold;
}

ServingHold::~ServingHold()
{
    if (m_file >= 0)
        ::close(m_file);
}
} // namespace wanmi::server
