// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/workbook.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <csignal>
#include <sys/resource.h>

using namespace wanmi;
using namespace wanmi::reports;

namespace {
struct Read
{
    QString type, text; ///< type: "inlineStr", "s", "n"
    int style = 0;
};
using ReadSheet = std::map<QString, Read>; ///< by reference: "B3"

/// Any part of the archive, by the ordinary program.
QByteArray part(const QString &archive, const QString &name)
{
    QProcess unzip;
    unzip.start(QStringLiteral("unzip"), {QStringLiteral("-p"), archive, name});
    unzip.waitForFinished();
    return unzip.readAllStandardOutput();
}

ReadSheet cellsOf(const QByteArray &xml)
{
    ReadSheet cells;
    QXmlStreamReader reader(xml);
    Read cell;
    QString at;
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isStartElement() && reader.name() == u"c") {
            at = reader.attributes().value(QStringLiteral("r")).toString();
            cell = {reader.attributes().value(QStringLiteral("t")).toString(),
                    {},
                    reader.attributes().value(QStringLiteral("s")).toInt()};
        } else if (reader.isStartElement() && (reader.name() == u"t" || reader.name() == u"v")) {
            cell.text = reader.readElementText();
        } else if (reader.isEndElement() && reader.name() == u"c") {
            cells[at] = cell;
        }
    }
    if (reader.hasError())
        return {};
    return cells;
}

Workbook book(const std::vector<std::vector<Cell>> &rows)
{
    Workbook made;
    made.title = QStringLiteral("哈尔滨 · 待派遣");
    made.author = QStringLiteral("王丽");
    made.sheet.name = QStringLiteral("待派遣");
    made.sheet.columns = {{QStringLiteral("案卷号"), Column::Format::Text, 23},
                          {QStringLiteral("位置"), Column::Format::Text, 40},
                          {QStringLiteral("上报时间"), Column::Format::Moment, 17},
                          {QStringLiteral("按期率"), Column::Format::Share, 10}};
    made.sheet.rows = int(rows.size());
    made.sheet.fill = [rows](int row, std::vector<Cell> &cells) {
        for (size_t i = 0; i < rows[size_t(row)].size(); ++i)
            cells[i] = rows[size_t(row)][i];
    };
    made.notesName = QStringLiteral("说明");
    made.notes = {{QStringLiteral("城市"), QStringLiteral("哈尔滨(示例)")},
                  {QStringLiteral("筛选"), QStringLiteral("=中山路")}};
    return made;
}

bool always(int)
{
    return true;
}
} // namespace

class TestWorkbook : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void itIsReadBackAsItWasWritten();
    void textStaysText_data();
    void textStaysText();
    void momentsAreDates_data();
    void momentsAreDates();
    void theHeadIsStyledFrozenAndFiltered();
    void theNotesAreASheetOfTheirOwn();
    void sheetNamesAreCutToWhatIsAllowed();
    void anEmptyListIsAWorkbookToo();
    void aHundredThousandRows();
    void itCanBeStopped();
    void errorsHaveNames_data();
    void errorsHaveNames();
    void anOldFileStaysWhenTheNewOneFails();
    void aDiskThatTakesNoMoreIsNoticed_data();
    void aDiskThatTakesNoMoreIsNoticed();

private:
    QString path() const { return m_folder->filePath(QStringLiteral("案卷 1.xlsx")); }
    ReadSheet writeAndRead(const std::vector<std::vector<Cell>> &rows)
    {
        const auto written = write(book(rows), path(), always);
        return written ? cellsOf(part(path(), QStringLiteral("xl/worksheets/sheet1.xml"))) : ReadSheet();
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestWorkbook::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestWorkbook::itIsReadBackAsItWasWritten()
{
    const QDateTime at(QDate(2026, 11, 22), QTime(6, 30), Qt::UTC);
    ReadSheet cells = writeAndRead(
        {{QStringLiteral("2301032026112200001"), QStringLiteral("南岗区中山路12号门前"), at, 0.968},
         {Cell(), QStringLiteral("第二行"), Cell(), 1.0}});
    QCOMPARE(cells["A1"].text, QStringLiteral("案卷号"));
    QCOMPARE(cells["A2"].text, QStringLiteral("2301032026112200001"));
    QCOMPARE(cells["B2"].text, QStringLiteral("南岗区中山路12号门前"));
    QCOMPARE(cells["C2"].text.toDouble(), 46348 + 6.5 / 24); // 2026-11-22
    QCOMPARE(cells["D2"].text.toDouble(), 0.968);
    QCOMPARE(cells["A3"].text, QString());
    QCOMPARE(cells["B3"].text, QStringLiteral("第二行"));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden).size(),
             1); // nothing left beside it
    // Who opens it with another program sees the same.
    QProcess ogr;
    ogr.start(QStringLiteral("ogrinfo"), {QStringLiteral("-al"), path(), QStringLiteral("待派遣")});
    QVERIFY(ogr.waitForFinished());
    const QString seen = QString::fromUtf8(ogr.readAllStandardOutput());
    QVERIFY2(seen.contains(QStringLiteral("案卷号 (String) = 2301032026112200001")), qPrintable(seen));
    QVERIFY2(seen.contains(QStringLiteral("2026/11/22 06:30:00")), qPrintable(seen));
}

