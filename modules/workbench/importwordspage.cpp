// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/importwordspage.h"

#include "workbench/importtexts.h"
#include "workbench/initials.h"

#include <QButtonGroup>
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
constexpr double Likely = 0.8; ///< PARK is not parking

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
    : ImportPage(delivery, style, parent)
    , m_intro(label(QStringLiteral("quiet")))
    , m_progress(new QProgressBar(this))
    , m_stack(new QStackedWidget(this))
    , m_nothing(new QLabel(this))
    , m_words(new QTableWidget(0, 4, this))
    , m_wordTitle(new QLabel(this))
    , m_wordText(new QLabel(this))
    , m_filter(new QLineEdit(this))
    , m_choices(new QListWidget(this))
    , m_likeliest(new QPushButton(this))
    , m_own(new QPushButton(this))
    , m_parts(new QButtonGroup(this))
    , m_partChips(new QWidget(this))
    , m_confirm(new QPushButton(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto *top = new QHBoxLayout;
    top->addWidget(m_intro, 1);
    column->addLayout(top);
    auto *chips = new QHBoxLayout(m_partChips);
    chips->setContentsMargins(0, 0, 0, 0);
    chips->setSpacing(4);
    for (const Part part : {All, Unknown, Guessed, Decided}) {
        auto *chip = new QPushButton(m_partChips);
        chip->setObjectName(QStringLiteral("chip"));
        chip->setCheckable(true);
        chip->setAutoDefault(false);
        m_parts->addButton(chip, part);
        chips->addWidget(chip);
    }
    chips->addStretch(1);
    for (QPushButton *button : {m_confirm, m_likeliest, m_own}) {
        button->setAutoDefault(false);
        chips->addWidget(button);
    }
    connect(m_parts, &QButtonGroup::idClicked, this, [this](int part) {
        m_part = Part(part);
        m_words->clearSelection();
        showWords();
    });
    connect(m_confirm, &QPushButton::clicked, this, &ImportWordsPage::confirmGuesses);
    column->addWidget(m_partChips);
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
        m_progress->setFormat(
            tr("%1 rows read · %2")
                .arg(words().number(double(progress.rows)), importtexts::timeLeft(words(), progress.left)));
    });
    connect(m_words, &QTableWidget::itemSelectionChanged, this, &ImportWordsPage::showChoices);
    connect(m_filter, &QLineEdit::textChanged, this, &ImportWordsPage::showChoices);
    connect(m_choices, &QListWidget::itemClicked, this,
            [this](QListWidgetItem *item) { decide(item->data(Qt::UserRole).toString()); });
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
        m_likeliest->setToolTip(
            tr("Every undecided word with a suggestion of 80 % or more becomes what is suggested"));
        m_own->setText(tr("All the rest: o&wn entries"));
        m_own->setToolTip(tr("Every undecided class and unit becomes an entry of the city's LOCAL edition"));
        m_confirm->setText(tr("Under&stood rightly"));
        m_confirm->setToolTip(tr(
            "Every word that was understood by its meaning stays what it was taken for, in later deliveries too"));
        m_filter->clear();
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
        return m_delivery.isLooking() ? tr("The files are read to their end first.")
                                      : tr("The files cannot be read this way.");
    const auto undecided = m_delivery.undecidedWords().size(), guessed = m_delivery.guessedWords().size();
    if (undecided > 0)
        return tr("%1 words are not decided: their rows will be refused.").arg(undecided);
    return guessed > 0
        ? tr("%1 words were understood by their meaning: going on takes them as shown.").arg(guessed)
        : QString();
}

QWidget *ImportWordsPage::firstWidget()
{
    return m_words;
}

/// Decided words stay on the list: a second look at the files no longer calls them unknown.
void ImportWordsPage::gatherWords()
{
    const ImportLook &look = m_delivery.look();
    if (!look.complete) {
        if (!m_delivery.isLooking())
            m_all.clear();
        return;
    }
    const auto &values = m_delivery.plan().mapping.values;
    std::vector<Shown> now;
    for (const intake::UnknownWord &word : look.report.unknown)
        now.push_back({word, {}});
    for (const intake::UnderstoodWord &word : look.report.understood)
        now.push_back({{word.field, word.word, word.rows, {}}, word.isStated ? QString() : word.ours});
    const auto isIn = [](const std::vector<Shown> &list, const Shown &one) {
        return std::ranges::any_of(list, [&one](const Shown &shown) {
            return shown.word.field == one.word.field && shown.word.word == one.word.word;
        });
    };
    for (Shown &before : m_all) {
        const bool isNow = isIn(now, before);
        if (!isNow && values.value(before.word.field).contains(before.word.word))
            now.push_back(std::move(before));
        else if (isNow
                 && !before.word.suggestions.empty()) { // what it may mean was told before it was decided
            auto same = std::ranges::find_if(now, [&before](const Shown &one) {
                return one.word.field == before.word.field && one.word.word == before.word.word;
            });
            if (same->word.suggestions.empty())
                same->word.suggestions = std::move(before.word.suggestions);
        }
    }
    m_all = std::move(now);
    std::ranges::stable_sort(m_all, [](const Shown &a, const Shown &b) { return a.word.rows > b.word.rows; });
}

