// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mapview/hotlayers.h"
#include "resources/resources.h"
#include "support/settableclock.h"
#include "support/sketchcity.h"
#include "support/waiting.h"

#include <QTemporaryDir>

#include <memory>

namespace wanmi::test {

/// Hot layers over a real store with a sketched city in it.
struct CityLayers
{
    explicit CityLayers(SketchCity sketched = {})
        : city(std::move(sketched))
    {
        resources::load();
        city.now = clock->now();
        rules = *domain::shippedRuleBook();
        store = std::make_unique<store::Store>(
            store::Location{folder.path(), QStringLiteral("all"), QStringLiteral("leader1")}, rules, clock);
        sound = await<store::ReplicaStatus>(store->open()).has_value()
            && await<void>(store->beginBootstrap(city.manifest())).has_value()
            && await<void>(store->addSnapshotRows(city.rows(*rules))).has_value()
            && await<void>(store->finishBootstrap(QStringLiteral("cursor"))).has_value();
        layers
            = std::make_unique<mapview::HotLayers>(*store, clock, folder.filePath(QStringLiteral("cache")));
        layers->load();
        sound = sound && spinUntil([this] {
                    return layers->isReady() && (city.components == 0 || layers->dense().components);
                });
    }

    SketchCity city;
    std::shared_ptr<SettableClock> clock = std::make_shared<SettableClock>();
    QTemporaryDir folder;
    domain::RuleBookPtr rules;
    std::unique_ptr<store::Store> store;
    std::unique_ptr<mapview::HotLayers> layers;
    bool sound = false;
};
} // namespace wanmi::test
