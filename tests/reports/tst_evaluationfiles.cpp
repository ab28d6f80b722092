// SPDX-License-Identifier: GPL-3.0-or-later
#include "reportcity.h"
#include "reports/chartpaint.h"
#include "reports/contentcsv.h"
#include "reports/contentpdf.h"
#include "resources/resources.h"

#include <QBuffer>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QPainter>
#include <QPdfWriter>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <sys/mount.h>

using namespace wanmi;
using namespace wanmi::reports;

class TestEvaluationFiles : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void anOfficeProgramComputesThePrintedFigures();
    void textIsNeverAFormula();
    void aBookOfManyCellsIsTheSameBook();
    void thePagesSayTheSameNumbers();
    void headsAreRepeatedOnEveryPage();
    void aRunningPeriodIsSaidOnEveryPage();
    void sheetsMadeElsewhereAreJoinedIn();
    void whatCannotBeDrawnSaysSoInItsPlace();
    void anEmptyPeriodIsAReportToo();
    void picturesOfEveryChart();
    void itCanBeStopped();
    void aReadOnlyFolderIsNamed();
    void anOldFileStays();
    void theTimeItTakesIsPrinted();
    void fiftyThousandCellsAreAReportToo();

private:
    QString path(const char *name) const { return m_folder->filePath(QString::fromLatin1(name)); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {
const QDate January(2026, 1, 1);

bool always(int)
{
    return true;
}

Content monthOf(QDate month, Language language = Language::Chinese, bool isRunning = false)
{
    const test::MadeReport made = test::departmentsMonth(month);
    Circumstances around = test::around(made);
    around.language = language;
    if (isRunning)
        around.asOf = made.order.period.from + std::chrono::hours(24 * 9 + 15);
    return contentOf(around, made.order, made.report, made.analyses);
}

QByteArray outputOf(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(180'000) || process.exitCode() != 0)
        qWarning("%s: %s", qPrintable(program), process.readAllStandardError().constData());
    return process.readAllStandardOutput();
}

QString textOf(const QString &pdf, int page = 0)
{
    QStringList arguments{QStringLiteral("-layout")};
    if (page > 0)
        arguments << QStringLiteral("-f") << QString::number(page) << QStringLiteral("-l")
                  << QString::number(page);
    return QString::fromUtf8(outputOf(QStringLiteral("pdftotext"), arguments << pdf << QStringLiteral("-")));
}

/// RFC 4180.
std::vector<QStringList> linesOf(const QString &text)
{
    std::vector<QStringList> lines{{QString()}};
    bool isQuoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        QString &field = lines.back().back();
        if (text[i] == u'"' && isQuoted && i + 1 < text.size() && text[i + 1] == u'"')
            field += text[++i];
        else if (text[i] == u'"')
            isQuoted = !isQuoted;
        else if (text[i] == u',' && !isQuoted)
            lines.back().append(QString());
        else if (text[i] == u'\n' && !isQuoted)
            lines.push_back({QString()});
        else if (text[i] != u'\r')
            field += text[i];
    }
    return lines;
}

/// A number in full as it would be printed.
QString asPrinted(QString computed, Format format)
{
    const bool isPercent = computed.endsWith(u'%');
    if (isPercent)
        computed.chop(1);
    bool isNumber = false;
    const double number = computed.toDouble(&isNumber);
    return format == Format::Text || !isNumber ? computed
                                               : printed({format, isPercent ? number / 100 : number});
}

/// Every sheet as lines of what it shows, after computing every formula anew.
bool openInOffice(const QString &book, const QString &folder)
{
    // Otherwise it would believe the values that stand beside the formulas.
    QDir().mkpath(folder + QStringLiteral("/profile/user"));
    QFile settings(folder + QStringLiteral("/profile/user/registrymodifications.xcu"));
    if (!settings.open(QIODevice::WriteOnly))
        return false;
    settings.write(R"(<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item></oor:items>)");
    settings.close();
    outputOf(
        QStringLiteral("soffice"),
        {QStringLiteral("-env:UserInstallation=file://") + folder + QStringLiteral("/profile"),
         QStringLiteral("--headless"), QStringLiteral("--convert-to"),
         QStringLiteral("csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,false,true,false,false,false,-1"),
         QStringLiteral("--outdir"), folder, book});
    return true;
}

QByteArray sheetXml(const QString &book, int sheet)
{
    return outputOf(QStringLiteral("unzip"),
                    {QStringLiteral("-p"), book, QStringLiteral("xl/worksheets/sheet%1.xml").arg(sheet)});
}

/// Where whoever looks at the files finds them: a folder of that name in the environment.
void keep(const QString &file)
{
    const QString folder = qEnvironmentVariable("WANMI_KEEP_REPORTS");
    if (!folder.isEmpty()) {
        const QString target = QDir(folder).filePath(QFileInfo(file).fileName());
        QFile::remove(target);
        QFile::copy(file, target);
    }
}

QByteArray mapSheet(int pages)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(QPageSize::A3));
    writer.setPageOrientation(QPageLayout::Landscape);
    QPainter painter(&writer);
    for (int page = 1; page <= pages; ++page) {
        painter.setFont(reportFont(300));
        painter.drawText(QRectF(0, 0, 12000, 8000), int(Qt::AlignCenter),
                         QStringLiteral("SHEET %1").arg(page));
        painter.drawRect(QRectF(200, 200, 11000, 7000));
        if (page < pages)
            writer.newPage();
    }
    painter.end();
    return bytes;
}
} // namespace