ImportWordsPage::Part ImportWordsPage::partOf(const Shown &shown) const
{
    if (m_delivery.plan().mapping.values.value(shown.word.field).contains(shown.word.word))
        return Decided;
    return shown.guessed.isEmpty() ? Unknown : Guessed;
}

void ImportWordsPage::showParts()
{
    qsizetype counts[4] = {qsizetype(m_all.size()), 0, 0, 0};
    for (const Shown &shown : m_all)
        ++counts[partOf(shown)];
    const QString names[] = {tr("All"), tr("Not known"), tr("Understood by meaning"), tr("Decided")};
    for (const Part part : {All, Unknown, Guessed, Decided}) {
        QAbstractButton *chip = m_parts->button(part);
        chip->setText(names[part] + u' ' + words().number(double(counts[part])));
        chip->setVisible(part == All || counts[part] > 0);
    }
    if (counts[m_part] == 0)
        m_part = All;
    m_parts->button(m_part)->setChecked(true);
    m_partChips->setVisible(!m_all.empty());
    m_confirm->setEnabled(counts[Guessed] > 0);
}

void ImportWordsPage::showWords()
{
    m_progress->setVisible(m_delivery.isLooking());
    gatherWords();
    showParts();
    m_shown.clear();
    std::vector<const Shown *> rows;
    for (const Shown &shown : m_all) {
        if (m_part != All && partOf(shown) != m_part)
            continue;
        m_shown.push_back(shown.word);
        rows.push_back(&shown);
    }
    const int row = m_words->currentRow();
    m_words->setRowCount(int(m_shown.size()));
    for (int at = 0; at < int(m_shown.size()); ++at) {
        const intake::UnknownWord &word = m_shown[size_t(at)];
        const Part part = partOf(*rows[size_t(at)]);
        const QString token = m_delivery.plan().mapping.values.value(word.field).value(word.word);
        auto *name = new QTableWidgetItem(word.word.isEmpty() ? tr("(empty)") : word.word);
        name->setToolTip(word.word);
        auto *field = new QTableWidgetItem(importtexts::field(words(), m_delivery.kind(), word.field));
        field->setForeground(m_style.color(QStringLiteral("quiet")));
        auto *count = new QTableWidgetItem(words().number(double(word.rows)));
        count->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        const QString taken = part == Guessed ? tr("≈ %1").arg(importtexts::taken(
                                  words(), m_delivery.kind(), word.field, rows[size_t(at)]->guessed))
            : part == Unknown                 ? tr("▲ not decided")
                                              : textOf(word.field, token);
        auto *becomes = new QTableWidgetItem(part == Decided && m_delivery.isAsLastTime(word.field, word.word)
                                                 ? tr("%1 · as last time").arg(taken)
                                                 : taken);
        becomes->setForeground(m_style.color(part == Guessed       ? QStringLiteral("accent")
                                                 : part == Unknown ? QStringLiteral("warning")
                                                                   : QStringLiteral("normal")));
        becomes->setToolTip(
            part == Guessed ? tr(
                "Understood by its meaning, not by a code or name of ours. Choose another one where that is wrong.")
                            : becomes->text());
        int column = 0;
        for (QTableWidgetItem *item : {name, field, count, becomes})
            m_words->setItem(at, column++, item);
    }
    m_words->setColumnWidth(0, 230);
    m_words->setColumnWidth(1, 120);
    m_words->setColumnWidth(2, 70);
    m_stack->setCurrentIndex(m_shown.empty() ? 1 : 0);
    if (!m_shown.empty() && m_words->selectedItems().isEmpty())
        m_words->selectRow(std::clamp(row, 0, int(m_shown.size()) - 1));
    m_nothing->setText(
        m_delivery.isRowless() ? tr("A base map has no words to decide.")
            : m_delivery.isLooking()
            ? tr("The files are read to their end, to find words that nobody here knows.")
            : tr("Every class, unit and word of the file is known. Nothing is to be decided here."));
    showCount();
    showChoices();
    emit readyChanged();
}

void ImportWordsPage::showCount()
{
    const auto undecided = m_delivery.undecidedWords();
    const auto guessed = m_delivery.guessedWords();
    m_intro->setText(
        m_all.empty() ? QString()
            : !undecided.empty()
            ? tr("%1 words are not known here. Say what each means, or make it an entry of the city's own LOCAL edition.")
                  .arg(undecided.size())
            : !guessed.empty()
            ? tr("%1 words are no names of ours and were understood by their meaning. Look them through.")
                  .arg(guessed.size())
            : tr("Every word is decided."));
    m_likeliest->setEnabled(std::ranges::any_of(undecided, [](const auto &word) {
        return !word.suggestions.empty() && word.suggestions.front().likeness >= Likely;
    }));
    m_own->setEnabled(!undecided.empty());
}

void ImportWordsPage::confirmGuesses()
{
    auto values = m_delivery.plan().mapping.values;
    for (const intake::UnderstoodWord &word : m_delivery.guessedWords())
        values[word.field].insert(word.word, word.ours);
    m_delivery.setWords(values);
}

