// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/deadlineview.h"

#include "worktime/describe.h"

#include "workbench/flowlayout.h"

#include <QCoreApplication>
#include <QDateEdit>
#include <QLabel>
#include <QPainter>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

namespace wanmi::workbench {
namespace {
using domain::ExplainedDeadline;
using Kind = ExplainedDeadline::Kind;
constexpr int MostDays = 60;
const QTime MorningOf{8, 0}; ///< a suspension ends when work begins

/// The same deadline after the case has been read again.
QString idOf(const ExplainedDeadline &deadline)
{
    return QString::number(int(deadline.kind)) + (deadline.kind == Kind::Order ? deadline.name : QString());
}

QLabel *text(QWidget *parent, const QString &words, const char *name)
{
    auto *label = new QLabel(words, parent);
    label->setObjectName(QString::fromLatin1(name));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

double msOf(base::Instant at)
{
    return static_cast<double>(base::toMs(at));
}
} // namespace

QString nameOf(const ExplainedDeadline &deadline, const domain::CaseFile &file, const models::Words &words)
{
    switch (deadline.kind) {
    case Kind::Stage:
        return words.state(deadline.name);
    case Kind::Task:
        return deadline.name == u"check" ? DeadlineView::tr("Check task") : DeadlineView::tr("Verify task");
    case Kind::Round:
        return file.round > 1 ? DeadlineView::tr("Handling, round %1").arg(file.round)
                              : DeadlineView::tr("Handling");
    case Kind::Case:
        return DeadlineView::tr("Whole case");
    case Kind::Order:
        return DeadlineView::tr("Reply to a supervise order");
    }
    return {};
}

DeadlineView::DeadlineView(SessionContext &session, const Style &style, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_style(style)
    , m_until(session.rules->calendar.toLocal(session.clock->now()).date().addDays(7))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    // A new calendar may come after the dues it moved.
    connect(&session.store, &store::Store::rulesChanged, this, [this] {
        if (const auto shown = std::exchange(m_dossier, std::nullopt))
            show(*shown);
    });
}

void DeadlineView::forget()
{
    m_dossier.reset();
    m_deadlines.clear();
    m_caseId.clear();
    build();
}

void DeadlineView::show(const store::CaseDossier &dossier)
{
    if (m_caseId != dossier.file.id.text()) {
        m_caseId = dossier.file.id.text();
        m_open.clear();
    }
    m_dossier = dossier;
    m_deadlines = domain::explainedDeadlines(dossier.file, dossier.trail, *m_session.rules);
    setProperty("round", dossier.file.round);
    build();
}

bool DeadlineView::toggle()
{
    if (m_deadlines.empty())
        return false;
    m_open = m_open.isEmpty() ? idOf(m_deadlines.front()) : QString();
    build();
    if (!m_lines.empty())
        m_lines.front()->setFocus(Qt::ShortcutFocusReason);
    return true;
}

QString DeadlineView::explanation() const
{
    for (const ExplainedDeadline &deadline : m_deadlines) {
        if (idOf(deadline) == m_open)
            return said(deadline.run);
    }
    return {};
}

QString DeadlineView::said(const worktime::DeadlineRun &run) const
{
    const worktime::Calendar &calendar = m_session.rules->calendarOf(run.calendarVersion);
    const auto language
        = m_session.words.isChinese() ? worktime::Language::Chinese : worktime::Language::English;
    const QString how = worktime::describe(worktime::explain(run, calendar), language, calendar);
    // Where there is one only, nobody asks which.
    return m_session.rules->calendars ? tr("%1 (calendar %2)").arg(how, calendar.version()) : how;
}

QString DeadlineView::moment(base::Instant at) const
{
    return m_session.words.moment(msOf(at), msOf(m_session.clock->now()));
}

QString DeadlineView::lightOf(const ExplainedDeadline &deadline) const
{
    const base::Instant now = m_session.clock->now();
    if (deadline.kind == Kind::Order)
        return deadline.due && now > *deadline.due ? QStringLiteral("red") : QStringLiteral("green");
    const worktime::Calendar &calendar = m_session.rules->calendarOf(deadline.run.calendarVersion);
    return worktime::tokenOf(worktime::standingAt(deadline.run, now, calendar).light);
}

QString DeadlineView::lineOf(const ExplainedDeadline &deadline) const
{
    domain::CaseFile file;
    file.round = property("round").toInt();
    const QString name = nameOf(deadline, file, m_session.words);
    if (!deadline.due)
        return tr("%1: stands still").arg(name);
    const QString due = tr("%1: due %2").arg(name, moment(*deadline.due));
    if (deadline.run.stoppedAt || lightOf(deadline) == u"grey")
        return due;
    return due + QStringLiteral(" · ")
        + m_session.words.timeLeft(msOf(*deadline.due), msOf(m_session.clock->now()));
}

void DeadlineView::tick()
{
    for (size_t i = 0; i < m_lines.size() && i < m_deadlines.size(); ++i) {
        auto *line = static_cast<QToolButton *>(m_lines[i]);
        const QString words = lineOf(m_deadlines[i]);
        if (line->text() != words)
            line->setText(words);
    }
}

void DeadlineView::build()
{
    const QWidget *focus = window()->focusWidget();
    const QVariant part = focus && isAncestorOf(focus) ? focus->property("part") : QVariant();
    clearLayout(layout());
    m_lines.clear();
    auto *column = static_cast<QVBoxLayout *>(layout());
    for (const ExplainedDeadline &deadline : m_deadlines) {
        addLine(column, deadline, idOf(deadline));
        if (idOf(deadline) == m_open)
            addExplanation(column, deadline);
    }
    // What is built anew keeps the keyboard where it was; what is put away has lost its name.
    for (auto *widget : part.isValid() ? findChildren<QWidget *>() : QList<QWidget *>()) {
        const bool isNew
            = !widget->objectName().isEmpty() || widget->parentWidget()->objectName() == u"whatifs";
        if (isNew && widget->property("part") == part)
            widget->setFocus(Qt::OtherFocusReason);
    }
}

void DeadlineView::addLine(QVBoxLayout *column, const ExplainedDeadline &deadline, const QString &id)
{
    auto *line = new QToolButton(this);
    line->setObjectName(QStringLiteral("flat"));
    line->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    line->setCheckable(true);
    line->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // the page is never wider than its panel
    line->setChecked(id == m_open);
    line->setText(lineOf(deadline));
    const double scale = devicePixelRatioF();
    QPixmap mark(QSize(14, 14) * scale);
    mark.setDevicePixelRatio(scale);
    mark.fill(Qt::transparent);
    QPainter painter(&mark);
    const QString light = lightOf(deadline);
    m_style.paintMark(painter, QRectF(1, 1, 12, 12), light);
    painter.end();
    line->setIcon(QIcon(mark));
    line->setToolTip(tr("How this deadline came about (Ctrl+D)"));
    line->setAccessibleName(tr("%1, %2").arg(m_session.words.light(light), line->text()));
    line->setAccessibleDescription(said(deadline.run));
    line->setProperty("part", QString(QStringLiteral("deadline/") + id));
    connect(line, &QToolButton::clicked, this, [this, id] {
        m_open = m_open == id ? QString() : id;
        // The button that was pressed goes with the old lines, so the new one takes the keyboard.
        build();
        for (QWidget *one : m_lines) {
            if (one->property("part") == QString(QStringLiteral("deadline/") + id))
                one->setFocus(Qt::OtherFocusReason);
        }
    });
    column->addWidget(line, 0, Qt::AlignLeft);
    line->show(); // before the next turn of the loop: what cannot be seen yet cannot take the keyboard
    m_lines.push_back(line);
}

void DeadlineView::addExplanation(QVBoxLayout *column, const ExplainedDeadline &deadline)
{
    auto *words = text(this, said(deadline.run), "body");
    words->setContentsMargins(22, 0, 0, 4);
    column->addWidget(words);
    QStringList notes;
    if (deadline.isSet)
        notes.append(tr("Whoever issued the order set this time."));
    if (!deadline.isTold)
        notes.append(tr("How it came about is not on record here: only its start and its end are."));
    if (deadline.kind == Kind::Case)
        notes.append(tr("Whether the department was in time is judged by this one."));
    if (!notes.isEmpty()) {
        auto *note = text(this, notes.join(u' '), "note");
        note->setContentsMargins(22, 0, 0, 4);
        column->addWidget(note);
    }
    if (deadline.canBeMoved())
        addQuestions(column, deadline);
}

void DeadlineView::addQuestions(QVBoxLayout *column, const ExplainedDeadline &deadline)
{
    auto *box = new QWidget(this);
    box->setObjectName(QStringLiteral("whatifs"));
    QSizePolicy wraps(QSizePolicy::Ignored, QSizePolicy::Minimum);
    wraps.setHeightForWidth(true);
    box->setSizePolicy(wraps);
    auto *row = new FlowLayout(6);
    row->setContentsMargins(22, 0, 0, 0);
    box->setLayout(row);
    auto *question = new QLabel(tr("What if: extended by"), box);
    auto *days = new QSpinBox(box);
    days->setRange(0, MostDays);
    days->setValue(m_days);
    days->setSuffix(tr(" d"));
    days->setAccessibleName(tr("Days of an extension"));
    days->setProperty("part", QStringLiteral("whatif/days"));
    question->setBuddy(days);
    auto *or_ = new QLabel(tr("or suspended until"), box);
    auto *until = new QDateEdit(m_until, box);
    until->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    until->setMinimumDate(m_session.rules->calendar.toLocal(m_session.clock->now()).date());
    until->setAccessibleName(tr("End of a suspension"));
    until->setProperty("part", QStringLiteral("whatif/until"));
    or_->setBuddy(until);
    for (QWidget *part : std::initializer_list<QWidget *>{question, days, or_, until})
        row->addWidget(part);
    column->addWidget(box);
    auto *result = text(this, {}, "whatif");
    result->setContentsMargins(22, 0, 0, 6);
    column->addWidget(result);
    connect(days, &QSpinBox::valueChanged, this, [=, this](int value) {
        m_days = value;
        answer(result, deadline);
    });
    connect(until, &QDateEdit::dateChanged, this, [=, this](QDate date) {
        m_until = date;
        answer(result, deadline);
    });
    answer(result, deadline);
}

void DeadlineView::answer(QLabel *label, const ExplainedDeadline &deadline)
{
    const worktime::Calendar &calendar = m_session.rules->calendar;
    const base::Instant now = m_session.clock->now();
    const auto line = [this](const QString &what, const worktime::Difference &difference) {
        return difference.after
            ? tr("%1: due %2 (%3)").arg(what, moment(*difference.after), said(difference.run))
            : tr("%1: stands still").arg(what);
    };
    QStringList lines{line(tr("Extended by %n day(s)", nullptr, m_days),
                           domain::extended(deadline, m_days, now, calendar))};
    const base::Instant until = calendar.toInstant(m_until, MorningOf);
    if (until > now)
        lines.append(line(tr("Suspended until %1").arg(m_until.toString(QStringLiteral("yyyy-MM-dd"))),
                          domain::suspended(deadline, now, until, calendar)));
    label->setText(lines.join(u'\n'));
    label->setAccessibleName(label->text());
}
} // namespace wanmi::workbench
