// SPDX-License-Identifier: GPL-3.0-or-later
// A sheet from the real map process, looked at with poppler's tools.
#include "mapengine/smallbasemap.h"
#include "mapview/sheetfiles.h"
#include "mapview/sheetprinter.h"
#include "resources/resources.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <numeric>

using namespace wanmi;
using namespace wanmi::mapview;
using namespace wanmi::test;

namespace {
constexpr int LongMs = 120'000;
constexpr int Cases = 137;

QString told(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    process.waitForFinished(30'000);
    return QString::fromUtf8(process.readAllStandardOutput());
}

SheetContent content(int cases, double groundScale = 0)
{
    SheetContent made;
    const QPointF northWest = toWorld({126.56, 45.79});
    const QPointF southEast = toWorld({126.64, 45.755});
    made.frames = planSheet({{420, 297}, QRectF(northWest, southEast), groundScale});
    made.style.palette = Palette::fromTokens(QStringLiteral("light"));
    made.style.limits = {1, 3, 6, 12};
    std::vector<store::CellShape> shapes;
    for (int i = 0; i < 40; ++i) {
        const double lon = 126.565 + (i % 8) * 0.009;
        const double lat = 45.758 + (i / 8) * 0.006;
        shapes.push_back(
            {QStringLiteral("23010300100%1").arg(i, 4, 10, QLatin1Char('0')),
             QString(),
             QString(),
             {{{{lon, lat}, {lon + 0.009, lat}, {lon + 0.009, lat + 0.006}, {lon, lat + 0.006}, {lon, lat}}}},
             i % 15,
             i % 3});
    }
    made.dense.cells = makeCells(shapes);
    auto counts = std::make_shared<std::vector<CellCount>>();
    for (const store::CellShape &shape : shapes) {
        CellCount count;
        count.open = shape.open;
        count.overdue = shape.overdue;
        counts->push_back(count);
    }
    made.dense.counts = counts;
    using worktime::Light;
    const Light lights[] = {Light::Red, Light::Yellow, Light::Green, Light::Grey};
    for (int i = 0; i < cases; ++i) {
        CaseMark mark;
        mark.id = QString::number(i);
        mark.world = toWorld({126.57 + (i * 37 % 100) * 0.0006, 45.76 + (i * 53 % 100) * 0.00025});
        mark.light = lights[i % 4];
        made.cases.push_back(mark);
        made.rows.push_back(
            {QStringLiteral("2026-%1").arg(i + 1, 4, 10, QLatin1Char('0')), QStringLiteral("井盖缺失"),
             QStringLiteral("道里区中央大街 %1 号，近兆麟街口").arg(i + 1), QStringLiteral("排水公司"),
             QStringLiteral("超期"), QStringLiteral("超 %1 分").arg(i + 1)});
    }
    made.title = QStringLiteral("哈尔滨 在办案件 [%1+1%]");
    made.subtitle = QStringLiteral("哈尔滨 · 11月22日 14:05:09 · 案件数据 14:05:07");
    made.facts = {QStringLiteral("在办 %1 件").arg(cases), QStringLiteral("本图所示范围")};
    made.scale = QStringLiteral("约 1 : %1").arg(int(made.frames.groundScale));
    made.north = QStringLiteral("北");
    made.attribution = QStringLiteral("© OpenStreetMap contributors, ODbL 1.0");
    made.footer = QStringLiteral("打印：王敏，11月22日 14:05");
    made.pageWords = QStringLiteral("第 %1 页，共 %2 页");
    made.listTitle = QStringLiteral("本图案件 %1 件").arg(cases);
    made.listEmpty = QStringLiteral("所示范围没有在办案件。");
    made.cellsTitle = QStringLiteral("单元网格：在办案件");
    made.cellLabels = {"1 – 2", "3 – 5", "6 – 11", "≥ 12"};
    made.noDataLabel = QStringLiteral("无数据");
    made.marksTitle = QStringLiteral("案件（数字为件数）");
    made.marks = {{"red", "#C9302C", "square", QStringLiteral("超期  35")},
                  {"yellow", "#B57900", "triangle", QStringLiteral("临期  34")},
                  {"green", "#1E8E66", "circle", QStringLiteral("正常  34")},
                  {"grey", "#7B8798", "diamond", QStringLiteral("挂起  34")}};
    made.columns = {{"no", QString(), 0.5, true},
                    {"number", QStringLiteral("案卷号"), 2},
                    {"class", QStringLiteral("类别"), 2.6},
                    {"place", QStringLiteral("位置"), 5},
                    {"holder", QStringLiteral("经办"), 2.4},
                    {"light", QStringLiteral("灯"), 1},
                    {"left", QStringLiteral("剩余"), 2, true}};
    return made;
}
} // namespace

class TestSheetPrinter : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    BaseMapSource m_source;
    SheetPrinterSettings m_settings{QStringLiteral(WANMI_MAPRENDER), {}, LongMs};

private slots:
    void initTestCase()
    {
        if (!QFile::exists(QStringLiteral(WANMI_MAPRENDER)))
            QSKIP("built without the map engine");
        resources::load();
        m_settings.workFolder = m_folder.filePath("work");
        m_source = {sourceFile("maps/wanmi.qgs"), m_folder.filePath("basemap.gpkg"), {}, {}};
        QVERIFY(writeSmallBaseMap(m_source.data));
    }

