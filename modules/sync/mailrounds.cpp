// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailrounds.h"

#include "sync/link.h"

#include <algorithm>

namespace wanmi::sync {
namespace {
using HandoverResult = base::Result<protocol::Handover>;

QString messagePath(const QString &id)
{
    return QStringLiteral("/v1/messages/") + id + QStringLiteral("/read");
}

QString takePath(const QString &id)
{
    return QStringLiteral("/v1/handovers/") + id + QStringLiteral("/take");
}

QUrlQuery after(qint64 cursor)
{
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("after"), QString::number(cursor));
    return query;
}

/// Central has looked at it and will not take it, now or later.
bool isFinal(const Error &error)
{
    return error.kind == ErrorKind::Refused || error.kind == ErrorKind::NotFound
        || error.kind == ErrorKind::Conflict;
}

bool hasHandovers(const protocol::SessionGrant &grant)
{
    static const QStringList Posts{QStringLiteral("acceptor"), QStringLiteral("shift-leader"),
                                   QStringLiteral("dispatcher"), QStringLiteral("commander")};
    return Posts.contains(grant.post);
}
} // namespace

MailRounds::MailRounds(Address central, protocol::SessionGrant grant, store::Mailbox &mailbox,
                       std::shared_ptr<const base::Clock> clock, MailLink::Options options)
    : m_central(central)
    , m_grant(std::move(grant))
    , m_mailbox(mailbox)
    , m_clock(clock)
    , m_options(options)
    , m_channel(std::move(central), m_grant.token, std::move(clock), this)
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &MailRounds::begin);
}

MailRounds::~MailRounds()
{
    for (const Promise &promise : m_asked) {
        promise->addResult(HandoverResult(base::failure(ErrorKind::Unreachable, QStringLiteral("stopping"))));
        promise->finish();
    }
}

void MailRounds::start()
{
    m_running = !m_grant.token.isEmpty(); // unlocked without central: nothing to ask with
    begin();
}

void MailRounds::stop()
{
    m_running = false;
    m_next.stop();
}

void MailRounds::renew(const protocol::SessionGrant &grant)
{
    m_grant = grant;
    m_channel.setToken(grant.token);
    start();
}

void MailRounds::begin()
{
    if (!m_running)
        return;
    if (m_busy) {
        m_again = true;
        return;
    }
    m_busy = true;
    m_again = false;
    m_next.stop();
    m_mailbox.work().then(this, [this](const base::Result<store::MailWork> &work) {
        if (!work)
            return end(m_linked);
        send(*work);
    });
}

void MailRounds::end(bool linked)
{
    m_busy = false;
    if (std::exchange(m_linked, linked) != linked)
        emit linkedChanged(linked);
    if (!m_running)
        return;
    if (std::exchange(m_again, false))
        begin();
    else
        m_next.start(m_options.period);
}

bool MailRounds::goesOn(const base::Result<HttpAnswer> &answer)
{
    if (answer)
        return true;
    // The session has ended: the person signs in again, then renew() goes on.
    if (answer.error().kind == ErrorKind::Denied)
        stop();
    end(false);
    return false;
}

void MailRounds::send(store::MailWork work)
{
    if (work.toSend.empty())
        return sendReceipts(std::move(work));
    const protocol::MailOrder order = work.toSend.front();
    work.toSend.erase(work.toSend.begin());
    m_channel.post(QStringLiteral("/v1/messages"), protocol::toJson(order), this,
                   [this, work = std::move(work), id = order.id](const base::Result<HttpAnswer> &answer) {
                       if (!answer && isFinal(answer.error()))
                           m_mailbox.settleRefused(id, answer.error().reason);
                       else if (!goesOn(answer))
                           return;
                       else if (const auto mail = answer->json().and_then(protocol::mailFrom))
                           m_mailbox.settleSent(*mail);
                       send(work);
                   });
}

void MailRounds::sendReceipts(store::MailWork work)
{
    if (work.read.isEmpty())
        return bring(work.mailAfter, work.handoverAfter);
    const QString id = work.read.takeFirst();
    m_channel.post(messagePath(id), {}, this,
                   [this, work = std::move(work), id](const base::Result<HttpAnswer> &answer) {
                       if (answer || isFinal(answer.error()))
                           m_mailbox.settleRead(id);
                       else if (!goesOn(answer))
                           return;
                       sendReceipts(work);
                   });
}

void MailRounds::bring(qint64 cursor, qint64 handoverAfter)
{
    m_channel.get(QStringLiteral("/v1/messages"), after(cursor), this,
                  [this, cursor, handoverAfter](const base::Result<HttpAnswer> &answer) {
                      if (!goesOn(answer))
                          return;
                      const auto page = answer->json().and_then(protocol::mailPageFrom);
                      if (!page)
                          return end(true);
                      if (page->messages.empty() && page->next == cursor)
                          return bringHandovers(handoverAfter);
                      m_mailbox.take(*page).then(
                          this, [this, handoverAfter, page = *page](const base::Result<void> &taken) {
                              if (!taken) // a full disk: nothing moved on, the next round asks for the same
                                  return end(true);
                              page.more ? bring(page.next, handoverAfter) : bringHandovers(handoverAfter);
                          });
                  });
}

void MailRounds::bringHandovers(qint64 cursor)
{
    if (!hasHandovers(m_grant))
        return end(true);
    m_channel.get(QStringLiteral("/v1/handovers"), after(cursor), this,
                  [this, cursor](const base::Result<HttpAnswer> &answer) {
                      if (!goesOn(answer))
                          return;
                      const auto page = answer->json().and_then(protocol::handoverPageFrom);
                      if (!page || (page->handovers.empty() && page->next == cursor))
                          return end(true);
                      m_mailbox.take(*page).then(this, [this, page = *page](const base::Result<void> &taken) {
                          taken &&page.more ? bringHandovers(page.next) : end(true);
                      });
                  });
}

void MailRounds::answer(const Promise &promise, const base::Result<HttpAnswer> &answer)
{
    std::erase(m_asked, promise);
    promise->addResult(answer.and_then([](const HttpAnswer &whole) { return whole.json(); })
                           .and_then(protocol::handoverFrom));
    promise->finish();
    begin(); // the signed page comes back by the list
}

void MailRounds::sign(const protocol::HandoverOrder &order, const Promise &promise)
{
    m_asked.push_back(promise);
    m_channel.post(
        QStringLiteral("/v1/handovers"), protocol::toJson(order), this,
        [this, promise](const base::Result<HttpAnswer> &signedPage) { answer(promise, signedPage); });
}

void MailRounds::take(const QString &id, const QString &remark, const protocol::SignIn &who,
                      const Promise &promise)
{
    m_asked.push_back(promise);
    const QJsonObject body{{QStringLiteral("remark"), remark}};
    if (who.account.isEmpty())
        return void(m_channel.post(takePath(id), body, this,
                                   [this, promise](const auto &taken) { answer(promise, taken); }));
    signIn(m_central, who)
        .then(this, [this, promise, id, body](const base::Result<protocol::SessionGrant> &grant) {
            if (!grant)
                return answer(promise, tl::unexpected(grant.error()));
            auto *theirs = new Channel(m_central, grant->token, m_clock, this);
            theirs->post(takePath(id), body, this, [this, promise, theirs](const auto &taken) {
                answer(promise, taken);
                theirs->remove(QStringLiteral("/v1/session"), this,
                               [theirs](const auto &) { theirs->deleteLater(); });
            });
        });
}
} // namespace wanmi::sync
