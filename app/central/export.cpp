// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "terminal.h"

#include "server/auditbook.h"
#include "server/ownground.h"

#include <QCommandLineParser>
#include <QFile>
#include <QFileInfo>

#include <cstdio>

using namespace wanmi;
using namespace wanmi::terminal;

namespace {
constexpr const char *Words
    = R"(Writes all rows of a kind into a file whose columns are our fields, so that it imports back as it is.

KIND is admin, cells, components, places, cameras, vehicles, cases or basemap (a GeoPackage always). The format follows
the file's ending: .gpkg, .geojson, .shp, .csv. Coordinates are CGCS2000 (EPSG:4490), in CSV as WKT or lon and lat. Names
and telephone numbers of reporters are not exported.

  wanmi-central export components components.gpkg
  wanmi-central export cells cells.shp)";
} // namespace

int exportRows(const QStringList &arguments)
{
    QCommandLineParser parser;
    prepare(parser, QString::fromUtf8(Words));
    parser.addPositionalArgument(QStringLiteral("kind"), QStringLiteral("What to write."),
                                 QStringLiteral("KIND"));
    parser.addPositionalArgument(QStringLiteral("file"), QStringLiteral("Where to; replaced if it is there."),
                                 QStringLiteral("FILE"));
    const QCommandLineOption format(
        QStringLiteral("format"), QStringLiteral("gpkg, geojson, shp or csv, if the ending does not say it."),
        QStringLiteral("NAME"));
    parser.addOptions({dataOption(), format});
    parser.process(arguments);

    const QStringList words = parser.positionalArguments();
    const auto kind = intake::kindFromToken(words.value(0));
    if (!kind || words.size() != 2)
        return wrongUse(QStringLiteral("export wants a KIND and a FILE; see wanmi-central export --help"));
    const auto wished
        = parser.isSet(format) ? intake::formatFromToken(parser.value(format)) : intake::formatOf(words[1]);
    if (!wished)
        return wrongUse(QStringLiteral("the format is none of gpkg, geojson, shp, csv: ") + words[1]);
    const InterruptFlag interrupt;
    const auto rows = [&] {
        ProgressLine line;
        return server::exportRows(parser.value(QStringLiteral("data")), *kind, words[1], *wished,
                                  [&](qint64 done) {
                                      line.show(QStringLiteral("writing"), -1, done);
                                      return !interrupt.isSet();
                                  });
    }();
    if (!rows)
        return fail(rows.error());
    const QString form = QFileInfo(words[1]).suffix().toLower();
    if (const auto noted = server::noteExport(parser.value(QStringLiteral("data")), words[0], *rows, form, now()); !noted) {
        QFile::remove(words[1]); // what leaves no trace does not leave
        return fail(noted.error());
    }
    // A Shapefile of rows without places is its table alone.
    const QString table = words[1].chopped(3) + QStringLiteral("dbf");
    const bool isTable
        = *wished == intake::FileFormat::Shapefile && !QFile::exists(words[1]) && QFile::exists(table);
    std::printf("%s: %s rows in %s\n", qPrintable(words[0]), qPrintable(grouped(*rows)),
                qPrintable(isTable ? table : words[1]));
    return Done;
}
