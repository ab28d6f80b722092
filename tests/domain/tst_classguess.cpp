// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/classguess.h"
#include "domain/rulebook.h"
#include "resources/resources.h"

#include <QTest>

using namespace wanmi;

/// What callers say, and which class they mean.
class TestClassGuess : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void everydayWordsNameTheirClass_data();
    void everydayWordsNameTheirClass();
    void sentencesNobodyTunedForNameTheirClassMostly();
    void theConditionIsTakenFromTheWords();
    void theOrderIsTheSameEveryTime();
    void nothingIsGuessedFromNothing();
    void anAssociationIsNeverCertain();
    void aTextOfAnyLengthAndScriptIsWeighed();
    void aCitysOwnClassIsFoundByItsName();

private:
    [[nodiscard]] static QString first(const domain::ClassGuess &guess, const QString &text)
    {
        const auto guesses = guess.of(text);
        return guesses.empty() ? QString()
                               : domain::Catalog::keyOf(guesses.front().kind, guesses.front().code);
    }
    domain::RuleBookPtr m_rules;
    std::shared_ptr<const domain::ClassGuess> m_guess;
};

void TestClassGuess::initTestCase()
{
    resources::load();
    m_rules = *domain::shippedRuleBook();
    m_guess = domain::shippedClassGuess(m_rules->catalog);
}

void TestClassGuess::everydayWordsNameTheirClass_data()
{
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("meant");
    QTest::newRow("its own name") << QStringLiteral("雨水井盖缺失") << "C0103";
    QTest::newRow("an everyday word") << QStringLiteral("马葫芦盖子翘起来了，一压咣当响") << "C0103";
    QTest::newRow("a word scattered over a clause")
        << QStringLiteral("大风把树刮倒了，压在人行道上") << "C0402";
    QTest::newRow("the longer word beside a shorter one")
        << QStringLiteral("建筑垃圾倒在路边没人管") << "E0111";
    QTest::newRow("English") << QStringLiteral("There are Potholes all over our street!") << "E0113";
    QTest::newRow("English within Chinese") << QStringLiteral("楼下的street light坏了") << "C0137";
}

void TestClassGuess::everydayWordsNameTheirClass()
{
    QFETCH(QString, said);
    QFETCH(QString, meant);
    QCOMPARE(first(*m_guess, said), meant);
    QVERIFY(domain::ClassGuess::isClear(m_guess->of(said)));
}

/// Written without looking at the table of words; most must be right at once, nearly all among those offered.
void TestClassGuess::sentencesNobodyTunedForNameTheirClassMostly()
{
    const std::pair<const char *, const char *> Said[] = {{"楼道里堆满了杂物，消防都过不去", "E0136"},
                                                          {"路灯坏了三天了也没人修", "C0137"},
                                                          {"红绿灯全灭了，路口乱成一团", "C0214"},
                                                          {"人行道上停满了汽车，推婴儿车过不去", "E0409"},
                                                          {"下雨后路上全是水，车都熄火了", "E0506"},
                                                          {"烧烤摊又出来了，呛得开不了窗户", "E0129"},
                                                          {"有人在绿化带里种菜", "E0145"},
                                                          {"广场舞音响声音太大了", "E0128"},
                                                          {"渣土车一路撒土，尘土飞扬", "E0114"},
                                                          {"路边的椅子断了一条腿", "C0407"},
                                                          {"有人在电线杆上贴小广告", "E0201"},
                                                          {"家里停水两天了", "E0594"},
                                                          {"暖气不热，屋里才十五度", "E0595"},
                                                          {"小区里有人烧树叶，冒烟呛人", "E0120"},
                                                          {"公交站牌被撞倒了", "C0204"},
                                                          {"健身器材的螺丝松了，小孩差点摔着", "C0146"},
                                                          {"树枝断了挂在电线上", "C0402"},
                                                          {"楼上冰溜子要掉下来了", "E0699"},
                                                          {"消防栓漏水", "C0113"},
                                                          {"有个卖水果的三轮车天天堵在门口", "E0401"},
                                                          {"公厕没水，脏得进不去", "C0301"},
                                                          {"有人在路边洗车，水流得到处都是", "E0421"},
                                                          {"工地白天灰尘太大，窗户不敢开", "E0304"},
                                                          {"燃气味很大，怕是漏了", "E0598"},
                                                          {"盲道被撬坏了几块砖", "E0151"},
                                                          {"电动车停满了单元门口", "E0410"},
                                                          {"路面结冰了，老人摔了好几个", "E0507"},
                                                          {"大树枯死了，怕砸到人", "C0402"}};
    int right = 0;
    int offered = 0;
    for (const auto &[said, meant] : Said) {
        const auto guesses = m_guess->of(QString::fromUtf8(said));
        const auto at
            = std::ranges::find_if(guesses, [meant = meant](const domain::ClassGuess::Guess &guess) {
                  return domain::Catalog::keyOf(guess.kind, guess.code) == QLatin1String(meant);
              });
        right += at == guesses.begin() && at != guesses.end() ? 1 : 0;
        offered += at != guesses.end() ? 1 : 0;
    }
    const int all = static_cast<int>(std::size(Said));
    QVERIFY2(right * 100 >= all * 85, qPrintable(QString::number(right)));
    QVERIFY2(offered * 100 >= all * 92, qPrintable(QString::number(offered)));
}

