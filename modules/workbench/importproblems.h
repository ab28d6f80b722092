// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/importpage.h"
#include "workbench/importrows.h"

namespace wanmi::workbench {

/// Rows that central did not take, or took with a remark: a list that comes page by page, and what to do
/// about the chosen one in full.
class ImportProblems : public QWidget
{
    Q_OBJECT
public:
    ImportProblems(ImportDelivery &delivery, const Style &style, QWidget *parent);

    /// Of the import as it stands now.
    void begin();
    [[nodiscard]] QTableView &list() { return *m_list; }
    [[nodiscard]] ImportRows &rows() { return *m_rows; }

    // for a list that shows other things, too
    [[nodiscard]] static QStringList heads();
    static void setWidths(QTableView &list);
    /// The column of row names goes when no row has one.
    static void fit(QTableView &list, const ImportRows &rows);
    /// How many rows there are of each reason, most first: what to put right first.
    [[nodiscard]] static QString reasonsOf(const ImportDelivery &delivery);
    [[nodiscard]] static ImportRows::Row rowOf(const ImportDelivery &delivery,
                                               const protocol::ImportProblem &problem);

signals:
    void failed(const wanmi::Error &error);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showAdvice();

    ImportDelivery &m_delivery;
    Texts m_texts;
    QTableView *m_list;
    ImportRows *m_rows;
    QLabel *m_reasons, *m_advice;
    int m_asked = 0; ///< answers to an older question are dropped
};
} // namespace wanmi::workbench
