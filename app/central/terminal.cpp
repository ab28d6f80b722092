// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal.h"

#include "intake/report.h"

#include <QCommandLineParser>
#include <QFile>
#include <QLocale>
#include <QStandardPaths>

#include <csignal>
#include <cstdio>
#include <unistd.h>

namespace wanmi::terminal {
namespace {

std::atomic_bool interrupted = false;
constexpr int TerminalEveryMs = 200, FileEveryMs = 5000;

void noteInterrupt(int signal)
{
    if (interrupted.exchange(true)) {
        std::signal(signal, SIG_DFL);
        std::raise(signal);
    }
}

QString standardFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + QStringLiteral("/wanmi/central");
}

/// What to do about reasons that concern a whole command; those of rows are intake's.
struct Advice
{
    const char *reason, *zh, *en;
};
constexpr Advice Advices[] = {
    {"no-city", "先用 wanmi-central init 建一座城市", "make a city first: wanmi-central init"},
    {"city-exists", "换一个空文件夹", "choose an empty folder with --data"},
    {"database-gone", "连不上 PostgreSQL：检查地址、密码文件（~/.pgpass 或 PGPASSFILE）和服务器",
     "PostgreSQL does not answer: check the address, the password file (~/.pgpass or PGPASSFILE) and the server"},
    {"bad-address", "地址写法：postgresql://用户@主机:端口/库", "write it as postgresql://user@host:port/database"},
    {"password-in-address", "不要把密码写进地址：放进 ~/.pgpass 或 PGPASSFILE 指的文件",
     "keep the password out of the address: put it into ~/.pgpass or the file that PGPASSFILE names"},
    {"postgis-missing", "请数据库管理员在库里执行：CREATE EXTENSION postgis",
     "ask the database's administrator for: CREATE EXTENSION postgis"},
    {"copy-differs", "两边不一致，什么也没有留下：先停掉中心再试", "the two sides differ, nothing was kept: stop central and try again"},
    {"file-exists", "换一个文件名：备份不会覆盖任何文件", "choose another name: a backup overwrites nothing"},
    {"backup-damaged", "这份备份不完整或已损坏，什么也没有恢复：换一份备份",
     "this backup is cut off or damaged, nothing was restored: take another one"},
    {"backup-too-new", "备份来自更新的版本：先更新 wanmi-central", "a newer wanmi-central wrote it: update this one first"},
    {"changed-meanwhile", "备份期间城市数据被导入更换，请重新备份", "an import changed the city meanwhile: begin again"},
    {"bad-calendar", "日历文件有误：按上面指出的位置改正，格式见 calendar --help",
     "the calendar's file is wrong at the place named: mend it; calendar --help says the form"},
    {"calendar-not-proved", "未通过检查：wanmi-central calendar check 列出全部问题",
     "not proved: wanmi-central calendar check lists all that speaks against it"},
    {"unknown-calendar", "没有这一版：wanmi-central calendar list 列出各版", "no such version: calendar list names them"},
    {"version-exists", "这个版本号已发布，发布过的不再改动：改用新的版本号",
     "this version has been published and stays as it is: give yours another one"},
    {"published-meanwhile", "刚有别的流程或日历发布：请重新预览", "something else was published just now: look at the preview again"},
    {"bad-heads", "签名头文件里这一行不是签名头", "that line of the heads file is no signed head"},
    {"no-manifest", "旁边没有 .manifest 清单：无从核对，请向提供方索要",
     "no .manifest lies beside it: nothing can be proved, ask for it where the file came from"},
    {"no-evidence", "这个文件夹里没有录像或截图", "this folder holds no clip and no still"},
    {"already-finished", "这段录像已有结尾", "this clip has its end already"},
    {"still-recording", "正在录像：结束后再试", "it is being recorded: try again when that has ended"},
    {"nothing-recorded", "中断前一段也没有录完", "not one fragment was complete when it broke off"},
    {"clip-altered", "前面的段落被改动过，文件没有动：用 media verify 查看",
     "an earlier fragment was altered; nothing was touched: look with media verify"},
    {"manifest-altered", "清单被改动过：用 media verify 查看", "the manifest was altered: look with media verify"},
    {"bad-key", "keys/audit.key 已损坏：从别处的副本恢复它", "keys/audit.key is damaged: bring it back from a copy"},
    {"already-served", "这座城市已有一个中心在服务：先停掉它，或用 --data 指另一座",
     "another central serves this city: stop it first, or name another city with --data"},
    {"no-division", "先导入行政区划（import admin），或用 cells draw 划定范围",
     "import admin first, or make ground with cells draw"},
    {"no-cells", "先导入单元网格，或用 cells draw 绘制", "import cells first, or draw them with cells draw"},
    {"no-districts", "先导入区级区划", "import districts first"},
    {"no-ground", "用 --bounds 或 --around 指明范围，或先导入道路、部件",
     "say where with --bounds or --around, or import roads or components first"},
    {"cells-exist", "每个社区都已有单元网格；用 cells check 检查",
     "every community has cells; look at them with cells check"},
    {"too-many-cells", "一个社区最多 999 个单元网格：先把它分开，或用 --aim 加大",
     "a community holds 999 cells at most: divide it first, or draw larger ones with --aim"},
    {"too-many-duty-grids", "一个街道最多 99 个责任网格：用 --duty-grid 加大",
     "a street holds 99 duty grids at most: make them larger with --duty-grid"},
    {"which-layer", "用 --set layer=road（等）指明这是底图的哪一层",
     "say which layer of the base map it is: --set layer=road …"},
    {"nothing-to-draw", "文件里没有底图要素", "the file holds nothing that a base map shows"},
    {"field-not-mapped", "用 --map 字段=列 指明", "say which column it is: --map field=column"},
    {"no-such-column", "检查 --map 里的列名", "check the column's name in --map"},
    {"unknown-crs", "给 EPSG 编号，如 --crs 4530", "give an EPSG number, for example --crs 4530"},
    {"crs-not-known", "用 --crs 指明坐标系", "say which with --crs"},
    {"bad-camera-file", "keys/cameras.json 已损坏：改正，或删去后用 camera set 重新写入",
     "keys/cameras.json is broken: mend it, or remove it and write it anew with camera set"},
    {"gateway-away", "检查网关地址、端口和网络", "check the gateway's address, its port and the network"},
    {"not-signed-in", "网关不接受该用户或口令", "the gateway does not accept this user or password"},
    {"gateway-error", "网关拒绝了请求，见上方说明；查看网关日志", "the gateway refused, see above; look into its log"},
    {"bad-answer", "回答不是 WVP 的格式：检查 --url 指向网关的接口地址", "this is no answer of a WVP: does --url lead to its interface?"},
    {"central-away", "检查 --central 的地址，并确认中心正在运行", "check the address of --central, and that central runs"},
    {"wrong-account", "检查 --account（岗位须为 camera）及 WANMI_CENTRAL_PASSWORD", "check --account (its post must be camera) and WANMI_CENTRAL_PASSWORD"},
    {"central-refused", "该账号的岗位须为 camera", "the account's post must be camera"},
    {"no-such-streams", "用 camera list 查看已有的", "camera list shows those that are there"},
    {"bad-camera-access", "码流写成路径（如 /cam/* 或 *），主码流写成路径（如 {path}/main），岗位用英文名；有密码就要有用户",
     "streams and the main stream are paths (/cam/* or *, {path}/main), posts are those of user --help; a password needs a user"},
    {"bad-schedule", "report schedule add 的这一项写错了：见 report schedule --help",
     "this field of report schedule add is wrong; see report schedule --help"},
    {"bad-schedule-file", "reports/schedule.json 已损坏：改正，或删去后用 report schedule add 重新写入",
     "reports/schedule.json is broken: mend it, or remove it and write it anew with report schedule add"},
    {"no-such-report", "没有这个定时报表：report schedule list 列出全部", "no such report: report schedule list names them"},
    {"bad-mailbox", "server 写成 smtp:// 或 smtps:// 加主机名，from 是一个邮件地址；tls 表示口令会以明文经过网络：去掉 --clear",
     "the server is smtp:// or smtps:// and a host, from an address; tls: a password would cross the network in clear, leave --clear out"},
    {"bad-mail-file", "keys/mail.json 已损坏：用 report mail 重新写入", "keys/mail.json is broken: write it anew with report mail"},
    {"mail-file-open", "其他用户可以读取 keys/mail.json：chmod 600", "others can read keys/mail.json: chmod 600"},
    {"no-such-folder", "没有这个文件夹：检查名称，或是否已挂载", "no such folder: check its name, and whether it is mounted"},
    {"no-report-program", "旁边没有 wanmi-report：与 wanmi-central 装在一起，或用 WANMI_REPORT 指明",
     "wanmi-report is not beside it: install it with wanmi-central, or name it in WANMI_REPORT"},
    {"folder-not-writable", "这个文件夹不能写入：换一个，或检查权限和挂载方式（只读）",
     "nothing can be written there: choose another folder, or look at its permissions and whether it is mounted read-only"},
    {"file-open-elsewhere", "文件正被办公软件打开：关闭后再试", "an office program has the file open: close it and try again"},
    {"not-a-period", "写成 2026-10、2026-W43、2026-Q4、2026、2026-10-05 或 2026-10-05..2026-10-20",
     "write 2026-10, 2026-W43, 2026-Q4, 2026, 2026-10-05 or 2026-10-05..2026-10-20"},
    {"period-still-running", "统计期尚未结束，结束后才能发布；目前的数字可用 report 出报表",
     "the period is not over: it can be published when it is; a report shows how it stands"},
    {"nothing-to-publish", "这一期里没有任何人有可评价的数据：检查统计期和 --actors",
     "nobody has any data in it: check the period and --actors"},
    {"already-published", "这一期已经发布过，不会改动；要再发布一份，用 --again 写明原因",
     "it has been published and stays as it is; --again REASON publishes another one beside it"},
    {"no-such-model", "没有这个模型或版本：evaluate models 列出全部", "no such model or version: evaluate models lists them"},
    {"model-in-use", "已启用或发布过的模型不能删除", "a model that was activated or published by stays"},
    {"other-actors", "这个模型不适用于所选对象：evaluate models 列出各模型的对象",
     "the model is not for them: evaluate models tells for whom each one is"},
    {"no-model-for-them", "没有适用于这类对象的模型", "there is no model for these actors"},
    {"no-such-publication", "没有这个编号：evaluate publications 列出全部", "no such number: evaluate publications lists them"},
    {"bad-publication", "保存的发布内容已损坏", "what is kept of this publication is damaged"},
    {"bad-models", "城市中保存的模型读不出来", "a model that the city keeps cannot be read"},
    {"model-weights-not-100", "各项权重之和必须是 100", "the weights must add up to 100"},
    {"model-weight", "权重须在 0 到 100 之间", "a weight is between 0 and 100"},
    {"model-not-json", "模型文件不是 JSON", "the model's file is no JSON"},
    {"model-unknown-field", "模型里有不认识的字段", "the model has a field that nobody knows"},
    {"model-unknown-indicator", "没有这个指标", "there is no such indicator"},
    {"model-unknown-count", "没有这个计数项", "there is no such count"},
    {"model-unknown-actor", "没有这类评价对象", "there are no such actors"},
    {"no-such-file", "检查文件名", "check the name of the file"},
    {"broken-file", "请提供方重新导出", "ask for the file again: it cannot be read to its end"},
    {"empty-file", "文件是空的：请提供方重新提供", "the file is empty: ask for it again"},
    {"no-rows", "文件只有表头，没有数据行：检查导出是否完整",
     "the file has a head but no rows: check that the export was complete"},
    {"not-a-table",
     "这不是表格或地图数据；可用 GeoPackage、Shapefile、GeoJSON、CSV、GML、KML、XLSX、OSM，也可以是 .gz、.zip",
     "this is no table and no map data: bring GeoPackage, Shapefile, GeoJSON, CSV, GML, KML, XLSX or OSM, also packed as .gz or .zip"},
    {"is-a-directory", "这是文件夹：请给出其中的文件", "this is a folder: name the files in it"},
    {"truncated-file", "文件被截断：请重新复制，大小须与原件一致",
     "the copy was cut off: copy it again, its size must be that of the original"},
    {"nothing-of-kind", "OSM 文件里没有这一类数据；没有区划和网格时用 cells draw 划定",
     "the OSM file holds nothing of this kind; where there are no divisions or cells, cells draw makes them"},
    {"no-such-layer", "检查 --layer 的图层名", "check the layer's name in --layer"},
    {"no-such-member", "检查 --member 的文件名", "check the name in --member"},
    {"unknown-encoding", "检查 --encoding，如 UTF-8、GB18030、Big5",
     "check --encoding, for example UTF-8, GB18030, Big5"},
    {"unknown-time-zone", "检查 --tz，如 Asia/Shanghai", "check --tz, for example Asia/Shanghai"},
    {"no-such-field", "字段名见 import KIND --fields", "import KIND --fields lists the fields"},
    {"bad-values", "--values 的文件要有两列：对方的词、我们的词",
     "the file of --values has two columns: their word, ours"},
    {"read-only", "对城市文件夹没有写权限：用运行 wanmi-central 的用户执行",
     "you may not write in the city's folder: run this as the user of wanmi-central"},
    {"cannot-write", "检查文件夹和写权限", "check the folder and that you may write there"},
    {"cannot-read-file", "检查读取权限", "check that you may read it"},
    {"no-engine", "这台机器上没有 wanmi-maprender：装上地图进程再试",
     "wanmi-maprender is not on this machine: install the map process and try again"},
    {"engine-crashed", "QGIS 打开工程时崩溃：先在 QGIS Desktop 里打开、另存",
     "QGIS crashed over this project: open it in QGIS Desktop and save it anew"},
    {"engine-hangs", "一分钟内没有打开：检查工程里的数据库和服务地址",
     "it did not open within a minute: check the databases and services it names"},
    {"project-missing", "检查工程文件名", "check the name of the project"},
    {"project-broken", "工程文件不完整或不是 QGIS 工程：在 QGIS Desktop 里重新保存",
     "the file is cut off or no QGIS project: save it again in QGIS Desktop"},
    {"no-layers", "工程里没有图层", "the project has no layers"},
    {"no-layer-drawn", "没有一个图层画得出来：看上面每层的原因（maps check）",
     "not one layer can be drawn: maps check says why for each"},
    {"map-too-large", "工程文件夹里引用的文件超过 512 MB：大数据放数据库、地图服务或底图",
     "the files beside the project are more than 512 MB: keep large data in a database, a service or the base map"},
    {"source-in-edit", "这个数据源正在 QGIS 里编辑：保存并关闭后再发布",
     "this source is open for editing: save and close it in QGIS, then publish"},
    {"map-exists", "已经有了：直接在 QGIS Desktop 里打开", "it is there already: open it in QGIS Desktop"},
    {"no-such-map", "看 maps list 里的版本", "maps list tells the versions"},
    {"no-certificate", "还没有证书：wanmi-central tls make", "there is no certificate yet: wanmi-central tls make"},
    {"bad-certificate", "证书或密钥读不出或不配对：wanmi-central tls make --new-authority 重做",
     "certificate and key cannot be read or do not fit: make them anew with wanmi-central tls make --new-authority"},
    {"bad-name", "名称须为域名或 IP 地址，小写", "a name is a domain name or an IP address, in lower case"},
    {"bad-url", "地址须为 https://，且其名称在证书之内：wanmi-central tls show 列出名称",
     "the address begins with https:// and names what the certificate is good for: see wanmi-central tls show"},
    {"password-too-short", "至少 5 个字符", "at least 5 characters"},
    {"cannot-write-file", "检查文件夹和磁盘空间", "check the folder and the space on the disk"},
    {"disk-full", "腾出磁盘空间", "make room on the disk"},
    {"database-busy", "稍后再试", "try again in a moment"},
    {"cancelled", "什么都没有改动", "nothing was changed"},
};

QString timeWords(qint64 seconds)
{
    if (seconds < 90)
        return QStringLiteral("%1 s left").arg(seconds);
    return QStringLiteral("%1 min left").arg((seconds + 30) / 60);
}
} // namespace

