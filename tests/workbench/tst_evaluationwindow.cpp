// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/evaluationwindow.h"

#include "workbench/deskseat.h"
#include "workbench/whatifpanel.h"

#include <QFile>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableWidget>

using namespace wanmi;
using namespace wanmi::test;
using workbench::EvaluationWindow;
using workbench::WhatIfPanel;
using evaluation::PeriodKind;

namespace {
constexpr int LostColumn = 4, TriedColumn = 7;

EvaluationWindow *opened(DeskSeat &seat, const QString &language = QStringLiteral("zh"))
{
    seat.m_words->setLanguage(language);
    seat.window().show();
    seat.window().openEvaluation();
    EvaluationWindow *window = seat.window().evaluationWindow();
    spinUntil([&] { return window->view() && !window->sentence().isEmpty(); });
    return window;
}
/// A city with a past: its streets differ.
SketchCity pastCity()
{
    SketchCity city;
    city.components = 100;
    city.pastCases = 700;
    return city;
}
bool showsStreets(EvaluationWindow &window)
{
    window.showKind(PeriodKind::Year);
    window.showSubject(QStringLiteral("street"));
    return spinUntil([&] { return window.view()->order.actors == u"street" && window.ranking().rowCount() > 1; });
}
} // namespace

/// What the window shows is what its cases are, and nothing that a leader tries changes it.
class TestEvaluationWindow : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { resources::load(); }

    void everyLostPointLeadsToItsCases_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("zh") << QStringLiteral("zh");
        QTest::newRow("en") << QStringLiteral("en");
    }
    void everyLostPointLeadsToItsCases()
    {
        QFETCH(QString, language);
        DeskSeat seat(QStringLiteral("leader"), {}, pastCity());
        EvaluationWindow *window = opened(seat, language);
        QVERIFY(window && showsStreets(*window));
        int figures = 0;
        for (int row = 0; row < std::min(3, window->ranking().rowCount()); ++row) {
            window->ranking().setCurrentCell(row, 1);
            const QString kept = window->chosen();
            for (int part = 0; part < window->parts().rowCount(); ++part) {
                const QString lost = window->parts().item(part, LostColumn)->text();
                if (lost == u"—")
                    continue;
                QSignalSpy shown(window, &EvaluationWindow::casesShown);
                window->showCases(part, EvaluationWindow::CasesOf::Lost);
                QVERIFY(spinUntil([&] { return !shown.isEmpty(); }));
                QCOMPARE(seat.m_words->number(shown.front().front().toInt()), lost);
                figures += window->cases().count() > 0;
                if (window->cases().count() > 0)
                    shot(*window, QStringLiteral("evaluation-lost-") + language);
            }
            QCOMPARE(window->chosen(), kept);
        }
        QVERIFY(figures > 0);
        window->close();
    }

    void freeDatesMoveByTheirOwnLength()
    {
        DeskSeat seat(QStringLiteral("evaluator"));
        EvaluationWindow *window = opened(seat, QStringLiteral("en"));
        QVERIFY(window);
        const auto shows = [&](const auto &act) {
            QSignalSpy shown(window, &EvaluationWindow::shown);
            act();
            return spinUntil([&] { return !shown.isEmpty(); });
        };
        QVERIFY(shows([&] { window->showDates(QDate(2001, 1, 1), QDate(2001, 1, 10)); }));
        const evaluation::Period first = window->view()->order.period;
        QCOMPARE(first.lengthMs(), 10 * 86'400'000LL);
        for (const evaluation::Score &one : window->view()->report.scores.scores)
            QCOMPARE(one.rank, 0); // nobody is ranked
        shot(*window, QStringLiteral("evaluation-free-en"));
        QVERIFY(shows([&] { window->step(1); }));
        QCOMPARE(window->view()->order.period.from, first.to);
        QCOMPARE(window->view()->order.period.lengthMs(), first.lengthMs());
        QVERIFY(shows([&] { window->step(-1); }));
        QCOMPARE(window->view()->order.period, first);
        window->close();
    }

    void anotherWeighingIsTriedAndTakenBack()
    {
        DeskSeat seat(QStringLiteral("leader"), {}, pastCity());
        EvaluationWindow *window = opened(seat);
        QVERIFY(window && showsStreets(*window));
        WhatIfPanel &panel = window->whatIf();
        QVERIFY(!panel.isVisible());
        window->whatIfButton().click();
        QVERIFY(panel.isVisible() && !panel.isChanged());
        const auto *before = window->view();
        QVERIFY(window->ranking().isColumnHidden(TriedColumn));
        panel.weights().front()->setValue(100);
        QVERIFY(panel.isChanged());
        QVERIFY(spinUntil([&] { return !window->ranking().isColumnHidden(TriedColumn); }));
        QVERIFY(!window->ranking().item(0, TriedColumn)->text().isEmpty());
        double sum = 0;
        for (const auto &term : panel.model().terms)
            sum += term.weight;
        QVERIFY(std::abs(sum - 100) < 1e-9);
        shot(*window, QStringLiteral("evaluation-whatif-zh"));
        window->whatIfButton().click(); // out of sight, nothing is tried any more
        QVERIFY(!panel.isChanged() && window->ranking().isColumnHidden(TriedColumn));
        QCOMPARE(window->view(), before);
        QCOMPARE(panel.model(), before->order.model);
        window->close();
    }

    void aDepartmentSeesItself()
    {
        DeskSeat seat(QStringLiteral("department-officer"), QStringLiteral("drainage"));
        seat.m_style.apply(QStringLiteral("light"));
        EvaluationWindow *window = opened(seat);
        QVERIFY(window);
        QCOMPARE(window->ranking().rowCount(), 1);
        QCOMPARE(window->ranking().item(0, 1)->text(), seat.m_words->department(QStringLiteral("drainage")));
        QVERIFY(!window->whatIfButton().isVisible());
        shot(*window, QStringLiteral("evaluation-own-light-zh"));
        window->close();
    }

    void theRankingLeavesAsLines()
    {
        DeskSeat seat(QStringLiteral("leader"), {}, pastCity());
        EvaluationWindow *window = opened(seat, QStringLiteral("en"));
        QVERIFY(window && showsStreets(*window));
        QTemporaryDir folder;
        QSignalSpy exported(window, &EvaluationWindow::exported);
        const QString path = folder.filePath(QStringLiteral("ranking.csv"));
        window->exportTo(path);
        QVERIFY(spinUntil([&] { return !exported.isEmpty(); }));
        QCOMPARE(exported.front().at(1).toString(), QString());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray lines = file.readAll();
        QVERIFY(lines.contains(window->ranking().item(0, 1)->text().toUtf8()));
        QVERIFY(lines.count('\n') > window->ranking().rowCount());
        window->close();
    }
};

QTEST_MAIN(TestEvaluationWindow)
#include "tst_evaluationwindow.moc"
