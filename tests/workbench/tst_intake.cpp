// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/intakeform.h"

#include "support/caseorders.h"
#include "workbench/casepage.h"
#include "workbench/deskseat.h"
#include "workbench/placefield.h"

#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QTest>
#include <QToolButton>

using namespace wanmi;
using test::await;
using test::IntakeDesk;
using test::spinUntil;
using workbench::IntakePage;
using workbench::RankedField;

/// The page on which a report is taken, at a real desk of a small city: what is typed and what is proposed.
class TestIntake : public QObject, private test::IntakeForm
{
    Q_OBJECT
private slots:
    void initTestCase() { setUp(); }
    void cleanup() { leave(); }
    void cleanupTestCase() { tearDown(); }
    void theNumberSaysWhoIsCallingAndWhatWasReportedBefore();
    void theWordsProposeClassAndCondition();
    void aClassIsFoundByNameInitialsAndCode_data();
    void aClassIsFoundByNameInitialsAndCode();
    void whatAPersonChoseIsNotProposedOver();
    void departmentLimitDueAndDutyAppearWhileTyping_data();
    void departmentLimitDueAndDutyAppearWhileTyping();
    void oneKeyJoinsTheReportToTheLikeliestCaseAndKeepsItsReporter();
    void whatACameraShowsComesFromItsPlaceAndNeedsNoCaller();
    void aComponentIsFoundByItsCodeAndBringsItsClass();
    void theMapSaysWhereItIs();
    void whatIsTypedIsKept();
    void everyQuestionHasANameAndALetter_data();
    void everyQuestionHasANameAndALetter();
    void thePageFitsASmallWindow_data();
    void thePageFitsASmallWindow();
};

void TestIntake::theNumberSaysWhoIsCallingAndWhatWasReportedBefore()
{
    domain::CaseOrder before = test::report(m_place);
    before.reporterName = QStringLiteral("韩梅");
    before.reporterPhone = QStringLiteral("13945001234");
    const QString id = m_acceptor->m_seat.report(before);
    QVERIFY(m_city->settle());
    IntakePage *page = begin();
    QVERIFY(m_acceptor->window().focusWidget() == page->field(QStringLiteral("reporterPhone"))->editor());
    say("reporterPhone", QStringLiteral("139 4500 1234"));
    QVERIFY(spinUntil([&] { return !page->side().calls().empty(); }));
    QCOMPARE(page->side().calls().front().summary.id, id);
    QCOMPARE(page->side().callerName(), QStringLiteral("韩梅"));
    QCOMPARE(page->field(QStringLiteral("reporterName"))->answer(), QStringLiteral("韩梅"));
    // By keyboard: into the list, and the case is opened.
    m_acceptor->m_selection.selectCase({});
    QTest::keyClick(m_acceptor->window().focusWidget(), Qt::Key_F4);
    QTest::keyClick(m_acceptor->window().focusWidget(), Qt::Key_Return);
    QCOMPARE(m_acceptor->m_selection.caseId(), id);
    QCOMPARE(m_acceptor->window().reportForm(), page);
    say("reporterPhone", QStringLiteral("13945001235"));
    QVERIFY(spinUntil([&] { return page->isSettled() && page->side().calls().empty(); }));
}

void TestIntake::theWordsProposeClassAndCondition()
{
    begin();
    say("description", QStringLiteral("楼下路灯不亮了，晚上太黑"));
    auto *classField = field<RankedField>("class");
    auto *condition = field<RankedField>("condition");
    QCOMPARE(classField->answer(), QStringLiteral("C0137"));
    QVERIFY(classField->isProposed() && classField->isSettled());
    QCOMPARE(condition->answer(), QStringLiteral("02"));
    // Other words, another proposal; no words, none.
    say("description", QStringLiteral("路边有只死猫，没人处理"));
    QCOMPARE(classField->answer(), QStringLiteral("E0137"));
    say("description", QStringLiteral("你好"));
    QCOMPARE(classField->answer(), QString());
    QCOMPARE(condition->answer(), QString());
}

void TestIntake::aClassIsFoundByNameInitialsAndCode_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("found");
    QTest::newRow("a part of its name") << QStringLiteral("暴露") << "E0110";
    QTest::newRow("pinyin initials") << "bllj"
                                     << "E0110";
    QTest::newRow("their beginning") << "ltsk"
                                     << "E0129";
    QTest::newRow("its code") << "E0110"
                              << "E0110";
    QTest::newRow("English") << "exposed"
                             << "E0110";
    QTest::newRow("an everyday word") << QStringLiteral("马葫芦") << "C0103";
}

