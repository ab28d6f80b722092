// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mapview/basetiles.h"
#include "mapview/hotlayers.h"
#include "mapview/mapscene.h"
#include "mapview/maptiles.h"
#include "mapview/mapview.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QQuickItem>
#include <QTimer>

#include <optional>
#include <vector>

namespace wanmi::mapview {

/// The map on screen: tiles (base map and dense layers in one opaque picture each) and marks as image nodes,
/// so it draws the same under Qt Quick's software adaptation and on a GPU. Panning moves one transform; a
/// tile is painted again, in a worker thread, only when something in it changed. Gestures are QML's; this
/// item offers what they need.
class MapCanvas : public QQuickItem
{
    Q_OBJECT
    Q_PROPERTY(wanmi::mapview::HotLayers *hotLayers READ hotLayers WRITE setHotLayers NOTIFY hotLayersChanged)
    Q_PROPERTY(wanmi::mapview::BaseTiles *baseTiles READ baseTiles WRITE setBaseTiles NOTIFY baseTilesChanged)
    /// "dark" or "light"
    Q_PROPERTY(QString theme READ theme WRITE setTheme NOTIFY themeChanged)
    /// Size of marks and lines; 1 for a desk and a wall 1920 wide.
    Q_PROPERTY(double markScale READ markScale WRITE setMarkScale NOTIFY markScaleChanged)
    Q_PROPERTY(bool showCells MEMBER m_showCells NOTIFY layersChanged)
    Q_PROPERTY(bool showComponents MEMBER m_showComponents NOTIFY layersChanged)
    Q_PROPERTY(bool showCases MEMBER m_showCases NOTIFY layersChanged)
    /// The cases that are shown: of these classes ("E0506", "C0101"); empty: all.
    Q_PROPERTY(QStringList caseClasses READ caseClasses WRITE setCaseClasses NOTIFY layersChanged)
    Q_PROPERTY(bool showCameras MEMBER m_showCameras NOTIFY layersChanged)
    /// Of cameras, their pictures too; drawn by who lays them on this map.
    Q_PROPERTY(bool showPictures MEMBER m_showPictures NOTIFY layersChanged)
    Q_PROPERTY(bool showVehicles MEMBER m_showVehicles NOTIFY layersChanged)
    Q_PROPERTY(bool showSupervisors MEMBER m_showSupervisors NOTIFY layersChanged)
    Q_PROPERTY(bool showDutyGrids READ showsDutyGrids WRITE setShowDutyGrids NOTIFY layersChanged)
    Q_PROPERTY(bool showLabels MEMBER m_showLabels NOTIFY layersChanged) ///< names of hot things
    Q_PROPERTY(bool chinese MEMBER m_chinese NOTIFY layersChanged) ///< of names in two languages
    /// The source of the layers has stopped: they are hatched.
    Q_PROPERTY(bool stale MEMBER m_stale NOTIFY layersChanged)
    /// What colors the cells; see mapview::tokenOf(Measure).
    Q_PROPERTY(QString measure READ measure WRITE setMeasure NOTIFY measureChanged)
    /// Lower limits of the color classes and their colors, for the legend.
    Q_PROPERTY(QVariantList classLimits READ classLimitsForLegend NOTIFY legendChanged)
    Q_PROPERTY(QVariantList classColors READ classColors NOTIFY legendChanged)
    Q_PROPERTY(double zoom READ zoom NOTIFY viewChanged)
    Q_PROPERTY(double metresPerPx READ metresPerPx NOTIFY viewChanged)
    Q_PROPERTY(double longitude READ longitude NOTIFY viewChanged)
    Q_PROPERTY(double latitude READ latitude NOTIFY viewChanged)
    /// Nobody sits at this map: it goes by itself to where the incidents are when their set changes, and
    /// never otherwise. Any hand on it locks its view until it is fitted again or no hand has come for a
    /// while.
    Q_PROPERTY(bool unattended READ isUnattended WRITE setUnattended NOTIFY unattendedChanged)
    /// Ids of the cases that it keeps in view; without any, the whole city.
    Q_PROPERTY(QStringList incidents READ incidents WRITE setIncidents NOTIFY incidentsChanged)
    Q_PROPERTY(bool held MEMBER m_held NOTIFY heldChanged) ///< something is shown for a while: it stays
    Q_PROPERTY(bool locked READ isLocked NOTIFY lockedChanged)
    Q_PROPERTY(int unlockAfterMs READ unlockAfterMs WRITE setUnlockAfterMs NOTIFY unattendedChanged)
    Q_PROPERTY(QString selectedKind READ selectedKind NOTIFY selectionChanged)
    Q_PROPERTY(QString selectedId READ selectedId NOTIFY selectionChanged)
    Q_PROPERTY(QString hoveredKind READ hoveredKind NOTIFY hoveredChanged)
    Q_PROPERTY(QString hoveredTitle READ hoveredTitle NOTIFY hoveredChanged)
    Q_PROPERTY(int hoveredCount READ hoveredCount NOTIFY hoveredChanged)
    Q_PROPERTY(int hoveredOverdue READ hoveredOverdue NOTIFY hoveredChanged)
    Q_PROPERTY(QPointF hoveredAt READ hoveredAt NOTIFY hoveredChanged)
    /// What is to be said of the base map: "" well; "drawing", "restarting", "missing", "no-engine", "none";
    /// "ground" while nothing of the city is known yet.
    Q_PROPERTY(QString baseNote READ baseNote NOTIFY baseNoteChanged)
    /// Every tile in view has been painted with what is known.
    Q_PROPERTY(bool complete READ isComplete NOTIFY completeChanged)

public:
    explicit MapCanvas(QQuickItem *parent = nullptr);
    ~MapCanvas() override;

