// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/deskseat.h"

#include "models/otherlanguage.h"
#include "workbench/casepage.h"
#include "workbench/commandmatch.h"
#include "workbench/mainmenu.h"
#include "workbench/searchbox.h"

#include <QLabel>
#include <QListView>
#include <QTableView>

using namespace wanmi;
using models::SearchResults;
using test::spinUntil;
using workbench::CommandName;

/// Ctrl+K: go anywhere, do anything, by keys alone.
class TestCommandBar : public QObject
{
    Q_OBJECT
private slots:
    void whatIsTypedIsTakenApart_data();
    void whatIsTypedIsTakenApart();
    void namesAnswerToChinesePinyinEnglishAndKeys_data();
    void namesAnswerToChinesePinyinEnglishAndKeys();
    void aStepIsBegunOnTheChosenCase_data();
    void aStepIsBegunOnTheChosenCase();
    void aStepIsBegunOnACaseByItsNumber();
    void aShortNumberIsALineOfTheQueue();
    void whatCannotBeDoneSaysWhy();
    void everyPlaceIsGoneTo_data();
    void everyPlaceIsGoneTo();
    void eachDeedIsFoundInBothLanguages_data();
    void eachDeedIsFoundInBothLanguages();
    void everyDeedAndPlaceIsFoundByItsOtherWords_data() { test::languages(); }
    void everyDeedAndPlaceIsFoundByItsOtherWords();
    void whatTheCityHasIsStillFound();

private:
    struct Bar
    {
        explicit Bar(const QString &language = QStringLiteral("zh"),
                     const QString &post = QStringLiteral("dispatcher"))
            : seat(post, {}, city())
        {
            seat.m_words->setLanguage(language);
            test::ready(seat.window());
        }
        static test::SketchCity city()
        {
            test::SketchCity city;
            city.components = 200;
            city.openCases = 300;
            return city;
        }
        workbench::SearchBox &box() { return seat.window().search(); }
        SearchResults &results() { return box().results(); }
        void type(const QString &text)
        {
            QTest::keyClick(seat.window().focusWidget() ? seat.window().focusWidget() : &seat.window(),
                            Qt::Key_K, Qt::ControlModifier);
            box().insert(text); // as an input method does
        }
        /// The row of the first offer whose title is so; -1: none.
        int row(const QString &title)
        {
            for (int i = 0; i < results().count(); ++i) {
                const QModelIndex index = results().index(i);
                if (results().isOffer(i) && index.data(SearchResults::TitleRole).toString() == title)
                    return i;
            }
            return -1;
        }
        QString detail(int row) { return results().index(row).data(SearchResults::SubtitleRole).toString(); }
        void enter() { QTest::keyClick(&box(), Qt::Key_Return); }
        test::DeskSeat seat;
    };
};

void TestCommandBar::whatIsTypedIsTakenApart_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("number");
    QTest::addColumn<bool>("goes");
    QTest::newRow("a word") << "派遣"
                            << "派遣"
                            << "" << false;
    QTest::newRow("a word and a number") << "派遣 230102"
                                         << "派遣"
                                         << "230102" << false;
    QTest::newRow("without a blank") << "派遣230102"
                                     << "派遣"
                                     << "230102" << false;
    QTest::newRow("a letter and a line") << "d 12"
                                         << "d"
                                         << "12" << false;
    QTest::newRow("the number first") << "12 d"
                                      << "d"
                                      << "12" << false;
    QTest::newRow("an intake number") << "受理 S20261121000001"
                                      << "受理"
                                      << "s20261121000001" << false;
    QTest::newRow("only a number is searched for") << "2301022026"
                                                   << "2301022026"
                                                   << "" << false;
    QTest::newRow("a code is one word") << "c0101"
                                        << "c0101"
                                        << "" << false;
    QTest::newRow("go") << "go  Wall"
                        << "wall"
                        << "" << true;
    QTest::newRow("go in Chinese") << "去督办"
                                   << "督办"
                                   << "" << true;
    QTest::newRow("nothing") << "   "
                             << ""
                             << "" << false;
    QTest::newRow("rare characters") << "𠮷😀 5"
                                     << "𠮷😀"
                                     << "5" << false;
    QTest::newRow("right to left") << "\u202Eabc"
                                   << "\u202Eabc"
                                   << "" << false;
}

