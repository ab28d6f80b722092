// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/rowcodec.h"
#include "protocol/rowjson.h"

#include <QTest>

#include <limits>
#include <random>

using namespace wanmi;
using namespace wanmi::protocol;

namespace {
RowChange sample()
{
    RowChange row;
    row.seq = 70'000;
    row.table = int(TableNo::DutyGrid);
    row.id = QStringLiteral("23010200101");
    row.ver = 3;
    row.values = {QStringLiteral("值班网格"), QStringLiteral("grid"), QStringLiteral("230102001")};
    return row;
}

RowChange oddities()
{
    RowChange row = sample();
    row.table = int(TableNo::Cell);
    row.values = {Value(),
                  qint64(0),
                  qint64(-1),
                  std::numeric_limits<qint64>::min(),
                  std::numeric_limits<qint64>::max(),
                  0.1,
                  -1e300,
                  QString(),
                  QString(70'000, u'万'),
                  QByteArray("\0\xff", 2),
                  QByteArray(300, 'x')};
    return row;
}

QByteArray encoded(const std::vector<RowChange> &rows)
{
    QByteArray bytes;
    RowEncoder encoder(bytes);
    for (const RowChange &row : rows)
        encoder.append(row);
    return bytes;
}

bool sameRow(const RowChange &a, const RowChange &b)
{
    return a.seq == b.seq && a.table == b.table && a.op == b.op && a.id == b.id && a.ver == b.ver
        && a.values == b.values;
}
} // namespace

class TestRowCodec : public QObject
{
    Q_OBJECT
private slots:
    void whatIsWrittenIsRead()
    {
        RowChange left = sample();
        left.op = RowOp::LeftScope;
        left.values.clear();
        const std::vector<RowChange> rows{sample(), oddities(), left};
        RowDecoder decoder(Fit::Raw);
        decoder.feed(encoded(rows));
        for (const RowChange &row : rows) {
            const auto read = decoder.next();
            QVERIFY(read && *read);
            QVERIFY(sameRow(**read, row));
        }
        QVERIFY(decoder.isEmpty());
        QVERIFY(!decoder.next().value());
    }
    void theBytesAreThoseOfTheStandard()
    {
        RowChange row = sample();
        row.seq = 1;
        row.table = 3;
        row.id = QStringLiteral("a");
        row.ver = 2;
        row.values = {Value(), qint64(-1), 1.5};
        QCOMPARE(encoded({row}).toHex(),
                 QByteArray("88"
                            "01"
                            "03"
                            "00"
                            "6161"
                            "02"
                            "f6"
                            "20"
                            "fb3ff8000000000000"));
    }
    void rowsMayArriveByteByByte()
    {
        const QByteArray bytes = encoded({sample(), sample()});
        RowDecoder decoder(Fit::Raw);
        int rows = 0;
        for (const char byte : bytes) {
            decoder.feed(QByteArrayView(&byte, 1));
            const auto read = decoder.next();
            QVERIFY(read);
            rows += read->has_value();
        }
        QCOMPARE(rows, 2);
    }
    void theTrailerCarriesTheCursor()
    {
        QByteArray bytes;
        RowEncoder(bytes).trailer("abc");
        RowDecoder decoder(Fit::Raw);
        decoder.feed(bytes);
        const auto read = decoder.next();
        QVERIFY(read && *read);
        QVERIFY((*read)->isTrailer());
        QCOMPARE((*read)->id, QStringLiteral("abc"));
    }
    void nonsenseIsAnErrorAndNeverMore_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("not an array") << QByteArray("01");
        QTest::newRow("an endless array") << QByteArray("9f");
        QTest::newRow("a huge array") << QByteArray("9bffffffffffffffff");
        QTest::newRow("too few items") << QByteArray("8301");
        QTest::newRow("an unknown operation") << QByteArray("850103056161"
                                                            "02");
        QTest::newRow("a text longer than allowed") << QByteArray("8501030"
                                                                  "07affffffff");
        QTest::newRow("a text of all memory") << QByteArray("8501030"
                                                            "07bffffffffffffffff");
        QTest::newRow("a reserved head") << QByteArray("85"
                                                       "1c");
        QTest::newRow("an integer beyond 63 bits") << QByteArray("85"
                                                                 "1bffffffffffffffff");
        QTest::newRow("a map inside") << QByteArray("86"
                                                    "01"
                                                    "03"
                                                    "00"
                                                    "6161"
                                                    "02"
                                                    "a0");
    }
    void nonsenseIsAnErrorAndNeverMore()
    {
        QFETCH(QByteArray, bytes);
        RowDecoder decoder(Fit::Raw);
        decoder.feed(QByteArray::fromHex(bytes));
        const auto read = decoder.next();
        QVERIFY(!read);
        QCOMPARE(read.error().reason, QStringLiteral("bad-row"));
    }
    void halfAMillionMutatedStreamsEndInRowsOrAnError()
    {
        const QByteArray good = encoded({sample(), sample()});
        std::mt19937 random(20261121);
        const auto below = [&random](qsizetype n) { return qsizetype(random() % quint32(n)); };
        qint64 refused = 0;
        for (int round = 0; round < 500'000; ++round) {
            QByteArray bytes = good;
            for (qsizetype i = 1 + below(4); i > 0; --i)
                bytes[below(bytes.size())] = char(random());
            if (round % 3 == 0)
                bytes.truncate(below(bytes.size() + 1));
            // An exact allocation of its own: a sanitizer sees a read past the end.
            RowDecoder decoder(Fit::Raw);
            decoder.feed(bytes);
            auto read = decoder.next();
            while (read && *read)
                read = decoder.next();
            refused += !read;
        }
        QVERIFY(refused > 50'000);
    }
    void jsonCarriesTheSameRow()
    {
        const RowChange row = sample();
        const auto back = rowFromJson(protocol::toJson(row));
        QVERIFY(back);
        QVERIFY(sameRow(*back, row));
        RowChange cell = sample();
        cell.table = int(TableNo::Area);
        cell.values = {QStringLiteral("city"), QString(), QStringLiteral("市"), QStringLiteral("c"),
                       QByteArray("\1\2\xff", 3)};
        const auto cellBack = rowFromJson(protocol::toJson(cell));
        QVERIFY(cellBack);
        QVERIFY(sameRow(*cellBack, cell));
    }
    void jsonOfTheWrongShapeIsRefused()
    {
        QVERIFY(!rowFromJson({}));
        QVERIFY(!rowFromJson({1, 3, 0, QStringLiteral("a"), 2}));
        QVERIFY(!rowFromJson({1, 99, 0, QStringLiteral("a"), 2}));
        QVERIFY(!rowFromJson({1, 3, 0, QStringLiteral("a"), 2, 5, 5, 5}));
    }
};

QTEST_GUILESS_MAIN(TestRowCodec)
#include "tst_rowcodec.moc"
