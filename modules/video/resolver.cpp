// SPDX-License-Identifier: GPL-3.0-or-later
#include "video/resolver.h"

#include "video/monotonic.h"

#include <algorithm>
#include <cstring>
#include <netdb.h>
#include <pthread.h>

namespace wanmi::video {
namespace {
NetAddresses addresses(const QByteArray &host, quint16 port, int flags)
{
    addrinfo hints{};
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = flags | AI_NUMERICSERV;
    addrinfo *found = nullptr;
    NetAddresses all;
    if (getaddrinfo(host.constData(), QByteArray::number(port).constData(), &hints, &found) != 0)
        return all;
    for (const addrinfo *one = found; one; one = one->ai_next) {
        NetAddress address;
        std::memcpy(&address.bytes, one->ai_addr, one->ai_addrlen);
        address.length = one->ai_addrlen;
        all.push_back(address);
    }
    freeaddrinfo(found);
    std::stable_sort(all.begin(), all.end(), [](const NetAddress &a, const NetAddress &b) {
        return a.bytes.ss_family == AF_INET && b.bytes.ss_family != AF_INET;
    });
    return all;
}
} // namespace

Resolver::~Resolver()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stops = true;
    }
    m_some.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

NetAddresses Resolver::numeric(const QByteArray &host, quint16 port)
{
    return addresses(host, port, AI_NUMERICHOST);
}

void Resolver::ask(const QByteArray &host, quint16 port, Answer answer)
{
    const std::lock_guard lock(m_mutex);
    m_questions.push_back(Question{host, port, std::move(answer)});
    if (!m_thread.joinable())
        m_thread = std::thread([this] { work(); });
    m_some.notify_one();
}

void Resolver::work()
{
    pthread_setname_np(pthread_self(), "wanmi-resolve");
    std::unique_lock lock(m_mutex);
    while (true) {
        m_some.wait(lock, [this] { return m_stops || !m_questions.empty(); });
        if (m_stops)
            return;
        const Question question = std::move(m_questions.front());
        m_questions.pop_front();
        lock.unlock();
        question.answer(lookUp(question));
        lock.lock();
    }
}

NetAddresses Resolver::lookUp(const Question &question)
{
    constexpr qint64 keepMs = 60'000;
    constexpr qint64 keepFailureMs = 10'000;
    const QByteArray key = question.host + ':' + QByteArray::number(question.port);
    const qint64 now = monotonicMs();
    if (const auto it = m_known.constFind(key); it != m_known.cend() && it->untilMs > now)
        return it->addresses;
    const NetAddresses found = addresses(question.host, question.port, 0);
    m_known.insert(key, Known{found, now + (found.empty() ? keepFailureMs : keepMs)});
    return found;
}
} // namespace wanmi::video
