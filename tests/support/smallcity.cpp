// SPDX-License-Identifier: GPL-3.0-or-later
#include "smallcity.h"

#include "citygen/citygen.h"
#include "resources/resources.h"
#include "server/sqliteschema.h"
#include "snapshots/replicaformat.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkReply>
#include <QUrlQuery>

#include <algorithm>

namespace wanmi::test {
namespace {
constexpr auto Password = "wanmi";

/// The tiny city is made once per test program and copied for each SmallCity.
const QString &templateFolder(const domain::RuleBookPtr &rules)
{
    static QTemporaryDir folder;
    static const QString made = [&]() -> QString {
        const auto plan = citygen::planFor(QStringLiteral("tiny"));
        const auto city = plan.and_then([&](const citygen::CityPlan &tiny) {
            return server::initCity(
                folder.path() + QStringLiteral("/city"), tiny, rules, SettableClock().now(),
                [](const QString &, double) { return true; }, QString::fromLatin1(Password));
        });
        if (!city)
            qFatal("the tiny city could not be made: %s %s", qPrintable(city.error().reason),
                   qPrintable(city.error().detail));
        return folder.path() + QStringLiteral("/city");
    }();
    return made;
}

void copyFolder(const QString &from, const QString &to)
{
    QDir().mkpath(to);
    for (const QFileInfo &file : QDir(from).entryInfoList(QDir::Files))
        QFile::copy(file.filePath(), to + QLatin1Char('/') + file.fileName());
}
} // namespace

Seat::Seat(const QUrl &central, protocol::SessionGrant grant, QString folder, domain::RuleBookPtr rules,
           std::shared_ptr<SettableClock> clock, std::chrono::milliseconds integrityStep,
           std::chrono::milliseconds tidyAfter, const std::function<void(sync::Link::Options &)> &wish)
    : m_central(central)
    , m_grant(std::move(grant))
{
    m_store = std::make_unique<store::Store>(store::Location{folder, m_grant.scope, m_grant.account, tidyAfter}, rules,
                                             clock);
    if (const auto opened = await(m_store->open()); !opened)
        qFatal("the replica did not open: %s", qPrintable(opened.error().reason));
    sync::Link::Options options;
    options.longPoll = std::chrono::seconds(5);
    options.livePeriod = std::chrono::milliseconds(0);
    options.integrityStep = integrityStep;
    options.integrityPause = integrityStep;
    m_photos = store::photoFoldersOf({folder, m_grant.scope, m_grant.account});
    options.photos = m_photos;
    options.thinAbove.reset(); // how busy this machine is decides nothing
    if (wish)
        wish(options);
    m_media = std::make_unique<sync::MediaClient>(central, m_grant.token, clock,
                                                  sync::MediaClient::Options{.folders = m_photos});
    m_link = std::make_unique<sync::Link>(central, m_grant, *m_store, clock, options);
    domain::Actor actor{PersonId(m_grant.account), m_grant.name,
                        domain::postFromToken(m_grant.post).value_or(domain::Post::Leader),
                        DepartmentId(m_grant.department), m_grant.dutyGrid};
    m_desk = std::make_unique<operations::CaseDesk>(*m_store, rules, actor, clock);
    m_link->start();
}

Seat::~Seat()
{
    m_media.reset();
    m_desk.reset();
    m_link.reset();
    m_store.reset();
}

QString Seat::perform(const domain::CaseOrder &order)
{
    const auto verdict = await(m_desk->perform(order));
    return verdict ? QString() : verdict.error().reason;
}

QString Seat::report(const domain::CaseOrder &order)
{
    const auto verdict = await(m_desk->reportCase(order));
    if (!verdict) {
        qWarning("the report was refused: %s", qPrintable(verdict.error().reason));
        return {};
    }
    return verdict->after.id.text();
}

base::Result<domain::CaseFile> Seat::caseFile(const QString &caseId)
{
    return await(m_store->dossier(caseId)).map([](const store::CaseDossier &dossier) {
        return dossier.file;
    });
}

QString Seat::stateOf(const QString &caseId)
{
    const auto file = caseFile(caseId);
    return file ? file->state : QString();
}

store::ReplicaStatus Seat::status()
{
    return await(m_store->status()).value_or(store::ReplicaStatus{});
}

QString Seat::rejectionReason(const QString &caseId)
{
    for (const store::Rejection &rejection :
         await(m_store->rejections()).value_or(std::vector<store::Rejection>{})) {
        if (rejection.command.order.caseId.text() == caseId)
            return rejection.result.reason;
    }
    return {};
}

QStringList Seat::replica()
{
    QStringList lines;
    const auto all = await(m_store->caseSummaries(false));
    if (!all)
        return lines;
    for (const store::CaseSummary &row : **all)
        lines << QStringLiteral("%1 %2 %3").arg(row.id).arg(row.version).arg(row.state);
    lines.sort();
    return lines;
}

void Seat::renew(const protocol::SessionGrant &grant)
{
    m_grant = grant;
    m_link->renew(grant);
    m_media->renew(grant.token);
}

void Seat::cutTheLine()
{
    m_link->stop();
    spinUntil([this] { return m_link->status().state == sync::LinkStatus::State::Stopped; });
}

void Seat::healTheLine()
{
    m_link->start();
}

bool Seat::isOnline() const
{
    return m_link->status().state == sync::LinkStatus::State::Online;
}

bool Seat::isCurrent()
{
    QUrl url = m_central;
    url.setPath(QStringLiteral("/v1/changes"));
    url.setQuery({{QStringLiteral("after"), status().cursor}, {QStringLiteral("wait"), QStringLiteral("0")}});
    QNetworkRequest request(url);
    request.setRawHeader("Authorization", "Bearer " + m_grant.token.toUtf8());
    const std::unique_ptr<QNetworkReply> reply(m_network.get(request));
    spinUntil([&reply] { return reply->isFinished(); });
    const QJsonObject page = QJsonDocument::fromJson(reply->readAll()).object();
    return reply->error() == QNetworkReply::NoError && page.value(QLatin1String("items")).toArray().isEmpty();
}

SmallCity::SmallCity()
    : m_clock(std::make_shared<SettableClock>())
{
    resources::load();
    m_contract = std::make_unique<ContractWatch>();
    const auto rules = domain::shippedRuleBook();
    if (!rules)
        qFatal("the shipped rules are broken: %s", qPrintable(rules.error().detail));
    m_rules = *rules;
    copyFolder(templateFolder(m_rules), m_folder.filePath(QStringLiteral("central")));
    startCentral();
}

SmallCity::~SmallCity()
{
    m_seats.clear();
    m_central.reset();
}

void SmallCity::startCentral()
{
    server::CentralOptions options;
    options.folder = m_folder.filePath(QStringLiteral("central"));
    options.clock = m_clock;
    options.port = m_port;
    if (m_rowsOfRange > 0)
        options.rowsOfRange = m_rowsOfRange;
    options.replicaFormat = snapshots::replicaFormat();
    if (m_offersFiles)
        options.leastSnapshotRows = 0;
    options.videoUrl = m_videoUrl;
    options.responseTap = m_contract->tap();
    auto started = server::Central::start(options, m_rules);
    if (!started)
        qFatal("central did not start: %s %s", qPrintable(started.error().reason),
               qPrintable(started.error().detail));
    m_central = std::move(*started);
    m_port = m_central->port();
    m_central->tick(); // what the clock has to do is done: nothing changes by itself while a test looks
}

void SmallCity::stopCentral()
{
    m_central.reset();
}

void SmallCity::compareReplicas(qint64 rowsOfRange)
{
    stopCentral();
    m_rowsOfRange = rowsOfRange;
    startCentral();
}

void SmallCity::offerReplicaFiles()
{
    stopCentral();
    m_offersFiles = true;
    startCentral();
}

void SmallCity::showVideo(const QString &url)
{
    m_videoUrl = url;
    stopCentral();
    startCentral();
}

void SmallCity::loseBaseMap()
{
    stopCentral();
    const QString folder = m_folder.filePath(QStringLiteral("central"));
    QFile::remove(folder + QStringLiteral("/basemap.gpkg"));
    {
        server::Database database(folder + QStringLiteral("/central.db"), server::Database::Mode::Write);
        server::setMeta(database, QStringLiteral("basemap_hash"), {});
        server::setMeta(database, QStringLiteral("basemap_bytes"), QStringLiteral("0"));
    }
    startCentral();
}

QUrl SmallCity::url() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_port));
}

