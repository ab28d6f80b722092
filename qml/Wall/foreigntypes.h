// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "camerablock.h"
#include "camerapick.h"
#include "cameratile.h"
#include "caseview.h"
#include "mappictures.h"
#include "photoframe.h"
#include "pulsefield.h"
#include "wallfigures.h"
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
struct SceneStateForeign
{
    Q_GADGET
    QML_FOREIGN(wanmi::wall::SceneState)
    QML_NAMED_ELEMENT(SceneState)
    QML_UNCREATABLE("part of WallState")
};
struct SourceAgesForeign
{
    Q_GADGET
    QML_FOREIGN(wanmi::wall::SourceAges)
    QML_NAMED_ELEMENT(SourceAges)
    QML_UNCREATABLE("part of WallState")
};
struct RegionModelForeign
{
    Q_GADGET
    QML_FOREIGN(wanmi::wall::RegionModel)
    QML_NAMED_ELEMENT(RegionModel)
    QML_UNCREATABLE("part of SceneState")
};
struct PushModelForeign
{
    Q_GADGET
    QML_FOREIGN(wanmi::wall::PushModel)
    QML_NAMED_ELEMENT(PushModel)
    QML_UNCREATABLE("part of SceneState")
};
struct MapPicturesForeign
{
    Q_GADGET
    QML_FOREIGN(wanmi::wall::MapPictures)
    QML_NAMED_ELEMENT(MapPictures)
};
struct CaseViewForeign
{
    Q_GADGET
    QML_FOREIGN(wanmi::wall::CaseView)
    QML_NAMED_ELEMENT(CaseView)
};
struct WallFiguresForeign
{
    Q_GADGET
    QML_FOREIGN(wanmi::wall::WallFigures)
    QML_NAMED_ELEMENT(WallFigures)
};
struct CameraPickForeign
{
    Q_GADGET
    QML_FOREIGN(wanmi::wall::CameraPick)
    QML_NAMED_ELEMENT(CameraPick)
};
struct PulseFieldForeign
{
    Q_GADGET
    QML_FOREIGN(wanmi::wall::PulseField)
    QML_NAMED_ELEMENT(PulseField)
};
struct PhotoFrameForeign
{
    Q_GADGET
    QML_FOREIGN(wanmi::wall::PhotoFrame)
    QML_NAMED_ELEMENT(PhotoFrame)
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
struct SearchResultsForeign
{
    Q_GADGET
    QML_FOREIGN(wanmi::models::SearchResults)
    QML_NAMED_ELEMENT(SearchResults)
    QML_UNCREATABLE("made by the program")
};
struct TerritoryForeign
{
    Q_GADGET
    QML_FOREIGN(wanmi::models::Territory)
    QML_NAMED_ELEMENT(Territory)
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
