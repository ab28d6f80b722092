// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/cameramover.h"

#include "base/engine.h"
#include "server/camerasecrets.h"
#include "server/gatewaybook.h"
#include "server/turngateway.h"

#include <QTimer>

#include <map>
#include <vector>

namespace wanmi::server {
namespace {
using protocol::CameraHold;
using protocol::CameraMove;
using Done = std::function<void(const base::Result<CameraMover::Held> &)>;

/// Orders of one camera follow each other; of those that wait only the newest goes out, and answers for all of them.
struct Head
{
    std::optional<CameraHold> hold;
    domain::Post holder = domain::Post::System;
    GatewayPlace place;
    bool isUnderWay = false;
    std::optional<CameraMove> next;
    std::vector<std::pair<Done, CameraMover::Held>> waiting;
    std::unique_ptr<QTimer> unsaid; ///< ends a movement
};

class MoverWorker : public QObject
{
public:
    MoverWorker(QString folder, std::shared_ptr<const base::Clock> clock, const CameraMover::Options &options)
        : m_folder(std::move(folder))
        , m_clock(std::move(clock))
        , m_options(options)
    {
    }

    void move(const domain::Camera &camera, const CameraMove &move, const CameraMover::Asker &asker, const Done &done)
    {
        auto place = find(camera, asker);
        if (!place)
            return done(tl::unexpected(place.error()));
        Head &head = m_heads[camera.id.text()];
        const auto held = take(head, asker);
        if (!held)
            return done(tl::unexpected(held.error()));
        head.place = std::move(*place);
        head.next = move;
        head.waiting.emplace_back(done, *held);
        watch(camera.id.text(), head, move);
        sendNext(camera.id.text());
    }

    void presets(const domain::Camera &camera, const CameraMover::Asker &asker,
                 const std::function<void(const base::Result<protocol::CameraPresets> &)> &done)
    {
        const auto place = find(camera, asker);
        if (!place)
            return done(tl::unexpected(place.error()));
        gatewayOf(place->gateway).presets(place->device, place->channel,
                                          [this, id = camera.id.text(), done](const auto &listed) {
                                              if (!listed)
                                                  return done(tl::unexpected(listed.error()));
                                              protocol::CameraPresets presets{*listed, {}};
                                              if (const auto head = m_heads.find(id); head != m_heads.end() && isHeld(head->second))
                                                  presets.hold = head->second.hold;
                                              done(presets);
                                          });
    }

private:
    base::Result<GatewayPlace> find(const domain::Camera &camera, const CameraMover::Asker &asker)
    {
        if (!camera.ptz)
            return base::refused(QStringLiteral("camera-cannot-turn"));
        const auto may = CameraSecrets(m_folder).mayLook(asker.post, camera.stream);
        if (!may)
            return tl::unexpected(may.error());
        const auto gateways = GatewayBook(m_folder).read();
        if (!gateways)
            return tl::unexpected(gateways.error());
        auto place = placeOf(*gateways, camera.stream);
        if (!place)
            return base::failure(base::ErrorKind::NotFound, QStringLiteral("no-gateway"));
        const QStringList &posts = place->gateway.posts;
        if (!*may || !(posts.isEmpty() || posts.contains(domain::tokenOf(asker.post))))
            return base::failure(base::ErrorKind::Denied, QStringLiteral("not-permitted"));
        return *std::move(place);
    }

    [[nodiscard]] qint64 nowMs() const { return base::toMs(m_clock->now()); }
    [[nodiscard]] bool isHeld(const Head &head) const { return head.hold && head.hold->untilMs > nowMs(); }

    base::Result<CameraMover::Held> take(Head &head, const CameraMover::Asker &asker) const
    {
        const bool isOurs = isHeld(head) && head.hold->account == asker.account;
        const bool leads = asker.post == domain::Post::ShiftLeader && head.holder != domain::Post::ShiftLeader;
        if (isHeld(head) && !isOurs && !leads)
            return base::failure(base::ErrorKind::Conflict, QStringLiteral("camera-held"), head.hold->name);
        head.hold = CameraHold{asker.account, asker.name, nowMs() + m_options.holds.count()};
        head.holder = asker.post;
        return CameraMover::Held{*head.hold, !isOurs};
    }

    void watch(const QString &id, Head &head, const CameraMove &move)
    {
        if (!head.unsaid) {
            head.unsaid = std::make_unique<QTimer>();
            head.unsaid->setSingleShot(true);
            connect(head.unsaid.get(), &QTimer::timeout, this, [this, id] {
                m_heads[id].next = CameraMove();
                sendNext(id);
            });
        }
        if (move.moves())
            head.unsaid->start(m_options.lasts);
        else
            head.unsaid->stop();
    }

    void sendNext(const QString &id)
    {
        Head &head = m_heads[id];
        if (head.isUnderWay || !head.next)
            return;
        head.isUnderWay = true;
        const CameraMove move = *std::exchange(head.next, std::nullopt);
        auto asked = std::exchange(head.waiting, {});
        gatewayOf(head.place.gateway)
            .move(head.place.device, head.place.channel, move, [this, id, asked = std::move(asked)](const base::Result<void> &moved) {
                for (const auto &[done, held] : asked)
                    done(moved ? base::Result<CameraMover::Held>(held) : tl::unexpected(moved.error()));
                m_heads[id].isUnderWay = false;
                sendNext(id);
            });
    }

    TurnGateway &gatewayOf(const CameraGateway &settings)
    {
        auto &gateway = m_gateways[settings.stream];
        if (!gateway)
            gateway = std::make_unique<TurnGateway>(settings, m_options.slowest);
        else if (!(gateway->settings() == settings)) { // what it still has to answer comes
            TurnGateway *old = gateway.release();
            QTimer::singleShot(4 * m_options.slowest, old, &QObject::deleteLater);
            gateway = std::make_unique<TurnGateway>(settings, m_options.slowest);
        }
        return *gateway;
    }

    const QString m_folder;
    const std::shared_ptr<const base::Clock> m_clock;
    const CameraMover::Options m_options;
    std::map<QString, Head> m_heads; ///< by camera
    std::map<QString, std::unique_ptr<TurnGateway>> m_gateways; ///< by their streams; gone first: what they still have to say is of heads
};
} // namespace

class CameraMover::Private
{
public:
    template <typename Make>
    explicit Private(Make make)
        : engine(QStringLiteral("wanmi-turning"), std::move(make))
    {
    }
    base::Engine<MoverWorker> engine;
};

CameraMover::CameraMover(QString cityFolder, std::shared_ptr<const base::Clock> clock, const Options &options)
    : d(std::make_unique<Private>([=] { return std::make_unique<MoverWorker>(cityFolder, clock, options); }))
{
}

CameraMover::~CameraMover() = default;

void CameraMover::move(const domain::Camera &camera, const CameraMove &move, const Asker &asker,
                       std::function<void(const base::Result<Held> &)> done)
{
    d->engine.post([=, done = std::move(done)](MoverWorker &worker) { worker.move(camera, move, asker, done); });
}

void CameraMover::presets(const domain::Camera &camera, const Asker &asker,
                          std::function<void(const base::Result<protocol::CameraPresets> &)> done)
{
    d->engine.post([=, done = std::move(done)](MoverWorker &worker) { worker.presets(camera, asker, done); });
}
} // namespace wanmi::server
