// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchfigure.h"

#include "base/clock.h"
#include "domain/rulebook.h"
#include "protocol/tables.h"
#include "store/store.h"
#include "support/rows.h"

#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <random>

namespace wanmi::bench {
namespace {
using protocol::TableNo;

constexpr int Queries = 500;
constexpr int LimitOfABox = 14;
constexpr double ShareOfP95 = 0.95;

test::RowPlan twoMillion()
{
    test::RowPlan plan;
    plan.cells = 40'000;
    plan.components = 600'000;
    plan.cases = 1'200'000;
    plan.actionsPerCase = 0;
    plan.cameras = 2'000;
    plan.places = 156'000;
    plan.persons = 2'000;
    plan.openShare = 0.02;
    return plan;
}

/// The words of a large city: some 4,000 streets, addresses as people give them.
class Town
{
public:
    Town()
    {
        static const QString Front
            = QStringLiteral("中红友果尚新学保长平安建文和民三四五大东西南北上光花清江松");
        static const QString Back
            = QStringLiteral("央军谊戈志阳府国江安乐设化平生道环河山海林园明华春泉湾岭");
        static const QStringList Ends{QStringLiteral("路"), QStringLiteral("街"), QStringLiteral("大街"),
                                      QStringLiteral("大道"), QStringLiteral("巷")};
        for (const QChar front : Front) {
            for (const QChar back : Back) {
                for (const QString &end : Ends)
                    m_streets.append(QString(front) + back + end);
            }
        }
    }
    [[nodiscard]] QString street(quint32 i) const
    {
        return m_streets[mixed(i, 1) % quint32(m_streets.size())];
    }
    [[nodiscard]] QString address(quint32 i) const
    {
        static const QStringList Districts{QStringLiteral("道里区"), QStringLiteral("南岗区"),
                                           QStringLiteral("道外区"), QStringLiteral("香坊区"),
                                           QStringLiteral("松北区"), QStringLiteral("平房区")};
        static const QStringList Ends{QStringLiteral("门前"), QStringLiteral("对面"), QStringLiteral("旁"),
                                      QStringLiteral("附近"), QStringLiteral("东侧绿化带内")};
        const QString district = Districts[mixed(i, 2) % quint32(Districts.size())];
        if (mixed(i, 3) % 5 == 0)
            return QStringLiteral("%1%2与%3交叉口向北%4米")
                .arg(district, street(i), street(i + 1))
                .arg(mixed(i, 4) % 300);
        return QStringLiteral("%1%2%3号%4")
            .arg(district, street(i))
            .arg(mixed(i, 5) % 500 + 1)
            .arg(Ends[mixed(i, 6) % quint32(Ends.size())]);
    }
    static quint32 mixed(quint32 i, quint32 salt)
    {
        quint32 x = i * 2654435761U + salt * 2246822519U;
        x ^= x >> 15;
        x *= 3266489917U;
        return x ^ x >> 13;
    }

private:
    QStringList m_streets;
};

void set(protocol::RowChange &row, const char *column, const QString &text)
{
    const auto &spec = protocol::spec(static_cast<TableNo>(row.table));
    row.values[static_cast<size_t>(protocol::columnIndex(spec, column)) - 1] = text;
}

/// Gives made-up rows the texts of a large city.
void dress(protocol::RowChange &row, const Town &town, quint32 number)
{
    switch (static_cast<TableNo>(row.table)) {
    case TableNo::CaseFile:
        set(row, "address", town.address(number));
        break;
    case TableNo::Camera:
        set(row, "name",
            town.street(number) + QStringLiteral("与") + town.street(number + 7) + QStringLiteral("路口"));
        break;
    case TableNo::Place:
        if (number % 8 == 0) {
            set(row, "kind", QStringLiteral("crossing"));
            set(row, "name",
                town.street(number) + QStringLiteral("与") + town.street(number + 3)
                    + QStringLiteral("交叉口"));
        } else {
            set(row, "parent", town.street(number));
        }
        break;
    default:
        break;
    }
}

template <typename T> T wait(base::Answer<T> answer)
{
    while (!answer.isFinished()) {
        QEventLoop loop;
        QTimer::singleShot(2, &loop, &QEventLoop::quit);
        loop.exec();
    }
    return answer.result();
}

struct Replica
{
    test::RowSource source{twoMillion()};
    Town town;
    std::unique_ptr<store::Store> store;
    QString problem;

    explicit Replica(const QString &folder)
    {
        const auto rules = domain::shippedRuleBook();
        if (!rules) {
            problem = rules.error().reason;
            return;
        }
        const auto open = [&] {
            store = std::make_unique<store::Store>(
                store::Location{folder, QStringLiteral("city"), QStringLiteral("dispatcher1")}, *rules,
                std::make_shared<base::SystemClock>());
            const auto status = wait(store->open());
            return status && status->complete;
        };
        if (!open()) {
            store.reset();
            QDir(folder).removeRecursively();
            open();
            make();
        }
    }

