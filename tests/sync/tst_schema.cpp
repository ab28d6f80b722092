// SPDX-License-Identifier: GPL-3.0-or-later
// Seats and centrals one schema apart: a proxy makes this central look newer, or older, than the seat's program.
#include "support/caseorders.h"

#include "store/sqlite.h"

#include <QCborArray>
#include <QCborValue>
#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkReply>
#include <QPointer>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QUrlQuery>

using namespace wanmi;
using namespace wanmi::test;

namespace {
constexpr int UnknownTable = 99;
/// Whose last column an older central does not have yet.
const std::set<int> Grown{int(protocol::TableNo::Department), int(protocol::TableNo::Vehicle),
                          int(protocol::TableNo::Class), int(protocol::TableNo::Person)};

/// An HTTP line to central on which all rows have a column more, or less, than this program knows.
class SchemaProxy : public QObject
{
public:
    enum class Central { Newer, Older };
    SchemaProxy(const QUrl &central, Central kind)
        : m_central(central)
        , m_kind(kind)
    {
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = m_server.nextPendingConnection())
                connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        });
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("the proxy cannot listen");
    }
    [[nodiscard]] QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort())); }
    [[nodiscard]] int rowsMade() const { return m_rowsMade; }
    void become(Central kind) { m_kind = kind; }
    void becomeItself() { m_kind.reset(); }

