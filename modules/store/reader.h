// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "boardreads.h"
#include "callerreads.h"
#include "casereads.h"
#include "cityreads.h"
#include "layerreads.h"
#include "pastreads.h"
#include "readconnection.h"
#include "recommendreads.h"
#include "relatedreads.h"
#include "search.h"
#include "tendingreads.h"
#include "territoryreads.h"
#include "unitreads.h"

#include <QObject>

namespace wanmi::store {

/// What lives on a reading thread: one connection and the questions it answers.
class Reader : public QObject
{
public:
    Reader(const SharedPtr &shared, const domain::RuleBookPtr &rules,
           const std::shared_ptr<const base::Clock> &clock, std::shared_ptr<const SearchShelf> shelf)
        : connection(shared, rules, clock)
        , search(connection, cases, std::move(shelf))
    {
    }

    ReadConnection connection;
    CaseReads cases{connection};
    CallerReads callers{connection, cases};
    RelatedReads related{connection, cases};
    CityReads city{connection};
    LayerReads layers{connection};
    BoardReads board{connection};
    PastReads past{connection};
    TerritoryReads territories{connection, cases, city};
    RecommendReads duties{connection, city};
    TendingReads tending{connection, city};
    UnitReads units{connection};
    Search search;
};
} // namespace wanmi::store
