// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/intakeform.h"

#include "support/caseorders.h"
#include "support/photos.h"
#include "workbench/actionform.h"
#include "workbench/casepage.h"
#include "workbench/deskseat.h"
#include "workbench/photofield.h"
#include "workbench/placefield.h"
#include "workbench/queuepage.h"
#include "worktime/describe.h"

#include <QApplication>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QFile>
#include <QLabel>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>

using namespace wanmi;
using test::await;
using test::IntakeDesk;
using test::spinUntil;
using workbench::IntakePage;
using workbench::RankedField;

/// Bad input on the real form, and two people at one case.
class TestIntakeBad : public QObject, private test::IntakeForm
{
    Q_OBJECT
private slots:
    void initTestCase() { setUp(); }
    void cleanup() { leave(); }
    void cleanupTestCase() { tearDown(); }
    void tenMegabytesPastedAreCutInWords();
    void everyCharacterSurvivesTheWayToCentralAndBack();
    void centralsDayCountsAndAYearWithoutHolidayListIsProvisional();
    void fortyPicturesDroppedAtOnceGoWithTheReport();
    void whatIsNoPictureIsNamedAndLeftOut();
    void aReportOf2080IsTakenAndItsLimitIsSaidToBeProvisional();
    void aSeatWhoseClockIsWrongByADayReportsInCentralsTime();
    void twoWhoPressTheSameButtonAtOnce_data() { test::languages(); }
    void twoWhoPressTheSameButtonAtOnce();

private:
    static void drop(QWidget &on, const QStringList &paths);
    QString written(const QByteArray &bytes, const QString &name);
    QTemporaryDir m_pictures;
};

void TestIntakeBad::tenMegabytesPastedAreCutInWords()
{
    begin();
    auto *editor = qobject_cast<QPlainTextEdit *>(field<workbench::Field>("description")->editor());
    QVERIFY(editor);
    QApplication::clipboard()->setText(QStringLiteral("垃圾") + QString(3'400'000, u'啊')
                                       + QStringLiteral("完"));
    editor->paste();
    QCOMPARE(editor->toPlainText().size(), workbench::TextField::MaxChars);
    QVERIFY(editor->toPlainText().startsWith(QStringLiteral("垃圾")));
    bool told = false;
    for (const QLabel *label : field<workbench::Field>("description")->findChildren<QLabel *>())
        told = told || (label->isVisible() && label->text().contains(QStringLiteral("4000")));
    QVERIFY(told);
    // Half of a character is no character.
    editor->clear();
    QApplication::clipboard()->setText(u'a' + QStringLiteral("𠮷").repeated(workbench::TextField::MaxChars));
    editor->paste();
    QCOMPARE(editor->toPlainText().size(), workbench::TextField::MaxChars - 1);
    QVERIFY(editor->toPlainText().endsWith(QStringLiteral("𠮷")));
    QApplication::clipboard()->clear();
}

void TestIntakeBad::everyCharacterSurvivesTheWayToCentralAndBack()
{
    const QString said = QStringLiteral(
        "𠮷野家门口🗑️👨‍👩‍👧 垃圾堆 قمامة أمام الباب שלום\n第二行 <b>&amp;\"'\\ é\u0301");
    begin();
    say("reporterPhone", QStringLiteral("13822223333"));
    say("reporterName", QStringLiteral("𠮷田🙂"));
    say("description", said);
    place(m_place);
    const QString id = sent();
    QVERIFY(!id.isEmpty());
    QVERIFY(m_city->settle());
    const auto there = await(m_city->seat(QStringLiteral("shift1")).store().dossier(id));
    QVERIFY(there.has_value());
    QCOMPARE(there->file.description, said);
    QCOMPARE(there->reporterName, QStringLiteral("𠮷田🙂"));
    QCOMPARE(there->file.state, domain::state::Verifying);
}

