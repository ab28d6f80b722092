// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/wallseat.h"

#include "workbench/askbar.h"
#include "workbench/checkpicker.h"
#include "workbench/regionsettings.h"
#include "workbench/scenecanvas.h"
#include "workbench/scenepage.h"
#include "workbench/wallnowpage.h"
#include "workbench/wallplanpage.h"

#include <QCheckBox>
#include <QComboBox>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTimeEdit>
#include <QToolButton>

using namespace wanmi;
using test::labelled;
using test::named;
using test::SmallCity;
using test::spinUntil;
using test::WallSeat;
using Page = workbench::WallsWindow::Page;

/// The window of walls under a person's hands, over a real central.
class TestWallsWindow : public QObject
{
    Q_OBJECT
    std::unique_ptr<SmallCity> m_city;
    std::unique_ptr<WallSeat> m_seat;

    workbench::WallsWindow &open(Page page = Page::Now, const char *account = "shift1")
    {
        if (!m_seat)
            m_seat = std::make_unique<WallSeat>(*m_city, QString::fromLatin1(account));
        return m_seat->window(page);
    }
    static void press(QWidget &in, const char *words)
    {
        auto *button = labelled<QPushButton>(in, QString::fromUtf8(words));
        QVERIFY2(button && button->isEnabled(), words);
        button->click();
    }
    static void choose(QComboBox *box, const QString &token)
    {
        QVERIFY(box);
        const int at = box->findData(token);
        QVERIFY2(at >= 0, qPrintable(token));
        box->setCurrentIndex(at);
        emit box->activated(at);
    }
    [[nodiscard]] bool says(const char *words)
    {
        return m_seat->m_window->saidText().contains(QString::fromUtf8(words));
    }
    void pickScene(const QString &id)
    {
        auto *list = named<QListWidget>(m_seat->m_window->scenes(), QStringLiteral("场景"));
        QVERIFY(list);
        for (int row = 0; row < list->count(); ++row) {
            if (list->item(row)->data(Qt::UserRole) == id)
                return list->setCurrentRow(row);
        }
        QFAIL(qPrintable(id));
    }
    [[nodiscard]] const domain::Scene &scene(const char *id)
    {
        static const domain::Scene None;
        const domain::Scene *found = m_seat->m_board.scene(QString::fromLatin1(id));
        return found ? *found : None;
    }

private slots:
    void initTestCase() { resources::load(); }
    void init()
    {
        m_city = std::make_unique<SmallCity>();
        QVERIFY(m_city->isUp());
    }
    void cleanup()
    {
        m_seat.reset();
        QCOMPARE(m_city->contractBreaches(), QStringList());
        m_city.reset();
    }

