// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/rtppackets.h"
#include "video/picturedecoder.h"
#include "video/depacketizer.h"

#include <QTest>
#include <random>

using namespace wanmi::video;
using wanmi::simulator::Clip;

namespace {
const QByteArray code("\0\0\0\1", 4);
const QByteArray sps("\x67\x42\x00\x1f\x11", 5);
const QByteArray pps("\x68\xce\x3c\x80", 4);
const QByteArray idr = QByteArray("\x65\x88") + QByteArray(30, 'i');
const QByteArray slice = QByteArray("\x41\x9a") + QByteArray(20, 'p');
const QByteArray secondSlice = QByteArray("\x41\x5a") + QByteArray(20, 'q'); // first_mb_in_slice is not 0

Bytes bytes(const QByteArray &array)
{
    return {reinterpret_cast<const uchar *>(array.constData()), static_cast<std::size_t>(array.size())};
}

/// Numbers packets as a camera would.
class Feeder
{
public:
    explicit Feeder(const QByteArray &parameterSets = code + sps + code + pps)
        : Feeder(StreamFormat{Codec::H264, parameterSets, false})
    {
    }
    explicit Feeder(const StreamFormat &format)
        : m_depacketizer(format)
    {
    }

    Feeder &send(const QByteArray &payload, quint32 time, bool marker)
    {
        RtpPacket packet;
        packet.sequence = m_sequence++;
        packet.timestamp = time;
        packet.marker = marker;
        packet.payload = bytes(payload);
        m_depacketizer.take(packet, units);
        return *this;
    }
    Feeder &lose()
    {
        ++m_sequence;
        return *this;
    }
    Feeder &repeat()
    {
        --m_sequence;
        return *this;
    }
    [[nodiscard]] quint64 breaks() const { return m_depacketizer.breaks(); }

    std::vector<AccessUnit> units;

private:
    Depacketizer m_depacketizer;
    quint16 m_sequence = 65'530; // wraps soon
};

QByteArray aggregate(const QList<QByteArray> &nals)
{
    QByteArray payload("\x18");
    for (const QByteArray &nal : nals) {
        payload += static_cast<char>(nal.size() >> 8);
        payload += static_cast<char>(nal.size());
        payload += nal;
    }
    return payload;
}

QByteArray fragment(const QByteArray &nal, qsizetype from, qsizetype length, bool first, bool last)
{
    QByteArray payload;
    payload += static_cast<char>((nal[0] & 0xe0) | 28);
    payload += static_cast<char>((first ? 0x80 : 0) | (last ? 0x40 : 0) | (nal[0] & 0x1f));
    return payload + nal.mid(from, length);
}

/// Every packet of a clip as it goes over the wire, without the interleave header.
QList<QByteArray> wire(const Clip &clip)
{
    QList<QByteArray> packets;
    quint16 sequence = 0;
    quint32 time = 0;
    const auto packetized = wanmi::simulator::packetize(clip);
    for (const auto &frame : packetized.frames) {
        for (std::size_t i = 0; i < frame.payloads.size(); ++i) {
            QByteArray header(12, '\0');
            header[0] = '\x80';
            header[1] = static_cast<char>(96 | (i + 1 == frame.payloads.size() ? 0x80 : 0));
            header[2] = static_cast<char>(sequence >> 8);
            header[3] = static_cast<char>(sequence);
            for (int byte = 0; byte < 4; ++byte)
                header[4 + byte] = static_cast<char>(time >> (24 - 8 * byte));
            ++sequence;
            packets.append(header + frame.payloads[i]);
        }
        time += 7200;
    }
    return packets;
}
} // namespace

