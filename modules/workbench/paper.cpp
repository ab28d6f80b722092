// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/paper.h"

#include "base/doors.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QImageReader>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QtConcurrent>
#include <QTextDocument>
#include <QUrl>

namespace wanmi::workbench {
namespace {
constexpr int Dpi = 200;
constexpr double MarginMm = 16, HeadMm = 9;
constexpr int MostPicturePx = 1200; ///< on the longer side: more is not seen on paper
constexpr double BodyPt = 9.5, NotePt = 8;

double px(double mm)
{
    return mm / 25.4 * Dpi;
}

QFont paperFont(double pt)
{
    QFont font(QStringLiteral("Noto Sans CJK SC"));
    font.setPointSizeF(pt);
    return font;
}

QImage pictureFrom(QByteArray bytes)
{
    QBuffer buffer(&bytes);
    QImageReader reader(&buffer);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (size.isValid() && std::max(size.width(), size.height()) > MostPicturePx)
        reader.setScaledSize(size.scaled(MostPicturePx, MostPicturePx, Qt::KeepAspectRatio));
    return reader.read();
}

class Printer
{
public:
    Printer(const Paper &paper, QIODevice *file)
        : m_paper(paper)
        , m_writer(file)
    {
        m_writer.setPageSize(QPageSize(QPageSize::A4));
        m_writer.setPageMargins({MarginMm, MarginMm, MarginMm, MarginMm}, QPageLayout::Millimeter);
        m_writer.setResolution(Dpi);
        m_writer.setTitle(paper.title);
        m_writer.setCreator(QStringLiteral("Wanmi"));
        m_whole = QRectF({0, 0}, QSizeF(m_writer.pageLayout().paintRectPixels(Dpi).size()));
        m_text = m_whole.adjusted(0, px(HeadMm), 0, -px(HeadMm));
        m_document.setUndoRedoEnabled(false);
        m_document.setDefaultFont(paperFont(BodyPt));
        m_document.documentLayout()->setPaintDevice(&m_writer);
        m_document.setDocumentMargin(0);
        for (const auto &[name, bytes] : paper.pictures)
            m_document.addResource(QTextDocument::ImageResource, QUrl(name), pictureFrom(bytes));
        m_document.setHtml(paper.html);
        m_document.setPageSize(m_text.size());
        // What is copied from glyphs is not always what was written (rare characters, radicals).
        m_writer.addFileAttachment(QStringLiteral("text.txt"), m_document.toPlainText().toUtf8(),
                                   QStringLiteral("text/plain"));
    }

    /// \return how many pages; 0: the device would not take them.
    int print()
    {
        QPainter painter;
        if (!painter.begin(&m_writer))
            return 0;
        const int pages = m_document.pageCount();
        for (int page = 0; page < pages; ++page) {
            if (page > 0 && !m_writer.newPage())
                return 0;
            drawText(painter, page);
            drawEdges(painter, page + 1, pages);
        }
        return painter.end() ? pages : 0;
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

    const Paper &m_paper;
    QPdfWriter m_writer;
    QTextDocument m_document;
    QRectF m_whole, m_text;
};

base::Result<int> write(const Paper &paper, const QString &path)
{
    base::passDoor(base::Door::File, "pdf");
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return base::failure(ErrorKind::Unreachable, QStringLiteral("cannot-write"), file.errorString());
    const int pages = Printer(paper, &file).print();
    if (pages == 0 || file.error() != QFileDevice::NoError || !file.commit())
        return base::failure(ErrorKind::Unreachable, QStringLiteral("disk-full"), file.errorString());
    return pages;
}
} // namespace

base::Answer<base::Result<int>> writePdf(const Paper &paper, const QString &path)
{
    return QtConcurrent::run([paper, path] { return write(paper, path); });
}
} // namespace wanmi::workbench
