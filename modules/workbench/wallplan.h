// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/walls.h"

#include <QWidget>

class QBoxLayout;
class QComboBox;
class QLabel;
class QPushButton;
class QTimeEdit;
class QToolButton;

namespace wanmi::workbench {

/// What the editors of a wall decide.
struct WallPlan
{
    QString nameZh, nameEn, usual;
    std::vector<domain::TimetableEntry> timetable;
    domain::Rotation rotation;

    [[nodiscard]] static WallPlan of(const domain::Wall &wall);
    /// That wall with this plan.
    [[nodiscard]] domain::Wall laidOver(domain::Wall wall) const;
    friend bool operator==(const WallPlan &, const WallPlan &) = default;
};

/// A line of a timetable: seven days to press, from, to, scene.
class TimetableRow : public QWidget
{
    Q_OBJECT
public:
    using Names = std::vector<std::pair<QString, QString>>; ///< of scenes: id and name
    TimetableRow(const domain::TimetableEntry &entry, const Names &scenes, bool chinese,
                 QWidget *parent = nullptr);
    [[nodiscard]] domain::TimetableEntry entry() const;
    void focusFirst();

signals:
    void changed();
    void removed();

private:
    void note();

    std::vector<QToolButton *> m_days;
    QTimeEdit *m_from = nullptr, *m_to = nullptr;
    QLabel *m_span = nullptr;
    QComboBox *m_scene = nullptr;
};

/// The next changes of scene that a wall will make by itself: instants and scenes.
[[nodiscard]] std::vector<std::pair<qint64, QString>>
comingScenes(const domain::Wall &wall, const QStringList &sceneIds, qint64 nowMs, int most);
} // namespace wanmi::workbench
