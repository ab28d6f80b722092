// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/indexpack.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <deque>

using namespace wanmi;
using namespace wanmi::store;
using protocol::ValueView;

namespace {
constexpr auto Table = "CREATE TABLE packed (fid INTEGER PRIMARY KEY, id TEXT, t TEXT, n INTEGER, r REAL, b BLOB);";
struct Known
{
    const char *name, *columns, *condition; ///< of the index
};
constexpr Known KnownIndexes[] = {
    {"by_id", "id", ""},
    {"by_text", "t", ""},
    {"by_number", "n", ""},
    {"by_both", "t, n", ""},
    {"by_real", "r, t", ""},
    {"by_all", "n, r, t, id", " WHERE n = 1"},
    {"by_some", "n, id", " WHERE n NOT NULL"},
    {"by_filled", "t", " WHERE t <> ''"},
};

QByteArray createKnown()
{
    QByteArray sql;
    for (const Known &index : KnownIndexes)
        sql += QByteArray("CREATE ") + (QByteArrayView(index.name) == "by_id" ? "UNIQUE " : "") + "INDEX " + index.name
            + " ON packed (" + index.columns + ")" + index.condition + ';';
    return sql;
}

/// A row without its number.
class Line
{
public:
    void null() { m_values.push_back({}); }
    void integer(qint64 value)
    {
        ValueView &view = m_values.emplace_back();
        view.kind = ValueView::Kind::Integer;
        view.integer = value;
    }
    void real(double value)
    {
        ValueView &view = m_values.emplace_back();
        view.kind = ValueView::Kind::Real;
        view.real = value;
    }
    void bytes(const QByteArray &value, ValueView::Kind kind)
    {
        ValueView &view = m_values.emplace_back();
        view.kind = kind;
        view.bytes = m_texts.emplace_back(value);
    }
    void text(const QByteArray &value) { bytes(value, ValueView::Kind::Text); }
    [[nodiscard]] const std::vector<ValueView> &values() const { return m_values; }

private:
    std::vector<ValueView> m_values{ValueView()}; // fid
    std::deque<QByteArray> m_texts;
};
using Lines = std::deque<Line>;

QByteArray randomText(QRandomGenerator &dice, int longest)
{
    QByteArray text(dice.bounded(longest), Qt::Uninitialized);
    for (char &letter : text)
        letter = char(dice.bounded(3) == 0 ? dice.bounded(1, 256) : 'a');
    return text;
}

Lines randomLines(int count, int longest, bool idsRise)
{
    QRandomGenerator dice(11);
    Lines lines;
    for (int i = 0; i < count; ++i) {
        Line &line = lines.emplace_back();
        line.text((idsRise ? QByteArray() : QByteArray::number(dice.generate64(), 16)) + '-'
                  + QByteArray::number(1'000'000 + i));
        dice.bounded(6) > 0 ? line.text(randomText(dice, longest)) : line.null();
        dice.bounded(3) == 0 ? line.integer(1)
            : dice.bounded(5) == 0 ? line.null()
                                   : line.integer((qint64(dice.generate64()) >> 11) >> dice.bounded(52));
        dice.bounded(3) == 0 ? line.real(dice.bounded(-9, 9)) : line.real(dice.generateDouble() - 0.5);
        line.null();
    }
    return lines;
}

QString soundness(const Database &database)
{
    auto check = database.prepare("PRAGMA integrity_check");
    return check && check->step().value_or(false) ? check->text(0) : QStringLiteral("unreadable");
}

/// What a query gives, each row a line.
QByteArrayList rowsOf(const Database &database, const QByteArray &sql)
{
    auto query = database.prepare(sql);
    QByteArrayList rows;
    while (query && query->step().value_or(false)) {
        QByteArray row;
        for (int i = 0; i < query->columns(); ++i)
            row += query->isNull(i) ? QByteArray("~|") : query->text(i).toUtf8() + '|';
        rows.append(row);
    }
    return query ? rows : QByteArrayList{"no such query: " + sql};
}
} // namespace

