// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/sessions.h"

namespace wanmi::server {
namespace {
constexpr qsizetype MostRemembered = 4096;
}

Sessions::Sessions(Storage &storage, std::shared_ptr<const base::Clock> clock)
    : m_storage(storage)
    , m_clock(std::move(clock))
{
}

std::optional<Session> Sessions::known(const QByteArray &authorization) const
{
    if (!authorization.startsWith("Bearer ") || authorization.size() > 200)
        return {};
    const std::lock_guard lock(m_mutex);
    const auto found = m_known.constFind(blake2b(authorization.mid(7)));
    return found != m_known.constEnd() && m_clock->now() < found->expires ? std::optional(*found) : std::nullopt;
}

std::optional<Session> Sessions::knownLately(const QByteArray &authorization) const
{
    if (auto session = known(authorization))
        return session;
    const std::lock_guard lock(m_mutex);
    const auto found = m_before.constFind(blake2b(authorization.mid(7)));
    return found != m_before.constEnd() && m_clock->now() < found->expires ? std::optional(*found) : std::nullopt;
}

base::Result<Session> Sessions::find(const QByteArray &authorization)
{
    const auto denied
        = [](const char *reason) { return base::failure(ErrorKind::Denied, QLatin1StringView(reason)); };
    if (!authorization.startsWith("Bearer ") || authorization.size() > 200)
        return denied("no-session");
    return ofHash(blake2b(authorization.mid(7)));
}

base::Result<Session> Sessions::ofHash(const QByteArray &hash)
{
    const auto denied
        = [](const char *reason) { return base::failure(ErrorKind::Denied, QLatin1StringView(reason)); };
    qint64 forgotten = 0;
    {
        const std::lock_guard lock(m_mutex);
        forgotten = m_forgotten;
        if (const auto known = m_known.constFind(hash);
            known != m_known.constEnd() && m_clock->now() < known->expires)
            return *known;
    }
    const auto stored = m_storage.session(hash);
    if (!stored)
        return tl::unexpected(stored.error());
    if (!*stored)
        return denied("no-session");
    if (m_clock->now() >= (*stored)->expires)
        return denied("session-expired");
    if ((*stored)->account.disabled)
        return denied("account-disabled");
    Session session;
    session.person = (*stored)->account.person;
    session.post = domain::postFromToken(session.person.post).value_or(domain::Post::System);
    session.scope = Scope::of(session.person);
    session.tokenHash = hash;
    session.expires = (*stored)->expires;
    const std::lock_guard lock(m_mutex);
    if (m_known.size() >= MostRemembered)
        m_known.clear();
    if (forgotten == m_forgotten)
        m_known.insert(hash, session);
    return session;
}

void Sessions::forgetAll()
{
    const std::lock_guard lock(m_mutex);
    if (m_before.size() >= MostRemembered)
        m_before.clear();
    m_before.insert(m_known);
    m_known.clear();
    ++m_forgotten;
}
} // namespace wanmi::server
