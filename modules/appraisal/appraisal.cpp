// SPDX-License-Identifier: GPL-3.0-or-later
#include "appraisal/appraisal.h"

#include "base/engine.h"
#include "factsworker.h"

namespace wanmi::appraisal {
namespace {
/// Answers questions; it has nothing of its own.
class Answerer : public QObject
{
};
} // namespace

class Appraisal::Private
{
public:
    explicit Private(const QString &replica)
        : reader(QStringLiteral("wanmi-facts"),
                 [this, replica] { return std::make_unique<FactsWorker>(replica, stop); })
        , answerer(QStringLiteral("wanmi-appraise"), [] { return std::make_unique<Answerer>(); })
    {
    }
    std::atomic<bool> stop = false; ///< outlives the reader
    base::Engine<FactsWorker> reader;
    base::Engine<Answerer> answerer;
};

Appraisal::Appraisal(QString replica, QObject *parent, std::chrono::milliseconds atMostEvery)
    : QObject(parent)
    , d(std::make_unique<Private>(replica))
    , m_atMostEvery(atMostEvery)
{
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &Appraisal::refresh);
    connect(d->reader.worker(), &FactsWorker::progressed, this, &Appraisal::progressed);
}

Appraisal::~Appraisal()
{
    d->stop = true;
}

void Appraisal::refresh()
{
    if (m_isReading) {
        m_again = true;
        return;
    }
    m_isReading = true;
    m_again = false;
    d->stop = false;
    emit readingBegan();
    const qint64 nowMs = m_now ? base::toMs(m_now()) : evaluation::Never;
    d->reader.post([nowMs](FactsWorker &worker) { return worker.read(nowMs); })
        .then(this, [this](const base::Result<GroundPtr> &read) { take(read); });
}

void Appraisal::noteChanges()
{
    if (!m_soon.isActive())
        m_soon.start(m_atMostEvery);
}

void Appraisal::cancel()
{
    m_again = false;
    m_soon.stop();
    if (m_isReading)
        d->stop = true;
}

void Appraisal::take(const base::Result<GroundPtr> &read)
{
    m_isReading = false;
    m_reason = read ? QString() : read.error().reason;
    if (read)
        m_ground = *read;
    if (m_again)
        noteChanges();
    emit changed();
}

Appraisal::Answer<AppraisedPtr> Appraisal::report(Wish wish)
{
    return d->answerer.post(
        [ground = m_ground, wish = std::move(wish)](Answerer &) -> base::Result<AppraisedPtr> {
            if (!ground)
                return base::failure(ErrorKind::Conflict, QStringLiteral("no-facts-yet"));
            return appraise(ground, wish);
        });
}

Appraisal::Answer<std::vector<evaluation::Counted>> Appraisal::cases(AppraisedPtr of, evaluation::Count count,
                                                                     QString actor)
{
    return d->answerer.post([of, count, actor](Answerer &) -> base::Result<std::vector<evaluation::Counted>> {
        return evaluation::listed(of->ground->facts, of->report.question, count, actor);
    });
}

Appraisal::Answer<std::optional<evaluation::Move>> Appraisal::move(AppraisedPtr of, QString actor)
{
    return d->answerer.post([of, actor](Answerer &) -> base::Result<std::optional<evaluation::Move>> {
        const evaluation::StandardReport &report = of->report;
        return evaluation::explainedMove(of->ground->facts, report.question, of->order.model, report.previous,
                                         report.scores, actor);
    });
}

Appraisal::Answer<Course> Appraisal::course(AppraisedPtr of, evaluation::Term term, QString actor,
                                            std::vector<evaluation::Period> buckets)
{
    return d->answerer.post([of, term = std::move(term), actor,
                             buckets = std::move(buckets)](Answerer &) -> base::Result<Course> {
        return courseOf(*of, term, actor, buckets);
    });
}

Appraisal::Answer<std::vector<evaluation::Counted>> Appraisal::casesAt(AppraisedPtr of, Spot spot, QString actor)
{
    return d->answerer.post([of, spot, actor](Answerer &) -> base::Result<std::vector<evaluation::Counted>> {
        return appraisal::casesAt(*of, spot, actor);
    });
}

Appraisal::Answer<evaluation::WhatIf> Appraisal::whatIf(AppraisedPtr of, evaluation::Model other)
{
    return d->answerer.post([of, other = std::move(other)](Answerer &) -> base::Result<evaluation::WhatIf> {
        return evaluation::whatIf(of->report.scores, other, of->report.tally, of->order.traits);
    });
}
} // namespace wanmi::appraisal
