// SPDX-License-Identifier: GPL-3.0-or-later
#include "wallfigures.h"

#include <QDateTime>

#include <algorithm>
#include <span>

namespace wanmi::wall {
namespace {
constexpr int FirstMs = 1, CalmMs = 5000, MinuteMs = 60'000;
constexpr qint64 HourMs = 3'600'000, DayMs = 24 * HourMs;
constexpr int Hours = 24, Days = 30, MostCases = 2000;
constexpr qsizetype MostRows = 40; ///< of the cases; no region has room for more

double share(int part, int whole)
{
    return whole > 0 ? double(part) / whole : -1;
}
} // namespace

WallFigures::WallFigures(QObject *parent)
    : QObject(parent)
{
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &WallFigures::reload);
    connect(&m_minute, &QTimer::timeout, this, &WallFigures::reload);
    connect(this, &WallFigures::setUp, this, [this] { m_soon.start(FirstMs); });
    m_minute.start(MinuteMs);
}

void WallFigures::setWall(WallState *wall)
{
    if (wall == m_wall)
        return;
    m_wall = wall;
    if (m_wall) {
        connect(&m_wall->store(), &store::Store::committed, this, [this](const store::ChangeSet &changes) {
            if ((changes.everything || !changes.cases.isEmpty() || !changes.components.isEmpty())
                && !m_soon.isActive())
                m_soon.start(m_read ? CalmMs : FirstMs);
        });
        connect(m_wall->words(), &models::Words::changed, this, [this] { m_soon.start(FirstMs); });
        connect(m_wall, &WallState::ticked, this, &WallFigures::showCases);
    }
    emit setUp();
}

void WallFigures::reload()
{
    if (!m_wall)
        return;
    if (m_kind == u"trend")
        readTrend();
    else if (m_kind == u"cases")
        readCases();
    else if (m_kind == u"components")
        readComponents();
    else if (m_kind == u"review")
        readReview();
}

void WallFigures::take(QVariantList rows)
{
    m_read = true;
    m_rows = std::move(rows);
    emit updated();
}

int WallFigures::greatest() const
{
    int most = 1;
    for (const QVariant &row : m_rows) {
        const QVariantMap map = row.toMap();
        most = std::max({most, map.value(QStringLiteral("reported")).toInt(),
                         map.value(QStringLiteral("closed")).toInt()});
    }
    return most;
}

QString WallFigures::totalText() const
{
    const QString number = m_wall ? m_wall->words()->number(total()) : QString::number(total());
    return total() < MostCases ? number : tr("%1 and more").arg(number);
}

void WallFigures::readTrend()
{
    const bool hours = m_span != u"days";
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(qint64(m_wall->serverMs()));
    QDateTime from(now.date(), hours ? QTime(now.time().hour(), 0) : QTime(0, 0));
    from = hours ? from.addSecs(-(Hours - 1) * 3600) : from.addDays(-(Days - 1));
    const qint64 step = hours ? HourMs : DayMs;
    const int steps = hours ? Hours : Days;
    m_wall->store()
        .trend(from.toMSecsSinceEpoch(), step, steps, m_classes)
        .then(this, [this, from, hours](const base::Result<store::Trend> &trend) {
            if (!trend)
                return;
            QVariantList rows;
            for (size_t i = 0; i < trend->reported.size(); ++i) {
                const QDateTime at = hours ? from.addSecs(qint64(i) * 3600) : from.addDays(qint64(i));
                rows.append(QVariantMap{{QStringLiteral("label"), at.toString(hours ? u"HH" : u"MM-dd")},
                                        {QStringLiteral("reported"), trend->reported[i]},
                                        {QStringLiteral("closed"), trend->closed[i]}});
            }
            take(std::move(rows));
        });
}

void WallFigures::readCases()
{
    m_wall->store()
        .openOfClasses(m_classes, MostCases)
        .then(this, [this](const base::Result<store::CaseSummaries> &cases) {
            if (!cases)
                return;
            m_cases = *cases;
            m_read = true;
            showCases();
        });
}

void WallFigures::showCases()
{
    if (m_kind != u"cases" || !m_read)
        return;
    const models::Words &words = *m_wall->words();
    const double now = m_wall->serverMs();
    QVariantList rows;
    for (const store::CaseSummary &row : std::span(m_cases).first(std::min(m_cases.size(), size_t(MostRows)))) {
        const bool suspended = row.state == domain::state::Suspended;
        const QString light = suspended                      ? QStringLiteral("grey")
            : row.dueMs == 0                                 ? QStringLiteral("none")
            : double(row.dueMs) < now                        ? QStringLiteral("red")
            : double(row.warnAtMs) < now && row.warnAtMs > 0 ? QStringLiteral("yellow")
                                                             : QStringLiteral("green");
        rows.append(QVariantMap{
            {QStringLiteral("caseId"), row.id},
            {QStringLiteral("className"),
             words.className(row.kind == domain::CaseKind::Component, row.classCode)},
            {QStringLiteral("place"), QString(words.area(row.district) + u' ' + row.address).trimmed()},
            {QStringLiteral("holder"),
             row.leadDept.isEmpty() ? words.holderOf(row.state) : words.department(row.leadDept)},
            {QStringLiteral("light"), light},
            {QStringLiteral("timeLeft"), row.dueMs == 0 ? QString() : words.timeLeft(double(row.dueMs), now)},
            {QStringLiteral("lon"), double(row.lon)},
            {QStringLiteral("lat"), double(row.lat)}});
    }
    take(std::move(rows));
}

void WallFigures::readComponents()
{
    m_wall->store().componentCounts(m_classes).then(
        this, [this](const base::Result<std::vector<store::ComponentCount>> &counts) {
            if (!counts)
                return;
            QVariantList rows;
            for (const store::ComponentCount &count : *counts)
                rows.append(QVariantMap{
                    {QStringLiteral("name"), m_wall->words()->className(true, count.classCode.mid(1))},
                    {QStringLiteral("total"), count.total},
                    {QStringLiteral("damaged"), count.damaged}});
            take(std::move(rows));
        });
}

void WallFigures::readReview()
{
    const bool department = m_by == u"department";
    const QDate today = QDateTime::fromMSecsSinceEpoch(qint64(m_wall->serverMs())).date();
    const qint64 since = today.addDays(-Days + 1).startOfDay().toMSecsSinceEpoch();
    m_wall->store()
        .review(department, since, qint64(m_wall->serverMs()))
        .then(this, [this, department](const base::Result<std::vector<store::ReviewRow>> &figures) {
            if (!figures)
                return;
            const models::Words &words = *m_wall->words();
            QVariantList rows;
            for (const store::ReviewRow &row : *figures)
                rows.append(QVariantMap{
                    {QStringLiteral("name"), department ? words.department(row.id) : words.area(row.id)},
                    {QStringLiteral("registered"), row.registered},
                    {QStringLiteral("closedShare"), share(row.closed, row.registered)},
                    {QStringLiteral("inTimeShare"), share(row.inTime, row.judged)},
                    {QStringLiteral("reworkShare"), share(row.rework, row.registered)},
                    {QStringLiteral("overdue"), row.overdue}});
            take(std::move(rows));
        });
}
} // namespace wanmi::wall
