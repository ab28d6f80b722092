// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "renderlink/messages.h"

#include <QImage>
#include <QObject>
#include <QString>
#include <QStringList>

#include <memory>

namespace wanmi::mapview {

using TileId = renderlink::TileId;
using Theme = renderlink::Theme;

enum class BaseMapState {
    Starting, ///< the map process is coming up, or no project has been set yet
    Ready, ///< it draws
    Restarting, ///< it died, hung or spoke nonsense; a new one comes after a pause
    Missing, ///< there is no project, or it cannot be read; tried again when the file changes
    NoEngine, ///< there is no map process to start: cached tiles only
};

struct BaseTilesSettings
{
    QString enginePath; ///< wanmi-maprender; empty or not there: NoEngine
    QString cacheFolder; ///< made when missing; tiles, and the map process's private profile
    /// 512; 1024 draws the same tiles with everything twice as large, for walls seen from afar and dense
    /// screens.
    int tilePx = renderlink::TilePx;
    qint64 diskBytes = 512ll * 1024 * 1024;
    qint64 memoryBytes = 192ll * 1024 * 1024;
    int answerMs = 10'000; ///< a tile that takes longer means that the process hangs
    int firstPauseMs = 500; ///< before the first restart; doubles up to longestPauseMs
    int longestPauseMs = 30'000;
};

/// The base map's tiles as a seat sees them: from memory, from the disk cache, or drawn by wanmi-maprender,
/// which runs as an own process, is watched, and is restarted when it dies or hangs. Files, process and
/// socket live on an own thread; every function returns at once and may be called from the GUI thread.
/// Signals come on the thread this object lives on.
///
/// Use: cached() first; when it is null, request() and wait for tileReady(). A request stays open over
/// restarts of the map process until it is answered, failed, or forgotten by forgetOlderThan(). Neighbours
/// that were drawn in the same go are announced too. Among equals the last asked is drawn first: ask for the
/// middle of the screen last.
class BaseTiles : public QObject
{
    Q_OBJECT
public:
    explicit BaseTiles(const BaseTilesSettings &settings, QObject *parent = nullptr);
    ~BaseTiles() override; ///< asks the process to quit and waits for it shortly

    /// The QGIS project and the GeoPackage that stands in for the one its layers name. Both are watched: when
    /// one changes, everything cached is stale and dataChanged() is emitted.
    void setData(const QString &projectPath, const QString &gpkgPath);

    /// A newer generation overtakes an older one; among equals the last asked comes first.
    void request(TileId tile, Theme theme, quint64 generation);
    /// Memory only; null when it is not there.
    [[nodiscard]] QImage cached(TileId tile, Theme theme) const;
    void forgetOlderThan(quint64 generation);

    [[nodiscard]] BaseMapState state() const;
    /// Token: "", "no-engine", "no-cache-folder" (works, but keeps nothing), "engine-crashed",
    /// "engine-hangs", "engine-version", "engine-nonsense", "project-missing", "project-broken", "no-layers",
    /// "data-missing".
    [[nodiscard]] QString note() const;
    /// Layers of the project that are not drawn, as "name: reason"; the others go on.
    [[nodiscard]] QStringList layerNotes() const;

signals:
    /// tilePx wide, Format_RGB32: opaque, the ground is painted.
    void tileReady(wanmi::mapview::TileId tile, wanmi::mapview::Theme theme, const QImage &image);
    /// Asked for, and will not come: "no-project", or "render-failed" when the map process dies over it
    /// again and again.
    void tileFailed(wanmi::mapview::TileId tile, wanmi::mapview::Theme theme, const QString &reason);
    void stateChanged(wanmi::mapview::BaseMapState state, const QString &note);
    void layerNotesChanged(const QStringList &notes);
    /// What is on screen is of another project or other data: ask again for all of it.
    void dataChanged();

private:
    class Private;
    std::unique_ptr<Private> d;
};
} // namespace wanmi::mapview
