// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapview/hotlayers.h"

#include "mapview/cellfacts.h"
#include "mapview/columnfile.h"

#include <QLoggingCategory>
#include <QPromise>

#include <algorithm>

Q_LOGGING_CATEGORY(lcMapView, "wanmi.mapview")

namespace wanmi::mapview {
using namespace std::chrono_literals;
namespace {
/// Time between two committed batches that are read together.
constexpr auto GatherTime = 60ms;
constexpr auto FactsGatherTime = 700ms; ///< after the first picture, and not once per component
constexpr auto FactsPeriod = 10min; ///< what a month was like moves slowly
constexpr qint64 LivePeriodMs = 2000;
constexpr qint64 FeedPatienceMs = 5'000; ///< positions come every two seconds
constexpr qint64 DevicePatienceMs = 60'000; ///< one device may be in a tunnel
constexpr int ComponentsAtOnce = 200; ///< beyond that one whole read is cheaper

/// Goes on in a worker thread while the asker lives. The answer may come when asker and pool are gone, so the
/// pool is reached through the asker's own thread.
template <typename T, typename Call>
auto inPool(QObject *asker, base::Answer<T> answer, QThreadPool &pool, Call call)
{
    using Next = std::invoke_result_t<Call, T>;
    auto promise = std::make_shared<QPromise<Next>>();
    promise->start();
    base::Answer<Next> next = promise->future();
    answer.then(asker, [promise, &pool, call = std::move(call)](const T &value) {
        pool.start([promise, call, value]() mutable {
            promise->addResult(call(value));
            promise->finish();
        });
    });
    return next;
}
} // namespace

QString tokenOf(ObjectKind kind)
{
    switch (kind) {
    case ObjectKind::None:
        return {};
    case ObjectKind::Case:
        return QStringLiteral("case");
    case ObjectKind::Cluster:
        return QStringLiteral("cluster");
    case ObjectKind::Camera:
        return QStringLiteral("camera");
    case ObjectKind::Vehicle:
        return QStringLiteral("vehicle");
    case ObjectKind::Supervisor:
        return QStringLiteral("supervisor");
    case ObjectKind::Component:
        return QStringLiteral("component");
    case ObjectKind::Cell:
        return QStringLiteral("cell");
    }
    return {};
}

QPointF MoverMark::worldAt(qint64 nowMs) const
{
    if (nowMs >= toMs || toMs <= fromMs)
        return to;
    const double part = std::clamp(double(nowMs - fromMs) / double(toMs - fromMs), 0.0, 1.0);
    return from + (to - from) * part;
}

bool MoverMark::isSilent(qint64 nowMs, qint64 feedMs) const
{
    return nowMs - feedMs > FeedPatienceMs || nowMs - heardMs > DevicePatienceMs;
}

HotLayers::HotLayers(store::Store &store, std::shared_ptr<const base::Clock> clock, QString cacheFolder,
                     QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_clock(std::move(clock))
    , m_cacheFolder(std::move(cacheFolder))
{
    m_dense.casesKnown = false;
    // The GUI thread comes first: on a small machine one worker is all that the rest can spare.
    m_pool.setMaxThreadCount(std::max(1, QThread::idealThreadCount() - 1));
    m_pool.setThreadPriority(QThread::LowPriority);
    connect(&m_store, &store::Store::committed, this, &HotLayers::noteChanges);
    auto *lights = new QTimer(this);
    connect(lights, &QTimer::timeout, this, &HotLayers::watchLights);
    lights->start(5s);
    m_factsSoon.setSingleShot(true);
    m_factsSoon.setInterval(FactsGatherTime);
    connect(&m_factsSoon, &QTimer::timeout, this, &HotLayers::renewFacts);
    connect(&m_factsAgain, &QTimer::timeout, this, &HotLayers::readCommunities);
    m_factsAgain.start(FactsPeriod);
}

HotLayers::~HotLayers()
{
    m_pool.clear();
    m_pool.waitForDone();
}

qint64 HotLayers::nowMs() const
{
    return m_present ? m_momentMs : base::toMs(m_clock->now());
}

bool HotLayers::isReady() const
{
    return m_haveCells && m_haveCases;
}

QRectF HotLayers::extent() const
{
    QRectF all;
    if (m_dense.cells) {
        for (const QRectF &box : m_dense.cells->bounds)
            all |= box;
    }
    return all;
}

ClassLimits HotLayers::limits(Measure measure) const
{
    return m_limits[int(measure)];
}

QString HotLayers::columnFile() const
{
    return m_cacheFolder.isEmpty() ? QString() : m_cacheFolder + QLatin1String("/components.columns");
}

void HotLayers::load()
{
    if (!m_dense.components && !columnFile().isEmpty())
        openColumnFile();
    readCells();
    readCases();
    readCameras();
    readComponents();
    readCommunities();
}

void HotLayers::openColumnFile()
{
    inPool(this, base::Answer<QString>(QtFuture::makeReadyFuture(columnFile())), m_pool,
           [](const QString &path) { return mapview::openColumnFile(path); })
        .then(this, [this](const base::Result<std::shared_ptr<const ComponentColumns>> &read) {
            if (!read || m_dense.components)
                return;
            m_dense.components = *read;
            emit denseTouched({});
        });
}

void HotLayers::readCells()
{
    inPool(this, m_store.cellShapes(), m_pool,
           [](const base::Result<std::shared_ptr<const std::vector<store::CellShape>>> &read) {
               return read ? makeCells(**read) : std::shared_ptr<const CellColumns>();
           })
        .then(this, [this](const std::shared_ptr<const CellColumns> &cells) {
            if (!cells || cells->size() == 0)
                return;
            m_dense.cells = cells;
            m_haveCells = true;
            setMisplaced(&Misplaced::cells, cells->misplaced);
            m_dense.counts.reset();
            for (CaseMark &mark : m_cases)
                mark.cell = -1;
            m_facts.reset();
            m_dense.dutyBorders.reset();
            recount();
            m_factsSoon.start();
            makeBorders();
            emit denseTouched({});
            if (isReady() && !std::exchange(m_announced, true))
                emit ready();
        });
}

void HotLayers::readCases()
{
    ++m_readingCases;
    inPool(this, m_store.casePoints(), m_pool,
           [cells = m_dense.cells, facts = m_factsOf == m_dense.cells ? m_facts : nullptr,
            now = nowMs()](const base::Result<std::shared_ptr<const std::vector<store::CasePoint>>> &read) {
               return read ? makeCaseLayer(**read, cells, facts, now) : std::shared_ptr<CaseLayer>();
           })
        .then(this, [this](const std::shared_ptr<CaseLayer> &layer) {
            if (!layer) {
                --m_readingCases;
                return;
            }
            takeCases(layer);
            if (isReady() && !std::exchange(m_announced, true))
                emit ready();
        });
}

void HotLayers::readCameras()
{
    m_store.cameras().then(this, [this](const base::Result<std::vector<domain::Camera>> &read) {
        if (!read)
            return;
        m_cameras.clear();
        for (const domain::Camera &camera : *read) {
            m_cameras.push_back({camera.id.text(), camera.name, toWorld(camera.place), camera.bearingDeg,
                                 camera.viewAngleDeg, m_feedOn.value(camera.id.text(), true)});
        }
        setMisplaced(&Misplaced::cameras, int(std::ranges::count_if(m_cameras, [](const CameraMark &mark) {
                         return isNowhere(mark.world);
                     })));
        emit marksChanged();
    });
    m_store.vehicles().then(this, [this](const base::Result<std::vector<domain::Vehicle>> &read) {
        if (!read)
            return;
        for (const domain::Vehicle &vehicle : *read)
            m_plates.insert(vehicle.id.text(), vehicle.plate);
        for (MoverMark &mover : m_vehicles)
            mover.name = m_plates.value(mover.id, mover.id);
    });
}

void HotLayers::readComponents()
{
    inPool(this, m_store.componentPoints(), m_pool,
           [path = columnFile()](
               const base::Result<std::shared_ptr<const std::vector<store::ComponentPoint>>> &read)
               -> std::shared_ptr<const ComponentColumns> {
               if (!read)
                   return {};
               auto columns = makeColumns(**read);
               if (path.isEmpty() || columns->size() == 0)
                   return columns;
               if (const auto written = writeColumnFile(path, *columns, nullptr); !written)
                   qCWarning(lcMapView) << "no column file:" << written.error().detail;
               else if (auto mapped = mapview::openColumnFile(path))
                   return *mapped; // its pages can be dropped and read again; vectors could not
               return columns;
           })
        .then(this, [this](const std::shared_ptr<const ComponentColumns> &columns) {
            if (!columns)
                return;
            setMisplaced(&Misplaced::components, columns->misplaced);
            if (columns->size() > 0) {
                takeComponents(columns);
                return;
            }
            // A replica that is still filling has none yet; a complete one is of a city without any.
            m_store.status().then(this, [this](const base::Result<store::ReplicaStatus> &status) {
                if (status && status->complete)
                    takeComponents({});
            });
        });
}

void HotLayers::takeComponents(const std::shared_ptr<const ComponentColumns> &columns)
{
    m_dense.components = columns;
    m_dense.states.reset();
    if (columns)
        setMisplaced(&Misplaced::components, columns->misplaced);
    m_ages.componentsMs = nowMs();
    m_factsSoon.start();
    emit denseTouched({});
    emit agesChanged();
}

void HotLayers::readCommunities()
{
    m_store.communityFacts().then(this, [this](const base::Result<std::vector<store::CommunityFacts>> &read) {
        if (!read)
            return;
        m_communities = *read;
        m_factsSoon.start();
    });
}

/// What follows from components and communities, for all cells at once.
void HotLayers::renewFacts()
{
    if (!m_dense.cells)
        return;
    struct Made
    {
        std::shared_ptr<const CellColumns> cells;
        std::shared_ptr<const std::vector<CellCount>> facts;
    };
    inPool(this, base::Answer<DenseSnapshot>(QtFuture::makeReadyFuture(m_dense)), m_pool,
           [communities = m_communities](const DenseSnapshot &dense) {
               return Made{
                   dense.cells,
                   makeCellFacts(*dense.cells, dense.components.get(), dense.states.get(), communities)};
           })
        .then(this, [this](const Made &made) {
            if (made.cells != m_dense.cells)
                return; // other cells have come, and ask again
            if (m_factsOf == made.cells && m_facts && *m_facts == *made.facts)
                return;
            m_facts = made.facts;
            m_factsOf = made.cells;
            recount();
            renewLimits();
        });
}

void HotLayers::wantDutyBorders()
{
    if (m_present)
        m_present->wantDutyBorders();
    else if (!std::exchange(m_bordersWanted, true))
        makeBorders();
}

void HotLayers::makeBorders()
{
    if (!m_bordersWanted || !m_dense.cells)
        return;
    struct Made
    {
        std::shared_ptr<const CellColumns> cells;
        std::shared_ptr<const DutyBorders> borders;
    };
    inPool(this, base::Answer<std::shared_ptr<const CellColumns>>(QtFuture::makeReadyFuture(m_dense.cells)),
           m_pool,
           [](const std::shared_ptr<const CellColumns> &cells) {
               return Made{cells, makeDutyBorders(*cells)};
           })
        .then(this, [this](const Made &made) {
            if (made.cells != m_dense.cells)
                return;
            m_dense.dutyBorders = made.borders;
            emit denseTouched({});
        });
    m_store.dutyGrids().then(this, [this](const base::Result<std::vector<domain::DutyGrid>> &read) {
        if (!read || !m_dense.cells)
            return;
        const CellColumns &cells = *m_dense.cells;
        std::vector<std::pair<QPointF, int>> sums(cells.dutyGrids.size());
        for (size_t cell = 0; cell < cells.size(); ++cell) {
            auto &[sum, count] = sums[cells.duty[cell]];
            sum += cells.bounds[cell].center();
            ++count;
        }
        QHash<QString, const domain::DutyGrid *> named;
        for (const domain::DutyGrid &grid : *read)
            named.insert(grid.id.text(), &grid);
        m_dutyNames.clear();
        for (size_t i = 0; i < sums.size(); ++i) {
            if (const domain::DutyGrid *grid = named.value(cells.dutyGrids[i]))
                m_dutyNames.push_back({grid->nameZh, grid->nameEn, sums[i].first / sums[i].second});
        }
        emit marksChanged();
    });
}

void HotLayers::setCameraOn(const QString &cameraId, bool on)
{
    m_feedOn.insert(cameraId, on);
    for (CameraMark &camera : m_cameras) {
        if (camera.id == cameraId && camera.on != on) {
            camera.on = on;
            emit marksChanged();
            return;
        }
    }
}

void HotLayers::setLive(const protocol::Live &live)
{
    QHash<QString, int> at;
    // The device's age, which is the same by any clock.
    const auto heard
        = [age0 = nowMs() - base::toMs(live.serverTime)](qint64 seenMs) { return seenMs + age0; };
    const auto place
        = [&](std::vector<MoverMark> &movers, const QString &id, QPointF world, double heading, qint64 seen) {
              if (isNowhere(world))
                  return; // a device that does not know where it is says nothing
              const auto known = at.constFind(id);
              if (known == at.constEnd()) {
                  movers.push_back({id, m_plates.value(id, id), world, world, heading, 0, 0, heard(seen)});
                  return;
              }
              MoverMark &mover = movers[size_t(*known)];
              const qint64 now = nowMs();
              mover.from = mover.worldAt(now);
              mover.to = world;
              mover.fromMs = now;
              mover.toMs = now + LivePeriodMs;
              mover.headingDeg = heading;
              mover.heardMs = heard(seen);
          };
    const auto index = [&at](const std::vector<MoverMark> &movers) {
        at.clear();
        for (size_t i = 0; i < movers.size(); ++i)
            at.insert(movers[i].id, int(i));
    };
    index(m_vehicles);
    for (const protocol::LiveVehicle &vehicle : live.vehicles)
        place(m_vehicles, vehicle.id, toWorld({vehicle.lon, vehicle.lat}), vehicle.headingDeg,
              base::toMs(vehicle.at));
    index(m_supervisors);
    for (const protocol::LiveSupervisor &person : live.supervisors)
        place(m_supervisors, person.id, toWorld({person.lon, person.lat}), 0, base::toMs(person.at));
    QHash<QString, bool> on;
    for (const protocol::LiveCamera &camera : live.cameras)
        on.insert(camera.id, camera.on);
    bool changed = false;
    for (CameraMark &camera : m_cameras) {
        const bool is = m_feedOn.value(camera.id, on.value(camera.id, camera.on));
        changed |= std::exchange(camera.on, is) != is;
    }
    m_ages.liveMs = nowMs();
    qint64 newest = 0;
    for (const protocol::LiveVehicle &vehicle : live.vehicles)
        newest = std::max(newest, base::toMs(vehicle.at));
    for (const protocol::LiveSupervisor &person : live.supervisors)
        newest = std::max(newest, base::toMs(person.at));
    if (newest > 0)
        m_ages.moversMs = nowMs() - m_beat.hear(newest, base::toMs(live.serverTime) - newest).value_or(0);
    if (changed)
        emit marksChanged();
    emit moversChanged();
    emit agesChanged();
}

void HotLayers::noteChanges(const store::ChangeSet &changes)
{
    if (changes.everything) {
        m_waiting = {};
        if (!changes.sameGround) {
            readCells();
            readCameras();
        }
        if (!changes.sameCases) {
            readCases();
            readCommunities();
        }
        if (!changes.sameComponents)
            readComponents();
        return;
    }
    m_waiting.cases += changes.cases;
    if (m_readingCases > 0)
        m_changedWhileReading += changes.cases;
    m_waiting.components += changes.components;
    m_waiting.cameras += changes.cameras;
    if (!std::exchange(m_reading, true))
        QTimer::singleShot(GatherTime, this, &HotLayers::readChanged);
}

void HotLayers::readChanged()
{
    m_reading = false;
    const store::ChangeSet changes = std::exchange(m_waiting, {});
    if (!changes.cases.isEmpty()) {
        m_store.caseSummariesOf(changes.cases)
            .then(this, [this, asked = changes.cases](const base::Result<store::CaseSummaries> &read) {
                if (read)
                    patchCases(asked, *read);
            });
    }
    if (!changes.cameras.isEmpty())
        readCameras();
    if (changes.components.size() > ComponentsAtOnce) {
        readComponents();
        return;
    }
    for (const QString &id : changes.components) {
        m_store.component(id).then(this, [this](const base::Result<domain::Component> &read) {
            if (read)
                patchComponent(*read);
        });
    }
}

void HotLayers::patchComponent(const domain::Component &component)
{
    static const QStringList states{QStringLiteral("intact"), QStringLiteral("damaged"),
                                    QStringLiteral("missing"), QStringLiteral("abandoned"),
                                    QStringLiteral("removed")};
    const QPointF world = toWorld(component.place);
    const double close = 1e-8; // a third of a metre: float columns keep millimetres
    const quint16 classCode = component.classCode.toUShort();
    std::optional<size_t> found;
    if (m_dense.components) {
        const QRectF around(world - QPointF(close, close), QSizeF(2 * close, 2 * close));
        m_dense.components->forRuns(around, [&](quint32 first, quint32 last) {
            for (quint32 i = first; i < last; ++i) {
                if (m_dense.components->classCode[i] == classCode
                    && (m_dense.components->world(i) - world).manhattanLength() < close)
                    found = i;
            }
        });
    }
    if (!found) { // new, or moved: the columns are sorted by place
        readComponents();
        return;
    }
    auto now = m_dense.states ? std::make_shared<std::vector<quint8>>(*m_dense.states)
                              : std::make_shared<std::vector<quint8>>(m_dense.components->state.begin(),
                                                                      m_dense.components->state.end());
    (*now)[*found] = quint8(std::max(qsizetype(0), states.indexOf(component.state)));
    m_dense.states = now;
    m_ages.componentsMs = nowMs();
    m_factsSoon.start();
    emit denseTouched({QRectF(world, QSizeF(0, 0)).adjusted(-close, -close, close, close)});
    emit agesChanged();
}
} // namespace wanmi::mapview