void TestWorkbook::textStaysText_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("a formula") << QStringLiteral("=cmd|' /C calc'!A0");
    QTest::newRow("plus") << QStringLiteral("+1+1");
    QTest::newRow("minus") << QStringLiteral("-2+3");
    QTest::newRow("at") << QStringLiteral("@SUM(1+1)");
    QTest::newRow("a number with zeros before it") << QStringLiteral("00123");
    QTest::newRow("a date") << QStringLiteral("2026-11-22");
    QTest::newRow("an address of the web") << QStringLiteral("http://example.org/");
    QTest::newRow("a rare character") << QStringLiteral("𠮷祥路12号");
    QTest::newRow("an emoji") << QStringLiteral("垃圾🗑️👍🏽");
    QTest::newRow("right to left") << QStringLiteral("شارع 12 النظافة");
    QTest::newRow("markup") << QStringLiteral("<b>&amp;</b> \"1\" < 2");
    QTest::newRow("lines") << QStringLiteral("一\n二");
    QTest::newRow("blanks at both ends") << QStringLiteral("  x  ");
}

void TestWorkbook::textStaysText()
{
    QFETCH(QString, text);
    const ReadSheet cells = writeAndRead({{text, text, Cell(), Cell()}});
    QVERIFY(cells.contains(QStringLiteral("B2")));
    const Read &cell = cells.at(QStringLiteral("B2"));
    QCOMPARE(cell.text, text);
    QCOMPARE(cell.type, QStringLiteral("inlineStr"));
    const QByteArray xml = part(path(), QStringLiteral("xl/worksheets/sheet1.xml"));
    QVERIFY(!xml.contains("<f>") && !xml.contains("<hyperlink"));
}

void TestWorkbook::momentsAreDates_data()
{
    QTest::addColumn<QDate>("day");
    QTest::addColumn<double>("number");
    QTest::newRow("now") << QDate(2026, 11, 22) << 46348.0;
    QTest::newRow("2080") << QDate(2080, 2, 29) << 65805.0;
    QTest::newRow("the first day that is counted right") << QDate(1900, 3, 1) << 61.0;
}

void TestWorkbook::momentsAreDates()
{
    QFETCH(QDate, day);
    QFETCH(double, number);
    ReadSheet cells = writeAndRead({{Cell(), Cell(), QDateTime(day, QTime(18, 0), Qt::UTC), Cell()}});
    QCOMPARE(cells["C2"].text.toDouble(), number + 0.75);
    const QByteArray styles = part(path(), QStringLiteral("xl/styles.xml"));
    QVERIFY(styles.contains("yyyy-mm-dd hh:mm"));
}

void TestWorkbook::theHeadIsStyledFrozenAndFiltered()
{
    ReadSheet cells = writeAndRead(
        {{QStringLiteral("a"), Cell(), Cell(), Cell()}, {QStringLiteral("b"), Cell(), Cell(), Cell()}});
    const QString xml = QString::fromUtf8(part(path(), QStringLiteral("xl/worksheets/sheet1.xml")));
    QVERIFY(xml.contains(QStringLiteral("<autoFilter ref=\"A1:D3\"")));
    QVERIFY(xml.contains(QStringLiteral("state=\"frozen\"")) && xml.contains(QStringLiteral("ySplit=\"1\"")));
    QVERIFY(xml.contains(QStringLiteral("min=\"2\" max=\"2\" width=\"40")));
    QVERIFY(cells["A1"].style != cells["A2"].style);
    const QString styles = QString::fromUtf8(part(path(), QStringLiteral("xl/styles.xml")));
    QVERIFY(styles.contains(QStringLiteral("FF1C6FC4"))
            && styles.contains(QStringLiteral("Noto Sans CJK SC")));
}

void TestWorkbook::theNotesAreASheetOfTheirOwn()
{
    writeAndRead({});
    const QString names = QString::fromUtf8(part(path(), QStringLiteral("xl/workbook.xml")));
    QVERIFY(names.contains(QStringLiteral("name=\"待派遣\""))
            && names.contains(QStringLiteral("name=\"说明\"")));
    ReadSheet notes = cellsOf(part(path(), QStringLiteral("xl/worksheets/sheet2.xml")));
    QCOMPARE(notes["A1"].text, QStringLiteral("城市"));
    QCOMPARE(notes["B1"].text, QStringLiteral("哈尔滨(示例)"));
    QCOMPARE(notes["B2"].text, QStringLiteral("=中山路"));
    const QString about = QString::fromUtf8(part(path(), QStringLiteral("docProps/core.xml")));
    QVERIFY(about.contains(QStringLiteral("王丽")));
}

