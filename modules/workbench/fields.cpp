// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/fields.h"

#include "workbench/initials.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QDateTimeEdit>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QStandardItemModel>
#include <QStyle>
#include <QVBoxLayout>

namespace wanmi::workbench {
namespace {
constexpr int KeysRole = Qt::UserRole + 1;
constexpr int TokenRole = Qt::UserRole + 2;

/// A label without the letter that Alt reaches it by: "来源(&S)" and "&Source" are read out as "来源", "Source".
QString withoutMnemonic(QString label)
{
    static const QRegularExpression Bracketed(QStringLiteral("\\(&.\\)"));
    return label.remove(Bracketed).remove(u'&');
}

/// At most `most` units of the text; never half of a character that takes two.
QString cutTo(const QString &text, qsizetype most)
{
    if (text.size() <= most)
        return text;
    return text.left(text[most - 1].isHighSurrogate() ? most - 1 : most);
}

/// Takes in of a paste what has room: whatever lies on the clipboard, laying it out is never the desk's work.
class BoundedText : public QPlainTextEdit
{
public:
    BoundedText(qsizetype most, std::function<void()> cut, QWidget *parent)
        : QPlainTextEdit(parent)
        , m_most(most)
        , m_cut(std::move(cut))
    {
    }

protected:
    void insertFromMimeData(const QMimeData *source) override
    {
        const QString text = source->text();
        const qsizetype taken = document()->characterCount() - 1 - textCursor().selectedText().size();
        const QString fits = cutTo(text, std::max<qsizetype>(0, m_most - taken));
        textCursor().insertText(fits);
        ensureCursorVisible();
        if (fits.size() < text.size())
            m_cut();
    }

private:
    qsizetype m_most;
    std::function<void()> m_cut;
};

/// Matches by all keys but writes the choice's own text.
class KeyCompleter : public QCompleter
{
public:
    using QCompleter::QCompleter;
    [[nodiscard]] QString pathFromIndex(const QModelIndex &index) const override
    {
        return index.data(Qt::DisplayRole).toString();
    }
};
} // namespace

Field::Field(Ask ask, QWidget *parent)
    : QWidget(parent)
    , m_ask(std::move(ask))
    , m_column(new QVBoxLayout(this))
    , m_label(new QLabel(this))
    , m_hint(new QLabel(this))
    , m_problem(new QLabel(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(3);
    m_label->setObjectName(QStringLiteral("note"));
    m_label->setText(m_ask.required ? m_ask.label + QStringLiteral(" *") : m_ask.label);
    m_hint->setObjectName(QStringLiteral("note"));
    m_hint->setWordWrap(true);
    m_hint->hide();
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_column->addWidget(m_label);
    m_column->addWidget(m_hint);
    m_column->addWidget(m_problem);
}

void Field::add(QWidget *editor)
{
    m_column->insertWidget(1, editor);
    QWidget *named = this->editor();
    m_label->setBuddy(named);
    named->setAccessibleName(withoutMnemonic(m_ask.label));
    setFocusProxy(named);
    connect(this, &Field::changed, this, [this] {
        if (!m_problem->isHidden())
            check();
    });
}

void Field::writeTo(domain::CaseOrder &order) const
{
    if (m_ask.write)
        m_ask.write(order, answer());
}

QString Field::problem() const
{
    return m_ask.required && answer().trimmed().isEmpty() ? m_ask.missing : QString();
}

bool Field::check()
{
    const QString text = problem();
    showProblem(text);
    return text.isEmpty();
}

void Field::showProblem(const QString &text)
{
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
    QWidget *named = editor();
    named->setProperty("wrong", !text.isEmpty());
    named->setAccessibleDescription(text);
    named->style()->unpolish(named);
    named->style()->polish(named);
}

void Field::setHint(const QString &text)
{
    m_hint->setText(text);
    m_hint->setVisible(!text.isEmpty());
}

LineField::LineField(Ask ask, QWidget *parent)
    : Field(std::move(ask), parent)
    , m_line(new QLineEdit(this))
{
    m_line->setMaxLength(200);
    add(m_line);
    connect(m_line, &QLineEdit::textChanged, this, &Field::changed);
    connect(m_line, &QLineEdit::returnPressed, this, &Field::accepted);
}

QString LineField::answer() const
{
    return m_line->text();
}
void LineField::setAnswer(const QString &answer)
{
    m_line->setText(answer);
}
QWidget *LineField::editor() const
{
    return m_line;
}

TextField::TextField(Ask ask, QWidget *parent)
    : Field(std::move(ask), parent)
    , m_text(new BoundedText(
          MaxChars,
          [this] {
              setHint(tr("The text was cut: %1 characters are kept. What is longer belongs into a document.")
                          .arg(MaxChars));
          },
          this))
{
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(72);
    add(m_text);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        if (m_text->document()->characterCount() - 1 > MaxChars) {
            const QSignalBlocker quiet(m_text);
            m_text->setPlainText(cutTo(m_text->toPlainText(), MaxChars));
            m_text->moveCursor(QTextCursor::End);
        }
        emit changed();
    });
}

QString TextField::answer() const
{
    return m_text->toPlainText();
}
void TextField::setAnswer(const QString &answer)
{
    m_text->setPlainText(cutTo(answer, MaxChars));
}
QWidget *TextField::editor() const
{
    return m_text;
}

ChoiceField::ChoiceField(Ask ask, std::vector<Choice> choices, QWidget *parent)
    : Field(std::move(ask), parent)
    , m_line(new QLineEdit(this))
{
    add(m_line);
    m_line->installEventFilter(this);
    m_line->setClearButtonEnabled(false);
    setChoices(std::move(choices));
    connect(m_line, &QLineEdit::textEdited, this, [this] {
        m_token.clear();
        emit changed();
    });
    connect(m_line, &QLineEdit::editingFinished, this, &ChoiceField::settle);
    connect(m_line, &QLineEdit::returnPressed, this, [this] {
        settle();
        if (problem().isEmpty())
            emit accepted();
    });
}

