// SPDX-License-Identifier: GPL-3.0-or-later
// The half of words.h that names grounds, fleets and shifts.
#include "models/words.h"

#include <QCoreApplication>

#include <algorithm>

namespace wanmi::models {
namespace {
using Table = QHash<QString, const char *>;

const Table LandUses{
    {"residential", QT_TRANSLATE_NOOP("words", "Residential")},
    {"commercial", QT_TRANSLATE_NOOP("words", "Commercial")},
    {"industrial", QT_TRANSLATE_NOOP("words", "Industrial")},
    {"green", QT_TRANSLATE_NOOP("words", "Green")},
    {"water", QT_TRANSLATE_NOOP("words", "Water")},
    {"road", QT_TRANSLATE_NOOP("words", "Road")},
    {"public", QT_TRANSLATE_NOOP("words", "Public")},
};

const Table VehicleKinds{
    {"sanitation", QT_TRANSLATE_NOOP("words", "Sanitation vehicle")},
    {"spoil", QT_TRANSLATE_NOOP("words", "Spoil truck")},
    {"bus", QT_TRANSLATE_NOOP("words", "Bus")},
    {"taxi", QT_TRANSLATE_NOOP("words", "Taxi")},
    {"enforcement", QT_TRANSLATE_NOOP("words", "Enforcement vehicle")},
    {"sprinkler", QT_TRANSLATE_NOOP("words", "Sprinkler")},
};

const Table Shifts{
    {"day", QT_TRANSLATE_NOOP("words", "Day shift")},
    {"evening", QT_TRANSLATE_NOOP("words", "Evening shift")},
    {"night", QT_TRANSLATE_NOOP("words", "Night shift")},
};

QString lookUp(const Table &table, const QString &token)
{
    const char *source = table.value(token, nullptr);
    return source ? QCoreApplication::translate("words", source) : token;
}
} // namespace

QString Words::landUse(const QString &token) const
{
    return lookUp(LandUses, token);
}

QString Words::vehicleKind(const QString &token) const
{
    return lookUp(VehicleKinds, token);
}

QString Words::shift(const QString &token) const
{
    return lookUp(Shifts, token);
}

QString Words::majorName(bool component, const QString &major) const
{
    const auto kind = component ? domain::CaseKind::Component : domain::CaseKind::Event;
    const auto &rules = m_names->rules() ? m_names->rules() : m_rules;
    const auto &classes = rules->catalog.classes();
    const auto found = std::ranges::find_if(classes, [&](const domain::MinorClass &minor) {
        return minor.kind == kind && minor.code.startsWith(major);
    });
    return found == classes.end() ? major : isChinese() ? found->majorZh : found->majorEn;
}
} // namespace wanmi::models