    void theWallIsSwitchedAndGivenBack()
    {
        auto &window = open();
        test::shot(*m_seat, window, QStringLiteral("walls-now"));
        auto *back = labelled<QPushButton>(window, QStringLiteral("恢复计划"));
        QVERIFY(back && !back->isEnabled()); // nobody has switched it
        choose(named<QComboBox>(window.now(), QStringLiteral("场景")), QStringLiteral("storm"));
        choose(named<QComboBox>(window.now(), QStringLiteral("时长")), QStringLiteral("30"));
        press(window.now(), "切换");
        QVERIFY(spinUntil([&] { return m_seat->hall()->handScene == u"storm"; }));
        QCOMPARE(m_seat->hall()->handUntilMs - m_seat->hall()->handAtMs, 30 * 60'000);
        QVERIFY(spinUntil([&] { return says("大屏已切换"); }));
        QVERIFY(labelled<QLabel>(window.now(), QStringLiteral("暴雨防汛")));
        QVERIFY(back->isEnabled());
        back->click();
        QVERIFY(spinUntil([&] { return m_seat->hall()->handScene.isEmpty() && !back->isEnabled(); }));
    }
    void whatWasSentIsTakenBackAndWhatIsOverGoesByItself()
    {
        auto &window = open();
        QVERIFY(labelled<QLabel>(window.now(), QStringLiteral("目前没有推送")));
        for (const char *region : {"urgent", "today"}) {
            protocol::PushOrder order;
            order.push.kind = QStringLiteral("message");
            order.push.text = QStringLiteral("各席注意：松花江水位上涨");
            order.push.region = QString::fromLatin1(region);
            order.seconds = 60;
            QVERIFY(test::await<domain::Wall>(m_seat->m_client.push(QStringLiteral("hall"), order)));
        }
        auto *list = named<QListWidget>(window.now(), QStringLiteral("已推送到此大屏"));
        QVERIFY(spinUntil([&] {
            list = named<QListWidget>(window.now(), QStringLiteral("已推送到此大屏"));
            return list && list->count() == 2;
        }));
        QVERIFY(list->item(0)->text().contains(QStringLiteral("松花江水位上涨")));
        test::shot(*m_seat, window, QStringLiteral("walls-pushed"));
        press(window.now(), "收回");
        QVERIFY(spinUntil([&] { return m_seat->hall()->pushes.size() == 1 && list->count() == 1; }));
        m_city->clock().advance(std::chrono::seconds(61));
        QVERIFY(spinUntil([&] { return list->isHidden(); }, 5000));
    }
    void whoMayOnlyLookSeesWhyAndTouchesNothing()
    {
        auto &window = open(Page::Scenes, "acceptor1");
        QVERIFY(labelled<QLabel>(window.now(), QStringLiteral("本岗位只能查看大屏")));
        for (const char *words : {"切换", "恢复计划"}) {
            auto *button = labelled<QPushButton>(window.now(), QString::fromUtf8(words));
            QVERIFY2(button && !button->isEnabled(), words);
        }
        for (const char *words : {"计划(P)", "场景(S)", "新建大屏"})
            QVERIFY2(!labelled<QPushButton>(window, QString::fromUtf8(words)), words);
        QVERIFY(!window.scenes().isVisible()); // asked for, not given
        test::shot(*m_seat, window, QStringLiteral("walls-look-only"));
    }
    void aTimetableAndATurnAreWrittenAndSaved()
    {
        auto &window = open(Page::Plan);
        auto &plan = window.plan();
        press(plan, "添加时段");
        auto *row = plan.findChild<workbench::TimetableRow *>();
        QVERIFY(row);
        const auto days = row->findChildren<QToolButton *>(QStringLiteral("day"));
        QCOMPARE(days.size(), 7);
        days[5]->click();
        days[6]->click();
        const auto times = row->findChildren<QTimeEdit *>();
        times[0]->setTime({20, 0});
        times[1]->setTime({7, 30});
        choose(named<QComboBox>(*row, QStringLiteral("场景")), QStringLiteral("night"));
        QVERIFY(labelled<QLabel>(*row, QStringLiteral("次日")));
        for (const char *id : {"work", "eyes", "review"}) {
            choose(named<QComboBox>(plan, QStringLiteral("要添加的场景")), QString::fromLatin1(id));
            press(plan, "加入轮播");
        }
        press(plan, "上移");
        named<QSpinBox>(plan, QStringLiteral("停留"))->setValue(90);
        QVERIFY(labelled<QLabel>(plan, QStringLiteral("20:00  夜间值守")));
        test::shot(*m_seat, window, QStringLiteral("walls-plan"));
        press(plan, "保存计划");
        QVERIFY(spinUntil([&] { return says("已保存到中心"); }));
        const domain::Wall &hall = *m_seat->hall();
        QCOMPARE(hall.timetable.size(), 1U);
        QCOMPARE(hall.timetable.front().days, (std::vector{1, 2, 3, 4, 5}));
        QCOMPARE(hall.timetable.front().from, 20 * 60);
        QCOMPARE(hall.timetable.front().to, 7 * 60 + 30);
        QCOMPARE(hall.timetable.front().scene, QStringLiteral("night"));
        QCOMPARE(hall.rotation.scenes,
                 (QStringList{QStringLiteral("work"), QStringLiteral("review"), QStringLiteral("eyes")}));
        QCOMPARE(hall.rotation.seconds, 90);
        QVERIFY(!plan.isChanged());
    }
    void everyStepOfAPlanIsUndoneAndDoneAgain()
    {
        auto &plan = open(Page::Plan).plan();
        auto *name = named<QLineEdit>(plan, QStringLiteral("中文名称"));
        const QString before = name->text();
        name->setFocus();
        QTest::keyClicks(name, QStringLiteral(" No 2"));
        press(plan, "添加时段");
        plan.findChild<workbench::TimetableRow *>()
            ->findChildren<QToolButton *>(QStringLiteral("day"))[0]
            ->click();
        const auto daysNow = [&plan] {
            const auto rows = plan.findChildren<workbench::TimetableRow *>();
            return rows.isEmpty() ? size_t(0) : rows.last()->entry().days.size();
        };
        QCOMPARE(daysNow(), 6U);
        press(plan, "撤销");
        QCOMPARE(daysNow(), 7U);
        press(plan, "撤销");
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCOMPARE(daysNow(), 0U);
        press(plan, "撤销"); // the typed name as a whole
        QCOMPARE(name->text(), before);
        QVERIFY(!plan.isChanged());
        press(plan, "重做");
        press(plan, "重做");
        press(plan, "重做");
        QCOMPARE(daysNow(), 6U);
        QVERIFY(plan.isChanged());
    }
    void whatIsWrongInAPlanIsSaidWhileItIsWritten_data()
    {
        QTest::addColumn<int>("wrong");
        QTest::addColumn<QString>("words");
        QTest::newRow("two at one time") << 0 << QStringLiteral("重叠");
        QTest::newRow("no day") << 1 << QStringLiteral("不完整");
        QTest::newRow("no name") << 2 << QStringLiteral("名称");
    }
    void whatIsWrongInAPlanIsSaidWhileItIsWritten()
    {
        QFETCH(int, wrong);
        QFETCH(QString, words);
        auto &window = open(Page::Plan);
        auto &plan = window.plan();
        const domain::Wall before = *m_seat->hall();
        press(plan, "添加时段");
        if (wrong == 0)
            press(plan, "添加时段");
        if (wrong == 1) {
            for (QToolButton *day : plan.findChild<workbench::TimetableRow *>()->findChildren<QToolButton *>(
                     QStringLiteral("day")))
                day->click();
        }
        if (wrong == 2) {
            auto *name = named<QLineEdit>(plan, QStringLiteral("英文名称"));
            name->selectAll();
            QTest::keyClick(name, Qt::Key_Delete);
        }
        auto *problem = plan.findChild<QLabel *>(QStringLiteral("problem"));
        QVERIFY(problem);
        QVERIFY2(problem->text().contains(words), qPrintable(problem->text()));
        press(plan, "保存计划");
        QVERIFY2(window.saidText().contains(words), qPrintable(window.saidText()));
        QCOMPARE(*m_seat->hall(), before);
    }
    void wallsAreMadeAndDeleted()
    {
        auto &window = open(Page::Now);
        press(window, "新建大屏");
        QVERIFY(window.plan().isVisible());
        QTest::keyClicks(named<QLineEdit>(window.plan(), QStringLiteral("中文名称")), QStringLiteral("2"));
        QTest::keyClicks(named<QLineEdit>(window.plan(), QStringLiteral("英文名称")),
                         QStringLiteral("Lobby"));
        press(window.plan(), "保存计划");
        QVERIFY(spinUntil([&] { return m_seat->m_board.wall(QStringLiteral("wall-1")) != nullptr; }));
        QCOMPARE(window.walls().count(), 2);
        QCOMPARE(window.plan().wallId(), QStringLiteral("wall-1"));
        press(window, "删除…");
        QVERIFY(window.plan().asks().isVisible());
        window.plan().asks().button(1)->click();
        QVERIFY(spinUntil([&] { return window.walls().count() == 1; }));
        QCOMPARE(window.plan().wallId(), QStringLiteral("hall"));
    }

    void aSceneIsDraggedSetAndSavedAndEveryWallSeesIt()
    {
        auto &window = open(Page::Scenes);
        WallSeat other(*m_city, QStringLiteral("mayor"));
        pickScene(QStringLiteral("storm"));
        auto &canvas = window.scenes().canvas();
        const auto middle = [&](size_t i) { return canvas.placeOf(canvas.regions()[i]).center().toPoint(); };
        canvas.choose(4);
        QTest::keyClick(&canvas, Qt::Key_Up, Qt::ShiftModifier); // the trend gives up a row
        QCOMPARE(canvas.regions()[4].h, 7);
        QTest::mouseClick(&canvas, Qt::LeftButton, {}, middle(0)); // the map
        auto *settings = window.scenes().findChild<workbench::RegionSettings *>();
        choose(named<QComboBox>(*settings, QStringLiteral("着色")), QStringLiteral("overdue"));
        auto *classes = settings->findChild<workbench::CheckPicker *>(QStringLiteral("classes"));
        QVERIFY(classes);
        QCOMPARE(classes->chosen(), (QStringList{QStringLiteral("E0506"), QStringLiteral("E0503")}));
        classes->filter().setText(QStringLiteral("ysjg"));
        QListWidgetItem *drain = nullptr;
        for (int row = 0; row < classes->list().count(); ++row) {
            if (!classes->list().item(row)->isHidden())
                drain = classes->list().item(row);
        }
        QVERIFY(drain);
        QCOMPARE(drain->data(Qt::UserRole).toString(), QStringLiteral("C0103"));
        drain->setCheckState(Qt::Checked);
        auto *title = named<QLineEdit>(*settings, QStringLiteral("中文标题"));
        title->setFocus();
        QTest::keyClicks(title, QStringLiteral("A1"));
        test::shot(*m_seat, window, QStringLiteral("walls-scene"));
        press(window.scenes(), "保存场景");
        QVERIFY(spinUntil([&] { return !window.scenes().isChanged(); }));
        QVERIFY(spinUntil([&] {
            const domain::Scene *seen = other.m_board.scene(QStringLiteral("storm"));
            return seen && seen->regions[4].h == 7;
        }));
        const QJsonObject told = other.m_board.scene(QStringLiteral("storm"))->regions[0].settings;
        QCOMPARE(told.value(QStringLiteral("measure")).toString(), QStringLiteral("overdue"));
        QCOMPARE(told.value(QStringLiteral("title")).toString(), QStringLiteral("A1"));
        QCOMPARE(told.value(QStringLiteral("classes")).toArray().size(), 3);
    }
    void everySettingOfEveryKindHasAnEditorThatIsUndone_data()
    {
        QTest::addColumn<QString>("kind");
        for (const domain::RegionKind &kind : domain::regionKinds())
            QTest::newRow(kind.token) << QString::fromLatin1(kind.token);
    }
    void everySettingOfEveryKindHasAnEditorThatIsUndone()
    {
        QFETCH(QString, kind);
        auto &window = open(Page::Scenes);
        auto &page = window.scenes();
        press(page, "新建");
        auto &canvas = page.canvas();
        canvas.choose(0);
        QTest::keyClick(&canvas, Qt::Key_Delete);
        auto *kinds = named<QComboBox>(page, QStringLiteral("区域类型"));
        kinds->setCurrentIndex(kinds->findData(kind));
        press(page, "添加区域");
        QCOMPARE(canvas.regions().size(), 1U);
        const auto settings = [&] { return canvas.regions()[0].settings; };
        auto *form = page.findChild<workbench::RegionSettings *>();
        int editors = 0;
        for (const domain::RegionSetting &rule : domain::regionSettings()) {
            if (!rule.isOf(kind))
                continue;
            ++editors;
            const QString name = QString::fromLatin1(rule.name);
            if (name == u"title" || name == u"titleEn" || name == u"words") {
                auto *line = named<QLineEdit>(*form,
                                              name == u"title"         ? QStringLiteral("中文标题")
                                                  : name == u"titleEn" ? QStringLiteral("英文标题")
                                                                       : QStringLiteral("词"));
                QVERIFY2(line, rule.name);
                QTest::keyClicks(line, QStringLiteral("Bridge"));
            } else if (name == u"text") {
                QTest::keyClicks(form->findChild<QPlainTextEdit *>(), QStringLiteral("hello"));
            } else if (name == u"follow") {
                form->findChild<QCheckBox *>()->click();
            } else if (rule.form == domain::RegionSetting::Form::Word) {
                auto *box = form->findChild<QComboBox *>();
                QVERIFY2(box, rule.name);
                choose(box, rule.choices().last());
            } else {
                auto *picker = form->findChild<workbench::CheckPicker *>(name);
                QVERIFY2(picker && picker->list().count() > 0, rule.name);
                picker->list().item(0)->setCheckState(Qt::Checked);
            }
            QVERIFY2(settings().contains(name), rule.name);
            press(page, "撤销");
            QVERIFY2(!settings().contains(name), rule.name);
            press(page, "重做");
            QVERIFY2(settings().contains(name), rule.name);
        }
        if (editors == 0)
            QVERIFY(labelled<QLabel>(*form, QStringLiteral("没有可设置的内容")));
        QVERIFY(domain::checkRegion(canvas.regions()[0]));
    }
    void scenesAreMadeCopiedAndDeletedAndOneInUseStays()
    {
        auto &window = open(Page::Scenes);
        auto &page = window.scenes();
        pickScene(QStringLiteral("night"));
        press(page, "复制");
        auto *english = named<QLineEdit>(page, QStringLiteral("英文名称"));
        QCOMPARE(english->text(), QStringLiteral("Night watch（副本）"));
        press(page, "保存场景");
        QVERIFY(spinUntil([&] { return !scene("own-1").id.isEmpty() && !page.isChanged(); }));
        QCOMPARE(scene("own-1").regions, scene("night").regions);
        press(page, "删除…");
        page.asks().button(1)->click();
        QVERIFY(spinUntil([&] { return scene("own-1").id.isEmpty(); }));
        pickScene(QStringLiteral("work")); // the hall's usual one
        press(page, "删除…");
        page.asks().button(1)->click();
        QVERIFY(spinUntil([&] { return !window.saidText().isEmpty(); }));
        QVERIFY(!scene("work").id.isEmpty());
    }
    void whatIsNotSavedIsAskedAboutBeforeItGoes()
    {
        auto &window = open(Page::Scenes);
        auto &page = window.scenes();
        pickScene(QStringLiteral("night"));
        page.canvas().choose(2);
        QTest::keyClick(&page.canvas(), Qt::Key_Delete);
        pickScene(QStringLiteral("eyes"));
        QVERIFY(page.asks().isVisible());
        test::shot(*m_seat, window, QStringLiteral("walls-unsaved"));
        QCOMPARE(page.canvas().regions().size(), 2U); // still the night watch
        QTest::keyClick(page.asks().button(2), Qt::Key_Escape); // go on editing
        QVERIFY(!page.asks().isVisible() && page.isChanged());
        window.close();
        QVERIFY(m_seat->isOpen() && window.asks().isVisible());
        window.asks().button(0)->click(); // save and close
        QVERIFY(spinUntil([&] { return !m_seat->isOpen(); }));
        QCOMPARE(scene("night").regions.size(), 2U);
    }
    void withoutCentralNothingIsLost()
    {
        auto &window = open(Page::Scenes);
        auto &page = window.scenes();
        pickScene(QStringLiteral("night"));
        page.canvas().choose(2);
        QTest::keyClick(&page.canvas(), Qt::Key_Delete);
        m_city->stopCentral();
        press(page, "保存场景");
        QVERIFY(spinUntil([&] { return !window.saidText().isEmpty(); }, 20'000));
        QVERIFY2(says("中心"), qPrintable(window.saidText()));
        QVERIFY(page.isChanged());
        QCOMPARE(page.canvas().regions().size(), 2U);
        QVERIFY(spinUntil([&] { return labelled<QLabel>(window, QStringLiteral("与中心断开")) != nullptr; },
                          20'000));
        test::shot(*m_seat, window, QStringLiteral("walls-away"));
        window.showPage(Page::Now);
        press(window.now(), "切换");
        QVERIFY(spinUntil([&] { return says("中心"); }, 20'000));
        m_city->startCentral();
        window.showPage(Page::Scenes);
        QVERIFY(spinUntil(
            [&] {
                if (page.isChanged() && labelled<QPushButton>(page, QStringLiteral("保存场景"))->isEnabled())
                    labelled<QPushButton>(page, QStringLiteral("保存场景"))->click();
                QTest::qWait(200);
                return !page.isChanged();
            },
            30'000));
    }
    void whatSomebodyElseSavedMeanwhileIsAskedAbout()
    {
        auto &window = open(Page::Scenes);
        auto &page = window.scenes();
        pickScene(QStringLiteral("night"));
        page.canvas().choose(2);
        QTest::keyClick(&page.canvas(), Qt::Key_Delete);
        domain::Scene theirs = scene("night");
        theirs.nameEn = QStringLiteral("Quiet night");
        sync::WallClient other(m_city->url(), m_city->seat(QStringLiteral("shift1")).grant().token,
                               m_seat->m_clock);
        QVERIFY(test::await<domain::Scene>(other.save({theirs, theirs.version})));
        QVERIFY(spinUntil([&] { return page.asks().isVisible(); }));
        QCOMPARE(page.canvas().regions().size(), 2U);
        page.asks().button(0)->click(); // keep mine
        press(page, "保存场景");
        QVERIFY(spinUntil([&] { return scene("night").regions.size() == 2U; }));
        QCOMPARE(scene("night").nameEn, QStringLiteral("Night watch"));
    }
    void theKeyboardReachesEverything_data()
    {
        QTest::addColumn<int>("page");
        QTest::newRow("now") << int(Page::Now);
        QTest::newRow("plan") << int(Page::Plan);
        QTest::newRow("scenes") << int(Page::Scenes);
    }
    void theKeyboardReachesEverything()
    {
        QFETCH(int, page);
        auto &window = open(Page(page));
        window.activateWindow();
        if (Page(page) == Page::Scenes)
            window.scenes().canvas().choose(0);
        window.setFocus();
        QSet<QWidget *> reached;
        QWidget *at = &window;
        for (int i = 0; i < 200; ++i) {
            QTest::keyClick(at, Qt::Key_Tab);
            at = QApplication::focusWidget() ? QApplication::focusWidget() : &window;
            reached.insert(at);
        }
        QHash<QChar, QString> mnemonics;
        const auto all = window.findChildren<QWidget *>();
        for (QWidget *widget : all) {
            const bool control = qobject_cast<QAbstractButton *>(widget) || qobject_cast<QLineEdit *>(widget)
                || qobject_cast<QComboBox *>(widget) || qobject_cast<QListWidget *>(widget)
                || qobject_cast<QAbstractSpinBox *>(widget) || qobject_cast<workbench::SceneCanvas *>(widget);
            if (!control || !widget->isVisible() || !widget->isEnabled()
                || widget->objectName().startsWith(u"qt_") || qobject_cast<QLineEdit *>(widget->focusProxy())
                || widget->focusPolicy() == Qt::NoFocus || qobject_cast<QAbstractSpinBox *>(widget->parent()))
                continue;
            QVERIFY2(reached.contains(widget),
                     qPrintable(QString::fromLatin1(widget->metaObject()->className()) + u' '
                                + widget->accessibleName() + widget->property("text").toString()));
            const QString text = widget->property("text").toString();
            if (const auto amp = text.indexOf(u'&'); amp >= 0 && qobject_cast<QAbstractButton *>(widget)) {
                const QChar key = text.at(amp + 1).toUpper();
                QVERIFY2(!mnemonics.contains(key), qPrintable(text + u' ' + mnemonics.value(key)));
                mnemonics.insert(key, text);
            }
        }
        QVERIFY(reached.size() > 5);
    }
    void noTextIsCut_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("page");
        for (const char *language : {"zh", "en"}) {
            for (const int page : {0, 1, 2})
                QTest::addRow("%s %d", language, page) << QString::fromLatin1(language) << page;
        }
    }
    void noTextIsCut()
    {
        QFETCH(QString, language);
        QFETCH(int, page);
        m_seat = std::make_unique<WallSeat>(*m_city, QStringLiteral("shift1"));
        m_seat->m_words.setLanguage(language);
        auto &window = m_seat->window(Page(page));
        window.resize(window.minimumSizeHint().expandedTo({1100, 640}));
        if (Page(page) == Page::Scenes)
            window.scenes().canvas().choose(0);
        QTest::qWait(50);
        test::shot(*m_seat, window, QStringLiteral("walls-page%1").arg(page));
        const auto buttons = window.findChildren<QAbstractButton *>();
        for (QAbstractButton *button : buttons) {
            if (button->isVisible() && !button->text().isEmpty())
                QVERIFY2(button->width() >= button->sizeHint().width(), qPrintable(button->text()));
        }
        const auto labels = window.findChildren<QLabel *>();
        for (QLabel *label : labels) {
            if (!label->isVisible() || label->text().isEmpty())
                continue;
            const int needed
                = label->wordWrap() ? label->heightForWidth(label->width()) : label->sizeHint().height();
            QVERIFY2(label->height() >= needed, qPrintable(label->text()));
            QVERIFY2(label->wordWrap() || label->width() >= label->sizeHint().width(),
                     qPrintable(label->text()));
        }
    }
};

QTEST_MAIN(TestWallsWindow)
#include "tst_wallswindow.moc"
