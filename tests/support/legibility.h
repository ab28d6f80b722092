// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QGroupBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollBar>
#include <QSlider>
#include <QTextDocument>
#include <QToolButton>

/// What keeps a person from reading or reaching something in a window, in words. Each list should be empty.
namespace wanmi::test {

inline QString describe(const QWidget *widget)
{
    QString text = QString::fromLatin1(widget->metaObject()->className());
    if (!widget->objectName().isEmpty())
        text += u'#' + widget->objectName();
    if (const auto *label = qobject_cast<const QLabel *>(widget))
        text += QStringLiteral(" “%1”").arg(label->text().left(40));
    else if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
        text += QStringLiteral(" “%1”").arg(button->text().left(40));
    else
        text += QStringLiteral(" “%1”").arg(widget->accessibleName().left(40));
    return text + QStringLiteral(" in ")
        + QString::fromLatin1(widget->parentWidget() ? widget->parentWidget()->metaObject()->className()
                                                     : "-");
}

/// Parts of a control that Qt makes itself.
inline bool isInnerPart(const QWidget *widget)
{
    const QWidget *parent = widget->parentWidget();
    return widget->objectName().startsWith(u"qt_") || qobject_cast<const QScrollBar *>(widget)
        || qobject_cast<const QHeaderView *>(widget)
        || (parent
            && (qobject_cast<const QComboBox *>(parent) || qobject_cast<const QAbstractSpinBox *>(parent)
                || qobject_cast<const QLineEdit *>(parent)
                || (qobject_cast<const QAbstractItemView *>(parent)
                    && qobject_cast<const QAbstractButton *>(widget))));
}

inline bool isControl(const QWidget *widget)
{
    if (isInnerPart(widget))
        return false;
    return qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QLineEdit *>(widget)
        || qobject_cast<const QPlainTextEdit *>(widget) || qobject_cast<const QComboBox *>(widget)
        || qobject_cast<const QAbstractSpinBox *>(widget) || qobject_cast<const QSlider *>(widget)
        || qobject_cast<const QAbstractItemView *>(widget);
}

inline QStringList withoutName(const QWidget &page)
{
    QStringList wrong;
    for (QWidget *widget : page.findChildren<QWidget *>()) {
        if (!isControl(widget) || !widget->isVisibleTo(&page))
            continue;
        const QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
        if (!face || face->text(QAccessible::Name).trimmed().isEmpty())
            wrong << describe(widget);
    }
    return wrong;
}

inline QChar mnemonicIn(const QString &text)
{
    for (qsizetype at = text.indexOf(u'&'); at >= 0; at = text.indexOf(u'&', at + 2)) {
        if (at + 1 < text.size() && text.at(at + 1) != u'&' && text.at(at + 1) != u' ')
            return text.at(at + 1).toUpper();
    }
    return {};
}

/// Labelled controls without a letter, and letters that two of them share.
inline QStringList mnemonicProblems(const QWidget &page)
{
    QStringList wrong;
    QHash<QChar, QString> letters;
    const auto take = [&](const QWidget *widget, const QString &text, bool must) {
        const QChar letter = mnemonicIn(text);
        if (letter.isNull()) {
            if (must)
                wrong << QStringLiteral("no letter: ") + describe(widget);
            return;
        }
        if (letters.contains(letter))
            wrong << QStringLiteral("%1 twice: %2, %3")
                         .arg(letter)
                         .arg(letters.value(letter), describe(widget));
        letters.insert(letter, describe(widget));
    };
    for (const QWidget *widget : page.findChildren<QWidget *>()) {
        if (!widget->isVisibleTo(&page) || isInnerPart(widget))
            continue;
        if (const auto *label = qobject_cast<const QLabel *>(widget)) {
            if (label->buddy() && label->buddy()->isVisibleTo(&page))
                take(label, label->text(), true);
        } else if (qobject_cast<const QCheckBox *>(widget) || qobject_cast<const QRadioButton *>(widget)) {
            take(widget, static_cast<const QAbstractButton *>(widget)->text(), true);
        } else if (const auto *button = qobject_cast<const QAbstractButton *>(widget)) {
            take(button, button->text(), false);
        }
    }
    return wrong;
}

/// Whether some ancestor up to the page scrolls: what does not fit there can be brought into view.
inline bool isScrolled(const QWidget *widget, const QWidget &page)
{
    for (const QWidget *at = widget->parentWidget(); at && at != &page; at = at->parentWidget()) {
        if (qobject_cast<const QAbstractScrollArea *>(at))
            return true;
    }
    return false;
}

inline QStringList clipped(const QWidget &page)
{
    constexpr int Slack = 1;
    QStringList wrong;
    for (const QWidget *widget : page.findChildren<QWidget *>()) {
        if (!widget->isVisibleTo(&page) || isInnerPart(widget) || widget->size().isEmpty())
            continue;
        const QSize has = widget->size();
        if (const auto *label = qobject_cast<const QLabel *>(widget)) {
            if (label->text().isEmpty())
                continue;
            constexpr int Leading = 8; // of the font, above and below
            if (!label->wordWrap() && label->sizeHint().height() > has.height() + Leading)
                wrong << QStringLiteral("cut off by %1: ").arg(label->sizeHint().height() - has.height())
                        + describe(widget);
            if (label->wordWrap()) {
                if (label->heightForWidth(has.width()) > has.height() + Slack)
                    wrong << QStringLiteral("too low by %1: ")
                                 .arg(label->heightForWidth(has.width()) - has.height())
                            + describe(widget);
            } else if (label->sizeHint().width() > has.width() + Slack) {
                wrong << QStringLiteral("too narrow by %1: ").arg(label->sizeHint().width() - has.width())
                        + describe(widget);
            }
        } else if (const auto *button = qobject_cast<const QAbstractButton *>(widget)) {
            const bool shortens = button->sizePolicy().horizontalPolicy() == QSizePolicy::Ignored;
            if (!shortens && button->sizeHint().width() > has.width() + Slack)
                wrong << QStringLiteral("too narrow by %1: ").arg(button->sizeHint().width() - has.width())
                        + describe(widget);
            if (button->sizeHint().height() > has.height() + Slack)
                wrong << QStringLiteral("too low by %1: ").arg(button->sizeHint().height() - has.height())
                        + describe(widget);
        } else if (const auto *line = qobject_cast<const QLineEdit *>(widget)) {
            const int text = line->fontMetrics().horizontalAdvance(line->placeholderText()) + 18;
            if (!line->placeholderText().isEmpty() && text > has.width())
                wrong << QStringLiteral("the hint is too long by %1: %2")
                             .arg(text - has.width())
                             .arg(line->placeholderText());
        }
        const QWidget *parent = widget->parentWidget();
        if (parent && parent != &page && !isScrolled(widget, page)
            && !parent->rect().contains(widget->geometry()) && isControl(widget))
            wrong << QStringLiteral("reaches out of its place: ") + describe(widget);
    }
    return wrong;
}

/// Where a control is on its page; what is scrolled out of sight lies at the edge of what scrolls it.
inline QRect shownAt(const QWidget *widget, const QWidget &page)
{
    QRect rect(widget->mapTo(&page, QPoint()), widget->size());
    for (const QWidget *part = widget->parentWidget(); part && part != &page; part = part->parentWidget()) {
        const auto *area = qobject_cast<const QAbstractScrollArea *>(part);
        if (!area || !area->viewport()->isAncestorOf(widget))
            continue;
        const QRect port(area->viewport()->mapTo(&page, QPoint()), area->viewport()->size());
        rect.moveTop(std::clamp(rect.top(), port.top(), std::max(port.top(), port.bottom() - 1)));
        rect.setBottom(std::clamp(rect.bottom(), rect.top(), std::max(rect.top(), port.bottom())));
    }
    return rect;
}

/// Tab goes down the page, and to the right within a line: a step that goes up and not to the right is told.
/// In a window the steps are a ring, and one of them leads from its end back to its beginning.
inline QStringList tabProblems(QWidget &page)
{
    QStringList wrong;
    std::vector<QWidget *> stops;
    QWidget *at = &page;
    do {
        const bool stops_here = at != &page && page.isAncestorOf(at) && at->isVisibleTo(&page)
            && at->isEnabled() && (at->focusPolicy() & Qt::TabFocus) && !isInnerPart(at) && !at->focusProxy();
        if (stops_here)
            stops.push_back(at);
        at = at->nextInFocusChain();
    } while (at && at != &page);
    const auto goesBack = [&page](QWidget *from, QWidget *to) {
        const QRect before = shownAt(from, page), after = shownAt(to, page);
        const bool up = after.bottom()<before.top(), right = after.left()> before.right();
        // What scrolls is at no place of its own beside what does not; the tools in a dialog's corner come
        // last.
        const bool elsewhere = isScrolled(from, page) != isScrolled(to, page);
        const bool tool
            = page.isWindow() && qobject_cast<const QToolButton *>(to) && to->parentWidget() == &page;
        return up && !right && !elsewhere && !tool;
    };
    if (page.isWindow()) {
        const auto beginning = std::adjacent_find(stops.begin(), stops.end(), goesBack);
        if (beginning != stops.end())
            std::rotate(stops.begin(), beginning + 1, stops.end());
    }
    for (size_t i = 1; i < stops.size(); ++i) {
        if (goesBack(stops[i - 1], stops[i]))
            wrong << describe(stops[i - 1]) + QStringLiteral(" → ") + describe(stops[i]);
    }
    for (QWidget *widget : page.findChildren<QWidget *>()) {
        // Of buttons that exclude each other Tab comes to one, arrows lead to the others.
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const bool byArrows = button && button->group() && button->group()->exclusive()
            && std::ranges::any_of(button->group()->buttons(), [](const QAbstractButton *one) {
                                  return one->isVisible() && (one->focusPolicy() & Qt::TabFocus);
                              });
        const bool reachable = byArrows || !isControl(widget) || !widget->isVisibleTo(&page)
            || !widget->isEnabled() || widget->focusPolicy() == Qt::NoFocus
            || (widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy();
        if (!reachable)
            wrong << QStringLiteral("Tab never comes to ") + describe(widget);
    }
    return wrong;
}
} // namespace wanmi::test
