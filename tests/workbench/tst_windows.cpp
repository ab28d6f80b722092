// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/legiblewalk.h"

#include "evidence/evidencefile.h"

#include "support/caseorders.h"
#include "support/photos.h"
#include "workbench/awaywindow.h"
#include "workbench/calendarwindow.h"
#include "workbench/camerapage.h"
#include "workbench/deskseat.h"
#include "workbench/cameraevidence.h"
#include "workbench/dashboardwindow.h"
#include "workbench/evaluationwindow.h"
#include "workbench/figurecases.h"
#include "workbench/evidencewindow.h"
#include "workbench/exportwindow.h"
#include "workbench/handoverwindow.h"
#include "workbench/importfilepage.h"
#include "workbench/importhands.h"
#include "workbench/importtopology.h"
#include "workbench/mailwindow.h"
#include "workbench/photoviewer.h"
#include "workbench/printsheetdialog.h"
#include "workbench/signinagain.h"
#include "workbench/unitwindow.h"
#include "workbench/wallpush.h"
#include "workbench/wallswindow.h"

#include <QDirIterator>
#include <QSignalSpy>
#include <QTableWidget>

using namespace wanmi;
using test::await;
using test::spinUntil;
using namespace workbench;

namespace {
/// A desk with all that the program gives it, in a small city.
struct FullDesk
{
    FullDesk(test::SmallCity &city, const QString &account, const QString &language)
        : seat(city.seat(account))
        , clock(&city.clock(), [](const base::Clock *) {})
        , people(folder.path(), clock)
        , words(city.rules())
        , directory(city.rules(), seat.store())
        , cameras(seat.store(), words)
        , board(seat.store())
        , walls(city.url(), seat.grant().token, clock)
        , mailbox({folder.path(), seat.grant().scope, account}, seat.grant(), clock)
        , mailLink(city.url(), seat.grant(), mailbox, clock, {.period = std::chrono::milliseconds(200)})
        , session{seat.store(), seat.link(),  seat.desk(),  lookout, people, selection,     rows,   cameras,
                  words,        city.rules(), seat.grant(), clock,   {},     folder.path(), &board, &walls,
                  &mailbox,     &mailLink,    nullptr,     &seat.media()}
    {
        QObject::connect(&directory, &models::Directory::namesChanged, &words, &models::Words::setNames);
        words.setLanguage(language);
        style.apply(QStringLiteral("dark"));
        models::keepInStep(rows, seat.store());
        directory.reload();
        cameras.reload();
        board.reload();
        if (!await(mailbox.open()))
            qFatal("no mailbox");
        mailLink.start();
        spinUntil(
            [this] {
                return rows.isLoaded() && cameras.count() > 0 && board.isRead() && mailLink.isLinked()
                    && !words.names()->departments().empty();
            },
            3'000); // some posts see no cameras or get no messages
        window = std::make_unique<MainWindow>(session, style);
        window->resize(1280, 720);
        window->show();
        (void)QTest::qWaitForWindowExposed(window.get());
    }
    QTemporaryDir folder;
    test::Seat &seat;
    std::shared_ptr<const base::Clock> clock;
    Style style;
    store::KnownPeople people;
    models::Selection selection;
    models::CaseRows rows;
    models::Words words;
    models::Directory directory;
    models::CameraList cameras;
    operations::Lookout lookout;
    models::WallBoard board;
    sync::WallClient walls;
    store::Mailbox mailbox;
    sync::MailLink mailLink;
    SessionContext session;
    std::unique_ptr<MainWindow> window;
};
} // namespace

/// Every window beside the desk's own can be read and reached, in both languages; none is forgotten.
class TestWindows : public QObject, private test::LegibleWalk
{
    Q_OBJECT
    std::unique_ptr<test::SmallCity> m_city;

    void lookAt(QWidget *window, const QString &name)
    {
        QVERIFY2(window, qPrintable(name));
        if (window->isWindow())
            window->resize(window->size().boundedTo(Screen));
        look(*window, name);
        if (window->width() > Screen.width() || window->height() > Screen.height())
            m_wrong << QStringLiteral("%1, size: %2x%3").arg(name).arg(window->width()).arg(window->height());
        test::shot(*window, QStringLiteral("window-") + QString(name).replace(u' ', u'-'));
    }
private slots:
    void initTestCase() { m_city = std::make_unique<test::SmallCity>(); }
    void cleanupTestCase() { m_city.reset(); }

