// SPDX-License-Identifier: GPL-3.0-or-later
#include "reportfigures.h"

#include "appraisal/factsworker.h"
#include "evaluation/publication.h"
#include "evaluation/traits.h"
#include "reportfiles.h"
#include "reportpeer.h"
#include "support/waiting.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>

#include <algorithm>
#include <cstdio>

namespace wanmi::bench {
namespace {
using evaluation::PeriodKind;

const QDate AskedDay(2025, 12, 10), LongAgo(2023, 2, 8);
constexpr std::array Kinds{PeriodKind::Week, PeriodKind::Month, PeriodKind::Quarter, PeriodKind::Year};

double secondsOf(const QElapsedTimer &since)
{
    return double(since.nsecsElapsed()) / 1e9;
}

double residentMb()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toDouble() / 1024;
    }
    return 0;
}

std::vector<evaluation::Model> models()
{
    const auto models = evaluation::shippedModels();
    return models ? *models : std::vector<evaluation::Model>();
}

const evaluation::Model *modelOf(const std::vector<evaluation::Model> &all, const QString &id)
{
    const auto found = std::ranges::find(all, id, &evaluation::Model::id);
    return found == all.end() ? nullptr : &*found;
}

/// What a seat of the metropolis waits for when it opens the window for the first time, where such a replica was left.
void tellFirstReading(const Places &places)
{
    QString replica;
    for (const char *folder : {"/dashboard", "/seat-metropolis"}) {
        QDirIterator files(places.work + QLatin1StringView(folder), {QStringLiteral("replica.gpkg")}, QDir::Files,
                           QDirIterator::Subdirectories);
        if (files.hasNext())
            replica = files.next();
    }
    if (replica.isEmpty())
        return;
    const double before = residentMb();
    QElapsedTimer since;
    since.start();
    appraisal::Appraisal appraisal(replica);
    bool isRead = false;
    QObject::connect(&appraisal, &appraisal::Appraisal::changed, [&] { isRead = true; });
    appraisal.refresh();
    test::spinUntil([&] { return isRead; }, 600'000);
    if (appraisal.ground())
        std::fprintf(stderr,
                     "  a replica of two million cases is read in %.1f s: %lld cases, %lld of them without facts, %zu rows, %.0f MB\n",
                     secondsOf(since), static_cast<long long>(appraisal.ground()->cases),
                     static_cast<long long>(appraisal.ground()->withoutFacts), appraisal.ground()->facts.rows(),
                     residentMb() - before);
}

/// Cells, communities, streets and districts have the same cases.
bool isWhole(const appraisal::AppraisedPtr &cells, const appraisal::AppraisedPtr &streets)
{
    const auto closed = [](const appraisal::Appraised &one) {
        qint64 all = 0;
        for (std::size_t i = 0; i < one.report.tally.actors().size(); ++i)
            all += one.report.tally.raw(i, evaluation::Count::Closed);
        return all;
    };
    return cells && streets && closed(*cells) == closed(*streets) && closed(*cells) > 0;
}

struct Slowest
{
    double seconds = 0;
    QString which;
};

/// Null: it could not be answered (the reason is printed).
appraisal::AppraisedPtr timedReport(const evaluation::Model &model, const QString &actors, PeriodKind kind, QDate day,
                                    Slowest &slowest)
{
    const Metropolis &city = Metropolis::standing();
    const appraisal::Wish wish = wishOf(city.histories, model, actors, kind, day);
    const QString which = QStringLiteral("%1 of %2, %3 of %4").arg(model.id, actors, tokenOf(kind), day.toString(Qt::ISODate));
    QElapsedTimer since;
    since.start();
    const auto answer = appraisal::appraise(city.ground, wish);
    const double took = secondsOf(since);
    if (!answer) {
        std::fprintf(stderr, "evaluation.report_2m: %s: %s\n", qPrintable(which), qPrintable(answer.error().reason));
        return nullptr;
    }
    if (qEnvironmentVariableIsSet("WANMI_BENCH_SLOWEST"))
        std::fprintf(stderr, "  %7.3f s  %s: %zu\n", took, qPrintable(which), (*answer)->report.ranking.size());
    if (took > slowest.seconds)
        slowest = {took, which};
    return *answer;
}

std::optional<Measured> anyReport(const Places &places)
{
    static const bool told = (tellFirstReading(places), true);
    Q_UNUSED(told)
    Slowest slowest;
    QHash<QString, appraisal::AppraisedPtr> years;
    for (const evaluation::Model &model : models()) {
        for (const QString &actors : model.actors) {
            for (const QDate day : {AskedDay, LongAgo}) {
                for (const PeriodKind kind : Kinds) {
                    const auto answer = timedReport(model, actors, kind, day, slowest);
                    if (!answer)
                        return std::nullopt;
                    if (model.id == u"area" && kind == PeriodKind::Year && day == AskedDay)
                        years[actors] = answer;
                }
            }
        }
    }
    if (!isWhole(years[QStringLiteral("cell")], years[QStringLiteral("street")])) {
        std::fprintf(stderr, "evaluation.report_2m: cells and streets do not have the same cases\n");
        return std::nullopt;
    }
    std::fprintf(stderr, "  the slowest: %s, %.3f s\n", qPrintable(slowest.which), slowest.seconds);
    return Measured{slowest.seconds, {}, {}};
}

/// The facts of a year's cases become rows; only that is timed, not their making up.
evaluation::FactTable tableOfYear(const CaseHistories &histories, qint64 asOf, bool isBackwards, double &seconds)
{
    evaluation::FactTableBuilder builder(asOf);
    QElapsedTimer since;
    for (int i = 0; i < histories.batches(); ++i) {
        const auto cases = histories.batch(isBackwards ? histories.batches() - 1 - i : i);
        since.restart();
        for (const CaseHistories::Case &one : cases)
            addCase(builder, one);
        seconds += secondsOf(since);
    }
    since.restart();
    evaluation::FactTable table = std::move(builder).finish();
    seconds += secondsOf(since);
    return table;
}

evaluation::Traits traitsFor(const appraisal::Ground &ground, const evaluation::Model &model, const QString &actors,
                             const std::vector<QString> &departments)
{
    if (actors == u"department")
        return evaluation::departmentTraits(model, departments);
    return actors == u"cell" ? ground.cells : actors == u"community" ? ground.communities : actors == u"street" ? ground.streets
                                                                                                                 : evaluation::Traits();
}

/// One list for each level (evaluation.md §7).
std::optional<QByteArrayList> publishedYear(const CaseHistories &histories, const evaluation::FactTable &table)
{
    static const auto all = models();
    const evaluation::Period year = evaluation::periodOf(PeriodKind::Year, AskedDay, CaseHistories::UtcOffset);
    const appraisal::Ground ground = histories.emptyGround();
    const evaluation::Foundation foundation{QStringLiteral("china-2026.1"), table.asOf(), table.digest()};
    QByteArrayList hashes;
    for (const auto &[id, actors] :
         {std::pair("department", "department"), {"area", "street"}, {"area", "community"}, {"area", "cell"}, {"acceptor", "acceptor"},
          {"shift-leader", "shift-leader"}, {"dispatcher", "dispatcher"}, {"supervisor", "supervisor"}}) {
        const evaluation::Model *model = modelOf(all, QString::fromLatin1(id));
        if (!model)
            return std::nullopt;
        const appraisal::Wish wish = wishOf(histories, *model, QString::fromLatin1(actors), PeriodKind::Year, AskedDay);
        const evaluation::Question question{year, *evaluation::dimensionOfActors(wish.order.actors), model->counts(), {}, wish.order.who,
                                            model->counting, wish.order.duties, ground.gridCells};
        const evaluation::Tally counted = evaluation::tally(table, question);
        const auto scores = evaluation::score(
            *model, counted, traitsFor(ground, *model, wish.order.actors, histories.departments()), year);
        if (!scores || scores->scores.empty())
            return std::nullopt;
        hashes << evaluation::publish(*model, counted, *scores, foundation).hash;
    }
    return hashes;
}

std::optional<Measured> recompute()
{
    static const CaseHistories histories({666'667, QDate(2025, 1, 1), QDate(2026, 1, 10)});
    static QByteArrayList first;
    if (first.isEmpty()) {
        leavePostgres();
        Metropolis::leave();
    }
    const qint64 asOf = base::toMs(
        evaluation::periodOf(PeriodKind::Year, AskedDay, CaseHistories::UtcOffset).to + std::chrono::hours(24));
    double adding = 0;
    const evaluation::FactTable table = tableOfYear(histories, asOf, !first.isEmpty(), adding);
    QElapsedTimer since;
    since.start();
    const auto hashes = publishedYear(histories, table);
    const double publishing = secondsOf(since);
    if (!hashes)
        return std::nullopt;
    if (first.isEmpty()) {
        first = *hashes;
        std::fprintf(stderr, "  %zu rows in %.2f s, eight publications in %.2f s\n", table.rows(), adding, publishing);
    }
    if (*hashes != first) {
        std::fprintf(stderr, "evaluation.recompute_year: other bytes\n");
        return std::nullopt;
    }
    return Measured{adding + publishing, {}, {}};
}
} // namespace

namespace {
std::unique_ptr<Metropolis> &metropolis()
{
    static std::unique_ptr<Metropolis> city;
    return city;
}
} // namespace

const Metropolis &Metropolis::standing()
{
    auto &city = metropolis();
    if (!city) {
        city = std::make_unique<Metropolis>();
        std::fprintf(stderr, "two million cases tell their stories (a minute)…\n");
        const double before = residentMb();
        QElapsedTimer since;
        since.start();
        city->ground = groundOf(city->histories);
        std::fprintf(stderr, "  %zu facts of them in memory, %.0f MB, after %.0f s\n", city->ground->facts.rows(),
                     residentMb() - before, secondsOf(since));
    }
    return *city;
}

void Metropolis::leave()
{
    metropolis().reset();
}

appraisal::Wish wishOf(const CaseHistories &histories, const evaluation::Model &model, const QString &actors, PeriodKind kind,
                       QDate day)
{
    static const auto all = models();
    appraisal::Wish wish;
    wish.order.model = model;
    wish.order.actors = actors;
    wish.order.kind = kind;
    wish.order.period = evaluation::periodOf(kind, day, CaseHistories::UtcOffset);
    wish.order.utcOffset = CaseHistories::UtcOffset;
    if (evaluation::dimensionOfActors(actors) == evaluation::Dimension::Person) {
        wish.order.who = histories.peopleOf(actors);
        wish.order.duties = histories.duties();
    }
    if (actors == u"district") {
        if (const evaluation::Model *area = modelOf(all, QStringLiteral("area")))
            wish.areaModel = *area;
    }
    return wish;
}

void addReportFigures(std::map<QString, Take> &takes, const Places &places)
{
    takes[QStringLiteral("evaluation.report_2m")] = [places] { return anyReport(places); };
    takes[QStringLiteral("evaluation.recompute_year")] = recompute;
    takes[QStringLiteral("evaluation.report_2m_vs_postgres")] = reportsBesidePostgres;
    takes[QStringLiteral("evaluation.monthly_report_files")] = [places] { return monthlyFiles(places); };
    takes[QStringLiteral("evaluation.dashboard_first_paint")] = [places] { return dashboardPaint(places); };
}
} // namespace wanmi::bench
