// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/newsstrip.h"

#include <QHBoxLayout>
#include <QJsonObject>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPainter>
#include <QPushButton>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>

#include <array>

namespace wanmi::workbench {
using models::News;
using State = sync::LinkStatus::State;
namespace {
const QString NewsKey = QStringLiteral("news");
const QString SoundKey = QStringLiteral("sound");
constexpr int KeepMs = 60'000; ///< until when everything was seen, at the latest
constexpr int SettleMs = 3'000; ///< after a first filling the last rows are still being read
constexpr std::array Kinds{News::Kind::Overdue, News::Kind::Order, News::Kind::Warning, News::Kind::Request,
                           News::Kind::Rework,  News::Kind::Back,  News::Kind::New};

QString lightOf(News::Kind kind)
{
    return kind == News::Kind::Overdue || kind == News::Kind::Order ? QStringLiteral("red")
        : kind == News::Kind::New || kind == News::Kind::Back       ? QStringLiteral("green")
                                                                    : QStringLiteral("yellow");
}
} // namespace

NewsStrip::NewsStrip(SessionContext &session, const Style &style, SeatMemory &memory,
                     models::Announcer &announcer, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_style(style)
    , m_memory(memory)
    , m_announcer(announcer)
    , m_row(new QWidget(this))
    , m_panel(new QWidget(this))
    , m_mark(new QLabel(m_row))
    , m_counts(new QLabel(m_row))
    , m_silent(new QLabel(m_row))
    , m_volumeLabel(new QLabel(m_panel))
    , m_worst(new QPushButton(m_row))
    , m_all(new QPushButton(m_row))
    , m_more(new QToolButton(m_row))
    , m_list(new QListWidget(m_panel))
    , m_volume(new QSlider(Qt::Horizontal, m_panel))
    , m_mute(new QPushButton(m_panel))
{
    setObjectName(QStringLiteral("bar"));
    setAttribute(Qt::WA_StyledBackground);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    build();
    follow();
    m_texts.add([this] {
        m_worst->setToolTip(tr("Go to this case: Ctrl+J"));
        m_all->setText(tr("Seen, all"));
        m_all->setMinimumHeight(m_all->sizeHint().height());
        m_all->setToolTip(tr("Acknowledge everything: Ctrl+Shift+J"));
        m_more->setToolTip(tr("List and sound: F8"));
        m_more->setAccessibleName(tr("News, one by one, and the sound"));
        m_list->setAccessibleName(tr("Cases that are new or grew worse"));
        m_list->setToolTip(tr("Enter goes to a case, Space acknowledges it"));
        m_volumeLabel->setText(tr("How loud"));
        m_volume->setAccessibleName(tr("How loud"));
        showNews();
    });
}

void NewsStrip::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *row = new QHBoxLayout(m_row);
    row->setContentsMargins(12, 4, 10, 4);
    row->setSpacing(8);
    m_counts->setObjectName(QStringLiteral("body"));
    m_silent->setObjectName(QStringLiteral("moved"));
    m_more->setObjectName(QStringLiteral("flat"));
    m_more->setIconSize({16, 16});
    m_more->setCheckable(true);
    m_more->setProperty("deed", QStringLiteral("news-list"));
    m_worst->setProperty("deed", QStringLiteral("news"));
    m_worst->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_all->setProperty("deed", QStringLiteral("news-seen"));
    row->addWidget(m_mark);
    row->addWidget(m_counts);
    row->addWidget(m_worst, 1);
    row->addWidget(m_silent);
    row->addWidget(m_all);
    row->addWidget(m_more);
    column->addWidget(m_row);
    auto *panel = new QVBoxLayout(m_panel);
    panel->setContentsMargins(12, 0, 10, 6);
    m_list->setObjectName(QStringLiteral("rows"));
    m_list->setUniformItemSizes(true);
    m_list->setMinimumHeight(48);
    m_list->setMaximumHeight(150);
    m_list->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_list->installEventFilter(this);
    panel->addWidget(m_list);
    // In a low window the list gives way, not the rows of buttons.
    m_row->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto *soundRow = new QWidget(m_panel);
    soundRow->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto *sound = new QHBoxLayout(soundRow);
    sound->setContentsMargins(0, 0, 0, 0);
    m_volume->setRange(0, 100);
    m_volume->setValue(60);
    m_volume->setFixedWidth(160);
    m_volume->setPageStep(10);
    m_mute->setProperty("deed", QStringLiteral("mute"));
    sound->addWidget(m_volumeLabel);
    sound->addWidget(m_volume);
    sound->addWidget(m_mute);
    sound->addStretch(1);
    panel->addWidget(soundRow);
    m_panel->hide();
    column->addWidget(m_panel);
    auto *line = new QFrame(this);
    line->setObjectName(QStringLiteral("line"));
    column->addWidget(line);
}

void NewsStrip::follow()
{
    connect(m_worst, &QPushButton::clicked, this, &NewsStrip::goToWorst);
    connect(m_all, &QPushButton::clicked, this, &NewsStrip::acknowledgeAll);
    connect(m_mute, &QPushButton::clicked, this, &NewsStrip::toggleMute);
    connect(m_more, &QToolButton::toggled, this, [this](bool open) {
        m_panel->setVisible(open);
        showNews();
    });
    connect(m_list, &QListWidget::itemActivated, this,
            [this](const QListWidgetItem *item) { go(item->data(Qt::UserRole).toString()); });
    connect(m_volume, &QSlider::valueChanged, this, &NewsStrip::keepSound);
    connect(&m_announcer, &models::Announcer::changed, this, [this] {
        m_fresh = true;
        showNews();
    });
    connect(&m_announcer, &models::Announcer::announced, this, &NewsStrip::announce);
    connect(&m_sounder, &Sounder::played, this, [this](bool audible) {
        m_inaudible = !audible;
        showNews();
    });
    connect(&m_style, &Style::changed, this, &NewsStrip::showNews);
    connect(&m_session.words, &models::Words::changed, this, &NewsStrip::showNews);
    connect(&m_session.rows, &models::CaseRows::reset, this, &NewsStrip::beginWhenKnown);
    connect(&m_session.link, &sync::Link::statusChanged, this, [this](const sync::LinkStatus &status) {
        m_announcer.setCatchingUp(status.state == State::Bootstrapping || status.state == State::CatchingUp);
        beginWhenKnown();
    });
    connect(&m_tick, &QTimer::timeout, this, [this] {
        m_announcer.tick();
        if (m_mutedUntilMs > 0 && nowMs() >= m_mutedUntilMs)
            toggleMute();
        if (std::exchange(m_fresh, false))
            m_memory.set(NewsKey, m_announcer.memory());
    });
    connect(&m_keepSoon, &QTimer::timeout, this, [this] { m_fresh = m_begun; });
    m_tick.start(1000);
    m_keepSoon.start(KeepMs);
}

void NewsStrip::takeMemory()
{
    const QJsonObject sound = m_memory.value(SoundKey).toObject();
    {
        const QSignalBlocker quiet(m_volume);
        m_volume->setValue(std::clamp(sound.value(QStringLiteral("volume")).toInt(60), 0, 100));
    }
    m_mutedUntilMs = std::min(sound.value(QStringLiteral("mutedUntil")).toInteger(), nowMs() + MuteMs);
    if (m_mutedUntilMs <= nowMs())
        m_mutedUntilMs = 0;
    beginWhenKnown();
}

/// A replica that is being filled for the first time is no news.
void NewsStrip::beginWhenKnown()
{
    const sync::LinkStatus link = m_session.link.status();
    if (m_begun || !m_memory.isLoaded() || !m_session.rows.isLoaded() || link.state == State::Bootstrapping
        || (m_session.rows.table().size() == 0 && link.state != State::Online))
        return;
    m_begun = true;
    const bool knew = m_memory.value(NewsKey).isObject();
    QTimer::singleShot(knew ? 0 : SettleMs, this,
                       [this] { m_announcer.begin(m_memory.value(NewsKey).toObject()); });
}

void NewsStrip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        m_texts.refresh();
    QWidget::changeEvent(event);
}

