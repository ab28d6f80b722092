// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/dashboardwindow.h"

#include "store/factfile.h"
#include "workbench/deskseat.h"
#include "workbench/figurecases.h"
#include "workbench/mainmenu.h"

#include <QJsonObject>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QRandomGenerator>
#include <QSignalSpy>

#include <set>
#include <sqlite3.h>

using namespace wanmi;
using namespace wanmi::test;
using namespace workbench;
using namespace std::chrono_literals;

namespace {
constexpr int PastCases = 700;

/// Two months that have ended well or badly by department, and a morning with everything that can be open.
std::vector<domain::CaseFile> twoMonths(base::Instant now)
{
    const std::array departments{"drainage",        "municipal_road", "water_supply", "bridge",
                                 "street_lighting", "landscaping",    "sanitation"};
    const std::array sources{"supervisor", "supervisor", "supervisor", "hotline12345", "video", "portal"};
    QRandomGenerator random(8);
    std::vector<domain::CaseFile> files;
    const auto begin = [&](const QString &id) {
        domain::CaseFile file;
        file.id = CaseId(id);
        file.version = 4;
        file.caseNo = QStringLiteral("2301%1").arg(files.size(), 10, 10, QLatin1Char('0'));
        file.kind = domain::CaseKind::Component;
        file.classCode = random.bounded(3) ? QStringLiteral("0101") : QStringLiteral("0102");
        file.source = QString::fromLatin1(sources[size_t(random.bounded(int(sources.size())))]);
        file.address = QStringLiteral("中央大街 %1 号").arg(files.size() % 300 + 1);
        const std::array districts{"230102", "230103", "230104", "230110"};
        file.district = QString::fromLatin1(districts[size_t(random.bounded(4))]);
        file.street = file.district + QStringLiteral("00%1").arg(random.bounded(3) + 1);
        file.community = file.street + QStringLiteral("00%1").arg(random.bounded(2) + 1);
        file.cell = file.community + QStringLiteral("00%1").arg(random.bounded(3) + 1);
        file.place = {126.63, 45.755};
        return file;
    };
    for (int i = 0; i < PastCases; ++i) {
        domain::CaseFile file = begin(QStringLiteral("done-%1").arg(i));
        const size_t department = size_t(random.bounded(int(departments.size())));
        file.leadDept = QString::fromLatin1(departments[department]);
        file.state = domain::state::Closed;
        file.closeType = QStringLiteral("NORMAL");
        file.reportedAt = now - std::chrono::minutes(random.bounded(58 * 1440) + 2000);
        file.registeredAt = file.handlingStartedAt = file.reportedAt + 30min;
        file.handlingDue = *file.handlingStartedAt + 24h;
        // The later in the list, the later the work; it has become better since.
        const bool late = random.bounded(100) < int(department) * 9 + (file.reportedAt < now - 600h ? 12 : 0);
        file.feedbackAt = file.closedAt = std::min(now - 1min,
                                                   *file.handlingStartedAt + (late ? 27h : 6h)
                                                       + std::chrono::minutes(random.bounded(60)));
        file.handledInTime = *file.feedbackAt <= *file.handlingDue;
        files.push_back(file);
    }
    for (int i = 0; i < 60; ++i) {
        domain::CaseFile file = begin(QStringLiteral("now-%1").arg(i));
        file.state = i % 3 ? domain::state::Handling : domain::state::PendingDispatch;
        if (i % 3)
            file.leadDept = QString::fromLatin1(departments[size_t(i) % departments.size()]);
        file.severity = i % 9 == 0 ? QStringLiteral("urgent") : QStringLiteral("general");
        file.supervised = i % 13 == 0;
        if (i % 11 == 1)
            file.pendingRequest
                = domain::PendingRequest{QStringLiteral("extend"), QStringLiteral("p"), now, {}, {}, 1, {}};
        file.reportedAt = now - std::chrono::minutes(40 * i + 5);
        file.registeredAt = file.reportedAt + 3min;
        file.stageStartedAt = file.registeredAt;
        file.stageDue = now + std::chrono::minutes(200 - 9 * i);
        file.stageWarnAt = *file.stageDue - 30min;
        if (i % 3) {
            file.handlingStartedAt = file.registeredAt;
            file.handlingDue = file.stageDue;
        }
        files.push_back(file);
    }
    return files;
}

void lay(DeskSeat &seat, const std::vector<domain::CaseFile> &files)
{
    protocol::ChangePage page;
    page.next = QStringLiteral("cursor-2");
    page.serverTime = seat.m_clock->now();
    for (const domain::CaseFile &file : files) {
        protocol::Row row = protocol::toRow(file);
        protocol::RowChange change;
        change.table = int(protocol::TableNo::CaseFile);
        change.id = std::get<QString>(row.front());
        change.ver = file.version;
        change.values.assign(row.begin() + 1, row.end());
        page.items.push_back(std::move(change));
    }
    const auto done = await(seat.m_store->apply(page));
    if (!done)
        qFatal("not applied: %s", qPrintable(done.error().reason));
    spinUntil([&] { return seat.m_rows.positionOf(files.back().id.text()).has_value(); });
}

/// Facts of callbacks, laid into the replica's file.
void layCallbacks(DeskSeat &seat, const std::vector<QString> &answers)
{
    sqlite3 *database = nullptr;
    if (sqlite3_open(store::replicaFileOf(*seat.m_store).toUtf8().constData(), &database) != SQLITE_OK)
        qFatal("no replica");
    const auto run = [&](const QString &sql) {
        char *why = nullptr;
        if (sqlite3_exec(database, sql.toUtf8().constData(), nullptr, nullptr, &why) != SQLITE_OK)
            qFatal("%s", why);
    };
    sqlite3_busy_timeout(database, 5'000);
    run(QStringLiteral(
        "CREATE TABLE IF NOT EXISTS case_fact (fid INTEGER PRIMARY KEY NOT NULL, id TEXT NOT NULL, ver "
        "INTEGER NOT NULL, case_id TEXT, at INTEGER, kind TEXT, person TEXT, post TEXT, department "
        "TEXT, started_at INTEGER, due_at INTEGER, in_time INTEGER, used_ms INTEGER, round INTEGER, "
        "outcome TEXT, class_key TEXT, cell TEXT, duty_grid TEXT, source TEXT)"));
    for (std::size_t i = 0; i < answers.size(); ++i)
        run(QStringLiteral(
                "INSERT INTO case_fact (id, ver, case_id, at, kind, person, post, department, used_ms, round, "
                "outcome, class_key, cell, duty_grid, source) VALUES ('call-%1', 1, 'done-%1', %2, 'callback', "
                "'', 'acceptor', 'drainage', 0, 0, '%3', 'C0101', '230102001001001', '', 'hotline12345')")
                .arg(i)
                .arg(base::toMs(seat.m_clock->now()) - 60'000)
                .arg(answers[i]));
    sqlite3_close(database);
}

SketchCity quietCity()
{
    SketchCity city;
    city.cellsAcross = 14;
    city.components = 60;
    city.openCases = 0;
    return city;
}

struct Desk
{
    explicit Desk(const QString &post = QStringLiteral("leader"), const QString &department = {},
                  const QString &language = QStringLiteral("zh"), bool hasCases = true)
        : seat(post, department, quietCity())
    {
        seat.m_words->setLanguage(language);
        if (hasCases)
            lay(seat, twoMonths(seat.m_clock->now()));
        seat.window().show();
        seat.window().openDashboard();
        page = seat.window().dashboardWindow();
        page->resize(1280, 800);
    }
    bool completes() const
    {
        return spinUntil([this] { return page->isComplete(); }) && settles();
    }
    /// What was asked for is shown, and laid out.
    static bool settles()
    {
        QTest::qWait(150);
        return true;
    }
    /// How many cases the list beside the page counts after a press; -1: none came.
    qint64 pressed(FigureButton *button) const
    {
        QSignalSpy shown(page, &DashboardWindow::casesShown);
        button->click();
        if (!spinUntil([&] { return !shown.isEmpty(); }))
            return -1;
        return shown.front().front().toLongLong();
    }
    FigureButton *named(const QString &name) const
    {
        for (FigureButton *button : page->findChildren<FigureButton *>()) {
            if (button->isVisible() && button->figure().name == name)
                return button;
        }
        return nullptr;
    }
    DeskSeat seat;
    DashboardWindow *page;
};
} // namespace

/// A leader sees five answers, and every number in them is the list of its cases.
class TestDashboard : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { resources::load(); }
    void everyFigureIsTheListOfItsCases_data();
    void everyFigureIsTheListOfItsCases();
    void theMomentIsThereBeforeTheFactsAre();
    void threePressesLeadToACase();
    void keysAloneLeadToACase();
    void oneLooksIntoADistrictAndBack();
    void theCourseLeadsToItsCases();
    void satisfactionLeadsToThoseCalledBack();
    void theFiguresFollowTheReplica();
    void readingCanBeStopped();
    void anEmptyCitySaysSo();
    void aDepartmentSeesItself();
    void whoMayNotSeePersonsSeesNone();
    void thePlaceAndThePeriodAreRemembered();
    void theMenuTheKeyAndTheCommandBarOpenIt();
};

void TestDashboard::everyFigureIsTheListOfItsCases_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("theme");
    QTest::newRow("zh, dark") << QStringLiteral("zh") << QStringLiteral("dark");
    QTest::newRow("en, light") << QStringLiteral("en") << QStringLiteral("light");
}

