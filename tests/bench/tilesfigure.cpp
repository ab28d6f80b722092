// SPDX-License-Identifier: GPL-3.0-or-later
#include "tilesfigure.h"

#include "renderlink/messages.h"

#include <QDir>
#include <QFile>
#include <QLocalServer>
#include <QLocalSocket>
#include <QProcess>
#include <QSet>
#include <QUuid>

#include <cmath>
#include <cstdio>
#include <unistd.h>

namespace wanmi::bench {
namespace {
using namespace renderlink;
constexpr int LongMs = 120'000;
constexpr int Across = 8; ///< tiles along an edge of what is drawn at each zoom
constexpr int Zooms[] = {14, 16};
/// The middle of the sample city (Harbin).
constexpr double Lon = 126.62, Lat = 45.76;

struct Work
{
    QString project, data, profile;
};

TileId cornerAt(int z)
{
    const double pi = std::acos(-1.0);
    const double across = std::ldexp(1.0, z);
    const double lat = Lat * pi / 180;
    const int x = int((Lon + 180) / 360 * across);
    const int y = int((1 - std::asinh(std::tan(lat)) / pi) / 2 * across);
    return {z, (x - Across / 2) & ~1, (y - Across / 2) & ~1};
}

/// User and system time of a process, seconds.
double cpuOf(qint64 pid)
{
    QFile stat(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!stat.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = stat.readAll();
    const QList<QByteArray> fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
    return (fields.value(11).toDouble() + fields.value(12).toDouble()) / double(sysconf(_SC_CLK_TCK));
}

/// A seat's side of the conversation, without what a seat does with the tiles.
class Seat
{
public:
    Seat(const QString &engine, const Work &work)
    {
        m_server.listen(QStringLiteral("wanmi-bench-") + QUuid::createUuid().toString(QUuid::Id128).left(10));
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(engine,
                        {QStringLiteral("--socket"), m_server.fullServerName(), QStringLiteral("--profile"),
                         work.profile});
        if (!m_server.waitForNewConnection(LongMs))
            return;
        m_socket = m_server.nextPendingConnection();
        say(OpenProject{work.project, work.data});
        const auto status = wait<Status>();
        m_isOpen = status && status->open;
    }
    ~Seat()
    {
        m_process.kill();
        m_process.waitForFinished(5000);
    }
    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    [[nodiscard]] double cpu() const { return cpuOf(m_process.processId()); }
    void say(const Message &message)
    {
        m_socket->write(encode(message));
        m_socket->flush();
    }
    template <typename M> std::optional<M> wait()
    {
        for (;;) {
            while (const auto message = m_reader.next()) {
                if (const M *wanted = std::get_if<M>(&*message))
                    return *wanted;
            }
            if (!m_socket->waitForReadyRead(LongMs))
                return std::nullopt;
            m_reader.feed(m_socket->readAll());
        }
    }
    /// Asks for a square of tiles at once and waits for all; \return whether they came.
    bool draw(TileId corner, int across)
    {
        QSet<std::pair<int, int>> missing;
        for (int y = 0; y < across; ++y) {
            for (int x = 0; x < across; ++x) {
                missing.insert({corner.x + x, corner.y + y});
                say(RenderTile{1, {corner.z, corner.x + x, corner.y + y}, Theme::Dark, TilePx});
            }
        }
        while (!missing.isEmpty()) {
            const auto tile = wait<Tile>();
            if (!tile)
                return false;
            missing.remove({tile->tile.x, tile->tile.y});
        }
        return true;
    }

private:
    QLocalServer m_server;
    QProcess m_process;
    QLocalSocket *m_socket = nullptr;
    FrameReader m_reader;
    bool m_isOpen = false;
};

std::optional<double> ours(const QString &engine, const Work &work)
{
    Seat seat(engine, work);
    if (!seat.isOpen() || !seat.draw(cornerAt(Zooms[0]), 1))
        return std::nullopt;
    const double before = seat.cpu();
    for (const int z : Zooms) {
        if (!seat.draw(cornerAt(z), Across))
            return std::nullopt;
    }
    return double(Across * Across * std::size(Zooms)) / (seat.cpu() - before);
}

std::optional<double> peers(const QString &program, const Work &work)
{
    double tiles = 0;
    double seconds = 0;
    for (const int z : Zooms) {
        const TileId corner = cornerAt(z);
        QProcess peer;
        peer.start(program,
                   {work.project, work.data, work.profile, QString::number(z), QString::number(corner.x),
                    QString::number(corner.y), QString::number(Across)});
        if (!peer.waitForFinished(LongMs) || peer.exitCode() != 0)
            return std::nullopt;
        const QStringList told = QString::fromUtf8(peer.readAllStandardOutput()).simplified().split(u' ');
        tiles += told.value(0).toDouble();
        seconds += told.value(1).toDouble();
    }
    return seconds > 0 ? std::optional(tiles / seconds) : std::nullopt;
}
} // namespace

void addTilesFigure(std::map<QString, Take> &takes, const Places &places)
{
    takes[QStringLiteral("map.tiles_per_cpu_second_vs_qgis")] = [places]() -> std::optional<Measured> {
        const QString peer = QDir(places.bin).filePath(QStringLiteral("../tests/wanmi_qgistiles"));
        // In a whole bench the city is being served by then: only its base map is wanted here.
        const QString ground = places.work + QStringLiteral("/city/basemap.gpkg");
        if (!QFile::exists(peer)
            || (!QFile::exists(ground) && !CentralProcess::start(places, QStringLiteral("city")))) {
            std::fprintf(stderr, "map.tiles_per_cpu_second_vs_qgis: built without QGIS, or no sample city\n");
            return std::nullopt;
        }
        const Work work{QStringLiteral(WANMI_MAP_PROJECT), ground,
                        places.work + QStringLiteral("/map-profile")};
        QDir().mkpath(work.profile);
        QFile::setPermissions(work.profile, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        const auto mine = ours(places.bin + QStringLiteral("/wanmi-maprender"), work);
        const auto theirs = peers(peer, work);
        if (!mine || !theirs)
            return std::nullopt;
        return Measured{1000 / *mine, QStringLiteral("QGIS, CPU ms a tile"), 1000 / *theirs};
    };
}
} // namespace wanmi::bench
