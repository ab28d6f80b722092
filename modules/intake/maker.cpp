// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/maker.h"

#include "intake/geometries.h"
#include "intake/values.h"

#include <QTimeZone>

#include <algorithm>
#include <cmath>
#include <limits>

namespace wanmi::intake {
namespace {

constexpr double NaN = std::numeric_limits<double>::quiet_NaN();
constexpr int MostNewWords = 1000;

int indexOf(const std::vector<Field> &fields, QLatin1String name)
{
    for (size_t i = 0; i < fields.size(); ++i) {
        if (fields[i].name == name)
            return int(i);
    }
    return -1;
}

QTimeZone zoneOf(const Mapping &mapping, const CityBook &city)
{
    return QTimeZone((mapping.timeZone.isEmpty() ? city.timeZone : mapping.timeZone).toUtf8());
}
} // namespace

Maker::Maker(const Mapping &mapping, CityBook &city, base::Instant now)
    : m_mapping(mapping)
    , m_city(city)
    , m_now(now)
    , m_fields(fieldsOf(mapping.kind))
    , m_values(m_fields.size())
    , m_times(zoneOf(mapping, city))
    , m_lonField(indexOf(m_fields, QLatin1String("lon")))
    , m_latField(indexOf(m_fields, QLatin1String("lat")))
    , m_geometryField(indexOf(m_fields, QLatin1String("geometry")))
{
    m_wordAnswers.resize(m_fields.size());
    for (size_t f = 0; f < m_fields.size(); ++f) {
        const auto given = mapping.values.constFind(m_fields[f].name);
        if (given == mapping.values.constEnd())
            continue;
        for (auto it = given->begin(); it != given->end(); ++it)
            m_values[f].insert(foldedWord(it.key()), it.value());
    }
}

int Maker::field(const char *name) const
{
    const int found = indexOf(m_fields, QLatin1String(name));
    Q_ASSERT(found >= 0);
    return found;
}

void Maker::startFile(int file, const PlaceForm &form, const Inputs &inputs)
{
    m_file = file;
    m_form = form;
    m_converter.emplace(form.crs);
    m_inputs = &inputs;
}

void Maker::check(const RawBatch &batch, Checked &out)
{
    m_out = &out;
    out.file = m_file;
    out.share = batch.share;
    begin(out);
    if (needsPlace())
        findPlaces(batch);
    for (size_t i = 0; i < batch.rows.size(); ++i) {
        const RowView row(batch, i, *m_inputs);
        m_line = row.raw().line;
        m_refused = m_remarked = m_leftOut = false;
        ++out.read;
        if (row.raw().fault) {
            refuse(row.raw().fault);
            ++out.refused;
            noteRefused(row);
            continue;
        }
        const Verdict verdict = make(row, i);
        if (verdict == Verdict::LeftOut || m_leftOut) {
            ++out.leftOut;
        } else if (verdict == Verdict::Refused || m_refused) {
            ++out.refused;
            noteRefused(row);
        } else if (verdict == Verdict::Taken) {
            ++out.taken;
            out.remarked += m_remarked;
        }
    }
}

/// What is refused is delivered all the same: nobody may take it for gone.
void Maker::noteRefused(const RowView &row)
{
    for (const char *name : {"key", "id", "code", "plate"}) {
        const int field = indexOf(m_fields, QLatin1String(name));
        if (const QString text = row.text(field); !text.isEmpty())
            m_out->refusedKeys.push_back(
                qstrcmp(name, "key") == 0 || qstrcmp(name, "plate") == 0 ? keyFrom(text) : plainCode(text));
    }
}

void Maker::refuse(const char *reason, int field, const QString &value)
{
    m_refused = true;
    m_out->findings.push_back({m_line, field, reason, true, value.left(200)});
}

void Maker::remark(const char *reason, int field, const QString &value)
{
    m_remarked = true;
    m_out->findings.push_back({m_line, field, reason, false, value.left(200)});
}

void Maker::findPlaces(const RawBatch &batch)
{
    m_places.assign(batch.rows.size(), {NaN, NaN});
    m_placeFaults.assign(batch.rows.size(), nullptr);
    const bool byColumns = m_inputs->has(m_lonField) && m_inputs->has(m_latField);
    const bool byText = !byColumns && m_inputs->has(m_geometryField);
    const bool isSwapped = m_form->swapped;
    std::string room;
    for (size_t i = 0; i < batch.rows.size(); ++i) {
        const RowView row(batch, i, *m_inputs);
        const RawRow &raw = row.raw();
        geo::Place at{NaN, NaN};
        if (byColumns) {
            const Value x = row.value(m_lonField, room);
            std::string other;
            const Value y = row.value(m_latField, other);
            if (x.type == Value::Type::None || y.type == Value::Type::None) {
                m_placeFaults[i] = "no-coordinates";
                continue;
            }
            const auto lon = readCoordinate(x), lat = readCoordinate(y);
            if (!lon || !lat) {
                m_placeFaults[i] = "bad-coordinates";
                continue;
            }
            at = {*lon, *lat};
        } else if (byText) {
            const std::string_view text = row.bytes(m_geometryField, room);
            if (text.empty()) {
                m_placeFaults[i] = "no-coordinates";
                continue;
            }
            const ReadGeometry read = readGeometry(QByteArray(text.data(), qsizetype(text.size())));
            if (read.kind == RawRow::Geometry::Bad) {
                m_placeFaults[i] = "bad-coordinates";
                continue;
            }
            at = read.kind == RawRow::Geometry::Polygons ? geo::pointInside(read.polygons.front()) : read.at;
        } else if (raw.geometry == RawRow::Geometry::Point || raw.geometry == RawRow::Geometry::Line) {
            at = raw.at;
        } else if (raw.geometry == RawRow::Geometry::Polygons && !batch.polygons[size_t(raw.polygons)].empty()
                   && batch.polygons[size_t(raw.polygons)].front().rings.front().size() >= 3) {
            at = geo::pointInside(batch.polygons[size_t(raw.polygons)].front());
        } else {
            m_placeFaults[i] = raw.geometry == RawRow::Geometry::None ? "no-coordinates" : "wrong-geometry";
            continue;
        }
        // (0, 0) is what databases write for "not known".
        if (std::abs(at.lon) < 1e-6 && std::abs(at.lat) < 1e-6) {
            m_placeFaults[i] = "no-coordinates";
            continue;
        }
        m_places[i] = isSwapped ? geo::Place{at.lat, at.lon} : at;
    }
    m_converter->toPlaces(m_places);
    for (size_t i = 0; i < m_places.size(); ++i) {
        if (!m_placeFaults[i] && !std::isfinite(m_places[i].lon))
            m_placeFaults[i] = "bad-coordinates";
    }
}

std::optional<geo::Place> Maker::placeOf(const RowView &row, size_t index, bool mustHave)
{
    if (const char *fault = m_placeFaults[index]) {
        if (mustHave || qstrcmp(fault, "no-coordinates") != 0) {
            const bool byColumns = m_inputs->has(m_lonField);
            refuse(fault, byColumns ? m_lonField : m_geometryField,
                   byColumns ? QString(row.text(m_lonField) + u' ' + row.text(m_latField)).trimmed()
                             : row.text(m_geometryField));
        }
        return {};
    }
    const geo::Place place = m_places[index];
    if (m_city.holds(place) == std::optional(false)) {
        refuse("outside-city", m_inputs->has(m_lonField) ? m_lonField : m_geometryField,
               QStringLiteral("%1 %2").arg(place.lon, 0, 'f', 6).arg(place.lat, 0, 'f', 6));
        return {};
    }
    m_out->bounds.include(place);
    return place;
}

geo::MultiPolygon Maker::polygonsOf(const RowView &row)
{
    geo::MultiPolygon parts;
    std::string room;
    if (m_inputs->has(m_geometryField)) {
        const std::string_view text = row.bytes(m_geometryField, room);
        ReadGeometry read;
        if (!text.empty())
            read = readGeometry(QByteArray(text.data(), qsizetype(text.size())));
        parts = std::move(read.polygons);
    } else if (row.raw().polygons >= 0) {
        parts = row.batch().polygons[size_t(row.raw().polygons)];
    }
    for (geo::Polygon &part : parts) {
        for (geo::Ring &ring : part.rings) {
            if (m_form->swapped) {
                for (geo::Place &at : ring)
                    at = {at.lat, at.lon};
            }
            m_converter->toPlaces(ring);
            for (const geo::Place &at : ring) {
                if (!std::isfinite(at.lon))
                    return {};
            }
        }
        if (!part.rings.empty() && part.rings.front().size() >= 3)
            normalize(part);
    }
    return parts;
}

QString Maker::textOf(const RowView &row, int field)
{
    QString text = row.text(field);
    const int most = field >= 0 ? m_fields[size_t(field)].maxLength : 0;
    if (most > 0 && text.size() > most) {
        refuse("too-long", field, text);
        return {};
    }
    return text;
}

QString Maker::codeOf(const RowView &row, int field)
{
    const QString text = row.text(field);
    if (text.isEmpty())
        return {};
    QString code = plainCode(text);
    if (isRoundedCode(code))
        refuse("rounded-code", field, text);
    return code;
}

QString Maker::keyOf(const RowView &row, int field)
{
    QString text = row.text(field);
    if (isRoundedCode(text))
        refuse("rounded-code", field, text);
    return text;
}

std::optional<base::Instant> Maker::instantOf(const RowView &row, int field, bool mayLieAhead)
{
    const QString text = row.text(field);
    if (text.isEmpty())
        return {};
    const auto written = readDate(text, m_form->dateOrder);
    if (!written) {
        refuse("bad-date", field, text);
        return {};
    }
    const auto result = m_times.toInstant(*written);
    m_usedZone = m_usedZone || !written->offsetSeconds;
    const auto latest = m_now + (mayLieAhead ? std::chrono::hours(24 * 365 * 100) : std::chrono::hours(36));
    // 1900-01-01 and 1970-01-01 are what programs write for "no date".
    const bool isNone = written->date.year() < 1950
        || (written->date == QDate(1970, 1, 1) && (written->time.isNull() || written->time == QTime(0, 0)));
    if (isNone || (m_now.time_since_epoch().count() > 0 && result.at > latest)) {
        refuse("implausible-date", field, text);
        return {};
    }
    if (!result.existed)
        remark("bad-time", field, text);
    return result.at;
}

QString Maker::dateOf(const RowView &row, int field, const char *format)
{
    const QString text = row.text(field);
    if (text.isEmpty())
        return {};
    const auto written = readDate(text, m_form->dateOrder);
    if (!written) {
        remark("bad-date", field, text);
        return {};
    }
    const QDate latest = base::toUtc(m_now).date().addDays(1);
    if (written->date.year() < 1700 || (m_now.time_since_epoch().count() > 0 && written->date > latest)) {
        remark("implausible-date", field, text);
        return {};
    }
    return written->date.toString(QLatin1String(format));
}

QString Maker::mapped(int field, const QString &word, bool &isNew)
{
    const auto &values = m_values[size_t(field)];
    isNew = false;
    if (values.isEmpty())
        return {};
    const auto at = values.constFind(foldedWord(word));
    if (at == values.constEnd())
        return {};
    isNew = *at == Mapping::NewWord;
    return *at;
}

QString Maker::wordOf(const RowView &row, int field, const QString &otherwise)
{
    const QString text = row.text(field);
    if (text.isEmpty())
        return otherwise;
    auto &answers = m_wordAnswers[size_t(field)];
    if (const auto known = answers.find(text); known != answers.end()) {
        ++known->rows;
        m_leftOut = m_leftOut || known->leftOut;
        return known->leftOut ? otherwise : known->ours;
    }
    bool isNew = false;
    const QString ours = mapped(field, text, isNew);
    if (ours == Mapping::LeaveOut) {
        m_leftOut = true;
        answers.insert(text, {{}, false, true, ours, 1});
        return otherwise;
    }
    const Field &description = m_fields[size_t(field)];
    const QString word = ours.isEmpty() ? text : ours;
    if (description.allowed.contains(word)) {
        answers.insert(text, {word, false, false, ours, 1});
        return word;
    }
    const QString folded = foldedWord(word);
    const auto &known = wordsOfField(m_mapping.kind, description.name);
    if (const auto at = known.constFind(folded); at != known.constEnd()) {
        const bool isGuess = ours.isEmpty() && folded != foldedWord(*at);
        answers.insert(text, {*at, isGuess, false, ours, 1});
        return *at;
    }
    m_unknown.count(field, text.left(100));
    if (description.need == Need::Must)
        refuse("unknown-word", field, text);
    else
        remark("unknown-word", field, text);
    return otherwise;
}

std::optional<double> Maker::numberOf(const RowView &row, int field)
{
    std::string room;
    const Value value = row.value(field, room);
    if (value.type == Value::Type::None)
        return {};
    const FieldType type = m_fields[size_t(field)].type;
    const auto number = type == FieldType::Length
        ? readLength(value.toText(), m_mapping.units.value(m_fields[size_t(field)].name))
        : type == FieldType::Angle ? readAngle(value.toText())
                                   : readNumber(value);
    if (!number)
        remark(type == FieldType::Length      ? "bad-length"
                   : type == FieldType::Angle ? "bad-angle"
                                              : "bad-number",
               field, value.toText());
    return number;
}

std::optional<int> Maker::classOf(const RowView &row, int field, std::optional<domain::CaseKind> kind)
{
    std::string room;
    const Value value = row.value(field, room);
    std::string number;
    std::string_view bytes = value.text;
    if (value.type == Value::Type::Integer || value.type == Value::Type::Real)
        bytes = number = value.toText().toStdString();
    if (bytes.size() > 2 && bytes.ends_with(".0")
        && bytes.find_first_not_of("0123456789.") == std::string_view::npos)
        bytes.remove_suffix(2); // 402.0: a table kept codes as numbers
    if (bytes.empty()) {
        refuse("missing-value", field);
        return {};
    }
    ByBytes<ClassAnswer> &answers = m_classAnswers[kind ? 1 + int(*kind) : 0];
    auto at = answers.find(bytes);
    if (at == answers.end()) {
        if (answers.size() > 100'000) // a column of free text is no class: do not keep all of it
            answers.clear();
        const QString word = QString::fromUtf8(bytes.data(), qsizetype(bytes.size()));
        ClassAnswer answer;
        bool isNew = false;
        const QString ours = mapped(field, word, isNew);
        answer.said = ours;
        const bool mayMake
            = (isNew || m_mapping.confirmNew) && m_newWords < MostNewWords && word.size() <= 100;
        if (ours == Mapping::LeaveOut) {
            answer.leftOut = true;
        } else if (const auto found = m_city.classes.find(ours.isEmpty() || isNew ? word : ours, kind)) {
            answer.index = *found;
            answer.isGuess = ours.isEmpty() && !m_city.classes.isOwnWord(word, *found);
        } else if (kind && m_city.classes.find(word, std::nullopt) && !mayMake) {
            answer.reason = "class-of-other-kind";
        } else if (mayMake) {
            answer.index = m_city.classes.addLocal(word, kind.value_or(domain::CaseKind::Event));
            m_out->newClasses.push_back(m_city.classes.at(answer.index));
            ++m_newWords;
        } else {
            answer.reason = "unknown-class";
        }
        at = answers.emplace(std::string(bytes), answer).first;
    }
    ClassAnswer &answer = at->second;
    ++answer.rows;
    m_classField = field;
    if (answer.leftOut) {
        m_leftOut = true;
        return {};
    }
    if (answer.reason) {
        const QString word = QString::fromUtf8(bytes.data(), qsizetype(bytes.size()));
        m_unknown.count(field, word.left(100));
        refuse(answer.reason, field, word);
        return {};
    }
    return answer.index;
}

QString Maker::unitOf(const RowView &row, int field)
{
    std::string room;
    const std::string_view bytes = row.bytes(field, room);
    if (bytes.empty())
        return {};
    ByBytes<UnitAnswer> &answers = m_unitAnswers[field];
    auto at = answers.find(bytes);
    if (at == answers.end()) {
        if (answers.size() > 100'000)
            answers.clear();
        const QString word = QString::fromUtf8(bytes.data(), qsizetype(bytes.size()));
        UnitAnswer answer;
        bool isNew = false;
        const QString ours = mapped(field, word, isNew);
        answer.said = ours;
        if (ours == Mapping::LeaveOut) {
            answer.leftOut = true;
        } else if (const auto found = m_city.units.find(ours.isEmpty() || isNew ? word : ours)) {
            answer.id = *found;
        } else if ((isNew || m_mapping.confirmNew) && m_newWords < MostNewWords && word.size() <= 100) {
            const domain::Department made = m_city.units.addLocal(word);
            answer.id = made.id.text();
            m_out->newUnits.push_back(made);
            ++m_newWords;
        } else {
            answer.reason = "unknown-unit";
        }
        at = answers.emplace(std::string(bytes), answer).first;
    }
    UnitAnswer &answer = at->second;
    ++answer.rows;
    if (answer.leftOut)
        m_leftOut = true;
    if (answer.reason) {
        const QString word = QString::fromUtf8(bytes.data(), qsizetype(bytes.size()));
        m_unknown.count(field, word.left(100));
        refuse(answer.reason, field, word);
    }
    return answer.id;
}

std::vector<UnderstoodWord> Maker::understood() const
{
    std::map<std::pair<QString, QString>, UnderstoodWord>
        words; // one word may have been asked for with and without its kind
    const auto add = [&](int field, const QString &word, const QString &ours, const auto &answer) {
        const QString name = m_fields[size_t(field)].name, cut = word.left(100);
        UnderstoodWord &found = words[{name, cut}];
        found = {name, cut, answer.said.isEmpty() ? ours : answer.said, found.rows + answer.rows,
                 !answer.said.isEmpty()};
    };
    for (const auto &answers : m_classAnswers) {
        for (const auto &[word, answer] : answers) {
            if (answer.reason || (!answer.isGuess && answer.said.isEmpty()))
                continue;
            const domain::MinorClass *one = answer.index >= 0 ? &m_city.classes.at(answer.index) : nullptr;
            add(m_classField, QString::fromStdString(word),
                one ? domain::Catalog::keyOf(one->kind, one->code) : QString(), answer);
        }
    }
    for (const auto &[field, answers] : m_unitAnswers) {
        for (const auto &[word, answer] : answers) {
            if (!answer.said.isEmpty() && !answer.reason)
                add(field, QString::fromStdString(word), answer.id, answer);
        }
    }
    for (size_t f = 0; f < m_fields.size(); ++f) {
        for (auto it = m_wordAnswers[f].constBegin(); it != m_wordAnswers[f].constEnd(); ++it) {
            if (it->isGuess || !it->said.isEmpty())
                add(int(f), it.key(), it->ours, *it);
        }
    }
    std::vector<UnderstoodWord> all;
    for (auto &[key, word] : words)
        all.push_back(std::move(word));
    std::ranges::stable_sort(all, std::ranges::greater(), &UnderstoodWord::rows);
    return all;
}

QString Maker::keyFrom(const QString &own) const
{
    return m_mapping.sourceName.isEmpty() ? own : QString(m_mapping.sourceName + u'/' + own);
}
} // namespace wanmi::intake
