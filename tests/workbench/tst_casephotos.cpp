// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/casephotos.h"

#include "models/names.h"
#include "simulator/photographer.h"
#include "support/caseorders.h"
#include "support/photos.h"
#include "workbench/actionform.h"
#include "workbench/photofield.h"
#include "workbench/photoviewer.h"

#include <QDirIterator>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace wanmi;
using namespace wanmi::test;
using namespace wanmi::workbench;
using namespace std::chrono_literals;

namespace {
const QString Acceptor = QStringLiteral("acceptor1");
const QString Clerk = QStringLiteral("drainage1");

/// Where a person sits: a real seat of a small city and the real widgets over it.
class Desk
{
public:
    Desk(SmallCity &city, const QString &account)
        : seat(city.seat(account))
        , clock(&city.clock(), [](const base::Clock *) {})
        , people(folder.path(), clock)
        , words(city.rules())
        , directory(city.rules(), seat.store())
        , cameras(seat.store(), words)
        , session{seat.store(), seat.link(), seat.desk(),  lookout,      people, selection, rows,
                  cameras,      words,       city.rules(), seat.grant(), clock,  {},        folder.path()}
    {
        session.media = &seat.media();
        QObject::connect(&directory, &models::Directory::namesChanged, &words, &models::Words::setNames);
        directory.reload();
        words.setLanguage(QStringLiteral("zh"));
        style.apply(QStringLiteral("dark"));
    }
    QTemporaryDir folder;
    Seat &seat;
    std::shared_ptr<const base::Clock> clock;
    Style style;
    store::KnownPeople people;
    models::Selection selection;
    models::CaseRows rows;
    models::Words words;
    models::Directory directory;
    models::CameraList cameras;
    operations::Lookout lookout;
    SessionContext session;
};

QString fileOf(QTemporaryDir &folder, const QByteArray &bytes, const QString &name)
{
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("no picture could be written");
    return file.fileName();
}

QString keep(Desk &desk, const QByteArray &bytes)
{
    const auto kept = desk.seat.media().keep({fileOf(desk.folder, bytes, QStringLiteral("chosen.jpg"))});
    spinUntil([&kept] { return kept.isFinished(); });
    return kept.result().at(0).hash;
}

QByteArray painted(const QString &caseId, const char *kind, bool solved, geo::Place place, base::Instant at,
                   const domain::RuleBook &rules)
{
    simulator::PhotoWish wish;
    wish.caseId = caseId;
    wish.kind = QLatin1StringView(kind);
    wish.solved = solved;
    wish.classCode = QStringLiteral("0101");
    wish.className = QStringLiteral("Exposed garbage");
    wish.place = place;
    wish.local = rules.calendar.toLocal(at);
    return simulator::paintPhoto(wish);
}

domain::Photo photoOf(const char *kind, const QString &hash, base::Instant at)
{
    return {QLatin1StringView(kind), hash, at, Acceptor};
}

void shot(QWidget &widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("WANMI_SHOTS");
    if (folder.isEmpty())
        return;
    QDir().mkpath(folder);
    QTest::qWait(150);
    widget.grab().save(folder + u'/' + name + QStringLiteral(".png"));
}

/// The strip on a page that scrolls, as on the case page.
class Page
{
public:
    Page(Desk &desk, const store::CaseDossier &dossier)
        : strip(new CasePhotos(desk.session, desk.style))
    {
        area.setWidgetResizable(true);
        area.setWidget(strip);
        area.resize(460, 620);
        strip->show(dossier);
        area.show();
        (void)QTest::qWaitForWindowExposed(&area);
    }
    [[nodiscard]] bool all(PhotoState state) const
    {
        return !strip->tiles().empty() && std::ranges::all_of(strip->tiles(), [state](const PhotoTile *tile) {
            return tile->look().state == state;
        });
    }
    QScrollArea area;
    CasePhotos *strip;
};
} // namespace

class TestCasePhotos : public QObject
{
    Q_OBJECT

