// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "workbench/style.h"

#include <QWidget>

#include <chrono>
#include <optional>
#include <vector>

namespace wanmi::workbench {

/// Half an hour of a record as a line: where one is, what is marked, when something happened to the case. A press or a drag says
/// where to go; the keys are its owner's.
class RecordScale : public QWidget
{
    Q_OBJECT
public:
    struct Event ///< of the case
    {
        base::Instant at{};
        QString what;
    };
    static constexpr std::chrono::minutes Length{30};

    RecordScale(const Style &style, QWidget *parent = nullptr);
    void setOffset(std::chrono::seconds utcOffset) { m_offset = utcOffset; }
    void setEvents(std::vector<Event> events);
    /// The line moves along when it is not on it any more.
    void setShown(base::Instant at);
    void setMarks(std::optional<base::Instant> from, std::optional<base::Instant> until);
    [[nodiscard]] base::Instant begin() const { return m_begin; }
    [[nodiscard]] QSize sizeHint() const override { return {320, 52}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {200, 52}; }

signals:
    void wanted(base::Instant at);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] double xOf(base::Instant at) const;
    [[nodiscard]] base::Instant at(double x) const;
    [[nodiscard]] QString clockOf(base::Instant at, const char *form = "HH:mm:ss") const;

    const Style &m_style;
    std::chrono::seconds m_offset{0};
    base::Instant m_begin{}, m_shown{};
    std::optional<base::Instant> m_from, m_until, m_dragged;
    std::vector<Event> m_events;
};
} // namespace wanmi::workbench
