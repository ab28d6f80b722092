// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/queueview.h"

#include <QJsonArray>
#include <QJsonObject>

namespace wanmi::workbench {
namespace {
QString key(const char *name)
{
    return QString::fromLatin1(name);
}

QStringList textsIn(const QJsonValue &json, const QStringList &known)
{
    QStringList texts;
    for (const QJsonValue &value : json.toArray()) {
        if (known.contains(value.toString()) && !texts.contains(value.toString()))
            texts.append(value.toString());
    }
    return texts;
}
} // namespace

QJsonValue toJson(const QueueColumns &columns)
{
    return QJsonObject{{key("order"), QJsonArray::fromStringList(columns.order)},
                       {key("hidden"), QJsonArray::fromStringList(columns.hidden)}};
}

QJsonValue toJson(const QueueSort &sort)
{
    return QJsonObject{{key("column"), sort.column}, {key("descending"), sort.descending}};
}

QJsonValue toJson(const std::vector<SavedFilter> &filters)
{
    QJsonArray list;
    for (const SavedFilter &filter : filters) {
        list.append(QJsonObject{{key("name"), filter.name},
                                {key("workspace"), filter.workspace},
                                {key("queue"), filter.queue},
                                {key("text"), filter.text},
                                {key("light"), filter.light},
                                {key("sort"), toJson(filter.sort)}});
    }
    return list;
}

QueueColumns columnsFrom(const QJsonValue &json, const QStringList &known)
{
    QueueColumns columns{textsIn(json[u"order"], known), textsIn(json[u"hidden"], known)};
    if (columns.order.isEmpty())
        return columns;
    // A column that came with a newer program stands last.
    for (const QString &column : known) {
        if (!columns.order.contains(column))
            columns.order.append(column);
    }
    return columns;
}

QueueSort sortFrom(const QJsonValue &json, const QStringList &known)
{
    const QueueSort sort{json[u"column"].toString(), json[u"descending"].toBool()};
    return known.contains(sort.column) ? sort : QueueSort{};
}

std::vector<SavedFilter> filtersFrom(const QJsonValue &json)
{
    std::vector<SavedFilter> filters;
    for (const QJsonValue &value : json.toArray()) {
        const QJsonValue sort = value[u"sort"];
        SavedFilter filter{value[u"name"].toString().left(LongestFilterName),
                           value[u"workspace"].toString(),
                           value[u"queue"].toString(),
                           value[u"text"].toString(),
                           value[u"light"].toString(),
                           sortFrom(sort, {sort[u"column"].toString()})};
        if (!filter.name.isEmpty() && filters.size() < MostSavedFilters)
            filters.push_back(std::move(filter));
    }
    return filters;
}
} // namespace wanmi::workbench
