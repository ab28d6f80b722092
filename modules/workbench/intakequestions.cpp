// SPDX-License-Identifier: GPL-3.0-or-later
// The second half of intakepage.h: the questions of a report, and what their answers propose for the others.
#include "workbench/intakepage.h"

#include "workbench/initials.h"
#include "workbench/photofield.h"
#include "workbench/placefield.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QtConcurrentRun>
#include <QToolButton>

#include <QVBoxLayout>
#include <tuple>

namespace wanmi::workbench {
namespace {
using operations::AfterReport;
using Order = domain::CaseOrder;
constexpr int MostClasses = 8;
constexpr qsizetype SaysMuch = 3; ///< letters: fewer are the beginning of too much
constexpr int DescriptionPx = 58;

std::optional<QString> unlessEmpty(const QString &text)
{
    return text.isEmpty() ? std::nullopt : std::optional(text);
}

QString text(const char *latin)
{
    return QString::fromLatin1(latin);
}

domain::CaseKind kindOf(const QString &token)
{
    return token.startsWith(u'C') ? domain::CaseKind::Component : domain::CaseKind::Event;
}

QString tokenOf(AfterReport after)
{
    return after == AfterReport::Verify  ? QStringLiteral("verify")
        : after == AfterReport::Register ? QStringLiteral("register")
                                         : QStringLiteral("nothing");
}

/// The other of the two telephone lines that a seat answers; empty: the source is none of them.
QString otherLine(const QString &source)
{
    return source == u"hotline12345" ? QStringLiteral("hotline12319")
        : source == u"hotline12319"  ? QStringLiteral("hotline12345")
                                     : QString();
}

/// How well a class answers what was typed; 0: best, nothing: not at all. Codes and beginnings before parts.
std::optional<int> fit(const QString &typed, const QString &token, const QString &zh, const QString &en,
                       const QString &initials)
{
    if (token.startsWith(typed, Qt::CaseInsensitive) || token.mid(1).startsWith(typed) || zh == typed)
        return 0;
    if (initials == typed)
        return 1;
    if (zh.startsWith(typed) || initials.startsWith(typed))
        return 2;
    if (zh.contains(typed) || en.startsWith(typed, Qt::CaseInsensitive))
        return 3;
    if (en.contains(u' ' + typed, Qt::CaseInsensitive))
        return 4;
    if (initials.contains(typed))
        return 5;
    return en.contains(typed, Qt::CaseInsensitive) ? std::optional(6) : std::nullopt;
}
} // namespace

void IntakePage::add(Field *field, QHBoxLayout *beside)
{
    connect(field, &Field::accepted, this, [this, field] { advance(field); });
    m_fields.push_back(field);
    if (beside)
        beside->addWidget(field, 1, Qt::AlignTop);
    else
        m_column->addWidget(field);
}

void IntakePage::ask()
{
    askSource();
    askMatter();
    askPlace();
    askRest();
}

void IntakePage::askSource()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(6);
    m_column->addLayout(row);
    m_source = new RankedField(
        {text("source"), tr("&Source"), true, tr("Say where the report comes from."),
         [](Order &order, const QString &token) { order.source = unlessEmpty(token); }},
        [this](const QString &typed) { return sourceChoices(typed); },
        [this](const QString &token) { return m_session.words.source(token); }, m_form);
    add(m_source, row);
    m_phone = new LineField(
        {text("reporterPhone"),
         tr("Caller's &telephone"),
         false,
         {},
         [](Order &order, const QString &said) { order.reporterPhone = said.simplified().remove(u' '); }},
        m_form);
    m_name = new LineField({text("reporterName"),
                            tr("Caller's &name"),
                            false,
                            {},
                            [](Order &order, const QString &said) { order.reporterName = said.trimmed(); }},
                           m_form);
    m_phone->editor()->installEventFilter(this);
    add(m_phone, row);
    add(m_name, row);
    const bool leader = m_session.desk.actor().post == domain::Post::Leader;
    m_source->setAnswer(leader ? text("leader") : text("hotline12345"));
}

