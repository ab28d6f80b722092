// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/accessjournal.h"

#include "accessworker.h"
#include "base/engine.h"

namespace wanmi::sync {

class AccessJournal::Private
{
public:
    template <typename Make>
    explicit Private(Make make)
        : engine(QStringLiteral("wanmi-access"), std::move(make))
    {
    }
    base::Engine<AccessWorker> engine;
};

AccessJournal::AccessJournal(Address central, QString token, QString folder,
                             std::shared_ptr<const base::Clock> clock, Options options)
    : d(std::make_unique<Private>(
        [=] { return std::make_unique<AccessWorker>(central, token, folder, clock, options); }))
{
}

AccessJournal::~AccessJournal() = default;

void AccessJournal::renew(const QString &token)
{
    d->engine.post([token](AccessWorker &worker) { worker.renew(token); });
}

void AccessJournal::exported(const QString &what, qint64 rows, const QString &form, const QString &filter,
                             const QString &reason)
{
    d->engine.post([=](AccessWorker &worker) {
        protocol::Access access;
        access.what = what;
        access.from = access.until = worker.now();
        access.rows = rows;
        access.form = form;
        access.filter = filter;
        access.reason = reason;
        worker.add(std::move(access));
    });
}

void AccessJournal::cameraShown(const QString &id, const QString &reason)
{
    d->engine.post([=](AccessWorker &worker) { worker.shown(id, reason); });
}

void AccessJournal::cameraHidden(const QString &id)
{
    d->engine.post([id](AccessWorker &worker) { worker.hidden(id); });
}

base::Answer<std::vector<protocol::Access>> AccessJournal::waiting() const
{
    return d->engine.post([](AccessWorker &worker) { return worker.waiting(); });
}

void AccessJournal::push()
{
    d->engine.post([](AccessWorker &worker) { worker.push(); });
}
} // namespace wanmi::sync
