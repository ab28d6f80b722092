// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/actor.h"

#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>
#include <vector>

namespace wanmi::server {

/// A gateway that turns cameras: WVP, or one with the same REST surface.
struct CameraGateway
{
    QString stream; ///< as the cameras' streams are named: "/rtp/{device}_{channel}"
    QUrl address; ///< http://wvp:18080, without a user
    QString user, password;
    QStringList posts; ///< who may turn its cameras; empty: every post that may turn any
    friend bool operator==(const CameraGateway &, const CameraGateway &) = default;
};

/// Which camera of a gateway a stream is of.
struct GatewayPlace
{
    CameraGateway gateway;
    QString device, channel;
};

/// The gateways of a city: <city>/keys/gateways.json, readable by its owner only, as keys/cameras.json. Not shown in any message
/// of an error.
class GatewayBook
{
public:
    explicit GatewayBook(const QString &cityFolder);
    /// None where there is no file. Errors: Corrupt "bad-gateway-file", Unreachable "cannot-read".
    [[nodiscard]] base::Result<std::vector<CameraGateway>> read() const;
    /// Takes the place of the one with the same streams, or is the last. Errors: Refused "bad-gateway" (detail: what).
    [[nodiscard]] base::Result<void> put(const CameraGateway &gateway) const;
    /// Errors: NotFound "no-such-gateway".
    [[nodiscard]] base::Result<void> remove(const QString &stream) const;

private:
    [[nodiscard]] base::Result<void> write(const std::vector<CameraGateway> &gateways) const;
    QString m_path;
};

/// Nothing: none of them has it. The first that fits counts.
[[nodiscard]] std::optional<GatewayPlace> placeOf(const std::vector<CameraGateway> &gateways, const QString &streamPath);
} // namespace wanmi::server
