// SPDX-License-Identifier: GPL-3.0-or-later
// The strict reading and the canonical writing of a model; every refusal says where and what.
#include "evaluation/model.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace wanmi::evaluation {
namespace {

const QStringList ActorTokens{
    QStringLiteral("city"),         QStringLiteral("district"),   QStringLiteral("street"),
    QStringLiteral("community"),    QStringLiteral("cell"),       QStringLiteral("duty-grid"),
    QStringLiteral("department"),   QStringLiteral("supervisor"), QStringLiteral("acceptor"),
    QStringLiteral("shift-leader"), QStringLiteral("dispatcher"), QStringLiteral("reporter")};

/// Reads the parts in turn; the first thing that is wrong is kept and the rest not read.
class ModelReader
{
public:
    base::Result<Model> read(const QJsonObject &json)
    {
        allowOnly(json, {},
                  {u"id", u"version", u"nameZh", u"nameEn", u"source", u"actors", u"terms", u"groups",
                   u"grades", u"options", u"lastPlace", u"deduction"});
        m_model.id = text(json, u"id", {});
        m_model.version = text(json, u"version", {});
        m_model.nameZh = text(json, u"nameZh", {});
        m_model.nameEn = text(json, u"nameEn", {});
        m_model.source = json.contains(u"source") ? text(json, u"source", {}) : QString();
        readActors(json);
        readTerms(json);
        readGroups(json);
        readGrades(json);
        readOptions(json);
        readSeedRules(json);
        if (m_error)
            return tl::unexpected<Error>(*m_error);
        if (const auto good = checkModel(m_model); !good)
            return tl::unexpected<Error>(good.error());
        return std::move(m_model);
    }

private:
    void refuse(const char *reason, const QString &place, const QString &what = {})
    {
        if (!m_error)
            m_error = Error{ErrorKind::Refused, QString::fromLatin1(reason),
                            what.isEmpty() ? place : place + QStringLiteral(": ") + what};
    }
    static QString under(const QString &place, QStringView key)
    {
        return place.isEmpty() ? key.toString() : place + u'.' + key.toString();
    }

    void allowOnly(const QJsonObject &object, const QString &place, std::initializer_list<QStringView> known)
    {
        for (const QString &key : object.keys()) {
            if (std::ranges::find(known, QStringView(key)) == known.end())
                refuse("model-unknown-field", under(place, key));
        }
    }
    QString text(const QJsonObject &object, QStringView key, const QString &place)
    {
        const QJsonValue value = object[key];
        if (!value.isString() || value.toString().isEmpty() || value.toString().size() > 400)
            refuse("model-wrong-type", under(place, key), QStringLiteral("must be a text"));
        return value.toString();
    }
    double number(const QJsonObject &object, QStringView key, const QString &place, double usual)
    {
        const QJsonValue value = object[key];
        if (value.isUndefined())
            return usual;
        if (!value.isDouble())
            refuse("model-wrong-type", under(place, key), QStringLiteral("must be a number"));
        return value.toDouble();
    }
    int whole(const QJsonObject &object, QStringView key, const QString &place, int usual)
    {
        const double value = number(object, key, place, usual);
        if (value != std::floor(value) || value < 0 || value > 1e6) {
            refuse("model-wrong-type", under(place, key), QStringLiteral("must be a whole number"));
            return usual;
        }
        return int(value);
    }
    bool flag(const QJsonObject &object, QStringView key, const QString &place, bool usual)
    {
        const QJsonValue value = object[key];
        if (!value.isUndefined() && !value.isBool())
            refuse("model-wrong-type", under(place, key), QStringLiteral("must be true or false"));
        return value.toBool(usual);
    }
    QJsonArray list(const QJsonObject &object, QStringView key, const QString &place)
    {
        const QJsonValue value = object[key];
        if (!value.isArray())
            refuse("model-wrong-type", under(place, key), QStringLiteral("must be a list"));
        return value.toArray();
    }
    QJsonObject object(const QJsonValue &value, const QString &place)
    {
        if (!value.isObject())
            refuse("model-wrong-type", place, QStringLiteral("must be an object"));
        return value.toObject();
    }
    Count count(const QJsonObject &from, QStringView key, const QString &place)
    {
        const QString token = text(from, key, place);
        const auto found = countFromToken(token);
        if (!found)
            refuse("model-unknown-count", under(place, key), token);
        return found.value_or(Count::Registered);
    }

