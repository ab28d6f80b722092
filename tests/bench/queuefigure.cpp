// SPDX-License-Identifier: GPL-3.0-or-later
#include "queuefigure.h"

#include "benchseat.h"
#include "largecity.h"

#include "models/casequeue.h"

#include <QElapsedTimer>

#include <algorithm>

namespace wanmi::bench {
namespace {
using test::spinUntil;

/// The worst of: a queue is opened over the seat's rows, is changed for another one, is filtered by words.
std::optional<Measured> queueOpens(const Places &places)
{
    const auto city = LargeCity::of(places);
    const auto central = city ? CentralProcess::start(places, QStringLiteral("large")) : nullptr;
    const auto grant = central ? signedIn(central->url(), QStringLiteral("dispatcher1")) : std::nullopt;
    if (!grant)
        return std::nullopt;
    BenchSeat seat(places.work + QStringLiteral("/seat-large"), central->url(), *grant, true);
    if (!seat.open())
        return std::nullopt;
    seat.start();
    if (!seat.becomesComplete())
        return std::nullopt;
    seat.stop();
    QElapsedTimer since;
    since.start();
    models::CaseRows rows;
    models::keepInStep(rows, seat.replica);
    if (!spinUntil([&] { return rows.isLoaded(); }, 60'000))
        return std::nullopt;
    const double read = double(since.nsecsElapsed()) / 1e6;
    models::Words words(*domain::shippedRuleBook());
    const auto clock = std::make_shared<base::SystemClock>();
    std::vector<double> took;
    const auto timed = [&](auto deed, models::CaseQueueModel &model) {
        bool done = false;
        const auto connection
            = QObject::connect(&model, &models::CaseQueueModel::filtered, &model, [&done] { done = true; });
        QElapsedTimer clockwork;
        clockwork.start();
        deed();
        const bool came = spinUntil([&] { return done && !model.isBusy(); }, 20'000);
        took.push_back(came ? double(clockwork.nsecsElapsed()) / 1e6 : 1e6);
        QObject::disconnect(connection);
    };
    int shown = 0;
    for (const models::Workspace &space : models::workspacesOf(domain::Post::Dispatcher)) {
        for (const models::Queue &queue : space.queues) {
            models::CaseQueueModel model(rows, words, clock);
            timed([&] { model.setFilter({queue, {}}); }, model);
            shown = std::max(shown, model.rowCount());
            for (const char *text : {"街", "0101", "2301", "井盖"})
                timed([&] { model.setFilter({queue, QString::fromUtf8(text)}); }, model);
        }
    }
    if (took.empty())
        return std::nullopt;
    std::ranges::sort(took);
    std::fprintf(stderr, "  %d cases read at the seat's start in %.0f ms; %zu openings and filters: median %.1f ms; the "
                         "longest queue has %d\n",
                 rows.table().size(), read, took.size(), took[took.size() / 2], shown);
    return Measured{took.back(), {}, std::nullopt};
}
} // namespace

void addQueueFigure(std::map<QString, Take> &takes, const Places &places)
{
    takes[QStringLiteral("sync.queue_open_300k")] = [places] { return queueOpens(places); };
}
} // namespace wanmi::bench
