// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/evaluationreading.h"

#include "server/cityreading.h"

namespace wanmi::server {

class EvaluationReading::Private
{
public:
    CityReading city;

    [[nodiscard]] base::Result<std::vector<NamedRow>> rows(const char *sql) const
    {
        return guarded([&]() -> base::Result<std::vector<NamedRow>> {
            std::vector<NamedRow> rows;
            Query query(*city, sql);
            while (query.step())
                rows.push_back({query.text(0), query.text(1), query.text(2), query.text(3), query.text(4)});
            return rows;
        });
    }
};

EvaluationReading::EvaluationReading(std::unique_ptr<Private> of)
    : d(std::move(of))
{
}
EvaluationReading::EvaluationReading(EvaluationReading &&) noexcept = default;
EvaluationReading &EvaluationReading::operator=(EvaluationReading &&) noexcept = default;
EvaluationReading::~EvaluationReading() = default;

base::Result<EvaluationReading> EvaluationReading::of(const QString &folder, Extent extent)
{
    CityReading::Tables tables{{"department", {}}, {"area", {"fid", "id", "level", "name_zh", "name_en"}}, {"person", {}}};
    if (extent == Extent::Whole)
        tables.merge(CityReading::Tables{
            {"case_fact", {}},
            {"case_file",
             {"fid", "id", "ver", "imported", "state", "stage_started_at", "stage_due", "source", "reporter_id", "is_public",
              "reported_at", "kind", "class_code", "cell", "duty_grid", "supervisor", "lead_dept", "round", "handling_started_at",
              "handling_due", "feedback_at", "handled_in_time", "registered_at", "closed_at"}},
            {"cell", {"fid", "id", "duty_grid", "zone"}},
            {"camera", {"fid", "id", "owner", "cell"}},
            {"camera_month", {}}});
    auto city = CityReading::of(folder, tables);
    if (!city)
        return tl::unexpected(city.error());
    return EvaluationReading(std::make_unique<Private>(*std::move(city)));
}

const QString &EvaluationReading::path() const
{
    return d->city.path();
}

base::Result<std::vector<NamedRow>> EvaluationReading::departments() const
{
    return d->rows("SELECT id, name_zh, name_en, kind, '' FROM department ORDER BY id");
}

base::Result<std::vector<NamedRow>> EvaluationReading::areas() const
{
    return d->rows("SELECT id, name_zh, name_en, level, '' FROM area ORDER BY id");
}

base::Result<std::vector<NamedRow>> EvaluationReading::people() const
{
    return d->rows("SELECT id, name, name, post, coalesce(duty_grid, '') FROM person ORDER BY id");
}
} // namespace wanmi::server
