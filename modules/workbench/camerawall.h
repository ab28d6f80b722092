// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cameralayout.h"
#include "workbench/cameracard.h"
#include "workbench/texts.h"

#include <map>

namespace wanmi::workbench {

/// Live pictures in the places of a layout, 1 to 64. A camera is dragged in from the tree, tile to tile changes places, Del
/// empties a place, Enter chooses the camera, Space (or a double press) shows one tile alone and all again; the arrows go
/// from tile to tile. A camera that stays keeps its stream, wherever it moves. Streams run only while it can be seen.
class CameraWall : public QWidget
{
    Q_OBJECT
public:
    explicit CameraWall(SessionContext &session, QWidget *parent = nullptr);
    void setVideoUrl(const QString &url);
    /// As the person made it. Nothing put yet: a first look at the whole city.
    void setCameraLayout(const models::CameraLayout &layout);
    [[nodiscard]] const models::CameraLayout &cameraLayout() const { return m_layout; }
    void setShape(QStringView token);
    void put(const QString &cameraId, int place);
    /// Into the next place; one that is shown already stays where it is.
    void open(const QString &cameraId);
    void empty(int place);
    /// A page of a tour in the same places, until the page is empty: then the layout is back.
    void showPage(const QStringList &cameras);
    /// Keys of whoever holds this wall, which the window shall not take while the keyboard is here.
    void setKeysAbove(const QList<int> &keys);
    /// One tile alone; an empty id: all of them.
    void enlarge(const QString &cameraId);
    [[nodiscard]] const QString &enlarged() const { return m_alone; }
    /// What stands in the places now.
    [[nodiscard]] QStringList cameras() const { return shown().cameras(); }
    [[nodiscard]] QWidget *tileAt(int place) const; ///< a card, or an empty place

signals:
    void cameraChosen(const QString &cameraId);
    void layoutChanged(); ///< by hand

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    [[nodiscard]] const models::CameraLayout &shown() const { return m_page.isEmpty() ? m_layout : m_page; }
    [[nodiscard]] int placeAt(QPoint point) const;
    [[nodiscard]] int placeOf(const QObject *tile) const;
    [[nodiscard]] QRect rectOf(int place) const;
    [[nodiscard]] bool press(int key, int place);
    void step(int key, int place);
    void drag(int place);
    void fillWithCity();
    void change(); ///< by hand
    void refresh(); ///< makes and drops tiles
    void arrange(); ///< puts them where they belong
    void claimKeys(); ///< so that the window leaves them to the tiles
    void clear();

    SessionContext &m_session;
    QString m_videoUrl;
    models::CameraLayout m_layout, m_page;
    bool m_isCity = true; ///< nobody has put a camera yet
    QString m_alone;
    QLabel *m_none;
    std::map<QString, CameraCard *> m_cards;
    std::vector<QWidget *> m_blanks; ///< empty places, by place; nullptr where a camera stands
    QPoint m_pressed;
    QList<int> m_keysAbove;
    Texts m_texts;
};
} // namespace wanmi::workbench
