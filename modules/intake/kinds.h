// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

/// What a city's files may bring. The fields of every kind are data: resources/intake/fields.tsv
/// (wanmi::resources::load() first).
namespace wanmi::intake {

enum class Kind { Admin, Cells, Components, Places, Cameras, Vehicles, Cases, Basemap };

/// "admin", "cells", "components", "places", "cameras", "vehicles", "cases", "basemap".
[[nodiscard]] QString tokenOf(Kind kind);
[[nodiscard]] std::optional<Kind> kindFromToken(QStringView token);
[[nodiscard]] const std::vector<Kind> &allKinds();

enum class FieldType {
    Text,
    Code, ///< digits of the field's codes
    Word, ///< one of `allowed`; others are mapped through values
    Integer,
    Number,
    Length, ///< metres; feet and others are converted
    Angle, ///< degrees, or a direction in words
    Date,
    Instant,
    Boolean,
    Class, ///< a class of the catalog: code, Chinese or English name, or mapped through values
    Unit, ///< a department: id, name, or mapped through values
    Geometry ///< the file's own geometry, coordinate columns, or a WKT column
};
/// "text", "code", "word", "integer", "number", "length", "angle", "date", "instant", "boolean", "class",
/// "unit", "geometry".
[[nodiscard]] QString tokenOf(FieldType type);

enum class Need {
    Must, ///< a row without it is refused
    Wanted, ///< made, computed or left empty with a remark
    May
};
[[nodiscard]] QString tokenOf(Need need); ///< "must", "wanted", "may"

struct Field
{
    QString name; ///< as in --map name=COLUMN
    FieldType type = FieldType::Text;
    Need need = Need::May;
    QString nameZh, nameEn;
    QStringList words; ///< what other cities call it, folded (see foldedWord)
    QStringList allowed; ///< of a Word
    QString shortName; ///< at most 10 characters: the column of a Shapefile
    int maxLength = 0; ///< characters of a text; 0: no limit of its own
};

/// In the order in which they are shown. Geometry is given by the pseudo-fields "geometry" (the file's own,
/// or a WKT column), "lon" and "lat" (also easting and northing).
[[nodiscard]] const std::vector<Field> &fieldsOf(Kind kind);
[[nodiscard]] const Field *findField(Kind kind, QStringView name);

/// Lower case without blanks, punctuation, underscores and full-width forms: "Street_Name " and "ＳＴＲＥＥＴ
/// ＮＡＭＥ" are the same word.
[[nodiscard]] QString foldedWord(QStringView word);
} // namespace wanmi::intake
