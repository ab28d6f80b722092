// SPDX-License-Identifier: GPL-3.0-or-later
// What a dispatcher is told about departments, and what a department's clerk does at the desk.
#include "workbench/actionform.h"
#include "workbench/casepage.h"
#include "workbench/crewfield.h"
#include "workbench/deskseat.h"
#include "workbench/dutyadvice.h"
#include "workbench/standardtexts.h"
#include "workbench/textoffers.h"
#include "workbench/unitwindow.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QTableView>
#include <QToolButton>

using namespace wanmi;
using test::spinUntil;
using workbench::CrewField;
using workbench::DutyAdvice;
using workbench::UnitWindow;

namespace {
const QString Drainage = QStringLiteral("drainage");

/// Chooses a case of that state (and department), and waits until its actions are there.
QString choose(test::DeskSeat &seat, const QString &state, const QString &department = {},
               const QString &usual = {})
{
    const auto rows = test::await(seat.m_store->caseSummaries(true));
    if (!rows)
        return {};
    for (const store::CaseSummary &row : **rows) {
        const domain::MinorClass *minor = seat.m_rules->catalog.find(row.kind, row.classCode);
        if (row.state != state || (!department.isEmpty() && row.leadDept != department)
            || (!usual.isEmpty() && (!minor || minor->typicalDepartment.text() != usual)))
            continue;
        seat.m_selection.selectCase(row.id);
        spinUntil([&] { return !seat.window().casePage().actionKeys().empty(); });
        return row.id;
    }
    return {};
}

workbench::ActionForm *openForm(test::DeskSeat &seat, const QString &action)
{
    seat.window().casePage().begin(action);
    return seat.window().casePage().form();
}
} // namespace

class TestClerk : public QObject
{
    Q_OBJECT
private slots:
    void theFormProposesWithReasons_data() { languages(); }
    void theFormProposesWithReasons();
    void everyReasonHasWords_data() { languages(); }
    void everyReasonHasWords();
    void anotherChoiceIsToldWhyItIsBehind();
    void altAndADigitChoose();
    void whoSentItBackIsNotProposed();
    void theNearestFreeVehicleIsProposed();
    void aListedCrewIsTakenByKeys();
    void ownFiguresAreThoseOfTheOwnRows_data() { languages(); }
    void ownFiguresAreThoseOfTheOwnRows();
    void onlyDepartmentsHaveOwnFigures();
    void textsFitTheClassAndAreFilledIn();
    void textsAreFoundByTyping();
    void ownTextsAreKeptAndForgotten();
    void pictures();

private:
    static void languages()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("Chinese") << QStringLiteral("zh");
        QTest::newRow("English") << QStringLiteral("en");
    }
};

void TestClerk::theFormProposesWithReasons()
{
    QFETCH(QString, language);
    test::DeskSeat seat(QStringLiteral("dispatcher"));
    seat.m_words->setLanguage(language);
    test::ready(seat.window());
    QVERIFY(!choose(seat, domain::state::PendingDispatch).isEmpty());
    workbench::ActionForm *form = openForm(seat, QStringLiteral("dispatch"));
    QVERIFY(form);
    workbench::Field *lead = form->field(QStringLiteral("leadDept"));
    QVERIFY(spinUntil([&] { return !lead->answer().isEmpty(); }));
    auto *advice = form->findChild<DutyAdvice *>();
    QVERIFY(advice && advice->isVisible());
    const domain::Recommendation &answer = advice->recommendation();
    QCOMPARE(answer.first()->department, lead->answer());
    const QStringList lines = advice->text().split(u'\n');
    QVERIFY2(lines.first().contains(seat.m_words->department(lead->answer())), qPrintable(lines.first()));
    QVERIFY(lines.first().startsWith(u'✓'));
    const double now = double(base::toMs(seat.m_desk->now()));
    for (size_t i = 0; i < std::min<size_t>(5, answer.first()->reasons.size()); ++i)
        QVERIFY(lines.contains(seat.m_words->duty(answer.first()->reasons[i], now)));
    for (size_t i = 1; i < 3; ++i) {
        const QString &why = seat.m_words->duty(answer.choices[i].against.front(), now);
        QVERIFY2(advice->text().contains(why), qPrintable(why));
    }
    for (const char *hole : {"%1", "%2", "%3"})
        QVERIFY2(!advice->text().contains(QLatin1String(hole)), qPrintable(advice->text()));
}

