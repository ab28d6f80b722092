// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour.h"

#include "mapview/mapcanvas.h"
#include "models/queues.h"

#include <QDir>
#include <QQuickItem>

#include <cstdio>

namespace wanmi::desk {
namespace {
constexpr int PollMs = 200;
constexpr int MovesWanted = 10;
constexpr int LivingMs = 240'000; ///< as long as the city may take to show life
} // namespace

Tour::Tour(Application &app, Seat &seat, Options options, TourReport &report, QObject *parent)
    : QObject(parent)
    , m_app(app)
    , m_seat(seat)
    , m_options(std::move(options))
    , m_report(report)
{
    m_poll.setParent(this);
    connect(&m_poll, &QTimer::timeout, this, &Tour::watch);
    connect(&m_seat.store(), &store::Store::committed, this, &Tour::noteMoves);
}

void Tour::start(bool first)
{
    QDir().mkpath(m_options.shots);
    plan(first);
    m_poll.start(PollMs);
    next();
}

void Tour::noteMoves(const store::ChangeSet &changes)
{
    if (changes.everything || changes.cases.isEmpty())
        return;
    m_seat.store()
        .caseSummariesOf(changes.cases)
        .then(this, [this](const base::Result<store::CaseSummaries> &rows) {
            for (const store::CaseSummary &row : rows.value_or(store::CaseSummaries{})) {
                if (row.pending)
                    continue;
                QString &known = m_stateOf[row.id];
                if (known != row.state)
                    ++m_report.moved;
                known = row.state;
            }
        });
}

void Tour::plan(bool first)
{
    m_steps.push_back({QStringLiteral("the replica is complete"),
                       [] {},
                       [this] { return m_seat.link().status().state == sync::LinkStatus::State::Online; },
                       {},
                       0,
                       300'000});
    if (first) {
        planLife();
        planWall(QStringLiteral("wall-1920x1080"), {1920, 1080});
        planWall(QStringLiteral("wall-3840x2160"), {3840, 2160});
    }
    planWorkbench();
}

void Tour::planLife()
{
    if (!m_options.simulated)
        return;
    m_steps.push_back({QStringLiteral("cases move"),
                       [] {},
                       [this] { return m_report.moved >= MovesWanted; },
                       {},
                       0,
                       LivingMs});
    m_steps.push_back({QStringLiteral("cameras have pictures"),
                       [] {},
                       [this] {
                           m_report.camerasLive = m_seat.wallState().cameras()->liveCount();
                           return m_report.camerasLive >= 12;
                       },
                       {},
                       0,
                       60'000});
}

void Tour::planWall(const QString &name, QSize size)
{
    const auto canvasComplete = [this] {
        const mapview::MapCanvas *canvas = m_seat.wallWindow()->map();
        return canvas && canvas->isComplete();
    };
    m_steps.push_back({name,
                       [this, size] {
                           // A wall is not resized in its life: the frames until it stands are the tour's
                           // doing.
                           m_app.stopWatching();
                           m_seat.wallWindow()->showNormal();
                           m_seat.wallWindow()->setGeometry(QRect(QPoint(0, 0), size));
                           m_seat.wallWindow()->raise();
                       },
                       [this, size, canvasComplete] {
                           const bool stands = m_seat.wallWindow()->size() == size && canvasComplete();
                           if (stands && !m_app.isWatching())
                               m_app.startWatching();
                           return stands;
                       },
                       [this] { return m_seat.wallWindow()->grab(); }, 4'000, 90'000});
}

void Tour::planWorkbench()
{
    const QString account = m_seat.grant().account;
    const auto shoot
        = [this, account](const QString &screen, std::function<void()> prepare, int settleMs = 2'500) {
              m_steps.push_back({QStringLiteral("workbench-%1-%2").arg(account, screen),
                                 [this, prepare = std::move(prepare)] {
                                     m_seat.window().raise();
                                     m_seat.window().resize(1920, 1080);
                                     prepare();
                                 },
                                 [] { return true; }, [this] { return m_seat.window().grab().toImage(); },
                                 settleMs, 30'000});
          };
    const auto post = domain::postFromToken(m_seat.grant().post).value_or(domain::Post::Leader);
    for (const models::Workspace &workspace : models::workspacesOf(post))
        shoot(workspace.token, [this, token = workspace.token] { m_seat.window().showWorkspace(token); });
    shoot(QStringLiteral("case"), [this] {
        m_seat.window().showWorkspace(0);
        selectSomething(QStringLiteral("case"));
    });
    if (post == domain::Post::Acceptor)
        shoot(QStringLiteral("report"), [this] { m_seat.window().beginReport(); });
    if (post != domain::Post::Dispatcher)
        return;
    shoot(QStringLiteral("component"), [this] { selectSomething(QStringLiteral("component")); });
    shoot(
        QStringLiteral("camera"), [this] { selectSomething(QStringLiteral("camera")); }, 5'000);
    shoot(QStringLiteral("keys"), [this] { m_seat.window().showKeys(); });
    m_steps.push_back({QStringLiteral("the keys are put away"),
                       [this] { m_seat.window().showKeys(); },
                       [] { return true; },
                       {},
                       0});
}

void Tour::selectSomething(const QString &kind)
{
    if (kind == QLatin1String("camera")) {
        const auto cameras = m_seat.cameras().spread(1);
        if (!cameras.empty())
            m_seat.selection().selectCamera(cameras.front().id.text());
        return;
    }
    m_seat.store().mostUrgent(1).then(this, [this, kind](const base::Result<store::CaseSummaries> &urgent) {
        if (!urgent || urgent->empty())
            return;
        const store::CaseSummary &top = urgent->front();
        if (kind == QLatin1String("case")) {
            m_seat.selection().selectCase(top.id);
            return;
        }
        m_seat.store()
            .componentsNear({top.lon, top.lat}, 300, 1)
            .then(this, [this](const base::Result<std::vector<domain::Component>> &near) {
                if (near && !near->empty())
                    m_seat.selection().selectComponent(near->front().id.text());
            });
    });
}

void Tour::next()
{
    if (m_at >= m_steps.size()) {
        finish();
        return;
    }
    m_since.start();
    m_readySince.invalidate();
    m_steps[m_at].prepare();
}

void Tour::watch()
{
    if (m_at >= m_steps.size())
        return;
    const Step &step = m_steps[m_at];
    if (!step.ready()) {
        m_readySince.invalidate();
        if (m_since.elapsed() < step.limitMs)
            return;
        m_report.problems << step.name
                + QStringLiteral(": did not happen within %1 s").arg(step.limitMs / 1000);
    } else if (!m_readySince.isValid()) {
        m_readySince.start();
        return;
    } else if (m_readySince.elapsed() < step.settleMs) {
        return;
    }
    take();
    ++m_at;
    next();
}

void Tour::take()
{
    const Step &step = m_steps[m_at];
    if (!step.picture)
        return;
    // Writing pictures is the tour's own work, not the seat's: the watch is off meanwhile.
    m_app.stopWatching();
    const QImage picture = step.picture();
    const QString path = m_options.shots + QLatin1Char('/') + step.name + QStringLiteral(".png");
    if (picture.isNull() || !picture.save(path))
        m_report.problems << QStringLiteral("cannot write ") + path;
    else
        m_report.written << path;
    m_app.startWatching();
}

void Tour::finish()
{
    m_poll.stop();
    if (!m_seat.wallWindow()) {
        emit finished();
        return;
    }
    m_report.camerasOnWall = m_seat.wallState().cameras()->count();
    m_report.camerasLive = std::max(m_report.camerasLive, m_seat.wallState().cameras()->liveCount());
    m_report.camerasKnown = m_seat.cameras().count();
    m_seat.store().status().then(this, [this](const base::Result<store::ReplicaStatus> &status) {
        m_report.replica = status.value_or(store::ReplicaStatus{});
        if (!m_report.replica.complete)
            m_report.problems << QStringLiteral("the replica is not complete");
        emit finished();
    });
}

int TourReport::print(const base::GuiRecord &gui)
{
    if (written.size() < 6)
        problems << QStringLiteral("fewer than six pictures were written");
    if (gui.tooLong > 0)
        problems
            << QStringLiteral("%1 event handlers used more than 100 ms of the GUI thread").arg(gui.tooLong);
    if (base::doorViolations() > 0)
        problems << QStringLiteral("%1 times the GUI thread touched file, SQL or network")
                        .arg(base::doorViolations());
    std::printf("replica            version %lld (epoch %lld), %lld rows, %s\n",
                static_cast<long long>(replica.tail), static_cast<long long>(replica.epoch),
                static_cast<long long>(replica.rows), replica.complete ? "complete" : "INCOMPLETE");
    std::printf("cases moved        %d\n", moved);
    std::printf("cameras live       %d of %d on the wall, %d known\n", camerasLive, camerasOnWall,
                camerasKnown);
    std::printf("longest GUI event  %lld ms of CPU (%s of %s, type %d)\n",
                static_cast<long long>(gui.longestCpuUs / 1000), gui.longestReceiver, gui.longestOwner,
                gui.longestEvent);
    for (const QString &path : written)
        std::printf("picture            %s\n", qUtf8Printable(path));
    for (const QString &problem : problems)
        std::printf("PROBLEM            %s\n", qUtf8Printable(problem));
    std::fflush(stdout);
    return problems.isEmpty() ? 0 : 1;
}
} // namespace wanmi::desk
