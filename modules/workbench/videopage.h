// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cameratree.h"
#include "workbench/videodeck.h"

#include <QSet>

class QComboBox;
class QLineEdit;
class QMenu;
class QTreeView;

namespace wanmi::workbench {

/// The video workspace: every camera as a tree, by district, industry or unit, with this person's favorites
/// and groups, and beside it live pictures as this person lays them out.
class VideoPage : public QWidget
{
    Q_OBJECT
public:
    VideoPage(SessionContext &session, const Style &style, SeatMemory &memory, QWidget *parent = nullptr);
    [[nodiscard]] VideoDeck &deck() { return *m_deck; }
    [[nodiscard]] models::CameraTree &tree() { return *m_tree; }
    [[nodiscard]] QTreeView &view() { return *m_view; }
    void focusFilter();
    void focusList();

signals:
    void cameraChosen(const QString &cameraId);
    void toWallWanted(const QString &name, const QString &sceneId);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build(const Style &style);
    void follow();
    void setTexts();
    void take();
    void showCount();
    void open(const QModelIndex &index);
    [[nodiscard]] bool press(int key);
    void keep(models::CameraShelf shelf);
    void offerGroups(const QString &cameraId);
    void nameGroup();
    void remove(const QModelIndex &index);
    void holdOpen();
    void openAgain();
    void tour(const QModelIndex &index);
    [[nodiscard]] std::vector<VideoDeck::Set> sets() const;
    [[nodiscard]] QStringList camerasOf(const QModelIndex &index) const;

    SessionContext &m_session;
    SeatMemory &m_memory;
    models::CameraTree *m_tree;
    QLineEdit *m_filter;
    QComboBox *m_order;
    QTreeView *m_view;
    QLineEdit *m_group; ///< name of a new group; hidden while none is wanted
    QLabel *m_count;
    QLabel *m_empty;
    VideoDeck *m_deck;
    QString m_forGroup; ///< the camera that the new group begins with
    QSet<QString> m_open; ///< branches that are open, by key
    QString m_current; ///< key of the chosen node
    std::optional<models::CameraShelf> m_before; ///< what Ctrl+Z brings back
    Texts m_texts;
};
} // namespace wanmi::workbench
