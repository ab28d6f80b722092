// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/caserow.h"
#include "store/seatfixture.h"

#include <algorithm>

using namespace wanmi;
using namespace wanmi::test;

class TestSearch : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void finds_data();
    void finds();
    void findsNothing_data();
    void findsNothing();
    void forgivesSlips_data();
    void forgivesSlips();
    void aSlipIsNotOfferedBesideWhatWasMeant();
    void marksWhatMatched_data();
    void marksWhatMatched();
    void theNearestComesFirst();
    void openCasesComeBeforeEndedOnes();
    void twoWordsMustBothBeThere();
    void changedCasesAreFoundAtOnce();
    void changedComponentsAndNewCamerasAreFound();
    void ownCasesAreFoundBeforeCentralKnowsThem();
    void noKindCrowdsOutTheOthers();
    void tellsHowMuchThereIs();
    void everyPartOfANumberIsFound();
    void hostileQueriesDoNoHarm_data();
    void hostileQueriesDoNoHarm();
    void whatIsReadIsFoundBeforeAllIsRead();

private:
    std::unique_ptr<SeatFixture> m_seat;
    store::Store::Found found(const QString &text, int limit = 30)
    {
        return await(m_seat->store->find(text, limit)).value_or(store::Store::Found{});
    }
    std::vector<store::Store::Hit> find(const QString &text, int limit = 30)
    {
        return found(text, limit).hits;
    }
    void addGround();
};

namespace {
using Hits = std::vector<store::Store::Hit>;

bool holds(const Hits &hits, const QString &kind, const QString &id)
{
    return std::ranges::any_of(
        hits, [&](const auto &hit) { return hit.kind == kind && (id.isEmpty() || hit.id == id); });
}

QString told(const Hits &hits)
{
    QString text;
    for (const auto &hit : hits)
        text += QStringLiteral("[%1 %2 %3 %4] ").arg(hit.kind, hit.id, hit.title, hit.detail);
    return text;
}

template <typename T> protocol::RowChange changeOf(protocol::TableNo table, const T &value, qint64 seq)
{
    protocol::Row row = protocol::toRow(value);
    protocol::RowChange change;
    change.table = static_cast<int>(table);
    change.id = std::get<QString>(row.front());
    change.ver = 2;
    change.seq = seq;
    change.values.assign(std::make_move_iterator(row.begin() + 1), std::make_move_iterator(row.end()));
    return change;
}
} // namespace

void TestSearch::initTestCase()
{
    m_seat = std::make_unique<SeatFixture>();
    QVERIFY(m_seat->open());
    QVERIFY(m_seat->bootstrap());
    addGround();
    QVERIFY(
        spinUntil([this] { return holds(find(QStringLiteral("防洪纪念塔")), QStringLiteral("place"), {}); }));
}

void TestSearch::addGround()
{
    using protocol::TableNo;
    const geo::Place at{126.61, 45.77};
    const auto place = [&](const char *id, const char *name, const char *aliases, const char *kind) {
        return changeOf(TableNo::Place,
                        domain::NamedPlace{QString::fromUtf8(id), QString::fromUtf8(name),
                                           QString::fromUtf8(aliases), QString::fromUtf8(kind),
                                           QStringLiteral("230102"), at},
                        900);
    };
    QVERIFY(m_seat->apply(
        {place("tower", "防洪纪念塔", "防洪胜利纪念塔|江畔广场", "poi"),
         place("cross", "中央大街与西十四道街交叉口", "西十四道街与中央大街交叉口", "crossing"),
         place("changjiang", "长江路", "", "street"), place("chongqing", "重庆路", "", "street"),
         place("bank", "兴业银行", "", "poi"), place("green", "绿地广场", "", "poi"),
         place("cafe", "Café Minsk 2000", "", "poi"), place("avenue", "中央大街", "", "street"),
         changeOf(TableNo::Department,
                  domain::Department{DepartmentId(QStringLiteral("parks")),
                                     QStringLiteral("园林绿化局"),
                                     QStringLiteral("Parks and Greening"),
                                     QStringLiteral("industry"),
                                     {}},
                  901)}));
}

