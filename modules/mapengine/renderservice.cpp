// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapengine/renderservice.h"

#include "mapengine/mapsheet.h"

#include <QCoreApplication>
#include <qgis.h>
#include <qgsmapsettings.h>
#include <QRunnable>

#include <algorithm>

namespace wanmi::mapengine {
namespace {
constexpr int DrawingThreads = 2;
/// Nothing new is drawn while the seat has this much to read: a seat that hangs must not fill our memory.
constexpr qint64 MostUnsentBytes = 32ll * 1024 * 1024;
constexpr int LongestConnectMs = 5000;

enum ExitStatus { Good = 0, NobodyThere = 2, Nonsense = 3 };
} // namespace

RenderService::RenderService(std::function<void(int)> done)
    : m_done(std::move(done))
{
    m_pool.setMaxThreadCount(DrawingThreads);
    QObject::connect(&m_socket, &QLocalSocket::readyRead, &m_socket, [this] { read(); });
    QObject::connect(&m_socket, &QLocalSocket::disconnected, &m_socket, [this] { stop(Good); });
    QObject::connect(&m_socket, &QLocalSocket::bytesWritten, &m_socket, [this] { drawNext(); });
}

RenderService::~RenderService()
{
    m_stopped = true;
    for (const auto &metatile : m_drawing)
        metatile->cancel();
    m_pool.waitForDone();
}

void RenderService::connectTo(const QString &socketName)
{
    m_socket.connectToServer(socketName);
    if (!m_socket.waitForConnected(LongestConnectMs)) {
        stop(NobodyThere);
        return;
    }
    send(renderlink::Hello{renderlink::Version, QStringLiteral("QGIS ") + Qgis::version()});
    read();
}

void RenderService::read()
{
    m_reader.feed(m_socket.readAll());
    while (!m_stopped) {
        const auto message = m_reader.next();
        if (!message)
            break;
        obey(*message);
    }
    if (m_reader.isBroken()) {
        qWarning("the seat speaks nonsense: %s", qPrintable(m_reader.reason()));
        stop(Nonsense);
    }
}

void RenderService::obey(const renderlink::Message &message)
{
    if (const auto *order = std::get_if<renderlink::OpenProject>(&message)) {
        open(*order);
    } else if (const auto *request = std::get_if<renderlink::RenderTile>(&message)) {
        ask(*request);
    } else if (const auto *drop = std::get_if<renderlink::DropOlderThan>(&message)) {
        m_queue.dropOlderThan(drop->generation);
    } else if (const auto *ping = std::get_if<renderlink::Ping>(&message)) {
        send(renderlink::Pong{ping->number});
    } else if (const auto *sheet = std::get_if<renderlink::PrintSheet>(&message)) {
        print(*sheet);
    } else if (std::holds_alternative<renderlink::Quit>(message)) {
        stop(Good);
    } else {
        qWarning("the seat sent what only the map process sends");
        stop(Nonsense);
    }
}

void RenderService::open(const renderlink::OpenProject &order)
{
    m_queue.clear();
    if (!m_drawing.empty()) {
        for (const auto &metatile : m_drawing)
            metatile->cancel();
        m_openNext = order;
        return;
    }
    m_project = std::make_unique<MapProject>();
    send(m_project->open(order));
}

void RenderService::print(const renderlink::PrintSheet &order)
{
    if (m_openNext || !m_project || !m_project->isOpen()) {
        send(renderlink::SheetDone{QStringLiteral("no-project"), {}, {}, 0, 0});
        return;
    }
    send(printSheet(*m_project, order.folder, [this](const QString &stage, int percent) {
        send(renderlink::SheetProgress{stage, quint8(percent)});
        m_socket.flush(); // nothing returns to the event loop before the sheet is done
    }));
}

void RenderService::ask(const renderlink::RenderTile &request)
{
    const bool opening = m_openNext.has_value();
    if (!opening && (!m_project || !m_project->isOpen())) {
        send(renderlink::TileFailed{request.generation, request.tile, request.theme,
                                    QStringLiteral("no-project")});
        return;
    }
    const MetatileId id = MetatileId::of(request);
    const bool comes = !opening && std::any_of(m_drawing.begin(), m_drawing.end(), [&id](const auto &m) {
        return m->request().id == id;
    });
    if (comes)
        return; // with what is being drawn
    m_queue.push(request);
    drawNext();
}

void RenderService::drawNext()
{
    if (m_openNext && m_drawing.empty()) {
        const renderlink::OpenProject order = *m_openNext;
        m_openNext.reset();
        m_project = std::make_unique<MapProject>();
        send(m_project->open(order));
    }
    while (!m_stopped && !m_openNext && m_project && m_project->isOpen()
           && int(m_drawing.size()) < DrawingThreads && m_socket.bytesToWrite() < MostUnsentBytes) {
        const auto request = m_queue.pop();
        if (!request)
            return;
        start(*request);
    }
}

void RenderService::start(const MetatileRequest &request)
{
    m_drawing.push_back(std::make_unique<Metatile>(request, m_project->settingsFor(request.id.theme)));
    Metatile *metatile = m_drawing.back().get();
    m_pool.start([this, metatile] {
        metatile->draw();
        QMetaObject::invokeMethod(
            &m_socket, [this, metatile] { finish(metatile); }, Qt::QueuedConnection);
    });
}

void RenderService::finish(Metatile *drawn)
{
    const auto place = std::find_if(m_drawing.begin(), m_drawing.end(),
                                    [drawn](const auto &m) { return m.get() == drawn; });
    if (place == m_drawing.end())
        return;
    const std::unique_ptr<Metatile> metatile = std::move(*place);
    m_drawing.erase(place);
    if (!m_openNext) {
        noteErrors(*metatile);
        for (const renderlink::Tile &tile : metatile->tiles())
            send(tile);
    }
    drawNext();
}

void RenderService::noteErrors(const Metatile &drawn)
{
    bool isNew = false;
    for (const auto &[layer, message] : drawn.errors())
        isNew = m_project->note({m_project->layerName(layer), QStringLiteral("render-error"), message})
            || isNew;
    if (isNew)
        send(m_project->status());
}

void RenderService::send(const renderlink::Message &message)
{
    if (!m_stopped && m_socket.state() == QLocalSocket::ConnectedState)
        m_socket.write(renderlink::encode(message));
}

void RenderService::stop(int status)
{
    if (std::exchange(m_stopped, true))
        return;
    m_queue.clear();
    m_done(status);
}
} // namespace wanmi::mapengine
