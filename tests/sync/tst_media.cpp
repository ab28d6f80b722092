// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/caseorders.h"
#include "support/photos.h"

#include "protocol/mapedition.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace wanmi;
using namespace wanmi::test;

namespace {
const QString Acceptor = QStringLiteral("acceptor1");
const QString Dispatcher = QStringLiteral("dispatcher1");
using Photo = sync::MediaClient::Photo;

/// Chooses pictures at a seat as its form does; their hashes.
QStringList choose(Seat &seat, const QList<QByteArray> &pictures)
{
    QTemporaryDir folder;
    QStringList paths;
    for (const QByteArray &bytes : pictures) {
        paths.append(folder.filePath(QStringLiteral("p%1.jpg").arg(paths.size())));
        QFile file(paths.last());
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("no picture could be written");
    }
    const auto kept = seat.media().keep(paths);
    if (!spinUntil([&kept] { return kept.isFinished(); }))
        qFatal("the pictures were not kept");
    QStringList hashes;
    for (const auto &one : kept.result())
        hashes.append(one.hash);
    return hashes;
}

domain::CaseOrder reportWith(SmallCity &city, const QStringList &hashes)
{
    domain::CaseOrder order = report(city.somewhere());
    for (const QString &hash : hashes)
        order.photos.push_back({QStringLiteral("near"), hash, city.clock().now(), Acceptor});
    return order;
}

QStringList filesAtCentral(const SmallCity &city)
{
    QStringList names;
    QDirIterator all(city.folder() + QStringLiteral("/central/media"), QDir::Files,
                     QDirIterator::Subdirectories);
    while (all.hasNext())
        names.append(all.next());
    return names;
}

void flipAByte(const QString &path)
{
    QFile file(path);
    QVERIFY2(file.open(QIODevice::ReadWrite), qPrintable(path));
    file.seek(file.size() / 2);
    const char now = char(file.peek(1).at(0) ^ 4);
    file.write(&now, 1);
}
} // namespace

/// Photos from one seat to all others, whatever happens on the way.
class TestMedia : public QObject
{
    Q_OBJECT
private slots:
    void othersSeeWhatOneSeatTook()
    {
        SmallCity city;
        Seat &acceptor = city.seat(Acceptor);
        Seat &dispatcher = city.seat(Dispatcher);
        const QByteArray bytes = aPhoto(1);
        const QStringList hashes = choose(acceptor, {bytes});
        QCOMPARE(hashes, QStringList{protocol::sha256Of(bytes)});
        QVERIFY(await(acceptor.media().photo(hashes[0]))->isWaiting);
        QCOMPARE(await(dispatcher.media().photo(hashes[0])).error().reason, QStringLiteral("no-such-photo"));
        const QString id = acceptor.report(reportWith(city, hashes));
        QVERIFY(city.settle());
        QCOMPARE(dispatcher.stateOf(id), domain::state::Intake);
        const auto seen = await(dispatcher.media().photo(hashes[0]));
        QVERIFY2(seen.has_value(), qPrintable(seen ? QString() : seen.error().reason));
        QVERIFY(seen->bytes == bytes && !seen->isWaiting);
        // Central has it: here it is in the cache now, no longer beside the outbox.
        QTRY_VERIFY(!QFile::exists(acceptor.photoFolders().kept + u'/' + hashes[0]));
        const auto own = await(acceptor.media().photo(hashes[0]));
        QVERIFY(own->bytes == bytes && !own->isWaiting);
        QCOMPARE(city.contractBreaches(), QStringList());
    }

