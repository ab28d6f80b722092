// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/imports.h"

#include "protocol/jsonreader.h"

#include <algorithm>

namespace wanmi::protocol {
namespace {
using Object = QJsonObject;
using Words = QMap<QString, QString>;

constexpr qsizetype MostFiles = 32;
constexpr qsizetype MostWords = 20'000;
constexpr qsizetype MostNewWords = 1'000'000; ///< one column of free text may bring as many

QString key(const char *name)
{
    return QString::fromLatin1(name);
}

Object toObject(const Words &words)
{
    Object object;
    for (auto it = words.begin(); it != words.end(); ++it)
        object.insert(it.key(), it.value());
    return object;
}

Words wordsFrom(JsonReader &reader, const char *name, const Object &object)
{
    Words words;
    if (object.size() > MostWords)
        reader.fail(name);
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (!it.value().isString() || it.key().size() > 1000 || it.value().toString().size() > 1000)
            reader.fail(name);
        words.insert(it.key(), it.value().toString());
    }
    return words;
}

Words wordsFrom(JsonReader &reader, const char *name)
{
    return reader.has(name) ? wordsFrom(reader, name, reader.object(name)) : Words();
}

Object toJson(const ImportFile &file)
{
    return {{key("name"), file.name}, {key("bytes"), file.bytes}, {key("hash"), file.hash}};
}

Object toJson(const ImportWord &word)
{
    return {{key("field"), word.field},
            {key("word"), word.word},
            {key("rows"), word.rows},
            {key("becomes"), word.becomes}};
}

const auto asJson = [](const auto &item) { return toJson(item); };

/// A name that can be a file's in a folder of ours and nothing else.
bool isPlainName(const QString &name)
{
    return !name.isEmpty() && name.size() <= 200 && !name.startsWith(u'.') && !name.contains(u'/')
        && !name.contains(u'\\') && std::ranges::none_of(name, [](QChar c) { return c.unicode() < 32; });
}

ImportFile fileFrom(JsonReader &reader)
{
    ImportFile file{reader.text("name", 200), reader.integer("bytes"), reader.text("hash", 64)};
    if (!isPlainName(file.name))
        reader.fail("name");
    if (file.bytes < 0)
        reader.fail("bytes");
    return file;
}
} // namespace

bool ImportStatus::isFinal() const
{
    return stage == QLatin1StringView("done") || stage == QLatin1StringView("failed")
        || stage == QLatin1StringView("cancelled");
}

Object toJson(const ImportOrder &order)
{
    Object words;
    for (auto it = order.words.begin(); it != order.words.end(); ++it)
        words.insert(it.key(), toObject(it.value()));
    return {{key("kind"), order.kind},
            {key("files"), arrayOf(order.files, asJson)},
            {key("dataset"), order.dataset},
            {key("mapping"), order.mapping},
            {key("encoding"), order.encoding},
            {key("separator"), order.separator},
            {key("member"), order.member},
            {key("language"), order.language},
            {key("layer"), order.layer},
            {key("columns"), toObject(order.columns)},
            {key("constants"), toObject(order.constants)},
            {key("words"), words},
            {key("crs"), order.crs},
            {key("zone"), order.zone},
            {key("attribution"), order.attribution},
            {key("localWords"), order.localWords}};
}

base::Result<ImportOrder> importOrderFrom(const Object &json)
{
    JsonReader reader(json);
    ImportOrder order;
    order.kind = reader.text("kind", 32);
    order.files = itemsOf<ImportFile>(reader, "files", reader.optionalArray("files"), MostFiles,
                                      Others::Ignored, fileFrom);
    const auto optional = [&reader](const char *name, qsizetype longest) {
        return reader.optionalText(name, longest).value_or(QString());
    };
    order.dataset = optional("dataset", 100);
    if (reader.has("mapping"))
        order.mapping = reader.object("mapping");
    order.encoding = optional("encoding", 64);
    order.separator = optional("separator", 8);
    order.member = optional("member", 500);
    order.language = reader.optionalText("language", 8).value_or(order.language);
    order.layer = optional("layer", 200);
    order.columns = wordsFrom(reader, "columns");
    order.constants = wordsFrom(reader, "constants");
    if (reader.has("words")) {
        const Object fields = reader.object("words");
        for (auto it = fields.begin(); it != fields.end(); ++it) {
            if (!it.value().isObject())
                reader.fail("words");
            order.words.insert(it.key(), wordsFrom(reader, "words", it.value().toObject()));
        }
    }
    order.crs = optional("crs", 64);
    order.zone = optional("zone", 64);
    order.attribution = optional("attribution", 1000);
    order.localWords = reader.has("localWords") && reader.flag("localWords");
    reader.refuseOthers();
    return finished(reader, std::move(order));
}

