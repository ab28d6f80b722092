// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wallhands.h"

#include <QColor>
#include <QFont>

/// Whether everything written on a wall can be read.
namespace wanmi::test {

struct SeenText
{
    QString text;
    QRectF box; ///< what is inked, about; in the window's pixels
    QRectF room; ///< of its region; null: it hangs in none
};

inline bool isRegion(const QQuickItem *item)
{
    return item->property("stale").isValid() && item->property("bare").isValid();
}

inline double opacityOf(const QQuickItem *item)
{
    double opacity = 1;
    for (; item; item = item->parentItem())
        opacity *= item->opacity();
    return opacity;
}

/// The box of the letters themselves: a line's box has air above and below.
inline QRectF inkOf(const QQuickItem *text)
{
    const double wide = text->property("contentWidth").toReal(),
                 high = text->property("contentHeight").toReal();
    const double air = 0.2 * text->property("font").value<QFont>().pixelSize();
    const int across = text->property("horizontalAlignment").toInt(),
              down = text->property("verticalAlignment").toInt();
    const double x = across & Qt::AlignRight ? text->width() - wide
        : across & Qt::AlignHCenter          ? (text->width() - wide) / 2
                                             : 0;
    const double y = down & Qt::AlignBottom ? text->height() - high
        : down & Qt::AlignVCenter           ? (text->height() - high) / 2
                                            : 0;
    return text->mapRectToScene(QRectF(x, y, wide, high).adjusted(1, air, -1, -air));
}

inline std::vector<SeenText> seenTexts(QQuickItem *root, QStringList &problems)
{
    std::vector<SeenText> seen;
    walk(root, [&](QQuickItem *item) {
        const QString text = item->property("text").toString();
        if (!item->inherits("QQuickText") || text.trimmed().isEmpty() || opacityOf(item) < 0.05)
            return;
        if (!item->property("isData").toBool()
            && (item->property("truncated").toBool()
                || item->property("contentWidth").toReal() > item->width() + 1))
            problems.append(QStringLiteral("cut: %1").arg(text));
        if (item->property("isData").toBool()
            && item->width() < item->property("font").value<QFont>().pixelSize())
            problems.append(QStringLiteral("no room at all: %1").arg(text));
        SeenText one{text, inkOf(item), {}};
        for (QQuickItem *region = item; region && one.room.isNull(); region = region->parentItem()) {
            if (isRegion(region))
                one.room = region->mapRectToScene(region->boundingRect()).adjusted(-1, -1, 1, 1);
        }
        seen.push_back(std::move(one));
    });
    return seen;
}

/// What is painted over texts that are seen, in words: a box that is opaque and comes later.
inline QStringList coveredTexts(QQuickItem *root)
{
    std::vector<std::pair<const QQuickItem *, QRectF>> texts;
    QStringList covered;
    walk(root, [&](QQuickItem *item) {
        const QString text = item->property("text").toString();
        if (item->inherits("QQuickText") && !text.trimmed().isEmpty() && opacityOf(item) > 0.05)
            texts.emplace_back(item, inkOf(item));
        if (!item->inherits("QQuickRectangle") || opacityOf(item) < 0.5
            || item->property("color").value<QColor>().alphaF() < 0.5)
            return;
        const QRectF box = item->mapRectToScene(item->boundingRect());
        for (const auto &[under, ink] : texts) {
            const QRectF both = ink & box;
            if (both.width() > 2 && both.height() > 2 && !under->isAncestorOf(item))
                covered.append(QStringLiteral("covered: %1").arg(under->property("text").toString()));
        }
    });
    return covered;
}

/// Texts that are cut, that leave their region or the window, or that lie over each other; in words.
inline QStringList textProblems(QQuickItem *root, QSizeF window)
{
    QStringList problems;
    const std::vector<SeenText> seen = seenTexts(root, problems);
    const QRectF whole = QRectF(QPointF(), window).adjusted(-1, -1, 1, 1);
    for (size_t i = 0; i < seen.size(); ++i) {
        if (!whole.contains(seen[i].box))
            problems.append(QStringLiteral("outside the window: %1").arg(seen[i].text));
        if (!seen[i].room.isNull() && !seen[i].room.contains(seen[i].box))
            problems.append(QStringLiteral("outside its region: %1").arg(seen[i].text));
        for (size_t j = 0; j < i; ++j) {
            const QRectF both = seen[i].box & seen[j].box;
            if (both.width() > 1 && both.height() > 1)
                problems.append(QStringLiteral("over each other: %1 | %2").arg(seen[i].text, seen[j].text));
        }
    }
    return problems + coveredTexts(root);
}
} // namespace wanmi::test
