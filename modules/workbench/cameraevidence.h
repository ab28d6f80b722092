// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/recordedspan.h"
#include "workbench/session.h"

#include <QHash>
#include <QObject>
#include <QTimer>

namespace wanmi::workbench {

/// What a camera shows, kept as evidence with one key: its newest picture goes into the chosen case, a clip with the
/// seconds before it stays on this workstation. Every file lies with its manifest in `evidence` of the person's folder,
/// and is a line of the audit with its seal. GUI thread; nothing here blocks.
class CameraEvidence : public QObject
{
    Q_OBJECT
public:
    explicit CameraEvidence(SessionContext &session, QObject *parent = nullptr);
    ~CameraEvidence() override; ///< clips that run are ended

    void setVideoUrl(const QString &url);
    /// There are cameras to keep something of.
    [[nodiscard]] bool isOffered() const;
    /// Full resolution. Into the case that is chosen while it is open; without one it is kept and said so.
    void still(const QString &cameraId);
    /// Begins a clip, or ends the one that runs; after ten minutes it ends by itself.
    void clip(const QString &cameraId);
    /// Of a record: the stretch into the chosen open case, with the picture of its begin.
    void mark(const QString &cameraId, base::Instant from, base::Instant until);
    /// The stretch as a file on this workstation; takes as long as it lasted. clip() of the same camera gives it up.
    void save(const QString &cameraId, base::Instant from, base::Instant until);
    [[nodiscard]] bool hasOpenCase() const; ///< one is chosen
    [[nodiscard]] bool isRecording(const QString &cameraId) const;
    [[nodiscard]] QString folder() const;

signals:
    void told(const QString &text);
    void recordingChanged(const QString &cameraId);
    /// It lies in the outbox and over the case.
    void added(const QString &cameraId, const QString &caseId);

private:
    struct Wanted
    {
        domain::Camera camera;
        QString caseId, number; ///< empty: no open case is chosen
        base::Instant at;
        QString file;
        std::optional<domain::RecordedSpan> span = {}; ///< it is of a record
        [[nodiscard]] QString reason() const;
        [[nodiscard]] QString place() const; ///< camera, case and seal of an audit's line, but for the seal
    };
    struct Running
    {
        Wanted wanted;
        QTimer *end;
    };
    [[nodiscard]] std::optional<Wanted> want(const QString &cameraId, const QString &suffix);
    [[nodiscard]] evidence::Facts factsOf(const Wanted &wanted) const;
    void keep(const Wanted &wanted, const QByteArray &seal);
    void keepOrSay(const Wanted &wanted, const base::Result<QByteArray> &seal);
    void addToCase(const Wanted &wanted, const QString &hash);
    void take(const QString &cameraId, const Panels::ClipNews &news);

    SessionContext &m_session;
    QString m_videoUrl;
    QHash<QString, Running> m_running; ///< by camera
    QString m_last; ///< the file that was named last
};
} // namespace wanmi::workbench
