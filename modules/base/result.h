// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <tl/expected.hpp>

namespace wanmi::base {

/// Tells the caller what to do next (house rules §10).
enum class ErrorKind {
    Refused, ///< a rule said no: change the order (HTTP 422)
    Conflict, ///< read again and ask the person (409)
    Denied, ///< sign in, or the wrong person (401, 403)
    NotFound, ///< drop the reference (404)
    Unreachable, ///< keep the command and try later (no answer, 5xx)
    Corrupt, ///< rebuild the replica from central, or reject the file
};

/// `reason` is a stable token for people's words and for tests; `detail` goes to the log only.
struct Error
{
    ErrorKind kind = ErrorKind::Refused;
    QString reason;
    QString detail;

    friend bool operator==(const Error &, const Error &) = default;
};

template <typename T> using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> failure(ErrorKind kind, QString reason, QString detail = {})
{
    return tl::unexpected<Error>(Error{kind, std::move(reason), std::move(detail)});
}
[[nodiscard]] inline tl::unexpected<Error> refused(QString reason, QString detail = {})
{
    return failure(ErrorKind::Refused, std::move(reason), std::move(detail));
}
} // namespace wanmi::base

namespace wanmi {
using base::Error;
using base::ErrorKind;
using base::Result;
} // namespace wanmi
