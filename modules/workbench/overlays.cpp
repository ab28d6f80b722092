// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/overlays.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace wanmi::workbench {

Overlay::Overlay(QWidget *covered)
    : QWidget(covered)
{
    setObjectName(QStringLiteral("veil"));
    setAttribute(Qt::WA_StyledBackground);
    covered->installEventFilter(this);
    hide();
}

bool Overlay::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parent() && (event->type() == QEvent::Resize || event->type() == QEvent::Show))
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

void Overlay::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        m_texts.refresh();
    QWidget::changeEvent(event);
}

bool Overlay::focusNextPrevChild(bool next)
{
    QWidget *at = window()->focusWidget();
    if (!at || !isAncestorOf(at))
        at = this;
    for (QWidget *other = at;;) {
        other = next ? other->nextInFocusChain() : other->previousInFocusChain();
        if (other == at || !other)
            return true;
        if (isAncestorOf(other) && other->isVisible() && other->isEnabled()
            && (other->focusPolicy() & Qt::TabFocus)) {
            other->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            return true;
        }
    }
}

KeySheet::KeySheet(bool imports, QWidget *covered)
    : Overlay(covered)
    , m_left(new QLabel(this))
    , m_right(new QLabel(this))
    , m_third(new QLabel(this))
{
    setFocusPolicy(Qt::StrongFocus);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(40, 30, 40, 30);
    auto *title = new QLabel(this);
    title->setObjectName(QStringLiteral("headline"));
    auto *foot = new QLabel(this);
    foot->setObjectName(QStringLiteral("quiet"));
    for (QLabel *label : {m_left, m_right, m_third}) {
        label->setTextFormat(Qt::RichText);
        label->setAlignment(Qt::AlignTop);
    }
    grid->addWidget(title, 0, 1, 1, 3);
    grid->addWidget(m_left, 1, 1, Qt::AlignTop);
    grid->addWidget(m_right, 1, 2, Qt::AlignTop);
    grid->addWidget(m_third, 1, 3, Qt::AlignTop);
    grid->addWidget(foot, 2, 1, 1, 3);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(4, 1);
    grid->setRowStretch(0, 0);
    grid->setRowStretch(3, 1);
    grid->setHorizontalSpacing(40);
    grid->setVerticalSpacing(18);
    m_texts.add([this, title, foot, imports] {
        using Rows = std::vector<std::pair<const char *, QString>>;
        const auto table = [](const Rows &rows) {
            QString html = QStringLiteral("<table cellspacing='1' style='font-size:9pt'>");
            for (const auto &[key, what] : rows) {
                html += key[0] == '\0'
                    ? QStringLiteral("<tr><td colspan='2'><b>%1</b></td></tr>").arg(what)
                    : QStringLiteral("<tr><td style='padding-right:22px'><b>%1</b></td><td>%2</td></tr>")
                          .arg(QString::fromUtf8(key).toHtmlEscaped(), what);
            }
            return QString(html + QStringLiteral("</table>"));
        };
        title->setText(tr("Keys"));
        foot->setText(
            tr("Single letters work outside text fields, in any input mode. Any key closes this sheet."));
        Rows left{{"", tr("Everywhere")},
                  {"Ctrl+K", tr("search everything")},
                  {"Ctrl+F", tr("filter this queue")},
                  {"1 – 9", tr("workspaces")},
                  {"Q", tr("next queue of the workspace")},
                  {"J / K", tr("next and previous case")},
                  {"Enter", tr("into the case page")},
                  {"Esc", tr("back")},
                  {"N", tr("new report")},
                  {"W", tr("send the case to the wall")},
                  {"S", tr("snapshot of this window; on a camera: its picture into the chosen case")},
                  {"R", tr("on a camera: begin or end a clip, with the ten seconds before")},
                  {"Ctrl+G", tr("the city and its districts")},
                  {"Alt+← →", tr("back and forward among places")},
                  {"F10", tr("menu of everything")},
                  {"F6", tr("next panel; with Shift the one before")},
                  {"Ctrl+Alt+P", tr("print the map")},
                  {"Ctrl+E", tr("export the list as a workbook")},
                  {"Ctrl+U", tr("figures of the own unit")},
                  {"Ctrl+Shift+D", tr("the city in five questions")},
                  {"Ctrl+Shift+E", tr("evaluation")},
                  {"Alt+↓", tr("standard texts, in a field for words")},
                  {"Alt+1 – 3", tr("a proposed department, when dispatching")},
                  {"Ctrl+L", tr("lock the seat")},
                  {"Ctrl+Enter", tr("send a form")},
                  {"F1", tr("this sheet")}};
        if (imports)
            left.emplace_back("Ctrl+I", tr("import files of the city"));
        const Rows map{{"", tr("On the map")},
                       {"← ↑ → ↓", tr("move")},
                       {"+ / −", tr("nearer and farther")},
                       {"Home", tr("the whole city")},
                       {"M", tr("another measure of the cells")},
                       {"L", tr("layers of the map")},
                       {"T", tr("the past: cases of the last 90 days")}};
        m_left->setText(table(left));
        Rows right{{"", tr("On the case")},
                   {"V", tr("send to verify or check")},
                   {"T", tr("submit; register")},
                   {"D", tr("dispatch")},
                   {"G", tr("sign")},
                   {"F", tr("feed back")},
                   {"A", tr("accept, approve")},
                   {"R", tr("return, send back")},
                   {"C", tr("close")},
                   {"E", tr("ask for more time")},
                   {"P", tr("ask to suspend")},
                   {"Z", tr("resume")},
                   {"M", tr("merge")},
                   {"X", tr("refuse, reject")},
                   {"U", tr("urge")},
                   {"I", tr("order with supervision")},
                   {"Y", tr("dispatch to the district")},
                   {"B", tr("assign a crew; add evidence; call back")},
                   {"O", tr("ask to void; reopen")},
                   {"L", tr("appeal")},
                   {"H", tr("force the close")}};
        right.insert(right.end(), map.begin(), map.end());
        m_right->setText(table(right));
        m_third->setText(table({{"", tr("In the queue")},
                                {"Shift+↑ ↓", tr("choose several cases")},
                                {"Ctrl+A", tr("choose all of them")},
                                {"Ctrl+B", tr("act on all chosen; so does an action's key")},
                                {"Ctrl+Shift+F", tr("lights, own filters, columns")},
                                {"Ctrl+Z", tr("take back what was done last")},
                                {"", tr("Case file and shift")},
                                {"Ctrl+D", tr("how the deadline came about; what if")},
                                {"Ctrl+P", tr("print the case file")},
                                {"Ctrl+Shift+P", tr("the case file as PDF")},
                                {"Ctrl+M", tr("messages")},
                                {"Ctrl+H", tr("shift handover")},
                                {"Ctrl+Shift+H", tr("what happened while this seat was away")},
                                {"", tr("What is new")},
                                {"Ctrl+J", tr("go to the worst of it")},
                                {"Ctrl+Shift+J", tr("all seen")},
                                {"F8", tr("list and sound")},
                                {"Ctrl+Shift+M", tr("silent for 30 minutes")},
                                {"", tr("While a report is taken")},
                                {"↓ / ↑", tr("in the telephone: the other line rang")},
                                {"F3", tr("the place of the camera or component shown")},
                                {"F4", tr("what this number reported before")},
                                {"F7 / F9", tr("mark the next like it; join it")},
                                {"Ctrl+Z", tr("take back a report that has not left")}}));
        setAccessibleName(tr("Keys"));
    });
}

