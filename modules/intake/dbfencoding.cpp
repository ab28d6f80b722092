// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/ogrsource.h"
#include "intake/textdecoder.h"

#include <cpl_vsi.h>

#include <algorithm>
#include <cstdint>

namespace wanmi::intake {
namespace {

std::string readAll(const QString &vsiPath, size_t most)
{
    std::string text;
    VSILFILE *file = VSIFOpenL(vsiPath.toUtf8().constData(), "rb");
    if (!file)
        return text;
    text.resize(most);
    text.resize(VSIFReadL(text.data(), 1, most, file));
    VSIFCloseL(file);
    return text;
}

/// The file beside it, in either case of its ending.
std::string beside(const QString &vsiPath, const QString &ending, size_t most)
{
    const QString stem = vsiPath.left(vsiPath.lastIndexOf(u'.'));
    std::string text = readAll(stem + u'.' + ending, most);
    return text.empty() ? readAll(stem + u'.' + ending.toUpper(), most) : text;
}

/// Character values with bytes above 127, cut fields trimmed so that a halved character at their end does not
/// matter.
std::string highTexts(const std::string &dbf)
{
    std::string texts;
    if (dbf.size() < 64)
        return texts;
    const auto at = [&](size_t i) { return uint8_t(dbf[i]); };
    const size_t header = at(8) | size_t(at(9)) << 8, record = at(10) | size_t(at(11)) << 8;
    if (header >= dbf.size() || record == 0)
        return texts;
    struct Place
    {
        size_t from, width;
    };
    std::vector<Place> places;
    size_t offset = 1;
    for (size_t field = 32; field + 32 <= header && dbf[field] != '\r'; field += 32) {
        const size_t width = at(field + 16);
        if (dbf[field + 11] == 'C')
            places.push_back({offset, width});
        offset += width;
        const std::string_view name(dbf.data() + field, 11);
        texts.append(name.substr(0, name.find('\0'))).push_back('\n');
    }
    for (size_t row = header; row + record <= dbf.size(); row += record) {
        for (const Place &place : places) {
            if (place.from + place.width > record)
                continue;
            std::string_view value(dbf.data() + row + place.from, place.width);
            while (!value.empty() && (value.back() == ' ' || value.back() == '\0'))
                value.remove_suffix(1);
            if (std::any_of(value.begin(), value.end(), [](char c) { return (uint8_t(c) & 0x80) != 0; })
                && value.size() < place.width)
                texts.append(value).push_back('\n');
        }
    }
    return texts;
}
} // namespace

DbfEncoding encodingOfDbf(const QString &vsiPath)
{
    const std::string dbf = beside(vsiPath, QStringLiteral("dbf"), 4 * 1024 * 1024);
    const QString stated = QString::fromLatin1(beside(vsiPath, QStringLiteral("cpg"), 64)).trimmed();
    const uint8_t language = dbf.size() > 29 ? uint8_t(dbf[29]) : 0;
    const std::string texts = highTexts(dbf);
    const bool hasHigh
        = std::any_of(texts.begin(), texts.end(), [](char c) { return (uint8_t(c) & 0x80) != 0; });
    if (!hasHigh)
        return {stated.isEmpty() ? QString() : stated,
                stated.isEmpty() ? QStringLiteral("guessed") : QStringLiteral("file")};
    const bool validUtf8 = isUtf8(texts);
    const bool statesUtf8 = stated.contains(u"UTF", Qt::CaseInsensitive) || stated == u"65001";
    const bool statesGb = stated.contains(u"936") || stated.startsWith(u"GB", Qt::CaseInsensitive)
        || (stated.isEmpty() && language == 0x4D);
    if (validUtf8)
        return {QStringLiteral("UTF-8"),
                statesUtf8             ? QStringLiteral("file")
                    : stated.isEmpty() ? QStringLiteral("guessed")
                                       : QStringLiteral("wrong")};
    if (gbLikeness(texts) > 0.6)
        return {QStringLiteral("GB18030"),
                statesGb               ? QStringLiteral("file")
                    : stated.isEmpty() ? QStringLiteral("guessed")
                                       : QStringLiteral("wrong")};
    if (statesUtf8)
        return {QStringLiteral("ISO-8859-1"), QStringLiteral("wrong")};
    return {stated, stated.isEmpty() ? QStringLiteral("guessed") : QStringLiteral("file")};
}
} // namespace wanmi::intake
