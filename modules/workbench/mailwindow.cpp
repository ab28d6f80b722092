// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/mailwindow.h"
#include "workbench/taborder.h"

#include "sync/maillink.h"

#include <QComboBox>
#include <QCompleter>
#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace wanmi::workbench {
namespace {
constexpr int IdRole = Qt::UserRole + 1;
constexpr int MostLetters = 500;
constexpr qsizetype LineLength = 60;

QString keyOf(const protocol::MailTo &to)
{
    return to.kind + u':' + to.id;
}

protocol::MailTo toOf(const QString &key)
{
    return {key.section(u':', 0, 0), key.section(u':', 1)};
}

/// Posts that somebody at a seat or in the field holds.
const QStringList &reachablePosts()
{
    static const QStringList Posts{QStringLiteral("acceptor"),   QStringLiteral("shift-leader"),
                                   QStringLiteral("dispatcher"), QStringLiteral("district-center"),
                                   QStringLiteral("inspector"),  QStringLiteral("leader"),
                                   QStringLiteral("commander")};
    return Posts;
}
} // namespace

MailWindow::MailWindow(SessionContext &session, const Style &style, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_session(session)
    , m_style(style)
    , m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("mail"));
    setAttribute(Qt::WA_StyledBackground);
    setAttribute(Qt::WA_DeleteOnClose);
    resize(900, 620);
    m_list->setObjectName(QStringLiteral("letters"));
    m_list->setUniformItemSizes(false);
    m_list->setWordWrap(true);
    auto *right = new QWidget(this);
    auto *column = new QVBoxLayout(right);
    column->setContentsMargins(12, 12, 12, 12);
    column->addLayout(makeReading(), 1);
    column->addLayout(makeWriting());
    auto *split = new QSplitter(this);
    auto *left = new QWidget(this);
    auto *leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(0, 0, 0, 0);
    m_all = new QPushButton(left);
    m_all->setObjectName(QStringLiteral("action"));
    m_all->hide();
    leftColumn->addWidget(m_all);
    leftColumn->addWidget(m_list, 1);
    connect(m_all, &QPushButton::clicked, this, [this] { showOnly({}); });
    split->addWidget(left);
    split->addWidget(right);
    split->setStretchFactor(1, 1);
    split->setSizes({360, 540});
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(split);
    tabAsLaidOut(*this);
    connect(m_list, &QListWidget::currentRowChanged, this, &MailWindow::showLetter);
    connect(session.mailbox, &store::Mailbox::changed, this, &MailWindow::refresh);
    connect(&style, &Style::changed, this, &MailWindow::refresh);
    m_texts.add([this] {
        setWindowTitle(tr("Messages"));
        m_all->setText(tr("Show &all messages"));
        m_list->setAccessibleName(tr("Messages, the newest first"));
    });
    fillAddressees();
    write({}, {});
    refresh();
}

QLayout *MailWindow::makeReading()
{
    auto *column = new QVBoxLayout;
    m_reading = new QLabel(this);
    m_reading->setTextFormat(Qt::PlainText);
    m_reading->setWordWrap(true);
    m_reading->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_reading->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    column->addWidget(m_reading, 1);
    auto *row = new QHBoxLayout;
    m_reply = new QPushButton(this);
    m_openCase = new QPushButton(this);
    m_discard = new QPushButton(this);
    for (QPushButton *button : {m_reply, m_openCase, m_discard}) {
        button->setObjectName(QStringLiteral("action"));
        row->addWidget(button);
    }
    row->addStretch(1);
    column->addLayout(row);
    connect(m_reply, &QPushButton::clicked, this, &MailWindow::reply);
    connect(m_openCase, &QPushButton::clicked, this, &MailWindow::showCase);
    connect(m_discard, &QPushButton::clicked, this, &MailWindow::discard);
    m_texts.add([this] {
        m_reply->setText(tr("&Reply"));
        m_openCase->setText(tr("Open the &case"));
        m_discard->setText(tr("&Discard"));
    });
    return column;
}

