// SPDX-License-Identifier: GPL-3.0-or-later
#include "scheduled.h"

#include "makereport.h"

#include "bulletin/mailbox.h"
#include "bulletin/runbook.h"
#include "bulletin/schedule.h"
#include "reports/mail.h"
#include "server/auditbook.h"

#include <QDir>
#include <QLockFile>
#include <QSaveFile>

#include <algorithm>

namespace wanmi::report {
namespace {
using bulletin::Run;
using bulletin::RunBook;
using bulletin::Standing;

base::Instant now()
{
    return base::SystemClock().now();
}

/// One run, from what its book says to what it will say.
class Deliverer
{
public:
    Deliverer(QString city, Standing standing, QString period, const std::atomic_bool &stop)
        : m_city(std::move(city))
        , m_standing(std::move(standing))
        , m_period(std::move(period))
        , m_stop(stop)
        , m_book(m_city, m_standing.id, m_period)
        , m_run(m_book.read())
    {
    }

    base::Result<void> run()
    {
        base::Result<void> all = m_run.isMade ? base::Result<void>() : make();
        if (m_run.isMade) {
            // One way out that is closed does not close the other.
            for (const auto &done : {note(), place(), mail()}) {
                if (!done && all)
                    all = done;
            }
        }
        if (all) {
            m_run.isDone = true;
            m_run.failures = 0;
        } else if (all.error().reason != u"cancelled") {
            ++m_run.failures;
            m_run.add({now(), QStringLiteral("failed"), all.error().reason, all.error().detail});
        }
        m_run.lastTry = now();
        const auto written = m_book.write(m_run);
        return all ? written : all;
    }

private:
    base::Result<void> make()
    {
        Order order;
        order.folder = m_city;
        order.actors = m_standing.actors;
        order.period = m_period;
        order.out = m_book.folder();
        order.languages.clear();
        for (const QString &one : m_standing.languages)
            order.languages.push_back(one == u"zh" ? reports::Language::Chinese : reports::Language::English);
        order.formats = m_standing.formats;
        order.showsPersons = m_standing.showsPersons;
        order.now = now();
        const auto made = makeReport(order, m_stop, [](const QString &, double) {});
        if (!made)
            return tl::unexpected(made.error());
        for (const QString &file : made->files)
            m_run.files.append(QFileInfo(file).fileName());
        m_run.subject = subject(*made);
        m_run.isMade = true;
        return kept(QStringLiteral("made"), QString::number(m_run.files.size()));
    }

    QString subject(const Made &made) const
    {
        const bool zh = m_standing.languages.front() == u"zh";
        QStringList who;
        for (const QString &one : m_standing.actors)
            who.append(scorebook::titleOf(one, zh));
        return zh ? QStringLiteral("%1考核评价报表 %2：%3").arg(made.cityZh, m_period, who.join(u'、'))
                  : QStringLiteral("%1, evaluation report %2: %3").arg(made.cityEn, m_period, who.join(QStringLiteral(", ")));
    }

    /// What is done is written down at once: nothing is done twice because the machine went off.
    base::Result<void> kept(const QString &what, const QString &detail)
    {
        m_run.add({now(), what, {}, detail});
        return m_book.write(m_run);
    }

    /// Tells the audit what it does not know yet.
    base::Result<void> note()
    {
        if (m_run.owedNote.isEmpty())
            return {};
        const auto noted = server::noteDelivery(m_city, m_standing.id + u' ' + m_period, m_run.owedNote, now());
        if (!noted)
            return noted;
        m_run.owedNote.clear();
        return m_book.write(m_run);
    }

