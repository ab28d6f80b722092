// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/camerastrip.h"
#include "workbench/style.h"

class QLineEdit;
class QListView;

namespace wanmi::workbench {

/// The video workspace: every camera by district and industry, and six of them live.
class VideoPage : public QWidget
{
    Q_OBJECT
public:
    VideoPage(SessionContext &session, const Style &style, QWidget *parent = nullptr);
    [[nodiscard]] CameraStrip &strip() { return *m_strip; }
    void focusFilter();
    void focusList();

signals:
    void cameraChosen(const QString &cameraId);

protected:
    void changeEvent(QEvent *event) override;

private:
    QLineEdit *m_filter;
    QListView *m_list;
    QLabel *m_count;
    QLabel *m_empty;
    CameraStrip *m_strip;
    Texts m_texts;
};
} // namespace wanmi::workbench
