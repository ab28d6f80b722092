// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/fields.h"
#include "workbench/seatmemory.h"
#include "workbench/session.h"

#include <functional>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace wanmi::workbench {
class DutyAdvice;
class SecretField;

/// Asks for what one action needs. Which fields follows from the workflow's form name, so a new transition
/// with a known form needs no code. Ctrl+Enter sends, Enter moves on, Esc closes; what is typed is kept as a
/// draft until it is sent.
class ActionForm : public QWidget
{
    Q_OBJECT
public:
    /// \param dossier nothing for a new report.
    ActionForm(SessionContext &session, SeatMemory &memory, const domain::Possibility &possibility,
               const std::optional<store::CaseDossier> &dossier, QWidget *parent = nullptr);

    [[nodiscard]] const std::vector<Field *> &fields() const { return m_fields; }
    [[nodiscard]] Field *field(const QString &name) const;
    [[nodiscard]] QString action() const { return m_possibility.action; }
    void focusFirst();
    /// The case as it is now, read while this form was open: says what moved and keeps every word that was
    /// typed. \param possible whether the form's action is still this person's to do.
    void noteCase(const store::CaseDossier &now, bool possible);

public slots:
    /// Checks every field, then performs the order; a refusal stays here in words.
    void send();

signals:
    void sent(const QString &caseId);
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    using Choices = std::vector<ChoiceField::Choice>;
    void build(const QString &form);
    void askRegister(bool withNote = true);
    void askTask();
    void askDispatch(bool toDistrict);
    void askRest(const QString &form);
    bool askBeside(const QString &form); ///< orders, shares, appeals, emergencies; false: none of these
    void askSecondPerson(const QString &post);
    void askPhotos(const QString &label, const QString &kind);
    void askUntil(const QString &label, const QDateTime &initial);
    void askDecision();
    void askMerge();
    void askReason(bool required = true);
    void askNote(const QString &label, bool required = false);
    void askText(const Field::Ask &asked); ///< with standard texts
    void tellRequest(const QString &rule);
    void askClass(bool required);
    void takeClass();
    void add(Field *field);
    [[nodiscard]] bool isAsProposed(const Field *field) const;
    void followNames();
    [[nodiscard]] Choices departments(bool districts) const;
    [[nodiscard]] Choices supervisors() const;
    [[nodiscard]] Choices classes() const;
    void proposeDepartment();
    void proposeSupervisor();
    void restoreDraft();
    void keepDraft();
    [[nodiscard]] QString draftKey() const;
    void showRefusal(const QString &reason);
    /// The second person signs in for this one action, then it is performed.
    void sendForTwo(const domain::CaseOrder &order);
    void perform(const domain::CaseOrder &order, const QString &approval);

    SessionContext &m_session;
    SeatMemory &m_memory;
    domain::Possibility m_possibility;
    std::optional<store::CaseDossier> m_dossier;
    QVBoxLayout *m_column;
    QLabel *m_title;
    QLabel *m_moved;
    QLabel *m_refusal;
    QPushButton *m_send = nullptr;
    std::vector<Field *> m_fields;
    SecretField *m_second = nullptr; ///< the second person's password
    ChoiceField *m_class = nullptr;
    /// Fields whose choices come with the city's names, and how they are made.
    std::vector<std::pair<QString, std::function<Choices()>>> m_named;
    ChoiceField *m_condition = nullptr;
    DutyAdvice *m_advice = nullptr; ///< where a department is asked for
};
} // namespace wanmi::workbench
