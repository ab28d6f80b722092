// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/engine.h"

#include "base/identifier.h"
#include "base/result.h"

#include <QTest>

using namespace wanmi;

namespace {
class Counter : public QObject
{
public:
    int add(int by)
    {
        total += by;
        return total;
    }
    int total = 0;
};
} // namespace

class TestEngine : public QObject
{
    Q_OBJECT

private slots:
    void callsRunInOrderOnTheNamedThread()
    {
        base::Engine<Counter> engine(QStringLiteral("counter"), [] { return std::make_unique<Counter>(); });
        std::vector<QFuture<int>> answers;
        for (int i = 1; i <= 1000; ++i)
            answers.push_back(engine.post([](Counter &counter) { return counter.add(1); }));
        for (int i = 0; i < 1000; ++i)
            QCOMPARE(answers[static_cast<size_t>(i)].result(), i + 1);
        const QString thread
            = engine.post([](Counter &) { return QThread::currentThread()->objectName(); }).result();
        QCOMPARE(thread, QStringLiteral("counter"));
    }

    void destructionLetsPostedCallsFinish()
    {
        std::atomic<int> done{0};
        {
            base::Engine<Counter> engine(QStringLiteral("counter"),
                                         [] { return std::make_unique<Counter>(); });
            for (int i = 0; i < 100; ++i)
                engine.post([&done](Counter &) { ++done; });
        }
        QCOMPARE(done.load(), 100);
    }

    void aContinuationIsDroppedWhenTheAskerIsGone()
    {
        bool called = false;
        auto asker = std::make_unique<QObject>();
        {
            base::Engine<Counter> engine(QStringLiteral("counter"),
                                         [] { return std::make_unique<Counter>(); });
            auto answer = engine.post([](Counter &counter) {
                QThread::msleep(20);
                return counter.add(1);
            });
            auto next = answer.then(asker.get(), [&called](int) { called = true; });
            asker.reset();
        }
        QTest::qWait(50);
        QVERIFY(!called);
    }

    void continuationsChainOnTheAskersThread()
    {
        base::Engine<Counter> engine(QStringLiteral("counter"), [] { return std::make_unique<Counter>(); });
        QObject asker;
        int seen = 0;
        QThread *where = nullptr;
        engine.post([](Counter &counter) { return counter.add(20); })
            .then(&asker, [](int total) { return total + 1; })
            .then(&asker, [&](int total) {
                seen = total * 2;
                where = QThread::currentThread();
            });
        QTRY_COMPARE(seen, 42);
        QCOMPARE(where, QThread::currentThread());
    }

    void identifiersOfOneKindCompareByText()
    {
        using Id = base::Identifier<struct SomeTag>;
        QVERIFY(Id(QStringLiteral("a")) < Id(QStringLiteral("b")));
        QVERIFY(Id::random() != Id::random());
        const Result<int> refusal = base::refused(QStringLiteral("no-lead-department"));
        QCOMPARE(refusal.error().reason, QStringLiteral("no-lead-department"));
    }
};

QTEST_GUILESS_MAIN(TestEngine)
#include "tst_engine.moc"
