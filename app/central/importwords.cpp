// SPDX-License-Identifier: GPL-3.0-or-later
#include "importwords.h"

#include "domain/rulebook.h"
#include "intake/report.h"
#include "terminal.h"

#include <QHash>

#include <algorithm>
#include <cstdio>

namespace wanmi::terminal {
namespace {

constexpr int ShownWords = 20, ShownRows = 5;

constexpr double ShiftM = 1000; ///< a doubt of so much is that of shifted degrees

/// Tokens of assumptions in Chinese; English uses them as they are.
QString spoken(const QString &token)
{
    static const QHash<QString, QString> words{
        {"encoding", "文字编码"}, {"separator", "分隔符"},    {"crs", "坐标系"},        {"axes", "坐标顺序"},
        {"time-zone", "时区"},    {"date-order", "日期顺序"}, {"layer", "图层"},        {"columns", "列对应"},
        {"unused", "未用的列"},   {"guessed", "推断"},        {"assumed", "假定"},      {"stated", "指定"},
        {"file", "文件所示"},     {"mark", "字节序标记"},     {"wrong", "文件所示有误"}};
    return speaksChinese() ? words.value(token, token) : token;
}

void printAssumptions(const intake::Report &report)
{
    for (const intake::Assumption &one : report.assumptions) {
        QString error;
        if (one.errorM > 0)
            error
                = (speaksChinese() ? QStringLiteral("，误差 %1 米") : QStringLiteral(", good to %1 m"))
                      .arg(QString::number(one.errorM, one.errorM >= 1 ? 'f' : 'g', one.errorM >= 1 ? 0 : 3));
        std::printf("  %-10s %s (%s%s)\n", qPrintable(spoken(one.what)), qPrintable(one.value),
                    qPrintable(spoken(one.why)), qPrintable(error));
        if (one.what == u"crs" && one.errorM >= ShiftM)
            std::printf(
                "  %-10s %s\n", "",
                speaksChinese()
                    ? "文件没有说明坐标系：若来自高德、腾讯（GCJ-02）或百度（BD-09），偏差 300 至 1200 米；请用 --crs gcj02、bd09 或 4490 指明"
                    : "the file does not say: degrees from AMap, Tencent (GCJ-02) or Baidu (BD-09) lie 300 to 1,200 m "
                      "off; say --crs gcj02, bd09 or 4490");
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
    std::printf("%s\n",
                speaksChinese() ? "未知用词（行数、字段、原词、可能对应）："
                                : "unknown words (rows, field, word, likely ours):");
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
    std::ranges::copy_if(report.understood, std::back_inserter(guessed),
                         [](const auto &word) { return !word.isStated; });
    if (guessed.empty())
        return;
    std::printf(
        "%s\n",
        speaksChinese()
            ? "按词义理解（行数、字段、原词、认作）；不对时用 --values 字段=文件.csv 指明："
            : "understood by their meaning (rows, field, word, taken for); --values FIELD=FILE.csv says it otherwise:");
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
        std::printf("  %10s  %-10s %s -> %s\n", qPrintable(grouped(word.rows)), qPrintable(word.field),
                    qPrintable(word.word), qPrintable(ours));
    }
}
} // namespace

void printOutcome(const protocol::ImportStatus &status, bool isOnlyLook)
{
    const bool zh = speaksChinese();
    std::printf(zh ? "%s：读入 %s 行，接收 %s，拒收 %s，有提示 %s\n"
                   : "%s: %s read, %s taken, %s refused, %s with a remark\n",
                qPrintable(status.order.kind), qPrintable(grouped(status.read)),
                qPrintable(grouped(status.taken)), qPrintable(grouped(status.refused)),
                qPrintable(grouped(status.warned)));
    std::printf(zh ? "%s：新增 %s，变更 %s，相同 %s，文件中已没有 %s%s，保留 %s\n"
                   : "%s: %s added, %s changed, %s equal, %s gone from the file%s, %s kept\n",
                isOnlyLook ? (zh ? "将会" : "would be") : (zh ? "已应用" : "applied"),
                qPrintable(grouped(status.added)), qPrintable(grouped(status.changed)),
                qPrintable(grouped(status.equal)), qPrintable(grouped(status.removed)),
                status.removed == 0 ? ""
                    : zh            ? "（用 --remove 移除）"
                                    : " (--remove takes them out)",
                qPrintable(grouped(status.kept)));
    if (const auto report = intake::Report::fromJson(status.report); report && !status.report.isEmpty()) {
        printAssumptions(*report);
        printReasons(*report);
        printUnderstood(*report);
        printUnknown(*report);
    }
}

void printDifferences(const server::TakenIn &taken, bool areRemoved)
{
    for (const char *op : {"change", "remove", "kept"}) {
        const char *said = !areRemoved && qstrcmp(op, "remove") == 0 ? "gone" : op;
        int shown = 0;
        for (const protocol::ImportDifference &one : taken.differences) {
            if (one.op != QLatin1StringView(op) || ++shown > ShownRows)
                continue;
            std::printf("  %s %s %s %s %s\n", said, qPrintable(one.table), qPrintable(one.id),
                        qPrintable(one.name), qPrintable(one.detail));
        }
        if (shown > ShownRows)
            std::printf("  … and more: %s\n", said);
    }
}
} // namespace wanmi::terminal
