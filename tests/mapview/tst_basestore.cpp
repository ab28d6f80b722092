// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapview/basepicture.h"
#include "mapview/basestore.h"
#include "mapview/baseworker.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QPainter>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace wanmi::mapview;
using wanmi::renderlink::Theme;
using wanmi::renderlink::TileId;

namespace {
QImage someTile(int seed, int edge = 512)
{
    QImage image(edge, edge, QImage::Format_RGB32);
    image.fill(QColor(18, 26, 40));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    QRandomGenerator random{quint32(seed)};
    for (int i = 0; i < 40; ++i) {
        painter.setPen(QPen(QColor::fromRgb(random.generate()), 1 + random.bounded(6)));
        painter.drawLine(random.bounded(edge), random.bounded(edge), random.bounded(edge),
                         random.bounded(edge));
    }
    return image;
}

QImage noise(int edge)
{
    QImage image(edge, edge, QImage::Format_RGB32);
    QRandomGenerator random(7);
    for (int y = 0; y < edge; ++y) {
        for (int x = 0; x < edge; ++x)
            image.setPixel(x, y, random.generate() | 0xff000000u);
    }
    return image;
}

QStringList filesIn(const QString &folder)
{
    QStringList files;
    QDirIterator it(folder, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext())
        files.append(it.next());
    return files;
}

void flipByte(const QString &path, qint64 at)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.seek(at);
    char byte = 0;
    file.getChar(&byte);
    file.seek(at);
    file.putChar(char(byte ^ 0x10));
}
} // namespace

class TestBaseStore : public QObject
{
    Q_OBJECT
private slots:
    void memoryKeepsWhatIsShownAndLetsGoOfTheRest()
    {
        BaseMemory memory(64LL << 20);
        for (int i = 0; i < 20; ++i)
            memory.put({8, i, 0}, Theme::Dark, someTile(i, 64));
        QCOMPARE(memory.count(), 20);
        QTest::qWait(300);
        for (int i = 0; i < 5; ++i)
            QVERIFY(!memory.take({8, i, 0}, Theme::Dark, true).isNull());
        memory.dropUnused(std::chrono::milliseconds(200));
        QCOMPARE(memory.count(), 5);
        QVERIFY(!memory.take({8, 4, 0}, Theme::Dark).isNull());
        QVERIFY(memory.take({8, 5, 0}, Theme::Dark).isNull());
    }
    void picturesComeBackPixelForPixel_data();
    void picturesComeBackPixelForPixel();
    void damagedPicturesAreNeverReadPastTheirEnd();
    void aTileIsThereAfterARestart();
    void anyFlippedByteIsNoticedAndTheFileRemoved();
    void aTileMovedToAnotherPlaceIsNoticed();
    void aHalfWrittenFileIsSweptAway();
    void anotherEditionStartsEmpty();
    void theOldestGoWhenItIsFull();
    void theEditionFollowsProjectAndData();
    void withoutAFolderNothingIsKept();
};

void TestBaseStore::picturesComeBackPixelForPixel_data()
{
    QTest::addColumn<QImage>("image");
    QImage black(64, 32, QImage::Format_RGB32);
    black.fill(Qt::black);
    QTest::newRow("one color") << black;
    QTest::newRow("a map") << someTile(1);
    QTest::newRow("noise") << noise(100);
    QTest::newRow("a single pixel") << noise(1);
    QTest::newRow("opaque ARGB") << someTile(2).convertToFormat(QImage::Format_ARGB32_Premultiplied);
}

void TestBaseStore::picturesComeBackPixelForPixel()
{
    QFETCH(QImage, image);
    const QByteArray bytes = encodePicture(image);
    QCOMPARE(decodePicture(bytes), image.convertToFormat(QImage::Format_RGB32));
}

void TestBaseStore::damagedPicturesAreNeverReadPastTheirEnd()
{
    const QByteArray good = encodePicture(someTile(3, 64));
    for (qsizetype size = 0; size < good.size(); ++size)
        QVERIFY(decodePicture(QByteArrayView(good).first(size)).isNull());
    QRandomGenerator random(20261121);
    for (int round = 0; round < 5000; ++round) {
        QByteArray bad = good;
        for (int i = 0; i < 4; ++i)
            bad[qsizetype(random.bounded(quint32(bad.size())))] = char(random.bounded(256));
        const QImage image = decodePicture(bad);
        QVERIFY(image.isNull() || (image.width() <= 2048 && image.height() <= 2048));
    }
}

void TestBaseStore::aTileIsThereAfterARestart()
{
    const QTemporaryDir folder;
    const QImage image = someTile(4);
    {
        BaseStore store(folder.path(), 10'000'000);
        QVERIFY(store.open("edition"));
        QVERIFY(store.read({3, 1, 2}, Theme::Dark).isNull());
        store.write({3, 1, 2}, Theme::Dark, image);
    }
    BaseStore store(folder.path(), 10'000'000);
    QVERIFY(store.open("edition"));
    QCOMPARE(store.read({3, 1, 2}, Theme::Dark), image);
    QVERIFY(store.read({3, 1, 2}, Theme::Light).isNull());
    QVERIFY(store.read({3, 2, 1}, Theme::Dark).isNull());
}