void TestIntake::aClassIsFoundByNameInitialsAndCode()
{
    QFETCH(QString, typed);
    QFETCH(QString, found);
    begin();
    auto *classField = field<RankedField>("class");
    classField->editor()->setFocus();
    test::Strokes strokes;
    test::Hands hands(strokes);
    hands.say(m_acceptor->window(), typed);
    QVERIFY2(
        !classField->shown().empty(),
        qPrintable(qobject_cast<QLineEdit *>(classField->editor())->text() + u' '
                   + QString::fromLatin1(m_acceptor->window().focusWidget()->metaObject()->className())));
    QCOMPARE(classField->shown().front().token, found);
    hands.press(m_acceptor->window(), Qt::Key_Return);
    QCOMPARE(classField->answer(), found);
    QCOMPARE(strokes.keys, 1);
}

void TestIntake::whatAPersonChoseIsNotProposedOver()
{
    begin();
    say("class", QStringLiteral("E0129"));
    say("description", QStringLiteral("门口一堆垃圾没人清"));
    QCOMPARE(field<RankedField>("class")->answer(), QStringLiteral("E0129"));
}

void TestIntake::departmentLimitDueAndDutyAppearWhileTyping_data()
{
    test::languages();
}

void TestIntake::departmentLimitDueAndDutyAppearWhileTyping()
{
    QFETCH(QString, language);
    m_acceptor->m_words.setLanguage(language);
    QCoreApplication::processEvents();
    IntakePage *page = begin();
    say("description", QStringLiteral("自来水管爆了，水流得满街都是"));
    place(m_place);
    QVERIFY(settled());
    const QString texts = shownTexts();
    const models::Words &words = m_acceptor->m_words;
    QVERIFY2(texts.contains(words.department(page->side().department())), qPrintable(texts));
    QVERIFY2(texts.contains(words.limit({std::chrono::hours(1), worktime::ClockKind::Urgent})),
             qPrintable(texts));
    const auto facts = await(m_acceptor->m_seat.store().cellAt(m_place));
    QVERIFY(facts.has_value());
    QVERIFY2(texts.contains(facts->cell.code.text()), qPrintable(texts));
    QCOMPARE(page->side().supervisor(), facts->supervisorOnDuty);
    QVERIFY(texts.contains(words.person(facts->supervisorOnDuty)));
    // What will happen stands on the button.
    QVERIFY2(page->sendButton().text().contains(words.person(facts->supervisorOnDuty)),
             qPrintable(page->sendButton().text()));
    say("source", QStringLiteral("video"));
    QVERIFY(!page->sendButton().text().contains(words.person(facts->supervisorOnDuty)));
}

void TestIntake::oneKeyJoinsTheReportToTheLikeliestCaseAndKeepsItsReporter()
{
    domain::CaseOrder first = test::report(m_place);
    first.classCode = QStringLiteral("0129");
    first.reporterName = QStringLiteral("先来的");
    first.reporterPhone = QStringLiteral("13900000001");
    const QString near = m_acceptor->m_seat.report(first);
    first.place->lat += 30 / 111'000.0;
    const QString farther = m_acceptor->m_seat.report(first);
    first.place->lat += 300 / 111'000.0;
    (void)m_acceptor->m_seat.report(first);
    QVERIFY(m_city->settle());

    IntakePage *page = begin();
    say("reporterPhone", QStringLiteral("13900000002"));
    say("reporterName", QStringLiteral("后来的"));
    say("description", QStringLiteral("露天烧烤又来了"));
    place(m_place);
    QVERIFY(settled());
    QStringList shown;
    for (const store::CaseSummary &one : page->side().duplicates())
        shown.append(one.id);
    QCOMPARE(shown, (QStringList{near, farther}));
    QCOMPARE(page->side().likeliest(), near);
    m_acceptor->m_selection.selectCase({});
    page->field(QStringLiteral("description"))->editor()->setFocus();
    QTest::keyClick(m_acceptor->window().focusWidget(), Qt::Key_F9);
    QVERIFY(spinUntil([this] { return !m_acceptor->window().reportForm(); }));
    QCOMPARE(m_acceptor->m_selection.caseId(), near);
    QVERIFY(m_city->settle());

    // Another seat of a post that may know reporters sees both; one that may not sees none.
    const auto both = await(m_city->seat(QStringLiteral("shift1")).store().reportersOf(near));
    QVERIFY(both.has_value());
    QCOMPARE(both->size(), size_t(2));
    QCOMPARE((*both)[0].name, QStringLiteral("先来的"));
    QCOMPARE((*both)[1].name, QStringLiteral("后来的"));
    QCOMPARE((*both)[1].phone, QStringLiteral("13900000002"));
    QCOMPARE(m_city->seat(QStringLiteral("shift1")).stateOf((*both)[1].caseId), domain::state::Merged);
    const auto none = await(m_city->seat(QStringLiteral("dispatcher1")).store().reportersOf(near));
    QVERIFY(none.has_value());
    QVERIFY(none->empty());
}

