// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility> // Boost 1.74 with C++20 needs it before Asio

#include "server/api.h"
#include "server/password.h"

#include <QJsonDocument>

namespace wanmi::server {
namespace {
using namespace std::chrono_literals;
constexpr auto SessionTime = 12h; // a shift and its handover
constexpr auto FailureWindow = 15min;
constexpr int MostFailuresOfAccount = 5;
constexpr int MostFailuresFromAddress = 30;
} // namespace

void Api::signIn(const Request &request, const Responder &responder)
{
    const auto who = protocol::fromJson<protocol::SignIn>(QJsonDocument::fromJson(request.body).object());
    if (!who)
        return responder.answer(
            errorAnswer(400, QStringLiteral("refused"), QStringLiteral("bad-message"), {}));
    work(m_passwords, responder, [this, who = *who, address = request.address](const Responder &answerTo) {
        checkPassword(who, address, answerTo);
    });
}

void Api::checkPassword(const protocol::SignIn &who, const QString &address, const Responder &responder)
{
    const auto failures
        = m_parts.storage.failures(who.account, address, m_parts.clock->now() - FailureWindow);
    if (!failures)
        return responder.answer(errorAnswer(failures.error()));
    if (failures->first >= MostFailuresOfAccount)
        return refuseSignIn(who, address, "account-locked", 429, responder);
    if (failures->second >= MostFailuresFromAddress)
        return refuseSignIn(who, address, "too-many-attempts", 429, responder);
    const auto account = m_parts.storage.account(who.account);
    if (!account)
        return responder.answer(errorAnswer(account.error()));
    if (!*account)
        pretendToCheck(who.password);
    if (!*account || !passwordFits((*account)->password, who.password))
        return refuseSignIn(who, address, "wrong-password", 401, responder);
    if ((*account)->disabled)
        return refuseSignIn(who, address, "account-disabled", 403, responder);
    grant(who, address, (*account)->person, responder);
}

void Api::refuseSignIn(const protocol::SignIn &who, const QString &address, const char *reason, int status,
                       const Responder &responder)
{
    const AuditEntry entry{
        m_parts.clock->now(),      who.account, address, QStringLiteral("sign-in"), who.seat,
        QLatin1StringView(reason), {}};
    const Answer answer = errorAnswer(status, QStringLiteral("denied"), QLatin1StringView(reason), {});
    const bool counts = status == 401;
    // The answer waits for the counter, or a fast guesser would outrun it.
    const bool taken = m_parts.judges.post([entry, answer, responder, counts](Storage &storage) {
        const auto done
            = counts ? storage.rememberFailure(entry.account, entry.address, entry) : storage.audit(entry);
        responder.answer(done ? answer : errorAnswer(done.error()));
    });
    if (!taken)
        responder.answer(errorAnswer(503, QStringLiteral("unreachable"), QStringLiteral("busy"), {}));
}

void Api::grant(const protocol::SignIn &who, const QString &address, const domain::Person &person,
                const Responder &responder)
{
    const base::Instant now = m_parts.clock->now();
    const Scope scope = Scope::of(person);
    const QByteArray token = newToken();
    protocol::SessionGrant grant;
    grant.token = QString::fromLatin1(token);
    grant.expires = now + SessionTime;
    grant.account = person.id.text();
    grant.name = person.name;
    grant.post = person.post;
    grant.department = person.department;
    grant.dutyGrid = person.dutyGrid;
    grant.district = person.district;
    grant.scope = QString::fromLatin1(scope.hash());
    grant.wholeCity = scope.wholeCity();
    grant.reporterData = scope.reporterData();
    grant.serverTime = now;
    const NewSession session{blake2b(token), grant.account, who.seat, address, now, grant.expires};
    const AuditEntry entry{now,      grant.account,          address, QStringLiteral("sign-in"),
                           who.seat, QStringLiteral("done"), {}};
    const bool taken = m_parts.judges.post([session, entry, grant, responder](Storage &storage) {
        const auto done = storage.openSession(session, entry);
        Answer answer = done ? jsonAnswer(201, protocol::toJson(grant)) : errorAnswer(done.error());
        answer.account = grant.account;
        responder.answer(std::move(answer));
    });
    if (!taken)
        responder.answer(errorAnswer(503, QStringLiteral("unreachable"), QStringLiteral("busy"), {}));
}

void Api::signOut(const Request &request, const Session &session, const Responder &responder)
{
    const AuditEntry entry{m_parts.clock->now(),
                           session.person.id.text(),
                           request.address,
                           QStringLiteral("sign-out"),
                           {},
                           QStringLiteral("done"),
                           {}};
    const bool taken = m_parts.judges.post([this, session, entry, responder](Storage &storage) {
        const auto done = storage.closeSession(session.tokenHash, entry);
        m_sessions.forgetAll();
        responder.answer(done ? emptyAnswer(204) : errorAnswer(done.error()));
    });
    if (!taken)
        responder.answer(errorAnswer(503, QStringLiteral("unreachable"), QStringLiteral("busy"), {}));
}

void Api::auditDenial(const Request &request, const Session &session, const Route &route)
{
    const AuditEntry entry{m_parts.clock->now(),
                           session.person.id.text(),
                           request.address,
                           QStringLiteral("request"),
                           QLatin1StringView(route.method) + QStringLiteral(" ")
                               + QLatin1StringView(route.path),
                           QStringLiteral("not-your-post"),
                           {}};
    // A failure to write it is the database's trouble and comes to light with the next command.
    (void)m_parts.judges.post([entry](Storage &storage) { (void)storage.audit(entry); });
}
} // namespace wanmi::server
