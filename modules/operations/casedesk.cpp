// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/casedesk.h"

#include "domain/takeback.h"
#include "operations/completeorder.h"

#include <QPromise>

#include <algorithm>
#include <deque>

namespace wanmi::operations {
namespace {
using Outcome = base::Result<domain::Verdict>;
using Promise = std::shared_ptr<QPromise<Outcome>>;

struct Job
{
    domain::CaseOrder order;
    bool createsCase = false;
    bool onlyTries = false;
    Promise promise;
    QString approval = {};
};
} // namespace

class CaseDesk::Private
{
public:
    Private(CaseDesk &desk, store::Store &theStore, domain::RuleBookPtr theRules, domain::Actor theActor,
            std::shared_ptr<const base::Clock> theClock)
        : q(desk)
        , store(theStore)
        , rules(std::move(theRules))
        , actor(std::move(theActor))
        , clock(std::move(theClock))
    {
    }

    Answer add(domain::CaseOrder order, bool createsCase, bool onlyTries = false,
               const QString &approval = {})
    {
        auto promise = std::make_shared<QPromise<Outcome>>();
        promise->start();
        Answer answer = promise->future();
        jobs.push_back({std::move(order), createsCase, onlyTries, std::move(promise), approval});
        if (jobs.size() == 1)
            startNext();
        return answer;
    }

    void startNext()
    {
        if (jobs.empty())
            return;
        if (jobs.front().createsCase) {
            complete(std::nullopt);
            return;
        }
        store.dossier(jobs.front().order.caseId.text())
            .then(&q, [this](const base::Result<store::CaseDossier> &dossier) {
                if (dossier)
                    complete(dossier->file);
                else
                    finish(tl::unexpected(dossier.error()));
            });
    }

    void complete(const std::optional<domain::CaseFile> &before)
    {
        completeOrder(store, &q, jobs.front().order, before.value_or(domain::CaseFile{}),
                      [this, before](domain::CaseOrder order) { judge(before, order); });
    }

    void judge(const std::optional<domain::CaseFile> &before, const domain::CaseOrder &order)
    {
        if (!linked && needsCentral(before.value_or(domain::CaseFile{}), order.action)) {
            finish(base::refused(QStringLiteral("needs-central"), order.action));
            return;
        }
        const ActionId id = ActionId::random();
        domain::Circumstances circumstances;
        circumstances.at = q.now();
        const Outcome verdict = domain::act(before, order, actor, id, circumstances, *rules);
        if (!verdict || jobs.front().onlyTries) {
            finish(verdict);
            return;
        }
        const protocol::Command command{id.text(), before ? before->version : 0, clock->now(), order,
                                        jobs.front().approval};
        store.enqueue(command, *verdict).then(&q, [this, verdict](const base::Result<void> &queued) {
            finish(queued ? verdict : Outcome(tl::unexpected(queued.error())));
        });
    }

    [[nodiscard]] bool needsCentral(const domain::CaseFile &file, const QString &action) const
    {
        const auto leaving = rules->lifecycleOf(file).leaving(file.state);
        const auto it = std::ranges::find(leaving, action, &workflow::Transition::event);
        return it != leaving.end() && !(*it)->offline;
    }

    void finish(const Outcome &outcome)
    {
        const Job job = std::move(jobs.front());
        jobs.pop_front();
        job.promise->addResult(outcome);
        job.promise->finish();
        if (outcome && !job.onlyTries) {
            emit q.performed(outcome->after.id, job.order.action);
            emit q.recorded(outcome->record);
        }
        startNext();
    }

    CaseDesk &q;
    store::Store &store;
    domain::RuleBookPtr rules;
    domain::Actor actor;
    std::shared_ptr<const base::Clock> clock;
    std::chrono::milliseconds offset{0};
    bool linked = true;
    std::deque<Job> jobs; ///< the first is under way
};

CaseDesk::CaseDesk(store::Store &store, domain::RuleBookPtr rules, domain::Actor actor,
                   std::shared_ptr<const base::Clock> clock, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, store, std::move(rules), std::move(actor), std::move(clock)))
{
    connect(&store, &store::Store::rulesChanged, this,
            [this](const domain::RuleBookPtr &changed) { d->rules = changed; });
}

CaseDesk::~CaseDesk() = default;

CaseDesk::Answer CaseDesk::perform(const domain::CaseOrder &order, const QString &approval)
{
    return order.caseId.isEmpty() ? reportCase(order) : d->add(order, false, false, approval);
}

CaseDesk::Answer CaseDesk::tryOut(const domain::CaseOrder &order)
{
    return d->add(order, false, true);
}

CaseDesk::Answer CaseDesk::reportCase(domain::CaseOrder order)
{
    if (order.caseId.isEmpty())
        order.caseId = CaseId::random();
    if (order.action.isEmpty())
        order.action = QStringLiteral("report");
    return d->add(std::move(order), true);
}

std::vector<domain::Possibility> CaseDesk::possibilities(const store::CaseDossier &dossier) const
{
    return domain::possibilities(dossier.file, d->actor, *d->rules);
}

std::optional<domain::Possibility> CaseDesk::wayBack(const domain::CaseFile &now, const QString &action,
                                                     const QString &from) const
{
    return domain::inverseOf(now, action, from, d->actor, *d->rules);
}

const domain::Actor &CaseDesk::actor() const
{
    return d->actor;
}

void CaseDesk::setServerOffset(std::chrono::milliseconds offset)
{
    d->offset = offset;
}

void CaseDesk::setLinked(bool linked)
{
    d->linked = linked;
}

base::Instant CaseDesk::now() const
{
    return d->clock->now() + d->offset;
}
} // namespace wanmi::operations
