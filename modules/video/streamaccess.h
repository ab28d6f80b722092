// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRegularExpression>
#include <QString>
#include <QUrl>

#include <vector>

namespace wanmi::video {

/// How streams are looked at whose path a pattern names.
struct StreamAccess
{
    QString streams; ///< pattern of paths: "*" is any text, "?" any character
    QString user, password; ///< empty: nobody asks
    QString main; ///< path of the main stream; "{path}" stands for the small one's; empty: there is none
    bool closed = false; ///< whoever sits here may not look at them
    QString recorder = {}; ///< path of what is kept of it; as `main`; empty: nothing
    friend bool operator==(const StreamAccess &, const StreamAccess &) = default;
};

/// Which user goes with which stream; the first pattern that fits counts. Addresses with users leave it for sessions
/// only. Any thread may read; a change is the owner's.
class StreamAccessBook
{
public:
    StreamAccessBook() = default;
    explicit StreamAccessBook(std::vector<StreamAccess> accesses);
    /// With user and password, unless it has its own or nobody asks. Of a closed one: an address that leads nowhere, scheme
    /// ClosedScheme.
    [[nodiscard]] QUrl signedUrl(const QUrl &stream) const;
    static constexpr auto ClosedScheme = "closed";
    /// Empty: the stream has none.
    [[nodiscard]] QUrl mainOf(const QUrl &stream) const;
    /// Where a recorder has it; recordedUrl() says from when. Empty: nothing is kept.
    [[nodiscard]] QUrl recorderOf(const QUrl &stream) const;
    friend bool operator==(const StreamAccessBook &a, const StreamAccessBook &b) { return a.m_accesses == b.m_accesses; }

private:
    [[nodiscard]] const StreamAccess *find(const QUrl &stream) const;
    [[nodiscard]] QUrl otherOf(const QUrl &stream, QString StreamAccess::*path) const;

    std::vector<StreamAccess> m_accesses;
    std::vector<QRegularExpression> m_patterns;
};
} // namespace wanmi::video
