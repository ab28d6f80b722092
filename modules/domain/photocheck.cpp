// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/photocheck.h"

namespace wanmi::domain {
namespace {
bool hasPlace(const CaseFile &file)
{
    return file.place != geo::Place{};
}

void checkTime(base::Instant taken, const QString &kind, base::Instant at, const CaseFile &file,
               std::vector<PhotoDoubt> &doubts)
{
    const auto add = [&doubts](PhotoRemark remark, base::Instant later, base::Instant earlier) {
        doubts.push_back({remark, base::toMs(later) - base::toMs(earlier), 0});
    };
    if (taken - at > MostAhead) {
        add(PhotoRemark::InFuture, taken, at);
        return;
    }
    const bool showsWork = kind == u"after" && !file.selfHandled;
    if (showsWork && file.handlingStartedAt) {
        if (taken < *file.handlingStartedAt - MostAhead)
            add(PhotoRemark::BeforeWork, *file.handlingStartedAt, taken);
    } else if (base::toMs(file.reportedAt) > 0 && file.reportedAt - taken > MostBeforeReport) {
        add(PhotoRemark::BeforeReport, file.reportedAt, taken);
    }
    if (kind == u"before" && file.feedbackAt && taken - *file.feedbackAt > MostAhead)
        add(PhotoRemark::AfterWork, taken, *file.feedbackAt);
}
} // namespace

std::vector<PhotoDoubt> doubtsOf(const PhotoFacts &facts, const QString &kind, base::Instant at,
                                 const CaseFile &file)
{
    std::vector<PhotoDoubt> doubts;
    if (facts.takenAt)
        checkTime(*facts.takenAt, kind, at, file, doubts);
    else
        doubts.push_back({PhotoRemark::NoTime});
    if (!facts.place) {
        doubts.push_back({PhotoRemark::NoPlace});
    } else if (hasPlace(file)) {
        const double away = geo::distanceM(*facts.place, file.place);
        if (away > MostMetresAway)
            doubts.push_back({PhotoRemark::FarAway, 0, away});
    }
    return doubts;
}
} // namespace wanmi::domain
