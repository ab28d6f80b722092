// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "protocol/mapedition.h"

#include <QSet>
#include <QString>

namespace wanmi::server {

/// Files of published map projects in <city>/mapfiles, each under the SHA-256 of its content. Nothing is ever
/// changed there; what nobody names is cleared away.
class MapStore
{
public:
    explicit MapStore(const QString &cityFolder);

    /// Empty for anything that is no hash; the file need not be there.
    [[nodiscard]] QString pathOf(const QString &hash) const;
    /// On the disk when it returns. \return its hash. Errors: Unreachable "cannot-write", "disk-full".
    base::Result<QString> put(const QByteArray &bytes) const;
    base::Result<QString> putFile(const QString &path) const;
    [[nodiscard]] base::Result<protocol::MapEdition> edition(const QString &version) const;
    /// Removes what none of these versions names.
    void keepOnly(const QSet<QString> &versions) const;

private:
    QString m_folder;
};
} // namespace wanmi::server
