// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapview/columnfile.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace wanmi;

class TestColumnFile : public QObject
{
    Q_OBJECT
private slots:
    void whatIsWrittenIsMappedAgain();
    void brokenFilesAreRefused_data();
    void brokenFilesAreRefused();
    void aMissingFileIsNotFound();

private:
    static std::vector<store::ComponentPoint> points(int count);
    QTemporaryDir m_folder;
};

std::vector<store::ComponentPoint> TestColumnFile::points(int count)
{
    QRandomGenerator random(3);
    std::vector<store::ComponentPoint> list;
    for (int i = 0; i < count; ++i)
        list.push_back({126.5 + random.generateDouble() * 0.3, 45.6 + random.generateDouble() * 0.3,
                        quint16(random.bounded(600)), quint8(random.bounded(5)), i + 1});
    return list;
}

void TestColumnFile::whatIsWrittenIsMappedAgain()
{
    const auto columns = mapview::makeColumns(points(5000));
    std::vector<quint8> states(columns->state.begin(), columns->state.end());
    states[7] = 4;
    const QString path = m_folder.filePath(QStringLiteral("deep/er/c.columns"));
    QVERIFY(mapview::writeColumnFile(path, *columns, &states));
    const auto read = mapview::openColumnFile(path);
    QVERIFY(read);
    QCOMPARE((*read)->size(), columns->size());
    QVERIFY(std::ranges::equal((*read)->offsets, columns->offsets));
    QVERIFY(std::ranges::equal((*read)->x, columns->x) && std::ranges::equal((*read)->y, columns->y));
    QVERIFY(std::ranges::equal((*read)->row, columns->row)
            && std::ranges::equal((*read)->classCode, columns->classCode));
    QVERIFY(std::ranges::equal((*read)->state, states));
    QCOMPARE((*read)->world(11), columns->world(11));
    QCOMPARE((*read)->misplaced, 0);
    std::vector<store::ComponentPoint> some = points(5);
    some.push_back({999, 999, 1, 0, 6});
    QVERIFY(mapview::writeColumnFile(path, *mapview::makeColumns(some), nullptr));
    QCOMPARE((*mapview::openColumnFile(path))->misplaced, 1);
}

void TestColumnFile::brokenFilesAreRefused_data()
{
    QTest::addColumn<int>("cut"); ///< bytes kept; negative: flip the byte at -cut
    QTest::newRow("empty") << 0;
    QTest::newRow("half a header") << 20;
    QTest::newRow("cut in a column") << 9000;
    QTest::newRow("wrong magic") << -1;
    QTest::newRow("another number of buckets") << -5;
    QTest::newRow("offsets that run backwards") << -60;
}

void TestColumnFile::brokenFilesAreRefused()
{
    QFETCH(int, cut);
    const QString path = m_folder.filePath(QStringLiteral("b.columns"));
    QVERIFY(mapview::writeColumnFile(path, *mapview::makeColumns(points(2000)), nullptr));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray bytes = file.readAll();
    file.close();
    if (cut >= 0)
        bytes.truncate(cut);
    else
        bytes[-cut] = char(bytes[-cut] ^ 0x7f);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(bytes);
    file.close();
    const auto read = mapview::openColumnFile(path);
    QVERIFY(!read);
    QCOMPARE(read.error().reason, QStringLiteral("bad-column-file"));
}

void TestColumnFile::aMissingFileIsNotFound()
{
    const auto read = mapview::openColumnFile(m_folder.filePath(QStringLiteral("none")));
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::NotFound);
}

QTEST_APPLESS_MAIN(TestColumnFile)
#include "tst_columnfile.moc"
