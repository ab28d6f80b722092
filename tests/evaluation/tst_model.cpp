// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/model.h"

#include "factmaking.h"
#include "resources/resources.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTest>

using namespace wanmi;
using namespace wanmi::evaluation;

class TestModel : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { resources::load(); }
    void everyShippedModelIsGood();
    void aModelComesBackFromItsText();
    void countsAndIndicatorsAreKnownByTheirNames();
    void badModelsAreRefusedWithTheirPlace_data();
    void badModelsAreRefusedWithTheirPlace();
    void brokenTextNeverDoesHarm();
};

namespace {
QJsonObject department()
{
    return QJsonDocument::fromJson(toJson(test::shipped("department"))).object();
}
QByteArray textOf(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}
/// The department model with one value changed: "terms.1.weight".
QByteArray with(const char *path, const QJsonValue &value)
{
    const std::function<QJsonValue(const QJsonValue &, QStringList)> change
        = [&](const QJsonValue &in, QStringList way) -> QJsonValue {
        if (way.isEmpty())
            return value;
        const QString key = way.takeFirst();
        if (in.isArray()) {
            QJsonArray array = in.toArray();
            const qsizetype at = key.toInt();
            const QJsonValue inner = change(array[at], way);
            if (at < array.size())
                array[at] = inner;
            else
                array.append(inner);
            return array;
        }
        QJsonObject object = in.toObject();
        object[key] = change(object[key], way);
        return object;
    };
    return textOf(change(department(), QString::fromLatin1(path).split(u'.')).toObject());
}
} // namespace

void TestModel::everyShippedModelIsGood()
{
    const auto models = shippedModels();
    QVERIFY2(models, models ? "" : qPrintable(models.error().detail));
    QCOMPARE(models->size(), std::size_t(15));
    for (const Model &model : *models) {
        QVERIFY(checkModel(model));
        QVERIFY(!model.counts().empty());
    }
}

void TestModel::aModelComesBackFromItsText()
{
    const auto models = shippedModels();
    QVERIFY(models);
    for (const Model &model : *models) {
        const QByteArray text = toJson(model);
        const auto again = modelFromJson(text);
        QVERIFY2(again,
                 again ? "" : qPrintable(model.id + u' ' + again.error().reason + again.error().detail));
        QVERIFY2(*again == model, qPrintable(model.id));
        QCOMPARE(toJson(*again), text);
    }
}

void TestModel::countsAndIndicatorsAreKnownByTheirNames()
{
    for (std::size_t i = 0; i < Counts; ++i) {
        QCOMPARE(countFromToken(tokenOf(Count(i))), std::optional(Count(i)));
        QVERIFY(!zhOf(Count(i)).isEmpty() && !enOf(Count(i)).isEmpty());
    }
    for (std::size_t i = 0; i < Indicators; ++i) {
        QCOMPARE(indicatorFromToken(tokenOf(Indicator(i))), std::optional(Indicator(i)));
        QVERIFY(!zhOf(Indicator(i)).isEmpty() && !enOf(Indicator(i)).isEmpty());
    }
    QVERIFY(!indicatorFromToken(u"closerate"));
}

