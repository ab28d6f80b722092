// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/mnemonics.h"

#include "workbench/initials.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>

namespace wanmi::workbench {
namespace {
QChar letterOf(const QString &text)
{
    for (qsizetype at = text.indexOf(u'&'); at >= 0; at = text.indexOf(u'&', at + 2)) {
        if (at + 1 < text.size() && text.at(at + 1) != u'&')
            return text.at(at + 1).toUpper();
    }
    return {};
}

bool isHan(QChar c)
{
    return c.unicode() >= 0x3400 && c.unicode() <= 0x9FFF;
}

/// The text with a letter that is free; as it was when none is.
QString withLetter(const QString &text, QSet<QChar> &taken)
{
    const bool chinese = std::any_of(text.begin(), text.end(), isHan);
    if (!chinese) {
        bool begins = true;
        for (const bool anywhere : {false, true}) {
            for (qsizetype at = 0; at < text.size(); ++at) {
                const QChar c = text.at(at);
                const bool fits = c.isLetter() && c.unicode() < 128 && (begins || anywhere);
                if (fits && !taken.contains(c.toUpper())) {
                    taken.insert(c.toUpper());
                    return text.left(at) + u'&' + text.mid(at);
                }
                begins = c.isSpace();
            }
        }
        return text;
    }
    const QString candidates = initialsOf(text).toUpper() + QStringLiteral("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    for (const QChar c : candidates) {
        if (!c.isLetter() || taken.contains(c))
            continue;
        taken.insert(c);
        // Before a mark that says something of the question itself: 原因(&Y) *
        const qsizetype end = text.endsWith(QLatin1String(" *")) ? text.size() - 2 : text.size();
        return text.left(end) + QStringLiteral("(&%1)").arg(c) + text.mid(end);
    }
    return text;
}
} // namespace

void giveMnemonics(QWidget &page, QSet<QChar> taken)
{
    QList<QLabel *> labels;
    QList<QAbstractButton *> buttons;
    for (QWidget *widget : page.findChildren<QWidget *>()) {
        if (auto *label = qobject_cast<QLabel *>(widget); label && label->buddy() && !label->text().isEmpty())
            labels.append(label);
        if (qobject_cast<QCheckBox *>(widget) || qobject_cast<QRadioButton *>(widget))
            buttons.append(static_cast<QAbstractButton *>(widget));
        if (auto *button = qobject_cast<QPushButton *>(widget)) // only what has one already takes a letter
            taken.insert(letterOf(button->text()));
    }
    for (const QLabel *label : std::as_const(labels))
        taken.insert(letterOf(label->text()));
    for (const QAbstractButton *button : std::as_const(buttons))
        taken.insert(letterOf(button->text()));
    for (QLabel *label : std::as_const(labels)) {
        if (letterOf(label->text()).isNull())
            label->setText(withLetter(label->text(), taken));
    }
    for (QAbstractButton *button : std::as_const(buttons)) {
        if (letterOf(button->text()).isNull() && !button->text().isEmpty())
            button->setText(withLetter(button->text(), taken));
    }
}
} // namespace wanmi::workbench
