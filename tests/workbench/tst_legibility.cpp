// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/deskseat.h"

#include "workbench/bulkdialog.h"
#include "workbench/bulkform.h"
#include "workbench/camerapage.h"
#include "workbench/casepage.h"
#include "workbench/columnsdialog.h"
#include "workbench/componentpage.h"
#include "workbench/filtersdialog.h"
#include "workbench/legiblewalk.h"
#include "workbench/newsstrip.h"
#include "workbench/overlays.h"
#include "workbench/placepage.h"
#include "workbench/queuedelegate.h"
#include "workbench/searchbox.h"
#include "workbench/signindialog.h"

#include <QApplication>
#include <QPainter>
#include <QTableView>

using namespace wanmi;
using test::await;
using test::spinUntil;

/// Every page and dialog of the desk can be read and reached at 1280x720 and, run with QT_SCALE_FACTOR=2, at
/// 2560x1440 with 200 %, in both languages.
class TestLegibility : public QObject, private test::LegibleWalk
{
    Q_OBJECT
private slots:
    void initTestCase();
    void everyLightIsColorShapeAndText_data() { test::languages(); }
    void everyLightIsColorShapeAndText();
    void everyPageOfEveryPost_data();
    void everyPageOfEveryPost();
    void everyFormOfEveryAction_data();
    void everyFormOfEveryAction();
    void everyDialog_data() { test::languages(); }
    void everyDialog();
    void whatIsTypedAndPastedBreaksNothing();

private:
    static test::SketchCity city()
    {
        test::SketchCity city;
        city.components = 400;
        city.openCases = 400;
        return city;
    }
};

void TestLegibility::initTestCase()
{
    const double scale = qEnvironmentVariable("QT_SCALE_FACTOR", QStringLiteral("1")).toDouble();
    QCOMPARE(qApp->devicePixelRatio(), scale);
}

void TestLegibility::everyLightIsColorShapeAndText()
{
    QFETCH(QString, language);
    test::DeskSeat seat(QStringLiteral("dispatcher"), {}, city());
    seat.m_words->setLanguage(language);
    for (const char *theme : {"dark", "light"}) {
        seat.m_style.apply(QString::fromLatin1(theme));
        QSet<QString> words;
        QSet<QRgb> colors;
        std::vector<QImage> shapes;
        for (const char *light : {"green", "yellow", "red", "grey", "none"}) {
            const QString token = QString::fromLatin1(light);
            QVERIFY(seat.m_words->light(token) != token);
            words.insert(seat.m_words->light(token));
            colors.insert(seat.m_style.lightColor(token).rgb());
            QImage picture(44, 44, QImage::Format_ARGB32_Premultiplied);
            picture.fill(Qt::transparent);
            QPainter painter(&picture);
            seat.m_style.paintMark(painter, QRectF(2, 2, 40, 40), token);
            painter.end();
            // The same shapes without their colors still differ.
            const QImage mask = picture.createAlphaMask(Qt::ThresholdDither);
            for (const QImage &other : shapes) {
                int differing = 0;
                for (int y = 0; y < mask.height(); ++y) {
                    for (int x = 0; x < mask.width(); ++x)
                        differing += mask.pixelIndex(x, y) != other.pixelIndex(x, y) ? 1 : 0;
                }
                QVERIFY2(differing > 150, qPrintable(token + QString::number(differing)));
            }
            shapes.push_back(mask);
        }
        QCOMPARE(words.size(), 5);
        QVERIFY(colors.size() >= 4);
    }
    // In the queue all three stand in each row.
    workbench::MainWindow &window = seat.window();
    test::ready(window);
    const QModelIndex first = window.queue().model().index(0, models::CaseQueueModel::Mark);
    QCOMPARE(first.data().toString(),
             seat.m_words->light(first.data(models::CaseQueueModel::LightRole).toString()));
    QVERIFY(!window.queue().view().isColumnHidden(models::CaseQueueModel::Mark));
}

