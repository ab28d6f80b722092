// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/act.h"
#include "domain/caseorder.h"
#include "domain/catalog.h"
#include "domain/city.h"
#include "protocol/tables.h"

#include <QJsonObject>

/// Domain values as rows of protocol/tables.h and as JSON of the wire. Rows include the id as first value.
/// Errors: Corrupt "bad-row" (detail names the column), Refused "bad-order" (detail names the field).
namespace wanmi::protocol {

[[nodiscard]] Row toRow(const domain::CaseFile &caseFile);
[[nodiscard]] base::Result<domain::CaseFile> caseFromRow(const Row &row, qint64 version);
[[nodiscard]] Row toRow(const domain::ActionRecord &record);
[[nodiscard]] base::Result<domain::ActionRecord> actionFromRow(const Row &row);

[[nodiscard]] Row toRow(const domain::Area &area);
[[nodiscard]] Row toRow(const domain::GridCell &cell);
[[nodiscard]] Row toRow(const domain::DutyGrid &grid);
[[nodiscard]] Row toRow(const domain::Department &department);
/// A class of the city's own catalog.
[[nodiscard]] Row toRow(const domain::MinorClass &minor);
[[nodiscard]] base::Result<domain::MinorClass> classFromRow(const Row &row);
[[nodiscard]] Row toRow(const domain::Person &person);
[[nodiscard]] Row toRow(const domain::Component &component);
[[nodiscard]] Row toRow(const domain::Camera &camera);
[[nodiscard]] Row toRow(const domain::Vehicle &vehicle);
[[nodiscard]] Row toRow(const domain::NamedPlace &place);

[[nodiscard]] QJsonObject toJson(const domain::CaseOrder &order); ///< only the fields that are set
[[nodiscard]] base::Result<domain::CaseOrder> orderFromJson(const QJsonObject &json);
} // namespace wanmi::protocol
