// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "importwords.h"
#include "terminal.h"

#include "intake/kinds.h"
#include "intake/mapping.h"
#include "intake/osmcut.h"
#include "intake/report.h"
#include "server/central.h"
#include "server/takein.h"

#include <QCommandLineParser>

#include <cstdio>

using namespace wanmi;
using namespace wanmi::terminal;

namespace {
constexpr const char *Words
    = R"(Brings files into a city: checked row by row, compared with what is there, applied in one transaction.

KIND is admin, cells, components, places, cameras, vehicles, cases or basemap. Columns are guessed from their names and
content; --map says it where the guess is wrong. Nothing is applied unless everything is; refused rows stay out and
stand in the report with line, reason and what to do. The same file again changes nothing.

  wanmi-central import components --fields
  wanmi-central import basemap city.osm.pbf
  wanmi-central import components lamps.csv --map class=TYPE --values class=types.csv --set owner_unit=power --dry-run
  wanmi-central import cases old_system.csv.gz --tz America/New_York --confirm-new
  wanmi-central import basemap roads.shp --set layer=road --map class=FCLASS --values class=classes.csv

--values FILE has two columns: their word, ours ("+" makes a new local class or unit, "-" leaves those rows out).)";

void printFields(intake::Kind kind)
{
    std::printf("%-16s %-9s %-7s %-10s %s\n", "field", "type", "need", "shapefile", "meaning");
    for (const intake::Field &field : intake::fieldsOf(kind)) {
        QString words = speaksChinese() ? field.nameZh : field.nameEn;
        if (!field.allowed.isEmpty())
            words += QStringLiteral(" (%1)").arg(field.allowed.join(QStringLiteral(", ")));
        std::printf("%-16s %-9s %-7s %-10s %s\n", qPrintable(field.name),
                    qPrintable(intake::tokenOf(field.type)), qPrintable(intake::tokenOf(field.need)),
                    qPrintable(field.shortName), qPrintable(words));
    }
}

/// "field=column" pairs of a repeatable option. False: one of them is none.
bool readPairs(const QStringList &texts, QMap<QString, QString> &pairs)
{
    for (const QString &text : texts) {
        const qsizetype equals = text.indexOf(u'=');
        if (equals <= 0)
            return false;
        pairs.insert(text.left(equals).trimmed(), text.mid(equals + 1));
    }
    return true;
}

struct Asked
{
    server::TakeInWish wish;
    QString folder;
    bool leaveUnknown = false, isStrict = false;
};

/// 0: go on.
int readOrder(const QCommandLineParser &parser, Asked &asked)
{
    protocol::ImportOrder &order = asked.wish.order;
    QMap<QString, QString> files;
    if (!readPairs(parser.values(QStringLiteral("map")), order.columns))
        return wrongUse(QStringLiteral("--map wants field=column, for example --map class=TYPE"));
    if (!readPairs(parser.values(QStringLiteral("set")), order.constants))
        return wrongUse(QStringLiteral("--set wants field=value, for example --set owner_unit=power"));
    if (!readPairs(parser.values(QStringLiteral("values")), files))
        return wrongUse(
            QStringLiteral("--values wants field=FILE.csv, for example --values class=types.csv"));
    for (auto it = files.begin(); it != files.end(); ++it) {
        auto values = intake::readValues(it.value());
        if (!values)
            return fail(values.error());
        order.words.insert(it.key(), *std::move(values));
    }
    order.layer = parser.value(QStringLiteral("layer"));
    order.member = parser.value(QStringLiteral("member"));
    order.crs = parser.value(QStringLiteral("crs"));
    order.zone = parser.value(QStringLiteral("tz"));
    order.dataset = parser.value(QStringLiteral("dataset"));
    order.encoding = parser.value(QStringLiteral("encoding"));
    order.separator = parser.value(QStringLiteral("separator"));
    if (!order.separator.isEmpty() && order.separator != u"tab" && order.separator.size() != 1)
        return wrongUse(QStringLiteral("--separator wants one character, such as ; or the word tab"));
    order.attribution = parser.value(QStringLiteral("attribution"));
    order.localWords = parser.isSet(QStringLiteral("confirm-new"));
    order.language = speaksChinese() ? QStringLiteral("zh") : QStringLiteral("en");
    asked.wish.dryRun = parser.isSet(QStringLiteral("dry-run"));
    asked.wish.remove = parser.isSet(QStringLiteral("remove"));
    asked.wish.problemsPath = parser.value(QStringLiteral("report"));
    asked.folder = parser.value(QStringLiteral("data"));
    asked.leaveUnknown = parser.isSet(QStringLiteral("leave-unknown"));
    asked.isStrict = parser.isSet(QStringLiteral("strict"));
    return Done;
}

