// SPDX-License-Identifier: GPL-3.0-or-later
#include "wallbench.h"

#include "resources/resources.h"

namespace wanmi::test {

WallBench::WallBench(SketchCity sketched, mapview::BaseTiles *baseTiles, video::CameraFeeds *feeds,
                     bool withPhotos)
    : clock(std::make_shared<SettableClock>())
    , city(std::move(sketched))
{
    resources::load();
    city.now = clock->now();
    const auto book = domain::shippedRuleBook();
    if (!book) {
        problem = book.error().reason;
        return;
    }
    rules = *book;
    const store::Location here{folder.path(), QStringLiteral("all"), QStringLiteral("leader1")};
    store = std::make_unique<store::Store>(here, rules, clock);
    if (withPhotos) {
        media = std::make_unique<sync::MediaClient>(
            QUrl(QStringLiteral("http://127.0.0.1:1")), QString(), clock,
            sync::MediaClient::Options{.folders = store::photoFoldersOf(here)});
    }
    problem = fill();
    if (!problem.isEmpty())
        return;
    words = std::make_unique<models::Words>(rules);
    words->setLanguage(QStringLiteral("zh"));
    directory = std::make_unique<models::Directory>(rules, *store);
    QObject::connect(directory.get(), &models::Directory::namesChanged, words.get(),
                     &models::Words::setNames);
    directory->reload();
    figures = std::make_unique<models::HeadlineFigures>(*store, *words, clock);
    urgent = std::make_unique<models::UrgentCases>(*store, *words, clock);
    newest = std::make_unique<models::NewestActions>(*store, *words, clock);
    cameras = std::make_unique<models::CameraList>(*store, *words);
    selection = std::make_unique<models::Selection>();
    hot = std::make_unique<mapview::HotLayers>(*store, clock, folder.filePath(QStringLiteral("cache")));
    hot->load();
    hot->setLive(city.live(0));
    board = std::make_unique<models::WallBoard>(*store);
    board->reload();
    state = std::make_unique<wall::WallState>(wall::WallSources{*words, *figures, *urgent, *newest, *cameras,
                                                                *selection, *hot, lookout, *store, *board,
                                                                baseTiles, feeds, clock, {}, media.get()});
    state->setManifest(city.manifest());
    sync::LinkStatus link;
    link.state = sync::LinkStatus::State::Online;
    link.lastContact = clock->now() - std::chrono::milliseconds(400);
    link.usable = true;
    state->setLinkStatus(link);
}

QString WallBench::fill()
{
    const auto failed = [](auto answer) {
        answer.waitForFinished();
        const auto result = answer.result();
        return result ? QString() : result.error().reason + QLatin1Char(' ') + result.error().detail;
    };
    if (const QString why = failed(store->open()); !why.isEmpty())
        return why;
    if (const QString why = failed(store->beginBootstrap(city.manifest())); !why.isEmpty())
        return why;
    if (const QString why = failed(store->addSnapshotRows(city.rows(*rules))); !why.isEmpty())
        return why;
    return failed(store->finishBootstrap(QStringLiteral("cursor")));
}
} // namespace wanmi::test
