// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/paper.h"

#include "base/doors.h"
#include "models/photopicture.h"

#include <QAbstractTextDocumentLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QPrinter>
#include <QRegularExpression>
#include <QSaveFile>
#include <QtConcurrent>
#include <QTextDocument>
#include <QUrl>

#include <algorithm>

namespace wanmi::workbench {
namespace {
constexpr int Dpi = 200;
constexpr double MarginMm = 16, HeadMm = 9;
constexpr int MostPicturePx = 1200; ///< on the longer side: more is not seen on paper
constexpr double BodyPt = 9.5, NotePt = 8;

QFont paperFont(double pt)
{
    QFont font(QStringLiteral("Noto Sans CJK SC"));
    font.setPointSizeF(pt);
    return font;
}

/// A text document stretches a picture of which only the width is said.
void sayHeight(QString &html, const QString &name, QSize size)
{
    const QRegularExpression image(QStringLiteral("<img src='%1' width='(\\d+)'>").arg(name));
    const QRegularExpressionMatch match = image.match(html);
    if (!match.hasMatch() || size.isEmpty())
        return;
    const int width = match.captured(1).toInt();
    html.replace(match.capturedStart(), match.capturedLength(),
                 QStringLiteral("<img src='%1' width='%2' height='%3'>")
                     .arg(name)
                     .arg(width)
                     .arg(width * size.height() / size.width()));
}

/// Pages of one document on a device whose page is set.
class Printer
{
public:
    Printer(const Paper &paper, QPagedPaintDevice &device)
        : m_paper(paper)
        , m_device(device)
        , m_dpi(device.logicalDpiX())
    {
        m_whole = QRectF({0, 0}, QSizeF(device.pageLayout().paintRectPixels(m_dpi).size()));
        m_text = m_whole.adjusted(0, px(HeadMm), 0, -px(HeadMm));
        m_document.setUndoRedoEnabled(false);
        m_document.setDefaultFont(paperFont(BodyPt));
        m_document.documentLayout()->setPaintDevice(&device);
        m_document.setDocumentMargin(0);
        QString html = paper.html;
        for (const auto &[name, bytes] : paper.pictures) {
            const QImage picture = models::readPhoto(bytes, {MostPicturePx, MostPicturePx}).image;
            m_document.addResource(QTextDocument::ImageResource, QUrl(name), picture);
            sayHeight(html, name, picture.size());
        }
        m_document.setHtml(html);
        m_document.setPageSize(m_text.size());
    }

    [[nodiscard]] int pages() const { return m_document.pageCount(); }
    [[nodiscard]] QString plainText() const { return m_document.toPlainText(); }

    /// Both included, from 1. \return how many pages; 0: the device would not take them.
    int print(int first, int last)
    {
        QPainter painter;
        if (!painter.begin(&m_device))
            return 0;
        for (int page = first; page <= last; ++page) {
            if (page > first && !m_device.newPage())
                return 0;
            drawText(painter, page - 1);
            drawEdges(painter, page, pages());
        }
        return painter.end() ? last - first + 1 : 0;
    }

private:
    void drawText(QPainter &painter, int page)
    {
        painter.save();
        painter.setClipRect(m_text);
        painter.translate(m_text.left(), m_text.top() - page * m_text.height());
        QAbstractTextDocumentLayout::PaintContext context;
        context.clip = QRectF(0, page * m_text.height(), m_text.width(), m_text.height());
        context.palette.setColor(QPalette::Text, Qt::black);
        m_document.documentLayout()->draw(&painter, context);
        painter.restore();
    }

    void drawEdges(QPainter &painter, int number, int pages)
    {
        painter.setFont(paperFont(NotePt));
        painter.setPen(QPen(QColor(90, 90, 90), 1));
        painter.drawText(m_whole, Qt::AlignTop | Qt::AlignLeft, m_paper.head);
        painter.drawText(m_whole, Qt::AlignBottom | Qt::AlignLeft, m_paper.foot);
        painter.drawText(m_whole, Qt::AlignBottom | Qt::AlignRight, m_paper.pageWords.arg(number).arg(pages));
        const double top = m_text.top() - px(2), bottom = m_text.bottom() + px(2);
        painter.drawLine(QPointF(0, top), QPointF(m_whole.width(), top));
        painter.drawLine(QPointF(0, bottom), QPointF(m_whole.width(), bottom));
    }

    [[nodiscard]] double px(double mm) const { return mm / 25.4 * m_dpi; }

    const Paper &m_paper;
    QPagedPaintDevice &m_device;
    int m_dpi;
    QTextDocument m_document;
    QRectF m_whole, m_text;
};

base::Result<int> write(const Paper &paper, const QString &path)
{
    base::passDoor(base::Door::File, "pdf");
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return base::failure(ErrorKind::Unreachable, QStringLiteral("cannot-write"), file.errorString());
    QPdfWriter writer(&file);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins({MarginMm, MarginMm, MarginMm, MarginMm}, QPageLayout::Millimeter);
    writer.setResolution(Dpi);
    writer.setTitle(paper.title);
    writer.setCreator(QStringLiteral("Wanmi"));
    Printer printer(paper, writer);
    // What is copied from glyphs is not always what was written (rare characters, radicals).
    writer.addFileAttachment(QStringLiteral("text.txt"), printer.plainText().toUtf8(),
                             QStringLiteral("text/plain"));
    const int pages = printer.print(1, printer.pages());
    if (pages == 0 || file.error() != QFileDevice::NoError || !file.commit())
        return base::failure(ErrorKind::Unreachable, QStringLiteral("disk-full"), file.errorString());
    return pages;
}

base::Result<int> print(const Paper &paper, QPrinter &device)
{
    base::passDoor(base::Door::File, "printer");
    device.setDocName(paper.title);
    device.setCreator(QStringLiteral("Wanmi"));
    device.setPageMargins({MarginMm, MarginMm, MarginMm, MarginMm}, QPageLayout::Millimeter);
    Printer printer(paper, device);
    const bool isRange = device.printRange() == QPrinter::PageRange && device.fromPage() > 0;
    const int first = isRange ? device.fromPage() : 1;
    const int last = std::min(isRange ? device.toPage() : printer.pages(), printer.pages());
    if (first > last)
        return base::failure(ErrorKind::Refused, QStringLiteral("no-such-pages"));
    const int pages = printer.print(first, last);
    if (pages == 0 || device.printerState() == QPrinter::Error)
        return base::failure(ErrorKind::Unreachable, QStringLiteral("print-failed"), device.printerName());
    return pages;
}
} // namespace

base::Answer<base::Result<int>> writePdf(const Paper &paper, const QString &path)
{
    return QtConcurrent::run([paper, path] { return write(paper, path); });
}

base::Answer<base::Result<int>> printPaper(const Paper &paper, const std::shared_ptr<QPrinter> &printer)
{
    return QtConcurrent::run([paper, printer] { return print(paper, *printer); });
}
} // namespace wanmi::workbench
