// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/cameramove.h"
#include "server/gatewaybook.h"

#include <QNetworkAccessManager>
#include <QObject>
#include <QUrlQuery>

#include <chrono>
#include <functional>

namespace wanmi::server {

/// The REST surface of WVP for a camera's head: /api/front-end/ptz, /preset/query and /preset/call (2.7 and later), and the paths
/// before that where a gateway does not know them. Signs in by itself. Of one thread with an event loop; nothing here waits.
class TurnGateway : public QObject
{
public:
    TurnGateway(CameraGateway gateway, std::chrono::milliseconds slowest);
    using Moved = std::function<void(const base::Result<void> &)>;
    using Listed = std::function<void(const base::Result<std::vector<protocol::CameraPreset>> &)>;

    // Errors: Unreachable "gateway-away"; Denied "gateway-password"; Refused "gateway-refused" (detail: its own words), Corrupt
    // "gateway-answer".
    void move(const QString &device, const QString &channel, const protocol::CameraMove &move, Moved done);
    void presets(const QString &device, const QString &channel, Listed done);
    [[nodiscard]] const CameraGateway &settings() const { return m_gateway; }

private:
    using Got = std::function<void(const base::Result<QByteArray> &)>;
    struct Question
    {
        QString path, olderPath;
        QUrlQuery query, olderQuery;
        bool olderPosts = false; ///< the older path wants POST
    };
    void ask(const Question &question, Got done, bool isSecond = false);
    void send(const QByteArray &method, const QString &path, const QUrlQuery &query, bool signedIn,
              const std::function<void(int status, const QByteArray &body)> &done);
    void signIn(const Moved &done);

    const CameraGateway m_gateway;
    const std::chrono::milliseconds m_slowest;
    QNetworkAccessManager m_network;
    QByteArray m_token;
    bool m_isOlder = false; ///< it does not know the newer paths
};

/// "upleft", "zoomin", "stop", …; of a movement with a zoom the zoom alone, as the surface has it.
[[nodiscard]] QString gatewayCommand(const protocol::CameraMove &move);
/// A list of presets as such a gateway gives it. Errors: as TurnGateway; Denied "gateway-signed-out".
[[nodiscard]] base::Result<std::vector<protocol::CameraPreset>> gatewayPresets(const QByteArray &json);
/// {"code": 0, …}. Errors: as TurnGateway; Denied "gateway-signed-out".
[[nodiscard]] base::Result<void> gatewayVerdict(const QByteArray &json);
} // namespace wanmi::server