void TestEvaluationFiles::initTestCase()
{
    resources::load();
}

void TestEvaluationFiles::anOfficeProgramComputesThePrintedFigures()
{
    if (QStandardPaths::findExecutable(QStringLiteral("soffice")).isEmpty())
        QSKIP("no LibreOffice here: libreoffice-calc-nogui");
    const Content content = monthOf(January);
    QVERIFY(writeBook(content, path("report.xlsx"), always));
    keep(path("report.xlsx"));
    QVERIFY(openInOffice(path("report.xlsx"), m_folder->path()));
    int compared = 0, formulas = 0;
    for (std::size_t i = 0; i < content.tables.size(); ++i) {
        const Table &table = content.tables[i];
        QFile file(m_folder->filePath(QStringLiteral("report-%1.csv").arg(sheetOf(content, i))));
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
        const auto lines = linesOf(QString::fromUtf8(file.readAll()));
        QVERIFY(lines.size() >= table.rows.size() + 3);
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            const QStringList &line = lines[row + 3]; // title, state, heads
            for (std::size_t column = 0; column < table.columns.size(); ++column, ++compared) {
                const Value &value = table.rows[row][column];
                const QString seen = asPrinted(line.value(qsizetype(column)), value.format);
                const QString wanted = printed(value);
                QVERIFY2(seen == wanted,
                         qPrintable(QStringLiteral("%1, row %2, column %3: %4, printed %5")
                                        .arg(table.title)
                                        .arg(row)
                                        .arg(column)
                                        .arg(seen, wanted)));
                formulas += !formulaOf(content, table, row, column).isEmpty();
            }
        }
    }
    QVERIFY(compared > 1000);
    QVERIFY(formulas > 300);
}

void TestEvaluationFiles::textIsNeverAFormula()
{
    Content content = monthOf(January);
    content.tables[1].rows[0][1].text = QStringLiteral("=cmd|' /C calc'!A0");
    content.title = QStringLiteral("=1+1");
    content.tables[1].note = QStringLiteral("@SUM(A1)");
    QVERIFY(writeBook(content, path("a.xlsx"), always));
    const QByteArray ranking = sheetXml(path("a.xlsx"), 3), counts = sheetXml(path("a.xlsx"), 6);
    QVERIFY(ranking.contains("<f>") && !ranking.contains("<f>cmd") && !ranking.contains("<f>SUM(A1)"));
    QVERIFY(counts.contains("<f>SUM(B4:B15)</f>"));
    QVERIFY(ranking.contains("xSplit=\"2\" ySplit=\"3\"") && ranking.contains("state=\"frozen\""));
    // The value that a program shows before it computes is the printed one.
    const QRegularExpression formula(QStringLiteral("<f>IF\\(N\\(C9\\)=0[^<]*</f><v>([0-9.]+)</v>"));
    const auto match = formula.match(QString::fromUtf8(sheetXml(path("a.xlsx"), 2)));
    QVERIFY(match.hasMatch());
    QCOMPARE(match.captured(1).toDouble(), *content.tables[0].rows[5][3].number);
}

