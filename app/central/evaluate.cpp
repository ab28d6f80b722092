// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "evaluateparts.h"
#include "terminal.h"

#include "evaluation/publishedtable.h"

#include <QCommandLineParser>

#include <algorithm>
#include <cstdio>

using namespace wanmi;
using namespace wanmi::terminal;

namespace wanmi::terminal {
QString said(const char *zh, const char *en)
{
    return QString::fromUtf8(speaksChinese() ? zh : en);
}

void print(const QString &line)
{
    std::printf("%s\n", line.toUtf8().constData());
}
} // namespace wanmi::terminal

namespace {
constexpr const char *Words
    = R"(Models of evaluation, and results that were published by them: computed from the facts of all cases, kept for good.

  models                             all of them: for whom, from when, how often published by
  models show ID[@VERSION]           its file, to begin the next one with
  models add FILE                    keeps a new version; weights must add up to 100, a version never changes
  models activate ID VERSION --from DAY [--actors A,B]
                                     for periods that begin on that day or later
  models remove ID VERSION           while nobody has used it
  preview --actors A --period P [--model ID[@VERSION]]
                                     the ranking of a past period by that model beside the active one; changes nothing
  publish --actors A --period P      by the active model and what is known now; never changed afterwards
  publications                       all of them
  show N [--csv]                     the ranking as it was published
  recompute N                        again from the facts, and whether every byte is the same (else exit code 1)

A is department, district, street, community, cell, city, supervisor, acceptor, shift-leader, dispatcher or reporter.
P is 2026-10, 2026-W43, 2026-Q4, 2026, 2026-10-05 or 2026-10-05..2026-10-20. Central may be serving.)";

constexpr std::size_t MostLines = 100; ///< of a ranking at the terminal; show N --csv has them all

struct Given
{
    QString folder, actors, period, model, again;
    bool persons = false, csv = false;
};

/// What an actor is called; people by a number unless they may be named.
class Callings
{
public:
    Callings(const scorebook::CityBook &city, const QString &actors, bool persons)
        : m_city(city)
        , m_by(evaluation::dimensionOfActors(actors).value_or(evaluation::Dimension::City))
        , m_hides(m_by == evaluation::Dimension::Person && !persons)
    {
    }
    [[nodiscard]] bool hides() const { return m_hides; }
    [[nodiscard]] QString of(const QString &key)
    {
        if (m_hides)
            return said("人员 %1", "person %1").arg(++m_number, 2, 10, QLatin1Char('0'));
        const QString name = m_city.nameOf(m_by, key, speaksChinese());
        return name.isEmpty() ? key : name;
    }

private:
    const scorebook::CityBook &m_city;
    evaluation::Dimension m_by;
    bool m_hides;
    int m_number = 0;
};

QString scoreText(bool hasScore, double score)
{
    return hasScore ? QString::number(score, 'f', 2) : QStringLiteral("—");
}

QString rankText(int rank)
{
    return rank > 0 ? QString::number(rank) : QStringLiteral("—");
}

/// Reads the facts with a line of progress.
class Reading
{
public:
    Reading()
    {
        m_watch = {m_flag.get(), [this](qint64 done, qint64 all) {
                       m_line.show(said("读取案卷", "reading cases"), all > 0 ? double(done) / double(all) : -1, done);
                   }};
    }
    [[nodiscard]] const scorebook::Watch &watch() const { return m_watch; }

private:
    InterruptFlag m_flag;
    ProgressLine m_line;
    scorebook::Watch m_watch;
};

base::Result<scorebook::Wish> wishOf(const Given &given, const scorebook::CityBook &city)
{
    const auto period = scorebook::periodFromText(given.period, city.utcOffset());
    if (!period)
        return tl::unexpected(period.error());
    return scorebook::Wish{given.actors, *period, given.model, given.again, QStringLiteral("console"), now()};
}

QString groupText(const evaluation::Model &model, const QString &id)
{
    const auto at = std::ranges::find(model.groups, id, &evaluation::Group::id);
    if (at == model.groups.end())
        return id.isEmpty() ? QStringLiteral("—") : id;
    return speaksChinese() || at->nameEn.isEmpty() ? at->nameZh : at->nameEn;
}