void IntakePage::askMatter()
{
    m_description = new TextField(
        {text("description"),
         tr("&What is the matter"),
         false,
         {},
         [](Order &order, const QString &said) { order.description = unlessEmpty(said.trimmed()); }},
        m_form);
    m_description->editor()->setFixedHeight(DescriptionPx);
    m_description->editor()->installEventFilter(this);
    add(m_description);
    auto *row = new QHBoxLayout;
    row->setSpacing(6);
    m_column->addLayout(row);
    m_class = new RankedField(
        {text("class"),
         tr("&Class: Chinese, pinyin initials or code"),
         false,
         {},
         [](Order &order, const QString &token) {
             if (token.isEmpty())
                 return;
             order.kind = kindOf(token);
             order.classCode = token.mid(1);
         }},
        [this](const QString &typed) { return classChoices(typed); },
        [this](const QString &token) {
            return m_session.words.className(kindOf(token) == domain::CaseKind::Component, token.mid(1));
        },
        m_form);
    m_condition = new RankedField(
        {text("condition"),
         tr("F&iling condition"),
         false,
         {},
         [](Order &order, const QString &token) { order.conditionNo = unlessEmpty(token); }},
        [this](const QString &typed) { return conditionChoices(typed); },
        [this](const QString &token) {
            for (const RankedField::Choice &choice : conditionChoices({})) {
                if (choice.token == token)
                    return choice.line;
            }
            return token;
        },
        m_form);
    add(m_class, row);
    add(m_condition, row);
    connect(m_description, &Field::changed, this, &IntakePage::followWords);
    connect(m_class, &Field::changed, this, &IntakePage::takeClass);
    connect(&m_session.words, &models::Words::changed, this, [this] {
        m_guess = domain::shippedClassGuess(m_session.words.names()->rules()->catalog);
        followWords();
        m_class->rankAgain();
        m_condition->rankAgain();
    });
}

void IntakePage::askPlace()
{
    m_place = new PlaceField({text("place"),
                              tr("&Place: address, crossing, name, component or camera"),
                              true,
                              tr("Say where it is, or click on the map."),
                              {}},
                             m_session, m_form);
    add(m_place);
    m_mapChoice->setObjectName(QStringLiteral("flat"));
    m_mapChoice->setFocusPolicy(Qt::NoFocus); // F3 is its key
    m_mapChoice->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    connect(m_mapChoice, &QToolButton::clicked, this, &IntakePage::takeMapChoice);
    m_column->addWidget(m_mapChoice);
    connect(m_place, &PlaceField::placed, this, [this] {
        m_componentId.clear();
        follow();
    });
    connect(m_place, &PlaceField::hitTaken, this, &IntakePage::takeHit);
}

void IntakePage::askRest()
{
    std::vector<ChoiceField::Choice> severities;
    for (const char *token : {"general", "urgent", "major"})
        severities.push_back({text(token), m_session.words.severity(text(token)), {}});
    auto *row = new QHBoxLayout;
    row->setSpacing(6);
    m_column->addLayout(row);
    m_severity
        = new ChoiceField({text("severity"),
                           tr("Se&verity"),
                           false,
                           {},
                           [](Order &order, const QString &token) { order.severity = unlessEmpty(token); }},
                          severities, m_form);
    m_next = new ChoiceField({text("next"), tr("And th&en"), false, {}, {}}, {}, m_form);
    add(m_severity, row);
    add(m_next, row);
    m_severity->setAnswer(text("general"));
    auto *photos
        = new PhotoField({text("photos"), tr("Pict&ures"), false, {}, {}}, text("near"), m_session, m_form);
    const auto compare = [this, photos] {
        domain::CaseFile reported;
        reported.reportedAt = m_session.clock->now();
        reported.place = m_place->place().value_or(geo::Place{});
        photos->setCase(reported);
    };
    compare();
    connect(m_place, &PlaceField::placed, photos, compare);
    add(photos);
}