void TestDashboard::everyFigureIsTheListOfItsCases()
{
    QFETCH(QString, language);
    QFETCH(QString, theme);
    Desk desk(QStringLiteral("leader"), {}, language);
    desk.seat.m_style.apply(theme);
    QSignalSpy explained(desk.page, &DashboardWindow::explained);
    QVERIFY(desk.completes());
    QVERIFY(spinUntil([&] { return !explained.isEmpty(); }));
    QTest::qWait(200);
    shot(*desk.page, QStringLiteral("dashboard-%1-%2").arg(language, theme));
    QRandomGenerator random(3);
    std::set<QString> kinds;
    for (const auto span : {DashboardWindow::Span::Month, DashboardWindow::Span::Year,
                            DashboardWindow::Span::Week, DashboardWindow::Span::Today}) {
        desk.page->showSpan(span);
        QTest::qWait(400);
        std::vector<FigureButton *> figures = desk.page->figures();
        QVERIFY(figures.size() > 40);
        std::shuffle(figures.begin(), figures.end(), random);
        for (std::size_t i = 0; i < 25; ++i) {
            const Figure figure = figures[i]->figure();
            const qint64 listed = desk.pressed(figures[i]);
            QVERIFY2(
                listed == figure.count,
                qPrintable(QStringLiteral("%1: %2 <> %3").arg(figure.name).arg(figure.count).arg(listed)));
            QVERIFY(!figure.definition.isEmpty());
            QVERIFY(desk.page->list().cases().count() > 0 || figure.count == 0);
            kinds.insert(figures[i]->parentWidget()->parentWidget()->metaObject()->className());
            if (span == DashboardWindow::Span::Month && i == 20)
                shot(*desk.page, QStringLiteral("dashboard-list-%1-%2").arg(language, theme));
        }
    }
    QVERIFY(kinds.size() >= 3);
}

