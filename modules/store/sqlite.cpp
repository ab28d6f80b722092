// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlite.h"

#include "base/doors.h"
#include "faults.h"
#include "geo/gpkgblob.h"

#include <QFile>

#include <atomic>
#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

namespace wanmi::store {
namespace {
// 0: not armed; n > 0: the n-th step fails; -1: it has failed.
std::atomic<int> stepsLeft = 0;
QString pretended; ///< null: the machine tells
constexpr int StepsBetweenLooks = 20'000; ///< of SQLite's machine: about a millisecond

enum class Edge { West, East, South, North };

double edgeOf(const geo::Bounds &bounds, Edge edge)
{
    switch (edge) {
    case Edge::West:
        return bounds.west;
    case Edge::East:
        return bounds.east;
    case Edge::South:
        return bounds.south;
    case Edge::North:
        return bounds.north;
    }
    return 0;
}

base::Result<geo::Bounds> boundsOfArgument(sqlite3_value *value)
{
    return geo::decodeBounds(
        QByteArrayView(static_cast<const char *>(sqlite3_value_blob(value)), sqlite3_value_bytes(value)));
}

template <Edge edge> void stEdge(sqlite3_context *context, int, sqlite3_value **values)
{
    const auto bounds = boundsOfArgument(values[0]);
    if (!bounds || bounds->isEmpty())
        sqlite3_result_null(context);
    else
        sqlite3_result_double(context, edgeOf(*bounds, edge));
}

void stIsEmpty(sqlite3_context *context, int, sqlite3_value **values)
{
    const auto bounds = boundsOfArgument(values[0]);
    if (!bounds)
        sqlite3_result_null(context);
    else
        sqlite3_result_int(context, bounds->isEmpty() ? 1 : 0);
}

using Function = void (*)(sqlite3_context *, int, sqlite3_value **);

// The R-tree triggers of a GeoPackage call these; without them every write of a feature table fails.
void registerSpatialFunctions(sqlite3 *handle)
{
    constexpr int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
    const std::pair<const char *, Function> functions[] = {
        {"ST_MinX", stEdge<Edge::West>},  {"ST_MaxX", stEdge<Edge::East>}, {"ST_MinY", stEdge<Edge::South>},
        {"ST_MaxY", stEdge<Edge::North>}, {"ST_IsEmpty", stIsEmpty},
    };
    for (const auto &[name, function] : functions)
        sqlite3_create_function_v2(handle, name, 1, flags, nullptr, function, nullptr, nullptr, nullptr);
}

// SQLite gives its -wal and -shm the mode of the database file, so making that one private is enough. O_EXCL:
// closing a descriptor of a file that is there already would drop the POSIX locks of every connection this
// process has to it.
void makePrivately(const QByteArray &path)
{
    const int descriptor = ::open(path.constData(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor >= 0)
        ::close(descriptor);
}
} // namespace

void faults::failStep(int n)
{
    stepsLeft = n;
}

bool faults::disarm()
{
    return stepsLeft.exchange(0) == -1;
}

void faults::pretendBoot(const char *id)
{
    pretended = QString::fromLatin1(id);
}

QString pretendedBoot()
{
    return pretended;
}

bool faultStrikes()
{
    if (stepsLeft.load(std::memory_order_relaxed) <= 0)
        return false;
    int left = stepsLeft.load();
    while (left > 0 && !stepsLeft.compare_exchange_weak(left, left == 1 ? -1 : left - 1)) { }
    return left == 1;
}

base::Error sqliteError(int code, const char *detail)
{
    const auto text = QString::fromUtf8(detail);
    switch (code & 0xff) {
    case SQLITE_INTERRUPT:
        return {base::ErrorKind::Unreachable, QStringLiteral("stopping"), text};
    case SQLITE_FULL:
        return {base::ErrorKind::Unreachable, QStringLiteral("disk-full"), text};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
        return {base::ErrorKind::Unreachable, QStringLiteral("read-only"), text};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {base::ErrorKind::Unreachable, QStringLiteral("busy"), text};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return {base::ErrorKind::Corrupt, QStringLiteral("database-corrupt"), text};
    default:
        return {base::ErrorKind::Unreachable, QStringLiteral("write-failed"), text};
    }
}

void Statement::Finalizer::operator()(sqlite3_stmt *statement) const
{
    sqlite3_finalize(statement);
}

void Statement::bind(int index, qint64 value)
{
    sqlite3_bind_int64(m_statement.get(), index, value);
}

void Statement::bind(int index, double value)
{
    sqlite3_bind_double(m_statement.get(), index, value);
}

void Statement::bind(int index, const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    sqlite3_bind_text(m_statement.get(), index, utf8.constData(), static_cast<int>(utf8.size()),
                      SQLITE_TRANSIENT);
}

void Statement::bindNull(int index)
{
    sqlite3_bind_null(m_statement.get(), index);
}

void Statement::bindUtf8(int index, QByteArrayView text)
{
    // A null pointer would bind NULL, and an empty text is not "none".
    sqlite3_bind_text(m_statement.get(), index, text.isEmpty() ? "" : text.data(),
                      static_cast<int>(text.size()), SQLITE_STATIC);
}

void Statement::bindBlob(int index, QByteArrayView bytes)
{
    sqlite3_bind_blob(m_statement.get(), index, bytes.isEmpty() ? "" : bytes.data(),
                      static_cast<int>(bytes.size()), SQLITE_STATIC);
}

Result<bool> Statement::step()
{
    // Short statements never reach the progress handler: loops over them end here.
    if (m_stop && m_stop->load(std::memory_order_relaxed)) {
        sqlite3_reset(m_statement.get());
        return tl::unexpected<base::Error>(sqliteError(SQLITE_INTERRUPT, "stopping"));
    }
    const int code = m_writes && faultStrikes() ? SQLITE_FULL : sqlite3_step(m_statement.get());
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    const base::Error error = sqliteError(code, sqlite3_errmsg(sqlite3_db_handle(m_statement.get())));
    sqlite3_reset(m_statement.get());
    return tl::unexpected<base::Error>(error);
}

Result<void> Statement::execute()
{
    const auto stepped = step();
    sqlite3_reset(m_statement.get());
    if (!stepped)
        return tl::unexpected<base::Error>(stepped.error());
    return {};
}

void Statement::reset()
{
    sqlite3_reset(m_statement.get());
}

bool Statement::isNull(int column) const
{
    return type(column) == SQLITE_NULL;
}

qint64 Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

double Statement::real(int column) const
{
    return sqlite3_column_double(m_statement.get(), column);
}

std::string_view Statement::utf8(int column) const
{
    const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(m_statement.get(), column));
    return text ? std::string_view(text, static_cast<size_t>(sqlite3_column_bytes(m_statement.get(), column)))
                : std::string_view();
}

QString Statement::text(int column) const
{
    const std::string_view view = utf8(column);
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

QByteArrayView Statement::blob(int column) const
{
    const auto *bytes = static_cast<const char *>(sqlite3_column_blob(m_statement.get(), column));
    return {bytes, sqlite3_column_bytes(m_statement.get(), column)};
}

int Statement::type(int column) const
{
    return sqlite3_column_type(m_statement.get(), column);
}

int Statement::columns() const
{
    return sqlite3_column_count(m_statement.get());
}

void Database::Closer::operator()(sqlite3 *handle) const
{
    // Who stops in the middle does not wait until the log has been moved into the file; the next opening
    // reads it.
    if (stop && *stop)
        sqlite3_db_config(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    sqlite3_close_v2(handle);
}

Result<Database> Database::open(const QString &path, Mode mode, const std::atomic<bool> *stop)
{
    base::passDoor(base::Door::Sql, "store");
    const QByteArray file = QFile::encodeName(path);
    Database database;
    database.m_writes = mode == Mode::Create && path != QStringLiteral(":memory:");
    if (database.m_writes) {
        if (faultStrikes())
            return tl::unexpected<base::Error>(sqliteError(SQLITE_FULL, "injected"));
        makePrivately(file);
    }
    const int flags = SQLITE_OPEN_NOMUTEX
        | (mode == Mode::Create ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY);
    sqlite3 *handle = nullptr;
    const int code = sqlite3_open_v2(file.constData(), &handle, flags, nullptr);
    database.m_handle.reset(handle);
    if (code != SQLITE_OK)
        return tl::unexpected<base::Error>(sqliteError(code, handle ? sqlite3_errmsg(handle) : "no memory"));
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, 5000);
    registerSpatialFunctions(handle);
    if (stop) {
        database.m_handle.get_deleter().stop = stop;
        sqlite3_progress_handler(
            handle, StepsBetweenLooks,
            [](void *flag) {
                return static_cast<const std::atomic<bool> *>(flag)->load(std::memory_order_relaxed) ? 1 : 0;
            },
            const_cast<std::atomic<bool> *>(stop));
    }
    return database;
}

Result<Statement> Database::prepare(const QByteArray &sql) const
{
    base::passDoor(base::Door::Sql, "store");
    Statement statement;
    sqlite3_stmt *prepared = nullptr;
    const int code = sqlite3_prepare_v3(m_handle.get(), sql.constData(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &prepared, nullptr);
    statement.m_statement.reset(prepared);
    statement.m_writes = m_writes;
    statement.m_stop = m_handle.get_deleter().stop;
    if (code != SQLITE_OK)
        return tl::unexpected<base::Error>(sqliteError(code, sqlite3_errmsg(m_handle.get())));
    return statement;
}

Result<void> Database::sync() const
{
    if (faultStrikes())
        return base::failure(base::ErrorKind::Unreachable, QStringLiteral("disk-full"));
    // By SQLite's own handles: closing another one of the same file would drop its locks.
    for (const int which : {SQLITE_FCNTL_JOURNAL_POINTER, SQLITE_FCNTL_FILE_POINTER}) {
        sqlite3_file *file = nullptr;
        if (sqlite3_file_control(m_handle.get(), "main", which, static_cast<void *>(&file)) != SQLITE_OK || !file
            || !file->pMethods)
            continue; // no log yet
        if (const int done = file->pMethods->xSync(file, SQLITE_SYNC_NORMAL); done != SQLITE_OK)
            return base::failure(base::ErrorKind::Unreachable, QStringLiteral("disk-error"),
                                 QString::number(done));
    }
    return {};
}

Result<void> Database::run(const QByteArray &script) const
{
    base::passDoor(base::Door::Sql, "store");
    const char *at = script.constData();
    const char *const end = at + script.size();
    while (at < end) {
        Statement statement;
        sqlite3_stmt *prepared = nullptr;
        const int code = sqlite3_prepare_v2(m_handle.get(), at, static_cast<int>(end - at), &prepared, &at);
        statement.m_statement.reset(prepared);
        statement.m_writes = m_writes;
        statement.m_stop = m_handle.get_deleter().stop;
        if (code != SQLITE_OK)
            return tl::unexpected<base::Error>(sqliteError(code, sqlite3_errmsg(m_handle.get())));
        if (!prepared)
            continue; // white space or a comment
        for (auto row = statement.step(); !row || *row; row = statement.step()) {
            if (!row)
                return tl::unexpected<base::Error>(row.error());
        }
    }
    return {};
}

Result<qint64> Database::number(const QByteArray &sql) const
{
    auto statement = prepare(sql);
    if (!statement)
        return tl::unexpected<base::Error>(statement.error());
    const auto row = statement->step();
    if (!row)
        return tl::unexpected<base::Error>(row.error());
    return *row ? statement->integer(0) : 0;
}

qint64 Database::lastRow() const
{
    return sqlite3_last_insert_rowid(m_handle.get());
}

int Database::changes() const
{
    return sqlite3_changes(m_handle.get());
}

Result<Transaction> Transaction::begin(const Database &database)
{
    WANMI_TRY(database.run("BEGIN IMMEDIATE"));
    return Transaction(&database);
}

Transaction::~Transaction()
{
    // SQLite has rolled back by itself after some errors (disk full); then it is in autocommit again.
    if (m_database && m_database->isOpen() && !sqlite3_get_autocommit(m_database->handle()))
        sqlite3_exec(m_database->handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

Result<void> Transaction::commit()
{
    WANMI_TRY(m_database->run("COMMIT"));
    m_database = nullptr;
    return {};
}
} // namespace wanmi::store
