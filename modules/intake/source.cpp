// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/source.h"

#include "base/doors.h"
#include "geo/quietgdal.h"
#include "intake/csvsource.h"
#include "intake/kinds.h"
#include "intake/ogrsource.h"
#include "intake/osmcut.h"
#include "intake/osmwhole.h"
#include "intake/rowreader.h"

#include <QFile>
#include <QFileInfo>
#include <QSet>

#include <cpl_conv.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <gdal.h>

#include <mutex>

namespace wanmi::intake {
namespace {

void prepareGdal()
{
    static std::once_flag once;
    std::call_once(once, [] {
        GDALAllRegister();
        CPLSetConfigOption("OGR_ORGANIZE_POLYGONS", "DEFAULT");
        CPLSetConfigOption("CPL_VSIL_GZIP_WRITE_PROPERTIES", "NO"); // leave nothing beside the city's file
    });
}

bool isText(const QString &ending)
{
    static const QSet<QString> endings{"csv", "txt", "tsv", "psv", "dat", "asc"};
    return endings.contains(ending);
}

bool isVector(const QString &ending)
{
    static const QSet<QString> endings{"shp", "dbf",    "shx", "gpkg", "geojson", "json", "geojsonl",
                                       "gml", "xml",    "kml", "kmz",  "osm",     "pbf",  "gpx",
                                       "tab", "mif",    "mid", "dxf",  "fgb",     "xlsx", "ods",
                                       "xls", "sqlite", "db",  "gdb"};
    return endings.contains(ending);
}

/// What a file is by its first bytes, where the answer is "no table".
bool isForeign(const QByteArray &start)
{
    static const std::vector<QByteArray> marks{QByteArray("\xFF\xD8\xFF"),
                                               QByteArray("\x89PNG"),
                                               QByteArray("GIF8"),
                                               QByteArray("%PDF"),
                                               QByteArray("\x7F"
                                                          "ELF"),
                                               QByteArray("MZ\x90"),
                                               QByteArray("Rar!"),
                                               QByteArray("7z\xBC\xAF"),
                                               QByteArray("II*\0", 4),
                                               QByteArray("MM\0*", 4),
                                               QByteArray("RIFF"),
                                               QByteArray("OggS"),
                                               QByteArray("ID3"),
                                               QByteArray("BM6"),
                                               QByteArray("\x1F\x9D"),
                                               QByteArray("BZh")};
    return std::any_of(marks.begin(), marks.end(),
                       [&](const QByteArray &mark) { return start.startsWith(mark); });
}

/// A SQLite file says how many pages it has: fewer bytes than that were lost on the way.
bool isTruncatedSqlite(const QByteArray &start, qint64 size)
{
    if (!start.startsWith(QByteArray("SQLite format 3\0", 16)) || start.size() < 100)
        return false;
    const auto number = [&](int at, int bytes) {
        quint32 value = 0;
        for (int i = 0; i < bytes; ++i)
            value = value << 8 | quint8(start[at + i]);
        return value;
    };
    const quint32 pageSize = number(16, 2) == 1 ? 65536 : number(16, 2);
    const bool countHolds = number(24, 4) == number(92, 4);
    return countHolds && qint64(pageSize) * qint64(number(28, 4)) > size;
}

/// The file inside a .zip that is most likely meant.
QString memberOf(const QString &archive, const QString &wanted)
{
    char **names = VSIReadDirRecursive(archive.toUtf8().constData());
    QStringList all;
    for (char **name = names; name && *name; ++name)
        all.append(QString::fromUtf8(*name));
    CSLDestroy(names);
    if (!wanted.isEmpty())
        return all.contains(wanted) ? wanted : QString();
    for (const char *ending : {".gpkg", ".shp", ".geojson", ".json", ".gml", ".csv", ".txt", ".tsv", ".kml",
                               ".fgb", ".tab", ".osm", ".dbf"}) {
        for (const QString &name : all) {
            if (name.endsWith(QLatin1String(ending), Qt::CaseInsensitive))
                return name;
        }
    }
    return {};
}

QByteArray startOf(const QString &vsiPath)
{
    QByteArray start(4096, '\0');
    VSILFILE *file = VSIFOpenL(vsiPath.toUtf8().constData(), "rb");
    if (!file)
        return {};
    start.resize(qsizetype(VSIFReadL(start.data(), 1, size_t(start.size()), file)));
    VSIFCloseL(file);
    return start;
}

/// Any part of a Shapefile stands for all of it.
QString wholeShapefile(const QString &path)
{
    for (const char *part : {".dbf", ".shx", ".prj", ".cpg"}) {
        if (!path.endsWith(QLatin1String(part), Qt::CaseInsensitive))
            continue;
        const QString stem = path.chopped(4);
        for (const char *ending : {".shp", ".SHP"}) {
            if (QFile::exists(stem + QLatin1String(ending)))
                return stem + QLatin1String(ending);
        }
    }
    return path;
}
} // namespace

int SourceLayer::indexOf(QStringView column) const
{
    for (size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].name == column)
            return int(i);
    }
    const QString wanted = foldedWord(column);
    for (size_t i = 0; i < columns.size() && !wanted.isEmpty(); ++i) {
        if (foldedWord(columns[i].name) == wanted)
            return int(i);
    }
    return -1;
}