void TestClerk::everyReasonHasWords()
{
    QFETCH(QString, language);
    test::DeskSeat seat(QStringLiteral("dispatcher"));
    seat.m_words->setLanguage(language);
    const QString one = QStringLiteral("1"), two = QStringLiteral("2");
    const std::vector<domain::DutyReason> reasons{
        {QStringLiteral("named-at-return"), {Drainage}},
        {QStringLiteral("maintains-component"), {QStringLiteral("2301020102000001")}},
        {QStringLiteral("owns-component"), {QStringLiteral("2301020102000001")}},
        {QStringLiteral("in-charge-of-component"), {QStringLiteral("2301020102000001")}},
        {QStringLiteral("usual-for-class"), {QStringLiteral("E0110")}},
        {QStringLiteral("territory"), {QStringLiteral("230102")}},
        {QStringLiteral("handled-here"), {one, two, QStringLiteral("road"), QStringLiteral("100%1路")}},
        {QStringLiteral("handled-here"), {one, two, QStringLiteral("grid"), QStringLiteral("23010200101")}},
        {QStringLiteral("handled-here"), {one, two, QStringLiteral("street"), QStringLiteral("230102001")}},
        {QStringLiteral("handled-class"), {one, two}},
        {QStringLiteral("clock-runs"), {}},
        {QStringLiteral("at-work"), {}},
        {QStringLiteral("at-work-from"), {QString::number(base::toMs(seat.m_clock->now()))}},
        {QStringLiteral("load"), {one, two}},
        {QStringLiteral("returned-this"), {}},
        {QStringLiteral("component-of-another"), {QStringLiteral("2301020102000001"), Drainage}},
        {QStringLiteral("other-area"), {QStringLiteral("230102")}},
        {QStringLiteral("rarely-here"), {one, two, QStringLiteral("road"), QStringLiteral("中山路")}},
        {QStringLiteral("rarely-class"), {one, two}},
        {QStringLiteral("handled-here"),
         {one, two, QStringLiteral("road"), QStringLiteral("100%1路"), QStringLiteral("area")}},
        {QStringLiteral("rarely-here"),
         {QStringLiteral("0"), two, QStringLiteral("street"), QStringLiteral("230102001")}},
        {QStringLiteral("handled-class"), {one, two, QStringLiteral("area")}},
        {QStringLiteral("rarely-class"), {one, two, QStringLiteral("area")}},
        {QStringLiteral("less-likely"), {Drainage, QStringLiteral("0.8"), QStringLiteral("0.2")}},
        {QStringLiteral("never-class"), {two}},
        {QStringLiteral("not-usual"), {Drainage}},
        {QStringLiteral("busier"), {two, one}},
        {QStringLiteral("crew-suits"), {QStringLiteral("sanitation")}},
        {QStringLiteral("crew-unsuited"), {QStringLiteral("bus")}},
        {QStringLiteral("crew-near"), {QStringLiteral("640")}},
        {QStringLiteral("crew-last-case"), {QStringLiteral("1200")}},
        {QStringLiteral("crew-nowhere"), {}},
        {QStringLiteral("crew-old"), {QStringLiteral("600000")}},
        {QStringLiteral("crew-busy"), {}},
        {QStringLiteral("crew-free"), {}}};
    const QRegularExpression han(QStringLiteral("[\\x{4e00}-\\x{9fff}]"));
    for (const domain::DutyReason &reason : reasons) {
        const QString text = seat.m_words->duty(reason, double(base::toMs(seat.m_clock->now())));
        QVERIFY2(!text.isEmpty() && text != reason.token, qPrintable(reason.token));
        QVERIFY2(!text.contains(QStringLiteral("%2")) && !text.contains(QStringLiteral("%3")),
                 qPrintable(text));
        if (language == u"zh")
            QVERIFY2(text.contains(han), qPrintable(text));
    }
}

