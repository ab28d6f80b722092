// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/session.h"
#include "workbench/texts.h"

#include <QTimer>
#include <QWidget>

#include <map>

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
    /// Follow the chosen case (default), or keep the whole city.
    void setFollowing(bool following);
    /// A camera of one's own choice into a tile; what stood there goes where that camera was, or away.
    void put(const QString &cameraId, int tile);
    /// Into the next tile, one after another; one that is shown already stays where it is.
    void open(const QString &cameraId);
    /// The cameras of the tiles, in their order; empty before the first picture is wanted.
    [[nodiscard]] const QStringList &cameras() const { return m_cameras; }

signals:
    void cameraChosen(const QString &cameraId);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

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
    [[nodiscard]] std::vector<domain::Camera> chosen() const;

    SessionContext &m_session;
    int m_tiles, m_columns;
    bool m_following = true;
    QString m_videoUrl;
    QString m_looksFor; ///< the case whose cameras are wanted; empty: none
    QGridLayout *m_grid;
    QLabel *m_none;
    QStringList m_shown;
    std::map<int, QString> m_put; ///< tile → camera of one's own choice
    QStringList m_cameras;
    int m_next = 0; ///< tile of the next open()
    std::vector<QWidget *> m_cells;
    QTimer m_soon;
    Texts m_texts;
};
} // namespace wanmi::workbench