bool NewsStrip::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Space || key == Qt::Key_Delete) {
            if (const QListWidgetItem *item = m_list->currentItem())
                m_announcer.acknowledge(item->data(Qt::UserRole).toString());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

QString NewsStrip::headline() const
{
    return m_counts->text();
}

QString NewsStrip::wordsOf(News::Kind kind, int cases) const
{
    const QString number = m_session.words.number(cases);
    switch (kind) {
    case News::Kind::New:
        return tr("%1 new").arg(number);
    case News::Kind::Back:
        return tr("%1 came back").arg(number);
    case News::Kind::Rework:
        return tr("%1 to be reworked").arg(number);
    case News::Kind::Request:
        return tr("%1 with a request").arg(number);
    case News::Kind::Warning:
        return tr("%1 soon due").arg(number);
    case News::Kind::Order:
        return tr("%1 under a supervise order").arg(number);
    case News::Kind::Overdue:
        break;
    }
    return tr("%1 overdue").arg(number);
}

QString NewsStrip::lineOf(const News &news) const
{
    const models::Words &words = m_session.words;
    const auto at = m_session.rows.positionOf(news.caseId);
    if (!at)
        return {};
    const store::CaseSummary &row = m_session.rows.table().at(*at);
    const QString number = !row.caseNo.isEmpty() ? row.caseNo
        : !row.intakeNo.isEmpty()                ? row.intakeNo
                                                 : words.unnumbered();
    QStringList parts{words.newsKind(tokenOf(news.kind)), number};
    if (!row.classCode.isEmpty())
        parts << words.className(row.kind == domain::CaseKind::Component, row.classCode);
    parts << (row.address.isEmpty() ? words.area(row.street) : row.address)
          << words.moment(static_cast<double>(news.sinceMs), static_cast<double>(nowMs()));
    return parts.join(QStringLiteral(" · "));
}

void NewsStrip::showNews()
{
    const auto &news = m_announcer.news();
    QStringList counts;
    for (const News::Kind kind : Kinds) {
        if (const int cases = m_announcer.count(kind); cases > 0)
            counts << wordsOf(kind, cases);
    }
    m_counts->setText(counts.isEmpty() ? tr("Nothing new") : counts.join(QStringLiteral(" · ")));
    m_row->setVisible(!news.empty() || m_panel->isVisibleTo(this));
    setVisible(!news.empty() || m_more->isChecked());
    m_worst->setVisible(!news.empty());
    m_worst->setText(news.empty() ? QString() : lineOf(news.front()).replace(u'&', QLatin1String("&&")));
    m_all->setEnabled(!news.empty());
    const QString until = m_session.words.clockTime(static_cast<double>(m_mutedUntilMs)).left(5);
    m_silent->setText(isMuted()         ? tr("Silent until %1").arg(until)
                          : m_inaudible ? tr("No sound device here")
                                        : QString());
    m_silent->setVisible(!m_silent->text().isEmpty());
    m_mute->setText(isMuted() ? tr("Sound on") : tr("Silent for 30 minutes"));
    m_more->setIcon(m_style.icon(QStringLiteral("down"), QStringLiteral("quiet")));
    const double scale = devicePixelRatioF();
    QPixmap mark(QSize(14, 14) * scale);
    mark.setDevicePixelRatio(scale);
    mark.fill(Qt::transparent);
    QPainter painter(&mark);
    m_style.paintMark(painter, QRectF(1, 1, 12, 12),
                      news.empty() ? QStringLiteral("none") : lightOf(news.front().kind));
    m_mark->setPixmap(mark);
    if (m_more->isChecked())
        fillList();
}

void NewsStrip::fillList()
{
    const QString current
        = m_list->currentItem() ? m_list->currentItem()->data(Qt::UserRole).toString() : QString();
    const int row = std::max(0, m_list->currentRow());
    m_list->clear();
    for (const News &news : m_announcer.news()) {
        auto *item = new QListWidgetItem(lineOf(news), m_list);
        item->setData(Qt::UserRole, news.caseId);
        if (news.caseId == current)
            m_list->setCurrentItem(item);
    }
    const int more = m_announcer.total() - m_list->count();
    if (more > 0)
        new QListWidgetItem(tr("and %1 more").arg(m_session.words.number(more)), m_list);
    if (!m_list->currentItem() && m_list->count() > 0)
        m_list->setCurrentRow(std::min(row, m_list->count() - 1));
}

void NewsStrip::go(const QString &caseId)
{
    if (caseId.isEmpty())
        return;
    m_announcer.acknowledge(caseId);
    emit caseWanted(caseId);
}

void NewsStrip::goToWorst()
{
    if (!m_announcer.news().empty())
        go(QString(m_announcer.news().front().caseId));
}

void NewsStrip::acknowledgeAll()
{
    m_announcer.acknowledgeAll();
}

void NewsStrip::openList()
{
    m_more->setChecked(true);
    m_list->setFocus(Qt::ShortcutFocusReason);
}

bool NewsStrip::isMuted() const
{
    return m_mutedUntilMs > nowMs();
}

void NewsStrip::toggleMute()
{
    m_mutedUntilMs = isMuted() || m_mutedUntilMs > 0 ? 0 : nowMs() + MuteMs;
    keepSound();
    showNews();
}

void NewsStrip::keepSound()
{
    m_memory.set(SoundKey,
                 QJsonObject{{QStringLiteral("volume"), m_volume->value()},
                             {QStringLiteral("mutedUntil"), m_mutedUntilMs}});
}

void NewsStrip::announce(models::Chime chime, int, bool)
{
    ++m_chimes;
    emit attentionWanted();
    if (!isMuted() && m_volume->value() > 0)
        m_sounder.play(chime, m_volume->value() / 100.0);
}
} // namespace wanmi::workbench