void TestEvaluationFiles::aBookOfManyCellsIsTheSameBook()
{
    Content content = monthOf(January);
    Table &counts = content.tables[4];
    const auto row = counts.rows.front();
    counts.rows.insert(counts.rows.begin(), 60'000, row);
    std::vector<int> steps;
    QVERIFY(writeBook(content, path("many.xlsx"), [&](int percent) {
        steps.push_back(percent);
        return true;
    }));
    QVERIFY(std::ranges::is_sorted(steps) && steps.size() > 100 && steps.back() == 95);
    const QByteArray xml = sheetXml(path("many.xlsx"), 6);
    QVERIFY(xml.contains("<row r=\"60004\"") && xml.contains("<f>SUM(B4:B60015)</f>"));
    QVERIFY(xml.contains("ht=\"32\""));
}

void TestEvaluationFiles::thePagesSayTheSameNumbers()
{
    if (QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty())
        QSKIP("no pdftotext here: poppler-utils");
    const Content content = monthOf(January);
    const auto pages = writePages(content, {}, path("report.pdf"), always);
    QVERIFY2(pages, pages ? "" : qPrintable(pages.error().reason));
    keep(path("report.pdf"));
    const QString about = QString::fromUtf8(outputOf(QStringLiteral("pdfinfo"), {path("report.pdf")}));
    QVERIFY2(about.contains(QRegularExpression(QStringLiteral("Pages: +%1\n").arg(*pages))),
             qPrintable(about));
    QVERIFY(about.contains(QStringLiteral("(A4)")));
    const QString text = textOf(path("report.pdf"));
    const QStringList words = text.split(QRegularExpression(QStringLiteral("\\s+")));
    const QSet<QString> said(words.begin(), words.end());
    int compared = 0;
    for (const Table &table : content.tables) {
        for (const auto &row : table.rows) {
            for (const Value &value : row) {
                if (value.format == Format::Text || !value.number)
                    continue;
                QVERIFY2(said.contains(printed(value)), qPrintable(table.title + u' ' + printed(value)));
                ++compared;
            }
        }
    }
    QVERIFY(compared > 600);
    for (int page = 1; page <= *pages; ++page)
        QVERIFY(textOf(path("report.pdf"), page)
                    .contains(QStringLiteral("第 %1 页，共 %2 页").arg(page).arg(*pages)));
    const QList<QByteArray> fonts
        = outputOf(QStringLiteral("pdffonts"), {path("report.pdf")}).trimmed().split('\n');
    QVERIFY(fonts.size() > 2);
    for (qsizetype i = 2; i < fonts.size(); ++i)
        QVERIFY2(
            QString::fromUtf8(fonts[i]).contains(QRegularExpression(QStringLiteral(" yes (yes|no) +yes "))),
            fonts[i].constData()); // embedded, and its glyphs have names
    // Vectors: no picture of a chart.
    QCOMPARE(outputOf(QStringLiteral("pdfimages"), {QStringLiteral("-list"), path("report.pdf")})
                 .trimmed()
                 .count('\n'),
             1);
}

void TestEvaluationFiles::headsAreRepeatedOnEveryPage()
{
    Content content = monthOf(January);
    content.charts.clear();
    Table long_ = content.tables[3];
    for (int i = 0; i < 16; ++i)
        long_.rows.insert(long_.rows.end(), content.tables[3].rows.begin(), content.tables[3].rows.end());
    content.tables = {long_};
    const auto pages = writePages(content, {}, path("long.pdf"), always);
    QVERIFY(pages && *pages > 5);
    for (int page = 2; page < *pages; ++page)
        QVERIFY(textOf(path("long.pdf"), page).contains(QStringLiteral("评价项")));
    QVERIFY(textOf(path("long.pdf")).contains(QStringLiteral("另有 216 行，见工作簿")));
}

void TestEvaluationFiles::aRunningPeriodIsSaidOnEveryPage()
{
    const Content content = monthOf(January, Language::Chinese, true);
    const auto pages = writePages(content, {}, path("running.pdf"), always);
    QVERIFY(pages);
    for (int page = 1; page <= *pages; ++page)
        QVERIFY(textOf(path("running.pdf"), page).contains(QStringLiteral("统计期未结束")));
    QVERIFY(writeBook(content, path("running.xlsx"), always));
    for (int sheet = 1; sheet <= int(content.tables.size()) + 1; ++sheet)
        QVERIFY(sheetXml(path("running.xlsx"), sheet).contains("<oddFooter>&amp;L统计期未结束"));
}

void TestEvaluationFiles::sheetsMadeElsewhereAreJoinedIn()
{
    const Content content = monthOf(January, Language::English);
    const auto alone = writePages(content, {}, path("alone.pdf"), always);
    const auto pages = writePages(content,
                                  {{QStringLiteral("Grades on the map"), mapSheet(2)},
                                   {QStringLiteral("A map that is none"), "%PDF-1.7 broken"},
                                   {QStringLiteral("A map that failed"), {}, QStringLiteral("no base map")}},
                                  path("joined.pdf"), always);
    QVERIFY2(pages, pages ? "" : qPrintable(pages.error().detail));
    keep(path("joined.pdf"));
    QCOMPARE(*pages, *alone + 4);
    QVERIFY(outputOf(QStringLiteral("pdfinfo"), {path("joined.pdf")}).contains("A4"));
    for (int sheet = 1; sheet <= 2; ++sheet) {
        const QString text = textOf(path("joined.pdf"), *alone + sheet);
        QVERIFY2(text.contains(QStringLiteral("SHEET %1").arg(sheet)), qPrintable(text));
        QVERIFY(text.contains(QStringLiteral("Page %1 of %2").arg(*alone + sheet).arg(*pages)));
    }
    QVERIFY(textOf(path("joined.pdf"), *alone + 3).contains(QStringLiteral("The file cannot be read")));
    QVERIFY(textOf(path("joined.pdf"), *alone + 4).contains(QStringLiteral("no base map")));
    QCOMPARE(outputOf(QStringLiteral("pdfimages"), {QStringLiteral("-list"), path("joined.pdf")})
                 .trimmed()
                 .count('\n'),
             1);
}

void TestEvaluationFiles::whatCannotBeDrawnSaysSoInItsPlace()
{
    Content content = monthOf(January);
    content.charts[0].series = {99};
    content.charts[1].table = QStringLiteral("gone");
    content.charts[2].failed = QStringLiteral("底图没有回答");
    content.tables[7].rows[0][1].number = std::numeric_limits<double>::quiet_NaN();
    content.tables[7].rows[0][1].live = {};
    const auto pages = writePages(content, {}, path("broken.pdf"), always);
    QVERIFY(pages);
    const QString text = textOf(path("broken.pdf"));
    for (const char *why : {"要画的列不在表中", "没有它要画的表", "底图没有回答", "不是数的值"})
        QVERIFY2(text.contains(QString::fromUtf8(why)), why);
    QVERIFY(text.contains(QStringLiteral("得分构成")) && text.contains(QStringLiteral("立案与结案")));
    QVERIFY(writeBook(content, path("broken.xlsx"), always));
    const QByteArray texts
        = outputOf(QStringLiteral("unzip"),
                   {QStringLiteral("-p"), path("broken.xlsx"), QStringLiteral("xl/sharedStrings.xml")});
    QVERIFY(texts.contains("底图没有回答") && texts.contains("要画的列不在表中"));
    for (const Chart &chart : content.charts)
        QVERIFY(!chartPicture(content, chart, DeskPicture).isNull());
}

void TestEvaluationFiles::anEmptyPeriodIsAReportToo()
{
    const Content content = monthOf(QDate(2030, 5, 1));
    const auto pages = writePages(content, {}, path("empty.pdf"), always);
    QVERIFY(pages);
    const QString text = textOf(path("empty.pdf"));
    QVERIFY(text.contains(QStringLiteral("本期没有可评价的案卷")) && text.contains(Dash));
    QVERIFY(writeBook(content, path("empty.xlsx"), always));
    for (const Table &table : content.tables)
        QVERIFY(writeCsv(table, path("empty.csv")));
}

void TestEvaluationFiles::picturesOfEveryChart()
{
    const Content content = monthOf(January);
    for (const Chart &chart : content.charts) {
        for (const QSize size : {DeskPicture, FourKPicture}) {
            const QString file
                = m_folder->filePath(chart.id + QString::number(size.width()) + QStringLiteral(".png"));
            QVERIFY(writePicture(content, chart, size, file));
            keep(file);
            const QImage picture(file);
            QCOMPARE(picture.size(), size);
            // Something is on it, and most of it is paper.
            int inked = 0;
            for (int y = 0; y < size.height(); y += 8) {
                for (int x = 0; x < size.width(); x += 8)
                    inked += picture.pixelColor(x, y) != QColor(Qt::white);
            }
            const double share = inked * 64.0 / size.width() / size.height();
            QVERIFY2(share > 0.01 && share < 0.9, qPrintable(chart.id + QString::number(share)));
        }
    }
}

void TestEvaluationFiles::itCanBeStopped()
{
    const Content content = monthOf(January);
    for (const int at : {0, 40, 95}) {
        const auto until = [at](int percent) { return percent < at; };
        QCOMPARE(writeBook(content, path("a.xlsx"), until).error().reason, QStringLiteral("cancelled"));
        QCOMPARE(writePages(content, {}, path("a.pdf"), until).error().reason, QStringLiteral("cancelled"));
    }
    QVERIFY(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden).isEmpty());
}

