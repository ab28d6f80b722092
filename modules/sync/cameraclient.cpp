// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/cameraclient.h"

#include "asking.h"

namespace wanmi::sync {
namespace {
QString pathOf(const QString &camera, const char *rest)
{
    return QStringLiteral("/v1/cameras/%1/%2").arg(camera, QLatin1StringView(rest));
}
} // namespace

class CameraClient::Private : public Asking
{
public:
    using Asking::Asking;
};

CameraClient::CameraClient(Address central, QString token, std::shared_ptr<const base::Clock> clock)
    : d(std::make_unique<Private>(QStringLiteral("wanmi-heads"), std::move(central), std::move(token), std::move(clock)))
{
}

CameraClient::~CameraClient() = default;

void CameraClient::renew(const QString &token)
{
    d->renew(token);
}

CameraClient::Answer<protocol::CameraHold> CameraClient::move(const QString &camera, const protocol::CameraMove &move)
{
    return d->ask<protocol::CameraHold>([camera, move](AskingWorker &worker, const AskingPromise<protocol::CameraHold> &promise) {
        worker.channel.post(pathOf(camera, "moves"), protocol::toJson(move), &worker, into(promise, protocol::cameraHoldFrom));
    });
}

CameraClient::Answer<protocol::CameraPresets> CameraClient::presets(const QString &camera)
{
    return d->ask<protocol::CameraPresets>([camera](AskingWorker &worker, const AskingPromise<protocol::CameraPresets> &promise) {
        worker.channel.get(pathOf(camera, "presets"), {}, &worker, into(promise, protocol::cameraPresetsFrom));
    });
}
} // namespace wanmi::sync
