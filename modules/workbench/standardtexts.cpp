// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/standardtexts.h"

#include "domain/catalog.h"
#include "workbench/seatmemory.h"
#include "worktime/deadline.h"

#include <QFile>
#include <QJsonArray>

#include <algorithm>

namespace wanmi::workbench {
namespace {
constexpr qsizetype MostOwn = 20, LongestOwn = 500;

struct Line
{
    QString action, field;
    QStringList classes; ///< beginnings of class keys; empty: any
    QString zh, en;
};

std::vector<Line> readShipped()
{
    QFile file(QStringLiteral(":/wanmi/texts/standard.tsv"));
    std::vector<Line> lines;
    if (!file.open(QIODevice::ReadOnly))
        return lines;
    for (const QByteArray &each : file.readAll().split('\n')) {
        const QStringList fields = QString::fromUtf8(each).split(u'\t');
        if (fields.size() != 5 || fields[0].startsWith(u'#') || fields[0] == u"action")
            continue;
        Line line{fields[0], fields[1], {}, fields[3], fields[4]};
        for (const QString &pattern : fields[2].split(u' ', Qt::SkipEmptyParts)) {
            if (pattern != u"*")
                line.classes.append(pattern.endsWith(u'*') ? pattern.chopped(1) : pattern);
        }
        lines.push_back(line);
    }
    return lines;
}

const std::vector<Line> &shipped()
{
    static const std::vector<Line> lines = readShipped();
    return lines;
}
} // namespace

QStringList standardTexts(const TextPlace &place, bool chinese)
{
    const QString key
        = place.classCode.isEmpty() ? QString() : domain::Catalog::keyOf(place.kind, place.classCode);
    QStringList ofClass, ofAny;
    for (const Line &line : shipped()) {
        if (line.action != place.action || line.field != place.field)
            continue;
        const QString &text = chinese ? line.zh : line.en;
        const bool fits = std::ranges::any_of(
            line.classes, [&](const QString &beginning) { return key.startsWith(beginning); });
        if (line.classes.isEmpty())
            ofAny.append(text);
        else if (fits && !key.isEmpty())
            ofClass.append(text);
    }
    return ofClass + ofAny;
}

std::optional<QString> filledText(const QString &text, const domain::CaseFile &file,
                                  const models::Words &words, const domain::RuleBook &rules,
                                  base::Instant now)
{
    auto due = file.handlingDue ? file.handlingDue : file.stageDue;
    if (file.state == domain::state::PendingDispatch && file.handlingLimit.length.count() > 0)
        due = worktime::dueAt(now, file.handlingLimit, rules.calendar);
    const bool component = file.kind == domain::CaseKind::Component;
    const std::pair<QString, QString> values[]
        = {{QStringLiteral("{address}"), file.address},
           {QStringLiteral("{class}"),
            file.classCode.isEmpty() ? QString() : words.className(component, file.classCode)},
           {QStringLiteral("{due}"),
            due ? words.moment(static_cast<double>(base::toMs(*due)), static_cast<double>(base::toMs(now)))
                : QString()},
           {QStringLiteral("{number}"), file.caseNo.isEmpty() ? file.intakeNo : file.caseNo},
           {QStringLiteral("{department}"),
            file.leadDept.isEmpty() ? QString() : words.department(file.leadDept)}};
    // In one pass: a value that looks like a placeholder is a value.
    QString filled;
    for (qsizetype at = 0; at < text.size();) {
        const QStringView rest = QStringView(text).mid(at);
        const auto found
            = std::ranges::find_if(values, [&](const auto &value) { return rest.startsWith(value.first); });
        if (found == std::end(values)) {
            filled += text[at++];
        } else if (found->second.isEmpty()) {
            return {};
        } else {
            filled += found->second;
            at += found->first.size();
        }
    }
    return filled;
}

QString OwnTexts::keyOf(const TextPlace &place)
{
    return QStringLiteral("texts/%1/%2").arg(place.action, place.field);
}

QStringList OwnTexts::of(const TextPlace &place) const
{
    QStringList texts;
    for (const QJsonValue &text : m_memory.value(keyOf(place)).toArray())
        texts.append(text.toString());
    return texts;
}

bool OwnTexts::keep(const TextPlace &place, const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty() || trimmed.size() > LongestOwn)
        return false;
    QStringList texts = of(place);
    texts.removeAll(trimmed);
    texts.prepend(trimmed);
    m_memory.set(keyOf(place), QJsonArray::fromStringList(texts.mid(0, MostOwn)));
    return true;
}

void OwnTexts::forget(const TextPlace &place, const QString &text)
{
    QStringList texts = of(place);
    texts.removeAll(text);
    if (texts.isEmpty())
        m_memory.forget(keyOf(place));
    else
        m_memory.set(keyOf(place), QJsonArray::fromStringList(texts));
}
} // namespace wanmi::workbench
