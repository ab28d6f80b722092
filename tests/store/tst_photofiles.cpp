// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/photofiles.h"

#include "protocol/mapedition.h"
#include "store/faults.h"
#include "store/store.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace wanmi;
using store::PhotoFiles;

class TestPhotoFiles : public QObject
{
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;
    [[nodiscard]] QString path(const QString &hash) const
    {
        return m_folder->filePath(QStringLiteral("p/") + hash);
    }
    [[nodiscard]] PhotoFiles files() const { return PhotoFiles(m_folder->filePath(QStringLiteral("p"))); }
private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void whatIsPutIsRead()
    {
        const QByteArray bytes(100'000, 'x');
        const auto hash = files().put(bytes);
        QVERIFY(hash.has_value());
        QCOMPARE(*hash, protocol::sha256Of(bytes));
        QVERIFY(files().read(*hash).value() == bytes);
        QCOMPARE(QFile::permissions(path(*hash)) & (QFile::ReadGroup | QFile::ReadOther),
                 QFile::Permissions());
        QVERIFY(files().put(bytes).has_value());
        QCOMPARE(QDir(m_folder->filePath(QStringLiteral("p"))).entryList(QDir::Files).size(), 1);
    }
    void aDamagedFileIsFoundAndReplaced()
    {
        const QByteArray bytes(1000, 'x');
        const QString hash = files().put(bytes).value();
        QFile file(path(hash));
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.seek(500);
        file.write("y");
        file.close();
        QCOMPARE(files().read(hash).error().reason, QStringLiteral("photo-damaged"));
        QVERIFY(files().put(bytes).has_value());
        QVERIFY(files().read(hash).value() == bytes);
    }
    void namesThatAreNoHashLeadNowhere()
    {
        QCOMPARE(files().read(QStringLiteral("../../etc/passwd")).error().reason,
                 QStringLiteral("no-such-photo"));
        QVERIFY(!files().has(QString()));
    }
    void aFullDiskLeavesNothing()
    {
        const QByteArray bytes(1000, 'x');
        store::faults::failStep(1);
        const auto hash = files().put(bytes);
        QVERIFY(store::faults::disarm());
        QCOMPARE(hash.error().reason, QStringLiteral("disk-full"));
        QVERIFY(QDir(m_folder->filePath(QStringLiteral("p"))).entryList(QDir::Files).isEmpty());
    }
    void theLongestUnusedGoesFirst()
    {
        QStringList hashes;
        for (int i = 0; i < 5; ++i) {
            hashes.append(files().put(QByteArray(1000, char('a' + i))).value());
            QFile file(path(hashes.last()));
            QVERIFY(file.open(QIODevice::ReadWrite));
            file.setFileTime(QDateTime::currentDateTime().addSecs(-1000 + i),
                             QFileDevice::FileModificationTime);
        }
        QVERIFY(files().read(hashes[0]).has_value()); // used now
        files().trim(2500);
        QVERIFY(files().has(hashes[0]));
        QVERIFY(files().has(hashes[4]));
        QVERIFY(!files().has(hashes[1]) && !files().has(hashes[2]) && !files().has(hashes[3]));
    }
    void whatWasHandedOverIsInTheOtherFolder()
    {
        const PhotoFiles cache(m_folder->filePath(QStringLiteral("cache")));
        const QString hash = files().put("picture").value();
        files().moveTo(cache, hash);
        QVERIFY(!files().has(hash));
        QCOMPARE(cache.read(hash).value(), QByteArray("picture"));
        files().moveTo(cache, hash); // gone: nothing happens
    }
    void aPersonsFolderIsTheirs()
    {
        const auto folders = store::photoFoldersOf(
            {QStringLiteral("/seat"), QStringLiteral("ab/cd"), QStringLiteral("li.na")});
        QCOMPARE(folders.kept, QStringLiteral("/seat/people/li%2Ena/media"));
        QCOMPARE(folders.cache, QStringLiteral("/seat/replica/ab%2Fcd/media"));
    }
};

QTEST_GUILESS_MAIN(TestPhotoFiles)
#include "tst_photofiles.moc"
