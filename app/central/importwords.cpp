// SPDX-License-Identifier: GPL-3.0-or-later
#include "importwords.h"

#include "domain/rulebook.h"
#include "intake/report.h"
#include "terminal.h"

#include <algorithm>
#include <cstdio>

namespace wanmi::terminal {
namespace {

constexpr int ShownWords = 20, ShownRows = 5;

void printAssumptions(const intake::Report &report)
{
    for (const intake::Assumption &one : report.assumptions) {
        const QString error
            = one.errorM > 0 ? QStringLiteral(", good to %1 m").arg(one.errorM, 0, 'g', 3) : QString();
        std::printf("  %-10s %s (%s%s)\n", qPrintable(one.what), qPrintable(one.value), qPrintable(one.why),
                    qPrintable(error));
    }
}

void printReasons(const intake::Report &report)
{
    std::vector<std::pair<qint64, QString>> byCount;
    for (auto it = report.reasons.begin(); it != report.reasons.end(); ++it)
        byCount.emplace_back(it.value(), it.key());
    std::ranges::sort(byCount, std::greater());
    for (const auto &[rows, reason] : byCount) {
        const intake::ReasonWords words = intake::wordsOf(reason);
        std::printf("  %10s  %s: %s\n", qPrintable(grouped(rows)), qPrintable(reason),
                    qPrintable(speaksChinese() ? words.zh : words.en));
        const QString &advice = speaksChinese() ? words.adviceZh : words.adviceEn;
        if (!advice.isEmpty())
            std::printf("  %10s  %s\n", "", qPrintable(advice));
    }
}

void printUnknown(const intake::Report &report)
{
    if (report.unknown.empty())
        return;
    std::printf("unknown words (rows, field, word, likely ours):\n");
    int shown = 0;
    for (const intake::UnknownWord &word : report.unknown) {
        if (++shown > ShownWords) {
            std::printf("  … and %zu more\n", report.unknown.size() - ShownWords);
            break;
        }
        QString likely = QStringLiteral("-");
        if (!word.suggestions.empty()) {
            const intake::Suggestion &best = word.suggestions.front();
            likely = best.code + u' ' + (speaksChinese() ? best.nameZh : best.nameEn);
        }
        std::printf("  %10s  %-10s %s -> %s\n", qPrintable(grouped(word.rows)), qPrintable(word.field),
                    qPrintable(word.word), qPrintable(likely));
    }
}
/// Words that nobody confirmed, and what was made of them.
void printUnderstood(const intake::Report &report)
{
    std::vector<intake::UnderstoodWord> guessed;
    std::ranges::copy_if(report.understood, std::back_inserter(guessed), [](const auto &word) { return !word.isStated; });
    if (guessed.empty())
        return;
    std::printf("understood by their meaning (rows, field, word, taken for); --values FIELD=FILE.csv says it otherwise:\n");
    const auto rules = domain::shippedRuleBook();
    int shown = 0;
    for (const intake::UnderstoodWord &word : guessed) {
        if (++shown > ShownWords) {
            std::printf("  … and %zu more\n", guessed.size() - ShownWords);
            break;
        }
        QString ours = word.ours;
        const auto kind = ours.startsWith(u'C') ? domain::CaseKind::Component : domain::CaseKind::Event;
        if (const auto *one = rules ? (*rules)->catalog.find(kind, ours.mid(1)) : nullptr)
            ours += u' ' + (speaksChinese() ? one->nameZh : one->nameEn);
        std::printf("  %10s  %-10s %s -> %s\n", qPrintable(grouped(word.rows)), qPrintable(word.field), qPrintable(word.word),
                    qPrintable(ours));
    }
}
} // namespace

void printOutcome(const protocol::ImportStatus &status, bool isOnlyLook)
{
    std::printf("%s: %s read, %s taken, %s refused, %s with a remark\n", qPrintable(status.order.kind),
                qPrintable(grouped(status.read)), qPrintable(grouped(status.taken)),
                qPrintable(grouped(status.refused)), qPrintable(grouped(status.warned)));
    std::printf("%s: %s added, %s changed, %s equal, %s gone from the file%s, %s kept\n",
                isOnlyLook ? "would be" : "applied", qPrintable(grouped(status.added)),
                qPrintable(grouped(status.changed)), qPrintable(grouped(status.equal)),
                qPrintable(grouped(status.removed)), status.removed > 0 ? " (--remove takes them out)" : "",
                qPrintable(grouped(status.kept)));
    if (const auto report = intake::Report::fromJson(status.report); report && !status.report.isEmpty()) {
        printAssumptions(*report);
        printReasons(*report);
        printUnderstood(*report);
        printUnknown(*report);
    }
}

void printDifferences(const server::TakenIn &taken)
{
    for (const char *op : {"change", "remove", "kept"}) {
        int shown = 0;
        for (const protocol::ImportDifference &one : taken.differences) {
            if (one.op != QLatin1StringView(op) || ++shown > ShownRows)
                continue;
            std::printf("  %s %s %s %s %s\n", op, qPrintable(one.table), qPrintable(one.id), qPrintable(one.name),
                        qPrintable(one.detail));
        }
        if (shown > ShownRows)
            std::printf("  … and more to %s\n", op);
    }
}
} // namespace wanmi::terminal
