// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/caserow.h"
#include "samples.h"

#include <QJsonArray>
#include <QTest>

using namespace wanmi;
using namespace wanmi::protocol;

class TestCaseRow : public QObject
{
    Q_OBJECT
private slots:
    void aCaseSurvivesTheRow()
    {
        const domain::CaseFile file = test::fullCase();
        const Row row = toRow(file);
        QCOMPARE(row.size(), spec(TableNo::CaseFile).columns.size());
        const auto back = caseFromRow(row, file.version);
        QVERIFY2(back, back ? "" : qPrintable(back.error().detail));
        QCOMPARE(*back, file);
    }
    void anEmptyCaseSurvivesTheRow()
    {
        domain::CaseFile file;
        file.id = CaseId(QStringLiteral("a"));
        const auto back = caseFromRow(toRow(file), 0);
        QVERIFY(back);
        QCOMPARE(*back, file);
    }
    void columnsAreWhereTheirNamesSay()
    {
        const Row row = toRow(test::fullCase());
        const auto text = [&row](const char *name) {
            return std::get<QString>(row[std::size_t(columnIndex(spec(TableNo::CaseFile), name))]);
        };
        QCOMPARE(text("lead_dept"), test::fullCase().leadDept);
        QCOMPARE(text("state"), test::fullCase().state);
        QCOMPARE(text("related_to"), test::fullCase().relatedTo);
        QCOMPARE(text("handling_limit"), QStringLiteral("PT4H work"));
    }
    void aBadColumnIsNamed()
    {
        Row row = toRow(test::fullCase());
        row[std::size_t(columnIndex(spec(TableNo::CaseFile), "kind"))] = QStringLiteral("neither");
        const auto back = caseFromRow(row, 1);
        QVERIFY(!back);
        QCOMPARE(back.error().reason, QStringLiteral("bad-row"));
        QCOMPARE(back.error().detail, QStringLiteral("case_file.kind"));
        row.pop_back();
        QVERIFY(!caseFromRow(row, 1));
    }
    void anActionSurvivesTheRowWithoutTheReporter()
    {
        domain::ActionRecord record = test::fullRecord();
        const auto back = actionFromRow(toRow(record));
        QVERIFY2(back, back ? "" : qPrintable(back.error().detail));
        QVERIFY(back->order.reporterName.isEmpty());
        QVERIFY(back->order.reporterPhone.isEmpty());
        record.order.reporterName.clear();
        record.order.reporterPhone.clear();
        QCOMPARE(back->order, record.order);
        QCOMPARE(back->id, record.id);
        QCOMPARE(back->number, record.number);
        QCOMPARE(back->at, record.at);
        QCOMPARE(back->post, record.post);
        QCOMPARE(back->toState, record.toState);
        QCOMPARE(back->actorName, record.actorName);
    }
    void rowsHaveTheColumnsOfTheirTables()
    {
        const auto fits
            = [](const Row &row, TableNo table) { return row.size() == spec(table).columns.size(); };
        QVERIFY(fits(toRow(domain::Area()), TableNo::Area));
        QVERIFY(fits(toRow(domain::GridCell()), TableNo::Cell));
        QVERIFY(fits(toRow(domain::DutyGrid()), TableNo::DutyGrid));
        QVERIFY(fits(toRow(domain::Department()), TableNo::Department));
        QVERIFY(fits(toRow(domain::MinorClass()), TableNo::Class));
        QVERIFY(fits(toRow(domain::Person()), TableNo::Person));
        QVERIFY(fits(toRow(domain::Component()), TableNo::Component));
        QVERIFY(fits(toRow(domain::Camera()), TableNo::Camera));
        QVERIFY(fits(toRow(domain::Vehicle()), TableNo::Vehicle));
        QVERIFY(fits(toRow(domain::NamedPlace()), TableNo::Place));
    }
    void everyFieldOfAnOrderSurvivesJson()
    {
        const domain::CaseOrder order = test::fullOrder();
        const auto back = orderFromJson(toJson(order));
        QVERIFY2(back, back ? "" : qPrintable(back.error().detail));
        QCOMPARE(*back, order);
        QCOMPARE(toJson(*back), toJson(order));
    }
    void onlyFieldsThatAreSetTravel()
    {
        domain::CaseOrder order;
        order.caseId = CaseId(QStringLiteral("c"));
        order.action = QStringLiteral("sign");
        QCOMPARE(toJson(order).keys(), (QStringList{QStringLiteral("action"), QStringLiteral("caseId")}));
        QCOMPARE(orderFromJson(toJson(order)).value(), order);
    }
    void badOrdersNameTheirField_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("no number") << QStringLiteral("days") << QJsonValue(QStringLiteral("3"));
        QTest::newRow("half a day") << QStringLiteral("days") << QJsonValue(0.5);
        QTest::newRow("an unknown kind") << QStringLiteral("kind") << QJsonValue(QStringLiteral("thing"));
        QTest::newRow("off the globe")
            << QStringLiteral("place")
            << QJsonValue(QJsonObject{{QStringLiteral("lon"), 999}, {QStringLiteral("lat"), 0}});
        QTest::newRow("no list") << QStringLiteral("coDepts") << QJsonValue(QStringLiteral("gas"));
        QTest::newRow("an unknown field") << QStringLiteral("colour") << QJsonValue(1);
        QTest::newRow("no case") << QStringLiteral("caseId") << QJsonValue(QString());
        QTest::newRow("a novel") << QStringLiteral("description") << QJsonValue(QString(5000, u'x'));
        QTest::newRow("a bad photo") << QStringLiteral("photos") << QJsonValue(QJsonArray{1});
    }
    void badOrdersNameTheirField()
    {
        QFETCH(QString, field);
        QFETCH(QJsonValue, value);
        QJsonObject json = toJson(test::fullOrder());
        json.insert(field, value);
        const auto back = orderFromJson(json);
        QVERIFY(!back);
        QCOMPARE(back.error().reason, QStringLiteral("bad-order"));
        QCOMPARE(back.error().detail, field);
    }
};

QTEST_GUILESS_MAIN(TestCaseRow)
#include "tst_caserow.moc"