    [[nodiscard]] HotLayers *hotLayers() const { return m_hot; }
    void setHotLayers(HotLayers *layers);
    [[nodiscard]] BaseTiles *baseTiles() const { return m_base; }
    void setBaseTiles(BaseTiles *tiles);
    [[nodiscard]] QString theme() const { return m_theme; }
    void setTheme(const QString &theme);
    [[nodiscard]] double markScale() const { return m_markScale; }
    void setMarkScale(double scale);
    [[nodiscard]] bool showsDutyGrids() const { return m_showDutyGrids; }
    void setShowDutyGrids(bool show);
    [[nodiscard]] QStringList caseClasses() const { return m_caseClasses; }
    void setCaseClasses(const QStringList &classes);
    [[nodiscard]] QString measure() const;
    void setMeasure(const QString &token);
    [[nodiscard]] QVariantList classLimitsForLegend() const;
    [[nodiscard]] QVariantList classColors() const;
    [[nodiscard]] const MapView &view() const { return m_view; }
    [[nodiscard]] double zoom() const { return m_view.zoom(); }
    [[nodiscard]] double metresPerPx() const { return m_view.metresPerPx(); }
    [[nodiscard]] double longitude() const { return m_view.centerPlace().lon; }
    [[nodiscard]] double latitude() const { return m_view.centerPlace().lat; }
    [[nodiscard]] QString selectedKind() const { return m_selectedKind; }
    [[nodiscard]] QString selectedId() const { return m_selectedId; }
    [[nodiscard]] QString hoveredKind() const { return tokenOf(m_hovered.kind); }
    [[nodiscard]] QString hoveredTitle() const { return m_hovered.title; }
    [[nodiscard]] int hoveredCount() const { return m_hovered.count; }
    [[nodiscard]] int hoveredOverdue() const { return m_hovered.overdue; }
    [[nodiscard]] QPointF hoveredAt() const;
    [[nodiscard]] bool isComplete() const;
    /// Every tile in view stands on the base map of the present project. For tests and measurements.
    [[nodiscard]] bool isBaseCurrent() const { return m_tiles.isCurrent(); }
    [[nodiscard]] QString baseNote() const { return m_baseNote; }

    [[nodiscard]] bool isUnattended() const { return m_unattended; }
    void setUnattended(bool unattended);
    [[nodiscard]] QStringList incidents() const { return m_incidents; }
    void setIncidents(const QStringList &ids);
    [[nodiscard]] bool isLocked() const { return m_touched; }
    [[nodiscard]] int unlockAfterMs() const { return m_handsOff.interval(); }
    void setUnlockAfterMs(int ms);
    /// Unlocks and shows the incidents, or the city where there are none.
    Q_INVOKABLE void fitAgain();

    Q_INVOKABLE void panBy(double dx, double dy);
    Q_INVOKABLE void zoomAt(double x, double y, double steps); ///< steps of one level
    Q_INVOKABLE void fitCity();
    Q_INVOKABLE void flyTo(double longitude, double latitude, double zoom); ///< within 200 ms; zoom 0: keep
    Q_INVOKABLE void showPlace(double longitude, double latitude, double zoom); ///< at once
    /// Marks an object; does not move the map. Empty kind: nothing.
    Q_INVOKABLE void select(const QString &kind, const QString &id);
    Q_INVOKABLE void flyToObject(const QString &kind, const QString &id);
    Q_INVOKABLE void hoverAt(double x, double y);
    Q_INVOKABLE void leave();
    /// Picks what is under the point and tells by picked(); a cluster zooms in instead.
    Q_INVOKABLE void clickAt(double x, double y);
    /// Answers with placeTold(): where on the ground this point is.
    Q_INVOKABLE void tellPlace(double x, double y);

