// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapview/palette.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace wanmi::mapview {

Palette Palette::fromTokens(const QString &theme)
{
    QFile file(QStringLiteral(":/wanmi/themes/tokens.json"));
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(opened, "Palette", "the resources are not loaded");
    Q_UNUSED(opened)
    const QJsonObject tokens = QJsonDocument::fromJson(file.readAll()).object().value(theme).toObject();
    const QJsonObject map = tokens.value(QLatin1String("map")).toObject();
    const auto from = [](const QJsonObject &object, const char *name) {
        return QColor(object.value(QLatin1String(name)).toString());
    };
    Palette palette{from(tokens, "ground"),  from(tokens, "line"),    from(tokens, "text"),
                    from(tokens, "quiet"),   from(tokens, "accent"),  from(tokens, "normal"),
                    from(tokens, "warning"), from(tokens, "overdue"), from(tokens, "stale"),
                    from(map, "ground"),     from(map, "component"),  from(map, "vehicle"),
                    from(map, "camera"),     from(map, "supervisor"), {}};
    for (const QJsonValue &color : tokens.value(QLatin1String("ramp")).toArray())
        palette.ramp.emplace_back(color.toString());
    return palette;
}

const QColor &Palette::of(worktime::Light light) const
{
    switch (light) {
    case worktime::Light::Red:
        return overdue;
    case worktime::Light::Yellow:
        return warning;
    case worktime::Light::Green:
        return normal;
    case worktime::Light::Grey:
    case worktime::Light::None:
        break;
    }
    return stale;
}
} // namespace wanmi::mapview
