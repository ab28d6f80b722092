// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "server/central.h"
#include "workflow/workflow.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QHostAddress>
#include <QSaveFile>
#include <QStandardPaths>

#include <csignal>
#include <cstdio>

using namespace wanmi;

namespace {
int fail(const Error &error)
{
    std::fprintf(stderr, "wanmi-central: %s%s%s\n", qPrintable(error.reason),
                 error.detail.isEmpty() ? "" : ": ", qPrintable(error.detail));
    return 1;
}

int wrongUse(const QString &words)
{
    std::fprintf(stderr, "wanmi-central: %s\n", qPrintable(words));
    return 2;
}

QString standardFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + QStringLiteral("/wanmi/central");
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

/// Whether only programs of this machine can reach it.
bool isLoopback(const QString &address)
{
    return QHostAddress(address).isLoopback();
}

bool splitAddress(const QString &text, QString &address, int &port)
{
    const qsizetype colon = text.lastIndexOf(u':');
    bool isNumber = false;
    port = text.mid(colon + 1).toInt(&isNumber);
    address = text.left(colon);
    if (address.startsWith(u'[') && address.endsWith(u']'))
        address = address.mid(1, address.size() - 2);
    return colon > 0 && isNumber && port >= 0 && port < 65536 && !QHostAddress(address).isNull();
}

bool writeReadyFile(const QString &path, const QString &url)
{
    if (path.isEmpty())
        return true;
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(url.toUtf8() + '\n') > 0 && file.commit();
}

/// Blocks the signals for all threads to come; returns the set to wait for.
sigset_t blockEndSignals()
{
    sigset_t endings;
    sigemptyset(&endings);
    for (const int one : {SIGTERM, SIGINT, SIGHUP})
        sigaddset(&endings, one);
    pthread_sigmask(SIG_BLOCK, &endings, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    return endings;
}

int addUser(const QCommandLineParser &parser, const QString &account, const QString &password)
{
    server::NewAccount fresh;
    fresh.account = account;
    fresh.name = parser.isSet(QStringLiteral("name")) ? parser.value(QStringLiteral("name")) : account;
    fresh.post = parser.value(QStringLiteral("post"));
    fresh.department = parser.value(QStringLiteral("department"));
    fresh.dutyGrid = parser.value(QStringLiteral("duty-grid"));
    fresh.district = parser.value(QStringLiteral("district"));
    fresh.password = password;
    const auto done = server::addAccount(parser.value(QStringLiteral("data")), fresh, now());
    return done ? 0 : fail(done.error());
}

int listUsers(const QString &folder)
{
    const auto lines = server::listAccounts(folder);
    if (!lines)
        return fail(lines.error());
    for (const server::AccountLine &line : *lines)
        std::printf("%s\t%s\t%s\t%s\t%s\n", qPrintable(line.account), qPrintable(line.post),
                    qPrintable(line.department), qPrintable(line.dutyGrid), line.disabled ? "disabled" : "");
    return 0;
}

/// From standard input: an argument would be read by everybody in the process list.
QString readPassword()
{
    std::fputs("Password: ", stderr);
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(input.readLine()).remove(u'\n').remove(u'\r');
}

void showWorkflow(const workflow::Workflow &chart)
{
    std::printf("%s %s: %zu states, %zu transitions\n", qPrintable(chart.name()), qPrintable(chart.version()),
                chart.states().size(), chart.transitions().size());
    for (const workflow::Transition &one : chart.transitions())
        std::printf("%3d  %-18s %-20s -> %-18s %s\n", one.number,
                    one.from.isEmpty() ? "-" : qPrintable(one.from), qPrintable(one.event),
                    one.to.isEmpty() ? "(stays)" : qPrintable(one.to),
                    qPrintable(one.posts.join(QStringLiteral(", "))));
}
} // namespace

int serve(const QStringList &arguments)
{
    QCommandLineParser parser;
    prepare(parser, QStringLiteral("Serves a city over REST until SIGTERM or SIGINT."));
    const QCommandLineOption data = dataOption();
    const QCommandLineOption listen(QStringLiteral("listen"),
                                    QStringLiteral("Address and port (default: 127.0.0.1:8801)."),
                                    QStringLiteral("ADDR:PORT"), QStringLiteral("127.0.0.1:8801"));
    const QCommandLineOption video(QStringLiteral("video-url"),
                                   QStringLiteral("Where cameras stream from: rtsp://host:port."),
                                   QStringLiteral("URL"));
    const QCommandLineOption ready(QStringLiteral("ready-file"),
                                   QStringLiteral("Written with the URL once requests are answered."),
                                   QStringLiteral("FILE"));
    const QCommandLineOption remote(
        QStringLiteral("allow-remote"),
        QStringLiteral("Listen on an address other machines can reach (put TLS in front)."));
    parser.addOptions({data, listen, video, ready, remote});
    parser.process(arguments);

    server::CentralOptions options;
    options.folder = parser.value(data);
    options.videoUrl = parser.value(video);
    if (!splitAddress(parser.value(listen), options.listen, options.port))
        return wrongUse(QStringLiteral("--listen wants ADDR:PORT, for example 127.0.0.1:8801"));
    if (!isLoopback(options.listen) && !parser.isSet(remote))
        return wrongUse(
            QStringLiteral(
                "%1 can be reached from other machines, and passwords would cross the network in clear; "
                "say --allow-remote if TLS is in front")
                .arg(options.listen));
    if (server::isEmpty(options.folder))
        return wrongUse(
            QStringLiteral(
                "there is no city in %1; make one with: wanmi-central init --data %1 --sample village")
                .arg(options.folder));
    const auto rules = domain::shippedRuleBook();
    if (!rules)
        return fail(rules.error());
    const sigset_t endings = blockEndSignals();
    const auto central = server::Central::start(options, *rules);
    if (!central)
        return fail(central.error());
    std::fprintf(stderr, "wanmi-central: serving %s on %s\n", qPrintable(options.folder),
                 qPrintable((*central)->url()));
    if (!writeReadyFile(parser.value(ready), (*central)->url()))
        return wrongUse(QStringLiteral("cannot write ") + parser.value(ready));
    int received = 0;
    sigwait(&endings, &received);
    std::fprintf(stderr, "wanmi-central: stopping\n");
    (*central)->stop();
    if (parser.isSet(ready))
        QFile::remove(parser.value(ready));
    return 0;
}

int init(const QStringList &arguments)
{
    QCommandLineParser parser;
    prepare(parser, QStringLiteral("Makes a sample city in an empty folder."));
    const QCommandLineOption data = dataOption();
    const QCommandLineOption sample(QStringLiteral("sample"), QStringLiteral("tiny, village or city."),
                                    QStringLiteral("SCALE"), QStringLiteral("village"));
    const QCommandLineOption seed(QStringLiteral("seed"), QStringLiteral("Another seed gives another city."),
                                  QStringLiteral("N"));
    const QCommandLineOption password(QStringLiteral("password"),
                                      QStringLiteral("Of every sample account (default: wanmi)."),
                                      QStringLiteral("WORD"), QStringLiteral("wanmi"));
    parser.addOptions({data, sample, seed, password});
    parser.process(arguments);

    auto plan = citygen::planFor(parser.value(sample));
    if (!plan)
        return fail(plan.error());
    if (parser.isSet(seed))
        plan->seed = parser.value(seed).toULongLong();
    const auto rules = domain::shippedRuleBook();
    if (!rules)
        return fail(rules.error());
    QString shown;
    int percent = -1;
    const auto progress = [&](const QString &stage, double done) {
        if (stage != shown || int(done * 20) != percent) {
            shown = stage;
            percent = int(done * 20);
            std::fprintf(stderr, "wanmi-central: %s %d %%\n", qPrintable(stage), percent * 5);
        }
        return true;
    };
    const auto summary
        = server::initCity(parser.value(data), *plan, *rules, now(), progress, parser.value(password));
    if (!summary)
        return fail(summary.error());
    std::fprintf(stderr, "wanmi-central: %s: %d cells, %d components, %d cases (%d open), %d actions\n",
                 qPrintable(summary->nameEn), summary->cells, summary->components, summary->cases,
                 summary->openCases, summary->actions);
    return 0;
}

int user(const QStringList &arguments)
{
    QCommandLineParser parser;
    prepare(parser, QStringLiteral("Accounts of a city. Passwords are read from standard input."));
    const QCommandLineOption data = dataOption();
    parser.addOption(data);
    const std::initializer_list<std::pair<const char *, const char *>> options = {
        {"name", "Name of the person."},
        {"post", "acceptor, shift-leader, dispatcher, department-officer, …"},
        {"department", "Department of a department post."},
        {"duty-grid", "Duty grid of a supervisor."},
        {"district", "District of a district center."},
    };
    for (const auto &[name, words] : options)
        parser.addOption({QString::fromLatin1(name), QString::fromUtf8(words), QStringLiteral("TEXT")});
    parser.addPositionalArgument(QStringLiteral("deed"),
                                 QStringLiteral("list | add ACCOUNT | passwd ACCOUNT | disable ACCOUNT"));
    parser.process(arguments);

    const QStringList words = parser.positionalArguments();
    const QString deed = words.value(0);
    const QString account = words.value(1);
    const QString folder = parser.value(data);
    if (server::isEmpty(folder))
        return wrongUse(QStringLiteral("there is no city in ") + folder);
    if (deed == QLatin1StringView("list"))
        return listUsers(folder);
    if (account.isEmpty())
        return wrongUse(QStringLiteral("list, or add, passwd or disable with an account; see --help"));
    if (deed == QLatin1StringView("add"))
        return addUser(parser, account, readPassword());
    if (deed == QLatin1StringView("passwd")) {
        const auto done = server::setPassword(folder, account, readPassword(), now());
        return done ? 0 : fail(done.error());
    }
    if (deed == QLatin1StringView("disable")) {
        const auto done = server::disableAccount(folder, account, now());
        return done ? 0 : fail(done.error());
    }
    return wrongUse(QStringLiteral("unknown deed ") + deed);
}

int workflow(const QStringList &arguments)
{
    QCommandLineParser parser;
    prepare(parser,
            QStringLiteral(
                "Checks a workflow file (SCXML) or shows what it says; without FILE the shipped one."));
    parser.addPositionalArgument(QStringLiteral("deed"), QStringLiteral("check | show"));
    parser.addPositionalArgument(QStringLiteral("file"), QStringLiteral("SCXML file"),
                                 QStringLiteral("[FILE]"));
    parser.process(arguments);

    const QStringList words = parser.positionalArguments();
    const QString deed = words.value(0);
    if (deed != QLatin1StringView("check") && deed != QLatin1StringView("show"))
        return wrongUse(QStringLiteral("check or show; see --help"));
    QFile file(words.value(1, QStringLiteral(":/wanmi/workflows/standard.scxml")));
    if (!file.open(QIODevice::ReadOnly))
        return wrongUse(QStringLiteral("cannot read ") + file.fileName());
    const auto chart = workflow::Workflow::fromScxml(file.readAll());
    if (!chart)
        return fail(chart.error());
    if (deed == QLatin1StringView("show"))
        showWorkflow(*chart);
    else
        std::printf("%s: %zu states, %zu transitions, no errors\n", qPrintable(file.fileName()),
                    chart->states().size(), chart->transitions().size());
    return 0;
}
