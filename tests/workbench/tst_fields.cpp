// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/fields.h"
#include "workbench/initials.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>

using namespace wanmi;
using namespace wanmi::workbench;

class TestFields : public QObject
{
    Q_OBJECT
private slots:
    void pinyinInitialsFindChinese();
    void aClassIsChosenByTypingInitials();
    void anUnknownTextIsNoAnswer();
    void aRequiredFieldSaysWhatToDo();
    void tenMegabytesPastedAreCutAndDoNotHang();
    void aDraftBringsTheAnswerBack();
};

void TestFields::pinyinInitialsFindChinese()
{
    QCOMPARE(initialsOf(QStringLiteral("雨水井盖")), QStringLiteral("ysjg"));
    QCOMPARE(initialsOf(QStringLiteral("暴露垃圾")), QStringLiteral("bllj"));
    QCOMPARE(initialsOf(QStringLiteral("CA01 路灯")), QStringLiteral("ca01ld"));
    QCOMPARE(initialsOf(QString()), QString());
}

void TestFields::aClassIsChosenByTypingInitials()
{
    domain::CaseOrder order;
    ChoiceField field({QStringLiteral("class"), QStringLiteral("class"), true, QStringLiteral("choose"),
                       [](domain::CaseOrder &o, const QString &token) { o.classCode = token; }},
                      {{QStringLiteral("0102"), QStringLiteral("污水井盖"), {}},
                       {QStringLiteral("0103"), QStringLiteral("雨水井盖"), {}}});
    field.show();
    QVERIFY(QTest::qWaitForWindowExposed(&field));
    QTest::keyClicks(field.editor(), QStringLiteral("ysj"));
    QTest::keyClick(field.editor(), Qt::Key_Return);
    QCOMPARE(field.answer(), QStringLiteral("0103"));
    QCOMPARE(qobject_cast<QLineEdit *>(field.editor())->text(), QStringLiteral("雨水井盖"));
    field.writeTo(order);
    QCOMPARE(order.classCode.value_or(QString()), QStringLiteral("0103"));
}

void TestFields::anUnknownTextIsNoAnswer()
{
    ChoiceField field({QStringLiteral("class"), QStringLiteral("class"), false, {}, {}},
                      {{QStringLiteral("a"), QStringLiteral("A"), {}}});
    QTest::keyClicks(field.editor(), QStringLiteral("zzz"));
    QVERIFY(field.answer().isEmpty());
    QVERIFY(!field.check());
}

void TestFields::aRequiredFieldSaysWhatToDo()
{
    TextField field(
        {QStringLiteral("reason"), QStringLiteral("Reason"), true, QStringLiteral("Say why."), {}});
    QVERIFY(!field.check());
    QCOMPARE(field.editor()->accessibleDescription(), QStringLiteral("Say why."));
    field.setAnswer(QStringLiteral("because"));
    QVERIFY(field.check());
    QVERIFY(field.editor()->accessibleDescription().isEmpty());
}

void TestFields::tenMegabytesPastedAreCutAndDoNotHang()
{
    TextField field({QStringLiteral("note"), QStringLiteral("Note"), false, {}, {}});
    field.setAnswer(QString(5'000'000, u'字'));
    QCOMPARE(field.answer().size(), TextField::MaxChars);
}

void TestFields::aDraftBringsTheAnswerBack()
{
    ManyField field({QStringLiteral("co"), QStringLiteral("Co"), false, {}, {}},
                    {{QStringLiteral("gas"), QStringLiteral("燃气"), {}},
                     {QStringLiteral("power"), QStringLiteral("电力"), {}}});
    field.setAnswer(QStringLiteral("power"));
    QCOMPARE(field.answer(), QStringLiteral("power"));
    UntilField until({QStringLiteral("until"), QStringLiteral("Until"), true, {}, {}},
                     QDateTime(QDate(2026, 11, 20), QTime(10, 0), Qt::OffsetFromUTC, 8 * 3600));
    until.setAnswer(QStringLiteral("2026-12-01T02:00:00Z"));
    QCOMPARE(until.answer(), QStringLiteral("2026-12-01T02:00:00Z"));
}

QTEST_MAIN(TestFields)
#include "tst_fields.moc"
