// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/smallcity.h"

#include "server/takein.h"
#include "sync/importclient.h"

#include <QFile>
#include <QTest>

using namespace wanmi;
using namespace wanmi::test;

namespace {
/// Objects on a grid of half a metre around a place.
QByteArray objects(geo::Place around, int count, const QByteArray &className)
{
    QByteArray text = "no,class,name,lon,lat\n";
    const int across = 230;
    for (int i = 0; i < count; ++i)
        text += QByteArray::number(i + 1) + ',' + className + ",object " + QByteArray::number(i + 1) + ','
            + QByteArray::number(around.lon + (i % across - across / 2) * 0.0000065, 'f', 8) + ','
            + QByteArray::number(around.lat + (i / across - count / across / 2) * 0.0000045, 'f', 8) + '\n';
    return text;
}

protocol::ImportOrder orderOf()
{
    protocol::ImportOrder order;
    order.kind = QStringLiteral("components");
    order.columns = {{QStringLiteral("key"), QStringLiteral("no")},
                     {QStringLiteral("class"), QStringLiteral("class")},
                     {QStringLiteral("name"), QStringLiteral("name")},
                     {QStringLiteral("lon"), QStringLiteral("lon")},
                     {QStringLiteral("lat"), QStringLiteral("lat")}};
    return order;
}
} // namespace

/// An import from one seat to all the others.
class TestImportClient : public QObject
{
    Q_OBJECT
    QTemporaryDir m_files;

    QString write(const QByteArray &text)
    {
        QFile file(m_files.filePath(QStringLiteral("objects.csv")));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write the file");
        return file.fileName();
    }
private slots:
    void twoSeatsSeeAnImportArriveThroughTheFeed()
    {
        SmallCity city;
        Seat &admin = city.seat(QStringLiteral("admin"));
        Seat &acceptor = city.seat(QStringLiteral("acceptor1"));
        Seat &dispatcher = city.seat(QStringLiteral("dispatcher1"));
        sync::ImportClient client(city.url(), admin.grant().token, std::make_shared<base::SystemClock>());
        protocol::ImportStatus shown;
        connect(&client, &sync::ImportClient::statusChanged, this,
                [&](const protocol::ImportStatus &status) { shown = status; });

        const QString path = write(objects(city.somewhere(), 40, "冰灯"));
        protocol::ImportOrder order = orderOf();
        order.localWords = true;
        const auto begun = await(client.begin(order, {path}));
        QVERIFY2(begun, begun ? "" : qPrintable(begun.error().reason));
        QVERIFY(spinUntil([&] { return shown.isReady() || shown.isFinal(); }));
        QVERIFY2(shown.isReady(), qPrintable(shown.reason));
        const auto page = await(client.differences(shown.id, QStringLiteral("add")));
        QVERIFY(page);
        std::vector<QString> ids;
        for (const protocol::ImportDifference &one : page->items) {
            if (one.table == u"component")
                ids.push_back(one.id);
        }
        QVERIFY(ids.size() >= 30); // those near the edge of the city may lie outside
        QVERIFY(await(client.problems(shown.id)));
        QVERIFY(await(client.saveProblems(shown.id, m_files.filePath(QStringLiteral("report.csv")))));
        QCOMPARE(await(client.list())->size(), std::size_t(1));

        QVERIFY(await(client.apply(shown.id, {})));
        QVERIFY(spinUntil([&] { return shown.stage == u"done"; }));
        QVERIFY(!shown.newEpoch);
        QVERIFY(city.settle());
        for (Seat *seat : {&acceptor, &dispatcher}) {
            for (const QString &id : ids)
                QVERIFY(await(seat->store().component(id)));
            const auto classes = await(seat->store().classes());
            QVERIFY(classes);
            QCOMPARE(classes->size(), std::size_t(1));
            QCOMPARE(classes->front().nameZh, QStringLiteral("冰灯"));
        }
        // The same again: nothing to do, nothing in the change log.
        const qint64 tail = city.central().tail();
        shown = {};
        QVERIFY(await(client.begin(order, {path})));
        QVERIFY(spinUntil([&] { return shown.isReady() || shown.isFinal(); }));
        QCOMPARE(shown.added + shown.changed + shown.removed, 0);
        QVERIFY(shown.equal >= qint64(ids.size()));
        QVERIFY(await(client.cancel(shown.id)));
        QCOMPARE(city.central().tail(), tail);
        QCOMPARE(city.contractBreaches(), QStringList());
    }
    void twoSeatsLoadTheCityAgainWhenMuchHasChanged()
    {
        SmallCity city;
        Seat &acceptor = city.seat(QStringLiteral("acceptor1"));
        Seat &dispatcher = city.seat(QStringLiteral("dispatcher1"));
        city.central().tick(); // what time does to the city's cases is no row of the import
        QVERIFY(city.settle());
        const qint64 before = acceptor.status().epoch;
        const qint64 rowsOfAcceptor = acceptor.status().rows, rowsOfDispatcher = dispatcher.status().rows;
        server::TakeInWish wish;
        wish.order = orderOf();
        wish.paths = {write(objects(city.somewhere(), 110'000, "0102"))};
        const auto taken = server::importFiles(city.folder() + QStringLiteral("/central"), wish, city.rules(),
                                               city.clock().now());
        QVERIFY2(taken, taken ? "" : qPrintable(taken.error().reason));
        QVERIFY2(taken->status.newEpoch, QByteArray::number(taken->status.added).constData());
        for (Seat *seat : {&acceptor, &dispatcher}) {
            QTRY_VERIFY_WITH_TIMEOUT(seat->status().epoch != before && seat->status().complete, 60'000);
            QTRY_VERIFY_WITH_TIMEOUT(seat->isOnline(), 60'000);
            const auto near = await(seat->store().componentsNear(city.somewhere(), 5, 10));
            QVERIFY(near);
        }
        QCOMPARE(acceptor.status().rows - rowsOfAcceptor, taken->status.added);
        QCOMPARE(dispatcher.status().rows - rowsOfDispatcher, taken->status.added);
        QCOMPARE(city.contractBreaches(), QStringList());
    }
    void onlyTheAdministratorMay()
    {
        SmallCity city;
        Seat &acceptor = city.seat(QStringLiteral("acceptor1"));
        sync::ImportClient client(city.url(), acceptor.grant().token, std::make_shared<base::SystemClock>());
        const auto begun = await(client.begin(orderOf(), {write("no\n1\n")}));
        QVERIFY(!begun);
        QCOMPARE(begun.error().reason, QStringLiteral("not-your-post"));
        const auto missing = await(client.begin(orderOf(), {QStringLiteral("/nonexistent")}));
        QCOMPARE(missing.error().reason, QStringLiteral("cannot-read-file"));
    }
};

QTEST_GUILESS_MAIN(TestImportClient)
#include "tst_importclient.moc"