protocol::SessionGrant SmallCity::signIn(const QString &account, const QUrl &line, int limitMs)
{
    const auto grant = await(sync::signIn(line.isEmpty() ? url() : line,
                                          {account, QString::fromLatin1(Password), QStringLiteral("seat-") + account}),
                             limitMs);
    if (!grant)
        qFatal("%s could not sign in: %s", qPrintable(account), qPrintable(grant.error().reason));
    return *grant;
}

Seat &SmallCity::seat(const QString &account)
{
    auto &seat = m_seats[account];
    if (!seat) {
        seat = std::make_unique<Seat>(url(), signIn(account), m_folder.filePath(QStringLiteral("seat-") + account),
                                      m_rules, m_clock, std::chrono::milliseconds(m_rowsOfRange > 0 ? 2 : 0), m_tidyAfter);
        if (!spinUntil([&seat] { return seat->isOnline(); }))
            qFatal("%s did not come online", qPrintable(account));
    }
    return *seat;
}

Seat &SmallCity::seatOver(const QUrl &line, const QString &account)
{
    constexpr int BadLineMs = 60'000;
    const QString folder = m_folder.filePath(QStringLiteral("seat-") + account);
    auto &seat = m_seats[account];
    seat = std::make_unique<Seat>(line, signIn(account, line, BadLineMs), folder, m_rules, m_clock,
                                  std::chrono::milliseconds(0), m_tidyAfter, [&folder](sync::Link::Options &options) {
                                      const sync::Link::Options real;
                                      options.thinAbove = real.thinAbove;
                                      options.longPoll = real.longPoll;
                                      options.livePeriod = real.livePeriod;
                                      options.cacheFolder = folder + QStringLiteral("/cache");
                                  });
    return *seat;
}

