// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/camerapage.h"

#include "domain/camerastream.h"
#include "workbench/flowlayout.h"
#include "workbench/playbackcard.h"
#include "workbench/turnpad.h"

#include <QEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace wanmi::workbench {
namespace {
constexpr int IdRole = Qt::UserRole + 1;
constexpr double NearM = 300;
constexpr int MostNear = 12;
}

CameraPage::CameraPage(SessionContext &session, const Style &style, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_style(style)
    , m_slot(new QWidget(this))
    , m_still(new QPushButton(this))
    , m_clip(new QPushButton(this))
    , m_recordButton(new QPushButton(this))
    , m_turnButton(new QPushButton(this))
    , m_record(new PlaybackCard(session, style, this))
    , m_turn(new TurnPad(session, style, this))
    , m_title(new QLabel(this))
    , m_number(new QLabel(this))
    , m_facts(new QLabel(this))
    , m_nearTitle(new QLabel(this))
    , m_none(new QLabel(this))
    , m_noPicture(new QLabel(m_slot))
    , m_near(new QListWidget(this))
{
    setObjectName(QStringLiteral("surface"));
    setAttribute(Qt::WA_StyledBackground);
    // With a record and the head's pad it is higher than a small screen.
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *body = new QWidget(scroll);
    body->setObjectName(QStringLiteral("surface"));
    scroll->setWidget(body);
    auto *around = new QVBoxLayout(this);
    around->setContentsMargins(0, 0, 0, 0);
    around->addWidget(scroll);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(14, 12, 14, 14);
    column->setSpacing(8);
    m_title->setObjectName(QStringLiteral("title"));
    m_title->setWordWrap(true);
    m_number->setObjectName(QStringLiteral("note"));
    m_slot->setObjectName(QStringLiteral("card"));
    m_slot->setAttribute(Qt::WA_StyledBackground);
    m_slot->setMinimumHeight(216);
    auto *slotColumn = new QVBoxLayout(m_slot);
    slotColumn->setContentsMargins(1, 1, 1, 1);
    m_noPicture->setObjectName(QStringLiteral("quiet"));
    m_noPicture->setAlignment(Qt::AlignCenter);
    m_noPicture->setWordWrap(true);
    slotColumn->addWidget(m_noPicture);
    auto *onMap = new QPushButton(this);
    m_facts->setTextFormat(Qt::RichText);
    m_facts->setWordWrap(true);
    m_nearTitle->setObjectName(QStringLiteral("section"));
    m_none->setObjectName(QStringLiteral("quiet"));
    m_none->setWordWrap(true);
    for (QWidget *widget : {static_cast<QWidget *>(m_title), static_cast<QWidget *>(m_number), m_slot,
                            static_cast<QWidget *>(m_record), static_cast<QWidget *>(m_turn)})
        column->addWidget(widget);
    auto *deeds = new FlowLayout(8);
    for (QPushButton *button : {m_still, m_clip, m_recordButton, m_turnButton, onMap})
        deeds->addWidget(button);
    column->addLayout(deeds);
    m_record->hide();
    m_turn->hide();
    for (QPushButton *button : {m_clip, m_recordButton, m_turnButton})
        button->setCheckable(true);
    connect(m_recordButton, &QPushButton::toggled, this, &CameraPage::showRecord);
    connect(m_turnButton, &QPushButton::toggled, this, [this](bool wanted) {
        m_turn->setVisible(wanted);
        m_turn->open(wanted ? m_id : QString());
    });
    connect(m_record, &PlaybackCard::markWanted, this, &CameraPage::markWanted);
    connect(m_record, &PlaybackCard::saveWanted, this, &CameraPage::saveWanted);
    connect(m_still, &QPushButton::clicked, this, [this] { emit stillWanted(m_id); });
    connect(m_clip, &QPushButton::clicked, this, [this] {
        m_clip->setChecked(m_recording); // until it is true
        emit clipWanted(m_id);
    });
    column->addWidget(m_facts);
    column->addWidget(m_nearTitle);
    column->addWidget(m_none);
    column->addWidget(m_near, 1);
    column->addStretch(0);
    setTabOrder(m_still, m_clip);
    setTabOrder(m_clip, m_recordButton);
    setTabOrder(m_recordButton, m_turnButton);
    setTabOrder(m_turnButton, onMap);
    setTabOrder(onMap, m_near);
    connect(onMap, &QPushButton::clicked, this, [this] {
        if (const domain::Camera *camera = m_session.cameras.find(m_id))
            m_session.selection.showOnMap(camera->place.lon, camera->place.lat);
    });
    for (auto signal : {&QListWidget::itemActivated, &QListWidget::itemClicked}) {
        connect(m_near, signal, this, [this](QListWidgetItem *item) {
            m_session.selection.selectCase(item->data(IdRole).toString());
        });
    }
    connect(&session.cameras, &models::CameraList::listChanged, this, &CameraPage::showFacts);
    connect(&session.cameras, &models::CameraList::availabilityChanged, this, &CameraPage::showFacts);
    m_texts.add([this, onMap] {
        onMap->setText(tr("Show on the map"));
        m_still->setText(tr("Picture into the case  S"));
        m_still->setToolTip(tr("The picture as it is now, in full resolution, into the chosen case; key S"));
        m_clip->setText(m_recording ? tr("● End the clip  R") : tr("Clip  R"));
        m_clip->setToolTip(tr("A clip with the ten seconds before, kept at this seat with its proof; key R begins and ends it"));
        m_recordButton->setText(m_recordButton->isChecked() ? tr("Live") : tr("Playback"));
        m_recordButton->setToolTip(m_recordButton->isChecked() ? tr("What the camera sees now")
                                                               : tr("What the recorder kept: from a minute before the chosen case was reported"));
        m_turnButton->setText(tr("Turn it"));
        m_turnButton->setToolTip(tr("Move the camera and call its presets; whoever moves it holds it"));
        m_nearTitle->setText(tr("Open cases within 300 m"));
        m_none->setText(tr("None at the moment."));
        m_noPicture->setText(tr("No picture here: central names no video server."));
        m_near->setAccessibleName(tr("Open cases within 300 m"));
        showFacts();
    });
}

void CameraPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_texts.refresh();
        showNear();
    }
    QWidget::changeEvent(event);
}

