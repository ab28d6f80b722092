// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/words.h"
#include "resources/resources.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace wanmi;

class TestWords : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void timeLeftIsSpokenAsTheTradeDoes();
    void momentsNameTodayAndYesterday();
    void numbersAndDistancesAreGrouped();
    void everyActionOfTheWorkflowHasAVerbInBothLanguages();
    void everyReasonOfTheRulesIsASentence();
    void noTranslationIsMissing();
    void aCityMaySayThingsDifferently();

private:
    static constexpr double Now = 1'795'140'000'000; // Friday 20 November 2026, 10:00 in Harbin
    domain::RuleBookPtr m_rules;
    std::unique_ptr<models::Words> m_words;
};

void TestWords::initTestCase()
{
    resources::load();
    const auto rules = domain::shippedRuleBook();
    QVERIFY(rules.has_value());
    m_rules = *rules;
    m_words = std::make_unique<models::Words>(m_rules);
}

void TestWords::timeLeftIsSpokenAsTheTradeDoes()
{
    QCOMPARE(m_words->timeLeft(Now + 7'800'000, Now), QStringLiteral("剩 2 小时 10 分"));
    QCOMPARE(m_words->timeLeft(Now - 2'100'000, Now), QStringLiteral("超 35 分"));
    QCOMPARE(m_words->timeLeft(Now + 90'000, Now), QStringLiteral("剩 1 分 30 秒"));
    QCOMPARE(m_words->timeLeft(0, Now), QString());
    m_words->setLanguage(QStringLiteral("en"));
    QCOMPARE(m_words->timeLeft(Now + 7'800'000, Now), QStringLiteral("2 h 10 min left"));
    QCOMPARE(m_words->limit({std::chrono::hours(8), worktime::ClockKind::Work}),
             QStringLiteral("1 working day"));
    QCOMPARE(m_words->limit({std::chrono::hours(16), worktime::ClockKind::Work}),
             QStringLiteral("2 working days"));
    m_words->setLanguage(QStringLiteral("zh"));
}

void TestWords::momentsNameTodayAndYesterday()
{
    QCOMPARE(m_words->moment(Now - 3'600'000, Now), QStringLiteral("09:00"));
    QCOMPARE(m_words->moment(Now - 86'400'000, Now), QStringLiteral("昨天 10:00"));
    QCOMPARE(m_words->moment(Now - 3 * 86'400'000.0, Now), QStringLiteral("11-17 10:00"));
    QCOMPARE(m_words->moment(0, Now), QStringLiteral("—"));
}

void TestWords::numbersAndDistancesAreGrouped()
{
    QCOMPARE(m_words->number(1284), QStringLiteral("1\u2009284"));
    QCOMPARE(m_words->number(12), QStringLiteral("12"));
    QCOMPARE(m_words->distance(640.4), QStringLiteral("640 m"));
    QCOMPARE(m_words->distance(1234), QStringLiteral("1.2 km"));
    QCOMPARE(m_words->percent(0.968), QStringLiteral("96.8 %"));
    QCOMPARE(m_words->percent(-1), QStringLiteral("—"));
}

void TestWords::everyActionOfTheWorkflowHasAVerbInBothLanguages()
{
    for (const QString &language : {QStringLiteral("zh"), QStringLiteral("en")}) {
        m_words->setLanguage(language);
        for (const workflow::Transition &transition : m_rules->workflow.transitions()) {
            QVERIFY2(m_words->action(transition.event) != transition.event || transition.event == u"void",
                     qPrintable(transition.event));
            QVERIFY2(m_words->done(transition.event) != transition.event || transition.event == u"appealed",
                     qPrintable(transition.event));
            for (const QString &post : transition.posts)
                QVERIFY2(m_words->post(post) != post, qPrintable(post));
        }
        for (const workflow::State &state : m_rules->workflow.states())
            QVERIFY2(m_words->state(state.id) != state.id, qPrintable(state.id));
    }
    m_words->setLanguage(QStringLiteral("zh"));
}

void TestWords::everyReasonOfTheRulesIsASentence()
{
    // The tokens stand in the rules' sources; a new guard without words fails here.
    const QRegularExpression guard(QStringLiteral("Guard\\{u\"[^\"]*\", u\"([a-z-]+)\""));
    QFile source(qEnvironmentVariable("WANMI_SOURCE_DIR") + QStringLiteral("/modules/domain/guards.cpp"));
    QVERIFY(source.open(QIODevice::ReadOnly));
    auto matches = guard.globalMatch(QString::fromUtf8(source.readAll()));
    int count = 0;
    for (; matches.hasNext(); ++count) {
        const QString token = matches.next().captured(1);
        QVERIFY2(!m_words->reason(token).contains(token), qPrintable(token));
    }
    QVERIFY(count > 30);
}

void TestWords::noTranslationIsMissing()
{
    for (const char *name : {"wanmi_zh_CN.ts", "wanmi_en.ts"}) {
        QFile file(qEnvironmentVariable("WANMI_SOURCE_DIR") + QStringLiteral("/translations/")
                   + QLatin1String(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        QVERIFY2(!text.contains(QStringLiteral("type=\"unfinished\"")), name);
        QVERIFY2(!text.contains(QStringLiteral("<translation />")), name);
    }
    // Every qsTr() and tr() literal of the faces stands in the Chinese file.
    QFile file(qEnvironmentVariable("WANMI_SOURCE_DIR") + QStringLiteral("/translations/wanmi_zh_CN.ts"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString known = QString::fromUtf8(file.readAll())
                              .replace(QStringLiteral("&amp;"), QStringLiteral("&"))
                              .replace(QStringLiteral("&quot;"), QStringLiteral("\""))
                              .replace(QStringLiteral("&apos;"), QStringLiteral("'"));
    const QRegularExpression call(QStringLiteral(
        "\\b(?:qsTr|tr|QT_TRANSLATE_NOOP\\(\"words\",)\\s*\\(?\\s*\"((?:[^\"\\\\]|\\\\.)+)\""));
    QStringList missing;
    for (const QString &folder :
         {QStringLiteral("/modules/workbench"), QStringLiteral("/modules/models"), QStringLiteral("/qml")}) {
        QDirIterator files(qEnvironmentVariable("WANMI_SOURCE_DIR") + folder,
                           {QStringLiteral("*.cpp"), QStringLiteral("*.h"), QStringLiteral("*.qml")},
                           QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile source(files.next());
            QVERIFY(source.open(QIODevice::ReadOnly));
            auto calls = call.globalMatch(QString::fromUtf8(source.readAll()));
            while (calls.hasNext()) {
                const QString literal = calls.next().captured(1);
                if (!known.contains(QStringLiteral("<source>") + literal + QStringLiteral("</source>")))
                    missing.append(literal);
            }
        }
    }
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QStringLiteral(" | "))));
}

void TestWords::aCityMaySayThingsDifferently()
{
    // As domain.md says it, until a city says otherwise.
    m_words->setLanguage(QStringLiteral("zh"));
    QVERIFY(m_words->action(QStringLiteral("sendVerify")).contains(u"核实"));
    QVERIFY(m_words->action(QStringLiteral("sendCheck")).contains(u"核查"));
    const int before = m_words->revision();
    m_words->setTerms({{QStringLiteral("zh"),
                        {{QStringLiteral("核实"), QStringLiteral("核查")},
                         {QStringLiteral("核查"), QStringLiteral("核实")}}}});
    QVERIFY(m_words->revision() > before);
    QVERIFY(m_words->action(QStringLiteral("sendVerify")).contains(u"核查"));
    QVERIFY(m_words->action(QStringLiteral("sendCheck")).contains(u"核实"));
    QVERIFY(m_words->state(domain::state::Verifying).contains(u"核查"));
    m_words->setLanguage(QStringLiteral("en"));
    QVERIFY(m_words->action(QStringLiteral("sendVerify")).contains(u"verify"));
    m_words->setTerms({});
    m_words->setLanguage(QStringLiteral("zh"));
    QVERIFY(m_words->action(QStringLiteral("sendVerify")).contains(u"核实"));
}

QTEST_GUILESS_MAIN(TestWords)
#include "tst_words.moc"