    /// A case with pictures of report and work, on its way through real seats.
    static QString handledCase(SmallCity &city, Desk &acceptor)
    {
        const geo::Place place = city.somewhere();
        domain::CaseOrder order = report(place);
        const base::Instant now = city.clock().now();
        for (const char *kind : {"before", "after", "far", "reference"}) {
            const bool solved = qstrcmp(kind, "after") == 0;
            order.photos.push_back(photoOf(
                kind,
                keep(acceptor, painted(QStringLiteral("c"), kind, solved, place, now - 10min, *city.rules())),
                now));
        }
        const QString id = acceptor.seat.report(order);
        return city.settle() ? id : QString();
    }

private slots:
    void picturesAreMatched_data()
    {
        QTest::addColumn<QStringList>("kinds");
        QTest::addColumn<QString>("rows");
        QTest::addColumn<QString>("others");
        QTest::newRow("nothing") << QStringList{} << ""
                                 << "";
        QTest::newRow("a report alone") << QStringList{"near", "far"} << ""
                                        << "0 1";
        QTest::newRow("before and after") << QStringList{"before", "after"} << "0|1"
                                          << "";
        QTest::newRow("before, not yet after") << QStringList{"before", "reference"} << "0|-"
                                               << "1";
        QTest::newRow("report, visit, work, check")
            << QStringList{"near", "far", "near", "after", "after"} << "0|3 2|4"
            << "1";
        QTest::newRow("only after") << QStringList{"after"} << "-|0"
                                    << "";
        QTest::newRow("two before, one after") << QStringList{"before", "before", "after"} << "0|2"
                                               << "1";
    }
    void picturesAreMatched()
    {
        QFETCH(QStringList, kinds);
        QFETCH(QString, rows);
        QFETCH(QString, others);
        std::vector<domain::Photo> photos;
        for (const QString &kind : kinds)
            photos.push_back({kind, {}, {}, {}});
        const PhotoPairs pairs = pairUp(photos);
        const auto text = [](const std::optional<std::size_t> &at) {
            return at ? QString::number(*at) : QStringLiteral("-");
        };
        QStringList gotRows, gotOthers;
        for (const PhotoPairs::Row &row : pairs.rows)
            gotRows.append(text(row.before) + u'|' + text(row.after));
        for (const std::size_t one : pairs.others)
            gotOthers.append(QString::number(one));
        QCOMPARE(gotRows.join(u' '), rows);
        QCOMPARE(gotOthers.join(u' '), others);
    }

    void beforeAndAfterStandSideBySide()
    {
        SmallCity city;
        Desk acceptor(city, Acceptor);
        const QString id = handledCase(city, acceptor);
        Desk dispatcher(city, QStringLiteral("dispatcher1"));
        Page page(dispatcher, *await(dispatcher.seat.store().dossier(id)));
        QVERIFY(spinUntil([&] { return page.all(PhotoState::Here); }));
        const auto &tiles = page.strip->tiles();
        QCOMPARE(tiles.size(), std::size_t(4));
        QTest::qWait(50);
        const auto at = [&](std::size_t i) { return tiles[i]->mapTo(page.strip, QPoint()); };
        QCOMPARE(at(0).y(), at(1).y());
        QVERIFY(at(0).x() + tiles[0]->width() <= at(1).x());
        QVERIFY(at(2).y() > at(0).y() && at(3).y() > at(0).y());
        QVERIFY(tiles[0]->accessibleName().contains(QStringLiteral("处置前"))
                || tiles[0]->accessibleName().contains(QStringLiteral("Before")));
        shot(page.area, QStringLiteral("casephotos"));
        // In a dock as narrow as docks get, both are still there whole.
        page.area.resize(270, 620);
        QTest::qWait(50);
        QCOMPARE(page.strip->width(), page.area.viewport()->width());
        QVERIFY(at(1).x() + tiles[1]->width() <= page.strip->width());
        QVERIFY(tiles[1]->width() < PhotoTile::LargestPicture.width());
        shot(page.area, QStringLiteral("casephotos-narrow"));
    }

