// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/maillink.h"

#include "base/engine.h"
#include "mailrounds.h"

namespace wanmi::sync {

class MailLink::Private
{
public:
    template <typename Make>
    explicit Private(Make make)
        : engine(QStringLiteral("wanmi-mail"), std::move(make))
    {
    }
    template <typename Ask> Answer<protocol::Handover> ask(Ask question)
    {
        auto promise = std::make_shared<QPromise<base::Result<protocol::Handover>>>();
        promise->start();
        Answer<protocol::Handover> answer = promise->future();
        engine.post(
            [promise, question = std::move(question)](MailRounds &rounds) { question(rounds, promise); });
        return answer;
    }
    base::Engine<MailRounds> engine;
    bool linked = false;
};

MailLink::MailLink(Address central, protocol::SessionGrant grant, store::Mailbox &mailbox,
                   std::shared_ptr<const base::Clock> clock, Options options, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(
          [=, &mailbox] { return std::make_unique<MailRounds>(central, grant, mailbox, clock, options); }))
{
    connect(d->engine.worker(), &MailRounds::linkedChanged, this, [this](bool linked) {
        d->linked = linked;
        emit linkedChanged(linked);
    });
    connect(&mailbox, &store::Mailbox::queued, this, &MailLink::nudge);
}

MailLink::~MailLink() = default;

void MailLink::start()
{
    d->engine.post([](MailRounds &rounds) { rounds.start(); });
}

void MailLink::stop()
{
    d->engine.post([](MailRounds &rounds) { rounds.stop(); });
}

void MailLink::renew(const protocol::SessionGrant &grant)
{
    d->engine.post([grant](MailRounds &rounds) { rounds.renew(grant); });
}

void MailLink::nudge()
{
    d->engine.post([](MailRounds &rounds) { rounds.begin(); });
}

bool MailLink::isLinked() const
{
    return d->linked;
}

MailLink::Answer<protocol::Handover> MailLink::sign(const protocol::HandoverOrder &order)
{
    return d->ask(
        [order](MailRounds &rounds, const MailRounds::Promise &promise) { rounds.sign(order, promise); });
}

MailLink::Answer<protocol::Handover> MailLink::take(const QString &id, const QString &remark)
{
    return take(id, remark, {});
}

MailLink::Answer<protocol::Handover> MailLink::take(const QString &id, const QString &remark,
                                                    const protocol::SignIn &who)
{
    return d->ask([=](MailRounds &rounds, const MailRounds::Promise &promise) {
        rounds.take(id, remark, who, promise);
    });
}
} // namespace wanmi::sync