void TestSearch::finds_data()
{
    const RowSource &source = m_seat->source;
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("id");
    const auto row = [](const char *what, const QString &text, const char *kind, const QString &id) {
        QTest::newRow(what) << text << QString::fromLatin1(kind) << id;
    };
    const domain::CaseFile file = source.caseFile(17);
    const QString caseId = file.id.text();
    const auto zh = [](const char *text) { return QString::fromUtf8(text); };
    row("a whole case number", file.caseNo, "case", caseId);
    row("its last digits", file.caseNo.right(5), "case", caseId);
    row("its beginning", file.caseNo.left(17), "case", caseId);
    row("some digits of its middle", file.caseNo.mid(9, 9), "case", caseId);
    row("an intake number in small letters", file.intakeNo.toLower(), "case", caseId);
    row("an intake number in full-width forms", QStringLiteral("Ｓ２０２６１１２０") + file.intakeNo.mid(9),
        "case", caseId);
    row("a whole address", file.address, "case", caseId);
    row("an address with spaces", file.address.left(2) + QLatin1Char(' ') + file.address.mid(2), "case",
        caseId);
    const QString component = source.component(3).id.text();
    row("a component's code", component, "component", component);
    row("the end of a component's code", component.right(8), "component", component);
    row("a component by its name and number", source.component(3).name, "component", {});
    const QString cell = source.cell(3).code.text();
    row("a cell's code", cell, "cell", cell);
    row("the end of a cell's code", cell.right(7), "cell", cell);
    row("one character", zh("区"), "district", QStringLiteral("230102"));
    row("two characters", zh("街道"), "street", {});
    row("a street's cameras", zh("中央大街路口"), "camera", {});
    row("a camera's code", QStringLiteral("23010200081320000004"), "camera",
        QStringLiteral("23010200081320000004"));
    row("a person", zh("李雷7"), "person", QStringLiteral("sv7"));
    row("a person in pinyin", zh("lilei7"), "person", QStringLiteral("sv7"));
    row("an account", zh("sv11"), "person", QStringLiteral("sv11"));
    row("a vehicle by its plate", zh("黑a00001"), "vehicle", QStringLiteral("v1"));
    row("a vehicle by its digits", zh("00001"), "vehicle", QStringLiteral("v1"));
    row("a vehicle by pinyin and plate", zh("hei A00001"), "vehicle", QStringLiteral("v1"));
    row("a department", zh("园林"), "department", QStringLiteral("parks"));
    row("a department in English", zh("greening"), "department", QStringLiteral("parks"));
    row("a door plate with its street", zh("中央大街1号"), "plate", QStringLiteral("p0"));
    row("a door plate without the last character", zh("中央大街1"), "plate", QStringLiteral("p0"));
    row("a door plate in pinyin", zh("zhongyangdajie1hao"), "plate", QStringLiteral("p0"));
    row("a door plate by initials", zh("zydj1h"), "plate", QStringLiteral("p0"));
    row("a crossing", zh("中央大街与西十四"), "crossing", QStringLiteral("cross"));
    row("a crossing by two words", zh("西十四 中央"), "crossing", QStringLiteral("cross"));
    row("a crossing over the edge of its parts", zh("大街与西十"), "crossing", QStringLiteral("cross"));
    row("a crossing by initials over that edge", zh("djyxs"), "crossing", QStringLiteral("cross"));
    row("a crossing in pinyin over that edge", zh("dajieyuxishisi"), "crossing", QStringLiteral("cross"));
    row("a place by another name", zh("江畔广场"), "place", QStringLiteral("tower"));
    row("a place in pinyin", zh("fanghongjinianta"), "place", QStringLiteral("tower"));
    row("a place in half typed pinyin", zh("fanghongj"), "place", QStringLiteral("tower"));
    row("a place by initials", zh("fhjnt"), "place", QStringLiteral("tower"));
    row("pinyin from the middle", zh("jinianta"), "place", QStringLiteral("tower"));
    row("pinyin and characters", zh("fanghong纪念"), "place", QStringLiteral("tower"));
    row("characters and initials", zh("防洪jn"), "place", QStringLiteral("tower"));
    row("traditional characters", zh("防洪紀念塔"), "place", QStringLiteral("tower"));
    row("a polyphone: chang", zh("changjianglu"), "place", QStringLiteral("changjiang"));
    row("a polyphone: chong", zh("chongqing"), "place", QStringLiteral("chongqing"));
    row("a polyphone: hang", zh("yinhang"), "place", QStringLiteral("bank"));
    row("ü typed as v", zh("lvdi"), "place", QStringLiteral("green"));
    row("ü typed as u", zh("ludi"), "place", QStringLiteral("green"));
    row("accents left out", zh("cafe minsk"), "place", QStringLiteral("cafe"));
}