    void readActors(const QJsonObject &json)
    {
        for (const auto &value : list(json, u"actors", {})) {
            const QString token = QJsonValue(value).toString();
            if (!ActorTokens.contains(token))
                refuse("model-unknown-actor", QStringLiteral("actors"), token);
            m_model.actors.push_back(token);
        }
    }

    void readTerms(const QJsonObject &json)
    {
        const QJsonArray terms = list(json, u"terms", {});
        for (qsizetype i = 0; i < terms.size() && !m_error; ++i) {
            const QString place = QStringLiteral("terms[%1]").arg(i);
            m_model.terms.push_back(term(object(terms[i], place), place));
        }
    }

    Term term(const QJsonObject &json, const QString &place)
    {
        Term read;
        read.weight = number(json, u"weight", place, 0);
        if (json.contains(u"count")) {
            allowOnly(json, place, {u"count", u"weight", u"perCell", u"bands"});
            read.kind = Term::Kind::Volume;
            read.count = count(json, u"count", place);
            read.token = tokenOf(read.count);
            read.isPerCell = flag(json, u"perCell", place, false);
            readBands(read, object(json[u"bands"], under(place, u"bands")), under(place, u"bands"));
        } else if (json.contains(u"given")) {
            allowOnly(json, place, {u"given", u"weight"});
            read.kind = Term::Kind::Given;
            read.token = text(json, u"given", place);
        } else {
            allowOnly(json, place, {u"rate", u"weight"});
            read.token = text(json, u"rate", place);
            const auto found = indicatorFromToken(read.token);
            if (!found)
                refuse("model-unknown-indicator", under(place, u"rate"), read.token);
            read.indicator = found.value_or(Indicator::CloseRate);
        }
        return read;
    }

    void readBands(Term &term, const QJsonObject &json, const QString &place)
    {
        if (json.size() > qsizetype(MostGroups))
            refuse("model-too-many", place);
        for (auto it = json.begin(); it != json.end() && !m_error; ++it) {
            const QString at = under(place, it.key());
            Bands bands;
            const QJsonArray entries = list(json, it.key(), place);
            for (qsizetype i = 0; i < entries.size() && !m_error; ++i) {
                const QString here = at + u'[' + QString::number(i) + u']';
                const QJsonObject entry = object(entries[i], here);
                allowOnly(entry, here, {u"upTo", u"score"});
                Band band;
                if (entry.contains(u"upTo"))
                    band.upTo = number(entry, u"upTo", here, 0);
                band.score = number(entry, u"score", here, -1);
                bands.push_back(band);
            }
            term.bands.emplace(it.key(), std::move(bands));
        }
    }

    void readGroups(const QJsonObject &json)
    {
        if (!json.contains(u"groups"))
            return;
        const QJsonArray groups = list(json, u"groups", {});
        for (qsizetype i = 0; i < groups.size() && !m_error; ++i) {
            const QString place = QStringLiteral("groups[%1]").arg(i);
            const QJsonObject entry = object(groups[i], place);
            allowOnly(entry, place, {u"id", u"nameZh", u"nameEn", u"departments"});
            Group group{
                text(entry, u"id", place), text(entry, u"nameZh", place), text(entry, u"nameEn", place), {}};
            for (const auto &department : list(entry, u"departments", place)) {
                if (!QJsonValue(department).isString())
                    refuse("model-wrong-type", under(place, u"departments"), QStringLiteral("must be texts"));
                group.departments.push_back(QJsonValue(department).toString());
            }
            m_model.groups.push_back(std::move(group));
        }
    }