AfterReport IntakePage::after() const
{
    const QString answer = m_next->answer();
    return answer == u"verify"  ? AfterReport::Verify
        : answer == u"register" ? AfterReport::Register
                                : AfterReport::Nothing;
}

const domain::MinorClass *IntakePage::minor() const
{
    const QString token = m_class->answer();
    return m_session.words.names()->rules()->catalog.find(kindOf(token), token.mid(1));
}

IntakePage::Choices IntakePage::sourceChoices(const QString &typed) const
{
    static const char *const Tokens[] = {"hotline12345", "hotline12319", "portal", "sms",      "video",
                                         "leader",       "transfer",     "media",  "petition", "sensor"};
    const bool leader = m_session.desk.actor().post == domain::Post::Leader;
    Choices choices;
    for (const char *latin : Tokens) {
        const QString token = text(latin);
        const QString name = m_session.words.source(token);
        const bool fits
            = typed.isEmpty() || fit(typed.toLower(), u' ' + token, name, token, initialsOf(name));
        if (fits && (!leader || token == u"leader"))
            choices.push_back({token, name, name});
    }
    return choices;
}

IntakePage::Choices IntakePage::classChoices(const QString &typed) const
{
    const models::Words &words = m_session.words;
    const auto choice = [&words](domain::CaseKind kind, const QString &code, const QString &because) {
        const bool component = kind == domain::CaseKind::Component;
        const QString token = (component ? u'C' : u'E') + code;
        const QString name = words.className(component, code);
        QStringList parts{name, token, words.majorName(component, code.left(2))};
        if (!because.isEmpty() && because != name)
            parts.append(QStringLiteral("“%1”").arg(because));
        return RankedField::Choice{token, parts.join(QStringLiteral("  ·  ")), name};
    };
    Choices choices;
    const auto guessed = [&](const std::vector<domain::ClassGuess::Guess> &guesses) {
        for (const domain::ClassGuess::Guess &guess : guesses) {
            const RankedField::Choice made = choice(guess.kind, guess.code, guess.because);
            if (std::ranges::find(choices, made.token, &RankedField::Choice::token) == choices.end())
                choices.push_back(made);
        }
    };
    if (typed.isEmpty()) {
        guessed(m_guesses);
        return choices;
    }
    // What the description spoke of comes first among equals, then what has been typed the most of, then what
    // the city reports most.
    const auto rankOf = [this](const domain::MinorClass &minor) {
        const auto at = std::ranges::find_if(m_guesses, [&minor](const domain::ClassGuess::Guess &guess) {
            return guess.kind == minor.kind && guess.code == minor.code;
        });
        return static_cast<int>(at - m_guesses.begin());
    };
    struct Found
    {
        int fit, rank, often;
        qsizetype length; ///< of what was typed a part
        const domain::MinorClass *minor;
    };
    std::vector<Found> found;
    for (const domain::MinorClass &minor : words.names()->rules()->catalog.classes()) {
        const QString token = domain::Catalog::keyOf(minor.kind, minor.code);
        if (const auto fits
            = fit(typed.toLower(), token, minor.nameZh, minor.nameEn, initialsOf(minor.nameZh)))
            found.push_back({*fits, rankOf(minor), m_usual.value(token),
                             typed.size() >= SaysMuch ? minor.nameZh.size() : 0, &minor});
    }
    std::ranges::stable_sort(found, [](const Found &a, const Found &b) {
        return std::tuple(a.fit, a.rank, a.length, -a.often) < std::tuple(b.fit, b.rank, b.length, -b.often);
    });
    for (const Found &one : found) {
        if (static_cast<int>(choices.size()) < MostClasses)
            choices.push_back(choice(one.minor->kind, one.minor->code, {}));
    }
    if (static_cast<int>(choices.size()) < MostClasses)
        guessed(m_guess->of(typed, MostClasses - static_cast<int>(choices.size())));
    return choices;
}

