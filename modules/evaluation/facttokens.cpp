// SPDX-License-Identifier: GPL-3.0-or-later
#include "facttokens.h"

#include <QHash>

#include <array>

namespace wanmi::evaluation {
namespace {
struct KindToken
{
    const char *token;
    FactKind kind;
};
constexpr std::array Kinds{
    KindToken{"report", FactKind::Report},
    KindToken{"accept", FactKind::Accept},
    KindToken{"verify", FactKind::Verify},
    KindToken{"register", FactKind::Register},
    KindToken{"dispatch", FactKind::Dispatch},
    KindToken{"sign", FactKind::Sign},
    KindToken{"handle", FactKind::Handle},
    KindToken{"feedback", FactKind::Feedback},
    KindToken{"check-dispatch", FactKind::CheckDispatch},
    KindToken{"check", FactKind::Check},
    KindToken{"close", FactKind::CloseStage},
    KindToken{"return", FactKind::Return},
    KindToken{"buck-passing", FactKind::BuckPassing},
    KindToken{"extend", FactKind::Extend},
    KindToken{"suspend", FactKind::Suspend},
    KindToken{"rework", FactKind::Rework},
    KindToken{"wrong-dispatch", FactKind::WrongDispatch},
    KindToken{"cross-missed", FactKind::CrossMissed},
    KindToken{"missed", FactKind::Missed},
    KindToken{"order", FactKind::Order},
    KindToken{"co-task", FactKind::CoTask},
    KindToken{"appeal", FactKind::Appeal},
    KindToken{"callback", FactKind::Callback},
    KindToken{"end", FactKind::Close},
};

struct OutcomeToken
{
    const char *token;
    Outcome outcome;
};
constexpr std::array Outcomes{
    OutcomeToken{"sendVerify", Outcome::SentVerify},
    OutcomeToken{"submitRegister", Outcome::Submitted},
    OutcomeToken{"refuse", Outcome::Refused},
    OutcomeToken{"refuseRegister", Outcome::Refused},
    OutcomeToken{"merge", Outcome::Merged},
    OutcomeToken{"sendBack", Outcome::SentBack},
    OutcomeToken{"register", Outcome::Filed},
    OutcomeToken{"emergency", Outcome::Emergency},
    OutcomeToken{"dispatch", Outcome::Sent},
    OutcomeToken{"sendBackRegister", Outcome::SentBack},
    OutcomeToken{"approveVoid", Outcome::TakenOver},
    OutcomeToken{"forceClose", Outcome::TakenOver},
    OutcomeToken{"rejectFeedback", Outcome::Rejected},
    OutcomeToken{"pass", Outcome::Passed},
    OutcomeToken{"fail", Outcome::Failed},
    OutcomeToken{"VOIDED", Outcome::Voided},
    OutcomeToken{"MERGED", Outcome::Merged},
    OutcomeToken{"NOT_ACCEPTED", Outcome::NotFiled},
    OutcomeToken{"NOT_REGISTERED", Outcome::NotFiled},
    OutcomeToken{"very-satisfied", Outcome::VerySatisfied},
    OutcomeToken{"satisfied", Outcome::Satisfied},
    OutcomeToken{"fair", Outcome::Fair},
    OutcomeToken{"dissatisfied", Outcome::Dissatisfied},
    OutcomeToken{"unreachable", Outcome::NotReached},
    OutcomeToken{"granted", Outcome::Granted},
};

} // namespace

Outcome outcomeFromToken(const QString &text)
{
    if (text.startsWith(u"CLOSED") && (text.size() == 6 || text[6] == u' '))
        return Outcome::Closed;
    static const QHash<QString, Outcome> known = [] {
        QHash<QString, Outcome> all;
        for (const OutcomeToken &one : Outcomes)
            all.insert(QLatin1StringView(one.token), one.outcome);
        return all;
    }();
    return known.value(text, Outcome::Other);
}

std::optional<FactKind> factKindFromToken(const QString &text)
{
    static const QHash<QString, FactKind> known = [] {
        QHash<QString, FactKind> all;
        for (const KindToken &one : Kinds)
            all.insert(QLatin1StringView(one.token), one.kind);
        return all;
    }();
    const auto found = known.constFind(text);
    return found == known.constEnd() ? std::nullopt : std::optional(*found);
}
} // namespace wanmi::evaluation
