// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/commandbar.h"

#include "models/otherlanguage.h"
#include "store/pinyin.h"
#include "workbench/casepage.h"

#include <QKeySequence>
#include <QtConcurrentRun>

#include <algorithm>

namespace wanmi::workbench {
namespace {
constexpr size_t MostMeant = 6, MostOthers = 3, MostSteps = 3;
constexpr int MostByNumber = 4;
constexpr qsizetype LongestLine = 3; ///< digits: up to there a number is a line of the queue, too

/// Open cases first, then how well the digits answer: the whole number, its end, any part.
QStringList casesByNumber(const models::CaseTable &table, const QString &number)
{
    struct Hit
    {
        int rank;
        QString id;
    };
    std::vector<Hit> hits;
    const QString upper = number.toUpper();
    for (int i = 0; i < table.size(); ++i) {
        const store::CaseSummary &row = table.at(i);
        if (row.id.isEmpty())
            continue;
        const auto rankIn = [&upper](const QString &text) {
            return text == upper                           ? 0
                : text.endsWith(upper)                     ? 1
                : text.contains(upper) && upper.size() > 3 ? 2
                                                           : 9;
        };
        const int rank = std::min(rankIn(row.caseNo), rankIn(row.intakeNo));
        if (rank < 9)
            hits.push_back({rank * 2 + (row.isOpen ? 0 : 1), row.id});
    }
    const auto most = std::min(hits.size(), static_cast<size_t>(MostByNumber));
    std::ranges::partial_sort(hits, hits.begin() + static_cast<std::ptrdiff_t>(most), {}, &Hit::rank);
    QStringList ids;
    for (size_t i = 0; i < most; ++i)
        ids.append(hits[i].id);
    return ids;
}

QString stepToken(const QString &action, const QString &caseId)
{
    return QStringLiteral("step/%1/%2").arg(action, caseId);
}
} // namespace

CommandBar::CommandBar(SessionContext &session, Desk desk, models::SearchResults &results, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_desk(std::move(desk))
    , m_results(results)
{
    connect(&results, &models::SearchResults::queryChanged, this, &CommandBar::ask);
    connect(&results, &models::SearchResults::offerChosen, this, &CommandBar::perform);
    connect(&session.words, &models::Words::changed, this, [this] {
        m_spellings.clear();
        m_other.clear();
    });
}

QStringList CommandBar::steps() const
{
    static const QStringList Elsewhere{QStringLiteral("supervisor"), QStringLiteral("portal"),
                                       QStringLiteral("camera"), QStringLiteral("system")};
    QStringList steps;
    for (const workflow::Transition &transition : m_session.rules->workflow.transitions()) {
        const bool atADesk = std::ranges::any_of(
            transition.posts, [](const QString &post) { return !Elsewhere.contains(post); });
        if (!transition.from.isEmpty() && atADesk && !steps.contains(transition.event))
            steps.append(transition.event);
    }
    return steps;
}

CommandName CommandBar::nameOf(const QString &token, const QString &text, const QString &key) const
{
    const QString other = m_other.value(token);
    return {token, text, key, m_spellings.value(text) + m_spellings.value(other), other};
}

void CommandBar::ask()
{
    ++m_generation;
    m_found.clear();
    const CommandQuery query = parseCommand(m_results.query());
    if (query.words.isEmpty()) {
        m_results.setOffers({}, {});
        return;
    }
    spell();
    if (query.number.isEmpty())
        offerDeeds(query, m_found);
    offerSteps(query);
    show();
}

void CommandBar::offerDeeds(const CommandQuery &query, std::vector<Found> &found)
{
    const QStringList asSteps = steps();
    QStringList taken;
    const auto offer = [&](const Deed &deed, const QString &where) {
        if (asSteps.contains(deed.token) || taken.contains(deed.token) || !deed.act)
            return;
        const QString text = withoutMnemonic(deed.text);
        const int score = scoreOf(nameOf(deed.token, text, deed.key), query);
        if (score == 0)
            return;
        taken.append(deed.token);
        found.push_back({{deed.token, text, where, deed.key, true}, score});
    };
    for (const DeedGroup &group : m_desk.deeds()) {
        for (const Deed &deed : group.deeds)
            offer(deed, withoutMnemonic(group.text));
    }
    for (const Deed &place : m_desk.places())
        offer(place, tr("Queue of %1").arg(m_session.words.workspace(place.token.section(u'/', 1, 1))));
}

void CommandBar::offerSteps(const CommandQuery &query)
{
    std::vector<std::pair<int, QString>> scored;
    for (const QString &action : steps()) {
        const int key = keyOf(action);
        const QString letter = key == 0 ? QString() : QString(QChar(key));
        const int score
            = query.goes ? 0 : scoreOf(nameOf(action, m_session.words.action(action), letter), query);
        if (score > 0)
            scored.emplace_back(score, action);
    }
    std::ranges::stable_sort(scored, std::greater(), &std::pair<int, QString>::first);
    if (scored.size() > MostSteps)
        scored.resize(MostSteps);
    m_stepScores.clear();
    QStringList actions;
    for (const auto &[score, action] : scored) {
        m_stepScores.insert(action, score);
        actions.append(action);
    }
    if (actions.isEmpty())
        return;
    if (query.number.isEmpty()) {
        const QString chosen = m_session.selection.caseId();
        if (!chosen.isEmpty()) {
            lookAt({{chosen, tr("the chosen case")}}, actions);
            return;
        }
        for (const QString &action : std::as_const(actions))
            m_found.push_back({{stepToken(action, {}), m_session.words.action(action),
                                tr("Choose a case first, or type its number behind it"),
                                QString(QChar(keyOf(action))), false},
                               m_stepScores.value(action)});
        return;
    }
    std::vector<Candidate> candidates;
    const int line = query.number.size() <= LongestLine ? query.number.toInt() : 0;
    if (line > 0 && line <= m_desk.queue.rowCount())
        candidates.push_back({m_desk.queue.summary(line - 1).id, tr("line %1 of the queue").arg(line)});
    base::Answer<QStringList> byNumber = QtConcurrent::run(
        [table = m_session.rows.table(), number = query.number] { return casesByNumber(table, number); });
    byNumber.then(this, [this, candidates, actions, generation = m_generation](const QStringList &ids) {
        if (generation != m_generation)
            return;
        std::vector<Candidate> all = candidates;
        for (const QString &id : ids) {
            if (std::ranges::find(all, id, &Candidate::caseId) == all.end())
                all.push_back({id, {}});
        }
        lookAt(all, actions);
    });
}

void CommandBar::lookAt(const std::vector<Candidate> &candidates, const QStringList &actions)
{
    for (const Candidate &candidate : candidates) {
        m_session.store.dossier(candidate.caseId)
            .then(this,
                  [this, candidate, actions,
                   generation = m_generation](const base::Result<store::CaseDossier> &dossier) {
                      if (generation != m_generation || !dossier)
                          return;
                      for (const QString &action : actions)
                          takeStep(*dossier, candidate, action);
                      show();
                  });
    }
}

void CommandBar::takeStep(const store::CaseDossier &dossier, const Candidate &candidate,
                          const QString &action)
{
    const domain::CaseFile &file = dossier.file;
    const auto possible = m_session.desk.possibilities(dossier);
    const QString why = whyNot(file, action, possible);
    const QString number = !file.caseNo.isEmpty() ? file.caseNo
        : !file.intakeNo.isEmpty()                ? file.intakeNo
                                                  : m_session.words.unnumbered();
    QStringList detail;
    if (!candidate.how.isEmpty())
        detail << candidate.how;
    detail << number;
    if (why.isEmpty() && !file.address.isEmpty())
        detail << file.address;
    if (!why.isEmpty())
        detail << why;
    const int key = keyOf(action);
    Found found{{stepToken(action, candidate.caseId), m_session.words.action(action),
                 detail.join(QStringLiteral(" · ")), key == 0 ? QString() : QString(QChar(key)),
                 why.isEmpty()},
                m_stepScores.value(action)};
    // What can be done comes before what cannot.
    if (!why.isEmpty())
        found.score -= 8;
    m_found.push_back(std::move(found));
}

QString CommandBar::whyNot(const domain::CaseFile &file, const QString &action,
                           const std::vector<domain::Possibility> &possible) const
{
    const auto known = std::ranges::find(possible, action, &domain::Possibility::action);
    if (known == possible.end())
        return tr("not while it is “%1”").arg(m_session.words.state(file.state));
    const bool mine = std::ranges::any_of(
        possible, [&](const domain::Possibility &p) { return p.action == action && p.mine; });
    if (mine)
        return {};
    QStringList posts;
    for (const QString &post : known->posts)
        posts << m_session.words.post(post);
    return tr("done by: %1").arg(posts.join(tr(", ")));
}

void CommandBar::show()
{
    std::vector<Found> found = m_found;
    std::ranges::stable_sort(found, std::greater(), &Found::score);
    std::vector<Offer> meant, others;
    for (const Found &each : found) {
        if (each.score >= MeantScore - 8 && meant.size() < MostMeant)
            meant.push_back(each.offer);
        else if (others.size() < MostOthers)
            others.push_back(each.offer);
    }
    m_results.setOffers(std::move(meant), std::move(others));
}

/// Everything that can be done or gone to now, by token, in the language being spoken.
QHash<QString, QString> CommandBar::namesNow() const
{
    QHash<QString, QString> names;
    for (const DeedGroup &group : m_desk.deeds()) {
        for (const Deed &deed : group.deeds)
            names.insert(deed.token, withoutMnemonic(deed.text));
    }
    for (const Deed &place : m_desk.places())
        names.insert(place.token, withoutMnemonic(place.text));
    for (const QString &action : steps())
        names.insert(action, m_session.words.action(action));
    return names;
}

/// What can be done changes with what is chosen: only what is new is asked for.
void CommandBar::translate()
{
    const QHash<QString, QString> now = namesNow();
    const bool known
        = std::ranges::all_of(now.keys(), [this](const QString &token) { return m_other.contains(token); });
    if (!known)
        models::inTheOtherLanguage([this] { m_other.insert(namesNow()); });
}

/// Each text once, on a worker; until it is done the words themselves find everything.
void CommandBar::spell()
{
    translate();
    if (m_spelling)
        return;
    QStringList texts = namesNow().values() + m_other.values();
    erase_if(texts, [this](const QString &text) { return m_spellings.contains(text); });
    if (texts.isEmpty())
        return;
    m_spelling = true;
    base::Answer<QHash<QString, QStringList>> spelled = QtConcurrent::run([texts] {
        QHash<QString, QStringList> spellings;
        for (const QString &text : texts)
            spellings.insert(text, store::spellingsOf(text));
        return spellings;
    });
    spelled.then(this, [this](const QHash<QString, QStringList> &spellings) {
        m_spelling = false;
        m_spellings.insert(spellings);
        if (!m_results.query().trimmed().isEmpty())
            ask();
    });
}

void CommandBar::perform(const QString &token)
{
    if (token.startsWith(u"step/")) {
        const QString action = token.section(u'/', 1, 1), caseId = token.section(u'/', 2);
        for (const auto &offers : m_found) {
            if (offers.offer.token == token && !offers.offer.isPossible) {
                emit refused(QStringLiteral("%1: %2").arg(offers.offer.title, offers.offer.detail));
                return;
            }
        }
        emit stepWanted(caseId, action);
        return;
    }
    for (const DeedGroup &group : m_desk.deeds()) {
        for (const Deed &deed : group.deeds) {
            if (deed.token == token && deed.act) {
                deed.act();
                return;
            }
        }
    }
    for (const Deed &place : m_desk.places()) {
        if (place.token == token) {
            place.act();
            return;
        }
    }
}
} // namespace wanmi::workbench