void TestSearch::finds()
{
    QFETCH(QString, text);
    QFETCH(QString, kind);
    QFETCH(QString, id);
    const auto hits = find(text);
    QVERIFY(hits.size() <= 30);
    QVERIFY2(holds(hits, kind, id), qPrintable(told(hits)));
    QVERIFY2(!hits.front().similar, qPrintable(told(hits)));
}

void TestSearch::findsNothing_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("blanks") << "   ";
    QTest::newRow("an unknown word") << "不存在的地方";
    QTest::newRow("letters that are no reading") << "xqzvk";
    QTest::newRow("a number of nobody") << "77777777777";
    QTest::newRow("one wrong word of two") << "中央大街 不存在的";
}

void TestSearch::findsNothing()
{
    QFETCH(QString, text);
    const auto hits = find(text);
    QVERIFY2(hits.empty(), qPrintable(told(hits)));
}

void TestSearch::forgivesSlips_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("id");
    QTest::newRow("a letter missing") << "fanghogjinianta"
                                      << "place"
                                      << "tower";
    QTest::newRow("a letter too many") << "fanghongjinnianta"
                                       << "place"
                                       << "tower";
    QTest::newRow("a wrong letter") << "fanghongjibianta"
                                    << "place"
                                    << "tower";
    QTest::newRow("swapped letters") << "fnaghongjinianta"
                                     << "place"
                                     << "tower";
    QTest::newRow("letters swapped over two characters") << "fangohngjinianta"
                                                         << "place"
                                                         << "tower";
    QTest::newRow("a wrong character") << "防红纪念塔"
                                       << "place"
                                       << "tower";
    QTest::newRow("a slip in English") << "greenning"
                                       << "department"
                                       << "parks";
    QString wrong = m_seat->source.caseFile(17).caseNo;
    wrong[9] = wrong[9] == u'7' ? u'8' : u'7';
    QTest::newRow("a wrong digit of a case number")
        << wrong << "case" << m_seat->source.caseFile(17).id.text();
    QString code = m_seat->source.component(3).id.text();
    code[2] = u'9';
    QTest::newRow("a wrong digit of a component code")
        << code << "component" << m_seat->source.component(3).id.text();
}

void TestSearch::forgivesSlips()
{
    QFETCH(QString, text);
    QFETCH(QString, kind);
    QFETCH(QString, id);
    const auto hits = find(text);
    const auto hit = std::ranges::find(hits, id, &store::Store::Hit::id);
    QVERIFY2(hit != hits.end() && hit->kind == kind, qPrintable(told(hits)));
    QVERIFY(hit->similar);
}

void TestSearch::aSlipIsNotOfferedBesideWhatWasMeant()
{
    const domain::CaseFile file = m_seat->source.caseFile(17);
    const auto hits = find(file.caseNo);
    QCOMPARE(hits.size(), size_t(1)); // its neighbors differ in a digit
    QCOMPARE(hits.front().id, file.id.text());
    QVERIFY(std::ranges::none_of(find(QStringLiteral("中央大街")), &store::Store::Hit::similar));
}

void TestSearch::marksWhatMatched_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("id");
    QTest::addColumn<bool>("inDetail");
    QTest::addColumn<QString>("marked");
    QTest::newRow("characters") << "纪念"
                                << "tower" << false << "纪念";
    QTest::newRow("pinyin") << "jinianta"
                            << "tower" << false << "纪念塔";
    QTest::newRow("initials") << "fhjn"
                              << "tower" << false << "防洪纪念";
    QTest::newRow("another name") << "jiangpan"
                                  << "tower" << true << "";
    QTest::newRow("a number") << m_seat->source.component(3).id.text().right(8)
                              << m_seat->source.component(3).id.text() << true
                              << m_seat->source.component(3).id.text().right(8);
}