void TestModel::badModelsAreRefusedWithTheirPlace_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("place");
    const auto row = [](const char *name, const QByteArray &text, const char *reason, const char *place) {
        QTest::newRow(name) << text << QString::fromLatin1(reason) << QString::fromLatin1(place);
    };
    row("empty", {}, "model-not-json", "");
    row("a list", "[]", "model-not-json", "");
    row("torn", R"({"id":"x")", "model-not-json", "");
    row("too long", QByteArray(LongestModel + 1, ' '), "model-too-long", "");
    row("deep", QByteArray(5000, '['), "model-not-json", "");
    row("nothing in it", "{}", "model-wrong-type", "id");
    row("an unknown field", with("weights", 3), "model-unknown-field", "weights");
    row("an unknown field of a term", with("terms.2.weigth", 3), "model-unknown-field", "terms[2].weigth");
    row("a name that is a number", with("nameZh", 3), "model-wrong-type", "nameZh");
    row("terms that are no list", with("terms", 3), "model-wrong-type", "terms");
    row("no terms", with("terms", QJsonArray()), "model-empty", "terms");
    row("a term that is a text", with("terms.1", QStringLiteral("closeRate")), "model-wrong-type",
        "terms[1]");
    row("weights of 99 %", with("terms.1.weight", 29), "model-weights-not-100", "terms: 99");
    row("weights of 100.1 %", with("terms.1.weight", 30.1), "model-weights-not-100", "terms: 100.1");
    row("a weight below nothing", with("terms.1.weight", -30), "model-weight", "terms[1].weight: -30");
    row("a weight of nothing", with("terms.1.weight", 0), "model-weight", "terms[1].weight: 0");
    row("a weight that is a text", with("terms.1.weight", QStringLiteral("30")), "model-wrong-type",
        "terms[1].weight");
    row("an unknown indicator", with("terms.1.rate", QStringLiteral("closedRate")), "model-unknown-indicator",
        "terms[1].rate: closedRate");
    row("a time is no share", with("terms.1.rate", QStringLiteral("avgHandleTime")), "model-not-a-share",
        "terms[1].rate");
    row("the same twice", with("terms.1.rate", QStringLiteral("reworkRate")), "model-twice",
        "terms[3]: reworkRate");
    row("an unknown count", with("terms.0.count", QStringLiteral("cases")), "model-unknown-count",
        "terms[0].count: cases");
    row("bands without a default", with("terms.0.bands", QJsonObject()), "model-bands",
        "terms[0].bands: no default");
    row("no band", with("terms.0.bands.default", QJsonArray()), "model-bands", "terms[0].bands.default");
    row("bands that end",
        with("terms.0.bands.default.5",
             QJsonObject{{QStringLiteral("upTo"), 9000}, {QStringLiteral("score"), 0}}),
        "model-bands", "terms[0].bands.default[5]");
    row("bands that cross", with("terms.0.bands.default.1.upTo", 40), "model-bands",
        "terms[0].bands.default[1].upTo");
    row("a band of 101", with("terms.0.bands.default.1.score", 101), "model-bands",
        "terms[0].bands.default[1].score");
    row("grades that cross", with("grades.1", 95), "model-grades", "grades: 95");
    row("three grades", with("grades", QJsonArray{90, 75, 60}), "model-grades", "grades");
    row("an unknown actor", with("actors.0", QStringLiteral("mayor")), "model-unknown-actor",
        "actors: mayor");
    row("a department in two groups", with("groups.1.departments.0", QStringLiteral("sanitation")),
        "model-twice", "groups[1].departments: sanitation");
    row("a group twice", with("groups.1.id", QStringLiteral("sanitation")), "model-twice",
        "groups[1].id: sanitation");
    row("an unknown option", with("options.rankWithin", QStringLiteral("city")), "model-wrong-type",
        "options.rankWithin");
    row("half a case", with("options.leastNeeded", 2.5), "model-wrong-type", "options.leastNeeded");
    row("a deduction of too much",
        with("deduction",
             QJsonObject{{QStringLiteral("count"), QStringLiteral("crossMissed")},
                         {QStringLiteral("points"), 1e9}}),
        "model-wrong-type", "deduction");
}

void TestModel::badModelsAreRefusedWithTheirPlace()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, reason);
    QFETCH(QString, place);
    const auto model = modelFromJson(text);
    QVERIFY(!model);
    QCOMPARE(model.error().kind, ErrorKind::Refused);
    QCOMPARE(model.error().reason, reason);
    QVERIFY2(model.error().detail.startsWith(place), qPrintable(model.error().detail));
}

void TestModel::brokenTextNeverDoesHarm()
{
    QRandomGenerator random(20261123);
    const QByteArray whole = toJson(test::shipped("department-seed"));
    static constexpr char Odd[] = "{}[]\",:0-9e.tfn\\u";
    int accepted = 0;
    for (int round = 0; round < 5'000; ++round) {
        QByteArray text = whole;
        for (int i = random.bounded(1, 4); i > 0; --i) {
            const qsizetype at = random.bounded(int(text.size()));
            switch (random.bounded(4)) {
            case 0:
                text[at] = Odd[random.bounded(int(sizeof Odd - 1))];
                break;
            case 1:
                text.remove(at, random.bounded(1, 30));
                break;
            case 2:
                text.insert(at, text.mid(random.bounded(int(text.size())), random.bounded(1, 40)));
                break;
            default:
                text.replace(at, 1, QByteArray::number(random.bounded(2'000'000'000) - 1'000'000'000));
                break;
            }
            if (text.isEmpty())
                break;
        }
        const auto model = modelFromJson(text);
        if (!model) {
            QVERIFY(model.error().reason.startsWith(u"model-"));
            continue;
        }
        ++accepted;
        const auto again = modelFromJson(toJson(*model));
        QVERIFY2(again && *again == *model, text.constData());
    }
    QVERIFY(accepted > 0 && accepted < 5'000);
}

QTEST_GUILESS_MAIN(TestModel)
#include "tst_model.moc"
