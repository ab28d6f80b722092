// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

#include <utility>

namespace wanmi::sync {

/// Where central is, and who vouches for it. With an authority (PEM) of the city's own no other one is believed, not
/// even those the system trusts; without one an https:// address is checked by the system's.
struct Address
{
    Address() = default;
    Address(QUrl central, QByteArray pem = {}) // an address alone is one: most tests and sample cities have no TLS
        : url(std::move(central))
        , authority(std::move(pem))
    {
    }
    QUrl url;
    QByteArray authority;
};

/// Whether it says why central's certificate was not believed, or that there was none.
[[nodiscard]] bool concernsTrust(const QString &reason);

/// What `wanmi-central tls invite` wrote. Errors: NotFound "no-invitation"; Corrupt "bad-invitation" (no https://
/// address, or no certificate in it).
[[nodiscard]] base::Result<Address> readInvitation(const QString &path);
/// A PEM file with the authority's certificate. Errors: NotFound "no-invitation"; Corrupt "bad-invitation".
[[nodiscard]] base::Result<QByteArray> readAuthority(const QString &path);
/// Keeps it in the seat's folder for the next start. Errors: Unreachable "cannot-write".
[[nodiscard]] base::Result<void> rememberAddress(const QString &folder, const Address &address);
/// What was kept there; NotFound when nothing was.
[[nodiscard]] base::Result<Address> rememberedAddress(const QString &folder);
} // namespace wanmi::sync