void TestClerk::anotherChoiceIsToldWhyItIsBehind()
{
    test::DeskSeat seat(QStringLiteral("dispatcher"));
    test::ready(seat.window());
    QVERIFY(!choose(seat, domain::state::PendingDispatch).isEmpty());
    workbench::ActionForm *form = openForm(seat, QStringLiteral("dispatch"));
    workbench::Field *lead = form->field(QStringLiteral("leadDept"));
    QVERIFY(spinUntil([&] { return !lead->answer().isEmpty(); }));
    auto *advice = form->findChild<DutyAdvice *>();
    const domain::DutyChoice &last = advice->recommendation().choices.back();
    lead->setAnswer(last.department);
    const QString why = seat.m_words->duty(last.against.front(), double(base::toMs(seat.m_desk->now())));
    QVERIFY2(advice->text().contains(seat.m_words->department(last.department)), qPrintable(advice->text()));
    QVERIFY2(advice->text().split(u'\n').last().contains(why), qPrintable(advice->text()));
    seat.m_words->setLanguage(QStringLiteral("en"));
    QVERIFY(advice->text().contains(QStringLiteral("Why not")));
    seat.m_words->setLanguage(QStringLiteral("zh"));
}

void TestClerk::altAndADigitChoose()
{
    test::DeskSeat seat(QStringLiteral("dispatcher"));
    test::ready(seat.window());
    QVERIFY(!choose(seat, domain::state::PendingDispatch).isEmpty());
    workbench::ActionForm *form = openForm(seat, QStringLiteral("dispatch"));
    workbench::Field *lead = form->field(QStringLiteral("leadDept"));
    QVERIFY(spinUntil([&] { return !lead->answer().isEmpty(); }));
    auto *advice = form->findChild<DutyAdvice *>();
    const QString second = advice->recommendation().choices[1].department;
    seat.window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&seat.window()));
    lead->editor()->setFocus();
    QTest::keyClick(lead->editor(), Qt::Key_2, Qt::AltModifier);
    QCOMPARE(lead->answer(), second);
    QTest::keyClick(lead->editor(), Qt::Key_1, Qt::AltModifier);
    QCOMPARE(lead->answer(), advice->recommendation().first()->department);
    QToolButton *button = nullptr;
    QVERIFY(spinUntil([&] {
        for (QToolButton *each : advice->findChildren<QToolButton *>()) {
            if (each->isVisible() && each->text().contains(seat.m_words->department(second)))
                button = each;
        }
        return button != nullptr;
    }));
    button->click();
    QCOMPARE(lead->answer(), second);
}

void TestClerk::whoSentItBackIsNotProposed()
{
    test::DeskSeat seat(QStringLiteral("dispatcher"));
    test::ready(seat.window());
    const QString id = choose(seat, domain::state::PendingDispatch);
    auto dossier = test::await(seat.m_store->dossier(id));
    QVERIFY(dossier);
    const auto before = test::await(seat.m_store->recommend(dossier->file, {}, seat.m_rules));
    QVERIFY(before && before->first());
    domain::ActionRecord asked, approved;
    asked.action = QStringLiteral("requestReturn");
    asked.department = before->first()->department;
    asked.order.suggestedDept = QStringLiteral("bridge");
    approved.action = QStringLiteral("approveReturn");
    const auto after = test::await(seat.m_store->recommend(dossier->file, {asked, approved}, seat.m_rules));
    QVERIFY(after);
    QCOMPARE(after->first()->department, QStringLiteral("bridge"));
    QCOMPARE(after->choices.back().department, before->first()->department);
}

