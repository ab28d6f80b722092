// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "gatewaybook.h"
#include "terminal.h"

#include "intake/gatewaycatalog.h"
#include "protocol/messages.h"

#include <QCommandLineParser>
#include <QCryptographicHash>
#include <QEventLoop>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSaveFile>
#include <QTimer>
#include <QUrlQuery>

#include <cstdio>
#include <functional>
#include <map>

using namespace wanmi;
using namespace wanmi::terminal;

namespace {
constexpr int PageSize = 200, MostPages = 500, SlowestMs = 15'000;
constexpr qint64 MostBytes = 16LL * 1024 * 1024;

struct Sent
{
    int status = 0; ///< 0: no answer
    QByteArray body;
    QString why;
};

/// One request after another, over kept connections; waits for the answer.
class Asker
{
public:
    Sent send(const QByteArray &method, const QUrl &url, const QList<std::pair<QByteArray, QByteArray>> &heads,
              const QByteArray &body = {})
    {
        QNetworkRequest request(url);
        request.setTransferTimeout(SlowestMs);
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::SameOriginRedirectPolicy);
        for (const auto &[name, value] : heads)
            request.setRawHeader(name, value);
        QNetworkReply *reply = m_network.sendCustomRequest(request, method, body);
        QEventLoop loop;
        QTimer longest;
        longest.setSingleShot(true);
        QObject::connect(&longest, &QTimer::timeout, reply, &QNetworkReply::abort); // a byte a second is no answer either
        QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
        QObject::connect(reply, &QNetworkReply::downloadProgress, reply, [reply](qint64 had, qint64) {
            if (had > MostBytes)
                reply->abort();
        });
        longest.start(2 * SlowestMs);
        loop.exec();
        Sent sent{reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll(), reply->errorString()};
        if (reply->error() == QNetworkReply::OperationCanceledError || reply->error() == QNetworkReply::TimeoutError)
            sent.status = 0;
        reply->deleteLater();
        return sent;
    }

private:
    QNetworkAccessManager m_network;
};

/// The REST surface of WVP: signs in, asks page by page; signs in once more where the token has run out.
class Gateway
{
public:
    Gateway(QUrl address, QString user, QString password)
        : m_address(std::move(address))
        , m_user(std::move(user))
        , m_password(std::move(password))
    {
    }
    base::Result<void> signIn()
    {
        QUrlQuery query;
        query.addQueryItem(QStringLiteral("username"), m_user);
        query.addQueryItem(QStringLiteral("password"),
                           QString::fromLatin1(QCryptographicHash::hash(m_password.toUtf8(), QCryptographicHash::Md5).toHex()));
        const auto body = get(QStringLiteral("/api/user/login"), query, false);
        if (!body)
            return tl::unexpected(body.error());
        const auto token = intake::gatewayToken(*body);
        if (!token)
            return tl::unexpected(token.error());
        m_token = token->toLatin1();
        return {};
    }
    base::Result<std::vector<intake::GatewayDevice>> devices()
    {
        return all<intake::GatewayDevice>(QStringLiteral("/api/device/query/devices"), intake::gatewayDevices);
    }
    base::Result<std::vector<intake::GatewayChannel>> channels(const QString &device)
    {
        const QString path = QStringLiteral("/api/device/query/devices/%1/channels")
                                 .arg(QString(device).remove(u'/'));
        return all<intake::GatewayChannel>(path, intake::gatewayChannels);
    }

private:
    base::Result<QByteArray> get(const QString &path, const QUrlQuery &query, bool signedIn)
    {
        QUrl url = m_address;
        url.setPath(url.path() + path, QUrl::DecodedMode);
        url.setQuery(query);
        QList<std::pair<QByteArray, QByteArray>> heads;
        if (signedIn)
            heads.append({"access-token", m_token});
        const Sent sent = m_asker.send("GET", url, heads);
        if (sent.status == 0)
            return base::failure(base::ErrorKind::Unreachable, QStringLiteral("gateway-away"), sent.why);
        if (sent.status == 401)
            return base::failure(base::ErrorKind::Denied, QStringLiteral("not-signed-in"));
        if (sent.status != 200)
            return base::failure(base::ErrorKind::Refused, QStringLiteral("gateway-error"), QString::number(sent.status));
        return sent.body;
    }
    template <typename Thing, typename Read> base::Result<std::vector<Thing>> all(const QString &path, Read read)
    {
        std::vector<Thing> things;
        bool again = false;
        for (int page = 1; page <= MostPages; ++page) {
            QUrlQuery query;
            query.addQueryItem(QStringLiteral("page"), QString::number(page));
            query.addQueryItem(QStringLiteral("count"), QString::number(PageSize));
            const auto body = get(path, query, true);
            auto got = body ? read(*body) : tl::unexpected(body.error());
            if (!got && got.error().kind == base::ErrorKind::Denied && !std::exchange(again, true)) {
                if (const auto back = signIn(); !back)
                    return tl::unexpected(back.error());
                --page;
                continue;
            }
            if (!got)
                return tl::unexpected(got.error());
            const bool isEnd = got->things.empty();
            std::ranges::move(got->things, std::back_inserter(things));
            if (got->total ? int(things.size()) >= *got->total : isEnd)
                return things;
            if (isEnd)
                break; // fewer than it said there are
        }
        return base::failure(base::ErrorKind::Corrupt, QStringLiteral("bad-answer"), path);
    }