void TestDashboard::theMomentIsThereBeforeTheFactsAre()
{
    Desk desk;
    QVERIFY(spinUntil([&] { return desk.page->now() != nullptr; }));
    QVERIFY(desk.named(QStringLiteral("在办")));
    QCOMPARE(desk.named(QStringLiteral("在办"))->figure().count, 60);
    QCOMPARE(desk.page->now()->emergencies, 7);
    QCOMPARE(desk.page->now()->supervised, 5);
    QVERIFY(desk.page->now()->requested > 0 && desk.page->now()->dueSoon > 0);
    QCOMPARE(desk.page->now()->overdue, 37);
}

void TestDashboard::threePressesLeadToACase()
{
    Desk desk;
    QVERIFY(desk.completes());
    QVERIFY(desk.pressed(desk.named(QStringLiteral("现在超期"))) > 0);
    QListWidget &cases = desk.page->list().cases();
    emit cases.itemActivated(cases.item(0));
    QVERIFY(!desk.seat.m_selection.caseId().isEmpty());
    // The worst are a press away.
    FigureButton *worst = desk.named(QStringLiteral("最久超期"));
    QVERIFY(worst);
    desk.seat.m_selection.selectCase({});
    worst->click();
    QCOMPARE(desk.seat.m_selection.caseId(), QStringLiteral("now-59"));
}

