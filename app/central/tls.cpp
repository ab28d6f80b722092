// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "terminal.h"

#include "server/central.h"
#include "server/certificates.h"

#include <QCommandLineParser>
#include <QSysInfo>

#include <cstdio>

using namespace wanmi;
using namespace wanmi::terminal;

namespace {
int tell(const base::Result<server::CertificateFacts> &facts)
{
    if (!facts)
        return fail(facts.error());
    const QString until = base::toUtc(facts->until).date().toString(Qt::ISODate);
    std::printf("%s\n", qPrintable((speaksChinese() ? QStringLiteral("名称：%1；有效期至 %2；SHA-256 %3")
                                                    : QStringLiteral("names: %1; good until %2; SHA-256 %3"))
                                       .arg(facts->names.join(QStringLiteral(", ")), until,
                                            QString::fromLatin1(facts->fingerprint.toHex()))));
    return Done;
}

QStringList namesWished(const QStringList &given, const QString &folder)
{
    QStringList names = given;
    // A renewal keeps what the certificate was good for.
    if (const auto present = server::readCertificate(server::tlsPathsOf(folder).server); names.isEmpty() && present)
        return present->names;
    if (names.isEmpty())
        names.append(QSysInfo::machineHostName().toLower());
    for (const char *own : {"localhost", "127.0.0.1"}) {
        if (!names.contains(QLatin1StringView(own)))
            names.append(QLatin1StringView(own));
    }
    return names;
}

int make(const QCommandLineParser &parser, const QString &folder)
{
    bool isNumber = false;
    const int days = parser.value(QStringLiteral("days")).toInt(&isNumber);
    if (!isNumber || days < 1 || days > 3650)
        return wrongUse(QStringLiteral("--days wants 1 to 3650"));
    server::CertificateWish wish;
    wish.folder = folder;
    wish.names = namesWished(parser.values(QStringLiteral("name")), folder);
    wish.good = std::chrono::days(days);
    wish.now = now();
    wish.newAuthority = parser.isSet(QStringLiteral("new-authority"));
    const int code = tell(server::makeCertificate(wish));
    if (code == Done)
        std::fprintf(stderr, "wanmi-central: %s\n",
                     speaksChinese() ? "serve 随即换用，不必重启" : "serve takes it by itself, without a restart");
    return code;
}
} // namespace

int tls(const QStringList &arguments)
{
    QCommandLineParser parser;
    prepare(parser,
            QStringLiteral(
                "A certificate authority of the city's own, in its folder: seats that were invited trust it and nobody "
                "else.\n\n"
                "  make             makes authority and certificate, or renews the certificate; serve then speaks TLS only\n"
                "  show             names, end and fingerprint of the certificate\n"
                "  invite URL FILE  writes what a seat needs: wanmi --invitation FILE\n\n"
                "  wanmi-central tls make --name central.city.example --name 10.1.2.3\n"
                "  wanmi-central tls invite https://central.city.example:8801 city.invitation"));
    const QCommandLineOption data = dataOption();
    parser.addOptions(
        {data,
         {QStringLiteral("name"),
          QStringLiteral("Name or address by which seats call central; may be given again (default: this machine's name; "
                         "when renewing, those of before)."),
          QStringLiteral("NAME")},
         {QStringLiteral("days"), QStringLiteral("How long the certificate is good."), QStringLiteral("N"),
          QStringLiteral("825")},
         {QStringLiteral("new-authority"),
          QStringLiteral("A new authority too: every seat needs a new invitation then.")}});
    parser.addPositionalArgument(QStringLiteral("deed"), QStringLiteral("make | show | invite URL FILE"));
    parser.process(arguments);
    const QStringList words = parser.positionalArguments();
    const QString folder = parser.value(data);
    if (server::isEmpty(folder))
        return wrongUse(QStringLiteral("there is no city in ") + folder);
    if (words.value(0) == u"make")
        return make(parser, folder);
    if (words.value(0) == u"show")
        return tell(server::readCertificate(server::tlsPathsOf(folder).server));
    if (words.value(0) == u"invite" && words.size() == 3) {
        const auto done = server::writeInvitation(folder, words[1], words[2]);
        return done ? Done : fail(done.error());
    }
    return wrongUse(QStringLiteral("make, show or invite URL FILE; see --help"));
}
