// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QStringList>

#include <functional>

namespace wanmi::models {

/// A tour (轮巡): the cameras of a set one page after another, so that all of them are seen within a set time. Dead ones are
/// passed over, and looked for again at the end of the round; in a round nobody is shown twice. A rule over instants: who
/// owns it asks now and then. All instants in milliseconds of one clock.
class CameraTour
{
public:
    struct Plan
    {
        QStringList cameras; ///< in the order of the tour, each once
        int places = 1; ///< shown at a time
        qint64 roundMs = 60'000; ///< in which all that live are shown once
    };
    static constexpr qint64 ShortestPageMs = 3'000; ///< less shows nobody anything: the round takes longer, and says so

    using IsDead = std::function<bool(const QString &camera)>;
    CameraTour(Plan plan, IsDead isDead);

    /// What is to be shown now, when that is another page than before; empty: it stays. The first call begins.
    [[nodiscard]] QStringList look(qint64 nowMs);
    /// The next page at once; also out of a pause or a hold. Its cameras.
    [[nodiscard]] QStringList next(qint64 nowMs);
    void setPaused(bool paused, qint64 nowMs);
    /// Something happens before this camera: it is to be shown, and the tour waits until somebody goes on. \return what is
    /// to be shown.
    [[nodiscard]] QStringList hold(const QString &camera, qint64 nowMs);
    void goOn(qint64 nowMs); ///< after hold(): the page goes on where it was

    [[nodiscard]] bool isPaused() const { return m_paused; }
    [[nodiscard]] const QString &heldFor() const { return m_heldFor; } ///< empty: it is not held
    [[nodiscard]] const QStringList &page() const { return m_page; } ///< of the tour, also while it is held
    [[nodiscard]] int pageNumber() const { return m_number; } ///< 1 …; 0: not begun, or nobody lives
    [[nodiscard]] int pages() const { return m_pages; } ///< of this round
    [[nodiscard]] int skipped() const; ///< of this round: dead until now
    [[nodiscard]] qint64 leftMs(qint64 nowMs) const; ///< until the next page
    [[nodiscard]] qint64 pageMs() const { return m_pageMs; }
    [[nodiscard]] int places() const { return m_plan.places; }
    [[nodiscard]] const QStringList &cameras() const { return m_plan.cameras; } ///< the whole set

private:
    void beginRound();
    [[nodiscard]] QStringList turn(qint64 nowMs);

    Plan m_plan;
    IsDead m_isDead;
    QStringList m_waiting; ///< of this round, not shown yet
    QStringList m_dead; ///< of this round, passed over
    QStringList m_page;
    QString m_heldFor;
    int m_number = 0, m_pages = 0;
    qint64 m_pageMs = 0, m_endMs = 0;
    qint64 m_leftMs = 0; ///< while paused or held
    bool m_paused = false, m_begun = false;
};
} // namespace wanmi::models