    void marksAddUpToTheCases()
    {
        const SheetContent made = content(Cases);
        const std::vector<Cluster> marks = sheetMarks(made.cases, made.frames);
        QVERIFY(marks.size() < made.cases.size());
        QCOMPARE(std::accumulate(marks.begin(), marks.end(), 0,
                                 [](int sum, const Cluster &one) { return sum + one.count; }),
                 Cases);
    }
    void theMapShowsWhatTheScreenShowsOrTheScaleAsked()
    {
        const SheetContent asScreen = content(1);
        QCOMPARE(asScreen.frames.world, QRectF(toWorld({126.56, 45.79}), toWorld({126.64, 45.755})));
        QVERIFY(std::abs(asScreen.frames.map.width() / asScreen.frames.map.height()
                         - asScreen.frames.world.width() / asScreen.frames.world.height())
                < 1e-6);
        const SheetContent fixed = content(1, 5000);
        QVERIFY(std::abs(fixed.frames.groundScale - 5000) < 5);
        for (const SheetFrames &frames : {asScreen.frames, fixed.frames}) {
            const QRectF page(QPointF(0, 0), frames.page);
            QVERIFY(page.contains(frames.map) && page.contains(frames.side) && page.contains(frames.list));
            QVERIFY(!frames.map.intersects(frames.side));
        }
    }
    void aSheetIsAnA3WithEveryCaseInItsList()
    {
        const QString target = m_folder.filePath("图.pdf");
        SheetPrinter printer(m_settings);
        QSignalSpy printed(&printer, &SheetPrinter::printed);
        QSignalSpy failed(&printer, &SheetPrinter::failed);
        QSignalSpy progressed(&printer, &SheetPrinter::progressed);
        printer.print(content(Cases), m_source, target);
        QTRY_VERIFY_WITH_TIMEOUT(!printed.isEmpty() || !failed.isEmpty(), LongMs);
        QVERIFY2(failed.isEmpty(),
                 qPrintable(failed.value(0).value(0).toString() + failed.value(0).value(1).toString()));
        const auto sheet = printed.first().first().value<PrintedSheet>();
        QCOMPARE(sheet.rows, Cases);
        QVERIFY(sheet.pages >= 3);
        QVERIFY(progressed.size() >= 3);
        if (QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty())
            QSKIP("poppler-utils is not installed");

        const QString facts = told(QStringLiteral("pdfinfo"), {target});
        const auto size
            = QRegularExpression(QStringLiteral("Page size:\\s+([0-9.]+) x ([0-9.]+)")).match(facts);
        QVERIFY2(std::abs(size.captured(1).toDouble() - 420 / 25.4 * 72) < 1.5, qPrintable(facts));
        QVERIFY(std::abs(size.captured(2).toDouble() - 297 / 25.4 * 72) < 1.5);
        QVERIFY(facts.contains(QRegularExpression(QStringLiteral("Pages:\\s+%1\\b").arg(sheet.pages))));

        const QString text
            = told(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), target, QStringLiteral("-")});
        // Qt names a glyph by the first character that has it, be it a radical: compared as what they mean.
        const QString meant = text.normalized(QString::NormalizationForm_KC);
        QSet<QString> numbers;
        auto rows = QRegularExpression(QStringLiteral("2026-\\d{4}")).globalMatch(text);
        while (rows.hasNext())
            numbers.insert(rows.next().captured());
        QCOMPARE(int(numbers.size()), Cases);
        for (const char *words : {"哈尔滨", "在办 137 件", "OpenStreetMap", "案件（数字为件数）", "单元网格",
                                  "≥ 12", "王敏", "本图案件 137 件"})
            QVERIFY2(meant.contains(QString::fromUtf8(words).normalized(QString::NormalizationForm_KC)),
                     words);
        QVERIFY2(meant.contains(QRegularExpression(QStringLiteral("[0-9]0+\\s*k?m\\b"))),
                 "a scale bar in round numbers");
        QVERIFY2(text.contains(QStringLiteral("1+1")), "a title is words, nothing that is calculated");

        const QString fonts = told(QStringLiteral("pdffonts"), {target});
        QVERIFY2(fonts.contains(QStringLiteral("NotoSansCJK")), qPrintable(fonts));
        for (const QString &line : fonts.split(QLatin1Char('\n')).mid(2)) {
            if (!line.isEmpty())
                QVERIFY2(line.contains(QRegularExpression(QStringLiteral("\\byes\\b"))), qPrintable(line));
        }
        // Whatever had to become a picture has 300 dots to the inch at least.
        for (const QString &line :
             told(QStringLiteral("pdfimages"), {QStringLiteral("-list"), target}).split(u'\n').mid(2)) {
            const QStringList cells = line.simplified().split(u' ');
            if (cells.size() > 12)
                QVERIFY2(cells[12].toInt() >= 295, qPrintable(line));
        }
    }
    void withoutCasesItSaysSo()
    {
        SheetPrinter printer(m_settings);
        QSignalSpy printed(&printer, &SheetPrinter::printed);
        const QString target = m_folder.filePath("empty.pdf");
        printer.print(content(0), m_source, target);
        QTRY_VERIFY_WITH_TIMEOUT(!printed.isEmpty(), LongMs);
        QCOMPARE(printed.first().first().value<PrintedSheet>().pages, 2);
        if (!QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty())
            QVERIFY(told(QStringLiteral("pdftotext"), {target, QStringLiteral("-")})
                        .normalized(QString::NormalizationForm_KC)
                        .contains(QStringLiteral("没有在办案件")));
    }
    void itFailsInWordsAndLeavesTheOldFile_data()
    {
        QTest::addColumn<QString>("engine");
        QTest::addColumn<QString>("project");
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("reason");
        const QString good = sourceFile("maps/wanmi.qgs");
        QTest::newRow("no map process") << "/nowhere" << good << "a.pdf"
                                        << "no-engine";
        QTest::newRow("a program that is none") << "/bin/true" << good << "a.pdf"
                                                << "engine-crashed";
        QTest::newRow("no project") << QStringLiteral(WANMI_MAPRENDER) << "/nowhere.qgs"
                                    << "a.pdf"
                                    << "project-missing";
        QTest::newRow("no such folder") << QStringLiteral(WANMI_MAPRENDER) << good << "none/a.pdf"
                                        << "cannot-write";
    }
    void itFailsInWordsAndLeavesTheOldFile()
    {
        QFETCH(QString, engine);
        QFETCH(QString, project);
        QFETCH(QString, target);
        QFETCH(QString, reason);
        QFile old(m_folder.filePath("a.pdf"));
        QVERIFY(old.open(QIODevice::WriteOnly));
        old.write("old");
        old.close();
        SheetPrinterSettings settings = m_settings;
        settings.enginePath = engine;
        SheetPrinter printer(settings);
        QSignalSpy failed(&printer, &SheetPrinter::failed);
        printer.print(content(3), {project, m_source.data, {}, {}}, m_folder.filePath(target));
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, LongMs);
        QCOMPARE(failed.first().first().toString(), reason);
        QVERIFY(old.open(QIODevice::ReadOnly));
        QCOMPARE(old.readAll(), QByteArray("old"));
    }
    void itCanBeStopped()
    {
        SheetPrinter printer(m_settings);
        QSignalSpy failed(&printer, &SheetPrinter::failed);
        QSignalSpy progressed(&printer, &SheetPrinter::progressed);
        printer.print(content(Cases), m_source, m_folder.filePath("stopped.pdf"));
        QTRY_VERIFY_WITH_TIMEOUT(!progressed.isEmpty(), LongMs);
        printer.cancel();
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 10'000);
        QCOMPARE(failed.first().first().toString(), QStringLiteral("cancelled"));
        QVERIFY(!QFile::exists(m_folder.filePath("stopped.pdf")));
        QVERIFY2(QDir(m_settings.workFolder).entryList({"sheet-*"}).isEmpty(), "nothing is left behind");
    }
};

QTEST_GUILESS_MAIN(TestSheetPrinter)
#include "tst_sheetprinter.moc"