    void make()
    {
        auto done = wait(store->beginBootstrap(source.manifest(QStringLiteral("city"))));
        quint32 number = 0;
        source.forEachBatch(10'000, [&](std::vector<protocol::RowChange> rows) {
            for (protocol::RowChange &row : rows)
                dress(row, town, ++number);
            if (done)
                done = wait(store->addSnapshotRows(std::move(rows)));
        });
        if (done)
            done = wait(store->finishBootstrap(QStringLiteral("cursor")));
        if (!done)
            problem = done.error().reason;
    }
};

/// What an operator types, of each sort alike often.
QStringList queries(const Replica &replica)
{
    std::mt19937 dice(20261122);
    const Town &town = replica.town;
    const auto number = [&dice](int below) { return static_cast<int>(dice() % static_cast<quint32>(below)); };
    const auto wrong = [](QString text, qsizetype at) {
        text[at] = text[at] == u'7' ? u'8' : u'7';
        return text;
    };
    static const QStringList Pinyin{QStringLiteral("zhongyangdajie"), QStringLiteral("hongjunlu"),
                                    QStringLiteral("youyi"),          QStringLiteral("daoliqu"),
                                    QStringLiteral("xuefudajie"),     QStringLiteral("changjianglu"),
                                    QStringLiteral("zhyjie"),         QStringLiteral("jianshe大街")};
    static const QStringList Initials{QStringLiteral("zydj"), QStringLiteral("hjl"),   QStringLiteral("yyl"),
                                      QStringLiteral("dlq"),  QStringLiteral("xfdj"),  QStringLiteral("ldl"),
                                      QStringLiteral("d"),    QStringLiteral("ngqwhl")};
    static const QStringList Slips{QStringLiteral("zhongyagndajie"), QStringLiteral("hognjunlu"),
                                   QStringLiteral("changjiangglu"),  QStringLiteral("xuefudajei"),
                                   QStringLiteral("中央大接"),       QStringLiteral("学府大届")};
    QStringList all;
    for (int i = 0; i < Queries; ++i) {
        const domain::CaseFile file = replica.source.caseFile(number(1'200'000));
        const domain::Component component = replica.source.component(number(600'000));
        const QString street = town.street(dice());
        const QString plate = street + QString::number(number(400) + 1) + QStringLiteral("号");
        switch (i % 16) {
        case 0:
            all << street.left(1);
            break;
        case 1:
            all << street.left(2);
            break;
        case 2:
            all << street;
            break;
        case 3:
            all << plate;
            break;
        case 4:
            all << Pinyin[number(int(Pinyin.size()))];
            break;
        case 5:
            all << Initials[number(int(Initials.size()))];
            break;
        case 6:
            all << Slips[number(int(Slips.size()))];
            break;
        case 7:
            all << file.caseNo;
            break;
        case 8:
            all << file.caseNo.right(4 + number(4));
            break;
        case 9:
            all << component.id.text();
            break;
        case 10:
            all << component.id.text().right(5);
            break;
        case 11:
            all << wrong(file.caseNo, number(19));
            break;
        case 12:
            all << QString::number(number(900) + 1);
            break;
        case 13:
            all << street + QLatin1Char(' ') + QString::number(number(400) + 1);
            break;
        case 14:
            all << town.address(dice());
            break;
        default:
            all << QStringLiteral("zydj%1").arg(number(400) + 1);
            break;
        }
    }
    return all;
}

std::optional<Measured> searchOnce(const Places &places)
{
    static const Replica replica(places.work + QStringLiteral("/search"));
    if (!replica.problem.isEmpty()) {
        std::fprintf(stderr, "search.p95_2m: %s\n", qPrintable(replica.problem));
        return std::nullopt;
    }
    QElapsedTimer since;
    since.start();
    while (wait(replica.store->find(QStringLiteral("路"), 1)).value_or(store::Store::Found{}).share < 1) {
        if (since.elapsed() > 300'000) {
            std::fprintf(stderr, "search.p95_2m: the rows were not read within five minutes\n");
            return std::nullopt;
        }
        wait(replica.store->status());
    }
    std::fprintf(stderr, "search.p95_2m: all rows can be found after %.2f s\n", double(since.elapsed()) / 1000);
    std::vector<std::pair<double, QString>> times;
    qint64 answered = 0;
    for (const QString &query : queries(replica)) {
        since.restart();
        auto answer = replica.store->find(query, LimitOfABox);
        answer.waitForFinished();
        times.emplace_back(double(since.nsecsElapsed()) / 1e6, query);
        const auto found = answer.result();
        answered += found && !found->hits.empty() ? 1 : 0;
    }
    if (answered < Queries * 8 / 10) {
        std::fprintf(stderr, "search.p95_2m: only %lld of %d queries found anything\n",
                     static_cast<long long>(answered), Queries);
        return std::nullopt;
    }
    std::ranges::sort(times);
    if (qEnvironmentVariableIsSet("WANMI_BENCH_SLOWEST")) {
        for (size_t i = times.size() - 40; i < times.size(); ++i)
            std::fprintf(stderr, "  %8.2f ms  %s\n", times[i].first, qPrintable(times[i].second));
    }
    return Measured{times[static_cast<size_t>(ShareOfP95 * double(times.size()))].first, {}, std::nullopt};
}
} // namespace

void addSearchFigure(std::map<QString, Take> &takes, const Places &places)
{
    takes[QStringLiteral("search.p95_2m")] = [places] { return searchOnce(places); };
}
} // namespace wanmi::bench
