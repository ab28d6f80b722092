// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/answer.h"
#include "base/clock.h"
#include "mapview/densedata.h"
#include "mapview/devicebeat.h"
#include "mapview/mapview.h"
#include "protocol/messages.h"
#include "store/store.h"
#include "worktime/light.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>
#include <QVariantMap>

#include <map>
#include <memory>
#include <optional>

namespace wanmi::mapview {

enum class ObjectKind { None, Case, Cluster, Camera, Vehicle, Supervisor, Component, Cell };
[[nodiscard]] QString tokenOf(ObjectKind kind); ///< "", "case", "cluster", "camera", …

/// A class of cases as a number: what it is about, and its code of four digits.
[[nodiscard]] constexpr quint32 classKey(bool ofComponent, quint16 number)
{
    return (ofComponent ? 1U << 16 : 0U) | number;
}
using ClassKeys = std::vector<quint32>; ///< sorted; none: every class
[[nodiscard]] ClassKeys classKeysFrom(const QStringList &classes); ///< "E0506", "C0101"

struct CaseMark
{
    QString id;
    QPointF world;
    QString cellCode;
    int cell = -1; ///< index into the cells
    qint64 warnAtMs = 0, dueMs = 0;
    bool suspended = false;
    bool ofComponent = false; ///< the component under it is in use
    quint32 classKey = 0;
    worktime::Light light = worktime::Light::Green;
};
/// Cases that stand too close to be told apart at a level; of one case when it stands alone.
struct Cluster
{
    QPointF world; ///< mean
    int count = 0, overdue = 0, warning = 0;
    worktime::Light worst = worktime::Light::None;
    int firstCase = -1;
};
struct CameraMark
{
    QString id, name;
    QPointF world;
    double bearingDeg = 0, viewAngleDeg = 60;
    bool on = true;
};
struct MoverMark
{
    QString id, name;
    QPointF from, to; ///< moves from one to the other within the live period
    double headingDeg = 0;
    qint64 fromMs = 0, toMs = 0;
    qint64 heardMs = 0; ///< when the device said where it is, by this seat's clock
    [[nodiscard]] QPointF worldAt(qint64 nowMs) const;
    /// Its own device is silent, or the whole feed is (`feedMs`: when it was last heard).
    [[nodiscard]] bool isSilent(qint64 nowMs, qint64 feedMs) const;
};

class PastCity;

/// What a map draws: only that can be pointed at.
struct Shown
{
    bool cells = true, components = true, cases = true, cameras = true, vehicles = true, supervisors = true;
    ClassKeys classes = {}; ///< of the cases
};

/// What lies under the pointer. `id` of a component is empty until identify() has asked the store.
struct Picked
{
    ObjectKind kind = ObjectKind::None;
    QString id, title;
    geo::Place place;
    int count = 0, overdue = 0; ///< cells and clusters
    qint64 row = 0; ///< components
};

struct DutyName
{
    QString zh, en;
    QPointF world; ///< in the middle of the grid's cells
};

struct LayerAges ///< instants of the newest data, UTC ms; 0: nothing yet
{
    qint64 casesMs = 0, componentsMs = 0;
    qint64 liveMs = 0; ///< when central last told what devices say
    qint64 moversMs = 0; ///< … and when vehicles and supervisors last spoke in it
};

/// All that a city has on top of its base map, read from the replica once and then kept up by what changed.
/// One per program, shared by all maps; lives on the GUI thread, works in its own threads.
class HotLayers : public QObject
{
    Q_OBJECT
    /// misplaced() by MapCanvas's names of layers: "showCells", …
    Q_PROPERTY(QVariantMap misplacedRows READ misplacedRows NOTIFY misplacedChanged)
public:
    /// \param cacheFolder column files lie there, so that later starts show components at once; empty: no
    /// cache.
    HotLayers(store::Store &store, std::shared_ptr<const base::Clock> clock, QString cacheFolder,
              QObject *parent = nullptr);
    /// The layers of moments that are over: what stands still is that of `present`, which outlives them; the
    /// cases are those of showPast(). Nothing that moves and no camera is known of the past.
    explicit HotLayers(HotLayers &present, QObject *parent = nullptr);
    ~HotLayers() override;

    [[nodiscard]] store::Store &store() const { return m_store; }
    /// Only of the past: the cases that were open then, made in a worker. False: a later moment was asked for
    /// meanwhile, and nothing changed.
    base::Answer<bool> showPast(const std::shared_ptr<const PastCity> &past, qint64 momentMs);
    void forgetPast();
    /// What is known of the cells beside their cases; may be null.
    [[nodiscard]] std::shared_ptr<const std::vector<CellCount>> facts() const
    {
        return m_factsOf == m_dense.cells ? m_facts : nullptr;
    }

    /// Reads everything; again when the store says so.
    void load();
    [[nodiscard]] bool isReady() const; ///< cells and cases are in

    /// Positions that never enter the change log.
    void setLive(const protocol::Live &live);
    /// What the camera feeds know better than central: whether a picture arrives.
    void setCameraOn(const QString &cameraId, bool on);

