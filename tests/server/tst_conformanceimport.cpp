// SPDX-License-Identifier: GPL-3.0-or-later
// What every storage promises about imports: rows that come, change, go and come back.
#include "importtown.h"
#include "server/opencity.h"
#include "townstorage.h"

#include <QTest>

using namespace wanmi;
using namespace wanmi::test;
using protocol::TableNo;

class TestConformanceImport : public QObject
{
    Q_OBJECT
    std::unique_ptr<TownStorage> m_town;
    QTemporaryDir m_files;

    server::Storage &storage() { return **m_town; }
    base::Result<server::TakenIn> take(const QByteArray &rows, bool remove = false)
    {
        QFile file(m_files.filePath(QStringLiteral("manholes.csv")));
        if (!file.open(QIODevice::WriteOnly) || file.write(rows) != rows.size())
            qFatal("cannot write");
        file.close();
        server::TakeInWish wish;
        wish.order = ImportTown::manholeOrder();
        wish.paths = {file.fileName()};
        wish.remove = remove;
        return server::importFiles(m_town->folder(), wish, shippedRules(), m_town->clock().now());
    }
    std::vector<protocol::RowChange> changes(qint64 after)
    {
        const auto page
            = storage().changesAfter(m_town->session(QStringLiteral("acceptor1")).scope, after, 1000);
        return rowsOf(page->rows);
    }

private slots:
    void initTestCase_data() { TownStorage::addKinds(); }
    void init()
    {
        QFETCH_GLOBAL(QString, kind);
        if (const QString why = TownStorage::missing(kind); !why.isEmpty())
            QSKIP(qPrintable(why));
        m_town = std::make_unique<TownStorage>(kind);
        if (kind == u"postgresql")
            QVERIFY(server::keepStorageAddress(m_town->folder(), m_town->address()));
    }
    void cleanup() { m_town.reset(); }

    void rowsComeChangeGoAndComeBack()
    {
        const qint64 mark = storage().importMark().value(), start = storage().tail().value();
        const auto first = take(ImportTown::manholes(1, 30));
        QVERIFY2(first, first ? "" : qPrintable(first.error().reason + u' ' + first.error().detail));
        QCOMPARE(first->status.added, 30);
        QCOMPARE(storage().importMark().value(), mark + 1);
        QCOMPARE(changes(start).size(), std::size_t(30));
        QVERIFY(storage().facts()->bounds.west <= 126.624);

        // The same again is nothing new; every fifth has another name.
        const auto same = take(ImportTown::manholes(1, 30));
        QVERIFY(same && same->status.equal == 30 && same->status.added + same->status.changed == 0);
        const qint64 before = storage().tail().value();
        const auto changed = take(ImportTown::manholes(1, 30, 5));
        QVERIFY2(changed, changed ? "" : qPrintable(changed.error().reason));
        QCOMPARE(changed->status.changed, 6);
        const auto rows = changes(before);
        QCOMPARE(rows.size(), std::size_t(6));
        QCOMPARE(rows.front().ver, 2);

        // Ten are gone, and one of them is what a case is about.
        domain::CaseOrder order = orderFor(QStringLiteral("report"), QStringLiteral("case-a"));
        order.componentId = rows.front().id;
        QCOMPARE(m_town->perform(QStringLiteral("portal"), order, 0).reason, QString());
        const qint64 then = storage().tail().value();
        const auto fewer = take(ImportTown::manholes(11, 30, 5), true);
        QVERIFY2(fewer, fewer ? "" : qPrintable(fewer.error().reason));
        QCOMPARE(fewer->status.removed, 10);
        int gone = 0, kept = 0;
        for (const auto &row : changes(then)) {
            gone += row.op == protocol::RowOp::Delete;
            kept += row.op == protocol::RowOp::Upsert && row.id == rows.front().id;
        }
        QCOMPARE(gone, 9);
        QCOMPARE(kept, 1);
        // What went comes back under the number it had, and newer than it was.
        const qint64 last = storage().tail().value();
        const auto again = take(ImportTown::manholes(1, 30, 5));
        QVERIFY2(again, again ? "" : qPrintable(again.error().reason));
        QCOMPARE(again->status.added, 9);
        for (const auto &row : changes(last))
            QVERIFY(row.ver >= 3);
        QCOMPARE(storage().imports()->size(), std::size_t(5));
        QCOMPARE(storage().imports()->front().stage, QStringLiteral("done"));
    }
    void aCityThatChangedIsComparedAgain()
    {
        QVERIFY(take(ImportTown::manholes(1, 3)));
        server::ImportApplication late;
        late.status.id = QStringLiteral("late");
        late.status.order.kind = QStringLiteral("components");
        late.folder = m_files.path();
        {
            auto staging = storage().stage(late.folder);
            QVERIFY(staging);
            const server::CompareWish wish{TableNo::Component, {}, {}, false};
            QVERIFY((*staging)->compare(std::span(&wish, 1), {}));
            (*staging)->closeRows();
        }
        late.cityMark = storage().importMark().value() - 1;
        const auto refused = storage().applyImport(late);
        QVERIFY(!refused);
        QCOMPARE(refused.error().reason, QStringLiteral("city-changed"));
        late.cityMark = storage().importMark().value();
        const auto done = storage().applyImport(late);
        QVERIFY2(done, done ? "" : qPrintable(done.error().reason + done.error().detail));
    }
};

QTEST_GUILESS_MAIN(TestConformanceImport)
#include "tst_conformanceimport.moc"
