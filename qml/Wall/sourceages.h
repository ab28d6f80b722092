// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mapview/hotlayers.h"
#include "models/headlinefigures.h"
#include "models/words.h"
#include "sync/link.h"

#include <QObject>
#include <QStringList>
#include <QVariantMap>

#include <memory>

namespace wanmi::wall {

/// How old what a face shows is, source by source, and how much of it is here. Rows are as old as central's last word
/// while the feed was in step: a link that comes back to a day's changes makes nothing fresh before they are applied,
/// and a seat that starts without central says since when. Marked within five seconds of a source's end; recovers by
/// itself.
class SourceAges : public QObject
{
    Q_OBJECT
    Q_PROPERTY(bool stale READ isStale NOTIFY marksChanged) ///< the rows
    Q_PROPERTY(QString age READ age NOTIFY ticked)
    Q_PROPERTY(QString since READ since NOTIFY ticked)
    Q_PROPERTY(bool partial READ isPartial NOTIFY marksChanged) ///< not all rows of this scope are here yet
    Q_PROPERTY(bool liveStale READ isLiveStale NOTIFY marksChanged) ///< what devices say, as central tells it
    Q_PROPERTY(QString liveAge READ liveAge NOTIFY ticked)
    Q_PROPERTY(QString liveSince READ liveSince NOTIFY ticked)
    /// Layers of the map in words: those that are fresh in one line, and a line for each source that has stopped.
    Q_PROPERTY(QString fresh READ fresh NOTIFY ticked)
    Q_PROPERTY(QStringList stopped READ stopped NOTIFY ticked)
    /// By the names that MapCanvas gives its layers ("showCases"): {text, stale}.
    Q_PROPERTY(QVariantMap layers READ layers NOTIFY ticked)
public:
    SourceAges(mapview::HotLayers &hot, models::HeadlineFigures &figures, models::Words &words,
               std::shared_ptr<const base::Clock> clock, QObject *parent = nullptr);

    void setLink(const sync::LinkStatus &status);
    /// Looks at the clock; its owner calls it every second.
    void tick();

    [[nodiscard]] bool isStale() const { return m_stale; }
    [[nodiscard]] bool isPartial() const { return m_partial; }
    [[nodiscard]] bool isLiveStale() const { return m_liveStale; }
    [[nodiscard]] QString age() const;
    [[nodiscard]] QString since() const;
    [[nodiscard]] QString liveAge() const;
    [[nodiscard]] QString liveSince() const;
    [[nodiscard]] QString fresh() const { return lines(false).join(QStringLiteral(" · ")); }
    [[nodiscard]] QStringList stopped() const { return lines(true); }
    [[nodiscard]] QVariantMap layers() const;

signals:
    void marksChanged();
    void ticked();

private:
    void look();
    [[nodiscard]] QString withShare(const QString &text) const;
    [[nodiscard]] QString ageOf(double atMs) const;
    [[nodiscard]] QString sinceOf(double atMs) const;
    [[nodiscard]] QStringList lines(bool stopped) const;
    [[nodiscard]] double nowMs() const;
    [[nodiscard]] double asOfMs() const; ///< of what the figures were read from

    mapview::HotLayers &m_hot;
    models::HeadlineFigures &m_figures;
    models::Words &m_words;
    std::shared_ptr<const base::Clock> m_clock;
    sync::LinkStatus m_link;
    double m_inStepMs = 0; ///< when the feed was last in step; seat's clock
    bool m_stale = false, m_partial = false, m_liveStale = false;
    bool m_moversStale = false; ///< vehicles and supervisors say nothing, or central tells nothing of them
};
} // namespace wanmi::wall
