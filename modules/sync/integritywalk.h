// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "channel.h"
#include "protocol/integrity.h"
#include "store/store.h"

#include <QTimer>

#include <chrono>

namespace wanmi::sync {

/// Goes through the replica in the background, stretch by stretch and table by table, and compares it with what
/// central has of this scope. Only a stretch whose sums differ though both stand at the same change is fetched anew.
/// Waits for nothing and holds nothing up: changes go on being applied meanwhile.
class IntegrityWalk : public QObject
{
    Q_OBJECT
public:
    struct Pace
    {
        std::chrono::milliseconds step{30'000}; ///< from one stretch to the next; 0: never
        std::chrono::milliseconds pause{3'600'000}; ///< after the last one, before the first again
    };
    IntegrityWalk(Channel &channel, store::Store &store, Pace pace, QObject *parent);

    /// Goes on where it stopped; nothing happens when it walks already.
    void start();
    void stop();

signals:
    /// So many rows of that table were not as central has them. \param isWhole they are now; else even what was
    /// fetched did not help.
    void refilled(wanmi::protocol::TableNo table, int rows, bool isWhole);
    /// The replica's file itself cannot be read.
    void unreadable(const wanmi::Error &error);
    /// Everything has been looked at once.
    void passed();

private:
    enum class Next { Same, After }; ///< the stretch again, or the one behind it
    void look();
    void ask(const QString &cursor, const QString &upto, std::function<void(const protocol::RangeSum &)> then);
    void compare(const protocol::RangeSum &central);
    void confirm(const store::Store::RangeSum &mine, const protocol::RowRange &range);
    void fetch(const protocol::RangeSum &central, const QString &cursor);
    void take(const protocol::RangeSum &central, const base::Result<HttpAnswer> &outcome);
    void wrongFor(const Error &error);
    void tryAgain(const QString &upto);
    void goOn(Next next, const QString &upto = {});
    [[nodiscard]] const protocol::TableSpec &table() const;

    Channel &m_channel;
    store::Store &m_store;
    Pace m_pace;
    QTimer m_timer;
    std::size_t m_table = 0; ///< index into tables()
    QString m_after;
    int m_tries = 0; ///< at this stretch: it kept changing
    int m_refills = 0; ///< of this stretch, one after the other
    quint64 m_generation = 0; ///< answers of an earlier stop() are ignored
    bool m_walking = false, m_never = false;
};
} // namespace wanmi::sync
