// SPDX-License-Identifier: GPL-3.0-or-later
#include "seat.h"

#include "marks.h"
#include "recordedview.h"
#include "workbench/mappiece.h"
#include "workbench/printsheetdialog.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QScreen>
#include <QStandardPaths>

namespace wanmi::desk {
namespace {

domain::Actor actorOf(const protocol::SessionGrant &grant)
{
    return {PersonId(grant.account), grant.name,
            domain::postFromToken(grant.post).value_or(domain::Post::Leader), DepartmentId(grant.department),
            grant.dutyGrid};
}

store::Location locationOf(const Options &options, const protocol::SessionGrant &grant)
{
    return {options.data, grant.scope, grant.account};
}

sync::Link::Options linkOptions(const Options &options, const protocol::SessionGrant &grant)
{
    sync::Link::Options link;
    link.cacheFolder = options.data + QStringLiteral("/cache");
    link.photos = store::photoFoldersOf(locationOf(options, grant));
    return link;
}

} // namespace

Seat::Seat(Workplace workplace, const sync::Address &central, const protocol::SessionGrant &grant)
    : m_place(std::move(workplace))
    , m_grant(grant)
    , m_store(locationOf(m_place.options, grant), m_place.rules, m_place.clock)
    , m_mailbox(locationOf(m_place.options, grant), grant, m_place.clock)
    , m_directory(m_place.rules, m_store)
    , m_cameras(m_store, m_place.words)
    , m_figures(m_store, m_place.words, m_place.clock)
    , m_urgent(m_store, m_place.words, m_place.clock)
    , m_newest(m_store, m_place.words, m_place.clock)
    , m_pointedAt(m_store, m_place.words, m_place.clock, models::Scope::of(grant))
    , m_board(m_store)
    , m_desk(m_store, m_place.rules, actorOf(grant), m_place.clock)
    , m_hotLayers(m_store, m_place.clock,
                  m_place.options.data + QStringLiteral("/cache/columns-") + grant.scope.left(16))
    , m_link(central, grant, m_store, m_place.clock, linkOptions(m_place.options, grant))
    , m_walls(central, grant.token, m_place.clock)
    , m_heads(central, grant.token, m_place.clock)
    , m_mailLink(central, grant, m_mailbox, m_place.clock, {})
    , m_media(central, grant.token, m_place.clock,
              {.folders = store::photoFoldersOf(locationOf(m_place.options, grant))})
    , m_accesses(central, grant.token, m_place.options.data + QStringLiteral("/people/") + grant.account,
                 m_place.clock, {})
    , m_wallState(std::make_unique<wall::WallState>(wall::WallSources{
          m_place.words, m_figures, m_urgent, m_newest, m_cameras, m_selection, m_hotLayers, m_lookout,
          m_store, m_board, &m_place.baseTiles, m_place.feeds, m_place.clock, models::Scope::of(grant),
          &m_media}))
{
    wire();
    tellLooks();
}

Seat::~Seat()
{
    m_wall.reset();
    m_window.reset();
    m_wallState.reset();
    m_link.stop();
}

void Seat::wire()
{
    connect(&m_directory, &models::Directory::namesChanged, &m_place.words, &models::Words::setNames);
    connect(&m_link, &sync::Link::statusChanged, m_wallState.get(), &wall::WallState::setLinkStatus);
    connect(&m_link, &sync::Link::manifestChanged, m_wallState.get(), &wall::WallState::setManifest);
    connect(&m_link, &sync::Link::manifestChanged, this, [this](const protocol::Manifest &manifest) {
        m_attribution = manifest.attribution;
        m_cityName = manifest.cityName;
        m_cityNameEn = manifest.cityNameEn;
        m_place.words.setTerms(manifest.terms);
        for (DeskMap *map : m_window ? m_window->findChildren<DeskMap *>() : QList<DeskMap *>())
            map->setAttribution(m_attribution);
    });
    connect(&m_link, &sync::Link::liveReceived, &m_hotLayers, &mapview::HotLayers::setLive);
    connect(&m_link, &sync::Link::liveReceived, &m_cameras, &models::CameraList::noteLive);
    connect(&m_link, &sync::Link::basemapReady, this, [this](const QString &path) {
        m_base.data = path;
        m_dataKnown = true;
        showBaseMap();
        if (!path.isEmpty())
            m_lookout.setBaseMap(path);
    });
    connect(&m_link, &sync::Link::mapReady, this, [this](const QString &project, const QString &version) {
        m_base.project = project;
        m_base.version = version;
        m_mapKnown = true;
        showBaseMap();
    });
    connect(&m_link, &sync::Link::camerasReceived, this, &Seat::useCameraAccess);
    connect(&m_link, &sync::Link::statusChanged, this, [this](const sync::LinkStatus &status) {
        m_desk.setServerOffset(status.serverOffset);
        using State = sync::LinkStatus::State;
        m_desk.setLinked(status.state != State::Offline && status.state != State::Denied
                         && status.state != State::Stopped);
        if (status.usable)
            mark(QStringLiteral("usable"));
        if (status.state == sync::LinkStatus::State::Online)
            mark(QStringLiteral("replica-complete"));
    });
}

/// Who the seat is to cameras, as central says it.
void Seat::useCameraAccess(const std::vector<protocol::CameraAccess> &accesses)
{
    if (!m_place.feeds)
        return;
    std::vector<video::StreamAccess> known;
    known.reserve(accesses.size());
    for (const protocol::CameraAccess &one : accesses)
        known.push_back({one.streams, one.user, one.password, one.main, one.closed, one.recorder});
    m_place.feeds->setAccess(video::StreamAccessBook(std::move(known)));
}

/// Whichever face shows a camera, the audit is told.
void Seat::tellLooks()
{
    if (!m_place.feeds)
        return;
    const auto idOf = [this](const QUrl &url) {
        const domain::Camera *camera
            = m_cameras.ofStream(url.scheme().startsWith(u"http") ? url.toString(QUrl::RemoveUserInfo)
                                                                   : url.toString(QUrl::RemoveScheme | QUrl::RemoveAuthority));
        return camera ? camera->id.text() : url.path().left(60); // never whom the address signs in as
    };
    const auto ids = std::make_shared<QHash<QUrl, QString>>(); // a camera may come to be known while it is looked at
    connect(m_place.feeds, &video::CameraFeeds::shown, this, [this, ids, idOf](const QUrl &url) {
        m_accesses.cameraShown(*ids->insert(url, ids->value(url, idOf(url))), lookReason());
    });
    connect(m_place.feeds, &video::CameraFeeds::hidden, this,
            [this, ids](const QUrl &url) { m_accesses.cameraHidden(ids->value(url)); });
}

/// Who looks at a camera while an open case is chosen does so for it.
QString Seat::lookReason() const
{
    const auto at = m_rows.positionOf(m_selection.caseId());
    if (!at || !m_rows.table().at(*at).isOpen)
        return {};
    const store::CaseSummary &row = m_rows.table().at(*at);
    return QStringLiteral("case ") + (!row.caseNo.isEmpty() ? row.caseNo : !row.intakeNo.isEmpty() ? row.intakeNo : row.id);
}

/// The city's own project when it has published one; ours below it, in case that one does not open.
void Seat::showBaseMap()
{
    m_base.fallback = m_place.shippedMap;
    // Both come; without the data every layer would be missing, and with another project all tiles would be
    // dropped.
    if (!m_dataKnown || !m_mapKnown)
        return;
    mapview::BaseMapSource shown = m_base;
    // A project of the city's own may draw from services alone; ours has nothing to draw then.
    if (shown.data.isEmpty())
        shown.fallback.clear();
    if (shown.project.isEmpty())
        shown.project = shown.fallback;
    m_place.baseTiles.setSource(shown);
}

void Seat::printSheet(QWidget *window)
{
    const DeskMap *map = window->findChild<DeskMap *>();
    const mapview::MapCanvas *canvas = map ? map->canvas() : nullptr;
    if (!canvas)
        return;
    workbench::SheetSource source{m_hotLayers, m_rows, m_place.words};
    source.view = canvas->view().visibleWorld();
    source.measure = mapview::measureFromToken(canvas->measure()).value_or(mapview::Measure::OpenCases);
    source.cells = canvas->property("showCells").toBool();
    source.cases = canvas->property("showCases").toBool();
    source.city = m_place.words.isChinese() || m_cityNameEn.isEmpty() ? m_cityName : m_cityNameEn;
    source.attribution = m_attribution;
    source.person = m_grant.name;
    source.base = m_base;
    if (source.base.project.isEmpty())
        source.base.project = source.base.fallback;
    source.printer = {QCoreApplication::applicationDirPath() + QStringLiteral("/wanmi-maprender"),
                      m_place.options.data + QStringLiteral("/cache/print")};
    (new workbench::PrintSheetDialog(
         std::move(source), QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation), window))
        ->show();
}