int fail(const Error &error)
{
    const intake::ReasonWords words = intake::wordsOf(error.reason);
    const QString &what = speaksChinese() ? words.zh : words.en;
    const QString &advice = speaksChinese() ? words.adviceZh : words.adviceEn;
    std::fprintf(stderr, "wanmi-central: %s%s%s\n", qPrintable(error.reason),
                 error.detail.isEmpty() ? "" : ": ", qPrintable(error.detail));
    if (!what.isEmpty() && what != error.reason)
        std::fprintf(stderr, "  %s\n", qPrintable(what));
    if (!advice.isEmpty())
        std::fprintf(stderr, "  %s\n", qPrintable(advice));
    for (const Advice &one : Advices) {
        if (error.reason == QLatin1StringView(one.reason) && advice.isEmpty())
            std::fprintf(stderr, "  %s\n", speaksChinese() ? one.zh : one.en);
    }
    return error.reason == u"cancelled" ? Interrupted : NotDone;
}

int wrongUse(const QString &words)
{
    std::fprintf(stderr, "wanmi-central: %s\n", qPrintable(words));
    return WrongUse;
}

bool speaksChinese()
{
    for (const char *name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        if (const QByteArray value = qgetenv(name); !value.isEmpty())
            return value.startsWith("zh");
    }
    return false;
}

