// SPDX-License-Identifier: GPL-3.0-or-later
// What a seat may not see is not in its files: not in a row, not in a free page, not in a log, not in the search index.
#include "support/caseorders.h"
#include "support/httpclient.h"

#include "server/scope.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QRandomGenerator>
#include <QTest>

using namespace wanmi;
using namespace wanmi::test;

namespace {
constexpr int Cases = 24;

/// Words that stand in one case only, by where they stand. Small letters and no digits: the search index cuts there.
QString word(int number, char where)
{
    return QStringLiteral("zq%1%2end").arg(QLatin1Char(where)).arg(QLatin1Char(char('a' + number)));
}

/// Everything under a folder, as bytes.
QMap<QString, QByteArray> bytesOf(const QString &folder)
{
    QMap<QString, QByteArray> files;
    for (QDirIterator it(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); it.hasNext();) {
        QFile file(it.next());
        if (file.open(QIODevice::ReadOnly))
            files.insert(file.fileName(), file.readAll().toLower());
    }
    return files;
}

QByteArrayList formsOf(const QString &text)
{
    const QByteArray wide(reinterpret_cast<const char *>(text.utf16()), text.size() * 2);
    return {text.toUtf8(), wide};
}

/// In which file a word stands; empty: in none.
QString fileWith(const QMap<QString, QByteArray> &files, const QString &text)
{
    for (auto it = files.cbegin(); it != files.cend(); ++it) {
        for (const QByteArray &form : formsOf(text)) {
            if (it.value().contains(form))
                return it.key();
        }
    }
    return {};
}

/// For a person who looks for the reason: where in its page, and what stands beside it.
QByteArray around(const QByteArray &bytes, const QString &text)
{
    const qsizetype at = std::max<qsizetype>(bytes.indexOf(text.toUtf8()), 0);
    QByteArray piece = bytes.mid(std::max<qsizetype>(at - 80, 0), 240);
    for (char &byte : piece) {
        if (byte < 32 || byte > 126)
            byte = '.';
    }
    return "page " + QByteArray::number(at / 8192 + 1) + " byte " + QByteArray::number(at % 8192) + ' ' + piece;
}

/// People who act without a seat: each command at once, as fast as central judges.
class Actors
{
public:
    explicit Actors(SmallCity &city)
        : m_city(city)
    {
    }
    /// The reason when it was refused.
    QString perform(const QString &account, const domain::CaseOrder &order)
    {
        protocol::Command command{ActionId::random().text(), m_versions.value(order.caseId.text()),
                                  m_city.clock().now(), order};
        const HttpReply reply = clientOf(account).post(
            "/v1/commands", QJsonObject{{QStringLiteral("commands"), QJsonArray{QJsonValue(protocol::toJson(command))}}});
        const QJsonObject result = reply.json().value(u"results").toArray().at(0).toObject();
        if (result.value(u"status").toString() != u"applied")
            return result.value(u"reason").toString() + reply.reason();
        m_versions[order.caseId.text()] = result.value(u"version").toInt();
        return {};
    }

    /// Somebody else has done something with it.
    void know(const QString &caseId, int version) { m_versions[caseId] = version; }

private:
    HttpClient &clientOf(const QString &account)
    {
        auto &client = m_clients[account];
        if (!client) {
            client = std::make_unique<HttpClient>(m_city.url().port());
            const auto grant = await(
                sync::signIn(m_city.url(), {account, QStringLiteral("wanmi"), QStringLiteral("hand-") + account}));
            client->token = grant ? grant->token.toLatin1() : QByteArray();
        }
        return *client;
    }
    SmallCity &m_city;
    std::map<QString, std::unique_ptr<HttpClient>> m_clients;
    QHash<QString, int> m_versions;
};

struct Ground
{
    geo::Place place;
    QString supervisor;
};
} // namespace

class TestScopeBytes : public QObject
{
    Q_OBJECT