    Asker m_asker;
    const QUrl m_address;
    const QString m_user, m_password;
    QByteArray m_token;
};

struct Wish
{
    QUrl gateway, central;
    QString user, password, stream, owner, out, account, word;
    int everyS = 30;
    bool once = false;
};

int writeCatalog(Gateway &gateway, const Wish &wish)
{
    const auto devices = gateway.devices();
    if (!devices)
        return fail(devices.error());
    QSaveFile file(wish.out);
    if (!file.open(QIODevice::WriteOnly))
        return fail({base::ErrorKind::Unreachable, QStringLiteral("cannot-write"), file.errorString()});
    file.write(intake::gatewayTableHead());
    std::map<QString, int> left;
    QStringList named;
    QSet<QString> seen;
    int written = 0;
    for (const intake::GatewayDevice &device : *devices) {
        const auto channels = gateway.channels(device.id);
        if (!channels)
            return fail(channels.error()); // half a catalog is none
        for (const intake::GatewayChannel &channel : *channels) {
            QString problem = intake::gatewayProblem(channel);
            if (problem.isEmpty() && seen.contains(channel.id))
                problem = QStringLiteral("twice");
            if (problem.isEmpty()) {
                seen.insert(channel.id);
                ++written;
                file.write(intake::gatewayTableLine(channel, device.id, wish.stream, wish.owner));
            } else if (++left[problem]; problem != u"no-camera") {
                named << QStringLiteral("  %1\t%2\t%3").arg(problem, channel.id, channel.name);
            }
        }
    }
    if (!file.commit())
        return fail({base::ErrorKind::Unreachable, QStringLiteral("cannot-write"), file.errorString()});
    const bool zh = speaksChinese();
    std::printf("%s\n", qPrintable((zh ? QStringLiteral("%1 台设备，%2 路摄像机写入 %3") : QStringLiteral("%1 devices, %2 cameras written to %3"))
                                       .arg(devices->size())
                                       .arg(written)
                                       .arg(wish.out)));
    const auto words = [zh](const QString &problem) {
        if (problem == u"no-camera")
            return zh ? QStringLiteral("目录节点，不是摄像机") : QStringLiteral("nodes of the catalog, no cameras");
        if (problem == u"bad-id")
            return zh ? QStringLiteral("编码不是 GB/T 28181 的 20 位摄像机编码") : QStringLiteral("no 20-digit number of a camera (GB/T 28181)");
        if (problem == u"no-place")
            return zh ? QStringLiteral("没有位置，请在网关中补充经纬度") : QStringLiteral("no position: give them one at the gateway");
        return zh ? QStringLiteral("编码重复") : QStringLiteral("a number that another channel has");
    };
    for (const auto &[problem, count] : left)
        std::printf("%d %s\n", count, qPrintable(words(problem)));
    for (const QString &one : named)
        std::printf("%s\n", qPrintable(one));
    return Done;
}

