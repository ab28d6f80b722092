// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <QByteArray>
#include <QString>

#include <array>
#include <map>
#include <optional>
#include <vector>

/// The audit's hash chain: every line names the hash of the line before it, so that none can be changed, left
/// out or moved without a trace; a signed head, kept on another machine, also shows a tail that was cut off
/// or a chain that was written anew from some line on. Values only; any thread.
namespace wanmi::server {

/// A line as it is stored. Bytes, not texts: what is no UTF-8 must not pass for something else.
struct AuditLine
{
    qint64 n = 0; ///< from 1, without gaps
    qint64 atMs = 0; ///< since 1970, UTC
    std::array<QByteArray, 6> texts; ///< account, address, deed, object, outcome, detail
    QByteArray hash; ///< 32 bytes
};
/// blake2b-256(hash of the line before ‖ canonical CBOR of number, instant and texts); before the first line
/// stand 32 zero bytes.
[[nodiscard]] QByteArray auditHash(const QByteArray &before, const AuditLine &line);
[[nodiscard]] QByteArray auditOrigin(); ///< the 32 zero bytes

/// "The chain had this hash at line n", signed with Ed25519 by the central that kept it.
struct AuditHead
{
    qint64 n = 0;
    qint64 atMs = 0;
    QByteArray hash, signature, key; ///< 32, 64, 32 bytes; key: the public one

    friend bool operator==(const AuditHead &, const AuditHead &) = default;
};
/// One line of text without its end: "wanmi-audit-head 1 N AT HASH SIGNATURE KEY", numbers decimal, the rest
/// hex.
[[nodiscard]] QByteArray headText(const AuditHead &head);
/// Strict: only what headText() writes is a head.
[[nodiscard]] std::optional<AuditHead> headFrom(const QByteArray &text);
[[nodiscard]] bool isSigned(const AuditHead &head);

/// The key central signs with. Lies in keys/audit.key of the city's folder, readable by its owner only.
class AuditKey
{
public:
    /// Makes one where none is. Errors: Unreachable "cannot-write"; Corrupt "bad-key".
    [[nodiscard]] static base::Result<AuditKey> of(const QString &folder);
    [[nodiscard]] QByteArray publicKey() const;
    [[nodiscard]] AuditHead sign(qint64 n, const QByteArray &hash, base::Instant at) const;
    [[nodiscard]] QByteArray signBytes(const QByteArray &bytes) const;

private:
    QByteArray m_secret;
};
[[nodiscard]] bool isSignature(const QByteArray &signature, const QByteArray &bytes,
                               const QByteArray &publicKey);

struct AuditVerdict
{
    /// Of the first fault, by the number of its line.
    enum class Fault {
        None,
        Altered, ///< the line's hash is not that of its words and of the line before
        Missing, ///< the number after the line before is not there
        Misplaced, ///< a number that was there already
        Rewritten, ///< the chain fits in itself, but not a signed head: written anew from before that head on
        TailCut, ///< a signed head stands for lines that are not there
        ForgedHead ///< a head that its key did not sign, or that another key signed than the one asked for
    };
    Fault fault = Fault::None;
    qint64 line = 0; ///< where
    qint64 lines = 0; ///< looked at
    qint64 signedUpTo = 0; ///< the last line that a good head stands for
    QByteArray lastHash;
    [[nodiscard]] bool isWhole() const { return fault == Fault::None; }
};

/// Takes the lines in their order and says what does not fit.
class AuditCheck
{
public:
    /// \param key only heads of this key are good; empty: of any key that signed them
    /// \param before the hash of the line before `first`
    explicit AuditCheck(const std::vector<AuditHead> &heads, const QByteArray &key = {}, qint64 first = 1,
                        QByteArray before = auditOrigin());
    /// False: a fault is found, further lines are not looked at.
    bool take(const AuditLine &line);
    [[nodiscard]] AuditVerdict finish();

private:
    bool fail(AuditVerdict::Fault fault, qint64 line);

    std::multimap<qint64, QByteArray> m_heads; ///< hash by line; more than one when somebody lies
    AuditVerdict m_verdict;
    QByteArray m_before;
    qint64 m_next;
};

/// The text of an export, line by line, each with its end.
///   {"before":HEX,"first":N,"wanmi-audit":1}
///   [n,atMs,account,address,deed,object,outcome,detail,HEX]      as many as there are
///   {"digest":HEX of all lines above,"key":HEX,"last":N,"lines":COUNT,"signature":HEX}
/// Canonical JSON: a byte that is not as it would be written is a fault.
class AuditExport
{
public:
    AuditExport(qint64 first, const QByteArray &before);
    [[nodiscard]] QByteArray begin();
    [[nodiscard]] QByteArray line(const AuditLine &line);
    [[nodiscard]] QByteArray end(const AuditKey &key);

private:
    QByteArray counted(QByteArray text);

    qint64 m_first, m_last, m_lines = 0;
    QByteArray m_before, m_running; ///< hash of what is written, line by line
};

class AuditExportCheck
{
public:
    explicit AuditExportCheck(std::vector<AuditHead> heads = {}, QByteArray key = {});
    /// One line with its end. False: a fault is found.
    bool take(const QByteArray &text);
    /// A file that ends without its last line is cut.
    [[nodiscard]] AuditVerdict finish();
    [[nodiscard]] qint64 textLine() const { return m_textLine; } ///< of the file, from 1; where the fault is
    [[nodiscard]] QByteArray key() const { return m_key; } ///< that signed it

private:
    bool takeHeader(const QByteArray &text);
    bool takeEnd(const QByteArray &text);
    bool fail(AuditVerdict::Fault fault);

    std::vector<AuditHead> m_heads;
    QByteArray m_wantedKey, m_key, m_running;
    std::optional<AuditCheck> m_check;
    qint64 m_textLine = 0, m_lines = 0, m_last = 0;
    bool m_ended = false, m_failed = false;
    AuditVerdict m_fault;
};
} // namespace wanmi::server
