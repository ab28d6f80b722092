// SPDX-License-Identifier: GPL-3.0-or-later
#include "seatfixture.h"

#include "protocol/tables.h"

using namespace wanmi;
using test::await;
using test::SeatFixture;

/// Who of the public reported what.
class TestCallers : public QObject
{
    Q_OBJECT
private slots:
    void theCasesOfANumberAreFoundHoweverItIsWritten();
    void aReportThatWaitsForCentralCountsAtOnce();
    void everyReporterOfAMergedCaseStaysWithTheMainOne();
    void mergesThatCentralHasConfirmedCountToo();

private:
    static protocol::RowChange reporter(const QString &caseId, const QString &name, const QString &phone)
    {
        protocol::RowChange row;
        row.table = int(protocol::TableNo::CaseReporter);
        row.id = caseId;
        row.ver = 1;
        row.values = {name, phone};
        return row;
    }
    static domain::CaseOrder report(SeatFixture &seat, const QString &name, const QString &phone)
    {
        domain::CaseOrder order = seat.report().command.order;
        order.caseId = CaseId::random();
        order.reporterName = name;
        order.reporterPhone = phone;
        return order;
    }
    static QStringList names(const std::vector<store::Store::Reporter> &reporters)
    {
        QStringList list;
        for (const store::Store::Reporter &one : reporters)
            list.append(one.name);
        return list;
    }
};

void TestCallers::theCasesOfANumberAreFoundHoweverItIsWritten()
{
    SeatFixture seat;
    QVERIFY(seat.open());
    QVERIFY(seat.bootstrap());
    const QString first = seat.source.caseFile(1).id.text();
    const QString second = seat.source.caseFile(2).id.text();
    const QString third = seat.source.caseFile(3).id.text();
    const QString other = seat.source.caseFile(4).id.text();
    QVERIFY(seat.apply({reporter(first, QStringLiteral("李强"), QStringLiteral("13101670033")),
                        reporter(second, {}, QStringLiteral("131-0167 0033")),
                        reporter(third, QStringLiteral("李强"), QStringLiteral("+8613101670033")),
                        reporter(other, QStringLiteral("王五"), QStringLiteral("13101670034"))}));
    const auto calls = await(seat.store->casesOfCaller(QStringLiteral(" 131 0167-0033")));
    QVERIFY(calls);
    QStringList found;
    for (const auto &call : *calls)
        found.append(call.summary.id);
    QCOMPARE(QSet<QString>(found.cbegin(), found.cend()), (QSet<QString>{first, second, third}));
    for (size_t i = 1; i < calls->size(); ++i)
        QVERIFY((*calls)[i - 1].summary.reportedAtMs >= (*calls)[i].summary.reportedAtMs);
    QCOMPARE(await(seat.store->casesOfCaller(QStringLiteral("13101670033"), 2))->size(), size_t(2));
    QVERIFY(await(seat.store->casesOfCaller(QStringLiteral("1310167003")))->empty());
    QVERIFY(await(seat.store->casesOfCaller({}))->empty());
}

void TestCallers::aReportThatWaitsForCentralCountsAtOnce()
{
    SeatFixture seat;
    QVERIFY(seat.open());
    QVERIFY(seat.bootstrap());
    const auto deed
        = seat.judged({}, report(seat, QStringLiteral("𠮷田🙂"), QStringLiteral("13900001111")),
                      domain::Post::Acceptor);
    QVERIFY(seat.enqueue(deed));
    const auto calls = await(seat.store->casesOfCaller(QStringLiteral("13900001111")));
    QVERIFY(calls);
    QCOMPARE(calls->size(), size_t(1));
    QCOMPARE(calls->front().summary.id, deed.verdict.after.id.text());
    QCOMPARE(calls->front().name, QStringLiteral("𠮷田🙂"));
    QVERIFY(calls->front().summary.pending);
}

void TestCallers::everyReporterOfAMergedCaseStaysWithTheMainOne()
{
    SeatFixture seat;
    QVERIFY(seat.open());
    QVERIFY(seat.bootstrap());
    std::vector<SeatFixture::Deed> reports;
    for (const char *name : {"甲", "乙", "丙"}) {
        reports.push_back(seat.judged({}, report(seat, QString::fromUtf8(name), QStringLiteral("1390000111")),
                                      domain::Post::Acceptor));
        QVERIFY(seat.enqueue(reports.back()));
        seat.clock->advance(std::chrono::minutes(1));
    }
    // 丙 joins 乙, and then 乙 with 丙 joins 甲.
    for (const auto &[merged, into] : {std::pair{2, 1}, std::pair{1, 0}}) {
        domain::CaseOrder order;
        order.caseId = reports[size_t(merged)].verdict.after.id;
        order.action = QStringLiteral("merge");
        order.mainCase = reports[size_t(into)].verdict.after.id.text();
        QVERIFY(
            seat.enqueue(seat.judged(reports[size_t(merged)].verdict.after, order, domain::Post::Acceptor)));
    }
    const auto all = await(seat.store->reportersOf(reports[0].verdict.after.id.text()));
    QVERIFY(all);
    QCOMPARE(names(*all), (QStringList{QStringLiteral("甲"), QStringLiteral("乙"), QStringLiteral("丙")}));
    QCOMPARE(names(*await(seat.store->reportersOf(reports[2].verdict.after.id.text()))),
             QStringList{QStringLiteral("丙")});
}

void TestCallers::mergesThatCentralHasConfirmedCountToo()
{
    SeatFixture seat;
    QVERIFY(seat.open());
    QVERIFY(seat.bootstrap());
    const domain::CaseFile main = seat.source.caseFile(5);
    domain::CaseFile merged = seat.source.caseFile(6);
    merged.state = domain::state::Merged;
    merged.mainCase = main.id.text();
    ++merged.version;
    QVERIFY(seat.apply({test::RowSource::change(merged),
                        reporter(main.id.text(), QStringLiteral("先"), QStringLiteral("111")),
                        reporter(merged.id.text(), QStringLiteral("后"), QStringLiteral("222"))}));
    const auto all = await(seat.store->reportersOf(main.id.text()));
    QVERIFY(all);
    QCOMPARE(names(*all), (QStringList{QStringLiteral("先"), QStringLiteral("后")}));
    QCOMPARE(all->back().phone, QStringLiteral("222"));
    QCOMPARE(all->back().caseId, merged.id.text());
    QVERIFY(await(seat.store->reportersOf(QStringLiteral("no such case")))->empty());
}

QTEST_GUILESS_MAIN(TestCallers)
#include "tst_callers.moc"
