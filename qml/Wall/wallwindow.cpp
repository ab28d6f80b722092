// SPDX-License-Identifier: GPL-3.0-or-later
#include "wallwindow.h"

#include "wallstate.h"

#include "mapview/mapcanvas.h"

#include <QKeyEvent>
#include <QQmlEngine>
#include <QScreen>

#include <functional>

namespace wanmi::wall {

WallWindow::WallWindow(WallState *state, QWindow *parent)
    : QQuickView(parent)
{
    setTitle(tr("Wanmi wall"));
    setResizeMode(QQuickView::SizeRootObjectToView);
    setColor(QColor(0x0E, 0x14, 0x20)); // before the scene's own ground is there
    setMinimumSize({640, 360});
    engine()->addImportPath(QStringLiteral(":/qt/qml"));
    connect(state->words(), &models::Words::changed, this, [this] {
        engine()->retranslate();
        setTitle(tr("Wanmi wall"));
    });
    setInitialProperties({{QStringLiteral("wall"), QVariant::fromValue(state)}});
    setSource(QUrl(QStringLiteral("qrc:/qt/qml/Wanmi/Wall/Wall.qml")));
}

WallWindow::~WallWindow()
{
    // The scene goes before the state that it is bound to.
    setSource({});
}

void WallWindow::showOn(const QList<QScreen *> &screens)
{
    QRect all;
    for (const QScreen *screen : screens)
        all = all.united(screen->geometry());
    if (screens.isEmpty())
        return show();
    setScreen(screens.front());
    if (screens.size() == 1) {
        setGeometry(all);
        showFullScreen();
        setGeometry(all); // without a window manager nobody else makes it that large
        return;
    }
    setFlags(flags() | Qt::FramelessWindowHint | Qt::WindowStaysOnTopHint);
    setGeometry(all);
    show();
    setGeometry(all); // some window managers put a new window on one screen first
}

QImage WallWindow::grab()
{
    return grabWindow();
}

mapview::MapCanvas *WallWindow::map() const
{
    const std::function<mapview::MapCanvas *(QQuickItem *)> find = [&](QQuickItem *item) {
        auto *canvas = qobject_cast<mapview::MapCanvas *>(item);
        for (QQuickItem *child : item->childItems()) {
            if (canvas)
                break;
            if (child->isVisible())
                canvas = find(child);
        }
        return canvas;
    };
    return rootObject() ? find(rootObject()) : nullptr;
}

void WallWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_F11) {
        if (visibility() == QWindow::FullScreen)
            showNormal();
        else
            showFullScreen();
        return;
    }
    QQuickView::keyPressEvent(event);
}
} // namespace wanmi::wall