QCommandLineOption dataOption()
{
    return {QStringLiteral("data"), QStringLiteral("Folder of the city (default: %1).").arg(standardFolder()),
            QStringLiteral("DIR"), standardFolder()};
}

base::Instant now()
{
    return base::SystemClock().now();
}

void prepare(QCommandLineParser &parser, const QString &words)
{
    parser.setApplicationDescription(words);
    parser.addHelpOption();
}

QCommandLineOption passwordFileOption(const QString &whose)
{
    return {QStringLiteral("password-file"),
            whose + QStringLiteral(" The first line of FILE, - is standard input; or WANMI_PASSWORD in the environment."),
            QStringLiteral("FILE")};
}

base::Result<std::optional<QString>> givenPassword(const QCommandLineParser &parser)
{
    using Given = std::optional<QString>;
    const QString name = parser.value(QStringLiteral("password-file"));
    if (name.isEmpty()) {
        const QString told = qEnvironmentVariable("WANMI_PASSWORD");
        return told.isEmpty() ? Given() : Given(told);
    }
    QFile file(name);
    if (!(name == u"-" ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly)))
        return base::failure(ErrorKind::NotFound, QStringLiteral("no-such-file"), name);
    return Given(QString::fromUtf8(file.readLine()).remove(u'\n').remove(u'\r'));
}