void TestIntakeBad::centralsDayCountsAndAYearWithoutHolidayListIsProvisional()
{
    test::DeskSeat seat(QStringLiteral("acceptor"));
    const base::Instant here = seat.m_clock->now();
    workbench::MainWindow &window = seat.window();
    test::ready(window);
    const auto explained = [&] {
        window.beginReport();
        IntakePage *page = window.reportForm();
        page->field(QStringLiteral("class"))->setAnswer({});
        page->field(QStringLiteral("class"))->setAnswer(QStringLiteral("E0111")); // five working days
        QStringList texts;
        for (const QLabel *label : page->side().findChildren<QLabel *>())
            texts.append(label->text());
        return texts.join(u'\n');
    };
    // The seat's clock is a day behind central's: central's day is what is said.
    seat.m_desk->setServerOffset(std::chrono::hours(24));
    const QString tomorrow = explained();
    QVERIFY2(tomorrow.contains(QStringLiteral("11月21日")), qPrintable(tomorrow));
    seat.m_desk->setServerOffset(std::chrono::milliseconds(0));
    QVERIFY(explained().contains(QStringLiteral("11月20日")));
    // Nobody knows yet which days of 2080 are free.
    seat.m_clock->set(
        base::instantFromMs(QDateTime(QDate(2080, 4, 29), QTime(3, 0), Qt::UTC).toMSecsSinceEpoch()));
    const QString later = explained();
    QVERIFY2(later.contains(QStringLiteral("2080")), qPrintable(later));
    const auto words = worktime::describe(
        worktime::explain(seat.m_clock->now(), {std::chrono::hours(40), worktime::ClockKind::Work},
                          seat.m_rules->calendar),
        worktime::Language::Chinese, seat.m_rules->calendar);
    QVERIFY2(later.contains(words), qPrintable(later));
    seat.m_clock->set(here);
    m_acceptor->toFront();
}

