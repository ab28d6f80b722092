// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QObject>
#include <QtQml/qqmlregistration.h>
#include <QVariantList>
#include <QVariantMap>

namespace wanmi::kit {

/// Colors and sizes of one window, from the product's token file. The window's root makes one and hands it
/// down.
class Theme : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString name READ name WRITE setName NOTIFY changed FINAL) ///< "dark" or "light"
    Q_PROPERTY(QString face READ face WRITE setFace NOTIFY changed
                   FINAL) ///< "wall" (pixels at 3840) or "desk" (points)
    /// Wall: the smaller of width/3840 and height/2160. Desk: 1.
    Q_PROPERTY(double scale READ scale WRITE setScale NOTIFY changed FINAL)
    /// One design pixel (of a wall 3840 wide) in pixels of this window. A desk is read from half a metre:
    /// half of them.
    Q_PROPERTY(double unit READ unit NOTIFY changed FINAL)
    Q_PROPERTY(QString family READ family NOTIFY changed FINAL)
    Q_PROPERTY(double lineHeight READ lineHeight NOTIFY changed FINAL)
    Q_PROPERTY(int motionMs READ motionMs NOTIFY changed FINAL)
    Q_PROPERTY(QColor ground READ ground NOTIFY changed FINAL)
    Q_PROPERTY(QColor surface READ surface NOTIFY changed FINAL)
    Q_PROPERTY(QColor raised READ raised NOTIFY changed FINAL)
    Q_PROPERTY(QColor line READ line NOTIFY changed FINAL)
    Q_PROPERTY(QColor text READ text NOTIFY changed FINAL)
    Q_PROPERTY(QColor quiet READ quiet NOTIFY changed FINAL)
    Q_PROPERTY(QColor accent READ accent NOTIFY changed FINAL)
    Q_PROPERTY(QColor onAccent READ onAccent NOTIFY changed FINAL)
    Q_PROPERTY(QColor normal READ normal NOTIFY changed FINAL)
    Q_PROPERTY(QColor warning READ warning NOTIFY changed FINAL)
    Q_PROPERTY(QColor overdue READ overdue NOTIFY changed FINAL)
    Q_PROPERTY(QColor stale READ stale NOTIFY changed FINAL)
    /// Color of a light's token: "green", "yellow", "red", "grey", "none".
    Q_PROPERTY(QVariantMap lights READ lights NOTIFY changed FINAL)
    Q_PROPERTY(QVariantList ramp READ ramp NOTIFY changed FINAL)
    Q_PROPERTY(double headlinePx READ headlinePx NOTIFY changed FINAL)
    Q_PROPERTY(double titlePx READ titlePx NOTIFY changed FINAL)
    Q_PROPERTY(double bodyPx READ bodyPx NOTIFY changed FINAL)
    Q_PROPERTY(double notePx READ notePx NOTIFY changed FINAL)
    Q_PROPERTY(double grid READ grid NOTIFY changed FINAL) ///< space between regions
    Q_PROPERTY(double radius READ radius NOTIFY changed FINAL)
    Q_PROPERTY(double padding READ padding NOTIFY changed FINAL)
public:
    explicit Theme(QObject *parent = nullptr);

    [[nodiscard]] QString name() const { return m_name; }
    void setName(const QString &name);
    [[nodiscard]] QString face() const { return m_face; }
    void setFace(const QString &face);
    [[nodiscard]] double scale() const { return m_scale; }
    void setScale(double scale);
    [[nodiscard]] double unit() const { return m_scale * (m_face == QLatin1String("desk") ? 0.5 : 1); }
    [[nodiscard]] QString family() const { return m_family; }
    [[nodiscard]] double lineHeight() const { return m_lineHeight; }
    [[nodiscard]] int motionMs() const { return m_motionMs; }
    [[nodiscard]] QColor ground() const { return m_ground; }
    [[nodiscard]] QColor surface() const { return m_surface; }
    [[nodiscard]] QColor raised() const { return m_raised; }
    [[nodiscard]] QColor line() const { return m_line; }
    [[nodiscard]] QColor text() const { return m_text; }
    [[nodiscard]] QColor quiet() const { return m_quiet; }
    [[nodiscard]] QColor accent() const { return m_accent; }
    [[nodiscard]] QColor onAccent() const { return m_onAccent; }
    [[nodiscard]] QColor normal() const { return m_normal; }
    [[nodiscard]] QColor warning() const { return m_warning; }
    [[nodiscard]] QColor overdue() const { return m_overdue; }
    [[nodiscard]] QColor stale() const { return m_stale; }
    [[nodiscard]] QVariantMap lights() const;
    [[nodiscard]] QVariantList ramp() const { return m_ramp; }
    [[nodiscard]] double headlinePx() const { return sized(m_headline); }
    [[nodiscard]] double titlePx() const { return sized(m_title); }
    [[nodiscard]] double bodyPx() const { return sized(m_body); }
    [[nodiscard]] double notePx() const { return sized(m_note); }
    [[nodiscard]] double grid() const { return m_grid * m_scale; }
    [[nodiscard]] double radius() const { return m_radius * m_scale; }
    [[nodiscard]] double padding() const { return m_padding * m_scale; }

signals:
    void changed();

private:
    void read();
    [[nodiscard]] double sized(double token) const;

    QString m_name = QStringLiteral("dark"), m_face = QStringLiteral("wall"), m_family;
    double m_scale = 1, m_lineHeight = 1.35;
    int m_motionMs = 200;
    QColor m_ground, m_surface, m_raised, m_line, m_text, m_quiet, m_accent, m_onAccent, m_normal, m_warning,
        m_overdue, m_stale;
    QVariantList m_ramp;
    double m_headline = 0, m_title = 0, m_body = 0, m_note = 0, m_grid = 0, m_radius = 0, m_padding = 0;
};
} // namespace wanmi::kit
