// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "textproblems.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <algorithm>
#include <unistd.h>

/// What a wall shows, piece by piece, and what each piece says of its age.
namespace wanmi::test {

enum Source {
    Rows = 1, ///< central's feed
    Positions = 2, ///< vehicles and supervisors
    Devices = 4, ///< what central tells of devices
    Pictures = 8, ///< of the cameras
    BaseMap = 16 ///< the map process
};
using Sources = int;
/// Everything a wall shows hangs in one of these, and depends on these sources.
struct Piece
{
    const char *type;
    Sources on;
};
inline constexpr Piece Pieces[]{{"WallHeader", Rows},
                                {"NewestLine", Rows},
                                {"TodayRegion", Rows},
                                {"UrgentRegion", Rows},
                                {"LifecycleRegion", Rows},
                                {"PlacesRegion", Rows},
                                {"TrendRegion", Rows},
                                {"CasesRegion", Rows},
                                {"ComponentsRegion", Rows},
                                {"CaseRegion", Rows},
                                {"PhotosRegion", Rows},
                                {"TimelineRegion", Rows},
                                {"ReviewRegion", Rows},
                                {"CamerasRegion", Pictures},
                                {"PulseRegion", Rows | Devices | Pictures},
                                {"WallMap", Rows | Positions | BaseMap},
                                {"LayerPanel", Rows | Positions | Devices | BaseMap},
                                {"PlaceCard", Rows},
                                {"TimeSlider", Rows},
                                {"WallSearch", Rows},
                                {"PushCard", 0},
                                {"MessageRegion", 0}};

inline QString typeOf(const QQuickItem *item)
{
    return QString::fromLatin1(item->metaObject()->className()).section(QLatin1String("_QML"), 0, 0);
}

inline const Piece *pieceOf(const QQuickItem *item)
{
    const QString type = typeOf(item);
    const auto found = std::ranges::find_if(
        Pieces, [&type](const Piece &piece) { return type == QLatin1String(piece.type); });
    return found == std::end(Pieces) ? nullptr : &*found;
}

/// What belongs to a piece, and to none that hangs in it.
inline void walkPiece(QQuickItem *piece, const std::function<void(QQuickItem *)> &visit)
{
    if (!piece->isVisible())
        return;
    visit(piece);
    for (QQuickItem *child : piece->childItems()) {
        if (!pieceOf(child))
            walkPiece(child, visit);
    }
}

inline bool isSeen(const QQuickItem *item)
{
    return item->isVisible() && item->width() > 3 && item->height() > 3 && opacityOf(item) > 0.3;
}

inline QStringList textsOf(QQuickItem *piece)
{
    QStringList texts;
    walkPiece(piece, [&texts](QQuickItem *item) {
        if (item->inherits("QQuickText") && isSeen(item))
            texts.append(item->property("text").toString());
    });
    return texts;
}

/// Texts that stand beside the mark of what has stopped.
inline QStringList markedTexts(QQuickItem *piece)
{
    QStringList texts;
    walkPiece(piece, [&texts](QQuickItem *item) {
        if (item->property("shape").toString() != u"bars" || !isSeen(item) || !item->parentItem())
            return;
        for (const QQuickItem *beside : item->parentItem()->childItems()) {
            if (beside->inherits("QQuickText") && isSeen(beside))
                texts.append(beside->property("text").toString());
        }
    });
    static const QRegularExpression Since(QStringLiteral("since .*\\d\\d:\\d\\d"));
    return texts.filter(Since);
}

inline QQuickItem *namedIn(QQuickItem *piece, const QString &name)
{
    QQuickItem *found = nullptr;
    walkPiece(piece, [&](QQuickItem *item) { found = item->objectName() == name ? item : found; });
    return found;
}

inline pid_t mapProcess()
{
    for (const QString &entry : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
        QFile file(QStringLiteral("/proc/%1/stat").arg(entry));
        if (entry.toInt() == 0 || !file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray stat = file.readAll(); // "17 (wanmi-maprender) S 16 …"; names are cut at 15 letters
        const QList<QByteArray> after = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
        if (stat.contains("(wanmi-maprende") && after[0] != "Z" && after.value(1).toInt() == getpid())
            return entry.toInt();
    }
    return 0;
}
} // namespace wanmi::test
