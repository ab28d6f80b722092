// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the reports of a city's month into the folder it is given, once for each line that it reads, and says the
// seconds of the slowest.
#include "bench/casehistories.h"

#include "appraisal/factsworker.h"
#include "reports/contentbook.h"
#include "reports/contentpdf.h"
#include "reports/evaluationcontent.h"
#include "resources/resources.h"

#include <QElapsedTimer>
#include <QFile>
#include <QGuiApplication>

#include <cstdio>
#include <iostream>

namespace {
using namespace wanmi;
using evaluation::PeriodKind;

constexpr int Months = 13, CasesInMonth = 100'000;
const QDate Month(2025, 12, 1);

struct City
{
    bench::CaseHistories histories{{Months * CasesInMonth, Month.addMonths(1 - Months), Month.addMonths(1)}};
    appraisal::GroundPtr ground = bench::groundOf(histories);
};

appraisal::Wish wishFor(const City &city, const char *actors, const std::vector<evaluation::Model> &models)
{
    const auto model = [&](const QString &id) { return *std::ranges::find(models, id, &evaluation::Model::id); };
    appraisal::Wish wish;
    wish.order.actors = QString::fromLatin1(actors);
    const bool isArea = wish.order.actors != u"department" && wish.order.actors != u"district";
    wish.order.model = model(isArea ? QStringLiteral("area") : wish.order.actors);
    wish.order.period = evaluation::periodOf(PeriodKind::Month, Month, bench::CaseHistories::UtcOffset);
    wish.order.utcOffset = bench::CaseHistories::UtcOffset;
    wish.areaModel = model(QStringLiteral("area"));
    if (wish.order.actors == u"department")
        wish.order.who = city.histories.departments();
    return wish;
}

reports::Circumstances circumstances()
{
    reports::Circumstances around;
    around.city = QStringLiteral("冰城");
    around.calendarVersion = QStringLiteral("china-2026.1");
    around.asOf = around.madeAt = base::instantFromMs(1'767'225'600'000);
    around.madeBy = QStringLiteral("考评员");
    around.nameOf = [](evaluation::Dimension dimension, const QString &key) {
        return dimension == evaluation::Dimension::Cell ? QString() : QStringLiteral("名称 ") + key;
    };
    return around;
}

bool isThere(const QString &path, const char *magic)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.size() > 10'000 && file.read(qint64(qstrlen(magic))) == magic;
}

/// As the evaluation window does it (workbench/evaluationexport.cpp).
std::optional<double> written(const City &city, const char *actors, const std::vector<evaluation::Model> &models,
                              const QString &folder)
{
    const auto goesOn = [](int) { return true; };
    const QString book = folder + u'/' + QLatin1StringView(actors) + QStringLiteral(".xlsx"),
                  paper = folder + u'/' + QLatin1StringView(actors) + QStringLiteral(".pdf");
    QFile::remove(book);
    QFile::remove(paper);
    QElapsedTimer since;
    since.start();
    const auto view = appraisal::appraise(city.ground, wishFor(city, actors, models));
    if (!view)
        return std::nullopt;
    const auto analyses = reports::analysesOf(city.ground->facts, (*view)->order);
    const auto content = reports::contentOf(circumstances(), (*view)->order, (*view)->report, analyses);
    const qint64 counted = since.elapsed();
    const auto inBook = reports::writeBook(content, book, goesOn);
    const qint64 booked = since.elapsed();
    const auto pages = reports::writePages(content, {}, paper, goesOn);
    const double seconds = double(since.nsecsElapsed()) / 1e9;
    if (!inBook || !pages || !isThere(book, "PK") || !isThere(paper, "%PDF")) {
        std::fprintf(stderr, "%s: not written\n", actors);
        return std::nullopt;
    }
    std::fprintf(stderr, "  %s: %.2f s (counted %.2f, workbook %.2f, %d pages %.2f)\n", actors, seconds,
                 double(counted) / 1000, double(booked - counted) / 1000, *pages, seconds - double(booked) / 1000);
    return seconds;
}
} // namespace

int main(int argc, char **argv)
{
    const QGuiApplication app(argc, argv);
    resources::load();
    const auto models = evaluation::shippedModels();
    if (argc < 2 || !models)
        return 2;
    std::fprintf(stderr, "a city of 100,000 cases a month tells its stories (a minute)…\n");
    const City city;
    for (std::string line; std::getline(std::cin, line);) {
        double worst = 0;
        for (const char *actors : {"department", "district", "street", "community", "cell"}) {
            const auto seconds = written(city, actors, *models, QString::fromLocal8Bit(argv[1]));
            if (!seconds) {
                std::puts("not taken");
                return 1;
            }
            worst = std::max(worst, *seconds);
        }
        std::printf("%.4f\n", worst);
        std::fflush(stdout);
    }
    return 0;
}
