// SPDX-License-Identifier: GPL-3.0-or-later
#include "deskseat.h"
#include "workbench/casepage.h"
#include "workbench/mappiece.h"
#include "workbench/paper.h"

#include <QLabel>
#include <QPrintDialog>
#include <QPrinter>
#include <QPrinterInfo>
#include <QProcess>

using namespace wanmi;
using namespace wanmi::test;
using namespace wanmi::workbench;

namespace {
QString told(const QString &program, const QStringList &arguments)
{
    QProcess reader;
    reader.start(program, arguments);
    return reader.waitForFinished(20'000) ? QString::fromUtf8(reader.readAllStandardOutput()) : QString();
}

int pagesOf(const QString &pdf)
{
    const QStringList lines = told(QStringLiteral("pdfinfo"), {pdf}).split(u'\n');
    for (const QString &line : lines) {
        if (line.startsWith(u"Pages:"))
            return line.section(u':', 1).trimmed().toInt();
    }
    return 0;
}

int picturesOf(const QString &pdf)
{
    return int(
        told(QStringLiteral("pdfimages"), {QStringLiteral("-list"), pdf}).count(QStringLiteral(" image ")));
}

std::shared_ptr<QPrinter> printerInto(const QString &path)
{
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setOutputFormat(QPrinter::PdfFormat);
    printer->setPageSize(QPageSize(QPageSize::A4));
    printer->setOutputFileName(path);
    return printer;
}

bool says(QWidget &window, const QString &words)
{
    return spinUntil([&] {
        return std::ranges::any_of(window.findChildren<QLabel *>(), [&](const QLabel *label) {
            return label->isVisible() && label->text().contains(words);
        });
    });
}

int colorsOf(const QImage &image)
{
    QSet<QRgb> colors;
    for (int y = 0; y < image.height(); y += 2) {
        for (int x = 0; x < image.width(); x += 2)
            colors.insert(image.pixel(x, y));
    }
    return int(colors.size());
}
} // namespace

/// The case file goes to a printer, with a piece of the map.
class TestCasePrint : public QObject
{
    Q_OBJECT
    /// A desk with its layers, as the program puts them together.
    struct Desk
    {
        explicit Desk(const QString &language)
            : seat(QStringLiteral("dispatcher"))
            , layers(*seat.m_store, seat.m_clock, {})
        {
            seat.m_words->setLanguage(language);
            layers.load();
            spinUntil([this] { return layers.isReady() && layers.dense().components; });
            Panels panels;
            panels.mapPiece = [this](const QString &caseId, geo::Place place, auto done) {
                drawMapPiece(layers, nullptr, *seat.m_words, {caseId, place}, &seat.window(),
                             std::move(done));
            };
            ready(seat.window(panels));
        }
        [[nodiscard]] QString aCase() const { return seat.m_rows.table().at(0).id; }
        DeskSeat seat;
        mapview::HotLayers layers;
    };
private slots:
    void theMapAroundTheCaseIsOnThePrintedFile_data() { languages(); }
    void theMapAroundTheCaseIsOnThePrintedFile()
    {
        QFETCH(QString, language);
        Desk desk(language);
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("printed.pdf"));
        desk.seat.window().printCaseFileOn(desk.aCase(), printerInto(path));
        QVERIFY(says(desk.seat.window(),
                     language == u"zh" ? QStringLiteral("案卷已打印") : QStringLiteral("Case file printed")));
        const int pages = pagesOf(path);
        QVERIFY(pages >= 1);
        QCOMPARE(picturesOf(path), 1);
        // Not stretched: as many dots an inch across as down.
        const QStringList about = told(QStringLiteral("pdfimages"), {QStringLiteral("-list"), path})
                                      .split(u'\n')
                                      .at(2)
                                      .simplified()
                                      .split(u' ');
        QVERIFY(about.size() > 13);
        QVERIFY2(std::abs(about.at(12).toInt() - about.at(13).toInt()) <= 2, qPrintable(about.join(u' ')));
        const QString text = told(QStringLiteral("pdftotext"), {path, QStringLiteral("-")});
        QVERIFY2(text.contains(language == u"zh" ? QStringLiteral("本案") : QStringLiteral("this case")),
                 qPrintable(text));
        if (const QString shots = qEnvironmentVariable("WANMI_SHOTS"); !shots.isEmpty())
            QFile::copy(path, shots + QStringLiteral("/printed-") + language + QStringLiteral(".pdf"));
    }
    void theMapShowsTheNeighborhoodWithRingScaleAndNorth()
    {
        Desk desk(QStringLiteral("zh"));
        const store::CaseSummary &row = desk.seat.m_rows.table().at(0);
        const auto draw = [&](geo::Place place, const QString &caseId) {
            std::optional<QByteArray> bytes;
            drawMapPiece(desk.layers, nullptr, *desk.seat.m_words, {caseId, place}, &desk.seat.window(),
                         [&](const QByteArray &drawn) { bytes = drawn; });
            spinUntil([&] { return bytes.has_value(); });
            return QImage::fromData(bytes.value_or(QByteArray()));
        };
        const QImage here = draw({row.lon, row.lat}, row.id);
        QCOMPARE(here.size(), MapPiece().sizePx);
        QVERIFY(colorsOf(here) > 20);
        // The ring stands in the middle, around the case.
        const QColor accent = mapview::Palette::fromTokens(QStringLiteral("light")).accent;
        QCOMPARE(QColor(here.pixel(here.width() / 2, here.height() / 2)).name(), accent.name());
        // Elsewhere the ground is another; nowhere there is no map.
        QVERIFY(draw({row.lon + 0.02, row.lat}, row.id) != here);
        QVERIFY(draw({999, 999}, row.id).isNull());
        if (const QString shots = qEnvironmentVariable("WANMI_SHOTS"); !shots.isEmpty())
            here.save(shots + QStringLiteral("/mappiece.png"));
    }
    void aRangeOfPagesIsPrintedAlone()
    {
        QTemporaryDir folder;
        // Each page has other words.
        QString sentences;
        for (int i = 0; i < 300; ++i)
            sentences += QStringLiteral("<p>句子%1。</p>").arg(QString(QChar(0x4E10 + i)));
        const Paper paper{QStringLiteral("t"),
                          QStringLiteral("head"),
                          QStringLiteral("foot"),
                          QStringLiteral("page %1 of %2"),
                          sentences,
                          {}};
        const QString all = folder.filePath(QStringLiteral("all.pdf")),
                      two = folder.filePath(QStringLiteral("two.pdf"));
        const auto whole = await(printPaper(paper, printerInto(all)));
        QVERIFY(whole && *whole > 3);
        QCOMPARE(pagesOf(all), *whole);
        auto part = printerInto(two);
        part->setPrintRange(QPrinter::PageRange);
        part->setFromTo(2, 3);
        QCOMPARE(await(printPaper(paper, part)).value_or(0), 2);
        QCOMPARE(pagesOf(two), 2);
        const auto textOf = [](const QStringList &which) {
            return told(QStringLiteral("pdftotext"), which + QStringList{QStringLiteral("-")});
        };
        QVERIFY(textOf({two}).size() > 100);
        QCOMPARE(textOf({two}),
                 textOf({QStringLiteral("-f"), QStringLiteral("2"), QStringLiteral("-l"), QStringLiteral("3"),
                         all}));
        auto behind = printerInto(folder.filePath(QStringLiteral("none.pdf")));
        behind->setPrintRange(QPrinter::PageRange);
        behind->setFromTo(*whole + 1, *whole + 2);
        const auto none = await(printPaper(paper, behind));
        QVERIFY(!none);
        QCOMPARE(none.error().reason, QStringLiteral("no-such-pages"));
    }
    void aPrinterThatTakesNothingIsSaid()
    {
        const auto failed
            = await(printPaper({{}, {}, {}, QStringLiteral("%1 %2"), QStringLiteral("<p>x</p>"), {}},
                               printerInto(QStringLiteral("/proc/nowhere/case.pdf"))));
        QVERIFY(!failed);
        QCOMPARE(failed.error().reason, QStringLiteral("print-failed"));
    }
    void withoutAPrinterTheKeySaysWhatElseCanBeDone_data() { languages(); }
    void withoutAPrinterTheKeySaysWhatElseCanBeDone()
    {
        QFETCH(QString, language);
        Desk desk(language);
        MainWindow &window = desk.seat.window();
        const bool isChinese = language == u"zh";
        QTest::keyClick(window.focusWidget(), Qt::Key_P, Qt::ControlModifier);
        QVERIFY(
            says(window, isChinese ? QStringLiteral("请先选择案件") : QStringLiteral("Choose a case first")));
        desk.seat.m_selection.selectCase(desk.aCase());
        QTest::keyClick(window.focusWidget(), Qt::Key_P, Qt::ControlModifier);
        if (QPrinterInfo::availablePrinterNames().isEmpty())
            QVERIFY(says(window, QStringLiteral("Ctrl+Shift+P")));
        else
            QVERIFY(spinUntil([&] {
                const auto *dialog = window.findChild<QPrintDialog *>();
                return dialog && dialog->isVisible();
            }));
    }
};

QTEST_MAIN(TestCasePrint)
#include "tst_caseprint.moc"
