// SPDX-License-Identifier: GPL-3.0-or-later
// Lists as workbooks: what is written, where to, how it is stopped and what is said when it fails.
#include "sync/accessjournal.h"
#include "workbench/casebook.h"
#include "workbench/deskseat.h"
#include "workbench/exportwindow.h"

#include <QFileDialog>
#include <QProcess>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTableView>

using namespace wanmi;
using test::spinUntil;

namespace {
QString cell(const QString &file, const QString &sheet, const QString &reference)
{
    QProcess unzip;
    unzip.start(QStringLiteral("unzip"),
                {QStringLiteral("-p"), file, QStringLiteral("xl/worksheets/%1.xml").arg(sheet)});
    unzip.waitForFinished();
    const QString xml = QString::fromUtf8(unzip.readAllStandardOutput());
    const QRegularExpression found(
        QStringLiteral("<c r=\"%1\"[^>]*>(?:<is>)?<[tv][^>]*>([^<]*)<").arg(reference));
    return found.match(xml).captured(1);
}

workbench::SessionContext contextOf(test::DeskSeat &seat)
{
    return {*seat.m_store,
            *seat.m_link,
            *seat.m_desk,
            seat.m_lookout,
            *seat.m_people,
            seat.m_selection,
            seat.m_rows,
            *seat.m_cameras,
            *seat.m_words,
            seat.m_rules,
            seat.m_grant,
            seat.m_clock,
            {},
            {}};
}

reports::Workbook book(int rows)
{
    reports::Workbook made;
    made.sheet.name = QStringLiteral("x");
    made.sheet.columns = {{QStringLiteral("x"), reports::Column::Format::Text, 10}};
    made.sheet.rows = rows;
    made.sheet.fill = [](int, std::vector<reports::Cell> &cells) { cells[0] = QStringLiteral("x"); };
    made.notesName = QStringLiteral("n");
    return made;
}
} // namespace

class TestExport : public QObject
{
    Q_OBJECT
private slots:
    void theQueueIsExportedAsItStands_data() { test::languages(); }
    void theQueueIsExportedAsItStands();
    void ctrlEAsksWhereToAndWrites();
    void anExportIsStoppedAndSaysWhyItFailed();
    void whatIsWrittenIsToldToTheAudit();
};

void TestExport::theQueueIsExportedAsItStands()
{
    QFETCH(QString, language);
    test::DeskSeat seat(QStringLiteral("dispatcher"));
    seat.m_words->setLanguage(language);
    test::ready(seat.window());
    models::CaseQueueModel &model = seat.window().queue().model();
    QVERIFY(spinUntil([&] { return model.rowCount() > 3 && !model.isBusy(); }));
    const QString file = seat.m_folder.filePath(QStringLiteral("待派遣.xlsx"));
    workbench::BookNotes notes{QStringLiteral("哈尔滨"),
                               seat.m_words->queue(QStringLiteral("to-dispatch")),
                               QStringLiteral("=中山路"),
                               QStringLiteral("张伟"),
                               seat.m_words->post(QStringLiteral("dispatcher")),
                               seat.m_clock->now()};
    const auto written
        = reports::write(workbench::caseBook(model.snapshot(), *seat.m_words, seat.m_rules, notes), file,
                         [](int) { return true; });
    QVERIFY2(written, written ? "" : qPrintable(written.error().reason));
    const QString sheet = QStringLiteral("sheet1");
    for (int row = 0; row < 3; ++row) {
        const store::CaseSummary &summary = model.summary(row);
        QCOMPARE(cell(file, sheet, QStringLiteral("A%1").arg(row + 2)), summary.caseNo);
        QCOMPARE(cell(file, sheet, QStringLiteral("G%1").arg(row + 2)), summary.address);
        QCOMPARE(cell(file, sheet, QStringLiteral("D%1").arg(row + 2)), seat.m_words->state(summary.state));
        QCOMPARE(cell(file, sheet, QStringLiteral("E%1").arg(row + 2)),
                 seat.m_words->className(summary.kind == domain::CaseKind::Component, summary.classCode));
    }
    QCOMPARE(cell(file, sheet, QStringLiteral("A%1").arg(model.rowCount() + 2)), QString());
    QCOMPARE(cell(file, QStringLiteral("sheet2"), QStringLiteral("B1")), QStringLiteral("哈尔滨"));
    QCOMPARE(cell(file, QStringLiteral("sheet2"), QStringLiteral("B3")), QStringLiteral("=中山路"));
}