void TestClerk::theNearestFreeVehicleIsProposed()
{
    test::DeskSeat seat(QStringLiteral("department-officer"), Drainage);
    test::ready(seat.window());
    // The sketch's vehicles are street sweepers that belong to the drainage company.
    const QString id = choose(seat, domain::state::Handling, Drainage, QStringLiteral("sanitation"));
    QVERIFY(!id.isEmpty());
    workbench::ActionForm *form = openForm(seat, QStringLiteral("assignCrew"));
    QVERIFY(form);
    auto *crew = dynamic_cast<CrewField *>(form->field(QStringLiteral("crew")));
    QVERIFY(crew);
    QVERIFY(spinUntil([&] { return crew->ranked().size() == 60; }));
    const auto dossier = test::await(seat.m_store->dossier(id));
    protocol::Live live;
    live.serverTime = seat.m_clock->now();
    const geo::Place at = dossier->file.place;
    live.vehicles = {
        {QStringLiteral("V7"), at.lon + 0.002, at.lat, 0, 20, live.serverTime},
        {QStringLiteral("V9"), at.lon + 0.001, at.lat, 0, 20, live.serverTime},
        {QStringLiteral("V11"), at.lon + 0.0001, at.lat, 0, 20, live.serverTime - std::chrono::minutes(40)}};
    crew->noteLive(live);
    QCOMPARE(crew->ranked().front().crew.name, QStringLiteral("黑A10009"));
    QCOMPARE(crew->answer(), QStringLiteral("黑A10009"));
    QCOMPARE(crew->ranked()[0].reasons.front().token, QStringLiteral("crew-near"));
    QVERIFY(crew->list().item(0)->text().contains(seat.m_words->vehicleKind(QStringLiteral("sanitation"))));
    QCOMPARE(crew->ranked()[1].crew.name, QStringLiteral("黑A10007"));
    QCOMPARE(crew->ranked()[2].crew.name, QStringLiteral("黑A10011")); // near, but that was long ago
    // It is sent; at the next case it is busy and another is proposed.
    form->send();
    QVERIFY(spinUntil([&] {
        const auto jobs = test::await(seat.m_store->crewJobs(Drainage));
        return jobs && !jobs->empty() && jobs->front().busy;
    }));
    const std::vector<domain::Crew> crews{
        {QStringLiteral("黑A10009"), QStringLiteral("sanitation"), at, live.serverTime, true},
        {QStringLiteral("黑A10007"), QStringLiteral("sanitation"), at, live.serverTime, false}};
    QCOMPARE(domain::rankCrews(at, QStringLiteral("sanitation"), crews, live.serverTime).front().crew.name,
             QStringLiteral("黑A10007"));
}

void TestClerk::aListedCrewIsTakenByKeys()
{
    test::DeskSeat seat(QStringLiteral("department-officer"), Drainage);
    test::ready(seat.window());
    QVERIFY(!choose(seat, domain::state::Handling, Drainage).isEmpty());
    workbench::ActionForm *form = openForm(seat, QStringLiteral("assignCrew"));
    auto *crew = dynamic_cast<CrewField *>(form->field(QStringLiteral("crew")));
    QVERIFY(spinUntil([&] { return crew && crew->list().count() > 2; }));
    crew->editor()->setFocus();
    QTest::keyClick(crew->editor(), Qt::Key_Down);
    QTest::keyClick(&crew->list(), Qt::Key_Down);
    const QString marked = crew->list().currentItem()->data(Qt::UserRole).toString();
    QTest::keyClick(&crew->list(), Qt::Key_Return);
    QCOMPARE(crew->answer(), marked);
    // What somebody types stays, whatever drives by.
    crew->setAnswer(QStringLiteral("抢修一班"));
    protocol::Live live;
    live.vehicles = {{QStringLiteral("V1"), 126.63, 45.755, 0, 0, seat.m_clock->now()}};
    crew->noteLive(live);
    QCOMPARE(crew->answer(), QStringLiteral("抢修一班"));
}

void TestClerk::ownFiguresAreThoseOfTheOwnRows()
{
    QFETCH(QString, language);
    test::DeskSeat seat(QStringLiteral("department-officer"), Drainage);
    seat.m_words->setLanguage(language);
    test::ready(seat.window());
    QVERIFY(seat.window().hasOwnUnit());
    QTest::keyClick(&seat.window().queue().view(), Qt::Key_U, Qt::ControlModifier);
    UnitWindow *unit = seat.window().unitWindow();
    QVERIFY(unit);
    const auto rows = test::await(seat.m_store->caseSummaries(true));
    int open = 0, overdue = 0, suspended = 0;
    const qint64 now = base::toMs(seat.m_clock->now());
    for (const store::CaseSummary &row : **rows) {
        if (row.leadDept != Drainage)
            continue;
        ++open;
        const bool waits = row.state == domain::state::Suspended;
        suspended += waits;
        overdue += !waits && row.dueMs > 0 && row.dueMs < now;
    }
    QVERIFY(open > 10 && overdue > 0 && suspended > 0);
    const auto line = [&](const char *name, int value) {
        return UnitWindow::tr(name) + u' ' + seat.m_words->number(value);
    };
    QVERIFY(spinUntil([&] { return unit->text().contains(line("open now", open)); }));
    QVERIFY2(unit->text().contains(line("overdue now", overdue)), qPrintable(unit->text()));
    QVERIFY2(unit->text().contains(line("suspended", suspended)), qPrintable(unit->text()));
    unit->showSpan(UnitWindow::Span::Month);
    QVERIFY(unit->span() == UnitWindow::Span::Month);
    QTest::keyClick(unit, Qt::Key_Escape);
    QVERIFY(spinUntil([&] { return !seat.window().unitWindow(); }));
}

