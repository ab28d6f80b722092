// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/mapping.h"

#include "intake/rowreader.h"
#include "intake/source.h"

#include <QCryptographicHash>

#include <algorithm>

namespace wanmi::intake {

const QString Mapping::NewWord = QStringLiteral("+");
const QString Mapping::LeaveOut = QStringLiteral("-");

namespace {

QJsonObject toObject(const QMap<QString, QString> &map)
{
    QJsonObject object;
    for (auto it = map.begin(); it != map.end(); ++it)
        object.insert(it.key(), it.value());
    return object;
}

base::Result<QMap<QString, QString>> toMap(const QJsonValue &value)
{
    QMap<QString, QString> map;
    if (!value.isUndefined() && !value.isObject())
        return base::refused(QStringLiteral("bad-mapping"));
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (!it->isString())
            return base::refused(QStringLiteral("bad-mapping"), it.key());
        map.insert(it.key(), it->toString());
    }
    return map;
}
} // namespace

QJsonObject Mapping::toJson() const
{
    QJsonObject json{{"kind", tokenOf(kind)}, {"columns", toObject(columns)}};
    if (!set.isEmpty())
        json.insert("set", toObject(set));
    QJsonObject words;
    for (auto it = values.begin(); it != values.end(); ++it)
        words.insert(it.key(), toObject(it.value()));
    if (!words.isEmpty())
        json.insert("values", words);
    if (!units.isEmpty())
        json.insert("units", toObject(units));
    const auto text = [&](const char *name, const QString &value) {
        if (!value.isEmpty())
            json.insert(QLatin1String(name), value);
    };
    text("layer", layer);
    text("crs", crs);
    text("timeZone", timeZone);
    text("dateOrder", dateOrder);
    text("sourceName", sourceName);
    if (axesSwapped)
        json.insert("axesSwapped", *axesSwapped);
    if (confirmNew)
        json.insert("confirmNew", true);
    return json;
}

base::Result<Mapping> Mapping::fromJson(const QJsonObject &json)
{
    Mapping mapping;
    const auto kind = kindFromToken(json.value("kind").toString());
    if (!kind)
        return base::refused(QStringLiteral("bad-mapping"), QStringLiteral("kind"));
    mapping.kind = *kind;
    const auto columns = toMap(json.value("columns"));
    const auto set = toMap(json.value("set"));
    const auto units = toMap(json.value("units"));
    if (!columns || !set || !units || (json.contains("values") && !json.value("values").isObject()))
        return base::refused(QStringLiteral("bad-mapping"));
    mapping.columns = *columns;
    mapping.set = *set;
    mapping.units = *units;
    const QJsonObject values = json.value("values").toObject();
    for (auto it = values.begin(); it != values.end(); ++it) {
        const auto words = toMap(*it);
        if (!words)
            return tl::unexpected(words.error());
        mapping.values.insert(it.key(), *words);
    }
    for (const QStringList &fields :
         {mapping.columns.keys(), mapping.set.keys(), mapping.values.keys(), mapping.units.keys()}) {
        for (const QString &field : fields) {
            if (!findField(*kind, field))
                return base::refused(QStringLiteral("no-such-field"), field);
        }
    }
    mapping.layer = json.value("layer").toString();
    mapping.crs = json.value("crs").toString();
    mapping.timeZone = json.value("timeZone").toString();
    mapping.dateOrder = json.value("dateOrder").toString();
    mapping.sourceName = json.value("sourceName").toString();
    if (json.value("axesSwapped").isBool())
        mapping.axesSwapped = json.value("axesSwapped").toBool();
    mapping.confirmNew = json.value("confirmNew").toBool();
    return mapping;
}

QString signatureOf(Kind kind, const QStringList &columns)
{
    QStringList names;
    for (const QString &column : columns)
        names.append(foldedWord(column));
    names.sort();
    const QByteArray hash = QCryptographicHash::hash(names.join(u'\n').toUtf8(), QCryptographicHash::Sha1);
    return tokenOf(kind) + u':' + QString::fromLatin1(hash.toHex().left(16));
}

base::Result<QMap<QString, QString>> readValues(const QString &path)
{
    auto source = Source::open(path);
    if (!source)
        return tl::unexpected(source.error());
    auto reader = (*source)->read(0, {});
    if (!reader)
        return tl::unexpected(reader.error());
    if ((*reader)->columns().size() < 2)
        return base::refused(QStringLiteral("bad-values"), path);
    QMap<QString, QString> values;
    // A table without a header loses nothing: its first row is no pair of titles that people use.
    static const QStringList titles{"word", "their",  "theirs", "from", "value", "原值",
                                    "来源", "source", "他们的", "name", "class"};
    const QStringList first = (*reader)->columns();
    if (!first[0].startsWith(u"column_") && !titles.contains(first[0].toLower()) && first[1].size() == 4
        && first[1].toInt() > 0)
        values.insert(first[0], first[1]);
    RawBatch batch;
    const size_t columns = size_t(first.size());
    for (;;) {
        if (const auto done = (*reader)->next(batch); !done)
            return tl::unexpected(done.error());
        if (batch.rows.empty())
            break;
        for (size_t r = 0; r < batch.rows.size(); ++r) {
            const QString word = batch.values[r * columns].toText().trimmed();
            const QString ours = batch.values[r * columns + 1].toText().trimmed();
            if (!word.isEmpty() && !ours.isEmpty())
                values.insert(word, ours);
        }
    }
    return values;
}
} // namespace wanmi::intake
