// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/recommend.h"
#include "workbench/session.h"

#include <QWidget>

class QGridLayout;
class QLabel;

namespace wanmi::workbench {

/// Below the question which department: the first choice with a reason a line, the next ones with why they
/// are behind, and of any other that was chosen why it is not the first. Alt+1 to Alt+3 choose within the
/// window that holds it.
class DutyAdvice : public QWidget
{
    Q_OBJECT
public:
    explicit DutyAdvice(SessionContext &session, QWidget *parent = nullptr);

    void present(const domain::Recommendation &recommendation);
    /// Says so instead: nothing could be read.
    void showFailure(const QString &reason);
    /// What is in the field now.
    void noteChosen(const QString &department);
    [[nodiscard]] const domain::Recommendation &recommendation() const { return m_recommendation; }
    /// Everything it says, for tests and screen readers.
    [[nodiscard]] QString text() const;

signals:
    void chosen(const QString &department);

private:
    void addChoice(int number, const domain::DutyChoice &choice);
    void addLine(const QString &text, const char *name);
    [[nodiscard]] QString said(const std::vector<domain::DutyReason> &reasons, size_t most,
                               const QString &between) const;
    void build();
    void choose(int index);

    SessionContext &m_session;
    QGridLayout *m_grid;
    QWidget *m_body = nullptr;
    domain::Recommendation m_recommendation;
    QString m_chosen, m_failure;
};
} // namespace wanmi::workbench
