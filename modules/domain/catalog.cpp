// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/catalog.h"

namespace wanmi::domain {

namespace {

/// A table of tab-separated values with a header line; columns are found by name.
class Table
{
public:
    explicit Table(const QByteArray &tsv)
    {
        m_lines = QString::fromUtf8(tsv).split(u'\n', Qt::SkipEmptyParts);
        if (!m_lines.isEmpty())
            m_columns = m_lines.takeFirst().trimmed().split(u'\t');
    }
    bool next()
    {
        if (++m_line >= m_lines.size())
            return false;
        m_fields = m_lines[m_line].split(u'\t');
        m_fields.back() = m_fields.back().trimmed();
        return true;
    }
    [[nodiscard]] QString field(QStringView column) const
    {
        return m_fields.value(m_columns.indexOf(column));
    }
    [[nodiscard]] bool isSound() const { return m_fields.size() == m_columns.size(); }
    [[nodiscard]] qsizetype lineNumber() const { return m_line + 2; }

private:
    QStringList m_lines, m_columns, m_fields;
    qsizetype m_line = -1;
};

tl::unexpected<base::Error> bad(const Table &table, QLatin1String what)
{
    return base::failure(base::ErrorKind::Corrupt, QStringLiteral("bad-catalog"),
                         QStringLiteral("%1, line %2").arg(what).arg(table.lineNumber()));
}

std::optional<CaseKind> kindFrom(const QString &token)
{
    if (token == u"component")
        return CaseKind::Component;
    if (token == u"event")
        return CaseKind::Event;
    return {};
}

} // namespace

QString Catalog::keyOf(CaseKind kind, const QString &code)
{
    return (kind == CaseKind::Component ? u'C' : u'E') + code;
}

const QString &Catalog::localEdition()
{
    static const QString Edition = QStringLiteral("LOCAL");
    return Edition;
}

base::Result<Catalog> Catalog::fromTsv(const QString &edition, const QByteArray &classes,
                                       const QByteArray &conditions)
{
    Catalog catalog;
    catalog.m_edition = edition;
    Table rows(classes);
    while (rows.next()) {
        const auto kind = kindFrom(rows.field(u"kind"));
        const auto limit = worktime::parseLimit(rows.field(u"default_handling_limit"));
        const QString code = rows.field(u"major_code") + rows.field(u"minor_code");
        if (!rows.isSound() || !kind || !limit || code.size() != 4 || rows.field(u"minor_name_zh").isEmpty())
            return bad(rows, QLatin1String("class"));
        if (!catalog.m_index.emplace(keyOf(*kind, code), int(catalog.m_classes.size())).second)
            return bad(rows, QLatin1String("class twice"));
        catalog.m_classes.push_back({*kind,
                                     code,
                                     rows.field(u"major_name_zh"),
                                     rows.field(u"major_name_en"),
                                     rows.field(u"minor_name_zh"),
                                     rows.field(u"minor_name_en"),
                                     DepartmentId(rows.field(u"typical_department")),
                                     *limit,
                                     {},
                                     {}});
    }
    if (catalog.m_classes.empty())
        return bad(rows, QLatin1String("no classes"));

    Table lines(conditions);
    while (lines.next()) {
        const auto kind = kindFrom(lines.field(u"kind"));
        const auto limit = worktime::parseLimit(lines.field(u"handling_limit"));
        const QString code = lines.field(u"major_code") + lines.field(u"minor_code");
        const QString no = lines.field(u"condition_no");
        if (!lines.isSound() || !kind || !limit || no.isEmpty())
            return bad(lines, QLatin1String("condition"));
        const auto found = catalog.m_index.find(keyOf(*kind, code));
        if (found == catalog.m_index.end())
            return bad(lines, QLatin1String("condition without class"));
        if (catalog.condition(*kind, code, no))
            return bad(lines, QLatin1String("condition twice"));
        catalog.m_classes[size_t(found->second)].conditions.push_back(
            {no, lines.field(u"condition_zh"), lines.field(u"condition_en"), *limit,
             lines.field(u"closing_requirement_zh")});
    }
    return catalog;
}

Catalog Catalog::withLocal(std::vector<MinorClass> classes) const
{
    Catalog catalog = *this;
    for (MinorClass &one : classes) {
        if (one.edition.isEmpty())
            one.edition = localEdition();
        if (one.conditions.empty())
            one.conditions.push_back({QStringLiteral("01"), QStringLiteral("需要处置"),
                                      QStringLiteral("needs to be put right"), one.defaultLimit,
                                      QStringLiteral("恢复正常")});
        const auto [place, isNew]
            = catalog.m_index.try_emplace(keyOf(one.kind, one.code), int(catalog.m_classes.size()));
        if (isNew)
            catalog.m_classes.push_back(std::move(one));
        else
            catalog.m_classes[size_t(place->second)] = std::move(one);
    }
    return catalog;
}

const QString &Catalog::editionOf(CaseKind kind, const QString &code) const
{
    const MinorClass *minor = find(kind, code);
    return minor && !minor->edition.isEmpty() ? minor->edition : m_edition;
}

const MinorClass *Catalog::find(CaseKind kind, const QString &code) const
{
    const auto found = m_index.find(keyOf(kind, code));
    return found == m_index.end() ? nullptr : &m_classes[size_t(found->second)];
}

const FilingCondition *Catalog::condition(CaseKind kind, const QString &code, const QString &no) const
{
    const MinorClass *minor = find(kind, code);
    if (!minor)
        return nullptr;
    for (const FilingCondition &condition : minor->conditions) {
        if (condition.no == no)
            return &condition;
    }
    return nullptr;
}
} // namespace wanmi::domain