/// Why an import that could be applied is not: nothing, "unknown-words", "rows-refused" or "nothing-taken".
QString objection(const Asked &asked, const protocol::ImportStatus &status)
{
    if (status.localWordsMissing > 0 && !asked.leaveUnknown)
        return QStringLiteral("unknown-words");
    if (status.refused > 0 && asked.isStrict)
        return QStringLiteral("rows-refused");
    // A delivery of which no row is understood is the wrong file or the wrong columns, not an empty city.
    if (status.taken == 0 && status.refused > 0)
        return QStringLiteral("nothing-taken");
    return {};
}

void tellObjection(const QString &objected)
{
    const bool zh = speaksChinese();
    if (objected == u"unknown-words")
        std::fprintf(
            stderr, "wanmi-central: %s\n",
            zh ? "什么都没有改动：用 --values 字段=文件.csv 对应这些词；--confirm-new 把类别和单位建为本地条目；"
                 "--leave-unknown 不接收未知类别和单位的行，其他未知用词按默认值接收"
               : "nothing was changed: map these words with --values FIELD=FILE.csv, make local classes and "
                 "units of them with --confirm-new, or leave their rows out with --leave-unknown (other words "
                 "that nobody knows are then taken as not given)");
    else if (objected == u"rows-refused")
        std::fprintf(stderr, "wanmi-central: %s\n",
                     zh ? "什么都没有改动：有行被拒收（--strict）"
                        : "nothing was changed: --strict, and rows are refused");
    else if (!objected.isEmpty())
        std::fprintf(
            stderr, "wanmi-central: %s\n",
            zh ? "什么都没有改动：没有一行可以接收；检查列的对应（--map）、坐标系（--crs）和文件本身"
               : "nothing was changed: no row could be taken; look at the columns (--map), the coordinate system "
                 "(--crs) and the file itself");
}

int run(const Asked &asked)
{
    const auto rules = domain::shippedRuleBook();
    if (!rules)
        return fail(rules.error());
    const InterruptFlag interrupt;
    QString objected;
    protocol::ImportStatus last;
    const auto taken = [&] {
        ProgressLine line;
        return server::importFiles(
            asked.folder, asked.wish, *rules, now(), [&](const protocol::ImportStatus &status) {
                last = status;
                line.show(status.stage, status.total > 0 ? double(status.done) / double(status.total) : 0,
                          status.read, status.secondsLeft);
                if (status.stage == u"applying")
                    objected = objection(asked, status);
                return !interrupt.isSet() && objected.isEmpty();
            });
    }();
    if (!taken && objected.isEmpty())
        return fail(taken.error());
    printOutcome(taken ? taken->status : last, asked.wish.dryRun || !objected.isEmpty());
    if (taken)
        printDifferences(*taken, asked.wish.remove);
    if (!asked.wish.problemsPath.isEmpty())
        std::printf("report: %s\n", qPrintable(asked.wish.problemsPath));
    // A dry run says the same as the run it stands for; it is done all the same.
    tellObjection(taken && asked.wish.dryRun ? objection(asked, taken->status) : objected);
    if (taken && objected.isEmpty() && asked.wish.order.kind == u"cells")
        std::printf("%s\n",
                    speaksChinese() ? "重叠、空隙和编码顺序：wanmi-central cells check"
                                    : "overlaps, gaps and the order of codes: wanmi-central cells check");
    return objected.isEmpty() ? Done : NotDone;
}
} // namespace