QString KeySheet::asText() const
{
    return m_left->text() + m_right->text() + m_third->text();
}

void KeySheet::keyPressEvent(QKeyEvent *)
{
    hide();
    emit closed();
}

void KeySheet::mousePressEvent(QMouseEvent *)
{
    hide();
    emit closed();
}

LockScreen::LockScreen(const protocol::SessionGrant &grant, QWidget *covered)
    : Overlay(covered)
    , m_password(new QLineEdit(this))
    , m_problem(new QLabel(this))
    , m_open(new QPushButton(this))
{
    auto *column = new QVBoxLayout(this);
    auto *title = new QLabel(this);
    title->setObjectName(QStringLiteral("headline"));
    auto *who = new QLabel(grant.name + QStringLiteral(" · ") + grant.account, this);
    who->setObjectName(QStringLiteral("quiet"));
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setFixedWidth(280);
    m_open->setObjectName(QStringLiteral("primary"));
    m_open->setFixedWidth(280);
    m_problem->setObjectName(QStringLiteral("problem"));
    auto *note = new QLabel(this);
    note->setObjectName(QStringLiteral("note"));
    column->addStretch(1);
    for (QWidget *widget :
         {static_cast<QWidget *>(title), static_cast<QWidget *>(who), static_cast<QWidget *>(m_password),
          static_cast<QWidget *>(m_open), static_cast<QWidget *>(m_problem), static_cast<QWidget *>(note)})
        column->addWidget(widget, 0, Qt::AlignHCenter);
    column->addStretch(1);
    const auto unlock = [this] {
        if (!m_password->text().isEmpty())
            emit unlockWanted(m_password->text());
    };
    connect(m_password, &QLineEdit::returnPressed, this, unlock);
    connect(m_open, &QPushButton::clicked, this, unlock);
    m_texts.add([this, title, note] {
        title->setText(tr("This seat is locked"));
        m_password->setPlaceholderText(tr("Password"));
        m_password->setAccessibleName(tr("Password"));
        m_open->setText(tr("Unlock"));
        note->setText(tr("The wall goes on. What waits is still sent."));
    });
}

void LockScreen::refuse(const QString &words)
{
    m_problem->setText(words);
    m_password->selectAll();
    m_password->setFocus();
}

void LockScreen::showEvent(QShowEvent *event)
{
    Overlay::showEvent(event);
    m_password->clear();
    m_problem->clear();
    m_password->setFocus();
}

FirstRun::FirstRun(SessionContext &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_text(new QLabel(this))
    , m_bar(new QProgressBar(this))
{
    setObjectName(QStringLiteral("bar"));
    setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14, 6, 14, 6);
    row->setSpacing(14);
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(240);
    m_bar->setRange(0, 1000);
    row->addWidget(m_bar);
    row->addWidget(m_text, 1);
    hide();
}

void FirstRun::show(const sync::LinkStatus &status)
{
    const bool running = status.state == sync::LinkStatus::State::Bootstrapping;
    const bool waits = !status.usable && status.state == sync::LinkStatus::State::Offline;
    setVisible(running || waits);
    m_bar->setVisible(running);
    if (waits) {
        m_text->setText(tr(
            "Central does not answer, so this seat cannot get its copy of the city. It goes on asking by itself."));
        return;
    }
    if (!running)
        return;
    const models::Words &words = m_session.words;
    m_bar->setValue(status.rowsTotal > 0
                        ? static_cast<int>(std::min<qint64>(1000, status.rowsDone * 1000 / status.rowsTotal))
                        : 0);
    const QString far
        = tr("%1 of %2 rows")
              .arg(words.number(double(status.rowsDone)), words.number(double(status.rowsTotal)));
    m_text->setText(
        status.usable
            ? tr("Open cases, map and cells are here; you can work. The rest is arriving: %1").arg(far)
            : tr("This seat gets its copy of the city: open cases and map first. %1").arg(far));
    m_bar->setAccessibleName(m_text->text());
}
} // namespace wanmi::workbench