void TestDashboard::keysAloneLeadToACase()
{
    Desk desk;
    QVERIFY(desk.completes());
    desk.page->activateWindow();
    FigureButton *open = desk.named(QStringLiteral("在办"));
    open->setFocus();
    QSignalSpy shown(desk.page, &DashboardWindow::casesShown);
    QTest::keyClick(open, Qt::Key_Return);
    QVERIFY(spinUntil([&] { return !shown.isEmpty(); }));
    QVERIFY(open->isChecked());
    QSignalSpy wanted(desk.page, &DashboardWindow::caseWanted);
    QTest::keyClick(&desk.page->list().cases(), Qt::Key_Down);
    QTest::keyClick(&desk.page->list().cases(), Qt::Key_Return);
    QCOMPARE(wanted.size(), 1);
    QTest::keyClick(desk.page, Qt::Key_Escape); // the list goes, the page stays
    QVERIFY(!desk.page->list().isVisible() && desk.page->isVisible() && !open->isChecked());
    QPointer<DashboardWindow> page = desk.page;
    QTest::keyClick(desk.page, Qt::Key_Escape);
    QVERIFY(spinUntil([&] { return !page; }));
}

void TestDashboard::oneLooksIntoADistrictAndBack()
{
    Desk desk;
    QVERIFY(desk.completes());
    WherePanel &where = desk.page->wherePanel();
    QCOMPARE(where.level(), QStringLiteral("district"));
    const QString district = desk.seat.m_words->area(QStringLiteral("230102"));
    QStringList levels;
    for (const QString &name : {district, desk.seat.m_words->area(QStringLiteral("230102001")),
                                desk.seat.m_words->area(QStringLiteral("230102001001"))}) {
        QSignalSpy shown(desk.page, &DashboardWindow::shown);
        FigureButton *part = desk.named(name);
        QVERIFY2(part, qPrintable(name));
        QTest::mouseClick(part, Qt::LeftButton);
        levels.append(where.level());
        QVERIFY(spinUntil([&] { return !shown.isEmpty(); }));
        QTest::qWait(50);
        // What is in the parts is what is in the whole.
        int open = 0;
        for (FigureButton *button : where.findChildren<FigureButton *>()) {
            const auto *now = std::get_if<NowCases>(&button->figure().cases);
            if (button->isVisible() && now && now->question.part == models::NowPart::OpenInArea
                && button->figure().share < 0)
                open += int(button->figure().count);
        }
        QCOMPARE(open, desk.page->now()->areas.value(where.area()).open);
    }
    QCOMPARE(levels,
             (QStringList{QStringLiteral("street"), QStringLiteral("community"), QStringLiteral("cell")}));
    shot(*desk.page, QStringLiteral("dashboard-cells"));
    for (FigureButton *button : desk.page->figures()) {
        if (where.isAncestorOf(button))
            QCOMPARE(desk.pressed(button), button->figure().count);
    }
    desk.page->closeCases();
    for (const char *level : {"community", "street", "district", "district"}) {
        QTest::keyClick(desk.page, Qt::Key_Backspace);
        QCOMPARE(where.level(), QString::fromLatin1(level));
    }
}

void TestDashboard::theCourseLeadsToItsCases()
{
    Desk desk;
    QVERIFY(desk.completes());
    BetterPanel &better = desk.page->betterPanel();
    QVERIFY2(better.verdict().contains(u'▲'), qPrintable(better.verdict()));
    QRandomGenerator random(2);
    for (const auto span : {BetterPanel::Span::Days, BetterPanel::Span::Weeks, BetterPanel::Span::Months}) {
        QSignalSpy shown(desk.page, &DashboardWindow::shown);
        better.showSpan(span);
        QVERIFY(span == BetterPanel::Span::Days || spinUntil([&] { return !shown.isEmpty(); }));
        QTest::qWait(50);
        CourseView &course = better.course();
        QCOMPARE(course.steps().size(), std::size_t(span == BetterPanel::Span::Days ? 30 : 12));
        shot(*desk.page, QStringLiteral("dashboard-course-%1").arg(int(span)));
        int pressed = 0;
        for (int step = int(course.steps().size()) - 1; step >= 0 && pressed < 16; --step) {
            for (int series = 0; series < CourseView::Series; ++series) {
                const QRectF mark = course.placeOf(step, series);
                if (mark.isEmpty())
                    continue;
                QVERIFY(QRectF(course.rect()).contains(mark));
                QSignalSpy listed(desk.page, &DashboardWindow::casesShown);
                QSignalSpy chosen(&better, &BetterPanel::figurePressed);
                emit course.pressed(step, series);
                QCOMPARE(chosen.size(), 1);
                const Figure figure = chosen.front().front().value<Figure>();
                QVERIFY(spinUntil([&] { return !listed.isEmpty(); }));
                QCOMPARE(listed.front().front().toLongLong(), figure.count);
                ++pressed;
            }
        }
        QVERIFY(pressed >= 4);
    }
    // By keys: the last step, then to the left, and down to what was registered.
    CourseView &course = better.course();
    course.setFocus();
    QSignalSpy listed(desk.page, &DashboardWindow::casesShown);
    for (const Qt::Key key : {Qt::Key_Left, Qt::Key_Down, Qt::Key_Down, Qt::Key_Return})
        QTest::keyClick(&course, key);
    QVERIFY(spinUntil([&] { return !listed.isEmpty(); }));
    QVERIFY(!course.accessibleDescription().isEmpty());
}