    /// Tiles painted so far: tests and figures look at it to see that nothing is painted twice.
    [[nodiscard]] quint64 paintedTiles() const { return m_tiles.paintedCount(); }
    /// What stands on the screen at a place of the world; nothing where no tile has been painted. For tests
    /// and figures.
    [[nodiscard]] std::optional<QRgb> tileColorAt(QPointF world) const;
    /// Image nodes of the last frame: what the software rendering's work grows with.
    [[nodiscard]] int sceneNodes() const { return m_sceneNodes; }

signals:
    void unattendedChanged();
    void incidentsChanged();
    void heldChanged();
    void lockedChanged();
    void hotLayersChanged();
    void baseTilesChanged();
    void themeChanged();
    void markScaleChanged();
    void layersChanged();
    void measureChanged();
    void legendChanged();
    void viewChanged();
    void selectionChanged();
    void hoveredChanged();
    void completeChanged();
    void baseNoteChanged();
    void picked(const QString &kind, const QString &id, double longitude, double latitude);
    void placeTold(double longitude, double latitude);

protected:
    QSGNode *updatePaintNode(QSGNode *old, UpdatePaintNodeData *data) override;
    void updatePolish() override;
    void geometryChange(const QRectF &now, const QRectF &before) override;
    void itemChange(ItemChange change, const ItemChangeData &data) override;

private:
    void applyStyle();
    void moveTo(const MapView &view);
    void moved();
    void startFlight(QPointF world, double zoom);
    void flyStep();
    void showTiles();
    void fitOnce();
    void touch(); ///< a hand is on it
    void setTouched(bool touched);
    void fitIncidents();
    void fitIfKnown(); ///< incidents come with the map's own rows, perhaps later than their names
    void pulse(QPointF world, quint32 classKey);
    void tellClicked(const Picked &picked);
    void lookAtBase();
    [[nodiscard]] DenseStyle style() const;
    [[nodiscard]] Shown shown() const; ///< what is drawn, and so what can be pointed at
    [[nodiscard]] std::vector<SceneMark> casesInView() const;
    [[nodiscard]] std::vector<SceneMark> accentsInView() const;
    [[nodiscard]] std::vector<SceneMark> crowdInView() const;
    [[nodiscard]] std::vector<PlacedLabel> labelsInView() const;
    void addCameras(std::vector<SceneMark> &marks, const QRectF &near) const;
    [[nodiscard]] QRectF nearWorld() const;
    [[nodiscard]] double markZoom() const; ///< what a screen with marks of design size would call this zoom

    QPointer<HotLayers> m_hot;
    QPointer<BaseTiles> m_base;
    QString m_theme = QStringLiteral("dark"), m_baseNote;
    Palette m_palette;
    double m_markScale = 1;
    QStringList m_caseClasses;
    ClassKeys m_classKeys;
    Measure m_measure = Measure::OpenCases;
    bool m_showCells = true, m_showComponents = true, m_showCases = true, m_showCameras = true;
    bool m_showPictures = false;
    bool m_showVehicles = true, m_showSupervisors = true, m_showDutyGrids = false, m_stale = false;
    bool m_showLabels = true, m_chinese = true;
    MapView m_view;
    bool m_fitted = false; ///< the first fit has been made
    bool m_touched = false; ///< a hand moved it, so it does not fit by itself any more
    bool m_unattended = false, m_held = false;
    bool m_fitWaits = false; ///< the set has changed, and the map has not yet gone there
    QStringList m_incidents; ///< sorted
    QTimer m_handsOff;
    QString m_selectedKind, m_selectedId;
    Picked m_hovered;
    QTimer m_moverTimer, m_flightTimer, m_pulseTimer;
    struct Flight
    {
        QPointF from, to;
        double fromZoom = 0, toZoom = 0;
        QElapsedTimer since;
    };
    std::optional<Flight> m_flight;
    std::vector<std::pair<QPointF, QElapsedTimer>> m_pulses;
    MapTiles m_tiles;
    QRectF m_markedWorld; ///< marks are made for this part of the world
    double m_markedPx = 0; ///< … at this scale
    bool m_crowdDrawn = false; ///< cameras, vehicles and supervisors have room here
    bool m_crowded = false; ///< many small marks share pictures: they move at a calmer rate
    int m_sceneNodes = 0;
    bool m_tilesDirty = true, m_marksDirty = true, m_crowdDirty = true, m_spritesDirty = true;
    bool m_accentsDirty = true; ///< what follows the pointer, the choice and time: cases and labels stay as they are
};
} // namespace wanmi::mapview
