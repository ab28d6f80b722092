// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/makers.h"

#include "geo/codes.h"
#include "intake/geometries.h"

#include <algorithm>
#include <array>

namespace wanmi::intake {
namespace {

const QString City = QStringLiteral("city"), District = QStringLiteral("district"),
              Street = QStringLiteral("street"), Community = QStringLiteral("community");

int rankOf(const QString &level)
{
    return level == City ? 0 : level == District ? 1 : level == Street ? 2 : 3;
}
const std::array<QString, 4> Levels{City, District, Street, Community};

bool isDigits(const QString &text)
{
    return !text.isEmpty()
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

/// 2301 → 230100; 500233000000 → 500233: national lists fill up with zeros.
QString canonical(QString code)
{
    if (code.size() == 4)
        code += QStringLiteral("00");
    if (code.size() == 12 && code.endsWith(u"000"))
        code.chop(3);
    if (code.size() == 9 && code.endsWith(u"000"))
        code.chop(3);
    return code;
}

QString levelOfCode(const QString &code)
{
    switch (code.size()) {
    case 6:
        return code.endsWith(u"00") ? City : District;
    case 9:
        return Street;
    default:
        return Community;
    }
}

QString parentCode(const QString &code)
{
    switch (code.size()) {
    case 12:
        return code.left(9);
    case 9:
        return code.left(6);
    default:
        return code.endsWith(u"00") ? QString() : QString(code.left(4) + QStringLiteral("00"));
    }
}
} // namespace

AdminMaker::AdminMaker(const Mapping &mapping, CityBook &city, const PresentCity &present, base::Instant now)
    : Maker(mapping, city, now)
    , m_code(field("code"))
    , m_name(field("name"))
    , m_nameEn(field("name_en"))
    , m_level(field("level"))
    , m_parent(field("parent"))
{
    present.eachRemembered(Kind::Admin, [this](QStringView key, QStringView id) {
        m_remembered.insert(key.toString(), id.toString());
    });
    for (const domain::Area &area : city.areas())
        m_used.insert(area.code);
}

void AdminMaker::begin(Checked &out)
{
    out.rows = std::vector<Taken<domain::Area>>();
}

Maker::Verdict AdminMaker::make(const RowView &row, size_t)
{
    Read read;
    read.line = row.raw().line;
    read.file = originOf(row, {}).file;
    read.area.code = canonical(codeOf(row, m_code));
    read.area.nameZh = textOf(row, m_name);
    read.area.nameEn = textOf(row, m_nameEn);
    read.parentWord = row.text(m_parent);
    if (read.area.nameEn.isEmpty())
        read.area.nameEn = read.area.nameZh;
    const QString &code = read.area.code;
    const bool isCode = isDigits(code) && (code.size() == 6 || code.size() == 9 || code.size() == 12)
        && !code.endsWith(u"0000");
    if (!code.isEmpty() && !isCode && !isRefused())
        refuse("bad-code", m_code, code);
    if (read.area.nameZh.isEmpty() && !isRefused())
        refuse("missing-value", m_name);
    read.area.level = isCode ? levelOfCode(code) : wordOf(row, m_level, Community);
    read.area.shape = polygonsOf(row);
    for (const geo::Polygon &part : read.area.shape) {
        if (!isValidPolygon(part)) {
            refuse("bad-geometry");
            break;
        }
        m_out->bounds.include(geo::boundsOf(part));
    }
    if (read.area.shape.empty() && row.raw().geometry != RawRow::Geometry::None
        && row.raw().geometry != RawRow::Geometry::Point)
        refuse("wrong-geometry");
    if (leftOut())
        return Verdict::LeftOut;
    if (isRefused())
        return Verdict::Refused;
    m_read.push_back(std::move(read));
    return Verdict::Kept;
}

void AdminMaker::finish(Checked &out)
{
    m_out = &out;
    begin(out);
    std::stable_sort(m_read.begin(), m_read.end(), [](const Read &a, const Read &b) {
        return rankOf(a.area.level) < rankOf(b.area.level);
    });
    const QString home = homeOf();
    for (Read &read : m_read) {
        if (!read.area.code.isEmpty() && !read.area.code.startsWith(home))
            refuseLater(read, "other-city", m_code, read.area.code);
        else
            settle(read);
    }
    // Divisions made for want of delivered ones cover what their parts cover, from the smallest up.
    for (int rank = 2; rank >= 0; --rank) {
        for (auto &made : m_made) {
            if (rankOf(made.row.level) != rank || !made.row.shape.empty() || made.origin.line != 0)
                continue;
            std::vector<const geo::MultiPolygon *> parts;
            for (const auto &part : m_made) {
                if (part.row.parent == made.row.code && !part.row.shape.empty())
                    parts.push_back(&part.row.shape);
            }
            if (!parts.empty())
                made.row.shape = unionOf(parts);
        }
    }
    std::stable_sort(m_made.begin(), m_made.end(),
                     [](const auto &a, const auto &b) { return rankOf(a.row.level) < rankOf(b.row.level); });
    out.rows = std::move(m_made);
}

/// How the codes of this city begin: as those that are there, else as most of the delivered. "?": nobody can
/// say.
QString AdminMaker::homeOf() const
{
    // The municipalities have their counties under other four digits than their districts.
    const auto startOf = [](const QString &code) {
        static const QStringList municipalities{"11", "12", "31", "50"};
        return code.left(municipalities.contains(code.left(2)) ? 2 : 4);
    };
    // Numbers that were made for want of official ones give way to those.
    const auto isOfficial = [](const QString &code) { return !code.startsWith(u"99"); };
    for (const domain::Area &area : city().areas()) {
        if (area.level == City && isOfficial(area.code))
            return startOf(area.code);
    }
    QHash<QString, qsizetype> starts;
    qsizetype all = 0;
    for (const Read &read : m_read) {
        if (!read.area.code.isEmpty()) {
            ++starts[startOf(read.area.code)];
            ++all;
        }
    }
    for (auto it = starts.begin(); it != starts.end(); ++it) {
        if (it.value() * 2 > all)
            return it.key();
    }
    return starts.isEmpty() ? QString() : QStringLiteral("?");
}

void AdminMaker::refuseLater(const Read &read, const char *reason, int field, const QString &value)
{
    m_out->findings.push_back({read.line, field, reason, true, value});
    ++m_out->refused;
    if (!read.area.code.isEmpty())
        m_out->refusedKeys.push_back(read.area.code);
}

void AdminMaker::settle(Read &read)
{
    bool isMade = false;
    read.key = keyFrom(
        read.area.level + u':'
        + (read.area.code.isEmpty() ? QString(read.parentWord + u'/' + read.area.nameZh) : read.area.code));
    if (read.area.code.isEmpty()) {
        giveCode(read);
        isMade = true;
        if (read.area.code.isEmpty())
            return;
    }
    if (m_byCode.contains(read.area.code)) {
        const bool wasMade = m_made[size_t(m_byCode[read.area.code])].origin.line == 0;
        if (!wasMade)
            return refuseLater(read, "duplicate-id", m_code, read.area.code);
    }
    read.area.parent = parentCode(read.area.code);
    const Origin origin{read.file, read.line, read.key};
    if (!read.area.parent.isEmpty())
        makeParents(read.area.parent, {}, origin);
    const bool isOutside = liesOutsideParent(read.area);
    if (isOutside)
        m_out->findings.push_back({read.line, m_code, "outside-parent", false, read.area.code});
    m_out->remarked += isOutside && !isMade;
    if (isMade) {
        m_out->findings.push_back({read.line, m_code, "made-code", false, read.area.code});
        ++m_out->remarked;
    }
    m_used.insert(read.area.code);
    m_byCode.insert(read.area.code, int(m_made.size()));
    m_made.push_back({read.area, origin});
    ++m_out->taken;
}

bool AdminMaker::liesOutsideParent(const domain::Area &area) const
{
    if (area.shape.empty() || area.parent.isEmpty())
        return false;
    const auto made = m_byCode.constFind(area.parent);
    const domain::Area *parent
        = made != m_byCode.constEnd() ? &m_made[size_t(*made)].row : city().area(area.parent);
    if (!parent || parent->shape.empty())
        return false;
    const geo::Place inside = geo::pointInside(area.shape.front());
    return std::none_of(parent->shape.begin(), parent->shape.end(),
                        [&](const geo::Polygon &part) { return geo::contains(part, inside); });
}

/// The divisions above a code, where neither the city nor the files have them.
void AdminMaker::makeParents(const QString &code, const QString &nameZh, const Origin &origin)
{
    if (m_byCode.contains(code) || city().area(code))
        return;
    const QString above = parentCode(code);
    if (!above.isEmpty())
        makeParents(above, {}, origin);
    domain::Area area;
    area.code = code;
    area.level = levelOfCode(code);
    area.parent = above;
    area.nameZh = area.nameEn = nameZh.isEmpty() ? code : nameZh;
    m_out->findings.push_back({origin.line, m_parent, "made-parent", false, code});
    m_used.insert(code);
    m_byCode.insert(code, int(m_made.size()));
    m_made.push_back({area, Origin{origin.file, 0, QStringLiteral("made:") + code}});
}

/// The parent's code for a division without one of its own: named, the one around it, or the only one there
/// is.
QString AdminMaker::parentOf(const Read &read, const QString &level)
{
    bool several = false;
    for (const auto &made : m_made) {
        if (made.row.level == level && !read.parentWord.isEmpty()
            && (made.row.code == read.parentWord
                || foldedWord(made.row.nameZh) == foldedWord(read.parentWord)))
            return made.row.code;
    }
    if (const domain::Area *named = city().areaNamed(read.parentWord, level, several))
        return named->code;
    QStringList candidates;
    const auto consider = [&](const domain::Area &area) {
        if (area.level == level && !candidates.contains(area.code))
            candidates.append(area.code);
    };
    const std::optional<geo::Place> inside
        = read.area.shape.empty() ? std::nullopt : std::optional(geo::pointInside(read.area.shape.front()));
    const auto holds = [&](const domain::Area &area) {
        return inside && area.level == level
            && std::any_of(area.shape.begin(), area.shape.end(),
                           [&](const geo::Polygon &part) { return geo::contains(part, *inside); });
    };
    for (const auto &made : m_made) {
        if (holds(made.row))
            return made.row.code;
        consider(made.row);
    }
    for (const domain::Area &area : city().areas()) {
        if (holds(area))
            return area.code;
        consider(area);
    }
    return candidates.size() == 1 ? candidates.first() : QString();
}

void AdminMaker::giveCode(Read &read)
{
    if (const auto known = m_remembered.constFind(read.key); known != m_remembered.constEnd()) {
        read.area.code = *known;
        return;
    }
    bool several = false;
    const domain::Area *named = city().areaNamed(read.area.nameZh, read.area.level, several);
    if (named && !m_byCode.contains(named->code)) {
        read.area.code = named->code;
        return;
    }
    const int rank = rankOf(read.area.level);
    QString parent;
    if (rank > 0) {
        const Origin origin{read.file, read.line, read.key};
        for (int above = rank - 1; above >= 0 && parent.isEmpty(); --above)
            parent = parentOf(read, Levels[size_t(above)]);
        // GB/T 2260 leaves 99 free: a city outside the register gets numbers nobody else has.
        if (parent.isEmpty())
            parent = QStringLiteral("990100");
        while (rankOf(levelOfCode(parent)) < rank - 1) {
            parent = levelOfCode(parent) == City ? QString(parent.left(4) + QStringLiteral("01"))
                                                 : QString(parent + QStringLiteral("001"));
        }
        makeParents(parent, {}, origin);
    }
    const int digits = rank < 2 ? 2 : 3;
    const QString stem = rank == 0 ? QStringLiteral("99") : rank == 1 ? parent.left(4) : parent;
    const int most = rank < 2 ? 99 : 999;
    for (int number = 1; number <= most; ++number) {
        const QString code = stem + QString::number(number).rightJustified(digits, u'0')
            + (rank == 0 ? QStringLiteral("00") : QString());
        if (!m_used.contains(code)) {
            read.area.code = code;
            return;
        }
    }
    refuseLater(read, "serials-exhausted", m_code, parent);
}
} // namespace wanmi::intake
