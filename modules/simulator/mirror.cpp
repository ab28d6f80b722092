// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/mirror.h"

#include "geo/gpkgblob.h"
#include "protocol/caserow.h"

#include <algorithm>
#include <array>

namespace wanmi::simulator {

using protocol::RowChange;
using protocol::TableNo;

namespace {

// What is small and needed first; components are only sampled, and the closed cases are not read at all.
constexpr std::array Wanted{TableNo::Person, TableNo::Vehicle,  TableNo::Camera,   TableNo::Cell,
                            TableNo::Place,  TableNo::CaseFile, TableNo::Component};
constexpr qint64 ComponentsWanted = 4000;
constexpr int LongestRetryMs = 15'000;
constexpr int PollSeconds = 20;

QString text(const RowChange &row, const protocol::TableSpec &table, const char *name)
{
    const auto index = size_t(protocol::columnIndex(table, name)) - 1; // values come without the id
    const auto *value = index < row.values.size() ? std::get_if<QString>(&row.values[index]) : nullptr;
    return value ? *value : QString();
}

double real(const RowChange &row, const protocol::TableSpec &table, const char *name)
{
    const auto index = size_t(protocol::columnIndex(table, name)) - 1;
    if (index >= row.values.size())
        return 0;
    if (const auto *value = std::get_if<double>(&row.values[index]))
        return *value;
    const auto *integer = std::get_if<qint64>(&row.values[index]);
    return integer ? double(*integer) : 0;
}

geo::Place placeOf(const RowChange &row, const protocol::TableSpec &table)
{
    return {real(row, table, "lon"), real(row, table, "lat")};
}
} // namespace

Mirror::Mirror(Wire &wire, QString account, QObject *parent)
    : QObject(parent)
    , m_wire(wire)
    , m_account(std::move(account))
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, [this] { m_cursor.isEmpty() ? readManifest() : poll(); });
}

void Mirror::start()
{
    readManifest();
}

const domain::CaseFile *Mirror::openCase(const QString &id) const
{
    const auto found = m_open.find(id);
    return found == m_open.end() ? nullptr : &found->second;
}

void Mirror::startAgain()
{
    ++m_failures;
    m_retry.start(std::min(LongestRetryMs, 500 << std::min(m_failures, 6)));
}

void Mirror::readManifest()
{
    m_wire.get(m_account, QStringLiteral("/v1/sync/manifest"), [this](const Wire::Answer &answer) {
        const auto manifest = protocol::fromJson<protocol::Manifest>(answer.json());
        if (!answer.isGood() || !manifest)
            return startAgain();
        m_manifest = *manifest;
        for (const auto &[table, count] : m_manifest.counts) {
            if (table == u"component")
                m_componentStep = std::max<qint64>(1, count / ComponentsWanted);
        }
        m_around = {};
        m_open.clear();
        m_componentsSeen = 0;
        m_table = 0;
        readNextTable();
    });
}

void Mirror::readNextTable()
{
    if (m_table >= Wanted.size()) {
        m_failures = 0;
        if (!m_isReady) {
            m_isReady = true;
            emit ready();
        }
        for (const auto &[id, file] : m_open)
            emit caseChanged(id);
        return poll();
    }
    const protocol::TableSpec &table = protocol::spec(Wanted[m_table]);
    const auto decoder = std::make_shared<protocol::RowDecoder>();
    m_wire.stream(
        m_account, QStringLiteral("/v1/sync/snapshot?table=") + QLatin1StringView(table.name),
        [this, decoder](const QByteArray &bytes) { return feed(*decoder, bytes); },
        [this](const Wire::Answer &answer) {
            if (!answer.isGood()) {
                m_cursor.clear();
                return startAgain();
            }
            if (Wanted[m_table] == TableNo::CaseFile)
                m_cursor = answer.cursor;
            ++m_table;
            readNextTable();
        });
}

bool Mirror::feed(protocol::RowDecoder &decoder, const QByteArray &bytes)
{
    decoder.feed(bytes);
    for (;;) {
        auto row = decoder.next();
        if (!row)
            return false;
        if (!*row)
            return true;
        if ((*row)->isTrailer())
            continue;
        // Open cases come first: at the first closed one we have all that we need.
        if ((*row)->table == int(TableNo::CaseFile)) {
            if (!takeCase(**row))
                return false;
        } else {
            takeRow(**row);
        }
    }
}

