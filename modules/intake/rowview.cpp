// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/rowview.h"

#include "intake/values.h"

#include <QRegularExpression>

namespace wanmi::intake {
namespace {

const QRegularExpression &columnInBraces()
{
    static const QRegularExpression pattern(QStringLiteral("\\{([^{}]+)\\}"));
    return pattern;
}
} // namespace

base::Result<Inputs> Inputs::resolve(const Mapping &mapping, const SourceLayer &layer)
{
    Inputs inputs;
    const auto &fields = fieldsOf(mapping.kind);
    inputs.m_inputs.resize(fields.size());
    inputs.m_columnOf.resize(fields.size());
    const auto want = [&](const QString &column) -> std::optional<QString> {
        const int index = layer.indexOf(column);
        if (index < 0)
            return {};
        const QString &name = layer.columns[size_t(index)].name;
        if (!inputs.m_columns.contains(name))
            inputs.m_columns.append(name);
        return name;
    };
    for (size_t f = 0; f < fields.size(); ++f) {
        Input &input = inputs.m_inputs[f];
        const QString given = mapping.columns.value(fields[f].name);
        if (mapping.set.contains(fields[f].name)) {
            input.from = Input::From::Fixed;
            input.fixed = mapping.set.value(fields[f].name).trimmed();
            continue;
        }
        if (given.isEmpty())
            continue;
        if (const auto name = want(given)) {
            input.from = Input::From::Column;
            inputs.m_columnOf[f] = *name;
        } else if (given.contains(u'{')) {
            input.from = Input::From::Template;
            input.fixed = given;
            auto each = columnInBraces().globalMatch(given);
            while (each.hasNext()) {
                const QString column = each.next().captured(1);
                const auto name = want(column);
                if (!name)
                    return base::refused(QStringLiteral("no-such-column"), column);
                input.fixed.replace(u'{' + column + u'}', u'{' + *name + u'}');
            }
        } else if (const qsizetype arrow = given.indexOf(u"->"); arrow > 0 && want(given.left(arrow))) {
            input.from = Input::From::Tag;
            input.tag = given.mid(arrow + 2).toUtf8();
            inputs.m_columnOf[f] = *want(given.left(arrow));
        } else {
            return base::refused(QStringLiteral("no-such-column"), given);
        }
        const QString folded = foldedWord(given);
        for (const char *word : {"overdue", "超期", "超时", "逾期", "islate", "late"})
            input.isOverdueColumn
                = input.isOverdueColumn || folded.contains(foldedWord(QString::fromUtf8(word)));
    }
    return inputs;
}

void Inputs::bind(const QStringList &read)
{
    m_places.clear();
    for (qsizetype i = 0; i < read.size(); ++i)
        m_places.insert(read[i], int(i));
    for (size_t f = 0; f < m_inputs.size(); ++f)
        m_inputs[f].column = m_columnOf[f].isEmpty() ? -1 : int(m_places.value(m_columnOf[f], -1));
}

QString RowView::text(int field) const
{
    if (field < 0)
        return {};
    const Input &input = m_inputs.of(field);
    switch (input.from) {
    case Input::From::Nowhere:
        return {};
    case Input::From::Fixed:
        return input.fixed;
    case Input::From::Column: {
        if (input.column < 0)
            return {};
        const Value &value = m_values[input.column];
        if (value.type == Value::Type::Text && isMissing(value.text))
            return {};
        return value.toText();
    }
    case Input::From::Tag:
        return input.column < 0 ? QString() : tagOf(m_values[input.column].text, input.tag);
    case Input::From::Template: {
        QString text;
        qsizetype at = 0;
        auto each = columnInBraces().globalMatch(input.fixed);
        while (each.hasNext()) {
            const auto match = each.next();
            text += QStringView(input.fixed).mid(at, match.capturedStart() - at);
            const int column = m_inputs.templateColumn(match.captured(1));
            const QString part = column < 0 ? QString() : m_values[column].toText();
            text += isMissing(QStringView(part)) ? QString() : part;
            at = match.capturedEnd();
        }
        text += QStringView(input.fixed).mid(at);
        // Words joined by the template may be missing; parts of one long text are put together as they are.
        return input.fixed.contains(u' ') ? text.simplified() : text.trimmed();
    }
    }
    return {};
}

std::string_view RowView::bytes(int field, std::string &room) const
{
    if (field < 0)
        return {};
    const Input &input = m_inputs.of(field);
    if (input.from == Input::From::Nowhere)
        return {};
    if (input.from == Input::From::Column && input.column >= 0
        && m_values[input.column].type == Value::Type::Text) {
        const std::string_view text = m_values[input.column].text;
        return isMissing(text) ? std::string_view() : text;
    }
    room = text(field).toStdString();
    return room;
}

Value RowView::value(int field, std::string &room) const
{
    if (field < 0)
        return {};
    const Input &input = m_inputs.of(field);
    if (input.from == Input::From::Column && input.column >= 0
        && m_values[input.column].type != Value::Type::Text)
        return m_values[input.column];
    const std::string_view text = bytes(field, room);
    if (text.empty())
        return {};
    return {Value::Type::Text, text};
}

QString tagOf(std::string_view tags, const QByteArray &key)
{
    const std::string wanted = '"' + key.toStdString() + "\"=>\"";
    size_t at = tags.find(wanted);
    if (at == std::string_view::npos)
        return {};
    at += wanted.size();
    std::string text;
    for (; at < tags.size() && tags[at] != '"'; ++at) {
        if (tags[at] == '\\' && at + 1 < tags.size())
            ++at;
        text.push_back(tags[at]);
    }
    return QString::fromStdString(text);
}
} // namespace wanmi::intake
