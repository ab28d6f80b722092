// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/exportwindow.h"

#include "sync/accessjournal.h"

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QtConcurrentRun>
#include <QVBoxLayout>

namespace wanmi::workbench {

ExportWindow::ExportWindow(SessionContext &session, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_session(session)
    , m_title(new QLabel(this))
    , m_line(new QLabel(this))
    , m_bar(new QProgressBar(this))
    , m_button(new QPushButton(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Export"));
    setObjectName(QStringLiteral("surface"));
    setMinimumWidth(460);
    m_title->setObjectName(QStringLiteral("title"));
    m_title->setTextFormat(Qt::PlainText);
    m_line->setWordWrap(true);
    m_line->setTextFormat(Qt::PlainText);
    m_bar->setTextVisible(false);
    m_button->setText(tr("Stop"));
    m_bar->setAccessibleName(tr("How far the export is"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(14, 12, 14, 12);
    column->setSpacing(8);
    column->addWidget(m_title);
    column->addWidget(m_bar);
    column->addWidget(m_line);
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(m_button);
    column->addLayout(row);
    m_tick.setInterval(100);
    connect(&m_tick, &QTimer::timeout, this, &ExportWindow::showProgress);
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (m_running)
            cancel();
        else
            close();
    });
}

ExportWindow::~ExportWindow()
{
    if (m_state)
        m_state->stop = true;
}

void ExportWindow::begin(reports::Workbook book, const QString &path)
{
    m_state = std::make_shared<State>();
    m_path = path;
    m_rows = book.sheet.rows;
    m_running = true;
    m_title->setText(QFileInfo(path).fileName());
    m_bar->setRange(0, std::max(1, m_rows));
    m_bar->show();
    m_button->setText(tr("Stop"));
    m_button->setFocus();
    showProgress();
    m_tick.start();
    base::Answer<base::Result<void>> written
        = QtConcurrent::run([book = std::move(book), path, state = m_state] {
              return reports::write(book, path, [&state](int done) {
                  state->done = done;
                  return !state->stop;
              });
          });
    written.then(this, [this](const base::Result<void> &answer) {
        showEnd(answer ? QString() : answer.error().reason);
    });
}

void ExportWindow::cancel()
{
    if (!m_state)
        return;
    m_state->stop = true;
    m_line->setText(tr("Stopping…"));
}

void ExportWindow::showProgress()
{
    if (!m_running || m_state->stop)
        return;
    const int done = m_state->done;
    m_bar->setValue(done);
    m_line->setText(
        done < m_rows ? tr("%1 of %2 cases").arg(m_session.words.number(done), m_session.words.number(m_rows))
                      : tr("Packing the file…"));
}

void ExportWindow::showEnd(const QString &reason)
{
    m_running = false;
    m_tick.stop();
    m_bar->hide();
    m_button->setText(tr("Close"));
    m_line->setObjectName(reason.isEmpty() ? QString() : QStringLiteral("problem"));
    m_line->setText(reason.isEmpty() ? tr("%1 cases written: %2").arg(m_session.words.number(m_rows), m_path)
                        : reason == u"cancelled" ? tr("Stopped; nothing was written.")
                                                 : m_session.words.reason(reason));
    emit finished(m_path, reason);
}

QString ExportWindow::said() const
{
    return m_line->text();
}

void ExportWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

void exportBook(SessionContext &session, const std::function<reports::Workbook()> &make,
                const QString &offeredName, const ExportFacts &facts, QWidget *window)
{
    const QString ending = QStringLiteral(".xlsx");
    auto *dialog = new QFileDialog(window, ExportWindow::tr("Export to"), QDir::homePath(),
                                   ExportWindow::tr("Workbooks (*.xlsx)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("xlsx"));
    QString name = offeredName;
    for (QChar &letter : name) {
        if (QStringView(u"/\\:*?\"<>|").contains(letter))
            letter = u'-';
    }
    dialog->selectFile(name + ending);
    QObject::connect(dialog, &QFileDialog::fileSelected, window,
                     [&session, make, facts, window](const QString &path) {
                         auto *progress = new ExportWindow(session, window);
                         progress->show();
                         reports::Workbook book = make();
                         const int rows = book.sheet.rows;
                         QObject::connect(progress, &ExportWindow::finished, window,
                                          [&session, facts, rows](const QString &, const QString &reason) {
                                              if (reason.isEmpty() && session.accesses)
                                                  session.accesses->exported(facts.what, rows, QStringLiteral("xlsx"),
                                                                             facts.filter);
                                          });
                         progress->begin(std::move(book), path);
                     });
    dialog->open();
}
} // namespace wanmi::workbench
