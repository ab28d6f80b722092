// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/streamplace.h"

#include "protocol/tables.h"

#include <QStringView>

namespace wanmi::protocol {
namespace {
constexpr qsizetype LongestId = 200;
}

QString StreamPlace::text() const
{
    return QStringLiteral("%1.%2.%3").arg(
        QString::number(table), QString::number(reading),
        QString::fromLatin1(id.toUtf8().toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals)));
}

std::optional<StreamPlace> StreamPlace::fromText(const QString &text)
{
    const qsizetype first = text.indexOf(u'.');
    const qsizetype second = text.indexOf(u'.', first + 1);
    if (first < 1 || second < 0)
        return std::nullopt;
    bool isTable = false, isReading = false;
    StreamPlace place;
    place.table = QStringView(text).left(first).toInt(&isTable);
    place.reading = QStringView(text).mid(first + 1, second - first - 1).toInt(&isReading);
    const auto id = QByteArray::fromBase64Encoding(
        text.mid(second + 1).toUtf8(), QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    place.id = id ? QString::fromUtf8(*id) : QString();
    const bool twoReadings = place.table == int(TableNo::CaseFile);
    if (!isTable || !isReading || !findTable(place.table) || place.reading < 0
        || place.reading > (twoReadings ? 1 : 0) || place.id.isEmpty() || place.id.size() > LongestId)
        return std::nullopt;
    return place;
}
} // namespace wanmi::protocol