IntakePage::Choices IntakePage::conditionChoices(const QString &typed) const
{
    Choices choices;
    const domain::MinorClass *minor = this->minor();
    if (!minor)
        return choices;
    const models::Words &words = m_session.words;
    for (const domain::FilingCondition &condition : minor->conditions) {
        const bool chinese = words.isChinese() || condition.nameEn.isEmpty();
        const QString name = chinese ? condition.nameZh : condition.nameEn;
        const bool fits = typed.isEmpty() || condition.no.endsWith(typed)
            || name.contains(typed, Qt::CaseInsensitive) || initialsOf(name).contains(typed.toLower());
        if (fits)
            choices.push_back(
                {condition.no, name + QStringLiteral("  ·  ") + words.limit(condition.limit), name});
    }
    return choices;
}

/// What was said proposes a class; a clear case nobody need be asked about.
void IntakePage::followWords()
{
    m_guesses = m_guess->of(m_description->answer());
    if (m_guesses.empty())
        m_class->propose({}, false);
    else
        m_class->propose(domain::Catalog::keyOf(m_guesses.front().kind, m_guesses.front().code),
                         domain::ClassGuess::isClear(m_guesses));
    takeClass();
}

/// A class brings its filing conditions with it; the words may have said which.
void IntakePage::takeClass()
{
    const domain::MinorClass *minor = this->minor();
    m_condition->setEnabled(minor && !minor->conditions.empty());
    if (!minor || minor->conditions.empty()) {
        m_condition->propose({}, false);
        return;
    }
    const auto said = std::ranges::find_if(m_guesses, [minor](const domain::ClassGuess::Guess &guess) {
        return guess.kind == minor->kind && guess.code == minor->code && guess.conditionSaid;
    });
    const bool here
        = std::ranges::any_of(minor->conditions, [this](const domain::FilingCondition &condition) {
              return condition.no == m_condition->answer();
          });
    if (!here && !m_condition->answer().isEmpty())
        m_condition->setAnswer({}); // of the class before
    if (said != m_guesses.end())
        m_condition->propose(said->conditionNo, true);
    else
        m_condition->propose(minor->conditions.front().no, minor->conditions.size() == 1);
    m_condition->rankAgain();
}

void IntakePage::takeHit(const store::Store::Hit &hit)
{
    if (hit.kind != u"component")
        return;
    m_session.store.component(hit.id).then(this, [this](const base::Result<domain::Component> &component) {
        if (!component)
            return;
        m_componentId = component->id.text();
        m_class->propose(domain::Catalog::keyOf(domain::CaseKind::Component, component->classCode), true);
        follow();
    });
}

void IntakePage::takeMapChoice()
{
    const QString componentId = m_session.selection.componentId();
    if (const domain::Camera *camera = m_session.cameras.find(m_session.selection.cameraId())) {
        m_place->takePlace(camera->place);
        advance(m_place);
    } else if (!componentId.isEmpty()) {
        m_session.store.component(componentId)
            .then(this, [this](const base::Result<domain::Component> &component) {
                if (!component)
                    return;
                m_place->takePlace(component->place);
                store::Store::Hit hit;
                hit.kind = QStringLiteral("component");
                hit.id = component->id.text();
                takeHit(hit);
                advance(m_place);
            });
    }
}

void IntakePage::showMapChoice()
{
    const QString componentId = m_session.selection.componentId();
    const domain::Camera *camera = m_session.cameras.find(m_session.selection.cameraId());
    m_mapChoice->setVisible(camera || !componentId.isEmpty());
    m_mapChoice->setText(camera ? tr("F3: the place of this camera, %1").arg(camera->name)
                                : tr("F3: this component, %1").arg(componentId));
    m_mapChoice->setToolTip(m_mapChoice->text());
}

