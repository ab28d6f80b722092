// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/handoverwindow.h"

#include "workbench/paper.h"

#include <QEvent>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QtConcurrent>
#include <QTextBrowser>
#include <QUuid>
#include <QVBoxLayout>

namespace wanmi::workbench {
namespace {
using namespace std::chrono_literals;
constexpr auto UsualShift = 8h;
constexpr int MostFormer = 200;
constexpr auto ComposePeriod = 30s;
const QString NotesKey = QStringLiteral("handover-notes");
} // namespace

bool HandoverWindow::isFor(const QString &post)
{
    static const QStringList Posts{QStringLiteral("acceptor"), QStringLiteral("shift-leader"),
                                   QStringLiteral("dispatcher"), QStringLiteral("commander")};
    return Posts.contains(post);
}

HandoverWindow::HandoverWindow(SessionContext &session, const Style &style, SeatMemory &memory,
                               std::function<int()> unseen, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_session(session)
    , m_style(style)
    , m_memory(memory)
    , m_unseen(std::move(unseen))
    , m_list(new QListWidget(this))
    , m_page(new QTextBrowser(this))
{
    setObjectName(QStringLiteral("handover"));
    setAttribute(Qt::WA_StyledBackground);
    setAttribute(Qt::WA_DeleteOnClose);
    resize(1040, 720);
    m_page->setOpenLinks(false);
    auto *right = new QWidget(this);
    auto *column = new QVBoxLayout(right);
    column->setContentsMargins(12, 12, 12, 12);
    column->addWidget(m_page, 1);
    column->addLayout(makeSigning());
    auto *split = new QSplitter(this);
    split->addWidget(m_list);
    split->addWidget(right);
    split->setStretchFactor(1, 1);
    split->setSizes({260, 780});
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(split);

    m_draft.side = side();
    m_draft.order.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    m_notes->setPlainText(m_memory.value(NotesKey).toString());
    connect(m_list, &QListWidget::currentRowChanged, this, &HandoverWindow::showPage);
    connect(m_notes, &QPlainTextEdit::textChanged, this, &HandoverWindow::keepDraft);
    connect(session.mailbox, &store::Mailbox::handoversChanged, this, &HandoverWindow::readFormer);
    connect(session.mailLink, &sync::MailLink::linkedChanged, this, &HandoverWindow::showLink);
    connect(&m_again, &QTimer::timeout, this, &HandoverWindow::compose);
    m_again.start(ComposePeriod);
    m_texts.add([this] {
        setWindowTitle(tr("Shift handover"));
        m_list->setAccessibleName(tr("Shift handovers, the newest first"));
        m_page->setAccessibleName(tr("Page of the shift"));
    });
    readFormer();
    compose();
    showLink();
}

QLayout *HandoverWindow::makeSigning()
{
    auto *column = new QVBoxLayout;
    m_notesLabel = new QLabel(this);
    m_notes = new QPlainTextEdit(this);
    m_notes->setTabChangesFocus(true);
    m_notes->setMaximumHeight(90);
    m_notesLabel->setBuddy(m_notes);
    column->addWidget(m_notesLabel);
    column->addWidget(m_notes);
    auto *form = new QFormLayout;
    m_remark = new QLineEdit(this);
    m_remark->setMaxLength(1000);
    m_account = new QLineEdit(this);
    m_account->setMaxLength(64);
    m_password = new QLineEdit(this);
    m_password->setMaxLength(256);
    m_password->setEchoMode(QLineEdit::Password);
    auto *remarkLabel = new QLabel(this), *accountLabel = new QLabel(this), *passwordLabel = new QLabel(this);
    form->addRow(remarkLabel, m_remark);
    form->addRow(accountLabel, m_account);
    form->addRow(passwordLabel, m_password);
    remarkLabel->setBuddy(m_remark);
    accountLabel->setBuddy(m_account);
    passwordLabel->setBuddy(m_password);
    column->addLayout(form);
    m_link = new QLabel(this);
    m_link->setObjectName(QStringLiteral("note"));
    m_link->setWordWrap(true);
    m_said = new QLabel(this);
    m_said->setObjectName(QStringLiteral("note"));
    m_said->setWordWrap(true);
    column->addWidget(m_link);
    column->addWidget(m_said);
    auto *row = new QHBoxLayout;
    m_pdf = new QPushButton(this);
    m_pdf->setObjectName(QStringLiteral("action"));
    m_sign = new QPushButton(this);
    m_sign->setObjectName(QStringLiteral("primary"));
    m_take = new QPushButton(this);
    m_take->setObjectName(QStringLiteral("primary"));
    row->addWidget(m_pdf);
    row->addStretch(1);
    row->addWidget(m_sign);
    row->addWidget(m_take);
    column->addLayout(row);
    connect(m_sign, &QPushButton::clicked, this, &HandoverWindow::signAsOutgoing);
    connect(m_take, &QPushButton::clicked, this, &HandoverWindow::signAsIncoming);
    connect(m_pdf, &QPushButton::clicked, this, &HandoverWindow::choosePdf);
    m_texts.add([=, this] {
        m_notesLabel->setText(tr("&Notes for the next shift"));
        m_notes->setAccessibleName(tr("Notes for the next shift"));
        remarkLabel->setText(tr("&Remark of the incoming"));
        accountLabel->setText(tr("&Account of the incoming"));
        passwordLabel->setText(tr("Pass&word"));
        m_account->setPlaceholderText(tr("empty: the person of this seat signs"));
        m_sign->setText(tr("&Sign as outgoing"));
        m_take->setText(tr("Sign as &incoming"));
        m_pdf->setText(tr("&PDF…"));
    });
    return column;
}

void HandoverWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_texts.refresh();
        fillList();
        showLink();
    }
    QWidget::changeEvent(event);
}

