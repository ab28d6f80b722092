// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluateparts.h"
#include "reportparts.h"
#include "terminal.h"

#include "bulletin/mailbox.h"
#include "server/central.h"

#include <QCommandLineParser>
#include <QFileInfo>

using namespace wanmi;
using namespace wanmi::terminal;

namespace {
constexpr const char *Words
    = R"(The server that scheduled reports are mailed by, kept in CITY/keys/mail.json, readable by its owner only.

  wanmi-central report mail --server smtps://mail.city.example --from reports@city.example --user reports --password-file FILE
  wanmi-central report mail                    shows it, without the password

smtp:// begins in clear and goes on in TLS (STARTTLS) or not at all, unless --clear is said: for a server on this machine,
or one that takes mail without a password. The server's certificate is checked by what the system trusts, or by --authority.)";
} // namespace

int reportMail(const QStringList &arguments)
{
    QCommandLineParser parser;
    prepare(parser, QString::fromUtf8(Words));
    const QCommandLineOption server(QStringLiteral("server"), QStringLiteral("smtp:// or smtps://, with a port if it is another one."),
                                    QStringLiteral("URL"));
    const QCommandLineOption from(QStringLiteral("from"), QStringLiteral("The sender's address."), QStringLiteral("ADDRESS"));
    const QCommandLineOption user(QStringLiteral("user"), QStringLiteral("Signs in as."), QStringLiteral("USER"));
    const QCommandLineOption clear(QStringLiteral("clear"), QStringLiteral("Without TLS."));
    const QCommandLineOption authority(QStringLiteral("authority"), QStringLiteral("PEM of the authority that signed its certificate."),
                                       QStringLiteral("FILE"));
    parser.addOptions({dataOption(), server, from, user, passwordFileOption(QStringLiteral("The user's.")), clear, authority});
    parser.process(arguments);
    const QString folder = parser.value(QStringLiteral("data"));
    if (server::isEmpty(folder))
        return wrongUse(QStringLiteral("there is no city in ") + folder);
    if (!parser.isSet(server)) {
        const auto box = bulletin::readMailbox(folder);
        if (!box)
            return fail(box.error());
        if (!*box)
            print(said("没有设置邮件服务器，定时报表不能发送", "No mail server is set up: scheduled reports cannot be sent."));
        else
            print(QStringList{(*box)->server, (*box)->from, (*box)->user.isEmpty() ? QStringLiteral("-") : (*box)->user,
                              (*box)->password.isEmpty() ? QStringLiteral("-") : QStringLiteral("********"),
                              (*box)->wantsTls ? QStringLiteral("tls") : QStringLiteral("clear")}
                      .join(u'\t'));
        return Done;
    }
    bulletin::Mailbox box{parser.value(server), !parser.isSet(clear), parser.value(user), {}, parser.value(from), {}};
    if (parser.isSet(authority))
        box.authority = QFileInfo(parser.value(authority)).absoluteFilePath();
    if (!box.user.isEmpty()) {
        const auto password = givenPassword(parser);
        if (!password)
            return fail(password.error());
        box.password = password->value_or(QString());
    }
    const auto done = bulletin::writeMailbox(folder, box);
    return done ? Done : fail(done.error());
}