class TestIndexPack : public QObject
{
    Q_OBJECT

private slots:
    void anIndexIsWhatSqliteMakesOfTheRows_data()
    {
        QTest::addColumn<int>("pageBytes");
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("longest");
        QTest::addColumn<bool>("idsRise");
        QTest::newRow("no row") << 8192 << 0 << 10 << true;
        QTest::newRow("roots alone") << 8192 << 5 << 40 << false;
        QTest::newRow("pages below a root") << 8192 << 5'000 << 60 << true;
        QTest::newRow("texts that no page takes") << 8192 << 300 << 30'000 << false;
        QTest::newRow("levels of small pages") << 512 << 6'000 << 40 << false;
        QTest::newRow("small pages and long texts") << 512 << 1'500 << 3'000 << false;
        QTest::newRow("few different texts") << 1024 << 4'000 << 2 << false;
    }

    void anIndexIsWhatSqliteMakesOfTheRows()
    {
        QFETCH(int, pageBytes);
        QFETCH(int, rows);
        QFETCH(int, longest);
        QFETCH(bool, idsRise);
        const Lines lines = randomLines(rows, longest, idsRise);
        const auto left = pack(QStringLiteral("ours.db"), pageBytes, createKnown(), lines);
        QVERIFY2(left, left ? "" : qPrintable(left.error().reason + left.error().detail));
        QCOMPARE(*left, QByteArrayList());
        QVERIFY(pack(QStringLiteral("theirs.db"), pageBytes, {}, lines));
        const Database ours = opened(QStringLiteral("ours.db")), theirs = opened(QStringLiteral("theirs.db"));
        QVERIFY(theirs.run(createKnown()));
        QCOMPARE(soundness(ours), QStringLiteral("ok"));
        for (const Known &index : KnownIndexes) {
            const QByteArray columns = index.columns;
            const QByteArray sql = "SELECT " + columns + ", fid FROM packed INDEXED BY " + index.name + index.condition
                + " ORDER BY " + columns;
            QCOMPARE(rowsOf(ours, sql), rowsOf(theirs, sql));
            const QByteArrayList plan = rowsOf(ours, "EXPLAIN QUERY PLAN " + sql);
            QCOMPARE(plan, rowsOf(theirs, "EXPLAIN QUERY PLAN " + sql));
            QVERIFY2(plan.value(0).contains(QByteArray("COVERING INDEX ") + index.name), plan.value(0).constData());
        }
        // And goes on with.
        for (const Database *database : {&ours, &theirs}) {
            QVERIFY(database->run("DELETE FROM packed WHERE fid % 3 = 0; UPDATE packed SET t = t || 'z', n = n + 1 WHERE fid "
                                  "% 5 = 0; WITH RECURSIVE more (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM more WHERE i < 500) "
                                  "INSERT INTO packed (id, t, n) SELECT 'x' || (i * 7919 % 500), 'm' || i, i % 3 FROM more"));
            QCOMPARE(soundness(*database), QStringLiteral("ok"));
        }
        QCOMPARE(rowsOf(ours, "SELECT id, n FROM packed INDEXED BY by_some WHERE n NOT NULL ORDER BY n, id"),
                 rowsOf(theirs, "SELECT id, n FROM packed INDEXED BY by_some WHERE n NOT NULL ORDER BY n, id"));
    }

    void everyNumberOfRowsMakesSoundPages()
    {
        for (int rows = 0; rows < 330; rows += rows < 90 ? 1 : 7) {
            const auto left = pack(QStringLiteral("ours.db"), 512, createKnown(), randomLines(rows, 90, false));
            QVERIFY(left);
            QCOMPARE(*left, QByteArrayList());
            const Database ours = opened(QStringLiteral("ours.db"));
            QVERIFY2(soundness(ours) == u"ok", qPrintable(QStringLiteral("%1 rows: %2").arg(rows).arg(soundness(ours))));
        }
    }

    void aKeyThatComesTwiceIsRefusedAsBySqlite()
    {
        Lines lines = randomLines(100, 10, false);
        lines.push_back(lines.at(17));
        const auto left = pack(QStringLiteral("ours.db"), 1024, createKnown(), lines);
        QVERIFY(!left);
        QVERIFY(pack(QStringLiteral("theirs.db"), 1024, {}, lines));
        const auto theirs = opened(QStringLiteral("theirs.db")).run(createKnown());
        QVERIFY(!theirs);
        QCOMPARE(left.error().kind, theirs.error().kind);
        QCOMPARE(left.error().reason, theirs.error().reason);
    }

