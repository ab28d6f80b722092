// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/mailbox.h"

#include "base/engine.h"
#include "files.h"
#include "mailworker.h"

namespace wanmi::store {

class Mailbox::Private
{
public:
    template <typename Make>
    explicit Private(Make make)
        : engine(QStringLiteral("store-mail"), std::move(make))
    {
    }
    base::Engine<MailWorker> engine;
};

Mailbox::Mailbox(const Location &location, const protocol::SessionGrant &grant,
                 std::shared_ptr<const base::Clock> clock, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(
          [=,
           file = location.folder + QStringLiteral("/people/") + folderName(location.person)
               + QStringLiteral("/mail.db")] { return std::make_unique<MailWorker>(file, grant, clock); }))
{
    connect(d->engine.worker(), &MailWorker::changed, this, &Mailbox::changed);
    connect(d->engine.worker(), &MailWorker::queued, this, &Mailbox::queued);
    connect(d->engine.worker(), &MailWorker::handoversChanged, this, &Mailbox::handoversChanged);
}

Mailbox::~Mailbox() = default;

Mailbox::Answer<void> Mailbox::open()
{
    return d->engine.post([](MailWorker &worker) { return worker.open(); });
}

Mailbox::Answer<Letter> Mailbox::write(protocol::MailOrder order)
{
    return d->engine.post([order = std::move(order)](MailWorker &worker) { return worker.write(order); });
}

Mailbox::Answer<void> Mailbox::markRead(const QStringList &ids)
{
    return d->engine.post([ids](MailWorker &worker) { return worker.markRead(ids); });
}

Mailbox::Answer<void> Mailbox::discard(const QString &id)
{
    return d->engine.post([id](MailWorker &worker) { return worker.discard(id); });
}

Mailbox::Answer<std::vector<Letter>> Mailbox::letters(const QString &caseId, int limit)
{
    return d->engine.post([caseId, limit](MailWorker &worker) { return worker.letters(caseId, limit); });
}

Mailbox::Answer<Mailbox::Counts> Mailbox::counts()
{
    return d->engine.post([](MailWorker &worker) { return worker.counts(); });
}

Mailbox::Answer<std::vector<protocol::Handover>> Mailbox::handovers(int limit)
{
    return d->engine.post([limit](MailWorker &worker) { return worker.handovers(limit); });
}

Mailbox::Answer<MailWork> Mailbox::work(int limit)
{
    return d->engine.post([limit](MailWorker &worker) { return worker.work(limit); });
}

Mailbox::Answer<void> Mailbox::take(const protocol::MailPage &page)
{
    return d->engine.post([page](MailWorker &worker) { return worker.take(page); });
}

Mailbox::Answer<void> Mailbox::take(const protocol::HandoverPage &page)
{
    return d->engine.post([page](MailWorker &worker) { return worker.take(page); });
}

Mailbox::Answer<void> Mailbox::settleSent(const protocol::Mail &mail)
{
    return d->engine.post([mail](MailWorker &worker) { return worker.settleSent(mail); });
}

Mailbox::Answer<void> Mailbox::settleRefused(const QString &id, const QString &reason)
{
    return d->engine.post([id, reason](MailWorker &worker) { return worker.settleRefused(id, reason); });
}

Mailbox::Answer<void> Mailbox::settleRead(const QString &id)
{
    return d->engine.post([id](MailWorker &worker) { return worker.settleRead(id); });
}

bool isAddressed(const protocol::Mail &mail, const protocol::SessionGrant &grant)
{
    const protocol::MailTo &to = mail.order.to;
    if (mail.from == grant.account && to.kind != u"person")
        return false;
    if (to.kind == u"person")
        return to.id == grant.account;
    if (to.kind == u"post")
        return to.id == grant.post;
    if (to.kind == u"department")
        return !grant.department.isEmpty() && to.id == grant.department;
    return to.kind == u"vehicle" && !grant.department.isEmpty();
}
} // namespace wanmi::store
