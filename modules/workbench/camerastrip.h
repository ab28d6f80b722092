// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/session.h"
#include "workbench/texts.h"

#include <QTimer>
#include <QWidget>

class QGridLayout;
class QLabel;

namespace wanmi::workbench {

/// A few live pictures side by side: of the cameras that see the chosen case best, or of the whole city while
/// nothing is chosen. Below each its name and what it can do for the case. Streams run only while it can be
/// seen.
class CameraStrip : public QWidget
{
    Q_OBJECT
public:
    CameraStrip(SessionContext &session, int tiles, int columns, QWidget *parent = nullptr);
    void setVideoUrl(const QString &url);

signals:
    void cameraChosen(const QString &cameraId);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Shown
    {
        domain::Camera camera;
        QString note; ///< distance and sight; empty without a case
    };
    void choose();
    void look(const QString &caseId, geo::Place place);
    void show(const std::vector<Shown> &cameras);
    [[nodiscard]] QWidget *cell(const Shown &shown);
    void clear();

    SessionContext &m_session;
    int m_tiles, m_columns;
    QString m_videoUrl;
    QString m_looksFor; ///< the case whose cameras are wanted; empty: none
    QGridLayout *m_grid;
    QLabel *m_none;
    QStringList m_shown;
    std::vector<QWidget *> m_cells;
    QTimer m_soon;
    Texts m_texts;
};
} // namespace wanmi::workbench
