// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "resources/resources.h"
#include "store/store.h"
#include "support/rows.h"
#include "support/settableclock.h"
#include "support/waiting.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include <memory>

/// A store over made-up rows, and the moves that tests make with it.
namespace wanmi::test {

class SeatFixture
{
public:
    explicit SeatFixture(RowPlan plan = {}, QString person = QStringLiteral("acceptor1"))
        : source(plan)
    {
        resources::load();
        rules = *domain::shippedRuleBook();
        clock = std::make_shared<SettableClock>(plan.nowMs);
        start(std::move(person));
    }

    void start(QString person, QString scope = QStringLiteral("city"))
    {
        store.reset();
        location = {folder.path(), std::move(scope), std::move(person)};
        store = std::make_unique<store::Store>(location, rules, clock);
    }
    base::Result<store::ReplicaStatus> open() { return await(store->open()); }
    /// The whole snapshot; the first error ends it.
    base::Result<void> bootstrap(size_t rowsPerBatch = 500)
    {
        auto done = await(store->beginBootstrap(source.manifest(location.scope)));
        source.forEachBatch(rowsPerBatch, [&](std::vector<protocol::RowChange> rows) {
            if (done)
                done = await(store->addSnapshotRows(std::move(rows)));
        });
        return done ? await(store->finishBootstrap(QStringLiteral("cursor-0"))) : done;
    }
    base::Result<void> apply(std::vector<protocol::RowChange> rows, bool more = false)
    {
        protocol::ChangePage page;
        page.items = std::move(rows);
        page.next = QStringLiteral("cursor-%1").arg(++cursor);
        page.more = more;
        page.serverTime = clock->now();
        return await(store->apply(page));
    }
    base::Result<domain::CaseFile> caseFile(const QString &id)
    {
        const auto dossier = await(store->dossier(id));
        return dossier ? base::Result<domain::CaseFile>(dossier->file) : tl::unexpected(dossier.error());
    }
    [[nodiscard]] QString replicaFile() const
    {
        return folder.path() + QStringLiteral("/replica/") + location.scope + QStringLiteral("/replica.gpkg");
    }
    [[nodiscard]] QString outboxFile() const
    {
        return folder.path() + QStringLiteral("/people/") + location.person + QStringLiteral("/outbox.db");
    }

    /// A judged order: what the desk would queue.
    struct Deed
    {
        protocol::Command command;
        domain::Verdict verdict;
    };
    Deed judged(const std::optional<domain::CaseFile> &before, const domain::CaseOrder &order,
                domain::Post post)
    {
        const domain::Actor actor{PersonId(location.person), QStringLiteral("王敏"), post, {}, {}};
        const ActionId id = ActionId::random();
        domain::Circumstances circumstances;
        circumstances.at = clock->now();
        const auto verdict = domain::act(before, order, actor, id, circumstances, *rules);
        if (!verdict)
            qFatal("the test's order was refused: %s", qPrintable(verdict.error().reason));
        return {{id.text(), before ? before->version : 0, clock->now(), order}, *verdict};
    }
    Deed report()
    {
        domain::CaseOrder order;
        order.caseId = CaseId::random();
        order.action = QStringLiteral("report");
        order.source = QStringLiteral("hotline12345");
        order.kind = domain::CaseKind::Event;
        order.classCode = QStringLiteral("0101");
        order.place = source.somewhere(1);
        order.address = QStringLiteral("安字街七号");
        order.description = QStringLiteral("垃圾堆积");
        order.reporterName = QStringLiteral("赵六");
        return judged(std::nullopt, order, domain::Post::Acceptor);
    }
    base::Result<void> enqueue(const Deed &deed) { return await(store->enqueue(deed.command, deed.verdict)); }

    static protocol::CommandResult applied(const Deed &deed, qint64 seq)
    {
        return {deed.command.key,           QStringLiteral("applied"), {}, {},
                deed.verdict.after.version, deed.verdict.after.state,  seq};
    }
    static protocol::CommandResult rejected(const Deed &deed, const QString &reason)
    {
        return {deed.command.key, QStringLiteral("rejected"), QStringLiteral("refused"), reason, 1, {}, 0};
    }

    QTemporaryDir folder;
    RowSource source;
    domain::RuleBookPtr rules;
    std::shared_ptr<SettableClock> clock;
    store::Location location;
    std::unique_ptr<store::Store> store;
    int cursor = 0;
};
} // namespace wanmi::test