    static domain::CaseOrder reported(int number, const geo::Place &place)
    {
        domain::CaseOrder order = report(place);
        order.caseId = CaseId::random();
        order.address = word(number, 'a');
        order.description = word(number, 'd');
        order.reporterName = word(number, 'n');
        order.reporterPhone = QStringLiteral("139%1").arg(70000000 + number);
        order.note = word(number, 'o');
        return order;
    }
    /// To PENDING_DISPATCH, with words in every note on the way.
    static void open(Actors &actors, int number, const QString &id, const Ground &ground, base::Instant now)
    {
        domain::CaseOrder send = plain(id, QStringLiteral("sendVerify"));
        send.supervisor = ground.supervisor;
        send.note = word(number, 's');
        QCOMPARE(actors.perform(QStringLiteral("acceptor1"), send), QString());
        domain::CaseOrder visit = plain(id, QStringLiteral("verifyResult"));
        visit.result = QStringLiteral("real");
        visit.onSite = ground.place;
        visit.note = word(number, 'v');
        visit.photos = {{QStringLiteral("near"), QString(64, QLatin1Char('a')), now, ground.supervisor}};
        QCOMPARE(actors.perform(ground.supervisor, visit), QString());
        QCOMPARE(actors.perform(QStringLiteral("acceptor1"), submit(id)), QString());
        domain::CaseOrder yes = plain(id, QStringLiteral("register"));
        yes.note = word(number, 'r');
        QCOMPARE(actors.perform(QStringLiteral("shift1"), yes), QString());
    }
    static void dispatch(Actors &actors, QRandomGenerator &random, int number, const QString &id)
    {
        static const QStringList Units{QStringLiteral("drainage"), QStringLiteral("power")};
        const int lead = random.bounded(2);
        domain::CaseOrder order = dispatchTo(id, Units[lead]);
        if (random.bounded(4) == 0)
            order.coDepts = {Units[1 - lead]};
        order.note = word(number, 'p');
        QCOMPARE(actors.perform(QStringLiteral("dispatcher1"), order), QString());
    }
    /// Back from its department: it asks, the dispatcher agrees.
    static void giveBack(Actors &actors, int number, const QString &id, const QString &department)
    {
        domain::CaseOrder back = plain(id, QStringLiteral("requestReturn"));
        back.reason = word(number, 'q');
        QCOMPARE(actors.perform(department + QLatin1Char('1'), back), QString());
        domain::CaseOrder agreed = plain(id, QStringLiteral("approveReturn"));
        agreed.note = word(number, 'g');
        QCOMPARE(actors.perform(QStringLiteral("dispatcher1"), agreed), QString());
    }

private slots:
    void whatASeatMayNotSeeIsNowhereInItsFiles_data()
    {
        QTest::addColumn<quint32>("seed");
        for (const quint32 seed : {20261123U})
            QTest::addRow("seed %u", seed) << seed;
    }
    void whatASeatMayNotSeeIsNowhereInItsFiles()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        SmallCity city;
        city.tidyReplicas(std::chrono::milliseconds(300));
        Actors actors(city);
        std::vector<Ground> grounds;
        Seat &dispatcher = city.seat(QStringLiteral("dispatcher1"));
        const auto shapes = await(dispatcher.store().cellShapes());
        QVERIFY(shapes && !(*shapes)->empty());
        for (std::size_t at = 0; at < (*shapes)->size(); at += (*shapes)->size() / 6 + 1) {
            const geo::Place place = geo::pointInside((**shapes)[at].shape);
            const auto facts = await(dispatcher.store().cellAt(place));
            if (facts && !facts->supervisorOnDuty.isEmpty())
                grounds.push_back({place, facts->supervisorOnDuty});
        }
        QVERIFY(grounds.size() > 2);
        QStringList ids;
        for (int i = 0; i < Cases; ++i) {
            const Ground &ground = grounds[std::size_t(i) % grounds.size()];
            const domain::CaseOrder order = reported(i, ground.place);
            ids << order.caseId.text();
            QCOMPARE(actors.perform(QStringLiteral("acceptor1"), order), QString());
            open(actors, i, ids.last(), ground, city.clock().now());
            dispatch(actors, random, i, ids.last());
            QVERIFY(!QTest::currentTestFailed());
        }

        // Seats of two departments, of a supervisor, of the whole city with and without what reporters said.
        const QStringList watchers{QStringLiteral("drainage1"), QStringLiteral("power1"), grounds[0].supervisor,
                                   QStringLiteral("mayor"), QStringLiteral("acceptor1")};
        const QString officerFolder = city.folder() + QStringLiteral("/seat-drainage1");
        for (const QString &account : watchers)
            QVERIFY(await(city.seat(account).store().find(QStringLiteral("zq"))).has_value());
        QVERIFY(city.settle());
        // So that there is something to forget: the words do get into the search index.
        QVERIFY(spinUntil([&] {
            const auto files = bytesOf(officerFolder);
            for (auto it = files.cbegin(); it != files.cend(); ++it) {
                if (it.key().endsWith(u"search.index"))
                    return it.value().contains(formsOf(QStringLiteral("zqa")).last());
            }
            return false;
        }));

