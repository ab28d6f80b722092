// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QRect>
#include <QStringList>

#include <span>
#include <vector>

namespace wanmi::models {

/// How a surface is divided into places for cameras: a grid, or a large place with small ones around it.
struct LayoutShape
{
    const char *token;
    int columns, rows;
    int large; ///< the first place is so many columns and rows large
    [[nodiscard]] int places() const { return columns * rows - large * large + 1; }
    /// In columns and rows; the large place first, then from left to right and down. Precondition: place < places().
    [[nodiscard]] QRect place(int place) const;
};
[[nodiscard]] std::span<const LayoutShape> layoutShapes(); ///< 1 to 64 places, by their number
[[nodiscard]] const LayoutShape &layoutShape(QStringView token); ///< an unknown one: six places

/// Which camera stands where. A value; no camera stands in two places.
class CameraLayout
{
public:
    explicit CameraLayout(QStringView shape = u"6");
    [[nodiscard]] static CameraLayout fromJson(const QJsonObject &json); ///< what cannot be read is left out
    [[nodiscard]] QJsonObject toJson() const;

    [[nodiscard]] const LayoutShape &shape() const { return *m_shape; }
    /// The cameras move up in their order; those that find no place are left out.
    void setShape(QStringView token);
    /// As many as there are places; empty: nobody stands there.
    [[nodiscard]] const QStringList &cameras() const { return m_cameras; }
    /// What stood there goes where the camera was, or away. An empty id empties the place.
    void put(const QString &camera, int place);
    void swap(int one, int other);
    /// Into the first empty place, or the one that is next in turn; \return where it stands, also when it stood already.
    int add(const QString &camera);
    void fill(const QStringList &cameras); ///< from the first place on; the rest is empty
    [[nodiscard]] int find(const QString &camera) const { return int(m_cameras.indexOf(camera)); }
    [[nodiscard]] bool isEmpty() const;

    friend bool operator==(const CameraLayout &a, const CameraLayout &b)
    {
        return a.m_shape == b.m_shape && a.m_cameras == b.m_cameras;
    }

private:
    const LayoutShape *m_shape;
    QStringList m_cameras;
    int m_next = 0; ///< place of the next add() where none is empty
};

/// Layouts that one person named. A value; a name is unique.
class CameraLayouts
{
public:
    struct Named
    {
        QString name;
        CameraLayout layout;
        bool operator==(const Named &) const = default;
    };
    [[nodiscard]] static CameraLayouts fromJson(const QJsonArray &json);
    [[nodiscard]] QJsonArray toJson() const;
    [[nodiscard]] const std::vector<Named> &all() const { return m_all; }
    [[nodiscard]] const CameraLayout *find(const QString &name) const; ///< nullptr: no such one
    /// In the place of the one of that name, or behind the others. A name of blanks changes nothing.
    void keep(const QString &name, const CameraLayout &layout);
    void rename(const QString &from, const QString &to); ///< to a name that is taken: nothing
    void remove(const QString &name);
    bool operator==(const CameraLayouts &) const = default;

private:
    std::vector<Named> m_all;
};
} // namespace wanmi::models
