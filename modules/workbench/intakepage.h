// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/classguess.h"
#include "operations/takereport.h"
#include "workbench/intakeside.h"
#include "workbench/rankedfield.h"
#include "workbench/seatmemory.h"

#include <QHash>

#include <memory>

class QGridLayout;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QScrollArea;
class QToolButton;
class QVBoxLayout;

namespace wanmi::workbench {
class PlaceField;

/// A report is taken: by telephone, from the portal, from a leader, seen on a camera. The questions stand in
/// the order a call-taker speaks; the words themselves propose class and filing condition, and Enter goes on
/// to the next question that is still open. One gesture (Ctrl+Enter, or Enter on the button) reports and
/// takes the step after that the rules ask for; F9 joins the report to a case that is there already. What is
/// typed is kept as a draft until it is sent.
class IntakePage : public QWidget
{
    Q_OBJECT
public:
    IntakePage(SessionContext &session, const Style &style, SeatMemory &memory, QWidget *parent = nullptr);

    [[nodiscard]] const std::vector<Field *> &fields() const { return m_fields; }
    [[nodiscard]] Field *field(const QString &name) const;
    [[nodiscard]] IntakeSide &side() { return *m_side; }
    [[nodiscard]] QPushButton &sendButton() { return *m_send; }
    void focusFirst();
    /// What is seen on a camera: the source, and its place.
    void seenOn(const QString &cameraId);
    /// The words of the report sent last are the draft again: it was taken back.
    static void restoreSent(SeatMemory &memory);
    /// Everything that was asked of the replica for this report has been answered.
    [[nodiscard]] bool isSettled() const;

public slots:
    /// Checks every field, then reports and goes on as the last question says; a refusal stays here in words.
    void send();
    /// What is chosen on the map or among the cameras says where it is.
    void takeMapChoice();
    /// Reports, and joins the report to that case.
    void mergeInto(const QString &caseId);

signals:
    /// \param taken both steps, and why the second is not there if it is not.
    void sent(const wanmi::operations::TakenReport &taken);
    void closed();
    void caseWanted(const QString &caseId);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    using Choices = std::vector<RankedField::Choice>;
    void ask();
    void askSource();
    void askMatter();
    void askPlace();
    void askRest();
    void add(Field *field, QHBoxLayout *beside = nullptr);
    void follow();
    void followSource();
    void switchLine();
    void countUsual();
    void followWords();
    void takeClass();
    void takeHit(const store::Store::Hit &hit);
    void showMapChoice();
    void showNext();
    void advance(const Field *from);
    [[nodiscard]] bool isOpenQuestion(const Field *field) const;
    [[nodiscard]] bool isPublic() const;
    [[nodiscard]] operations::AfterReport after() const;
    [[nodiscard]] Choices sourceChoices(const QString &typed) const;
    [[nodiscard]] Choices classChoices(const QString &typed) const;
    [[nodiscard]] Choices conditionChoices(const QString &typed) const;
    [[nodiscard]] const domain::MinorClass *minor() const;
    [[nodiscard]] domain::CaseOrder order() const;
    void take(operations::AfterReport after, const QString &mainCase);
    void showRefusal(const QString &reason);
    void restoreDraft();
    void keepDraft();

    SessionContext &m_session;
    SeatMemory &m_memory;
    std::shared_ptr<const domain::ClassGuess> m_guess;
    std::vector<domain::ClassGuess::Guess> m_guesses; ///< of the words as they are
    QWidget *m_form;
    QVBoxLayout *m_column;
    IntakeSide *m_side;
    QScrollArea *m_formScroll, *m_sideScroll;
    QLabel *m_away, *m_refusal;
    QToolButton *m_mapChoice;
    QPushButton *m_send, *m_cancel;
    std::vector<Field *> m_fields;
    ChoiceField *m_severity = nullptr, *m_next = nullptr;
    LineField *m_phone = nullptr, *m_name = nullptr;
    TextField *m_description = nullptr;
    RankedField *m_source = nullptr, *m_class = nullptr, *m_condition = nullptr;
    PlaceField *m_place = nullptr;
    QString m_componentId;
    QHash<QString, int> m_usual; ///< how often the city has had a class
    bool m_sending = false, m_restoring = false;
    bool m_sendWaits = false; ///< sent faster than the place was known
};
} // namespace wanmi::workbench