void TestCommandBar::whatIsTypedIsTakenApart()
{
    QFETCH(QString, typed);
    const workbench::CommandQuery query = workbench::parseCommand(typed);
    QTEST(query.words, "words");
    QTEST(query.number, "number");
    QTEST(query.goes, "goes");
    QVERIFY(workbench::parseCommand(QString(200'000, u'派')).number.isEmpty());
}

void TestCommandBar::namesAnswerToChinesePinyinEnglishAndKeys_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("meant");
    QTest::newRow("the word") << "派遣" << true;
    QTest::newRow("its beginning") << "派" << true;
    QTest::newRow("pinyin") << "paiqian" << true;
    QTest::newRow("part of it") << "paiq" << true;
    QTest::newRow("initials") << "pq" << true;
    QTest::newRow("English") << "dispatch" << true;
    QTest::newRow("part of the English") << "disp" << true;
    QTest::newRow("the key") << "D" << true;
    QTest::newRow("another letter") << "q" << false;
    QTest::newRow("another word") << "签收" << false;
    QTest::newRow("a place is meant") << "go dispatch" << false;
}

void TestCommandBar::namesAnswerToChinesePinyinEnglishAndKeys()
{
    QFETCH(QString, typed);
    const CommandName name{QStringLiteral("dispatch"),
                           QStringLiteral("派遣"),
                           QStringLiteral("D"),
                           {QStringLiteral("paiqian"), QStringLiteral("pq")}};
    const bool meant = workbench::scoreOf(name, workbench::parseCommand(typed)) >= workbench::MeantScore;
    QTEST(meant, "meant");
    QCOMPARE(workbench::withoutMnemonic(QStringLiteral("派遣 (&D)")), QStringLiteral("派遣"));
    QCOMPARE(workbench::withoutMnemonic(QStringLiteral("&1  指挥")), QStringLiteral("指挥"));
    QCOMPARE(workbench::withoutMnemonic(QStringLiteral("Send to a &wall…")),
             QStringLiteral("Send to a wall"));
    QCOMPARE(workbench::withoutMnemonic(QStringLiteral("列(&C)…")), QStringLiteral("列"));
}

void TestCommandBar::aStepIsBegunOnTheChosenCase_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("typed");
    QTest::newRow("Chinese") << "zh"
                             << "派遣";
    QTest::newRow("initials") << "zh"
                              << "pq";
    QTest::newRow("pinyin") << "zh"
                            << "paiqian";
    QTest::newRow("its key") << "zh"
                             << "d";
    QTest::newRow("English") << "en"
                             << "disp";
    QTest::newRow("Chinese at an English desk") << "en"
                                                << "派遣";
    QTest::newRow("initials at an English desk") << "en"
                                                 << "pq";
    QTest::newRow("pinyin at an English desk") << "en"
                                               << "paiqian";
    QTest::newRow("English at a Chinese desk") << "zh"
                                               << "dispatch";
}

void TestCommandBar::aStepIsBegunOnTheChosenCase()
{
    QFETCH(QString, language);
    QFETCH(QString, typed);
    Bar bar(language);
    workbench::MainWindow &window = bar.seat.window();
    window.queue().selectNext();
    const QString id = bar.seat.m_selection.caseId();
    QVERIFY(spinUntil([&] { return !window.casePage().actionKeys().empty(); }));
    bar.type(typed);
    const QString name = bar.seat.m_words->action(QStringLiteral("dispatch"));
    QVERIFY(spinUntil([&] { return bar.row(name) == 0; }));
    QVERIFY(bar.results().index(0).data(SearchResults::PossibleRole).toBool());
    QCOMPARE(bar.results().index(0).data(SearchResults::KeyRole).toString(), QStringLiteral("D"));
    test::shot(window, QStringLiteral("command-") + language + u'-' + typed);
    bar.enter();
    QVERIFY(spinUntil([&] { return window.casePage().form() != nullptr; }));
    QCOMPARE(window.casePage().form()->action(), QStringLiteral("dispatch"));
    QCOMPARE(bar.seat.m_selection.caseId(), id);
    QVERIFY(bar.box().text().isEmpty());
}

void TestCommandBar::aStepIsBegunOnACaseByItsNumber()
{
    Bar bar;
    workbench::MainWindow &window = bar.seat.window();
    const store::CaseSummary third = window.queue().model().summary(2);
    bar.type(QStringLiteral("派遣 ") + third.caseNo.right(6));
    QVERIFY(spinUntil([&] { return bar.row(QStringLiteral("派遣")) >= 0; }));
    int row = -1;
    for (int i = 0; i < bar.results().count() && row < 0; ++i) {
        if (bar.results().isOffer(i) && bar.detail(i).contains(third.caseNo))
            row = i;
    }
    QVERIFY(row >= 0);
    QVERIFY(bar.detail(row).contains(third.address));
    for (int i = 0; i < row; ++i)
        QTest::keyClick(&bar.box(), Qt::Key_Down);
    bar.enter();
    QVERIFY(spinUntil([&] { return window.casePage().form() != nullptr; }));
    QCOMPARE(bar.seat.m_selection.caseId(), third.id);
    QCOMPARE(window.casePage().form()->action(), QStringLiteral("dispatch"));
}

void TestCommandBar::aShortNumberIsALineOfTheQueue()
{
    Bar bar;
    workbench::MainWindow &window = bar.seat.window();
    QVERIFY(window.queue().model().rowCount() > 12);
    const QString twelfth = window.queue().model().summary(11).id;
    bar.type(QStringLiteral("d 12"));
    QVERIFY(spinUntil([&] {
        return bar.results().count() > 0 && bar.results().isOffer(0)
            && bar.detail(0).contains(window.queue().model().summary(11).caseNo);
    }));
    bar.enter();
    QVERIFY(spinUntil([&] { return window.casePage().form() != nullptr; }));
    QCOMPARE(bar.seat.m_selection.caseId(), twelfth);
}

void TestCommandBar::whatCannotBeDoneSaysWhy()
{
    Bar bar;
    workbench::MainWindow &window = bar.seat.window();
    bar.type(QStringLiteral("派遣"));
    QVERIFY(spinUntil([&] { return bar.row(QStringLiteral("派遣")) >= 0; }));
    QVERIFY(!bar.results().index(bar.row(QStringLiteral("派遣"))).data(SearchResults::PossibleRole).toBool());
    QTest::keyClick(&bar.box(), Qt::Key_Escape);
    window.queue().selectNext();
    QVERIFY(spinUntil([&] { return !window.casePage().actionKeys().empty(); }));
    // Signing is another post's, and not of this state.
    bar.type(bar.seat.m_words->action(QStringLiteral("sign")));
    const QString sign = bar.seat.m_words->action(QStringLiteral("sign"));
    QVERIFY(spinUntil([&] { return bar.row(sign) >= 0; }));
    QVERIFY(!bar.results().index(bar.row(sign)).data(SearchResults::PossibleRole).toBool());
    QVERIFY(bar.detail(bar.row(sign)).contains(bar.seat.m_words->state(domain::state::PendingDispatch)));
    test::shot(window, QStringLiteral("command-why"));
    bar.enter();
    QVERIFY(!window.casePage().form());
    QStringList said;
    for (const QLabel *label : window.findChildren<QLabel *>()) {
        if (label->isVisible())
            said << label->text();
    }
    QVERIFY(said.join(u'\n').contains(sign));
}

void TestCommandBar::everyPlaceIsGoneTo_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("workspace");
    QTest::addColumn<QString>("queue");
    QTest::newRow("a workspace") << "去督办"
                                 << "oversight"
                                 << "overdue";
    QTest::newRow("in English") << "go oversight"
                                << "oversight"
                                << "overdue";
    QTest::newRow("a queue") << "待我审批"
                             << "command"
                             << "requests";
    QTest::newRow("a queue by its initials") << "go rework"
                                             << "oversight"
                                             << "rework";
}

