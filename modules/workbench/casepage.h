// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dossier.h"
#include "workbench/actionform.h"
#include "workbench/style.h"
#include "workbench/texts.h"

#include <QTimer>

class QGridLayout;
class QLabel;
class QScrollArea;

namespace wanmi::workbench {
class CasePhotos;
class DeadlineView;
class FlowLayout;
class NextSteps;
class OrderList;
class RelatedList;
class Timeline;

/// One case in one glance: what, where, since when, who has it, by when, what now. Its next actions are
/// buttons with keys, the likeliest first; a refusal or conflict is a card here, not a box in the middle.
class CasePage : public QWidget
{
    Q_OBJECT
public:
    CasePage(SessionContext &session, const Style &style, SeatMemory &memory, QWidget *parent = nullptr);

    /// The button's work: opens the action's form, or performs it at once when it asks for nothing.
    void begin(const QString &action);
    /// The same as soon as this case is read, when it is not yet the one shown.
    void beginSoon(const QString &caseId, const QString &action);
    /// \return whether an action of this case has that key now.
    bool pressKey(int key);
    /// Opens the explanation of the deadline that runs, or closes what is open. \return whether there is one.
    bool explainDeadline();
    /// Closes an open form; \return whether there was one.
    bool closeForm();
    [[nodiscard]] ActionForm *form() const { return m_form; }
    [[nodiscard]] const std::vector<std::pair<QString, int>> &actionKeys() const
    {
        return m_keys;
    } ///< action, Qt::Key

signals:
    void cameraWanted(const QString &cameraId);
    /// What a recorder has of it.
    void recordWanted(const QString &cameraId, base::Instant from);
    void componentWanted(const QString &componentId);
    void done(const QString &action);

protected:
    void changeEvent(QEvent *event) override;

private:
    void show();
    void forgetCase();
    void showHead(const store::CaseDossier &dossier);
    void showTimeLeft();
    void showUntended();
    void showActions(const store::CaseDossier &dossier);
    void showCards(const store::CaseDossier &dossier);
    void addRejection(const store::Rejection &rejection, const domain::CaseFile &now);
    void addRequest(const domain::PendingRequest &request);
    void bringCardsIntoSight();
    void showFacts(const store::CaseDossier &dossier);
    void showNear(const store::CaseDossier &dossier);
    void showSights(const std::vector<domain::Sight> &sights);
    void answerRejection(const QString &key, bool again);
    void fact(const QString &name, const QString &value, const std::function<void()> &open = {},
              const QString &icon = QStringLiteral("component"));
    QWidget *card(const QString &kind, const QString &title, const QString &text);
    void perform(const domain::Possibility &possibility);
    void openForm(domain::Possibility possibility);
    void tellForm(const store::CaseDossier &dossier);
    /// What is built anew keeps the keyboard where it was.
    [[nodiscard]] QString focusedPart() const;
    void focusPart(const QString &part);

    SessionContext &m_session;
    const Style &m_style;
    SeatMemory &m_memory;
    models::SelectedCase m_selected;
    QScrollArea *m_scroll;
    QWidget *m_empty, *m_body;
    QLabel *m_mark, *m_left, *m_state, *m_title, *m_place, *m_number, *m_since, *m_untended, *m_others;
    QWidget *m_actions, *m_formSlot, *m_cards, *m_facts, *m_near;
    QWidget *m_deadlinesTitle, *m_ordersTitle;
    DeadlineView *m_deadlines;
    OrderList *m_orders;
    RelatedList *m_related;
    NextSteps *m_next;
    CasePhotos *m_photos;
    Timeline *m_timeline;
    ActionForm *m_form = nullptr;
    std::vector<domain::Possibility> m_possible;
    /// Case and key, pressed while that case was being read; done when it is there.
    std::optional<std::pair<QString, int>> m_early;
    std::optional<std::pair<QString, QString>> m_awaited; ///< case and action, asked for by name
    std::vector<std::pair<QString, int>> m_keys;
    QString m_shownId, m_refusal;
    QStringList m_refusalsSeen; ///< a new one brings its card into sight
    QTimer m_tick;
    Texts m_texts;
};

/// The key of an action on the case page; 0: none. The same in every input mode.
[[nodiscard]] int keyOf(const QString &action);
} // namespace wanmi::workbench
