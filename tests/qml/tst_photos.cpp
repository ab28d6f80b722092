// SPDX-License-Identifier: GPL-3.0-or-later
#include "textproblems.h"
#include "wallbench.h"
#include "wallhands.h"

#include "photoframe.h"
#include "protocol/caserow.h"
#include "protocol/walls.h"
#include "simulator/photographer.h"
#include "support/waiting.h"

#include <QImage>
#include <QQuickItem>
#include <QTest>

using namespace wanmi;
using test::spinUntil;
using wall::PhotoFrame;

namespace {
const QString Case = QStringLiteral("case-000011"), Other = QStringLiteral("case-000003");
}

/// The pictures of one case on a wall: before and after, and what stands there when there is none.
class TestPhotos : public QObject
{
    Q_OBJECT
    std::unique_ptr<test::WallBench> m_bench;
    std::unique_ptr<wall::WallWindow> m_window;
    domain::Wall m_hall;

    void apply(protocol::TableNo table, const protocol::Row &row, const QString &id, int version)
    {
        protocol::ChangePage page;
        protocol::RowChange change;
        change.seq = version;
        change.table = int(table);
        change.id = id;
        change.ver = version;
        change.values.assign(row.begin() + 1, row.end());
        page.items = {change};
        page.next = QStringLiteral("cursor");
        QVERIFY(test::await<void>(m_bench->store->apply(page)));
    }
    void give(const QString &id, const std::vector<domain::Photo> &photos)
    {
        domain::CaseFile file = test::await(m_bench->store->dossier(id))->file;
        file.photos = photos;
        ++file.version;
        apply(protocol::TableNo::CaseFile, protocol::toRow(file), id, file.version);
    }
    domain::Photo photo(const char *kind, const QString &hash, int minutes)
    {
        return {QString::fromLatin1(kind), hash, m_bench->clock->now() - std::chrono::minutes(minutes),
                QStringLiteral("sv1")};
    }
    QString kept(const char *kind, bool solved, QSize size)
    {
        simulator::PhotoWish wish;
        wish.caseId = Case;
        wish.kind = QLatin1StringView(kind);
        wish.solved = solved;
        wish.classCode = QStringLiteral("0101");
        wish.className = QStringLiteral("Exposed garbage");
        wish.place = {126.63, 45.75};
        wish.local = m_bench->rules->calendar.toLocal(m_bench->clock->now());
        const QString path = m_bench->folder.filePath(QStringLiteral("chosen.jpg"));
        if (!QImage::fromData(simulator::paintPhoto(wish)).scaled(size).save(path, "jpg", 90))
            qFatal("no picture could be written");
        const auto answer = m_bench->media->keep({path});
        spinUntil([&answer] { return answer.isFinished(); });
        return answer.result().at(0).hash;
    }
    [[nodiscard]] std::vector<PhotoFrame *> frames() const
    {
        std::vector<PhotoFrame *> found;
        test::walk(m_window->rootObject(), [&found](QQuickItem *item) {
            if (auto *frame = qobject_cast<PhotoFrame *>(item))
                found.push_back(frame);
        });
        return found;
    }
    /// In the place of the one from before.
    [[nodiscard]] bool shows(const QString &hash, PhotoFrame::State state) const
    {
        const auto both = frames();
        return both.size() == 2 && both[0]->hash() == hash && both[0]->state() == state;
    }
    [[nodiscard]] bool says(const QString &part) const { return test::saysIn(m_window->rootObject(), part); }
    void shot(const QString &name)
    {
        if (!qEnvironmentVariable("WANMI_SHOTS").isEmpty())
            test::shot(*m_window, QStringLiteral("%1-%2").arg(name).arg(m_window->width()), 600);
    }
private slots:
    void initTestCase()
    {
        test::listenToQml();
        m_bench = std::make_unique<test::WallBench>(test::SketchCity{24, 4000, 300, 150, 20, {}}, nullptr, nullptr,
                                                    true);
        QVERIFY2(m_bench->problem.isEmpty(), qPrintable(m_bench->problem));
        m_window = std::make_unique<wall::WallWindow>(m_bench->state.get());
        QVERIFY(m_window->isSound());
        m_window->resize(1920, 1080);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        QVERIFY(spinUntil([this] { return m_bench->board->isRead() && m_bench->hot->isReady(); }));
        m_hall = *m_bench->board->wall(QStringLiteral("hall"));
        m_hall.handScene = QStringLiteral("case");
        m_hall.handAtMs = base::toMs(m_bench->clock->now());
        ++m_hall.version;
        apply(protocol::TableNo::Wall, protocol::toRow(m_hall), m_hall.id, int(m_hall.version));
        m_bench->selection->selectCase(Case);
        QVERIFY(spinUntil([this] { return m_bench->state->scene()->sceneId() == u"case"; }));
    }
    void cleanupTestCase()
    {
        QCOMPARE(test::qmlWarnings(), QStringList());
        m_window.reset();
        m_bench.reset();
    }

