// SPDX-License-Identifier: GPL-3.0-or-later
// Messages, shift handover and the printed case file.
#include "workbench/mainwindow.h"

#include "store/mailbox.h"
#include "sync/mediaclient.h"
#include "workbench/awaywindow.h"
#include "workbench/casefileprint.h"
#include "workbench/casepage.h"
#include "workbench/handoverwindow.h"
#include "workbench/mailwindow.h"

#include <QFileDialog>
#include <QLabel>
#include <QPrintDialog>
#include <QPrinter>
#include <QPrinterInfo>
#include <QtConcurrentRun>
#include <QToolButton>

namespace wanmi::workbench {
namespace {
template <typename Window> void bringUp(Window &window)
{
    window.show();
    window.raise();
    window.activateWindow();
}

/// Waits for several answers, then prints.
struct Gathering
{
    CaseFileContent content;
    int awaited = 0;
    std::function<void(const CaseFileContent &)> done;
    void arrived()
    {
        if (--awaited == 0)
            done(content);
    }
};
} // namespace

MailWindow *MainWindow::mailWindow() const
{
    return m_mailWindow;
}

HandoverWindow *MainWindow::handoverWindow() const
{
    return m_handoverWindow;
}

void MainWindow::openMail(const QString &caseId)
{
    if (!m_session.mailbox || !m_session.mailLink)
        return;
    if (!m_mailWindow)
        m_mailWindow = new MailWindow(m_session, m_style, this);
    if (!caseId.isEmpty())
        m_mailWindow->write({}, caseId);
    m_mailWindow->showOnly(caseId);
    bringUp(*m_mailWindow);
}

void MainWindow::openHandover()
{
    if (!m_session.mailbox || !m_session.mailLink)
        return;
    if (!HandoverWindow::isFor(m_session.grant.post))
        return say(tr("Your post does not hand over a shift"));
    if (!m_handoverWindow)
        m_handoverWindow = new HandoverWindow(
            m_session, m_style, m_memory, [this] { return m_announcer.total(); }, this);
    bringUp(*m_handoverWindow);
}

AwayWindow *MainWindow::awayWindow() const
{
    return m_awayWindow;
}

void MainWindow::openAway()
{
    makeAway();
    bringUp(*m_awayWindow);
}

void MainWindow::makeAway()
{
    if (m_awayWindow)
        return m_awayWindow->read();
    m_awayWindow = new AwayWindow(m_session, *m_away, this);
    connect(m_awayWindow, &AwayWindow::caseWanted, this, [this](const QString &caseId) {
        showPage(m_casePage);
        m_session.selection.selectCase(caseId);
        activateWindow();
    });
}

/// The page comes by itself and takes no key from anybody.
void MainWindow::followAbsence()
{
    m_away = new AwayWatch(m_session, this);
    const auto tell = [this] {
        if (isLocked() || asksToSignIn())
            return say(tr("Back in step with central: “While you were away” is in the menu"));
        makeAway();
        m_awayWindow->show();
    };
    connect(m_away, &AwayWatch::returned, this, tell);
    if (m_away->last().isOver())
        tell();
}

void MainWindow::followMail()
{
    if (!m_session.mailbox)
        return;
    connect(m_session.mailbox, &store::Mailbox::changed, this, &MainWindow::showMailCount);
    showMailCount();
}

void MainWindow::showMailCount()
{
    m_session.mailbox->counts().then(this, [this](const base::Result<store::Mailbox::Counts> &counts) {
        if (!counts || !m_mailButton)
            return;
        const int unread = counts->unread;
        m_mailButton->setToolButtonStyle(unread > 0 ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
        m_mailButton->setText(unread > 0 ? m_session.words.number(unread) : QString());
        m_mailButton->setAccessibleName(unread > 0 ? tr("Messages, %n unread: Ctrl+M", nullptr, unread)
                                                   : tr("Messages: Ctrl+M"));
        if (counts->refused > 0)
            say(tr("Central did not take a message of yours: see Messages"));
    });
}

void MainWindow::saveCaseFile()
{
    const QString id = m_session.selection.caseId();
    if (id.isEmpty())
        return say(tr("Choose a case first"));
    auto *dialog = new QFileDialog(this, tr("Save the case file"), QDir::homePath(), tr("PDF (*.pdf)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("pdf"));
    const auto at = m_session.rows.positionOf(id);
    const store::CaseSummary *known = at ? &m_session.rows.table().at(*at) : nullptr;
    dialog->selectFile((!known || known->caseNo.isEmpty() ? QStringLiteral("case") : known->caseNo)
                       + QStringLiteral(".pdf"));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, id](const QString &path) { writeCaseFile(id, path); });
    dialog->open();
}

void MainWindow::writeCaseFile(const QString &caseId, const QString &path)
{
    gatherCaseFile(caseId, [this, path](const Paper &paper) {
        writePdf(paper, path).then(this, [this, path](const base::Result<int> &pages) {
            if (pages)
                say(tr("Case file saved, %n page(s): %1", nullptr, *pages).arg(path));
            else
                say(m_session.words.reason(pages.error().reason));
        });
    });
}

/// Who prints here is asked of the system's print service, which may take its time.
void MainWindow::printCaseFile()
{
    const QString id = m_session.selection.caseId();
    if (id.isEmpty())
        return say(tr("Choose a case first"));
    base::Answer<QStringList>(QtConcurrent::run([] {
        return QPrinterInfo::availablePrinterNames();
    })).then(this, [this, id](const QStringList &printers) {
        if (printers.isEmpty())
            return say(tr("This seat has no printer. Save the case file as PDF instead: Ctrl+Shift+P"));
        choosePrinter(id);
    });
}

void MainWindow::choosePrinter(const QString &caseId)
{
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setPageSize(QPageSize(QPageSize::A4));
    auto *dialog = new QPrintDialog(printer.get(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Print the case file"));
    dialog->setOption(QAbstractPrintDialog::PrintPageRange);
    // The dialog writes into the printer until it is gone.
    connect(dialog, qOverload<QPrinter *>(&QPrintDialog::accepted), this,
            [this, caseId, printer] { printCaseFileOn(caseId, printer); });
    connect(dialog, &QObject::destroyed, this, [printer] {});
    dialog->open();
}

void MainWindow::printCaseFileOn(const QString &caseId, const std::shared_ptr<QPrinter> &printer)
{
    gatherCaseFile(caseId, [this, printer](const Paper &paper) {
        printPaper(paper, printer).then(this, [this](const base::Result<int> &pages) {
            if (pages)
                say(tr("Case file printed, %n page(s)", nullptr, *pages));
            else
                say(m_session.words.reason(pages.error().reason));
        });
    });
}

void MainWindow::gatherCaseFile(const QString &caseId, std::function<void(const Paper &)> done)
{
    auto gathering = std::make_shared<Gathering>();
    gathering->content.now = m_session.clock->now();
    gathering->content.city = m_cityMark->text();
    gathering->content.mayKnowReporter = m_session.grant.reporterData;
    gathering->done = [this, done = std::move(done)](const CaseFileContent &content) {
        done(caseFilePaper(content, m_session.words, *m_session.rules, m_session.grant));
    };
    say(tr("Writing the case file…"));
    gathering->awaited = 3;
    m_session.store.relatedCases(caseId).then(
        this, [gathering](const base::Result<std::vector<store::RelatedCase>> &read) {
            if (read)
                gathering->content.related = *read;
            gathering->arrived();
        });
    m_session.store.reportersOf(caseId).then(
        this, [gathering](const base::Result<std::vector<store::Store::Reporter>> &read) {
            if (read)
                gathering->content.reporters = *read;
            gathering->arrived();
        });
    m_session.store.dossier(caseId).then(
        this, [this, gathering](const base::Result<store::CaseDossier> &read) {
            if (!read)
                return say(m_session.words.reason(read.error().reason));
            gathering->content.dossier = *read;
            for (const domain::Photo &photo : read->file.photos)
                gathering->content.photos.emplace_back(photo, QByteArray());
            for (size_t i = 0; m_session.media && i < gathering->content.photos.size(); ++i) {
                ++gathering->awaited;
                m_session.media->photo(gathering->content.photos[i].first.hash)
                    .then(this, [gathering, i](const base::Result<sync::MediaClient::Photo> &photo) {
                        if (photo)
                            gathering->content.photos[i].second = photo->bytes;
                        gathering->arrived();
                    });
            }
            if (m_session.panels.mapPiece) {
                ++gathering->awaited;
                m_session.panels.mapPiece(read->file.id.text(), read->file.place,
                                          [gathering](const QByteArray &picture) {
                                              gathering->content.map = picture;
                                              gathering->arrived();
                                          });
            }
            gathering->arrived();
        });
}
} // namespace wanmi::workbench