void showBeside(const scorebook::CityBook &city, const Given &given, const evaluation::Model &model,
                const scorebook::Reckoned &result, const scorebook::Reckoned *active)
{
    Callings callings(city, given.actors, given.persons);
    std::size_t shown = 0;
    for (const std::size_t index : result.scores.inRankOrder()) {
        if (++shown > MostLines)
            break;
        const evaluation::Score &one = result.scores.scores[index];
        const auto has = [](const evaluation::Score &score) { return score.standing != evaluation::Standing::NoData; };
        QStringList fields{rankText(one.rank), callings.of(one.actor), scoreText(has(one), one.score),
                           one.grade ? evaluation::letterOf(*one.grade) : QStringLiteral("—")};
        if (model.ranksWithinGroups)
            fields << groupText(model, one.group);
        if (active) {
            const evaluation::Score *now = active->scores.find(one.actor);
            fields << said("现行", "active") << (now ? rankText(now->rank) : QStringLiteral("—"))
                   << (now ? scoreText(has(*now), now->score) : QStringLiteral("—"));
        }
        print(fields.join(u'\t'));
    }
    if (result.scores.scores.size() > MostLines)
        print(said("……另有 %1 个", "… and %1 more").arg(result.scores.scores.size() - MostLines));
}

int preview(const Given &given)
{
    const auto city = scorebook::CityBook::open(given.folder);
    if (!city)
        return fail(city.error());
    const auto shelf = server::openEvaluationShelf(given.folder);
    if (!shelf)
        return fail(shelf.error());
    const auto wish = wishOf(given, *city);
    if (!wish)
        return fail(wish.error());
    const auto models = scorebook::Models::of(**shelf);
    if (!models)
        return fail(models.error());
    // Before the facts are read: what is wrong with the question is said at once.
    const auto model = scorebook::modelFor(*models, *wish, *city);
    if (!model)
        return fail(model.error());
    if (wish->period.period.to > wish->now)
        return fail({ErrorKind::Refused, QStringLiteral("period-still-running"), given.period});
    const auto ground = [&] {
        const Reading reading;
        return city->ground(evaluation::Never, reading.watch());
    }();
    if (!ground)
        return fail(ground.error());
    const auto result = scorebook::preview(*city, **ground, *models, *wish);
    if (!result)
        return fail(result.error());
    scorebook::Wish usual = *wish;
    usual.model.clear();
    const auto activeModel = scorebook::modelFor(*models, usual, *city);
    const auto active = scorebook::preview(*city, **ground, *models, usual);
    print(said("%1，%2，模型 %3 %4；不改动任何东西", "%1, %2, model %3 %4; changes nothing")
              .arg(scorebook::titleOf(given.actors, speaksChinese()), given.period, model->id, model->version));
    if (activeModel)
        print(said("现行模型 %1 %2", "active model %1 %2").arg(activeModel->id, activeModel->version));
    showBeside(*city, given, *model, *result, given.model.isEmpty() || !active ? nullptr : &*active);
    return Done;
}

int publish(const Given &given)
{
    const auto city = scorebook::CityBook::open(given.folder);
    if (!city)
        return fail(city.error());
    const auto shelf = server::openEvaluationShelf(given.folder);
    if (!shelf)
        return fail(shelf.error());
    const auto wish = wishOf(given, *city);
    if (!wish)
        return fail(wish.error());
    const auto done = [&] {
        const Reading reading;
        return scorebook::publish(*city, **shelf, *wish, reading.watch());
    }();
    if (!done)
        return fail(done.error());
    showBeside(*city, given, done->model, done->result, nullptr);
    print(said("已发布，编号 %1：%2，%3，模型 %4 %5，SHA-256 %6", "published as number %1: %2, %3, model %4 %5, SHA-256 %6")
              .arg(done->head.n)
              .arg(given.actors, given.period, done->head.model, done->head.version, QString::fromLatin1(done->head.hash)));
    return Done;
}

int publications(const Given &given)
{
    const auto city = scorebook::CityBook::open(given.folder);
    if (!city)
        return fail(city.error());
    const auto shelf = server::openEvaluationShelf(given.folder);
    if (!shelf)
        return fail(shelf.error());
    const auto all = (*shelf)->publications();
    if (!all)
        return fail(all.error());
    for (const server::PublicationHead &one : *all) {
        const scorebook::NamedPeriod period{evaluation::periodKindFromToken(one.kind).value_or(evaluation::PeriodKind::Free),
                                            {one.from, one.to}};
        const QString at = city->rules().calendar.toLocal(one.at).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
        print(QStringList{QString::number(one.n), one.actors, scorebook::textOf(period, city->utcOffset()),
                          one.model + u' ' + one.version, one.calendar, at, one.by, QString::fromLatin1(one.hash.left(12)),
                          one.reason.isEmpty() ? QStringLiteral("-") : one.reason}
                  .join(u'\t'));
    }
    return Done;
}

