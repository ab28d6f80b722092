// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/byterange.h"

#include <QRegularExpression>

#include <algorithm>

namespace wanmi::server {

RangeVerdict rangeOf(const QByteArray &header, qint64 size, ByteRange &range)
{
    range = {0, size - 1};
    static const QRegularExpression Form(QStringLiteral("^bytes=(\\d*)-(\\d*)$"));
    const auto match = Form.match(QString::fromLatin1(header));
    if (header.isEmpty() || !match.hasMatch() || (match.captured(1).isEmpty() && match.captured(2).isEmpty()))
        return RangeVerdict::Whole; // RFC 9110: what we do not understand is ignored
    if (match.captured(1).isEmpty()) {
        range.first = std::max<qint64>(0, size - match.captured(2).toLongLong());
    } else {
        range.first = match.captured(1).toLongLong();
        if (!match.captured(2).isEmpty())
            range.last = std::min(range.last, match.captured(2).toLongLong());
    }
    return range.first > range.last || range.first >= size ? RangeVerdict::Bad : RangeVerdict::Part;
}

QByteArray contentRange(const ByteRange &range, qint64 size)
{
    return "bytes " + QByteArray::number(range.first) + '-' + QByteArray::number(range.last) + '/'
        + QByteArray::number(size);
}
} // namespace wanmi::server
