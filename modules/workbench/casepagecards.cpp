// SPDX-License-Identifier: GPL-3.0-or-later
// The case page's cards: what was refused, what waits for central, what waits for a decision.
#include "workbench/casepage.h"

#include "workbench/flowlayout.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <utility>

namespace wanmi::workbench {

QWidget *CasePage::card(const QString &kind, const QString &title, const QString &text)
{
    auto *made = new QFrame(m_cards);
    made->setObjectName(kind);
    auto *column = new QVBoxLayout(made);
    column->setContentsMargins(12, 8, 12, 10);
    column->setSpacing(4);
    auto *head = new QLabel(QStringLiteral("<b>%1</b>").arg(title.toHtmlEscaped()), made);
    head->setWordWrap(true);
    auto *words = new QLabel(text, made);
    words->setTextFormat(Qt::PlainText);
    words->setWordWrap(true);
    column->addWidget(head);
    column->addWidget(words);
    m_cards->layout()->addWidget(made);
    return made;
}

void CasePage::showCards(const store::CaseDossier &dossier)
{
    clearLayout(m_cards->layout());
    QStringList refusals;
    if (!m_refusal.isEmpty()) {
        card(QStringLiteral("refusal"), tr("Nothing was changed"), m_session.words.reason(m_refusal));
        refusals.append(m_refusal);
    }
    for (const store::Rejection &rejection : m_selected.rejections()) {
        addRejection(rejection, dossier.confirmed ? *dossier.confirmed : dossier.file);
        refusals.append(rejection.command.key);
    }
    if (!dossier.pending.empty()) {
        card(
            QStringLiteral("provisional"), tr("Awaiting central"),
            tr("What you did is kept here and sent by itself. Number, limits and verdict are central's: until then this is provisional."));
    }
    if (const auto &request = dossier.file.pendingRequest)
        addRequest(*request);
    const bool isNews = std::ranges::any_of(
        refusals, [this](const QString &one) { return !m_refusalsSeen.contains(one); });
    m_refusalsSeen = std::move(refusals);
    if (isNews)
        bringCardsIntoSight();
}

/// However far down the page was read: once the cards have their places.
void CasePage::bringCardsIntoSight()
{
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_body->layout()->activate();
            if (const QLayoutItem *first = m_cards->layout()->itemAt(0); first && first->widget())
                m_scroll->ensureWidgetVisible(first->widget());
        },
        Qt::QueuedConnection);
}

void CasePage::addRejection(const store::Rejection &rejection, const domain::CaseFile &now)
{
    const models::Words &words = m_session.words;
    const auto nowMs = static_cast<double>(base::toMs(m_session.clock->now()));
    const domain::CaseOrder &order = rejection.command.order;
    QStringList lines{words.reason(rejection.result.reason)};
    QString mine = words.action(order.action);
    if (!order.leadDept.isEmpty())
        mine += QStringLiteral(" → ") + words.department(order.leadDept);
    lines.append(tr("Mine, %1: %2")
                     .arg(words.moment(static_cast<double>(base::toMs(rejection.command.occurredAt)), nowMs),
                          mine));
    QString theirs = words.state(now.state);
    if (!now.leadDept.isEmpty())
        theirs += QStringLiteral(" · ") + words.department(now.leadDept);
    lines.append(tr("Now at central: %1").arg(theirs));
    QWidget *made = card(QStringLiteral("refusal"),
                         tr("Central did not accept “%1”").arg(words.action(order.action)), lines.join(u'\n'));
    auto *row = new QHBoxLayout;
    auto *again = new QPushButton(tr("Do it again"), made);
    auto *drop = new QPushButton(tr("Give up"), made);
    again->setToolTip(tr("The same once more, on the case as it is now"));
    drop->setToolTip(tr("The case stays as it is at central"));
    again->setProperty("part", QString(QStringLiteral("again/") + rejection.command.key));
    drop->setProperty("part", QString(QStringLiteral("drop/") + rejection.command.key));
    row->addWidget(again);
    row->addWidget(drop);
    row->addStretch(1);
    static_cast<QVBoxLayout *>(made->layout())->addLayout(row);
    connect(again, &QPushButton::clicked, this,
            [this, key = rejection.command.key] { answerRejection(key, true); });
    connect(drop, &QPushButton::clicked, this,
            [this, key = rejection.command.key] { answerRejection(key, false); });
}

void CasePage::addRequest(const domain::PendingRequest &request)
{
    const models::Words &words = m_session.words;
    const auto nowMs = static_cast<double>(base::toMs(m_session.clock->now()));
    QString text = request.reason;
    if (request.until)
        text += u'\n' + tr("until %1").arg(words.moment(static_cast<double>(base::toMs(*request.until)), nowMs));
    if (request.days > 0)
        text += u'\n' + tr("%n day(s) more", nullptr, request.days);
    const QString kind = QString(request.kind).replace(0, 1, request.kind.left(1).toUpper());
    card(QStringLiteral("provisional"),
         words.action(QStringLiteral("request") + kind) + QStringLiteral(" · ") + words.person(request.by),
         text);
}

void CasePage::answerRejection(const QString &key, bool again)
{
    m_refusal.clear();
    m_session.store.closeRejection(key, again)
        .then(this, [this, id = m_shownId](const base::Result<void> &done) {
            if (id != m_shownId || !m_selected.dossier())
                return;
            // The own rule may already know that it would be refused once more.
            m_refusal = done ? QString() : done.error().reason;
            const QString part = focusedPart();
            showCards(*m_selected.dossier());
            focusPart(part);
        });
}
} // namespace wanmi::workbench