void TestEvaluationFiles::aReadOnlyFolderIsNamed()
{
    const Content content = monthOf(January);
    const QString folder = m_folder->filePath(QStringLiteral("read-only"));
    QVERIFY(QDir().mkpath(folder));
    if (mount("none", QFile::encodeName(folder).constData(), "tmpfs", MS_RDONLY, nullptr) != 0)
        QSKIP("a file system cannot be mounted here");
    const auto book = writeBook(content, folder + QStringLiteral("/a.xlsx"), always);
    const auto pages = writePages(content, {}, folder + QStringLiteral("/a.pdf"), always);
    const auto lines = writeCsv(content.tables[0], folder + QStringLiteral("/a.csv"));
    const auto picture
        = writePicture(content, content.charts[0], DeskPicture, folder + QStringLiteral("/a.png"));
    umount(QFile::encodeName(folder).constData());
    for (const Error &error : {book.error(), pages.error(), lines.error(), picture.error()})
        QCOMPARE(error.reason, QStringLiteral("folder-not-writable"));
    QCOMPARE(writePages(content, {}, path("gone/a.pdf"), always).error().reason,
             QStringLiteral("no-such-folder"));
}

void TestEvaluationFiles::anOldFileStays()
{
    const Content content = monthOf(January);
    for (const char *name : {"a.xlsx", "a.pdf"}) {
        QFile old(path(name));
        QVERIFY(old.open(QIODevice::WriteOnly));
        old.write("old");
        old.close();
    }
    const auto never = [](int) { return false; };
    QVERIFY(!writeBook(content, path("a.xlsx"), never) && !writePages(content, {}, path("a.pdf"), never));
    for (const char *name : {"a.xlsx", "a.pdf"})
        QCOMPARE(QFileInfo(path(name)).size(), 3);
    QVERIFY(writeBook(content, path("a.xlsx"), always) && writePages(content, {}, path("a.pdf"), always));
    for (const char *name : {"a.xlsx", "a.pdf"})
        QVERIFY(QFileInfo(path(name)).size() > 3000);
}

