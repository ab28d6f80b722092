// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/factfile.h"

#include "files.h"
#include "protocol/cameramonth.h"
#include "readconnection.h"
#include "readrows.h"
#include "sqlite.h"
#include "store/store.h"

#include <QFileInfo>

namespace wanmi::store {
namespace {
constexpr qint64 CasesAStep = 2'000; ///< between two words of progress

constexpr auto Cases = "SELECT id, ver, imported, state, stage_started_at, stage_due, source, reporter_id,"
                       " is_public, reported_at, kind, class_code, cell, duty_grid, supervisor, lead_dept, round,"
                       " handling_started_at, handling_due, feedback_at, handled_in_time, registered_at, closed_at"
                       " FROM case_file";
constexpr auto InOrder = " ORDER BY id"; // as the facts come; by itself it costs more than all the reading
constexpr auto Facts = "SELECT case_id, id, at, kind, person, post, department, started_at, due_at, in_time,"
                       " used_ms, round, outcome, class_key, cell, duty_grid, source"
                       " FROM case_fact ORDER BY case_id, at, id";

std::optional<base::Instant> instant(const Statement &row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(base::instantFromMs(row.integer(column)));
}
std::optional<bool> truth(const Statement &row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(row.integer(column) != 0);
}

domain::CaseFile fileOf(const Statement &row)
{
    domain::CaseFile file;
    file.id = CaseId(row.text(0));
    file.version = int(row.integer(1));
    file.imported = row.integer(2) != 0;
    file.state = row.text(3);
    file.stageStartedAt = instant(row, 4);
    file.stageDue = instant(row, 5);
    file.source = row.text(6);
    file.reporterId = row.text(7);
    file.isPublic = row.integer(8) != 0;
    file.reportedAt = base::instantFromMs(row.integer(9));
    file.kind = row.utf8(10) == "component" ? domain::CaseKind::Component : domain::CaseKind::Event;
    file.classCode = row.text(11);
    file.cell = row.text(12);
    file.dutyGrid = row.text(13);
    file.supervisor = row.text(14);
    file.leadDept = row.text(15);
    file.round = int(row.integer(16));
    file.handlingStartedAt = instant(row, 17);
    file.handlingDue = instant(row, 18);
    file.feedbackAt = instant(row, 19);
    file.handledInTime = truth(row, 20);
    file.registeredAt = instant(row, 21);
    file.closedAt = instant(row, 22);
    return file;
}

domain::Fact factOf(const Statement &row)
{
    domain::Fact fact;
    fact.caseId = CaseId(row.text(0));
    fact.id = row.text(1);
    fact.at = base::instantFromMs(row.integer(2));
    fact.kind = row.text(3);
    fact.person = row.text(4);
    fact.post = row.text(5);
    fact.department = row.text(6);
    fact.startedAt = instant(row, 7);
    fact.dueAt = instant(row, 8);
    fact.inTime = truth(row, 9);
    fact.usedMs = row.integer(10);
    fact.round = int(row.integer(11));
    fact.outcome = row.text(12);
    fact.classKey = row.text(13);
    fact.cell = row.text(14);
    fact.dutyGrid = row.text(15);
    fact.source = row.text(16);
    return fact;
}

/// The facts in the order of their cases, one case at a time.
class FactRun
{
public:
    Result<void> begin(const Database &database)
    {
        const auto there
            = database.number("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'case_fact'");
        if (!there)
            return tl::unexpected<base::Error>(there.error());
        if (*there == 0)
            return {};
        auto facts = database.prepare(Facts);
        if (!facts)
            return tl::unexpected<base::Error>(facts.error());
        m_facts = std::move(*facts);
        return next();
    }
    [[nodiscard]] bool has() const { return m_has; }
    [[nodiscard]] const QByteArray &caseId() const { return m_caseId; }
    /// The facts of caseId(); the next case's come after.
    Result<void> take(std::vector<domain::Fact> &facts)
    {
        facts.clear();
        const QByteArray own = m_caseId;
        while (m_has && m_caseId == own) {
            facts.push_back(factOf(m_facts));
            WANMI_TRY(next());
        }
        return {};
    }

private:
    Result<void> next()
    {
        const auto row = m_facts.step();
        if (!row)
            return tl::unexpected<base::Error>(row.error());
        m_has = *row;
        if (m_has) {
            const std::string_view id = m_facts.utf8(0);
            m_caseId = QByteArray(id.data(), qsizetype(id.size()));
        }
        return {};
    }
    Statement m_facts;
    QByteArray m_caseId;
    bool m_has = false;
};

/// Facts whose case has left the replica, up to a case (all the rest: null).
Result<void> takeAlone(FactRun &run, const QByteArray &before, std::vector<domain::Fact> &facts,
                       const TakeCase &take)
{
    while (run.has() && (before.isNull() || run.caseId() < before)) {
        domain::CaseFile gone;
        gone.id = CaseId(QString::fromUtf8(run.caseId()));
        WANMI_TRY(run.take(facts));
        take(gone, facts);
    }
    return {};
}

Result<Database> opened(const QString &replica, const std::atomic<bool> &stop)
{
    if (!fileExists(replica))
        return base::failure(base::ErrorKind::Conflict, QStringLiteral("no-replica"));
    return Database::open(replica, Database::Mode::ReadOnly, &stop);
}
} // namespace

QString replicaFileOf(const Store &store)
{
    return QFileInfo(store.snapshotFile()).path() + QStringLiteral("/replica.gpkg");
}

base::Result<void> readFacts(const QString &replica, const std::atomic<bool> &stop, const TakeCase &take,
                             const std::function<void(FactProgress)> &progress)
{
    const auto database = opened(replica, stop);
    if (!database)
        return tl::unexpected<base::Error>(database.error());
    WANMI_TRY(database->run("BEGIN"));
    const auto all = database->number("SELECT count(*) FROM case_file");
    if (!all)
        return tl::unexpected<base::Error>(all.error());
    FactRun run;
    WANMI_TRY(run.begin(*database));
    auto cases = database->prepare(run.has() ? QByteArray(Cases) + InOrder : QByteArray(Cases));
    if (!cases)
        return tl::unexpected<base::Error>(cases.error());
    std::vector<domain::Fact> facts;
    FactProgress done{0, *all};
    for (;;) {
        const auto row = cases->step();
        if (!row)
            return tl::unexpected<base::Error>(row.error());
        if (!*row)
            break;
        const domain::CaseFile file = fileOf(*cases);
        const QByteArray id = file.id.text().toUtf8();
        WANMI_TRY(takeAlone(run, id, facts, take));
        facts.clear();
        if (run.has() && run.caseId() == id)
            WANMI_TRY(run.take(facts));
        take(file, facts);
        if (++done.done % CasesAStep == 0)
            progress(done);
    }
    WANMI_TRY(takeAlone(run, {}, facts, take));
    progress(done);
    return {};
}

base::Result<std::vector<FactCell>> readFactCells(const QString &replica, const std::atomic<bool> &stop)
{
    const auto database = opened(replica, stop);
    if (!database)
        return tl::unexpected<base::Error>(database.error());
    auto cells = database->prepare("SELECT id, duty_grid, zone FROM cell");
    if (!cells)
        return tl::unexpected<base::Error>(cells.error());
    std::vector<FactCell> found;
    WANMI_TRY(forEachRow(*cells, [&](const Statement &row) {
        found.push_back({row.text(0), row.text(1), row.utf8(2) == "A"});
    }));
    return found;
}

base::Result<void> readFactCameras(const QString &replica, const std::atomic<bool> &stop,
                                   const std::function<void(const FactCameraDay &)> &take)
{
    const auto database = opened(replica, stop);
    if (!database)
        return tl::unexpected<base::Error>(database.error());
    const auto there = database->number("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'camera_month'");
    if (!there)
        return tl::unexpected<base::Error>(there.error());
    if (*there == 0)
        return {};
    auto months = database->prepare("SELECT m.id, m.camera, m.month, m.days, m.checked_at, m.off_since, c.owner, c.cell"
                                    " FROM camera_month m LEFT JOIN camera c ON c.id = m.camera ORDER BY m.id");
    if (!months)
        return tl::unexpected<base::Error>(months.error());
    return forEachRow(*months, [&](const Statement &row) {
        const auto month
            = protocol::cameraMonthFromRow(rowFrom(row, protocol::spec(protocol::TableNo::CameraMonth), 0), 0);
        if (!month)
            return;
        FactCameraDay day{month->camera, row.text(6), row.text(7), {}, 0, 0};
        for (std::size_t i = 0; i < month->days.size(); ++i) {
            day.day = month->date(i);
            day.checks = month->days[i].checks;
            day.online = month->days[i].online;
            if (day.checks > 0 && day.day.isValid())
                take(day);
        }
    });
}
} // namespace wanmi::store