void TestBaseStore::anyFlippedByteIsNoticedAndTheFileRemoved()
{
    const QTemporaryDir folder;
    BaseStore store(folder.path(), 10'000'000);
    QVERIFY(store.open("edition"));
    const QImage image = someTile(5, 32);
    store.write({3, 1, 2}, Theme::Dark, image);
    const QString path = filesIn(folder.path()).value(0);
    const qint64 size = QFile(path).size();
    for (qint64 at = 0; at < size; at += 7) {
        flipByte(path, at);
        QVERIFY2(store.read({3, 1, 2}, Theme::Dark).isNull(), qPrintable(QString::number(at)));
        QVERIFY(!QFile::exists(path));
        store.write({3, 1, 2}, Theme::Dark, image);
        QCOMPARE(store.read({3, 1, 2}, Theme::Dark), image);
    }
    QVERIFY(QFile::resize(path, size / 2));
    QVERIFY(store.read({3, 1, 2}, Theme::Dark).isNull());
    QCOMPARE(store.bytes(), 0);
}

void TestBaseStore::aTileMovedToAnotherPlaceIsNoticed()
{
    const QTemporaryDir folder;
    {
        BaseStore store(folder.path(), 10'000'000);
        QVERIFY(store.open("edition"));
        store.write({3, 1, 2}, Theme::Dark, someTile(6));
        const QString path = filesIn(folder.path()).value(0);
        QString moved = path;
        QVERIFY(QFile::rename(path, moved.replace("1_2", "1_3")));
    }
    BaseStore store(folder.path(), 10'000'000);
    QVERIFY(store.open("edition"));
    QVERIFY(store.read({3, 1, 3}, Theme::Dark).isNull());
}

void TestBaseStore::aHalfWrittenFileIsSweptAway()
{
    const QTemporaryDir folder;
    BaseStore store(folder.path(), 10'000'000);
    QVERIFY(store.open("edition"));
    store.write({3, 1, 2}, Theme::Dark, someTile(7));
    const QString path = filesIn(folder.path()).value(0);
    QVERIFY(QFile::copy(path, path + QStringLiteral(".aBcDeF")));
    QVERIFY(store.open("edition"));
    QCOMPARE(filesIn(folder.path()), QStringList{path});
}

void TestBaseStore::anotherEditionStartsEmpty()
{
    const QTemporaryDir folder;
    BaseStore store(folder.path(), 10'000'000);
    QVERIFY(store.open("edition one"));
    store.write({3, 1, 2}, Theme::Dark, someTile(8));
    QVERIFY(store.open("edition two"));
    QVERIFY(store.read({3, 1, 2}, Theme::Dark).isNull());
    QCOMPARE(filesIn(folder.path()).size(), 0);
}

void TestBaseStore::theOldestGoWhenItIsFull()
{
    const QTemporaryDir folder;
    const QImage image = noise(64); // 16 KiB and more each
    BaseStore store(folder.path(), 200'000);
    QVERIFY(store.open("edition"));
    for (int i = 0; i < 40; ++i) {
        store.write({10, i, 0}, Theme::Dark, image);
        QTest::qSleep(2); // uses are told apart by milliseconds
    }
    QVERIFY(store.bytes() <= 200'000);
    QVERIFY(store.read({10, 0, 0}, Theme::Dark).isNull());
    QCOMPARE(store.read({10, 39, 0}, Theme::Dark), image);
    qint64 onDisk = 0;
    for (const QString &path : filesIn(folder.path()))
        onDisk += QFile(path).size();
    QCOMPARE(onDisk, store.bytes());
}

void TestBaseStore::theEditionFollowsProjectAndData()
{
    const QTemporaryDir folder;
    const QString project = folder.filePath("a.qgs");
    const QString data = folder.filePath("b.gpkg");
    const auto write = [](const QString &path, const QByteArray &bytes) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    };
    QVERIFY(BaseStore::editionOf(project, data).isEmpty());
    write(project, "one");
    QVERIFY(BaseStore::editionOf(project, data).isEmpty());
    write(data, QByteArray(200'000, 'x'));
    const QByteArray first = BaseStore::editionOf(project, data);
    QVERIFY(!first.isEmpty());
    QCOMPARE(BaseStore::editionOf(project, data), first);
    write(project, "two");
    const QByteArray second = BaseStore::editionOf(project, data);
    QVERIFY(second != first);
    write(data, QByteArray(199'999, 'x'));
    QVERIFY(BaseStore::editionOf(project, data) != second);
}

void TestBaseStore::withoutAFolderNothingIsKept()
{
    const QTemporaryDir folder;
    QFile inTheWay(folder.filePath("tiles"));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    BaseStore store(folder.filePath("tiles"), 1'000'000);
    QVERIFY(!store.open("edition"));
    store.write({3, 1, 2}, Theme::Dark, someTile(9));
    QVERIFY(store.read({3, 1, 2}, Theme::Dark).isNull());
}

QTEST_GUILESS_MAIN(TestBaseStore)
#include "tst_basestore.moc"
