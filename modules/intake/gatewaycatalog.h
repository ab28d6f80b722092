// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

/// What a GB/T 28181 gateway (WVP with ZLMediaKit, and its like) says of its devices over REST. Pure; takes any bytes.
/// Fields by the names that the gateway's published API gives them; older and newer spellings are both taken.
namespace wanmi::intake {

struct GatewayDevice
{
    QString id, name;
    std::optional<bool> on; ///< nothing: it does not say
};
struct GatewayChannel
{
    QString id, name; ///< the city's number of it: 20 digits; not checked here
    QString streamId; ///< as the gateway names its stream: an operator may have given the channel another number
    std::optional<bool> on; ///< as the device says; nothing: it does not
    double lon = 0, lat = 0; ///< WGS 84; 0, 0: not given
    bool ptz = false; ///< can be turned (PTZType of GB/T 28181: 1 dome, 4 and 5 remote controlled)
    std::optional<double> bearingDeg; ///< from DirectionType
    bool isCamera = true; ///< false: a division or a group of the catalog's tree
};
template <typename Thing> struct GatewayPage
{
    std::optional<int> total; ///< of all pages; nothing: read on until a page is empty
    std::vector<Thing> things;
};

/// Errors: Corrupt "bad-answer" (no JSON of that form); Denied "not-signed-in" (code 401); Refused "gateway-error" (detail: what
/// the gateway says).
[[nodiscard]] base::Result<QString> gatewayToken(const QByteArray &json);
[[nodiscard]] base::Result<GatewayPage<GatewayDevice>> gatewayDevices(const QByteArray &json);
[[nodiscard]] base::Result<GatewayPage<GatewayChannel>> gatewayChannels(const QByteArray &json);

/// Why a channel cannot become a camera; empty: it can. Tokens: "no-camera", "bad-id", "no-place".
[[nodiscard]] QString gatewayProblem(const GatewayChannel &channel);
/// Lines of a table that `import cameras` reads without further words.
[[nodiscard]] QByteArray gatewayTableHead();
/// \param stream path of its stream, "{device}" and "{channel}" filled in
[[nodiscard]] QByteArray gatewayTableLine(const GatewayChannel &channel, const QString &device, QString stream, const QString &owner);
} // namespace wanmi::intake
