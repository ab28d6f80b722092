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
    connect(&m_hot, &mapview::HotLayers::agesChanged, this, &SourceAges::look);
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
    const auto isOld = [now = nowMs()](qint64 ms) { return ms > 0 && now - double(ms) > PatienceMs; };
    const bool arriving = m_link.state == sync::LinkStatus::State::Bootstrapping;
    const bool partial = arriving || !m_link.complete;
    // Rows that are coming for the first time are not old, they are few.
    const bool stale = !arriving && nowMs() - asOfMs() > PatienceMs;
    const bool live = isOld(m_hot.ages().liveMs), movers = isOld(m_hot.ages().moversMs);
    if (stale == m_stale && partial == m_partial && live == m_liveStale && movers == m_moversStale)
        return;
    m_stale = stale;
    m_partial = partial;
    m_liveStale = live;
    m_moversStale = movers;
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
    return withShare(ageOf(asOfMs()));
}

QString SourceAges::since() const
{
    return withShare(sinceOf(asOfMs()));
}

// Which cameras there are, and where, comes with the rows.
QString SourceAges::liveAge() const
{
    return withShare(ageOf(double(m_hot.ages().liveMs)));
}

QString SourceAges::liveSince() const
{
    return withShare(sinceOf(double(m_hot.ages().liveMs)));
}

QString SourceAges::ageOf(double atMs) const
{
    return m_words.age(atMs, nowMs());
}

QString SourceAges::sinceOf(double atMs) const
{
    return m_words.moment(atMs, nowMs());
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
    } else if (m_moversStale == stopped) {
        const double ms = double(ages.moversMs);
        lines.append(stopped ? tr("positions stopped, since %1").arg(sinceOf(ms)) : tr("positions %1").arg(ageOf(ms)));
    }
    return lines;
}

QVariantMap SourceAges::layers() const
{
    const auto entry = [](bool stale, const QString &text) {
        return QVariantMap{{QStringLiteral("stale"), stale}, {QStringLiteral("text"), text}};
    };
    const QVariantMap rows = entry(m_stale, m_stale ? tr("stopped, since %1").arg(since()) : age());
    const auto told = [&](qint64 ms, bool stale, const QString &since, const QString &age) {
        return ms == 0 ? entry(false, tr("nothing yet")) : entry(stale, stale ? tr("stopped, since %1").arg(since) : age);
    };
    const mapview::LayerAges ages = m_hot.ages();
    const QVariantMap cameras = told(ages.liveMs, m_liveStale, liveSince(), liveAge());
    const double movedMs = double(ages.moversMs);
    const QVariantMap movers = told(ages.moversMs, m_moversStale, sinceOf(movedMs), ageOf(movedMs));
    QVariantMap layers;
    for (const char *name : {"showCells", "showComponents", "showCases", "showDutyGrids"})
        layers.insert(QString::fromLatin1(name), rows);
    layers.insert(QStringLiteral("showCameras"), cameras);
    for (const char *name : {"showVehicles", "showSupervisors"})
        layers.insert(QString::fromLatin1(name), movers);
    return layers;
}
} // namespace wanmi::wall
