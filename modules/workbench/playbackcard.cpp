// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/playbackcard.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTimeZone>
#include <QToolButton>

#include <algorithm>
#include <array>

namespace wanmi::workbench {
namespace {
using namespace std::chrono_literals;
constexpr std::array Paces{1, 2, 4, 8};
constexpr auto Step = 5s, LongStep = 60s, ButtonStep = 30s;
constexpr auto Newest = 2s; ///< behind now: a recorder has not written it yet
constexpr auto UsualPast = 5min;
constexpr auto BeforeCase = 60s;
}

PlaybackCard::PlaybackCard(SessionContext &session, const Style &style, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_style(style)
    , m_slot(new QWidget(this))
    , m_scaleLine(new RecordScale(style, this))
    , m_now(new QLabel(this))
    , m_marked(new QLabel(this))
    , m_back(new QToolButton(this))
    , m_play(new QToolButton(this))
    , m_forth(new QToolButton(this))
    , m_pace(new QComboBox(this))
    , m_when(new QDateTimeEdit(this))
    , m_begin(new QPushButton(this))
    , m_end(new QPushButton(this))
    , m_mark(new QPushButton(this))
    , m_save(new QPushButton(this))
{
    build();
    m_scaleLine->setOffset(session.rules->calendar.utcOffset());
    m_when->setTimeSpec(Qt::UTC); // what stands there is the city's time, whatever the time zone of this machine
    m_when->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    m_when->setKeyboardTracking(false);
    for (const int pace : Paces)
        m_pace->addItem(QStringLiteral("%1×").arg(pace), pace);
    connect(m_play, &QToolButton::clicked, this, &PlaybackCard::togglePlay);
    connect(m_back, &QToolButton::clicked, this, [this] { go(shownAt().value_or(m_at) - ButtonStep); });
    connect(m_forth, &QToolButton::clicked, this, [this] { go(shownAt().value_or(m_at) + ButtonStep); });
    connect(m_pace, &QComboBox::activated, this, [this] { go(shownAt().value_or(m_at)); });
    connect(m_when, &QDateTimeEdit::dateTimeChanged, this, [this](const QDateTime &local) {
        go(base::instantFromMs(QDateTime(local.date(), local.time(), Qt::UTC).toMSecsSinceEpoch())
           - m_session.rules->calendar.utcOffset());
    });
    connect(m_begin, &QPushButton::clicked, this, &PlaybackCard::markFrom);
    connect(m_end, &QPushButton::clicked, this, &PlaybackCard::markUntil);
    connect(m_scaleLine, &RecordScale::wanted, this, &PlaybackCard::go);
    connect(m_mark, &QPushButton::clicked, this, [this] {
        if (const auto marked = stretch())
            emit markWanted(m_camera, marked->first, marked->second);
    });
    connect(m_save, &QPushButton::clicked, this, [this] {
        if (const auto marked = stretch())
            emit saveWanted(m_camera, marked->first, marked->second);
    });
    connect(&session.selection, &models::Selection::caseChanged, this, [this] {
        takeEvents();
        say();
    });
    for (QWidget *one : {static_cast<QWidget *>(m_back), static_cast<QWidget *>(m_play), static_cast<QWidget *>(m_forth),
                         static_cast<QWidget *>(m_pace), static_cast<QWidget *>(m_begin), static_cast<QWidget *>(m_end),
                         static_cast<QWidget *>(m_mark), static_cast<QWidget *>(m_save), static_cast<QWidget *>(this)}) {
        one->installEventFilter(this);
        // The window's keys of the same letters wait.
        one->setProperty("ownKeys", QVariantList{Qt::Key_Space, Qt::Key_Left, Qt::Key_Right, Qt::Key_I, Qt::Key_O});
    }
    setFocusPolicy(Qt::StrongFocus);
    m_texts.add([this] {
        setAccessibleName(tr("Playback"));
        m_back->setText(tr("−30 s"));
        m_back->setToolTip(tr("Half a minute back; Left: 5 s, with Shift a minute"));
        m_forth->setText(tr("+30 s"));
        m_forth->setToolTip(tr("Half a minute on; Right: 5 s, with Shift a minute"));
        m_pace->setToolTip(tr("How fast it plays"));
        m_pace->setAccessibleName(tr("How fast it plays"));
        m_when->setToolTip(tr("The moment to be played, in the city's time"));
        m_when->setAccessibleName(tr("The moment to be played, in the city's time"));
        m_begin->setText(tr("Begin  I"));
        m_begin->setToolTip(tr("The stretch begins at the picture that is shown (I)"));
        m_end->setText(tr("End  O"));
        m_end->setToolTip(tr("The stretch ends at the picture that is shown (O)"));
        m_mark->setText(tr("Mark it on the case"));
        m_save->setText(tr("Save the stretch"));
        m_save->setToolTip(tr("As a file with its proof on this workstation; takes as long as the stretch lasted"));
        say();
    });
}

void PlaybackCard::build()
{
    m_slot->setObjectName(QStringLiteral("card"));
    m_slot->setAttribute(Qt::WA_StyledBackground);
    m_slot->setMinimumHeight(216);
    auto *slotColumn = new QVBoxLayout(m_slot);
    slotColumn->setContentsMargins(1, 1, 1, 1);
    m_now->setTextFormat(Qt::PlainText);
    m_marked->setObjectName(QStringLiteral("note"));
    m_marked->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_slot);
    column->addWidget(m_now);
    column->addWidget(m_scaleLine);
    auto *deeds = new QHBoxLayout;
    deeds->setSpacing(6);
    for (QWidget *widget : {static_cast<QWidget *>(m_back), static_cast<QWidget *>(m_play), static_cast<QWidget *>(m_forth),
                            static_cast<QWidget *>(m_pace)})
        deeds->addWidget(widget, 1);
    column->addLayout(deeds);
    column->addWidget(m_when);
    auto *marks = new QGridLayout;
    marks->setSpacing(6);
    marks->addWidget(m_begin, 0, 0);
    marks->addWidget(m_end, 0, 1);
    marks->addWidget(m_mark, 1, 0);
    marks->addWidget(m_save, 1, 1);
    column->addLayout(marks);
    column->addWidget(m_marked);
}

void PlaybackCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        m_texts.refresh();
    QWidget::changeEvent(event);
}

