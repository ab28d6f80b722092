// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mapview/hotlayers.h"
#include "models/cameralist.h"
#include "models/headlinefigures.h"
#include "models/names.h"
#include "models/newestactions.h"
#include "models/selection.h"
#include "models/urgentcases.h"
#include "models/wallboard.h"
#include "models/words.h"
#include "store/store.h"
#include "support/settableclock.h"
#include "support/sketchcity.h"
#include "sync/mediaclient.h"
#include "wallstate.h"

#include <QTemporaryDir>

#include <memory>

namespace wanmi::test {

/// Everything a wall needs over a real store with a sketched city in it; no central. The map process and the cameras are
/// those that it is given, and outlive it.
class WallBench
{
public:
    /// \param withPhotos pictures of cases can be had: those that are kept here; no central has others.
    explicit WallBench(SketchCity city = {}, mapview::BaseTiles *baseTiles = nullptr, video::CameraFeeds *feeds = nullptr,
                       bool withPhotos = false);

    domain::RuleBookPtr rules;
    std::shared_ptr<SettableClock> clock;
    QTemporaryDir folder;
    SketchCity city;
    std::unique_ptr<store::Store> store;
    std::unique_ptr<sync::MediaClient> media;
    std::unique_ptr<models::Words> words;
    std::unique_ptr<models::Directory> directory;
    std::unique_ptr<models::HeadlineFigures> figures;
    std::unique_ptr<models::UrgentCases> urgent;
    std::unique_ptr<models::NewestActions> newest;
    std::unique_ptr<models::CameraList> cameras;
    std::unique_ptr<models::Selection> selection;
    std::unique_ptr<mapview::HotLayers> hot;
    operations::Lookout lookout;
    std::unique_ptr<models::WallBoard> board;
    std::unique_ptr<wall::WallState> state;
    QString problem; ///< empty: the city is in the replica

private:
    QString fill();
};
} // namespace wanmi::test