void TestIntake::whatACameraShowsComesFromItsPlaceAndNeedsNoCaller()
{
    const domain::Camera camera = m_acceptor->m_cameras.camera(0);
    begin();
    cleanup();
    m_acceptor->m_selection.selectCamera(camera.id.text());
    m_acceptor->window().beginReport();
    IntakePage *page = m_acceptor->window().reportForm();
    QCOMPARE(page->field(QStringLiteral("source"))->answer(), QStringLiteral("video"));
    QCOMPARE(field<workbench::PlaceField>("place")->place(), std::optional(camera.place));
    QVERIFY(page->field(QStringLiteral("reporterPhone"))->isHidden());
    QCOMPARE(m_acceptor->window().focusWidget(), page->field(QStringLiteral("class"))->editor());
    // It is registered without a visit, so it must be complete.
    page->send();
    QVERIFY(settled());
    page->send();
    QVERIFY(m_acceptor->window().reportForm());
    say("class", QStringLiteral("E0110"));
    const QString id = sent();
    QVERIFY(!id.isEmpty());
    QVERIFY(m_city->settle());
    QCOMPARE(m_acceptor->m_seat.stateOf(id), domain::state::PendingRegister);
}

void TestIntake::aComponentIsFoundByItsCodeAndBringsItsClass()
{
    const auto near = await(m_acceptor->m_seat.store().componentsNear(m_place, 2000, 1));
    QVERIFY(near && !near->empty());
    const domain::Component component = near->front();
    IntakePage *page = begin();
    page->field(QStringLiteral("place"))->editor()->setFocus();
    test::Strokes strokes;
    test::Hands hands(strokes);
    hands.say(m_acceptor->window(), component.id.text());
    hands.press(m_acceptor->window(), Qt::Key_Return);
    QVERIFY(spinUntil([&] { return field<workbench::PlaceField>("place")->place().has_value(); }));
    QVERIFY(spinUntil([&] { return field<RankedField>("class")->answer() == u'C' + component.classCode; }));
    QVERIFY(geo::distanceM(*field<workbench::PlaceField>("place")->place(), component.place) < 1);
    say("description", QStringLiteral("坏了"));
    const QString id = sent();
    QVERIFY(m_city->settle());
    const auto file = m_acceptor->m_seat.caseFile(id);
    QVERIFY(file.has_value());
    QCOMPARE(file->componentId, component.id.text());
}

void TestIntake::theMapSaysWhereItIs()
{
    begin();
    auto *asked = field<workbench::PlaceField>("place");
    auto *pick = asked->findChild<QToolButton *>();
    QVERIFY(pick);
    pick->click();
    QVERIFY(m_acceptor->m_selection.isPickingPlace());
    m_acceptor->m_selection.selectPlace(m_place.lon, m_place.lat);
    QCOMPARE(asked->place(), std::optional(m_place));
    QVERIFY(spinUntil([&] { return !asked->address().isEmpty(); })); // the nearest address is written
    const domain::Camera camera = m_acceptor->m_cameras.camera(1);
    m_acceptor->m_selection.selectCamera(camera.id.text());
    m_acceptor->window().focusQueue(); // the keyboard is where the camera was chosen
    m_acceptor->window().casePage().setFocus();
    QTest::keyClick(m_acceptor->window().focusWidget(), Qt::Key_F3);
    QCOMPARE(asked->place(), std::optional(camera.place));
}

