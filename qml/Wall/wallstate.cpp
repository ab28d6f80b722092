// SPDX-License-Identifier: GPL-3.0-or-later
#include "wallstate.h"

#include <array>
#include <cmath>

namespace wanmi::wall {
namespace {
constexpr int SearchHits = 8; ///< of the search box, readable from 6 m
constexpr int Eyes = 4; ///< of the block, while a case is looked at
constexpr int EyesPauseMs = 120; ///< walking through a list does not start streams at each row

struct Stage
{
    const char *name;
    std::array<const char *, 3> states;
};
constexpr std::array<Stage, 8> Stages{{
    {QT_TRANSLATE_NOOP("wanmi::wall::WallState", "Intake"), {"INTAKE", nullptr, nullptr}},
    {QT_TRANSLATE_NOOP("wanmi::wall::WallState", "Verify"), {"VERIFYING", "VERIFIED", nullptr}},
    {QT_TRANSLATE_NOOP("wanmi::wall::WallState", "Register"), {"PENDING_REGISTER", nullptr, nullptr}},
    {QT_TRANSLATE_NOOP("wanmi::wall::WallState", "Dispatch"), {"PENDING_DISPATCH", "PENDING_SIGN", nullptr}},
    {QT_TRANSLATE_NOOP("wanmi::wall::WallState", "Handling"), {"HANDLING", nullptr, nullptr}},
    {QT_TRANSLATE_NOOP("wanmi::wall::WallState", "Suspended"), {"SUSPENDED", nullptr, nullptr}},
    {QT_TRANSLATE_NOOP("wanmi::wall::WallState", "Check"), {"FEEDBACK", "PENDING_CHECK", "CHECKING"}},
    {QT_TRANSLATE_NOOP("wanmi::wall::WallState", "Close"), {"PENDING_CLOSE", nullptr, nullptr}},
}};
} // namespace

WallState::WallState(const WallSources &sources, QObject *parent)
    : QObject(parent)
    , m_with(sources)
    , m_cameras(std::make_unique<CameraBlock>(sources.cameras, sources.words))
    , m_search(std::make_unique<models::SearchResults>(sources.store, sources.words, SearchHits))
    , m_territory(std::make_unique<models::Territory>(sources.store, sources.words, sources.clock, sources.scope))
    , m_scene(std::make_unique<SceneState>(sources.board, sources.words, sources.clock))
    , m_ages(std::make_unique<SourceAges>(sources.hotLayers, sources.figures, sources.words, sources.clock))
    , m_hotReady(sources.hotLayers.isReady())
{
    connect(&m_with.figures, &models::HeadlineFigures::updated, this, &WallState::lifecycleChanged);
    connect(&m_with.words, &models::Words::changed, this, [this] {
        emit cityChanged();
        emit linkChanged();
        emit staleChanged();
        emit lifecycleChanged();
        emit ticked();
    });
    connect(&m_with.hotLayers, &mapview::HotLayers::ready, this, [this] {
        m_hotReady = true;
        emit linkChanged();
    });
    connect(m_cameras.get(), &CameraBlock::cameraStateChanged, this,
            [this](const QString &id, bool live) { m_with.hotLayers.setCameraOn(id, live); });
    connect(m_cameras.get(), &CameraBlock::liveChanged, this, &WallState::watchSources);
    connect(m_ages.get(), &SourceAges::marksChanged, this, &WallState::staleChanged);
    connect(m_ages.get(), &SourceAges::marksChanged, this, &WallState::linkChanged);
    const auto otherCameras = [this] { m_pictures.begin(seatMs()); };
    connect(m_cameras.get(), &CameraBlock::countChanged, this, otherCameras);
    connect(m_cameras.get(), &CameraBlock::eyesChanged, this, otherCameras);
    m_eyesSoon.setSingleShot(true);
    connect(&m_eyesSoon, &QTimer::timeout, this, &WallState::look);
    const auto soon = [this] { m_eyesSoon.start(EyesPauseMs); };
    connect(&m_with.selection, &models::Selection::caseChanged, this, soon);
    connect(&m_with.selection, &models::Selection::wallCaseChanged, this, soon);
    connect(&m_with.cameras, &models::CameraList::listChanged, this, soon);
    connect(m_search.get(), &models::SearchResults::chosen, this, [this](const store::Store::Hit &hit) {
        if (hit.kind == u"cell" || store::isLevel(hit.kind))
            m_territory->show(hit.id);
        else
            m_territory->close();
    });
    connect(this, &WallState::focusChanged, this, soon);
    connect(&m_with.selection, &models::Selection::caseChanged, this, &WallState::focusChanged);
    connect(&m_with.selection, &models::Selection::wallCaseChanged, this, &WallState::focusChanged);
    connect(m_scene.get(), &SceneState::sceneChanged, this, &WallState::focusChanged);
    connect(m_scene->pushes(), &PushModel::countChanged, this, &WallState::focusChanged);
    connect(&m_with.urgent, &models::UrgentCases::updated, this, &WallState::incidentsChanged);
    connect(&m_with.urgent, &models::UrgentCases::updated, this, &WallState::focusChanged);
    if (m_with.baseTiles) { // buildings have come, or others
        connect(m_with.baseTiles, &mapview::BaseTiles::dataChanged, this, soon);
        connect(m_with.baseTiles, &mapview::BaseTiles::stateChanged, this, soon);
    }
    connect(&m_second, &QTimer::timeout, this, &WallState::tick);
    m_second.setTimerType(Qt::PreciseTimer);
    m_second.start(1000);
    m_pictures.begin(seatMs());
}

WallState::~WallState() = default;

void WallState::look()
{
    const QString id = focusCaseId();
    const auto world = id.isEmpty() ? std::nullopt : m_with.hotLayers.worldOf(mapview::ObjectKind::Case, id);
    if (!world) {
        m_looksFor.clear();
        m_cameras->showEyes({});
        return;
    }
    m_looksFor = id;
    const geo::Place place = mapview::fromWorld(*world);
    m_with.lookout.look(place, m_with.cameras.candidates(place), Eyes)
        .then(this, [this, id](const operations::Lookout::View &view) {
            if (id != m_looksFor)
                return;
            // A tile of the block is dear: it goes to a camera only for a picture of the place.
            std::vector<domain::Sight> eyes = view.sights;
            std::erase_if(eyes, [](const domain::Sight &sight) { return !domain::canShow(sight); });
            m_cameras->showEyes(std::move(eyes));
        });
}

QStringList WallState::incidents() const
{
    QStringList ids;
    for (int row = 0; row < m_with.urgent.count(); ++row)
        ids.append(m_with.urgent.data(m_with.urgent.index(row), models::UrgentCases::CaseIdRole).toString());
    return ids;
}

QString WallState::focusCaseId() const
{
    for (const QString &id : {m_scene->pushedCaseId(), m_with.selection.wallCaseId(), m_with.selection.caseId()}) {
        if (!id.isEmpty())
            return id;
    }
    return m_scene->followsACase() ? incidents().value(0) : QString();
}

double WallState::seatMs() const
{
    return double(base::toMs(m_with.clock->now()));
}

double WallState::serverMs() const
{
    return seatMs() + double(m_link.serverOffset.count());
}

QString WallState::cityName() const
{
    return m_with.words.isChinese() || m_manifest.cityNameEn.isEmpty() ? m_manifest.cityName
                                                                       : m_manifest.cityNameEn;
}

QString WallState::dateText() const
{
    return m_with.words.dateLine(serverMs());
}

QString WallState::clockText() const
{
    return m_with.words.clockTime(serverMs());
}

QString WallState::linkToken() const
{
    // The link may not know yet what the age of its last word already says.
    if (isDataStale() && m_link.state == sync::LinkStatus::State::Online)
        return QStringLiteral("silent");
    return sync::tokenOf(m_link.state);
}

QString WallState::linkText() const
{
    const QString state = m_with.words.linkState(linkToken());
    if (base::toMs(m_link.lastContact) <= 0)
        return state;
    return QStringLiteral("%1  %2").arg(state,
                                        m_with.words.age(double(base::toMs(m_link.lastContact)), seatMs()));
}

QString WallState::linkLight() const
{
    using State = sync::LinkStatus::State;
    if (isDataStale() && m_link.state != State::Stopped)
        return QStringLiteral("red");
    switch (m_link.state) {
    case State::Online:
        return QStringLiteral("green");
    case State::Connecting:
    case State::Bootstrapping:
    case State::CatchingUp:
        return QStringLiteral("yellow");
    case State::Offline:
    case State::Denied:
        return QStringLiteral("red");
    case State::Stopped:
        break;
    }
    return QStringLiteral("grey");
}

double WallState::progress() const
{
    return m_link.rowsTotal > 0 ? double(m_link.rowsDone) / double(m_link.rowsTotal) : -1;
}

QString WallState::progressText() const
{
    if (m_link.rowsTotal <= 0)
        return tr("The city is being opened");
    return tr("%1 of %2 rows of the city are here")
        .arg(m_with.words.number(double(m_link.rowsDone)), m_with.words.number(double(m_link.rowsTotal)));
}

QString WallState::camerasAge() const
{
    return tr("%1 of %2 live").arg(m_cameras->liveCount()).arg(m_cameras->count());
}

QString WallState::camerasSince() const
{
    return m_with.words.moment(m_pictures.lastMs(), seatMs());
}

QString WallState::layerAges() const
{
    QStringList parts = m_ages->stopped();
    if (const QString fresh = m_ages->fresh(); !fresh.isEmpty())
        parts.append(fresh);
    return parts.join(QStringLiteral(" · "));
}

QString WallState::scopeNote() const
{
    return m_with.scope.wholeCity ? QString()
        : m_with.scope.district.isEmpty()
        ? tr("only the own department's cases")
        : tr("only %1").arg(m_with.words.area(m_with.scope.district));
}

QVariantList WallState::lifecycle() const
{
    QHash<QString, int> counts, overdue;
    const QVariantList states = m_with.figures.byState();
    for (const QVariant &entry : states) {
        const QVariantMap state = entry.toMap();
        const QString token = state.value(QStringLiteral("token")).toString();
        counts.insert(token, state.value(QStringLiteral("count")).toInt());
        overdue.insert(token, state.value(QStringLiteral("overdue")).toInt());
    }
    QVariantList list;
    for (const Stage &stage : Stages) {
        int count = 0, late = 0;
        for (const char *state : stage.states) {
            count += state ? counts.value(QLatin1String(state)) : 0;
            late += state ? overdue.value(QLatin1String(state)) : 0;
        }
        list.append(QVariantMap{{QStringLiteral("name"), tr(stage.name)},
                                {QStringLiteral("count"), count},
                                {QStringLiteral("overdue"), late}});
    }
    return list;
}

void WallState::setLinkStatus(const sync::LinkStatus &status)
{
    if (status == m_link)
        return;
    m_link = status;
    m_scene->setServerOffset(status.serverOffset);
    m_ages->setLink(status);
    emit linkChanged();
}

void WallState::setManifest(const protocol::Manifest &manifest)
{
    m_manifest = manifest;
    m_cameras->setVideoUrl(manifest.videoUrl);
    emit cityChanged();
}

void WallState::watchSources()
{
    m_pictures.look(m_cameras->liveCount() > 0, seatMs());
    const bool stopped = m_cameras->count() > 0 && m_pictures.hasStopped(seatMs());
    if (std::exchange(m_camerasStale, stopped) != stopped)
        emit staleChanged();
}

void WallState::tick()
{
    m_ages->tick();
    watchSources();
    emit ticked();
}
} // namespace wanmi::wall
