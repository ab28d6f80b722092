// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/importtexts.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QHash>
#include <QTimeZone>

#include <cmath>

namespace wanmi::workbench::importtexts {
namespace {
using Table = QHash<QString, const char *>;

QString in(const Table &table, const QString &token)
{
    const auto it = table.find(token);
    return it == table.end() ? token : QCoreApplication::translate("import", *it);
}

const Table Kinds{
    {"admin", QT_TRANSLATE_NOOP("import", "Divisions")},
    {"cells", QT_TRANSLATE_NOOP("import", "Grid cells")},
    {"components", QT_TRANSLATE_NOOP("import", "Components")},
    {"places", QT_TRANSLATE_NOOP("import", "Addresses and names")},
    {"cameras", QT_TRANSLATE_NOOP("import", "Cameras")},
    {"vehicles", QT_TRANSLATE_NOOP("import", "Vehicles")},
    {"cases", QT_TRANSLATE_NOOP("import", "Cases")},
    {"basemap", QT_TRANSLATE_NOOP("import", "Base map")},
};
const Table KindHelps{
    {"admin",
     QT_TRANSLATE_NOOP(
         "import",
         "Districts, streets and communities with their codes and borders. Without them no row has a place to belong to: bring these first.")},
    {"cells",
     QT_TRANSLATE_NOOP("import", "The cells of the grid, 15 digits each, that tile their communities.")},
    {"components",
     QT_TRANSLATE_NOOP("import",
                       "What stands in the streets: lamps, trees, covers, signs, with class and place.")},
    {"places", QT_TRANSLATE_NOOP("import", "Door plates, names and other names, for finding places.")},
    {"cameras",
     QT_TRANSLATE_NOOP("import", "Cameras with place, direction and the address of their picture.")},
    {"vehicles", QT_TRANSLATE_NOOP("import", "Vehicles with plate, kind and department.")},
    {"cases",
     QT_TRANSLATE_NOOP(
         "import",
         "Cases of the system before. Their dates and states are facts and are never judged again.")},
    {"basemap",
     QT_TRANSLATE_NOOP(
         "import", "Roads, water, greens and buildings under the map: OpenStreetMap or one layer a file.")},
};
const Table Whys{
    {"name", QT_TRANSLATE_NOOP("import", "by its name")},
    {"content", QT_TRANSLATE_NOOP("import", "by what stands in it")},
    {"name-and-content", QT_TRANSLATE_NOOP("import", "by name and content")},
    {"geometry", QT_TRANSLATE_NOOP("import", "the file's own geometry")},
    {"file-name", QT_TRANSLATE_NOOP("import", "by the file's name")},
    {"columns", QT_TRANSLATE_NOOP("import", "by all columns together")},
};
const Table Errors{
    {"no-such-file", QT_TRANSLATE_NOOP("import", "The file is not there any more. Choose it again.")},
    {"is-a-directory", QT_TRANSLATE_NOOP("import", "This is a folder. Choose the files in it.")},
    {"empty-file",
     QT_TRANSLATE_NOOP("import", "The file is empty: 0 bytes. Ask for it again where it came from.")},
    {"not-a-table",
     QT_TRANSLATE_NOOP(
         "import",
         "This is no table and no map data. Bring GeoPackage, Shapefile, GeoJSON, CSV, GML or OpenStreetMap, also packed as .zip or .gz.")},
    {"no-rows",
     QT_TRANSLATE_NOOP("import", "The file has a head but no rows. Check that the export was complete.")},
    {"broken-file",
     QT_TRANSLATE_NOOP(
         "import",
         "The file is damaged and cannot be read to its end. Nothing was taken from it. Copy it again from its source, or export it anew.")},
    {"truncated-file",
     QT_TRANSLATE_NOOP(
         "import",
         "The file ends in the middle: the copy was cut off. Copy it again; its size must be that of the original.")},
    {"no-such-layer", QT_TRANSLATE_NOOP("import", "The file has no such layer. Choose one of its layers.")},
    {"unknown-crs",
     QT_TRANSLATE_NOOP(
         "import",
         "No coordinate system has this name. Give its EPSG number, for instance 4490, or GCJ-02 or BD-09.")},
    {"crs-not-known",
     QT_TRANSLATE_NOOP(
         "import",
         "Nothing says in which coordinate system these places are. Choose it under File; who made the file knows it.")},
    {"field-not-mapped",
     QT_TRANSLATE_NOOP(
         "import", "A required field has no column yet. Choose its column, or give one value for all rows.")},
    {"no-such-column",
     QT_TRANSLATE_NOOP("import", "A column of this mapping is not in the file. Choose another one.")},
    {"no-such-field",
     QT_TRANSLATE_NOOP(
         "import", "The mapping names a field that this kind does not have. Was it made for another kind?")},
    {"no-division",
     QT_TRANSLATE_NOOP(
         "import",
         "The city has no divisions yet, so these rows belong nowhere. Bring in the divisions first.")},
    {"unknown-time-zone",
     QT_TRANSLATE_NOOP("import", "No time zone has this name. Write it like Asia/Shanghai.")},
    {"bad-mapping",
     QT_TRANSLATE_NOOP("import", "This file holds no mapping. Choose one that was saved here.")},
    {"wrong-kind",
     QT_TRANSLATE_NOOP(
         "import", "This mapping was made for another kind of data. Choose that kind, or another mapping.")},
    {"cannot-write-file",
     QT_TRANSLATE_NOOP(
         "import",
         "The file could not be written: no room, or no right to write there. Choose another place.")},
    {"cannot-read-file",
     QT_TRANSLATE_NOOP(
         "import",
         "A file could not be read to its end. Nothing was applied. Look whether it is still there, then try again.")},
    {"central-unreachable",
     QT_TRANSLATE_NOOP("import",
                       "Central does not answer. What was sent is kept; try again when the link is back.")},
    {"not-your-post", QT_TRANSLATE_NOOP("import", "Your post may not import. The system administrator may.")},
    {"not-ready",
     QT_TRANSLATE_NOOP(
         "import",
         "This import cannot be applied now: somebody else decided, or it is still being checked. Look at it again.")},
    {"import-running",
     QT_TRANSLATE_NOOP("import",
                       "Another import is being applied. Nothing is lost; try again when it is done.")},
    {"no-such-import",
     QT_TRANSLATE_NOOP("import", "Central does not know this import any more. Check the files again.")},
    {"file-too-large",
     QT_TRANSLATE_NOOP(
         "import",
         "The file is larger than central takes. Divide it, or import it at central with wanmi-central import.")},
    {"disk-full",
     QT_TRANSLATE_NOOP("import",
                       "Central's disk is full. Nothing was applied. Make room there, then try again.")},
    {"cancelled", QT_TRANSLATE_NOOP("import", "Cancelled. Nothing was changed.")},
    {"no-temporary-space",
     QT_TRANSLATE_NOOP("import", "There is no room for temporary files. Make room, then try again.")},
    {"kind-has-no-rows", QT_TRANSLATE_NOOP("import", "A base map is drawn, not read row by row.")},
    {"which-layer", QT_TRANSLATE_NOOP("import", "Say which layer of the base map this file fills.")},
    {"nothing-to-draw", QT_TRANSLATE_NOOP("import", "There is nothing in the file that a base map shows.")},
    {"unknown-encoding",
     QT_TRANSLATE_NOOP(
         "import",
         "Nobody knows characters of this name. Choose one of the list, or a name such as UTF-8 or GB18030.")},
    {"no-session",
     QT_TRANSLATE_NOOP("import",
                       "Your session has ended. Sign in again at the desk; this goes on from where it is.")},
    {"session-expired",
     QT_TRANSLATE_NOOP("import",
                       "Your session has ended. Sign in again at the desk; this goes on from where it is.")},
    {"unreadable-rows", QT_TRANSLATE_NOOP("import", "No row could be read. Look at the columns again.")},
};
const Table Stages{
    {"uploading", QT_TRANSLATE_NOOP("import", "The files are sent to central")},
    {"waiting", QT_TRANSLATE_NOOP("import", "Waits until central has a hand free")},
    {"checking", QT_TRANSLATE_NOOP("import", "Central checks every row")},
    {"comparing", QT_TRANSLATE_NOOP("import", "Central compares with what the city has")},
    {"ready", QT_TRANSLATE_NOOP("import", "Checked. Nothing has been changed yet")},
    {"applying", QT_TRANSLATE_NOOP("import", "Being applied, all rows at once")},
    {"done", QT_TRANSLATE_NOOP("import", "Applied")},
    {"failed", QT_TRANSLATE_NOOP("import", "Failed. Nothing was changed")},
    {"cancelled", QT_TRANSLATE_NOOP("import", "Cancelled. Nothing was changed")},
};
const Table EncodingWhys{
    {"stated", QT_TRANSLATE_NOOP("import", "as you said")},
    {"mark", QT_TRANSLATE_NOOP("import", "by its byte-order mark")},
    {"file", QT_TRANSLATE_NOOP("import", "as the file says")},
    {"guessed", QT_TRANSLATE_NOOP("import", "guessed from its content")},
    {"assumed", QT_TRANSLATE_NOOP("import", "assumed")},
    {"wrong", QT_TRANSLATE_NOOP("import", "the file says otherwise, wrongly")},
};
const Table AssumptionWhats{
    {"encoding", QT_TRANSLATE_NOOP("import", "Characters")},
    {"separator", QT_TRANSLATE_NOOP("import", "Separator")},
    {"crs", QT_TRANSLATE_NOOP("import", "Coordinates")},
    {"axes", QT_TRANSLATE_NOOP("import", "Order of coordinates")},
    {"time-zone", QT_TRANSLATE_NOOP("import", "Time zone")},
    {"date-order", QT_TRANSLATE_NOOP("import", "Order in dates")},
    {"unit", QT_TRANSLATE_NOOP("import", "Unit of lengths")},
    {"level", QT_TRANSLATE_NOOP("import", "Level of the divisions")},
    {"code", QT_TRANSLATE_NOOP("import", "Codes")},
    {"geometry", QT_TRANSLATE_NOOP("import", "Geometry")},
};
const Table Faults{
    {"bad-ring", QT_TRANSLATE_NOOP("import", "The outline is no ring")},
    {"several-parts", QT_TRANSLATE_NOOP("import", "Consists of several parts")},
    {"self-intersection", QT_TRANSLATE_NOOP("import", "The outline crosses itself")},
    {"overlap", QT_TRANSLATE_NOOP("import", "Two cells overlap")},
    {"gap", QT_TRANSLATE_NOOP("import", "Ground without a cell")},
    {"outside-parent", QT_TRANSLATE_NOOP("import", "Reaches out of its community")},
    {"centroid-outside", QT_TRANSLATE_NOOP("import", "The middle lies outside the community")},
    {"code-not-of-parent", QT_TRANSLATE_NOOP("import", "The code is not of this community")},
    {"unknown-parent", QT_TRANSLATE_NOOP("import", "The community is not known")},
    {"bad-code", QT_TRANSLATE_NOOP("import", "The code is not 15 digits")},
    {"duplicate-code", QT_TRANSLATE_NOOP("import", "Two cells have this code")},
    {"duplicate-shape", QT_TRANSLATE_NOOP("import", "Two cells have the same outline")},
    {"area-sum", QT_TRANSLATE_NOOP("import", "The cells do not add up to the community")},
    {"no-cells", QT_TRANSLATE_NOOP("import", "The community has no cells")},
    {"too-small", QT_TRANSLATE_NOOP("import", "Smaller than 2,000 m²")},
    {"too-large", QT_TRANSLATE_NOOP("import", "Larger than 50,000 m²")},
};
const Table FaultAdvices{
    {"bad-ring", QT_TRANSLATE_NOOP("import", "Draw the outline again, closed, with at least three corners.")},
    {"several-parts", QT_TRANSLATE_NOOP("import", "Make a cell of each part, or join them.")},
    {"self-intersection", QT_TRANSLATE_NOOP("import", "Move the corners so that no two edges cross.")},
    {"overlap", QT_TRANSLATE_NOOP("import", "Give the common ground to one of the two.")},
    {"gap", QT_TRANSLATE_NOOP("import", "Draw a cell there, or let a neighbour grow.")},
    {"outside-parent", QT_TRANSLATE_NOOP("import", "Cut the cell at the border of its community.")},
    {"centroid-outside", QT_TRANSLATE_NOOP("import", "Check whether the cell belongs to another community.")},
    {"code-not-of-parent",
     QT_TRANSLATE_NOOP("import", "The first 12 digits must be the code of the community.")},
    {"unknown-parent", QT_TRANSLATE_NOOP("import", "Bring in this community first, or correct the code.")},
    {"bad-code", QT_TRANSLATE_NOOP("import", "A cell has 12 digits of its community and 3 of its own.")},
    {"duplicate-code", QT_TRANSLATE_NOOP("import", "Give one of the two another number.")},
    {"duplicate-shape", QT_TRANSLATE_NOOP("import", "Remove one of the two.")},
    {"area-sum", QT_TRANSLATE_NOOP("import", "Look for gaps and overlaps in this community.")},
    {"no-cells", QT_TRANSLATE_NOOP("import", "Draw cells for this community: wanmi-central cells.")},
    {"too-small", QT_TRANSLATE_NOOP("import", "Join it with a neighbour, unless the place asks for it.")},
    {"too-large", QT_TRANSLATE_NOOP("import", "Divide it along a street, unless the place asks for it.")},
};
const Table KeptWhys{
    {"in-use", QT_TRANSLATE_NOOP("import", "open cases or other rows need it")},
    {"row-refused", QT_TRANSLATE_NOOP("import", "its row is in the file, but could not be taken")},
    {"continued-here", QT_TRANSLATE_NOOP("import", "this city has worked on it since")},
};

QString colon(const QString &what, const QString &value)
{
    return QCoreApplication::translate("import", "%1: %2").arg(what, value);
}
} // namespace

/// Two digits that matter, never an exponent: 0.35, 1.2, 12, 1200.
QString metres(double value)
{
    const int digits = value >= 10 ? 0 : value >= 1 ? 1 : 2;
    const double step = value >= 1000 ? 100 : value >= 100 ? 10 : 1;
    return QString::number(value >= 10 ? std::ceil(value / step) * step : value, 'f', digits);
}

QString kind(intake::Kind kind)
{
    return in(Kinds, intake::tokenOf(kind));
}

QString kindHelp(intake::Kind kind)
{
    return in(KindHelps, intake::tokenOf(kind));
}

QString field(const models::Words &words, const intake::Field &field)
{
    return words.isChinese() ? field.nameZh : field.nameEn;
}

QString field(const models::Words &words, intake::Kind kind, const QString &name)
{
    const intake::Field *found = intake::findField(kind, name);
    return found ? field(words, *found) : name;
}

QString whyGuessed(const QString &why)
{
    return in(Whys, why);
}

QString reason(const models::Words &words, const QString &token)
{
    const intake::ReasonWords found = intake::wordsOf(token);
    QString text = words.isChinese() ? found.zh : found.en;
    if (text.isEmpty() || text == token)
        return words.reason(token);
    text[0] = text[0].toUpper();
    return text;
}

QString advice(const models::Words &words, const QString &token)
{
    const intake::ReasonWords found = intake::wordsOf(token);
    QString text = words.isChinese() ? found.adviceZh : found.adviceEn;
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

QString error(const models::Words &words, const base::Error &error)
{
    const QString text = in(Errors, error.reason);
    if (text != error.reason)
        return text;
    const intake::ReasonWords found = intake::wordsOf(error.reason);
    if (!found.zh.isEmpty() && found.zh != error.reason)
        return colon(reason(words, error.reason), advice(words, error.reason));
    return words.reason(error.reason);
}

QString error(const models::Words &words, const base::Error &error, const QString &stage)
{
    if (error.reason != u"central-unreachable" || stage.isEmpty() || stage == u"uploading")
        return importtexts::error(words, error);
    return stage == u"applying"
        ? QCoreApplication::translate(
            "import",
            "Central does not answer. All rows are changed or none; which of the two is shown as soon as the link is back.")
        : QCoreApplication::translate(
            "import",
            "Central does not answer. Nothing is lost: it has the files, and this goes on by itself when the link is back.");
}

QString stage(const QString &token)
{
    return in(Stages, token);
}

QString encodingWhy(const QString &why)
{
    return in(EncodingWhys, why);
}

QString assumption(const intake::Assumption &assumption)
{
    QString text = colon(in(AssumptionWhats, assumption.what), assumption.value);
    if (!assumption.why.isEmpty())
        text += QCoreApplication::translate("import", " (%1)").arg(in(EncodingWhys, assumption.why));
    if (assumption.errorM >= 0.01)
        text += QCoreApplication::translate("import", ", may be off by %1 m")
                    .arg(metres(assumption.errorM));
    return text;
}

QString value(const models::Words &words, const intake::Field &field, const QString &value, bool isComponent,
              const QString &zone)
{
    switch (field.type) {
    case intake::FieldType::Class: {
        const QString name = words.className(isComponent, value);
        return name.isEmpty() || name == value ? value : value + u' ' + name;
    }
    case intake::FieldType::Unit:
        return words.department(value);
    case intake::FieldType::Instant: {
        bool isNumber = false;
        const qint64 ms = value.toLongLong(&isNumber);
        const QTimeZone city(zone.isEmpty() ? QByteArrayLiteral("Asia/Shanghai") : zone.toLatin1());
        return isNumber && city.isValid()
            ? QDateTime::fromMSecsSinceEpoch(ms, city).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"))
            : value;
    }
    default:
        break;
    }
    if (field.name == u"state")
        return isComponent ? words.componentState(value) : words.state(value);
    if (field.name == u"source")
        return words.source(value);
    if (field.name == u"severity")
        return words.severity(value);
    return value;
}

QString taken(const models::Words &words, intake::Kind kind, const QString &field, const QString &ours)
{
    const intake::Field *found = intake::findField(kind, field);
    if (!found)
        return ours;
    const bool hasKind = found->type == intake::FieldType::Class && ours.size() > 1 && !ours[0].isDigit();
    const bool isComponent = hasKind ? ours[0] == u'C' : kind == intake::Kind::Components;
    return value(words, *found, hasKind ? ours.mid(1) : ours, isComponent);
}

QString fault(const QString &kind)
{
    return in(Faults, kind);
}

QString faultAdvice(const QString &kind)
{
    return in(FaultAdvices, kind);
}

QString timeLeft(const models::Words &words, std::chrono::milliseconds left)
{
    if (left.count() < 0)
        return {};
    const qint64 seconds = (left.count() + 999) / 1000;
    return seconds < 60
        ? QCoreApplication::translate("import", "about %1 s left").arg(std::max<qint64>(seconds, 1))
        : QCoreApplication::translate("import", "about %1 left").arg(words.duration(double(left.count())));
}

QString bytes(qint64 bytes)
{
    if (bytes >= 1'000'000)
        return QStringLiteral("%1 MB").arg(double(bytes) / 1e6, 0, 'f', 1);
    return bytes >= 1'000 ? QStringLiteral("%1 kB").arg((bytes + 500) / 1'000)
                          : QStringLiteral("%1 B").arg(bytes);
}

QString keptWhy(const QString &token)
{
    return in(KeptWhys, token);
}
} // namespace wanmi::workbench::importtexts
