// SPDX-License-Identifier: GPL-3.0-or-later
#include "seatfigures.h"

#include <QDir>

#include <deque>

namespace wanmi::bench {
namespace {

/// One central over the city sample for all figures of this run.
std::shared_ptr<CentralProcess> cityCentral(const Places &places)
{
    static std::shared_ptr<CentralProcess> central = CentralProcess::start(places, QStringLiteral("city"));
    return central;
}

QStringList seatArguments(const CentralProcess &central, const QString &data, const QString &account)
{
    return {QStringLiteral("--central"), central.url().toString(),
            QStringLiteral("--data"),    data,
            QStringLiteral("--account"), account,
            QStringLiteral("--no-video")};
}

std::optional<Measured> value(std::optional<double> number)
{
    if (!number)
        return std::nullopt;
    return Measured{*number, {}, std::nullopt};
}

/// Two figures of one kind of run share the runs: the first takes them, the second reads them.
using Runs = std::shared_ptr<std::deque<Marks>>;

std::optional<Marks> taken(const Runs &runs, const std::function<std::optional<Marks>()> &once)
{
    if (runs->empty())
        return once();
    const Marks marks = runs->front();
    runs->pop_front();
    return marks;
}

struct Seat
{
    Places places;
    QString program, marks, fresh, kept;

    explicit Seat(Places where)
        : places(std::move(where))
    {
        program = places.bin + QStringLiteral("/wanmi");
        marks = places.work + QStringLiteral("/marks.jsonl");
        fresh = places.work + QStringLiteral("/seat-fresh");
        kept = places.work + QStringLiteral("/seat-kept");
    }

    /// Signs in with an empty replica and stays until the last row is in.
    [[nodiscard]] std::optional<Marks> bootstrap() const
    {
        const auto central = cityCentral(places);
        if (!central)
            return std::nullopt;
        QDir(fresh).removeRecursively();
        return runWithMarks(program,
                            seatArguments(*central, fresh, QStringLiteral("dispatcher1"))
                                << QStringLiteral("--wall") << QStringLiteral("--until-complete"),
                            marks, 180);
    }

    /// A seat with its replica, workbench and wall open for a while.
    [[nodiscard]] std::optional<Marks> settled(const QString &account, bool wall, int seconds) const
    {
        const auto central = cityCentral(places);
        if (!central)
            return std::nullopt;
        QStringList arguments = seatArguments(*central, kept, account);
        arguments << (wall ? QStringLiteral("--wall") : QStringLiteral("--no-wall"));
        arguments << QStringLiteral("--quit-after") << QString::number(seconds);
        return runWithMarks(program, arguments, marks, seconds + 180);
    }

    [[nodiscard]] std::optional<Marks> coldStart() const
    {
        const auto central = cityCentral(places);
        if (!central)
            return std::nullopt;
        return runWithMarks(program,
                            seatArguments(*central, kept, QStringLiteral("dispatcher1"))
                                << QStringLiteral("--wall") << QStringLiteral("--until-wall"),
                            marks, 60);
    }
};
} // namespace

void addSeatFigures(std::map<QString, Take> &takes, const Places &places)
{
    const Seat seat(places);
    takes[QStringLiteral("run.second_start")] = [places, seat]() -> std::optional<Measured> {
        const auto marks
            = runWithMarks(places.run,
                           {QStringLiteral("--scale"), QStringLiteral("village"), QStringLiteral("--data"),
                            places.work + QStringLiteral("/run"), QStringLiteral("--until-wall")},
                           seat.marks, 600);
        return marks ? value(marks->secondsTo(QStringLiteral("wall-drawn"))) : std::nullopt;
    };
    const auto bootstraps = std::make_shared<std::deque<Marks>>();
    takes[QStringLiteral("seat.usable_after_sign_in")] = [seat, bootstraps]() -> std::optional<Measured> {
        const auto marks = seat.bootstrap();
        if (marks)
            bootstraps->push_back(*marks);
        return marks
            ? value(marks->secondsBetween(QStringLiteral("signed-in"), QStringLiteral("usable-drawn")))
            : std::nullopt;
    };
    takes[QStringLiteral("seat.complete_city")] = [seat, bootstraps]() -> std::optional<Measured> {
        const auto marks = taken(bootstraps, [&seat] { return seat.bootstrap(); });
        return marks
            ? value(marks->secondsBetween(QStringLiteral("signed-in"), QStringLiteral("replica-complete")))
            : std::nullopt;
    };
    takes[QStringLiteral("seat.cold_start_wall_city")] = [seat]() -> std::optional<Measured> {
        const auto marks = seat.coldStart();
        return marks ? value(marks->secondsTo(QStringLiteral("wall-drawn"))) : std::nullopt;
    };
    const auto number
        = [](const std::optional<Marks> &marks, const QString &name) -> std::optional<Measured> {
        if (!marks || !marks->at.contains(name))
            return std::nullopt;
        return Measured{marks->at.value(name), {}, std::nullopt};
    };
    const auto settled = std::make_shared<std::deque<Marks>>();
    takes[QStringLiteral("seat.rss_city")] = [seat, number, settled] {
        const auto marks = seat.settled(QStringLiteral("dispatcher1"), true, 12);
        if (marks)
            settled->push_back(*marks);
        return number(marks, QStringLiteral("rss-mb"));
    };
    takes[QStringLiteral("seat.rss_clerk")] = [seat, number] {
        return number(seat.settled(QStringLiteral("drainage1"), false, 8), QStringLiteral("rss-mb"));
    };
    takes[QStringLiteral("seat.gui_longest_block")] = [seat, number, settled] {
        const auto marks
            = taken(settled, [&seat] { return seat.settled(QStringLiteral("dispatcher1"), true, 12); });
        return number(marks, QStringLiteral("gui-longest-block-ms"));
    };
}
} // namespace wanmi::bench