    void messagesAndHandover_data() { test::languages(); }
    void messagesAndHandover()
    {
        QFETCH(QString, language);
        const QString id = test::registeredCase(*m_city);
        FullDesk desk(*m_city, QStringLiteral("shift1"), language);
        desk.window->openMail();
        QTest::qWait(200);
        lookAt(desk.window->mailWindow(), QStringLiteral("mail ") + language);
        desk.window->openMail(id);
        QTest::qWait(200);
        lookAt(desk.window->mailWindow(), QStringLiteral("mail written ") + language);
        desk.window->openHandover();
        QTest::qWait(300);
        lookAt(desk.window->handoverWindow(), QStringLiteral("handover ") + language);
        nothingIsWrong();
    }
    void whatHappenedMeanwhile_data() { test::languages(); }
    void whatHappenedMeanwhile()
    {
        QFETCH(QString, language);
        FullDesk desk(*m_city, QStringLiteral("dispatcher2"), language);
        desk.window->openAway(); // there was nothing: the page says so
        QTest::qWait(200);
        lookAt(desk.window->awayWindow(), QStringLiteral("away, nothing ") + language);
        desk.seat.cutTheLine();
        m_city->clock().advance(std::chrono::hours(2));
        const QString id = test::registeredCase(*m_city);
        QVERIFY(!id.isEmpty());
        desk.seat.healTheLine();
        QTRY_VERIFY_WITH_TIMEOUT(desk.window->awayWindow()->report().reported > 0, 20'000);
        lookAt(desk.window->awayWindow(), QStringLiteral("away ") + language);
        nothingIsWrong();
    }
    void walls_data() { test::languages(); }
    void walls()
    {
        QFETCH(QString, language);
        FullDesk desk(*m_city, QStringLiteral("admin"), language);
        if (!desk.window->mayShowOnWalls())
            qWarning("the post shows nothing on walls");
        desk.window->openWalls();
        WallsWindow *walls = desk.window->wallsWindow();
        QVERIFY(walls);
        for (const auto &[page, name] :
             {std::pair(WallsWindow::Page::Now, "now"), std::pair(WallsWindow::Page::Plan, "plan"),
              std::pair(WallsWindow::Page::Scenes, "scenes")}) {
            walls->showPage(page);
            QTest::qWait(150);
            lookAt(walls, QStringLiteral("walls %1 %2").arg(QString::fromLatin1(name), language));
        }
        SeatMemory memory(desk.folder.filePath(QStringLiteral("push.json")));
        spinUntil([&] { return memory.isLoaded(); });
        WallPush push(desk.session, memory, nullptr);
        push.offer(
            {{QStringLiteral("camera"), desk.cameras.camera(0).id.text(), desk.cameras.camera(0).name}});
        push.show();
        look(push, QStringLiteral("push ") + language, true);
        test::shot(push, QStringLiteral("window-push-") + language);
        nothingIsWrong();
    }
    void theCameraPage_data() { test::languages(); }
    void theCameraPage()
    {
        QFETCH(QString, language);
        FullDesk desk(*m_city, QStringLiteral("dispatcher1"), language);
        desk.selection.selectCamera(desk.cameras.camera(0).id.text());
        auto *page = desk.window->findChild<CameraPage *>();
        QVERIFY(page && spinUntil([&] { return page->isVisible(); }));
        QTest::qWait(150);
        lookAt(desk.window.get(), QStringLiteral("camera ") + language);
        nothingIsWrong();
    }
    void theEvidenceOfCameras_data() { test::languages(); }
    void theEvidenceOfCameras()
    {
        QFETCH(QString, language);
        FullDesk desk(*m_city, QStringLiteral("dispatcher1"), language);
        desk.window->openEvidence();
        EvidenceWindow *list = desk.window->evidenceWindow();
        QSignalSpy shown(list, &EvidenceWindow::shown);
        QVERIFY(spinUntil([&] { return !shown.isEmpty(); }));
        lookAt(list, QStringLiteral("evidence none ") + language);
        const QString folder = desk.window->cameraEvidence().folder();
        QDir().mkpath(folder);
        const domain::Camera camera = desk.cameras.camera(0);
        for (int i = 0; i < 3; ++i) {
            const evidence::Head head{evidence::Kind::Still,
                                      {camera.id.text(), camera.name, {}, QStringLiteral("dispatcher1"),
                                       QStringLiteral("case 20261123%1").arg(i), {}},
                                      QStringLiteral("jpeg"), desk.clock->now() - std::chrono::hours(i)};
            QVERIFY(evidence::writeWhole(folder + QStringLiteral("/%1.jpg").arg(i), head, QByteArray(40'000, 'x')));
        }
        QFile::remove(folder + QStringLiteral("/2.jpg"));
        list->reload();
        QVERIFY(spinUntil([&] { return list->table().rowCount() == 3; }));
        QSignalSpy done(list, &EvidenceWindow::done);
        list->check();
        QVERIFY(spinUntil([&] { return !done.isEmpty(); }));
        lookAt(list, QStringLiteral("evidence ") + language);
        nothingIsWrong();
    }
    void evaluation_data() { test::languages(); }
    void evaluation()
    {
        QFETCH(QString, language);
        FullDesk desk(*m_city, QStringLiteral("dispatcher1"), language);
        desk.window->openEvaluation();
        EvaluationWindow *window = desk.window->evaluationWindow();
        QSignalSpy shown(window, &EvaluationWindow::shown);
        QVERIFY(spinUntil([&] { return !shown.isEmpty(); }));
        window->showKind(evaluation::PeriodKind::Year);
        QVERIFY(spinUntil([&] { return shown.size() >= 2; }));
        for (const char *actors : {"department", "district", "street"}) {
            QSignalSpy again(window, &EvaluationWindow::shown);
            window->showSubject(QString::fromLatin1(actors));
            QVERIFY(spinUntil([&] { return !again.isEmpty(); }));
            QVERIFY(window->ranking().rowCount() > 0);
            // Every count leads to exactly the cases it counts.
            const evaluation::ScoreTable &scores = window->view()->report.scores;
            const auto parts = scores.partsOf(*scores.indexOf(window->chosen()));
            for (int part = 0; part < int(parts.size()); ++part) {
                const evaluation::Term &term = window->model().terms[size_t(part)];
                if (term.kind == evaluation::Term::Kind::Given)
                    continue;
                QSignalSpy listed(window, &EvaluationWindow::casesShown);
                window->showCases(part, EvaluationWindow::CasesOf::Good);
                QVERIFY(spinUntil([&] { return !listed.isEmpty(); }));
                if (term.kind == evaluation::Term::Kind::Rate)
                    QCOMPARE(qint64(listed.front().front().toInt()), parts[size_t(part)].numerator);
            }
            QTest::qWait(100);
            lookAt(window, QStringLiteral("evaluation %1 ").arg(QString::fromLatin1(actors)) + language);
        }
        QSignalSpy before(window, &EvaluationWindow::shown);
        window->step(-50); // long before the city began
        QVERIFY(spinUntil([&] { return !before.isEmpty(); }));
        lookAt(window, QStringLiteral("evaluation nothing ") + language);
        nothingIsWrong();
    }
    void theLeadersPage_data() { test::languages(); }
    void theLeadersPage()
    {
        QFETCH(QString, language);
        FullDesk desk(*m_city, QStringLiteral("dispatcher1"), language);
        desk.window->openDashboard();
        DashboardWindow *page = desk.window->dashboardWindow();
        QSignalSpy explained(page, &DashboardWindow::explained);
        QVERIFY(spinUntil([&] { return page->isComplete() && !explained.isEmpty(); }));
        lookAt(page, QStringLiteral("dashboard ") + language);
        page->wherePanel().lookInto(QStringLiteral("230102"));
        for (FigureButton *button : page->figures()) {
            if (button->figure().count == 0)
                continue;
            QSignalSpy listed(page, &DashboardWindow::casesShown);
            button->click();
            QVERIFY(spinUntil([&] { return !listed.isEmpty(); }));
            QCOMPARE(listed.front().front().toLongLong(), button->figure().count);
            break;
        }
        lookAt(page, QStringLiteral("dashboard list ") + language);
        nothingIsWrong();
    }
    void theOwnUnitAndTheExport_data() { test::languages(); }
    void theOwnUnitAndTheExport()
    {
        QFETCH(QString, language);
        FullDesk desk(*m_city, QStringLiteral("drainage1"), language);
        QVERIFY(desk.window->hasOwnUnit());
        desk.window->openUnit();
        QTest::qWait(300);
        lookAt(desk.window->unitWindow(), QStringLiteral("unit ") + language);
        ExportWindow exporting(desk.session, desk.window.get());
        exporting.show();
        look(exporting, QStringLiteral("export ") + language, true);
        test::shot(exporting, QStringLiteral("window-export-") + language);
        nothingIsWrong();
    }
    void theFilesOfTheCity_data() { test::languages(); }
    void theFilesOfTheCity()
    {
        QFETCH(QString, language);
        FullDesk desk(*m_city, QStringLiteral("admin"), language);
        QVERIFY(desk.window->mayImport());
        desk.window->openImport();
        ImportWizard *wizard = desk.window->importWizard();
        QVERIFY(wizard && spinUntil([&] { return wizard->delivery().city() != nullptr; }));
        wizard->go(ImportWizard::File);
        lookAt(wizard, QStringLiteral("import empty ") + language);
        const QString path = desk.folder.filePath(QStringLiteral("survey.csv"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(test::survey(m_city->somewhere())) > 0);
        file.close();
        wizard->filePage().addFiles({path});
        QVERIFY(spinUntil([&] { return wizard->filePage().isReady(); }) && test::isLookedAt(*wizard));
        lookAt(wizard, QStringLiteral("import file ") + language);
        QVERIFY(test::goOn(*wizard, ImportWizard::Columns));
        QTest::qWait(200);
        lookAt(wizard, QStringLiteral("import columns ") + language);
        QVERIFY(test::goOn(*wizard, ImportWizard::Words));
        QTest::qWait(200);
        lookAt(wizard, QStringLiteral("import words ") + language);
        auto values = wizard->delivery().plan().mapping.values;
        for (const intake::UnknownWord &word : wizard->delivery().undecidedWords())
            values[word.field].insert(word.word, intake::Mapping::NewWord);
        wizard->delivery().setWords(values);
        QVERIFY(test::goOn(*wizard, ImportWizard::Check));
        QVERIFY(test::isChecked(*wizard));
        lookAt(wizard, QStringLiteral("import check ") + language);
        desk.window->openTopology();
        auto *topology = desk.window->findChild<TopologyWindow *>();
        QTest::qWait(300);
        lookAt(topology, QStringLiteral("topology ") + language);
        desk.window->closeImport();
        nothingIsWrong();
    }
    void theCalendar_data() { test::languages(); }
    void theCalendar()
    {
        QFETCH(QString, language);
        FullDesk desk(*m_city, QStringLiteral("admin"), language);
        CalendarWindow window(desk.session, desk.window.get());
        window.show();
        QTest::qWait(300);
        lookAt(&window, QStringLiteral("calendar ") + language);
        nothingIsWrong();
    }
    void photosAndPrinting_data() { test::languages(); }
    void photosAndPrinting()
    {
        QFETCH(QString, language);
        FullDesk desk(*m_city, QStringLiteral("acceptor1"), language);
        const QString path = desk.folder.filePath(QStringLiteral("a.jpg"));
        QFile picture(path);
        QVERIFY(picture.open(QIODevice::WriteOnly) && picture.write(test::aPhoto(1, {400, 300})) > 0);
        picture.close();
        const auto kept = desk.seat.media().keep({path});
        QVERIFY(spinUntil([&kept] { return kept.isFinished(); }));
        domain::CaseFile file;
        file.id = CaseId(QStringLiteral("c"));
        file.photos = {{QStringLiteral("near"), kept.result().at(0).hash, desk.clock->now(),
                        QStringLiteral("acceptor1")}};
        PhotoViewer viewer(desk.session, desk.style, file, 0, desk.window.get());
        viewer.resize(1100, 680);
        viewer.show();
        QTest::qWait(200);
        lookAt(&viewer, QStringLiteral("photo ") + language);
        mapview::HotLayers layers(desk.seat.store(), desk.clock, {});
        layers.load();
        spinUntil([&] { return layers.isReady(); });
        SheetSource source{layers, desk.rows, desk.words};
        source.view = layers.extent();
        auto *sheet = new PrintSheetDialog(std::move(source), desk.folder.path(), desk.window.get());
        sheet->show();
        look(*sheet, QStringLiteral("sheet ") + language, true);
        test::shot(*sheet, QStringLiteral("window-sheet-") + language);
        delete sheet;
        nothingIsWrong();
    }
    void whoIsHereIsAskedAgain_data() { test::languages(); }
    void whoIsHereIsAskedAgain()
    {
        QFETCH(QString, language);
        FullDesk desk(*m_city, QStringLiteral("dispatcher1"), language);
        SignInAgain again(desk.session, desk.window->centralWidget());
        again.setGeometry(desk.window->centralWidget()->rect());
        again.show();
        lookAt(&again, QStringLiteral("again ") + language);
        nothingIsWrong();
    }
    /// A new window comes with its walk: the names are read from the sources.
    void noWindowIsForgotten()
    {
        static const QRegularExpression Window(QStringLiteral(
            "class (\\w+) (?:final )?: public Q(?:Dialog|Wizard|MainWindow)\\b|class (\\w+(?:Window|Wizard|Dialog)) (?:final )?: public QWidget\\b"));
        const QString root = qEnvironmentVariable("WANMI_SOURCE_DIR");
        QVERIFY(!root.isEmpty());
        QStringList forgotten;
        int found = 0;
        for (const char *folder : {"/modules/workbench", "/app/desk"}) {
            QDirIterator files(root + QString::fromLatin1(folder),
                               {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files);
            while (files.hasNext()) {
                QFile file(files.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                auto matches = Window.globalMatch(QString::fromUtf8(file.readAll()));
                while (matches.hasNext()) {
                    const QRegularExpressionMatch match = matches.next();
                    const QString name = match.captured(1) + match.captured(2);
                    ++found;
                    if (!m_seen.contains(name) && !test::desksOwnWindows().contains(name))
                        forgotten << name;
                }
            }
        }
        QVERIFY(found >= 14);
        QVERIFY2(forgotten.isEmpty(), qPrintable(forgotten.join(u' ')));
    }
};

QTEST_MAIN(TestWindows)
#include "tst_windows.moc"
