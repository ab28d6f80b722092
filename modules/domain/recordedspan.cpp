// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/recordedspan.h"

#include <QRegularExpression>

namespace wanmi::domain {
namespace {
const QString Form = QStringLiteral("yyyy-MM-dd HH:mm:ss");
}

QString noteOf(const RecordedSpan &span, std::chrono::seconds utcOffset)
{
    const auto local = [&](base::Instant at) { return base::toUtc(at + utcOffset).toString(Form); };
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(utcOffset).count();
    const QString zone = QStringLiteral("%1%2:%3")
                             .arg(QLatin1Char(minutes < 0 ? '-' : '+'))
                             .arg(std::abs(minutes) / 60, 2, 10, QLatin1Char('0'))
                             .arg(std::abs(minutes) % 60, 2, 10, QLatin1Char('0'));
    return QStringLiteral("%1 %2 %3 – %4 %5").arg(span.name, span.camera, local(span.from), local(span.until), zone);
}

std::optional<RecordedSpan> spanIn(const QString &note)
{
    static const QRegularExpression form(QStringLiteral("^(.*) (\\d{20}) (\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d) – "
                                                        "(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d) ([+-])(\\d\\d):(\\d\\d)$"),
                                         QRegularExpression::DotMatchesEverythingOption);
    const auto match = form.match(note);
    if (!match.hasMatch())
        return {};
    const int minutes = match.captured(6).toInt() * 60 + match.captured(7).toInt();
    const auto offset = std::chrono::minutes(match.captured(5) == u"-" ? -minutes : minutes);
    const auto at = [&](int part) -> std::optional<base::Instant> {
        QDateTime time = QDateTime::fromString(match.captured(part), Form);
        time.setTimeSpec(Qt::UTC);
        return time.isValid() ? std::optional(base::instantFromMs(time.toMSecsSinceEpoch()) - offset) : std::nullopt;
    };
    const auto from = at(3), until = at(4);
    if (!from || !until || *until < *from)
        return {};
    return RecordedSpan{match.captured(1), match.captured(2), *from, *until};
}
} // namespace wanmi::domain
