// SPDX-License-Identifier: GPL-3.0-or-later
#include "../domain/casedriver.h"
#include "deskseat.h"
#include "workbench/casefileprint.h"
#include "workbench/casepage.h"
#include "workbench/deadlineview.h"
#include "workbench/nextsteps.h"
#include "workbench/orderlist.h"
#include "workbench/relatedlist.h"

#include <QDateEdit>
#include <QLabel>
#include <QPointer>
#include <QProcess>
#include <QSpinBox>
#include <QToolButton>

using namespace wanmi;
using namespace wanmi::test;
using namespace wanmi::workbench;

namespace {
/// As it is on the pages. The font's glyphs do not tell every character: radicals come for characters that
/// look the same, digits in Latin text not at all, so those are looked for in the attached text.
QString textOf(const QString &pdf)
{
    QProcess reader;
    reader.start(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), pdf, QStringLiteral("-")});
    if (!reader.waitForFinished(20'000))
        return {};
    return QString::fromUtf8(reader.readAllStandardOutput())
        .normalized(QString::NormalizationForm_KC)
        .replace(QChar(0x2ED4), u'门')
        .replace(QChar(0x2EDA), u'页');
}

/// As it was written: the text goes along with the file.
QString attachedText(const QString &pdf)
{
    QTemporaryDir folder;
    QProcess reader;
    reader.start(QStringLiteral("pdfdetach"),
                 {QStringLiteral("-saveall"), QStringLiteral("-o"), folder.path(), pdf});
    QFile text(folder.filePath(QStringLiteral("text.txt")));
    return reader.waitForFinished(20'000) && text.open(QIODevice::ReadOnly)
        ? QString::fromUtf8(text.readAll())
        : QString();
}

QImage firstPageOf(const QString &html)
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("one.pdf"));
    if (!await(writePdf({{}, {}, {}, QStringLiteral("%1 %2"), html, {}}, path)))
        return {};
    QProcess painter;
    painter.start(QStringLiteral("pdftoppm"),
                  {QStringLiteral("-png"), QStringLiteral("-r"), QStringLiteral("100"), path,
                   folder.filePath(QStringLiteral("page"))});
    if (!painter.waitForFinished(20'000))
        return {};
    return QImage(folder.filePath(QStringLiteral("page-1.png")));
}

int pagesOf(const QString &pdf)
{
    return int(textOf(pdf).count(u'\f'));
}

/// A case that has seen an extension, an order and words of every kind.
CaseFileContent fullCase()
{
    CaseDriver driver;
    const QString trouble = driver.reach(domain::state::Handling);
    if (!trouble.isEmpty())
        qFatal("%s", qPrintable(trouble));
    driver.perform(QStringLiteral("superviseOrder"), domain::Post::Inspector, [](domain::CaseOrder &order) {
        order.until.reset();
        order.reason = QStringLiteral("两日内处理完毕");
    });
    driver.perform(QStringLiteral("urge"), domain::Post::Dispatcher);
    CaseFileContent content;
    content.dossier.file = *driver.file;
    content.dossier.trail = driver.trail;
    content.dossier.file.description = QStringLiteral("𠮷野家门前井盖缺失，<b>危险</b> & 请速处理");
    content.photos.push_back({{QStringLiteral("near"), QStringLiteral("ab12"), driver.at, {}}, {}});
    content.dossier.reporterName = QStringLiteral("秘密人");
    content.dossier.reporterPhone = QStringLiteral("13912345678");
    content.city = QStringLiteral("哈尔滨");
    content.now = driver.at;
    content.mayKnowReporter = true;
    return content;
}

void press(QWidget &window, Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(window.focusWidget() ? window.focusWidget() : &window, key, modifiers);
}

/// The one that is shown now: one that is put away has lost its name.
QToolButton *buttonOf(const RelatedList &list, const QString &caseId)
{
    for (auto *button : list.findChildren<QToolButton *>()) {
        if (!button->objectName().isEmpty()
            && button->property("part") == QString(QStringLiteral("related/") + caseId))
            return button;
    }
    return nullptr;
}

template <typename T> T *visible(QWidget &in, const QString &name)
{
    for (T *one : in.findChildren<T *>()) {
        if (one->isVisibleTo(&in) && one->accessibleName() == name)
            return one;
    }
    return nullptr;
}
} // namespace

/// The parts of the case page that explain, and the file on paper.
class TestCaseFile : public QObject
{
    Q_OBJECT
    std::unique_ptr<DeskSeat> m_seat;

    MainWindow &open(const QString &post, const QString &language)
    {
        m_seat = std::make_unique<DeskSeat>(post);
        m_seat->m_words->setLanguage(language);
        MainWindow &window = m_seat->window();
        window.resize(1400, 1000);
        ready(window);
        return window;
    }
    /// Chooses the first case of the replica that `fits`.
    QString choose(const std::function<bool(const store::CaseSummary &)> &fits)
    {
        const models::CaseTable &rows = m_seat->m_rows.table();
        for (int i = 0; i < rows.size(); ++i) {
            if (!fits(rows.at(i)))
                continue;
            const QString id = rows.at(i).id;
            m_seat->m_selection.selectCase(id);
            auto *list = m_seat->window().casePage().findChild<RelatedList *>();
            spinUntil([&] { return list && !m_seat->window().casePage().actionKeys().empty(); }, 4000);
            return id;
        }
        return {};
    }
private slots:
    void cleanup() { m_seat.reset(); }

    void aDeadlineOpensItsExplanation_data() { languages(); }
    void aDeadlineOpensItsExplanation()
    {
        QFETCH(QString, language);
        MainWindow &window = open(QStringLiteral("dispatcher"), language);
        QVERIFY(
            !choose([](const auto &row) { return row.state == domain::state::PendingDispatch; }).isEmpty());
        auto *view = window.casePage().findChild<DeadlineView *>();
        QVERIFY(view);
        QVERIFY(spinUntil([&] { return !view->isEmpty(); }));
        QVERIFY(view->explanation().isEmpty());
        press(window, Qt::Key_D, Qt::ControlModifier);
        const QString said = view->explanation();
        QVERIFY2(said.contains(language == u"zh" ? u"到期" : u"due "), qPrintable(said));
        QVERIFY(spinUntil([&] {
            const auto labels = view->findChildren<QLabel *>();
            return std::ranges::any_of(labels, [&](const QLabel *label) {
                return label->isVisibleTo(view) && label->text() == view->explanation();
            });
        }));
        const bool isThere = spinUntil([&] {
            const auto *line = qobject_cast<QToolButton *>(window.focusWidget());
            return line && line->accessibleDescription() == said;
        });
        const QWidget *focus = window.focusWidget();
        QVERIFY2(isThere,
                 focus ? qPrintable(QString::fromLatin1(focus->metaObject()->className()) + u' '
                                    + focus->objectName() + u' ' + focus->accessibleName())
                       : "nothing has the keyboard");
        shot(window, QStringLiteral("deadline-") + language);
        press(window, Qt::Key_D, Qt::ControlModifier);
        QVERIFY(view->explanation().isEmpty());
    }
    void whatIfAnswersWhileTyping_data() { languages(); }
    void whatIfAnswersWhileTyping()
    {
        QFETCH(QString, language);
        MainWindow &window = open(QStringLiteral("dispatcher"), language);
        QVERIFY(!choose([](const auto &row) { return row.state == domain::state::Handling; }).isEmpty());
        auto *view = window.casePage().findChild<DeadlineView *>();
        QVERIFY(spinUntil([&] { return !view->isEmpty(); }));
        QVERIFY(view->deadlines().front().canBeMoved());
        QVERIFY(view->toggle());
        spinUntil(
            [&] { return view->findChild<QSpinBox *>() && view->findChild<QSpinBox *>()->isVisible(); });
        auto *days = visible<QSpinBox>(*view, DeadlineView::tr("Days of an extension"));
        auto *until = visible<QDateEdit>(*view, DeadlineView::tr("End of a suspension"));
        QVERIFY(days && until);
        const auto answer = [&] { return view->findChild<QLabel *>(QStringLiteral("whatif"))->text(); };
        const QString one = answer();
        days->setValue(3);
        QVERIFY(answer() != one);
        QVERIFY2(answer().contains(u'3'), qPrintable(answer()));
        until->setDate(until->date().addDays(30));
        QVERIFY2(answer().contains(until->date().toString(QStringLiteral("yyyy-MM-dd"))),
                 qPrintable(answer()));
        shot(window, QStringLiteral("whatif-") + language);
        // The case is read again: what was asked stays.
        m_seat->m_selection.selectCase(m_seat->m_selection.caseId());
        view->tick();
        QCOMPARE(visible<QSpinBox>(*view, DeadlineView::tr("Days of an extension"))->value(), 3);
    }
    void whatMayHappenNextNamesPostsKeysAndWhyNot_data() { languages(); }
    void whatMayHappenNextNamesPostsKeysAndWhyNot()
    {
        QFETCH(QString, language);
        MainWindow &window = open(QStringLiteral("dispatcher"), language);
        choose([](const auto &row) { return row.state == domain::state::PendingDispatch; });
        auto *next = window.casePage().findChild<NextSteps *>();
        QVERIFY(next);
        QVERIFY(spinUntil([&] { return next->asText().count(u'\n') > 2; }));
        const QString text = next->asText();
        QVERIFY2(text.contains(m_seat->m_words->action(QStringLiteral("dispatch"))), qPrintable(text));
        QVERIFY2(text.contains(language == u"zh" ? u"按键 D" : u"key D"), qPrintable(text));
        QVERIFY2(text.contains(NextSteps::tr("not your post")), qPrintable(text));
    }
    void relatedCasesOpenByEnter()
    {
        MainWindow &window = open(QStringLiteral("acceptor"), QStringLiteral("en"));
        auto *list = window.casePage().findChild<RelatedList *>();
        // A sketched city is dense: some case has a neighbor.
        const models::CaseTable &rows = m_seat->m_rows.table();
        for (int i = 0; i < std::min(rows.size(), 80) && list->cases().empty(); ++i) {
            m_seat->m_selection.selectCase(rows.at(i).id);
            spinUntil([&] { return !list->cases().empty(); }, 120);
        }
        QVERIFY(!list->cases().empty());
        const QString other = list->cases().front().summary.id;
        QVERIFY(other != m_seat->m_selection.caseId());
        // The reporters come by an answer of their own and the list is built anew with them.
        QPointer<QToolButton> first;
        QVERIFY(spinUntil([&] {
            first = buttonOf(*list, other);
            return first && first->isVisible();
        }));
        first->setFocus();
        QTest::keyClick(first, Qt::Key_Return);
        QCOMPARE(m_seat->m_selection.caseId(), other);
    }

    void theWholeFileIsOnPaper_data() { languages(); }
    void theWholeFileIsOnPaper()
    {
        QFETCH(QString, language);
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("case.pdf"));
        models::Words words(CaseDriver::rules());
        words.setLanguage(language);
        protocol::SessionGrant grant;
        grant.name = QStringLiteral("张伟");
        const CaseFileContent content = fullCase();
        const auto pages = await(writePdf(caseFilePaper(content, words, *CaseDriver::rules(), grant), path));
        QVERIFY2(pages, pages ? "" : qPrintable(pages.error().detail));
        if (const QString shots = qEnvironmentVariable("WANMI_SHOTS"); !shots.isEmpty())
            QFile::copy(path, shots + QStringLiteral("/casefile-") + language + QStringLiteral(".pdf"));
        QString text = textOf(path);
        QCOMPARE(pagesOf(path), *pages);
        const QString flat = QString(text).remove(u' ').remove(u'\n');
        for (const QString &part : {QStringLiteral("哈尔滨"), QStringLiteral("野家门前井盖缺失"),
                                    QStringLiteral("<b>危险</b>&请速处理"), QStringLiteral("两日内处理完毕"),
                                    QStringLiteral("秘密人"), QStringLiteral("花园街")})
            QVERIFY2(flat.contains(part), qPrintable(part + u'\n' + text));
        const QString written = attachedText(path);
        for (const QString &part :
             {QStringLiteral("2301032026112300001"),
              QStringLiteral("𠮷野家门前井盖缺失，<b>危险</b> & 请速处理"), QStringLiteral("13912345678"),
              QStringLiteral("花园街 12 号"), QStringLiteral("2026-11-23 09:00"),
              language == u"zh" ? QStringLiteral("昼夜连续计2小时") : QStringLiteral("2 h round the clock")})
            QVERIFY2(written.contains(part), qPrintable(part + u'\n' + written));
        // A paper is read on another day, and a photo's kind is no token.
        for (const QString &word :
             {QStringLiteral("明天"), QStringLiteral("今天"), QStringLiteral("昨天"), QStringLiteral("tomorrow"),
              QStringLiteral("today"), QStringLiteral("yesterday")})
            QVERIFY2(!text.contains(word), qPrintable(text));
        QVERIFY2(flat.contains(language == u"zh" ? QStringLiteral("近景") : QStringLiteral("Closeview")),
                 qPrintable(text));
        QVERIFY(flat.contains(language == u"zh" ? QStringLiteral("含个人信息")
                                                : QStringLiteral("containspersonaldata")));
        QCOMPARE(flat.count(language == u"zh" ? QStringLiteral("页,共") : QStringLiteral("page")), *pages);
        const auto deadlines
            = domain::explainedDeadlines(content.dossier.file, content.dossier.trail, *CaseDriver::rules());
        QVERIFY(!deadlines.empty());
        QVERIFY2(flat.contains(language == u"zh" ? QStringLiteral("到期") : QStringLiteral("due")),
                 qPrintable(text));
        QProcess fonts;
        fonts.start(QStringLiteral("pdffonts"), {path});
        QVERIFY(fonts.waitForFinished(20'000));
        const QStringList lines
            = QString::fromUtf8(fonts.readAllStandardOutput()).trimmed().split(u'\n').mid(2);
        QVERIFY(!lines.isEmpty());
        for (const QString &line : lines)
            QVERIFY2(line.simplified().split(u' ').contains(QStringLiteral("yes")), qPrintable(line));
    }
    void rareCharactersAreDrawn()
    {
        const QImage rare = firstPageOf(QStringLiteral("<p>𠮷</p>")),
                     none = firstPageOf(QStringLiteral("<p>\U000F1234</p>")),
                     empty = firstPageOf(QStringLiteral("<p> </p>"));
        QVERIFY(!rare.isNull() && !none.isNull() && !empty.isNull());
        QVERIFY(rare != none); // not the sign for "no glyph"
        QVERIFY(rare != empty);
    }
    void whoMayNotKnowTheReporterPrintsNothingOfThem()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("case.pdf"));
        models::Words words(CaseDriver::rules());
        CaseFileContent content = fullCase();
        content.mayKnowReporter = false;
        QVERIFY(await(writePdf(caseFilePaper(content, words, *CaseDriver::rules(), {}), path)));
        const QString text = textOf(path);
        QVERIFY(!text.isEmpty());
        QVERIFY(!text.contains(QStringLiteral("秘密人")) && !text.contains(QStringLiteral("13912345678")));
        QVERIFY(!text.contains(QStringLiteral("个人信息")));
    }
    void longTextsGoOnOverThePages()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("case.pdf"));
        models::Words words(CaseDriver::rules());
        CaseFileContent content = fullCase();
        QString text;
        for (int i = 0; i < 1200; ++i)
            text += QStringLiteral("第%1句：此处路面塌陷，𠮷。").arg(i);
        content.dossier.file.description = text;
        for (int i = 0; i < 300; ++i) {
            domain::ActionRecord record = content.dossier.trail.back();
            record.note = QStringLiteral("note %1").arg(i);
            content.dossier.trail.push_back(record);
        }
        const auto pages = await(writePdf(caseFilePaper(content, words, *CaseDriver::rules(), {}), path));
        QVERIFY(pages && *pages > 5);
        const QString read = textOf(path).remove(u'\n').remove(u' ');
        const QString written = attachedText(path);
        QVERIFY(written.contains(text));
        for (const int i : {0, 150, 299})
            QVERIFY(written.contains(QStringLiteral("note %1").arg(i)));
        QVERIFY(read.count(QStringLiteral("此处路面塌陷"))
                >= 1200); // lines at an edge lie, clipped, on both pages
        QCOMPARE(pagesOf(path), *pages);
        QCOMPARE(read.count(QStringLiteral("页,共")), *pages); // every page has its number
    }
    void aPlaceThatCannotBeWrittenIsSaid()
    {
        models::Words words(CaseDriver::rules());
        const auto pages = await(writePdf(caseFilePaper(fullCase(), words, *CaseDriver::rules(), {}),
                                          QStringLiteral("/proc/nowhere/case.pdf")));
        QVERIFY(!pages);
        QCOMPARE(pages.error().reason, QStringLiteral("cannot-write"));
    }
};

QTEST_MAIN(TestCaseFile)
#include "tst_casefile.moc"
