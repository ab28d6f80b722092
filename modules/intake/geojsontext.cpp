// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/geojsontext.h"

#include <QJsonDocument>
#include <QLocale>

namespace wanmi::intake {
namespace {

QByteArray pair(geo::Place place)
{
    return '[' + wholeNumber(place.lon) + ',' + wholeNumber(place.lat) + ']';
}

QByteArray rings(const geo::Polygon &polygon)
{
    QByteArray all;
    for (const geo::Ring &ring : polygon.rings) {
        QByteArray points;
        for (const geo::Place &at : ring)
            points += pair(at) + ',';
        if (!ring.empty())
            points += pair(ring.front());
        all += (all.isEmpty() ? "[" : ",[") + points + ']';
    }
    return '[' + all + ']';
}
} // namespace

QByteArray wholeNumber(double number)
{
    return QByteArray::number(number, 'g', QLocale::FloatingPointShortest);
}

bool GeoJsonText::open(const QString &path, const QString &name)
{
    m_file.setFileName(path);
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return false;
    m_file.write("{\"type\":\"FeatureCollection\",\"name\":\"" + name.toUtf8() + "\",\"features\":[\n");
    return true;
}

void GeoJsonText::add(const QJsonObject &properties, const QByteArray &geometry)
{
    m_file.write((m_isFirst ? "" : ",\n") + QByteArray("{\"type\":\"Feature\",\"properties\":")
                 + QJsonDocument(properties).toJson(QJsonDocument::Compact)
                 + ",\"geometry\":" + (geometry.isEmpty() ? "null" : geometry) + '}');
    m_isFirst = false;
}

bool GeoJsonText::finish()
{
    m_file.write("\n]}\n");
    const bool good = m_file.flush() && m_file.error() == QFileDevice::NoError;
    m_file.close();
    return good;
}

QByteArray GeoJsonText::point(geo::Place place)
{
    return "{\"type\":\"Point\",\"coordinates\":" + pair(place) + '}';
}

QByteArray GeoJsonText::polygon(const geo::Polygon &polygon)
{
    return "{\"type\":\"Polygon\",\"coordinates\":" + rings(polygon) + '}';
}

QByteArray GeoJsonText::multiPolygon(const geo::MultiPolygon &shape)
{
    QByteArray parts;
    for (const geo::Polygon &part : shape)
        parts += (parts.isEmpty() ? "" : ",") + rings(part);
    return "{\"type\":\"MultiPolygon\",\"coordinates\":[" + parts + "]}";
}
} // namespace wanmi::intake
