// SPDX-License-Identifier: GPL-3.0-or-later
#include "citygen/teller.h"

#include "citygen/names.h"

#include <cmath>

namespace wanmi::citygen {
namespace {

using base::Instant;
using domain::Actor;
using domain::CaseOrder;
using domain::Post;
using std::chrono::seconds;
namespace state = domain::state;

// Shares of the published kind: about 93 of 100 handled in time, three or four of 100 checks failed.
constexpr double OverdueShare = 0.036; ///< besides what delays on the way make late
constexpr double FailedCheckShare = 0.036;
constexpr double WrongDispatchShare = 0.02;
constexpr double MisledShare = 0.05; ///< where the catalog names another than the city's division of duties
constexpr double SettledShare = 0.015; ///< another unit did it in the end, as people agreed among themselves
constexpr double ExtensionShare = 0.03;
constexpr double SuspensionShare = 0.008;
constexpr double RejectedFeedbackShare = 0.02;
constexpr double NotFoundShare = 0.09; ///< of reports that must be verified
constexpr double OutOfScopeShare = 0.03; ///< of public reports
constexpr double NotRegisteredShare = 0.007;
constexpr double SentBackShare = 0.006;
constexpr double VoidShare = 0.004;
constexpr double ForcedShare = 0.002;
constexpr double SelfHandledShare = 0.08; ///< of supervisors' reports of trifles

QString tr8(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

class Story : private Teller
{
public:
    Story(StoryWorld &world, const CaseSeed &seed)
        : Teller(world, seed)
    {
    }

    Told tell()
    {
        m_id = CaseId(uuid(m_random));
        chooseSubject();
        if (report() && accept() && registerCase() && dispatchAndHandle())
            afterwards();
        letTimeAct(m_world.now);
        Told told;
        told.made.file = *std::move(m_file);
        told.made.trail = std::move(m_trail);
        told.made.reporterName = m_reporterName;
        told.made.reporterPhone = m_reporterPhone;
        told.component = m_component;
        told.subject = m_subject;
        return told;
    }

private:
    // ---- chapters
    // ---------------------------------------------------------------------------------------------

    void chooseSubject()
    {
        m_subject
            = m_seed.subject ? *m_seed.subject : m_world.subjects.draw(local(m_at).date().month(), m_random);
        if (!m_seed.isRepeat)
            return;
        for (size_t i = m_world.recent.size(); i-- > 0;) {
            const MainCase &main = m_world.recent[i];
            const bool sameDay
                = m_at > main.from + std::chrono::minutes(10) && m_at < main.from + std::chrono::hours(24);
            if (sameDay && m_at + std::chrono::minutes(20) < main.to) {
                m_mainCaseId = main.id;
                m_subject = main.subject;
                return;
            }
        }
        // Nothing to repeat: an event of its own. Components' states were settled before.
        while (m_subject.component >= 0)
            m_subject = m_world.subjects.draw(local(m_at).date().month(), m_random);
    }

    bool report()
    {
        const QString &source = m_seed.source;
        const bool supervisorReports = source == u"supervisor";
        m_selfHandled = supervisorReports && m_mainCaseId.isEmpty() && m_seed.stopAt.isEmpty()
            && m_subject.minor->kind == domain::CaseKind::Event
            && m_subject.minor->defaultLimit.clock != worktime::ClockKind::Urgent
            && m_random.chance(SelfHandledShare);
        const Actor &reporter = supervisorReports ? supervisor()
            : source == u"video"                  ? m_world.staff.cameraGateway
            : source == u"leader"                 ? m_world.staff.leader
            : source == u"portal"                 ? m_world.staff.portal
                                                  : acceptor();
        CaseOrder asked = order(m_selfHandled ? "reportSelfHandled" : "report");
        asked.source = m_selfHandled ? QStringLiteral("self-handled") : source;
        asked.kind = m_subject.minor->kind;
        asked.classCode = m_subject.minor->code;
        if (supervisorReports)
            asked.conditionNo = m_subject.condition->no;
        if (m_subject.component >= 0)
            asked.componentId = m_world.stock.idOf(m_subject.component, m_world.town);
        asked.place = m_world.town.place(m_subject.at);
        asked.address = m_world.addresses.describe(m_subject.cell, m_random);
        asked.cell = cell().code;
        asked.dutyGrid = m_world.town.dutyGrids[size_t(cell().dutyGrid)].id;
        asked.zone = m_world.town.zoneOf(cell());
        asked.description = m_world.subjects.describe(m_subject, *asked.address, *asked.source, m_random);
        const bool dangerous = m_subject.condition->limit.clock == worktime::ClockKind::Urgent;
        if (dangerous && m_random.chance(0.35))
            asked.severity = m_random.chance(0.06) ? QStringLiteral("major") : QStringLiteral("urgent");
        if (m_selfHandled)
            asked.photos = {photo("before", reporter), photo("after", reporter)};
        else if (supervisorReports)
            asked.photos = {photo("near", reporter), photo("far", reporter)};
        else if (source == u"video")
            asked.photos = {photo("camera", reporter)};
        const bool isPublic = !supervisorReports && source != u"video" && source != u"leader";
        if (isPublic && m_random.chance(0.8)) {
            m_reporterName = personName(m_random);
            m_reporterPhone = mobileNumber(m_random);
            asked.reporterName = m_reporterName;
            asked.reporterPhone = m_reporterPhone;
        }
        return act(asked, reporter);
    }

    CaseOrder filledForm()
    {
        CaseOrder form = order("submitRegister");
        form.conditionNo = m_subject.condition->no;
        if (m_random.chance(0.25))
            form.note = tr8("已核对位置与类别。");
        return form;
    }

    bool accept()
    {
        wait(4.5, 0.6);
        if (!m_mainCaseId.isEmpty()) {
            CaseOrder merge = order("merge");
            merge.mainCase = m_mainCaseId;
            act(merge, acceptor());
            return false;
        }
        if (m_file->isPublic) {
            if (m_seed.stopAt.isEmpty() && m_random.chance(OutOfScopeShare)) {
                act(order("refuse", "不属于城市管理受理范围"), acceptor());
                return false;
            }
            if (!verify())
                return false;
            wait(4);
        }
        if (!act(filledForm(), acceptor()))
            return false;
        wait(6, 0.6);
        if (m_seed.stopAt.isEmpty() && m_random.chance(SentBackShare)) {
            if (!act(order("sendBack", "类别或位置描述不清"), shiftLeader()))
                return false;
            wait(8);
            if (!act(filledForm(), acceptor()))
                return false;
            wait(6);
        }
        return true;
    }

    bool verify()
    {
        CaseOrder send = order("sendVerify");
        send.supervisor = supervisor().person.text();
        if (!act(send, acceptor()))
            return false;
        wait(17, 0.45);
        if (m_seed.stopAt.isEmpty())
            waitForDaylight();
        CaseOrder result = order("verifyResult");
        const bool real = !m_seed.stopAt.isEmpty() || !m_random.chance(NotFoundShare);
        result.result = real       ? QStringLiteral("real")
            : m_random.chance(0.7) ? QStringLiteral("notFound")
                                   : QStringLiteral("notMatching");
        result.photos = {photo("near", supervisor())};
        result.onSite = m_world.town.place(
            m_subject.at + QPointF(m_random.between(-14.0, 14.0), m_random.between(-14.0, 14.0)));
        if (!real)
            result.note = tr8("现场未发现所反映的问题");
        if (!act(result, supervisor()))
            return false;
        if (real)
            return true;
        wait(5);
        act(order("refuse", "经核实情况不属实"), acceptor());
        return false;
    }

    bool registerCase()
    {
        if (m_selfHandled) {
            CaseOrder close = order("closeSelfHandled");
            close.reason = tr8("监督员现场自行处理");
            act(close, shiftLeader());
            return false;
        }
        if (m_seed.stopAt.isEmpty() && m_random.chance(NotRegisteredShare)) {
            act(order("refuseRegister", "不符合立案条件"), shiftLeader());
            return false;
        }
        return act(order("register"), shiftLeader());
    }

    bool dispatchTo(const QString &department)
    {
        CaseOrder dispatch = order("dispatch");
        dispatch.leadDept = department;
        if (m_file->round == 0 && m_random.chance(0.03)) {
            const QString helper = m_random.pick(m_world.staff.industries);
            if (helper != department)
                dispatch.coDepts = {helper};
        }
        return act(dispatch, dispatcher());
    }

    const Actor &officer() const { return m_world.staff.officers.at(m_file->leadDept); }

    bool sign()
    {
        wait(13, 0.6);
        // A case that may wait for office hours is signed in office hours.
        if (clock() == worktime::ClockKind::Work && m_seed.stopAt.isEmpty() && m_random.chance(0.8))
            m_at = worktime::dueAt(m_at, {seconds(1), worktime::ClockKind::Work}, m_world.rules->calendar);
        return act(order("sign"), officer());
    }

    bool dispatchAndHandle()
    {
        wait(5.5, 0.6);
        const bool asItComes = m_seed.stopAt.isEmpty();
        if (asItComes && m_random.chance(VoidShare)) {
            if (act(order("requestVoid", "重复立案"), dispatcher())) {
                wait(15);
                act(order("approveVoid"), shiftLeader());
            }
            return false;
        }
        const QString usual = m_world.duties.usualFor(*m_subject.minor, m_subject.cell);
        const QString right = unitInTheEnd();
        if (asItComes && m_random.chance(usual == right ? WrongDispatchShare : MisledShare)
            && !handWrong(right, usual))
            return false;
        for (int round = 0; round < 3; ++round) {
            if (!dispatchTo(right) || !sign() || !handle() || !confirm())
                return false;
            const bool fails
                = asItComes && round < 2 && m_random.chance(round == 0 ? FailedCheckShare : 0.15);
            if (!check(fails))
                return false;
            if (!fails)
                return true;
            wait(12);
        }
        return true;
    }

    /// Whose duty it is, but for the few cases that another unit took over.
    QString unitInTheEnd()
    {
        Random settled = Random::stream(m_world.seed, 0x70000000ULL + quint64(m_seed.number));
        const QString right = m_world.duties.unitFor(*m_subject.minor, m_subject.cell);
        if (!m_seed.stopAt.isEmpty() || !settled.chance(SettledShare))
            return right;
        return settled.chance(0.5) ? Staff::unitFor(QStringLiteral("street_office"), m_world.town, cell())
                                   : settled.pick(m_world.staff.industries);
    }

    /// First to a wrong department, which sends it back: whom the catalog names where the city has divided it
    /// otherwise, else a slip.
    bool handWrong(const QString &right, const QString &usual)
    {
        const QString slip = m_random.pick(m_world.staff.industries);
        const QString wrong = usual == right ? slip : usual;
        if (wrong == right)
            return true;
        if (!dispatchTo(wrong))
            return false;
        wait(18, 0.4);
        CaseOrder back = order("requestReturn", "不属于本部门职责");
        back.suggestedDept = right;
        if (m_file->stageDue) // requests come in time or not at all
            m_at = std::min(m_at, *m_file->stageDue);
        if (!act(back, officer()))
            return false;
        wait(14);
        if (!act(order("approveReturn"), dispatcher()))
            return false;
        wait(6);
        return true;
    }

    bool handle()
    {
        if (m_random.chance(0.3)) {
            wait(12);
            CaseOrder crew = order("assignCrew");
            crew.crew = tr8("%1号处置小组").arg(m_random.between(1, 9));
            if (!act(crew, officer()))
                return false;
        }
        if (!handleShares() || !suspendAndExtend())
            return false;
        const bool overdue = m_seed.stopAt.isEmpty() && m_random.chance(OverdueShare);
        if (overdue) {
            if (!becomeOverdue())
                return false;
        } else if (lateStop()) {
            m_at = std::max(m_at + seconds(40), m_world.now - std::chrono::minutes(minutesBeforeNow()));
        } else {
            m_at = std::max(m_at + seconds(90), withinLimit(m_random.between(0.12, 0.93)));
        }
        return feedback();
    }

    /// Cases that wait for their check at `now` were handled a little before.
    bool lateStop() const
    {
        const QString &stop = m_seed.stopAt;
        return stop == state::Feedback || stop == state::PendingCheck || stop == state::Checking
            || stop == state::PendingClose;
    }
    int minutesBeforeNow()
    {
        return m_seed.stopAt == state::Feedback    ? m_random.between(1, 26)
            : m_seed.stopAt == state::PendingCheck ? m_random.between(50, 75)
            : m_seed.stopAt == state::Checking     ? m_random.between(100, 140)
                                                   : m_random.between(300, 420);
    }

    bool suspendAndExtend()
    {
        const bool toSuspend = m_seed.stopAt == state::Suspended
            || (m_seed.stopAt.isEmpty() && m_random.chance(SuspensionShare));
        // Requests come in time or not at all.
        const bool inTime = m_file->stageDue && m_at + std::chrono::minutes(5) < *m_file->stageDue;
        if (toSuspend && inTime && m_file->suspendCount == 0) {
            m_at = withinLimit(m_random.between(0.05, 0.3));
            static const char *const reasons[]
                = {"季节原因，待开春施工", "工程量大，需列入计划", "资金未落实", "权属不清，待确权"};
            CaseOrder suspend = order("requestSuspend", reasons[m_random.index(4)]);
            const int days = m_seed.stopAt.isEmpty() ? m_random.between(5, 40) : m_random.between(150, 240);
            suspend.until = m_at + std::chrono::hours(24 * days);
            if (!act(suspend, officer()))
                return false;
            m_at += std::chrono::minutes(m_random.between(6, 40));
            if (!act(order("approveSuspend"), dispatcher()))
                return false;
            m_at = *m_file->suspendedUntil + std::chrono::minutes(m_random.between(2, 60));
            return act(order("resume"), dispatcher());
        }
        if (m_seed.stopAt.isEmpty() && inTime && m_random.chance(ExtensionShare)) {
            m_at = withinLimit(m_random.between(0.4, 0.8));
            static const char *const reasons[]
                = {"配件采购需要时间", "施工条件不具备", "需协调多家单位", "天气原因"};
            if (!act(order("requestExtend", reasons[m_random.index(4)]), officer()))
                return false;
            m_at += std::chrono::minutes(m_random.between(4, 25));
            const bool granted = m_random.chance(0.85);
            return act(granted ? order("approveExtend") : order("rejectExtend", "理由不充分"), dispatcher());
        }
        return true;
    }

    bool becomeOverdue()
    {
        const auto &calendar = m_world.rules->calendar;
        const Instant due = std::max(m_at, m_file->stageDue.value_or(m_at));
        const double length = double(m_file->handlingLimit.length.count());
        if (m_random.chance(0.4)) {
            m_at = due + std::chrono::minutes(m_random.between(3, 50));
            if (!act(order("urge"), dispatcher()))
                return false;
        }
        if (m_random.chance(0.12)) {
            m_at += std::chrono::minutes(m_random.between(10, 90));
            if (!act(order("superviseOrder", "处置超期，限期完成并回复"),
                     m_random.chance(0.7) ? m_world.staff.inspector : m_world.staff.leader))
                return false;
        }
        m_at = std::max(
            m_at + seconds(60),
            worktime::dueAt(due, {seconds(qint64(length * m_random.between(0.06, 0.9))), clock()}, calendar));
        return true;
    }

    /// Assisting units do their shares before the lead reports back.
    bool handleShares()
    {
        for (const QString &helper : m_file->coDepts) {
            const Actor &assistant = m_world.staff.officers.at(helper);
            m_at += std::chrono::minutes(3);
            if (!act(order("coSign"), assistant))
                return false;
            m_at += std::chrono::minutes(12);
            CaseOrder done = order("coFeedback");
            done.note = tr8("协办任务已完成。");
            if (!act(done, assistant))
                return false;
        }
        return true;
    }

    /// Whoever is under an order answers it with the result.
    bool replyToOrders()
    {
        if (!m_file->orderDue && !std::ranges::any_of(m_file->orders, &domain::SuperviseOrder::awaitsReply))
            return true;
        m_at += std::chrono::minutes(2);
        CaseOrder reply = order("replyOrder");
        reply.note = tr8("已处置完毕，详见反馈。");
        const domain::SuperviseOrder &newest = m_file->orders.back();
        return newest.to != m_file->leadDept || act(reply, officer());
    }

    bool judgeReplies()
    {
        for (const domain::SuperviseOrder &one : std::vector<domain::SuperviseOrder>(m_file->orders)) {
            if (one.state != u"replied")
                continue;
            m_at += std::chrono::minutes(1);
            CaseOrder accept = order("acceptReply");
            accept.orderId = one.id;
            const Actor &issuer = one.byPost == domain::tokenOf(Post::Inspector) ? m_world.staff.inspector
                : one.byPost == domain::tokenOf(Post::Leader)                    ? m_world.staff.leader
                                                                                 : dispatcher();
            if (!act(accept, issuer))
                return false;
        }
        return true;
    }

    bool feedback()
    {
        static const QStringList words = tr8("已处理完毕，现场恢复。|已清理，现场整洁。|"
                                             "已修复并恢复正常使用。|已劝离并教育当事人。|已更换到位。|"
                                             "已安排人员清运完毕。|已按要求整改完成。")
                                             .split(u'|');
        CaseOrder done = order("feedback");
        done.note = m_random.pick(words);
        done.photos = {photo("after", officer())};
        return replyToOrders() && act(done, officer());
    }

    bool confirm()
    {
        wait(11, 0.5);
        if (m_seed.stopAt.isEmpty() && m_random.chance(RejectedFeedbackShare)) {
            if (!act(order("rejectFeedback", "照片不能证明已处置"), dispatcher()))
                return false;
            m_at += std::chrono::minutes(m_random.between(20, 150));
            if (!feedback())
                return false;
            wait(10);
        }
        return judgeReplies() && act(order("acceptFeedback"), dispatcher());
    }

    bool check(bool fails)
    {
        wait(5, 0.5);
        if (m_seed.stopAt.isEmpty() && m_random.chance(ForcedShare)) {
            CaseOrder force = order("forceClose", "现场已整体改造，无法核查");
            force.approver = m_world.staff.leader.person.text();
            act(force, shiftLeader());
            return false;
        }
        CaseOrder send = order("sendCheck");
        send.supervisor = supervisor().person.text();
        if (!act(send, acceptor()))
            return false;
        wait(32, 0.4);
        if (m_seed.stopAt.isEmpty())
            waitForDaylight();
        CaseOrder result = order("checkResult");
        result.result = fails ? QStringLiteral("fail") : QStringLiteral("pass");
        result.photos = {photo("after", supervisor())};
        result.onSite = m_world.town.place(
            m_subject.at + QPointF(m_random.between(-12.0, 12.0), m_random.between(-12.0, 12.0)));
        if (fails)
            result.note = tr8("问题仍然存在，处置不到位");
        return act(result, supervisor());
    }

    void afterwards()
    {
        wait(10, 0.6);
        if (m_seed.stopAt.isEmpty() && m_random.chance(0.003)) {
            if (!act(order("sendRecheck", "照片不清晰，请复核"), shiftLeader()) || !check(false))
                return;
            wait(9);
        }
        if (!act(order("close"), shiftLeader()))
            return;
        if (m_file->isPublic && !m_reporterName.isEmpty() && m_random.chance(0.55)) {
            m_at += std::chrono::minutes(m_random.between(30, 2600));
            static const char *const words[]
                = {"very-satisfied", "satisfied", "satisfied", "fair", "dissatisfied", "unreachable"};
            CaseOrder call = order("callback");
            call.satisfaction = QString::fromLatin1(words[m_random.index(m_random.chance(0.8) ? 3 : 6)]);
            act(call, acceptor());
        } else if (m_file->handledInTime == false && m_random.chance(0.08)) {
            m_at += std::chrono::hours(m_random.between(3, 60));
            act(order("appeal", "施工受天气影响，申请剔除超期"),
                m_world.staff.departmentLeaders.at(m_file->leadDept));
        }
    }
};
} // namespace

Told tellStory(StoryWorld &world, const CaseSeed &seed)
{
    return Story(world, seed).tell();
}
} // namespace wanmi::citygen