class TestDepacketizer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        const auto clip = wanmi::simulator::makeClip(QStringLiteral("park"), 4);
        QVERIFY(clip);
        m_clip = *clip;
        const auto newer = wanmi::simulator::makeClip(QStringLiteral("park"), 4, wanmi::simulator::ClipCodec::H265);
        QVERIFY(newer);
        m_clip265 = *newer;
    }

    void aKeyPictureComesWithItsParameterSets()
    {
        Feeder feeder;
        feeder.send(idr, 1, true);
        QCOMPARE(feeder.units.size(), 1U);
        QVERIFY(feeder.units[0].key);
        QCOMPARE(feeder.units[0].annexB, code + sps + code + pps + code + idr);
    }

    void nothingIsSaidBeforeTheFirstKeyPicture()
    {
        Feeder feeder;
        feeder.send(slice, 1, true).send(slice, 2, true);
        QVERIFY(feeder.units.empty());
        feeder.send(idr, 3, true).send(slice, 4, true);
        QCOMPARE(feeder.units.size(), 2U);
    }

    void parameterSetsInTheStreamReplaceThoseOfTheDescription()
    {
        const QByteArray other = sps + 'x';
        Feeder feeder;
        feeder.send(aggregate({other, pps}), 1, false).send(idr, 1, true);
        QCOMPARE(feeder.units.size(), 1U);
        QCOMPARE(feeder.units[0].annexB, code + other + code + pps + code + idr);
    }

    void aPictureWithoutAnyParameterSetsIsNotHandedOn()
    {
        Feeder feeder{QByteArray()};
        feeder.send(idr, 1, true);
        QVERIFY(feeder.units.empty());
    }

    void fragmentsAreJoined()
    {
        Feeder feeder;
        feeder.send(fragment(idr, 1, 10, true, false), 1, false)
            .send(fragment(idr, 11, 10, false, false), 1, false)
            .send(fragment(idr, 21, -1, false, true), 1, true);
        QCOMPARE(feeder.units.size(), 1U);
        QVERIFY(feeder.units[0].annexB.endsWith(QByteArray(code + idr)));
    }

    void aNewTimestampEndsAPictureWithoutMarker()
    {
        Feeder feeder;
        feeder.send(idr, 1, false).send(slice, 2, false).send(slice, 3, false);
        QCOMPARE(feeder.units.size(), 2U);
    }

    void afterALostPacketNothingComesUntilTheNextKeyPicture()
    {
        Feeder feeder;
        feeder.send(idr, 1, true).send(slice, 2, true).lose().send(slice, 3, true).send(slice, 4, true);
        QCOMPARE(feeder.units.size(), 2U);
        feeder.send(idr, 5, true).send(slice, 6, true);
        QCOMPARE(feeder.units.size(), 4U);
        QCOMPARE(feeder.breaks(), 1U);
    }

    void aKeyPictureThatLostItsBeginningIsDropped()
    {
        Feeder feeder;
        feeder.send(idr, 1, true).lose().send(fragment(idr, 11, -1, false, true), 2, true);
        QCOMPARE(feeder.units.size(), 1U);
        feeder.send(secondSlice, 3, true);
        QCOMPARE(feeder.units.size(), 1U);
    }

    void aRepeatedPacketIsIgnored()
    {
        Feeder feeder;
        feeder.send(idr, 1, true).repeat().send(idr, 1, true).send(slice, 2, true);
        QCOMPARE(feeder.units.size(), 2U);
        QCOMPARE(feeder.breaks(), 0U);
    }

    void brokenPayloadsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::newRow("aggregate longer than its packet") << QByteArray("\x18\x00\x40\x65\x88", 5);
        QTest::newRow("aggregate with an empty unit") << QByteArray("\x18\x00\x00\x65\x88", 5);
        QTest::newRow("aggregate cut in its length") << QByteArray("\x18\x00", 2);
        QTest::newRow("aggregate inside an aggregate") << aggregate({aggregate({idr})});
        QTest::newRow("fragment without a beginning") << fragment(idr, 11, 5, false, true);
        QTest::newRow("fragment of one byte") << QByteArray("\x7c");
        QTest::newRow("fragment of a fragment") << QByteArray("\x7c\x9c\x88", 3);
        QTest::newRow("forbidden bit") << QByteArray("\xe5\x88", 2);
        QTest::newRow("STAP-B") << QByteArray("\x19\x00\x00\x00\x02\x65\x88", 7);
        QTest::newRow("type 0") << QByteArray("\x00\x88", 2);
    }
    void brokenPayloadsAreRefused()
    {
        QFETCH(QByteArray, payload);
        Feeder feeder;
        feeder.send(idr, 1, true).send(payload, 2, true).send(slice, 3, true);
        QCOMPARE(feeder.units.size(), 1U);
        QVERIFY(feeder.breaks() > 0);
        feeder.send(idr, 4, true);
        QCOMPARE(feeder.units.size(), 2U);
    }

    void anEndlessPictureIsGivenUp()
    {
        Feeder feeder;
        const QByteArray big = QByteArray("\x65\x88") + QByteArray(60'000, 'x');
        feeder.send(fragment(big, 1, -1, true, false), 1, false);
        for (int i = 0; i < 200; ++i)
            feeder.send(fragment(big, 1, -1, false, false), 1, false);
        feeder.send(fragment(big, 1, -1, false, true), 1, true);
        QVERIFY(feeder.units.empty());
        QVERIFY(feeder.breaks() > 0);
    }

    void rtpHeadersAreReadWithTheirExtensionsAndPadding()
    {
        QByteArray packet("\xb1\xe0\x12\x34\x00\x00\x00\x05\x00\x00\x00\x09", 12);
        packet += QByteArray("\0\0\0\1", 4); // one contributing source
        packet += QByteArray("\xbe\xde\x00\x01\xaa\xaa\xaa\xaa", 8); // one extension word
        packet += QByteArray("data\0\0\3", 7);
        const auto read = readRtp(bytes(packet));
        QVERIFY(read);
        QCOMPARE(read->sequence, quint16(0x1234));
        QCOMPARE(read->timestamp, 5U);
        QCOMPARE(read->payloadType, 96);
        QVERIFY(read->marker);
        QCOMPARE(QByteArray(reinterpret_cast<const char *>(read->payload.data()),
                            static_cast<qsizetype>(read->payload.size())),
                 QByteArray("data"));
        for (qsizetype length = 0; length < packet.size(); ++length)
            (void)readRtp(bytes(packet.left(length)));
        QVERIFY(!readRtp(bytes(packet.left(11))));
        QVERIFY(!readRtp(bytes(QByteArray(20, '\0'))));
    }

    void whatTheSimulatorCutsIsPutTogetherAgain_data() { addCodecs(); }
    void whatTheSimulatorCutsIsPutTogetherAgain()
    {
        QFETCH(Codec, codec);
        const Clip &clip = clipOf(codec);
        Depacketizer depacketizer(StreamFormat{codec, {}, false});
        std::vector<AccessUnit> units;
        for (const QByteArray &packet : wire(clip)) {
            const auto read = readRtp(bytes(packet));
            QVERIFY(read);
            depacketizer.take(*read, units);
        }
        QCOMPARE(units.size(), static_cast<std::size_t>(clip.frames.size()));
        for (const AccessUnit &unit : units) // rings keep them: no room for more than they hold
            QVERIFY(unit.annexB.capacity() <= unit.annexB.size() + 64);
        for (std::size_t i = 0; i < units.size(); ++i) {
            const Clip::Frame &frame = clip.frames[static_cast<qsizetype>(i)];
            QByteArray expected;
            for (const QByteArray &nal : frame.nals)
                expected += code + nal;
            QCOMPARE(units[i].annexB, expected);
            QCOMPARE(units[i].key, frame.key);
            QCOMPARE(units[i].codec, codec);
        }
    }
    void itIsKnownWhichPacketsBelongToAKeyPicture_data() { addCodecs(); }
    void itIsKnownWhichPacketsBelongToAKeyPicture()
    {
        QFETCH(Codec, codec);
        const Depacketizer depacketizer(StreamFormat{codec, {}, false});
        for (const auto &frame : wanmi::simulator::packetize(clipOf(codec)).frames)
            QCOMPARE(depacketizer.belongsToKey(bytes(frame.payloads.front())), frame.key);
    }
    void h265ComesAggregatedNumberedAndInLayers()
    {
        const QByteArray vps("\x40\x01v", 3), sps5("\x42\x01s", 3), pps5("\x44\x01p", 3);
        const QByteArray key = QByteArray("\x26\x01\x80", 3) + QByteArray(30, 'k'); // IDR_W_RADL
        const QByteArray next = QByteArray("\x02\x01\x80", 3) + QByteArray(20, 'n'); // TRAIL_R
        const auto lengthOf = [](const QByteArray &nal) {
            return QByteArray(1, static_cast<char>(nal.size() >> 8)) + static_cast<char>(nal.size());
        };
        const QByteArray sets = code + vps + code + sps5 + code + pps5;
        for (const bool numbered : {false, true}) {
            Feeder feeder(StreamFormat{Codec::H265, {}, numbered});
            QByteArray aggregate("\x60\x01", 2);
            bool first = true;
            for (const QByteArray &nal : {vps, sps5, pps5}) {
                aggregate += (numbered ? QByteArray(std::exchange(first, false) ? 2 : 1, '\7') : QByteArray()) + lengthOf(nal) + nal;
            }
            const QByteArray number = numbered ? QByteArray(2, '\7') : QByteArray();
            const auto fragmentOf = [&](int flags, const QByteArray &body) {
                return QByteArray("\x62\x01", 2) + static_cast<char>(flags | 19) + (flags & 0x80 ? number : QByteArray()) + body;
            };
            feeder.send(aggregate, 1, false)
                .send(fragmentOf(0x80, key.mid(2, 10)), 1, false)
                .send(fragmentOf(0, key.mid(12, 10)), 1, false)
                .send(fragmentOf(0x40, key.mid(22)), 1, true)
                .send(QByteArray("\x02\x09", 2) + number + "\x80layer", 2, false) // of another layer
                .send(next.left(2) + number + next.mid(2), 2, true);
            QCOMPARE(feeder.units.size(), std::size_t(2));
            QCOMPARE(feeder.units[0].annexB, sets + code + key);
            QVERIFY(feeder.units[0].key && !feeder.units[1].key);
            QCOMPARE(feeder.units[1].annexB, code + next);
            QCOMPARE(feeder.breaks(), quint64(0));
        }
        // Without its VPS a key picture is of no use.
        Feeder without(StreamFormat{Codec::H265, code + sps5 + code + pps5, false});
        without.send(key, 1, true);
        QVERIFY(without.units.empty());
    }

    void manyMutatedPacketsDoNoHarm_data() { addCodecs(); }
    void manyMutatedPacketsDoNoHarm()
    {
        QFETCH(Codec, codec);
        const Clip &clip = clipOf(codec);
        const QList<QByteArray> packets = wire(clip);
        std::mt19937 random(20261121);
        const auto below
            = [&random](qsizetype n) { return static_cast<qsizetype>(random() % static_cast<quint32>(n)); };
        Depacketizer depacketizer(StreamFormat{codec, {}, false});
        std::vector<AccessUnit> units;
        quint64 made = 0;
        for (int i = 0; i < 150'000; ++i) {
            QByteArray packet = packets[i % packets.size()];
            const qsizetype kind = below(8);
            if (kind == 0)
                packet.truncate(below(packet.size()));
            else if (kind == 1)
                packet += QByteArray(below(80), static_cast<char>(random()));
            for (qsizetype flips = kind == 2 ? 1 + below(6) : 0; flips > 0 && !packet.isEmpty(); --flips)
                packet[below(qMin<qsizetype>(packet.size(), 20))] = static_cast<char>(random());
            if (kind == 3 && below(4) == 0)
                continue;
            const auto read = readRtp(bytes(packet));
            if (!read)
                continue;
            depacketizer.take(*read, units);
            for (const AccessUnit &unit : units) {
                QVERIFY(unit.annexB.size() <= Depacketizer::maxUnitBytes + 16'384);
                QVERIFY(unit.annexB.startsWith(code));
            }
            made += units.size();
            units.clear();
        }
        QVERIFY(made > 0);
    }

    void aDecoderSurvivesBrokenPictures_data() { addCodecs(); }
    void aDecoderSurvivesBrokenPictures()
    {
        QFETCH(Codec, codec);
        const Clip &clip = clipOf(codec);
        std::mt19937 random(7);
        PictureDecoder decoder(codec);
        int whole = 0;
        for (int round = 0; round < 20; ++round) {
            for (const Clip::Frame &frame : clip.frames) {
                QByteArray unit;
                for (const QByteArray &nal : frame.nals)
                    unit += code + nal;
                if (random() % 3 == 0)
                    unit[static_cast<qsizetype>(random() % static_cast<quint32>(unit.size()))]
                        = static_cast<char>(random());
                if (decoder.decode(unit, frame.key)) {
                    ++whole;
                    QImage image(decoder.coveringSize(QSize(100, 100)), QImage::Format_RGB32);
                    QVERIFY(decoder.paint(image));
                }
            }
        }
        QVERIFY(whole > 50);
    }

private:
    static void addCodecs()
    {
        QTest::addColumn<Codec>("codec");
        QTest::newRow("H.264") << Codec::H264;
        QTest::newRow("H.265") << Codec::H265;
    }
    const Clip &clipOf(Codec codec) const { return codec == Codec::H265 ? m_clip265 : m_clip; }
    Clip m_clip, m_clip265;
};

QTEST_GUILESS_MAIN(TestDepacketizer)
#include "tst_depacketizer.moc"
