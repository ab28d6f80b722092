// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/signindialog.h"

#include "workbench/mnemonics.h"
#include "workbench/taborder.h"

#include <QCompleter>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStringListModel>
#include <QSysInfo>
#include <QToolButton>
#include <QVBoxLayout>

namespace wanmi::workbench {

SignInDialog::SignInDialog(const sync::Address &central, store::KnownPeople &people, models::Words &words,
                           Style &style, QWidget *parent)
    : QDialog(parent)
    , m_people(people)
    , m_words(words)
    , m_style(style)
    , m_authority(central.authority)
    , m_account(new QLineEdit(this))
    , m_password(new QLineEdit(this))
    , m_server(new QLineEdit(central.url.toString(), this))
    , m_go(new QPushButton(this))
    , m_problem(new QLabel(this))
    , m_progress(new QLabel(this))
    , m_sample(new QLabel(this))
{
    setFixedWidth(420);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(32, 22, 32, 26);
    column->setSpacing(5);
    auto *tools = new QHBoxLayout;
    tools->addStretch(1);
    auto *language = new QToolButton(this);
    language->setObjectName(QStringLiteral("flat"));
    auto *theme = new QToolButton(this);
    theme->setObjectName(QStringLiteral("flat"));
    tools->addWidget(language);
    tools->addWidget(theme);
    column->addLayout(tools);
    auto *mark = new QLabel(this);
    mark->setPixmap(QIcon(QStringLiteral(":/wanmi/icons/wanmi.svg")).pixmap(QSize(56, 56)));
    auto *name = new QLabel(this);
    name->setObjectName(QStringLiteral("headline"));
    auto *what = new QLabel(this);
    what->setObjectName(QStringLiteral("quiet"));
    column->addWidget(mark);
    column->addWidget(name);
    column->addWidget(what);
    column->addSpacing(14);
    m_password->setEchoMode(QLineEdit::Password);
    std::vector<std::pair<QLabel *, QLineEdit *>> fields;
    for (QLineEdit *edit : {m_account, m_password, m_server}) {
        auto *label = new QLabel(this);
        label->setObjectName(QStringLiteral("note"));
        label->setBuddy(edit);
        column->addWidget(label);
        column->addWidget(edit);
        column->addSpacing(4);
        fields.emplace_back(label, edit);
    }
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->setWordWrap(true);
    m_progress->setObjectName(QStringLiteral("note"));
    m_go->setObjectName(QStringLiteral("primary"));
    m_go->setDefault(true);
    m_go->setMinimumHeight(30);
    m_sample->setObjectName(QStringLiteral("note"));
    m_sample->setTextFormat(Qt::RichText);
    m_sample->setWordWrap(true);
    m_sample->hide();
    column->addWidget(m_problem);
    column->addWidget(m_progress);
    column->addWidget(m_go);
    column->addSpacing(10);
    column->addWidget(m_sample);
    connect(m_go, &QPushButton::clicked, this, &SignInDialog::signIn);
    connect(m_account, &QLineEdit::returnPressed, this, [this] { m_password->setFocus(); });
    connect(m_sample, &QLabel::linkActivated, this, [this](const QString &account) {
        m_account->setText(account);
        m_password->setText(m_samplePassword);
        m_go->setFocus();
    });
    connect(language, &QToolButton::clicked, this, [this] {
        m_words.setLanguage(m_words.isChinese() ? QStringLiteral("en") : QStringLiteral("zh"));
    });
    const auto drawTools = [this, theme, language] {
        theme->setIcon(m_style.icon(QStringLiteral("theme"), QStringLiteral("quiet")));
        language->setIcon(m_style.icon(QStringLiteral("language"), QStringLiteral("quiet")));
        language->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    };
    connect(theme, &QToolButton::clicked, this, [this, drawTools] {
        m_style.apply(m_style.isDark() ? QStringLiteral("light") : QStringLiteral("dark"));
        drawTools();
    });
    drawTools();
    tabAsLaidOut(*this);
    m_account->setFocus();
    m_people.accounts().then(this, [this](const base::Result<QStringList> &accounts) {
        if (!accounts || accounts->isEmpty())
            return;
        auto *completer = new QCompleter(*accounts, m_account);
        m_account->setCompleter(completer);
        if (m_account->text().isEmpty()) {
            m_account->setText(accounts->constFirst());
            m_password->setFocus();
        }
    });
    m_texts.add([this, name, what, fields, language, theme] {
        setWindowTitle(tr("Sign in to Wanmi"));
        name->setText(tr("Wanmi"));
        what->setText(tr("Digital urban management"));
        const QStringList labels{tr("Account"), tr("Password"), tr("Address of central")};
        for (int i = 0; i < static_cast<int>(fields.size()); ++i) {
            fields[static_cast<size_t>(i)].first->setText(labels[i]);
            fields[static_cast<size_t>(i)].second->setAccessibleName(labels[i]);
        }
        giveMnemonics(*this);
        m_go->setText(tr("Sign in"));
        language->setText(m_words.isChinese() ? QStringLiteral("English") : QStringLiteral("中文"));
        language->setMinimumHeight(language->sizeHint().height());
        language->setAccessibleName(tr("Language"));
        theme->setAccessibleName(tr("Dark or light"));
        theme->setToolTip(tr("Dark or light"));
        if (!m_samplePassword.isEmpty())
            showSampleAccounts(m_samplePassword);
    });
}

sync::Address SignInDialog::central() const
{
    return {QUrl::fromUserInput(m_server->text().trimmed()), m_authority};
}

void SignInDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        m_texts.refresh();
    QDialog::changeEvent(event);
}