        Seat &officer = city.seat(QStringLiteral("drainage1"));
        const auto truthOf = [&](const QString &id) { return await(dispatcher.store().dossier(id)); };
        int moves = 0, deeds = 0;
        while (moves < 150) {
            const int number = random.bounded(Cases);
            QVERIFY(spinUntil([&] { return dispatcher.isCurrent(); }));
            const auto file = truthOf(ids[number]);
            QVERIFY(file);
            if (file->file.state != domain::state::PendingSign)
                continue;
            if (file->file.leadDept == u"drainage" && random.bounded(10) == 0) {
                // The officer does it at the own seat: what waited there names the case too.
                QVERIFY(city.settle());
                domain::CaseOrder back = plain(ids[number], QStringLiteral("requestReturn"));
                back.reason = word(number, 'w');
                QCOMPARE(officer.perform(back), QString());
                QVERIFY(city.settle());
                domain::CaseOrder agreed = plain(ids[number], QStringLiteral("approveReturn"));
                agreed.note = word(number, 'g');
                QCOMPARE(dispatcher.perform(agreed), QString());
                QVERIFY(city.settle());
                QCOMPARE(dispatcher.stateOf(ids[number]), QString(domain::state::PendingDispatch));
                domain::CaseOrder again = dispatchTo(ids[number], QStringLiteral("power"));
                QCOMPARE(dispatcher.perform(again), QString());
                QVERIFY(city.settle());
                actors.know(ids[number], dispatcher.caseFile(ids[number])->version);
                ++deeds;
            } else {
                giveBack(actors, number, ids[number], file->file.leadDept);
                dispatch(actors, random, number, ids[number]);
            }
            QVERIFY(!QTest::currentTestFailed());
            ++moves;
            if (moves % 40 == 0)
                (void)await(officer.store().find(word(number, 'a')));
        }
        QVERIFY(deeds > 0);
        QVERIFY(city.settle());

        int hidden = 0, shown = 0;
        for (const QString &account : watchers) {
            const QString folder = city.folder() + QStringLiteral("/seat-") + account;
            const auto person = await(dispatcher.store().persons());
            QVERIFY(person);
            const auto who = std::ranges::find_if(*person, [&](const domain::Person &one) { return one.id.text() == account; });
            QVERIFY(who != person->end());
            const server::Scope scope = server::Scope::of(*who);
            // A reader may have stood in the way of the log's end for a moment.
            QString left;
            const bool clean = spinUntil(
                [&] {
                    const auto files = bytesOf(folder);
                    left.clear();
                    for (int i = 0; i < Cases && left.isEmpty(); ++i) {
                        const auto file = truthOf(ids[i]);
                        const bool sees = file && scope.sees(server::tagsOf(file->file));
                        QStringList forbidden;
                        if (!scope.reporterData())
                            forbidden << word(i, 'n') << QStringLiteral("139%1").arg(70000000 + i);
                        if (!sees) {
                            for (const char where : {'a', 'd', 'o', 's', 'v', 'r', 'p', 'q', 'g', 'w'})
                                forbidden << word(i, where);
                            forbidden << ids[i];
                        }
                        for (const QString &text : forbidden) {
                            if (const QString where = fileWith(files, text); !where.isEmpty())
                                left = QStringLiteral("%1: %2 in %3: %4")
                                           .arg(account, text, where, QString::fromLatin1(around(files[where], text)));
                        }
                    }
                    return left.isEmpty();
                },
                10'000);
            QVERIFY2(clean, qPrintable(left));
            const auto files = bytesOf(folder);
            for (int i = 0; i < Cases; ++i) {
                const auto file = truthOf(ids[i]);
                if (!scope.sees(server::tagsOf(file->file))) {
                    ++hidden;
                    continue;
                }
                ++shown;
                QVERIFY2(!fileWith(files, word(i, 'd')).isEmpty(), qPrintable(account));
                if (scope.reporterData())
                    QVERIFY(!fileWith(files, word(i, 'n')).isEmpty());
            }
        }
        QVERIFY2(hidden > 20 && shown > 20, qPrintable(QStringLiteral("%1 hidden, %2 shown").arg(hidden).arg(shown)));
    }
};

QTEST_GUILESS_MAIN(TestScopeBytes)
#include "tst_scopebytes.moc"