QString HandoverWindow::side() const
{
    const auto post = domain::postFromToken(m_session.grant.post);
    return post && domain::sideOf(*post) == domain::Side::Command ? QStringLiteral("command")
                                                                  : QStringLiteral("supervision");
}

const protocol::Handover &HandoverWindow::shown() const
{
    const int row = m_list->currentRow() - 1;
    return row >= 0 && row < static_cast<int>(m_former.size()) ? m_former[static_cast<size_t>(row)] : m_draft;
}

void HandoverWindow::compose()
{
    if (m_composing)
        return;
    ShiftSurroundings around;
    around.side = m_draft.side == u"command" ? domain::Side::Command : domain::Side::Supervision;
    around.now = m_session.clock->now();
    around.unseen = m_unseen ? m_unseen() : 0;
    around.camerasAll = m_session.cameras.total();
    for (int row = 0; row < m_session.cameras.count(); ++row) {
        const domain::Camera &camera = m_session.cameras.camera(row);
        if (const auto said = m_session.cameras.said(camera.id.text()); said && !said->first)
            around.camerasOff.append(camera.name);
    }
    m_composing = true;
    base::Answer<QJsonObject> page
        = QtConcurrent::run([cases = m_session.rows.table(), around] { return shiftPage(cases, around); });
    page.then(this, [this, now = around.now](const QJsonObject &made) {
        m_composing = false;
        m_draft.order.page = made;
        m_draft.order.until = now;
        m_draft.order.since = m_former.empty() ? now - UsualShift : m_former.front().signedAt;
        if (m_list->currentRow() <= 0)
            showPage();
    });
}

void HandoverWindow::readFormer()
{
    m_session.mailbox->handovers(MostFormer)
        .then(this, [this](const base::Result<std::vector<protocol::Handover>> &read) {
            if (!read)
                return say(m_session.words.reason(read.error().reason), true);
            m_former = *read;
            std::erase_if(m_former,
                          [this](const protocol::Handover &one) { return one.side != m_draft.side; });
            fillList();
            compose();
        });
}

void HandoverWindow::fillList()
{
    const QString before = shown().order.id;
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    m_list->addItem(tr("This shift"));
    int chosen = 0;
    for (const protocol::Handover &one : m_former) {
        const QDateTime local = m_session.rules->calendar.toLocal(one.signedAt);
        const QString who = one.takenAt ? tr("%1 → %2").arg(one.outgoingName, one.incomingName)
                                        : tr("%1 → not signed yet").arg(one.outgoingName);
        m_list->addItem(local.toString(QStringLiteral("yyyy-MM-dd HH:mm")) + u'\n' + who);
        if (one.order.id == before)
            chosen = m_list->count() - 1;
    }
    m_list->setCurrentRow(chosen);
    showPage();
}

