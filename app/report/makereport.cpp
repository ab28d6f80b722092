// SPDX-License-Identifier: GPL-3.0-or-later
#include "makereport.h"

#include "reports/contentbook.h"
#include "reports/contentcsv.h"
#include "reports/contentpdf.h"
#include "reports/evaluationcontent.h"

#include <QDir>
#include <QTemporaryDir>

#include <cstdio>

namespace wanmi::report {
namespace {
using scorebook::CityBook;

/// What one report is made of.
struct Matter
{
    evaluation::ReportOrder order;
    evaluation::StandardReport report;
    reports::Analyses analyses;
    base::Instant asOf;
    QString calendar;
    bool isPublished = false;
};

struct Sources
{
    const CityBook &city;
    server::EvaluationShelf &shelf;
    const scorebook::Models &models;
    const scorebook::Watch &watch;
};

/// The last publication of them for exactly that period.
std::optional<server::PublicationHead> publicationOf(const std::vector<server::PublicationHead> &all, const scorebook::Wish &wish)
{
    for (auto one = all.rbegin(); one != all.rend(); ++one) {
        if (one->actors == wish.actors && one->from == wish.period.period.from && one->to == wish.period.period.to)
            return *one;
    }
    return {};
}

evaluation::ReportOrder orderOf(const evaluation::FactTable &facts, const evaluation::Model &model, const scorebook::Wish &wish,
                                const scorebook::Basis &basis)
{
    evaluation::ReportOrder order;
    order.model = model;
    order.actors = wish.actors;
    order.kind = wish.period.kind;
    order.period = wish.period.period;
    order.utcOffset = basis.utcOffset;
    order.traits = scorebook::traitsOf(facts, order.period, basis);
    order.who = basis.who;
    order.duties = basis.duties;
    order.gridCells = basis.gridCells;
    return order;
}

base::Result<Matter> finished(Matter matter, const evaluation::FactTable &facts)
{
    auto report = evaluation::reportOf(facts, matter.order);
    if (!report)
        return tl::unexpected(report.error());
    matter.report = *std::move(report);
    matter.analyses = reports::analysesOf(facts, matter.order);
    return matter;
}

base::Result<Matter> published(const Sources &from, const scorebook::Wish &wish, const server::PublicationHead &head)
{
    const auto kept = from.shelf.publication(head.n);
    if (!kept)
        return tl::unexpected(kept.error());
    const auto told = evaluation::headOf(kept->bytes);
    if (!told)
        return tl::unexpected(told.error());
    const auto basis = scorebook::basisFromBytes(kept->ground);
    if (!basis)
        return tl::unexpected(basis.error());
    const auto ground = from.city.ground(told->foundation.asOf, from.watch);
    if (!ground)
        return tl::unexpected(ground.error());
    Matter matter;
    matter.order = orderOf((*ground)->facts, told->model, wish, *basis);
    matter.asOf = head.asOf;
    matter.calendar = head.calendar;
    matter.isPublished = true;
    return finished(std::move(matter), (*ground)->facts);
}

base::Result<Matter> present(const Sources &from, const scorebook::Wish &wish, appraisal::GroundPtr &ground)
{
    const auto model = scorebook::modelFor(from.models, wish, from.city);
    if (!model)
        return tl::unexpected(model.error());
    if (!ground) { // read once for all actors
        auto read = from.city.ground(evaluation::Never, from.watch);
        if (!read)
            return tl::unexpected(read.error());
        ground = *std::move(read);
    }
    Matter matter;
    matter.order = orderOf(ground->facts, *model, wish,
                           from.city.basisOf(*ground, *model, wish.actors, wish.period.kind,
                                             scorebook::areaModelFor(from.models, wish, from.city)));
    matter.asOf = wish.now;
    matter.calendar = from.city.rules().calendar.version();
    return finished(std::move(matter), ground->facts);
}

reports::Content contentOf(const CityBook &city, const Matter &matter, const Order &order, reports::Language language)
{
    const bool zh = language == reports::Language::Chinese;
    reports::Circumstances around;
    around.language = language;
    around.city = city.name(zh);
    around.calendarVersion = matter.calendar;
    around.asOf = matter.asOf;
    around.madeAt = order.now;
    around.madeBy = order.madeBy;
    around.isPublished = matter.isPublished;
    around.showsPersons = order.showsPersons;
    around.nameOf = [&city, zh](evaluation::Dimension dimension, const QString &key) { return city.nameOf(dimension, key, zh); };
    return reports::contentOf(around, matter.order, matter.report, matter.analyses);
}

const QString Counts = QStringLiteral(".counts."); ///< in the name of the lines that hold them

base::Result<void> writeFile(const reports::Content &content, const QString &format, const QString &path,
                             const reports::Progress &progress)
{
    if (format == u"csv") {
        const reports::Table *table = content.table(path.contains(Counts) ? QStringLiteral("counts") : QStringLiteral("ranking"));
        Q_ASSERT(table); // every report has both
        return reports::writeCsv(*table, path);
    }
    if (format == u"xlsx")
        return reports::writeBook(content, path, progress);
    const auto pages = reports::writePages(content, {}, path, progress);
    return pages ? base::Result<void>() : tl::unexpected(pages.error());
}

/// Puts the finished files where they belong.
base::Result<QStringList> putInPlace(const QDir &from, const QDir &to, const QStringList &names)
{
    QStringList files;
    for (const QString &name : names) {
        const QString there = to.absoluteFilePath(name);
        if (std::rename(QFile::encodeName(from.filePath(name)).constData(), QFile::encodeName(there).constData()) != 0)
            return base::refused(QStringLiteral("folder-not-writable"), there);
        files.append(there);
    }
    return files;
}

/// What a program that was killed could not take away; of one at work there is none that old.
void clearLeft(const QDir &out)
{
    for (const QFileInfo &one : out.entryInfoList({QStringLiteral(".report-??????")}, QDir::Dirs | QDir::Hidden)) {
        if (one.lastModified() < QDateTime::currentDateTime().addDays(-1))
            QDir(one.filePath()).removeRecursively();
    }
}

base::Result<scorebook::NamedPeriod> periodOf(const Order &order, const CityBook &city)
{
    if (!order.of.isValid())
        return scorebook::periodFromText(order.period, city.utcOffset());
    return scorebook::periodHolding(order.period, order.of, city.utcOffset());
}
} // namespace

base::Result<Made> makeReport(const Order &order, const std::atomic_bool &stop, const Told &told)
{
    const auto city = CityBook::open(order.folder);
    if (!city)
        return tl::unexpected(city.error());
    const auto period = periodOf(order, *city);
    if (!period)
        return tl::unexpected(period.error());
    const auto shelf = server::openEvaluationShelf(order.folder);
    if (!shelf)
        return tl::unexpected(shelf.error());
    const auto models = scorebook::Models::of(**shelf);
    if (!models)
        return tl::unexpected(models.error());
    const auto publications = (*shelf)->publications();
    if (!publications)
        return tl::unexpected(publications.error());

    const QDir out(order.out);
    if (!QDir().mkpath(order.out))
        return base::refused(QStringLiteral("folder-not-writable"), order.out);
    clearLeft(out);
    const QTemporaryDir beside(out.filePath(QStringLiteral(".report-XXXXXX")));
    if (!beside.isValid())
        return base::refused(QStringLiteral("folder-not-writable"), order.out + QStringLiteral(": ") + beside.errorString());

    const scorebook::Watch watch{&stop, [&](qint64 done, qint64 all) {
                                     told(QStringLiteral("reading"), all > 0 ? double(done) / double(all) : -1);
                                 }};
    const Sources from{*city, **shelf, *models, watch};
    const QString text = scorebook::textOf(*period, city->utcOffset());
    appraisal::GroundPtr ground;
    QStringList names;
    const auto all = double(order.actors.size() * qsizetype(order.languages.size()) * order.formats.size() + order.formats.count(QStringLiteral("csv")));
    for (const QString &actors : order.actors) {
        const scorebook::Wish wish{actors, *period, order.model, {}, {}, order.now};
        // By another model it is no longer what was published.
        const auto head = order.model.isEmpty() ? publicationOf(*publications, wish) : std::nullopt;
        const auto matter = head ? published(from, wish, *head) : present(from, wish, ground);
        if (!matter)
            return tl::unexpected(matter.error());
        for (const reports::Language language : order.languages) {
            const auto content = contentOf(*city, *matter, order, language);
            for (const QString &format : order.formats) {
                const QString base = QStringLiteral("evaluation-%1-%2-%3")
                                         .arg(actors, text, language == reports::Language::Chinese ? u"zh" : u"en");
                const QString name = base + u'.' + format;
                const auto progress = [&, done = double(names.size())](int percent) {
                    told(name, (done + percent / 100.0) / all);
                    return !stop;
                };
                if (const auto written = writeFile(content, format, beside.filePath(name), progress); !written)
                    return tl::unexpected(written.error());
                names.append(name);
                if (const QString counts = base + Counts + format; format == u"csv") {
                    if (const auto written = writeFile(content, format, beside.filePath(counts), progress); !written)
                        return tl::unexpected(written.error());
                    names.append(counts);
                }
                if (stop)
                    return base::refused(QStringLiteral("cancelled"));
            }
        }
    }
    const auto files = putInPlace(QDir(beside.path()), out, names);
    if (!files)
        return tl::unexpected(files.error());
    return Made{*files, text, period->period.to > order.now, city->name(true), city->name(false)};
}
} // namespace wanmi::report
