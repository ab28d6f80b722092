// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/answer.h"
#include "domain/photocheck.h"
#include "models/words.h"
#include "workbench/session.h"

#include <QImage>
#include <QSize>

namespace wanmi::workbench {

enum class PhotoState {
    Loading,
    Here,
    Waiting, ///< shown, but central does not have it yet
    Away, ///< central cannot be reached
    Missing, ///< central has none
    Sample, ///< of the sample city's history: nobody took it
    Damaged,
    Unreadable, ///< whole, but of a kind that this seat cannot show
};

/// A photo as far as this seat has it.
struct PhotoLook
{
    PhotoState state = PhotoState::Loading;
    QImage image; ///< upright, no larger than asked for
    QSize size; ///< of the whole picture
    domain::PhotoFacts facts; ///< what it says of itself
    [[nodiscard]] bool isShown() const { return state == PhotoState::Here || state == PhotoState::Waiting; }
};

/// Fetched, decoded and read on other threads.
[[nodiscard]] base::Answer<PhotoLook> lookAtPhoto(SessionContext &session, const QString &hash, QSize within,
                                                  QObject *context);
/// At once: for worker threads. \param cameraOffset seconds from UTC for cameras that do not say it.
[[nodiscard]] PhotoLook decodePhoto(const QByteArray &bytes, QSize within, int cameraOffset);
[[nodiscard]] domain::PhotoFacts photoFactsOf(const QByteArray &bytes, int cameraOffset);
/// Of the city's clocks.
[[nodiscard]] int cameraOffsetOf(const SessionContext &session);

[[nodiscard]] QString photoKindWord(const QString &kind);
[[nodiscard]] QString photoStateWord(PhotoState state); ///< nothing when it is simply here
/// With the numbers: "taken 640 m from the case".
[[nodiscard]] QString photoDoubtWord(const domain::PhotoDoubt &doubt, const models::Words &words);
/// Kind, time, author.
[[nodiscard]] QString photoCaption(const domain::Photo &photo, const SessionContext &session);
/// Why a chosen file was not taken.
[[nodiscard]] QString photoRefusalWord(const QString &reason);
} // namespace wanmi::workbench