void TestCommandBar::everyPlaceIsGoneTo()
{
    QFETCH(QString, typed);
    QFETCH(QString, queue);
    Bar bar;
    workbench::MainWindow &window = bar.seat.window();
    if (queue == u"requests")
        typed = bar.seat.m_words->queue(queue);
    bar.type(typed);
    QVERIFY(spinUntil([&] { return bar.results().count() > 0 && bar.results().isOffer(0); }));
    bar.enter();
    QVERIFY(spinUntil([&] { return window.queue().model().filter().queue.token == queue; }));
    QTEST(window.queue().workspace().token, "workspace");
}

void TestCommandBar::eachDeedIsFoundInBothLanguages_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("title");
    QTest::newRow("Chinese words, English desk") << "en"
                                                 << "锁定"
                                                 << "Lock this seat";
    QTest::newRow("initials, English desk") << "en"
                                            << "sdxw"
                                            << "Lock this seat";
    QTest::newRow("English words, Chinese desk") << "zh"
                                                 << "lock this"
                                                 << "锁定席位";
    QTest::newRow("a queue, Chinese words, English desk") << "en"
                                                          << "督办"
                                                          << "";
    QTest::newRow("initials, Chinese desk") << "zh"
                                            << "sdxw"
                                            << "锁定席位";
}