QString readPassword()
{
    std::fputs("Password: ", stderr);
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(input.readLine()).remove(u'\n').remove(u'\r');
}

QString grouped(qint64 number)
{
    return QLocale(QLocale::English).toString(number);
}

InterruptFlag::InterruptFlag()
{
    interrupted = false;
    for (const int one : {SIGINT, SIGTERM})
        std::signal(one, noteInterrupt);
}

InterruptFlag::~InterruptFlag()
{
    for (const int one : {SIGINT, SIGTERM})
        std::signal(one, SIG_DFL);
}

bool InterruptFlag::isSet() const
{
    return interrupted;
}

const std::atomic_bool *InterruptFlag::get() const
{
    return &interrupted;
}

ProgressLine::ProgressLine()
    : m_isTerminal(isatty(STDERR_FILENO) == 1)
{
    m_sinceShown.start();
    m_sinceStage.start();
}

ProgressLine::~ProgressLine()
{
    end();
}

void ProgressLine::end()
{
    if (m_isOpen && m_isTerminal)
        std::fputc('\n', stderr);
    m_isOpen = false;
}

void ProgressLine::show(const QString &stage, double share, qint64 rows, std::optional<qint64> left)
{
    const bool isNew = stage != m_stage;
    if (isNew) {
        end();
        m_stage = stage;
        m_sinceStage.restart();
    } else if (m_sinceShown.elapsed() < (m_isTerminal ? TerminalEveryMs : FileEveryMs)) {
        return;
    }
    m_sinceShown.restart();
    QString words = share < 0 ? stage : QStringLiteral("%1 %2 %").arg(stage).arg(int(share * 100));
    if (rows > 0)
        words += QStringLiteral(" (%1 rows)").arg(grouped(rows));
    if (!left && share > 0.02 && m_sinceStage.elapsed() > 1000)
        left = qint64(double(m_sinceStage.elapsed()) / 1000 * (1 - share) / share) + 1;
    if (left)
        words += QStringLiteral(", ") + timeWords(*left);
    if (m_isTerminal)
        std::fprintf(stderr, "\r\033[Kwanmi-central: %s", qPrintable(words));
    else
        std::fprintf(stderr, "wanmi-central: %s\n", qPrintable(words));
    std::fflush(stderr);
    m_isOpen = true;
}
} // namespace wanmi::terminal
