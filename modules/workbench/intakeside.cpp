// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/intakeside.h"

#include "worktime/describe.h"

#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPainter>
#include <QVBoxLayout>

namespace wanmi::workbench {
namespace {
constexpr int PauseMs = 60;
constexpr int MostRows = 4;
constexpr qsizetype ShortestNumber = 7; ///< of a telephone: fewer digits are still being typed
}

IntakeSide::IntakeSide(SessionContext &session, const Style &style, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_style(style)
    , m_rules(domain::shippedDuplicateRules().value_or(domain::DuplicateRules{}))
{
    setObjectName(QStringLiteral("card"));
    setAttribute(Qt::WA_StyledBackground);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 10, 12, 12);
    column->setSpacing(4);
    m_callerTitle = makeLabel("section");
    m_callerList = makeList("callers");
    m_same = makeLabel("section");
    m_sameList = makeList("duplicates");
    m_keys = makeLabel("note");
    m_dutyTitle = makeLabel("section");
    m_departmentLine = makeLabel("title");
    m_why = makeLabel("note");
    m_limit = makeLabel("body");
    m_explained = makeLabel("note");
    m_cellLine = makeLabel("note");
    m_duty = makeLabel("body");
    for (QWidget *part :
         {static_cast<QWidget *>(m_callerTitle), static_cast<QWidget *>(m_callerList),
          static_cast<QWidget *>(m_same), static_cast<QWidget *>(m_sameList), static_cast<QWidget *>(m_keys),
          static_cast<QWidget *>(m_dutyTitle), static_cast<QWidget *>(m_departmentLine),
          static_cast<QWidget *>(m_why), static_cast<QWidget *>(m_limit), static_cast<QWidget *>(m_explained),
          static_cast<QWidget *>(m_duty), static_cast<QWidget *>(m_cellLine)})
        column->addWidget(part);
    column->addStretch(1);
    m_callerList->setAccessibleName(tr("Earlier cases of this number"));
    m_sameList->setAccessibleName(tr("What may be the same matter"));
    m_dutyTitle->setText(tr("What will become of it"));
    m_keys->setText(
        tr("F9 joins the report to the marked case, F7 marks the next; in a list Enter opens, M joins"));

    m_soon.setSingleShot(true);
    m_soon.setInterval(PauseMs);
    connect(&m_soon, &QTimer::timeout, this, &IntakeSide::ask);
    showCalls();
    showDuplicates();
    showDepartment(tl::unexpected<base::Error>(base::Error{}));
    showLimit();
    showPlace(tl::unexpected<base::Error>(base::Error{}));
}

QLabel *IntakeSide::makeLabel(const char *name)
{
    auto *label = new QLabel(this);
    label->setObjectName(QString::fromLatin1(name));
    label->setWordWrap(true);
    return label;
}

QListWidget *IntakeSide::makeList(const char *name)
{
    auto *list = new QListWidget(this);
    list->setObjectName(QStringLiteral("rows"));
    list->setProperty("part", QString::fromLatin1(name));
    list->setTextElideMode(Qt::ElideRight);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setAttribute(Qt::WA_InputMethodEnabled, false); // single letters are keys here, in any input mode
    list->installEventFilter(this);
    connect(list, &QListWidget::itemDoubleClicked, this,
            [this](const QListWidgetItem *item) { emit caseWanted(item->data(Qt::UserRole).toString()); });
    return list;
}

void IntakeSide::follow(const IntakeMatter &matter)
{
    if (matter == m_matter)
        return;
    m_matter = matter;
    showLimit();
    m_soon.start();
}

bool IntakeSide::isSettled() const
{
    return !m_soon.isActive() && m_waiting == 0;
}

void IntakeSide::ask()
{
    const IntakeMatter before = std::exchange(m_asked, m_matter);
    const auto moved = [&before, this](auto... part) { return ((before.*part != m_asked.*part) || ...); };
    if (moved(&IntakeMatter::phone))
        askCaller();
    if (moved(&IntakeMatter::place))
        askPlace();
    if (moved(&IntakeMatter::kind, &IntakeMatter::classCode, &IntakeMatter::place,
              &IntakeMatter::componentId))
        askDuplicates();
    if (moved(&IntakeMatter::kind, &IntakeMatter::classCode, &IntakeMatter::conditionNo, &IntakeMatter::place,
              &IntakeMatter::componentId, &IntakeMatter::severity))
        askDepartment();
}

void IntakeSide::askCaller()
{
    const QString phone = m_asked.phone;
    if (phone.size() < ShortestNumber) {
        m_calls.clear();
        m_callerName.clear();
        showCalls();
        emit advised();
        return;
    }
    ++m_waiting;
    m_session.store.casesOfCaller(phone).then(
        this, [this, phone](const base::Result<std::vector<store::Store::CallerCase>> &calls) {
            --m_waiting;
            if (phone != m_asked.phone)
                return;
            m_calls = calls.value_or(std::vector<store::Store::CallerCase>{});
            const auto named = std::ranges::find_if(
                m_calls, [](const store::Store::CallerCase &call) { return !call.name.isEmpty(); });
            m_callerName = named == m_calls.end() ? QString() : named->name;
            showCalls();
            emit advised();
        });
}

void IntakeSide::askPlace()
{
    if (!m_asked.place) {
        showPlace(tl::unexpected<base::Error>(base::Error{}));
        emit advised();
        return;
    }
    const geo::Place place = *m_asked.place;
    ++m_waiting;
    m_session.store.cellAt(place).then(this,
                                       [this, place](const base::Result<store::Store::CellFacts> &facts) {
                                           --m_waiting;
                                           if (m_asked.place != place)
                                               return;
                                           showPlace(facts);
                                           emit advised();
                                           askDepartment();
                                       });
}

void IntakeSide::askDuplicates()
{
    if (!m_asked.place && m_asked.componentId.isEmpty()) {
        m_duplicates.clear();
        showDuplicates();
        emit advised();
        return;
    }
    const IntakeMatter asked = m_asked;
    ++m_waiting;
    m_session.store
        .duplicatesOf(asked.kind, asked.classCode, asked.place.value_or(geo::Place{}), asked.componentId,
                      m_rules.of(asked.kind, asked.classCode))
        .then(this, [this, asked](const base::Result<store::CaseSummaries> &found) {
            --m_waiting;
            if (asked.place != m_asked.place || asked.classCode != m_asked.classCode
                || asked.componentId != m_asked.componentId)
                return;
            m_duplicates = found.value_or(store::CaseSummaries{});
            showDuplicates();
            emit advised();
        });
}

void IntakeSide::askDepartment()
{
    if (m_asked.classCode.isEmpty() || !m_asked.place) {
        showDepartment(tl::unexpected<base::Error>(base::Error{}));
        return;
    }
    domain::CaseFile draft;
    draft.kind = m_asked.kind;
    draft.classCode = m_asked.classCode;
    draft.conditionNo = m_asked.conditionNo;
    draft.severity = m_asked.severity;
    draft.componentId = m_asked.componentId;
    draft.place = *m_asked.place;
    draft.source = m_asked.source;
    if (m_cell) {
        draft.cell = m_cell->cell.code.text();
        draft.community = m_cell->cell.community;
        draft.street = m_cell->cell.street;
        draft.district = m_cell->cell.district;
        draft.dutyGrid = m_cell->cell.dutyGrid.text();
        draft.zone = m_cell->cell.zone;
        draft.address = m_cell->nearestAddress;
    }
    const IntakeMatter asked = m_asked;
    ++m_waiting;
    m_session.store.recommend(draft, {}, m_session.words.names()->rules())
        .then(this, [this, asked](const base::Result<domain::Recommendation> &found) {
            --m_waiting;
            if (asked == m_asked)
                showDepartment(found);
        });
}

void IntakeSide::showDepartment(const base::Result<domain::Recommendation> &found)
{
    const models::Words &words = m_session.words;
    const domain::DutyChoice *first = found ? found->first() : nullptr;
    const domain::MinorClass *minor = words.names()->rules()->catalog.find(m_matter.kind, m_matter.classCode);
    m_department = first ? first->department : minor ? minor->typicalDepartment.text() : QString();
    m_departmentLine->setText(m_department.isEmpty() ? tr("The department follows from the class")
                                                     : tr("→ %1").arg(words.department(m_department)));
    QStringList why;
    if (first) {
        for (const domain::DutyReason &reason : first->reasons) {
            if (why.size() < 2)
                why.append(words.duty(reason, static_cast<double>(base::toMs(m_session.clock->now()))));
        }
    } else if (minor) {
        why.append(tr("Usual for this class; the place may say otherwise"));
    }
    m_why->setText(why.join(QStringLiteral(" · ")));
    m_why->setVisible(!why.isEmpty());
}

void IntakeSide::showLimit()
{
    const models::Words &words = m_session.words;
    const domain::Catalog &catalog = words.names()->rules()->catalog;
    const domain::MinorClass *minor = catalog.find(m_matter.kind, m_matter.classCode);
    m_limit->setVisible(minor);
    m_explained->setVisible(minor);
    if (!minor)
        return;
    const domain::FilingCondition *condition
        = catalog.condition(m_matter.kind, m_matter.classCode, m_matter.conditionNo);
    const worktime::Limit limit = condition ? condition->limit : minor->defaultLimit;
    const worktime::Calendar &calendar = m_session.rules->calendar;
    const base::Instant now = m_session.desk.now();
    const base::Instant due = worktime::dueAt(now, limit, calendar);
    m_limit->setText(
        tr("Limit %1; dispatched now it is due %2")
            .arg(words.limit(limit),
                 words.moment(static_cast<double>(base::toMs(due)), static_cast<double>(base::toMs(now)))));
    m_explained->setText(worktime::describe(
        worktime::explain(now, limit, calendar),
        words.isChinese() ? worktime::Language::Chinese : worktime::Language::English, calendar));
}

void IntakeSide::showPlace(const base::Result<store::Store::CellFacts> &facts)
{
    m_knownPlace = m_asked.place;
    m_cell = facts ? std::optional(*facts) : std::nullopt;
    m_supervisor = facts ? facts->supervisorOnDuty : QString();
    m_cellLine->setVisible(m_matter.place.has_value());
    m_duty->setVisible(facts.has_value());
    if (!facts) {
        m_cellLine->setText(tr("Outside the city's grid."));
        return;
    }
    const models::Words &words = m_session.words;
    m_cellLine->setText(tr("Cell %1 · %2 %3 · duty grid %4")
                            .arg(facts->cell.code.text(), facts->streetName, facts->communityName,
                                 facts->cell.dutyGrid.text()));
    const QString person = words.person(m_supervisor);
    const bool own = facts->supervisorGrid.isEmpty() || facts->supervisorGrid == facts->cell.dutyGrid;
    m_duty->setText(m_supervisor.isEmpty()
                        ? tr("Nobody is on duty here or nearby: the report waits in the queue and says so")
                        : own ? tr("On duty here: %1").arg(person)
                              : tr("Nobody is on duty in this duty grid; the neighbor is: %1 (%2)")
                                    .arg(person, facts->supervisorGrid.text()));
}

QIcon IntakeSide::light(const store::CaseSummary &summary) const
{
    QString token = QStringLiteral("none");
    const qint64 now = base::toMs(m_session.clock->now());
    if (summary.isOpen)
        token = summary.state == domain::state::Suspended    ? QStringLiteral("grey")
            : summary.dueMs > 0 && summary.dueMs < now       ? QStringLiteral("red")
            : summary.warnAtMs > 0 && summary.warnAtMs < now ? QStringLiteral("yellow")
                                                             : QStringLiteral("green");
    QPixmap mark(QSize(14, 14) * devicePixelRatioF());
    mark.setDevicePixelRatio(devicePixelRatioF());
    mark.fill(Qt::transparent);
    QPainter painter(&mark);
    m_style.paintMark(painter, QRectF(1, 1, 12, 12), token);
    return {mark};
}

QString IntakeSide::numberOf(const store::CaseSummary &summary) const
{
    return !summary.caseNo.isEmpty()  ? summary.caseNo
        : !summary.intakeNo.isEmpty() ? summary.intakeNo
                                      : m_session.words.unnumbered();
}

namespace {
void fill(QListWidget *list, const QString &marked)
{
    int at = 0;
    for (int row = 0; row < list->count(); ++row) {
        if (list->item(row)->data(Qt::UserRole).toString() == marked)
            at = row;
    }
    list->setVisible(list->count() > 0);
    if (list->count() == 0)
        return;
    list->setCurrentRow(at);
    const int rows = std::min(MostRows, list->count());
    list->setFixedHeight(rows * std::max(20, list->sizeHintForRow(0)) + 8);
}
} // namespace

void IntakeSide::showCalls()
{
    const models::Words &words = m_session.words;
    const auto now = static_cast<double>(base::toMs(m_session.clock->now()));
    const QString marked = m_callerList->currentItem()
        ? m_callerList->currentItem()->data(Qt::UserRole).toString()
        : QString();
    m_callerList->clear();
    int open = 0;
    for (const store::Store::CallerCase &call : m_calls) {
        const store::CaseSummary &summary = call.summary;
        open += summary.isOpen ? 1 : 0;
        auto *item = new QListWidgetItem(
            light(summary),
            QStringList{words.moment(static_cast<double>(summary.reportedAtMs), now),
                        words.className(summary.kind == domain::CaseKind::Component, summary.classCode),
                        words.state(summary.state), summary.address}
                .join(QStringLiteral(" · ")),
            m_callerList);
        item->setData(Qt::UserRole, summary.id);
        item->setData(Qt::UserRole + 1, summary.isOpen);
        item->setToolTip(numberOf(summary) + u'\n' + item->text());
    }
    m_callerTitle->setVisible(m_asked.phone.size() >= ShortestNumber);
    m_callerTitle->setText(
        m_calls.empty() ? tr("A new caller")
                        : tr("Has called before: %1; reports: %2, open: %3")
                              .arg(m_callerName.isEmpty() ? tr("no name given") : m_callerName,
                                   words.number(static_cast<double>(m_calls.size())), words.number(open)));
    fill(m_callerList, marked);
}

void IntakeSide::showDuplicates()
{
    const models::Words &words = m_session.words;
    const auto now = static_cast<double>(base::toMs(m_session.clock->now()));
    const QString marked = likeliest();
    m_sameList->clear();
    for (const store::CaseSummary &summary : m_duplicates) {
        QStringList parts;
        if (!m_asked.componentId.isEmpty() && summary.componentId == m_asked.componentId)
            parts.append(tr("same component"));
        if (m_asked.place)
            parts.append(words.distance(geo::distanceM(*m_asked.place, {summary.lon, summary.lat})));
        parts.append(tr("%1 ago").arg(words.duration(now - static_cast<double>(summary.reportedAtMs))));
        parts.append(words.className(summary.kind == domain::CaseKind::Component, summary.classCode));
        parts.append(words.state(summary.state));
        parts.append(summary.address);
        auto *item = new QListWidgetItem(light(summary), parts.join(QStringLiteral(" · ")), m_sameList);
        item->setData(Qt::UserRole, summary.id);
        item->setData(Qt::UserRole + 1, summary.isOpen);
        item->setToolTip(numberOf(summary) + u'\n' + item->text());
    }
    m_same->setVisible(m_asked.place || !m_duplicates.empty());
    m_same->setText(
        m_duplicates.empty()
            ? tr("Nobody has reported this yet")
            : tr("Perhaps reported already: %1").arg(words.number(static_cast<double>(m_duplicates.size()))));
    m_keys->setVisible(!m_duplicates.empty());
    fill(m_sameList, marked);
}

QString IntakeSide::likeliest() const
{
    const QListWidgetItem *item = m_sameList->currentItem();
    return item ? item->data(Qt::UserRole).toString() : QString();
}

void IntakeSide::markNext()
{
    if (m_sameList->count() > 0)
        m_sameList->setCurrentRow((m_sameList->currentRow() + 1) % m_sameList->count());
}

void IntakeSide::focusCaller()
{
    if (!m_callerList->isHidden())
        m_callerList->setFocus(Qt::ShortcutFocusReason);
}

std::vector<QWidget *> IntakeSide::stops() const
{
    return {m_callerList, m_sameList};
}

bool IntakeSide::eventFilter(QObject *watched, QEvent *event)
{
    auto *list = qobject_cast<QListWidget *>(watched);
    if (list && event->type() == QEvent::KeyPress) {
        const auto *press = static_cast<QKeyEvent *>(event);
        const QListWidgetItem *item = list->currentItem();
        const bool plain = !(press->modifiers() & ~Qt::KeypadModifier);
        if (item && plain && (press->key() == Qt::Key_Return || press->key() == Qt::Key_Enter)) {
            emit caseWanted(item->data(Qt::UserRole).toString());
            return true;
        }
        if (item && plain && press->key() == Qt::Key_M) {
            if (item->data(Qt::UserRole + 1).toBool())
                emit mergeWanted(item->data(Qt::UserRole).toString());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}
} // namespace wanmi::workbench