void TestCommandBar::eachDeedIsFoundInBothLanguages()
{
    QFETCH(QString, language);
    QFETCH(QString, typed);
    QFETCH(QString, title);
    Bar bar(language);
    bar.type(typed);
    QVERIFY2(spinUntil([&] {
                 return bar.results().count() > 0 && bar.results().isOffer(0)
                     && (title.isEmpty() || bar.row(title) >= 0);
             }),
             qPrintable(typed));
    // What is shown is in the language of the desk.
    const QString shown = bar.results().index(0).data(SearchResults::TitleRole).toString();
    const bool isChinese
        = std::ranges::any_of(shown, [](QChar c) { return c.script() == QChar::Script_Han; });
    QCOMPARE(isChinese, language == u"zh");
}

void TestCommandBar::everyDeedAndPlaceIsFoundByItsOtherWords()
{
    QFETCH(QString, language);
    Bar bar(language);
    const auto names = [&bar] {
        QHash<QString, QString> names;
        for (const workbench::DeedGroup &group : bar.seat.window().deeds()) {
            for (const workbench::Deed &deed : group.deeds)
                names.insert(deed.token, workbench::withoutMnemonic(deed.text));
        }
        for (const workbench::Deed &place : bar.seat.window().places())
            names.insert(place.token, workbench::withoutMnemonic(place.text));
        return names;
    };
    const QHash<QString, QString> shown = names();
    QHash<QString, QString> other;
    models::inTheOtherLanguage([&] { other = names(); });
    QCOMPARE(names(), shown); // what the desk shows has not changed
    QVERIFY(shown.size() > 30);
    QStringList lost;
    int differing = 0;
    for (auto name = other.constBegin(); name != other.constEnd(); ++name) {
        differing += shown.value(name.key()) != *name ? 1 : 0;
        // The first word of two letters or more, as it would be typed.
        const workbench::CommandQuery query = workbench::parseCommand(*name);
        const CommandName known{name.key(), shown.value(name.key()), {}, {}, *name};
        if (query.number.isEmpty() && !query.goes && query.words.size() >= 2
            && workbench::scoreOf(known, query) < workbench::MeantScore)
            lost << *name;
    }
    QVERIFY2(lost.isEmpty(), qPrintable(lost.join(QStringLiteral(" | "))));
    QVERIFY2(differing > 25, qPrintable(QString::number(differing)));
}

void TestCommandBar::whatTheCityHasIsStillFound()
{
    Bar bar;
    const store::CaseSummary first = bar.seat.window().queue().model().summary(0);
    bar.type(first.caseNo);
    QVERIFY(spinUntil([&] { return bar.results().isCurrent() && bar.results().count() > 0; }));
    QVERIFY(!bar.results().isOffer(0));
    bar.enter();
    QVERIFY(spinUntil([&] { return bar.seat.m_selection.caseId() == first.id; }));
}

QTEST_MAIN(TestCommandBar)
#include "tst_commandbar.moc"
