// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chartink.h"

#include <QPagedPaintDevice>

#include <functional>

/// Lays a report out over pages before anything is painted, so that every page knows how many there are.
/// Private.
namespace wanmi::reports {

class PageFlow
{
public:
    /// \param device its metrics are those of the pages, whole A4 without margins.
    explicit PageFlow(const Content &content, QPagedPaintDevice &device);

    [[nodiscard]] int pages() const { return int(m_pages.size()); }
    [[nodiscard]] double mm(double length) const { return length / 25.4 * m_dpi; }
    [[nodiscard]] double pt(double size) const { return size / 72 * m_dpi; }
    [[nodiscard]] QRectF body() const { return m_body; } ///< between head and foot
    [[nodiscard]] double left() const { return m_body.bottom() - m_y; } ///< of the page, in height

    void newPage();
    void space(double height) { m_y = std::min(m_y + height, m_body.bottom()); }
    /// Begins a new page where so much does not fit any more.
    void need(double height);
    void text(const QString &said, double px, const QColor &color = Ink, bool isBold = false,
              int flags = int(Qt::AlignLeft), double indent = 0);
    void heading(const QString &title, double keptTogether);
    void table(const Table &table);
    /// Two columns: names and what is said of them.
    void pairs(const std::vector<std::pair<QString, QString>> &pairs);
    void chart(const Chart &chart);
    [[nodiscard]] double heightOf(const Chart &chart) const; ///< with its title
    /// A line of color down the left, the text beside it.
    void banner(const QString &said);
    /// The rest of the page, for what is placed there later.
    [[nodiscard]] QRectF rest() const { return {m_body.left(), m_y, m_body.width(), m_body.bottom() - m_y}; }

    void paint(QPainter &painter, int page) const;

private:
    friend class TableFlow;
    using Stroke = std::function<void(QPainter &)>;
    void stroke(Stroke stroke) { m_pages.back().push_back(std::move(stroke)); }
    void paintEdges(QPainter &painter, int page) const;
    [[nodiscard]] double heightOf(const QString &said, const QFont &font, double width) const;
    [[nodiscard]] double widthOf(const QString &said, const QFont &font) const;

    const Content &m_content;
    QPagedPaintDevice &m_device;
    double m_dpi;
    QRectF m_whole, m_body;
    double m_y = 0;
    std::vector<std::vector<Stroke>> m_pages;
};
} // namespace wanmi::reports
