// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wallwindow.h"

#include <QDir>
#include <QQuickItem>
#include <QQuickWindow>
#include <QTest>
#include <QtQml/qqmlextensionplugin.h>

#include <functional>

// One source of each test includes this.
Q_IMPORT_QML_PLUGIN(Wanmi_KitPlugin)
Q_IMPORT_QML_PLUGIN(Wanmi_MapPlugin)
Q_IMPORT_QML_PLUGIN(Wanmi_WallPlugin)

/// What tests of the wall do with what is seen of it.
namespace wanmi::test {

/// Everything that is visible, parents before children.
inline void walk(QQuickItem *item, const std::function<void(QQuickItem *)> &visit)
{
    if (!item || !item->isVisible())
        return;
    visit(item);
    const auto children = item->childItems();
    for (QQuickItem *child : children)
        walk(child, visit);
}

/// The first of a type, by its name where one is given, seen or not; nullptr: none.
template <typename T> T *itemIn(QQuickItem *item, const QString &name = {})
{
    if (auto *found = qobject_cast<T *>(item); found && (name.isEmpty() || item->objectName() == name))
        return found;
    for (QQuickItem *child : item->childItems()) {
        if (auto *found = itemIn<T>(child, name))
            return found;
    }
    return nullptr;
}

/// … of those that are seen.
template <typename T> T *visibleIn(QQuickItem *item)
{
    T *first = nullptr;
    walk(item, [&first](QQuickItem *one) { first = first ? first : qobject_cast<T *>(one); });
    return first;
}

inline QStringList textsIn(QQuickItem *item)
{
    QStringList list;
    walk(item, [&list](QQuickItem *one) {
        if (const QString text = one->property("text").toString(); !text.isEmpty())
            list.append(text);
    });
    return list;
}

inline bool saysIn(QQuickItem *item, const QString &part)
{
    const QStringList all = textsIn(item);
    return std::ranges::any_of(all, [&part](const QString &text) { return text.contains(part); });
}

/// For people to look at, where WANMI_SHOTS names a folder. False: nobody looks.
inline bool shot(QQuickWindow &window, const QString &name, int settleMs = 600)
{
    const QString folder = qEnvironmentVariable("WANMI_SHOTS");
    if (folder.isEmpty())
        return false;
    QDir().mkpath(folder);
    QTest::qWait(settleMs);
    return window.grabWindow().save(QStringLiteral("%1/%2.png").arg(folder, name));
}

/// Warnings of QML since the program began; `listenToQml()` once.
inline QStringList &qmlWarnings()
{
    static QStringList warnings;
    return warnings;
}
inline void listenToQml()
{
    qInstallMessageHandler([](QtMsgType type, const QMessageLogContext &, const QString &text) {
        if (type != QtDebugMsg && type != QtInfoMsg && text.contains(QLatin1String(".qml")))
            qmlWarnings().append(text);
        fprintf(stderr, "%s\n", qPrintable(text));
    });
}
} // namespace wanmi::test
