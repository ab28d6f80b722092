// SPDX-License-Identifier: GPL-3.0-or-later
#include "sheettext.h"

namespace wanmi::reports {
namespace {
constexpr int LongestText = 32'000; ///< a cell takes 32,767 UTF-16 units
constexpr int LongestSheetName = 31;
} // namespace

QByteArray cellText(const QString &text)
{
    // A character that XML cannot hold would spoil the whole file; half a pair becomes a question mark.
    QString clean;
    clean.reserve(text.size());
    for (const QChar letter : text.left(LongestText)) {
        const bool forbidden = (letter < u' ' && letter != u'\n' && letter != u'\t')
            || letter.unicode() == 0xFFFE || letter.unicode() == 0xFFFF;
        clean += forbidden ? QChar(u' ') : letter;
    }
    if (!clean.isEmpty() && clean.back().isHighSurrogate())
        clean.chop(1);
    return clean.toUtf8();
}

QString sheetTitle(const QString &name)
{
    QString clean = name;
    for (QChar &letter : clean) {
        if (QStringView(u"[]:*?/\\").contains(letter))
            letter = u' ';
    }
    while (clean.startsWith(u'\''))
        clean.remove(0, 1);
    clean = clean.left(LongestSheetName).trimmed();
    while (clean.endsWith(u'\''))
        clean.chop(1);
    if (!clean.isEmpty() && clean.back().isHighSurrogate())
        clean.chop(1);
    return clean;
}
} // namespace wanmi::reports