    void readGrades(const QJsonObject &json)
    {
        if (!json.contains(u"grades"))
            return;
        const QJsonArray limits = list(json, u"grades", {});
        if (limits.size() != qsizetype(m_model.grades.size()))
            return refuse("model-grades", QStringLiteral("grades"),
                          QStringLiteral("where A, B, C and D begin"));
        for (qsizetype i = 0; i < limits.size(); ++i)
            m_model.grades[std::size_t(i)] = limits[i].toDouble(-1);
    }

    /// One of two words.
    bool isSecond(const QJsonObject &json, QStringView key, QStringView first, QStringView second)
    {
        if (!json.contains(key))
            return false;
        const QString word = text(json, key, QStringLiteral("options"));
        if (word != first && word != second)
            refuse("model-wrong-type", under(QStringLiteral("options"), key), word);
        return word == second;
    }

    void readOptions(const QJsonObject &json)
    {
        if (!json.contains(u"options"))
            return;
        const QString place = QStringLiteral("options");
        const QJsonObject options = object(json[u"options"], place);
        allowOnly(options, place,
                  {u"sample", u"leastNeeded", u"scaleToDays", u"exempt", u"rankWithin", u"shrink",
                   u"inTimeCloseBy", u"needDispatch"});
        if (options.contains(u"sample"))
            m_model.sample = count(options, u"sample", place);
        m_model.leastNeeded = whole(options, u"leastNeeded", place, m_model.leastNeeded);
        m_model.scaleToDays = number(options, u"scaleToDays", place, m_model.scaleToDays);
        m_model.exemptLeavesOut = !isSecond(options, u"exempt", u"leave-out", u"count");
        m_model.ranksWithinGroups = isSecond(options, u"rankWithin", u"all", u"group");
        m_model.shrinks = flag(options, u"shrink", place, false);
        m_model.counting.inTimeCloseByClosed = isSecond(options, u"inTimeCloseBy", u"needClose", u"closed");
        m_model.counting.needDispatchOverdueOnly = isSecond(options, u"needDispatch", u"waiting", u"overdue");
    }

    void readSeedRules(const QJsonObject &json)
    {
        if (json.contains(u"lastPlace")) {
            const QString place = QStringLiteral("lastPlace");
            const QJsonObject rule = object(json[u"lastPlace"], place);
            allowOnly(rule, place, {u"places", u"leastRanked"});
            m_model.lastPlace
                = LastPlace{whole(rule, u"places", place, 0), whole(rule, u"leastRanked", place, 0)};
        }
        if (json.contains(u"deduction")) {
            const QString place = QStringLiteral("deduction");
            const QJsonObject rule = object(json[u"deduction"], place);
            allowOnly(rule, place, {u"count", u"points", u"factor", u"most"});
            m_model.deduction
                = Deduction{count(rule, u"count", place), number(rule, u"points", place, 0),
                            number(rule, u"factor", place, 1), number(rule, u"most", place, 100)};
        }
    }

