// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "intake/take.h"
#include "server/staging.h"

namespace wanmi::server {

/// Puts what intake has checked into the staging.
class StageSink final : public intake::Sink
{
public:
    explicit StageSink(Staging &staging)
        : m_staging(staging)
    {
    }
    base::Result<void> take(std::vector<domain::MinorClass> &&newClasses) override;
    base::Result<void> take(std::vector<domain::Department> &&newUnits) override;
    base::Result<void> take(std::vector<intake::Taken<domain::Area>> &&rows) override;
    base::Result<void> take(std::vector<intake::Taken<domain::GridCell>> &&rows) override;
    base::Result<void> take(std::vector<intake::Taken<domain::Component>> &&rows) override;
    base::Result<void> take(std::vector<intake::Taken<domain::NamedPlace>> &&rows) override;
    base::Result<void> take(std::vector<intake::Taken<domain::Camera>> &&rows) override;
    base::Result<void> take(std::vector<intake::Taken<domain::Vehicle>> &&rows) override;
    base::Result<void> take(std::vector<intake::Taken<intake::CaseRow>> &&rows) override;
    base::Result<void> refused(std::vector<QString> &&keys) override;

private:
    template <typename Row>
    base::Result<void> put(protocol::TableNo table, const std::vector<intake::Taken<Row>> &rows);
    Staging &m_staging;
    std::vector<StagedRow> m_batch;
};
} // namespace wanmi::server
