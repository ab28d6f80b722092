// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "domain/rulebook.h"
#include "shared.h"
#include "sqlite.h"
#include "stringpool.h"

#include <map>
#include <memory>
#include <string>

namespace wanmi::store {

/// A reader's connection: opens the replica when there is one, else an empty one in memory, so that every
/// question has an answer from the first moment. Statements are prepared once.
class ReadConnection
{
public:
    ReadConnection(SharedPtr shared, domain::RuleBookPtr rules, std::shared_ptr<const base::Clock> clock)
        : m_shared(std::move(shared))
        , m_rules(std::move(rules))
        , m_clock(std::move(clock))
    {
    }

    /// Runs one read in one transaction, over the overlay as it is now.
    template <typename Call> auto read(Call call) -> decltype(call())
    {
        WANMI_TRY(begin());
        auto answer = call();
        end();
        return answer;
    }
    void close();

    // During a read:
    /// A section of reads.sql, reset. Never null within read().
    [[nodiscard]] Result<Statement *> statement(const char *section);
    [[nodiscard]] const Database &database() const { return m_database; }
    [[nodiscard]] const Overlay &overlay() const { return *m_overlay; }
    [[nodiscard]] const Shared &shared() const { return *m_shared; }
    [[nodiscard]] const domain::RuleBook &rules() const { return *m_rules; }
    [[nodiscard]] base::Instant now() const { return m_clock->now(); }

private:
    Result<void> begin();
    void end();

    SharedPtr m_shared;
    domain::RuleBookPtr m_rules;
    std::shared_ptr<const base::Clock> m_clock;
    Database m_database;
    bool m_inMemory = false;
    std::map<std::string, Statement, std::less<>> m_statements;
    std::shared_ptr<const Overlay> m_overlay;
};

/// Steps through all rows. `take(statement)` is called once per row.
template <typename Take> Result<void> forEachRow(Statement &statement, Take take)
{
    for (;;) {
        const auto row = statement.step();
        if (!row)
            return tl::unexpected<base::Error>(row.error());
        if (!*row)
            break;
        take(statement);
    }
    statement.reset();
    return {};
}
} // namespace wanmi::store