void TestEvaluationFiles::theTimeItTakesIsPrinted()
{
    QElapsedTimer timer;
    static_cast<void>(test::reportCity());
    timer.start();
    const Content content = monthOf(January);
    const qint64 made = timer.restart();
    QVERIFY(writeBook(content, path("a.xlsx"), always));
    const qint64 book = timer.restart();
    QVERIFY(writePages(content, {}, path("a.pdf"), always));
    const qint64 pages = timer.restart();
    QVERIFY(writePicture(content, content.charts[0], FourKPicture, path("a.png")));
    qInfo(
        "A month of 12 departments, 5,000 cases: counted in %lld ms, workbook %lld ms, PDF %lld ms, a picture in 4K %lld ms",
        made, book, pages, timer.elapsed());
}

void TestEvaluationFiles::fiftyThousandCellsAreAReportToo()
{
    using namespace evaluation;
    test::MadeReport made = test::monthOf("area", QStringLiteral("cell"), January);
    std::vector<QString> cells;
    for (int i = 0; i < 50'000; ++i)
        cells.push_back(QStringLiteral("230102%1").arg(i, 9, 10, QChar(u'0')));
    made.report.tally = Tally(cells, made.order.model.counts(), made.order.model.counting);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const qint64 closed = 5 + qint64(i % 40);
        made.report.tally.set(i, Count::Registered, closed);
        made.report.tally.set(i, Count::Closed, closed);
        made.report.tally.set(i, Count::InTimeClose, closed - qint64(i % 5));
    }
    auto scores = score(made.order.model, made.report.tally, {}, made.order.period);
    QVERIFY2(scores, scores ? "" : qPrintable(scores.error().reason + scores.error().detail));
    made.report.scores = std::move(*scores);
    made.report.ranking = ranking(made.report.scores, nullptr, nullptr);
    QElapsedTimer timer;
    timer.start();
    const Content content = contentOf(test::around(made), made.order, made.report, made.analyses);
    const qint64 told = timer.restart();
    QVERIFY(writeBook(content, path("cells.xlsx"), always));
    const qint64 book = timer.restart();
    QVERIFY(writePages(content, {}, path("cells.pdf"), always));
    qInfo("50,000 cells: content in %lld ms, workbook %lld ms (%lld kB), PDF %lld ms", told, book,
          QFileInfo(path("cells.xlsx")).size() / 1024, timer.elapsed());
    QCOMPARE(content.table(QStringLiteral("ranking"))->rows.size(), std::size_t(50'000));
    QVERIFY(textOf(path("cells.pdf")).contains(QStringLiteral("另有 49400 行")));
}

QTEST_MAIN(TestEvaluationFiles)
#include "tst_evaluationfiles.moc"