void TestIntake::whatIsTypedIsKept()
{
    IntakePage *page = begin();
    say("reporterPhone", QStringLiteral("13811112222"));
    say("description", QStringLiteral("一辆僵尸车"));
    place(m_place);
    QVERIFY(settled());
    QTest::keyClick(page->field(QStringLiteral("description"))->editor(), Qt::Key_Escape);
    QVERIFY(!m_acceptor->window().reportForm());
    m_acceptor->window().beginReport();
    QCOMPARE(field<workbench::Field>("reporterPhone")->answer(), QStringLiteral("13811112222"));
    QCOMPARE(field<workbench::Field>("description")->answer(), QStringLiteral("一辆僵尸车"));
    QCOMPARE(field<RankedField>("class")->answer(), QStringLiteral("E0134"));
    QVERIFY(field<workbench::PlaceField>("place")->place().has_value());
    // Another language asks the same again, with the same answers.
    m_acceptor->m_words.setLanguage(QStringLiteral("en"));
    QVERIFY(spinUntil([this] { return m_acceptor->window().reportForm() != nullptr; }));
    QCoreApplication::processEvents();
    QCOMPARE(field<workbench::Field>("description")->answer(), QStringLiteral("一辆僵尸车"));
}

void TestIntake::everyQuestionHasANameAndALetter_data()
{
    test::languages();
}

void TestIntake::everyQuestionHasANameAndALetter()
{
    QFETCH(QString, language);
    m_acceptor->m_words.setLanguage(language);
    QCoreApplication::processEvents();
    begin();
    QSet<QChar> letters;
    for (const workbench::Field *asked : m_acceptor->window().reportForm()->fields()) {
        const QString name = asked->editor()->accessibleName();
        QVERIFY2(!name.isEmpty() && !name.contains(u'&'), qPrintable(asked->name()));
        QChar letter;
        for (const QLabel *label : asked->findChildren<QLabel *>()) {
            if (const qsizetype at = label->text().indexOf(u'&'); at >= 0 && label->buddy())
                letter = label->text()[at + 1].toUpper();
        }
        QVERIFY2(!letter.isNull() && !letters.contains(letter), qPrintable(asked->name()));
        letters.insert(letter);
    }
    for (const QWidget *stop : m_acceptor->window().reportForm()->side().stops())
        QVERIFY(!stop->accessibleName().isEmpty());
}

void TestIntake::thePageFitsASmallWindow_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("theme");
    for (const char *language : {"zh", "en"}) {
        for (const char *theme : {"dark", "light"})
            QTest::addRow("%s, %s", language, theme) << language << theme;
    }
}

void TestIntake::thePageFitsASmallWindow()
{
    QFETCH(QString, language);
    QFETCH(QString, theme);
    m_acceptor->m_words.setLanguage(language);
    m_acceptor->m_style.apply(theme);
    m_acceptor->window().resize(1280, 720);
    QCoreApplication::processEvents();
    IntakePage *page = begin();
    say("reporterPhone", QStringLiteral("13945001234"));
    say("description", QStringLiteral("我们小区门口垃圾堆了好几天没人收，臭得不行"));
    place(m_place);
    QVERIFY(settled());
    field<RankedField>("class")->editor()->setFocus();
    QTest::qWait(50);
    QVERIFY(page->width() >= page->minimumSizeHint().width());
    for (const workbench::Field *asked : page->fields()) {
        if (asked->isVisible())
            QVERIFY2(asked->mapTo(page, QPoint(asked->width(), 0)).x() <= page->width(),
                     qPrintable(asked->name()));
    }
    const QString folder = qEnvironmentVariable("WANMI_SHOTS");
    if (!folder.isEmpty()) {
        QDir().mkpath(folder);
        QTest::qWait(300);
        m_acceptor->window().grab().save(QStringLiteral("%1/intake-%2-%3.png").arg(folder, theme, language));
        m_acceptor->window().resize(1920, 1080);
        QTest::qWait(300);
        m_acceptor->window().grab().save(
            QStringLiteral("%1/intake-wide-%2-%3.png").arg(folder, theme, language));
    }
    m_acceptor->m_style.apply(QStringLiteral("dark"));
}

QTEST_MAIN(TestIntake)
#include "tst_intake.moc"
