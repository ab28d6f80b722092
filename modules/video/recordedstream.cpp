// SPDX-License-Identifier: GPL-3.0-or-later
#include "video/recordedstream.h"

#include <QUrlQuery>

#include <algorithm>

namespace wanmi::video {
namespace {
const QString ClockKey = QStringLiteral("clock"), ScaleKey = QStringLiteral("scale");
const QString ClockForm = QStringLiteral("yyyyMMdd'T'HHmmss");
constexpr double Slowest = 0.25, Fastest = 16;

std::optional<Instant> fromClock(const QByteArray &text)
{
    constexpr qsizetype WholeSeconds = 15; // 20261124T011000
    if (text.size() <= WholeSeconds || !text.endsWith('Z'))
        return {};
    QDateTime at = QDateTime::fromString(QString::fromLatin1(text.left(WholeSeconds)), ClockForm);
    if (!at.isValid())
        return {};
    at.setTimeSpec(Qt::UTC);
    const QByteArray rest = text.mid(WholeSeconds, text.size() - WholeSeconds - 1);
    bool isFraction = true;
    const double fraction = rest.isEmpty() ? 0 : ('0' + rest).toDouble(&isFraction);
    if (!isFraction || fraction < 0 || fraction >= 1)
        return {};
    return base::instantFromMs(at.toMSecsSinceEpoch() + qint64(fraction * 1000 + 0.5));
}
} // namespace

QByteArray rtspClock(Instant at)
{
    return base::toUtc(at).toString(ClockForm + QStringLiteral(".zzz'Z'")).toLatin1();
}

std::optional<Instant> beginOfClockRange(const QByteArray &range)
{
    const QByteArray text = range.trimmed();
    return text.startsWith("clock=") ? fromClock(text.mid(6).split('-').value(0).trimmed()) : std::nullopt;
}

QUrl recordedUrl(const QUrl &recorder, const RecordedMoment &moment)
{
    QUrlQuery fields;
    fields.addQueryItem(ClockKey, QString::fromLatin1(rtspClock(moment.from)));
    fields.addQueryItem(ScaleKey, QString::number(moment.scale));
    QUrl url = recorder;
    url.setFragment(fields.query());
    return url;
}

std::optional<RecordedMoment> recordedMoment(const QUrl &url)
{
    const QUrlQuery fields(url.fragment());
    const auto from = fromClock(fields.queryItemValue(ClockKey).toLatin1());
    if (!from)
        return {};
    RecordedMoment moment{*from};
    if (fields.hasQueryItem(ScaleKey)) {
        const double asked = fields.queryItemValue(ScaleKey).toDouble();
        moment.scale = asked > 0 ? std::clamp(asked, Slowest, Fastest) : 1;
    }
    return moment;
}
} // namespace wanmi::video
