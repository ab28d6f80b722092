// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <chrono>

/// A city's own certificate authority and central's certificate by it, in <folder>/tls. A seat that was given the
/// authority trusts nobody else, so no certificate needs to be bought and none of another authority is believed.
namespace wanmi::server {

struct TlsPaths
{
    QString authority; ///< tls/ca.crt: for the seats
    QString authorityKey; ///< tls/ca.key: its owner's only; better kept on another machine between renewals
    QString server; ///< tls/server.pem: certificate and private key, its owner's only; nginx can read it too
};
[[nodiscard]] TlsPaths tlsPathsOf(const QString &folder);
[[nodiscard]] bool hasCertificate(const QString &folder);

struct CertificateFacts
{
    QStringList names; ///< DNS names and addresses it is good for; of an authority none
    base::Instant from, until;
    QByteArray fingerprint; ///< SHA-256
};
/// The first certificate in a PEM file. Errors: NotFound "no-certificate"; Corrupt "bad-certificate".
[[nodiscard]] base::Result<CertificateFacts> readCertificate(const QString &path);

struct CertificateWish
{
    QString folder;
    QStringList names; ///< DNS names and IP addresses by which seats call central
    std::chrono::days good{825};
    base::Instant now;
    bool newAuthority = false; ///< every seat needs a new invitation then
};
/// Keeps the authority that is there. EC P-256. Errors: Refused "no-names", "bad-name" (which one); Corrupt
/// "bad-certificate" (the authority that is there); Unreachable "cannot-write".
[[nodiscard]] base::Result<CertificateFacts> makeCertificate(const CertificateWish &wish);

/// One file for a seat: central's address and its authority. Errors: NotFound "no-certificate"; Refused "bad-url" (not
/// https, or a name the certificate is not good for); Unreachable "cannot-write".
[[nodiscard]] base::Result<void> writeInvitation(const QString &folder, const QString &url, const QString &path);
} // namespace wanmi::server
