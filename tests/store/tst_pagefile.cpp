// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/pagefile.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace wanmi;
using namespace wanmi::store;

namespace {
struct Line
{
    std::optional<QByteArray> text, blob;
    qint64 integer = 0;
    double real = 0;
};

Line lineOf(QRandomGenerator &dice, int longest)
{
    Line line;
    if (dice.bounded(8) > 0)
        line.text = QByteArray(dice.bounded(longest), char('a' + dice.bounded(26)));
    if (dice.bounded(4) == 0)
        line.blob = QByteArray(dice.bounded(3) == 0 ? longest : 7, char(dice.bounded(256)));
    line.integer = qint64(dice.generate64()) >> dice.bounded(64);
    line.real = dice.generateDouble();
    return line;
}
} // namespace

class TestPageFile : public QObject
{
    Q_OBJECT

private slots:
    void whatIsPackedIsWhatSqliteReads_data()
    {
        QTest::addColumn<int>("pageBytes");
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("longest");
        QTest::newRow("no row") << 8192 << 0 << 10;
        QTest::newRow("a root alone") << 8192 << 5 << 40;
        QTest::newRow("pages below a root") << 8192 << 3'000 << 400;
        QTest::newRow("rows that no page takes") << 8192 << 300 << 60'000;
        QTest::newRow("four levels of small pages") << 512 << 30'000 << 300;
        QTest::newRow("small pages and long rows") << 512 << 2'000 << 3'000;
    }

    void whatIsPackedIsWhatSqliteReads()
    {
        QFETCH(int, pageBytes);
        QFETCH(int, rows);
        QFETCH(int, longest);
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("packed.db"));
        quint32 root = 0;
        {
            auto database = Database::open(path, Database::Mode::Create);
            QVERIFY(database);
            QVERIFY(database->run("PRAGMA page_size = " + QByteArray::number(pageBytes)
                                  + "; CREATE TABLE before (x); INSERT INTO before VALUES (1);"
                                    "CREATE TABLE packed (fid INTEGER PRIMARY KEY, t TEXT, b BLOB, i INTEGER, r REAL)"));
            root = rootOf(*database, "packed").value_or(0);
        }
        QVERIFY(root > 1);
        QRandomGenerator dice(7);
        std::vector<std::pair<qint64, Line>> lines;
        qint64 number = -3;
        for (int i = 0; i < rows; ++i)
            lines.emplace_back(number += 1 + dice.bounded(3), lineOf(dice, longest));
        {
            auto file = PageFile::open(path);
            QVERIFY(file);
            TablePack pack(**file, root);
            RecordWriter record;
            for (const auto &[fid, line] : lines) {
                record.clear();
                record.null();
                line.text ? record.text(*line.text) : record.null();
                line.blob ? record.blob(*line.blob) : record.null();
                record.integer(line.integer);
                record.real(line.real);
                QVERIFY(pack.add(fid, record.record()));
            }
            QVERIFY(pack.finish());
            QVERIFY((*file)->finish());
        }
        auto database = Database::open(path, Database::Mode::Create);
        QVERIFY(database);
        QCOMPARE(soundness(*database), QStringLiteral("ok"));
        auto read = database->prepare("SELECT fid, t, b, i, r FROM packed ORDER BY fid");
        QVERIFY(read);
        for (const auto &[fid, line] : lines) {
            QVERIFY(read->step().value_or(false));
            QCOMPARE(read->integer(0), fid);
            QCOMPARE(read->isNull(1), !line.text);
            QCOMPARE(QByteArray(read->utf8(1).data(), qsizetype(read->utf8(1).size())), line.text.value_or(QByteArray()));
            QCOMPARE(read->isNull(2), !line.blob);
            QCOMPARE(read->blob(2).toByteArray(), line.blob.value_or(QByteArray()));
            QCOMPARE(read->integer(3), line.integer);
            QCOMPARE(read->real(4), line.real);
        }
        QVERIFY(!read->step().value_or(true));
        *read = {};
        // And goes on with.
        QVERIFY(database->run("DELETE FROM packed WHERE fid % 3 = 0; UPDATE packed SET t = t || t WHERE fid % 5 = 0;"
                              "INSERT INTO packed (t) VALUES ('behind'); CREATE INDEX packed_t ON packed (t)"));
        QCOMPARE(soundness(*database), QStringLiteral("ok"));
    }

    void aFileThatIsNotOursIsLeftAlone()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("other.db"));
        {
            auto database = Database::open(path, Database::Mode::Create);
            QVERIFY(database);
            QVERIFY(database->run("PRAGMA auto_vacuum = FULL; CREATE TABLE packed (fid INTEGER PRIMARY KEY)"));
        }
        const auto file = PageFile::open(path);
        QVERIFY(!file);
        QCOMPARE(file.error().reason, QStringLiteral("unknown-layout"));
    }

private:
    static QString soundness(const Database &database)
    {
        auto check = database.prepare("PRAGMA integrity_check");
        return check && check->step().value_or(false) ? check->text(0) : QStringLiteral("unreadable");
    }
};

QTEST_GUILESS_MAIN(TestPageFile)
#include "tst_pagefile.moc"
