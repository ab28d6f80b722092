// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/timeline.h"

#include <QPainter>
#include <QPushButton>

namespace wanmi::workbench {
namespace {
constexpr int Gutter = 22;
constexpr int Gap = 12;
constexpr size_t MostEntries = 60;
}

Timeline::Timeline(SessionContext &session, const Style &style, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_style(style)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void Timeline::show(const store::CaseDossier &dossier)
{
    const models::Words &words = m_session.words;
    const auto now = static_cast<double>(base::toMs(m_session.clock->now()));
    for (const Entry &entry : m_entries)
        delete entry.play;
    m_entries.clear();
    const auto targetOf = [&words](const domain::CaseOrder &order) -> QString {
        if (!order.leadDept.isEmpty())
            return QStringLiteral(" → ") + words.department(order.leadDept);
        return order.supervisor.isEmpty() ? QString()
                                          : QStringLiteral(" → ") + words.person(order.supervisor);
    };
    for (auto it = dossier.pending.rbegin(); it != dossier.pending.rend(); ++it) {
        m_entries.push_back({words.moment(static_cast<double>(base::toMs(it->occurredAt)), now),
                             words.action(it->order.action) + targetOf(it->order), m_session.grant.name,
                             tr("Waits for central to judge"), true, playerOf(it->order.note)});
    }
    for (auto it = dossier.trail.rbegin(); it != dossier.trail.rend() && m_entries.size() < MostEntries;
         ++it) {
        QStringList why;
        if (it->post == domain::Post::System && it->reason == u"overdue")
            why.append(tr("time has run out"));
        else if (it->post == domain::Post::System && it->reason == domain::OffDuty)
            why.append(tr("whoever had it has signed off"));
        else if (!it->reason.isEmpty())
            why.append(it->reason);
        if (!it->note.isEmpty())
            why.append(it->note);
        const QString unit = it->department.isEmpty() ? words.post(domain::tokenOf(it->post))
                                                      : words.department(it->department);
        m_entries.push_back({words.moment(static_cast<double>(base::toMs(it->at)), now),
                             words.action(it->action) + targetOf(it->order),
                             it->actorName.isEmpty() ? unit : it->actorName + QStringLiteral(" · ") + unit,
                             why.join(QStringLiteral(" · ")), false, playerOf(it->note)});
    }
    static_cast<void>(layOut(width(), nullptr, true));
    setAccessibleName(tr("What happened: %1").arg(asText().left(400)));
    updateGeometry();
    update();
}

QPushButton *Timeline::playerOf(const QString &note)
{
    const auto span = domain::spanIn(note);
    if (!span || !m_session.panels.playback)
        return nullptr;
    auto *play = new QPushButton(tr("▶ Play the record"), this);
    play->setAutoDefault(false);
    play->setToolTip(tr("What %1 saw then, %2 s").arg(span->name).arg((span->until - span->from).count() / 1000));
    connect(play, &QPushButton::clicked, this, [this, span] { emit recordWanted(span->camera, span->from); });
    play->show();
    return play;
}

void Timeline::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    static_cast<void>(layOut(width(), nullptr, true));
}

QString Timeline::asText() const
{
    QStringList lines;
    for (const Entry &entry : m_entries)
        lines.append(entry.time + u' ' + entry.what + u' ' + entry.who + u' ' + entry.why);
    return lines.join(u'\n');
}

QSize Timeline::sizeHint() const
{
    return {320, heightForWidth(std::max(width(), 240))};
}

int Timeline::heightForWidth(int width) const
{
    return layOut(width, nullptr);
}

void Timeline::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    static_cast<void>(layOut(width(), &painter));
}

int Timeline::layOut(int width, QPainter *painter, bool places) const
{
    QFont bold = font();
    bold.setBold(true);
    QFont small = font();
    small.setPointSizeF(Style::notePt());
    const QFontMetrics boldMetrics(bold);
    const QFontMetrics smallMetrics(small);
    int y = 2;
    for (size_t i = 0; i < m_entries.size(); ++i) {
        const Entry &entry = m_entries[i];
        const int timeWidth = smallMetrics.horizontalAdvance(entry.time);
        const QRect textArea(Gutter, y, width - Gutter, 10'000);
        const QRect what = boldMetrics.boundingRect(textArea.adjusted(0, 0, -timeWidth - 8, 0),
                                                    Qt::TextWordWrap, entry.what);
        int bottom = what.bottom() + 1;
        const QRect who = smallMetrics.boundingRect(QRect(Gutter, bottom, width - Gutter, 10'000),
                                                    Qt::TextWordWrap, entry.who);
        bottom = who.bottom() + 1;
        QRect why;
        if (!entry.why.isEmpty()) {
            why = smallMetrics.boundingRect(QRect(Gutter, bottom, width - Gutter, 10'000), Qt::TextWordWrap,
                                            entry.why);
            bottom = why.bottom() + 1;
        }
        if (entry.play) {
            const QSize size = entry.play->sizeHint();
            if (places)
                entry.play->setGeometry(Gutter, bottom + 4, std::min(size.width(), width - Gutter), size.height());
            bottom += size.height() + 6;
        }
        if (painter) {
            const QPointF dot(7, y + boldMetrics.height() / 2.0);
            if (i + 1 < m_entries.size()) {
                painter->setPen(QPen(m_style.color(QStringLiteral("line")), 1.5));
                painter->drawLine(QPointF(dot.x(), dot.y() + 6),
                                  QPointF(dot.x(), bottom + Gap + boldMetrics.height() / 2.0 - 6));
            }
            const QColor mark = m_style.color(entry.pending ? QStringLiteral("warning")
                                                  : i == 0  ? QStringLiteral("accent")
                                                            : QStringLiteral("stale"));
            painter->setPen(QPen(mark, 1.8));
            painter->setBrush(entry.pending ? Qt::NoBrush : QBrush(mark));
            painter->drawEllipse(dot, 3.6, 3.6);
            painter->setFont(bold);
            painter->setPen(m_style.color(QStringLiteral("text")));
            painter->drawText(what, Qt::TextWordWrap, entry.what);
            painter->setFont(small);
            painter->setPen(m_style.color(QStringLiteral("quiet")));
            painter->drawText(QRect(width - timeWidth - 2, y, timeWidth + 2, boldMetrics.height()),
                              Qt::AlignRight | Qt::AlignVCenter, entry.time);
            painter->drawText(who, Qt::TextWordWrap, entry.who);
            painter->setPen(
                m_style.color(entry.pending ? QStringLiteral("warning") : QStringLiteral("text")));
            if (!entry.why.isEmpty())
                painter->drawText(why, Qt::TextWordWrap, entry.why);
        }
        y = bottom + Gap;
    }
    return std::max(0, y - Gap + 4);
}
} // namespace wanmi::workbench
