// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/pinyin.h"

#include "searchtext.h"

namespace wanmi::store {

QStringList spellingsOf(const QString &text, int most)
{
    QStringList whole{QString()}, initials{QString()};
    for (const QChar c : text) {
        const char16_t plain = Characters::fold(c.unicode());
        QStringList wholes, firsts;
        for (const std::string_view reading : Characters::readings(plain)) {
            const QString syllable = QString::fromLatin1(reading.data(), qsizetype(reading.size()));
            wholes.append(syllable);
            if (!firsts.contains(syllable.left(1)))
                firsts.append(syllable.left(1));
        }
        if (wholes.isEmpty() && plain != u' ')
            wholes = firsts = {QString(QChar(plain))};
        const auto grow = [most](QStringList &all, const QStringList &next) {
            QStringList grown;
            for (const QString &begun : std::as_const(all)) {
                for (const QString &more : next) {
                    if (grown.size() < most)
                        grown.append(begun + more);
                }
            }
            if (!next.isEmpty())
                all = grown;
        };
        grow(whole, wholes);
        grow(initials, firsts);
    }
    for (const QString &each : std::as_const(initials)) {
        if (!whole.contains(each))
            whole.append(each);
    }
    return whole;
}
} // namespace wanmi::store
