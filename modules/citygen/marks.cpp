// SPDX-License-Identifier: GPL-3.0-or-later
#include "citygen/marks.h"

#include <QStringList>

namespace wanmi::citygen {
namespace {

QString hex(quint64 value, int digits)
{
    return QString::number(value, 16).rightJustified(16, u'0').right(digits);
}
} // namespace

QString uuid(Random &random)
{
    const quint64 a = random.next();
    const quint64 b = random.next();
    return hex(a >> 32, 8) + u'-' + hex(a >> 16, 4) + QStringLiteral("-4") + hex(a, 3) + u'-'
        + hex(0x8 | (b >> 62), 1) + hex(b >> 48, 3) + u'-' + hex(b, 12);
}

QString contentHash(Random &random)
{
    // Nobody took these pictures: the zeros say so (protocol/media.h), no real file's hash begins with them.
    (void)random.next();
    QString hash(16, u'0');
    for (int i = 0; i < 3; ++i)
        hash += hex(random.next(), 16);
    return hash;
}

QString mobileNumber(Random &random)
{
    static const QStringList prefixes
        = QStringLiteral("130 131 133 135 136 137 138 139 150 151 158 159 180 186 188").split(u' ');
    return random.pick(prefixes) + QStringLiteral("%1").arg(random.index(100'000'000), 8, 10, QChar(u'0'));
}
} // namespace wanmi::citygen
