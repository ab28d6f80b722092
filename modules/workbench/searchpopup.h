// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/searchresults.h"
#include "workbench/style.h"

#include <QFrame>
#include <QStyledItemDelegate>

class QLabel;
class QListView;

namespace wanmi::workbench {

/// One hit in one line: the kind where its group begins, icon, title and what it is, with what matched
/// marked.
class SearchHitDelegate : public QStyledItemDelegate
{
public:
    static constexpr int RowHeightPx = 30;
    SearchHitDelegate(const models::SearchResults &results, const Style &style, QObject *parent);
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const models::SearchResults &m_results;
    const Style &m_style;
};

/// The list under the search box, and below it what there is to say. It never takes the keyboard.
class SearchPopup : public QFrame
{
    Q_OBJECT
public:
    SearchPopup(models::SearchResults &results, const Style &style, QWidget *parent);
    [[nodiscard]] QListView &list() { return *m_list; }
    [[nodiscard]] QString note() const;
    /// Shows itself under `box`, as high as its rows.
    void showUnder(const QWidget &box);
    [[nodiscard]] int currentRow() const;
    void setCurrentRow(int row);

signals:
    void rowPressed(int row);

private:
    models::SearchResults &m_results;
    QListView *m_list;
    QLabel *m_note;
};
} // namespace wanmi::workbench
