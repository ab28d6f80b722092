// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/casepage.h"
#include "workbench/evaluationwindow.h"

#include "workbench/chartview.h"
#include "workbench/deskseat.h"
#include "workbench/whatifpanel.h"

#include <QComboBox>
#include <QFile>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableWidget>

using namespace wanmi;
using namespace wanmi::test;
using workbench::ChartView;
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
                if (window->cases().count() > 0) { // a case opens on the desk
                    emit window->cases().itemActivated(window->cases().item(0));
                    QVERIFY(!seat.m_selection.caseId().isEmpty());
                }
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

    void aDepartmentAppealsAgainstALostPoint()
    {
        SketchCity city = pastCity();
        city.pastDepartment = QStringLiteral("drainage");
        DeskSeat seat(QStringLiteral("department-officer"), QStringLiteral("drainage"), city);
        EvaluationWindow *window = opened(seat);
        QVERIFY(window);
        window->showKind(PeriodKind::Year);
        QVERIFY(spinUntil([&] { return window->view()->order.kind == PeriodKind::Year && window->ranking().rowCount() == 1; }));
        window->ranking().setCurrentCell(0, 1);
        QVERIFY(window->appealButton().isVisible() && !window->appealButton().isEnabled());
        // Every case behind every lost point: what the button says is what the rules say.
        int offered = 0, refused = 0;
        QString chosen;
        for (int part = 0; part < window->parts().rowCount() && offered < 3; ++part) {
            if (window->parts().item(part, LostColumn)->text() == u"—")
                continue;
            QSignalSpy shown(window, &EvaluationWindow::casesShown);
            window->showCases(part, EvaluationWindow::CasesOf::Lost);
            QVERIFY(spinUntil([&] { return !shown.isEmpty(); }));
            for (int row = 0; row < std::min(4, window->cases().count()); ++row) {
                window->cases().setCurrentRow(row);
                const QString waits = window->appealButton().toolTip();
                QVERIFY(spinUntil([&] { return window->appealButton().isEnabled() || window->appealButton().toolTip() != waits; }));
                const QString id = window->cases().item(row)->data(Qt::UserRole + 2).toString();
                domain::CaseOrder order;
                order.caseId = CaseId(id);
                order.action = QStringLiteral("appeal");
                order.reason = QStringLiteral("?");
                const auto verdict = await(seat.m_desk->tryOut(order));
                QCOMPARE(window->appealButton().isEnabled(), verdict.has_value());
                (verdict ? offered : refused) += 1;
                if (verdict) {
                    chosen = id;
                    break;
                }
            }
            if (!chosen.isEmpty())
                break;
        }
        QVERIFY2(!chosen.isEmpty(), qPrintable(QStringLiteral("%1 were refused").arg(refused)));
        shot(*window, QStringLiteral("evaluation-appeal-zh"));
        window->appealButton().click();
        QVERIFY(spinUntil([&] { return seat.window().casePage().form() != nullptr; }));
        QCOMPARE(seat.m_selection.caseId(), chosen);
        window->close();
    }

    void everyMarkOfAChartLeadsToItsCases_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("theme");
        QTest::newRow("zh, dark") << QStringLiteral("zh") << QStringLiteral("dark");
        QTest::newRow("en, light") << QStringLiteral("en") << QStringLiteral("light");
    }
    void everyMarkOfAChartLeadsToItsCases()
    {
        QFETCH(QString, language);
        QFETCH(QString, theme);
        DeskSeat seat(QStringLiteral("leader"), {}, pastCity());
        seat.m_style.apply(theme);
        EvaluationWindow *window = opened(seat, language);
        QSignalSpy charted(window, &EvaluationWindow::charted);
        QVERIFY(window && showsStreets(*window));
        QVERIFY(spinUntil([&] { return !charted.isEmpty(); }));
        // Registered: as many as the year's tally has.
        window->parts().setCurrentCell(1, 0);
        charted.clear();
        QVERIFY(spinUntil([&] { return !charted.isEmpty(); }));
        ChartView &chart = window->chart();
        chart.setFocus();
        for (const int kind : {0, 1, 2}) {
            window->chartKind().setCurrentIndex(kind);
            emit window->chartKind().activated(kind);
            if (kind == 2 && chart.marks().empty()) { // the sketched past has no stages: it says so
                QVERIFY(!chart.accessibleDescription().isEmpty());
                shot(*window, QStringLiteral("evaluation-chart-2-") + language);
                continue;
            }
            QVERIFY2(!chart.marks().empty(), qPrintable(chart.accessibleDescription()));
            shot(*window, QStringLiteral("evaluation-chart-%1-%2").arg(kind).arg(language));
            int pressed = 0;
            for (int mark = 0; mark < int(chart.marks().size()); ++mark) {
                // The last number that is read out is how many there are; stages say the late ones last.
                const ChartView::Mark &one = chart.marks()[std::size_t(mark)];
                QVERIFY(!one.spoken.isEmpty() && chart.rect().contains(chart.placeOf(mark).toRect()));
                if (one.size <= 0 || pressed > 12)
                    continue;
                QSignalSpy listed(window, &EvaluationWindow::casesShown);
                QTest::mouseClick(&chart, Qt::LeftButton, {}, chart.placeOf(mark).center().toPoint());
                QCOMPARE(chart.current(), mark);
                QVERIFY(spinUntil([&] { return !listed.isEmpty(); }));
                const QString count = seat.m_words->number(listed.front().front().toInt());
                QVERIFY2(kind == 2 ? one.value.contains(count) : one.value == count,
                         qPrintable(one.spoken + QStringLiteral(" <> ") + count));
                ++pressed;
            }
            QVERIFY(pressed > 0);
        }
        window->chartKind().setCurrentIndex(1);
        emit window->chartKind().activated(1);
        // By keys alone.
        QTest::keyClick(&chart, Qt::Key_Up);
        QSignalSpy listed(window, &EvaluationWindow::casesShown);
        QTest::keyClick(&chart, Qt::Key_Return);
        QVERIFY(spinUntil([&] { return !listed.isEmpty(); }));
        QCOMPARE(chart.accessibleDescription(), chart.marks()[std::size_t(chart.current())].spoken);
        window->close();
    }

    void stagesAreChosenByKeysAndPressed()
    {
        workbench::Style style;
        style.apply(QStringLiteral("dark"));
        ChartView chart(style, nullptr);
        chart.resize(640, 260);
        chart.show(ChartView::Kind::Funnel, QStringLiteral("way"),
                   {{QStringLiteral("Dispatch"), QStringLiteral("1 h"), QStringLiteral("first"), 1, 0},
                    {QStringLiteral("Handling"), QStringLiteral("6 h"), QStringLiteral("second"), 6, 0.4}});
        static_cast<QWidget &>(chart).show();
        QSignalSpy pressed(&chart, &ChartView::pressed);
        QTest::keyClick(&chart, Qt::Key_Down);
        QTest::keyClick(&chart, Qt::Key_Down);
        QTest::keyClick(&chart, Qt::Key_Return);
        QCOMPARE(pressed.value(0).value(0).toInt(), 1);
        QCOMPARE(chart.accessibleDescription(), QStringLiteral("second"));
        QTest::mouseClick(&chart, Qt::LeftButton, {}, chart.placeOf(0).center().toPoint());
        QCOMPARE(pressed.value(1).value(0).toInt(), 0);
        shot(chart, QStringLiteral("evaluation-stages"));
    }

    void aChartLeavesAsPictureAndData()
    {
        DeskSeat seat(QStringLiteral("leader"), {}, pastCity());
        EvaluationWindow *window = opened(seat, QStringLiteral("en"));
        QSignalSpy charted(window, &EvaluationWindow::charted);
        QVERIFY(window && showsStreets(*window));
        QVERIFY(spinUntil([&] { return !charted.isEmpty(); }));
        QTemporaryDir folder;
        for (const char *name : {"chart.png", "chart.csv"}) {
            QSignalSpy exported(window, &EvaluationWindow::exported);
            window->saveChart(folder.filePath(QString::fromLatin1(name)));
            QVERIFY(spinUntil([&] { return !exported.isEmpty(); }));
            QCOMPARE(exported.front().at(1).toString(), QString());
        }
        const QImage picture(folder.filePath(QStringLiteral("chart.png")));
        QCOMPARE(picture.width(), window->chart().width() * 3);
        QFile lines(folder.filePath(QStringLiteral("chart.csv")));
        QVERIFY(lines.open(QIODevice::ReadOnly));
        const QByteArray said = lines.readAll();
        QCOMPARE(said.count('\n'), qsizetype(window->chart().marks().size()) + 1);
        QSignalSpy exported(window, &EvaluationWindow::exported);
        window->saveChart(QStringLiteral("/proc/chart.png"));
        QVERIFY(spinUntil([&] { return !exported.isEmpty(); }));
        QVERIFY(!exported.front().at(1).toString().isEmpty());
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