/// As from the file manager.
void TestIntakeBad::drop(QWidget &on, const QStringList &paths)
{
    QMimeData files;
    QList<QUrl> urls;
    for (const QString &path : paths)
        urls.append(QUrl::fromLocalFile(path));
    files.setUrls(urls);
    QDragEnterEvent enter(on.rect().center(), Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&on, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(on.rect().center(), Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&on, &event);
    QVERIFY(event.isAccepted());
}

QString TestIntakeBad::written(const QByteArray &bytes, const QString &name)
{
    QFile file(m_pictures.filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
}

void TestIntakeBad::fortyPicturesDroppedAtOnceGoWithTheReport()
{
    IntakePage *page = begin();
    say("description", QStringLiteral("路面塌了个坑，拍了很多照片"));
    place(m_place);
    QStringList paths;
    for (int i = 0; i < 40; ++i)
        paths.append(written(test::aPhoto(i), QStringLiteral("坑 %1.jpg").arg(i)));
    auto *photos = field<workbench::PhotoField>("photos");
    QVERIFY(photos);
    drop(*photos, paths);
    QVERIFY(spinUntil([&] { return photos->lines().size() == 40; }));
    QVERIFY(photos->problem().isEmpty());
    // The page still fits its window, and one more is told to be too many.
    QVERIFY(page->width() >= page->minimumSizeHint().width());
    drop(*photos, {written(test::aPhoto(41), QStringLiteral("one more.jpg"))});
    QVERIFY(spinUntil([&] {
        return std::ranges::any_of(photos->findChildren<QLabel *>(), [](const QLabel *label) {
            return label->isVisible() && label->text().contains(QStringLiteral("40"));
        });
    }));
    QCOMPARE(photos->lines().size(), 40);
    const QString id = sent();
    QVERIFY(!id.isEmpty());
    QVERIFY(m_city->settle(60'000));
    const auto there = m_city->seat(QStringLiteral("shift1")).caseFile(id);
    QVERIFY(there.has_value());
    QCOMPARE(there->photos.size(), size_t(40));
    const auto last
        = await(m_city->seat(QStringLiteral("shift1")).media().photo(there->photos.back().hash), 30'000);
    QVERIFY(last.has_value());
    QCOMPARE(last->bytes, test::aPhoto(39));
}

void TestIntakeBad::whatIsNoPictureIsNamedAndLeftOut()
{
    begin();
    say("description", QStringLiteral("井盖不见了"));
    place(m_place);
    auto *photos = field<workbench::PhotoField>("photos");
    drop(*photos,
         {written("MZ this is a program", QStringLiteral("setup.jpg")),
          written({}, QStringLiteral("empty.png")),
          written(test::aPhoto(51), QStringLiteral("good \u202Egpj.exe"))});
    const auto told = [&](const QString &words) {
        return std::ranges::any_of(photos->findChildren<QLabel *>(), [&](const QLabel *label) {
            return label->isVisible() && label->text().contains(words);
        });
    };
    QVERIFY(spinUntil([&] { return photos->lines().size() == 1 && told(QStringLiteral("setup.jpg")); }));
    QVERIFY(told(QStringLiteral("empty.png")));
    const QString id = sent();
    QVERIFY(!id.isEmpty());
    QVERIFY(m_city->settle());
    QCOMPARE(m_city->seat(QStringLiteral("shift1")).caseFile(id)->photos.size(), size_t(1));
}

void TestIntakeBad::aReportOf2080IsTakenAndItsLimitIsSaidToBeProvisional()
{
    test::SmallCity later;
    later.clock().set(
        base::instantFromMs(QDateTime(QDate(2080, 4, 29), QTime(3, 0), Qt::UTC).toMSecsSinceEpoch()));
    {
        IntakeDesk desk(later, QStringLiteral("acceptor1"));
        desk.toFront();
        desk.window().beginReport();
        IntakePage *page = desk.window().reportForm();
        QVERIFY(page);
        page->field(QStringLiteral("reporterPhone"))->setAnswer(QStringLiteral("13945001234"));
        page->field(QStringLiteral("description"))->setAnswer(QStringLiteral("门口一堆垃圾没人清"));
        page->field(QStringLiteral("class"))->setAnswer(QStringLiteral("E0111")); // five working days
        qobject_cast<workbench::PlaceField *>(page->field(QStringLiteral("place")))
            ->takePlace(later.somewhere());
        QVERIFY(spinUntil([&] { return page->isSettled(); }));
        QStringList texts;
        for (const QLabel *label : page->side().findChildren<QLabel *>())
            texts.append(label->text());
        QVERIFY2(texts.join(u'\n').contains(QStringLiteral("2080")), qPrintable(texts.join(u'\n')));
        page->send();
        QVERIFY(spinUntil([&] { return !desk.window().reportForm(); }));
        QVERIFY(later.settle());
        const auto file = desk.m_seat.caseFile(desk.m_selection.caseId());
        QVERIFY(file.has_value());
        QCOMPARE(later.rules()->calendar.toLocal(file->reportedAt).date(), QDate(2080, 4, 29));
        QVERIFY(!file->intakeNo.isEmpty());
        QVERIFY2(file->intakeNo.contains(QStringLiteral("20800429")), qPrintable(file->intakeNo));
    }
    QVERIFY(later.contractBreaches().isEmpty());
    m_acceptor->toFront();
}

void TestIntakeBad::aSeatWhoseClockIsWrongByADayReportsInCentralsTime()
{
    using namespace std::chrono_literals;
    const base::Instant right = m_city->clock().now();
    for (const auto &wrong : {-24h, 24h}) {
        QTemporaryDir folder;
        auto clock = std::make_shared<test::SettableClock>();
        clock->set(right + wrong);
        test::Seat seat(m_city->url(), m_acceptor->m_seat.grant(), folder.path(), m_city->rules(), clock);
        // As the program does it: central's time is that of its answers.
        QObject::connect(
            &seat.link(), &sync::Link::statusChanged, &seat.desk(),
            [&](const sync::LinkStatus &status) { seat.desk().setServerOffset(status.serverOffset); });
        QVERIFY(spinUntil([&] { return seat.isOnline(); }));
        domain::CaseOrder order = test::report(m_place);
        const QString id = seat.report(order);
        QVERIFY(!id.isEmpty());
        QVERIFY(m_city->settle());
        QVERIFY(spinUntil([&] { return m_acceptor->m_seat.stateOf(id) == domain::state::Intake; }));
        const auto file = m_acceptor->m_seat.caseFile(id);
        const auto off = file->reportedAt - right;
        QVERIFY2(std::chrono::abs(off) < 1h,
                 qPrintable(QString::number(std::chrono::duration_cast<std::chrono::minutes>(off).count())));
    }
}

void TestIntakeBad::twoWhoPressTheSameButtonAtOnce()
{
    QFETCH(QString, language);
    IntakeDesk one(*m_city, QStringLiteral("dispatcher1")), two(*m_city, QStringLiteral("dispatcher2"));
    const QString id = test::registeredCase(*m_city);
    QVERIFY(m_city->settle());
    const std::array<QString, 2> departments{QStringLiteral("drainage"), QStringLiteral("landscaping")};
    const std::array<IntakeDesk *, 2> desks{&one, &two};
    for (size_t i = 0; i < 2; ++i) {
        IntakeDesk &desk = *desks.at(i);
        desk.m_words.setLanguage(language);
        desk.toFront();
        QVERIFY(spinUntil([&] { return desk.m_seat.stateOf(id) == domain::state::PendingDispatch; }));
        desk.m_seat.cutTheLine(); // neither has heard of the other
        desk.m_selection.selectCase(id);
        workbench::CasePage &page = desk.window().casePage();
        QVERIFY(spinUntil([&] { return !page.actionKeys().empty(); }));
        page.begin(QStringLiteral("dispatch"));
        QVERIFY(spinUntil([&] { return page.form() && page.form()->field(QStringLiteral("leadDept")); }));
        page.form()->field(QStringLiteral("leadDept"))->setAnswer(departments.at(i));
        QCOMPARE(page.form()->field(QStringLiteral("leadDept"))->answer(), departments.at(i));
        page.form()->send();
        QVERIFY(spinUntil([&] { return !page.form(); }));
        QVERIFY(spinUntil([&] { return desk.m_seat.status().waitingCommands == 1; }));
    }
    // Both have read down to the end of the page.
    for (IntakeDesk *desk : desks) {
        QScrollBar *bar = desk->window().casePage().findChild<QScrollArea *>()->verticalScrollBar();
        QVERIFY(spinUntil([&] { return bar->maximum() > 0; }));
        bar->setValue(bar->maximum());
    }
    for (IntakeDesk *desk : desks)
        desk->m_seat.healTheLine();
    QVERIFY(spinUntil([&] { return one.m_seat.isOnline() && two.m_seat.isOnline(); }));
    QVERIFY(m_city->settle());
    // One of them has it, both see the same case.
    const auto file = one.m_seat.caseFile(id);
    QVERIFY(file.has_value());
    QCOMPARE(file->state, domain::state::PendingSign);
    const size_t winner = file->leadDept == departments.at(0) ? 0 : 1;
    QCOMPARE(file->leadDept, departments.at(winner));
    QCOMPARE(two.m_seat.caseFile(id)->leadDept, file->leadDept);
    const auto cards = [](IntakeDesk &desk) {
        QStringList texts;
        for (const QWidget *card :
             desk.window().casePage().findChildren<QWidget *>(QStringLiteral("refusal"))) {
            for (const QLabel *label : card->findChildren<QLabel *>())
                texts.append(label->text());
        }
        return texts.join(u'\n');
    };
    IntakeDesk &loser = *desks.at(1 - winner);
    QVERIFY2(cards(*desks.at(winner)).isEmpty(), qPrintable(cards(*desks.at(winner))));
    QVERIFY(spinUntil([&] { return !cards(loser).isEmpty(); }));
    QVERIFY(spinUntil([&] {
        const auto *card = loser.window().casePage().findChild<QWidget *>(QStringLiteral("refusal"));
        return card && card->height() > 0 && card->visibleRegion().boundingRect().height() == card->height();
    }));
    // The card: what I wanted, how it is now, and what can be done.
    const QString said = cards(loser);
    const models::Words &words = loser.m_words;
    QVERIFY2(said.contains(words.action(QStringLiteral("dispatch"))), qPrintable(said));
    QVERIFY2(said.contains(words.department(departments.at(1 - winner))), qPrintable(said));
    QVERIFY2(said.contains(words.department(departments.at(winner))), qPrintable(said));
    QVERIFY2(said.contains(words.state(domain::state::PendingSign)), qPrintable(said));
    QVERIFY2(said.contains(language == u"zh" ? QStringLiteral("中心现状") : QStringLiteral("Now at central")),
             qPrintable(said));
    loser.toFront();
    test::shot(loser.window(), QStringLiteral("two-at-once-") + language);
    QPushButton *drop = nullptr;
    for (QPushButton *button : loser.window().casePage().findChildren<QPushButton *>()) {
        if (button->property("part").toString().startsWith(u"drop/"))
            drop = button;
    }
    QVERIFY(drop && drop->isVisible());
    drop->click();
    QVERIFY(spinUntil([&] { return cards(loser).isEmpty(); }));
    QCOMPARE(loser.m_seat.caseFile(id)->leadDept, departments.at(winner));
    m_acceptor->toFront();
}

QTEST_MAIN(TestIntakeBad)
#include "tst_intakebad.moc"