void HandoverWindow::showPage()
{
    const protocol::Handover &one = shown();
    const bool isDraft = &one == &m_draft;
    protocol::Handover copy = one;
    if (isDraft)
        copy.order.notes = m_notes->toPlainText();
    m_page->setHtml(shiftHtml(copy, m_session.words, m_session.rules->calendar));
    const bool linked = m_session.mailLink->isLinked();
    m_notes->setVisible(isDraft);
    m_notesLabel->setVisible(isDraft);
    m_sign->setVisible(isDraft);
    m_sign->setEnabled(linked && !m_draft.order.page.isEmpty());
    const bool awaits = !isDraft && !one.takenAt;
    for (QWidget *part : std::initializer_list<QWidget *>{m_take, m_remark, m_account, m_password})
        part->setVisible(awaits);
    for (auto *label : findChildren<QLabel *>()) {
        if (label->buddy() == m_remark || label->buddy() == m_account || label->buddy() == m_password)
            label->setVisible(awaits);
    }
    m_take->setEnabled(linked);
}

void HandoverWindow::showLink()
{
    const bool linked = m_session.mailLink->isLinked();
    m_link->setText(linked ? QString()
                           : tr("Central cannot be reached: a signature needs it. The notes are kept here."));
    m_link->setVisible(!linked);
    showPage();
}

void HandoverWindow::keepDraft()
{
    m_memory.set(NotesKey, m_notes->toPlainText());
    if (m_list->currentRow() <= 0)
        showPage();
}

void HandoverWindow::noteSigned(const base::Result<protocol::Handover> &outcome, const QString &words)
{
    if (!outcome) {
        say(m_session.words.reason(outcome.error().reason), true);
        return showPage();
    }
    say(words, false);
    m_password->clear();
    m_account->clear();
    m_remark->clear();
    m_session.mailLink->nudge();
}

void HandoverWindow::signAsOutgoing()
{
    if (m_draft.order.page.isEmpty()) // nobody signs what is not there yet
        return;
    protocol::HandoverOrder order = m_draft.order;
    order.notes = m_notes->toPlainText();
    m_sign->setEnabled(false);
    m_session.mailLink->sign(order).then(this, [this](const base::Result<protocol::Handover> &signedPage) {
        if (signedPage) {
            // What comes now belongs to the next shift.
            m_draft.order.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
            const QSignalBlocker quiet(m_notes);
            m_notes->clear();
            m_memory.forget(NotesKey);
        }
        noteSigned(signedPage, tr("Signed. The incoming signs next, here or at another seat."));
    });
}

void HandoverWindow::signAsIncoming()
{
    const protocol::Handover &one = shown();
    if (&one == &m_draft)
        return;
    const auto done = [this](const base::Result<protocol::Handover> &taken) {
        noteSigned(taken, tr("Both have signed."));
    };
    m_take->setEnabled(false);
    const QString account = m_account->text().trimmed();
    if (account.isEmpty())
        m_session.mailLink->take(one.order.id, m_remark->text()).then(this, done);
    else
        m_session.mailLink
            ->take(one.order.id, m_remark->text(),
                   protocol::SignIn{account, m_password->text(), QSysInfo::machineHostName().left(64)})
            .then(this, done);
}

void HandoverWindow::choosePdf()
{
    auto *dialog = new QFileDialog(this, tr("Save the page"), QDir::homePath(), tr("PDF (*.pdf)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("pdf"));
    dialog->selectFile(tr("handover") + QStringLiteral(".pdf"));
    connect(dialog, &QFileDialog::fileSelected, this, &HandoverWindow::writePdfTo);
    dialog->open();
}

void HandoverWindow::writePdfTo(const QString &path)
{
    protocol::Handover one = shown();
    if (&shown() == &m_draft)
        one.order.notes = m_notes->toPlainText();
    Paper paper;
    paper.title = tr("Shift handover");
    paper.head = paper.title;
    paper.foot = m_session.grant.name;
    paper.pageWords = tr("page %1 of %2");
    paper.html = shiftHtml(one, m_session.words, m_session.rules->calendar);
    say(tr("Writing…"), false);
    writePdf(paper, path).then(this, [this, path](const base::Result<int> &pages) {
        if (!pages)
            return say(m_session.words.reason(pages.error().reason), true);
        say(tr("Saved as %1").arg(path), false);
        emit written(path);
    });
}

void HandoverWindow::say(const QString &words, bool isProblem)
{
    m_said->setText(words);
    m_said->setStyleSheet(
        isProblem ? QStringLiteral("color: %1").arg(m_style.color(QStringLiteral("overdue")).name())
                  : QString());
}

QString HandoverWindow::pageText() const
{
    return m_page->toPlainText();
}

QString HandoverWindow::said() const
{
    return m_said->text();
}
} // namespace wanmi::workbench
