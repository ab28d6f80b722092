// SPDX-License-Identifier: GPL-3.0-or-later
// What the calendar of a file would move.
#include "workbench/calendarwindow.h"

#include "base/answer.h"
#include "base/doors.h"
#include "domain/rulebook.h"
#include "worktime/calendarcheck.h"

#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLayout>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QTableWidget>
#include <QtConcurrent>

namespace wanmi::workbench {
namespace {
constexpr qint64 MostBytes = 1024 * 1024;
constexpr int AtATime = 200; ///< cases asked for at once: the store answers others in between
constexpr int MostLines = 2000; ///< in the table; the workbook has them all

/// Sorts by what it stands for, not by its words.
class Item final : public QTableWidgetItem
{
public:
    Item(const QString &text, const QVariant &rank)
        : QTableWidgetItem(text)
    {
        setData(Qt::UserRole, rank);
    }
    bool operator<(const QTableWidgetItem &other) const override
    {
        const QVariant mine = data(Qt::UserRole), theirs = other.data(Qt::UserRole);
        if (mine.userType() == QMetaType::QString)
            return mine.toString() < theirs.toString();
        return mine.toLongLong() < theirs.toLongLong();
    }
};

int rankOf(worktime::Light light)
{
    return worktime::severity(light);
}
} // namespace

/// A file as it was read on a worker.
struct CalendarWindow::Opened
{
    int reading = 0;
    QString name;
    std::optional<worktime::Calendar> calendar;
    QString problem; ///< why it cannot be read
};

void CalendarWindow::choose()
{
    auto *dialog = new QFileDialog(this, tr("Calendar file"), QDir::homePath(), tr("Calendars (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, &CalendarWindow::preview);
    dialog->open();
}

void CalendarWindow::preview(const QString &path)
{
    m_next.reset();
    m_toRead.clear();
    m_progress->hide();
    m_cancel->hide();
    m_export->setEnabled(false);
    m_moves->hide();
    giveRoom();
    say(tr("Reading %1").arg(QFileInfo(path).fileName()), false);
    base::Answer<Opened> read = QtConcurrent::run([path, reading = ++m_reading] {
        base::passDoor(base::Door::File, "workbench::CalendarWindow::preview");
        Opened made;
        made.reading = reading;
        made.name = QFileInfo(path).fileName();
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) {
            made.problem = file.errorString();
            return made;
        }
        const QByteArray bytes = file.read(MostBytes);
        auto calendar = worktime::Calendar::fromJson(QJsonDocument::fromJson(bytes).object());
        if (calendar)
            made.calendar = *std::move(calendar);
        else
            made.problem = calendar.error().detail;
        return made;
    });
    read.then(this, [this](const Opened &file) {
        if (file.reading == m_reading)
            opened(file);
    });
}

void CalendarWindow::opened(const Opened &file)
{
    const auto refuse
        = [&](const QString &why) { say(tr("%1 cannot be used: %2").arg(file.name, why), true); };
    if (!file.calendar)
        return refuse(file.problem);
    const base::Instant now = m_session.desk.now();
    const worktime::Calendar &inForce = m_session.rules->calendar;
    const auto findings = worktime::checkCalendar(*file.calendar, inForce, inForce.toLocal(now).date());
    if (!findings.empty())
        return refuse(findings.front().code + u' ' + findings.front().detail);
    auto next = domain::withCalendar(m_session.rules, {now, *file.calendar});
    if (!next)
        return refuse(next.error().detail);
    m_next = *std::move(next);
    m_preview = {};
    m_preview.version = file.calendar->version();
    m_preview.replaced = inForce.version();
    m_preview.at = now;
    const models::CaseTable &table = m_session.rows.table();
    for (int i = 0; i < table.size(); ++i) {
        if (table.at(i).isOpen)
            m_toRead.append(table.at(i).id);
    }
    m_asked = 0;
    m_progress->setRange(0, int(m_toRead.size()));
    m_progress->setValue(0);
    m_progress->show();
    m_cancel->show();
    readNext();
}

void CalendarWindow::readNext()
{
    if (m_asked >= m_toRead.size()) {
        stopReading();
        return showPreview();
    }
    const QStringList some = m_toRead.mid(m_asked, AtATime);
    m_session.store.confirmedCases(some).then(
        this,
        [this, reading = m_reading,
         asked = int(some.size())](const base::Result<std::vector<domain::CaseFile>> &files) {
            if (reading != m_reading)
                return;
            if (files)
                return take(*files, asked);
            stopReading();
            m_next.reset();
            say(tr("The cases cannot be read: %1").arg(files.error().reason), true);
        });
}

void CalendarWindow::take(const std::vector<domain::CaseFile> &files, int asked)
{
    for (const domain::CaseFile &file : files) {
        if (file.isOpen())
            m_preview.add(file, *m_next);
    }
    m_asked += asked;
    m_progress->setValue(m_asked);
    readNext();
}

/// What is on its way comes too late for m_reading.
void CalendarWindow::stopReading()
{
    ++m_reading;
    m_progress->hide();
    m_cancel->hide();
}

void CalendarWindow::cancel()
{
    stopReading();
    m_next.reset();
    say(tr("The preview was stopped; nothing was changed."), false);
}

void CalendarWindow::giveRoom()
{
    const bool isQuiet = m_moves->isHidden();
    m_below->setSizePolicy(QSizePolicy::Preferred, isQuiet ? QSizePolicy::Maximum : QSizePolicy::Expanding);
    // What wraps tells a layout too little: the buttons would be squeezed.
    QLayout &inside = *m_below->layout();
    const int wraps = inside.hasHeightForWidth() ? inside.totalHeightForWidth(m_halves->width()) : 0;
    const int needed = std::max(inside.totalSizeHint().height(), wraps);
    m_below->setMinimumHeight(isQuiet ? needed : 0);
    const int room = m_halves->height();
    m_halves->setSizes(isQuiet ? QList{room - needed, needed} : QList{room / 3, room - room / 3});
}

QString CalendarWindow::moment(base::Instant at) const
{
    return m_session.rules->calendar.toLocal(at).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

QString CalendarWindow::stageOf(const domain::DueMove &move) const
{
    const QString state = m_session.words.state(move.state);
    switch (move.what) {
    case domain::DueMove::What::Stage:
        return state;
    case domain::DueMove::What::Case:
        return tr("%1 (the whole case)").arg(state);
    case domain::DueMove::What::Order:
        return tr("%1 (reply to an order)").arg(state);
    }
    Q_UNREACHABLE();
}

/// "+3 d 0:00"
QString CalendarWindow::difference(std::chrono::milliseconds by) const
{
    const qint64 minutes = std::abs(by.count()) / 60'000;
    const QChar sign = by.count() < 0 ? u'−' : u'+';
    const QString hours
        = QStringLiteral("%1:%2").arg(minutes / 60 % 24).arg(minutes % 60, 2, 10, QLatin1Char('0'));
    return minutes < 1440 ? sign + hours : tr("%1%2 d %3").arg(sign).arg(minutes / 1440).arg(hours);
}

void CalendarWindow::showPreview()
{
    const auto &moves = m_preview.moves;
    const models::Words &words = m_session.words;
    const bool chinese = words.isChinese();
    const int lines = int(std::min<size_t>(moves.size(), MostLines));
    m_moves->setSortingEnabled(false);
    m_moves->setRowCount(lines);
    for (int row = 0; row < lines; ++row) {
        const domain::DueMove &move = moves[size_t(row)];
        const QString unit
            = move.department.isEmpty() ? QString() : words.names()->department(move.department, chinese);
        const QString lights = words.light(worktime::tokenOf(move.lightBefore)) + QStringLiteral(" → ")
            + words.light(worktime::tokenOf(move.lightAfter));
        int column = 0;
        const auto put = [&](const QString &text, const QVariant &rank) {
            m_moves->setItem(row, column++, new Item(text, rank));
        };
        put(move.number, move.number);
        put(stageOf(move), stageOf(move));
        put(unit, unit);
        put(moment(move.before), qlonglong(base::toMs(move.before)));
        put(moment(move.after), qlonglong(base::toMs(move.after)));
        put(difference(move.by()), qlonglong(move.by().count()));
        put(lights, rankOf(move.lightAfter) * 10 + rankOf(move.lightBefore));
    }
    m_moves->setSortingEnabled(true);
    m_moves->resizeColumnsToContents();
    m_moves->setVisible(lines > 0);
    giveRoom();
    m_export->setEnabled(lines > 0);
    QString said
        = tr("%1 instead of %2: of %3 open cases in your sight %4 move, %5 become overdue, %6 are overdue no longer.")
              .arg(m_preview.version, m_preview.replaced, words.number(m_preview.open),
                   words.number(int(moves.size())), words.number(m_preview.becomeOverdue()),
                   words.number(m_preview.noLongerOverdue()));
    if (int(moves.size()) > lines)
        said += u' ' + tr("The first %1 are shown; the export has them all.").arg(words.number(lines));
    say(said, false);
    emit previewReady();
}

reports::Workbook CalendarWindow::book() const
{
    using Format = reports::Column::Format;
    reports::Workbook made;
    made.title = tr("Work calendar") + QStringLiteral(" · ") + m_preview.version;
    made.author = m_session.grant.name;
    made.sheet.name = m_preview.version;
    made.sheet.columns = {{tr("Case"), Format::Text, 23},       {tr("Stage"), Format::Text, 20},
                          {tr("Department"), Format::Text, 24}, {tr("Due now"), Format::Moment, 17},
                          {tr("Due then"), Format::Moment, 17}, {tr("Difference"), Format::Text, 16},
                          {tr("Light"), Format::Text, 20}};
    made.sheet.rows = int(m_preview.moves.size());
    std::vector<std::vector<reports::Cell>> rows;
    const models::Words &words = m_session.words;
    for (const domain::DueMove &move : m_preview.moves) {
        const worktime::Calendar &calendar = m_session.rules->calendar;
        rows.push_back({move.number, stageOf(move), words.department(move.department),
                        calendar.toLocal(move.before), calendar.toLocal(move.after), difference(move.by()),
                        words.light(worktime::tokenOf(move.lightBefore)) + QStringLiteral(" → ")
                            + words.light(worktime::tokenOf(move.lightAfter))});
    }
    made.sheet.fill
        = [rows = std::move(rows)](int row, std::vector<reports::Cell> &cells) { cells = rows[size_t(row)]; };
    made.notesName = tr("Notes");
    made.notes = {{tr("As of"), moment(m_preview.at)}, {tr("What"), m_said->text()}};
    return made;
}

void CalendarWindow::say(const QString &words, bool isProblem)
{
    QLabel *line = isProblem ? m_problem : m_said;
    line->setText(words);
    line->setAccessibleName(words);
    m_problem->setVisible(isProblem);
    m_said->setVisible(!isProblem);
}
} // namespace wanmi::workbench
