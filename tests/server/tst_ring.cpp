// SPDX-License-Identifier: GPL-3.0-or-later
// Pages put together from the ring of ready rows are the pages that the database gives, for every reader and place.
#include "town.h"
#include "townstorage.h"

#include "server/changering.h"

#include <QTest>

#include <random>

using namespace wanmi;
using namespace wanmi::test;
using server::ChangeRing;

class TestRing : public QObject
{
    Q_OBJECT
    std::unique_ptr<TownStorage> m_town;

    TownStorage &town() { return *m_town; }
    server::Storage &storage() { return **m_town; }
    QString act(const char *account, const char *action, const QString &id, int base, const char *department = nullptr)
    {
        auto order = orderFor(QLatin1StringView(action), id);
        if (department)
            order.leadDept = QLatin1StringView(department);
        return town().perform(QLatin1StringView(account), order, base).status;
    }
    void registered(const QString &id)
    {
        static const std::pair<const char *, const char *> Way[]
            = {{"portal", "report"},             {"acceptor1", "sendVerify"}, {"sv1", "verifyResult"},
               {"acceptor1", "submitRegister"}, {"shift1", "register"}};
        for (int i = 0; i < 5; ++i)
            QCOMPARE(act(Way[i].first, Way[i].second, id, i), QStringLiteral("applied"));
    }
    /// Reads on, in stretches of up to `most` lines.
    void follow(ChangeRing &ring, int most)
    {
        for (;;) {
            auto lines = storage().linesAfter(ring.to(), most);
            QVERIFY(lines);
            if (lines->entries.empty())
                return;
            ring.append(std::move(*lines));
        }
    }
    /// Every reader, every place the ring covers.
    void compare(const ChangeRing &ring, qint64 from, int limit = 100'000)
    {
        static constexpr const char *Readers[]
            = {"acceptor1", "dispatcher1", "mayor", "drainage1", "power1", "sv1", "admin"};
        for (const char *reader : Readers) {
            const server::Scope scope = town().session(QLatin1StringView(reader)).scope;
            for (qint64 after = from; after <= ring.to(); ++after) {
                const auto page = ring.page(scope, after, limit);
                const auto read = storage().changesAfter(scope, after, limit);
                QVERIFY(page && read);
                QCOMPARE(page->next, read->next);
                QCOMPARE(page->more, read->more);
                QVERIFY2(page->rows == read->rows, reader);
            }
        }
    }

private slots:
    void initTestCase_data() { TownStorage::addKinds(); }
    void init()
    {
        QFETCH_GLOBAL(QString, kind);
        if (const QString why = TownStorage::missing(kind); !why.isEmpty())
            QSKIP(qPrintable(why));
        m_town = std::make_unique<TownStorage>(kind);
    }
    void cleanup() { m_town.reset(); }

    void itsPagesAreTheDatabases()
    {
        std::mt19937 random(7);
        ChangeRing ring;
        const qint64 from = storage().tail().value();
        ring.beginAt(from);
        const QStringList ids{QStringLiteral("ring-a"), QStringLiteral("ring-b"), QStringLiteral("ring-c")};
        std::map<QString, int> versions;
        for (const QString &id : ids) {
            registered(id);
            versions[id] = 5;
            follow(ring, 1 + int(random() % 4));
        }
        // Cases wander between departments: each comes into some scopes and leaves others, with its trail.
        for (int i = 0; i < 12; ++i) {
            const QString &id = ids[qsizetype(random() % 3)];
            const bool toPower = random() % 2;
            int &version = versions[id];
            QCOMPARE(act("dispatcher1", "dispatch", id, version, toPower ? "power" : "drainage"), QStringLiteral("applied"));
            if (random() % 2)
                follow(ring, 3);
            QCOMPARE(act(toPower ? "power1" : "drainage1", "requestReturn", id, version + 1), QStringLiteral("applied"));
            QCOMPARE(act("dispatcher1", "approveReturn", id, version + 2), QStringLiteral("applied"));
            version += 3;
        }
        follow(ring, 1000);
        QVERIFY(ring.to() - from > 40);
        QCOMPARE(ring.to(), storage().tail().value());
        compare(ring, from);
        for (const int limit : {1, 3, 10})
            compare(ring, from, limit);
    }
    void itForgetsTheOldest()
    {
        ChangeRing ring({20, 1 << 20});
        const qint64 from = storage().tail().value();
        ring.beginAt(from);
        for (int i = 0; i < 6; ++i)
            registered(QStringLiteral("ring-%1").arg(i));
        follow(ring, 7);
        QCOMPARE(ring.lines(), std::size_t(20));
        const server::Scope scope = town().session(QStringLiteral("acceptor1")).scope;
        QVERIFY(!ring.covers(from) && !ring.page(scope, from, 1000));
        const qint64 first = ring.to() - 20;
        QVERIFY(ring.covers(first));
        QVERIFY(ring.page(scope, first, 20)->next == ring.to());
        QVERIFY(!ring.covers(ring.to() + 1));
        compare(ring, first);
        // What its rows weigh bounds it as well; nothing is counted twice or left over.
        ChangeRing small({1000, ring.bytes() / 2});
        small.beginAt(from);
        follow(small, 5);
        QVERIFY(small.lines() < 20 && small.bytes() <= ring.bytes() / 2);
        compare(small, small.to() - qint64(small.lines()));
        small.beginAt(from);
        QCOMPARE(small.bytes(), qsizetype(0));
    }
};

QTEST_GUILESS_MAIN(TestRing)
#include "tst_ring.moc"
