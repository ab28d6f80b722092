// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "terminal.h"

#include "server/central.h"
#include "server/doctor.h"

#include <QCommandLineParser>

#include <algorithm>
#include <cstdio>

using namespace wanmi;
using namespace wanmi::terminal;

namespace {
using State = server::Symptom::State;

struct Words
{
    const char *reason, *zh, *en;
};
/// What it means and what to do.
constexpr Words Cures[]
    = {{"read-only", "磁盘只读：重新挂载为可写，检查磁盘",
        "the disk is read-only: mount it writable, and look at its health"},
       {"disk-full", "磁盘将满：腾出空间，随时可能写不进去",
        "the disk is all but full: make room, at any moment nothing can be written"},
       {"disk-nearly-full", "剩余空间不够再放一份数据库：备份和导入会失败",
        "no room for a second copy of the database: backups and imports will fail"},
       {"clock-behind", "本机时钟落后于已写入的记录：校时后再服务",
        "the clock stands before what has been written already: set it, then serve"},
       {"clock-not-synchronized", "时钟没有与时间服务器同步：启用 chrony 或 systemd-timesyncd",
        "nothing keeps the clock right: enable chrony or systemd-timesyncd"},
       {"database-unreadable", "数据库读不出：停止服务，从最近的备份恢复",
        "the database cannot be read: stop serving and restore the last backup"},
       {"database-too-new", "数据库由更新的版本写成：更新 wanmi-central",
        "a newer program wrote the database: update wanmi-central"},
       {"migration-due", "下次启动服务时升级数据库：先备份",
        "the next start of serve upgrades the database: make a backup first"},
       {"basemap-missing", "底图文件不见了：从备份取回或重新导入",
        "the base map's file is gone: take it from a backup, or import it again"},
       {"basemap-changed", "底图文件被改动过：从备份取回或重新导入",
        "the base map's file was changed: take it from a backup, or import it again"},
       {"photos-damaged", "有照片缺失或损坏：从备份取回 media 文件夹",
        "photos are missing or damaged: take the folder media from a backup"},
       {"audit-broken", "审计链断裂：保全现场，用 wanmi-central audit verify 查看",
        "the audit's chain is broken: touch nothing, look with wanmi-central audit verify"},
       {"no-audit-key", "还没有签名密钥：首次 serve 时生成", "there is no signing key yet: serve makes one"},
       {"key-open-to-others", "他人可读密钥：chmod 600", "others can read the key: chmod 600"},
       {"bad-certificate", "证书文件读不出：用 wanmi-central tls make 重新签发",
        "the certificate cannot be read: make it anew with wanmi-central tls make"},
       {"certificate-expired", "证书已过期，席位会拒绝连接：用 wanmi-central tls make 续签，serve 随即换用新证书",
        "the certificate has expired and seats refuse it: renew it with wanmi-central tls make; serve takes the new one by itself"},
       {"certificate-not-yet-valid", "证书尚未生效：检查本机时钟",
        "the certificate is not valid yet: look at this machine's clock"},
       {"certificate-expires", "证书即将到期：用 wanmi-central tls make 续签，serve 随即换用新证书",
        "the certificate expires soon: renew it with wanmi-central tls make; serve takes the new one by itself"},
       {"database-gone", "PostgreSQL 没有回答：检查服务器、地址和密码文件",
        "PostgreSQL does not answer: look at the server, the address and the password file"},
       {"server-too-old", "PostgreSQL 太旧：需要 15 或更新", "this PostgreSQL is too old: 15 or newer is needed"},
       {"postgis-missing", "请数据库管理员在库里执行：CREATE EXTENSION postgis",
        "ask the database's administrator for: CREATE EXTENSION postgis"},
       {"commits-not-safe", "断电会丢失甚至损坏已确认的数据：在 postgresql.conf 中打开 fsync 和 full_page_writes",
        "a power cut can lose or damage what was acknowledged: turn fsync and full_page_writes on in postgresql.conf"},
       {"clocks-differ", "本机与数据库服务器的时钟不一致：两边都启用 chrony",
        "this machine's clock and the database's differ: let chrony keep both"},
       {"clock-not-known", "数据库没有告知时间", "the database did not tell its time"},
       {"replica-behind", "备库落后：故障切换会丢数据，只读查询回到主库；检查网络和备库负载",
        "a standby lags: a failover would lose that much, and reads go to the primary; look at its line and its load"},
       {"slot-left-behind", "有复制槽无人使用，主库一直为它保留日志：恢复备库，或删除该槽",
        "a replication slot that nobody uses keeps WAL on the primary: bring its standby back, or drop the slot"},
       {"connections-nearly-used", "数据库连接快用完：提高 max_connections，或减少服务进程",
        "nearly all connections are used: raise max_connections, or run fewer servers"},
       {"long-transaction", "有事务开了十分钟以上，旧行无法清理：查看 pg_stat_activity",
        "a transaction is open for more than ten minutes and keeps old rows: look at pg_stat_activity"},
       {"ticket-wait", "许多写入在排队：磁盘刷写太慢，或同步备库太慢",
        "many writers wait in line: flushing to disk, or a synchronous standby, is too slow"},
       {"journal-large", "日志文件很大：有读者长时间占用旧状态，重启服务即可收回",
        "the journal is large: a reader holds an old state; a restart of serve takes it back"},
       {"not-served", "没有中心在服务这座城市", "no central serves this city"},
       {"cannot-write", "文件夹不可写：检查所有者和权限",
        "the folder cannot be written: look at its owner and rights"}};

QString cureOf(const QString &reason)
{
    const auto *found = std::ranges::find_if(
        Cures, [&reason](const Words &one) { return reason == QLatin1StringView(one.reason); });
    return found == std::end(Cures) ? reason : QString::fromUtf8(speaksChinese() ? found->zh : found->en);
}

int tell(const std::vector<server::Symptom> &symptoms)
{
    for (const server::Symptom &symptom : symptoms) {
        const char *mark = symptom.state == State::Good ? "ok     "
            : symptom.state == State::Warning           ? "warning"
                                                        : "BAD    ";
        std::printf("%s  %-11s %s\n", mark, qPrintable(symptom.subject), qPrintable(symptom.detail));
        if (symptom.state != State::Good)
            std::printf("         %s\n", qPrintable(cureOf(symptom.reason)));
    }
    return std::ranges::any_of(symptoms, [](const auto &one) { return one.state == State::Bad; }) ? NotDone
                                                                                                  : Done;
}
} // namespace

int doctor(const QStringList &arguments)
{
    QCommandLineParser parser;
    prepare(parser,
            QStringLiteral(
                "Says what is wrong with a city's central, why, and what to do. Changes nothing; exit code 1 "
                "when something is bad."));
    const QCommandLineOption data = dataOption();
    const QCommandLineOption deep(
        QStringLiteral("deep"),
        QStringLiteral("Reads every page of the database and every photo (minutes)."));
    const QCommandLineOption bundle(
        QStringLiteral("bundle"),
        QStringLiteral("Writes findings, versions and row counts for whoever helps; no row of any table."),
        QStringLiteral("FILE"));
    parser.addOptions({data, deep, bundle});
    parser.process(arguments);
    const InterruptFlag stop;
    const server::DoctorWish wish{parser.value(data), now(), parser.isSet(deep)};
    const auto symptoms = server::examine(wish, [&stop](const QString &) { return !stop.isSet(); });
    if (!symptoms)
        return fail(symptoms.error());
    const int code = tell(*symptoms);
    if (!parser.isSet(bundle))
        return code;
    const auto written = server::writeSupportBundle(parser.value(bundle), wish, *symptoms);
    return written ? code : fail(written.error());
}