    Model m_model;
    std::optional<Error> m_error;
};

QJsonObject jsonOf(const Term &term)
{
    QJsonObject json{{QStringLiteral("weight"), term.weight}};
    if (term.kind != Term::Kind::Volume) {
        json[term.kind == Term::Kind::Given ? QStringLiteral("given") : QStringLiteral("rate")] = term.token;
        return json;
    }
    json[QStringLiteral("count")] = term.token;
    if (term.isPerCell)
        json[QStringLiteral("perCell")] = true;
    QJsonObject bands;
    for (const auto &[key, list] : term.bands) {
        QJsonArray entries;
        for (const Band &band : list) {
            QJsonObject entry{{QStringLiteral("score"), band.score}};
            if (band.upTo)
                entry[QStringLiteral("upTo")] = *band.upTo;
            entries.append(entry);
        }
        bands[key] = entries;
    }
    json[QStringLiteral("bands")] = bands;
    return json;
}

QJsonObject optionsOf(const Model &model)
{
    QJsonObject json{{QStringLiteral("sample"), tokenOf(model.sample)},
                     {QStringLiteral("leastNeeded"), model.leastNeeded},
                     {QStringLiteral("scaleToDays"), model.scaleToDays}};
    const auto word = [&json](const char *key, bool isSecond, const char *second) {
        if (isSecond)
            json[QLatin1StringView(key)] = QLatin1StringView(second);
    };
    word("exempt", !model.exemptLeavesOut, "count");
    word("rankWithin", model.ranksWithinGroups, "group");
    word("inTimeCloseBy", model.counting.inTimeCloseByClosed, "closed");
    word("needDispatch", model.counting.needDispatchOverdueOnly, "overdue");
    if (model.shrinks)
        json[QStringLiteral("shrink")] = true;
    return json;
}

template <typename List> QJsonArray arrayOf(const List &list)
{
    QJsonArray array;
    for (const auto &one : list)
        array.append(one);
    return array;
}
} // namespace

base::Result<Model> modelFromJson(const QByteArray &text)
{
    if (text.size() > LongestModel)
        return base::refused(QStringLiteral("model-too-long"), QString::number(text.size()));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (!document.isObject())
        return base::refused(QStringLiteral("model-not-json"), error.errorString());
    return ModelReader().read(document.object());
}

QByteArray toJson(const Model &model)
{
    QJsonObject json{{QStringLiteral("id"), model.id},
                     {QStringLiteral("version"), model.version},
                     {QStringLiteral("nameZh"), model.nameZh},
                     {QStringLiteral("nameEn"), model.nameEn},
                     {QStringLiteral("actors"), arrayOf(model.actors)},
                     {QStringLiteral("grades"), arrayOf(model.grades)},
                     {QStringLiteral("options"), optionsOf(model)}};
    if (!model.source.isEmpty())
        json[QStringLiteral("source")] = model.source;
    QJsonArray terms;
    for (const Term &term : model.terms)
        terms.append(jsonOf(term));
    json[QStringLiteral("terms")] = terms;
    QJsonArray groups;
    for (const Group &group : model.groups)
        groups.append(QJsonObject{{QStringLiteral("id"), group.id},
                                  {QStringLiteral("nameZh"), group.nameZh},
                                  {QStringLiteral("nameEn"), group.nameEn},
                                  {QStringLiteral("departments"), arrayOf(group.departments)}});
    if (!groups.isEmpty())
        json[QStringLiteral("groups")] = groups;
    if (model.lastPlace)
        json[QStringLiteral("lastPlace")]
            = QJsonObject{{QStringLiteral("places"), model.lastPlace->places},
                          {QStringLiteral("leastRanked"), model.lastPlace->leastRanked}};
    if (model.deduction)
        json[QStringLiteral("deduction")]
            = QJsonObject{{QStringLiteral("count"), tokenOf(model.deduction->count)},
                          {QStringLiteral("points"), model.deduction->points},
                          {QStringLiteral("factor"), model.deduction->factor},
                          {QStringLiteral("most"), model.deduction->most}};
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

base::Result<std::vector<Model>> shippedModels()
{
    const QDir folder(QStringLiteral(":/wanmi/evaluation"));
    std::vector<Model> models;
    for (const QString &name : folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            return base::failure(ErrorKind::Corrupt, QStringLiteral("bad-models"), name);
        auto model = modelFromJson(file.readAll());
        if (!model)
            return base::failure(ErrorKind::Corrupt, QStringLiteral("bad-models"),
                                 name + u' ' + model.error().reason + u' ' + model.error().detail);
        models.push_back(std::move(*model));
    }
    return models;
}
} // namespace wanmi::evaluation
