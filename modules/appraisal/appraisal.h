// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/answer.h"
#include "evaluation/report.h"
#include "evaluation/trends.h"
#include "evaluation/whatif.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>
#include <variant>

/// Evaluation of what a seat's replica holds: the facts are read and counted on threads of their own.
namespace wanmi::appraisal {

/// What is counted: immutable, shared between threads. Everything that was answered keeps the facts it was made
/// of, so that a list of cases has the number of the figure it explains, whatever came in meanwhile.
struct Ground
{
    evaluation::FactTable facts;
    evaluation::Traits districts, streets, communities, cells; ///< of areas: cells in them and their class
    QHash<QString, int> gridCells; ///< cells of each duty grid
    qint64 cases = 0; ///< read
    qint64 withoutFacts = 0; ///< of these: counted by what their file says
};
using GroundPtr = std::shared_ptr<const Ground>;

/// What to appraise. `order.traits` and `order.gridCells` are filled in here.
struct Wish
{
    evaluation::ReportOrder order;
    /// For a term "areaScore" of districts: the model that the areas in them are scored by; none: no points.
    std::optional<evaluation::Model> areaModel;
};

/// A report with all that is needed to ask further about it. Immutable, any thread may read.
struct Appraised
{
    GroundPtr ground;
    evaluation::ReportOrder order; ///< as it was answered
    evaluation::StandardReport report;
};
using AppraisedPtr = std::shared_ptr<const Appraised>;

/// A term over periods that follow each other, and the count's weekdays and hours.
struct Curve
{
    std::vector<evaluation::Period> buckets;
    std::vector<evaluation::Amount> numerators, denominators; ///< one for each bucket; of a volume only the first
};
struct Course
{
    Curve curve;
    evaluation::Heat heat{}; ///< of what was registered
    std::vector<evaluation::StageLoad> funnel;
};

/// A place on a course that can be pressed.
struct BucketSpot ///< a count in one of the curve's periods
{
    evaluation::Count count;
    evaluation::Period period;
};
struct HourSpot ///< 0 Monday … 6 Sunday
{
    int weekday = 0, hour = 0;
};
struct StageSpot
{
    evaluation::FactKind stage = evaluation::FactKind::Accept;
    bool lateOnly = false;
};
using Spot = std::variant<BucketSpot, HourSpot, StageSpot>;

/// Lives on the GUI thread; every call returns at once and is answered there. Building and answering have a thread
/// each: questions are answered from the facts that are there while newer ones are read.
class Appraisal : public QObject
{
    Q_OBJECT
public:
    template <typename T> using Answer = base::Answer<base::Result<T>>;

    /// \param replica the file (store::replicaFileOf)
    /// \param atMostEvery between two readings of the replica because of changes
    explicit Appraisal(QString replica, QObject *parent = nullptr,
                       std::chrono::milliseconds atMostEvery = std::chrono::seconds(30));
    ~Appraisal() override; ///< cuts a reading short

    /// What time it is for the city: until where a period that still runs is counted. Without it every period has ended.
    void setNow(std::function<base::Instant()> now) { m_now = std::move(now); }
    /// Reads the replica anew; then changed(). A reading under way is not begun again.
    void refresh();
    /// The replica has changed: refresh(), soon, not more often than said.
    void noteChanges();
    void cancel(); ///< of the reading under way; what was there before stays

    [[nodiscard]] bool isReading() const { return m_isReading; }
    [[nodiscard]] const GroundPtr &ground() const { return m_ground; } ///< nullptr: nothing read yet
    [[nodiscard]] const QString &reason() const { return m_reason; } ///< of the last reading; empty: it went well

    /// Errors: as evaluation::reportOf(); Conflict "no-facts-yet": nothing has been read.
    Answer<AppraisedPtr> report(Wish wish);
    /// Exactly the cases that a count of an actor holds.
    Answer<std::vector<evaluation::Counted>> cases(AppraisedPtr of, evaluation::Count count, QString actor);
    /// Why the actor moved since the period before; nothing where there was no score.
    Answer<std::optional<evaluation::Move>> move(AppraisedPtr of, QString actor);
    /// How a term went, the heat and the funnel; of everybody with an empty actor.
    Answer<Course> course(AppraisedPtr of, evaluation::Term term, QString actor,
                          std::vector<evaluation::Period> buckets);
    /// Exactly the cases that a place on an actor's course counts, each with how often it does.
    Answer<std::vector<evaluation::Counted>> casesAt(AppraisedPtr of, Spot spot, QString actor);
    /// Another model over the same counts. Precondition: it counts what the answered one counts.
    Answer<evaluation::WhatIf> whatIf(AppraisedPtr of, evaluation::Model other);

signals:
    void readingBegan();
    void progressed(qint64 done, qint64 all); ///< cases
    void changed(); ///< ground() or reason() is another

private:
    class Private;
    void take(const base::Result<GroundPtr> &read);

    std::unique_ptr<Private> d;
    GroundPtr m_ground;
    std::function<base::Instant()> m_now;
    QString m_reason;
    QTimer m_soon;
    std::chrono::milliseconds m_atMostEvery;
    bool m_isReading = false, m_again = false;
};
} // namespace wanmi::appraisal