void ChoiceField::setChoices(std::vector<Choice> choices)
{
    if (choices == m_choices && m_line->completer())
        return;
    m_choices = std::move(choices);
    delete m_line->completer();
    auto *completer = new KeyCompleter(m_line);
    auto *model = new QStandardItemModel(completer);
    for (const Choice &choice : m_choices) {
        auto *item = new QStandardItem(choice.text);
        item->setData(choice.token, TokenRole);
        const QString keys
            = choice.text + u' ' + choice.token + u' ' + choice.keys + u' ' + initialsOf(choice.text);
        item->setData(keys, KeysRole);
        model->appendRow(item);
    }
    completer->setModel(model);
    completer->setCompletionRole(KeysRole);
    completer->setFilterMode(Qt::MatchContains);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setMaxVisibleItems(12);
    completer->popup()->setObjectName(QStringLiteral("popup"));
    m_line->setCompleter(completer);
    connect(completer, qOverload<const QModelIndex &>(&QCompleter::activated), this,
            [this](const QModelIndex &index) {
                m_token = index.data(TokenRole).toString();
                emit changed();
                emit accepted();
            });
    if (!m_token.isEmpty())
        setAnswer(m_token);
}

void ChoiceField::settle()
{
    if (!m_token.isEmpty() || m_line->text().trimmed().isEmpty())
        return;
    const QString text = m_line->text().trimmed();
    const auto exact
        = std::ranges::find_if(m_choices, [&](const Choice &c) { return c.text == text || c.token == text; });
    if (exact != m_choices.end()) {
        setAnswer(exact->token);
        return;
    }
    QCompleter *completer = m_line->completer();
    completer->setCompletionPrefix(text);
    if (completer->completionCount() == 1)
        setAnswer(completer->currentIndex().data(TokenRole).toString());
}

QString ChoiceField::answer() const
{
    return m_token;
}

void ChoiceField::setAnswer(const QString &answer)
{
    const auto found = std::ranges::find(m_choices, answer, &Choice::token);
    m_token = found == m_choices.end() ? QString() : answer;
    m_line->setText(found == m_choices.end() ? QString() : found->text);
    emit changed();
}

QString ChoiceField::problem() const
{
    if (m_token.isEmpty() && !m_line->text().trimmed().isEmpty())
        return tr("Choose one of the list: type a part of it, then Enter.");
    return Field::problem();
}

QWidget *ChoiceField::editor() const
{
    return m_line;
}

bool ChoiceField::eventFilter(QObject *watched, QEvent *event)
{
    const bool opens = event->type() == QEvent::MouseButtonRelease
        || (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Down);
    if (watched == m_line && opens && !m_line->completer()->popup()->isVisible()) {
        m_line->selectAll();
        m_line->completer()->setCompletionPrefix(m_token.isEmpty() ? m_line->text() : QString());
        m_line->completer()->complete();
        return event->type() == QEvent::KeyPress;
    }
    return Field::eventFilter(watched, event);
}

ManyField::ManyField(Ask ask, const std::vector<ChoiceField::Choice> &choices, QWidget *parent)
    : Field(std::move(ask), parent)
    , m_list(new QListWidget(this))
{
    m_list->setObjectName(QStringLiteral("choices"));
    m_list->setFixedHeight(96);
    setChoices(choices);
    add(m_list);
    connect(m_list, &QListWidget::itemChanged, this, &Field::changed);
}

void ManyField::setChoices(const std::vector<ChoiceField::Choice> &choices)
{
    const QString ticked = answer();
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const ChoiceField::Choice &choice : choices) {
        auto *item = new QListWidgetItem(choice.text, m_list);
        item->setData(TokenRole, choice.token);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsUserCheckable | Qt::ItemIsSelectable);
        item->setCheckState(Qt::Unchecked);
    }
    setAnswer(ticked);
}

QString ManyField::answer() const
{
    QStringList tokens;
    for (int i = 0; i < m_list->count(); ++i) {
        if (m_list->item(i)->checkState() == Qt::Checked)
            tokens.append(m_list->item(i)->data(TokenRole).toString());
    }
    return tokens.join(u' ');
}

void ManyField::setAnswer(const QString &answer)
{
    const QStringList tokens = answer.split(u' ', Qt::SkipEmptyParts);
    for (int i = 0; i < m_list->count(); ++i) {
        const bool chosen = tokens.contains(m_list->item(i)->data(TokenRole).toString());
        m_list->item(i)->setCheckState(chosen ? Qt::Checked : Qt::Unchecked);
    }
}

QWidget *ManyField::editor() const
{
    return m_list;
}

UntilField::UntilField(Ask ask, const QDateTime &initial, QWidget *parent)
    : Field(std::move(ask), parent)
    , m_edit(new QDateTimeEdit(initial, this))
{
    m_edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
    m_edit->setCalendarPopup(true);
    add(m_edit);
    connect(m_edit, &QDateTimeEdit::dateTimeChanged, this, &Field::changed);
}

QString UntilField::answer() const
{
    return m_edit->dateTime().toUTC().toString(Qt::ISODate);
}

void UntilField::setAnswer(const QString &answer)
{
    const QDateTime at = QDateTime::fromString(answer, Qt::ISODate);
    if (at.isValid())
        m_edit->setDateTime(at.toOffsetFromUtc(m_edit->dateTime().offsetFromUtc()));
}

QWidget *UntilField::editor() const
{
    return m_edit;
}
} // namespace wanmi::workbench
