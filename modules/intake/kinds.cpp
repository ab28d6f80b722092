// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/kinds.h"

#include <QFile>

#include <array>
#include <map>

namespace wanmi::intake {
namespace {

constexpr std::array<const char *, 8> KindTokens
    = {"admin", "cells", "components", "places", "cameras", "vehicles", "cases", "basemap"};
constexpr std::array<const char *, 12> TypeTokens
    = {"text",  "code", "word",    "integer", "number", "length",
       "angle", "date", "instant", "boolean", "class",  "unit"};

FieldType typeFrom(const QString &token)
{
    for (size_t i = 0; i < TypeTokens.size(); ++i) {
        if (token == QLatin1String(TypeTokens[i]))
            return FieldType(i);
    }
    return FieldType::Geometry;
}

Need needFrom(const QString &token)
{
    return token == u"must" ? Need::Must : token == u"wanted" ? Need::Wanted : Need::May;
}

using Table = std::map<Kind, std::vector<Field>>;

Table readTable()
{
    Table table;
    QFile file(QStringLiteral(":/wanmi/intake/fields.tsv"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the fields of the kinds are not compiled in");
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines.mid(1)) {
        const QStringList cells = line.split(u'\t');
        const auto kind = kindFromToken(cells.value(0));
        if (!kind || cells.size() != 10)
            qFatal("a field that is none: %s", qPrintable(line));
        Field field;
        field.name = cells[1];
        field.shortName = cells[2];
        field.type = typeFrom(cells[3]);
        field.need = needFrom(cells[4]);
        field.maxLength = cells[5].toInt();
        field.allowed = cells[6].split(u'|', Qt::SkipEmptyParts);
        field.nameZh = cells[7];
        field.nameEn = cells[8];
        for (const QString &word : cells[9].split(u'|', Qt::SkipEmptyParts))
            field.words.append(foldedWord(word));
        table[*kind].push_back(field);
    }
    return table;
}
} // namespace

QString tokenOf(Kind kind)
{
    return QString::fromLatin1(KindTokens[size_t(kind)]);
}

std::optional<Kind> kindFromToken(QStringView token)
{
    for (size_t i = 0; i < KindTokens.size(); ++i) {
        if (token == QLatin1String(KindTokens[i]))
            return Kind(i);
    }
    return {};
}

const std::vector<Kind> &allKinds()
{
    static const std::vector<Kind> all{Kind::Admin,   Kind::Cells,    Kind::Components, Kind::Places,
                                       Kind::Cameras, Kind::Vehicles, Kind::Cases,      Kind::Basemap};
    return all;
}

QString tokenOf(FieldType type)
{
    return type == FieldType::Geometry ? QStringLiteral("geometry")
                                       : QString::fromLatin1(TypeTokens[size_t(type)]);
}

QString tokenOf(Need need)
{
    return need == Need::Must  ? QStringLiteral("must")
        : need == Need::Wanted ? QStringLiteral("wanted")
                               : QStringLiteral("may");
}

const std::vector<Field> &fieldsOf(Kind kind)
{
    static const Table table = readTable();
    return table.at(kind);
}

const Field *findField(Kind kind, QStringView name)
{
    for (const Field &field : fieldsOf(kind)) {
        if (field.name == name)
            return &field;
    }
    return nullptr;
}

QString foldedWord(QStringView word)
{
    const QString plain = word.toString().normalized(QString::NormalizationForm_KC);
    QString result;
    result.reserve(plain.size());
    for (const QChar c : plain) {
        if (c.isLetterOrNumber() || c.isMark())
            result.append(c.toLower());
    }
    return result;
}
} // namespace wanmi::intake
