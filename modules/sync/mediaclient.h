// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/answer.h"
#include "base/clock.h"
#include "base/result.h"
#include "store/photofiles.h"
#include "sync/address.h"

#include <QByteArray>
#include <QStringList>

#include <memory>
#include <vector>

namespace wanmi::sync {

/// Why there is no picture to show.
enum class NoPhoto {
    Away, ///< central cannot be reached
    Missing, ///< central has none
    Sample, ///< of the sample city's history: nobody took it
    Damaged,
};
[[nodiscard]] NoPhoto whyNoPhoto(const Error &error); ///< of MediaClient::photo()

/// The seat's hand on photos of cases (/v1/media): keeps what a person chose until central has it (the link
/// sends it before the command that names it), and brings what others took. Works on threads of its own;
/// every call returns at once; continue with `.then(context, …)`.
class MediaClient
{
public:
    struct Options
    {
        store::PhotoFolders folders;
        qint64 mostCacheBytes = 512ll * 1024 * 1024; ///< about 200 pictures of a telephone
    };
    MediaClient(Address central, QString token, std::shared_ptr<const base::Clock> clock, Options options);
    MediaClient(const MediaClient &) = delete;
    MediaClient &operator=(const MediaClient &) = delete;
    ~MediaClient();

    /// The session goes on with another token.
    void renew(const QString &token);

    template <typename T> using Answer = base::Answer<base::Result<T>>;

    struct Kept
    {
        QString name; ///< of the file, without folder
        QString hash; ///< hex; empty: not kept, see `refusal`
        base::Instant changedAt; ///< of the file
        QByteArray bytes;
        QString refusal; ///< "not-a-picture", "cut-off", "too-large", "too-many-pixels", "cannot-read-file", …
    };
    /// Reads these files, checks that they are pictures and keeps their bytes: on the disk when answered. One
    /// entry a file, in order.
    [[nodiscard]] base::Answer<std::vector<Kept>> keep(const QStringList &paths);

    struct Photo
    {
        QByteArray bytes; ///< held against the hash
        bool isWaiting = false; ///< taken here, central may not have it yet
    };
    /// From what is kept here, else the cache, else central. Errors: NotFound "no-such-photo" (also for one
    /// that this person may not see), "sample-photo" (of the sample city's history: never taken); Corrupt
    /// "photo-damaged"; Unreachable "central-unreachable", ….
    [[nodiscard]] Answer<Photo> photo(const QString &hash);

private:
    class Private;
    std::unique_ptr<Private> d;
};
} // namespace wanmi::sync
