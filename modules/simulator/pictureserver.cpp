// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/pictureserver.h"

#include "simulator/scenes.h"
#include "simulator/stamp.h"

#include <QBuffer>
#include <QDateTime>
#include <QHash>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>

#include <atomic>
#include <mutex>

namespace wanmi::simulator {
namespace {
constexpr double FramesASecond = 12.5;
constexpr qsizetype LongestHead = 16 * 1024;
}

class PictureServer::Private
{
public:
    explicit Private(const PictureOptions &options)
        : m_options(options)
        , m_scenes(allScenes())
    {
        m_thread.setObjectName(QStringLiteral("sim-pictures"));
    }
    ~Private()
    {
        m_thread.quit();
        m_thread.wait();
    }
    bool begin()
    {
        m_server = new QTcpServer;
        if (!m_server->listen(QHostAddress(m_options.address), m_options.port)) {
            delete m_server;
            return false;
        }
        port = m_server->serverPort();
        QObject::connect(m_server, &QTcpServer::newConnection, m_server, [this] { welcome(); });
        QObject::connect(&m_thread, &QThread::finished, m_server, &QObject::deleteLater);
        m_server->moveToThread(&m_thread);
        m_thread.start();
        return true;
    }
    void setFault(const QString &id, PictureFault fault)
    {
        const std::lock_guard lock(m_mutex);
        m_faults.insert(id, fault);
    }
    std::atomic<int> answered{0}, connections{0};
    quint16 port = 0;

private:
    void welcome()
    {
        while (QTcpSocket *socket = m_server->nextPendingConnection()) {
            ++connections;
            QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] { read(*socket); });
        }
    }
    void read(QTcpSocket &socket)
    {
        QByteArray waiting = socket.property("waiting").toByteArray() + socket.readAll();
        for (qsizetype end = waiting.indexOf("\r\n\r\n"); end >= 0; end = waiting.indexOf("\r\n\r\n")) {
            answer(socket, waiting.left(end));
            waiting.remove(0, end + 4);
        }
        if (waiting.size() > LongestHead)
            return socket.abort();
        socket.setProperty("waiting", waiting);
    }
    void answer(QTcpSocket &socket, const QByteArray &head)
    {
        const QByteArray path = head.split(' ').value(1);
        const QString id = QString::fromLatin1(path.mid(6).chopped(std::min<qsizetype>(4, path.size())));
        if (!head.startsWith("GET /snap/") || !path.endsWith(".jpg"))
            return say(socket, "404 Not Found", {});
        PictureFault fault = PictureFault::None;
        {
            const std::lock_guard lock(m_mutex);
            fault = m_faults.value(id);
        }
        const QByteArray wanted = "Basic " + (m_options.user + u':' + m_options.password).toUtf8().toBase64();
        if (fault == PictureFault::Unauthorized || (!m_options.user.isEmpty() && !head.contains("Authorization: " + wanted)))
            return say(socket, "401 Unauthorized", {}, "WWW-Authenticate: Basic realm=\"camera\"\r\n");
        switch (fault) {
        case PictureFault::Off:
            return say(socket, "404 Not Found", {});
        case PictureFault::Stall:
            return;
        case PictureFault::Garbage:
            return say(socket, "200 OK", QByteArray(4'000, 'x'));
        case PictureFault::Endless:
            socket.write("HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n\r\n");
            return pour(socket);
        case PictureFault::Redirect:
            return say(socket, "302 Found", {}, "Location: http://localhost:1/elsewhere.jpg\r\n");
        default:
            ++answered;
            return say(socket, "200 OK", picture(id, fault == PictureFault::Freeze));
        }
    }
    void pour(QTcpSocket &socket)
    {
        static const QByteArray Piece(64 * 1024, '\xff');
        socket.write(Piece);
        QObject::connect(&socket, &QTcpSocket::bytesWritten, &socket, [&socket] {
            if (socket.bytesToWrite() < 4 * Piece.size())
                socket.write(Piece);
        });
    }
    static void say(QTcpSocket &socket, const QByteArray &status, const QByteArray &body, const QByteArray &more = {})
    {
        socket.write("HTTP/1.1 " + status + "\r\nContent-Type: image/jpeg\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n"
                     + more + "\r\n" + body);
    }
    QByteArray picture(const QString &id, bool isFrozen)
    {
        const Scene &scene = *m_scenes[qHash(id, 7) % m_scenes.size()];
        Place &place = m_places[scene.name()];
        if (place.background.isNull())
            place.background = scene.background(place.glows);
        const qint64 nowMs = isFrozen ? 0 : QDateTime::currentMSecsSinceEpoch() % qint64(Scene::loopSeconds * 1000);
        const int frame = int(double(nowMs) / 1000 * FramesASecond);
        QImage image = scene.picture(place.background, place.glows, frame / FramesASecond).convertToFormat(QImage::Format_RGB32);
        image.setDevicePixelRatio(1);
        burnStamp(image, {scene.name(), frame});
        QBuffer jpeg;
        jpeg.open(QIODevice::WriteOnly);
        image.save(&jpeg, "JPEG", 85);
        return jpeg.data();
    }

    struct Place
    {
        QImage background;
        std::vector<Stage::Glow> glows;
    };
    const PictureOptions m_options;
    const Scenes m_scenes;
    QHash<QString, Place> m_places; ///< of the thread
    QThread m_thread;
    QTcpServer *m_server = nullptr;
    std::mutex m_mutex;
    QHash<QString, PictureFault> m_faults;
};

base::Result<std::unique_ptr<PictureServer>> PictureServer::start(const PictureOptions &options)
{
    auto parts = std::make_unique<Private>(options);
    if (!parts->begin())
        return base::failure(base::ErrorKind::Unreachable, QStringLiteral("cannot-listen"));
    return std::unique_ptr<PictureServer>(new PictureServer(std::move(parts)));
}

PictureServer::PictureServer(std::unique_ptr<Private> parts)
    : d(std::move(parts))
{
}

PictureServer::~PictureServer() = default;

quint16 PictureServer::port() const
{
    return d->port;
}

void PictureServer::setFault(const QString &cameraId, PictureFault fault)
{
    d->setFault(cameraId, fault);
}

int PictureServer::answered() const
{
    return d->answered;
}

int PictureServer::connections() const
{
    return d->connections;
}
} // namespace wanmi::simulator