private:
    void read(QTcpSocket *socket)
    {
        QByteArray &bytes = m_buffers[socket];
        bytes += socket->readAll();
        const qsizetype end = bytes.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        QNetworkRequest request;
        qsizetype length = 0;
        const QByteArrayList lines = bytes.left(end).split('\n');
        for (const QByteArray &line : lines.mid(1)) {
            const QByteArray name = line.left(line.indexOf(':')).trimmed().toLower();
            const QByteArray value = line.mid(line.indexOf(':') + 1).trimmed();
            if (name == "content-length")
                length = value.toLongLong();
            else if (name == "authorization" || name == "accept" || name == "content-type")
                request.setRawHeader(name, value);
        }
        if (bytes.size() < end + 4 + length)
            return;
        const QByteArray body = bytes.mid(end + 4, length);
        bytes.clear();
        const QByteArrayList words = lines.first().split(' ');
        QUrl url = QUrl::fromEncoded(m_central.toEncoded() + words.value(1));
        if (m_kind == Central::Older && url.path() == u"/v1/sync/sums")
            askForLess(url);
        request.setUrl(url);
        QNetworkReply *reply = m_network.sendCustomRequest(request, words.first(), body);
        connect(reply, &QNetworkReply::finished, this,
                [this, reply, socket = QPointer(socket), path = url.path()] { hand(reply, socket, path); });
    }
    void hand(QNetworkReply *reply, const QPointer<QTcpSocket> &socket, const QString &path)
    {
        reply->deleteLater();
        if (!socket)
            return;
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        const QByteArray type = reply->header(QNetworkRequest::ContentTypeHeader).toByteArray();
        QByteArray body = reply->readAll();
        if (status == 200 && m_kind)
            body = rewritten(body, type, path);
        QByteArray answer = "HTTP/1.1 " + QByteArray::number(status ? status : 502) + " X\r\n";
        if (!type.isEmpty())
            answer += "Content-Type: " + type + "\r\n";
        for (const char *name : {"x-wanmi-cursor", "x-wanmi-more", "x-wanmi-time"}) {
            if (reply->hasRawHeader(name))
                answer += QByteArray(name) + ": " + reply->rawHeader(name) + "\r\n";
        }
        if (status != 204)
            answer += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
        socket->write(answer + "Connection: close\r\n\r\n" + body);
        m_buffers.remove(socket);
        socket->disconnectFromHost();
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    }
    QByteArray rewritten(const QByteArray &body, const QByteArray &type, const QString &path)
    {
        if (type.startsWith("application/cbor-seq"))
            return rewrittenRows(body);
        QJsonObject json = QJsonDocument::fromJson(body).object();
        if (path == u"/v1/sync/manifest")
            json[u"schema"] = protocol::WireSchema + (m_kind == Central::Newer ? 1 : -1);
        if (path == u"/v1/changes") {
            QJsonArray items;
            for (const QJsonValue &item : json[u"items"].toArray()) {
                const QCborArray row = grown(QCborArray::fromJsonArray(item.toArray()));
                items.append(row.toJsonArray());
                if (m_kind == Central::Newer)
                    items.append(QJsonArray{row[0].toInteger(), UnknownTable, 0, QStringLiteral("new"), 1, 2, 3});
            }
            json[u"items"] = items;
        }
        if (m_kind == Central::Newer)
            json[u"novelty"] = QJsonObject{{QStringLiteral("since"), 2}};
        return QJsonDocument(json).toJson(QJsonDocument::Compact);
    }
    QByteArray rewrittenRows(const QByteArray &body)
    {
        QByteArray out;
        for (qsizetype at = 0; at < body.size();) {
            QCborParserError problem;
            const QCborArray row
                = QCborValue::fromCbor(QByteArray::fromRawData(body.constData() + at, body.size() - at), &problem).toArray();
            if (problem.error != QCborError::NoError || problem.offset <= 0)
                qFatal("central sends what is no CBOR: %s", qPrintable(problem.errorString()));
            at += problem.offset;
            if (row.size() < 5) {
                out += QCborValue(row).toCbor();
                continue;
            }
            out += QCborValue(grown(row)).toCbor();
            if (m_kind == Central::Newer && ++m_rowsMade % 7 == 0)
                out += QCborValue(QCborArray{row[0], UnknownTable, 0, QStringLiteral("new"), 1, 2.5, QByteArray("x")})
                           .toCbor();
        }
        return out;
    }
    QCborArray grown(QCborArray row)
    {
        ++m_rowsMade;
        if (row[2].toInteger() != 0)
            return row;
        if (m_kind == Central::Newer)
            row.append(QStringLiteral("of the next schema"));
        else if (Grown.contains(int(row[1].toInteger())))
            row.removeLast();
        return row;
    }
    static void askForLess(QUrl &url)
    {
        QUrlQuery query(url);
        const auto *table = protocol::findTable(query.queryItemValue(QStringLiteral("table")));
        if (!table || !Grown.contains(int(table->number)))
            return;
        query.removeQueryItem(QStringLiteral("columns"));
        query.addQueryItem(QStringLiteral("columns"), QString::number(table->columns.size() - 1));
        url.setQuery(query);
    }

    QUrl m_central;
    std::optional<Central> m_kind;
    QTcpServer m_server;
    QNetworkAccessManager m_network;
    QHash<QTcpSocket *, QByteArray> m_buffers;
    int m_rowsMade = 0;
};

std::unique_ptr<Seat> seatBehind(SmallCity &city, SchemaProxy &proxy, const QString &account)
{
    const auto grant
        = await(sync::signIn(proxy.url(), {account, QStringLiteral("wanmi"), QStringLiteral("behind-a-proxy")}));
    if (!grant)
        qFatal("no session: %s", qPrintable(grant.error().reason));
    auto clock = std::make_shared<SettableClock>();
    auto seat = std::make_unique<Seat>(proxy.url(), *grant, city.folder() + QStringLiteral("/other-seat"), city.rules(),
                                       clock, std::chrono::milliseconds(2));
    spinUntil([&] { return seat->isOnline(); });
    return seat;
}

QString fileOf(SmallCity &city, const Seat &seat)
{
    return city.folder() + QStringLiteral("/other-seat/replica/") + seat.grant().scope + QStringLiteral("/replica.gpkg");
}

QString valueOf(const QString &file, const QByteArray &sql)
{
    const auto database = store::Database::open(file, store::Database::Mode::ReadOnly);
    auto statement = database ? database->prepare(sql) : tl::unexpected(database.error());
    return statement && statement->step().value_or(false) ? statement->text(0) : QStringLiteral("no row");
}

