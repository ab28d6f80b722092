// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seatfixture.h"

#include "workbench/actionform.h"
#include "workbench/secretfield.h"

#include <QLineEdit>
#include <QTest>
#include <QtQml/QQmlExtensionPlugin>

Q_IMPORT_QML_PLUGIN(Wanmi_KitPlugin)
Q_IMPORT_QML_PLUGIN(Wanmi_MapPlugin)
Q_IMPORT_QML_PLUGIN(Wanmi_WallPlugin)

using namespace wanmi;
using namespace wanmi::test;

/// What two persons decide together at one seat: one dialog, two sign-ins.
class TestTogether : public SeatFixture
{
    Q_OBJECT

private slots:
    void aCaseIsClosedByAuthorityWithTwoPasswords();
    void anEmergencyIsDispatchedInOneDialog();
    void noHandlerTookTooLongAndNoDoorWasPassed() { heldToTheLimits(); }

private:
    [[nodiscard]] workbench::ActionForm *form() { return window().casePage().form(); }
    void fill(const char *field, const QString &answer)
    {
        workbench::Field *asked = form()->field(QLatin1StringView(field));
        QVERIFY2(asked, field);
        asked->setAnswer(answer);
        QCOMPARE(asked->answer(), answer);
    }
    void typePassword(const QString &password)
    {
        auto *secret = form()->findChild<workbench::SecretField *>();
        QVERIFY(secret);
        auto *line = qobject_cast<QLineEdit *>(secret->editor());
        QVERIFY(line && line->echoMode() == QLineEdit::Password);
        line->setFocus();
        QTest::keyClicks(line, password);
    }
    void send() { QTest::keyClick(focused(window()), Qt::Key_Return, Qt::ControlModifier); }
    [[nodiscard]] bool says(const QString &reason)
    {
        return textsOf(*form()).contains(m_desk->words().reason(reason));
    }
};

void TestTogether::aCaseIsClosedByAuthorityWithTwoPasswords()
{
    QVERIFY(m_desk->comeToWork(QStringLiteral("shift1")));
    const QString id = registeredCase(*m_city);
    QVERIFY(!QTest::currentTestFailed());
    m_desk->seat().selection().selectCase(id);
    QVERIFY(spinUntil([&] { return !window().casePage().actionKeys().empty(); }));
    window().casePage().begin(QStringLiteral("forceClose"));
    QVERIFY(spinUntil([this] { return form() != nullptr; }));
    fill("reason", QStringLiteral("市政府决定另案处理"));
    fill("approver", QStringLiteral("mayor"));
    // A wrong password of the second person stays in the dialog, and what was typed with it.
    typePassword(QStringLiteral("guess"));
    send();
    QVERIFY(spinUntil([this] { return form() && says(QStringLiteral("wrong-password")); }));
    QCOMPARE(form()->field(QStringLiteral("reason"))->answer(), QStringLiteral("市政府决定另案处理"));
    picture(QStringLiteral("force_close"));
    typePassword(QStringLiteral("wanmi"));
    send();
    QVERIFY(spinUntil([this] { return form() == nullptr; }));
    QVERIFY(m_city->settle());
    Seat &acceptor = m_city->seat(QStringLiteral("acceptor1"));
    QVERIFY(spinUntil([&] { return acceptor.stateOf(id) == domain::state::Closed; }));
    QCOMPARE(acceptor.caseFile(id)->closeType, QStringLiteral("FORCED"));
    QVERIFY(await(m_desk->seat().store().rejections())->empty());
}

void TestTogether::anEmergencyIsDispatchedInOneDialog()
{
    QVERIFY(m_desk->comeToWork(QStringLiteral("dispatcher1")));
    Seat &acceptor = m_city->seat(QStringLiteral("acceptor1"));
    domain::CaseOrder urgent = report(m_city->somewhere());
    urgent.severity = QStringLiteral("urgent");
    const QString id = acceptor.report(urgent);
    QVERIFY(m_city->settle());
    m_desk->seat().selection().selectCase(id);
    QVERIFY(spinUntil([&] {
        return std::ranges::any_of(window().casePage().actionKeys(),
                                   [](const auto &key) { return key.first == u"emergency"; });
    }));
    window().casePage().begin(QStringLiteral("emergency"));
    QVERIFY(spinUntil([this] { return form() != nullptr; }));
    fill("condition", QStringLiteral("01"));
    fill("leadDept", QStringLiteral("drainage"));
    fill("approver", QStringLiteral("shift1"));
    typePassword(QStringLiteral("wanmi"));
    picture(QStringLiteral("emergency"));
    send();
    QVERIFY(spinUntil([this] { return form() == nullptr; }));
    QVERIFY(spinUntil([&] { return acceptor.stateOf(id) == domain::state::PendingSign; }));
    const auto file = acceptor.caseFile(id);
    QVERIFY(file);
    QCOMPARE(file->leadDept, QStringLiteral("drainage"));
    QCOMPARE(file->dispatcher, QStringLiteral("dispatcher1"));
    QCOMPARE(file->shiftLeader, QStringLiteral("shift1"));
    QVERIFY(!file->caseNo.isEmpty());
}

int main(int argc, char **argv)
{
    return runWatched<TestTogether>(argc, argv);
}
#include "tst_together.moc"
