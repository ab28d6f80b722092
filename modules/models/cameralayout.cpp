// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cameralayout.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace wanmi::models {
namespace {
constexpr std::array Shapes = {
    LayoutShape{"1", 1, 1, 1},   LayoutShape{"2", 2, 1, 1},   LayoutShape{"4", 2, 2, 1},   LayoutShape{"6", 3, 3, 2},
    LayoutShape{"6e", 3, 2, 1},  LayoutShape{"8", 4, 4, 3},   LayoutShape{"9", 3, 3, 1},   LayoutShape{"12", 4, 3, 1},
    LayoutShape{"13", 4, 4, 2},  LayoutShape{"16", 4, 4, 1},  LayoutShape{"20", 5, 4, 1},  LayoutShape{"25", 5, 5, 1},
    LayoutShape{"36", 6, 6, 1},  LayoutShape{"49", 7, 7, 1},  LayoutShape{"64", 8, 8, 1},
};
constexpr std::size_t MostLayouts = 200;
constexpr qsizetype LongestName = 60;
} // namespace

QRect LayoutShape::place(int place) const
{
    Q_ASSERT(place >= 0 && place < places());
    if (place == 0)
        return {0, 0, large, large};
    // The others in reading order around the large one, which stands in the corner.
    int left = place;
    for (int row = 0; row < rows; ++row) {
        const int first = row < large ? large : 0;
        if (left <= columns - first)
            return {first + left - 1, row, 1, 1};
        left -= columns - first;
    }
    return {};
}

std::span<const LayoutShape> layoutShapes()
{
    return Shapes;
}

const LayoutShape &layoutShape(QStringView token)
{
    const auto it = std::ranges::find_if(Shapes, [&](const LayoutShape &one) { return token == QLatin1StringView(one.token); });
    return it == Shapes.end() ? Shapes[3] : *it;
}

CameraLayout::CameraLayout(QStringView shape)
    : m_shape(&layoutShape(shape))
    , m_cameras(m_shape->places(), QString())
{
}

CameraLayout CameraLayout::fromJson(const QJsonObject &json)
{
    CameraLayout layout(json.value(u"shape").toString());
    int place = 0;
    for (const QJsonValue &one : json.value(u"cameras").toArray()) {
        const QString id = one.toString();
        if (place < layout.m_shape->places() && !id.isEmpty() && !layout.m_cameras.contains(id))
            layout.m_cameras[place] = id;
        ++place;
    }
    return layout;
}

QJsonObject CameraLayout::toJson() const
{
    return {{QStringLiteral("shape"), QLatin1StringView(m_shape->token)},
            {QStringLiteral("cameras"), QJsonArray::fromStringList(m_cameras)}};
}

void CameraLayout::setShape(QStringView token)
{
    const LayoutShape *shape = &layoutShape(token);
    if (shape == m_shape)
        return;
    m_shape = shape;
    QStringList standing = m_cameras;
    // Empty places between them are kept only where there is room for all.
    if (standing.size() > shape->places())
        standing.removeAll(QString());
    fill(standing);
}

void CameraLayout::put(const QString &camera, int place)
{
    if (place < 0 || place >= m_cameras.size())
        return;
    if (const int was = camera.isEmpty() ? -1 : find(camera); was >= 0)
        m_cameras[was] = m_cameras[place];
    m_cameras[place] = camera;
}

void CameraLayout::swap(int one, int other)
{
    if (std::min(one, other) >= 0 && std::max(one, other) < m_cameras.size())
        m_cameras.swapItemsAt(one, other);
}

int CameraLayout::add(const QString &camera)
{
    if (const int there = find(camera); there >= 0 || camera.isEmpty())
        return there;
    int place = find(QString());
    if (place < 0) {
        place = m_next % int(m_cameras.size());
        m_next = place + 1;
    }
    m_cameras[place] = camera;
    return place;
}

void CameraLayout::fill(const QStringList &cameras)
{
    m_cameras = QStringList(m_shape->places(), QString());
    for (int place = 0; place < std::min<int>(m_shape->places(), int(cameras.size())); ++place) {
        if (!m_cameras.contains(cameras[place]))
            m_cameras[place] = cameras[place];
    }
    m_next = 0;
}

bool CameraLayout::isEmpty() const
{
    return std::ranges::all_of(m_cameras, [](const QString &one) { return one.isEmpty(); });
}

CameraLayouts CameraLayouts::fromJson(const QJsonArray &json)
{
    CameraLayouts layouts;
    for (const QJsonValue &one : json) {
        const QJsonObject object = one.toObject();
        layouts.keep(object.value(u"name").toString(), CameraLayout::fromJson(object));
    }
    return layouts;
}

QJsonArray CameraLayouts::toJson() const
{
    QJsonArray array;
    for (const Named &one : m_all) {
        QJsonObject object = one.layout.toJson();
        object.insert(QStringLiteral("name"), one.name);
        array.append(object);
    }
    return array;
}

const CameraLayout *CameraLayouts::find(const QString &name) const
{
    const auto it = std::ranges::find(m_all, name, &Named::name);
    return it == m_all.end() ? nullptr : &it->layout;
}

void CameraLayouts::keep(const QString &name, const CameraLayout &layout)
{
    const QString shown = name.simplified().left(LongestName);
    if (shown.isEmpty())
        return;
    if (const auto it = std::ranges::find(m_all, shown, &Named::name); it != m_all.end())
        it->layout = layout;
    else if (m_all.size() < MostLayouts)
        m_all.push_back({shown, layout});
}

void CameraLayouts::rename(const QString &from, const QString &to)
{
    const QString shown = to.simplified().left(LongestName);
    const auto it = std::ranges::find(m_all, from, &Named::name);
    if (it != m_all.end() && !shown.isEmpty() && !find(shown))
        it->name = shown;
}

void CameraLayouts::remove(const QString &name)
{
    std::erase_if(m_all, [&](const Named &one) { return one.name == name; });
}
} // namespace wanmi::models
