// SPDX-License-Identifier: GPL-3.0-or-later
#include "deskmap.h"

#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickItem>

namespace wanmi::desk {

DeskMap::DeskMap(mapview::HotLayers &layers, mapview::BaseTiles &tiles, models::Selection &selection,
                 models::Territory &territory, wall::WallState &wall, workbench::Style &style, QWidget *parent)
    : QQuickWidget(parent)
{
    setResizeMode(QQuickWidget::SizeRootObjectToView);
    setMinimumSize(240, 180);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Map"));
    engine()->addImportPath(QStringLiteral(":/qt/qml"));
    // Qt 6.4's QQuickWidget takes no initial properties itself.
    const QUrl scene(QStringLiteral("qrc:/qt/qml/Wanmi/Wall/SeatMap.qml"));
    auto *component = new QQmlComponent(engine(), scene, this);
    QObject *root = component->createWithInitialProperties(
        {{QStringLiteral("hotLayers"), QVariant::fromValue(&layers)},
         {QStringLiteral("baseTiles"), QVariant::fromValue(&tiles)},
         {QStringLiteral("selection"), QVariant::fromValue(&selection)},
         {QStringLiteral("territory"), QVariant::fromValue(&territory)},
         {QStringLiteral("ages"), QVariant::fromValue(wall.ages())},
         {QStringLiteral("wall"), QVariant::fromValue(&wall)},
         {QStringLiteral("themeName"), style.theme()}});
    if (!root)
        qFatal("the workbench's map does not load: %s", qPrintable(component->errorString()));
    setContent(scene, component, root);
    connect(&style, &workbench::Style::changed, this, [this, &style] {
        if (rootObject())
            rootObject()->setProperty("themeName", style.theme());
    });
}

mapview::MapCanvas *DeskMap::canvas() const
{
    return rootObject() ? rootObject()->findChild<mapview::MapCanvas *>() : nullptr;
}

void DeskMap::setAttribution(const QString &text)
{
    if (rootObject())
        rootObject()->setProperty("attribution", text);
}

void DeskMap::setChinese(bool chinese)
{
    if (rootObject())
        rootObject()->setProperty("chinese", chinese);
}

QVariantList DeskMap::ownKeys() const
{
    QVariantList keys{Qt::Key_M, Qt::Key_L, Qt::Key_T};
    const QQuickItem *region = canvas() ? canvas()->parentItem() : nullptr;
    if (region && region->property("keepsEscape").toBool())
        keys.append(Qt::Key_Escape);
    return keys;
}
} // namespace wanmi::desk
