// SPDX-License-Identifier: GPL-3.0-or-later
// How a key is counted, and what is text: intakehands.h.
#include "workbench/intakehands.h"

#include <QTest>

using namespace wanmi;
using test::Strokes;
using test::TemplateCase;

/// Twenty template cases by keyboard alone, over the desks of three posts and a real central.
class TestIntakeKeys : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { m_hands = std::make_unique<test::IntakeHands>(); }
    void cleanupTestCase() { m_hands.reset(); }
    void everyTemplateCaseIsTakenWithFewKeys_data();
    void everyTemplateCaseIsTakenWithFewKeys();
    void nineInTenTakeAnOperatorAMinuteAtMost();

private:
    std::unique_ptr<test::IntakeHands> m_hands;
    std::vector<double> m_seconds;
};

void TestIntakeKeys::everyTemplateCaseIsTakenWithFewKeys_data()
{
    QTest::addColumn<int>("number");
    const auto cases = test::templateCases();
    QCOMPARE(cases.size(), size_t(20));
    for (int i = 0; i < static_cast<int>(cases.size()); ++i)
        QTest::newRow(qPrintable(cases[size_t(i)].name)) << i;
}

void TestIntakeKeys::everyTemplateCaseIsTakenWithFewKeys()
{
    QFETCH(int, number);
    const TemplateCase one = test::templateCases()[size_t(number)];
    QString problem;
    const Strokes strokes = m_hands->take(one, &problem);
    qInfo("%s: %d keys, %d decisions, %.1f s", qPrintable(one.name), strokes.keys, strokes.decisions,
          strokes.seconds());
    QCOMPARE(problem, QString());
    QVERIFY(strokes.keys > 3); // the filter does see them
    if (one.isTelephone())
        QVERIFY2(strokes.keys <= 8, qPrintable(QString::number(strokes.keys)));
    if (one.source == u"video" || one.source == u"supervisor")
        QVERIFY2(strokes.keys <= 12, qPrintable(QString::number(strokes.keys)));
    m_seconds.push_back(strokes.seconds());
}

void TestIntakeKeys::nineInTenTakeAnOperatorAMinuteAtMost()
{
    QCOMPARE(m_seconds.size(), size_t(20));
    std::ranges::sort(m_seconds);
    QVERIFY2(m_seconds[17] <= 60, qPrintable(QString::number(m_seconds[17])));
    QVERIFY(m_hands->city().contractBreaches().isEmpty());
}

QTEST_MAIN(TestIntakeKeys)
#include "tst_intakekeys.moc"
