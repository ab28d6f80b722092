// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapengine/projectfiles.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <qgsziputils.h>
#include <QSet>
#include <QTemporaryDir>
#include <QUrl>

#include <algorithm>

namespace wanmi::mapengine {
namespace {
constexpr int MostFilesLookedAt = 20'000; ///< somebody's home folder is no project folder
constexpr qint64 LongestText = 64ll * 1024 * 1024;
const QString BaseData = QStringLiteral("basemap.gpkg");

QString textOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > LongestText)
        return {};
    return QString::fromUtf8(file.readAll());
}

bool isNamed(const QString &relative, const QString &text)
{
    return text.contains(relative.toHtmlEscaped())
        || text.contains(QString::fromLatin1(QUrl::toPercentEncoding(relative, "/")));
}

/// Written beside a file by the programs that made it, and needed to read it.
bool isSidecar(const QString &suffix)
{
    static const QSet<QString> Suffixes{
        QStringLiteral("shp"), QStringLiteral("shx"),  QStringLiteral("dbf"), QStringLiteral("prj"),
        QStringLiteral("cpg"), QStringLiteral("qpj"),  QStringLiteral("sbn"), QStringLiteral("sbx"),
        QStringLiteral("qix"), QStringLiteral("tfw"),  QStringLiteral("jgw"), QStringLiteral("pgw"),
        QStringLiteral("wld"), QStringLiteral("tifw"), QStringLiteral("ovr"), QStringLiteral("aux.xml"),
        QStringLiteral("mid"), QStringLiteral("map"),  QStringLiteral("id"),  QStringLiteral("dat")};
    return Suffixes.contains(suffix.toLower());
}
} // namespace

QString projectText(const QString &projectPath)
{
    if (!projectPath.endsWith(QLatin1String(".qgz"), Qt::CaseInsensitive))
        return textOf(projectPath);
    const QTemporaryDir folder;
    QStringList inside;
    if (!folder.isValid() || !QgsZipUtils::unzip(projectPath, folder.path(), inside))
        return {};
    for (const QString &file : inside) {
        if (file.endsWith(QLatin1String(".qgs"), Qt::CaseInsensitive))
            return textOf(file);
    }
    return {};
}

QStringList filesNamedBy(const QString &projectPath, const QString &text)
{
    const QFileInfo project(projectPath);
    const QDir folder(project.absolutePath());
    QStringList all;
    QDirIterator files(folder.path(), QDir::Files | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (files.hasNext() && all.size() < MostFilesLookedAt) {
        const QString relative = folder.relativeFilePath(files.next());
        if (relative != project.fileName() && QFileInfo(relative).fileName() != BaseData)
            all.append(relative);
    }
    QSet<QString> named;
    QSet<QString> stems;
    for (const QString &file : std::as_const(all)) {
        // A name without a dot may be any word of the text.
        if (!QFileInfo(file).fileName().contains(QLatin1Char('.')) || !isNamed(file, text))
            continue;
        named.insert(file);
        stems.insert(file.left(file.lastIndexOf(QLatin1Char('.'))));
    }
    for (const QString &file : std::as_const(all)) {
        for (int dot = file.indexOf(QLatin1Char('.'), file.lastIndexOf(QLatin1Char('/')) + 1); dot > 0;
             dot = file.indexOf(QLatin1Char('.'), dot + 1)) {
            const QString before = file.left(dot);
            // "a.tif.aux.xml" belongs to a.tif, "a.dbf" to a.shp.
            if (isSidecar(file.mid(dot + 1)) && (stems.contains(before) || named.contains(before)))
                named.insert(file);
        }
    }
    QStringList sorted(named.begin(), named.end());
    std::sort(sorted.begin(), sorted.end());
    sorted.prepend(project.fileName());
    return sorted;
}
} // namespace wanmi::mapengine
