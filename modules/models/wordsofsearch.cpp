// SPDX-License-Identifier: GPL-3.0-or-later
// The part of words.h that search boxes speak.
#include "models/words.h"

#include <QCoreApplication>

namespace wanmi::models {
namespace {
QString say(const char *source)
{
    return QCoreApplication::translate("words", source);
}
} // namespace

QString Words::searchHint(bool nothingBefore) const
{
    if (!nothingBefore)
        return {};
    return say(QT_TRANSLATE_NOOP(
        "words", "Number, address, crossing, code, camera, plate, name: characters or pinyin"));
}

QString Words::searchNote(qint64 shown, qint64 total, double share) const
{
    QStringList parts;
    if (shown == 0)
        parts << say(QT_TRANSLATE_NOOP(
            "words", "Nothing found. Try fewer words, the first letters of the pinyin or the last digits"));
    else if (total > shown)
        parts << say(QT_TRANSLATE_NOOP("words", "%1 more: add a word")).arg(number(double(total - shown)));
    if (share < 1)
        parts << say(QT_TRANSLATE_NOOP("words",
                                       "The city is still being read (%1): not everything can be found yet"))
                     .arg(percent(share));
    return parts.join(QStringLiteral("  ·  "));
}
} // namespace wanmi::models
