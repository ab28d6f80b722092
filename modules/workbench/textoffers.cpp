// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/textoffers.h"

#include "workbench/fields.h"
#include "workbench/initials.h"
#include "workbench/seatmemory.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QStandardItemModel>

namespace wanmi::workbench {
namespace {
constexpr int KeysRole = Qt::UserRole + 1;
constexpr qsizetype MostTyped = 16; ///< who has written more than that is not looking for a text
constexpr int MostShown = 8;
} // namespace

TextOffers::TextOffers(TextField *field, const TextPlace &place, const domain::CaseFile &file,
                       SessionContext &session, SeatMemory &memory)
    : QObject(field)
    , m_field(field)
    , m_edit(qobject_cast<QPlainTextEdit *>(field->editor()))
    , m_place(place)
    , m_file(file)
    , m_session(session)
    , m_own(memory)
    , m_completer(new QCompleter(this))
    , m_model(new QStandardItemModel(this))
{
    m_completer->setModel(m_model);
    m_completer->setWidget(m_edit);
    m_completer->setCompletionRole(KeysRole);
    m_completer->setFilterMode(Qt::MatchContains);
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_completer->setMaxVisibleItems(MostShown);
    m_completer->popup()->setObjectName(QStringLiteral("popup"));
    m_completer->popup()->installEventFilter(this);
    m_edit->installEventFilter(this);
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this,
            [this](const QModelIndex &index) { take(index.data(Qt::DisplayRole).toString()); });
    connect(m_edit, &QPlainTextEdit::textChanged, this, &TextOffers::offerTyped);
    connect(&session.words, &models::Words::changed, this, &TextOffers::readAgain);
    connect(&memory, &SeatMemory::loaded, this, &TextOffers::readAgain);
    readAgain();
}

QStringList TextOffers::offers() const
{
    QStringList filled;
    const QStringList texts = m_own.of(m_place) + standardTexts(m_place, m_session.words.isChinese());
    for (const QString &text : texts) {
        const auto ready = filledText(text, m_file, m_session.words, *m_session.rules, m_session.desk.now());
        if (ready && !filled.contains(*ready))
            filled.append(*ready);
    }
    return filled;
}

void TextOffers::readAgain()
{
    m_model->clear();
    for (const QString &text : offers()) {
        auto *item = new QStandardItem(text);
        item->setData(text + u' ' + initialsOf(text), KeysRole);
        m_model->appendRow(item);
    }
    m_field->setHint(m_model->rowCount() > 0 ? tr("Standard texts: Alt+Down") : QString());
}

void TextOffers::showAll()
{
    if (m_model->rowCount() == 0)
        return;
    m_completer->setCompletionPrefix({});
    m_completer->complete();
}

void TextOffers::offerTyped()
{
    const QString typed = m_edit->toPlainText().trimmed();
    if (m_taking || !m_edit->hasFocus() || typed.isEmpty() || typed.size() > MostTyped) {
        m_completer->popup()->hide();
        return;
    }
    m_completer->setCompletionPrefix(typed);
    if (m_completer->completionCount() > 0)
        m_completer->complete();
    else
        m_completer->popup()->hide();
}

void TextOffers::take(const QString &text)
{
    m_taking = true;
    m_edit->selectAll(); // one step for undo
    m_edit->insertPlainText(text);
    m_taking = false;
    m_completer->popup()->hide();
}

void TextOffers::keepOrForget()
{
    const QString text = m_edit->toPlainText().trimmed();
    if (text.isEmpty())
        return;
    QString said;
    if (m_own.of(m_place).contains(text)) {
        m_own.forget(m_place, text);
        said = tr("No longer one of your own texts.");
    } else {
        said = m_own.keep(m_place, text) ? tr("Kept as one of your own texts.")
                                         : tr("Too long for a standard text: at most 500 characters.");
    }
    readAgain();
    m_field->setHint(said);
}

bool TextOffers::takesMarked(const QKeyEvent &key)
{
    const bool chooses
        = key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter || key.key() == Qt::Key_Tab;
    const QModelIndex marked = m_completer->popup()->currentIndex();
    if (!chooses || !marked.isValid() || (key.modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier)
        return false;
    take(marked.data(Qt::DisplayRole).toString());
    return true;
}

bool TextOffers::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QObject::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    // The completer hands every key to the field first, where Enter would begin a new line.
    if (watched == m_completer->popup())
        return takesMarked(*key);
    // Ctrl+Space belongs to the input method.
    const Qt::KeyboardModifiers pressed = key->modifiers() & ~Qt::KeypadModifier;
    if (key->key() == Qt::Key_Down && pressed == Qt::AltModifier) {
        showAll();
        return true;
    }
    if (key->key() == Qt::Key_Down && pressed == (Qt::AltModifier | Qt::ShiftModifier)) {
        keepOrForget();
        return true;
    }
    return QObject::eventFilter(watched, event);
}
} // namespace wanmi::workbench
