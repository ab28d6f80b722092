// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/packing.h"
#include "town.h"

#include <QTest>

#include <zstd.h>

using namespace wanmi;
using namespace wanmi::test;

namespace {
const QList<QByteArray> Asking{"Accept-Encoding: gzip, zstd"};
const QByteArray Snapshot = "/v1/sync/snapshot?table=component";
const QByteArray Manifest = "/v1/sync/manifest";

QByteArray unpacked(const QByteArray &packed)
{
    const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context(ZSTD_createDCtx(), &ZSTD_freeDCtx);
    QByteArray plain(qsizetype(8) << 20, Qt::Uninitialized);
    ZSTD_inBuffer source{packed.constData(), size_t(packed.size()), 0};
    ZSTD_outBuffer sink{plain.data(), size_t(plain.size()), 0};
    size_t left = 1;
    while (source.pos < source.size && !ZSTD_isError(left))
        left = ZSTD_decompressStream(context.get(), &sink, &source);
    return left == 0 ? plain.left(qsizetype(sink.pos)) : QByteArray("broken");
}

server::Answer json(const QByteArray &body)
{
    server::Answer answer;
    answer.contentType = "application/json";
    answer.body = std::make_shared<const QByteArray>(body);
    return answer;
}
} // namespace

/// Who sits at a thin line asks for less bytes; nobody else pays for it.
class TestPacking : public QObject
{
    Q_OBJECT
    std::unique_ptr<Town> m_town;
    std::unique_ptr<HttpClient> m_person;

private slots:
    void initTestCase()
    {
        m_town = std::make_unique<Town>();
        m_person = m_town->signIn(QStringLiteral("acceptor1"));
        QVERIFY(m_person);
    }
    void cleanupTestCase() { QCOMPARE(m_town->breaches(), QStringList()); }

    void aLongAnswerIsPackedForWhoAsks()
    {
        const QByteArray target = "/v1/changes?after=" + cursor() + "&limit=5000";
        const HttpReply plain = m_person->get(target), packed = m_person->get(target, Asking);
        QVERIFY(!plain.headers.contains("content-encoding"));
        QVERIFY2(plain.body.size() > 1024, QByteArray::number(plain.body.size()).constData());
        QCOMPARE(packed.headers.value("content-encoding"), QByteArray("zstd"));
        QVERIFY(packed.body.size() * 2 < plain.body.size());
        const auto items = QJsonDocument::fromJson(unpacked(packed.body)).object().value(QLatin1StringView("items"));
        QCOMPARE(items, plain.json().value(QLatin1StringView("items")));
    }

    void aStreamIsPackedPieceByPiece()
    {
        const HttpReply plain = m_person->get(Snapshot), packed = m_person->get(Snapshot, Asking);
        QVERIFY(plain.whole && packed.whole && !plain.headers.contains("content-encoding"));
        QCOMPARE(packed.headers.value("content-encoding"), QByteArray("zstd"));
        QCOMPARE(unpacked(packed.body), plain.body);
    }

    void shortOnesPartsAndFilesAreNot_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QList<QByteArray>>("headers");
        QTest::newRow("short") << QByteArray("/v1/health") << Asking;
        QTest::newRow("a part") << Snapshot << QList<QByteArray>{Asking.first(), "Range: bytes=5-"};
        QTest::newRow("another coding") << Snapshot << QList<QByteArray>{"Accept-Encoding: gzip, br"};
        QTest::newRow("none of it") << Snapshot << QList<QByteArray>{"Accept-Encoding: zstd;q=0, identity"};
        QTest::newRow("a refusal") << QByteArray("/v1/nothing") << Asking;
    }
    void shortOnesPartsAndFilesAreNot()
    {
        QFETCH(QByteArray, target);
        QFETCH(QList<QByteArray>, headers);
        const HttpReply reply = m_person->get(target, headers);
        QVERIFY(reply.status != 0 && !reply.headers.contains("content-encoding"));
        for (const char *type : {"image/jpeg", "image/png", "application/zstd", "application/octet-stream",
                                 "application/geopackage+sqlite3"})
            QVERIFY2(!server::isPackable(type), type);
    }

    void aPageForManySeatsIsPackedOnce()
    {
        server::PackedBodies bodies;
        const server::Answer page = json(QByteArray(9'000, 'x')), other = json(QByteArray(9'000, 'y'));
        const auto first = bodies.packed(server::Answer(page)), second = bodies.packed(server::Answer(page));
        QVERIFY(first);
        QCOMPARE(first.get(), second.get());
        QVERIFY(bodies.packed(server::Answer(other)) != first);
        QCOMPARE(unpacked(*first), *page.body);
        for (int i = 0; i < 40; ++i) { // others come and go, at the same addresses too
            const server::Answer passing = json(QByteArray(9'000, char('a' + i % 20)));
            const server::Answer same = passing;
            QCOMPARE(unpacked(*bodies.packed(server::Answer(same))), *passing.body);
        }
        QCOMPARE(unpacked(*bodies.packed(server::Answer(page))), *page.body);
    }

private:
    /// The first cursor there is: everything comes after it.
    QByteArray cursor()
    {
        const HttpReply begun = m_person->get(Snapshot);
        const auto dispatcher = m_town->signIn(QStringLiteral("dispatcher1"));
        for (int i = 0; i < 20; ++i)
            m_town->perform(*dispatcher, orderFor(QStringLiteral("urge"), QStringLiteral("in-PENDING_SIGN")));
        return begun.headers.value("x-wanmi-cursor");
    }
};

QTEST_GUILESS_MAIN(TestPacking)
#include "tst_packing.moc"