void TestClassGuess::theConditionIsTakenFromTheWords()
{
    const auto lamp = m_guess->of(QStringLiteral("连续三盏路灯不亮"));
    QVERIFY(!lamp.empty());
    QCOMPARE(lamp.front().code, QStringLiteral("0137"));
    QCOMPARE(lamp.front().conditionNo, QStringLiteral("03"));
    QVERIFY(lamp.front().conditionSaid);
    const auto gone = m_guess->of(QStringLiteral("井盖没了"));
    QCOMPARE(gone.front().conditionNo, QStringLiteral("01"));
    QVERIFY(gone.front().conditionSaid);
    QCOMPARE(m_guess->of(QStringLiteral("马葫芦盖一压咣当响")).front().conditionNo, QStringLiteral("03"));
    const auto cover = m_guess->of(QStringLiteral("路中间有个井盖"));
    QCOMPARE(cover.front().conditionNo, QStringLiteral("01"));
    QVERIFY(!cover.front().conditionSaid);
}

void TestClassGuess::theOrderIsTheSameEveryTime()
{
    const QString said = QStringLiteral("人行道上停满了车，垃圾桶也满了，路灯还不亮");
    const auto again = domain::shippedClassGuess(m_rules->catalog);
    const auto one = m_guess->of(said);
    const auto two = again->of(said);
    QCOMPARE(one.size(), two.size());
    for (size_t i = 0; i < one.size(); ++i) {
        QCOMPARE(one[i].code, two[i].code);
        QCOMPARE(one[i].score, two[i].score);
    }
}

void TestClassGuess::nothingIsGuessedFromNothing()
{
    QVERIFY(m_guess->of({}).empty());
    QVERIFY(m_guess->of(QStringLiteral("，。！ 123")).empty());
    QVERIFY(m_guess->of(QStringLiteral("你好")).empty());
    QVERIFY(!domain::ClassGuess::isClear({}));
    QVERIFY(m_guess->of(QStringLiteral("垃圾"), 0).empty());
}

void TestClassGuess::anAssociationIsNeverCertain()
{
    const auto guesses = m_guess->of(QStringLiteral("人行道走不了"));
    QVERIFY(guesses.empty() || !guesses.front().because.isEmpty() || !domain::ClassGuess::isClear(guesses));
}

void TestClassGuess::aTextOfAnyLengthAndScriptIsWeighed()
{
    const QString said = QStringLiteral("𠮷野家门口🗑️垃圾堆成山 ‏قمامة‏ ");
    QCOMPARE(first(*m_guess, said + QString(1'000'000, u'啊')), QStringLiteral("E0110"));
}

void TestClassGuess::aCitysOwnClassIsFoundByItsName()
{
    domain::MinorClass own;
    own.kind = domain::CaseKind::Event;
    own.code = QStringLiteral("0691");
    own.nameZh = QStringLiteral("江面漂冰");
    own.nameEn = QStringLiteral("Drifting ice");
    own.edition = domain::Catalog::localEdition();
    const domain::ClassGuess guess(m_rules->catalog.withLocal({own}), {});
    QCOMPARE(first(guess, QStringLiteral("桥下江面漂冰很多")), QStringLiteral("E0691"));
}

QTEST_GUILESS_MAIN(TestClassGuess)
#include "tst_classguess.moc"