void TestDashboard::satisfactionLeadsToThoseCalledBack()
{
    DeskSeat seat(QStringLiteral("leader"), {}, quietCity());
    seat.m_words->setLanguage(QStringLiteral("zh"));
    lay(seat, twoMonths(seat.m_clock->now()));
    layCallbacks(seat,
                 {QStringLiteral("very-satisfied"), QStringLiteral("satisfied"),
                  QStringLiteral("dissatisfied"), QStringLiteral("satisfied"), QStringLiteral("unreachable"),
                  QStringLiteral("fair")});
    seat.window().openDashboard();
    DashboardWindow *page = seat.window().dashboardWindow();
    QVERIFY(spinUntil([&] { return page->isComplete(); }));
    FigureButton *rate = nullptr, *bad = nullptr;
    for (FigureButton *button : page->betterPanel().findChildren<FigureButton *>()) {
        rate = button->figure().name.contains(QStringLiteral("满意率")) ? button : rate;
        bad = button->figure().name == QStringLiteral("不满意") ? button : bad;
    }
    QVERIFY(rate && bad);
    QCOMPARE(rate->figure().value, QStringLiteral("60.0 %")); // three of five who were reached
    QCOMPARE(rate->figure().count, 5);
    QCOMPARE(bad->figure().count, 1);
    for (FigureButton *button : {rate, bad}) {
        QSignalSpy shown(page, &DashboardWindow::casesShown);
        button->click();
        QVERIFY(spinUntil([&] { return !shown.isEmpty(); }));
        QCOMPARE(shown.front().front().toLongLong(), button->figure().count);
        const QString first = page->list().cases().item(0)->text();
        QVERIFY2(button == bad || first.contains(QStringLiteral("扣分")),
                 qPrintable(first)); // the discontent first
    }
}

void TestDashboard::theFiguresFollowTheReplica()
{
    Desk desk;
    QVERIFY(desk.completes());
    std::vector<domain::CaseFile> files = twoMonths(desk.seat.m_clock->now());
    domain::CaseFile fresh = files.back();
    fresh.id = CaseId(QStringLiteral("fresh"));
    fresh.severity = QStringLiteral("major");
    fresh.reportedAt = desk.seat.m_clock->now();
    const int before = desk.page->now()->open, urgent = desk.page->now()->emergencies;
    lay(desk.seat, {fresh});
    QVERIFY(spinUntil([&] { return desk.page->now()->open == before + 1; }));
    QCOMPARE(desk.page->now()->emergencies, urgent + 1);
    QCOMPARE(desk.pressed(desk.named(QStringLiteral("在办"))), before + 1);
}

void TestDashboard::readingCanBeStopped()
{
    Desk desk;
    desk.page->readButton().click(); // reading began with the window
    QVERIFY(spinUntil([&] { return !desk.page->readButton().text().contains(QStringLiteral("停止")); }));
    if (!desk.page
             ->isComplete()) { // it was stopped in time: the page says so and begins again when it is told
        QVERIFY2(desk.page->state().contains(QStringLiteral("停止")), qPrintable(desk.page->state()));
        shot(*desk.page, QStringLiteral("dashboard-stopped"));
    }
    desk.page->readButton().click();
    QVERIFY(desk.completes());
    QVERIFY(!desk.page->state().contains(QStringLiteral("停止")));
}