    void beforeAndAfterStandSideBySide_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<QString>("language");
        for (const QSize size : {QSize(1280, 720), QSize(1920, 1080), QSize(3840, 2160)}) {
            for (const char *language : {"zh", "en"})
                QTest::addRow("%d %s", size.width(), language) << size << QString::fromLatin1(language);
        }
    }
    void beforeAndAfterStandSideBySide()
    {
        QFETCH(QSize, size);
        QFETCH(QString, language);
        m_bench->words->setLanguage(language);
        m_window->resize(size);
        const QString old = kept("near", false, {800, 600}), before = kept("far", false, {1600, 1200}),
                      after = kept("after", true, {1200, 1600});
        give(Case, {photo("near", old, 300), photo("far", before, 200), photo("after", after, 10)});
        QVERIFY(spinUntil([this] {
            const auto both = frames();
            return both.size() == 2 && std::ranges::all_of(both, [](PhotoFrame *frame) {
                       return frame->state() == PhotoFrame::Waiting;
                   });
        }));
        QCOMPARE(frames()[0]->hash(), before); // the newest of those from before
        QCOMPARE(frames()[1]->hash(), after);
        for (PhotoFrame *frame : frames()) {
            // No larger than it is shown, and not cut: what is looked at is the whole picture.
            QVERIFY(frame->picture().width() <= std::ceil(frame->width()) + 1);
            QVERIFY(frame->picture().height() <= std::ceil(frame->height()) + 1);
        }
        QVERIFY(frames()[1]->picture().height() > frames()[1]->picture().width());
        QTest::qWait(250);
        QQuickItem *region = nullptr;
        test::walk(m_window->rootObject(), [&region](QQuickItem *item) {
            if (item->property("caseId").isValid() && item->property("photos").isValid())
                region = item;
        });
        QVERIFY(region);
        const QStringList problems = test::textProblems(region, size);
        QVERIFY2(problems.isEmpty(), qPrintable(problems.join(QStringLiteral("; "))));
        shot(QStringLiteral("photos-") + language);
    }
    void anotherCaseNeverShowsThePicturesOfTheOneBefore()
    {
        m_window->resize(1920, 1080);
        m_bench->words->setLanguage(QStringLiteral("en"));
        const QString before = kept("near", false, {640, 480});
        give(Case, {photo("near", before, 200)});
        QVERIFY(spinUntil([&] { return shows(before, PhotoFrame::Waiting); }));
        QVERIFY(says(QStringLiteral("No photo after the work yet")));
        give(Other, {photo("near", QString(64, u'b'), 50), photo("after", QString(64, u'a'), 5)});
        m_bench->selection->selectCase(Other);
        // From the moment in which it is the other case, no picture of the first stands there.
        QVERIFY(spinUntil([&] { return !shows(before, PhotoFrame::Waiting); }));
        for (const PhotoFrame *frame : frames())
            QVERIFY(frame->hash() == before || frame->picture().isNull());
        QVERIFY(spinUntil([&] { return shows(QString(64, u'b'), PhotoFrame::Away); }));
        QVERIFY(says(QStringLiteral("Central cannot be reached")));
        shot(QStringLiteral("photos-away"));
        m_bench->selection->selectCase(Case);
        QVERIFY(spinUntil([&] { return shows(before, PhotoFrame::Waiting); }));
    }
    void whatIsOldIsMarked()
    {
        m_bench->clock->advance(std::chrono::seconds(30));
        m_bench->state->tick();
        QVERIFY(spinUntil([this] { return m_bench->state->isDataStale(); }));
        bool marked = false;
        test::walk(m_window->rootObject(), [&marked](QQuickItem *item) {
            if (item->property("caseId").isValid() && item->property("photos").isValid())
                marked = marked || item->property("stale").toBool();
        });
        QVERIFY(marked);
    }
};

QTEST_MAIN(TestPhotos)
#include "tst_photos.moc"
