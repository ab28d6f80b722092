// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/wallplan.h"

#include "workbench/walltexts.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QTimeEdit>
#include <QToolButton>

#include <algorithm>

namespace wanmi::workbench {
namespace {
constexpr qint64 DayMs = 24 * 3'600'000;

QTimeEdit *timeEdit(int minute, const QString &name, QWidget *parent)
{
    auto *edit = new QTimeEdit(QTime(minute / 60, minute % 60), parent);
    edit->setDisplayFormat(QStringLiteral("HH:mm"));
    edit->setAccessibleName(name);
    edit->setMinimumWidth(72);
    edit->setButtonSymbols(QAbstractSpinBox::NoButtons);
    edit->setAlignment(Qt::AlignCenter);
    return edit;
}

int minuteOf(const QTimeEdit *edit)
{
    return edit->time().hour() * 60 + edit->time().minute();
}
} // namespace

WallPlan WallPlan::of(const domain::Wall &wall)
{
    return {wall.nameZh, wall.nameEn, wall.usual, wall.timetable, wall.rotation};
}

domain::Wall WallPlan::laidOver(domain::Wall wall) const
{
    wall.nameZh = nameZh;
    wall.nameEn = nameEn;
    wall.usual = usual;
    wall.timetable = timetable;
    wall.rotation = rotation;
    return wall;
}

TimetableRow::TimetableRow(const domain::TimetableEntry &entry, const Names &scenes, bool chinese,
                           QWidget *parent)
    : QWidget(parent)
    , m_from(timeEdit(entry.from, tr("From"), this))
    , m_to(timeEdit(entry.to, tr("To"), this))
    , m_span(new QLabel(this))
    , m_scene(new QComboBox(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(3);
    for (int day = 1; day <= 7; ++day) {
        auto *button = new QToolButton(this);
        button->setObjectName(QStringLiteral("day"));
        button->setText(dayWord(day, chinese, true));
        button->setToolTip(dayWord(day, chinese, false));
        button->setAccessibleName(button->toolTip());
        button->setCheckable(true);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setChecked(std::ranges::find(entry.days, day) != entry.days.end());
        connect(button, &QToolButton::toggled, this, &TimetableRow::note);
        m_days.push_back(button);
        row->addWidget(button);
    }
    m_span->setObjectName(QStringLiteral("note"));
    m_span->setMinimumWidth(64);
    m_scene->setAccessibleName(tr("Scene"));
    for (const auto &[id, name] : scenes)
        m_scene->addItem(name, id);
    if (m_scene->findData(entry.scene) < 0)
        m_scene->addItem(entry.scene, entry.scene);
    m_scene->setCurrentIndex(m_scene->findData(entry.scene));
    auto *remove = new QToolButton(this);
    remove->setObjectName(QStringLiteral("flat"));
    remove->setText(QStringLiteral("✕"));
    remove->setToolTip(tr("Take this line away"));
    remove->setAccessibleName(remove->toolTip());
    remove->setFocusPolicy(Qt::StrongFocus);
    row->addSpacing(8);
    row->addWidget(m_from);
    row->addWidget(new QLabel(QStringLiteral("–"), this));
    row->addWidget(m_to);
    row->addWidget(m_span);
    row->addWidget(m_scene, 1);
    row->addWidget(remove);
    connect(m_from, &QTimeEdit::timeChanged, this, &TimetableRow::note);
    connect(m_to, &QTimeEdit::timeChanged, this, &TimetableRow::note);
    connect(m_scene, &QComboBox::activated, this, &TimetableRow::note);
    connect(remove, &QToolButton::clicked, this, &TimetableRow::removed);
    const QSignalBlocker quiet(this);
    note();
}

void TimetableRow::focusFirst()
{
    m_days.front()->setFocus(Qt::OtherFocusReason);
}

domain::TimetableEntry TimetableRow::entry() const
{
    domain::TimetableEntry entry;
    for (int day = 1; day <= 7; ++day) {
        if (m_days[size_t(day - 1)]->isChecked())
            entry.days.push_back(day);
    }
    entry.from = minuteOf(m_from);
    entry.to = minuteOf(m_to);
    entry.scene = m_scene->currentData().toString();
    return entry;
}

void TimetableRow::note()
{
    const domain::TimetableEntry now = entry();
    m_span->setText(now.from == now.to ? tr("all day") : now.to < now.from ? tr("next day") : QString());
    emit changed();
}

std::vector<std::pair<qint64, QString>> comingScenes(const domain::Wall &wall, const QStringList &sceneIds,
                                                     qint64 nowMs, int most)
{
    domain::Wall planned = wall;
    planned.pushes.clear();
    planned.handScene.clear();
    const auto sceneAt = [&](qint64 atMs) {
        const auto choice = domain::sceneNow(planned, sceneIds, atMs, QDateTime::fromMSecsSinceEpoch(atMs));
        return choice.cause == domain::SceneChoice::Cause::Rotation ? QString() : choice.scene;
    };
    // A timetable moves at its own minutes and nowhere else.
    std::vector<int> minutes;
    for (const domain::TimetableEntry &entry : planned.timetable)
        minutes.insert(minutes.end(), {entry.from, entry.to});
    std::ranges::sort(minutes);
    const auto same = std::ranges::unique(minutes);
    minutes.erase(same.begin(), same.end());
    std::vector<std::pair<qint64, QString>> coming;
    QString last = sceneAt(nowMs);
    const QDate today = QDateTime::fromMSecsSinceEpoch(nowMs).date();
    for (int day = 0; day < 8 && int(coming.size()) < most; ++day) {
        for (const int minute : minutes) {
            const qint64 at
                = QDateTime(today.addDays(day), QTime(minute / 60, minute % 60)).toMSecsSinceEpoch();
            if (at <= nowMs || at > nowMs + 7 * DayMs || int(coming.size()) >= most)
                continue;
            const QString scene = sceneAt(at);
            if (scene != last)
                coming.emplace_back(at, scene);
            last = scene;
        }
    }
    return coming;
}
} // namespace wanmi::workbench
