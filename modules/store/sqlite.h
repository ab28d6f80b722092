// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <atomic>
#include <memory>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

/// A thin skin over the sqlite3 C API: ownership, Result, and the door. A connection belongs to one thread.
namespace wanmi::store {

using base::Result;

/// Kind and reason of a failing result code: Unreachable "disk-full", "read-only", "busy", "write-failed"
/// (the caller may try again), "stopping" (cut short, see Database::open), Corrupt "database-corrupt".
[[nodiscard]] base::Error sqliteError(int code, const char *detail);

/// True when the armed test failure strikes now (see faults.h).
[[nodiscard]] bool faultStrikes();
[[nodiscard]] QString pretendedBoot(); ///< null: none (see faults.h)

class Statement
{
public:
    Statement() = default;
    [[nodiscard]] bool isNull() const { return !m_statement; }

    void bind(int index, qint64 value);
    void bind(int index, int value) { bind(index, static_cast<qint64>(value)); }
    void bind(int index, double value);
    void bind(int index, const QString &text);
    void bind(int index, const char *text) = delete;
    void bindNull(int index);
    void bindUtf8(int index, QByteArrayView text); ///< must live until reset
    void bindBlob(int index, QByteArrayView bytes); ///< must live until reset
    /// True: a row is there. False: done.
    [[nodiscard]] Result<bool> step();
    /// Runs a statement that returns no rows, and resets it.
    [[nodiscard]] Result<void> execute();
    void reset();

    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] qint64 integer(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] std::string_view utf8(int column) const; ///< until the next step
    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] QByteArrayView blob(int column) const; ///< until the next step
    [[nodiscard]] int type(int column) const;
    [[nodiscard]] int columns() const;

private:
    friend class Database;
    struct Finalizer
    {
        void operator()(sqlite3_stmt *statement) const;
    };
    std::unique_ptr<sqlite3_stmt, Finalizer> m_statement;
    const std::atomic<bool> *m_stop = nullptr;
    bool m_writes = false;
};

class Database
{
public:
    enum class Mode { Create, ReadOnly };

    Database() = default;
    /// Files are made with mode 0600. The GeoPackage functions ST_MinX … ST_IsEmpty are registered.
    /// \param stop once it is true, whatever is under way on this connection or begins later fails with
    /// "stopping" and its transaction is rolled back: only for what can be had again. It outlives the
    /// connection.
    [[nodiscard]] static Result<Database> open(const QString &path, Mode mode,
                                               const std::atomic<bool> *stop = nullptr);
    [[nodiscard]] bool isOpen() const { return m_handle != nullptr; }
    void close() { m_handle.reset(); }

    [[nodiscard]] Result<Statement> prepare(const QByteArray &sql) const;
    /// All statements of a script, one after the other.
    [[nodiscard]] Result<void> run(const QByteArray &script) const;
    [[nodiscard]] Result<qint64>
    number(const QByteArray &sql) const; ///< first value of the first row, 0: no row
    /// What has been written to the database's file and to its log is on the disk, whatever `synchronous` says.
    [[nodiscard]] Result<void> sync() const;
    [[nodiscard]] qint64 lastRow() const;
    [[nodiscard]] int changes() const;
    [[nodiscard]] sqlite3 *handle() const { return m_handle.get(); }

private:
    friend class Transaction;
    struct Closer
    {
        const std::atomic<bool> *stop; ///< may be nullptr
        void operator()(sqlite3 *handle) const;
    };
    std::unique_ptr<sqlite3, Closer> m_handle;
    bool m_writes = false;
};

/// BEGIN IMMEDIATE … commit(); rolled back when it goes away uncommitted.
class Transaction
{
public:
    [[nodiscard]] static Result<Transaction> begin(const Database &database);
    Transaction(Transaction &&other) noexcept
        : m_database(std::exchange(other.m_database, nullptr))
    {
    }
    Transaction &operator=(Transaction &&) = delete;
    ~Transaction();
    [[nodiscard]] Result<void> commit();

private:
    explicit Transaction(const Database *database)
        : m_database(database)
    {
    }
    const Database *m_database;
};
} // namespace wanmi::store

/// Hands a failure on: WANMI_TRY(expression of a Result).
#define WANMI_TRY(expression)                                                                                \
    do {                                                                                                     \
        if (auto wanmiOutcome = (expression); !wanmiOutcome)                                                 \
            return tl::unexpected<wanmi::base::Error>(std::move(wanmiOutcome).error());                      \
    } while (false)