void Mirror::takeRow(const RowChange &row)
{
    switch (TableNo(row.table)) {
    case TableNo::Person:
        return takePerson(row);
    case TableNo::Vehicle:
        m_around.vehicles.push_back(row.id);
        return;
    case TableNo::Camera:
        m_around.cameras.push_back(row.id);
        return;
    case TableNo::Cell:
        return takeCell(row);
    case TableNo::Place: {
        const protocol::TableSpec &table = protocol::spec(TableNo::Place);
        const QString kind = text(row, table, "kind");
        if (kind == u"plate" || kind == u"poi" || kind == u"crossing")
            m_around.spots.push_back({text(row, table, "name"), placeOf(row, table)});
        return;
    }
    case TableNo::Component:
        return takeComponent(row);
    default:
        return;
    }
}

void Mirror::takePerson(const RowChange &row)
{
    const protocol::TableSpec &table = protocol::spec(TableNo::Person);
    const QString post = text(row, table, "post");
    if (post == domain::tokenOf(domain::Post::Supervisor)) {
        m_around.take(row.id,
                      {text(row, table, "duty_grid"), text(row, table, "shift"), real(row, table, "on_duty") != 0});
    } else if (post == domain::tokenOf(domain::Post::DepartmentOfficer)) {
        const QString department = text(row, table, "department");
        if (!m_around.officerOf.contains(department)) {
            m_around.officerOf.insert(department, row.id);
            m_around.departments.push_back(department);
        }
    }
}

void Mirror::takeCell(const RowChange &row)
{
    const protocol::TableSpec &table = protocol::spec(TableNo::Cell);
    const auto index = size_t(protocol::columnIndex(table, "geom")) - 1;
    const auto *blob = index < row.values.size() ? std::get_if<QByteArray>(&row.values[index]) : nullptr;
    const auto bounds = blob ? geo::decodeBounds(*blob) : base::Result<geo::Bounds>(geo::Bounds{});
    if (!bounds || bounds->isEmpty())
        return;
    const QString grid = text(row, table, "duty_grid");
    m_around.cellsOfGrid[grid].push_back(int(m_around.cells.size()));
    m_around.cells.push_back(
        {row.id, grid, {(bounds->west + bounds->east) / 2, (bounds->south + bounds->north) / 2}});
}

void Mirror::takeComponent(const RowChange &row)
{
    if (m_componentsSeen++ % m_componentStep != 0)
        return;
    const protocol::TableSpec &table = protocol::spec(TableNo::Component);
    if (text(row, table, "state") != u"intact")
        return;
    m_around.components.push_back({row.id, text(row, table, "class_code"), text(row, table, "cell"),
                                   text(row, table, "name"), placeOf(row, table)});
}

bool Mirror::takeCase(const RowChange &row)
{
    if (row.op != protocol::RowOp::Upsert)
        return m_open.erase(row.id) > 0;
    protocol::Row values;
    values.reserve(row.values.size() + 1);
    values.emplace_back(row.id);
    values.insert(values.end(), row.values.begin(), row.values.end());
    auto file = protocol::caseFromRow(values, row.ver);
    if (!file || !file->isOpen()) {
        m_open.erase(row.id);
        return false;
    }
    m_open.insert_or_assign(row.id, *std::move(file));
    return true;
}

/// An empty answer that comes at once (central is stopping) must not become a busy loop.
void Mirror::pollAgain(bool gotSomething)
{
    m_failures = 0;
    if (gotSomething || m_asked.elapsed() > 200)
        poll();
    else
        m_retry.start(500);
}

void Mirror::poll()
{
    m_asked.start();
    const QString path = QStringLiteral("/v1/changes?limit=500&wait=%1&after=").arg(PollSeconds)
        + QString::fromLatin1(m_cursor);
    m_wire.stream(m_account, path, {}, [this](const Wire::Answer &answer) { followed(answer); });
}

void Mirror::followed(const Wire::Answer &answer)
{
    if (answer.status == 204)
        return pollAgain(false);
    if (!answer.isGood()) {
        if (answer.status == 410 || answer.status == 400)
            m_cursor.clear(); // central's history is another one: read everything again
        return startAgain();
    }
    protocol::RowDecoder decoder;
    decoder.feed(answer.body);
    QStringList changed;
    for (auto row = decoder.next(); row && *row; row = decoder.next()) {
        if ((*row)->isTrailer()) {
            m_cursor = (*row)->id.toLatin1();
        } else if ((*row)->table == int(TableNo::CaseFile)) {
            takeCase(**row);
            changed.append((*row)->id);
        } else if ((*row)->table == int(TableNo::Person) && (*row)->op == protocol::RowOp::Upsert) {
            takePerson(**row);
        }
    }
    changed.removeDuplicates();
    for (const QString &id : std::as_const(changed))
        emit caseChanged(id);
    pollAgain(!changed.isEmpty());
}
} // namespace wanmi::simulator
