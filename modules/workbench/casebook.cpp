// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/casebook.h"

#include <QCoreApplication>

namespace wanmi::workbench {
namespace {
using reports::Cell;
using reports::Column;
using Format = Column::Format;

QString tr(const char *text)
{
    return QCoreApplication::translate("wanmi::workbench::CaseBook", text);
}

/// The words of tokens, gathered where the translations are.
struct Dictionary
{
    models::NamesPtr names;
    domain::RuleBookPtr rules;
    bool chinese = true;
    QHash<QString, QString> states, sources, lights, severities;
    QString inTime, late;
    qint64 nowMs = 0;

    [[nodiscard]] Cell moment(qint64 ms) const
    {
        return ms > 0 ? Cell(rules->calendar.toLocal(base::instantFromMs(ms))) : Cell();
    }
};

Dictionary gather(const models::Words &words, const domain::RuleBookPtr &rules, base::Instant at)
{
    Dictionary dictionary;
    dictionary.names = words.names();
    dictionary.rules = rules;
    dictionary.chinese = words.isChinese();
    dictionary.nowMs = base::toMs(at);
    for (const workflow::State &state : rules->workflow.states())
        dictionary.states.insert(state.id, words.state(state.id));
    for (const char *source : {"supervisor", "hotline12345", "hotline12319", "portal", "sms", "video",
                               "leader", "transfer", "media", "petition", "sensor", "self-handled"})
        dictionary.sources.insert(QString::fromLatin1(source), words.source(QString::fromLatin1(source)));
    for (const char *light : {"green", "yellow", "red", "grey", "none"})
        dictionary.lights.insert(QString::fromLatin1(light), words.light(QString::fromLatin1(light)));
    for (const char *severity : {"general", "urgent", "major"})
        dictionary.severities.insert(QString::fromLatin1(severity),
                                     words.severity(QString::fromLatin1(severity)));
    dictionary.inTime = tr("in time");
    dictionary.late = tr("late");
    return dictionary;
}

std::vector<Column> columns()
{
    return {{tr("Case number"), Format::Text, 23},  {tr("Intake number"), Format::Text, 18},
            {tr("Light"), Format::Text, 9},         {tr("State"), Format::Text, 18},
            {tr("Class"), Format::Text, 26},        {tr("Severity"), Format::Text, 10},
            {tr("Place"), Format::Text, 40},        {tr("District"), Format::Text, 12},
            {tr("Street"), Format::Text, 16},       {tr("Department"), Format::Text, 24},
            {tr("Source"), Format::Text, 16},       {tr("Reported"), Format::Moment, 17},
            {tr("Registered"), Format::Moment, 17}, {tr("Due"), Format::Moment, 17},
            {tr("Closed"), Format::Moment, 17},     {tr("Handled"), Format::Text, 10},
            {tr("Rework"), Format::Number, 9},      {tr("Component"), Format::Text, 19}};
}

void fillRow(const store::CaseSummary &row, const Dictionary &say, std::vector<Cell> &cells)
{
    const models::Names &names = *say.names;
    size_t at = 0;
    const auto put = [&](Cell cell) { cells[at++] = std::move(cell); };
    const auto text = [&](const QString &words) { put(words.isEmpty() ? Cell() : Cell(words)); };
    text(row.caseNo);
    text(row.intakeNo);
    const QString light = worktime::tokenOf(models::lightOf(row, say.nowMs));
    text(light == u"none" ? QString() : say.lights.value(light));
    text(say.states.value(row.state, row.state));
    text(row.classCode.isEmpty() ? QString() : names.className(row.kind, row.classCode, say.chinese));
    text(say.severities.value(row.severity, row.severity));
    text(row.address);
    text(row.district.isEmpty() ? QString() : names.area(row.district, say.chinese));
    text(row.street.isEmpty() ? QString() : names.area(row.street, say.chinese));
    text(row.leadDept.isEmpty() ? QString() : names.department(row.leadDept, say.chinese));
    text(say.sources.value(row.source, row.source));
    put(say.moment(row.reportedAtMs));
    put(say.moment(row.registeredAtMs));
    put(say.moment(row.isOpen ? row.dueMs : 0));
    put(say.moment(row.closedAtMs));
    text(row.handledInTime < 0 ? QString() : row.handledInTime > 0 ? say.inTime : say.late);
    put(row.reworkCount > 0 ? Cell(double(row.reworkCount)) : Cell());
    text(row.componentId);
}
} // namespace

reports::Workbook caseBook(const models::CaseQueueModel::Snapshot &rows, const models::Words &words,
                           const domain::RuleBookPtr &rules, const BookNotes &notes)
{
    reports::Workbook book;
    book.title = notes.city + QStringLiteral(" · ") + notes.queue;
    book.author = notes.person;
    book.sheet.name = notes.queue;
    book.sheet.columns = columns();
    book.sheet.rows = rows.size();
    book.sheet.fill = [rows, say = gather(words, rules, notes.at)](int row, std::vector<Cell> &cells) {
        fillRow(rows.at(row), say, cells);
    };
    book.notesName = tr("Notes");
    const QString at = rules->calendar.toLocal(notes.at).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    book.notes
        = {{tr("City"), notes.city},
           {tr("List"), notes.queue},
           {tr("Filter"), notes.filter.isEmpty() ? tr("none") : notes.filter},
           {tr("Cases"), words.number(rows.size())},
           {tr("As of"), at},
           {tr("Made by"), notes.person + QStringLiteral(" · ") + notes.post},
           {tr("Note"),
            tr("Lights and deadlines are those of the moment above. Times are local times of the city.")}};
    return book;
}
} // namespace wanmi::workbench
