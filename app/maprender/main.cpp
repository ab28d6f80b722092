// SPDX-License-Identifier: GPL-3.0-or-later
// wanmi-maprender: QGIS behind a process wall. Started by a seat, serves it over a local socket, goes with
// it.
#include "mapengine/mapcheck.h"
#include "mapengine/providers.h"
#include "mapengine/renderservice.h"

#include <QCommandLineParser>
#include <QDir>
#include <QFile>
#include <qgsapplication.h>
#include <QTimer>

#include <cstdio>
#include <cstdlib>

namespace {
struct Options
{
    QString socket, project, data, profile, check;
};

Options parsed(const QCoreApplication &app)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Draws base-map tiles for a Wanmi seat with QGIS."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption socket(QStringLiteral("socket"),
                                    QStringLiteral("Local socket the seat listens on."),
                                    QStringLiteral("name"));
    const QCommandLineOption project(QStringLiteral("project"),
                                     QStringLiteral("QGIS project to open at once."), QStringLiteral("file"));
    const QCommandLineOption data(QStringLiteral("data"),
                                  QStringLiteral("GeoPackage that stands in for basemap.gpkg."),
                                  QStringLiteral("file"));
    const QCommandLineOption profile(QStringLiteral("profile"), QStringLiteral("Folder QGIS may write to."),
                                     QStringLiteral("folder"));
    const QCommandLineOption check(
        QStringLiteral("check"),
        QStringLiteral("Open a project, draw a piece of it, write what was found as JSON, and end."),
        QStringLiteral("project"));
    parser.addOptions({socket, project, data, profile, check});
    parser.process(app);
    if (!parser.isSet(profile) || (!parser.isSet(socket) && !parser.isSet(check))) {
        std::fputs("wanmi-maprender: --socket and --profile are needed, or --check and --profile; a seat or "
                   "central starts this program.\n",
                   stderr);
        std::exit(EXIT_FAILURE);
    }
    return {parser.value(socket), parser.value(project), parser.value(data), parser.value(profile),
            parser.value(check)};
}

/// QgsApplication takes its profile when it is constructed, before Qt has read the command line.
QString profileIn(int argc, char **argv)
{
    for (int i = 1; i + 1 < argc; ++i) {
        if (qstrcmp(argv[i], "--profile") == 0)
            return QFile::decodeName(argv[i + 1]);
    }
    return QDir::tempPath();
}
} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QString profile = profileIn(argc, argv);
    if (!qEnvironmentVariableIsSet("XDG_RUNTIME_DIR"))
        qputenv("XDG_RUNTIME_DIR", QFile::encodeName(profile));
    QCoreApplication::setOrganizationName(QStringLiteral("wanmi"));
    QCoreApplication::setApplicationName(QStringLiteral("wanmi-maprender"));
    QCoreApplication::setApplicationVersion(QStringLiteral(WANMI_VERSION));
    QgsApplication app(argc, argv, false, profile);
    const Options options = parsed(app);

    // Neither initQgis() nor plugins nobody asked for: 0.4 s less, and no authentication database, which
    // would ask for a password, in the process.
    QgsApplication::init(profile);
    wanmi::mapengine::setProviderFolder(profile);

    if (!options.check.isEmpty()) {
        const QByteArray found = wanmi::mapengine::checkProject({options.check, options.data});
        std::fwrite(found.constData(), 1, size_t(found.size()), stdout);
        std::fflush(nullptr);
        std::_Exit(EXIT_SUCCESS);
    }
    int status = EXIT_SUCCESS;
    wanmi::mapengine::RenderService service([&status](int exitStatus) {
        status = exitStatus;
        QCoreApplication::exit(exitStatus);
    });
    QTimer::singleShot(0, &app, [&] {
        service.connectTo(options.socket);
        if (!options.project.isEmpty())
            service.openAtOnce({options.project, options.data});
    });
    QCoreApplication::exec();
    std::fflush(nullptr);
    std::_Exit(status); // QGIS's and GDAL's globals do not come down in a safe order
}
