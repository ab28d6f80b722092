// SPDX-License-Identifier: GPL-3.0-or-later
// The second half of actionform.h: which questions each form asks.
#include "workbench/actionform.h"

#include "domain/deadlines.h"
#include "workbench/crewfield.h"
#include "workbench/dutyadvice.h"
#include "workbench/photofield.h"
#include "workbench/placefield.h"
#include "workbench/textoffers.h"

#include <QVBoxLayout>

namespace wanmi::workbench {
namespace {
using Order = domain::CaseOrder;

std::optional<QString> unlessEmpty(const QString &text)
{
    return text.isEmpty() ? std::nullopt : std::optional(text);
}
} // namespace

void ActionForm::build(const QString &form)
{
    if (form == u"register")
        askRegister();
    else if (form == u"sendTask")
        askTask();
    else if (form == u"dispatch" || form == u"subDispatch")
        askDispatch(form == u"subDispatch");
    else if (form == u"merge")
        askMerge();
    else
        askRest(form);
}

void ActionForm::askReason(bool required)
{
    askText({QStringLiteral("reason"), tr("Reason"), required, tr("Say why, in a sentence."),
             [](Order &order, const QString &text) { order.reason = text.trimmed(); }});
}

void ActionForm::askNote(const QString &label, bool required)
{
    askText({QStringLiteral("note"), label, required, tr("Say it in a sentence."),
             [](Order &order, const QString &text) { order.note = text.trimmed(); }});
}

void ActionForm::askText(const Field::Ask &asked)
{
    auto *field = new TextField(asked, this);
    add(field);
    if (m_dossier) {
        const domain::CaseFile &file = m_dossier->file;
        new TextOffers(field, {m_possibility.action, asked.name, file.kind, file.classCode}, file, m_session,
                       m_memory);
    }
}

/// What the rules say of a request stands at its first question; what is typed tells the due it would bring.
void ActionForm::tellRequest(const QString &rule)
{
    Field *asked = m_fields.back();
    asked->setHint(rule);
    if (m_possibility.form != u"extend" || !m_dossier)
        return;
    connect(asked, &Field::changed, this, [this, asked, rule] {
        const int days = asked->answer().toInt();
        const auto deadlines = domain::explainedDeadlines(m_dossier->file, m_dossier->trail, *m_session.rules);
        const auto moved = std::ranges::find_if(deadlines, &domain::ExplainedDeadline::canBeMoved);
        if (days <= 0 || moved == deadlines.end()) {
            asked->setHint(rule);
            return;
        }
        const base::Instant now = m_session.desk.now();
        const auto after = domain::extended(*moved, days, now, m_session.rules->calendar).after;
        asked->setHint(after ? rule + u'\n'
                               + tr("It would be due %1.")
                                     .arg(m_session.words.moment(double(base::toMs(*after)),
                                                                 double(base::toMs(now))))
                             : rule);
    });
}

ActionForm::Choices ActionForm::classes() const
{
    Choices choices;
    const bool chinese = m_session.words.isChinese();
    for (const domain::MinorClass &minor : m_session.words.names()->rules()->catalog.classes()) {
        const bool component = minor.kind == domain::CaseKind::Component;
        choices.push_back({(component ? u'C' : u'E') + minor.code,
                           chinese ? minor.nameZh + QStringLiteral("  ·  ") + minor.majorZh
                                   : minor.nameEn + QStringLiteral("  ·  ") + minor.majorEn,
                           chinese ? minor.nameEn : minor.nameZh});
    }
    return choices;
}

ActionForm::Choices ActionForm::departments(bool districts) const
{
    Choices choices;
    const bool chinese = m_session.words.isChinese();
    for (const domain::Department &department : m_session.words.names()->departments()) {
        const bool isDistrict = department.kind == u"territory";
        if (districts && !isDistrict)
            continue;
        choices.push_back({department.id.text(), chinese ? department.nameZh : department.nameEn,
                           chinese ? department.nameEn : department.nameZh});
    }
    return choices;
}

ActionForm::Choices ActionForm::supervisors() const
{
    Choices choices;
    const QString grid = m_dossier ? m_dossier->file.dutyGrid : QString();
    for (const domain::Person &person : m_session.words.names()->persons()) {
        if (person.post != u"supervisor" || !person.onDuty)
            continue;
        const bool here = person.dutyGrid == grid;
        ChoiceField::Choice choice{
            person.id.text(), person.name + QStringLiteral("  ·  ") + person.dutyGrid, {}};
        if (here)
            choices.insert(choices.begin(), choice);
        else
            choices.push_back(choice);
    }
    return choices;
}

void ActionForm::askClass(bool required)
{
    m_class = new ChoiceField({QStringLiteral("class"), tr("Class: type Chinese, pinyin initials or code"),
                               required, tr("Choose the class: type a part of its name, then Enter."),
                               [](Order &order, const QString &token) {
                                   if (token.isEmpty())
                                       return;
                                   order.kind = token.startsWith(u'C') ? domain::CaseKind::Component
                                                                       : domain::CaseKind::Event;
                                   order.classCode = token.mid(1);
                               }},
                              classes(), this);
    add(m_class);
    connect(m_class, &Field::changed, this, &ActionForm::takeClass);
    m_named.emplace_back(QStringLiteral("class"), [this] { return classes(); });
}

/// A class brings its filing conditions, its limit and its usual department with it.
void ActionForm::takeClass()
{
    const QString token = m_class->answer();
    const auto kind = token.startsWith(u'C') ? domain::CaseKind::Component : domain::CaseKind::Event;
    const domain::MinorClass *minor = m_session.words.names()->rules()->catalog.find(kind, token.mid(1));
    m_class->setHint(!minor ? QString()
                            : tr("Usually %1, limit %2")
                                  .arg(m_session.words.department(minor->typicalDepartment.text()),
                                       m_session.words.limit(minor->defaultLimit)));
    if (!m_condition)
        return;
    Choices conditions;
    for (const domain::FilingCondition &condition :
         minor ? minor->conditions : std::vector<domain::FilingCondition>{}) {
        const bool chinese = m_session.words.isChinese() || condition.nameEn.isEmpty();
        conditions.push_back({condition.no,
                              (chinese ? condition.nameZh : condition.nameEn) + QStringLiteral("  ·  ")
                                  + m_session.words.limit(condition.limit),
                              condition.no});
    }
    const QString before = m_condition->answer();
    m_condition->setChoices(conditions);
    if (before.isEmpty() && !conditions.empty())
        m_condition->setAnswer(conditions.front().token);
}

void ActionForm::askRegister(bool withNote)
{
    const domain::CaseFile file = m_dossier ? m_dossier->file : domain::CaseFile{};
    askClass(true);
    m_condition = new ChoiceField(
        {QStringLiteral("condition"), tr("Filing condition"), true, tr("Choose the condition that was seen."),
         [](Order &order, const QString &token) { order.conditionNo = unlessEmpty(token); }},
        {}, this);
    add(m_condition);
    auto *place = new PlaceField(
        {QStringLiteral("place"), tr("Place"), true, tr("Say where it is, or click on the map."), {}},
        m_session, this);
    add(place);
    if (withNote)
        askNote(tr("Note"));
    m_class->setAnswer((file.kind == domain::CaseKind::Component ? u'C' : u'E') + file.classCode);
    if (!file.conditionNo.isEmpty())
        m_condition->setAnswer(file.conditionNo);
    if (geo::isPlausible(file.place)) {
        place->setAnswer(QStringLiteral("%1 %2 %3")
                             .arg(file.place.lon, 0, 'f', 7)
                             .arg(file.place.lat, 0, 'f', 7)
                             .arg(file.address));
    }
}

void ActionForm::askTask()
{
    add(new ChoiceField({QStringLiteral("supervisor"), tr("Supervisor on duty"), true,
                         tr("Choose who goes there: a supervisor on duty."),
                         [](Order &order, const QString &token) { order.supervisor = token; }},
                        supervisors(), this));
    m_named.emplace_back(QStringLiteral("supervisor"), [this] { return supervisors(); });
    askNote(tr("What to look at"));
    proposeSupervisor();
}

void ActionForm::proposeSupervisor()
{
    if (!m_dossier)
        return;
    const domain::CaseFile &file = m_dossier->file;
    Field *supervisor = field(QStringLiteral("supervisor"));
    QStringList unfit = file.handlers;
    if (action() == u"reassignTask")
        unfit.append(file.supervisor);
    m_session.store.dutyNear(file.place)
        .then(supervisor,
              [supervisor, unfit](const base::Result<std::vector<domain::GridDuty>> &grids) {
                  const auto taker = grids ? domain::takerOf(*grids, unfit) : std::nullopt;
                  if (!taker) {
                      supervisor->setHint(
                          tr("Nobody is on duty in this duty grid or next to it: the task waits for a sign-on."));
                      return;
                  }
                  if (!supervisor->answer().isEmpty())
                      return;
                  supervisor->setAnswer(taker->supervisor);
                  supervisor->setHint(taker->isNeighbor
                                          ? tr("Nobody is on duty in this duty grid: one of the nearest grid.")
                                          : tr("On duty in the duty grid of the place."));
              });
}

void ActionForm::askDispatch(bool toDistrict)
{
    const Choices choices = departments(toDistrict);
    add(new ChoiceField({QStringLiteral("leadDept"),
                         toDistrict ? tr("District center") : tr("Lead department"), true,
                         tr("Choose the department that leads."),
                         [](Order &order, const QString &token) { order.leadDept = token; }},
                        choices, this));
    m_advice = new DutyAdvice(m_session, this);
    m_column->addWidget(m_advice);
    Field *lead = m_fields.back();
    connect(lead, &Field::changed, m_advice, [this, lead] { m_advice->noteChosen(lead->answer()); });
    connect(m_advice, &DutyAdvice::chosen, lead, [this, lead](const QString &department) {
        lead->setAnswer(department);
        m_advice->noteChosen(lead->answer());
    });
    if (!toDistrict) {
        add(new ManyField({QStringLiteral("coDepts"),
                           tr("Assisting departments"),
                           false,
                           {},
                           [](Order &order, const QString &tokens) {
                               order.coDepts = tokens.split(u' ', Qt::SkipEmptyParts);
                               order.coDepts.removeAll(order.leadDept);
                           }},
                          choices, this));
    }
    for (const char *asked : {"leadDept", "coDepts"})
        m_named.emplace_back(QString::fromLatin1(asked),
                             [this, toDistrict] { return departments(toDistrict); });
    askNote(tr("Note to the department"));
    proposeDepartment();
}

void ActionForm::proposeDepartment()
{
    if (!m_dossier)
        return;
    auto *lead = qobject_cast<ChoiceField *>(field(QStringLiteral("leadDept")));
    if (!lead || !m_advice)
        return;
    m_session.store
        .recommend(m_dossier->file, m_dossier->trail, m_session.words.names()->rules(),
                   m_possibility.form == u"subDispatch")
        .then(lead, [this, lead](const base::Result<domain::Recommendation> &answer) {
            if (!answer) {
                m_advice->showFailure(answer.error().reason);
                return;
            }
            m_advice->present(*answer);
            if (!lead->answer().isEmpty() || !answer->first())
                return;
            // Not typed by anybody: no draft keeps it, the next opening proposes anew.
            const QSignalBlocker quiet(lead);
            lead->setAnswer(answer->first()->department);
            m_advice->noteChosen(lead->answer());
        });
}

void ActionForm::askMerge()
{
    auto *main = new ChoiceField({QStringLiteral("mainCase"), tr("Main case"), true,
                                  tr("Choose the case that goes on."),
                                  [](Order &order, const QString &token) { order.mainCase = token; }},
                                 {}, this);
    add(main);
    if (!m_dossier)
        return;
    const domain::CaseFile file = m_dossier->file;
    m_session.store.duplicatesOf(file.kind, file.classCode, file.place, file.componentId)
        .then(main, [this, main, file](const base::Result<store::CaseSummaries> &found) {
            Choices choices;
            for (const store::CaseSummary &row : found.value_or(store::CaseSummaries{})) {
                if (row.id == file.id.text())
                    continue;
                const double away = geo::distanceM(file.place, {row.lon, row.lat});
                choices.push_back({row.id,
                                   (row.caseNo.isEmpty() ? row.intakeNo : row.caseNo)
                                       + QStringLiteral("  ·  ") + m_session.words.distance(away)
                                       + QStringLiteral("  ·  ") + row.address,
                                   {}});
            }
            main->setChoices(choices);
            main->setHint(choices.empty() ? tr("No open case of this class within 50 m and 24 hours.")
                                          : QString());
            if (!choices.empty())
                main->setAnswer(choices.front().token);
        });
}

void ActionForm::askRest(const QString &form)
{
    const auto write = [](QString Order::*member) {
        return [member](Order &order, const QString &text) { order.*member = text.trimmed(); };
    };
    if (form == u"feedback") {
        askNote(tr("What was done"), true);
        auto *photos = new PhotoField({QStringLiteral("photos"),
                                       tr("Photo after the work"),
                                       true,
                                       tr("Add a picture of the place as it is now."),
                                       {}},
                                      QStringLiteral("after"), m_session, this);
        if (m_dossier)
            photos->setCase(m_dossier->file);
        add(photos);
    } else if (form == u"evidence") {
        auto *photos = new PhotoField({QStringLiteral("photos"),
                                       tr("Pictures that show it"),
                                       true,
                                       tr("Add a picture."),
                                       {}},
                                      QStringLiteral("reference"), m_session, this);
        if (m_dossier)
            photos->setCase(m_dossier->file);
        add(photos);
        askNote(tr("What they show"));
    } else if (form == u"extend") {
        add(new LineField({QStringLiteral("days"), tr("Days more"), true, tr("Say how many days, 1 to 30."),
                           [](Order &order, const QString &text) { order.days = text.toInt(); }},
                          this));
        tellRequest(tr("%1 of 2 extensions are used; each adds at most 30 days. An overdue case gets none.")
                        .arg(m_dossier ? m_dossier->file.extendCount : 0));
        askReason();
    } else if (form == u"suspend") {
        askUntil(tr("Until"), m_session.rules->calendar.toLocal(m_session.desk.now()).addDays(7));
        tellRequest(tr("Once per case, for a year at most; the clock stands still and goes on by itself at that time."));
        askReason();
    } else if (form == u"return") {
        add(new ChoiceField({QStringLiteral("suggestedDept"),
                             tr("Whose duty it is"),
                             false,
                             {},
                             [](Order &order, const QString &token) { order.suggestedDept = token; }},
                            departments(false), this));
        m_named.emplace_back(QStringLiteral("suggestedDept"), [this] { return departments(false); });
        tellRequest(
            tr("Only while it is not overdue. Name whose duty it is: the dispatcher is proposed that department. After two returns without good reason the dispatch can be imposed."));
        askReason();
    } else if (form == u"crew") {
        const Field::Ask asked{QStringLiteral("crew"), tr("Crew or vehicle"), true, tr("Say who goes there."),
                               write(&Order::crew)};
        if (m_dossier)
            add(new CrewField(asked, m_session, m_dossier->file, this));
        else
            add(new LineField(asked, this));
    } else if (form == u"callback") {
        add(new ChoiceField({QStringLiteral("satisfaction"), tr("The citizen is"), true,
                             tr("Choose what the citizen said."), write(&Order::satisfaction)},
                            {{QStringLiteral("very-satisfied"), tr("very satisfied"), {}},
                             {QStringLiteral("satisfied"), tr("satisfied"), {}},
                             {QStringLiteral("fair"), tr("fairly satisfied"), {}},
                             {QStringLiteral("dissatisfied"), tr("dissatisfied"), {}},
                             {QStringLiteral("unreachable"), tr("not reached"), {}}},
                            this));
        askNote(tr("What the citizen said"));
    } else if (askBeside(form)) {
        return;
    } else if (form == u"reason" || form == u"refuse" || form == u"appeal"
               || form == u"reopen") {
        askReason();
        if (form == u"refuse")
            askNote(tr("Reply to the reporter"));
    } else if (form == u"decision") {
        askReason(m_possibility.action.startsWith(u"reject"));
    } else {
        askNote(tr("Note"));
    }
}
} // namespace wanmi::workbench
