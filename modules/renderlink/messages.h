// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <variant>

/// Every message between a seat and the map process, one version for all of them. Compiles against Qt 5.15
/// and Qt 6: the map process is built with the Qt of its QGIS. Streams are pinned to QDataStream::Qt_5_12,
/// big endian.
///
/// Order of a conversation: the map process connects and says Hello; the seat sends OpenProject; the map
/// process answers with a Status; then RenderTile and Tile/TileFailed, in any order, until Quit or until one
/// side vanishes. A Ping is answered at once, also while tiles are drawn. Instead of asking for tiles, a seat
/// may have a map sheet printed: PrintSheet, SheetProgress any number of times, SheetDone; meanwhile the
/// process hears nothing.
namespace wanmi::renderlink {

inline constexpr quint16 Version = 2;
/// Edge of a tile in pixels; the world at zoom z is 512 * 2^z pixels wide (Web Mercator, XYZ, y grows to the
/// south).
inline constexpr int TilePx = 512;
inline constexpr int MaxZoom = 22;
/// No frame is longer than this (a tile of 1024 px and its header).
inline constexpr quint32 MaxFrameBytes = 4u * 1024 * 1024 + 4096;
/// No text in a message is longer than this, in UTF-8 bytes.
inline constexpr quint32 MaxTextBytes = 16 * 1024;
inline constexpr quint32 MaxNotes = 256;

enum class Theme : quint8 { Dark, Light };
/// Name of the QGIS map theme and of the layer style: "dark", "light".
[[nodiscard]] QString themeName(Theme theme);

struct TileId
{
    int z = 0;
    int x = 0;
    int y = 0;
    [[nodiscard]] bool isValid() const;
    friend bool operator==(const TileId &a, const TileId &b)
    {
        return a.z == b.z && a.x == b.x && a.y == b.y;
    }
    friend bool operator!=(const TileId &a, const TileId &b) { return !(a == b); }
    friend bool operator<(const TileId &a, const TileId &b)
    {
        return a.z != b.z ? a.z < b.z : a.y != b.y ? a.y < b.y : a.x < b.x;
    }
};

/// Map process -> seat, once, first. The seat hangs up on another version.
struct Hello
{
    quint16 version = Version;
    QString engine; ///< for the log: "QGIS 3.22.16"
};

/// Seat -> map process. Replaces whatever project is open.
struct OpenProject
{
    QString projectPath; ///< .qgs or .qgz
    QString dataPath; ///< replaces the GeoPackage the project's layers name; empty: as the project says
};

/// Seat -> map process. A newer generation is drawn first; among equals the last asked is drawn first.
struct RenderTile
{
    quint64 generation = 0;
    TileId tile;
    Theme theme = Theme::Dark;
    quint16 sizePx = TilePx;
};

/// Map process -> seat. Neighbours drawn in the same go are sent without being asked for.
struct Tile
{
    quint64 generation = 0;
    TileId tile;
    Theme theme = Theme::Dark;
    quint16 sizePx = TilePx;
    QByteArray argb; ///< sizePx rows of sizePx premultiplied ARGB32 pixels in the byte order of this machine
};

/// Map process -> seat. Reason: "no-project".
struct TileFailed
{
    quint64 generation = 0;
    TileId tile;
    Theme theme = Theme::Dark;
    QString reason;
};

/// Seat -> map process. Requests of older generations are forgotten; what is being drawn is finished.
struct DropOlderThan
{
    quint64 generation = 0;
};

struct LayerNote
{
    QString layer; ///< name in the project
    QString reason; ///< "source-missing", "render-error"
    QString detail; ///< for the log
    friend bool operator==(const LayerNote &a, const LayerNote &b)
    {
        return a.layer == b.layer && a.reason == b.reason && a.detail == b.detail;
    }
};

/// Map process -> seat, after OpenProject and whenever the notes change.
struct Status
{
    bool open = false; ///< a project is open and tiles can be asked for
    QString reason; ///< when not open: "project-missing", "project-broken", "no-layers"
    QString projectHash; ///< SHA-256 of the project file as it was read, hexadecimal
    QList<LayerNote> notes; ///< layers that are not drawn; the others are
    QStringList layers; ///< names of all that are shown in one look or the other, topmost first
};

/// Seat -> map process, and back: the main thread lives.
struct Ping
{
    quint32 number = 0;
};
struct Pong
{
    quint32 number = 0;
};

/// Seat -> map process. The folder holds sheet.json (mapengine/mapsheet.h says what is in it) and what it
/// names; the sheet is written there.
struct PrintSheet
{
    QString folder;
};

/// Map process -> seat. Stage: "reading", "drawing", "writing".
struct SheetProgress
{
    QString stage;
    quint8 percent = 0;
};

/// Map process -> seat. Reason when there is no file: "no-project", "bad-sheet", "cannot-write", "disk-full",
/// "print-failed".
struct SheetDone
{
    QString reason; ///< empty: it is there
    QString detail; ///< for the log
    QString file; ///< name in the folder
    quint32 pages = 0;
    quint32 rows = 0; ///< in the list
};

/// Seat -> map process.
struct Quit
{
};

using Message = std::variant<Hello, OpenProject, RenderTile, Tile, TileFailed, DropOlderThan, Status, Quit,
                             Ping, Pong, PrintSheet, SheetProgress, SheetDone>;

/// A whole frame: length, kind, body. Texts over MaxTextBytes and notes over MaxNotes are cut.
[[nodiscard]] QByteArray encode(const Message &message);

/// Takes bytes in any pieces and gives messages. Never throws, never allocates more than MaxFrameBytes beyond
/// what was fed; after one malformed frame it stays broken: hang up.
class FrameReader
{
public:
    void feed(const QByteArray &bytes);
    /// The next message, or nothing: more bytes are needed, or the stream is broken.
    [[nodiscard]] std::optional<Message> next();
    [[nodiscard]] bool isBroken() const { return !m_reason.isEmpty(); }
    /// Empty, or "frame-too-long", "unknown-kind", "malformed-body".
    [[nodiscard]] QString reason() const { return m_reason; }

private:
    QByteArray m_buffer;
    int m_start = 0;
    QString m_reason;
};
} // namespace wanmi::renderlink