    void nullsAreNoTwins()
    {
        Lines lines(40);
        for (Line &line : lines) {
            for (int i = 0; i < 5; ++i)
                line.null();
        }
        QVERIFY(pack(QStringLiteral("ours.db"), 1024, createKnown(), lines));
        QCOMPARE(soundness(opened(QStringLiteral("ours.db"))), QStringLiteral("ok"));
    }

    void whatIsNotKnownHereIsLeftToSqlite_data()
    {
        QTest::addColumn<QByteArray>("index");
        QTest::newRow("an expression") << QByteArray("(lower(t))");
        QTest::newRow("falling") << QByteArray("(n DESC)");
        QTest::newRow("another collation") << QByteArray("(t COLLATE NOCASE)");
        QTest::newRow("a condition") << QByteArray("(t) WHERE n > 5");
        QTest::newRow("two conditions") << QByteArray("(t) WHERE t <> '' AND n NOT NULL");
        QTest::newRow("a number that is to be filled") << QByteArray("(t) WHERE n <> ''");
        QTest::newRow("the row's number") << QByteArray("(fid)");
        QTest::newRow("blobs") << QByteArray("(b)");
        QTest::newRow("texts with a zero") << QByteArray("(t)");
        QTest::newRow("numbers that no double tells") << QByteArray("(n)");
    }

    void whatIsNotKnownHereIsLeftToSqlite()
    {
        QFETCH(QByteArray, index);
        Lines lines = randomLines(500, 20, false);
        Line &odd = lines.emplace_back();
        odd.text("odd");
        odd.text(QByteArray("a\0b", 3));
        odd.integer(std::numeric_limits<qint64>::max());
        odd.null();
        odd.bytes("blob", ValueView::Kind::Blob);
        const auto left = pack(QStringLiteral("ours.db"), 1024,
                               "CREATE INDEX odd ON packed " + index + "; CREATE INDEX even ON packed (id)", lines);
        QVERIFY(left);
        QCOMPARE(*left, QByteArrayList{"odd"});
        const Database ours = opened(QStringLiteral("ours.db"));
        QVERIFY(soundness(ours) != u"ok");
        QVERIFY(ours.run("REINDEX odd"));
        QCOMPARE(soundness(ours), QStringLiteral("ok"));
    }

    void theLargestIndexesGiveWayToTheMemoryGiven()
    {
        const auto left = pack(QStringLiteral("ours.db"), 1024, createKnown(), randomLines(20'000, 100, false), 6 << 20);
        QVERIFY(left);
        QVERIFY(left->contains("by_both"));
        QVERIFY(left->size() < qsizetype(std::size(KnownIndexes)));
        const Database ours = opened(QStringLiteral("ours.db"));
        for (const QByteArray &index : *left)
            QVERIFY(ours.run("REINDEX " + index));
        QCOMPARE(soundness(ours), QStringLiteral("ok"));
    }

private:
    /// A new file with the table and its indexes. \return those that are left.
    Result<QByteArrayList> pack(const QString &name, int pageBytes, const QByteArray &indexes, const Lines &lines,
                                qint64 mostBytes = IndexPack::MostBytes)
    {
        const QString path = m_folder.filePath(name);
        QFile::remove(path);
        quint32 root = 0;
        std::unique_ptr<IndexPack> pack;
        {
            const Database database = opened(name);
            WANMI_TRY(database.run("PRAGMA page_size = " + QByteArray::number(pageBytes) + ';' + Table + indexes));
            root = rootOf(database, "packed").value_or(0);
            auto made = IndexPack::of(database, "packed", mostBytes);
            if (!made)
                return tl::unexpected(made.error());
            pack = std::move(*made);
        }
        auto file = PageFile::open(path);
        if (!file)
            return tl::unexpected(file.error());
        TablePack table(**file, root);
        RecordWriter record;
        qint64 number = 0;
        for (const Line &line : lines) {
            record.clear();
            for (const ValueView &value : line.values())
                record.value(value);
            WANMI_TRY(table.add(++number, record.record()));
            pack->add(number, line.values());
        }
        WANMI_TRY(table.finish());
        pack->sort(pageBytes);
        WANMI_TRY(pack->write(**file));
        WANMI_TRY((*file)->finish());
        return pack->left();
    }

    [[nodiscard]] Database opened(const QString &name) const
    {
        auto database = Database::open(m_folder.filePath(name), Database::Mode::Create);
        return database && database->run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF") ? std::move(*database)
                                                                                                : Database();
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestIndexPack)
#include "tst_indexpack.moc"
