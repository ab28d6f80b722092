// SPDX-License-Identifier: GPL-3.0-or-later
// From the dialog to the paper: what is printed is what the screen counts.
#include "mapengine/smallbasemap.h"
#include "mapview/citylayers.h"
#include "workbench/printsheetdialog.h"
#include "workbench/style.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

#include <numeric>

using namespace wanmi;
using namespace wanmi::workbench;
using namespace wanmi::test;

class TestPrintSheet : public QObject
{
    Q_OBJECT
    std::unique_ptr<CityLayers> m_city;
    models::CaseRows m_rows;
    std::unique_ptr<models::Words> m_words;
    std::unique_ptr<Style> m_style;
    QTemporaryDir m_folder;

    [[nodiscard]] SheetSource source()
    {
        SheetSource made{*m_city->layers, m_rows, *m_words};
        const QRectF all = m_city->layers->extent();
        made.view = QRectF(all.center() - QPointF(all.width() / 6, all.height() / 6), all.size() / 3);
        made.city = QStringLiteral("哈尔滨");
        made.attribution = QStringLiteral("© 测试");
        made.person = QStringLiteral("王敏");
        made.base = {sourceFile("maps/wanmi.qgs"), m_folder.filePath("basemap.gpkg"), {}, {}};
        made.printer = {QStringLiteral(WANMI_MAPRENDER), m_folder.filePath("work")};
        return made;
    }

private slots:
    void initTestCase()
    {
        m_city = std::make_unique<CityLayers>();
        QVERIFY(m_city->sound);
        QVERIFY(writeSmallBaseMap(m_folder.filePath("basemap.gpkg")));
        m_words = std::make_unique<models::Words>(m_city->rules);
        m_words->setLanguage(QStringLiteral("zh"));
        m_style = std::make_unique<Style>();
        m_style->apply(QStringLiteral("light"));
        models::keepInStep(m_rows, *m_city->store);
        QTRY_VERIFY(m_rows.isLoaded());
    }
    void theListHasExactlyTheCasesOfTheView()
    {
        const SheetSource made = source();
        const mapview::SheetContent content
            = SheetWords::contentOf({QStringLiteral("图"), {420, 297}, 0}, made);
        const auto inView
            = std::ranges::count_if(made.layers.cases(), [&made](const mapview::CaseMark &mark) {
                  return made.view.contains(mark.world);
              });
        QVERIFY(inView > 20 && size_t(inView) < made.layers.cases().size());
        QCOMPARE(qsizetype(content.rows.size()), qsizetype(inView));
        const auto marks = mapview::sheetMarks(content.cases, content.frames);
        QCOMPARE(std::accumulate(marks.begin(), marks.end(), 0,
                                 [](int sum, const auto &one) { return sum + one.count; }),
                 int(inView));
        QVERIFY(content.facts.first().contains(QString::number(inView)));
        for (const mapview::SheetRow &row : content.rows) {
            QVERIFY(!row.number.isEmpty());
            QVERIFY(!row.className.isEmpty());
        }
        QCOMPARE(content.cellLabels.size(), qsizetype(content.style.limits.size()));
    }
    void hiddenCasesAreNotPrinted()
    {
        SheetSource made = source();
        made.cases = false;
        QVERIFY(SheetWords::contentOf({QStringLiteral("图"), {420, 297}, 0}, made).rows.empty());
    }
    void everyFailureSaysWhatToDo()
    {
        QSet<QString> said;
        for (const char *reason :
             {"disk-full", "cannot-write", "no-engine", "engine-hangs", "project-broken", "print-failed"})
            said.insert(SheetWords::failure(QLatin1StringView(reason)));
        QCOMPARE(said.size(), 6);
    }
    void theDialogPrintsWhatItSaysItWill()
    {
        if (!QFile::exists(QStringLiteral(WANMI_MAPRENDER)))
            QSKIP("built without the map engine");
        auto *dialog = new PrintSheetDialog(source(), m_folder.path(), nullptr);
        dialog->findChild<QCheckBox *>()->setChecked(false);
        dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(dialog));
        if (const QString shots = qEnvironmentVariable("WANMI_SHOTS"); !shots.isEmpty())
            dialog->grab().save(shots + QStringLiteral("/printsheet.png"));
        const QString summary = [dialog] {
            for (const QLabel *label : dialog->findChildren<QLabel *>()) {
                if (label->objectName() == QLatin1StringView("quiet"))
                    return label->text();
            }
            return QString();
        }();
        QSignalSpy done(dialog, &PrintSheetDialog::done);
        dialog->print();
        QTRY_COMPARE_WITH_TIMEOUT(done.size(), 1, 120'000);
        const auto sheet = done.first().first().value<mapview::PrintedSheet>();
        QVERIFY2(summary.contains(QString::number(sheet.rows)), qPrintable(summary));
        QVERIFY(QFile::exists(sheet.path));
        if (const QString shots = qEnvironmentVariable("WANMI_SHOTS"); !shots.isEmpty())
            QFile::copy(sheet.path, shots + QStringLiteral("/printsheet.pdf"));
        delete dialog;
    }
};

QTEST_MAIN(TestPrintSheet)
#include "tst_printsheet.moc"