void CameraPage::setVideoUrl(const QString &url)
{
    if (url == m_videoUrl)
        return;
    m_videoUrl = url;
    if (!m_id.isEmpty())
        showPicture();
}

void CameraPage::show(const QString &cameraId)
{
    if (cameraId == m_id && m_picture)
        return;
    m_id = cameraId;
    m_recordButton->setChecked(false);
    m_turnButton->setChecked(false);
    showFacts();
    showNear();
    showPicture();
}

void CameraPage::playback(base::Instant at)
{
    if (m_recordButton->isHidden())
        return;
    m_recordButton->setChecked(true);
    m_record->openAt(m_id, stream(), at);
    m_record->setFocus();
}

QUrl CameraPage::stream() const
{
    const domain::Camera *camera = m_session.cameras.find(m_id);
    return camera ? domain::streamUrl(m_videoUrl, *camera) : QUrl();
}

void CameraPage::showRecord(bool recorded)
{
    m_slot->setVisible(!recorded);
    m_record->setVisible(recorded);
    for (QPushButton *button : {m_still, m_clip})
        button->setEnabled(!recorded); // they are of what is seen now
    if (recorded) {
        m_record->open(m_id, stream());
        m_record->setFocus();
    } else {
        m_record->close();
    }
    m_texts.refresh();
}

void CameraPage::stop()
{
    m_id.clear();
    m_recordButton->setChecked(false);
    m_turnButton->setChecked(false);
    if (m_picture)
        m_picture->deleteLater();
    m_picture = nullptr;
}

void CameraPage::setRecording(bool recording)
{
    m_recording = recording;
    m_clip->setChecked(recording);
    m_texts.refresh();
}