void PlaybackCard::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_playing = false; // the picture lets its stream go
}

void PlaybackCard::open(const QString &cameraId, const QUrl &stream)
{
    const base::Instant now = m_session.desk.now();
    base::Instant at = now - UsualPast;
    if (const auto row = m_session.rows.positionOf(m_session.selection.caseId())) {
        const qint64 reportedMs = m_session.rows.table().at(*row).reportedAtMs;
        if (const auto reported = base::instantFromMs(reportedMs); reportedMs > 0 && reported < now)
            at = reported - BeforeCase;
    }
    openAt(cameraId, stream, at);
}

void PlaybackCard::openAt(const QString &cameraId, const QUrl &stream, base::Instant at)
{
    close();
    m_camera = cameraId;
    m_stream = stream;
    if (!m_session.panels.playback)
        return;
    m_screen = m_session.panels.playback(m_slot, stream);
    m_slot->layout()->addWidget(m_screen);
    connect(m_screen, &PlaybackScreen::moved, this, [this] {
        m_trouble.clear();
        if (const auto shown = m_screen->shownAt())
            m_scaleLine->setShown(*shown);
        say();
    });
    connect(m_screen, &PlaybackScreen::failed, this, [this](const QString &reason) {
        m_playing = false;
        m_trouble = reason;
        say();
    });
    takeEvents();
    go(at);
}

void PlaybackCard::close()
{
    delete m_screen.data();
    m_playing = false;
    m_trouble.clear();
    m_from.reset();
    m_until.reset();
    m_scaleLine->setMarks(m_from, m_until);
}

std::optional<base::Instant> PlaybackCard::shownAt() const
{
    return m_screen ? m_screen->shownAt() : std::nullopt;
}

std::optional<std::pair<base::Instant, base::Instant>> PlaybackCard::stretch() const
{
    return m_from && m_until ? std::optional(std::pair(*m_from, *m_until)) : std::nullopt;
}

double PlaybackCard::scale() const
{
    return m_pace->currentData().toInt();
}

void PlaybackCard::go(base::Instant at)
{
    if (!m_screen)
        return;
    m_at = std::min(at, m_session.desk.now() - Newest);
    m_playing = true;
    m_scaleLine->setShown(m_at);
    m_screen->play(m_at, scale());
    say();
}

void PlaybackCard::togglePlay()
{
    if (!m_screen)
        return;
    if (!m_playing && (!m_trouble.isEmpty() || !m_screen->isVisible() || !shownAt()))
        return go(shownAt().value_or(m_at));
    m_playing = !m_playing;
    m_screen->setPaused(!m_playing);
    say();
}

