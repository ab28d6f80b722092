// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/cameraevidence.h"

#include "domain/camerastream.h"
#include "sync/accessjournal.h"
#include "sync/mediaclient.h"

#include <QPointer>
#include <QUrl>

namespace wanmi::workbench {
namespace {
constexpr auto LongestClip = std::chrono::minutes(10);

QString sealText(const QByteArray &seal)
{
    return QString::fromLatin1(seal.toHex());
}
} // namespace

QString CameraEvidence::Wanted::reason() const
{
    const QString why = number.isEmpty() ? QStringLiteral("no case") : QStringLiteral("case ") + number;
    return span ? why + QStringLiteral("; recorded, by the recorder's clock") : why;
}

QString CameraEvidence::Wanted::place() const
{
    return QStringLiteral("camera=%1 case=%2").arg(camera.id.text(), caseId);
}

CameraEvidence::CameraEvidence(SessionContext &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
}

CameraEvidence::~CameraEvidence()
{
    for (const Running &running : std::as_const(m_running)) {
        if (m_session.panels.endClip)
            m_session.panels.endClip(running.wanted.file);
    }
}

void CameraEvidence::setVideoUrl(const QString &url)
{
    m_videoUrl = url;
}

bool CameraEvidence::isOffered() const
{
    return m_session.panels.still && m_session.panels.beginClip && !m_videoUrl.isEmpty();
}

bool CameraEvidence::isRecording(const QString &cameraId) const
{
    return m_running.contains(cameraId);
}

QString CameraEvidence::folder() const
{
    return m_session.folder + QStringLiteral("/evidence");
}

evidence::Facts CameraEvidence::factsOf(const Wanted &wanted) const
{
    evidence::Facts facts;
    facts.cameraId = wanted.camera.id.text();
    facts.cameraName = wanted.camera.name;
    facts.position = evidence::Position{wanted.camera.place.lon, wanted.camera.place.lat};
    facts.who = m_session.grant.account;
    facts.reason = wanted.reason();
    facts.caseId = wanted.caseId;
    return facts;
}

std::optional<CameraEvidence::Wanted> CameraEvidence::want(const QString &cameraId, const QString &suffix)
{
    const domain::Camera *camera = m_session.cameras.find(cameraId);
    if (!camera)
        return std::nullopt;
    Wanted wanted;
    wanted.camera = *camera;
    wanted.at = m_session.desk.now();
    const QString chosen = m_session.selection.caseId();
    if (const auto at = m_session.rows.positionOf(chosen)) {
        const store::CaseSummary &row = m_session.rows.table().at(*at);
        if (row.isOpen) {
            wanted.caseId = chosen;
            wanted.number = row.caseNo.isEmpty() ? row.intakeNo : row.caseNo;
            if (wanted.number.isEmpty())
                wanted.number = chosen; // a report that central has not numbered yet
        }
    }
    const QString name = folder() + u'/'
        + m_session.rules->calendar.toLocal(wanted.at).toString(QStringLiteral("yyyyMMdd-HHmmss-zzz")) + u'-' + cameraId;
    wanted.file = name + suffix;
    for (int i = 2; wanted.file == m_last; ++i)
        wanted.file = QStringLiteral("%1-%2%3").arg(name).arg(i).arg(suffix);
    m_last = wanted.file;
    return wanted;
}

void CameraEvidence::still(const QString &cameraId)
{
    if (!isOffered()) {
        emit told(m_session.words.cameraReason(QStringLiteral("no-video")));
        return;
    }
    const auto wanted = want(cameraId, QStringLiteral(".jpg"));
    if (!wanted)
        return;
    m_session.panels.still(domain::streamUrl(m_videoUrl, wanted->camera), wanted->file, factsOf(*wanted),
                           [here = QPointer<CameraEvidence>(this), wanted = *wanted](const base::Result<QByteArray> &seal) {
                               if (here)
                                   here->keepOrSay(wanted, seal);
                           });
}

void CameraEvidence::keepOrSay(const Wanted &wanted, const base::Result<QByteArray> &seal)
{
    if (seal)
        keep(wanted, *seal);
    else
        emit told(tr("No picture of %1 was kept: %2").arg(wanted.camera.name, m_session.words.cameraReason(seal.error().reason)));
}

bool CameraEvidence::hasOpenCase() const
{
    const auto at = m_session.rows.positionOf(m_session.selection.caseId());
    return at && m_session.rows.table().at(*at).isOpen;
}

void CameraEvidence::mark(const QString &cameraId, base::Instant from, base::Instant until)
{
    auto wanted = want(cameraId, QStringLiteral(".jpg"));
    if (!wanted || !m_session.panels.recordedStill)
        return;
    wanted->span = domain::RecordedSpan{wanted->camera.name, cameraId, from, until};
    m_session.panels.recordedStill(domain::streamUrl(m_videoUrl, wanted->camera), from, wanted->file, factsOf(*wanted),
                                   [here = QPointer<CameraEvidence>(this), wanted = *wanted](const base::Result<QByteArray> &seal) {
                                       if (here)
                                           here->keepOrSay(wanted, seal);
                                   });
}

void CameraEvidence::save(const QString &cameraId, base::Instant from, base::Instant until)
{
    auto wanted = want(cameraId, QStringLiteral("-record.mp4"));
    if (!wanted || !m_session.panels.recordedClip || isRecording(cameraId))
        return;
    wanted->span = domain::RecordedSpan{wanted->camera.name, cameraId, from, until};
    emit told(tr("The record of %1 is being saved, %2 s: R gives it up").arg(wanted->camera.name).arg((until - from).count() / 1000));
    auto *end = new QTimer(this); // the record's own end comes first
    end->setSingleShot(true);
    connect(end, &QTimer::timeout, this, [this, file = wanted->file] { m_session.panels.endClip(file); });
    end->start(until - from + std::chrono::minutes(1));
    m_running.insert(cameraId, {*wanted, end});
    emit recordingChanged(cameraId);
    m_session.panels.recordedClip(domain::streamUrl(m_videoUrl, wanted->camera), from, until, wanted->file, factsOf(*wanted),
                                  [here = QPointer<CameraEvidence>(this), cameraId](const Panels::ClipNews &news) {
                                      if (here)
                                          here->take(cameraId, news);
                                  });
}

void CameraEvidence::keep(const Wanted &wanted, const QByteArray &seal)
{
    if (m_session.accesses)
        m_session.accesses->exported(QStringLiteral("camera-still"), 1, QStringLiteral("jpg"),
                                     wanted.place() + QStringLiteral(" seal=") + sealText(seal), wanted.reason());
    if (wanted.caseId.isEmpty() || !m_session.media) {
        emit told(tr("No open case is chosen; the picture is kept here: %1").arg(wanted.file));
        return;
    }
    m_session.media->keep({wanted.file})
        .then(this, [this, wanted](const std::vector<sync::MediaClient::Kept> &files) {
            if (files.empty() || files.front().hash.isEmpty()) {
                const QString why = files.empty() ? QString() : m_session.words.reason(files.front().refusal);
                emit told(tr("The picture is kept here and not in the case: %1").arg(why) + u'\n' + wanted.file);
                return;
            }
            addToCase(wanted, files.front().hash);
        });
}

void CameraEvidence::addToCase(const Wanted &wanted, const QString &hash)
{
    domain::CaseOrder order;
    order.caseId = CaseId(wanted.caseId);
    order.action = QStringLiteral("addEvidence");
    order.note = wanted.span ? domain::noteOf(*wanted.span, m_session.rules->calendar.utcOffset())
                             : QString(QStringLiteral("%1 %2")).arg(wanted.camera.name, wanted.camera.id.text());
    order.photos.push_back({QStringLiteral("camera"), hash, wanted.span ? wanted.span->from : wanted.at,
                            m_session.desk.actor().person.text()});
    m_session.desk.perform(order).then(this, [this, wanted](const base::Result<domain::Verdict> &done) {
        if (done) {
            emit told((wanted.span ? tr("The record of %1 is marked on case %2") : tr("Picture of %1 added to case %2"))
                          .arg(wanted.camera.name, wanted.number));
            emit added(wanted.camera.id.text(), wanted.caseId);
        } else {
            emit told(tr("The picture is kept here and not in the case: %1").arg(m_session.words.reason(done.error().reason))
                      + u'\n' + wanted.file);
        }
    });
}

void CameraEvidence::clip(const QString &cameraId)
{
    if (const auto running = m_running.constFind(cameraId); running != m_running.cend()) {
        m_session.panels.endClip(running->wanted.file);
        return;
    }
    if (!isOffered()) {
        emit told(m_session.words.cameraReason(QStringLiteral("no-video")));
        return;
    }
    const auto wanted = want(cameraId, QStringLiteral(".mp4"));
    if (!wanted)
        return;
    auto *end = new QTimer(this);
    end->setSingleShot(true);
    connect(end, &QTimer::timeout, this, [this, file = wanted->file] { m_session.panels.endClip(file); });
    end->start(LongestClip);
    m_running.insert(cameraId, {*wanted, end});
    m_session.panels.beginClip(domain::streamUrl(m_videoUrl, wanted->camera), wanted->file, factsOf(*wanted),
                               [here = QPointer<CameraEvidence>(this), cameraId](const Panels::ClipNews &news) {
                                   if (here)
                                       here->take(cameraId, news);
                               });
    emit told(tr("Recording %1: R ends it").arg(wanted->camera.name));
    emit recordingChanged(cameraId);
}

void CameraEvidence::take(const QString &cameraId, const Panels::ClipNews &news)
{
    if (news.running || !m_running.contains(cameraId))
        return;
    const Running running = m_running.take(cameraId);
    running.end->deleteLater();
    const Wanted &wanted = running.wanted;
    emit recordingChanged(cameraId);
    if (news.pictures == 0) {
        emit told(tr("Nothing of %1 was recorded: %2")
                      .arg(wanted.camera.name, m_session.words.cameraReason(news.ended)));
        return;
    }
    if (m_session.accesses)
        m_session.accesses->exported(QStringLiteral("camera-clip"), news.pictures, QStringLiteral("mp4"),
                                     wanted.place() + QStringLiteral(" seal=") + sealText(news.seal), wanted.reason());
    const qint64 seconds = (base::toMs(news.until) - base::toMs(news.from)) / 1000;
    QString text = tr("Clip of %1 kept, %2 s: %3").arg(wanted.camera.name).arg(seconds).arg(wanted.file);
    if (news.ended != u"stopped") // what was recorded before stays
        text += u'\n' + m_session.words.cameraReason(news.ended);
    emit told(text);
}
} // namespace wanmi::workbench