int show(const Given &given, qint64 n)
{
    const auto city = scorebook::CityBook::open(given.folder);
    if (!city)
        return fail(city.error());
    const auto shelf = server::openEvaluationShelf(given.folder);
    if (!shelf)
        return fail(shelf.error());
    const auto kept = (*shelf)->publication(n);
    if (!kept)
        return fail(kept.error());
    const auto table = evaluation::publishedTable(kept->bytes);
    if (!table)
        return fail(table.error());
    Callings callings(*city, kept->head.actors, given.persons);
    if (given.csv) {
        const QByteArray csv
            = evaluation::csvOf(*table, [&](const QString &key) { return callings.of(key); }, !callings.hides());
        std::fwrite(csv.constData(), 1, size_t(csv.size()), stdout);
        return Done;
    }
    for (const std::size_t index : table->inRankOrder()) {
        const evaluation::PublishedActor &one = table->actors[index];
        print(QStringList{rankText(one.rank), callings.of(one.key), scoreText(one.standing != u"no-data", one.score),
                          one.grade.isEmpty() ? QStringLiteral("—") : one.grade}
                  .join(u'\t'));
    }
    return Done;
}

int recompute(const Given &given, qint64 n)
{
    const auto city = scorebook::CityBook::open(given.folder);
    if (!city)
        return fail(city.error());
    const auto shelf = server::openEvaluationShelf(given.folder);
    if (!shelf)
        return fail(shelf.error());
    const auto again = [&] {
        const Reading reading;
        return scorebook::recompute(*city, **shelf, n, reading.watch());
    }();
    if (!again)
        return fail(again.error());
    if (!again->wasWhole)
        print(said("保存的内容与发布时的 SHA-256 不符：已被改动", "what is kept does not have the SHA-256 it was published with: it was altered"));
    if (again->isSame) {
        print(said("编号 %1：重算结果逐字节相同，%2 字节，SHA-256 %3", "number %1: the same, byte by byte; %2 bytes, SHA-256 %3")
                  .arg(n)
                  .arg(again->bytes.size())
                  .arg(QString::fromLatin1(again->head.hash)));
        return again->wasWhole ? Done : NotDone;
    }
    print(again->hasSameFacts
              ? said("编号 %1：事实相同而结果不同", "number %1: the facts are the same and the result is another one").arg(n)
              : said("编号 %1：结果不同，因为事实已不同（例如重新导入了案卷）",
                     "number %1: another result, because the facts are others (cases were imported anew, for example)")
                    .arg(n));
    return NotDone;
}
} // namespace

int evaluate(const QStringList &arguments)
{
    QCommandLineParser parser;
    prepare(parser, QString::fromUtf8(Words));
    parser.addPositionalArgument(QStringLiteral("deed"),
                                 QStringLiteral("models | preview | publish | publications | show N | recompute N"));
    const QCommandLineOption data = dataOption();
    const QCommandLineOption actors(QStringLiteral("actors"), QStringLiteral("Who is evaluated."), QStringLiteral("A"));
    const QCommandLineOption period(QStringLiteral("period"), QStringLiteral("Of when."), QStringLiteral("P"));
    const QCommandLineOption model(QStringLiteral("model"), QStringLiteral("of preview: by this one"),
                                   QStringLiteral("ID[@VERSION]"));
    const QCommandLineOption from(QStringLiteral("from"), QStringLiteral("of activate: the first day"), QStringLiteral("DAY"));
    const QCommandLineOption again(QStringLiteral("again"),
                                   QStringLiteral("of publish: beside what was published of this period, and why"),
                                   QStringLiteral("REASON"));
    const QCommandLineOption persons(QStringLiteral("persons"), QStringLiteral("People by their names instead of numbers."));
    const QCommandLineOption csv(QStringLiteral("csv"), QStringLiteral("of show: all parts and counts, as CSV"));
    parser.addOptions({data, actors, period, model, from, again, persons, csv});
    parser.process(arguments);

    const QStringList words = parser.positionalArguments();
    const QString deed = words.value(0);
    const Given given{parser.value(data),  parser.value(actors), parser.value(period), parser.value(model),
                      parser.value(again), parser.isSet(persons), parser.isSet(csv)};
    if (deed == u"models")
        return evaluationModels(given.folder, words.mid(1), parser.value(from), given.actors);
    if (deed == u"publications" && words.size() == 1)
        return publications(given);
    if ((deed == u"preview" || deed == u"publish") && words.size() == 1) {
        if (given.actors.isEmpty() || given.period.isEmpty())
            return wrongUse(QStringLiteral("preview and publish want --actors and --period; see --help"));
        if (deed == u"publish" && !given.model.isEmpty())
            return wrongUse(QStringLiteral("publish goes by the active model; models activate chooses it"));
        return deed == u"preview" ? preview(given) : publish(given);
    }
    if ((deed == u"show" || deed == u"recompute") && words.size() == 2) {
        bool isNumber = false;
        const qint64 n = words[1].toLongLong(&isNumber);
        if (!isNumber)
            return wrongUse(QStringLiteral("publications have numbers; see evaluate publications"));
        return deed == u"show" ? show(given, n) : recompute(given, n);
    }
    return wrongUse(QStringLiteral("models, preview, publish, publications, show N or recompute N; see --help"));
}