workbench::Panels Seat::panels()
{
    workbench::Panels panels;
    panels.printSheet = [this](QWidget *window) { printSheet(window); };
    panels.map = [this](QWidget *parent) -> QWidget * {
        auto *map
            = new DeskMap(m_hotLayers, m_place.baseTiles, m_selection, m_pointedAt,
                                *m_wallState, m_place.style, parent);
        map->setAttribution(m_attribution);
        const auto speak = [this, map] { map->setChinese(m_place.words.isChinese()); };
        connect(&m_place.words, &models::Words::changed, map, speak);
        speak();
        return map;
    };
    panels.mapPiece = [this](const QString &caseId, geo::Place place,
                             std::function<void(const QByteArray &)> done) {
        workbench::drawMapPiece(m_hotLayers, &m_place.baseTiles, m_place.words, {caseId, place, m_attribution}, this,
                                std::move(done));
    };
    panels.camera = [this](QWidget *parent, const domain::Camera &camera, const QUrl &stream) -> QWidget * {
        return new CameraView(m_place.feeds, stream, camera.name, m_place.words, m_place.style, parent);
    };
    if (m_place.feeds) {
        m_cameraDeeds = std::make_unique<CameraDeeds>(*m_place.feeds);
        panels.still = [this](const QUrl &stream, const QString &file, const evidence::Facts &facts,
                              CameraDeeds::SealAnswer done) {
            m_cameraDeeds->still(stream, file, facts, std::move(done));
        };
        panels.beginClip = [this](const QUrl &stream, const QString &file, const evidence::Facts &facts,
                                  CameraDeeds::NewsOfClip news) {
            m_cameraDeeds->beginClip(stream, file, facts, std::move(news));
        };
        panels.endClip = [this](const QString &file) { m_cameraDeeds->endClip(file); };
        panels.isRecorded = [this](const QUrl &stream) { return !m_place.feeds->recordedOf(stream, {}).isEmpty(); };
        panels.playback = [this](QWidget *parent, const QUrl &stream) -> workbench::PlaybackScreen * {
            return new RecordedView(*m_place.feeds, stream, m_place.words, m_place.style, parent);
        };
        panels.recordedStill = [this](const QUrl &stream, base::Instant at, const QString &file, const evidence::Facts &facts,
                                      CameraDeeds::SealAnswer done) {
            m_cameraDeeds->recordedStill(stream, at, file, facts, std::move(done));
        };
        panels.recordedClip = [this](const QUrl &stream, base::Instant from, base::Instant until, const QString &file,
                                     const evidence::Facts &facts, CameraDeeds::NewsOfClip news) {
            m_cameraDeeds->recordedClip(stream, from, until, file, facts, std::move(news));
        };
    }
    return panels;
}

