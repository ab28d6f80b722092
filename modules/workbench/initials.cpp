// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/initials.h"

#include <QCollator>
#include <QHash>

#include <algorithm>
#include <array>

namespace wanmi::workbench {
namespace {
struct First
{
    char16_t character; ///< the first in pinyin order that begins with the letter
    char letter;
};
constexpr std::array Firsts{First{u'阿', 'a'}, First{u'八', 'b'}, First{u'嚓', 'c'}, First{u'咑', 'd'},
                            First{u'妸', 'e'}, First{u'发', 'f'}, First{u'旮', 'g'}, First{u'哈', 'h'},
                            First{u'丌', 'j'}, First{u'咔', 'k'}, First{u'垃', 'l'}, First{u'妈', 'm'},
                            First{u'拏', 'n'}, First{u'噢', 'o'}, First{u'妑', 'p'}, First{u'七', 'q'},
                            First{u'呥', 'r'}, First{u'仨', 's'}, First{u'他', 't'}, First{u'屲', 'w'},
                            First{u'夕', 'x'}, First{u'丫', 'y'}, First{u'帀', 'z'}};

bool isHan(QChar c)
{
    return c.unicode() >= 0x4E00 && c.unicode() <= 0x9FFF;
}

QChar initialOf(QChar character)
{
    static const QCollator collator{QLocale(QLocale::Chinese, QLocale::China)};
    static QHash<QChar, QChar> known;
    if (const auto it = known.constFind(character); it != known.cend())
        return *it;
    const auto after = std::ranges::upper_bound(
        Firsts, character, [](QChar a, QChar b) { return collator.compare(QString(a), QString(b)) < 0; },
        [](const First &first) { return QChar(first.character); });
    const QChar letter = after == Firsts.begin() ? QChar() : QChar(QLatin1Char((after - 1)->letter));
    known.insert(character, letter);
    return letter;
}
} // namespace

QString initialsOf(const QString &text)
{
    QString initials;
    for (const QChar c : text) {
        if (isHan(c)) {
            if (const QChar initial = initialOf(c); !initial.isNull())
                initials += initial;
        } else if (c.isLetterOrNumber() && c.unicode() < 128) {
            initials += c.toLower();
        }
    }
    return initials;
}
} // namespace wanmi::workbench