base::Result<std::unique_ptr<Source>> Source::open(const QString &given, const OpenWish &wish)
{
    base::passDoor(base::Door::File, "intake::Source::open");
    prepareGdal();
    const geo::QuietGdal quiet;
    QString path = wholeShapefile(given);
    // Rows without geometry make a Shapefile that is only a table.
    if (const QString table = path.chopped(3) + QStringLiteral("dbf");
        path.endsWith(u".shp", Qt::CaseInsensitive) && !QFile::exists(path) && QFile::exists(table))
        path = table;
    const QFileInfo file(path);
    if (!file.exists())
        return base::failure(base::ErrorKind::NotFound, QStringLiteral("no-such-file"), given);
    if (file.isDir() && !path.endsWith(u".gdb", Qt::CaseInsensitive))
        return base::refused(QStringLiteral("is-a-directory"), path);
    if (!file.isReadable())
        return base::failure(base::ErrorKind::Unreachable, QStringLiteral("cannot-read-file"), path);
    if (file.isDir())
        return openOgr(path, path, wish);
    if (file.size() == 0)
        return base::refused(QStringLiteral("empty-file"), path);

    QString vsiPath = file.absoluteFilePath();
    QString name = file.fileName().toLower();
    QByteArray start = startOf(vsiPath);
    if (start.startsWith("\x1F\x8B")) {
        vsiPath = QStringLiteral("/vsigzip/") + vsiPath;
        name = name.endsWith(u".gz") ? name.chopped(3) : name;
        start = startOf(vsiPath);
        if (start.isEmpty())
            return base::failure(base::ErrorKind::Corrupt, QStringLiteral("broken-file"),
                                 QStringLiteral("cannot be unpacked"));
    } else if (start.startsWith("PK\x03\x04") && start.size() > 6 && (start[6] & 1) != 0) {
        return base::refused(QStringLiteral("encrypted-file"), path);
    } else if (start.startsWith("PK\x03\x04") && !name.endsWith(u".xlsx") && !name.endsWith(u".ods")
               && !name.endsWith(u".kmz")) {
        const QString archive = QStringLiteral("/vsizip/") + vsiPath;
        const QString member = memberOf(archive, wish.member);
        if (member.isEmpty() && !wish.member.isEmpty())
            return base::failure(base::ErrorKind::NotFound, QStringLiteral("no-such-member"), wish.member);
        if (member.isEmpty())
            return base::refused(QStringLiteral("not-a-table"), path);
        vsiPath = archive + u'/' + member;
        name = QFileInfo(member).fileName().toLower();
        start = startOf(vsiPath);
    }
    const QString ending = name.mid(name.lastIndexOf(u'.') + 1);
    if (isForeign(start))
        return base::refused(QStringLiteral("not-a-table"), path);
    if (isTruncatedSqlite(start, file.size()) && vsiPath == file.absoluteFilePath())
        return base::failure(base::ErrorKind::Corrupt, QStringLiteral("truncated-file"), path);

    const QByteArray head = start.trimmed();
    const bool isMarkup = head.startsWith('<') || head.startsWith("\xEF\xBB\xBF<");
    const bool isJson = head.startsWith('{') || head.startsWith("\xEF\xBB\xBF{");
    const bool isDatabase = start.startsWith("SQLite format 3");
    const bool byOgr = (isVector(ending) && !isText(ending)) || isDatabase || (isMarkup && !isText(ending))
        || (isJson && !isText(ending));
    if (isOsmFile(path) && byOgr) {
        if (const auto whole = isWholeOsm(vsiPath.toUtf8()); !whole)
            return tl::unexpected(whole.error());
    }
    auto opened = byOgr ? openOgr(path, vsiPath, wish) : openCsv(path, vsiPath, wish);
    // Programs call their tables .xls whatever they write into them.
    if (!opened && byOgr && !isDatabase
        && !(isVector(ending) && (isMarkup || isJson || start.contains('\0')))) {
        if (auto asText = openCsv(path, vsiPath, wish); asText || !isVector(ending))
            return asText;
    }
    if (opened && !(*opened)->layers().empty()
        && std::ranges::all_of((*opened)->layers(), [](const SourceLayer &layer) { return layer.rows == 0; }))
        return base::refused(QStringLiteral("no-rows"), path);
    return opened;
}

