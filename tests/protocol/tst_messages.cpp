// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/caserow.h"
#include "protocol/messages.h"
#include "samples.h"
#include "support/contract.h"

#include "resources/resources.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace wanmi;
using namespace wanmi::protocol;

namespace {
using test::at;

SessionGrant grant()
{
    return {QString(43, u't'),
            at(1),
            QStringLiteral("acceptor1"),
            QStringLiteral("王"),
            QStringLiteral("acceptor"),
            QStringLiteral("d"),
            QStringLiteral("g"),
            QStringLiteral("230102"),
            QStringLiteral("0123456789abcdef"),
            true,
            true,
            at(2)};
}

Manifest manifest()
{
    Manifest one;
    one.cityName = QStringLiteral("哈尔滨");
    one.cityNameEn = QStringLiteral("Harbin");
    one.epoch = 1'414'054'685'561'243;
    one.schema = 2;
    one.scope = QStringLiteral("0123456789abcdef");
    one.serverTime = at(3);
    one.tail = 77;
    one.basemapHash = QStringLiteral("ff");
    one.basemapBytes = 5'000'000'000;
    one.west = 126.1;
    one.south = 45.1;
    one.east = 127.2;
    one.north = 46.2;
    one.videoUrl = QStringLiteral("rtsp://127.0.0.1:8554");
    one.attribution = QStringLiteral("nobody");
    one.terms = {{QStringLiteral("zh"), {{QStringLiteral("核实"), QStringLiteral("核查")}}}};
    one.counts = {{QStringLiteral("area"), 5}, {QStringLiteral("case_file"), 7}};
    return one;
}

Live live()
{
    Live one;
    one.serverTime = at(4);
    one.vehicles = {{QStringLiteral("v1"), 126.1, 45.2, 90, 30.5, at(5)}};
    one.supervisors = {{QStringLiteral("sv1"), 126.2, 45.3, at(6)}};
    one.cameras = {{QStringLiteral("23010200081320000001"), true, at(7)}};
    return one;
}

Task task()
{
    return {QStringLiteral("c"),
            4,
            QStringLiteral("verify"),
            QStringLiteral("event"),
            QStringLiteral("0101"),
            QStringLiteral("a"),
            QStringLiteral("d"),
            QStringLiteral("230102001001001"),
            126.1,
            45.2,
            at(8)};
}
} // namespace

/// Each message goes out and comes back the same, and is what the interface description says.
class TestMessages : public QObject
{
    Q_OBJECT
    template <typename T> void travels(const T &message, const char *schema)
    {
        const QJsonObject json = toJson(message);
        const auto back = fromJson<T>(json);
        QVERIFY2(back, back ? "" : qPrintable(back.error().detail));
        QCOMPARE(toJson(*back), json);
        QFile file(QStringLiteral(":/wanmi/api/openapi.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const test::Contract contract(QJsonDocument::fromJson(file.readAll()).object());
        QCOMPARE(contract.judge(json, contract.schema(QLatin1StringView(schema)), QLatin1StringView(schema)),
                 QStringList());
        for (const QString &name : json.keys()) {
            QJsonObject broken = json;
            broken.insert(name, QJsonArray{QJsonArray()});
            QVERIFY2(!fromJson<T>(broken), qPrintable(name));
        }
    }
private slots:
    void initTestCase() { resources::load(); }
    void signIn()
    {
        travels(SignIn{QStringLiteral("a"), QStringLiteral("p"), QStringLiteral("s")}, "SignIn");
    }
    void sessionGrant() { travels(grant(), "SessionGrant"); }
    void theManifest()
    {
        travels(manifest(), "Manifest");
        QCOMPARE(fromJson<Manifest>(toJson(manifest()))->counts, manifest().counts);
        QCOMPARE(fromJson<Manifest>(toJson(manifest()))->epoch, manifest().epoch);
    }
    void changePage()
    {
        ChangePage page;
        RowChange row;
        row.seq = 5;
        row.table = int(TableNo::CaseFile);
        row.id = test::fullCase().id.text();
        row.ver = 7;
        row.values = toRow(test::fullCase());
        row.values.erase(row.values.begin());
        page.items = {row};
        page.next = QStringLiteral("cursor");
        page.more = true;
        page.serverTime = at(9);
        travels(page, "ChangePage");
        QCOMPARE(fromJson<ChangePage>(toJson(page))->items.at(0).values, row.values);
    }
    void command() { travels(Command{QStringLiteral("k"), 3, at(10), test::fullOrder()}, "Command"); }
    void commandResult()
    {
        travels(CommandResult{QStringLiteral("k"), QStringLiteral("rejected"), QStringLiteral("conflict"),
                              QStringLiteral("version-moved"), 4, QStringLiteral("HANDLING"), 12},
                "CommandResult");
    }
    void liveValues() { travels(live(), "Live"); }
    void aTask() { travels(task(), "Task"); }
    void anError()
    {
        travels(ErrorBody{QStringLiteral("denied"), QStringLiteral("no-session"),
                          QStringLiteral("Sign in first.")},
                "Error");
    }
    void aRequestWithAnUnknownMemberIsRefused()
    {
        QJsonObject json = toJson(Command{QStringLiteral("k"), 3, at(10), test::fullOrder()});
        json.insert(QStringLiteral("extra"), 1);
        QVERIFY(!fromJson<Command>(json));
    }
    void anAnswerMayHaveGrown()
    {
        QJsonObject json = toJson(grant());
        json.insert(QStringLiteral("extra"), 1);
        QVERIFY(fromJson<SessionGrant>(json));
    }
};

QTEST_GUILESS_MAIN(TestMessages)
#include "tst_messages.moc"
