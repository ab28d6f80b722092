// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/publication.h"
#include "fuzzing.h"
#include "geo/gpkgblob.h"
#include "geo/photoexif.h"
#include "protocol/access.h"
#include "protocol/imports.h"
#include "protocol/integrity.h"
#include "protocol/mail.h"
#include "protocol/mapedition.h"
#include "protocol/media.h"
#include "protocol/messages.h"
#include "protocol/rowjson.h"
#include "protocol/streamplace.h"
#include "protocol/terms.h"
#include "protocol/walls.h"
#include "renderlink/messages.h"
#include "resources/resources.h"
#include "support/photos.h"
#include "domain/recordedspan.h"
#include "intake/gatewaycatalog.h"
#include "video/depacketizer.h"
#include "video/recordedstream.h"
#include "video/rtp.h"
#include "video/rtspmessage.h"
#include "video/sdp.h"
#include "workflow/interpreter.h"
#include "workflow/statechart.h"
#include "workflow/workflow.h"
#include "worktime/calendar.h"
#include "worktime/limit.h"

#include <QJsonDocument>

#include <algorithm>
#include <iterator>

using namespace wanmi;
using test::Decoder;
using test::Mutator;

namespace {
QByteArray textOf(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}
QByteArray textOf(const QJsonArray &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

/// What was accepted goes out and comes back the same. `take` is asked for an object.
template <typename Take> Decoder object(const char *name, int rounds, const QJsonObject &seed, Take take)
{
    return {name, rounds, {textOf(seed)}, [take](const QByteArray &bytes, Mutator &) -> QByteArray {
                const auto first = take(QJsonDocument::fromJson(bytes).object());
                if (!first)
                    return {};
                const QByteArray sent = textOf(protocol::toJson(*first));
                const auto second = take(QJsonDocument::fromJson(sent).object());
                if (!second)
                    return "its own text is refused: " + sent + ' ' + second.error().detail.toUtf8();
                const QByteArray again = textOf(protocol::toJson(*second));
                return again == sent ? QByteArray() : "comes back as another: " + sent + " then " + again;
            }};
}

/// Only that it ends.
template <typename Take> Decoder any(const char *name, int rounds, const QList<QByteArray> &seeds, Take take)
{
    return {name, rounds, seeds, [take](const QByteArray &bytes, Mutator &) -> QByteArray {
                (void)take(bytes);
                return {};
            }};
}

QByteArray resource(const char *path)
{
    QFile file(QString::fromLatin1(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

protocol::Mail mail()
{
    protocol::Mail one;
    one.order.id = QStringLiteral("9d7d6a9e-6a3c-4df9-9a51-4d6cbb9c6c11");
    one.order.to = {QStringLiteral("person"), QStringLiteral("sv1")};
    one.order.text = QStringLiteral("请到现场 𠮷");
    one.order.writtenAt = one.at = base::instantFromMs(1'795'140'000'000);
    one.seq = 7;
    one.from = QStringLiteral("acceptor1");
    one.receipts = {{QStringLiteral("sv1"), QStringLiteral("王"), one.at}};
    return one;
}

protocol::Handover handover()
{
    protocol::Handover one;
    one.order.id = mail().order.id;
    one.order.since = one.order.until = one.signedAt = mail().at;
    one.order.page = {{QStringLiteral("open"), 3}};
    one.order.notes = QStringLiteral("注意");
    one.side = QStringLiteral("command");
    one.takenAt = mail().at;
    return one;
}

protocol::RowChange row()
{
    protocol::RowChange one;
    one.seq = 9;
    one.table = 3;
    one.id = QStringLiteral("23010200101");
    one.ver = 2;
    one.values = {protocol::Value(), qint64(-1), 0.1, QStringLiteral("值"), QByteArray(9, 'x')};
    return one;
}

/// Frames in random pieces are the frames taken at once.
QByteArray takeFrames(const QByteArray &bytes, Mutator &random)
{
    const auto read = [&](const std::function<qsizetype(qsizetype)> &piece) {
        renderlink::FrameReader reader;
        QByteArray all;
        for (qsizetype fed = 0; fed < bytes.size();) {
            const qsizetype length = piece(bytes.size() - fed);
            reader.feed(bytes.mid(fed, length));
            fed += length;
            while (const auto message = reader.next())
                all += renderlink::encode(*message);
        }
        return all + (reader.isBroken() ? "broken" : "");
    };
    return read([](qsizetype left) { return left; }) == read([&](qsizetype left) { return 1 + random.pick(left); })
        ? QByteArray()
        : QByteArray("in pieces it is something else");
}

QByteArray frames()
{
    using namespace renderlink;
    return encode(Hello{}) + encode(RenderTile{7, {14, 13956, 5850}, Theme::Light, 512})
        + encode(Status{true, {}, QStringLiteral("abc"), {{QStringLiteral("道路"), QStringLiteral("x"), {}}}, {}})
        + encode(SheetDone{{}, {}, QStringLiteral("sheet.pdf"), 3, 612}) + encode(Ping{3});
}

video::Bytes bytesOf(const QByteArray &bytes)
{
    return {reinterpret_cast<const uchar *>(bytes.constData()), size_t(bytes.size())};
}

QByteArray takeRtsp(const QByteArray &bytes, Mutator &random)
{
    video::RtspFramer framer;
    video::Depacketizer depacketizer;
    std::vector<video::AccessUnit> units;
    for (qsizetype fed = 0; fed < bytes.size();) {
        const QByteArray piece = bytes.mid(fed, 1 + random.pick(bytes.size() - fed));
        fed += piece.size();
        framer.give(bytesOf(piece));
        for (auto one = framer.next(); one.kind != video::RtspFramer::Kind::Nothing; one = framer.next()) {
            if (one.kind == video::RtspFramer::Kind::Garbage)
                return {};
            if (const auto packet = video::readRtp(one.packet))
                depacketizer.take(*packet, units);
        }
    }
    return {};
}

/// An answer and packets of one picture, in pieces.
QByteArray rtspSeed()
{
    QByteArray bytes = "RTSP/1.0 200 OK\r\nCSeq: 2\r\nContent-Length: 4\r\n\r\nv=0\n";
    const auto packet = [&](quint16 sequence, bool marker, const QByteArray &payload) {
        QByteArray rtp("\x80", 1);
        rtp += char((marker ? 0x80 : 0) | 96);
        rtp += char(sequence >> 8);
        rtp += char(sequence & 0xff);
        rtp += QByteArray(4, '\1') + QByteArray(4, '\2') + payload;
        bytes += QByteArray("$\0", 2) + char(rtp.size() >> 8) + char(rtp.size() & 0xff) + rtp;
    };
    packet(1, false, QByteArray("\x18\0\4\x67\x42\0\x1e\0\2\x68\xce", 11)); // STAP-A
    packet(2, false, QByteArray("\x7c\x85", 2) + QByteArray(90, 'a')); // FU-A
    packet(3, true, QByteArray("\x7c\x45", 2) + QByteArray(90, 'b'));
    packet(4, true, QByteArray("\x41", 1) + QByteArray(30, 'c'));
    return bytes;
}

const QByteArray Sdp = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=c\r\nt=0 0\r\na=control:*\r\nm=video 0 RTP/AVP 96\r\n"
                       "a=rtpmap:96 H264/90000\r\na=fmtp:96 packetization-mode=1;sprop-parameter-sets=Z0IAHqtA,aM48gA==\r\n"
                       "a=control:trackID=0\r\n";

const QByteArray GatewayPage = R"({"code":0,"data":{"total":1,"list":[{"channelId":"34020000001310000001","name":"c","longitude":126.6,)"
                               R"("latitude":45.7,"status":"ON","ptzType":1,"directionType":7}]}})",
                 GatewayToken = R"({"code":0,"data":{"accessToken":"abc"}})";

/// A stretch that was read is written as it is read again.
QByteArray takeSpan(const QByteArray &bytes, Mutator &)
{
    const auto span = domain::spanIn(QString::fromUtf8(bytes));
    if (!span)
        return {};
    const auto again = domain::spanIn(domain::noteOf(*span, std::chrono::hours(8)));
    return again == span ? QByteArray() : "comes back as another";
}

QList<QByteArray> shapes()
{
    const geo::Place a{126.6, 45.7};
    geo::Polygon polygon;
    polygon.rings = {{a, {126.7, 45.7}, {126.7, 45.8}, a}};
    return {geo::encodePoint(a), geo::encodePolygon(polygon), geo::encodeMultiPolygon({polygon, polygon})};
}

/// Messages that are few words.
std::vector<Decoder> shortMessages()
{
    using namespace protocol;
    const auto json = [](auto take) {
        return [take](const QByteArray &bytes) { return take(QJsonDocument::fromJson(bytes).object()); };
    };
    const QByteArray wall = R"({"id":"w","name":"屏","nameEn":"Wall","version":1,"planVersion":1,"plan":[],"state":{}})";
    return {
        any("Wall", 10'000, {wall}, json(wallFrom)),
        any("WallOrder", 10'000, {R"({"baseVersion":1,"name":"屏","nameEn":"Wall","plan":[]})"},
            json([](const QJsonObject &one) { return wallOrderFrom(QStringLiteral("w"), one); })),
        any("SceneOrder", 10'000, {R"({"baseVersion":0,"name":"场","nameEn":"s","sort":1,"regions":[]})"},
            json([](const QJsonObject &one) { return sceneOrderFrom(QStringLiteral("s"), one); })),
        any("SceneSwitch", 10'000, {R"({"scene":"s","seconds":60})"}, json(sceneSwitchFrom)),
        any("PushOrder", 10'000, {R"({"id":"p","region":"r","kind":"case","target":"c","text":"t","seconds":60})"},
            json(pushOrderFrom)),
        any("accesses", 10'000,
            {R"({"accesses":[{"id":"a","kind":"export","what":"cases","from":"2026-11-20T02:00:00Z","until":"2026-11-20T02:01:00Z","rows":9}]})"},
            json(accessesFrom)),
        any("RangeSum", 10'000,
            {R"({"table":"area","after":"","upto":"x","since":1,"columns":3,"rows":2,"hash":"0f","tail":9,"changed":false})"},
            json(rangeSumFrom)),
        any("HandoverPage", 10'000, {textOf(QJsonObject{{QStringLiteral("handovers"), QJsonArray{toJson(handover())}},
                                                         {QStringLiteral("next"), 3},
                                                         {QStringLiteral("more"), false}})},
            json(handoverPageFrom)),
        any("Duty", 10'000, {R"({"person":"p","onDuty":true,"changed":true,"at":"2026-11-20T02:00:00Z"})"}, json(dutyFrom)),
        any("ImportDecision", 10'000, {R"({"remove":true})"}, json(importDecisionFrom)),
        any("Terms", 10'000, {R"({"zh":{"核实":"核查"},"en":{"case":"file"}})"}, json(termsFrom)),
        any("place in a stream", 20'000, {StreamPlace{3, 1, QStringLiteral("值")}.text().toUtf8()},
            [](const QByteArray &bytes) { return StreamPlace::fromText(QString::fromUtf8(bytes)); }),
        any("run of a chart", 20'000, {"b1 c1; h=b2 c2", "done; ended"},
            [](const QByteArray &bytes) { return workflow::Configuration::fromText(QString::fromUtf8(bytes)); }),
    };
}

/// A model that was accepted is written as it was read.
QByteArray takeModel(const QByteArray &bytes, Mutator &)
{
    const auto model = evaluation::modelFromJson(bytes);
    if (!model)
        return {};
    const auto again = evaluation::modelFromJson(evaluation::toJson(*model));
    return again && *again == *model ? QByteArray() : "comes back as another: " + evaluation::toJson(*model);
}

QByteArray publication()
{
    const auto model = evaluation::modelFromJson(resource(":/wanmi/evaluation/supervisor.json"));
    if (!model)
        return {};
    const evaluation::Tally tally({QStringLiteral("a"), QStringLiteral("b")}, model->counts());
    const evaluation::Period period{base::instantFromMs(0), base::instantFromMs(86'400'000)};
    const auto table = evaluation::score(*model, tally, {}, period);
    return table ? evaluation::publish(*model, tally, *table, {}).bytes : QByteArray();
}

std::vector<Decoder> formats()
{
    using namespace protocol;
    const QByteArray scenes = resource(":/wanmi/scenes/shipped.json");
    const auto shipped = shippedWallsFrom(scenes);
    ChangePage page;
    page.items = {row(), row()};
    page.next = QStringLiteral("cursor");
    page.serverTime = mail().at;
    MapEdition edition;
    edition.project = QStringLiteral("city.qgs");
    edition.files = {{edition.project, QString(64, u'a'), 9}};
    return {
        object("ChangePage", 30'000, toJson(page), fromJson<ChangePage>),
        object("MailOrder", 30'000, toJson(mail().order), mailOrderFrom),
        object("Mail", 30'000, toJson(mail()), mailFrom),
        object("MailPage", 20'000, toJson(MailPage{{mail(), mail()}, 9, true}), mailPageFrom),
        object("Handover", 20'000, toJson(handover()), handoverFrom),
        object("HandoverOrder", 20'000, toJson(handover().order), handoverOrderFrom),
        object("Scene", 20'000, shipped ? toJson(shipped->scenes.front()) : QJsonObject(), sceneFrom),
        any("shipped walls", 2'000, {scenes}, shippedWallsFrom),
        any("row as JSON", 40'000, {textOf(toJson(row()))},
            [](const QByteArray &bytes) { return rowFromJson(QJsonDocument::fromJson(bytes).array()); }),
        any("map edition", 40'000, {toText(edition)}, mapEditionFrom),
        any("picture", 60'000, {test::aPhoto(1)},
            [](const QByteArray &bytes) { return mediaPictureFrom(bytes).has_value() && isWholePicture(bytes); }),
        any("EXIF", 60'000, {test::aPhoto(1)}, geo::exifOf),
        any("shape", 200'000, shapes(),
            [](const QByteArray &bytes) {
                return geo::decodePoint(bytes).has_value() || geo::decodePolygons(bytes).has_value()
                    || geo::decodeBounds(bytes).has_value();
            }),
        any("calendar", 3'000, {resource(":/wanmi/calendars/china.json")},
            [](const QByteArray &bytes) {
                return worktime::Calendar::fromJson(QJsonDocument::fromJson(bytes).object());
            }),
        {"evaluation model", 6'000,
         {resource(":/wanmi/evaluation/area.json"), resource(":/wanmi/evaluation/department-seed.json")}, takeModel},
        any("publication", 20'000, {publication()}, evaluation::headOf),
        any("limit", 100'000, {"P2D work", "PT4H natural", "PT30M urgent"},
            [](const QByteArray &bytes) { return worktime::parseLimit(QString::fromUtf8(bytes)); }),
        any("lifecycle", 300, {resource(":/wanmi/workflows/standard.scxml")}, workflow::Workflow::fromScxml),
        any("condition", 100'000, {"In('a') && !(In('b') or true)"},
            [](const QByteArray &bytes) { return workflow::parseCondition(QString::fromUtf8(bytes)); }),
        {"map process", 60'000, {frames()}, takeFrames},
        {"RTSP and RTP", 60'000, {rtspSeed()}, takeRtsp},
        any("gateway's catalog", 40'000, {GatewayPage, GatewayToken},
            [](const QByteArray &bytes) {
                const auto channels = intake::gatewayChannels(bytes);
                for (const intake::GatewayChannel &one : channels ? channels->things : std::vector<intake::GatewayChannel>())
                    (void)intake::gatewayTableLine(one, QStringLiteral("1"), QStringLiteral("/rtp/{device}_{channel}"), {});
                return channels || intake::gatewayDevices(bytes) || intake::gatewayToken(bytes);
            }),
        any("clock range", 60'000, {"clock=20261124T011000.250Z-20261124T012000Z"}, video::beginOfClockRange),
        {"recorded stretch", 40'000, {"高谊街 23010200081320900001 2026-11-24 10:02:11 – 2026-11-24 10:03:40 +08:00"}, takeSpan},
        any("SDP", 60'000, {Sdp}, [](const QByteArray &bytes) { return video::findVideo(bytes, "rtsp://c/1"); }),
    };
}

std::vector<Decoder> decoders()
{
    std::vector<Decoder> all = formats();
    std::ranges::move(shortMessages(), std::back_inserter(all));
    return all;
}
} // namespace

/// The other bytes that come from outside: messages between people, scenes, pictures, shapes, definitions, the map
/// process, cameras.
class TestFormats : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        resources::load();
        test::limitFuzzing();
    }
    void broken_data() { test::nameDecoders(decoders()); }
    void broken()
    {
        QFETCH(int, which);
        test::fuzz(decoders().at(size_t(which)));
    }
};

QTEST_GUILESS_MAIN(TestFormats)
#include "tst_formats.moc"