    void everyStateIsSaidInWords()
    {
        SmallCity city;
        Desk desk(city, Acceptor);
        const geo::Place place = city.somewhere();
        domain::CaseOrder order = report(place);
        city.stopCentral();
        order.photos = {photoOf("near", keep(desk, aPhoto(1)), city.clock().now()),
                        photoOf("far", QString(64, u'e'), city.clock().now()),
                        photoOf("reference", QString(16, u'0') + QString(48, u'a'), city.clock().now())};
        const QString id = desk.seat.report(order);
        Page page(desk, *await(desk.seat.store().dossier(id)));
        const auto state = [&](std::size_t i) { return page.strip->tiles().at(i)->look().state; };
        QVERIFY(spinUntil([&] {
            return state(0) == PhotoState::Waiting && state(1) == PhotoState::Away
                && state(2) == PhotoState::Sample;
        }));
        for (const PhotoTile *tile : page.strip->tiles())
            QVERIFY2(tile->text().contains(photoStateWord(tile->look().state)), qPrintable(tile->text()));
        shot(page.area, QStringLiteral("casephotos-states"));
        QVERIFY(page.strip->tiles()[0]->text().contains(QStringLiteral("等待发送")));
        desk.words.setLanguage(QStringLiteral("en"));
        page.strip->show(*await(desk.seat.store().dossier(id)));
        QVERIFY2(page.strip->tiles()[0]->text().contains(QStringLiteral("Waits here to be sent")),
                 qPrintable(page.strip->tiles()[0]->text()));
        desk.style.apply(QStringLiteral("light"));
        page.strip->show(*await(desk.seat.store().dossier(id)));
        shot(page.area, QStringLiteral("casephotos-states-en"));
        city.startCentral();
        QVERIFY(city.settle(40'000));
        page.strip->show(*await(desk.seat.store().dossier(id)));
        QVERIFY(spinUntil([&] {
            page.strip->show(*await(desk.seat.store().dossier(id)));
            return state(0) == PhotoState::Here && state(1) == PhotoState::Missing;
        }));
        QVERIFY(page.strip->tiles()[1]->text().contains(photoStateWord(PhotoState::Missing)));
    }

    void aDamagedPictureIsNotShown()
    {
        SmallCity city;
        Desk acceptor(city, Acceptor);
        const QString id = handledCase(city, acceptor);
        QDirIterator all(city.folder() + QStringLiteral("/central/media"), QDir::Files,
                         QDirIterator::Subdirectories);
        while (all.hasNext()) {
            QFile file(all.next());
            QVERIFY(file.open(QIODevice::ReadWrite));
            file.seek(file.size() - 40);
            file.write("damage");
        }
        Desk dispatcher(city, QStringLiteral("dispatcher1"));
        Page page(dispatcher, *await(dispatcher.seat.store().dossier(id)));
        QVERIFY(spinUntil([&] { return page.all(PhotoState::Damaged); }));
        QVERIFY(page.strip->tiles()[0]->look().image.isNull());
    }

    void oddTimesAndPlacesAreMarkedWithTheirNumbers()
    {
        SmallCity city;
        Desk desk(city, Acceptor);
        const geo::Place place = city.somewhere();
        const geo::Place away{place.lon, place.lat + 0.01};
        const base::Instant now = city.clock().now();
        domain::CaseOrder order = report(place);
        const auto add = [&](const QByteArray &bytes) {
            order.photos.push_back(photoOf("near", keep(desk, bytes), now));
        };
        add(painted(QStringLiteral("a"), "near", false, place, now - 1h, *city.rules()));
        add(painted(QStringLiteral("b"), "near", false, away, now - 1h, *city.rules()));
        add(painted(QStringLiteral("c"), "near", false, place, now - 72h, *city.rules()));
        add(painted(QStringLiteral("d"), "near", false, place, now + 24h, *city.rules()));
        add(aPhoto(9));
        const QString id = desk.seat.report(order);
        Page page(desk, *await(desk.seat.store().dossier(id)));
        QVERIFY(spinUntil([&] {
            return std::ranges::all_of(page.strip->tiles(),
                                       [](const PhotoTile *tile) { return tile->look().isShown(); });
        }));
        const auto doubts = [&](std::size_t i) {
            const PhotoTile *tile = page.strip->tiles()[i];
            return photoDoubtLines(tile->look(), tile->photo(), await(desk.seat.store().dossier(id))->file,
                                   desk.words);
        };
        QCOMPARE(doubts(0), QStringList());
        QCOMPARE(doubts(1).size(), 1);
        QVERIFY2(doubts(1)[0].contains(QStringLiteral("1.1")), qPrintable(doubts(1)[0]));
        QVERIFY2(doubts(2)[0].contains(desk.words.duration(72 * 3'600'000.0)), qPrintable(doubts(2)[0]));
        QVERIFY2(doubts(3)[0].contains(desk.words.duration(24 * 3'600'000.0)), qPrintable(doubts(3)[0]));
        QCOMPARE(doubts(4).size(), 2);
        QVERIFY(!doubts(4)[0].contains(u'⚠') && doubts(1)[0].contains(u'⚠'));
        QVERIFY(page.strip->tiles()[1]->accessibleName().contains(doubts(1)[0]));
        shot(page.area, QStringLiteral("casephotos-doubts"));
    }

    void theViewerGoesByKeys()
    {
        SmallCity city;
        Desk desk(city, Acceptor);
        const QString id = handledCase(city, desk);
        Page page(desk, *await(desk.seat.store().dossier(id)));
        QVERIFY(spinUntil([&] { return page.all(PhotoState::Here); }));
        page.strip->tiles()[0]->setFocus();
        QTest::keyClick(page.strip->tiles()[0], Qt::Key_Return);
        QPointer<PhotoViewer> viewer = page.strip->viewer();
        QVERIFY(viewer && viewer->isVisible());
        QVERIFY(spinUntil([&] { return viewer->panes()[0]->hasPicture(); }));
        QVERIFY(!viewer->panes()[0]->accessibleName().isEmpty());
        shot(*viewer, QStringLiteral("photoviewer"));
        QTest::keyClick(viewer, Qt::Key_C);
        QVERIFY(viewer->isComparing());
        QVERIFY(spinUntil([&] { return viewer->panes()[1]->hasPicture(); }));
        QVERIFY(viewer->panes()[0]->isVisible() && viewer->panes()[1]->isVisible());
        QTest::keyClick(viewer, Qt::Key_Plus);
        QVERIFY(viewer->zoom() > 1.2);
        QCOMPARE(viewer->panes()[1]->zoom(), viewer->zoom());
        shot(*viewer, QStringLiteral("photoviewer-compare"));
        QTest::keyClick(viewer, Qt::Key_0);
        QCOMPARE(viewer->zoom(), 1.0);
        for (int i = 0; i < 40; ++i)
            QTest::keyClick(viewer, Qt::Key_Plus);
        QCOMPARE(viewer->zoom(), PhotoPane::MostZoom);
        QTest::keyClick(viewer, Qt::Key_Right);
        QCOMPARE(viewer->current(), std::size_t(1));
        QTest::keyClick(viewer, Qt::Key_Right);
        QVERIFY(!viewer->isComparing()); // a distant view has nothing beside it
        QTest::keyClick(viewer, Qt::Key_Left);
        QTest::keyClick(viewer, Qt::Key_Left);
        QTest::keyClick(viewer, Qt::Key_Left);
        QCOMPARE(viewer->current(), std::size_t(3)); // round
        QTest::keyClick(viewer, Qt::Key_Escape);
        QVERIFY(spinUntil([&] { return !viewer; }));
    }

    void aFormTakesPicturesAndSaysWhatItDoesNot()
    {
        SmallCity city;
        Desk desk(city, Clerk);
        PhotoField field(
            {QStringLiteral("photos"), QStringLiteral("Photos"), true, QStringLiteral("add one"), {}},
            QStringLiteral("after"), desk.session);
        domain::CaseFile file;
        file.reportedAt = city.clock().now() - 48h;
        file.handlingStartedAt = city.clock().now() - 24h;
        file.place = city.somewhere();
        field.setCase(file);
        field.show();
        QVERIFY(!field.check());
        const geo::Place away{file.place.lon, file.place.lat + 0.02};
        const QByteArray good
            = painted(QStringLiteral("x"), "after", true, file.place, city.clock().now() - 1h, *city.rules());
        const QByteArray far
            = painted(QStringLiteral("y"), "after", true, away, city.clock().now() - 30h, *city.rules());
        field.addFiles({fileOf(desk.folder, good, QStringLiteral("好 的 𠮷.jpg")),
                        fileOf(desk.folder, far, QStringLiteral("far.jpg")),
                        fileOf(desk.folder, "no picture", QStringLiteral("notes.jpg")),
                        fileOf(desk.folder, far.left(far.size() / 2), QStringLiteral("half.jpg")),
                        fileOf(desk.folder, good, QStringLiteral("again.jpg"))});
        QVERIFY(spinUntil([&] { return field.lines().size() == 2; }));
        QCOMPARE(field.lines()[0], QStringLiteral("好 的 𠮷.jpg"));
        QVERIFY(field.lines()[1].contains(u'⚠'));
        QCOMPARE(field.lines()[1].count(QStringLiteral("⚠")), 2); // older than the order, and 2.2 km away
        const auto labels = field.findChildren<QLabel *>();
        for (const char *name : {"notes.jpg", "half.jpg", "again.jpg"})
            QVERIFY2(std::ranges::any_of(labels,
                                         [name](const QLabel *label) {
                                             return label->text().contains(QLatin1StringView(name));
                                         }),
                     name);
        domain::CaseOrder order;
        field.writeTo(order);
        QCOMPARE(order.photos.size(), std::size_t(2));
        QCOMPARE(order.photos[0].kind, QStringLiteral("after"));
        QVERIFY(std::chrono::abs(order.photos[0].at - (city.clock().now() - 1h)) < 2s); // as the camera says
        // A draft brings them back, and says when one has gone.
        const QString draft = field.answer();
        PhotoField again(
            {QStringLiteral("photos"), QStringLiteral("Photos"), true, QStringLiteral("add one"), {}},
            QStringLiteral("after"), desk.session);
        again.setCase(file);
        QFile::remove(desk.seat.photoFolders().kept + u'/' + order.photos[1].hash);
        again.setAnswer(draft);
        QVERIFY(spinUntil([&] { return !again.check(); }));
        QCOMPARE(again.lines().size(), 2);
        QCOMPARE(field.answer(), draft);
    }

    void theAssistingDepartmentAddsPhotosAlsoWithoutCentral()
    {
        SmallCity city;
        const QString id = registeredCase(city);
        Seat &dispatcher = city.seat(QStringLiteral("dispatcher1"));
        domain::CaseOrder dispatch = dispatchTo(id, QStringLiteral("power"));
        dispatch.coDepts = {QStringLiteral("drainage")};
        QCOMPARE(dispatcher.perform(dispatch), QString());
        QVERIFY(city.settle());
        Desk desk(city, Clerk);
        QVERIFY(city.settle());
        desk.seat.cutTheLine();
        QVERIFY(spinUntil([&] { return !desk.seat.isOnline(); }));
        SeatMemory memory(desk.folder.filePath(QStringLiteral("desk.json")));
        QVERIFY(spinUntil([&] { return memory.isLoaded(); }));
        const auto dossier = await(desk.seat.store().dossier(id));
        const auto possible = desk.seat.desk().possibilities(*dossier);
        const auto share = std::ranges::find(possible, QStringLiteral("coFeedback"), &domain::Possibility::action);
        QVERIFY(share != possible.end() && share->mine);
        ActionForm form(desk.session, memory, *share, *dossier);
        form.resize(460, 520);
        form.show();
        form.field(QStringLiteral("note"))->setAnswer(QStringLiteral("排水管已修好"));
        auto *photos = dynamic_cast<PhotoField *>(form.field(QStringLiteral("photos")));
        QVERIFY(photos);
        const QByteArray bytes = aPhoto(7, {400, 300});
        photos->addFiles({fileOf(desk.folder, bytes, QStringLiteral("share.jpg"))});
        QVERIFY(spinUntil([&] { return photos->lines().size() == 1; }));
        shot(form, QStringLiteral("cofeedback"));
        QSignalSpy sent(&form, &ActionForm::sent);
        form.send();
        QVERIFY(spinUntil([&] { return sent.size() == 1; }));
        QVERIFY(dispatcher.caseFile(id)->coTasks.front().text.isEmpty());
        desk.seat.healTheLine();
        QVERIFY(city.settle(40'000));
        const auto file = dispatcher.caseFile(id);
        QCOMPARE(file->coTasks.front().text, QStringLiteral("排水管已修好"));
        const auto after = std::ranges::find(file->photos, QStringLiteral("after"), &domain::Photo::kind);
        QVERIFY(after != file->photos.end());
        QVERIFY(await(dispatcher.media().photo(after->hash))->bytes == bytes);
    }

    void anEmergencyTakesPhotosToo()
    {
        SmallCity city;
        Seat &acceptor = city.seat(Acceptor);
        const QString id = acceptor.report(report(city.somewhere()));
        QVERIFY(city.settle());
        Desk desk(city, QStringLiteral("dispatcher1"));
        QVERIFY(spinUntil([&] { return !desk.words.names()->persons().empty(); }));
        QVERIFY(city.settle());
        SeatMemory memory(desk.folder.filePath(QStringLiteral("desk.json")));
        QVERIFY(spinUntil([&] { return memory.isLoaded(); }));
        const auto dossier = await(desk.seat.store().dossier(id));
        ActionForm form(desk.session, memory,
                        {QStringLiteral("emergency"), {QStringLiteral("dispatcher")}, QStringLiteral("emergency"),
                         true, false},
                        *dossier);
        form.resize(460, 900);
        form.show();
        auto *photos = dynamic_cast<PhotoField *>(form.field(QStringLiteral("photos")));
        QVERIFY(photos);
        const QByteArray bytes = aPhoto(8, {400, 300});
        photos->addFiles({fileOf(desk.folder, bytes, QStringLiteral("scene.jpg"))});
        QVERIFY(spinUntil([&] { return photos->lines().size() == 1; }));
        form.field(QStringLiteral("leadDept"))->setAnswer(QStringLiteral("drainage"));
        form.field(QStringLiteral("approver"))->setAnswer(QStringLiteral("shift1"));
        auto *secret = qobject_cast<QLineEdit *>(form.field(QStringLiteral("approval"))->editor());
        QVERIFY(secret);
        secret->setText(QStringLiteral("wanmi"));
        shot(form, QStringLiteral("emergency"));
        QSignalSpy sent(&form, &ActionForm::sent);
        form.send();
        QVERIFY(spinUntil([&] { return sent.size() == 1; }));
        QVERIFY(city.settle(40'000));
        QCOMPARE(acceptor.stateOf(id), domain::state::PendingSign);
        const auto file = acceptor.caseFile(id);
        const auto near = std::ranges::find(file->photos, QStringLiteral("near"), &domain::Photo::kind);
        QVERIFY(near != file->photos.end());
        QVERIFY(await(acceptor.media().photo(near->hash))->bytes == bytes);
    }

    void fortyPicturesAreTheMost()
    {
        SmallCity city;
        Desk desk(city, Clerk);
        PhotoField field({QStringLiteral("photos"), QStringLiteral("Photos"), false, {}, {}},
                         QStringLiteral("after"), desk.session);
        QStringList paths;
        for (int i = 0; i < 43; ++i)
            paths.append(fileOf(desk.folder, aPhoto(200 + i), QStringLiteral("%1.jpg").arg(i)));
        field.addFiles(paths);
        QVERIFY(spinUntil([&] { return field.lines().size() == 40; }));
        const auto labels = field.findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) {
            return label->text().contains(u'3') && label->text().contains(QStringLiteral("40"));
        }));
    }
};

QTEST_MAIN(TestCasePhotos)
#include "tst_casephotos.moc"