void TestExport::ctrlEAsksWhereToAndWrites()
{
    test::DeskSeat seat(QStringLiteral("dispatcher"));
    workbench::MainWindow &window = seat.window();
    test::ready(window);
    QTest::keyClick(&window.queue().view(), Qt::Key_E, Qt::ControlModifier);
    QFileDialog *dialog = nullptr;
    QVERIFY(spinUntil([&] { return (dialog = window.findChild<QFileDialog *>()) && dialog->isVisible(); }));
    const QString offered = dialog->selectedFiles().value(0);
    QVERIFY2(offered.endsWith(QStringLiteral(".xlsx")) && offered.contains(QStringLiteral("20261120")),
             qPrintable(offered));
    const QString file = seat.m_folder.filePath(QStringLiteral("out.xlsx"));
    emit dialog->fileSelected(file);
    dialog->close();
    QVERIFY(spinUntil([&] { return QFile::exists(file); }));
    QCOMPARE(cell(file, QStringLiteral("sheet1"), QStringLiteral("A2")),
             window.queue().model().summary(0).caseNo);
    QCOMPARE(cell(file, QStringLiteral("sheet2"), QStringLiteral("B1")), QStringLiteral("哈尔滨"));
}

void TestExport::anExportIsStoppedAndSaysWhyItFailed()
{
    test::DeskSeat seat(QStringLiteral("dispatcher"));
    workbench::MainWindow &window = seat.window();
    test::ready(window);
    workbench::SessionContext context = contextOf(seat);
    auto *progress = new workbench::ExportWindow(context, &window);
    QSignalSpy ended(progress, &workbench::ExportWindow::finished);
    progress->show();
    progress->begin(book(900'000), seat.m_folder.filePath(QStringLiteral("a.xlsx")));
    QVERIFY(progress->isRunning());
    progress->button().click();
    QVERIFY(ended.wait(20'000));
    QCOMPARE(ended.last().at(1).toString(), QStringLiteral("cancelled"));
    QVERIFY(!QFile::exists(seat.m_folder.filePath(QStringLiteral("a.xlsx"))));
    QVERIFY(!progress->isRunning());
    progress->begin(book(3), seat.m_folder.filePath(QStringLiteral("gone/a.xlsx")));
    QVERIFY(ended.wait());
    QCOMPARE(progress->said(), seat.m_words->reason(QStringLiteral("no-such-folder")));
    progress->begin(book(3), seat.m_folder.filePath(QStringLiteral("b.xlsx")));
    QVERIFY(ended.wait());
    QVERIFY2(progress->said().contains(QStringLiteral("b.xlsx")), qPrintable(progress->said()));
    QVERIFY(QFile::exists(seat.m_folder.filePath(QStringLiteral("b.xlsx"))));
    progress->button().click(); // now it closes
}

void TestExport::whatIsWrittenIsToldToTheAudit()
{
    test::DeskSeat seat(QStringLiteral("dispatcher"));
    workbench::MainWindow &window = seat.window();
    test::ready(window);
    sync::AccessJournal journal(QUrl(QStringLiteral("http://127.0.0.1:1")), {}, seat.m_folder.filePath(QStringLiteral("p")),
                                seat.m_clock, {});
    workbench::SessionContext context = contextOf(seat);
    context.accesses = &journal;
    const auto waiting = [&journal] {
        auto answer = journal.waiting();
        return spinUntil([&] { return answer.isFinished(); }) ? answer.result() : std::vector<protocol::Access>();
    };
    const auto writeTo = [&](const QString &path) {
        workbench::exportBook(context, [] { return book(3); }, QStringLiteral("x"),
                              {QStringLiteral("cases"), QStringLiteral("queue=all text")}, &window);
        QFileDialog *dialog = nullptr;
        QVERIFY(spinUntil([&] { return (dialog = window.findChild<QFileDialog *>()) && dialog->isVisible(); }));
        emit dialog->fileSelected(path);
        dialog->close();
        QVERIFY(spinUntil([&] { return window.findChild<QFileDialog *>() == nullptr; }));
        auto *progress = window.findChild<workbench::ExportWindow *>();
        QVERIFY(progress && spinUntil([&] { return !progress->isRunning(); }));
        delete progress;
    };
    writeTo(seat.m_folder.filePath(QStringLiteral("gone/a.xlsx")));
    QVERIFY(waiting().empty()); // nothing was written
    writeTo(seat.m_folder.filePath(QStringLiteral("a.xlsx")));
    const std::vector<protocol::Access> told = waiting();
    QCOMPARE(told.size(), 1u);
    QCOMPARE(told[0].what, QStringLiteral("cases"));
    QCOMPARE(told[0].filter, QStringLiteral("queue=all text"));
    QCOMPARE(told[0].form, QStringLiteral("xlsx"));
    QCOMPARE(told[0].rows, 3);
}

QTEST_MAIN(TestExport)
#include "tst_export.moc"
