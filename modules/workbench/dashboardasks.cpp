// SPDX-License-Identifier: GPL-3.0-or-later
// What the leader's page asks for, and what it does with the answers.
#include "workbench/dashboardwindow.h"

#include <QtConcurrentRun>
#include <QThreadPool>

#include <algorithm>

namespace wanmi::workbench {
using appraisal::AppraisedPtr;
using evaluation::PeriodKind;

bool DashboardWindow::isOwnOnly() const
{
    return !m_session.grant.department.isEmpty();
}

const evaluation::Model *DashboardWindow::modelOf(const char *id) const
{
    const auto at = std::ranges::find(m_models, QString::fromLatin1(id), &evaluation::Model::id);
    return at == m_models.end() ? nullptr : &*at;
}

/// Counted by a worker from the cases that the seat holds in memory: nothing is read, so the answer is there
/// at once.
void DashboardWindow::askNow()
{
    const QString why = m_session.rows.isLoaded() ? QString() : sayReading();
    m_nowPanel->sayNothing(why);
    m_latePanel->sayNothing(why);
    if (!why.isEmpty())
        return;
    if (m_isCounting) {
        m_countAgain = true;
        return;
    }
    m_isCounting = true;
    m_countAgain = false;
    const base::Instant now = m_session.desk.now();
    const auto &calendar = m_session.rules->calendar;
    const evaluation::Period today
        = evaluation::periodOf(PeriodKind::Free, calendar.toLocal(now).date(), calendar.utcOffset());
    const models::NowMoment moment{base::toMs(now), base::toMs(today.from)};
    base::Answer<CityNowPtr> counted
        = QtConcurrent::run([table = m_session.rows.table(), moment]() -> CityNowPtr {
              // Whoever lets go of it last: freeing a city's cases is no work of the GUI thread.
              const auto dispose = [](const models::CityNow *now) {
                  QThreadPool::globalInstance()->start([now] { delete now; });
              };
              return {new models::CityNow(models::cityNow(table, moment)), dispose};
          });
    counted.then(this, [this](const CityNowPtr &counted) {
        m_isCounting = false;
        m_now = counted;
        m_nowPanel->show(m_now);
        m_latePanel->show(m_now);
        m_wherePanel->show(m_now);
        sayState();
        if (m_countAgain)
            m_countSoon.start();
        emit nowShown();
    });
}

void DashboardWindow::readFacts()
{
    m_wasStopped = false;
    m_done = 0;
    m_reading.start();
    m_appraisal.refresh();
    sayState();
    askPeriods();
}

void DashboardWindow::stopReading()
{
    m_wasStopped = m_appraisal.isReading();
    m_readSoon.stop();
    m_appraisal.cancel();
    sayState();
}

void DashboardWindow::takeFacts()
{
    m_readMs = m_reading.elapsed();
    sayState();
    askPeriods();
}

QString DashboardWindow::sayReading()
{
    return tr("The cases are being read; this comes as soon as they are.");
}

/// In place of what needs facts while there are none.
QString DashboardWindow::whyNothing() const
{
    if (m_appraisal.ground())
        return {};
    if (m_appraisal.isReading())
        return sayReading();
    return m_wasStopped ? tr("Reading was stopped: “Read anew” begins again.")
                        : m_session.words.reason(m_appraisal.reason());
}

void DashboardWindow::askPeriods()
{
    const QString why = whyNothing();
    m_whoPanel->sayNothing(why);
    m_betterPanel->sayNothing(why);
    m_wherePanel->sayNothing(isOwnOnly() ? tr("In your scope; a grade needs every case of an area.") : why);
    askWho();
    askWhere();
    askBetter();
}

/// Nothing where there are neither facts nor such a model.
std::optional<appraisal::Wish> DashboardWindow::wishFor(const char *model, const QString &actors) const
{
    constexpr std::array Kinds{PeriodKind::Free, PeriodKind::Week, PeriodKind::Month, PeriodKind::Quarter,
                               PeriodKind::Year};
    const evaluation::Model *chosen = modelOf(model);
    if (!chosen || !m_appraisal.ground())
        return std::nullopt;
    const auto &calendar = m_session.rules->calendar;
    appraisal::Wish wish;
    wish.order.model = *chosen;
    wish.order.actors = actors;
    wish.order.kind = Kinds[std::size_t(m_span)];
    wish.order.utcOffset = calendar.utcOffset();
    wish.order.period = evaluation::periodOf(wish.order.kind, calendar.toLocal(m_session.desk.now()).date(),
                                             wish.order.utcOffset);
    if (const evaluation::Model *areas = modelOf("area"))
        wish.areaModel = *areas;
    return wish;
}

void DashboardWindow::askWho()
{
    auto wish = wishFor("department", QStringLiteral("department"));
    if (!wish)
        return;
    if (isOwnOnly())
        wish->order.who = {m_session.grant.department};
    m_appraisal.report(std::move(*wish))
        .then(this, [this, generation = ++m_whoGeneration](const base::Result<AppraisedPtr> &view) {
            if (generation != m_whoGeneration)
                return; // another one has been asked since
            m_hasWho = true;
            m_whoPanel->sayNothing(view ? QString() : m_session.words.reason(view.error().reason));
            m_whoPanel->show(view ? *view : nullptr, spanText());
            QStringList shown = m_whoPanel->shownOnes();
            emit this->shown();
            if (!view)
                return;
            for (const QString &department : shown) {
                const bool isLast = department == shown.back();
                m_appraisal.move(*view, department)
                    .then(this,
                          [this, generation, department,
                           isLast](const base::Result<std::optional<evaluation::Move>> &move) {
                              if (generation != m_whoGeneration)
                                  return;
                              m_whoPanel->explain(department, sentenceOf(move.value_or(std::nullopt)));
                              if (isLast)
                                  emit explained();
                          });
            }
        });
}

QString DashboardWindow::sentenceOf(const std::optional<evaluation::Move> &move) const
{
    if (move && move->rankBefore == 0 && move->rankNow > 0)
        return tr("Rank %1; it had none in the period before.").arg(move->rankNow);
    if (!move || move->rankNow == 0)
        return tr("There is nothing to compare it with in the period before.");
    const auto name
        = [this](const QString &key) { return m_session.words.className(key.startsWith(u'C'), key.mid(1)); };
    return m_session.words.isChinese() ? evaluation::sentenceZh(*move, name)
                                       : evaluation::sentenceEn(*move, name);
}

void DashboardWindow::askWhere()
{
    const QString level = m_wherePanel->level();
    auto wish = wishFor(level == u"district" ? "district" : "area", level);
    if (!wish || isOwnOnly()) {
        m_hasWhere = m_appraisal.ground() != nullptr;
        return;
    }
    m_appraisal.report(std::move(*wish))
        .then(this, [this, generation = ++m_whereGeneration](const base::Result<AppraisedPtr> &view) {
            if (generation != m_whereGeneration)
                return;
            m_hasWhere = true;
            m_wherePanel->sayNothing(view ? QString() : m_session.words.reason(view.error().reason));
            m_wherePanel->show(view ? *view : nullptr);
            emit shown();
        });
}

void DashboardWindow::askBetter()
{
    const auto wish = wishFor("department", QStringLiteral("department"));
    if (!wish)
        return;
    appraisal::OverviewWish order;
    order.period = wish->order.period;
    order.buckets = m_betterPanel->buckets(m_session.desk.now());
    order.counting = wish->order.model.counting;
    order.department = m_session.grant.department;
    using OverviewPtr = std::shared_ptr<const appraisal::Overview>;
    base::Answer<OverviewPtr> counted
        = QtConcurrent::run([ground = m_appraisal.ground(), order = std::move(order)]() -> OverviewPtr {
              return std::make_shared<const appraisal::Overview>(appraisal::overviewOf(ground, order));
          });
    counted.then(this, [this, generation = ++m_betterGeneration](const OverviewPtr &overview) {
        if (generation != m_betterGeneration)
            return;
        m_hasBetter = true;
        m_betterPanel->show(overview, spanText());
        emit shown();
    });
}
} // namespace wanmi::workbench
