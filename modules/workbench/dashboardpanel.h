// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/figurebutton.h"
#include "workbench/session.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace wanmi::workbench {

/// One of the questions of the leader's page: its title, what answers it, or why there is no answer yet.
class DashboardPanel : public QWidget
{
    Q_OBJECT
public:
    /// In place of what needs facts; empty: they are there.
    void sayNothing(const QString &why);
    virtual void retranslate() = 0; ///< words of another language, or other names

signals:
    void pressed(wanmi::workbench::FigureButton *button);

protected:
    DashboardPanel(SessionContext &session, const Style &style, QWidget *parent);
    void setTitle(const QString &question, const QString &about = {});
    /// A quiet heading; its text is set by retranslate().
    QLabel *heading();
    FigureList *figures(FigureButton::Look look);
    [[nodiscard]] QVBoxLayout &column() const { return *m_column; }
    [[nodiscard]] QWidget &corner() const { return *m_corner; } ///< at the right of the title
    [[nodiscard]] QString number(qint64 count) const { return m_session.words.number(double(count)); }
    [[nodiscard]] const QString &nothing() const { return m_why; }
    virtual void showNothing() { } ///< nothing() is another

    SessionContext &m_session;
    const Style &m_style;

private:
    QVBoxLayout *m_column;
    QLabel *m_title, *m_about, *m_nothing;
    QWidget *m_corner;
    QString m_why;
};

/// The cases that a score rests on, those that cost points first.
[[nodiscard]] CountedCases casesOfScore(const appraisal::Appraised &view, const QString &actor);

/// What happens now: reported today, open, emergencies, what waits for a decision, and where on its way it
/// is.
class NowPanel : public DashboardPanel
{
    Q_OBJECT
public:
    NowPanel(SessionContext &session, const Style &style, QWidget *parent);
    void show(const CityNowPtr &now);
    void retranslate() override;

private:
    void fill();
    [[nodiscard]] std::vector<Figure> stages() const;
    CityNowPtr m_now;
    FigureList *m_tiles, *m_stages;
    QLabel *m_stagesTitle;
};

/// What is late: how much, how long, at which stage and with whom, and the ten worst with their clocks.
class LatePanel : public DashboardPanel
{
    Q_OBJECT
public:
    LatePanel(SessionContext &session, const Style &style, QWidget *parent);
    void show(const CityNowPtr &now);
    void retranslate() override;

private:
    void fill();
    [[nodiscard]] std::vector<Figure> late(bool byDepartment) const;
    [[nodiscard]] std::vector<Figure> worst() const;
    CityNowPtr m_now;
    FigureList *m_tiles, *m_stages, *m_departments, *m_worst;
    QLabel *m_stagesTitle, *m_departmentsTitle, *m_worstTitle, *m_none;
};

/// Who does best and who worst among the departments, how their ranks moved and why.
class WhoPanel : public DashboardPanel
{
    Q_OBJECT
public:
    WhoPanel(SessionContext &session, const Style &style, QWidget *parent);
    /// \param period in words
    void show(const appraisal::AppraisedPtr &view, const QString &period);
    void retranslate() override;
    /// Whose moves are shown: the best first.
    [[nodiscard]] QStringList shownOnes() const;
    void explain(const QString &department, const QString &sentence);

private:
    struct Row
    {
        FigureButton *button;
        QLabel *sentence;
    };
    void fill();
    void fillRow(Row &row, const evaluation::Placing &placing);
    void showNothing() override { fill(); }
    [[nodiscard]] std::vector<evaluation::Placing> chosen(std::size_t &best) const;
    appraisal::AppraisedPtr m_view;
    QString m_period;
    QHash<QString, QString> m_sentences;
    QLabel *m_bestTitle, *m_worstTitle, *m_few;
    std::vector<Row> m_rows;
};
} // namespace wanmi::workbench
