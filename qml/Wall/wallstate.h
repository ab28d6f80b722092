// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "camerablock.h"
#include "mapview/basetiles.h"
#include "mapview/hotlayers.h"
#include "models/cameralist.h"
#include "models/headlinefigures.h"
#include "models/newestactions.h"
#include "models/searchresults.h"
#include "models/selection.h"
#include "models/territory.h"
#include "models/urgentcases.h"
#include "models/words.h"
#include "operations/lookout.h"
#include "picturewatch.h"
#include "scenestate.h"
#include "sourceages.h"
#include "sync/link.h"
#include "video/camerafeeds.h"

#include <QObject>
#include <QTimer>
#include <QVariantList>

#include <memory>

namespace wanmi::sync {
class MediaClient;
}

namespace wanmi::wall {

/// What a wall is made of; all of it outlives the state. `baseTiles` and `feeds` may be nullptr: then the map
/// has no ground and the cameras no pictures, and the wall says so.
struct WallSources
{
    models::Words &words;
    models::HeadlineFigures &figures;
    models::UrgentCases &urgent;
    models::NewestActions &newest;
    models::CameraList &cameras;
    models::Selection &selection;
    mapview::HotLayers &hotLayers;
    operations::Lookout &lookout;
    store::Store &store;
    models::WallBoard &board;
    mapview::BaseTiles *baseTiles = nullptr;
    video::CameraFeeds *feeds = nullptr;
    std::shared_ptr<const base::Clock> clock;
    models::Scope scope = {}; ///< what the replica holds
    sync::MediaClient *media = nullptr; ///< without it photos are only named
};

/// One per wall window: carries the models, and knows how old each region's data is. A source that has said
/// nothing for more than five seconds makes its regions stale, with the time at which it was last heard.
class WallState : public QObject
{
    Q_OBJECT
    Q_PROPERTY(wanmi::models::Words *words READ words CONSTANT)
    Q_PROPERTY(wanmi::models::HeadlineFigures *figures READ figures CONSTANT)
    Q_PROPERTY(QAbstractItemModel *urgent READ urgent CONSTANT)
    Q_PROPERTY(wanmi::models::NewestActions *newest READ newest CONSTANT)
    Q_PROPERTY(wanmi::models::Selection *selection READ selection CONSTANT)
    /// The area or cell somebody pointed at or searched for.
    Q_PROPERTY(wanmi::models::Territory *territory READ territory CONSTANT)
    Q_PROPERTY(wanmi::models::SearchResults *search READ search CONSTANT)
    Q_PROPERTY(wanmi::wall::CameraBlock *cameras READ cameras CONSTANT)
    Q_PROPERTY(wanmi::mapview::HotLayers *hotLayers READ hotLayers CONSTANT)
    Q_PROPERTY(wanmi::mapview::BaseTiles *baseTiles READ baseTiles CONSTANT)
    Q_PROPERTY(wanmi::video::CameraFeeds *feeds READ feeds CONSTANT)
    Q_PROPERTY(wanmi::wall::SceneState *scene READ scene CONSTANT)
    Q_PROPERTY(wanmi::wall::SourceAges *ages READ ages CONSTANT)
    /// The case that regions of one case show: sent to the wall, else chosen, else the most urgent.
    Q_PROPERTY(QString focusCaseId READ focusCaseId NOTIFY focusChanged)
    Q_PROPERTY(QStringList incidents READ incidents NOTIFY incidentsChanged) ///< ids of the most urgent cases
    Q_PROPERTY(bool showsPhotos READ showsPhotos CONSTANT) ///< the pictures themselves can be had
    Q_PROPERTY(QString cityName READ cityName NOTIFY cityChanged)
    Q_PROPERTY(QString attribution READ attribution NOTIFY cityChanged)
    Q_PROPERTY(QString videoUrl READ videoUrl NOTIFY cityChanged)
    Q_PROPERTY(QObject *cameraModel READ cameraModel CONSTANT) ///< models::CameraList

    Q_PROPERTY(QString dateText READ dateText NOTIFY ticked) ///< central's time
    Q_PROPERTY(QString clockText READ clockText NOTIFY ticked)
    Q_PROPERTY(QString linkToken READ linkToken NOTIFY linkChanged)
    Q_PROPERTY(QString linkText READ linkText NOTIFY ticked) ///< state and age in words
    Q_PROPERTY(QString linkLight READ linkLight NOTIFY linkChanged) ///< "green", "yellow", "red", "grey"
    Q_PROPERTY(bool usable READ isUsable NOTIFY linkChanged) ///< enough rows are here to show the city
    Q_PROPERTY(
        double progress READ progress NOTIFY linkChanged) ///< 0…1 while rows are coming; negative: unknown
    Q_PROPERTY(QString progressText READ progressText NOTIFY linkChanged)

