// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapengine/providers.h"

#include "mapengine/projectfiles.h"

#include <QDir>
#include <QFile>
#include <qgsapplication.h>
#include <qgsnetworkaccessmanager.h>
#include <qgsproviderregistry.h>
#include <QRegularExpression>
#include <QSet>

namespace wanmi::mapengine {
namespace {
QString providerFolder;
QString installedPlugins;
bool isLoaded = false;

QSet<QString> providersIn(const QString &text)
{
    static const QRegularExpression Tag(QStringLiteral("<provider[^>]*>([A-Za-z0-9_]+)</provider>"));
    QSet<QString> names;
    auto matches = Tag.globalMatch(text);
    while (matches.hasNext())
        names.insert(matches.next().captured(1).toLower());
    return names;
}
} // namespace

void setProviderFolder(const QString &profile)
{
    providerFolder = QDir(profile).filePath(QStringLiteral("providers"));
    installedPlugins = QgsApplication::pluginPath(); // right in QGIS's own programs only
    if (!QDir(installedPlugins).exists(QStringLiteral("libprovider_wms.so")))
        installedPlugins = QStringLiteral(WANMI_QGIS_PLUGINS);
    QDir(providerFolder).removeRecursively(); // what an earlier project asked for
    QDir().mkpath(providerFolder);
    QgsApplication::setPluginPath(providerFolder);
}

void loadProvidersFor(const QString &projectPath)
{
    if (isLoaded || providerFolder.isEmpty())
        return;
    isLoaded = true;
    const QSet<QString> wanted = providersIn(projectText(projectPath));
    const QDir installed(installedPlugins);
    for (const QString &name : wanted) {
        const QString library = QStringLiteral("libprovider_%1.so").arg(name);
        if (installed.exists(library))
            QFile::copy( // links are not looked at
                installed.filePath(library), QDir(providerFolder).filePath(library));
    }
    QgsProviderRegistry::instance(providerFolder);
    // Threads that draw take theirs from the main thread's, which must be there before them.
    QgsNetworkAccessManager::instance()->setupDefaultProxyAndCache();
}
} // namespace wanmi::mapengine
