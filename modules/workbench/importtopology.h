// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/importpage.h"

class QLabel;
class QProgressBar;
class QPushButton;
class QTableView;

namespace wanmi::workbench {
class ImportMap;
class ImportRows;

/// The faults of a grid as a list, and a map that shows the chosen one.
class ImportTopology : public QWidget
{
    Q_OBJECT
public:
    ImportTopology(const models::Words &words, const Style &style, QWidget *parent);

    void setCity(const std::vector<domain::Area> &areas);
    void setCells(const std::vector<geo::Polygon> &cells);
    void setFaults(const std::vector<gridding::TopologyFault> &faults);
    void choose(int row);
    [[nodiscard]] QTableView &list() { return *m_list; }
    [[nodiscard]] ImportMap &map() { return *m_map; }

signals:
    void placeWanted(geo::Place place); ///< on the big map

protected:
    void changeEvent(QEvent *event) override;

private:
    void showFaults();
    void showChosen();

    const models::Words &m_words;
    const Style &m_style;
    Texts m_texts;
    std::vector<gridding::TopologyFault> m_faults;
    QTableView *m_list;
    ImportRows *m_rows;
    ImportMap *m_map;
    QLabel *m_title, *m_advice;
    QPushButton *m_open;
};

/// The topology of the cells that the city has, in a window of its own.
class TopologyWindow : public QWidget
{
    Q_OBJECT
public:
    TopologyWindow(SessionContext &session, const Style &style, QWidget *parent);
    ~TopologyWindow() override;
    [[nodiscard]] ImportTopology &faults() { return *m_faults; }
    [[nodiscard]] bool isDone() const { return m_done; }

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void begin();

    SessionContext &m_session;
    ImportReader m_reader;
    QLabel *m_text;
    QProgressBar *m_progress;
    ImportTopology *m_faults;
    bool m_done = false;
};
} // namespace wanmi::workbench
