// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workstation.h"
#include "models/casequeue.h"
#include "support/caseorders.h"
#include "workbench/casepage.h"
#include "workbench/mainwindow.h"
#include "workbench/queuepage.h"

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QSet>
#include <QTableView>
#include <QTest>

/// A person's hands and eyes at a whole seat: what is read there, and what is done by keys.
namespace wanmi::test {

inline QStringList textsOf(const QWidget &parent)
{
    QStringList texts;
    for (const QLabel *label : parent.findChildren<QLabel *>()) {
        if (label->isVisible() && !label->text().isEmpty())
            texts << label->text();
    }
    return texts;
}

/// Where a person's keys go.
inline QWidget *focused(workbench::MainWindow &window)
{
    return window.focusWidget() ? window.focusWidget() : &window;
}

inline bool hasRows(workbench::MainWindow &window)
{
    return spinUntil(
        [&] { return window.queue().model().rowCount() > 0 && !window.queue().model().isBusy(); });
}

/// What the status strip says of so many commands, in the language of now.
inline QString waiting(int commands)
{
    return QCoreApplication::translate("wanmi::workbench::StatusStrip", "%n command(s) waiting for central",
                                       nullptr, commands);
}

inline int colorsIn(const QImage &image)
{
    QSet<QRgb> colors;
    for (int y = 0; y < image.height(); y += 4) {
        for (int x = 0; x < image.width(); x += 4)
            colors.insert(image.pixel(x, y));
    }
    return static_cast<int>(colors.size());
}

inline QFrame *rejectionCard(workbench::MainWindow &window)
{
    for (QFrame *card : window.casePage().findChildren<QFrame *>(QStringLiteral("refusal"))) {
        if (!card->findChildren<QPushButton *>().isEmpty())
            return card;
    }
    return nullptr;
}

/// J, D, the proposed department, Ctrl+Enter: the first case waiting, and nothing but keys. Empty: it did not
/// work, a warning says where.
inline QString dispatchByKeys(workbench::MainWindow &window)
{
    const auto stuck = [](const char *where) {
        qWarning("stuck: %s", where);
        return QString();
    };
    QTest::keyClick(focused(window), Qt::Key_1);
    if (!hasRows(window))
        return stuck("no case waits");
    QTest::keyClick(focused(window), Qt::Key_J);
    const QModelIndex chosen = window.queue().view().currentIndex();
    if (!chosen.isValid())
        return stuck("no case is chosen");
    const QString id = window.queue().model().summary(chosen.row()).id;
    // At once, as a dispatcher does it: the key waits for the case just chosen and never reaches the one
    // before.
    QTest::keyClick(focused(window), Qt::Key_D);
    if (!spinUntil([&] { return window.casePage().form() != nullptr; }, 5'000))
        return stuck("no form");
    workbench::Field *lead = window.casePage().form()->field(QStringLiteral("leadDept"));
    if (!spinUntil([&] { return !lead->answer().isEmpty(); }, 5'000))
        return stuck("no department is proposed");
    QTest::keyClick(focused(window), Qt::Key_Return, Qt::ControlModifier);
    return spinUntil([&] { return !window.casePage().form(); }) ? id : stuck("the form stays open");
}

/// Central does what an administrator's new password does: every session of the account is over.
inline void endSessionsOf(SmallCity &city, const QString &account)
{
    const Unwatched central;
    const auto done = server::setPassword(city.folder() + QStringLiteral("/central"), account,
                                          QStringLiteral("wanmi2"), city.clock().now());
    QVERIFY2(done.has_value(), done ? "" : qPrintable(done.error().reason));
}
} // namespace wanmi::test
