// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/chartpaint.h"

#include "base/doors.h"
#include "chartink.h"
#include "fileplace.h"

#include <QBuffer>

#include <algorithm>
#include <cmath>

namespace wanmi::reports {
namespace {
void paintRefusal(QPainter &painter, const QRectF &place, const Content &content, const QString &why,
                  double px)
{
    painter.setPen(QPen(FaintInk, px * 0.08, Qt::DashLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(place.adjusted(px * 0.1, px * 0.1, -px * 0.1, -px * 0.1));
    painter.setPen(Ink);
    painter.drawText(
        place.adjusted(px, px, -px, -px), int(Qt::AlignCenter) | int(Qt::TextWordWrap),
        content.say("此处的图未能绘制：%1", "The chart of this place was not drawn: %1").arg(why));
}
} // namespace

QFont reportFont(double px, bool isBold)
{
    QFont font(QStringLiteral("Noto Sans CJK SC"));
    font.setPixelSize(std::max(1, int(std::lround(px))));
    font.setBold(isBold);
    // Shaping would put glyphs in that a PDF cannot name: digits after Latin letters were not found again.
    font.setStyleStrategy(QFont::PreferNoShaping);
    return font;
}

Axis axisOf(double least, double most, bool fromZero)
{
    Axis axis;
    const double low = fromZero ? std::min(0.0, least) : least;
    const double span = most > low ? most - low : 1;
    const double rough = span / 4;
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    const double ratio = rough / power;
    axis.step = power * (ratio <= 1 ? 1 : ratio <= 2 ? 2 : ratio <= 5 ? 5 : 10);
    axis.from = std::floor(low / axis.step + 1e-9) * axis.step;
    axis.to = std::ceil(most / axis.step - 1e-9) * axis.step;
    if (axis.to <= axis.from)
        axis.to = axis.from + axis.step;
    return axis;
}

void paintChart(QPainter &painter, const QRectF &place, const Content &content, const Chart &chart, double px)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(reportFont(px));
    const QString refusal = refusalOf(content, chart);
    if (!refusal.isEmpty()) {
        paintRefusal(painter, place, content, refusal, px);
        painter.restore();
        return;
    }
    const ChartInk ink{painter, place, content, chart, *content.table(chart.table), px};
    switch (chart.kind) {
    case Chart::Kind::Bars:
        paintBars(ink);
        break;
    case Chart::Kind::Lines:
    case Chart::Kind::Columns:
        paintLines(ink);
        break;
    case Chart::Kind::Heat:
        paintHeat(ink);
        break;
    case Chart::Kind::Funnel:
        paintFunnel(ink);
        break;
    }
    painter.restore();
}

double wantedHeight(const Content &content, const Chart &chart)
{
    if (!refusalOf(content, chart).isEmpty())
        return 5;
    const double rows = double(content.table(chart.table)->bodyRows());
    switch (chart.kind) {
    case Chart::Kind::Bars:
        return std::min(rows, double(chart.mostBars)) * 1.9 + 2.2;
    case Chart::Kind::Funnel:
        return rows * 2 + 2.4;
    case Chart::Kind::Heat:
        return rows * 1.9 + 2;
    case Chart::Kind::Lines:
    case Chart::Kind::Columns:
        break;
    }
    return 19;
}

QImage chartPicture(const Content &content, const Chart &chart, QSize size)
{
    QImage picture(size, QImage::Format_RGB32);
    picture.fill(Qt::white);
    QPainter painter(&picture);
    const double px = size.height() / 36.0, edge = px * 1.5;
    const QRectF whole = QRectF(QPointF(0, 0), QSizeF(size)).adjusted(edge, edge, -edge, -edge);
    painter.setPen(Ink);
    painter.setFont(reportFont(px * 1.5, true));
    painter.drawText(whole, int(Qt::AlignTop) | int(Qt::AlignLeft), chart.title);
    painter.setFont(reportFont(px * 0.8));
    painter.setPen(FaintInk);
    painter.drawText(whole, int(Qt::AlignBottom) | int(Qt::AlignLeft), content.title);
    painter.setPen(gradeColor(QStringLiteral("D")));
    painter.drawText(whole, int(Qt::AlignBottom) | int(Qt::AlignRight), content.state);
    QRectF place = whole.adjusted(0, px * 3, 0, -px * 2);
    // Few bars do not grow into beams: the rest stays white.
    const double wanted = wantedHeight(content, chart);
    const double scale = std::clamp(place.height() / (wanted * px), 0.4, 1.6);
    paintChart(painter, place, content, chart, px * std::min(1.0, scale));
    return picture;
}

base::Result<void> writePicture(const Content &content, const Chart &chart, QSize size, const QString &path)
{
    base::passDoor(base::Door::File, "picture");
    if (const auto may = mayPlace(path); !may)
        return may;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::WriteOnly) || !chartPicture(content, chart, size).save(&buffer, "PNG"))
        return base::refused(QStringLiteral("disk-full"), QStringLiteral("no picture"));
    return placeBytes(bytes, path);
}
} // namespace wanmi::reports
