// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "resources/resources.h"
#include "terminal.h"

#include <QCoreApplication>

#include <cstdio>

namespace {
constexpr const char *Usage = R"(wanmi-central: the central server of a city.

Usage: wanmi-central COMMAND [OPTIONS]

  serve      serve a city over REST
  init       make a sample city, or an empty one for your own files
  import     bring in files: admin, cells, components, places, cameras, vehicles, cases, basemap
  cells      draw cells where there are none; check those that are there
  populate   make posts, duty grids, cameras and vehicles for a city of your own
  export     write rows of any kind to GeoPackage, GeoJSON, Shapefile or CSV
  maps       publish the map project that seats and walls draw from
  user       list, add, disable accounts and set passwords
  workflow   check or show a workflow file
  calendar   the city's work calendar: preview, publish
  audit      verify, sign and export who did what
  camera     users, passwords and main streams of cameras
  gateway    cameras behind a GB/T 28181 gateway: their catalog, and how they are
  evaluate   models of evaluation, publish a period, compute it again
  report     evaluation reports: workbook, document, lines
  media      verify clips and stills of cameras that were kept as evidence
  backup     write a whole city into one file
  restore    bring a city back from one
  copy       a whole city from SQLite to PostgreSQL, or back
  tls        a certificate of its own, and invitations for seats
  doctor     what is wrong, why, and what to do

wanmi-central COMMAND --help tells more.
)";

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("wanmi-central"));
    QCoreApplication::setApplicationVersion(QStringLiteral("0.1.0"));
    wanmi::resources::load();
    QStringList arguments = QCoreApplication::arguments();
    const QString command = arguments.value(1);
    if (arguments.size() > 1)
        arguments.removeAt(1);
    if (command == QLatin1StringView("serve"))
        return serve(arguments);
    if (command == QLatin1StringView("init"))
        return init(arguments);
    if (command == QLatin1StringView("user"))
        return user(arguments);
    if (command == QLatin1StringView("workflow"))
        return workflow(arguments);
    if (command == QLatin1StringView("calendar"))
        return calendar(arguments);
    if (command == QLatin1StringView("import"))
        return importFiles(arguments);
    if (command == QLatin1StringView("cells"))
        return cells(arguments);
    if (command == QLatin1StringView("populate"))
        return populate(arguments);
    if (command == QLatin1StringView("export"))
        return exportRows(arguments);
    if (command == QLatin1StringView("audit"))
        return audit(arguments);
    if (command == QLatin1StringView("camera"))
        return camera(arguments);
    if (command == QLatin1StringView("gateway"))
        return gateway(arguments);
    if (command == QLatin1StringView("evaluate"))
        return evaluate(arguments);
    if (command == QLatin1StringView("report"))
        return report(arguments);
    if (command == QLatin1StringView("media"))
        return media(arguments);
    if (command == QLatin1StringView("copy"))
        return copy(arguments);
    if (command == QLatin1StringView("tls"))
        return tls(arguments);
    if (command == QLatin1StringView("doctor"))
        return doctor(arguments);
    if (command == QLatin1StringView("backup"))
        return backup(arguments);
    if (command == QLatin1StringView("restore"))
        return restore(arguments);
    if (command == QLatin1StringView("maps"))
        return maps(arguments);
    const bool asked = command == QLatin1StringView("--help") || command == QLatin1StringView("-h");
    std::fputs(Usage, asked ? stdout : stderr);
    return asked ? 0 : 2;
}
