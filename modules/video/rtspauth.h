// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace wanmi::video {

/// Answers a server's challenge: Digest (RFC 2617; MD5 and SHA-256, qop=auth or none) before Basic.
class RtspAuth
{
public:
    RtspAuth() = default;
    RtspAuth(QByteArray user, QByteArray password);

    /// \param challenges the WWW-Authenticate headers of a 401.
    /// \return false when there is nothing to answer with: no user, no known scheme, or our answer was
    /// refused.
    [[nodiscard]] bool accept(const QList<QByteArray> &challenges);
    /// The value of the Authorization header; empty before a challenge.
    [[nodiscard]] QByteArray authorization(const QByteArray &method, const QByteArray &uri);

private:
    enum class Scheme { None, Basic, Digest };

    Scheme m_scheme = Scheme::None;
    QByteArray m_user, m_password;
    QByteArray m_realm, m_nonce, m_opaque, m_algorithm;
    bool m_qop = false;
    int m_uses = 0;
};
} // namespace wanmi::video
