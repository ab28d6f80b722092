// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/metrics.h"

#include <QFile>

#include <algorithm>
#include <sys/resource.h>
#include <unistd.h>

namespace wanmi::server {
namespace {
QByteArray number(double value)
{
    return QByteArray::number(value, 'g', 12);
}

/// One metric family after another, each with its help and its type.
class Page
{
public:
    void family(const char *name, const char *type, const char *help)
    {
        m_name = name;
        m_text += "# HELP " + m_name + ' ' + help + "\n# TYPE " + m_name + ' ' + type + '\n';
    }
    void sample(const QByteArray &labels, const QByteArray &value, const char *suffix = "")
    {
        m_text += m_name + suffix;
        if (!labels.isEmpty())
            m_text += '{' + labels + '}';
        m_text += ' ' + value + '\n';
    }
    void gauge(const char *name, const char *help, double value)
    {
        family(name, "gauge", help);
        sample({}, number(value));
    }
    [[nodiscard]] const QByteArray &text() const { return m_text; }

private:
    QByteArray m_name, m_text;
};

QByteArray labelsOf(const std::pair<QByteArray, QByteArray> &line)
{
    return "method=\"" + line.first + "\",path=\"" + line.second + '"';
}

/// Pages in memory, from the second number of /proc/self/statm.
double residentBytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    const QList<QByteArray> words = file.open(QIODevice::ReadOnly) ? file.readAll().split(' ') : QList<QByteArray>();
    return words.value(1).toDouble() * double(::sysconf(_SC_PAGESIZE));
}

double cpuSeconds()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval &time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

void tellProcess(Page &page)
{
    page.gauge("process_resident_memory_bytes", "Memory of this process that is in RAM.", residentBytes());
    page.family("process_cpu_seconds_total", "counter", "User and system CPU time of this process.");
    page.sample({}, number(cpuSeconds()));
}

void tell(Page &page, const Gauges &now)
{
    page.gauge("wanmi_connections", "Open connections.", now.connections);
    page.gauge("wanmi_held_polls", "Long polls that wait for a change.", now.heldPolls);
    page.gauge("wanmi_change_log_tail", "Newest sequence number of the change log.", double(now.tail));
    page.gauge("wanmi_change_log_oldest", "Cursors before this number have expired.", double(now.oldestSeq));
    if (now.oldestHeld)
        page.gauge("wanmi_oldest_held_cursor", "Where the held poll stands that is furthest back.",
                   double(*now.oldestHeld));
    page.family("wanmi_queue_length", "gauge", "Tasks that wait or run, by queue.");
    for (const auto &[queue, length] : now.queues)
        page.sample(QByteArray("queue=\"") + queue + '"', QByteArray::number(length));
    if (now.databaseBytes)
        page.gauge("wanmi_database_bytes", "Size of the database's file and its journal.",
                   double(*now.databaseBytes));
    if (now.replica) {
        page.gauge("wanmi_replica_used", "1: the standby takes what reads much; 0: the primary does.", now.replica->isUsed);
        page.gauge("wanmi_replica_behind", "Changes that the standby lacked when it was last asked.",
                   double(now.replica->behind));
        page.family("wanmi_replica_readings_total", "counter", "Readings that the standby took, or the primary instead.");
        page.sample("by=\"standby\"", QByteArray::number(now.replica->readings));
        page.sample("by=\"primary\"", QByteArray::number(now.replica->refused));
    }
    if (now.freeBytes)
        page.gauge("wanmi_disk_free_bytes", "Free space on the disk of the city's folder.", double(*now.freeBytes));
    if (now.auditHeadAgeS)
        page.gauge("wanmi_audit_head_age_seconds", "Since the audit's chain was last signed.", *now.auditHeadAgeS);
}
} // namespace

QByteArray knownMethod(const QByteArray &method)
{
    static constexpr std::array Known = {"GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH"};
    const bool isKnown = std::ranges::any_of(Known, [&method](const char *one) { return method == one; });
    return isKnown ? method : QByteArray("other");
}

void Metrics::note(const Served &served)
{
    const Line line{served.method, served.path.isEmpty() ? QByteArray("other") : served.path};
    const double seconds = double(served.took.count()) / 1e6;
    const auto bucket = std::size_t(std::ranges::lower_bound(Bounds, seconds) - Bounds.begin());
    const std::lock_guard lock(m_mutex);
    ++m_requests[{line, served.status}];
    Duration &duration = m_durations[line];
    ++duration.counts[bucket];
    duration.sumS += seconds;
    duration.bytes += served.bytes;
}

void Metrics::note(const std::vector<protocol::CommandResult> &results)
{
    const std::lock_guard lock(m_mutex);
    for (const protocol::CommandResult &result : results)
        ++m_commands[result.status.toLatin1()];
}

void Metrics::noteRefill(const char *table, qint64 rows)
{
    const std::lock_guard lock(m_mutex);
    auto &[count, sent] = m_refills[table];
    ++count;
    sent += rows;
}

QByteArray Metrics::text(const Gauges &gauges) const
{
    Page page;
    {
        const std::lock_guard lock(m_mutex);
        page.family("wanmi_http_requests_total", "counter", "Answered requests by method, path and status.");
        for (const auto &[what, count] : m_requests)
            page.sample(labelsOf(what.first) + ",status=\"" + QByteArray::number(what.second) + '"',
                        QByteArray::number(count));
        page.family("wanmi_http_response_bytes_total", "counter", "Bytes of answers' bodies that left.");
        for (const auto &[line, duration] : m_durations)
            page.sample(labelsOf(line), QByteArray::number(duration.bytes));
        page.family("wanmi_http_request_duration_seconds", "histogram",
                    "From the request's head to the last byte of its answer; a held poll as long as it is held.");
        for (const auto &[line, duration] : m_durations) {
            qint64 sum = 0;
            for (std::size_t i = 0; i < duration.counts.size(); ++i) {
                sum += duration.counts[i];
                const QByteArray bound = i < Bounds.size() ? number(Bounds[i]) : QByteArray("+Inf");
                page.sample(labelsOf(line) + ",le=\"" + bound + '"', QByteArray::number(sum), "_bucket");
            }
            page.sample(labelsOf(line), number(duration.sumS), "_sum");
            page.sample(labelsOf(line), QByteArray::number(sum), "_count");
        }
        page.family("wanmi_commands_total", "counter", "Judged commands by result.");
        for (const char *result : {"applied", "rejected", "duplicate"})
            page.sample(QByteArray("result=\"") + result + '"',
                        QByteArray::number(m_commands.contains(result) ? m_commands.at(result) : 0));
        page.family("wanmi_seat_refills_total", "counter",
                    "Stretches of rows that seats found damaged in their replica and fetched anew, by table.");
        for (const auto &[table, refills] : m_refills)
            page.sample("table=\"" + table + '"', QByteArray::number(refills.first));
        page.family("wanmi_seat_refill_rows_total", "counter", "Rows sent in them.");
        for (const auto &[table, refills] : m_refills)
            page.sample("table=\"" + table + '"', QByteArray::number(refills.second));
    }
    tell(page, gauges);
    tellProcess(page);
    return page.text();
}
} // namespace wanmi::server
