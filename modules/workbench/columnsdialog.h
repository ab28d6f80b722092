// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/queueview.h"

#include <QDialog>

class QListWidget;

namespace wanmi::workbench {

/// Which columns a work queue shows, and in which order: Space shows and hides, the buttons or Ctrl+Up and
/// Ctrl+Down move.
class ColumnsDialog : public QDialog
{
    Q_OBJECT
public:
    struct Column
    {
        QString token, name;
        bool fixed = false; ///< stays where the light and the time left are
    };
    /// \param shipped in the order they come with.
    ColumnsDialog(std::vector<Column> shipped, const QueueColumns &now, QWidget *parent);
    [[nodiscard]] QueueColumns columns() const;

signals:
    void chosen(const wanmi::workbench::QueueColumns &columns);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill(const QueueColumns &now);
    void move(int by);
    const std::vector<Column> m_shipped;
    QListWidget *m_list;
};
} // namespace wanmi::workbench
