// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/casefile.h"
#include "domain/city.h"
#include "server/database.h"

#include <functional>

/// The rows of a city's database as values, in order of their ids. Throw SqlError.
namespace wanmi::server {

void eachArea(Database &database, const std::function<void(domain::Area &&)> &call);
void eachGridCell(Database &database, const std::function<void(domain::GridCell &&)> &call);
void eachDepartment(Database &database, const std::function<void(domain::Department &&)> &call);
void eachComponentRow(Database &database, const std::function<void(domain::Component &&)> &call);
void eachCamera(Database &database, const std::function<void(domain::Camera &&)> &call);
void eachVehicle(Database &database, const std::function<void(domain::Vehicle &&)> &call);
void eachPlace(Database &database, const std::function<void(domain::NamedPlace &&)> &call);
/// A row that is no case ends the reading with SqlError.
void eachCase(Database &database, const std::function<void(domain::CaseFile &&)> &call);
} // namespace wanmi::server
