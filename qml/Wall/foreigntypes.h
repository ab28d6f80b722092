// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "camerablock.h"
#include "cameratile.h"
#include "wallstate.h"

#include <QtQml/qqmlregistration.h>

/// The modules stay free of QML; here their types get their names in it.
namespace wanmi::wall {

struct WallStateForeign
{
    Q_GADGET
    QML_FOREIGN(wanmi::wall::WallState)
    QML_NAMED_ELEMENT(WallState)
    QML_UNCREATABLE("made by the program")
};
struct CameraBlockForeign
{
    Q_GADGET
    QML_FOREIGN(wanmi::wall::CameraBlock)
    QML_NAMED_ELEMENT(CameraBlock)
    QML_UNCREATABLE("part of WallState")
};
struct CameraTileForeign
{
    Q_GADGET
    QML_FOREIGN(wanmi::wall::CameraTile)
    QML_NAMED_ELEMENT(CameraTile)
};
struct CameraFeedsForeign
{
    Q_GADGET
    QML_FOREIGN(wanmi::video::CameraFeeds)
    QML_NAMED_ELEMENT(CameraFeeds)
    QML_UNCREATABLE("made by the program")
};
struct WordsForeign
{
    Q_GADGET
    QML_FOREIGN(wanmi::models::Words)
    QML_NAMED_ELEMENT(Words)
    QML_UNCREATABLE("made by the program")
};
struct HeadlineFiguresForeign
{
    Q_GADGET
    QML_FOREIGN(wanmi::models::HeadlineFigures)
    QML_NAMED_ELEMENT(HeadlineFigures)
    QML_UNCREATABLE("made by the program")
};
struct NewestActionsForeign
{
    Q_GADGET
    QML_FOREIGN(wanmi::models::NewestActions)
    QML_NAMED_ELEMENT(NewestActions)
    QML_UNCREATABLE("made by the program")
};
struct SelectionForeign
{
    Q_GADGET
    QML_FOREIGN(wanmi::models::Selection)
    QML_NAMED_ELEMENT(Selection)
    QML_UNCREATABLE("made by the program")
};
} // namespace wanmi::wall
