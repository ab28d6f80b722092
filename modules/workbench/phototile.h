// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/photolook.h"
#include "workbench/style.h"

#include <QFrame>

class QLabel;

namespace wanmi::workbench {

/// One photo of a case, small: the picture or why there is none, what it is, and what is odd about it. Enter,
/// blank or a click opens it.
class PhotoTile : public QFrame
{
    Q_OBJECT
public:
    static constexpr QSize LargestPicture{200, 150};

    PhotoTile(SessionContext &session, const Style &style, domain::Photo photo, QWidget *parent = nullptr);
    [[nodiscard]] const domain::Photo &photo() const { return m_photo; }
    [[nodiscard]] const PhotoLook &look() const { return m_look; }
    void setLook(const PhotoLook &look, const domain::CaseFile &file);
    void setTileWidth(int widthPx);
    [[nodiscard]] QString text() const; ///< all words on it

signals:
    void opened();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    void paintPicture();
    void fitWords();

    SessionContext &m_session;
    const Style &m_style;
    const domain::Photo m_photo;
    PhotoLook m_look;
    QLabel *m_picture, *m_caption, *m_state, *m_doubts;
};

/// The marks of a picture as lines; warnings first.
[[nodiscard]] QStringList photoDoubtLines(const PhotoLook &look, const domain::Photo &photo,
                                          const domain::CaseFile &file, const models::Words &words,
                                          bool *warns = nullptr);
} // namespace wanmi::workbench