void Seat::open()
{
    mark(QStringLiteral("signed-in"));
    m_store.open().then(this, [this](const base::Result<store::ReplicaStatus> &opened) {
        if (!opened) {
            emit failed(opened.error().reason);
            return;
        }
        m_place.words.setTerms(opened->manifest.terms);
        models::keepInStep(m_rows, m_store);
        m_directory.reload();
        m_cameras.reload();
        m_board.reload();
        m_figures.reload();
        m_hotLayers.load();
        m_link.start();
        m_mailbox.open().then(this, [this](const base::Result<void> &mail) {
            if (mail)
                m_mailLink.start();
        });
        showWindows();
    });
}

void Seat::showWindows()
{
    workbench::SessionContext context{
        m_store,        m_link,
        m_desk,         m_lookout,
        m_place.people, m_selection,
        m_rows,         m_cameras,
        m_place.words,  m_place.rules,
        m_grant,        m_place.clock,
        panels(),       m_place.options.data + QStringLiteral("/people/") + m_grant.account,
        &m_board,       &m_walls};
    context.mailbox = &m_mailbox;
    context.mailLink = &m_mailLink;
    context.media = &m_media;
    context.turning = &m_heads;
    context.accesses = &m_accesses;
    m_window = std::make_unique<workbench::MainWindow>(std::move(context), m_place.style);
    connect(m_window.get(), &workbench::MainWindow::signOutWanted, this, [this] {
        m_link.signOut();
        emit signedOut();
    });
    connect(m_window.get(), &workbench::MainWindow::newDeskWanted, this, &Seat::replaced);
    m_window->show();
    showWall();
    emit windowsShown();
}

void Seat::showWall()
{
    const QList<QScreen *> screens = QGuiApplication::screens();
    const auto wall = m_place.options.wall;
    if (wall == Options::Wall::Closed || (wall == Options::Wall::Auto && screens.size() < 2))
        return;
    m_wallState->scene()->setWallId(m_place.options.wallId);
    m_wall = std::make_unique<wall::WallWindow>(m_wallState.get());
    QList<QScreen *> outputs;
    for (const int number : m_place.options.outputs) {
        if (number >= 1 && number <= screens.size())
            outputs.append(screens.at(number - 1));
    }
    if (!outputs.isEmpty())
        m_wall->showOn(outputs);
    else if (screens.size() > 1)
        m_wall->showOn({screens.at(1)});
    else
        m_wall->show();
}
} // namespace wanmi::desk