void SignInDialog::showSampleAccounts(const QString &password)
{
    m_samplePassword = password;
    static constexpr std::pair<const char *, const char *> Accounts[]
        = {{"acceptor1", "acceptor"},           {"shift1", "shift-leader"},  {"dispatcher1", "dispatcher"},
           {"drainage1", "department-officer"}, {"inspector1", "inspector"}, {"mayor", "leader"},
           {"commander1", "commander"},         {"admin", "sys-admin"}};
    QStringList links;
    for (const auto &[account, post] : Accounts) {
        links.append(QStringLiteral("<a href='%1' style='color:%3'>%1</a>&nbsp;%2")
                         .arg(QString::fromLatin1(account),
                              m_words.post(QString::fromLatin1(post)).replace(u' ', QChar(0xA0)),
                              m_style.color(QStringLiteral("accent")).name()));
    }
    m_sample->setText(tr("This is the sample city. To try it, choose an account (password %1):").arg(password)
                      + QStringLiteral("<br>") + links.join(QStringLiteral(" &nbsp; ")));
    // A wrapping label in a dialog of fixed width does not ask for its height by itself.
    m_sample->setMinimumHeight(m_sample->heightForWidth(width() - 64));
    m_sample->show();
    adjustSize();
}

void SignInDialog::setBusy(bool busy)
{
    m_go->setEnabled(!busy);
    m_progress->setText(busy ? tr("Asking central…") : QString());
}

void SignInDialog::signIn()
{
    if (!m_go->isEnabled())
        return;
    m_problem->clear();
    if (m_account->text().trimmed().isEmpty() || m_password->text().isEmpty()) {
        m_problem->setText(tr("Type account and password."));
        (m_account->text().isEmpty() ? m_account : m_password)->setFocus();
        return;
    }
    if (!central().url.isValid() || central().url.host().isEmpty()) {
        m_problem->setText(tr("The address of central looks like http://127.0.0.1:8801."));
        m_server->setFocus();
        return;
    }
    setBusy(true);
    base::Answer<base::Result<protocol::SessionGrant>>(
        sync::signIn(central(),
                     {m_account->text().trimmed(), m_password->text(), QSysInfo::machineHostName()}))
        .then(this, [this](const base::Result<protocol::SessionGrant> &grant) {
            if (grant) {
                m_people.remember(*grant, m_password->text());
                take(*grant, false);
            } else if (grant.error().kind == ErrorKind::Unreachable) {
                tryWithoutCentral(grant.error().reason);
            } else {
                refuse(grant.error().reason);
            }
        });
}

void SignInDialog::tryWithoutCentral(const QString &reason)
{
    m_progress->setText(tr("Central does not answer; looking for you among the people of this seat…"));
    m_people.unlock(m_account->text().trimmed(), m_password->text())
        .then(this, [this, reason](const base::Result<protocol::SessionGrant> &grant) {
            if (grant)
                take(*grant, true);
            else if (sync::concernsTrust(reason)) // what a person can do something about
                refuse(reason);
            else
                refuse(grant.error().kind == ErrorKind::NotFound ? QStringLiteral("unreachable-and-unknown")
                                                                 : grant.error().reason);
        });
}

void SignInDialog::take(const protocol::SessionGrant &grant, bool offline)
{
    m_grant = grant;
    m_offline = offline;
    accept();
}

void SignInDialog::refuse(const QString &reason)
{
    setBusy(false);
    m_problem->setText(m_words.reason(reason));
    m_password->selectAll();
    m_password->setFocus();
}
} // namespace wanmi::workbench
