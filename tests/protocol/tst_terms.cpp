// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/terms.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace wanmi;
using protocol::Terms;

class TestTerms : public QObject
{
    Q_OBJECT
private slots:
    void wordsChangePlaces();
    void theLongestWordIsMeant();
    void latinWordsStandAlone();
    void whatIsSentIsReadAgain();
    void badListsAreRefused_data();
    void badListsAreRefused();
};

void TestTerms::wordsChangePlaces()
{
    const QMap<QString, QString> swapped{{QStringLiteral("核实"), QStringLiteral("核查")},
                                         {QStringLiteral("核查"), QStringLiteral("核实")}};
    QCOMPARE(protocol::inTerms(QStringLiteral("先核实，后核查；核实核查"), swapped),
             QStringLiteral("先核查，后核实；核查核实"));
    QCOMPARE(protocol::inTerms(QStringLiteral("派遣"), swapped), QStringLiteral("派遣"));
    QCOMPARE(protocol::inTerms(QString(), swapped), QString());
    QCOMPARE(protocol::inTerms(QStringLiteral("核实"), {}), QStringLiteral("核实"));
}

void TestTerms::theLongestWordIsMeant()
{
    const QMap<QString, QString> terms{{QStringLiteral("监督"), QStringLiteral("督导")},
                                       {QStringLiteral("监督员"), QStringLiteral("信息采集员")}};
    QCOMPARE(protocol::inTerms(QStringLiteral("监督员在监督中心"), terms),
             QStringLiteral("信息采集员在督导中心"));
}

void TestTerms::latinWordsStandAlone()
{
    const QMap<QString, QString> terms{{QStringLiteral("check"), QStringLiteral("inspect")}};
    QCOMPARE(protocol::inTerms(QStringLiteral("to check, recheck, checker, check"), terms),
             QStringLiteral("to inspect, recheck, checker, inspect"));
}

void TestTerms::whatIsSentIsReadAgain()
{
    const Terms terms{{QStringLiteral("zh"), {{QStringLiteral("挂账"), QStringLiteral("缓办")}}},
                      {QStringLiteral("en"), {{QStringLiteral("suspend"), QStringLiteral("park")}}}};
    QCOMPARE(*protocol::termsFrom(protocol::toJson(terms)), terms);
    QVERIFY(protocol::termsFrom(QJsonValue(QJsonValue::Undefined))->isEmpty());
}

void TestTerms::badListsAreRefused_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("no object") << QByteArray("[1]");
    QTest::newRow("a language that is no object") << QByteArray(R"({"zh": "核实"})");
    QTest::newRow("a word that is no text") << QByteArray(R"({"zh": {"核实": 5}})");
    QTest::newRow("a word said by nothing") << QByteArray(R"({"zh": {"核实": ""}})");
    QTest::newRow("no word") << QByteArray(R"({"zh": {"": "核实"}})");
    QTest::newRow("a novel") << QByteArray(R"({"zh": {"核实": ")" + QByteArray(200, 'x') + R"("}})");
}

void TestTerms::badListsAreRefused()
{
    QFETCH(QByteArray, json);
    const QJsonDocument document = QJsonDocument::fromJson(json);
    QVERIFY(!document.isNull());
    const auto terms = protocol::termsFrom(document.isArray() ? QJsonValue(document.array())
                                                              : QJsonValue(document.object()));
    QVERIFY(!terms);
    QCOMPARE(terms.error().reason, QStringLiteral("bad-terms"));
}

QTEST_APPLESS_MAIN(TestTerms)
#include "tst_terms.moc"
