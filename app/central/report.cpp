// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "reportparts.h"
#include "terminal.h"

#include <QCoreApplication>
#include <QFile>

#include <unistd.h>
#include <vector>

using namespace wanmi;
using namespace wanmi::terminal;

/// Becomes wanmi-report: that one has fonts and painting, which a server does not load.
int report(const QStringList &arguments)
{
    const QStringList rest = QStringList{arguments.value(0)} + arguments.mid(2);
    if (arguments.value(1) == u"schedule")
        return reportSchedule(rest);
    if (arguments.value(1) == u"log")
        return reportLog(rest);
    if (arguments.value(1) == u"mail")
        return reportMail(rest);
    const QString program = qEnvironmentVariable(
        "WANMI_REPORT", QCoreApplication::applicationDirPath() + QStringLiteral("/wanmi-report"));
    std::vector<QByteArray> texts{QFile::encodeName(program)};
    for (const QString &one : arguments.mid(1))
        texts.push_back(one.toLocal8Bit());
    std::vector<char *> words;
    for (QByteArray &one : texts)
        words.push_back(one.data());
    words.push_back(nullptr);
    ::execv(texts.front().constData(), words.data());
    return fail({ErrorKind::NotFound, QStringLiteral("no-report-program"), program});
}