QLayout *MailWindow::makeWriting()
{
    auto *column = new QVBoxLayout;
    column->setSpacing(4);
    auto *toLabel = new QLabel(this);
    m_to = new QComboBox(this);
    m_to->setEditable(true);
    m_to->setInsertPolicy(QComboBox::NoInsert);
    m_to->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_to->completer()->setFilterMode(Qt::MatchContains);
    m_to->completer()->setCaseSensitivity(Qt::CaseInsensitive);
    toLabel->setBuddy(m_to);
    auto *aboutRow = new QHBoxLayout;
    m_about = new QLabel(this);
    m_about->setObjectName(QStringLiteral("note"));
    m_noCase = new QPushButton(this);
    m_noCase->setObjectName(QStringLiteral("flat"));
    aboutRow->addWidget(m_about, 1);
    aboutRow->addWidget(m_noCase);
    m_text = new QPlainTextEdit(this);
    m_text->setTabChangesFocus(true);
    m_text->setMaximumHeight(130);
    auto *textLabel = new QLabel(this);
    textLabel->setBuddy(m_text);
    m_said = new QLabel(this);
    m_said->setObjectName(QStringLiteral("note"));
    m_said->setWordWrap(true);
    m_room = new QLabel(this);
    m_room->setObjectName(QStringLiteral("note"));
    m_send = new QPushButton(this);
    m_send->setObjectName(QStringLiteral("primary"));
    auto *sendRow = new QHBoxLayout;
    sendRow->addWidget(m_said, 1);
    sendRow->addWidget(m_room);
    sendRow->addWidget(m_send);
    column->addWidget(toLabel);
    column->addWidget(m_to);
    column->addLayout(aboutRow);
    column->addWidget(textLabel);
    column->addWidget(m_text);
    column->addLayout(sendRow);
    connect(m_send, &QPushButton::clicked, this, &MailWindow::send);
    connect(m_noCase, &QPushButton::clicked, this,
            [this] { write(toOf(m_to->currentData().toString()), {}); });
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        const qsizetype left = protocol::LongestMailText - m_text->toPlainText().size();
        m_room->setText(left < 200 ? tr("%n character(s) left", nullptr, static_cast<int>(left)) : QString());
    });
    m_texts.add([this, toLabel, textLabel] {
        toLabel->setText(tr("&To"));
        m_to->setAccessibleName(tr("Addressee: a supervisor, a department, a vehicle, a post"));
        m_to->lineEdit()->setPlaceholderText(tr("Type a part of the name"));
        textLabel->setText(tr("Me&ssage"));
        m_text->setAccessibleName(tr("Message"));
        m_send->setText(tr("Se&nd  Ctrl+Enter"));
        m_noCase->setText(tr("About no case"));
    });
    return column;
}

void MailWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_texts.refresh();
        fillAddressees();
        refresh();
    }
    QWidget::changeEvent(event);
}

void MailWindow::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && event->modifiers().testFlag(Qt::ControlModifier))
        send();
    else if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

/// Supervisors on duty, departments, vehicles and posts; whoever is chosen stays chosen.
void MailWindow::fillAddressees()
{
    const QVariant before = m_to->currentData();
    m_to->clear();
    m_to->addItem(QString(), QString());
    for (const QString &post : reachablePosts())
        m_to->addItem(tr("Post: %1").arg(m_session.words.post(post)), keyOf({QStringLiteral("post"), post}));
    const auto choose = [this, before] {
        if (const int at = m_to->findData(before); at >= 0 && m_to->currentIndex() <= 0)
            m_to->setCurrentIndex(at);
    };
    choose();
    m_session.store.departments().then(
        this, [this, choose](const base::Result<std::vector<domain::Department>> &read) {
            for (const domain::Department &one : read.value_or(std::vector<domain::Department>()))
                m_to->addItem(tr("Department: %1").arg(m_session.words.department(one.id.text())),
                              keyOf({QStringLiteral("department"), one.id.text()}));
            choose();
        });
    m_session.store.persons().then(
        this, [this, choose](const base::Result<std::vector<domain::Person>> &read) {
            for (const domain::Person &one : read.value_or(std::vector<domain::Person>())) {
                if (one.post != u"supervisor")
                    continue;
                const QString duty = one.onDuty ? tr("on duty") : tr("off duty");
                m_to->addItem(tr("Supervisor: %1 · %2 · %3").arg(one.name, one.dutyGrid, duty),
                              keyOf({QStringLiteral("person"), one.id.text()}));
            }
            choose();
        });
    m_session.store.vehicles().then(
        this, [this, choose](const base::Result<std::vector<domain::Vehicle>> &read) {
            for (const domain::Vehicle &one : read.value_or(std::vector<domain::Vehicle>()))
                m_to->addItem(
                    tr("Vehicle: %1 · %2").arg(one.plate, m_session.words.department(one.department)),
                    keyOf({QStringLiteral("vehicle"), one.id.text()}));
            choose();
        });
}

