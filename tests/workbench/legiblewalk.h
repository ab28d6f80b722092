// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/legibility.h"

#include <QRegularExpression>
#include <QTest>

#include <utility>

namespace wanmi::test {

/// Looks at windows one after the other and keeps what is wrong with any.
class LegibleWalk
{
protected:
    static constexpr QSize Screen{1280, 720};

    void look(QWidget &page, const QString &name, bool asDialog = false)
    {
        m_seen.insert(QString::fromLatin1(page.metaObject()->className()).section(QStringLiteral("::"), -1));
        if (asDialog) // the screen of a test is smaller than anybody's
            page.resize(page.sizeHint().expandedTo(page.minimumSize()));
        QTest::qWait(120); // what was made is laid out
        const auto note = [&](const char *what, const QStringList &wrong) {
            for (const QString &each : wrong)
                m_wrong << QStringLiteral("%1, %2: %3").arg(name, QString::fromLatin1(what), each);
        };
        note("no name", withoutName(page));
        note("mnemonic", mnemonicProblems(page));
        note("clipped", clipped(page));
        note("tab", tabProblems(page));
        if (asDialog && (page.width() > Screen.width() || page.height() > Screen.height()))
            m_wrong << QStringLiteral("%1: %2x%3 does not fit on the screen")
                           .arg(name)
                           .arg(page.width())
                           .arg(page.height());
    }
    void nothingIsWrong()
    {
        m_wrong.removeDuplicates();
        const QString all = m_wrong.join(u'\n');
        const qsizetype count = std::exchange(m_wrong, {}).size();
        QVERIFY2(count == 0, qPrintable(QStringLiteral("%1 problems\n%2").arg(count).arg(all)));
    }
    QStringList m_wrong;
    QSet<QString> m_seen; ///< classes
};

/// What tst_legibility walks through; tst_windows walks through all others.
inline const QSet<QString> &desksOwnWindows()
{
    static const QSet<QString> Own{QStringLiteral("MainWindow"), QStringLiteral("BulkDialog"),
                                   QStringLiteral("ColumnsDialog"), QStringLiteral("FiltersDialog"),
                                   QStringLiteral("SignInDialog")};
    return Own;
}
} // namespace wanmi::test
