// SPDX-License-Identifier: GPL-3.0-or-later
#include "marks.h"
#include "options.h"
#include "renderprobe.h"
#include "seat.h"
#include "selftest.h"
#include "tour.h"
#include "wallmarks.h"

#include "mapview/mapcanvas.h"
#include "renderlink/shippedmap.h"
#include "resources/resources.h"
#include "store/people.h"
#include "workbench/signindialog.h"

#include <QDir>
#include <QFontDatabase>
#include <QPointer>
#include <QQuickItem>
#include <QSocketNotifier>
#include <QtQml/QQmlExtensionPlugin>

#include <array>
#include <csignal>
#include <cstdio>
#include <malloc.h>
#include <sys/resource.h>
#include <unistd.h>

Q_IMPORT_QML_PLUGIN(Wanmi_KitPlugin)
Q_IMPORT_QML_PLUGIN(Wanmi_MapPlugin)
Q_IMPORT_QML_PLUGIN(Wanmi_WallPlugin)

namespace {
using namespace wanmi;
using namespace wanmi::desk;

int s_signalPipe[2];

/// SIGINT and SIGTERM end the event loop, so that outbox and layouts are closed in order.
void quitOnSignals()
{
    if (pipe(s_signalPipe) != 0)
        return;
    auto *notifier = new QSocketNotifier(s_signalPipe[0], QSocketNotifier::Read, qApp);
    QObject::connect(notifier, &QSocketNotifier::activated, qApp, [] { QCoreApplication::quit(); });
    struct sigaction action
    {
    };
    action.sa_handler = [](int) {
        const char byte = 1;
        [[maybe_unused]] const auto written = write(s_signalPipe[1], &byte, 1);
    };
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

/// The desktop's default of 1,024 descriptors is too few for a city's cameras.
void raiseDescriptorLimit()
{
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < limit.rlim_max) {
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_NOFILE, &limit);
    }
}

/// A city's rows come and go in large pieces on several threads: few arenas and a fixed threshold give them
/// back to the system instead of keeping them in each thread's heap.
void tuneHeap()
{
    mallopt(M_ARENA_MAX, 2);
    mallopt(M_MMAP_THRESHOLD, 128 * 1024);
}

mapview::BaseTilesSettings baseTileSettings(const Options &options)
{
    mapview::BaseTilesSettings settings;
    settings.enginePath = QCoreApplication::applicationDirPath() + QStringLiteral("/wanmi-maprender");
    settings.cacheFolder = options.data + QStringLiteral("/cache/tiles");
    return settings;
}

/// Signs in without a person: for walls, pictures and measurements. A wall that starts again while central is away
/// opens its replica all the same. Nothing when it did not work.
std::optional<protocol::SessionGrant> signInByArguments(const Options &options, store::KnownPeople &people)
{
    base::Result<protocol::SessionGrant> grant;
    QEventLoop loop;
    const auto take = [&](const base::Result<protocol::SessionGrant> &answer) {
        grant = answer;
        loop.quit();
    };
    sync::signIn(options.central, {options.account, options.password, QSysInfo::machineHostName()}).then(&loop, take);
    loop.exec();
    const QString why = grant ? QString() : grant.error().reason; // of central: what a person can do something about
    if (grant) {
        people.remember(*grant, options.password);
    } else if (grant.error().kind == ErrorKind::Unreachable) {
        people.unlock(options.account, options.password).then(&loop, take);
        loop.exec();
    }
    if (grant)
        return *grant;
    std::fprintf(stderr, "wanmi: cannot sign in as %s: %s\n", qUtf8Printable(options.account),
                 qUtf8Printable(why));
    return std::nullopt;
}

/// Everything that happens after somebody signed in, again for the next person.
class Program : public QObject
{
    Q_OBJECT
public:
    Program(Application &app, Workplace workplace)
        : m_app(app)
        , m_place(std::move(workplace))
    {
    }

    bool signIn()
    {
        if (!m_place.options.account.isEmpty()) {
            const auto grant = signInByArguments(m_place.options, m_place.people);
            if (grant)
                sitDown(m_place.options.central, *grant);
            return grant.has_value();
        }
        m_app.stopWatching();
        workbench::SignInDialog dialog(m_place.options.central, m_place.people, m_place.words, m_place.style);
        dialog.showSampleAccounts(QStringLiteral("wanmi"));
        if (dialog.exec() != QDialog::Accepted)
            return false;
        sitDown(dialog.central(), dialog.grant());
        return true;
    }

private:
    void sitDown(const sync::Address &central, const protocol::SessionGrant &grant)
    {
        m_framed = false;
        m_seat = std::make_unique<Seat>(m_place, central, grant);
        connect(m_seat.get(), &Seat::failed, this, [](const QString &reason) {
            std::fprintf(stderr, "wanmi: this seat cannot open its replica: %s\n", qUtf8Printable(reason));
            QCoreApplication::exit(1);
        });
        connect(
            m_seat.get(), &Seat::signedOut, this,
            [this] {
                m_seat.reset();
                if (!signIn())
                    QCoreApplication::quit();
            },
            Qt::QueuedConnection);
        connect(
            m_seat.get(), &Seat::replaced, this,
            [this, central](const protocol::SessionGrant &grant) {
                m_app.stopWatching();
                m_seat.reset();
                sitDown(central, grant);
            },
            Qt::QueuedConnection);
        connect(m_seat.get(), &Seat::windowsShown, this, &Program::watchWindows);
        m_seat->open();
    }

