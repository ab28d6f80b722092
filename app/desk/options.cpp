// SPDX-License-Identifier: GPL-3.0-or-later
#include "options.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QSettings>
#include <QStandardPaths>

#include <cstdio>
#include <cstdlib>

namespace wanmi::desk {
namespace {
QString wordsOf(const Error &error)
{
    if (error.reason == u"bad-central")
        return QStringLiteral("--central needs an address such as http://127.0.0.1:8801 or https://central.example:8801");
    if (error.reason == u"ca-without-https")
        return QStringLiteral("--ca is of no use to an address in clear: --central begins with https:// then");
    if (error.reason == u"no-invitation")
        return QStringLiteral("cannot read ") + error.detail;
    if (error.reason == u"bad-invitation")
        return error.detail + QStringLiteral(" holds no https:// address with a certificate; wanmi-central tls invite writes one");
    return error.reason + QStringLiteral(" ") + error.detail;
}

/// By an invitation, by an address, or as last time. Whom an invitation named stays the only one believed.
base::Result<sync::Address> addressOf(const QCommandLineParser &parser, const Options &options)
{
    const QString invitation = QStringLiteral("invitation"), central = QStringLiteral("central"), ca = QStringLiteral("ca");
    if (parser.isSet(invitation)) {
        const auto address = sync::readInvitation(parser.value(invitation));
        if (!address)
            return address;
        if (const auto kept = sync::rememberAddress(options.data, *address); !kept)
            return tl::unexpected(kept.error());
        return address;
    }
    sync::Address address = options.central;
    if (const auto known = sync::rememberedAddress(options.data))
        address = *known;
    if (parser.isSet(central))
        address.url = QUrl(parser.value(central));
    if (!address.url.isValid() || address.url.host().isEmpty()
        || (address.url.scheme() != u"http" && address.url.scheme() != u"https"))
        return base::refused(QStringLiteral("bad-central"));
    if (!parser.isSet(ca))
        return address;
    if (address.url.scheme() != u"https")
        return base::refused(QStringLiteral("ca-without-https"));
    const auto pem = sync::readAuthority(parser.value(ca));
    if (!pem)
        return tl::unexpected(pem.error());
    address.authority = *pem;
    return address;
}
} // namespace

Options readOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Wanmi: a seat of the city's command and dispatch center."));
    parser.addHelpOption();
    parser.addVersionOption();
    const auto text = [](const char *value) { return QString::fromUtf8(value); };
    parser.addOptions({
        {text("central"), text("Central server (default http://127.0.0.1:8801)."), text("URL")},
        {text("invitation"), text("Address and authority of central, from wanmi-central tls invite (remembered here)."),
         text("FILE")},
        {text("ca"), text("Believe only certificates by this authority (PEM); central's address begins with https://."),
         text("FILE")},
        {text("data"), text("Folder of this seat's replicas, outboxes and caches."), text("DIR")},
        {text("account"), text("Sign in as this account; the password is read from WANMI_PASSWORD."),
         text("NAME")},
        {text("wall"), text("Open the wall, also with one screen.")},
        {text("wall-id"), text("Which wall this seat is (remembered here)."), text("ID")},
        {text("outputs"), text("Screens that the wall covers, as one picture: 2 or 1,2,3 (remembered here)."),
         text("LIST")},
        {text("no-wall"), text("Do not open the wall.")},
        {text("no-video"), text("Show no camera pictures.")},
        {text("no-sim"), text("No simulated city is running: pictures of screens do not wait for cameras.")},
        {text("language"), text("zh or en."), text("LANG")},
        {text("shots"), text("Write pictures of every screen into DIR, print a report, exit."), text("DIR")},
        {text("until-wall"), text("Exit when the wall has been drawn.")},
        {text("until-complete"), text("Exit when the replica is complete.")},
        {text("quit-after"), text("Exit after this many seconds with a complete replica."), text("SECONDS")},
        {text("self-test"), text("Load every QML type, icon, workflow, catalog and translation, then exit.")},
    });
    parser.process(arguments);
    const auto fail = [](const QString &why) {
        std::fprintf(stderr, "wanmi: %s\n", qUtf8Printable(why));
        std::exit(2);
    };

    Options options;
    options.data = parser.isSet(text("data"))
        ? parser.value(text("data"))
        : QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
            + QStringLiteral("/wanmi/seat");
    if (const auto central = addressOf(parser, options); central)
        options.central = *central;
    else
        fail(wordsOf(central.error()));
    QSettings remembered(options.data + QStringLiteral("/wall.ini"), QSettings::IniFormat);
    for (const char *key : {"wall-id", "outputs"}) {
        if (parser.isSet(text(key)))
            remembered.setValue(text(key), parser.value(text(key)));
    }
    options.wallId = remembered.value(text("wall-id")).toString();
    // A list without quotes is read back as one.
    for (const QString &number :
         remembered.value(text("outputs")).toStringList().join(u',').split(u',', Qt::SkipEmptyParts)) {
        bool isNumber = false;
        options.outputs.append(number.toInt(&isNumber));
        if (!isNumber || options.outputs.last() < 1)
            fail(QStringLiteral("--outputs needs numbers of screens such as 1,2"));
    }
    options.account = parser.value(text("account"));
    options.password = qEnvironmentVariable("WANMI_PASSWORD");
    if (parser.isSet(text("wall")))
        options.wall = Options::Wall::Open;
    if (parser.isSet(text("no-wall")))
        options.wall = Options::Wall::Closed;
    options.video = !parser.isSet(text("no-video"));
    options.simulated = !parser.isSet(text("no-sim"));
    options.language = parser.value(text("language"));
    if (!options.language.isEmpty() && options.language != QLatin1String("zh")
        && options.language != QLatin1String("en"))
        fail(QStringLiteral("--language knows zh and en"));
    options.shots = parser.value(text("shots"));
    options.untilWall = parser.isSet(text("until-wall"));
    options.untilComplete = parser.isSet(text("until-complete"));
    options.quitAfterS = parser.value(text("quit-after")).toInt();
    options.selfTest = parser.isSet(text("self-test"));
    if (!options.shots.isEmpty() || options.untilWall) {
        options.wall = Options::Wall::Open;
        if (options.account.isEmpty())
            options.account = QStringLiteral("dispatcher1");
        if (options.password.isEmpty())
            options.password = QStringLiteral("wanmi");
    }
    return options;
}
} // namespace wanmi::desk
