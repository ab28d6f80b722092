// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/handsets.h"

#include "simulator/dutyrota.h"

#include <QJsonArray>

#include <algorithm>

namespace wanmi::simulator {

using namespace std::chrono_literals;

namespace {

constexpr auto RotaPeriod = 20s;
constexpr auto MailPeriod = 5s;
constexpr double SpreadMs = 60'000; ///< nobody signs on to the second
constexpr double MostReadingMs = 90'000; ///< at speed 1
const QString ShiftLeader = QStringLiteral("shift2");

QString messagesAfter(qint64 seq)
{
    return QStringLiteral("/v1/messages?after=%1").arg(seq);
}

bool hasRead(const QJsonObject &message, const QString &account)
{
    const QJsonArray receipts = message[u"receipts"].toArray();
    return std::ranges::any_of(
        receipts, [&account](const QJsonValue &receipt) { return receipt[u"person"].toString() == account; });
}
} // namespace

Handsets::Handsets(Wire &wire, Mirror &mirror, Agenda &agenda, Deeds &deeds, const domain::RuleBook &rules,
                   QObject *parent)
    : QObject(parent)
    , m_wire(wire)
    , m_mirror(mirror)
    , m_agenda(agenda)
    , m_deeds(deeds)
    , m_rules(rules)
{
}

void Handsets::start(bool notify)
{
    signOnAndOff();
    notify ? watchMessages() : askInTurn();
}

void Handsets::signOnAndOff()
{
    const QDateTime local = m_rules.calendar.toLocal(m_wire.now());
    const auto &patrollers = m_mirror.around().patrollers;
    for (auto it = patrollers.cbegin(); it != patrollers.cend(); ++it) {
        const bool wanted = isOnStreet(it.key(), it->shift, local);
        if (wanted == it->onDuty || m_asked.contains(it.key()))
            continue;
        m_asked.insert(it.key());
        Chance chance = m_deeds.chance(QStringLiteral("duty/") + it.key() + local.toString(u"yyyyMMddHH"));
        m_agenda.in(std::chrono::milliseconds(qint64(chance.between(0, SpreadMs))),
                    [this, account = it.key(), wanted] { signOnOrOff(account, wanted); });
    }
    m_agenda.in(RotaPeriod, [this] { signOnAndOff(); });
}

void Handsets::signOnOrOff(const QString &account, bool onDuty)
{
    m_wire.post(account, QStringLiteral("/v1/duty"), {{QStringLiteral("onDuty"), onDuty}},
                [this, account, onDuty](const Wire::Answer &answer) {
                    // The change feed brings the new state; without an answer the rota asks again.
                    m_asked.remove(account);
                    if (answer.isGood() && answer.json()[u"changed"].toBool())
                        ++(onDuty ? m_deeds.report.signedOn : m_deeds.report.signedOff);
                });
}

void Handsets::watchMessages()
{
    m_wire.get(ShiftLeader, messagesAfter(m_seen), [this](const Wire::Answer &answer) {
        if (answer.isGood()) {
            const QJsonObject page = answer.json();
            m_seen = page[u"next"].toInteger();
            for (const QJsonValue &message : page[u"messages"].toArray())
                wake(message.toObject());
        }
        m_agenda.in(MailPeriod, [this] { watchMessages(); });
    });
}

void Handsets::wake(const QJsonObject &message)
{
    const QJsonObject to = message[u"to"].toObject();
    const QString kind = to[u"kind"].toString(), id = to[u"id"].toString();
    const Surroundings &around = m_mirror.around();
    const QString account = kind == u"person" && around.patrollers.contains(id) ? id
        : kind == u"department"                                                 ? around.officerOf.value(id)
                                                                                : QString();
    if (account.isEmpty() || hasRead(message, account) || m_woken.contains(account))
        return;
    m_woken.insert(account);
    Chance chance = m_deeds.chance(QStringLiteral("message/") + message[u"id"].toString());
    m_agenda.in(m_deeds.scaled(std::chrono::milliseconds(qint64(chance.between(5'000, MostReadingMs)))),
                [this, account] { readOwn(account); });
}

void Handsets::askInTurn()
{
    const auto &supervisors = m_mirror.around().supervisors;
    if (!supervisors.empty())
        readOwn(supervisors[m_turn++ % supervisors.size()]);
    m_agenda.in(MailPeriod, [this] { askInTurn(); });
}

void Handsets::readOwn(const QString &account)
{
    m_wire.get(account, messagesAfter(0), [this, account](const Wire::Answer &answer) {
        m_woken.remove(account);
        if (!answer.isGood())
            return;
        for (const QJsonValue &value : answer.json()[u"messages"].toArray()) {
            const QJsonObject message = value.toObject();
            if (message[u"from"].toString() == account || hasRead(message, account))
                continue;
            m_wire.post(account, QStringLiteral("/v1/messages/%1/read").arg(message[u"id"].toString()), {},
                        [this](const Wire::Answer &read) {
                            if (read.isGood())
                                ++m_deeds.report.messagesRead;
                        });
        }
    });
}
} // namespace wanmi::simulator