    void whatWasTakenWithoutCentralWaitsForIt()
    {
        SmallCity city;
        Seat &acceptor = city.seat(Acceptor);
        const domain::CaseOrder plainReport = report(city.somewhere());
        city.stopCentral();
        const QByteArray bytes = aPhoto(2);
        const QStringList hashes = choose(acceptor, {bytes});
        domain::CaseOrder order = plainReport;
        order.photos.push_back({QStringLiteral("near"), hashes[0], city.clock().now(), Acceptor});
        const QString id = acceptor.report(order);
        QVERIFY(!id.isEmpty());
        QCOMPARE(acceptor.status().waitingCommands, 1);
        QVERIFY(await(acceptor.media().photo(hashes[0]))->bytes == bytes);
        city.startCentral();
        QVERIFY(city.settle(40'000));
        QCOMPARE(acceptor.rejectionReason(id), QString());
        QVERIFY(await(city.seat(Dispatcher).media().photo(hashes[0]))->bytes == bytes);
    }

    void aSeatThatEndedSendsItsPhotosWhenItBeginsAgain()
    {
        SmallCity city;
        const QByteArray bytes = aPhoto(3);
        QString id, hash;
        {
            Seat &acceptor = city.seat(Acceptor);
            const domain::CaseOrder order = report(city.somewhere());
            city.stopCentral();
            hash = choose(acceptor, {bytes}).value(0);
            domain::CaseOrder with = order;
            with.photos.push_back({QStringLiteral("near"), hash, city.clock().now(), Acceptor});
            id = acceptor.report(with);
        }
        city.endSeat(Acceptor);
        city.startCentral();
        QVERIFY(filesAtCentral(city).isEmpty());
        city.seat(Acceptor);
        QVERIFY(city.settle(40'000));
        QCOMPARE(city.seat(Dispatcher).stateOf(id), domain::state::Intake);
        QVERIFY(await(city.seat(Dispatcher).media().photo(hash))->bytes == bytes);
    }

    void centralMayDieBetweenTwoPhotos()
    {
        SmallCity city;
        Seat &acceptor = city.seat(Acceptor);
        QList<QByteArray> pictures;
        for (int i = 0; i < 8; ++i)
            pictures.append(aPhoto(40 + i, {1200, 900}));
        const QStringList hashes = choose(acceptor, pictures);
        const QString id = acceptor.report(reportWith(city, hashes));
        QVERIFY(spinUntil([&] { return !filesAtCentral(city).isEmpty(); }));
        city.stopCentral();
        const auto arrived = filesAtCentral(city).size();
        QVERIFY2(arrived < 8, "too quick to be cut off");
        city.startCentral();
        QVERIFY(city.settle(60'000));
        QCOMPARE(filesAtCentral(city).size(), 8);
        QCOMPARE(city.seat(Dispatcher).stateOf(id), domain::state::Intake);
        for (int i = 0; i < 8; ++i)
            QVERIFY(await(city.seat(Dispatcher).media().photo(hashes[i]))->bytes == pictures[i]);
    }

    void aCentralThatCannotKeepItIsWaitedForAndThatIsSaid()
    {
        SmallCity city;
        Seat &acceptor = city.seat(Acceptor);
        QFile blocks(city.folder() + QStringLiteral("/central/media"));
        QVERIFY(blocks.open(QIODevice::WriteOnly)); // a file where the folder should be
        blocks.close();
        const QString hash = choose(acceptor, {aPhoto(9)}).value(0);
        const QString id = acceptor.report(reportWith(city, {hash}));
        QVERIFY(spinUntil(
            [&] { return acceptor.link().status().reason == QStringLiteral("central-cannot-write"); }));
        QCOMPARE(acceptor.status().waitingCommands, 1);
        QCOMPARE(acceptor.rejectionReason(id), QString());
        QVERIFY(blocks.remove());
        QVERIFY(city.settle(40'000));
        QCOMPARE(city.seat(Dispatcher).stateOf(id), domain::state::Intake);
        QTRY_COMPARE_WITH_TIMEOUT(acceptor.link().status().reason, QString(), 10'000);
    }

    void othersCommandsDoNotWaitForAPhoto()
    {
        SmallCity city;
        Seat &acceptor = city.seat(Acceptor);
        // What central will not have: no form lets it through, but disks and hands do strange things.
        const auto bad = store::PhotoFiles(acceptor.photoFolders().kept).put("not a picture");
        QVERIFY(bad.has_value());
        const QString refused = acceptor.report(reportWith(city, {*bad}));
        const QString fine = acceptor.report(report(city.somewhere()));
        QVERIFY(spinUntil([&] { return !acceptor.rejectionReason(refused).isEmpty(); }));
        QCOMPARE(acceptor.rejectionReason(refused), QStringLiteral("not-a-picture"));
        QVERIFY(city.settle());
        QCOMPARE(city.seat(Dispatcher).stateOf(fine), domain::state::Intake);
        QCOMPARE(city.seat(Dispatcher).stateOf(refused), QString());
        // It stays until its author has seen it, also over a restart.
        city.endSeat(Acceptor);
        QCOMPARE(city.seat(Acceptor).rejectionReason(refused), QStringLiteral("not-a-picture"));
    }

    void aPhotoThatRottedHereIsARefusalThatIsSeen()
    {
        SmallCity city;
        Seat &acceptor = city.seat(Acceptor);
        const domain::CaseOrder order = report(city.somewhere());
        city.stopCentral();
        const QString hash = choose(acceptor, {aPhoto(5)}).value(0);
        domain::CaseOrder with = order;
        with.photos.push_back({QStringLiteral("near"), hash, city.clock().now(), Acceptor});
        const QString id = acceptor.report(with);
        flipAByte(acceptor.photoFolders().kept + u'/' + hash);
        city.startCentral();
        QVERIFY(spinUntil([&] { return !acceptor.rejectionReason(id).isEmpty(); }, 40'000));
        QCOMPARE(acceptor.rejectionReason(id), QStringLiteral("photo-damaged"));
        QCOMPARE(await(acceptor.media().photo(hash)).error().kind, ErrorKind::Corrupt);
        QVERIFY(filesAtCentral(city).isEmpty());
    }

    void aDamagedCopyIsFetchedAgainAndADamagedOriginalIsSaid()
    {
        SmallCity city;
        const QByteArray bytes = aPhoto(6);
        const QString hash = choose(city.seat(Acceptor), {bytes}).value(0);
        QVERIFY(!city.seat(Acceptor).report(reportWith(city, {hash})).isEmpty());
        QVERIFY(city.settle());
        Seat &dispatcher = city.seat(Dispatcher);
        QVERIFY(await(dispatcher.media().photo(hash)).has_value());
        const QString copy = dispatcher.photoFolders().cache + u'/' + hash;
        flipAByte(copy);
        QVERIFY(await(dispatcher.media().photo(hash))->bytes == bytes);
        flipAByte(filesAtCentral(city).value(0));
        QVERIFY(await(dispatcher.media().photo(hash)).has_value()); // the copy is whole
        QFile::remove(copy);
        QCOMPARE(await(dispatcher.media().photo(hash)).error().kind, ErrorKind::Corrupt);
        city.stopCentral();
        QCOMPARE(await(dispatcher.media().photo(hash)).error().kind, ErrorKind::Unreachable);
    }

    void whatIsNoPhotoIsNotKept()
    {
        SmallCity city;
        Seat &acceptor = city.seat(Acceptor);
        QByteArray vast = aPhoto(7);
        vast.append(QByteArray(21 * 1024 * 1024, 'x'));
        const QStringList hashes = choose(acceptor, {aPhoto(8), "GIF89a and so on", vast});
        QCOMPARE(hashes.size(), 3);
        QVERIFY(!hashes[0].isEmpty() && hashes[1].isEmpty() && hashes[2].isEmpty());
        const auto missing = acceptor.media().keep({QStringLiteral("/nowhere/at/all.jpg")});
        QVERIFY(spinUntil([&] { return missing.isFinished(); }));
        QCOMPARE(missing.result().at(0).refusal, QStringLiteral("cannot-read-file"));
    }

    void photosOfTheSampleHistoryAreSaidToBeSuch()
    {
        SmallCity city;
        Seat &dispatcher = city.seat(Dispatcher);
        const auto rows = await(dispatcher.store().caseSummaries(false));
        QVERIFY(rows.has_value());
        int seen = 0;
        for (const store::CaseSummary &row : **rows) {
            const auto file = dispatcher.caseFile(row.id);
            QVERIFY(file.has_value());
            for (const domain::Photo &photo : file->photos) {
                QCOMPARE(await(dispatcher.media().photo(photo.hash)).error().reason,
                         QStringLiteral("sample-photo"));
                ++seen;
            }
            if (seen > 20)
                break;
        }
        QVERIFY(seen > 0);
    }

    void fortyPhotosInOneReport()
    {
        SmallCity city;
        QList<QByteArray> pictures;
        for (int i = 0; i < 40; ++i)
            pictures.append(aPhoto(100 + i));
        const QStringList hashes = choose(city.seat(Acceptor), pictures);
        const QString id = city.seat(Acceptor).report(reportWith(city, hashes));
        QVERIFY(city.settle(40'000));
        QCOMPARE(city.seat(Dispatcher).caseFile(id)->photos.size(), std::size_t(40));
        for (int i = 0; i < 40; ++i)
            QVERIFY(await(city.seat(Dispatcher).media().photo(hashes[i]))->bytes == pictures[i]);
    }
};

QTEST_GUILESS_MAIN(TestMedia)
#include "tst_media.moc"
