// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/crewfield.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace wanmi::workbench {
namespace {
constexpr size_t Listed = 8;
} // namespace

CrewField::CrewField(Ask ask, SessionContext &session, const domain::CaseFile &file, QWidget *parent)
    : Field(std::move(ask), parent)
    , m_session(session)
    , m_place(file.place)
    , m_caseId(file.id.text())
    , m_line(new QLineEdit(this))
    , m_list(new QListWidget(this))
{
    if (const domain::MinorClass *minor
        = session.words.names()->rules()->catalog.find(file.kind, file.classCode))
        m_usual = minor->typicalDepartment.text();
    m_line->setMaxLength(200);
    m_line->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("choices"));
    m_list->setWordWrap(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("Crews and vehicles, the best first"));
    m_list->hide();
    auto *both = new QWidget(this);
    auto *column = new QVBoxLayout(both);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3);
    column->addWidget(m_line);
    column->addWidget(m_list);
    add(both);
    connect(m_line, &QLineEdit::textEdited, this, [this] { m_proposed = false; });
    connect(m_line, &QLineEdit::textChanged, this, &Field::changed);
    connect(m_line, &QLineEdit::returnPressed, this, &Field::accepted);
    connect(m_list, &QListWidget::itemClicked, this, [this] { take(m_list->currentRow()); });
    connect(m_list, &QListWidget::itemActivated, this, [this] { take(m_list->currentRow()); });
    connect(&session.link, &sync::Link::liveReceived, this, &CrewField::noteLive);
    connect(&session.words, &models::Words::changed, this, &CrewField::showRanked);
    read();
}

QString CrewField::answer() const
{
    return m_line->text();
}

void CrewField::setAnswer(const QString &answer)
{
    m_proposed = false;
    m_line->setText(answer);
}

QWidget *CrewField::editor() const
{
    return m_line;
}

void CrewField::read()
{
    const QString own = m_session.grant.department;
    m_session.store.vehicles().then(
        this, [this, own](const base::Result<std::vector<domain::Vehicle>> &vehicles) {
            if (!vehicles)
                return;
            m_vehicles.clear();
            std::ranges::copy_if(*vehicles, std::back_inserter(m_vehicles),
                                 [&](const domain::Vehicle &each) { return each.department == own; });
            rank();
        });
    m_session.store.crewJobs(own).then(this, [this](const base::Result<std::vector<store::CrewJob>> &jobs) {
        m_jobs = jobs.value_or(std::vector<store::CrewJob>{});
        rank();
    });
}

void CrewField::noteLive(const protocol::Live &live)
{
    for (const protocol::LiveVehicle &vehicle : live.vehicles)
        m_live.insert(vehicle.id, vehicle);
    // Nothing moves under a hand that is about to choose.
    if (!m_list->hasFocus())
        rank();
}

std::vector<domain::Crew> CrewField::crews() const
{
    std::vector<domain::Crew> crews;
    const auto jobOf = [&](const QString &name) {
        const auto at = std::ranges::find(m_jobs, name, &store::CrewJob::crew);
        return at == m_jobs.end() ? nullptr : &*at;
    };
    for (const domain::Vehicle &vehicle : m_vehicles) {
        domain::Crew crew;
        crew.name = vehicle.plate;
        crew.vehicleKind = vehicle.kind;
        if (const auto live = m_live.constFind(vehicle.id.text()); live != m_live.constEnd()) {
            crew.place = geo::Place{live->lon, live->lat};
            crew.seenAt = live->at;
        }
        const store::CrewJob *job = jobOf(vehicle.plate);
        crew.busy = job && job->busy && job->caseId != m_caseId;
        crews.push_back(crew);
    }
    for (const store::CrewJob &job : m_jobs) {
        if (std::ranges::find(m_vehicles, job.crew, &domain::Vehicle::plate) != m_vehicles.end())
            continue;
        domain::Crew crew;
        crew.name = job.crew;
        crew.place = job.place;
        crew.busy = job.busy && job.caseId != m_caseId;
        crews.push_back(crew);
    }
    return crews;
}

void CrewField::rank()
{
    m_ranked = domain::rankCrews(m_place, m_usual, crews(), m_session.desk.now());
    const bool mayPropose = m_line->text().isEmpty() || m_proposed;
    if (mayPropose && !m_ranked.empty() && m_ranked.front().suited && !m_ranked.front().crew.busy
        && m_line->text() != m_ranked.front().crew.name) {
        // Not typed by anybody: no draft keeps it.
        const QSignalBlocker quiet(this);
        m_line->setText(m_ranked.front().crew.name);
        m_proposed = true;
    }
    showRanked();
}

void CrewField::showRanked()
{
    const QString marked
        = m_list->currentItem() ? m_list->currentItem()->data(Qt::UserRole).toString() : QString();
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (size_t i = 0; i < std::min(Listed, m_ranked.size()); ++i) {
        const domain::RankedCrew &each = m_ranked[i];
        QStringList said{each.crew.name};
        for (const domain::DutyReason &reason : each.reasons)
            said.append(m_session.words.duty(reason, static_cast<double>(base::toMs(m_session.desk.now()))));
        auto *item = new QListWidgetItem(said.join(QStringLiteral("  ·  ")), m_list);
        item->setData(Qt::UserRole, each.crew.name);
        if (each.crew.name == marked)
            m_list->setCurrentItem(item);
    }
    constexpr int MostRows = 3, LinesOfRow = 2;
    const int row = m_list->fontMetrics().lineSpacing() * LinesOfRow;
    m_list->setFixedHeight(row * std::clamp(m_list->count(), 1, MostRows) + 10);
    m_list->setVisible(m_list->count() > 0);
    setHint(m_proposed ? tr("Proposed: the nearest that suits and is free.")
                : m_ranked.empty()
                ? tr("No crew or vehicle of this department is known yet; type who goes there.")
                : QString());
}

void CrewField::take(int row)
{
    if (row < 0 || row >= m_list->count())
        return;
    setAnswer(m_list->item(row)->data(Qt::UserRole).toString());
    showRanked();
    m_line->setFocus();
}

bool CrewField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_line && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Down && m_list->count() > 0) {
        m_list->setCurrentRow(std::max(0, m_list->currentRow()));
        m_list->setFocus(Qt::ShortcutFocusReason);
        return true;
    }
    return Field::eventFilter(watched, event);
}
} // namespace wanmi::workbench
