// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/postgresdatabase.h"

namespace wanmi::server::postgres {

/// Parameters as libpq takes them; no longer than the parameters.
struct Arrays
{
    explicit Arrays(const Parameters &from)
    {
        for (const Parameter &one : from) {
            values.push_back(one.bytes.isNull() ? nullptr : one.bytes.constData());
            lengths.push_back(int(one.bytes.size()));
            formats.push_back(one.binary ? 1 : 0);
        }
    }
    std::vector<const char *> values;
    std::vector<int> lengths, formats;
};

/// A person's text may hold U+0000, which no text of PostgreSQL can. Never null.
[[nodiscard]] inline QByteArray storable(QByteArray utf8)
{
    if (utf8.contains('\0'))
        utf8.replace('\0', QByteArrayView());
    return utf8.isNull() ? QByteArray("") : utf8;
}
/// As text[].
[[nodiscard]] inline QByteArray listText(const QStringList &values)
{
    QByteArray list = "{";
    for (const QString &value : values) {
        QByteArray text = storable(value.toUtf8());
        text.replace('\\', "\\\\").replace('"', "\\\"");
        list += (list.size() > 1 ? ",\"" : "\"") + text + '"';
    }
    return list + '}';
}
} // namespace wanmi::server::postgres
