// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/importwordspage.h"

#include "workbench/importtexts.h"
#include "workbench/initials.h"

#include <QHash>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableWidget>
#include <QVBoxLayout>

namespace wanmi::workbench {
namespace {
constexpr double Likely = 0.6;

/// Pinyin initials are slow to find and asked for again with every letter typed.
QString keysOf(const QString &nameZh)
{
    static QHash<QString, QString> known;
    auto it = known.find(nameZh);
    if (it == known.end())
        it = known.insert(nameZh, initialsOf(nameZh));
    return *it;
}
} // namespace

ImportWordsPage::ImportWordsPage(ImportDelivery &delivery, const Style &style, QWidget *parent)
    : ImportPage(delivery, style, parent), m_intro(label(QStringLiteral("quiet"))), m_progress(new QProgressBar(this)),
      m_stack(new QStackedWidget(this)), m_nothing(new QLabel(this)), m_words(new QTableWidget(0, 4, this)),
      m_wordTitle(new QLabel(this)), m_wordText(new QLabel(this)), m_filter(new QLineEdit(this)), m_choices(new QListWidget(this)),
      m_likeliest(new QPushButton(this)), m_own(new QPushButton(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto *top = new QHBoxLayout;
    top->addWidget(m_intro, 1);
    for (QPushButton *button : {m_likeliest, m_own}) {
        button->setAutoDefault(false);
        top->addWidget(button);
    }
    column->addLayout(top);
    column->addWidget(m_progress);
    auto *split = new QSplitter(this);
    split->setChildrenCollapsible(false);
    plain(m_words);
    m_words->setSelectionMode(QAbstractItemView::ExtendedSelection);
    split->addWidget(m_words);
    auto *side = new QWidget(split);
    side->setObjectName(QStringLiteral("surface"));
    side->setAttribute(Qt::WA_StyledBackground);
    auto *sideColumn = new QVBoxLayout(side);
    sideColumn->setContentsMargins(14, 12, 14, 12);
    sideColumn->setSpacing(6);
    m_wordTitle->setObjectName(QStringLiteral("title"));
    m_wordTitle->setWordWrap(true);
    m_wordText->setObjectName(QStringLiteral("quiet"));
    m_wordText->setWordWrap(true);
    sideColumn->addWidget(m_wordTitle);
    sideColumn->addWidget(m_wordText);
    sideColumn->addWidget(m_filter);
    sideColumn->addWidget(m_choices, 1);
    m_filter->setClearButtonEnabled(true);
    m_filter->installEventFilter(this);
    m_choices->installEventFilter(this);
    m_words->installEventFilter(this);
    split->addWidget(side);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    m_stack->addWidget(split);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setObjectName(QStringLiteral("quiet"));
    m_nothing->setWordWrap(true);
    m_stack->addWidget(m_nothing);
    column->addWidget(m_stack, 1);
    m_progress->hide();

    connect(&delivery, &ImportDelivery::lookChanged, this, &ImportWordsPage::showWords);
    connect(&style, &Style::changed, this, &ImportWordsPage::showWords);
    connect(&delivery, &ImportDelivery::lookProgressed, this, [this](const intake::Progress &progress) {
        m_progress->setValue(int(progress.share * 100));
        m_progress->setFormat(tr("%1 rows read · %2").arg(words().number(double(progress.rows)), importtexts::timeLeft(words(), progress.left)));
    });
    connect(m_words, &QTableWidget::itemSelectionChanged, this, &ImportWordsPage::showChoices);
    connect(m_filter, &QLineEdit::textChanged, this, &ImportWordsPage::showChoices);
    connect(m_choices, &QListWidget::itemClicked, this, [this](QListWidgetItem *item) { decide(item->data(Qt::UserRole).toString()); });
    connect(m_likeliest, &QPushButton::clicked, this, [this] { decideAll(true); });
    connect(m_own, &QPushButton::clicked, this, [this] { decideAll(false); });
    m_texts.add([this] {
        m_words->setHorizontalHeaderLabels({tr("Word in the file"), tr("Field"), tr("Rows"), tr("Becomes")});
        m_words->setAccessibleName(tr("Words that are not known"));
        m_words->setToolTip(tr("Enter goes to the choices; several words can be chosen at once"));
        m_filter->setPlaceholderText(tr("Search: name, code, first letters of the pinyin"));
        m_filter->setAccessibleName(tr("Search for what this word means"));
        m_filter->setToolTip(tr("Up and Down choose, Enter takes and goes to the next word"));
        m_choices->setAccessibleName(tr("What this word may mean"));
        m_likeliest->setText(tr("Take what is &likely"));
        m_likeliest->setToolTip(tr("Every undecided word with a suggestion of 60 % or more becomes what is suggested"));
        m_own->setText(tr("All the rest: o&wn entries"));
        m_own->setToolTip(tr("Every undecided class and unit becomes an entry of the city's LOCAL edition"));
        m_filter->clear();
        m_shown.clear();
        showWords();
    });
}

QString ImportWordsPage::title() const
{
    return tr("Words");
}

QString ImportWordsPage::summary() const
{
    if (!m_delivery.look().complete || m_delivery.isRowless())
        return {};
    const auto undecided = m_delivery.undecidedWords().size();
    if (undecided > 0)
        return tr("%1 not decided").arg(undecided);
    const auto all = m_delivery.plan().mapping.values;
    qsizetype mapped = 0;
    for (const auto &words : all)
        mapped += words.size();
    return mapped > 0 ? tr("%1 decided").arg(mapped) : tr("all known");
}

void ImportWordsPage::enter()
{
    showWords();
}

bool ImportWordsPage::isReady() const
{
    if (m_delivery.isRowless())
        return m_delivery.isReadable();
    return m_delivery.look().complete && !m_delivery.readError();
}

QString ImportWordsPage::nextText() const
{
    return tr("&Check");
}

QString ImportWordsPage::nextHelp() const
{
    if (!isReady())
        return m_delivery.isLooking() ? tr("The files are read to their end first.") : tr("The files cannot be read this way.");
    const auto undecided = m_delivery.undecidedWords().size();
    return undecided > 0 ? tr("%1 words are not decided: their rows will be refused.").arg(undecided) : QString();
}

QWidget *ImportWordsPage::firstWidget()
{
    return m_words;
}

void ImportWordsPage::showWords()
{
    m_progress->setVisible(m_delivery.isLooking());
    const ImportLook &look = m_delivery.look();
    // Decided words stay on the list: a second look at the files no longer calls them unknown.
    if (look.complete) {
        for (const intake::UnknownWord &word : look.report.unknown) {
            const bool isShown = std::ranges::any_of(m_shown, [&word](const auto &shown) { return shown.field == word.field && shown.word == word.word; });
            if (!isShown)
                m_shown.push_back(word);
        }
        const auto &values = m_delivery.plan().mapping.values;
        std::erase_if(m_shown, [&](const intake::UnknownWord &word) {
            const bool isStill = std::ranges::any_of(look.report.unknown, [&word](const auto &now) { return now.field == word.field && now.word == word.word; });
            return !isStill && !values.value(word.field).contains(word.word);
        });
        std::ranges::stable_sort(m_shown, std::ranges::greater(), &intake::UnknownWord::rows);
    } else if (!m_delivery.isLooking()) {
        m_shown.clear();
    }
    const int row = m_words->currentRow();
    m_words->setRowCount(int(m_shown.size()));
    for (int at = 0; at < int(m_shown.size()); ++at) {
        const intake::UnknownWord &word = m_shown[size_t(at)];
        const QString token = m_delivery.plan().mapping.values.value(word.field).value(word.word);
        auto *name = new QTableWidgetItem(word.word.isEmpty() ? tr("(empty)") : word.word);
        auto *field = new QTableWidgetItem(importtexts::field(words(), m_delivery.kind(), word.field));
        field->setForeground(m_style.color(QStringLiteral("quiet")));
        auto *rows = new QTableWidgetItem(words().number(double(word.rows)));
        rows->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        auto *becomes = new QTableWidgetItem(token.isEmpty() ? tr("▲ not decided") : textOf(word.field, token));
        becomes->setForeground(m_style.color(token.isEmpty() ? QStringLiteral("warning") : QStringLiteral("normal")));
        int column = 0;
        for (QTableWidgetItem *item : {name, field, rows, becomes})
            m_words->setItem(at, column++, item);
    }
    m_words->setColumnWidth(0, 260);
    m_words->setColumnWidth(1, 110);
    m_words->setColumnWidth(2, 80);
    m_stack->setCurrentIndex(m_shown.empty() ? 1 : 0);
    if (!m_shown.empty() && m_words->selectedItems().isEmpty())
        m_words->selectRow(std::clamp(row, 0, int(m_shown.size()) - 1));
    m_nothing->setText(m_delivery.isRowless()   ? tr("A base map has no words to decide.")
                       : m_delivery.isLooking() ? tr("The files are read to their end, to find words that nobody here knows.")
                                                : tr("Every class, unit and word of the file is known. Nothing is to be decided here."));
    showCount();
    showChoices();
    emit readyChanged();
}

void ImportWordsPage::showCount()
{
    const auto undecided = m_delivery.undecidedWords();
    qint64 rows = 0;
    for (const intake::UnknownWord &word : undecided)
        rows += word.rows;
    m_intro->setText(m_shown.empty() ? QString()
                     : undecided.empty()
                         ? tr("Every word is decided.")
                         : tr("%1 words with %2 rows are not known here. Say what each means, or make it an entry of the city's own LOCAL edition.")
                               .arg(undecided.size())
                               .arg(words().number(double(rows))));
    m_likeliest->setEnabled(std::ranges::any_of(undecided, [](const auto &word) { return !word.suggestions.empty() && word.suggestions.front().likeness >= Likely; }));
    m_own->setEnabled(!undecided.empty());
}

const intake::UnknownWord *ImportWordsPage::chosenWord() const
{
    const int row = m_words->currentRow();
    return row >= 0 && row < int(m_shown.size()) ? &m_shown[size_t(row)] : nullptr;
}

QString ImportWordsPage::textOf(const QString &field, const QString &token) const
{
    if (token == intake::Mapping::NewWord)
        return tr("＋ Own entry (LOCAL)");
    if (token == intake::Mapping::LeaveOut)
        return tr("－ Left out");
    const intake::Field *found = intake::findField(m_delivery.kind(), field);
    if (!found)
        return token;
    QString code = token;
    bool isComponent = m_delivery.kind() == intake::Kind::Components;
    if (found->type == intake::FieldType::Class && (code.startsWith(u'C') || code.startsWith(u'E'))) {
        isComponent = code.startsWith(u'C');
        code = code.mid(1);
    }
    return importtexts::value(words(), *found, code, isComponent);
}

std::vector<ImportWordsPage::Choice> ImportWordsPage::choicesFor(const intake::UnknownWord &word) const
{
    std::vector<Choice> choices;
    const intake::Field *field = intake::findField(m_delivery.kind(), word.field);
    const bool mayBeNew = field && (field->type == intake::FieldType::Class || field->type == intake::FieldType::Unit);
    if (mayBeNew)
        choices.push_back({intake::Mapping::NewWord, tr("＋ Own entry of the city (LOCAL)"), {}});
    QSet<QString> named;
    for (const intake::Suggestion &suggestion : word.suggestions) {
        const QString name = words().isChinese() ? suggestion.nameZh : suggestion.nameEn;
        choices.push_back({suggestion.code, tr("%1 %2 · %3 alike").arg(suggestion.code, name, words().percent(suggestion.likeness)),
                           suggestion.nameZh + u' ' + suggestion.nameEn + u' ' + keysOf(suggestion.nameZh)});
        named.insert(suggestion.code);
    }
    choices.push_back({intake::Mapping::LeaveOut, tr("－ Leave these rows out"), {}});
    if (!field)
        return choices;
    if (field->type == intake::FieldType::Class) {
        const bool onlyComponents = m_delivery.kind() == intake::Kind::Components;
        for (const domain::MinorClass &one : m_delivery.session().rules->catalog.classes()) {
            if (onlyComponents && one.kind != domain::CaseKind::Component)
                continue;
            const QString token = onlyComponents ? one.code : domain::Catalog::keyOf(one.kind, one.code);
            if (!named.contains(token))
                choices.push_back({token, token + u' ' + (words().isChinese() ? one.nameZh : one.nameEn), one.nameZh + u' ' + one.nameEn + u' ' + keysOf(one.nameZh)});
        }
    } else if (field->type == intake::FieldType::Unit) {
        for (const domain::Department &one : m_delivery.city() ? m_delivery.city()->departments : std::vector<domain::Department>()) {
            if (!named.contains(one.id.text()))
                choices.push_back({one.id.text(), words().isChinese() ? one.nameZh : one.nameEn, one.nameZh + u' ' + one.nameEn + u' ' + keysOf(one.nameZh)});
        }
    } else {
        for (const QString &allowed : field->allowed) {
            if (!named.contains(allowed))
                choices.push_back({allowed, importtexts::value(words(), *field, allowed, m_delivery.kind() == intake::Kind::Components), allowed});
        }
    }
    return choices;
}

void ImportWordsPage::showChoices()
{
    const intake::UnknownWord *word = chosenWord();
    m_choices->clear();
    if (!word)
        return;
    const auto selected = m_words->selectionModel()->selectedRows().size();
    m_wordTitle->setText(selected > 1 ? tr("%1 words").arg(selected) : word->word);
    m_wordText->setText(tr("%1 · %2 rows. What is it here?").arg(importtexts::field(words(), m_delivery.kind(), word->field), words().number(double(word->rows))));
    m_offered = choicesFor(*word);
    const QString wanted = m_filter->text().trimmed();
    const QString now = m_delivery.plan().mapping.values.value(word->field).value(word->word);
    for (const Choice &choice : m_offered) {
        if (!wanted.isEmpty() && !choice.text.contains(wanted, Qt::CaseInsensitive) && !choice.keys.contains(wanted, Qt::CaseInsensitive))
            continue;
        auto *item = new QListWidgetItem(choice.text, m_choices);
        item->setData(Qt::UserRole, choice.token);
        item->setToolTip(choice.text);
        if (choice.token == now)
            m_choices->setCurrentItem(item);
    }
    if (!m_choices->currentItem() && m_choices->count() > 0) {
        const bool prefersSuggestion = wanted.isEmpty() && !word->suggestions.empty() && word->suggestions.front().likeness >= Likely && m_choices->count() > 1;
        m_choices->setCurrentRow(prefersSuggestion ? 1 : 0);
    }
}

void ImportWordsPage::decide(const QString &token)
{
    auto values = m_delivery.plan().mapping.values;
    int last = m_words->currentRow();
    for (const QModelIndex &index : m_words->selectionModel()->selectedRows()) {
        const intake::UnknownWord &word = m_shown[size_t(index.row())];
        values[word.field].insert(word.word, token);
        last = std::max(last, index.row());
    }
    m_filter->clear();
    m_delivery.setWords(values);
    m_words->selectRow(std::min(last + 1, m_words->rowCount() - 1));
}

void ImportWordsPage::decideAll(bool likeliest)
{
    auto values = m_delivery.plan().mapping.values;
    for (const intake::UnknownWord &word : m_delivery.undecidedWords()) {
        const intake::Field *field = intake::findField(m_delivery.kind(), word.field);
        const bool mayBeNew = field && (field->type == intake::FieldType::Class || field->type == intake::FieldType::Unit);
        if (likeliest && !word.suggestions.empty() && word.suggestions.front().likeness >= Likely)
            values[word.field].insert(word.word, word.suggestions.front().code);
        else if (!likeliest && mayBeNew)
            values[word.field].insert(word.word, intake::Mapping::NewWord);
    }
    m_delivery.setWords(values);
}

bool ImportWordsPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return ImportPage::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event);
    const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (key->modifiers() & Qt::ControlModifier)
        return ImportPage::eventFilter(watched, event);
    if (watched == m_words && isEnter) {
        m_filter->setFocus(Qt::ShortcutFocusReason);
        return true;
    }
    if (watched == m_words && !key->text().isEmpty() && key->text().front().isPrint()) {
        m_filter->setFocus(Qt::ShortcutFocusReason);
        m_filter->setText(key->text());
        return true;
    }
    if (watched != m_filter && watched != m_choices)
        return ImportPage::eventFilter(watched, event);
    if (isEnter) {
        if (QListWidgetItem *item = m_choices->currentItem()) {
            decide(item->data(Qt::UserRole).toString());
            m_filter->setFocus();
        }
        return true;
    }
    if (watched == m_filter && (key->key() == Qt::Key_Down || key->key() == Qt::Key_Up)) {
        const int step = key->key() == Qt::Key_Down ? 1 : -1;
        m_choices->setCurrentRow(std::clamp(m_choices->currentRow() + step, 0, std::max(0, m_choices->count() - 1)));
        return true;
    }
    return ImportPage::eventFilter(watched, event);
}
} // namespace wanmi::workbench