    Q_PROPERTY(QString dataAge READ dataAge NOTIFY ticked) ///< of everything that comes from central
    Q_PROPERTY(bool dataStale READ isDataStale NOTIFY staleChanged)
    Q_PROPERTY(QString dataSince READ dataSince NOTIFY ticked)
    Q_PROPERTY(QString camerasAge READ camerasAge NOTIFY ticked)
    Q_PROPERTY(bool camerasStale READ areCamerasStale NOTIFY staleChanged)
    Q_PROPERTY(QString camerasSince READ camerasSince NOTIFY staleChanged)
    Q_PROPERTY(QString layerAges READ layerAges NOTIFY ticked) ///< all layers in one line
    /// What a person of this post cannot see is not counted here; empty: nothing is left out.
    Q_PROPERTY(QString scopeNote READ scopeNote NOTIFY linkChanged)
    /// Maps {name, count, overdue}: the stages in which open cases wait, in order.
    Q_PROPERTY(QVariantList lifecycle READ lifecycle NOTIFY lifecycleChanged)
public:
    explicit WallState(const WallSources &sources, QObject *parent = nullptr);
    ~WallState() override;

    [[nodiscard]] models::Words *words() const { return &m_with.words; }
    [[nodiscard]] models::HeadlineFigures *figures() const { return &m_with.figures; }
    [[nodiscard]] QAbstractItemModel *urgent() const { return &m_with.urgent; }
    [[nodiscard]] models::NewestActions *newest() const { return &m_with.newest; }
    [[nodiscard]] models::Selection *selection() const { return &m_with.selection; }
    [[nodiscard]] models::SearchResults *search() const { return m_search.get(); }
    [[nodiscard]] models::Territory *territory() const { return m_territory.get(); }
    [[nodiscard]] CameraBlock *cameras() const { return m_cameras.get(); }
    [[nodiscard]] mapview::HotLayers *hotLayers() const { return &m_with.hotLayers; }
    [[nodiscard]] mapview::BaseTiles *baseTiles() const { return m_with.baseTiles; }
    [[nodiscard]] video::CameraFeeds *feeds() const { return m_with.feeds; }
    [[nodiscard]] SceneState *scene() const { return m_scene.get(); }
    [[nodiscard]] SourceAges *ages() const { return m_ages.get(); }
    [[nodiscard]] sync::MediaClient *media() const { return m_with.media; }
    [[nodiscard]] bool showsPhotos() const { return m_with.media != nullptr; }
    [[nodiscard]] store::Store &store() const { return m_with.store; }
    [[nodiscard]] models::CameraList &cameraList() const { return m_with.cameras; }
    [[nodiscard]] QObject *cameraModel() const { return &m_with.cameras; }
    [[nodiscard]] QString videoUrl() const { return m_manifest.videoUrl; }
    [[nodiscard]] double seatMs() const;
    [[nodiscard]] double serverMs() const;
    [[nodiscard]] QString focusCaseId() const;
    [[nodiscard]] QStringList incidents() const;
    [[nodiscard]] QString cityName() const;
    [[nodiscard]] QString attribution() const { return m_manifest.attribution; }
    [[nodiscard]] QString dateText() const;
    [[nodiscard]] QString clockText() const;
    [[nodiscard]] QString linkToken() const;
    [[nodiscard]] QString linkText() const;
    [[nodiscard]] QString linkLight() const;
    [[nodiscard]] bool isUsable() const { return m_link.usable || m_hotReady; }
    [[nodiscard]] double progress() const;
    [[nodiscard]] QString progressText() const;
    [[nodiscard]] QString dataAge() const { return m_ages->age(); }
    [[nodiscard]] bool isDataStale() const { return m_ages->isStale(); }
    [[nodiscard]] QString dataSince() const { return m_ages->since(); }
    [[nodiscard]] QString camerasAge() const;
    [[nodiscard]] bool areCamerasStale() const { return m_camerasStale; }
    [[nodiscard]] QString camerasSince() const;
    [[nodiscard]] QString layerAges() const;
    [[nodiscard]] QString scopeNote() const;
    [[nodiscard]] QVariantList lifecycle() const;

public slots:
    void setLinkStatus(const wanmi::sync::LinkStatus &status);
    void setManifest(const wanmi::protocol::Manifest &manifest);
    /// Looks at the clock; called every second by itself (tests call it with theirs).
    void tick();

signals:
    void cityChanged();
    void linkChanged();
    void staleChanged();
    void lifecycleChanged();
    void focusChanged();
    void incidentsChanged();
    void ticked();

private:
    void watchSources();
    void look(); ///< for the cameras that see the chosen case

    WallSources m_with;
    std::unique_ptr<CameraBlock> m_cameras;
    std::unique_ptr<models::SearchResults> m_search;
    std::unique_ptr<models::Territory> m_territory;
    std::unique_ptr<SceneState> m_scene;
    std::unique_ptr<SourceAges> m_ages;
    sync::LinkStatus m_link;
    protocol::Manifest m_manifest;
    QTimer m_second, m_eyesSoon;
    QString m_looksFor; ///< the case whose cameras are wanted; empty: none
    bool m_hotReady = false, m_camerasStale = false;
    PictureWatch m_pictures;
};
} // namespace wanmi::wall