    [[nodiscard]] const DenseSnapshot &dense() const { return m_dense; }
    [[nodiscard]] ClassLimits limits(Measure measure) const;
    /// Names of the duty grids, once they are wanted.
    [[nodiscard]] const std::vector<DutyName> &dutyNames() const { return m_dutyNames; }
    /// Borders of duty grids take a while and are made when a map first wants to show them.
    void wantDutyBorders();
    [[nodiscard]] const std::vector<CaseMark> &cases() const { return m_cases; }
    [[nodiscard]] const std::vector<CameraMark> &cameras() const { return m_cameras; }
    [[nodiscard]] const std::vector<MoverMark> &vehicles() const { return m_vehicles; }
    [[nodiscard]] const std::vector<MoverMark> &supervisors() const { return m_supervisors; }
    /// Open cases, of some classes or of all, binned so that marks do not hide each other; the counts always add up to
    /// how many there are.
    [[nodiscard]] const std::vector<Cluster> &clusters(int level, const ClassKeys &classes = {}) const;
    /// From this level on every case stands by itself.
    static constexpr int SingleLevel = 17;
    [[nodiscard]] QRectF extent() const; ///< of all cells, world; null when there are none
    [[nodiscard]] LayerAges ages() const { return m_ages; }
    /// Rows that no map can show because their places are none.
    struct Misplaced
    {
        int cells = 0, components = 0, cases = 0, cameras = 0;
    };
    [[nodiscard]] const Misplaced &misplaced() const { return m_misplaced; }
    [[nodiscard]] QVariantMap misplacedRows() const;
    [[nodiscard]] qint64 nowMs() const;

    /// The nearest thing within `radiusPx` of a point on the screen, marks before components before cells.
    [[nodiscard]] Picked pick(const MapView &view, QPointF screen, const Shown &shown = {},
                              double radiusPx = 14) const;
    /// Completes a component's id and title, a case's address.
    [[nodiscard]] base::Answer<Picked> identify(const Picked &picked);
    [[nodiscard]] bool knowsCase(const QString &id) const { return m_caseIndex.contains(id); } ///< placed or not
    [[nodiscard]] std::optional<QPointF> worldOf(ObjectKind kind, const QString &id) const;

    [[nodiscard]] QThreadPool &pool() { return m_pool; }

signals:
    void ready();
    /// Dense layers changed within these parts of the world; empty: everywhere.
    void denseTouched(const QList<QRectF> &world);
    void limitsChanged();
    void marksChanged(); ///< cases or cameras
    void moversChanged();
    void caseAppeared(QPointF world, quint32 classKey); ///< for one pulse
    void agesChanged();
    void misplacedChanged();

private:
    void readCells();
    void readCases();
    void readCameras();
    void readComponents();
    void openColumnFile();
    struct CaseLayer;
    static std::shared_ptr<CaseLayer>
    makeCaseLayer(const std::vector<store::CasePoint> &points, std::shared_ptr<const CellColumns> cells,
                  const std::shared_ptr<const std::vector<CellCount>> &facts, qint64 nowMs);
    void takeCases(std::shared_ptr<CaseLayer> layer);
    void noteChanges(const store::ChangeSet &changes);
    void readChanged();
    void patchCases(const QSet<QString> &asked, const store::CaseSummaries &now);
    void patchComponent(const domain::Component &component);
    void recount();
    void countMisplaced();
    void setMisplaced(int Misplaced::*layer, int count);
    void renewLimits();
    void watchLights();
    void emitTouchedCells(const std::vector<CellCount> &before);
    [[nodiscard]] QString columnFile() const;
    [[nodiscard]] Picked pickMark(const MapView &view, QPointF screen, const Shown &shown,
                                  double radiusPx) const;
    void takeComponents(const std::shared_ptr<const ComponentColumns> &columns);
    void readCommunities();
    void renewFacts();
    void makeBorders();
    void takeGround();
    void takePast(const std::shared_ptr<CaseLayer> &layer);

    store::Store &m_store;
    std::shared_ptr<const base::Clock> m_clock;
    QString m_cacheFolder;
    QThreadPool m_pool;
    DenseSnapshot m_dense;
    std::vector<CaseMark> m_cases;
    QHash<QString, int> m_caseIndex;
    std::vector<CameraMark> m_cameras;
    QHash<QString, bool> m_feedOn;
    std::vector<MoverMark> m_vehicles, m_supervisors;
    QHash<QString, QString> m_plates;
    mutable std::map<std::pair<int, ClassKeys>, std::vector<Cluster>> m_clusters;
    store::ChangeSet m_waiting;
    QSet<QString> m_changedWhileReading; ///< cases: what is being read may be older than they are
    int m_readingCases = 0;
    bool m_reading = false, m_haveCells = false, m_haveCases = false, m_announced = false;
    LayerAges m_ages;
    DeviceBeat m_beat; ///< of vehicles and supervisors
    Misplaced m_misplaced;
    ClassLimits m_limits[Measures.size()];
    std::vector<store::CommunityFacts> m_communities;
    std::shared_ptr<const std::vector<CellCount>> m_facts; ///< of m_factsOf, without open and overdue
    std::shared_ptr<const CellColumns> m_factsOf;
    QTimer m_factsSoon, m_factsAgain;
    bool m_bordersWanted = false;
    std::vector<DutyName> m_dutyNames;
    HotLayers *m_present = nullptr; ///< of the past: where the ground comes from
    std::shared_ptr<const std::vector<CellCount>> m_groundFacts; ///< … and its facts as they came
    qint64 m_momentMs = 0;
    quint64 m_askedMoment = 0;
    size_t m_limitsOfCases = 0; ///< how many cases there were when the limits were set
};
} // namespace wanmi::mapview
