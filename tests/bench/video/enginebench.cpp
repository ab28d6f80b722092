// SPDX-License-Identifier: GPL-3.0-or-later
#include "enginetask.h"

#include <QCommandLineParser>
#include <QCoreApplication>

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    const auto option = [&](const char *name, const char *value) {
        parser.addOption({QString::fromLatin1(name), {}, QStringLiteral("VALUE"), QString::fromLatin1(value)});
    };
    option("server", "");
    option("thumbnails", "0");
    option("every", "2000");
    option("tiles", "0");
    option("seconds", "20");
    option("past", "0");
    parser.process(app);
    const auto number = [&](const char *name) { return parser.value(QString::fromLatin1(name)).toInt(); };
    return wanmi::bench::runEngine({parser.value(QStringLiteral("server")), number("thumbnails"), number("every"), number("tiles"),
                                    number("seconds"), number("past")});
}