Object toJson(const ImportStatus &status)
{
    QJsonArray received;
    for (const qint64 bytes : status.received)
        received.append(bytes);
    Object json{{key("id"), status.id},
                {key("order"), toJson(status.order)},
                {key("account"), status.account},
                {key("createdAt"), base::toMs(status.createdAt)},
                {key("stage"), status.stage},
                {key("reason"), status.reason},
                {key("received"), received},
                {key("done"), status.done},
                {key("total"), status.total},
                {key("read"), status.read},
                {key("taken"), status.taken},
                {key("refused"), status.refused},
                {key("warned"), status.warned},
                {key("added"), status.added},
                {key("changed"), status.changed},
                {key("removed"), status.removed},
                {key("equal"), status.equal},
                {key("kept"), status.kept},
                {key("newWords"), arrayOf(status.newWords, asJson)},
                {key("localWordsMissing"), status.localWordsMissing},
                {key("newEpoch"), status.newEpoch},
                {key("report"), status.report}};
    if (status.finishedAt)
        json.insert(key("finishedAt"), base::toMs(*status.finishedAt));
    if (status.secondsLeft)
        json.insert(key("secondsLeft"), *status.secondsLeft);
    return json;
}

base::Result<ImportStatus> importStatusFrom(const Object &json)
{
    JsonReader reader(json);
    ImportStatus status;
    status.id = reader.text("id", 64);
    auto order = importOrderFrom(reader.object("order"));
    if (!order)
        return tl::unexpected(order.error());
    status.order = std::move(*order);
    status.account = reader.text("account", 64);
    status.createdAt = reader.instant("createdAt");
    if (const auto at = reader.optionalInteger("finishedAt"))
        status.finishedAt = base::instantFromMs(*at);
    status.stage = reader.text("stage", 32);
    status.reason = reader.text("reason", 200);
    for (const QJsonValue &bytes : reader.array("received"))
        status.received.push_back(bytes.toInteger());
    status.done = reader.integer("done");
    status.total = reader.integer("total");
    status.secondsLeft = reader.optionalInteger("secondsLeft");
    status.read = reader.integer("read");
    status.taken = reader.integer("taken");
    status.refused = reader.integer("refused");
    status.warned = reader.integer("warned");
    status.added = reader.integer("added");
    status.changed = reader.integer("changed");
    status.removed = reader.integer("removed");
    status.equal = reader.integer("equal");
    status.kept = reader.integer("kept");
    status.newWords = itemsOf<ImportWord>(reader, "newWords", reader.optionalArray("newWords"), MostNewWords,
                                          Others::Ignored, [](JsonReader &inner) {
                                              return ImportWord{inner.text("field"), inner.text("word"),
                                                                inner.integer("rows"), inner.text("becomes")};
                                          });
    status.localWordsMissing = reader.integer("localWordsMissing");
    status.newEpoch = reader.flag("newEpoch");
    status.report = reader.object("report");
    return finished(reader, std::move(status));
}

Object toJson(const ImportProblem &problem)
{
    return {{key("n"), problem.n},         {key("file"), problem.file},      {key("line"), problem.line},
            {key("key"), problem.key},     {key("field"), problem.field},    {key("reason"), problem.reason},
            {key("value"), problem.value}, {key("refused"), problem.refused}};
}

base::Result<ImportProblem> importProblemFrom(const Object &json)
{
    JsonReader reader(json);
    ImportProblem problem;
    problem.n = reader.integer("n");
    problem.file = reader.text("file");
    problem.line = reader.integer("line");
    problem.key = reader.text("key");
    problem.field = reader.text("field");
    problem.reason = reader.text("reason");
    problem.value = reader.text("value");
    problem.refused = reader.flag("refused");
    return finished(reader, std::move(problem));
}

Object toJson(const ImportDifference &difference)
{
    Object json{{key("n"), difference.n},         {key("op"), difference.op},
                {key("table"), difference.table}, {key("id"), difference.id},
                {key("name"), difference.name},   {key("detail"), difference.detail}};
    if (difference.lon && difference.lat) {
        json.insert(key("lon"), *difference.lon);
        json.insert(key("lat"), *difference.lat);
    }
    return json;
}

base::Result<ImportDifference> importDifferenceFrom(const Object &json)
{
    JsonReader reader(json);
    ImportDifference difference;
    difference.n = reader.integer("n");
    difference.op = reader.text("op");
    difference.table = reader.text("table");
    difference.id = reader.text("id");
    difference.name = reader.text("name");
    difference.detail = reader.text("detail");
    if (reader.has("lon") && reader.has("lat")) {
        difference.lon = reader.real("lon");
        difference.lat = reader.real("lat");
    }
    return finished(reader, std::move(difference));
}

Object toJson(const ImportDecision &decision)
{
    return {{key("remove"), decision.remove}};
}

base::Result<ImportDecision> importDecisionFrom(const Object &json)
{
    JsonReader reader(json);
    ImportDecision decision{reader.has("remove") && reader.flag("remove")};
    reader.refuseOthers();
    return finished(reader, decision);
}
} // namespace wanmi::protocol