void MailWindow::write(const protocol::MailTo &to, const QString &caseId)
{
    m_caseId = caseId;
    const auto at = m_session.rows.positionOf(caseId);
    const store::CaseSummary *known = at ? &m_session.rows.table().at(*at) : nullptr;
    const QString number = !known ? caseId : known->caseNo.isEmpty() ? known->intakeNo : known->caseNo;
    m_about->setText(caseId.isEmpty()
                         ? tr("About no case")
                         : tr("About case %1 %2").arg(number, known ? known->address : QString()));
    m_noCase->setVisible(!caseId.isEmpty());
    if (to.kind.isEmpty())
        return;
    int index = m_to->findData(keyOf(to));
    if (index < 0) { // the lists are still being read
        m_to->addItem(nameOf(to), keyOf(to));
        index = m_to->count() - 1;
    }
    m_to->setCurrentIndex(index);
    m_text->setFocus(Qt::OtherFocusReason);
}

void MailWindow::showOnly(const QString &caseId)
{
    m_onlyCase = caseId;
    m_all->setVisible(!caseId.isEmpty());
    refresh();
}

void MailWindow::send()
{
    // What was typed counts, chosen from the list or not.
    int index = m_to->findText(m_to->currentText(), Qt::MatchFixedString);
    if (index < 0)
        index = m_to->findText(m_to->currentText(), Qt::MatchContains);
    const QString key
        = m_to->currentText().trimmed().isEmpty() || index < 0 ? QString() : m_to->itemData(index).toString();
    if (key.isEmpty()) {
        say(tr("Choose who is to get it: type a part of the name."), true);
        m_to->setFocus();
        return;
    }
    protocol::MailOrder order;
    order.to = toOf(key);
    order.caseId = m_caseId;
    order.text = m_text->toPlainText();
    m_send->setEnabled(false);
    m_session.mailbox->write(order).then(this, [this](const base::Result<store::Letter> &written) {
        m_send->setEnabled(true);
        if (!written)
            return say(m_session.words.reason(written.error().reason), true);
        m_text->clear();
        say(m_session.mailLink->isLinked() ? tr("Sent.")
                                           : tr("Kept here: it goes out as soon as central can be reached."),
            false);
    });
}

void MailWindow::refresh()
{
    m_session.mailbox->letters(m_onlyCase, MostLetters)
        .then(this, [this](const base::Result<std::vector<store::Letter>> &read) {
            if (read)
                fill(*read);
            else
                say(m_session.words.reason(read.error().reason), true);
        });
}

void MailWindow::fill(const std::vector<store::Letter> &letters)
{
    const store::Letter *before = chosen();
    const QString id = before ? before->mail.order.id : QString();
    m_letters = letters;
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const store::Letter &letter : m_letters) {
        auto *item = new QListWidgetItem(lineOf(letter), m_list);
        item->setData(IdRole, letter.mail.order.id);
        item->setData(Qt::AccessibleTextRole, item->text());
        QFont font = m_list->font();
        font.setBold(letter.unread);
        item->setFont(font);
        if (letter.status == store::Letter::Status::Refused)
            item->setForeground(m_style.color(QStringLiteral("overdue")));
        if (letter.mail.order.id == id)
            m_list->setCurrentItem(item);
    }
    showLetter();
}

const store::Letter *MailWindow::chosen() const
{
    const int row = m_list->currentRow();
    return row >= 0 && row < static_cast<int>(m_letters.size()) ? &m_letters[static_cast<size_t>(row)]
                                                                : nullptr;
}

