// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the table of characters that searching goes by (searchtext.h) as C++: readings of Chinese characters and the folding
// of all characters, from ICU. A program of the build: asking ICU takes most of a second, and every start would.
#include "searchtext.h"

#include <QFile>
#include <QTextStream>

#include <unicode/translit.h>

#include <algorithm>
#include <array>
#include <memory>

namespace wanmi::store {
namespace {
constexpr char16_t FirstHan = 0x3400, LastHan = 0x9FFF;

/// Readings that place names and surnames have beside those ICU gives.
struct Polyphone
{
    char16_t character;
    const char *reading;
};
constexpr std::array Polyphones{
    Polyphone{u'重', "chong"}, Polyphone{u'重', "zhong"}, Polyphone{u'长', "chang"},
    Polyphone{u'长', "zhang"}, Polyphone{u'行', "hang"},  Polyphone{u'行', "xing"},
    Polyphone{u'乐', "yue"},   Polyphone{u'乐', "le"},    Polyphone{u'朝', "chao"},
    Polyphone{u'朝', "zhao"},  Polyphone{u'厦', "xia"},   Polyphone{u'厦', "sha"},
    Polyphone{u'都', "du"},    Polyphone{u'都', "dou"},   Polyphone{u'会', "kuai"},
    Polyphone{u'会', "hui"},   Polyphone{u'大', "dai"},   Polyphone{u'大', "da"},
    Polyphone{u'藏', "zang"},  Polyphone{u'藏', "cang"},  Polyphone{u'传', "chuan"},
    Polyphone{u'传', "zhuan"}, Polyphone{u'单', "shan"},  Polyphone{u'单', "dan"},
    Polyphone{u'车', "che"},   Polyphone{u'区', "qu"},    Polyphone{u'区', "ou"},
    Polyphone{u'六', "lu"},    Polyphone{u'堡', "bao"},   Polyphone{u'堡', "pu"},
    Polyphone{u'堡', "bu"},    Polyphone{u'埔', "pu"},    Polyphone{u'埔', "bu"},
    Polyphone{u'番', "pan"},   Polyphone{u'番', "fan"},   Polyphone{u'尉', "yu"},
    Polyphone{u'铅', "yan"},   Polyphone{u'蔚', "yu"},    Polyphone{u'蚌', "beng"},
    Polyphone{u'夹', "jia"},   Polyphone{u'柏', "bai"},   Polyphone{u'柏', "bo"},
    Polyphone{u'泊', "bo"},    Polyphone{u'泊', "po"},    Polyphone{u'种', "zhong"},
    Polyphone{u'解', "jie"},   Polyphone{u'解', "xie"},   Polyphone{u'查', "zha"},
    Polyphone{u'查', "cha"},   Polyphone{u'盖', "gai"},   Polyphone{u'盖', "ge"},
    Polyphone{u'折', "zhe"},   Polyphone{u'弄', "long"},  Polyphone{u'弄', "nong"},
    Polyphone{u'巷', "xiang"}, Polyphone{u'巷', "hang"},  Polyphone{u'角', "jiao"},
    Polyphone{u'地', "di"},    Polyphone{u'佛', "fo"},    Polyphone{u'术', "shu"},
    Polyphone{u'圩', "wei"},   Polyphone{u'圩', "xu"},    Polyphone{u'峒', "dong"},
    Polyphone{u'涌', "chong"}, Polyphone{u'涌', "yong"},  Polyphone{u'陂', "bei"},
    Polyphone{u'陂', "pi"},    Polyphone{u'枞', "zong"},  Polyphone{u'歙', "she"},
    Polyphone{u'莘', "xin"},   Polyphone{u'莘', "shen"},  Polyphone{u'荥', "xing"},
    Polyphone{u'阿', "e"},     Polyphone{u'阿', "a"},     Polyphone{u'陆', "lu"},
    Polyphone{u'调', "diao"},  Polyphone{u'调', "tiao"},  Polyphone{u'万', "wan"},
    Polyphone{u'石', "shi"},   Polyphone{u'叶', "ye"},    Polyphone{u'伯', "bo"},

    Polyphone{u'丁', "ding"},  Polyphone{u'卡', "ka"},    Polyphone{u'卡', "qia"},
    Polyphone{u'曾', "zeng"},  Polyphone{u'仇', "qiu"},   Polyphone{u'还', "huan"},
    Polyphone{u'便', "bian"},  Polyphone{u'什', "shi"},   Polyphone{u'台', "tai"},
    Polyphone{u'降', "jiang"}, Polyphone{u'降', "xiang"}, Polyphone{u'宿', "su"},
    Polyphone{u'宁', "ning"},  Polyphone{u'相', "xiang"}, Polyphone{u'应', "ying"},
};

std::unique_ptr<icu::Transliterator> transliterator(const char *name)
{
    UErrorCode error = U_ZERO_ERROR;
    std::unique_ptr<icu::Transliterator> made(
        icu::Transliterator::createInstance(icu::UnicodeString(name), UTRANS_FORWARD, error));
    if (U_FAILURE(error) || !made)
        qFatal("ICU has no %s: %s", name, u_errorName(error));
    return made;
}

/// Each Chinese character on its own line, put through ICU at once: thousands of times cheaper than one by
/// one.
template <typename Take> void eachHan(const char *name, Take take)
{
    const auto with = transliterator(name);
    icu::UnicodeString text;
    for (char16_t c = FirstHan; c <= LastHan; ++c) {
        text.append(c);
        text.append(u'\n');
    }
    with->transliterate(text);
    char16_t c = FirstHan;
    for (int32_t from = 0; from < text.length() && c <= LastHan; ++c) {
        const int32_t to = text.indexOf(u'\n', from);
        if (to < 0)
            break;
        take(c, QStringView(text.getBuffer() + from, to - from));
        from = to + 1;
    }
}

char16_t foldedAlone(char16_t c)
{
    if (c >= 0xFF01 && c <= 0xFF5E) // full-width forms
        c = static_cast<char16_t>(c - 0xFEE0);
    if (c >= u'A' && c <= u'Z')
        return static_cast<char16_t>(c + 32);
    if (c < 128)
        return isLatin(c) || isDigit(c) ? c : u' ';
    const QChar character(c);
    if (character.isSurrogate() || isHan(c))
        return c;
    if (!character.isLetterOrNumber())
        return u' ';
    const QString parts = character.decomposition(); // é, but also ² and ①
    if (!parts.isEmpty() && parts.front().unicode() < 128 && parts.front().isLetterOrNumber())
        return parts.front().toLower().unicode();
    return character.toLower().unicode();
}

std::vector<char16_t> foldings()
{
    std::vector<char16_t> folded(0x10000);
    for (size_t c = 0; c < folded.size(); ++c)
        folded[c] = foldedAlone(static_cast<char16_t>(c));
    eachHan("Traditional-Simplified", [&folded](char16_t c, QStringView simplified) {
        if (simplified.size() == 1)
            folded[c] = simplified.front().unicode();
    });
    return folded;
}

/// Sorted: a character and one of its readings.
std::vector<std::pair<char16_t, std::string>> readings()
{
    std::vector<std::pair<char16_t, std::string>> found;
    const auto add = [&found](char16_t c, QStringView reading) {
        std::string plain;
        bool rounded = false; // ü: typed v by most, u by some
        for (const QChar part : reading.toString().normalized(QString::NormalizationForm_D)) {
            if (part >= u'a' && part <= u'z')
                plain.push_back(static_cast<char>(part.unicode()));
            rounded = rounded || part.unicode() == 0x0308;
        }
        if (plain.empty() || isHan(reading.front().unicode()))
            return;
        found.emplace_back(c, plain);
        if (rounded) {
            std::ranges::replace(plain, 'u', 'v');
            found.emplace_back(c, std::move(plain));
        }
    };
    eachHan("Han-Latin", add);
    eachHan("Han-Latin/Names", add);
    for (const Polyphone &polyphone : Polyphones)
        found.emplace_back(polyphone.character, polyphone.reading);
    std::ranges::sort(found);
    found.erase(std::ranges::unique(found).begin(), found.end());
    return found;
}

template <typename Numbers> void writeArray(QTextStream &out, const char *declaration, const Numbers &numbers)
{
    constexpr int InALine = 24;
    out << "const " << declaration << "[] = {";
    int column = 0;
    for (const auto number : numbers)
        out << (column++ % InALine ? "" : "\n") << quint32(number) << ',';
    out << "\n};\n";
}

void write(QTextStream &out)
{
    const auto found = readings();
    std::vector<std::string> syllables;
    for (const auto &[c, reading] : found)
        syllables.push_back(reading);
    std::ranges::sort(syllables);
    syllables.erase(std::ranges::unique(syllables).begin(), syllables.end());
    std::vector<quint32> first(0x10001);
    std::vector<qsizetype> places;
    size_t c = 0;
    for (const auto &[character, reading] : found) {
        for (; c <= character; ++c)
            first[c] = static_cast<quint32>(places.size());
        places.push_back(std::ranges::lower_bound(syllables, reading) - syllables.begin());
    }
    for (; c < first.size(); ++c)
        first[c] = static_cast<quint32>(places.size());

    out << "// Written by the build: charactertable.cpp.\n#include \"store/searchtext.h\"\n\nnamespace wanmi::store {\n";
    writeArray(out, "char16_t Characters::Folded", foldings());
    writeArray(out, "quint32 Characters::First", first);
    writeArray(out, "quint16 Characters::Readings", places);
    out << "const std::string_view Characters::Syllables[] = {\n";
    for (const std::string &one : syllables)
        out << '"' << QLatin1StringView(one.data(), qsizetype(one.size())) << "\",\n";
    out << "};\n} // namespace wanmi::store\n";
}
} // namespace
} // namespace wanmi::store

int main(int argc, char **argv)
{
    QFile file(QString::fromLocal8Bit(argc == 2 ? argv[1] : ""));
    if (!file.open(QIODevice::WriteOnly))
        qFatal("usage: wanmi_character_table FILE");
    QTextStream out(&file);
    wanmi::store::write(out);
    out.flush();
    return out.status() == QTextStream::Ok && file.flush() ? 0 : 1;
}