int importFiles(const QStringList &arguments)
{
    QCommandLineParser parser;
    prepare(parser, QString::fromUtf8(Words));
    parser.addPositionalArgument(QStringLiteral("kind"), QStringLiteral("What the files bring."),
                                 QStringLiteral("KIND"));
    parser.addPositionalArgument(QStringLiteral("files"),
                                 QStringLiteral("GeoPackage, Shapefile, GeoJSON, CSV, GML, "
                                                "OSM PBF or XML; also .gz and .zip."),
                                 QStringLiteral("FILE…"));
    const auto option = [&parser](const char *name, const char *words, const char *value) {
        parser.addOption({QLatin1StringView(name), QString::fromUtf8(words), QLatin1StringView(value)});
    };
    const auto flag = [&parser](const char *name, const char *words) {
        parser.addOption({QLatin1StringView(name), QString::fromUtf8(words)});
    };
    parser.addOption(dataOption());
    flag("fields", "Print every field of KIND with type and need.");
    option("map", "Our field from that column, or from several: \"{STREET} {NUMBER}\"; repeatable.",
           "FIELD=COLUMN");
    option("set", "The same value for every row; repeatable.", "FIELD=VALUE");
    option("values", "Their words and ours, a table of two columns; repeatable.", "FIELD=FILE");
    option("crs", "Coordinate system if the file does not say it: EPSG number, gcj02, bd09 …", "CRS");
    option("tz", "Time zone of dates without one, IANA (default: the city's).", "ZONE");
    option("layer", "Layer of a file with several (default: the first).", "NAME");
    option("member", "File inside a .zip with several (default: the first that can be read).", "NAME");
    option("encoding", "Characters of a file, if the guess is wrong: UTF-8, GBK, GB18030, Big5, ISO-8859-1 …",
           "NAME");
    option("separator", "Between the columns of a text file, if the guess is wrong: one character, or tab.",
           "CHAR");
    option("dataset", "A name for this register, so that its next delivery replaces only it.", "NAME");
    option("attribution", "Shown on the map, where the licence asks for it.", "TEXT");
    option("report", "Write the report as CSV: line, reason and what to do for each refused row.", "FILE");
    flag("dry-run", "Check and compare only; nothing is changed.");
    flag("confirm-new", "Unknown classes and units become entries of the city's own LOCAL catalog.");
    flag("leave-unknown", "Rows with unknown classes and units stay out.");
    flag("remove", "Rows of earlier deliveries that this one does not have any more go.");
    flag("strict", "Apply nothing if any row is refused.");
    parser.process(arguments);

    QStringList words = parser.positionalArguments();
    if (words.isEmpty())
        return wrongUse(QStringLiteral("import wants a KIND and files; see wanmi-central import --help"));
    const QString token = words.takeFirst();
    const auto kind = intake::kindFromToken(token);
    if (!kind)
        return wrongUse(
            QStringLiteral("unknown kind ") + token
            + QStringLiteral("; kinds are admin, cells, components, places, cameras, vehicles, cases, "
                             "basemap"));
    if (parser.isSet(QStringLiteral("fields"))) {
        printFields(*kind);
        return Done;
    }
    if (words.isEmpty())
        return wrongUse(QStringLiteral("import %1 wants at least one file").arg(token));
    Asked asked;
    asked.wish.order.kind = token;
    asked.wish.paths = words;
    if (const int code = readOrder(parser, asked); code != Done)
        return code;
    if (server::isEmpty(asked.folder))
        return wrongUse(
            QStringLiteral("there is no city in %1; make one with: wanmi-central init --data %1 --empty "
                           "--name-zh … --name-en …")
                .arg(asked.folder));
    return run(asked);
}
