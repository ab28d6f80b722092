// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mapengine/mapproject.h"
#include "mapengine/metatile.h"
#include "mapengine/tilequeue.h"
#include "renderlink/messages.h"

#include <QLocalSocket>
#include <QObject>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace wanmi::mapengine {

/// Serves one seat over one local socket: opens projects, draws tiles in a pool of two threads, prints
/// sheets, and is done when the seat says so, vanishes, or speaks nonsense. Main thread.
class RenderService
{
public:
    /// \param done is called once, with the exit status of the process.
    explicit RenderService(std::function<void(int)> done);
    ~RenderService();
    RenderService(const RenderService &) = delete;
    RenderService &operator=(const RenderService &) = delete;

    /// Connects to the seat and says hello; `done` is called when there is nobody.
    void connectTo(const QString &socketName);
    /// As if the seat had asked for it.
    void openAtOnce(const renderlink::OpenProject &order) { open(order); }

private:
    void read();
    void obey(const renderlink::Message &message);
    void open(const renderlink::OpenProject &order);
    void print(const renderlink::PrintSheet &order);
    void ask(const renderlink::RenderTile &request);
    void drawNext();
    void start(const MetatileRequest &request);
    void finish(Metatile *drawn);
    void noteErrors(const Metatile &drawn);
    void send(const renderlink::Message &message);
    void stop(int status);

    std::function<void(int)> m_done;
    QLocalSocket m_socket;
    renderlink::FrameReader m_reader;
    std::unique_ptr<MapProject> m_project;
    TileQueue m_queue;
    std::vector<std::unique_ptr<Metatile>> m_drawing;
    std::optional<renderlink::OpenProject> m_openNext; ///< waits until nothing is drawn from the old one
    QThreadPool m_pool;
    bool m_stopped = false;
};
} // namespace wanmi::mapengine
