// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/printsheet.h"

#include <algorithm>
#include <cmath>

namespace wanmi::workbench {
namespace {
using mapview::Measure;
using worktime::Light;

QString numberOf(const store::CaseSummary &row, const models::Words &words)
{
    if (!row.caseNo.isEmpty())
        return row.caseNo;
    return row.intakeNo.isEmpty() ? words.unnumbered() : row.intakeNo;
}

mapview::SheetRow rowOf(const mapview::CaseMark &mark, const SheetSource &source, qint64 nowMs)
{
    mapview::SheetRow row;
    row.light = source.words.light(worktime::tokenOf(mark.light));
    const auto position = source.rows.positionOf(mark.id);
    if (!position) {
        row.number = source.words.unnumbered(); // on the map, and its row is still being read
        return row;
    }
    const store::CaseSummary &known = source.rows.table().at(*position);
    row.number = numberOf(known, source.words);
    row.className = source.words.className(known.kind == domain::CaseKind::Component, known.classCode);
    row.place = known.address.isEmpty() ? source.words.area(known.street) : known.address;
    row.holder = known.leadDept.isEmpty() ? source.words.holderOf(known.state)
                                          : source.words.department(known.leadDept);
    row.timeLeft = known.dueMs == 0 ? source.words.state(known.state)
                                    : source.words.timeLeft(double(known.dueMs), double(nowMs));
    return row;
}

int countOf(const std::vector<mapview::CaseMark> &cases, Light light)
{
    return int(std::ranges::count(cases, light, &mapview::CaseMark::light));
}

QString numberText(double value, bool percent)
{
    return QString::number(value, 'f', std::floor(value) == value ? 0 : 1)
        + (percent ? QStringLiteral(" %") : QString());
}

QStringList classLabels(const mapview::DenseStyle &style)
{
    const bool percent = style.measure == Measure::OverdueShare || style.measure == Measure::AboveUsual;
    QStringList labels;
    for (size_t i = 0; i < style.limits.size(); ++i) {
        if (style.measure == Measure::Grade) {
            labels.append(QString(QChar(u'A' + int(i))));
            continue;
        }
        const double from = style.limits[i];
        if (i + 1 == style.limits.size())
            labels.append(QStringLiteral("≥ ") + numberText(from, percent));
        else if (percent)
            labels.append(QStringLiteral("%1 – %2").arg(numberText(from, false),
                                                        numberText(style.limits[i + 1], true)));
        else
            labels.append(style.limits[i + 1] - from <= 1
                              ? numberText(from, false)
                              : QStringLiteral("%1 – %2").arg(numberText(from, false),
                                                              numberText(style.limits[i + 1] - 1, false)));
    }
    return labels;
}

std::vector<mapview::CaseMark> casesIn(const SheetSource &source, const QRectF &world)
{
    std::vector<mapview::CaseMark> inView;
    if (!source.cases)
        return inView;
    std::ranges::copy_if(source.layers.cases(), std::back_inserter(inView),
                         [&world](const mapview::CaseMark &mark) { return world.contains(mark.world); });
    // What is due first is read first; suspended ones wait anyway.
    std::ranges::sort(inView, [](const mapview::CaseMark &a, const mapview::CaseMark &b) {
        const auto rank = [](const mapview::CaseMark &mark) {
            return std::tuple(mark.suspended, mark.dueMs == 0, mark.dueMs, mark.id);
        };
        return rank(a) < rank(b);
    });
    return inView;
}
} // namespace

QString SheetWords::measureTitle(Measure measure)
{
    switch (measure) {
    case Measure::OpenCases:
        return tr("Cells: open cases");
    case Measure::OverdueCases:
        return tr("Cells: overdue cases");
    case Measure::OverdueShare:
        return tr("Cells: overdue share");
    case Measure::DamagedComponents:
        return tr("Cells: damaged components");
    case Measure::Grade:
        return tr("Cells: grade of the community");
    case Measure::AboveUsual:
        return tr("Cells: this week against the usual");
    }
    return {};
}

QString SheetWords::scaleText(double groundScale)
{
    const double power = std::pow(10, std::floor(std::log10(std::max(groundScale, 10.0))) - 2);
    return tr("Scale about 1 : %1")
        .arg(QLocale(QLocale::English).toString(std::round(groundScale / power) * power, 'f', 0));
}

mapview::SheetContent SheetWords::contentOf(const SheetForm &form, const SheetSource &source)
{
    const models::Words &words = source.words;
    const qint64 nowMs = source.layers.nowMs();
    mapview::SheetContent content;
    content.frames = mapview::planSheet({form.pageMm, source.view, form.groundScale});
    content.dense = source.layers.dense();
    content.style.palette = mapview::Palette::fromTokens(QStringLiteral("light"));
    content.style.measure = source.measure;
    content.style.limits = source.layers.limits(source.measure);
    content.style.cells = source.cells;
    content.cases = casesIn(source, content.frames.world);
    content.rows.reserve(content.cases.size());
    for (const mapview::CaseMark &mark : content.cases)
        content.rows.push_back(rowOf(mark, source, nowMs));

    const auto shape = [&content, &words](Light light, const QColor &color, const char *form) {
        const QString token = worktime::tokenOf(light);
        const int count = countOf(content.cases, light);
        content.marks.push_back({token, color.name(), QLatin1StringView(form),
                                 light == Light::None
                                     ? tr("no time limit  %1").arg(count)
                                     : QStringLiteral("%1  %2").arg(words.light(token)).arg(count),
                                 false});
    };
    const mapview::Palette &palette = content.style.palette;
    shape(Light::Red, palette.overdue, "square");
    shape(Light::Yellow, palette.warning, "triangle");
    shape(Light::Green, palette.normal, "circle");
    shape(Light::Grey, palette.stale, "diamond");
    if (countOf(content.cases, Light::None) > 0)
        shape(Light::None, palette.quiet, "circle");

    const qint64 dataMs = source.layers.ages().casesMs;
    content.title = form.title;
    content.subtitle = tr("%1 · drawn %2 %3 · cases as of %4")
                           .arg(source.city, words.dateLine(double(nowMs)), words.clockTime(double(nowMs)),
                                dataMs > 0 ? words.clockTime(double(dataMs)) : QStringLiteral("—"));
    content.facts = {tr("%n open case(s)", nullptr, int(content.cases.size())), tr("in what this map shows")};
    content.scale = scaleText(content.frames.groundScale);
    content.north = tr("N");
    content.attribution = source.attribution;
    content.footer = tr("Printed by %1, %2 %3")
                         .arg(source.person, words.dateLine(double(nowMs)), words.clockTime(double(nowMs)));
    content.pageWords = tr("Page %1 of %2");
    content.marksTitle = tr("Cases (a number stands for so many)");
    content.cellsTitle = measureTitle(source.measure);
    content.cellLabels = classLabels(content.style);
    content.noDataLabel = tr("no data");
    content.listTitle = tr("Cases on this map: %1").arg(content.cases.size());
    content.listEmpty = tr("No open case lies in what this map shows.");
    content.columns = {{QStringLiteral("no"), QString(), 0.5, true},
                       {QStringLiteral("number"), words.column(QStringLiteral("number")), 2, false},
                       {QStringLiteral("class"), words.column(QStringLiteral("class")), 2.6, false},
                       {QStringLiteral("place"), words.column(QStringLiteral("place")), 5, false},
                       {QStringLiteral("holder"), words.column(QStringLiteral("holder")), 2.4, false},
                       {QStringLiteral("light"), words.column(QStringLiteral("light")), 1, false},
                       {QStringLiteral("left"), words.column(QStringLiteral("time-left")), 2, true}};
    return content;
}

QString SheetWords::stage(const QString &token)
{
    if (token == u"drawing")
        return tr("Arranging the sheet…");
    if (token == u"writing")
        return tr("Drawing the map and the list…");
    return tr("Preparing the map…");
}

QString SheetWords::failure(const QString &reason)
{
    if (reason == u"disk-full")
        return tr("The disk is full; no sheet was written. Make room, or choose another folder.");
    if (reason == u"cannot-write")
        return tr(
            "The file cannot be written; no sheet is there. Choose another folder, and close the file if it is open.");
    if (reason == u"no-engine")
        return tr(
            "The map process is not on this computer, so nothing can be printed. Have wanmi-maprender installed.");
    if (reason == u"engine-hangs")
        return tr("The map process took too long; no sheet was written. Choose a larger scale or try again.");
    if (reason == u"project-missing" || reason == u"project-broken" || reason == u"no-layers")
        return tr(
            "The base map cannot be opened; no sheet was written. Those who keep the map at central can help.");
    if (reason == u"cancelled")
        return tr("Stopped; no sheet was written.");
    return tr(
        "The map process failed; no sheet was written. Try again; if it goes on, have the log looked at.");
}
} // namespace wanmi::workbench