void PlaybackCard::setMark(bool isBegin)
{
    const auto shown = shownAt();
    if (!shown)
        return;
    (isBegin ? m_from : m_until) = *shown;
    if (m_from && m_until && *m_until < *m_from) // the other end is marked anew
        (isBegin ? m_until : m_from).reset();
    m_scaleLine->setMarks(m_from, m_until);
    say();
}

void PlaybackCard::markFrom()
{
    setMark(true);
}

void PlaybackCard::markUntil()
{
    setMark(false);
}

void PlaybackCard::takeEvents()
{
    const QString caseId = m_session.selection.caseId();
    m_scaleLine->setEvents({});
    if (caseId.isEmpty())
        return;
    m_session.store.dossier(caseId).then(this, [this, caseId](const base::Result<store::CaseDossier> &dossier) {
        if (!dossier || caseId != m_session.selection.caseId())
            return;
        std::vector<RecordScale::Event> events;
        events.reserve(dossier->trail.size());
        for (const auto &step : dossier->trail)
            events.push_back({step.at, m_session.words.action(step.action)});
        m_scaleLine->setEvents(std::move(events));
    });
}

bool PlaybackCard::hasOpenCase() const
{
    const auto at = m_session.rows.positionOf(m_session.selection.caseId());
    return at && m_session.rows.table().at(*at).isOpen;
}

QString PlaybackCard::clockOf(base::Instant at) const
{
    return base::toUtc(at + m_session.rules->calendar.utcOffset()).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

void PlaybackCard::say()
{
    const auto shown = shownAt();
    const QString clock = clockOf(shown.value_or(m_at));
    m_now->setText(!m_trouble.isEmpty() ? m_session.words.cameraReason(m_trouble)
                       : m_playing      ? tr("%1 · recorded").arg(clock)
                                        : tr("%1 · recorded, stands still").arg(clock));
    m_play->setText(m_playing ? tr("Pause") : tr("Play"));
    m_play->setToolTip(tr("Space"));
    const auto marked = stretch();
    m_marked->setText(marked   ? tr("%1 to %2, %3 s").arg(clockOf(marked->first), clockOf(marked->second)).arg((marked->second - marked->first).count() / 1000)
                          : m_from ? tr("From %1: the end is still to be marked").arg(clockOf(*m_from))
                          : m_until ? tr("To %1: the begin is still to be marked").arg(clockOf(*m_until))
                                    : tr("Mark begin and end of what matters."));
    m_mark->setEnabled(marked && hasOpenCase());
    m_mark->setToolTip(hasOpenCase() ? tr("The picture of its begin and the stretch go onto the timeline of the chosen case")
                                     : tr("Choose an open case first"));
    m_save->setEnabled(marked.has_value());
    for (QPushButton *button : {m_begin, m_end})
        button->setEnabled(shown.has_value());
    if (!m_when->hasFocus()) {
        const QSignalBlocker quiet(m_when);
        m_when->setDateTime(base::toUtc(shown.value_or(m_at) + m_session.rules->calendar.utcOffset()));
    }
}

bool PlaybackCard::press(int key, Qt::KeyboardModifiers modifiers)
{
    const auto step = modifiers.testFlag(Qt::ShiftModifier) ? LongStep : std::chrono::seconds(Step);
    const base::Instant here = shownAt().value_or(m_at);
    switch (key) {
    case Qt::Key_Space:
        togglePlay();
        return true;
    case Qt::Key_Left:
        go(here - step);
        return true;
    case Qt::Key_Right:
        go(here + step);
        return true;
    case Qt::Key_I:
        markFrom();
        return true;
    case Qt::Key_O:
        markUntil();
        return true;
    default:
        return false;
    }
}

bool PlaybackCard::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *pressed = static_cast<QKeyEvent *>(event);
        const bool plain = !(pressed->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier));
        // A button keeps Space for itself, a list of paces its arrows.
        const bool itsOwn = (qobject_cast<QPushButton *>(watched) && pressed->key() == Qt::Key_Space)
            || (watched == m_pace && pressed->key() != Qt::Key_I && pressed->key() != Qt::Key_O);
        if (plain && !itsOwn && press(pressed->key(), pressed->modifiers()))
            return true;
    }
    return QWidget::eventFilter(watched, event);
}
} // namespace wanmi::workbench
