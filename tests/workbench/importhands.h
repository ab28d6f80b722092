// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/importseat.h"

#include <QDir>
#include <QProcess>
#include <QPushButton>
#include <QTest>

/// An administrator's hands at the wizard, and a file to try them on.
namespace wanmi::test {

inline constexpr int Good = 24;

/// Street furniture as an office writes it: GB18030, its own head, its own word for one class, one row
/// without a place.
inline QByteArray survey(geo::Place at, const QString &lastName = QStringLiteral("路灯 24"))
{
    QString text = QStringLiteral("编号,类别,名称,经度,纬度\n");
    for (int i = 1; i <= Good; ++i) {
        const QString name = i == Good ? lastName : QStringLiteral("路灯 %1").arg(i);
        text += QStringLiteral("LD-%1,%2,%3,%4,%5\n")
                    .arg(i)
                    .arg(i % 8 == 0 ? QStringLiteral("石敢当") : QStringLiteral("路灯"), name)
                    .arg(at.lon + i * 2e-5, 0, 'f', 7)
                    .arg(at.lat, 0, 'f', 7);
    }
    text += QStringLiteral("LD-99,路灯,没有坐标的灯,,\n");
    QProcess iconv;
    iconv.start(
        QStringLiteral("iconv"),
        {QStringLiteral("-f"), QStringLiteral("UTF-8"), QStringLiteral("-t"), QStringLiteral("GB18030")});
    iconv.write(text.toUtf8());
    iconv.closeWriteChannel();
    iconv.waitForFinished();
    return iconv.readAllStandardOutput();
}

inline QWidget *focused(workbench::ImportWizard &wizard)
{
    return wizard.focusWidget() ? wizard.focusWidget() : &wizard;
}

/// Ctrl+Enter goes on wherever the keys are.
inline bool goOn(workbench::ImportWizard &wizard, workbench::ImportWizard::Step to)
{
    if (!spinUntil([&] { return wizard.nextButton().isEnabled(); }, 30'000))
        return false;
    QTest::keyClick(focused(wizard), Qt::Key_Return, Qt::ControlModifier);
    return spinUntil([&] { return wizard.step() == to; }, 30'000);
}

inline bool isLookedAt(workbench::ImportWizard &wizard)
{
    return spinUntil([&] { return wizard.delivery().look().complete || wizard.delivery().readError(); },
                     60'000)
        && wizard.delivery().look().complete;
}

inline bool isChecked(workbench::ImportWizard &wizard)
{
    return spinUntil(
               [&] {
                   const auto &status = wizard.delivery().status();
                   return (status && (status->isReady() || status->isFinal()))
                       || wizard.delivery().centralError();
               },
               60'000)
        && wizard.delivery().status() && wizard.delivery().status()->isReady();
}

/// In both themes and languages.
inline void shot(ImportSeat &seat, const QString &name)
{
    const QString folder = qEnvironmentVariable("WANMI_SHOTS");
    if (folder.isEmpty())
        return;
    const Unwatched self;
    QDir().mkpath(folder);
    const std::pair<const char *, const char *> looks[] = {{"dark", "zh"}, {"light", "zh"}, {"light", "en"}};
    for (const auto &[theme, language] : looks) {
        seat.m_style.apply(QString::fromLatin1(theme));
        seat.m_words.setLanguage(QString::fromLatin1(language));
        QTest::qWait(250);
        seat.wizard().grab().save(
            QStringLiteral("%1/%2-%3-%4.png")
                .arg(folder, name, QString::fromLatin1(theme), QString::fromLatin1(language)));
    }
    seat.m_style.apply(QStringLiteral("dark"));
    seat.m_words.setLanguage(QStringLiteral("zh"));
    QTest::qWait(100);
}
} // namespace wanmi::test
