// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/shape.h"

#include <QFile>
#include <QJsonObject>

namespace wanmi::intake {

/// The shortest text that reads back to the same number.
[[nodiscard]] QByteArray wholeNumber(double number);

/// A GeoJSON file (RFC 7946) with every digit of its coordinates: GDAL's writer rounds what ends in 99999.
class GeoJsonText
{
public:
    [[nodiscard]] bool open(const QString &path, const QString &name);
    void add(const QJsonObject &properties, const QByteArray &geometry);
    [[nodiscard]] bool finish();
    [[nodiscard]] QString errorText() const { return m_file.errorString(); }

    [[nodiscard]] static QByteArray point(geo::Place place);
    [[nodiscard]] static QByteArray polygon(const geo::Polygon &polygon);
    [[nodiscard]] static QByteArray multiPolygon(const geo::MultiPolygon &shape);

private:
    QFile m_file;
    bool m_isFirst = true;
};
} // namespace wanmi::intake