const intake::UnknownWord *ImportWordsPage::chosenWord() const
{
    const int row = m_words->currentRow();
    return row >= 0 && row < int(m_shown.size()) ? &m_shown[size_t(row)] : nullptr;
}

/// A class as the choices name it: with its kind only where both kinds are possible.
QString ImportWordsPage::tokenOf(const QString &field, const QString &ours) const
{
    const intake::Field *found = intake::findField(m_delivery.kind(), field);
    const bool isClass
        = found && found->type == intake::FieldType::Class && ours.size() > 1 && !ours[0].isDigit();
    return isClass && m_delivery.kind() == intake::Kind::Components ? ours.mid(1) : ours;
}

QString ImportWordsPage::textOf(const QString &field, const QString &token) const
{
    if (token == intake::Mapping::NewWord)
        return tr("＋ Own entry (LOCAL)");
    if (token == intake::Mapping::LeaveOut)
        return tr("－ Left out");
    return importtexts::taken(words(), m_delivery.kind(), field, token);
}

std::vector<ImportWordsPage::Choice> ImportWordsPage::choicesFor(const intake::UnknownWord &word) const
{
    std::vector<Choice> choices;
    const intake::Field *field = intake::findField(m_delivery.kind(), word.field);
    const bool mayBeNew
        = field && (field->type == intake::FieldType::Class || field->type == intake::FieldType::Unit);
    if (mayBeNew)
        choices.push_back({intake::Mapping::NewWord, tr("＋ Own entry of the city (LOCAL)"), {}});
    QSet<QString> named;
    for (const intake::Suggestion &suggestion : word.suggestions) {
        const QString name = words().isChinese() ? suggestion.nameZh : suggestion.nameEn;
        choices.push_back(
            {suggestion.code,
             tr("%1 %2 · %3 alike").arg(suggestion.code, name, words().percent(suggestion.likeness)),
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
                choices.push_back({token, token + u' ' + (words().isChinese() ? one.nameZh : one.nameEn),
                                   one.nameZh + u' ' + one.nameEn + u' ' + keysOf(one.nameZh)});
        }
    } else if (field->type == intake::FieldType::Unit) {
        for (const domain::Department &one :
             m_delivery.city() ? m_delivery.city()->departments : std::vector<domain::Department>()) {
            if (!named.contains(one.id.text()))
                choices.push_back({one.id.text(), words().isChinese() ? one.nameZh : one.nameEn,
                                   one.nameZh + u' ' + one.nameEn + u' ' + keysOf(one.nameZh)});
        }
    } else {
        for (const QString &allowed : field->allowed) {
            if (!named.contains(allowed))
                choices.push_back({allowed,
                                   importtexts::value(words(), *field, allowed,
                                                      m_delivery.kind() == intake::Kind::Components),
                                   allowed});
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
    m_wordText->setText(tr("%1 · %2 rows. What is it here?")
                            .arg(importtexts::field(words(), m_delivery.kind(), word->field),
                                 words().number(double(word->rows))));
    m_offered = choicesFor(*word);
    const QString wanted = m_filter->text().trimmed();
    QString now = m_delivery.plan().mapping.values.value(word->field).value(word->word);
    for (const Shown &shown : m_all) {
        if (now.isEmpty() && shown.word.field == word->field && shown.word.word == word->word)
            now = tokenOf(word->field, shown.guessed);
    }
    for (const Choice &choice : m_offered) {
        if (!wanted.isEmpty() && !choice.text.contains(wanted, Qt::CaseInsensitive)
            && !choice.keys.contains(wanted, Qt::CaseInsensitive))
            continue;
        auto *item = new QListWidgetItem(choice.text, m_choices);
        item->setData(Qt::UserRole, choice.token);
        item->setToolTip(choice.text);
        if (choice.token == now)
            m_choices->setCurrentItem(item);
    }
    if (!m_choices->currentItem() && m_choices->count() > 0) {
        const bool prefersSuggestion = wanted.isEmpty() && !word->suggestions.empty()
            && word->suggestions.front().likeness >= Likely && m_choices->count() > 1;
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
    const int before = m_words->rowCount();
    m_delivery.setWords(values);
    const int gone = before - m_words->rowCount(); // out of the part that is shown
    m_words->selectRow(std::clamp(last + 1 - gone, 0, std::max(0, m_words->rowCount() - 1)));
}

void ImportWordsPage::decideAll(bool likeliest)
{
    auto values = m_delivery.plan().mapping.values;
    for (const intake::UnknownWord &word : m_delivery.undecidedWords()) {
        const intake::Field *field = intake::findField(m_delivery.kind(), word.field);
        const bool mayBeNew
            = field && (field->type == intake::FieldType::Class || field->type == intake::FieldType::Unit);
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
        m_choices->setCurrentRow(
            std::clamp(m_choices->currentRow() + step, 0, std::max(0, m_choices->count() - 1)));
        return true;
    }
    return ImportPage::eventFilter(watched, event);
}
} // namespace wanmi::workbench
