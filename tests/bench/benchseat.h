// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/rulebook.h"
#include "store/store.h"
#include "support/waiting.h"
#include "sync/link.h"

#include <QDir>
#include <QUrl>

#include <cstdio>
#include <memory>
#include <optional>

namespace wanmi::bench {

inline std::optional<protocol::SessionGrant> signedIn(const QUrl &central, const QString &account,
                                                      const QString &seat = QStringLiteral("bench"))
{
    auto answer = sync::signIn(central, {account, QStringLiteral("wanmi"), seat});
    if (!test::spinUntil([&] { return answer.isFinished(); }, 20'000) || !answer.result()) {
        std::fprintf(stderr, "%s cannot sign in\n", qPrintable(account));
        return std::nullopt;
    }
    return *answer.result();
}

/// A seat that only follows: its replica and its link to central.
class BenchSeat
{
public:
    BenchSeat(const QString &folder, const QUrl &central, const protocol::SessionGrant &grant, bool wholeFiles)
        : m_clock(std::make_shared<base::SystemClock>())
        , replica({folder, grant.scope, grant.account}, *domain::shippedRuleBook(), m_clock)
        , m_link(central, grant, replica, m_clock, quiet(wholeFiles))
    {
        QObject::connect(&m_link, &sync::Link::statusChanged, &m_link,
                         [this](const sync::LinkStatus &now) { m_now = now; });
    }
    ~BenchSeat() { m_link.stop(); }
    [[nodiscard]] bool open()
    {
        auto opened = replica.open();
        return test::spinUntil([&] { return opened.isFinished(); }, 60'000) && opened.result();
    }
    void start() { m_link.start(); }
    void stop() { m_link.stop(); }
    [[nodiscard]] bool becomesUsable(int limitMs = 300'000)
    {
        return test::spinUntil([this] { return m_now.usable; }, limitMs);
    }
    [[nodiscard]] bool becomesComplete(int limitMs = 300'000)
    {
        return test::spinUntil(
            [this] { return m_now.complete && m_now.state == sync::LinkStatus::State::Online; }, limitMs);
    }
    [[nodiscard]] store::ReplicaStatus status()
    {
        auto status = replica.status();
        test::spinUntil([&] { return status.isFinished(); }, 60'000);
        return status.isFinished() && status.result() ? *status.result() : store::ReplicaStatus{};
    }

private:
    static sync::Link::Options quiet(bool wholeFiles)
    {
        sync::Link::Options options;
        options.livePeriod = std::chrono::milliseconds(0);
        options.integrityStep = std::chrono::milliseconds(0);
        options.wholeFiles = wholeFiles;
        return options;
    }
    std::shared_ptr<base::SystemClock> m_clock;
    sync::LinkStatus m_now;

public:
    store::Store replica;

private:
    sync::Link m_link;
};
} // namespace wanmi::bench