/// What devices say of themselves, told to central as any camera gateway does.
class Teller
{
public:
    explicit Teller(const Wish &wish)
        : m_wish(wish)
    {
    }
    base::Result<int> tell(Gateway &gateway)
    {
        const auto devices = gateway.devices();
        if (!devices)
            return tl::unexpected(devices.error());
        protocol::Live live;
        for (const intake::GatewayDevice &device : *devices) {
            const auto channels = gateway.channels(device.id);
            if (!channels)
                return tl::unexpected(channels.error());
            for (const intake::GatewayChannel &channel : *channels) {
                // What nobody says is not told: an unknown word for "on" would make outages of all of them.
                const bool isOut = device.on && !*device.on;
                if (channel.isCamera && (channel.on || isOut))
                    live.cameras.push_back({channel.id, !isOut && *channel.on, now()});
            }
        }
        if (const auto told = post(live); !told)
            return tl::unexpected(told.error());
        return int(live.cameras.size());
    }

private:
    [[nodiscard]] QUrl at(const QString &path) const
    {
        QUrl url = m_wish.central;
        url.setPath(path);
        return url;
    }
    base::Result<void> post(const protocol::Live &live)
    {
        const QByteArray body = QJsonDocument(protocol::toJson(live)).toJson(QJsonDocument::Compact);
        for (int attempt = 0; attempt < 2; ++attempt) {
            if (m_token.isEmpty()) {
                const QJsonObject who{{QStringLiteral("account"), m_wish.account},
                                      {QStringLiteral("password"), m_wish.word},
                                      {QStringLiteral("seat"), QStringLiteral("gateway")}};
                const Sent grant = m_asker.send("POST", at(QStringLiteral("/v1/session")), {{"Content-Type", "application/json"}},
                                                QJsonDocument(who).toJson());
                m_token = QJsonDocument::fromJson(grant.body).object().value(u"token").toString().toLatin1();
                if (m_token.isEmpty())
                    return base::failure(grant.status == 0 ? base::ErrorKind::Unreachable : base::ErrorKind::Denied,
                                         grant.status == 0 ? QStringLiteral("central-away") : QStringLiteral("wrong-account"), grant.why);
            }
            const Sent sent = m_asker.send("POST", at(QStringLiteral("/v1/live")),
                                           {{"Content-Type", "application/json"}, {"Authorization", "Bearer " + m_token}}, body);
            if (sent.status == 204)
                return {};
            if (sent.status != 401)
                return base::failure(sent.status == 0 ? base::ErrorKind::Unreachable : base::ErrorKind::Refused,
                                     sent.status == 0 ? QStringLiteral("central-away") : QStringLiteral("central-refused"),
                                     QString::number(sent.status));
            m_token.clear(); // the session has run out
        }
        return base::failure(base::ErrorKind::Denied, QStringLiteral("wrong-account"));
    }

    const Wish &m_wish;
    Asker m_asker;
    QByteArray m_token;
};

int follow(Gateway &gateway, const Wish &wish)
{
    const InterruptFlag stop;
    Teller teller(wish);
    while (!stop.isSet()) {
        const auto told = teller.tell(gateway);
        if (told) {
            std::printf("%s\n", qPrintable((speaksChinese() ? QStringLiteral("已上报 %1 路摄像机的状态")
                                                            : QStringLiteral("told how %1 cameras are"))
                                               .arg(*told)));
            std::fflush(stdout);
        } else {
            fail(told.error());
        }
        if (wish.once)
            return told ? Done : NotDone;
        QEventLoop pause;
        QTimer beat;
        QObject::connect(&beat, &QTimer::timeout, &pause, [&] {
            if (stop.isSet())
                pause.quit();
        });
        beat.start(200);
        QTimer::singleShot(wish.everyS * 1000, &pause, &QEventLoop::quit);
        pause.exec();
    }
    return Done;
}
} // namespace

