// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/searchpopup.h"

#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QTextLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace wanmi::workbench {
namespace {
using models::SearchResults;
constexpr int KindWidth = 84;
constexpr int IconSize = 18;
constexpr int Gap = 10;
constexpr int LeastWidth = 640;
constexpr int Margin = 6;

/// Paints one line with what matched in bold accent. \return how far it reached.
int paintMarked(QPainter &painter, const QRect &box, const QFont &font, const QString &text,
                const QColor &color, const QColor &accent, const std::vector<std::pair<int, int>> &marks)
{
    if (box.width() <= 0 || text.isEmpty())
        return box.left();
    QTextCharFormat marked;
    marked.setForeground(accent);
    marked.setFontWeight(QFont::Bold);
    QFont widest = font;
    widest.setBold(!marks.empty());
    const QString shown = QFontMetrics(widest).elidedText(text, Qt::ElideRight, box.width());
    QList<QTextLayout::FormatRange> formats;
    for (const auto &[start, length] : marks) {
        QTextLayout::FormatRange range;
        range.start = start;
        range.length = std::min<int>(length, static_cast<int>(shown.size()) - start);
        range.format = marked;
        if (range.length > 0)
            formats.append(range);
    }
    QTextLayout layout(shown, font);
    layout.setFormats(formats);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(box.width() * 2);
    layout.endLayout();
    painter.setPen(color);
    layout.draw(&painter, QPointF(box.left(), box.top() + (box.height() - line.height()) / 2));
    return box.left() + static_cast<int>(line.naturalTextWidth());
}
} // namespace

SearchHitDelegate::SearchHitDelegate(const SearchResults &results, const Style &style, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_results(results)
    , m_style(style)
{
}

QSize SearchHitDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {LeastWidth / 2, RowHeightPx};
}

void SearchHitDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    painter->save();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool first = index.data(SearchResults::FirstOfKindRole).toBool();
    if (selected) {
        painter->fillRect(option.rect, m_style.color(QStringLiteral("selected")));
        painter->fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())),
                          m_style.color(QStringLiteral("accent")));
    }
    if (first && index.row() > 0) {
        painter->setPen(m_style.color(QStringLiteral("line")));
        painter->drawLine(option.rect.topLeft(), option.rect.topRight());
    }
    QFont note = option.font;
    note.setPointSizeF(Style::notePt());
    const QColor quiet = m_style.color(QStringLiteral("quiet")),
                 accent = m_style.color(QStringLiteral("accent"));
    QRect box = option.rect.adjusted(12, 0, -12, 0);
    if (first) {
        painter->setFont(note);
        painter->setPen(quiet);
        painter->drawText(QRect(box.topLeft(), QSize(KindWidth, box.height())),
                          Qt::AlignLeft | Qt::AlignVCenter,
                          QFontMetrics(note).elidedText(index.data(SearchResults::KindNameRole).toString(),
                                                        Qt::ElideRight, KindWidth - 6));
    }
    box.adjust(KindWidth, 0, 0, 0);
    m_style.icon(index.data(SearchResults::IconRole).toString(), QStringLiteral("quiet"))
        .paint(painter, QRect(box.left(), box.center().y() - IconSize / 2, IconSize, IconSize));
    box.adjust(IconSize + Gap, 0, 0, 0);
    const QString key = index.data(SearchResults::KeyRole).toString();
    if (!key.isEmpty()) {
        painter->setFont(note);
        painter->setPen(quiet);
        painter->drawText(box, Qt::AlignRight | Qt::AlignVCenter, key);
        box.adjust(0, 0, -QFontMetrics(note).horizontalAdvance(key) - 2 * Gap, 0);
    }
    const bool possible = index.data(SearchResults::PossibleRole).toBool();
    const auto marks = m_results.marks(index.row());
    const int end = paintMarked(*painter, box, option.font, index.data(SearchResults::TitleRole).toString(),
                                possible ? m_style.color(QStringLiteral("text")) : quiet, accent, marks.title);
    box.setLeft(end + 2 * Gap);
    paintMarked(*painter, box, note, index.data(SearchResults::SubtitleRole).toString(), quiet, accent,
                marks.subtitle);
    painter->restore();
}

SearchPopup::SearchPopup(SearchResults &results, const Style &style, QWidget *parent)
    : QFrame(parent)
    , m_results(results)
    , m_list(new QListView(this))
    , m_note(new QLabel(this))
{
    setObjectName(QStringLiteral("found"));
    setFocusPolicy(Qt::NoFocus);
    m_list->setModel(&results);
    m_list->setItemDelegate(new SearchHitDelegate(results, style, m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("Search results"));
    m_note->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, Margin, 1, 1);
    column->setSpacing(0);
    column->addWidget(m_list);
    column->addWidget(m_note);
    connect(m_list, &QListView::pressed, this,
            [this](const QModelIndex &index) { emit rowPressed(index.row()); });
    hide();
}

QString SearchPopup::note() const
{
    return m_note->text();
}

void SearchPopup::showUnder(const QWidget &box)
{
    m_note->setText(m_results.note());
    m_note->setVisible(!m_note->text().isEmpty());
    m_list->setVisible(m_results.count() > 0);
    const int width = std::max(box.width(), std::min(LeastWidth, window()->width()));
    const int noteHeight = m_note->isHidden() ? 0 : m_note->heightForWidth(width - 2) + 2;
    const QPoint at = box.mapTo(window(), QPoint(0, box.height() + 4));
    const int room = window()->height() - at.y() - noteHeight - 2 * Margin;
    const int rows = std::min(m_results.count() * SearchHitDelegate::RowHeightPx, room);
    m_list->setFixedHeight(std::max(0, rows));
    setGeometry(QRect(at, QSize(width, rows + noteHeight + Margin + 2)));
    show();
    raise();
}

int SearchPopup::currentRow() const
{
    return m_list->currentIndex().row();
}

void SearchPopup::setCurrentRow(int row)
{
    m_list->setCurrentIndex(m_results.index(std::clamp(row, 0, std::max(0, m_results.count() - 1))));
}
} // namespace wanmi::workbench
