// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "renderlink/messages.h"

#include <QImage>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QVariantList>

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
    int answerMs = 10'000; ///< a process that answers no ping for so long hangs, and is replaced
    int silentMs = 2'500; ///< … and is said to be silent after this
    int firstPauseMs = 500; ///< before the first restart; doubles up to longestPauseMs
    int longestPauseMs = 30'000;
    /// After so long a project with layers that cannot be drawn is opened again: a database comes back, a
    /// share is mounted again. Doubles each time, up to ten minutes.
    int layersAgainMs = 15'000;
};

/// What the base map is drawn from.
struct BaseMapSource
{
    QString project; ///< QGIS project
    QString data; ///< GeoPackage that stands in for the one its layers name
    /// Drawn instead, with the note "published-broken", when the project cannot be opened; may be empty.
    QString fallback;
    QString version; ///< of all that lies beside the project; empty: the project file says it all
};

/// A layer of the project and how it is.
struct BaseLayer
{
    QString name;
    QString reason; ///< empty: it is drawn; "source-missing", "render-error"
    friend bool operator==(const BaseLayer &, const BaseLayer &) = default;
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
    /// Topmost first: {name, reason}
    Q_PROPERTY(QVariantList layers READ layerList NOTIFY layersChanged)
    Q_PROPERTY(QString note READ note NOTIFY stateChanged)
    Q_PROPERTY(double noteSince READ noteSinceMs NOTIFY stateChanged)
public:
    explicit BaseTiles(const BaseTilesSettings &settings, QObject *parent = nullptr);
    ~BaseTiles() override; ///< asks the process to quit and waits for it shortly

    /// The QGIS project and the GeoPackage that stands in for the one its layers name. Both are watched: when
    /// one changes, everything cached is stale and dataChanged() is emitted.
    void setData(const QString &projectPath, const QString &gpkgPath)
    {
        setSource({projectPath, gpkgPath, {}, {}});
    }
    void setSource(const BaseMapSource &source);

    /// A newer generation overtakes an older one; among equals the last asked comes first.
    void request(TileId tile, Theme theme, quint64 generation);
    /// Memory only; null when it is not there.
    [[nodiscard]] QImage cached(TileId tile, Theme theme) const;
    /// As cached(), and if there is nothing, what stood there before the project or its data changed: better
    /// than bare ground until the new tile has come.
    [[nodiscard]] QImage lastKnown(TileId tile, Theme theme) const;
    void forgetOlderThan(quint64 generation);
    /// Lets go of what nobody has asked for in two minutes; whoever shows tiles asks for them more often. On the
    /// worker's thread.
    void dropUnused();

    [[nodiscard]] BaseMapState state() const;
    /// Token: "", "no-engine", "no-cache-folder" (works, but keeps nothing), "engine-crashed",
    /// "engine-hangs", "engine-version", "engine-nonsense", "project-missing", "project-broken", "no-layers",
    /// "data-missing", "no-base-map" (told of no project: there is none), "engine-silent", "published-broken"
    /// (the shipped project is drawn instead).
    [[nodiscard]] QString note() const;
    /// Since when it is as state() and note() say, or has been ailing in one way or another; ms since 1970.
    /// 0: it is well.
    [[nodiscard]] double noteSinceMs() const;
    /// Layers of the project that are not drawn, as "name: reason"; the others go on.
    [[nodiscard]] QStringList layerNotes() const;
    [[nodiscard]] const QList<BaseLayer> &layers() const;
    [[nodiscard]] QVariantList layerList() const;

signals:
    /// tilePx wide, Format_RGB32: opaque, the ground is painted.
    void tileReady(wanmi::mapview::TileId tile, wanmi::mapview::Theme theme, const QImage &image);
    /// Asked for, and will not come: "no-project", or "render-failed" when the map process dies over it
    /// again and again.
    void tileFailed(wanmi::mapview::TileId tile, wanmi::mapview::Theme theme, const QString &reason);
    void stateChanged(wanmi::mapview::BaseMapState state, const QString &note);
    void layerNotesChanged(const QStringList &notes);
    void layersChanged();
    /// What is on screen is of another project or other data: ask again for all of it.
    void dataChanged();

private:
    class Private;
    std::unique_ptr<Private> d;
};
} // namespace wanmi::mapview