QString MailWindow::moment(base::Instant at) const
{
    return m_session.words.moment(static_cast<double>(base::toMs(at)),
                                  static_cast<double>(base::toMs(m_session.clock->now())));
}

QString MailWindow::nameOf(const protocol::MailTo &to) const
{
    if (to.kind == u"person")
        return m_session.words.person(to.id);
    if (to.kind == u"department")
        return m_session.words.department(to.id);
    if (to.kind == u"post")
        return m_session.words.post(to.id);
    const int at = m_to->findData(keyOf(to));
    return at >= 0 ? m_to->itemText(at) : to.id;
}

QString MailWindow::lineOf(const store::Letter &letter) const
{
    const protocol::Mail &mail = letter.mail;
    const QString who = mail.from == m_session.grant.account
        ? tr("to %1").arg(nameOf(mail.order.to))
        : tr("from %1").arg(mail.fromName.isEmpty() ? mail.from : mail.fromName);
    const QString mark = letter.unread ? QStringLiteral("● ") : QString();
    return mark + moment(mail.at) + QStringLiteral("  ") + who + u'\n'
        + mail.order.text.simplified().left(LineLength);
}

/// What became of it: where it waits, or who has read it when.
QString MailWindow::fateOf(const store::Letter &letter) const
{
    if (letter.status == store::Letter::Status::Waiting)
        return tr("Waits here until central can be reached.");
    if (letter.status == store::Letter::Status::Refused)
        return tr("Central did not take it: %1").arg(m_session.words.reason(letter.reason));
    if (letter.mail.receipts.empty())
        return letter.toMe ? QString() : tr("At central; nobody has read it yet.");
    QStringList readers;
    for (const protocol::MailReceipt &receipt : letter.mail.receipts)
        readers.append(
            tr("%1 at %2").arg(receipt.name.isEmpty() ? receipt.person : receipt.name, moment(receipt.at)));
    return tr("Read by %1").arg(readers.join(tr(", ")));
}

void MailWindow::showLetter()
{
    const store::Letter *letter = chosen();
    m_reply->setEnabled(letter && letter->mail.from != m_session.grant.account);
    m_openCase->setEnabled(letter && !letter->mail.order.caseId.isEmpty());
    m_discard->setEnabled(letter && letter->status != store::Letter::Status::Sent);
    if (!letter) {
        m_reading->setText(
            m_letters.empty() ? tr("No messages yet. What you write and what is written to you appears here.")
                              : tr("Choose a message on the left."));
        return;
    }
    const protocol::Mail &mail = letter->mail;
    QStringList lines{
        tr("%1 → %2, %3")
            .arg(mail.fromName.isEmpty() ? mail.from : mail.fromName, nameOf(mail.order.to), moment(mail.at)),
        {},
        mail.order.text,
        {},
        fateOf(*letter)};
    m_reading->setText(lines.join(u'\n'));
    m_reading->setAccessibleName(m_reading->text());
    if (letter->unread)
        m_session.mailbox->markRead({mail.order.id});
}

void MailWindow::reply()
{
    if (const store::Letter *letter = chosen())
        write({QStringLiteral("person"), letter->mail.from}, letter->mail.order.caseId);
}

void MailWindow::discard()
{
    const store::Letter *letter = chosen();
    if (!letter)
        return;
    m_session.mailbox->discard(letter->mail.order.id).then(this, [this](const base::Result<void> &gone) {
        if (!gone)
            say(m_session.words.reason(gone.error().reason), true);
    });
}

void MailWindow::showCase()
{
    if (const store::Letter *letter = chosen())
        m_session.selection.selectCase(letter->mail.order.caseId);
}

void MailWindow::say(const QString &words, bool isProblem)
{
    m_said->setText(words);
    m_said->setStyleSheet(
        isProblem ? QStringLiteral("color: %1").arg(m_style.color(QStringLiteral("overdue")).name())
                  : QString());
}

QString MailWindow::said() const
{
    return m_said->text();
}

QString MailWindow::readingText() const
{
    return m_reading->text();
}
} // namespace wanmi::workbench
