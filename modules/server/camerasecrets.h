// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/actor.h"
#include "protocol/cameraaccess.h"

#include <QString>

namespace wanmi::server {

/// "*" is any text, "?" any character.
[[nodiscard]] bool fitsStream(const QString &pattern, const QString &path);

/// Users and passwords of a city's cameras, and where their main streams are: <city>/keys/cameras.json, readable by its
/// owner only. Beside the database and not in it, so that neither the change log nor an export can tell it; each server
/// of a city has its own copy, as it has its certificate. Not shown in any message of an error.
class CameraSecrets
{
public:
    explicit CameraSecrets(const QString &cityFolder);
    /// None where there is no file. Errors: Corrupt "bad-camera-file", Unreachable "cannot-read".
    [[nodiscard]] base::Result<std::vector<protocol::CameraAccess>> read() const;
    /// What a post is told; the posts are left out.
    [[nodiscard]] base::Result<std::vector<protocol::CameraAccess>> of(domain::Post post) const;
    /// Whether a post may look at the stream of that path; by the first pattern that fits.
    [[nodiscard]] base::Result<bool> mayLook(domain::Post post, const QString &path) const;
    /// Takes the place of the one with the same streams, or is the last. The first that fits a camera counts.
    [[nodiscard]] base::Result<void> put(const protocol::CameraAccess &access) const;
    /// Errors: NotFound "no-such-streams".
    [[nodiscard]] base::Result<void> remove(const QString &streams) const;

private:
    [[nodiscard]] base::Result<void> write(const std::vector<protocol::CameraAccess> &accesses) const;

    QString m_path;
};
} // namespace wanmi::server
