// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <QWidget>

#include <optional>

namespace wanmi::workbench {

/// The picture of a record, handed in by the program (panels.h). GUI thread.
class PlaybackScreen : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;
    /// From there on; a recorder begins with the key picture before. \param scale seconds of the record in one
    virtual void play(base::Instant from, double scale) = 0;
    virtual void setPaused(bool paused) = 0;
    /// When the picture on screen was taken; nothing: there is none yet.
    [[nodiscard]] virtual std::optional<base::Instant> shownAt() const = 0;

signals:
    void moved(); ///< shownAt() is another
    void failed(const QString &reason); ///< of cameraReason(); it has stopped
};
} // namespace wanmi::workbench