QString Source::fileName() const
{
    return QFileInfo(m_path).fileName();
}

base::Result<int> Source::findLayer(const QString &name) const
{
    if (name.isEmpty())
        return 0;
    for (size_t i = 0; i < m_layers.size(); ++i) {
        if (m_layers[i].name.compare(name, Qt::CaseInsensitive) == 0)
            return int(i);
    }
    return base::failure(base::ErrorKind::NotFound, QStringLiteral("no-such-layer"), name);
}

base::Result<std::vector<PreviewRow>> Source::preview(int layer, int rows)
{
    base::passDoor(base::Door::File, "intake::Source::preview");
    auto reader = read(layer, {});
    if (!reader)
        return tl::unexpected(reader.error());
    std::vector<PreviewRow> found;
    RawBatch batch;
    const size_t columns = size_t((*reader)->columns().size());
    while (int(found.size()) < rows) {
        if (const auto done = (*reader)->next(batch); !done)
            return tl::unexpected(done.error());
        if (batch.rows.empty())
            break;
        for (size_t r = 0; r < batch.rows.size() && int(found.size()) < rows; ++r) {
            const RawRow &raw = batch.rows[r];
            PreviewRow row{raw.line, {}, {}};
            for (size_t c = 0; c < columns; ++c)
                row.values.append(batch.values[r * columns + c].toText());
            if (raw.geometry == RawRow::Geometry::Point || raw.geometry == RawRow::Geometry::Line)
                row.geometry
                    = QStringLiteral("POINT (%1 %2)").arg(raw.at.lon, 0, 'f', 7).arg(raw.at.lat, 0, 'f', 7);
            else if (raw.polygons >= 0 && !batch.polygons[size_t(raw.polygons)].empty()) {
                QStringList points;
                for (const geo::Place &at : batch.polygons[size_t(raw.polygons)].front().rings.front())
                    points.append(QStringLiteral("%1 %2").arg(at.lon, 0, 'f', 7).arg(at.lat, 0, 'f', 7));
                row.geometry = QString(QStringLiteral("POLYGON ((") + points.join(u", ") + QStringLiteral("))")).left(200);
            }
            found.push_back(std::move(row));
        }
    }
    return found;
}
} // namespace wanmi::intake
