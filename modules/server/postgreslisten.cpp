// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/postgresstorage.h"

#include <cstring>

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace wanmi::server {
namespace {
using postgres::Database;
constexpr int PauseMs = 1000; // before a lost connection is opened again

struct ConninfoFree
{
    void operator()(PQconninfoOption *options) const { PQconninfoFree(options); }
};

/// False: somebody wants the listener to end.
bool wait(int wake, int socket, int timeoutMs)
{
    pollfd ends[] = {{wake, POLLIN, 0}, {socket, POLLIN, 0}};
    ::poll(ends, socket < 0 ? 1 : 2, timeoutMs);
    return ends[0].revents == 0;
}
} // namespace

bool isPostgresAddress(const QString &text)
{
    return text.startsWith(u"postgresql://") || text.startsWith(u"postgres://");
}

base::Result<void> checkPostgresAddress(const QString &address)
{
    char *said = nullptr;
    const std::unique_ptr<PQconninfoOption, ConninfoFree> options(
        PQconninfoParse(address.toUtf8().constData(), &said));
    PQfreemem(said); // may quote the address, and with it a password
    if (!options || !isPostgresAddress(address))
        return base::refused(QStringLiteral("bad-address"));
    for (const PQconninfoOption *one = options.get(); one->keyword; ++one) {
        if (std::strcmp(one->keyword, "password") == 0 && one->val && *one->val)
            return base::refused(QStringLiteral("password-in-address"));
    }
    return {};
}

void PostgresStorage::listen(std::function<void(Heard)> call)
{
    if (m_listener.joinable()) {
        m_stopping = true;
        const quint64 one = 1;
        const bool told = ::write(m_wake, &one, sizeof one) == sizeof one;
        (void)told; // the pause ends by itself
        m_listener.join();
        ::close(m_wake);
        m_stopping = false;
    }
    if (!call)
        return;
    m_wake = ::eventfd(0, EFD_CLOEXEC);
    m_listener = std::thread([this, call = std::move(call)] { hear(call); });
}

void PostgresStorage::hear(const std::function<void(Heard)> &call)
{
    std::unique_ptr<Database> database;
    while (!m_stopping) {
        try {
            if (!database) {
                database = connect();
                database->run("LISTEN wanmi_changes; LISTEN wanmi_city");
                call(Heard::City); // whatever was missed until now
            }
            if (!wait(m_wake, PQsocket(database->handle()), -1))
                return;
            if (!database->isAlive())
                database->fail();
            std::optional<Heard> heard;
            while (PGnotify *note = PQnotifies(database->handle())) {
                const bool city = std::strcmp(note->relname, "wanmi_city") == 0;
                if (note->be_pid != m_writerProcess || city)
                    heard = city || heard == Heard::City ? Heard::City : Heard::Changes;
                PQfreemem(note);
            }
            if (heard)
                call(*heard);
        } catch (const postgres::PgError &) {
            database.reset();
            if (!wait(m_wake, -1, PauseMs))
                return;
        }
    }
}

PostgresStorage::~PostgresStorage()
{
    listen({});
}
} // namespace wanmi::server