void TestClerk::onlyDepartmentsHaveOwnFigures()
{
    test::DeskSeat seat(QStringLiteral("dispatcher"));
    test::ready(seat.window());
    QVERIFY(!seat.window().hasOwnUnit());
    QTest::keyClick(&seat.window().queue().view(), Qt::Key_U, Qt::ControlModifier);
    QVERIFY(!seat.window().unitWindow());
}

void TestClerk::textsFitTheClassAndAreFilledIn()
{
    const workbench::TextPlace cover{QStringLiteral("feedback"), QStringLiteral("note"),
                                     domain::CaseKind::Component, QStringLiteral("0102")};
    const QStringList texts = workbench::standardTexts(cover, true);
    QVERIFY(texts.size() >= 2);
    QVERIFY2(texts.first().contains(QStringLiteral("井盖")), qPrintable(texts.first())); // of the class first
    workbench::TextPlace litter = cover;
    litter.kind = domain::CaseKind::Event;
    litter.classCode = QStringLiteral("0110");
    QVERIFY(!workbench::standardTexts(litter, true).contains(texts.first()));
    QCOMPARE(workbench::standardTexts(litter, true).size(), workbench::standardTexts(litter, false).size());
    QVERIFY(workbench::standardTexts({QStringLiteral("no such action"), QStringLiteral("note"),
                                      domain::CaseKind::Event, QString()},
                                     true)
                .isEmpty());

    test::DeskSeat seat(QStringLiteral("dispatcher"));
    domain::CaseFile file;
    file.address = QStringLiteral("𠮷祥路{class}5号👍");
    file.classCode = QStringLiteral("0110");
    file.handlingDue = seat.m_clock->now() + std::chrono::hours(1);
    const auto filled = workbench::filledText(QStringLiteral("请到{address}看“{class}”，{due}前。"), file,
                                              *seat.m_words, *seat.m_rules, seat.m_clock->now());
    QVERIFY(filled);
    QVERIFY2(filled->startsWith(QStringLiteral("请到𠮷祥路{class}5号👍看“暴露垃圾”，")), qPrintable(*filled));
    QVERIFY(!filled->contains(QStringLiteral("{due}")));
    // A text that asks for what the case has not is not offered.
    QVERIFY(!workbench::filledText(QStringLiteral("案卷 {number}"), file, *seat.m_words, *seat.m_rules,
                                   seat.m_clock->now()));
}

void TestClerk::textsAreFoundByTyping()
{
    test::DeskSeat seat(QStringLiteral("department-officer"), Drainage);
    test::ready(seat.window());
    QVERIFY(!choose(seat, domain::state::Handling, Drainage).isEmpty());
    workbench::ActionForm *form = openForm(seat, QStringLiteral("requestSuspend"));
    QVERIFY(form);
    workbench::Field *reason = form->field(QStringLiteral("reason"));
    auto *offers = reason->findChild<workbench::TextOffers *>();
    QVERIFY(offers);
    const QString season = QStringLiteral("季节原因，待开春施工。");
    QVERIFY(offers->offers().contains(season));
    auto *edit = qobject_cast<QPlainTextEdit *>(reason->editor());
    edit->setFocus();
    QTest::keyClicks(edit, QStringLiteral("jjyy")); // the initials of 季节原因
    auto *completer = offers->findChild<QCompleter *>();
    QVERIFY(completer && completer->popup()->isVisible());
    QTest::keyClick(completer->popup(), Qt::Key_Down);
    QTest::keyClick(completer->popup(), Qt::Key_Return);
    QCOMPARE(reason->answer(), season);
    edit->undo(); // in one step
    QCOMPARE(reason->answer(), QStringLiteral("jjyy"));
    edit->clear();
    QTest::keyClick(edit, Qt::Key_Down, Qt::AltModifier);
    QVERIFY(completer->popup()->isVisible());
    QCOMPARE(completer->completionCount(), int(offers->offers().size()));
    QTest::keyClick(completer->popup(), Qt::Key_Escape);
    // Who writes a sentence is left alone.
    QTest::keyClicks(edit, QStringLiteral("something quite different from all of them"));
    QVERIFY(!completer->popup()->isVisible());
}

