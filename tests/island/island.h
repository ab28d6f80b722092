// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/smallcity.h"

#include <QSet>

namespace wanmi::island {

struct Plan
{
    int casesADay = 5'000; ///< all seats together
    int hours = 72; ///< by everybody's clock
    int sharedCases = 60; ///< of the city, at most, that several seats act on without knowing of each other
    std::chrono::milliseconds lonely{0}; ///< how long the seats look for central in vain before it is back
    qint64 rowsOfRange = 0; ///< every row of each replica is compared afterwards, so many at once; 0: cases only
};

/// What coming home was like.
struct Homecoming
{
    double seconds = 0; ///< central answers … nothing waits anywhere and every replica is at the end of the feed
    int reported = 0, commands = 0; ///< while away
    int rejected = 0; ///< of those, by central: each a card at its author's seat
    QStringList faults; ///< what is lost, doubled, or not the same here and there; empty: nothing
};

/// Several seats that know the city and work for days without central, and what becomes of it when it is back. The
/// seats are the product's (replica, outbox, link, desk), central is in this process, the clock is everybody's.
class Island
{
public:
    Island(QString folder, domain::RuleBookPtr rules);
    ~Island();

    /// A city, seats that have come online once, and days of work without central, into the folder. Nothing of it
    /// runs any more afterwards. \return why it cannot be had; empty: done
    [[nodiscard]] QString live(const Plan &plan);
    /// The seats begin over a copy of what live() left, central comes back, everybody signs in again. Any number of
    /// times.
    [[nodiscard]] Homecoming comeHome(const Plan &plan);

private:
    struct Spot
    {
        geo::Place place;
        QString supervisor;
    };
    struct Person
    {
        QString account;
        protocol::SessionGrant grant; ///< of before
        QString token; ///< of now
        std::unique_ptr<test::Seat> seat;
        QSet<QString> reported; ///< cases
        int commands = 0;
    };
    [[nodiscard]] QString startCentral(const QString &folder, qint64 rowsOfRange);
    [[nodiscard]] std::optional<protocol::SessionGrant> signIn(const QString &account) const;
    [[nodiscard]] std::unique_ptr<test::Seat> begin(const Person &person, const QString &folder, qint64 rowsOfRange);
    [[nodiscard]] bool isCurrent(const Person &person) const;
    [[nodiscard]] QString settle(int limitMs);
    [[nodiscard]] bool signInAgain();
    [[nodiscard]] QString lookAround();
    void workOnShared(const Plan &plan);
    [[nodiscard]] QString reportSome(int count);
    void compare(const Plan &plan, Homecoming &seen);
    void compareCases(Person &person, QMap<QString, int> &times, QStringList &faults);

    QString m_folder;
    domain::RuleBookPtr m_rules;
    std::shared_ptr<test::SettableClock> m_clock;
    std::unique_ptr<server::Central> m_central;
    int m_port = 0;
    std::vector<Person> m_people;
    std::vector<Spot> m_spots;
    size_t m_next = 0;
};
} // namespace wanmi::island
