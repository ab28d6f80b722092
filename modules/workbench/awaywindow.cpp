// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/awaywindow.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QTextBrowser>
#include <QUrl>
#include <QVBoxLayout>

namespace wanmi::workbench {
namespace {
constexpr int MostActions = 20'000;
constexpr auto Scheme = "case";
constexpr std::chrono::minutes Settling{2};

QString safe(const QString &text)
{
    return text.toHtmlEscaped();
}
} // namespace

AwayWatch::AwayWatch(SessionContext &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    connect(&session.link, &sync::Link::statusChanged, this, &AwayWatch::follow);
    follow(session.link.status());
}

void AwayWatch::follow(const sync::LinkStatus &status)
{
    using State = sync::LinkStatus::State;
    if (!m_wasInStep && status.asOf > base::Instant())
        m_silentSince = status.asOf; // this seat was switched off: its replica is of then
    const bool isCut = status.state == State::Offline || status.state == State::Denied || status.state == State::Stopped;
    if (isCut && m_wasInStep && m_silentSince == base::Instant() && status.lastContact > base::Instant())
        m_silentSince = status.lastContact + status.serverOffset;
    if (status.state != State::Online || status.waiting > 0)
        return;
    m_wasInStep = true;
    if (m_silentSince == base::Instant())
        return;
    const models::Absence absence{std::exchange(m_silentSince, base::Instant()),
                                  m_session.clock->now() + status.serverOffset, m_session.grant.account};
    if (absence.until - absence.from < Shortest)
        return;
    m_last = absence;
    emit returned();
}

AwayWindow::AwayWindow(SessionContext &session, const AwayWatch &watch, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_session(session)
    , m_watch(watch)
    , m_title(new QLabel(this))
    , m_span(new QLabel(this))
    , m_page(new QTextBrowser(this))
{
    setObjectName(QStringLiteral("surface"));
    setAttribute(Qt::WA_StyledBackground);
    setAttribute(Qt::WA_DeleteOnClose);
    setAttribute(Qt::WA_ShowWithoutActivating); // whoever types goes on typing
    resize(820, 640);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(14, 12, 14, 12);
    column->setSpacing(8);
    m_title->setObjectName(QStringLiteral("title"));
    m_span->setObjectName(QStringLiteral("note"));
    column->addWidget(m_title);
    column->addWidget(m_span);
    column->addWidget(m_page, 1);
    m_page->setOpenLinks(false);
    connect(m_page, &QTextBrowser::anchorClicked, this,
            [this](const QUrl &link) { emit caseWanted(link.path()); });
    m_soon.setSingleShot(true);
    m_soon.setInterval(500);
    connect(&m_soon, &QTimer::timeout, this, &AwayWindow::read);
    // What is refused can be closed meanwhile, and then is gone from here; answers and rows still come in at first.
    connect(&session.store, &store::Store::outboxChanged, this, [this] { m_soon.start(); });
    const auto settling = [this] {
        if (m_session.clock->now() - m_watch.last().until < Settling && !m_soon.isActive())
            m_soon.start();
    };
    connect(&session.rows, &models::CaseRows::reset, this, settling);
    connect(&session.rows, &models::CaseRows::rowsChanged, this, settling);
    m_texts.add([this] {
        setWindowTitle(tr("While you were away"));
        m_title->setText(tr("While you were away"));
        m_page->setAccessibleName(tr("What happened while this seat was away"));
        compose();
    });
    connect(&session.words, &models::Words::changed, this, [this] { m_texts.refresh(); });
    read();
}

void AwayWindow::read()
{
    const models::Absence absence = m_watch.last();
    m_session.store.newestActions(MostActions)
        .then(this, [this, absence](const base::Result<std::vector<domain::ActionRecord>> &actions) {
            m_session.store.rejections().then(
                this, [this, absence, actions](const base::Result<std::vector<store::Rejection>> &rejections) {
                    const domain::Post post
                        = domain::postFromToken(m_session.grant.post).value_or(domain::Post::Leader);
                    take(models::absenceReport(m_session.rows.table(),
                                               actions.value_or(std::vector<domain::ActionRecord>()),
                                               rejections.value_or(std::vector<store::Rejection>()), absence,
                                               models::announcedTo(post)));
                });
        });
}

void AwayWindow::take(models::AbsenceReport report)
{
    m_report = std::move(report);
    m_isRead = true;
    compose();
    emit shown();
}

QString AwayWindow::figures() const
{
    const auto number = [this](int value) { return m_session.words.number(value); };
    const std::pair<QString, int> all[] = {{tr("Refused by central"), m_report.refused},
                                           {tr("Wait for you"), m_report.waiting},
                                           {tr("Went overdue"), m_report.late},
                                           {tr("Reported"), m_report.reported},
                                           {tr("Ended"), m_report.ended},
                                           {tr("Yours, taken"), m_report.ownDone}};
    QString html = QStringLiteral("<table width='100%' cellpadding='4'><tr>");
    for (const auto &[name, count] : all)
        html += QStringLiteral("<td><big><b>%1</b></big><br>%2</td>").arg(number(count), safe(name));
    return html + QStringLiteral("</tr></table>");
}

QString AwayWindow::row(const models::AbsenceLine &line) const
{
    const models::Words &words = m_session.words;
    const double nowMs = double(base::toMs(m_session.clock->now()));
    QString what = line.state.isEmpty() ? QString() : words.state(line.state);
    if (!line.department.isEmpty())
        what += QStringLiteral(" · ") + words.department(line.department);
    QString how;
    if (!line.reason.isEmpty())
        how = tr("%1: %2").arg(words.action(line.action), words.reason(line.reason));
    else if (line.actions > 1)
        how = tr("%1 by %2, and %3 more").arg(words.done(line.action), line.actor, words.number(line.actions - 1));
    else if (line.actions == 1)
        how = line.actor.isEmpty() ? words.done(line.action) : tr("%1 by %2").arg(words.done(line.action), line.actor);
    if (line.dueMs > 0)
        what += QStringLiteral(" · ") + words.timeLeft(double(line.dueMs), nowMs);
    const QString number = line.number.isEmpty() ? words.unnumbered() : line.number;
    return QStringLiteral("<tr><td width='22%'><a href='%1:%2'>%3</a></td><td width='18%'>%4</td><td>%5</td>"
                          "<td width='20%'>%6</td><td width='20%'>%7</td></tr>")
        .arg(QLatin1StringView(Scheme), safe(line.caseId), safe(number),
             safe(line.classCode.isEmpty() ? QString() : words.className(line.isComponent, line.classCode)),
             safe(line.address), safe(what), safe(how));
}

QString AwayWindow::list(const QString &title, const std::vector<models::AbsenceLine> &lines, int all) const
{
    if (lines.empty())
        return {};
    QString html = QStringLiteral("<h3>%1 · %2</h3><table width='100%' cellspacing='0' cellpadding='3'>")
                       .arg(safe(title), m_session.words.number(all));
    for (const models::AbsenceLine &line : lines)
        html += row(line);
    html += QStringLiteral("</table>");
    if (all > int(lines.size()))
        html += QStringLiteral("<p>%1</p>").arg(safe(tr("… and %1 more").arg(all - int(lines.size()))));
    return html;
}

void AwayWindow::compose()
{
    const models::Absence &absence = m_watch.last();
    const models::Words &words = m_session.words;
    const double nowMs = double(base::toMs(m_session.clock->now()));
    if (!absence.isOver()) {
        m_span->setText(tr("This seat has been in step with central all the time"));
        m_page->clear();
        return;
    }
    const double from = double(base::toMs(absence.from)), until = double(base::toMs(absence.until));
    m_span->setText(tr("Without central from %1 to %2, %3")
                        .arg(words.moment(from, nowMs), words.moment(until, nowMs), words.duration(until - from)));
    if (!m_isRead)
        return m_page->setPlainText(tr("Reading…"));
    QString html = figures();
    html += list(tr("Refused by central: yours to settle"), m_report.refusedList, m_report.refused);
    html += list(tr("Wait for you"), m_report.waitingList, m_report.waiting);
    html += list(tr("Went overdue"), m_report.lateList, m_report.late);
    html += list(tr("What else others did"), m_report.changedList, m_report.changed);
    if (m_report.isEmpty())
        html = QStringLiteral("<p>%1</p>").arg(safe(tr("Nothing happened that you can see.")));
    m_page->setHtml(html);
}

QString AwayWindow::text() const
{
    return m_span->text() + u'\n' + m_page->toPlainText();
}

void AwayWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        compose();
    QWidget::changeEvent(event);
}

void AwayWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}
} // namespace wanmi::workbench
