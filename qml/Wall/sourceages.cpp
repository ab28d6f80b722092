// SPDX-License-Identifier: GPL-3.0-or-later
#include "sourceages.h"

#include <algorithm>

namespace wanmi::wall {
namespace {
constexpr double PatienceMs = 4'000; ///< of silence; with the second between two looks a mark comes within five
}

SourceAges::SourceAges(mapview::HotLayers &hot, models::HeadlineFigures &figures, models::Words &words,
                       std::shared_ptr<const base::Clock> clock, QObject *parent)
    : QObject(parent)
    , m_hot(hot)
    , m_figures(figures)
    , m_words(words)
    , m_clock(std::move(clock))
{
    connect(&m_figures, &models::HeadlineFigures::failedChanged, this, &SourceAges::look);
    connect(&m_words, &models::Words::changed, this, &SourceAges::ticked);
}

double SourceAges::nowMs() const
{
    return double(base::toMs(m_clock->now()));
}

double SourceAges::asOfMs() const
{
    return m_figures.isFailed() ? std::min(m_inStepMs, m_figures.updatedMs()) : m_inStepMs;
}

void SourceAges::setLink(const sync::LinkStatus &status)
{
    m_link = status;
    if (status.state == sync::LinkStatus::State::Online)
        m_inStepMs = double(base::toMs(status.lastContact));
    else if (m_inStepMs <= 0)
        m_inStepMs = double(base::toMs(status.asOf));
    look();
}

void SourceAges::look()
{
    const double movers = double(m_hot.ages().moversMs);
    const bool arriving = m_link.state == sync::LinkStatus::State::Bootstrapping;
    const bool partial = arriving || !m_link.complete;
    // Rows that are coming for the first time are not old, they are few.
    const bool stale = !arriving && nowMs() - asOfMs() > PatienceMs;
    const bool live = movers > 0 && nowMs() - movers > PatienceMs;
    if (stale == m_stale && partial == m_partial && live == m_liveStale)
        return;
    m_stale = stale;
    m_partial = partial;
    m_liveStale = live;
    emit marksChanged();
    emit ticked();
}

void SourceAges::tick()
{
    look();
    emit ticked();
}

QString SourceAges::withShare(const QString &text) const
{
    if (!m_partial)
        return text;
    const QString share = m_link.rowsTotal > 0
        ? tr("%1 of the rows").arg(m_words.percent(double(m_link.rowsDone) / double(m_link.rowsTotal)))
        : tr("not all rows");
    return text.isEmpty() ? share : share + QStringLiteral(" · ") + text;
}

QString SourceAges::age() const
{
    if (m_link.state == sync::LinkStatus::State::Bootstrapping)
        return withShare({});
    return withShare(m_words.age(asOfMs(), nowMs()));
}

QString SourceAges::since() const
{
    return withShare(m_words.moment(asOfMs(), nowMs()));
}

QString SourceAges::liveAge() const
{
    return m_words.age(double(m_hot.ages().moversMs), nowMs());
}

QString SourceAges::liveSince() const
{
    return m_words.moment(double(m_hot.ages().moversMs), nowMs());
}

QStringList SourceAges::lines(bool stopped) const
{
    const mapview::LayerAges ages = m_hot.ages();
    QStringList lines;
    if (m_stale == stopped) {
        // Cases and components come with the feed: they are as old as it, once they are here at all.
        const auto say = [&](qint64 readMs, const QString &old, const QString &fed) {
            lines.append(stopped ? old.arg(since()) : fed.arg(readMs == 0 ? tr("coming") : age()));
        };
        say(ages.casesMs, tr("cases stopped, since %1"), tr("cases %1"));
        say(ages.componentsMs, tr("components stopped, since %1"), tr("components %1"));
    }
    if (ages.moversMs == 0) {
        if (!stopped)
            lines.append(tr("no positions yet"));
    } else if (m_liveStale == stopped) {
        lines.append(stopped ? tr("positions stopped, since %1").arg(liveSince()) : tr("positions %1").arg(liveAge()));
    }
    return lines;
}

QVariantMap SourceAges::layers() const
{
    const auto entry = [](bool stale, const QString &text) {
        return QVariantMap{{QStringLiteral("stale"), stale}, {QStringLiteral("text"), text}};
    };
    const QVariantMap rows = entry(m_stale, m_stale ? tr("stopped, since %1").arg(since()) : age());
    const QVariantMap live = m_hot.ages().moversMs == 0
        ? entry(false, tr("nothing yet"))
        : entry(m_liveStale, m_liveStale ? tr("stopped, since %1").arg(liveSince()) : liveAge());
    QVariantMap layers;
    for (const char *name : {"showCells", "showComponents", "showCases", "showDutyGrids"})
        layers.insert(QString::fromLatin1(name), rows);
    for (const char *name : {"showCameras", "showVehicles", "showSupervisors"})
        layers.insert(QString::fromLatin1(name), live);
    return layers;
}
} // namespace wanmi::wall
