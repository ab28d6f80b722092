// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QQuickView>

class QScreen;

namespace wanmi::mapview {
class MapCanvas;
}

namespace wanmi::wall {

class WallState;

/// The wall as a window. Call Q_IMPORT_QML_PLUGIN(Wanmi_KitPlugin), (Wanmi_MapPlugin) and (Wanmi_WallPlugin)
/// in the program, and set QT_QUICK_BACKEND before the first window where there is no GPU.
class WallWindow : public QQuickView
{
    Q_OBJECT
public:
    /// `state` outlives the window.
    explicit WallWindow(WallState *state, QWindow *parent = nullptr);
    ~WallWindow() override;

    /// One: full screen. Several: one window without a frame over all of them; there are no windows per output,
    /// so that a scene and a pushed picture may lie across them.
    void showOn(const QList<QScreen *> &screens);
    [[nodiscard]] QImage grab(); ///< what is on screen now
    /// The map of the scene that is shown; nullptr while there is none. A scene's regions come piece by piece and
    /// hang below their place on the wall, so ask again rather than keep it.
    [[nodiscard]] mapview::MapCanvas *map() const;
    /// The scene was loaded without errors; they are in errors().
    [[nodiscard]] bool isSound() const { return status() == QQuickView::Ready; }

protected:
    void keyPressEvent(QKeyEvent *event) override;
};
} // namespace wanmi::wall
