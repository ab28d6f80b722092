// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/casequeue.h"
#include "models/searchresults.h"
#include "workbench/commandmatch.h"
#include "workbench/mainmenu.h"
#include "workbench/session.h"

#include <QObject>

namespace wanmi::workbench {

/// What the box above the desk can do besides finding things: every deed of the menu, every queue, every step
/// of a case, on the chosen one or by its number or its line in the queue. What cannot be done now says why.
class CommandBar : public QObject
{
    Q_OBJECT
public:
    using Offer = models::SearchResults::Offer;
    struct Desk
    {
        std::function<std::vector<DeedGroup>()> deeds; ///< as the menu shows them
        std::function<std::vector<Deed>()> places; ///< queues to go to
        const models::CaseQueueModel &queue;
    };
    /// \param session outlives this.
    CommandBar(SessionContext &session, Desk desk, models::SearchResults &results, QObject *parent = nullptr);

    /// Does what an offer stands for; one that is not possible says why instead.
    void perform(const QString &token);

signals:
    void stepWanted(const QString &caseId, const QString &action);
    void refused(const QString &why);

private:
    struct Found
    {
        Offer offer;
        int score = 0;
    };
    /// A case that a step may be meant for.
    struct Candidate
    {
        QString caseId;
        QString how; ///< the chosen case, line 12 of the queue; empty: by its number
    };
    void ask();
    void offerDeeds(const CommandQuery &query, std::vector<Found> &found);
    void offerSteps(const CommandQuery &query);
    void lookAt(const std::vector<Candidate> &candidates, const QStringList &actions);
    void takeStep(const store::CaseDossier &dossier, const Candidate &candidate, const QString &action);
    void show();
    void spell();
    void translate();
    [[nodiscard]] QHash<QString, QString> namesNow() const;
    [[nodiscard]] CommandName nameOf(const QString &token, const QString &text, const QString &key) const;
    [[nodiscard]] QStringList steps() const;
    [[nodiscard]] QString whyNot(const domain::CaseFile &file, const QString &action,
                                 const std::vector<domain::Possibility> &possible) const;

    SessionContext &m_session;
    Desk m_desk;
    models::SearchResults &m_results;
    QHash<QString, QStringList> m_spellings; ///< by what is spelled
    QHash<QString, QString> m_other; ///< by token: its words in the other language
    QHash<QString, int> m_stepScores; ///< of the present query
    std::vector<Found> m_found;
    int m_generation = 0;
    bool m_spelling = false;
};
} // namespace wanmi::workbench
