// SPDX-License-Identifier: GPL-3.0-or-later
#include "pageflow.h"
#include "reports/contentpdf.h"

#include <algorithm>
#include <numeric>

namespace wanmi::reports {
namespace {
constexpr int Wrapped = int(Qt::TextWordWrap);
const QColor HeadGround(0x1C, 0x4E, 0x80), TotalGround(0xED, 0xF2, 0xF8), Stripe(0xF7, 0xF9, 0xFB);

int sideOf(Format format)
{
    return int(format == Format::Text ? Qt::AlignLeft : Qt::AlignRight);
}
} // namespace

/// One table over pages: too wide, and its columns go on below with the keys repeated; too long, and its rows
/// go on overleaf with the heads repeated.
class TableFlow
{
public:
    TableFlow(PageFlow &flow, const Table &table)
        : m_flow(flow)
        , m_table(table)
        , m_px(flow.pt(table.columns.size() > 18 ? 6.6 : 8.5))
        , m_pad(flow.mm(table.columns.size() > 18 ? 0.4 : 1.1))
        , m_font(reportFont(m_px))
        , m_bold(reportFont(m_px, true))
        , m_shown(std::min(table.rows.size(), MostPrintedRows))
    {
        for (std::size_t column = 0; column < table.columns.size(); ++column)
            measure(column);
    }

    void lay()
    {
        const auto parts = split();
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (i > 0)
                m_flow.space(m_flow.mm(4));
            layPart(parts[i]);
        }
        if (m_shown < m_table.rows.size())
            m_flow.text(m_flow.m_content.say("另有 %1 行，见工作簿。", "%1 more rows in the workbook.")
                            .arg(m_table.rows.size() - m_shown),
                        m_px, FaintInk);
    }

private:
    struct Field
    {
        std::size_t column = 0;
        double width = 0;
    };

    void measure(std::size_t column)
    {
        const TableColumn &head = m_table.columns[column];
        double widest = 0;
        for (std::size_t row = 0; row < m_shown; ++row)
            widest = std::max(widest, m_flow.widthOf(printed(m_table.rows[row][column]), m_bold));
        // Chinese breaks between any two characters, other words do not break.
        for (const QString &word : head.title.split(u' ')) {
            const bool isChinese = !word.isEmpty() && word.front().unicode() >= 0x2E80;
            widest = std::max(widest, m_flow.widthOf(isChinese ? word.left(4) : word, m_bold));
        }
        widest += 2 * m_pad + m_px * 0.2;
        m_wide.push_back(widest);
        m_least.push_back(head.format == Format::Text ? std::min(widest, m_px * 7) : widest);
    }

    [[nodiscard]] double sum(const std::vector<Field> &fields) const
    {
        return std::accumulate(fields.begin(), fields.end(), 0.0,
                               [](double all, const Field &field) { return all + field.width; });
    }

    /// As many columns as fit at their least, then widened to the page.
    [[nodiscard]] std::vector<std::vector<Field>> split() const
    {
        const double width = m_flow.body().width();
        std::vector<Field> keys;
        for (std::size_t column = 0; column < m_table.keyColumns && column < m_least.size(); ++column)
            keys.push_back({column, m_least[column]});
        std::vector<std::vector<Field>> parts{keys};
        for (std::size_t column = keys.size(); column < m_least.size(); ++column) {
            if (sum(parts.back()) + m_least[column] > width && parts.back().size() > keys.size())
                parts.push_back(keys);
            parts.back().push_back({column, m_least[column]});
        }
        for (auto &part : parts)
            widen(part, width);
        return parts;
    }

    void widen(std::vector<Field> &part, double width) const
    {
        const double spare = width - sum(part);
        double wanted = 0;
        for (const Field &field : part)
            wanted += m_wide[field.column] - m_least[field.column];
        if (spare <= 0)
            return;
        // First what the texts want, then everybody alike.
        const double given = std::min(spare, wanted);
        for (Field &field : part) {
            if (wanted > 0)
                field.width += given * (m_wide[field.column] - m_least[field.column]) / wanted;
            field.width += (spare - given) / double(part.size());
        }
    }

    void layPart(const std::vector<Field> &part)
    {
        m_headHeight = m_px;
        for (const Field &field : part)
            m_headHeight = std::max(
                m_headHeight,
                m_flow.heightOf(m_table.columns[field.column].title, m_bold, field.width - 2 * m_pad));
        m_headHeight += 2 * m_pad;
        // What fits on half a page is not broken; of the rest some rows follow the heads.
        const double row = m_px * 1.3 + 2 * m_pad, all = m_headHeight + row * double(m_shown) + m_px * 3;
        m_flow.need(all < m_flow.body().height() / 2 ? all : m_headHeight + 3 * row);
        layHead(part);
        for (std::size_t row = 0; row < m_shown; ++row)
            layRow(part, row);
    }

    void layHead(const std::vector<Field> &part)
    {
        std::vector<QString> words;
        for (const Field &field : part)
            words.push_back(m_table.columns[field.column].title);
        layLine(part, words, m_headHeight, m_bold, QColor(Qt::white), HeadGround, true);
    }

    void layRow(const std::vector<Field> &part, std::size_t row)
    {
        const bool isTotal = m_table.hasTotal && row + 1 == m_table.rows.size();
        const QFont &font = isTotal ? m_bold : m_font;
        std::vector<QString> words;
        double height = m_px * 1.3;
        for (const Field &field : part) {
            words.push_back(printed(m_table.rows[row][field.column]));
            if (m_table.columns[field.column].format == Format::Text)
                height = std::max(height, m_flow.heightOf(words.back(), font, field.width - 2 * m_pad));
        }
        height += 2 * m_pad;
        if (height > m_flow.left()) {
            m_flow.newPage();
            layHead(part);
        }
        layLine(part, words, height, font, Ink,
                isTotal            ? TotalGround
                    : row % 2 == 1 ? Stripe
                                   : QColor(Qt::white),
                false);
    }

    void layLine(const std::vector<Field> &part, const std::vector<QString> &words, double height,
                 const QFont &font, const QColor &ink, const QColor &ground, bool isHead)
    {
        std::vector<std::pair<QRectF, int>> places;
        double x = m_flow.m_body.left();
        for (const Field &field : part) {
            const int side = isHead ? int(Qt::AlignHCenter) : sideOf(m_table.columns[field.column].format);
            places.emplace_back(QRectF(x, m_flow.m_y, field.width, height), side);
            x += field.width;
        }
        const double pad = m_pad, line = m_flow.mm(0.12);
        m_flow.stroke([=](QPainter &painter) {
            for (std::size_t i = 0; i < places.size(); ++i) {
                const auto &[place, side] = places[i];
                painter.fillRect(place, ground);
                painter.setPen(QPen(GridInk, line));
                painter.drawRect(place);
                painter.setFont(font);
                painter.setPen(ink);
                painter.drawText(place.adjusted(pad, 0, -pad, 0), int(Qt::AlignVCenter) | side | Wrapped,
                                 words[i]);
            }
        });
        m_flow.m_y += height;
    }

    PageFlow &m_flow;
    const Table &m_table;
    double m_px, m_pad;
    QFont m_font, m_bold;
    std::size_t m_shown;
    std::vector<double> m_wide, m_least;
    double m_headHeight = 0;
};

void PageFlow::table(const Table &table)
{
    if (!table.rows.empty())
        TableFlow(*this, table).lay();
    if (!table.note.isEmpty()) {
        space(mm(1.5));
        text(table.note, pt(8), FaintInk);
    }
}
} // namespace wanmi::reports
