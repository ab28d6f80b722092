// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "terminal.h"

#include "server/auditbook.h"
#include "server/central.h"

#include <QCommandLineParser>

#include <cstdio>

using namespace wanmi;
using namespace wanmi::terminal;

namespace {
using Fault = server::AuditVerdict::Fault;

const char *wordsOf(Fault fault)
{
    switch (fault) {
    case Fault::None:
        return "whole";
    case Fault::Altered:
        return "was altered";
    case Fault::Missing:
        return "is missing";
    case Fault::Misplaced:
        return "stands in the wrong place";
    case Fault::Rewritten:
        return "is not the one that was signed: the chain was written anew";
    case Fault::TailCut:
        return "and what followed was cut off";
    case Fault::ForgedHead:
        return "has a signature that does not hold";
    }
    return "";
}

int tell(const server::AuditVerdict &verdict, const QString &where)
{
    if (verdict.isWhole()) {
        std::printf("%s: whole, %s lines, signed up to line %s\n", qPrintable(where),
                    qPrintable(grouped(verdict.lines)), qPrintable(grouped(verdict.signedUpTo)));
        return Done;
    }
    std::printf("%s: BROKEN: line %lld %s\n", qPrintable(where), static_cast<long long>(verdict.line),
                wordsOf(verdict.fault));
    return NotDone;
}

int verify(const QString &folder, const QString &path, const server::AuditWitness &witness)
{
    if (path.isEmpty()) {
        const auto verdict = server::verifyAudit(folder, witness);
        return verdict ? tell(*verdict, folder) : fail(verdict.error());
    }
    const auto verdict = server::verifyAuditFile(path, witness);
    if (!verdict)
        return fail(verdict.error());
    if (!verdict->verdict.isWhole())
        std::printf("%s:%lld:\n", qPrintable(path), static_cast<long long>(verdict->textLine));
    else if (witness.key.isEmpty())
        std::printf("signed by %s: compare it with `wanmi-central audit heads` of that city\n",
                    verdict->key.toHex().constData());
    return tell(verdict->verdict, path);
}

int exportTo(const QString &folder, qint64 from, const QString &path)
{
    const auto verdict = server::exportAudit(folder, from, path);
    if (!verdict)
        return fail(verdict.error());
    std::fprintf(stderr, "wrote %s\n", qPrintable(path));
    return tell(*verdict, folder);
}

int sign(const QString &folder, const QString &out)
{
    const auto head = server::signAuditHead(folder, now());
    if (!head)
        return fail(head.error());
    std::printf("%s\n", server::headText(*head).constData());
    if (out.isEmpty())
        return Done;
    const auto kept = server::appendHead(out, *head);
    return kept ? Done : fail(kept.error());
}

int list(const QString &folder)
{
    const auto heads = server::auditHeadsOf(folder);
    if (!heads)
        return fail(heads.error());
    for (const server::AuditHead &head : *heads)
        std::printf("%s\n", server::headText(head).constData());
    return Done;
}
} // namespace

int audit(const QStringList &arguments)
{
    QCommandLineParser parser;
    prepare(
        parser,
        QStringLiteral(
            "The audit, a chain of hashes: every judged command; sign-ins, refused ones too, and sign-outs; requests that "
            "a post may not make; photos sent, and whole photos that were found damaged; messages, duty and handovers; "
            "changes of walls and scenes; imports; accounts, maps, workflows and calendars that were changed or published; "
            "restores; and what seats tell: lists written to a workbook and cameras looked at (a seat without central "
            "tells when it is back), and what wanmi-central export wrote. Not in it: reading rows and photos, printing, and "
            "wanmi-central backup, which whoever may read the city's folder can run without a trace.\n\n"
            "  verify          finds any line that was altered, left out or moved, and a tail that was cut off\n"
            "                  up to the last signed head\n"
            "  verify FILE     the same of an export\n"
            "  export FILE     writes the lines, signed; --from N begins at that line\n"
            "  sign            signs where the chain ends now and prints that head; --out FILE appends it there\n"
            "  heads           prints all signed heads: keep them on another machine"));
    const QCommandLineOption data = dataOption();
    const QCommandLineOption heads(
        QStringLiteral("heads"), QStringLiteral("Signed heads that were kept elsewhere; may be given again."),
        QStringLiteral("FILE"));
    const QCommandLineOption key(
        QStringLiteral("key"), QStringLiteral("Only this public key's signatures are good (64 hex digits)."),
        QStringLiteral("HEX"));
    const QCommandLineOption from(QStringLiteral("from"), QStringLiteral("First line of an export."),
                                  QStringLiteral("N"), QStringLiteral("1"));
    const QCommandLineOption out(QStringLiteral("out"), QStringLiteral("Appends the head to this file."),
                                 QStringLiteral("FILE"));
    parser.addOptions({data, heads, key, from, out});
    parser.addPositionalArgument(QStringLiteral("deed"),
                                 QStringLiteral("verify [FILE] | export FILE | sign | heads"));
    parser.process(arguments);

    const QStringList words = parser.positionalArguments();
    const QString deed = words.value(0), path = words.value(1), folder = parser.value(data);
    const server::AuditWitness witness{parser.values(heads),
                                       QByteArray::fromHex(parser.value(key).toLatin1())};
    bool isNumber = false;
    const qint64 first = parser.value(from).toLongLong(&isNumber);
    if (parser.isSet(key) && witness.key.size() != 32)
        return wrongUse(QStringLiteral("--key wants 64 hex digits"));
    if (!isNumber || first < 1)
        return wrongUse(QStringLiteral("--from wants the number of a line, from 1"));
    const bool ofFile = deed == u"verify" && !path.isEmpty();
    if (!ofFile && server::isEmpty(folder))
        return wrongUse(QStringLiteral("there is no city in ") + folder);
    if (deed == u"verify")
        return verify(folder, path, witness);
    if (deed == u"export" && !path.isEmpty())
        return exportTo(folder, first, path);
    if (deed == u"sign")
        return sign(folder, parser.value(out));
    if (deed == u"heads")
        return list(folder);
    return wrongUse(QStringLiteral("verify, export FILE, sign or heads; see --help"));
}