void TestClerk::ownTextsAreKeptAndForgotten()
{
    test::DeskSeat seat(QStringLiteral("department-officer"), Drainage);
    const QString own = QStringLiteral("{address}积水已抽排，派𠮷组留守。");
    workbench::SeatMemory memory(seat.m_folder.filePath(QStringLiteral("people/zhang/seat.json")));
    QVERIFY(spinUntil([&] { return memory.isLoaded(); }));
    workbench::OwnTexts texts(memory);
    const workbench::TextPlace place{QStringLiteral("feedback"), QStringLiteral("note"),
                                     domain::CaseKind::Event, QStringLiteral("0506")};
    QVERIFY(texts.keep(place, own));
    QVERIFY(!texts.keep(place, QString(10'000'000, u'水'))); // a document is no standard text
    QVERIFY(!texts.keep(place, QStringLiteral("  ")));
    QCOMPARE(texts.of(place), QStringList{own});
    for (int i = 0; i < 30; ++i)
        QVERIFY(texts.keep(place, QStringLiteral("text %1").arg(i)));
    QCOMPARE(texts.of(place).size(), 20);
    QCOMPARE(texts.of(place).first(), QStringLiteral("text 29"));
    texts.forget(place, QStringLiteral("text 29"));
    QCOMPARE(texts.of(place).first(), QStringLiteral("text 28"));
    workbench::TextPlace another = place;
    another.field = QStringLiteral("reason");
    QVERIFY(texts.of(another).isEmpty());
}

void TestClerk::pictures()
{
    if (qEnvironmentVariable("WANMI_SHOTS").isEmpty())
        QSKIP("only when WANMI_SHOTS names a folder");
    for (const QString &language : {QStringLiteral("zh"), QStringLiteral("en")}) {
        test::SketchCity city;
        test::DeskSeat dispatcher(QStringLiteral("dispatcher"));
        dispatcher.m_words->setLanguage(language);
        dispatcher.window().resize(1600, 900);
        test::ready(dispatcher.window());
        choose(dispatcher, domain::state::PendingDispatch);
        workbench::ActionForm *form = openForm(dispatcher, QStringLiteral("dispatch"));
        spinUntil([&] { return !form->field(QStringLiteral("leadDept"))->answer().isEmpty(); });
        test::shot(dispatcher.window(), language + QStringLiteral("-dispatch"));
        const auto *advice = form->findChild<DutyAdvice *>();
        form->field(QStringLiteral("leadDept"))
            ->setAnswer(advice->recommendation().choices.back().department);
        test::shot(dispatcher.window(), language + QStringLiteral("-dispatch-other"));

        test::DeskSeat clerk(QStringLiteral("department-officer"), Drainage);
        clerk.m_words->setLanguage(language);
        clerk.window().resize(1600, 900);
        test::ready(clerk.window());
        choose(clerk, domain::state::Handling, Drainage, QStringLiteral("sanitation"));
        workbench::ActionForm *crewForm = openForm(clerk, QStringLiteral("assignCrew"));
        auto *crew = dynamic_cast<CrewField *>(crewForm->field(QStringLiteral("crew")));
        spinUntil([&] { return crew->list().count() > 0; });
        city.now = clerk.m_clock->now();
        crew->noteLive(city.live(3));
        test::shot(clerk.window(), language + QStringLiteral("-crew"));
        emit crewForm->closed();
        workbench::ActionForm *suspend = openForm(clerk, QStringLiteral("requestSuspend"));
        auto *offers = suspend->field(QStringLiteral("reason"))->findChild<workbench::TextOffers *>();
        suspend->field(QStringLiteral("reason"))->editor()->setFocus();
        offers->showAll();
        QTest::qWait(300);
        test::shot(clerk.window(), language + QStringLiteral("-texts"));
        if (auto *popup = offers->findChild<QCompleter *>()->popup())
            popup->grab().save(qEnvironmentVariable("WANMI_SHOTS") + u'/' + language
                               + QStringLiteral("-texts-popup.png"));
        offers->findChild<QCompleter *>()->popup()->hide();
        clerk.window().openUnit();
        clerk.window().unitWindow()->showSpan(UnitWindow::Span::Month);
        QTest::qWait(400);
        clerk.window().unitWindow()->grab().save(qEnvironmentVariable("WANMI_SHOTS") + u'/' + language
                                                 + QStringLiteral("-unit.png"));
    }
}

QTEST_MAIN(TestClerk)
#include "tst_clerk.moc"
