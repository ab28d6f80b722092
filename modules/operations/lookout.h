// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/answer.h"
#include "base/engine.h"
#include "domain/sight.h"

#include <memory>

namespace wanmi::operations {

/// From a place to the cameras that see it. Buildings come from the base map's file and are read on an own
/// thread; every function returns at once, answers arrive on the asker's thread.
class Lookout
{
public:
    Lookout();
    ~Lookout();

    /// The base map as GeoPackage with a layer "building" (maps/README.md). Without it, or when it cannot be
    /// read, nothing hides anything.
    void setBaseMap(const QString &path);

    /// What one question found.
    struct View
    {
        geo::Place place;
        std::vector<domain::Sight> sights; ///< as domain::rankSights(), at most as many as asked for
        int candidates = 0; ///< within domain::SightRangeM
        bool buildingsKnown = false; ///< false: nobody looked for what stands between
    };
    [[nodiscard]] base::Answer<View> look(geo::Place place, std::vector<domain::Candidate> candidates,
                                          int most = 4);

private:
    class Watchman;
    std::unique_ptr<base::Engine<Watchman>> m_engine;
};
} // namespace wanmi::operations