bool hasPassed(Seat &seat, int times)
{
    QSignalSpy passed(&seat.link(), &sync::Link::integrityPassed);
    return spinUntil([&] { return passed.count() >= times; }, 60'000);
}

bool agree(Seat &one, Seat &other)
{
    return spinUntil([&] { return one.isCurrent() && one.replica() == other.replica(); });
}
} // namespace

class TestSchema : public QObject
{
    Q_OBJECT

    static void worksAcross(SmallCity &city, SchemaProxy &proxy)
    {
        const QString id = registeredCase(city);
        QVERIFY(!QTest::currentTestFailed());
        Seat &dispatcher = city.seat(QStringLiteral("dispatcher1"));
        const auto seat = seatBehind(city, proxy, QStringLiteral("dispatcher2"));
        QVERIFY(seat->isOnline());
        QVERIFY(proxy.rowsMade() > 100);
        QVERIFY(agree(*seat, dispatcher));
        // Deeds go both ways, and nothing of a row is lost that both know.
        QCOMPARE(seat->perform(dispatchTo(id, QStringLiteral("drainage"))), QString());
        QVERIFY(spinUntil([&] { return dispatcher.stateOf(id) == domain::state::PendingSign; }));
        domain::CaseOrder urge = plain(id, QStringLiteral("urge"));
        urge.note = QStringLiteral("快些");
        urge.reason = urge.note;
        QCOMPARE(dispatcher.perform(urge), QString());
        QVERIFY(city.settle());
        QVERIFY(agree(*seat, dispatcher));
        QCOMPARE(*seat->caseFile(id), *dispatcher.caseFile(id));
        // Their sums are made over what both know: no false alarm, and damage is found all the same.
        QVERIFY(hasPassed(*seat, 2));
        QCOMPARE(seat->link().status().repair, sync::LinkStatus::Repair());
        const QString file = fileOf(city, *seat);
        {
            const auto database = store::Database::open(file, store::Database::Mode::Create);
            QVERIFY(database && database->run("UPDATE department SET name_zh = 'x'; DELETE FROM vehicle"));
        }
        QVERIFY(spinUntil([&] {
            return valueOf(file, "SELECT count(*) FROM department WHERE name_zh = 'x'") == u"0"
                && valueOf(file, "SELECT count(*) FROM vehicle") != u"0";
        }));
        QVERIFY(hasPassed(*seat, 2));
        QVERIFY(seat->link().status().repair.isWhole);
        QCOMPARE(city.contractBreaches(), QStringList());
    }

private slots:
    void aSeatOneSchemaBehindItsCentralTakesWhatItKnows()
    {
        SmallCity city;
        city.compareReplicas(200);
        SchemaProxy proxy(city.url(), SchemaProxy::Central::Newer);
        worksAcross(city, proxy);
    }
    void aSeatOneSchemaAheadOfItsCentralGoesWithoutTheRest()
    {
        SmallCity city;
        city.compareReplicas(200);
        SchemaProxy proxy(city.url(), SchemaProxy::Central::Older);
        worksAcross(city, proxy);
    }
    void onceCentralKnowsMoreTheReplicaIsFilledAnew()
    {
        SmallCity city;
        city.compareReplicas(200);
        SchemaProxy proxy(city.url(), SchemaProxy::Central::Older);
        const auto seat = seatBehind(city, proxy, QStringLiteral("dispatcher2"));
        QVERIFY(seat->isOnline());
        const QString file = fileOf(city, *seat);
        const QByteArray known = "SELECT count(*) FROM person WHERE on_duty NOT NULL";
        QCOMPARE(valueOf(file, known), QStringLiteral("0"));
        seat->cutTheLine();
        proxy.becomeItself();
        seat->healTheLine();
        QVERIFY(spinUntil([&] { return seat->isOnline() && valueOf(file, known) != u"0"; }));
        QVERIFY(hasPassed(*seat, 2));
        // That was no damage, and nobody is told of any.
        QCOMPARE(seat->link().status().repair, sync::LinkStatus::Repair());
    }
};

QTEST_GUILESS_MAIN(TestSchema)
#include "tst_schema.moc"
