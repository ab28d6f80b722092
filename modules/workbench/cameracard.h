// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/city.h"
#include "workbench/session.h"

#include <QLabel>
#include <QWidget>

namespace wanmi::workbench {

/// One live picture with its name below it. Precondition: the session has video.
class CameraCard : public QWidget
{
    Q_OBJECT
public:
    /// \param note stands behind the name: what it can do for a case
    CameraCard(SessionContext &session, const domain::Camera &camera, const QString &videoUrl, const QString &note,
               QWidget *parent);
    [[nodiscard]] const QString &camera() const { return m_camera; }
    [[nodiscard]] QWidget &picture() { return *m_picture; }
    /// Why its picture does not come (a token), for some seconds already; empty: it comes, or nobody knows.
    [[nodiscard]] QString trouble() const { return m_picture->property("trouble").toString(); }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QString m_camera;
    QWidget *m_picture;
    QLabel *m_caption;
};
} // namespace wanmi::workbench