    void watchWindows()
    {
        m_seat->window().installEventFilter(this);
        if (wall::WallWindow *wall = m_seat->wallWindow()) {
            connect(wall, &QQuickWindow::frameSwapped, this, &Program::wallFrame, Qt::QueuedConnection);
            if (isMarking())
                new WallMarks(*wall, m_seat->wallState(), m_place.baseTiles, wall);
        }
        if (!m_place.options.shots.isEmpty())
            startTour();
        connect(&m_seat->link(), &sync::Link::statusChanged, this, &Program::followLink);
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && !m_framed)
            QMetaObject::invokeMethod(this, &Program::firstFrame, Qt::QueuedConnection);
        return QObject::eventFilter(watched, event);
    }

    /// One seat after another: the dispatcher with the wall, then posts whose screens differ.
    void startTour()
    {
        m_tour = std::make_unique<Tour>(m_app, *m_seat, m_place.options, m_report);
        connect(
            m_tour.get(), &Tour::finished, this,
            [this] {
                m_app.stopWatching();
                m_tour.reset();
                m_seat.reset();
                if (m_nextOnTour == TourAccounts.size()) {
                    QCoreApplication::exit(m_report.print(m_app.record()));
                    return;
                }
                const auto &[account, theme] = TourAccounts[m_nextOnTour++];
                m_place.options.account = QString::fromLatin1(account);
                m_place.options.wall = Options::Wall::Closed;
                m_place.style.apply(QString::fromLatin1(theme));
                if (!signIn())
                    QCoreApplication::exit(1);
            },
            Qt::QueuedConnection);
        m_tour->start(m_place.options.wall != Options::Wall::Closed);
    }

    void firstFrame()
    {
        if (m_framed)
            return;
        m_framed = true;
        mark(QStringLiteral("first-frame"));
        m_app.startWatching();
    }

    void wallFrame()
    {
        // Queued: the wall that painted it may be gone with its seat.
        if (!m_seat || !m_seat->wallWindow() || !m_seat->hotLayers().isReady())
            return;
        if (!m_canvas) // its region of the scene comes when it is ready
            m_canvas = m_seat->wallWindow()->map();
        if (!m_canvas || !m_canvas->isComplete())
            return;
        mark(QStringLiteral("wall-drawn"));
        mark(QStringLiteral("usable-drawn"));
        if (m_place.options.untilWall && m_place.options.shots.isEmpty())
            QCoreApplication::quit();
    }

    void followLink(const sync::LinkStatus &status)
    {
        if (status.state != sync::LinkStatus::State::Online || m_complete)
            return;
        m_complete = true;
        if (m_place.options.untilComplete)
            QTimer::singleShot(1'000, qApp, &QCoreApplication::quit);
        if (m_place.options.quitAfterS > 0)
            QTimer::singleShot(m_place.options.quitAfterS * 1000, qApp, [this] {
                markValue(QStringLiteral("rss-mb"), residentMb());
                markValue(QStringLiteral("gui-longest-block-ms"),
                          double(m_app.record().longestWallUs) / 1000);
                markValue(QStringLiteral("gui-longest-cpu-ms"), double(m_app.record().longestCpuUs) / 1000);
                QCoreApplication::quit();
            });
    }

    Application &m_app;
    Workplace m_place;
    std::unique_ptr<Seat> m_seat;
    std::unique_ptr<Tour> m_tour;
    QPointer<mapview::MapCanvas> m_canvas;
    bool m_framed = false, m_complete = false;
    TourReport m_report;
    size_t m_nextOnTour = 0;
    static constexpr std::array<std::pair<const char *, const char *>, 4> TourAccounts{
        {{"acceptor1", "dark"}, {"shift1", "light"}, {"drainage1", "light"}, {"mayor", "dark"}}};
};
} // namespace

int main(int argc, char **argv)
{
    tuneHeap();
    Application app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("wanmi"));
    QCoreApplication::setOrganizationName(QStringLiteral("wanmi"));
    QCoreApplication::setApplicationVersion(QStringLiteral(WANMI_VERSION));
    const Options options = readOptions(QCoreApplication::arguments());
    wanmi::resources::load();
    raiseDescriptorLimit();
    quitOnSignals();
    chooseRenderer();
    if (options.selfTest)
        return selfTest();

    QDir().mkpath(options.data);
    const auto rules = domain::shippedRuleBook();
    if (!rules) {
        std::fprintf(stderr, "wanmi: the rules this program carries are broken: %s\n",
                     qUtf8Printable(rules.error().detail));
        return 1;
    }
    const auto clock = std::make_shared<base::SystemClock>();
    models::Words words(*rules);
    words.setLanguage(options.language.isEmpty() ? QStringLiteral("zh") : options.language);
    workbench::Style style;
    style.apply(QStringLiteral("dark"));
    store::KnownPeople people(options.data, clock);
    mapview::BaseTiles baseTiles(baseTileSettings(options));
    std::unique_ptr<video::CameraFeeds> feeds;
    if (options.video)
        feeds = std::make_unique<video::CameraFeeds>();

    int status = 0;
    {
        Program program(app,
                        {options, *rules, clock, words, style, baseTiles, feeds.get(), people,
                         renderlink::shippedProject()});
        if (!program.signIn())
            return options.account.isEmpty() ? 0 : 1;
        status = QCoreApplication::exec();
        app.stopWatching();
    }
    return status;
}

#include "main.moc"
