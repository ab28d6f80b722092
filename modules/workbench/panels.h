// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/city.h"
#include "evidence/manifest.h"

#include <QUrl>
#include <QWidget>

#include <functional>

namespace wanmi::workbench {

class PlaybackScreen;

/// What the program hands in from the other faces: a face may not use another. An empty factory leaves a
/// place where the panel says that it is not there.
struct Panels
{
    std::function<QWidget *(QWidget *parent)> map;
    /// Asks how the map on the screen is to be printed.
    std::function<void(QWidget *window)> printSheet;
    /// A piece of the map around a case, for paper: drawn while the window goes on. `done` comes once, on the
    /// GUI thread, with the bytes of a picture; none: there is no map here.
    std::function<void(const QString &caseId, geo::Place place, std::function<void(const QByteArray &)> done)>
        mapPiece;
    /// A live picture of the camera; `stream` is the whole address. Its property "trouble" is the reason why no picture comes,
    /// once it has not come for some seconds; else empty.
    std::function<QWidget *(QWidget *parent, const domain::Camera &camera, const QUrl &stream)> camera;

    /// The newest picture of the stream in its own resolution, written as `file` with its manifest. `done` comes once, on the
    /// GUI thread, with the seal.
    std::function<void(const QUrl &stream, const QString &file, const evidence::Facts &facts,
                       std::function<void(const base::Result<QByteArray> &seal)> done)>
        still;
    /// Of a clip: it began, more is on the disk, or it ended, and why.
    struct ClipNews
    {
        bool running = false;
        base::Instant from{}, until{}; ///< of the pictures on the disk
        int pictures = 0;
        QString ended; ///< "stopped", or what went wrong; empty while it runs
        QByteArray seal;
    };
    /// Records the stream into `file`, from some seconds before on, until endClip() of the same file. `news` on the GUI thread.
    std::function<void(const QUrl &stream, const QString &file, const evidence::Facts &facts,
                       std::function<void(const ClipNews &)> news)>
        beginClip;
    std::function<void(const QString &file)> endClip;

    /// Whether a recorder keeps what the stream showed, as central says; empty: never.
    std::function<bool(const QUrl &stream)> isRecorded;
    std::function<PlaybackScreen *(QWidget *parent, const QUrl &stream)> playback;
    /// As `still`, of the picture that was shown at `at`.
    std::function<void(const QUrl &stream, base::Instant at, const QString &file, const evidence::Facts &facts,
                       std::function<void(const base::Result<QByteArray> &seal)> done)>
        recordedStill;
    /// A stretch of the record as a file, at its own pace; endClip() gives it up early, what is there stays.
    std::function<void(const QUrl &stream, base::Instant from, base::Instant until, const QString &file,
                       const evidence::Facts &facts, std::function<void(const ClipNews &)> news)>
        recordedClip;
};
} // namespace wanmi::workbench
