// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/photocheck.h"

#include <QTest>

using namespace wanmi;
using namespace wanmi::domain;
using namespace std::chrono_literals;

namespace {
const base::Instant Reported = base::instantFromMs(1'790'000'000'000);
const geo::Place Place{126.63, 45.76};

CaseFile aCase()
{
    CaseFile file;
    file.reportedAt = Reported;
    file.handlingStartedAt = Reported + 2h;
    file.feedbackAt = Reported + 8h;
    file.place = Place;
    return file;
}

QString told(const PhotoFacts &facts, const char *kind, base::Instant at, const CaseFile &file = aCase())
{
    static const char *const Names[]
        = {"no-time", "no-place", "before-report", "before-work", "after-work", "in-future", "far"};
    QStringList names;
    for (const PhotoDoubt &doubt : doubtsOf(facts, QLatin1StringView(kind), at, file))
        names.append(QLatin1StringView(Names[int(doubt.remark)]));
    return names.join(u' ');
}
} // namespace

class TestPhotoCheck : public QObject
{
    Q_OBJECT
private slots:
    void aPictureOfTheSpotAndTheHourIsBeyondDoubt()
    {
        QCOMPARE(told({Reported - 5min, Place}, "near", Reported), QString());
        QCOMPARE(told({Reported + 7h, Place}, "after", Reported + 8h), QString());
    }
    void itsTimeIsHeldAgainstTheCase_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<int>("takenMin"); // after the report
        QTest::addColumn<int>("cameMin");
        QTest::addColumn<QString>("doubts");
        QTest::newRow("a day before, to the minute") << "near" << -24 * 60 << 0 << "";
        QTest::newRow("more than a day before") << "near" << -24 * 60 - 1 << 0 << "before-report";
        QTest::newRow("a clock ten minutes fast") << "near" << 10 << 0 << "";
        QTest::newRow("a clock wrong by a day") << "near" << 24 * 60 << 0 << "in-future";
        QTest::newRow("the year 2080") << "near" << 28'000'000 << 0 << "in-future";
        QTest::newRow("after the work, before it was ordered") << "after" << 60 << 480 << "before-work";
        QTest::newRow("after the work, a week old") << "after" << -7 * 24 * 60 << 480 << "before-work";
        QTest::newRow("before the work, younger than its end") << "before" << 520 << 530 << "after-work";
    }
    void itsTimeIsHeldAgainstTheCase()
    {
        QFETCH(QString, kind);
        QFETCH(int, takenMin);
        QFETCH(int, cameMin);
        QFETCH(QString, doubts);
        QCOMPARE(told({Reported + std::chrono::minutes(takenMin), Place}, kind.toLatin1(),
                      Reported + std::chrono::minutes(cameMin)),
                 doubts);
    }
    void theNumberIsTold()
    {
        const auto early = doubtsOf({Reported - 72h, Place}, QStringLiteral("near"), Reported, aCase());
        QCOMPARE(early.size(), std::size_t(1));
        QCOMPARE(early[0].ms, qint64(72 * 3'600'000));
        const auto far
            = doubtsOf({Reported, geo::Place{126.63, 45.77}}, QStringLiteral("near"), Reported, aCase());
        QCOMPARE(far.size(), std::size_t(1));
        QVERIFY(far[0].remark == PhotoRemark::FarAway && far[0].isWarning());
        QVERIFY(std::abs(far[0].metres - 1112) < 5);
        QVERIFY(doubtsOf({Reported, geo::Place{126.63, 45.7617}}, QStringLiteral("near"), Reported, aCase())
                    .empty()); // 189 m
    }
    void silenceIsSaidButNoWarning()
    {
        const auto doubts = doubtsOf({}, QStringLiteral("near"), Reported, aCase());
        QCOMPARE(doubts.size(), std::size_t(2));
        QVERIFY(!doubts[0].isWarning() && !doubts[1].isWarning());
    }
    void aReworkedCaseKeepsItsFirstAfterPicture()
    {
        CaseFile file = aCase();
        file.dispatchedAt = Reported + 48h; // the second round
        QCOMPARE(told({Reported + 7h, Place}, "after", Reported + 8h, file), QString());
    }
    void withoutReportOrPlaceNothingIsCompared()
    {
        QCOMPARE(told({Reported - 2400h, geo::Place{1, 1}}, "near", Reported, CaseFile{}), QString());
    }
};

QTEST_APPLESS_MAIN(TestPhotoCheck)
#include "tst_photocheck.moc"
