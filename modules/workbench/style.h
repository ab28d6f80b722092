// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QHash>
#include <QIcon>
#include <QObject>

class QApplication;
class QPainter;
class QRectF;

namespace wanmi::workbench {

/// The product's look on Widgets, from the token file both faces read (:/wanmi/themes/tokens.json). GUI
/// thread; the file is compiled in.
class Style : public QObject
{
    Q_OBJECT
public:
    explicit Style(QObject *parent = nullptr);

    /// "dark" or "light"; sets palette, font and style sheet of the whole program, then emits changed().
    void apply(const QString &theme);
    [[nodiscard]] const QString &theme() const { return m_theme; }
    [[nodiscard]] bool isDark() const { return m_theme == QLatin1String("dark"); }

    [[nodiscard]] QColor color(const QString &token) const; ///< "ground", "text", "overdue", …
    [[nodiscard]] QColor lightColor(const QString &light) const; ///< "green", "yellow", "red", "grey", "none"
    /// Our own outline set (:/wanmi/icons), drawn in a token's color.
    [[nodiscard]] QIcon icon(const QString &name, const QString &colorToken = QStringLiteral("text")) const;
    /// The light's mark: round, triangle, square, bars. Never color alone.
    void paintMark(QPainter &painter, const QRectF &box, const QString &light) const;

    [[nodiscard]] static double titlePt() { return 13; }
    [[nodiscard]] static double bodyPt() { return 10.5; }
    [[nodiscard]] static double notePt() { return 9; }

signals:
    void changed();

private:
    [[nodiscard]] QString sheet() const;
    QString m_theme;
    QHash<QString, QHash<QString, QColor>> m_colors;
};
} // namespace wanmi::workbench
