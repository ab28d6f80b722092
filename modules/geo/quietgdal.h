// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cpl_error.h>

namespace wanmi::geo {

/// While it lives, GDAL's complaints on this thread stay in its error state, for our details, instead of
/// going to standard error. For the modules that are a door to GDAL.
class QuietGdal
{
public:
    QuietGdal()
    {
        CPLErrorReset();
        CPLPushErrorHandler(CPLQuietErrorHandler);
    }
    QuietGdal(const QuietGdal &) = delete;
    QuietGdal &operator=(const QuietGdal &) = delete;
    ~QuietGdal() { CPLPopErrorHandler(); }
};
} // namespace wanmi::geo