int gateway(const QStringList &arguments)
{
    QCommandLineParser parser;
    prepare(parser,
            QStringLiteral(
                "Cameras behind a GB/T 28181 gateway (WVP with ZLMediaKit, or one with the same REST surface).\n\n"
                "  catalog   writes its devices' channels as a table for: wanmi-central import cameras FILE\n"
                "  states    tells central every --every seconds which of them are on, until it is stopped\n"
                "  add       lets seats turn its cameras through central: kept with its password in keys/gateways.json of the city\n"
                "  list, remove   of those; --stream says which\n\n"
                "The gateway's password comes from --password-file, WANMI_PASSWORD or standard input. Streams begin on demand: the "
                "gateway (user-settings.auto-apply-play: true) starts one when a seat asks its fixed address. Example:\n"
                "  wanmi-central gateway catalog --url http://wvp:18080 --user admin --password-file f --out cameras.csv"));
    const auto option = [&](const char *name, const char *words, const char *value, const char *usual = "") {
        parser.addOption({QString::fromLatin1(name), QString::fromUtf8(words), QString::fromLatin1(value), QString::fromLatin1(usual)});
    };
    option("url", "The gateway, for example http://wvp:18080.", "URL");
    option("user", "Who signs in there.", "NAME", "admin");
    option("out", "catalog: the table to write.", "FILE");
    option("stream", "catalog: path of a camera's stream at the stream server.", "PATH", "/rtp/{device}_{channel}");
    option("owner", "catalog: the unit that the cameras belong to.", "UNIT");
    option("central", "states: where central listens, for example https://central:8801.", "URL");
    option("account", "states: an account of post camera there; its password comes from WANMI_CENTRAL_PASSWORD.",
           "NAME");
    option("every", "states: seconds between two tellings.", "SECONDS", "30");
    parser.addOption({QStringLiteral("once"), QStringLiteral("states: tells once and ends.")});
    option("posts", "add: only for these posts: shift-leader,dispatcher,… (default: every post that may turn cameras).", "LIST");
    const QCommandLineOption data = dataOption();
    parser.addOption(data);
    parser.addOption(passwordFileOption(QStringLiteral("the gateway's")));
    parser.addPositionalArgument(QStringLiteral("deed"), QStringLiteral("catalog | states | add | list | remove"));
    parser.process(arguments);

    const QString deed = parser.positionalArguments().value(0);
    if (deed == u"list" || deed == u"remove")
        return gatewayBook(deed, parser.value(data), {parser.value(QStringLiteral("stream")), {}, {}, {}, {}});
    Wish wish;
    wish.gateway = QUrl(parser.value(QStringLiteral("url")));
    wish.central = QUrl(parser.value(QStringLiteral("central")));
    wish.user = parser.value(QStringLiteral("user"));
    wish.stream = parser.value(QStringLiteral("stream"));
    wish.owner = parser.value(QStringLiteral("owner"));
    wish.out = parser.value(QStringLiteral("out"));
    wish.account = parser.value(QStringLiteral("account"));
    wish.word = qEnvironmentVariable("WANMI_CENTRAL_PASSWORD");
    wish.everyS = parser.value(QStringLiteral("every")).toInt();
    wish.once = parser.isSet(QStringLiteral("once"));
    const auto isWeb = [](const QUrl &url) { return url.isValid() && url.scheme().startsWith(u"http") && !url.host().isEmpty(); };
    if (!isWeb(wish.gateway) || !wish.gateway.userInfo().isEmpty())
        return wrongUse(QStringLiteral("--url wants the gateway's address, without a user: http://HOST:PORT"));
    if (deed != u"catalog" && deed != u"states" && deed != u"add")
        return wrongUse(QStringLiteral("catalog, states, add, list or remove; see --help"));
    if (deed == u"catalog" && (wish.out.isEmpty() || !wish.stream.startsWith(u'/') || !wish.stream.contains(u"{channel}")))
        return wrongUse(QStringLiteral("catalog wants --out FILE, and a --stream path with {channel} in it"));
    if (deed == u"states" && (!isWeb(wish.central) || wish.account.isEmpty() || wish.word.isEmpty() || wish.everyS < 1 || wish.everyS > 3600))
        return wrongUse(QStringLiteral("states wants --central, --account, WANMI_CENTRAL_PASSWORD, and --every of 1 to 3600 seconds"));
    const auto given = givenPassword(parser);
    if (!given)
        return fail(given.error());
    wish.password = given->value_or(QString());
    if (wish.password.isEmpty())
        wish.password = readPassword();

    Gateway asked(wish.gateway, wish.user, wish.password);
    if (const auto in = asked.signIn(); !in)
        return fail(in.error());
    if (deed == u"add")
        return gatewayBook(deed, parser.value(data),
                           {wish.stream, wish.gateway, wish.user, wish.password,
                            parser.value(QStringLiteral("posts")).split(u',', Qt::SkipEmptyParts)});
    return deed == u"catalog" ? writeCatalog(asked, wish) : follow(asked, wish);
}