void TestWorkbook::sheetNamesAreCutToWhatIsAllowed()
{
    for (const QString &name :
         {QStringLiteral("a/b:c*d?[e]\\"), QString(80, u'案'), QString(), QStringLiteral("'quoted'")}) {
        Workbook wanted = book({{QStringLiteral("x"), Cell(), Cell(), Cell()}});
        wanted.sheet.name = name;
        wanted.notesName = name; // and the same one twice
        QVERIFY2(write(wanted, path(), always), qPrintable(name));
        QCOMPARE(cellsOf(part(path(), QStringLiteral("xl/worksheets/sheet1.xml")))["A2"].text,
                 QStringLiteral("x"));
    }
}

void TestWorkbook::anEmptyListIsAWorkbookToo()
{
    const ReadSheet cells = writeAndRead({});
    QCOMPARE(cells.size(), size_t(4));
}

void TestWorkbook::aHundredThousandRows()
{
    Workbook wanted = book({});
    wanted.sheet.rows = 100'000;
    wanted.sheet.fill = [](int row, std::vector<Cell> &cells) {
        cells[0] = QString::number(row);
        cells[1] = QStringLiteral("南岗区中山路%1号门前").arg(row);
    };
    int last = -1;
    QVERIFY(write(wanted, path(), [&last](int done) {
        const bool grows = done > last;
        last = done;
        return grows;
    }));
    QCOMPARE(last, 100'000);
    const QByteArray xml = part(path(), QStringLiteral("xl/worksheets/sheet1.xml"));
    QVERIFY(xml.contains("南岗区中山路99999号门前") && xml.endsWith("</worksheet>"));
    Workbook tooMany = book({});
    tooMany.sheet.rows = MostRows + 1;
    QCOMPARE(write(tooMany, path(), always).error().reason, QStringLiteral("too-many-rows"));
}

void TestWorkbook::itCanBeStopped()
{
    Workbook wanted = book({});
    wanted.sheet.rows = 50'000;
    wanted.sheet.fill = [](int, std::vector<Cell> &cells) { cells[0] = QStringLiteral("x"); };
    const auto stopped = write(wanted, path(), [](int done) { return done < 2000; });
    QCOMPARE(stopped.error().reason, QStringLiteral("cancelled"));
    QVERIFY(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden).isEmpty());
}

void TestWorkbook::errorsHaveNames_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("besides");
    QTest::addColumn<QString>("reason");
    QTest::newRow("no folder") << "gone/a.xlsx"
                               << ""
                               << "no-such-folder";
    QTest::newRow("open in LibreOffice") << "a.xlsx"
                                         << ".~lock.a.xlsx#"
                                         << "file-open-elsewhere";
    QTest::newRow("open in another office") << "a.xlsx"
                                            << "~$a.xlsx"
                                            << "file-open-elsewhere";
    QTest::newRow("a folder of that name") << "."
                                           << ""
                                           << "folder-not-writable";
}

void TestWorkbook::errorsHaveNames()
{
    QFETCH(QString, file);
    QFETCH(QString, besides);
    QFETCH(QString, reason);
    if (!besides.isEmpty()) {
        QFile lock(m_folder->filePath(besides));
        QVERIFY(lock.open(QIODevice::WriteOnly));
    }
    const QString target = file == u"." ? m_folder->path() : m_folder->filePath(file);
    const auto written = write(book({}), target, always);
    QVERIFY(!written);
    QCOMPARE(written.error().reason, reason);
}

void TestWorkbook::anOldFileStaysWhenTheNewOneFails()
{
    QVERIFY(write(book({{QStringLiteral("old"), Cell(), Cell(), Cell()}}), path(), always));
    QVERIFY(
        !write(book({{QStringLiteral("new"), Cell(), Cell(), Cell()}}), path(), [](int) { return false; }));
    QCOMPARE(cellsOf(part(path(), QStringLiteral("xl/worksheets/sheet1.xml")))["A2"].text,
             QStringLiteral("old"));
}

void TestWorkbook::aDiskThatTakesNoMoreIsNoticed_data()
{
    QTest::addColumn<int>("kilobytes");
    // What one file may have: little of all for the archive, more for the archive but not for what it is made
    // of.
    QTest::newRow("at once") << 1;
    QTest::newRow("half way through the rows") << 400;
    QTest::newRow("near their end") << 1500;
}

void TestWorkbook::aDiskThatTakesNoMoreIsNoticed()
{
    QFETCH(int, kilobytes);
    Workbook wanted = book({});
    wanted.sheet.rows = 20'000;
    wanted.sheet.fill = [](int row, std::vector<Cell> &cells) {
        cells[0] = QStringLiteral("案卷 %1").arg(row);
        cells[1] = QStringLiteral("南岗区中山路12号门前");
    };
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    const rlimit little{rlim_t(kilobytes) * 1024, before.rlim_max};
    setrlimit(RLIMIT_FSIZE, &little);
    const auto written = write(wanted, path(), always);
    setrlimit(RLIMIT_FSIZE, &before);
    QVERIFY(!written);
    QCOMPARE(written.error().reason, QStringLiteral("disk-full"));
    QVERIFY(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden).isEmpty());
}

QTEST_GUILESS_MAIN(TestWorkbook)
#include "tst_workbook.moc"
