// SPDX-License-Identifier: GPL-3.0-or-later
#include "renderlink/shippedmap.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QStringList>

namespace wanmi::renderlink {

QString shippedProject()
{
    const QString bin = QCoreApplication::applicationDirPath();
    for (const QString &path : {QString(qEnvironmentVariable("WANMI_MAPS") + QStringLiteral("/wanmi.qgs")),
                                QString(bin + QStringLiteral("/../share/wanmi/maps/wanmi.qgs")),
                                QString(bin + QStringLiteral("/../../../maps/wanmi.qgs"))}) {
        if (QFile::exists(path))
            return QDir::cleanPath(path);
    }
    return {};
}
} // namespace wanmi::renderlink
