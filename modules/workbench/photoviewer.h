// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/phototile.h"

#include <QDialog>
#include <QPixmap>

class QPushButton;

namespace wanmi::workbench {

/// One picture that can be enlarged and moved about.
class PhotoPane : public QWidget
{
    Q_OBJECT
public:
    explicit PhotoPane(QWidget *parent = nullptr);
    void setPicture(const QPixmap &picture, const QString &insteadOfIt);
    /// 1: fits the pane.
    void setZoom(double zoom, QPointF center);
    [[nodiscard]] double zoom() const { return m_zoom; }
    [[nodiscard]] QPointF center() const { return m_center; } ///< 0…1 of the picture
    [[nodiscard]] bool hasPicture() const { return !m_picture.isNull(); }
    static constexpr double MostZoom = 16;

signals:
    void zoomWanted(double factor);
    void moved(QPointF center);

protected:
    void paintEvent(QPaintEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    [[nodiscard]] QSizeF shownSize() const;
    QPixmap m_picture;
    QString m_instead;
    double m_zoom = 1;
    QPointF m_center{0.5, 0.5}, m_grip;
};

/// The photos of a case, large. Left and Right: the next; wheel, + and −: zoom; 0: fit; C: before and after
/// side by side, moved and enlarged together; Esc: closes.
class PhotoViewer : public QDialog
{
    Q_OBJECT
public:
    PhotoViewer(SessionContext &session, const Style &style, domain::CaseFile file, std::size_t first,
                QWidget *parent);
    [[nodiscard]] std::size_t current() const { return m_current; }
    [[nodiscard]] bool isComparing() const { return m_comparing; }
    [[nodiscard]] double zoom() const;
    [[nodiscard]] const std::vector<PhotoPane *> &panes() const { return m_panes; }

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void showPhoto(std::size_t photo);
    void step(int by);
    void zoomBy(double factor);
    void compare(bool on);
    void load(int pane, std::optional<std::size_t> photo);
    void writeTexts();
    [[nodiscard]] std::optional<std::size_t> partner() const;

    SessionContext &m_session;
    const Style &m_style;
    const domain::CaseFile m_file;
    std::size_t m_current;
    bool m_comparing = false;
    std::vector<PhotoPane *> m_panes; ///< before (or the only one), after
    std::vector<QLabel *> m_captions;
    std::vector<std::optional<std::size_t>> m_shown{std::nullopt, std::nullopt};
    std::vector<PhotoLook> m_looks{2};
    QPushButton *m_previous, *m_next, *m_compare, *m_closer, *m_farther, *m_close;
};
} // namespace wanmi::workbench
