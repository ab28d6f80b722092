// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/presentcity.h"

namespace wanmi::intake {

void PresentRows::eachCell(const std::function<void(const domain::GridCell &)> &call) const
{
    for (const domain::GridCell &cell : cellRows)
        call(cell);
}

void PresentRows::eachId(Kind kind, const std::function<void(QStringView id)> &call) const
{
    for (const auto &[of, id] : ids) {
        if (of == kind)
            call(id);
    }
    if (kind == Kind::Components) {
        for (const domain::Component &component : componentRows)
            call(component.id.text());
    } else if (kind == Kind::Admin) {
        for (const domain::Area &area : areaRows)
            call(area.code);
    } else if (kind == Kind::Cells) {
        for (const domain::GridCell &cell : cellRows)
            call(cell.code.text());
    }
}

void PresentRows::eachRemembered(Kind kind,
                                 const std::function<void(QStringView key, QStringView id)> &call) const
{
    for (const Remembered &one : remembered) {
        if (one.kind == kind)
            call(one.key, one.id);
    }
}

void PresentRows::eachComponent(
    const std::function<void(QStringView id, QStringView classCode, geo::Place place)> &call) const
{
    for (const domain::Component &component : componentRows)
        call(component.id.text(), component.classCode, component.place);
}
} // namespace wanmi::intake
