// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/makers.h"

namespace wanmi::intake {
namespace {

bool hasHan(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.unicode() >= 0x2E80; });
}

/// 中山路12号 or Hauptstraße 5a.
QString plateName(const QString &street, const QString &number)
{
    if (!hasHan(street))
        return street + u' ' + number;
    return number.back().isDigit() ? QString(street + number + u'号') : QString(street + number);
}
} // namespace

PlaceMaker::PlaceMaker(const Mapping &mapping, CityBook &city, const PresentCity &, base::Instant now)
    : Maker(mapping, city, now)
    , m_id(field("id"))
    , m_key(field("key"))
    , m_name(field("name"))
    , m_street(field("street"))
    , m_number(field("number"))
    , m_aliases(field("aliases"))
    , m_kind(field("kind"))
    , m_parent(field("parent"))
{
}

void PlaceMaker::begin(Checked &out)
{
    out.rows = std::vector<Taken<domain::NamedPlace>>();
    m_rows = &std::get<std::vector<Taken<domain::NamedPlace>>>(out.rows);
}

Maker::Verdict PlaceMaker::make(const RowView &row, size_t index)
{
    domain::NamedPlace made;
    const auto place = placeOf(row, index);
    QString name = textOf(row, m_name);
    const QString street = textOf(row, m_street), number = textOf(row, m_number);
    QStringList aliases;
    for (const QString &alias : textOf(row, m_aliases).split(u'|', Qt::SkipEmptyParts))
        aliases.append(alias.trimmed());
    const bool isPlate = !street.isEmpty() && !number.isEmpty();
    if (isPlate) {
        const QString plate = plateName(street, number);
        if (!name.isEmpty() && name != plate && !aliases.contains(name))
            aliases.append(name);
        name = plate;
    }
    if (name.isEmpty())
        name = street;
    if (name.isEmpty() && !isRefused())
        refuse("missing-value", m_name);
    if (!place || isRefused())
        return Verdict::Refused;

    // Other registers have hundreds of kinds: what is none of ours is a point of interest.
    const QString word = row.text(m_kind);
    const QString ours = mapping().values.value(QStringLiteral("kind")).value(word, word);
    made.kind = wordsOfField(Kind::Places, QStringLiteral("kind")).value(foldedWord(ours));
    if (isPlate)
        made.kind = QStringLiteral("plate");
    else if (made.kind.isEmpty())
        made.kind = QStringLiteral("poi");
    made.name = name;
    made.aliases = aliases.join(u'|');
    const QString parent = textOf(row, m_parent);
    bool several = false;
    const domain::Area *named = city().areaNamed(parent, {}, several);
    made.parent = isPlate ? street : named ? named->code : parent;
    if (made.parent.isEmpty()) {
        if (const domain::Area *around = city().areaAt(*place))
            made.parent = around->code;
    }
    made.place = *place;

    QString own = keyOf(row, m_key);
    made.id = row.text(m_id);
    if (own.isEmpty())
        own = made.id;
    if (own.isEmpty())
        own = QStringLiteral("@%1:%2,%3")
                  .arg(made.name)
                  .arg(place->lon, 0, 'f', 6)
                  .arg(place->lat, 0, 'f', 6);
    const QString key = keyFrom(own);
    if (made.id.isEmpty())
        made.id = QStringLiteral("pl") + QString::number(hashOf(key), 16).rightJustified(16, u'0');
    if (!m_ids.insert(hashOf(made.id), 1)) {
        refuse(row.text(m_key).isEmpty() && row.text(m_id).isEmpty() ? "duplicate-place" : "duplicate-id",
               m_key, own);
        return Verdict::Refused;
    }
    if (isRefused() || leftOut())
        return leftOut() ? Verdict::LeftOut : Verdict::Refused;
    m_rows->push_back({std::move(made), originOf(row, key)});
    return Verdict::Taken;
}
} // namespace wanmi::intake
