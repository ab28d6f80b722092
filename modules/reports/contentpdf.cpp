// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/contentpdf.h"

#include "base/doors.h"
#include "fileplace.h"
#include "joinpages.h"
#include "pageflow.h"

#include <QBuffer>
#include <QPdfWriter>
#include <QRawFont>

#include <algorithm>

namespace wanmi::reports {
namespace {
constexpr int Dpi = 600;
const QColor Accent(0x1C, 0x4E, 0x80);

void layTitle(PageFlow &flow, const Content &content)
{
    flow.space(flow.mm(26));
    flow.text(content.title, flow.pt(25), Accent, true, int(Qt::AlignHCenter));
    flow.space(flow.mm(14));
    if (!content.state.isEmpty()) {
        flow.banner(content.state);
        flow.space(flow.mm(8));
    }
    flow.pairs(content.facts);
    flow.space(flow.mm(12));
    for (const QString &finding : content.findings) {
        flow.text(QStringLiteral("◆　") + finding, flow.pt(11.5));
        flow.space(flow.mm(3));
    }
}

void layTables(PageFlow &flow, const Content &content)
{
    for (const Table &table : content.tables) {
        std::vector<const Chart *> charts;
        for (const Chart &chart : content.charts) {
            if (chart.table == table.id)
                charts.push_back(&chart);
        }
        // No title stays behind alone.
        flow.heading(table.title, charts.empty() ? flow.mm(28) : flow.heightOf(*charts.front()));
        for (const Chart *chart : charts)
            flow.chart(*chart);
        flow.table(table);
    }
    // Whatever table they were meant for is missing: their place is here.
    for (const Chart &chart : content.charts) {
        if (!content.table(chart.table))
            flow.chart(chart);
    }
    if (!content.notes.empty()) {
        flow.heading(content.say("说明", "Notes"), flow.mm(20));
        flow.pairs(content.notes);
    }
}

/// A page of the report for each page that is joined in.
std::vector<PlacedPage> layJoined(PageFlow &flow, const Content &content,
                                  const std::vector<JoinedPages> &joined)
{
    std::vector<PlacedPage> placed;
    for (const JoinedPages &one : joined) {
        const int pages = one.failed.isEmpty() ? pagesOf(one.pdf) : 0;
        flow.newPage();
        flow.heading(one.title, 0);
        if (pages == 0) {
            const QString why = one.failed.isEmpty()
                ? content.say("文件无法读取。", "The file cannot be read.")
                : one.failed;
            flow.banner(
                content.say("此处的附图未能制作：%1", "The sheet of this place was not made: %1").arg(why));
        }
        for (int page = 0; page < pages; ++page) {
            if (page > 0)
                flow.newPage();
            const QRectF rest = flow.rest();
            const double points = 72 / flow.mm(25.4), whole = QPageSize(QPageSize::A4).sizePoints().height();
            placed.push_back({flow.pages() - 1, one.pdf, page,
                              QRectF(QPointF(rest.left() * points, whole - rest.bottom() * points),
                                     rest.size() * points)});
        }
    }
    return placed;
}

/// Radicals (U+2E80 to U+2FDF) that the report's font draws with the glyph of an ideograph, and the blank.
MeantFor meantByGlyphs()
{
    const QRawFont font = QRawFont::fromFont(reportFont(32));
    const auto glyphsOf = [&font](char16_t first, char16_t last) {
        QString all;
        for (char32_t code = first; code <= last; ++code)
            all += QChar(char16_t(code));
        return font.glyphIndexesForString(all);
    };
    constexpr char16_t Ideographs = 0x4E00, Radicals = 0x2E80;
    std::unordered_map<quint32, quint16> ideographs;
    const QList<quint32> known = glyphsOf(Ideographs, 0x9FFF);
    for (qsizetype i = 0; i < known.size(); ++i)
        ideographs.emplace(known[i], quint16(Ideographs + i));
    MeantFor meant{{u'\t', u' '}};
    const QList<quint32> radicals = glyphsOf(Radicals, 0x2FDF);
    for (qsizetype i = 0; i < radicals.size(); ++i) {
        const auto found = ideographs.find(radicals[i]);
        if (radicals[i] != 0 && found != ideographs.end())
            meant[quint16(Radicals + i)] = found->second;
    }
    return meant;
}

/// Nothing: stopped, or the device would not.
bool paint(QPdfWriter &writer, const PageFlow &flow, const Progress &progress)
{
    QPainter painter;
    if (!painter.begin(&writer))
        return false;
    for (int page = 0; page < flow.pages(); ++page) {
        if (!progress(10 + 80 * page / flow.pages()) || (page > 0 && !writer.newPage()))
            return false;
        flow.paint(painter, page);
    }
    return painter.end();
}
} // namespace

base::Result<int> writePages(const Content &content, const std::vector<JoinedPages> &joined,
                             const QString &path, const Progress &progress)
{
    base::passDoor(base::Door::File, "pdf");
    if (const auto may = mayPlace(path); !may)
        return tl::unexpected<Error>(may.error());
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    int pages = 0;
    std::vector<PlacedPage> placed;
    {
        QPdfWriter writer(&buffer);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins({0, 0, 0, 0}, QPageLayout::Millimeter);
        writer.setResolution(Dpi);
        writer.setTitle(content.title);
        writer.setCreator(QStringLiteral("Wanmi"));
        PageFlow flow(content, writer);
        layTitle(flow, content);
        flow.newPage();
        layTables(flow, content);
        placed = layJoined(flow, content, joined);
        pages = flow.pages();
        if (!progress(10) || !paint(writer, flow, progress))
            return base::refused(QStringLiteral("cancelled"));
    }
    buffer.close();
    auto named = nameGlyphs(bytes, meantByGlyphs());
    if (!named)
        return tl::unexpected<Error>(named.error());
    bytes = std::move(*named);
    if (!placed.empty()) {
        auto whole = placePages(bytes, placed);
        if (!whole)
            return tl::unexpected<Error>(whole.error());
        bytes = std::move(*whole);
    }
    if (!progress(95))
        return base::refused(QStringLiteral("cancelled"));
    if (const auto written = placeBytes(bytes, path); !written)
        return tl::unexpected<Error>(written.error());
    return pages;
}
} // namespace wanmi::reports
