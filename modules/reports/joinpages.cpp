// SPDX-License-Identifier: GPL-3.0-or-later
#include "joinpages.h"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <memory>

namespace wanmi::reports {
namespace {
/// Reads from the bytes as long as it lives.
std::unique_ptr<QPDF> opened(const QByteArray &pdf, const char *name)
{
    auto document = std::make_unique<QPDF>();
    document->setSuppressWarnings(true);
    document->processMemoryFile(name, pdf.constData(), std::size_t(pdf.size()));
    return document;
}

void place(QPDF &report, QPDFPageObjectHelper page, QPDF &from, const PlacedPage &placed)
{
    const auto pages = QPDFPageDocumentHelper(from).getAllPages();
    QPDFPageObjectHelper source = pages.at(std::size_t(placed.page));
    QPDFObjectHandle form = report.copyForeignObject(source.getFormXObjectForPage());
    QPDFObjectHandle resources = page.getAttribute("/Resources", true);
    resources.mergeResources(QPDFObjectHandle::parse("<< /XObject << >> >>"));
    int suffix = 1;
    const std::string name = resources.getUniqueResourceName("/Map", suffix);
    const std::string drawn
        = page.placeFormXObject(form, name,
                                QPDFObjectHandle::Rectangle(placed.place.left(), placed.place.top(),
                                                            placed.place.right(), placed.place.bottom()));
    if (drawn.empty())
        return;
    resources.getKey("/XObject").replaceKey(name, form);
    page.addPageContents(report.newStream("q\n"), true);
    page.addPageContents(report.newStream("\nQ\n" + drawn), false);
}
QByteArray bytesOf(QPDF &document)
{
    QPDFWriter writer(document);
    writer.setOutputMemory();
    writer.write();
    const auto bytes = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char *>(bytes->getBuffer()), qsizetype(bytes->getSize())};
}

/// "<2F49>" in the list of a range becomes "<6708>"; codes of glyphs stand before the list.
std::string renamed(const std::string &map, const MeantFor &meant)
{
    std::string made = map;
    bool isList = false;
    for (std::size_t at = 0; at + 5 < made.size(); ++at) {
        isList = made[at] == '[' || (isList && made[at] != ']');
        if (!isList || made[at] != '<' || made[at + 5] != '>')
            continue;
        const auto code = quint16(QByteArray(made.data() + at + 1, 4).toUShort(nullptr, 16));
        const auto found = meant.find(code);
        if (found != meant.end())
            made.replace(
                at + 1, 4,
                QByteArray::number(found->second, 16).rightJustified(4, '0').toUpper().toStdString());
    }
    return made;
}
} // namespace

base::Result<QByteArray> nameGlyphs(const QByteArray &report, const MeantFor &meant)
{
    try {
        const auto document = opened(report, "report");
        for (QPDFObjectHandle object : document->getAllObjects()) {
            if (!object.isDictionary() || !object.getKey("/ToUnicode").isStream())
                continue;
            QPDFObjectHandle map = object.getKey("/ToUnicode");
            const auto bytes = map.getStreamData();
            const std::string text(reinterpret_cast<const char *>(bytes->getBuffer()), bytes->getSize());
            map.replaceStreamData(renamed(text, meant), QPDFObjectHandle::newNull(),
                                  QPDFObjectHandle::newNull());
        }
        return bytesOf(*document);
    } catch (const std::exception &failed) {
        return base::failure(ErrorKind::Corrupt, QStringLiteral("not-joined"),
                             QString::fromUtf8(failed.what()));
    }
}

int pagesOf(const QByteArray &pdf)
{
    try {
        return int(QPDFPageDocumentHelper(*opened(pdf, "joined")).getAllPages().size());
    } catch (const std::exception &) {
        return 0;
    }
}

base::Result<QByteArray> placePages(const QByteArray &report, const std::vector<PlacedPage> &placed)
{
    try {
        const auto document = opened(report, "report");
        const auto pages = QPDFPageDocumentHelper(*document).getAllPages();
        std::vector<std::unique_ptr<QPDF>> sources; // they are read from when the report is written
        for (const PlacedPage &one : placed) {
            sources.push_back(opened(one.pdf, "joined"));
            place(*document, pages.at(std::size_t(one.onto)), *sources.back(), one);
        }
        return bytesOf(*document);
    } catch (const std::exception &failed) {
        return base::failure(ErrorKind::Corrupt, QStringLiteral("not-joined"),
                             QString::fromUtf8(failed.what()));
    }
}
} // namespace wanmi::reports