void IntakePage::seenOn(const QString &cameraId)
{
    const domain::Camera *camera = m_session.cameras.find(cameraId);
    if (!camera)
        return;
    m_source->setAnswer(text("video"));
    m_place->takePlace(camera->place);
}

void IntakePage::followSource()
{
    const bool known = isPublic() && m_session.grant.reporterData;
    m_phone->setVisible(known);
    m_name->setVisible(known);
    const QString other = otherLine(m_source->answer());
    static_cast<QLineEdit *>(m_phone->editor())
        ->setPlaceholderText(other.isEmpty() ? QString() : tr("Down: %1").arg(m_session.words.source(other)));
}

void IntakePage::switchLine()
{
    if (const QString other = otherLine(m_source->answer()); !other.isEmpty())
        m_source->setAnswer(other);
}

/// What a city reports often comes before what it hardly knows; counted on a worker, the rows stand still
/// there.
void IntakePage::countUsual()
{
    base::Answer<QHash<QString, int>> counted = QtConcurrent::run([table = m_session.rows.table()] {
        QHash<QString, int> counts;
        for (int i = 0; i < table.size(); ++i) {
            const store::CaseSummary &row = table.at(i);
            ++counts[domain::Catalog::keyOf(row.kind, row.classCode)];
        }
        return counts;
    });
    counted.then(this, [this](const QHash<QString, int> &counts) { m_usual = counts; });
}

void IntakePage::follow()
{
    if (!m_next || !m_place)
        return;
    followSource();
    const QString token = m_class->answer();
    IntakeMatter matter;
    matter.source = m_source->answer();
    matter.phone = m_phone->isHidden() ? QString() : m_phone->answer().simplified().remove(u' ');
    matter.kind = kindOf(token);
    matter.classCode = token.mid(1);
    matter.conditionNo = m_condition->answer();
    matter.severity = m_severity->answer();
    matter.componentId = m_componentId;
    matter.place = m_place->place();
    m_side->follow(matter);
    showNext();
    keepDraft();
}

void IntakePage::showNext()
{
    if (isPublic() && m_name->answer().isEmpty() && !m_side->callerName().isEmpty()
        && !m_name->editor()->hasFocus())
        m_name->setAnswer(m_side->callerName());

    const AfterReport usual = operations::usualAfterReport(m_source->answer(), m_session.desk.actor(),
                                                           *m_session.words.names()->rules());
    const QString supervisor = m_side->supervisor();
    std::vector<ChoiceField::Choice> choices;
    if (usual == AfterReport::Register)
        choices.push_back({tokenOf(AfterReport::Register), tr("submit it to be registered"), {}});
    if (usual != AfterReport::Nothing && !supervisor.isEmpty())
        choices.push_back({tokenOf(AfterReport::Verify),
                           tr("verify task to %1").arg(m_session.words.person(supervisor)),
                           {}});
    choices.push_back({tokenOf(AfterReport::Nothing), tr("leave it in the queue"), {}});
    // What the rules ask for, unless a person has said otherwise.
    const QString before = m_next->answer();
    const QString proposed = m_next->property("proposed").toString();
    const QString now = usual == AfterReport::Verify && supervisor.isEmpty() ? tokenOf(AfterReport::Nothing)
                                                                             : tokenOf(usual);
    m_next->setChoices(choices);
    m_next->setProperty("proposed", now);
    if ((before.isEmpty() || before == proposed) && m_next->answer() != now)
        m_next->setAnswer(now);

    const AfterReport next = after();
    if (m_sendWaits && m_side->knowsPlace() && !m_place->isSearching()) {
        // Later: this may be the middle of an answer. Unless somebody has pressed it again meanwhile.
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (std::exchange(m_sendWaits, false))
                    send();
            },
            Qt::QueuedConnection);
    }
    m_send->setText(next == AfterReport::Verify
                        ? tr("Report → verify task to %1").arg(m_session.words.person(supervisor))
                        : next == AfterReport::Register ? tr("Report → to be registered")
                                                        : tr("Report"));
}
} // namespace wanmi::workbench
