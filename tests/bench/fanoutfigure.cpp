// SPDX-License-Identifier: GPL-3.0-or-later
#include "fanoutfigure.h"

#include "benchseat.h"
#include "largecity.h"

#include "domain/ids.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <thread>
#include <vector>

namespace wanmi::bench {
namespace {
using test::spinUntil;
constexpr int Seats = 500, ChangesPerSecond = 100, Seconds = 15, SignInsAtOnce = 8;

/// Seats that only hold their poll open, read what comes and ask again: one thread for all of them, so that they leave
/// central its core.
class Followers
{
public:
    explicit Followers(quint16 port)
        : m_port(port)
    {
    }
    ~Followers() { end(); }
    void begin(const std::vector<std::pair<QByteArray, QByteArray>> &seats) ///< token, cursor
    {
        m_thread = std::thread([this, seats] { run(seats); });
    }
    void end()
    {
        m_stop = true;
        if (m_thread.joinable())
            m_thread.join();
    }
    [[nodiscard]] qint64 answers() const { return m_answers; }
    [[nodiscard]] qint64 refusals() const { return m_refusals; }

private:
    struct Line
    {
        int socket = -1;
        QByteArray token, cursor, in;
    };

    void ask(Line &line)
    {
        const QByteArray request = "GET /v1/changes?limit=2000&wait=25&after=" + line.cursor
            + " HTTP/1.1\r\nHost: central\r\nAccept: application/cbor-seq\r\nAuthorization: Bearer " + line.token
            + "\r\n\r\n";
        (void)!::send(line.socket, request.constData(), size_t(request.size()), MSG_NOSIGNAL);
    }
    static QByteArray header(const QByteArray &head, const char *name)
    {
        const qsizetype at = head.indexOf(name);
        if (at < 0)
            return {};
        const qsizetype from = at + qsizetype(qstrlen(name));
        return head.mid(from, head.indexOf("\r\n", from) - from).trimmed();
    }
    void take(Line &line)
    {
        char bytes[65536];
        for (ssize_t got = 0; (got = ::recv(line.socket, bytes, sizeof bytes, MSG_DONTWAIT)) > 0;)
            line.in.append(bytes, got);
        for (;;) {
            const qsizetype end = line.in.indexOf("\r\n\r\n");
            if (end < 0)
                return;
            const QByteArray head = line.in.left(end + 2);
            const qsizetype body = header(head, "Content-Length:").toLongLong();
            if (line.in.size() < end + 4 + body)
                return;
            line.in.remove(0, end + 4 + body);
            const int status = head.mid(9, 3).toInt();
            if (const QByteArray next = header(head, "X-Wanmi-Cursor:"); status == 200 && !next.isEmpty()) {
                line.cursor = next;
                ++m_answers;
            } else if (status != 204) {
                ++m_refusals;
            }
            ask(line);
        }
    }
    void run(const std::vector<std::pair<QByteArray, QByteArray>> &seats)
    {
        const int poll = epoll_create1(EPOLL_CLOEXEC);
        std::vector<Line> lines(seats.size());
        for (size_t i = 0; i < lines.size(); ++i) {
            Line &line = lines[i];
            std::tie(line.token, line.cursor) = seats[i];
            line.socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
            sockaddr_in address{};
            address.sin_family = AF_INET;
            address.sin_port = htons(m_port);
            address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
            if (::connect(line.socket, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0)
                ++m_refusals;
            epoll_event event{};
            event.events = EPOLLIN;
            event.data.u64 = i;
            epoll_ctl(poll, EPOLL_CTL_ADD, line.socket, &event);
            ask(line);
        }
        std::vector<epoll_event> events(256);
        while (!m_stop) {
            const int ready = epoll_wait(poll, events.data(), int(events.size()), 100);
            for (int i = 0; i < ready; ++i)
                take(lines[events[size_t(i)].data.u64]);
        }
        for (const Line &line : lines)
            ::close(line.socket);
        ::close(poll);
    }

    quint16 m_port;
    std::thread m_thread;
    std::atomic<bool> m_stop = false;
    std::atomic<qint64> m_answers = 0, m_refusals = 0;
};

double cpuOf(qint64 pid)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray line = file.readAll();
    const QList<QByteArray> fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
    return (fields.value(11).toDouble() + fields.value(12).toDouble()) / double(sysconf(_SC_CLK_TCK));
}

double residentMb(qint64 pid)
{
    QFile file(QStringLiteral("/proc/%1/status").arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).simplified().split(' ').front().toDouble() / 1024;
    }
    return 0;
}

struct Load
{
    double core = 0; ///< % of one core, of the fan-out alone
    double resident = 0; ///< MB, of the whole server
};

/// Reports come in at an even pace, each a command of its own.
class Reporter
{
public:
    Reporter(QUrl url, QByteArray token, geo::Place place)
        : m_url(std::move(url))
        , m_token(std::move(token))
        , m_place(place)
    {
        m_url.setPath(QStringLiteral("/v1/commands"));
    }
    void go(int seconds)
    {
        QElapsedTimer since;
        since.start();
        for (int sent = 0; since.elapsed() < seconds * 1000;) {
            if (sent * 1000 / ChangesPerSecond <= since.elapsed()) {
                report();
                ++sent;
            } else {
                spinUntil([] { return false; }, 2);
            }
        }
    }

private:
    void report()
    {
        protocol::Command command;
        command.key = ActionId::random().text();
        command.occurredAt = base::SystemClock().now();
        command.order.caseId = CaseId(CaseId::random().text());
        command.order.action = QStringLiteral("report");
        command.order.source = QStringLiteral("hotline12345");
        command.order.kind = domain::CaseKind::Event;
        command.order.classCode = QStringLiteral("0101");
        command.order.place = m_place;
        command.order.address = QStringLiteral("测量用地址");
        command.order.description = QStringLiteral("测量：五百个席位同时跟随");
        QNetworkRequest request(m_url);
        request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
        request.setRawHeader("Authorization", "Bearer " + m_token);
        const QJsonObject body{{QStringLiteral("commands"), QJsonArray{protocol::toJson(command)}}};
        QNetworkReply *reply = m_network.post(request, QJsonDocument(body).toJson(QJsonDocument::Compact));
        QObject::connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
    }
    QUrl m_url;
    QByteArray m_token;
    geo::Place m_place;
    QNetworkAccessManager m_network;
};

/// Half of the seats see the whole city, the others a department each, as in a center.
std::vector<std::pair<QByteArray, QByteArray>> followersOf(const QUrl &url, const QString &cursorPath)
{
    static const QStringList Accounts{QStringLiteral("dispatcher1"), QStringLiteral("acceptor1"),
                                      QStringLiteral("shift1"),      QStringLiteral("dispatcher2"),
                                      QStringLiteral("drainage1"),   QStringLiteral("bridge1"),
                                      QStringLiteral("construction1"), QStringLiteral("culture_sports1")};
    std::vector<std::pair<QByteArray, QByteArray>> seats;
    QNetworkAccessManager network;
    for (int from = 0; from < Seats; from += SignInsAtOnce) {
        using Grant = base::Answer<base::Result<protocol::SessionGrant>>;
        std::vector<Grant> asked;
        for (int i = from; i < std::min(Seats, from + SignInsAtOnce); ++i)
            asked.push_back(sync::signIn(
                url, {Accounts[i % Accounts.size()], QStringLiteral("wanmi"), QStringLiteral("follower-%1").arg(i)}));
        for (Grant &one : asked) {
            if (!spinUntil([&] { return one.isFinished(); }, 60'000) || !one.result())
                return {};
            QNetworkRequest request(url.resolved(QUrl(cursorPath)));
            request.setRawHeader("Authorization", "Bearer " + one.result()->token.toUtf8());
            request.setRawHeader("Accept", "application/cbor-seq");
            const std::unique_ptr<QNetworkReply> reply(network.get(request));
            QByteArray cursor;
            spinUntil([&] { return !(cursor = reply->rawHeader("X-Wanmi-Cursor")).isEmpty() || reply->isFinished(); },
                      20'000);
            reply->abort(); // the cursor stands in the head
            seats.emplace_back(one.result()->token.toUtf8(), cursor);
        }
    }
    return seats;
}

std::optional<Load> loadOf(CentralProcess &central)
{
    const auto acceptor = signedIn(central.url(), QStringLiteral("acceptor1"));
    if (!acceptor)
        return std::nullopt;
    const auto seats = followersOf(central.url(), QStringLiteral("/v1/sync/snapshot?table=wall"));
    if (seats.size() != size_t(Seats)) {
        std::fprintf(stderr, "not all followers could sign in\n");
        return std::nullopt;
    }
    Reporter reporter(central.url(), acceptor->token.toUtf8(), {126.62, 45.765});
    const auto pass = [&] {
        const double before = cpuOf(central.pid());
        QElapsedTimer since;
        since.start();
        reporter.go(Seconds);
        return 100 * (cpuOf(central.pid()) - before) / (double(since.elapsed()) / 1000);
    };
    const double alone = pass();
    Followers followers(quint16(central.url().port()));
    followers.begin(seats);
    reporter.go(3); // until all have asked and caught up
    const qint64 answered = followers.answers();
    const double with = pass();
    const double perSecond = double(followers.answers() - answered) / Seconds;
    const Load load{with - alone, residentMb(central.pid())};
    std::fprintf(stderr, "  %d changes a second: %.1f %% of a core without seats, %.1f %% with 500; %.0f answers a second, "
                         "%lld refused\n",
                 ChangesPerSecond, alone, with, perSecond, static_cast<long long>(followers.refusals()));
    followers.end();
    return perSecond < Seats ? std::nullopt : std::optional(load); // less than one a second each: they do not follow
}

std::optional<Load> measured(const Places &places)
{
    static std::optional<Load> taken;
    static bool tried = false;
    if (std::exchange(tried, true))
        return taken;
    {
        const auto central = CentralProcess::start(places, QStringLiteral("village"));
        taken = central ? loadOf(*central) : std::nullopt;
    }
    const auto city = LargeCity::of(places);
    if (city && city->cluster()) {
        const auto central = CentralProcess::serve(places, city->postgresFolder());
        const auto there = central ? loadOf(*central) : std::nullopt;
        if (there)
            std::fprintf(stderr, "  the large city in PostgreSQL: %.1f %% of a core, %.0f MB\n", there->core,
                         there->resident);
    }
    return taken;
}
} // namespace

void addFanoutFigures(std::map<QString, Take> &takes, const Places &places)
{
    takes[QStringLiteral("sync.fanout_500_core")] = [places]() -> std::optional<Measured> {
        const auto load = measured(places);
        return load ? std::optional(Measured{load->core, {}, std::nullopt}) : std::nullopt;
    };
    takes[QStringLiteral("sync.fanout_500_rss")] = [places]() -> std::optional<Measured> {
        const auto load = measured(places);
        return load ? std::optional(Measured{load->resident, {}, std::nullopt}) : std::nullopt;
    };
}
} // namespace wanmi::bench