void TestDashboard::anEmptyCitySaysSo()
{
    Desk desk(QStringLiteral("leader"), {}, QStringLiteral("zh"), false);
    QVERIFY(desk.completes());
    shot(*desk.page, QStringLiteral("dashboard-empty"));
    QStringList said;
    for (const QLabel *label : desk.page->findChildren<QLabel *>()) {
        if (label->isVisible())
            said.append(label->text());
    }
    const QString all = said.join(u'\n');
    for (const char *words : {"此刻没有超期案卷", "这个周期没有有效回访", "应结案数太少"})
        QVERIFY2(all.contains(QString::fromUtf8(words)), qPrintable(all));
    QVERIFY2(all.contains(QStringLiteral("还没有部门达到排名所需的 5 件")), qPrintable(all));
    for (FigureButton *button : desk.page->figures()) {
        QCOMPARE(button->figure().count, 0);
        QCOMPARE(desk.pressed(button), 0);
    }
}

void TestDashboard::aDepartmentSeesItself()
{
    Desk desk(QStringLiteral("department-leader"), QStringLiteral("drainage"));
    QVERIFY(desk.completes());
    shot(*desk.page, QStringLiteral("dashboard-own"));
    QCOMPARE(desk.page->whoPanel().shownOnes(), QStringList{QStringLiteral("drainage")});
    for (FigureButton *button : desk.page->wherePanel().findChildren<FigureButton *>())
        QVERIFY(!button->figure().grade); // no grade of an area from a part of its cases
}

/// Names, telephones and who has a task are nowhere on the page, its tooltips or its lists.
void TestDashboard::whoMayNotSeePersonsSeesNone()
{
    DeskSeat seat(QStringLiteral("leader"), {}, quietCity());
    std::vector<domain::CaseFile> files = twoMonths(seat.m_clock->now());
    for (domain::CaseFile &file : files) {
        file.supervisor = QStringLiteral("sv230103001");
        file.description = QStringLiteral("张三 13904510000 报修");
    }
    lay(seat, files);
    seat.window().openDashboard();
    DashboardWindow *page = seat.window().dashboardWindow();
    QVERIFY(spinUntil([&] { return page->isComplete(); }));
    QStringList said;
    for (FigureButton *button : page->figures()) {
        said << button->accessibleName() << button->toolTip();
        if (button->figure().count == 0 || said.size() % 5)
            continue;
        QSignalSpy shown(page, &DashboardWindow::casesShown);
        button->click();
        QVERIFY(spinUntil([&] { return !shown.isEmpty(); }));
        for (int row = 0; row < page->list().cases().count(); ++row)
            said << page->list().cases().item(row)->text() << page->list().cases().item(row)->toolTip();
    }
    QVERIFY(said.size() > 100);
    for (const char *personal : {"张三", "13904510000", "sv230103001", "王强"})
        QVERIFY(!said.join(u'\n').contains(QString::fromUtf8(personal)));
}

void TestDashboard::thePlaceAndThePeriodAreRemembered()
{
    Desk desk;
    QVERIFY(desk.completes());
    desk.page->resize(1111, 777);
    desk.page->showSpan(DashboardWindow::Span::Quarter);
    desk.page->betterPanel().showSpan(BetterPanel::Span::Weeks);
    QPointer<DashboardWindow> page = desk.page;
    desk.page->close();
    QVERIFY(spinUntil([&] { return !page; }));
    desk.seat.window().openDashboard();
    page = desk.seat.window().dashboardWindow();
    QVERIFY(page);
    QCOMPARE(page->span(), DashboardWindow::Span::Quarter);
    QCOMPARE(page->betterPanel().span(), BetterPanel::Span::Weeks);
    QCOMPARE(page->size(), QSize(1111, 777));
}

void TestDashboard::theMenuTheKeyAndTheCommandBarOpenIt()
{
    DeskSeat seat(QStringLiteral("leader"), {}, quietCity());
    MainWindow &window = seat.window();
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QVERIFY(!window.dashboardWindow());
    QWidget *focus = window.focusWidget();
    QTest::keyClick(focus ? focus : &window, Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(window.dashboardWindow());
    QPointer<DashboardWindow> page = window.dashboardWindow();
    page->close();
    QVERIFY(spinUntil([&] { return !page; }));
    int found = 0;
    for (const DeedGroup &group : window.deeds()) {
        for (const Deed &deed : group.deeds) {
            if (deed.token != u"dashboard")
                continue;
            ++found;
            QCOMPARE(deed.key, QStringLiteral("Ctrl+Shift+D"));
            deed.act();
        }
    }
    QCOMPARE(found, 1);
    QVERIFY(window.dashboardWindow());
}

QTEST_MAIN(TestDashboard)
#include "tst_dashboard.moc"
