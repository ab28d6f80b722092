// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/textdecoder.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <set>

namespace wanmi::intake {
namespace {

const iconv_t NoIconv = reinterpret_cast<iconv_t>(-1);

QString canonical(const QString &name)
{
    const QString word = name.trimmed().toUpper();
    if (word == u"UTF8" || word == u"UTF-8" || word == u"65001" || word == u"UTF-8-SIG")
        return QStringLiteral("UTF-8");
    // GB18030 contains GBK and GB2312 and is what their writers really use.
    if (word == u"GBK" || word == u"GB2312" || word == u"936" || word == u"CP936" || word == u"ANSI 936"
        || word == u"GB18030" || word == u"OEM 936" || word == u"EUC-CN")
        return QStringLiteral("GB18030");
    if (word == u"BIG5" || word == u"BIG-5" || word == u"950")
        return QStringLiteral("CP950"); // with the characters that Windows adds
    if (word == u"UTF16" || word == u"UTF-16" || word == u"UNICODE")
        return QStringLiteral("UTF-16LE");
    if (word == u"1252" || word == u"ANSI 1252" || word == u"CP1252" || word == u"88591")
        return QStringLiteral("WINDOWS-1252");
    return word;
}

uint8_t at(std::string_view bytes, size_t i)
{
    return uint8_t(bytes[i]);
}
} // namespace

bool isUtf8(std::string_view bytes)
{
    size_t i = 0;
    while (i < bytes.size()) {
        const uint8_t lead = at(bytes, i);
        if (lead < 0x80) {
            ++i;
            continue;
        }
        const size_t more = lead >= 0xF0 && lead < 0xF5 ? 3
            : lead >= 0xE0 && lead < 0xF0               ? 2
            : lead >= 0xC2 && lead < 0xE0               ? 1
                                                        : 0;
        if (more == 0)
            return false;
        for (size_t k = 1; k <= more; ++k) {
            if (i + k >= bytes.size())
                return true;
            if ((at(bytes, i + k) & 0xC0) != 0x80)
                return false;
        }
        if ((lead == 0xE0 && at(bytes, i + 1) < 0xA0) || (lead == 0xF0 && at(bytes, i + 1) < 0x90)
            || (lead == 0xED && at(bytes, i + 1) > 0x9F))
            return false;
        i += more + 1;
    }
    return true;
}

double gbLikeness(std::string_view bytes)
{
    size_t common = 0, rare = 0, broken = 0;
    for (size_t i = 0; i < bytes.size(); ++i) {
        const uint8_t lead = at(bytes, i);
        if (lead < 0x80)
            continue;
        if (i + 1 >= bytes.size())
            break;
        const uint8_t trail = at(bytes, i + 1);
        if (lead == 0x80 || lead == 0xFF || trail < 0x30 || trail == 0x7F || trail == 0xFF) {
            ++broken;
            continue;
        }
        // GB2312 level 1 (the 3755 commonest characters), punctuation and full-width forms.
        if ((lead >= 0xB0 && lead <= 0xD7 && trail >= 0xA1)
            || ((lead == 0xA1 || lead == 0xA3) && trail >= 0xA1))
            ++common;
        else
            ++rare;
        ++i;
    }
    const size_t all = common + rare + 2 * broken;
    return all == 0 ? 0 : double(common) / double(all);
}

namespace {

/// The high bytes of a text, counted the way one encoding pairs them.
struct Pairs
{
    size_t common = 0, all = 0, broken = 0;
    [[nodiscard]] double likeness() const
    {
        return all + broken == 0 ? 0 : double(common) / double(all + 2 * broken);
    }
};

template <typename IsLead, typename IsTrail, typename IsCommon>
Pairs pairsOf(std::string_view bytes, IsLead isLead, IsTrail isTrail, IsCommon isCommon)
{
    Pairs pairs;
    for (size_t i = 0; i + 1 < bytes.size(); ++i) {
        const uint8_t lead = at(bytes, i), trail = at(bytes, i + 1);
        if (lead < 0x80)
            continue;
        if (!isLead(lead) || !isTrail(trail)) {
            ++pairs.broken;
            continue;
        }
        ++pairs.all;
        pairs.common += isCommon(lead, trail);
        ++i;
    }
    return pairs;
}

bool isWithin(uint8_t byte, int low, int high)
{
    return byte >= low && byte <= high;
}

/// Level 1 of Big5, the 5401 commonest characters, and its punctuation.
double big5Likeness(std::string_view bytes)
{
    return pairsOf(
               bytes, [](uint8_t b) { return isWithin(b, 0xA1, 0xF9); },
               [](uint8_t b) { return isWithin(b, 0x40, 0x7E) || isWithin(b, 0xA1, 0xFE); },
               [](uint8_t lead, uint8_t) { return isWithin(lead, 0xA1, 0xC6); })
        .likeness();
}

/// Japanese is recognized by its kana.
bool isShiftJis(std::string_view bytes)
{
    size_t kana = 0;
    const Pairs pairs = pairsOf(
        bytes, [](uint8_t b) { return isWithin(b, 0x81, 0x9F) || isWithin(b, 0xE0, 0xEF); },
        [](uint8_t b) { return isWithin(b, 0x40, 0x7E) || isWithin(b, 0x80, 0xFC); },
        [&kana](uint8_t lead, uint8_t trail) {
            kana += (lead == 0x82 && trail >= 0x9F) || (lead == 0x83 && trail <= 0x96);
            return lead <= 0x83 || isWithin(lead, 0x88, 0x97);
        });
    return pairs.likeness() > 0.7 && kana * 20 > pairs.all;
}

/// The syllables of Korean lie where Chinese has the first half of its alphabet: many different ones and none
/// behind that is no Chinese.
bool isKorean(std::string_view bytes)
{
    std::set<uint16_t> seen;
    const Pairs pairs = pairsOf(
        bytes, [](uint8_t b) { return b >= 0xA1 && b <= 0xFE; }, [](uint8_t b) { return b >= 0xA1; },
        [&seen](uint8_t lead, uint8_t trail) {
            seen.insert(uint16_t(lead << 8 | trail));
            return isWithin(lead, 0xB0, 0xC8);
        });
    constexpr size_t Enough = 24;
    return seen.size() >= Enough && pairs.broken * 50 <= pairs.all && pairs.likeness() > 0.97;
}

/// Words of Cyrillic are high bytes from end to end; those of western languages have one here and there.
bool isCyrillic(std::string_view bytes)
{
    size_t high = 0, letters = 0, together = 0;
    for (size_t i = 0; i < bytes.size(); ++i) {
        const auto isHigh = [&](size_t k) { return k < bytes.size() && at(bytes, k) >= 0x80; };
        if (!isHigh(i))
            continue;
        ++high;
        letters += at(bytes, i) >= 0xC0;
        together += isHigh(i + 1) || (i > 0 && isHigh(i - 1));
    }
    return high > 20 && letters * 10 > high * 9 && together * 10 > high * 8;
}

/// One line of another encoding, pasted in, does not change what all others are.
bool isMostlyUtf8(std::string_view bytes)
{
    size_t good = 0, bad = 0;
    while (!bytes.empty()) {
        const size_t end = std::min(bytes.find('\n'), bytes.size());
        const std::string_view line = bytes.substr(0, end);
        if (std::any_of(line.begin(), line.end(),
                        [](char c) { return (static_cast<unsigned char>(c) & 0x80) != 0; }))
            ++(isUtf8(line) ? good : bad);
        bytes.remove_prefix(std::min(end + 1, bytes.size()));
    }
    return good >= 9 && bad * 9 <= good;
}
} // namespace

EncodingGuess guessEncoding(std::string_view start)
{
    const auto guessed = [](const char *name) {
        return EncodingGuess{QLatin1String(name), QStringLiteral("guessed"), 0};
    };
    const auto begins = [&](std::string_view mark) { return start.substr(0, mark.size()) == mark; };
    if (begins("\xEF\xBB\xBF"))
        return {QStringLiteral("UTF-8"), QStringLiteral("mark"), 3};
    if (begins(std::string_view("\xFF\xFE\0\0", 4)))
        return {QStringLiteral("UTF-32LE"), QStringLiteral("mark"), 4};
    if (begins("\xFF\xFE"))
        return {QStringLiteral("UTF-16LE"), QStringLiteral("mark"), 2};
    if (begins("\xFE\xFF"))
        return {QStringLiteral("UTF-16BE"), QStringLiteral("mark"), 2};
    std::array<size_t, 2> zeros{};
    for (size_t i = 0; i < start.size(); ++i)
        zeros[i % 2] += start[i] == '\0';
    const size_t half = start.size() / 2;
    if (half > 4 && (zeros[1] > half * 3 / 10) && zeros[0] < half / 50)
        return {QStringLiteral("UTF-16LE"), QStringLiteral("guessed"), 0};
    if (half > 4 && (zeros[0] > half * 3 / 10) && zeros[1] < half / 50)
        return {QStringLiteral("UTF-16BE"), QStringLiteral("guessed"), 0};
    if (isUtf8(start) || isMostlyUtf8(start))
        return guessed("UTF-8");
    const double chinese = gbLikeness(start), traditional = big5Likeness(start);
    if (traditional > 0.9 && traditional > chinese + 0.15)
        return guessed("BIG5");
    if (isShiftJis(start))
        return guessed("CP932");
    if (chinese > 0.6)
        return guessed(isKorean(start) ? "CP949" : "GB18030");
    return guessed(isCyrillic(start) ? "WINDOWS-1251" : "WINDOWS-1252");
}

bool isKnownEncoding(const QString &name)
{
    const iconv_t handle = iconv_open("UTF-8", canonical(name).toLatin1().constData());
    if (handle == NoIconv)
        return false;
    iconv_close(handle);
    return true;
}

TextDecoder::TextDecoder(const QString &encoding)
    : m_iconv(iconv_open("UTF-8", canonical(encoding).toLatin1().constData()))
    , m_plain(canonical(encoding) == u"UTF-8" || m_iconv == NoIconv)
{
}

TextDecoder::~TextDecoder()
{
    if (m_iconv != NoIconv)
        iconv_close(m_iconv);
}

void TextDecoder::append(std::string_view bytes, bool isLast, std::string &text)
{
    if (m_plain) {
        text.append(bytes);
        return;
    }
    std::string joined;
    if (!m_rest.empty()) {
        joined = std::move(m_rest);
        joined.append(bytes);
        bytes = joined;
        m_rest.clear();
    }
    char *in = const_cast<char *>(bytes.data());
    size_t left = bytes.size();
    std::array<char, 16384> out;
    while (left > 0) {
        char *to = out.data();
        size_t room = out.size();
        const size_t done = iconv(m_iconv, &in, &left, &to, &room);
        text.append(out.data(), out.size() - room);
        if (done != size_t(-1) || errno == E2BIG)
            continue;
        if (errno == EINVAL && !isLast) {
            m_rest.assign(in, left);
            return;
        }
        text.append("\xEF\xBF\xBD"); // cannot be decoded: U+FFFD, and on with the next byte
        ++in;
        --left;
    }
}
} // namespace wanmi::intake