void TestSearch::marksWhatMatched()
{
    QFETCH(QString, text);
    QFETCH(QString, id);
    QFETCH(bool, inDetail);
    QFETCH(QString, marked);
    const auto hits = find(text);
    const auto hit = std::ranges::find(hits, id, &store::Store::Hit::id);
    QVERIFY2(hit != hits.end(), qPrintable(told(hits)));
    if (marked.isEmpty()) { // known by a name that is not its title: the detail says it
        QVERIFY(hit->detail.contains(QStringLiteral("江畔广场")));
        return;
    }
    QCOMPARE(hit->marks.size(), size_t(1));
    QCOMPARE(hit->marks.front().inDetail, inDetail);
    const QString &field = inDetail ? hit->detail : hit->title;
    QCOMPARE(field.mid(hit->marks.front().start, hit->marks.front().length), marked);
}

void TestSearch::theNearestComesFirst()
{
    const auto hits = find(QStringLiteral("中央大街"));
    QCOMPARE(hits.front().id, QStringLiteral("avenue")); // all of a name, before its beginning
    const auto plate = std::ranges::find(hits, QStringLiteral("plate"), &store::Store::Hit::kind);
    QVERIFY(plate != hits.end());
    QCOMPARE(find(QStringLiteral("绿地"))[0].id, QStringLiteral("green"));
}

void TestSearch::openCasesComeBeforeEndedOnes()
{
    const int open = m_seat->source.openCases();
    QSet<QString> openIds;
    for (int i = 0; i < open; ++i)
        openIds.insert(m_seat->source.caseFile(i).id.text());
    bool ended = false;
    int seenOpen = 0;
    for (const auto &hit : find(QStringLiteral("大街"), 40)) {
        if (hit.kind != u"case")
            continue;
        const bool isOpen = openIds.contains(hit.id);
        QVERIFY2(!(isOpen && ended), qPrintable(hit.title));
        ended = ended || !isOpen;
        seenOpen += isOpen ? 1 : 0;
    }
    QVERIFY(seenOpen > 0);
}

void TestSearch::twoWordsMustBothBeThere()
{
    const domain::CaseFile file = m_seat->source.caseFile(17);
    QVERIFY(holds(find(file.address.left(2) + QLatin1Char(' ') + file.caseNo.right(6)),
                  QStringLiteral("case"), file.id.text()));
    QVERIFY(find(file.address + QStringLiteral(" 不存在")).empty());
}

