// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/orderlist.h"

#include "workbench/flowlayout.h"

#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace wanmi::workbench {
namespace {
QString typeWord(const QString &type)
{
    if (type == u"timeout")
        return OrderList::tr("Order for delay");
    if (type == u"leader")
        return OrderList::tr("Leader's order");
    return type == u"important" ? OrderList::tr("Order on an important case")
                                : OrderList::tr("Supervise order");
}

QString stateWord(const QString &state)
{
    if (state == u"issued")
        return OrderList::tr("not signed for yet");
    if (state == u"signed")
        return OrderList::tr("signed for, reply awaited");
    if (state == u"replied")
        return OrderList::tr("replied, to be judged");
    return state == u"again" ? OrderList::tr("reply not enough, another one awaited")
                             : OrderList::tr("ended");
}
} // namespace

QString addresseeOf(const QString &to, const models::Words &words)
{
    if (to == u"supervision")
        return OrderList::tr("Supervision center");
    return to == u"command" ? OrderList::tr("Command center") : words.department(to);
}

OrderWords wordsOf(const domain::SuperviseOrder &order, const models::Words &words, base::Instant now,
                   const std::function<QString(base::Instant)> &inFull)
{
    const auto nowMs = static_cast<double>(base::toMs(now));
    const auto moment = [&](base::Instant at) {
        return inFull ? inFull(at) : words.moment(static_cast<double>(base::toMs(at)), nowMs);
    };
    const bool isLate = order.awaitsReply() && now > order.due;
    OrderWords said;
    said.light = isLate  ? QStringLiteral("red")
        : order.isOpen() ? QStringLiteral("green")
                         : QStringLiteral("none");
    said.title = typeWord(order.type) + QStringLiteral(" · ") + stateWord(order.state);
    if (order.level > 1)
        said.title += QStringLiteral(" · ") + OrderList::tr("shown to the leader");
    QStringList lines;
    const bool bySystem = order.byPost == domain::tokenOf(domain::Post::System);
    if (bySystem && order.requirement == u"overdue")
        lines.append(OrderList::tr("Time has run out: say why, and when it will be done."));
    else if (!order.requirement.isEmpty())
        lines.append(order.requirement);
    const QString from = bySystem
        ? words.post(order.byPost)
        : OrderList::tr("%1 (%2)").arg(words.person(order.by), words.post(order.byPost));
    lines.append(
        OrderList::tr("From %1, %2; to %3").arg(from, moment(order.at), addresseeOf(order.to, words)));
    if (order.awaitsReply() && inFull)
        lines.append(OrderList::tr("Reply until %1").arg(moment(order.due)));
    else if (order.awaitsReply())
        lines.append(
            OrderList::tr("Reply until %1, %2")
                .arg(moment(order.due), words.timeLeft(static_cast<double>(base::toMs(order.due)), nowMs)));
    if (order.signedAt)
        lines.append(
            OrderList::tr("Signed for by %1, %2").arg(words.person(order.signer), moment(*order.signedAt)));
    if (order.repliedAt)
        lines.append((order.inTime ? OrderList::tr("Reply of %1, %2, in time: %3")
                                   : OrderList::tr("Reply of %1, %2, late: %3"))
                         .arg(words.person(order.replier), moment(*order.repliedAt), order.reply));
    if (order.endedAt)
        lines.append(
            order.judge.isEmpty()
                ? OrderList::tr("Ended with the case, %1").arg(moment(*order.endedAt))
                : OrderList::tr("Accepted by %1, %2").arg(words.person(order.judge), moment(*order.endedAt)));
    said.text = lines.join(u'\n');
    return said;
}

OrderList::OrderList(SessionContext &session, const Style &style, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_style(style)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
}

void OrderList::show(const store::CaseDossier &dossier)
{
    clearLayout(layout());
    m_lines.clear();
    const auto &orders = dossier.file.orders;
    for (auto it = orders.rbegin(); it != orders.rend(); ++it)
        addOrder(*it);
    addUrges(dossier);
}

void OrderList::addOrder(const domain::SuperviseOrder &order)
{
    const OrderWords said = wordsOf(order, m_session.words, m_session.clock->now());
    add(said.title, said.text, said.light);
}

void OrderList::addUrges(const store::CaseDossier &dossier)
{
    const auto nowMs = static_cast<double>(base::toMs(m_session.clock->now()));
    QStringList lines;
    for (auto it = dossier.trail.rbegin(); it != dossier.trail.rend(); ++it) {
        if (it->action != u"urge")
            continue;
        QStringList parts{m_session.words.moment(static_cast<double>(base::toMs(it->at)), nowMs),
                          it->actorName, m_session.words.post(domain::tokenOf(it->post)), it->reason,
                          it->note};
        parts.removeAll(QString());
        lines.append(parts.join(QStringLiteral(" · ")));
    }
    if (!lines.isEmpty())
        add(tr("Urged %n time(s)", nullptr, static_cast<int>(lines.size())), lines.join(u'\n'),
            QStringLiteral("none"));
}

void OrderList::add(const QString &title, const QString &words, const QString &light)
{
    m_lines.append(title);
    m_lines.append(words);
    auto *box = new QFrame(this);
    box->setObjectName(QStringLiteral("order"));
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    auto *row = new QHBoxLayout;
    row->setSpacing(6);
    if (light != u"none") {
        const double scale = devicePixelRatioF();
        QPixmap mark(QSize(14, 14) * scale);
        mark.setDevicePixelRatio(scale);
        mark.fill(Qt::transparent);
        QPainter painter(&mark);
        m_style.paintMark(painter, QRectF(1, 1, 12, 12), light);
        painter.end();
        auto *sign = new QLabel(box);
        sign->setPixmap(mark);
        row->addWidget(sign, 0, Qt::AlignTop);
    }
    auto *head = new QLabel(QStringLiteral("<b>%1</b>").arg(title.toHtmlEscaped()), box);
    head->setWordWrap(true);
    row->addWidget(head, 1);
    column->addLayout(row);
    auto *body = new QLabel(words, box);
    body->setTextFormat(Qt::PlainText);
    body->setWordWrap(true);
    body->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(body);
    box->setAccessibleName(title + QStringLiteral(". ") + words);
    layout()->addWidget(box);
}
} // namespace wanmi::workbench
