// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/tables.h"

#include <QFile>

namespace wanmi::intake {

QList<QStringList> tableAt(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s is not compiled in", qPrintable(path));
    QList<QStringList> rows;
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines.mid(1))
        rows.append(line.split(u'\t'));
    return rows;
}
} // namespace wanmi::intake