void TestSearch::changedCasesAreFoundAtOnce()
{
    domain::CaseFile file = m_seat->source.caseFile(30);
    const QString old = file.caseNo;
    QVERIFY(holds(find(old), QStringLiteral("case"), file.id.text()));
    file.version += 1;
    file.caseNo = QStringLiteral("9990000000000000001");
    QVERIFY(m_seat->apply({RowSource::change(file, 2'000)}));
    QVERIFY(spinUntil([&] {
        return holds(find(QStringLiteral("99900000000000")), QStringLiteral("case"), file.id.text());
    }));
    QVERIFY(!holds(find(old), QStringLiteral("case"), file.id.text()));
}

void TestSearch::changedComponentsAndNewCamerasAreFound()
{
    domain::Component component = m_seat->source.component(5);
    component.name = QStringLiteral("古树名木");
    domain::Camera camera;
    camera.id = CameraId(QStringLiteral("cam-new"));
    camera.name = QStringLiteral("松花江观景台");
    camera.place = {126.6, 45.78};
    QVERIFY(m_seat->apply(
        {RowSource::change(component, 9, 2'100), changeOf(protocol::TableNo::Camera, camera, 2'101)}));
    QVERIFY(spinUntil([&] {
        return holds(find(QStringLiteral("gushumingmu")), QStringLiteral("component"), component.id.text())
            && holds(find(QStringLiteral("shj")), QStringLiteral("camera"), QStringLiteral("cam-new"));
    }));
    QVERIFY(m_seat->apply({RowSource::removal(protocol::TableNo::Camera, QStringLiteral("cam-new"), 10,
                                              protocol::RowOp::Delete, 2'102)}));
    QVERIFY(!holds(find(QStringLiteral("shj")), QStringLiteral("camera"), QStringLiteral("cam-new")));
}

void TestSearch::ownCasesAreFoundBeforeCentralKnowsThem()
{
    const auto deed = m_seat->report();
    QVERIFY(m_seat->enqueue(deed));
    for (const char *text : {"安字街", "anzijie", "azjqh"})
        QVERIFY2(holds(find(QString::fromUtf8(text)), QStringLiteral("case"), deed.verdict.after.id.text()),
                 text);
}

void TestSearch::noKindCrowdsOutTheOthers()
{
    const auto hits = find(QStringLiteral("中央大街"), 10);
    QCOMPARE(hits.size(), size_t(10));
    for (const char *kind : {"case", "place", "plate", "crossing", "camera"})
        QVERIFY2(holds(hits, QString::fromLatin1(kind), {}), qPrintable(told(hits)));
}

void TestSearch::tellsHowMuchThereIs()
{
    const auto few = found(QStringLiteral("大街"), 5);
    QCOMPARE(few.hits.size(), size_t(5));
    QVERIFY(few.total > 100);
    QCOMPARE(few.share, 1.0);
    QCOMPARE(found(QStringLiteral("园林")).total, qint64(1));
}

void TestSearch::everyPartOfANumberIsFound()
{
    const domain::CaseFile file = m_seat->source.caseFile(121);
    for (qsizetype length = 4; length <= file.caseNo.size(); ++length) {
        for (qsizetype at = 0; at + length <= file.caseNo.size(); ++at) {
            const auto answer = found(file.caseNo.mid(at, length), 400);
            QVERIFY2(holds(answer.hits, QStringLiteral("case"), file.id.text()),
                     qPrintable(QStringLiteral("%1 digits from %2").arg(length).arg(at)));
        }
    }
}

void TestSearch::hostileQueriesDoNoHarm_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("SQL wildcards") << "%_%";
    QTest::newRow("SQL") << "'; DROP TABLE case_file; --";
    QTest::newRow("an emoji") << QStringLiteral("🚧🚧🚧🚧");
    QTest::newRow("half an emoji") << QString(QChar(0xD83D));
    QTest::newRow("control characters") << QStringLiteral("\u0001\u0000\u001b[2J\t\n").append(QChar(0));
    QTest::newRow("a very long word") << QString(100'000, u'中');
    QTest::newRow("very long pinyin") << QStringLiteral("zhongyang").repeated(20'000);
    QTest::newRow("a very long number") << QString(5'000, u'2');
    QTest::newRow("a number of the longest kind") << QString(24, u'2');
    QTest::newRow("a number longer than any") << QString(40, u'0');
    QTest::newRow("sixty letters") << QString(60, u'z');
    QTest::newRow("a thousand words") << QStringLiteral("中 ").repeated(1'000);
    QTest::newRow("regular expression") << ".*(a+)+$";
    QTest::newRow("right to left") << QStringLiteral("\u202e中央\u202c");
}

void TestSearch::hostileQueriesDoNoHarm()
{
    QFETCH(QString, text);
    QElapsedTimer since;
    since.start();
    const auto answer = await(m_seat->store->find(text, 20));
    QVERIFY(answer);
    QVERIFY(answer->hits.size() <= 20);
    QVERIFY2(since.elapsed() < 2'000, qPrintable(QString::number(since.elapsed())));
    QVERIFY(!find(m_seat->source.caseFile(17).caseNo).empty());
}

void TestSearch::whatIsReadIsFoundBeforeAllIsRead()
{
    double least = 1;
    for (const int cases : {60'000, 400'000}) { // a quick machine has read the smaller one before we ask
        RowPlan plan;
        plan.cases = cases;
        plan.actionsPerCase = 0;
        SeatFixture seat(plan);
        QVERIFY(seat.open());
        QVERIFY(seat.bootstrap(5'000));
        // Never an error while it is read, and in the end everything.
        QVERIFY(spinUntil(
            [&] {
                const auto answer = await(seat.store->find(seat.source.caseFile(cases - 1).caseNo, 5));
                if (answer)
                    least = std::min(least, answer->share);
                return answer && answer->share == 1 && answer->hits.size() == 1;
            },
            60'000));
        if (least < 1)
            break;
    }
    QVERIFY(least < 1); // and it said so
}

QTEST_GUILESS_MAIN(TestSearch)
#include "tst_search.moc"