void TestLegibility::everyPageOfEveryPost_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("post");
    QTest::addColumn<QString>("department");
    for (const char *language : {"zh", "en"}) {
        for (const auto &[post, department] :
             {std::pair("acceptor", ""), std::pair("shift-leader", ""), std::pair("dispatcher", ""),
              std::pair("department-officer", "drainage"), std::pair("inspector", ""),
              std::pair("sys-admin", "")})
            QTest::addRow("%s %s", post, language)
                << QString::fromLatin1(language) << QString::fromLatin1(post)
                << QString::fromLatin1(department);
    }
}

void TestLegibility::everyPageOfEveryPost()
{
    QFETCH(QString, language);
    QFETCH(QString, post);
    QFETCH(QString, department);
    test::DeskSeat seat(post, department, city());
    seat.m_words->setLanguage(language);
    workbench::MainWindow &window = seat.window();
    window.resize(Screen);
    window.show();
    QVERIFY(spinUntil([&] { return seat.m_rows.isLoaded(); }));
    const QString name = post + u' ' + language;
    const auto workspaces = models::workspacesOf(*domain::postFromToken(post));
    for (const models::Workspace &workspace : workspaces) {
        window.showWorkspace(workspace.token);
        QTest::qWait(30);
        look(window, name + u' ' + workspace.token);
        test::shot(window, QStringLiteral("legible-%1-%2-%3").arg(post, workspace.token, language));
    }
    window.showWorkspace(QStringLiteral("cases"));
    QVERIFY(
        spinUntil([&] { return window.queue().model().rowCount() > 0 && !window.queue().model().isBusy(); }));
    window.queue().selectNext();
    QVERIFY(spinUntil([&] { return window.casePage().isVisible(); }));
    QTest::qWait(200);
    look(window, name + QStringLiteral(" case"));
    test::shot(window, QStringLiteral("legible-%1-case-%2").arg(post, language));
    QTest::keyClick(&window.queue().view(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(&window.queue().view(), Qt::Key_F8);
    QTest::qWait(30);
    look(window, name + QStringLiteral(" chosen, news"));
    test::shot(window, QStringLiteral("legible-%1-chosen-%2").arg(post, language));
    const auto components = await(seat.m_store->componentsNear(
        {seat.m_rows.table().at(0).lon, seat.m_rows.table().at(0).lat}, 2'000, 1));
    if (components && !components->empty()) {
        seat.m_selection.selectComponent(components->front().id.text());
        QTest::qWait(200);
        look(window, name + QStringLiteral(" component"));
        test::shot(window, QStringLiteral("legible-%1-component-%2").arg(post, language));
    }
    window.openPlace(QStringLiteral("area"), window.placePage().cityCode());
    QTest::qWait(300);
    look(window, name + QStringLiteral(" place"));
    test::shot(window, QStringLiteral("legible-%1-place-%2").arg(post, language));
    window.beginReport();
    QTest::qWait(50);
    look(window, name + QStringLiteral(" report"));
    test::shot(window, QStringLiteral("legible-%1-report-%2").arg(post, language));
    nothingIsWrong();
}

void TestLegibility::everyFormOfEveryAction_data()
{
    everyPageOfEveryPost_data();
}

void TestLegibility::everyFormOfEveryAction()
{
    QFETCH(QString, language);
    QFETCH(QString, post);
    QFETCH(QString, department);
    test::DeskSeat seat(post, department, city());
    seat.m_words->setLanguage(language);
    workbench::MainWindow &window = seat.window();
    window.resize(Screen);
    window.show();
    window.showWorkspace(QStringLiteral("cases"));
    QVERIFY(
        spinUntil([&] { return window.queue().model().rowCount() > 0 && !window.queue().model().isBusy(); }));
    // One case of each state: all its actions.
    QSet<QString> states, opened;
    for (int row = 0; row < window.queue().model().rowCount(); ++row) {
        const store::CaseSummary summary = window.queue().model().summary(row);
        if (states.contains(summary.state) || (!department.isEmpty() && summary.leadDept != department))
            continue;
        states.insert(summary.state);
        seat.m_selection.selectCase(summary.id);
        spinUntil([&] { return !window.casePage().actionKeys().empty(); }, 1'000);
        const auto actions = window.casePage().actionKeys();
        for (const auto &[action, key] : actions) {
            if (opened.contains(action))
                continue;
            opened.insert(action);
            const auto dossier = await(seat.m_store->dossier(summary.id));
            const auto possible = seat.m_desk->possibilities(*dossier);
            const auto it = std::ranges::find(possible, action, &domain::Possibility::action);
            if (it == possible.end() || it->form.isEmpty())
                continue;
            window.casePage().begin(action);
            QTest::qWait(120);
            if (!window.casePage().form())
                continue;
            look(*window.casePage().form(), QStringLiteral("%1 %2 form %3").arg(post, language, action));
            test::shot(window, QStringLiteral("form-%1-%2").arg(action, language));
            window.casePage().closeForm();
        }
    }
    nothingIsWrong();
}

void TestLegibility::everyDialog()
{
    QFETCH(QString, language);
    test::DeskSeat seat(QStringLiteral("dispatcher"), {}, city());
    seat.m_words->setLanguage(language);
    workbench::MainWindow &window = seat.window();
    window.resize(Screen);
    test::ready(window);
    window.queue().openFilters();
    window.queue().openColumns();
    QTest::keyClick(&window.queue().view(), Qt::Key_A, Qt::ControlModifier);
    window.queue().actOnChosen();
    auto *bulk = window.findChild<workbench::BulkDialog *>();
    QVERIFY(bulk);
    QVERIFY(spinUntil([&] { return bulk->form() != nullptr; }));
    for (int i = 0; i < bulk->actions().count(); ++i) {
        bulk->actions().setCurrentIndex(i);
        QTest::qWait(20);
        look(*bulk, QStringLiteral("bulk %1 %2").arg(bulk->actions().itemData(i).toString(), language), true);
    }
    for (QDialog *dialog : window.findChildren<QDialog *>()) {
        look(*dialog, QString::fromLatin1(dialog->metaObject()->className()) + u' ' + language, true);
        dialog->close();
    }
    workbench::SignInDialog signIn(QUrl(QStringLiteral("http://127.0.0.1:1")), *seat.m_people, *seat.m_words,
                                   seat.m_style);
    signIn.show();
    look(signIn, QStringLiteral("sign in ") + language, true);
    signIn.close();
    window.showKeys();
    auto *keys = window.findChild<workbench::KeySheet *>();
    QTest::qWait(50);
    QVERIFY2(keys->childrenRect().height() <= Screen.height(),
             qPrintable(QStringLiteral("the keys need %1").arg(keys->childrenRect().height())));
    look(*keys, QStringLiteral("keys ") + language);
    test::shot(window, QStringLiteral("legible-keys-") + language);
    keys->hide();
    window.lock();
    look(*window.findChild<workbench::LockScreen *>(), QStringLiteral("lock ") + language);
    m_seen.insert(QStringLiteral("MainWindow")); // its pages, above
    for (const QString &own : test::desksOwnWindows())
        QVERIFY2(m_seen.contains(own), qPrintable(own));
    nothingIsWrong();
}

void TestLegibility::whatIsTypedAndPastedBreaksNothing()
{
    test::DeskSeat seat(QStringLiteral("dispatcher"), {}, city());
    workbench::MainWindow &window = seat.window();
    window.resize(Screen);
    test::ready(window);
    const QString hostile = QStringLiteral("𠮷😀\u202Eabc\u2069<b>&amp;</b>\n\t");
    window.queue().focusFilter();
    auto *filter = qobject_cast<QLineEdit *>(window.focusWidget());
    QVERIFY(filter);
    filter->setText(QString(10'000'000, u'长'));
    QVERIFY(filter->text().size() <= 32'767);
    filter->setText(hostile);
    QVERIFY(spinUntil(
        [&] { return window.queue().model().rowCount() == 0 && !window.queue().model().isBusy(); }));
    filter->clear();
    window.search().setFocus();
    window.search().setText(QString(10'000'000, u'派'));
    window.search().setText(hostile + QStringLiteral(" 12"));
    QTest::qWait(200);
    window.search().clear();
    QVERIFY(spinUntil([&] { return window.queue().model().rowCount() > 0; }));
    nothingIsWrong();
}

QTEST_MAIN(TestLegibility)
#include "tst_legibility.moc"