bool SmallCity::settle(int limitMs)
{
    const bool settled = spinUntil(
        [this] {
            return m_central && std::ranges::all_of(m_seats, [this](const auto &entry) {
                       Seat &seat = *entry.second;
                       if (seat.link().status().state == sync::LinkStatus::State::Stopped)
                           return true;
                       const store::ReplicaStatus status = seat.status();
                       return seat.isOnline() && status.waitingCommands == 0 && seat.isCurrent();
                   });
        },
        limitMs);
    for (const auto &[account, seat] : m_seats) {
        const store::ReplicaStatus status = settled ? store::ReplicaStatus{} : seat->status();
        if (!settled)
            qWarning("%s: %s, %d waiting, replica at %lld of %lld", qPrintable(account),
                     qPrintable(sync::tokenOf(seat->link().status().state)), status.waitingCommands,
                     static_cast<long long>(status.tail),
                     static_cast<long long>(m_central ? m_central->tail() : -1));
    }
    return settled;
}

QStringList SmallCity::contractBreaches() const
{
    return m_contract->breaches();
}

geo::Place SmallCity::somewhere()
{
    const auto shapes = await(seat(QStringLiteral("dispatcher1")).store().cellShapes());
    if (!shapes || (*shapes)->empty())
        qFatal("the tiny city has no cells");
    return geo::pointInside((**shapes)[(*shapes)->size() / 2].shape);
}
} // namespace wanmi::test