    base::Result<void> place()
    {
        if (m_standing.folder.isEmpty() || m_run.isPlaced)
            return {};
        // Not made here: a share that is not mounted must not become a folder of this machine.
        if (!QFileInfo(m_standing.folder).isDir())
            return base::refused(QStringLiteral("no-such-folder"), m_standing.folder);
        for (const QString &name : m_run.files) {
            QFile from(QDir(m_book.folder()).filePath(name));
            QSaveFile to(QDir(m_standing.folder).filePath(name));
            if (!from.open(QIODevice::ReadOnly))
                return base::refused(QStringLiteral("cannot-read"), from.fileName());
            if (!to.open(QIODevice::WriteOnly))
                return base::refused(QStringLiteral("folder-not-writable"), to.fileName());
            while (!from.atEnd()) {
                const QByteArray piece = from.read(1 << 20);
                if (piece.isEmpty() || to.write(piece) != piece.size())
                    return base::refused(QStringLiteral("disk-full"), to.fileName());
            }
            if (!to.commit())
                return base::refused(QStringLiteral("disk-full"), to.fileName());
        }
        m_run.isPlaced = true;
        m_run.owedNote = QStringLiteral("%1 files in %2").arg(m_run.files.size()).arg(m_standing.folder);
        if (const auto done = kept(QStringLiteral("placed"), m_standing.folder); !done)
            return done;
        return note();
    }

    base::Result<void> mail()
    {
        if (m_standing.recipients.isEmpty() || m_run.isMailed)
            return {};
        const auto box = bulletin::readMailbox(m_city);
        if (!box)
            return tl::unexpected(box.error());
        if (!*box)
            return base::refused(QStringLiteral("no-mail-server"));
        reports::Letter letter;
        letter.from = (*box)->from;
        letter.to = m_standing.recipients;
        letter.subject = m_run.subject;
        letter.text = text();
        letter.id = QStringLiteral("wanmi.%1.%2@%3").arg(m_standing.id, m_period, letter.from.section(u'@', 1));
        letter.at = QDateTime::currentDateTime();
        for (const QString &name : m_run.files)
            letter.files.append(QDir(m_book.folder()).filePath(name));
        const reports::MailServer server{(*box)->server, (*box)->wantsTls, (*box)->user, (*box)->password, (*box)->authority};
        if (const auto sent = reports::send(server, letter, m_stop); !sent)
            return sent;
        m_run.isMailed = true;
        const QString to = letter.to.join(QStringLiteral(", "));
        m_run.owedNote = QStringLiteral("%1 files by mail to %2").arg(letter.files.size()).arg(to);
        if (const auto done = kept(QStringLiteral("mailed"), to); !done)
            return done;
        return note();
    }

    QString text() const
    {
        const QString files = m_run.files.join(u'\n');
        return m_standing.languages.front() == u"zh"
            ? m_run.subject + QStringLiteral("\n\n附件：\n") + files + QStringLiteral("\n\n本邮件由系统按计划自动发送。\n")
            : m_run.subject + QStringLiteral("\n\nAttached:\n") + files
                + QStringLiteral("\n\nSent by the schedule; nobody reads answers.\n");
    }

    QString m_city;
    Standing m_standing;
    QString m_period;
    const std::atomic_bool &m_stop;
    RunBook m_book;
    Run m_run;
};
} // namespace

base::Result<void> runScheduled(const QString &city, const QString &id, const QString &period, const std::atomic_bool &stop)
{
    const auto schedule = bulletin::Schedule(city).read();
    if (!schedule)
        return tl::unexpected(schedule.error());
    const auto standing = std::ranges::find(*schedule, id, &Standing::id);
    if (standing == schedule->end())
        return base::failure(base::ErrorKind::NotFound, QStringLiteral("no-such-report"), id);
    if (!QDir().mkpath(bulletin::runFolder(city, id, period)))
        return base::refused(QStringLiteral("folder-not-writable"), bulletin::runFolder(city, id, period));
    QLockFile lock(bulletin::runFolder(city, id, period) + QStringLiteral("/.lock"));
    lock.setStaleLockTime(0); // only that of a program which is gone
    if (!lock.tryLock(0))
        return lock.error() == QLockFile::LockFailedError
            ? base::Result<void>() // another central of the city is at it
            : base::refused(QStringLiteral("folder-not-writable"), bulletin::runFolder(city, id, period));
    return Deliverer(city, *standing, period, stop).run();
}
} // namespace wanmi::report