void CameraPage::showPicture()
{
    if (m_picture)
        m_picture->deleteLater();
    m_picture = nullptr;
    const domain::Camera *camera = m_session.cameras.find(m_id);
    if (camera && m_session.panels.camera && !m_videoUrl.isEmpty()) {
        m_picture = m_session.panels.camera(m_slot, *camera, domain::streamUrl(m_videoUrl, *camera));
        m_slot->layout()->addWidget(m_picture);
    }
    m_noPicture->setVisible(!m_picture);
    m_recordButton->setVisible(m_picture && m_session.panels.isRecorded && m_session.panels.isRecorded(stream()));
    m_turnButton->setVisible(camera && camera->ptz && m_session.turning);
    for (QPushButton *button : {m_still, m_clip})
        button->setVisible(m_picture && m_session.panels.still);
}

void CameraPage::showFacts()
{
    const domain::Camera *camera = m_session.cameras.find(m_id);
    if (!camera)
        return;
    const models::Words &words = m_session.words;
    m_title->setText(camera->name);
    m_number->setText(tr("Camera %1").arg(camera->id.text()));
    QString rows;
    const auto row = [this, &rows](const QString &name, const QString &value) {
        if (value.isEmpty())
            return;
        rows += QStringLiteral("<tr><td style='color:%1; padding-right:14px'>%2</td><td>%3</td></tr>")
                    .arg(m_style.color(QStringLiteral("quiet")).name(), name.toHtmlEscaped(),
                         value.toHtmlEscaped());
    };
    row(tr("Industry"), words.department(camera->industry));
    row(tr("District"), words.area(camera->district));
    row(tr("Owner"), words.department(camera->owner));
    const models::CameraList::Availability availability = m_session.cameras.availability(m_id);
    if (const auto rate = availability.rate())
        row(tr("Availability"),
            tr("%1 · found on %2 times of %3 in %4 days")
                .arg(words.percent(*rate))
                .arg(availability.online)
                .arg(availability.checks)
                .arg(models::CameraList::AvailabilityDays));
    if (availability.offSinceMs > 0)
        row(tr("Off since"), words.moment(double(availability.offSinceMs), double(base::toMs(m_session.desk.now()))));
    row(tr("Looks"),
        tr("%1°, opens %2°, %3 m high")
            .arg(camera->bearingDeg, 0, 'f', 0)
            .arg(camera->viewAngleDeg, 0, 'f', 0)
            .arg(camera->heightM, 0, 'f', 0));
    row(tr("Can turn"), camera->ptz ? tr("yes") : tr("no"));
    row(tr("Grid cell"), camera->cell.text());
    m_facts->setText(QStringLiteral("<table cellspacing='3'>%1</table>").arg(rows));
}

void CameraPage::showNear()
{
    m_near->clear();
    const domain::Camera *camera = m_session.cameras.find(m_id);
    if (!camera)
        return;
    std::vector<std::pair<double, const store::CaseSummary *>> near;
    const models::CaseTable &table = m_session.rows.table();
    // A degree is at least 77 km at this latitude: a box first, the distance only inside it.
    constexpr double Box = 0.005;
    for (int i = 0; i < table.size(); ++i) {
        const store::CaseSummary &row = table.at(i);
        if (!row.isOpen || row.id.isEmpty() || std::abs(double(row.lon) - camera->place.lon) > Box
            || std::abs(double(row.lat) - camera->place.lat) > Box)
            continue;
        const double metres = geo::distanceM(camera->place, {row.lon, row.lat});
        if (metres <= NearM)
            near.emplace_back(metres, &row);
    }
    std::ranges::sort(near);
    for (size_t i = 0; i < std::min<size_t>(near.size(), MostNear); ++i) {
        const store::CaseSummary &row = *near[i].second;
        auto *item = new QListWidgetItem(
            QStringLiteral("%1  ·  %2  ·  %3")
                .arg(m_session.words.distance(near[i].first),
                     m_session.words.className(row.kind == domain::CaseKind::Component, row.classCode),
                     m_session.words.state(row.state)));
        item->setData(IdRole, row.id);
        m_near->addItem(item);
    }
    m_none->setVisible(near.empty());
    m_near->setVisible(!near.empty());
}
} // namespace wanmi::workbench
