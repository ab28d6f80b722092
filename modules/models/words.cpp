// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/words.h"

#include "models/otherlanguage.h"
#include "translations/translations.h"

#include <QCoreApplication>
#include <QScopedValueRollback>

namespace wanmi::models {
namespace {
using Table = QHash<QString, const char *>;

QString say(const char *source)
{
    return QCoreApplication::translate("words", source);
}

QString lookUp(const Table &table, const QString &token)
{
    const char *source = table.value(token, nullptr);
    return source ? say(source) : token;
}

const Table Actions{
    {"report", QT_TRANSLATE_NOOP("words", "Report")},
    {"reportSelfHandled", QT_TRANSLATE_NOOP("words", "Report as handled")},
    {"refuse", QT_TRANSLATE_NOOP("words", "Do not accept")},
    {"merge", QT_TRANSLATE_NOOP("words", "Merge")},
    {"sendVerify", QT_TRANSLATE_NOOP("words", "Send to verify")},
    {"verifyResult", QT_TRANSLATE_NOOP("words", "Verify result")},
    {"submitRegister", QT_TRANSLATE_NOOP("words", "Submit")},
    {"reassignTask", QT_TRANSLATE_NOOP("words", "Reassign task")},
    {"register", QT_TRANSLATE_NOOP("words", "Register")},
    {"sendBack", QT_TRANSLATE_NOOP("words", "Send back")},
    {"refuseRegister", QT_TRANSLATE_NOOP("words", "Do not register")},
    {"closeSelfHandled", QT_TRANSLATE_NOOP("words", "Close as self-handled")},
    {"dispatch", QT_TRANSLATE_NOOP("words", "Dispatch")},
    {"subDispatchDistrict", QT_TRANSLATE_NOOP("words", "Pass to district")},
    {"sendBackRegister", QT_TRANSLATE_NOOP("words", "Send back to register")},
    {"requestVoid", QT_TRANSLATE_NOOP("words", "Request voiding")},
    {"approveVoid", QT_TRANSLATE_NOOP("words", "Approve voiding")},
    {"rejectVoid", QT_TRANSLATE_NOOP("words", "Reject voiding")},
    {"void", QT_TRANSLATE_NOOP("words", "Void")},
    {"sign", QT_TRANSLATE_NOOP("words", "Sign")},
    {"requestReturn", QT_TRANSLATE_NOOP("words", "Request return")},
    {"approveReturn", QT_TRANSLATE_NOOP("words", "Approve return")},
    {"rejectReturn", QT_TRANSLATE_NOOP("words", "Reject return")},
    {"requestExtend", QT_TRANSLATE_NOOP("words", "Request extension")},
    {"approveExtend", QT_TRANSLATE_NOOP("words", "Approve extension")},
    {"rejectExtend", QT_TRANSLATE_NOOP("words", "Reject extension")},
    {"requestSuspend", QT_TRANSLATE_NOOP("words", "Request suspension")},
    {"approveSuspend", QT_TRANSLATE_NOOP("words", "Approve suspension")},
    {"rejectSuspend", QT_TRANSLATE_NOOP("words", "Reject suspension")},
    {"resume", QT_TRANSLATE_NOOP("words", "Resume")},
    {"assignCrew", QT_TRANSLATE_NOOP("words", "Assign crew")},
    {"feedback", QT_TRANSLATE_NOOP("words", "Feed back")},
    {"acceptFeedback", QT_TRANSLATE_NOOP("words", "Accept feedback")},
    {"rejectFeedback", QT_TRANSLATE_NOOP("words", "Reject feedback")},
    {"sendCheck", QT_TRANSLATE_NOOP("words", "Send to check")},
    {"checkResult", QT_TRANSLATE_NOOP("words", "Check result")},
    {"close", QT_TRANSLATE_NOOP("words", "Close")},
    {"sendRecheck", QT_TRANSLATE_NOOP("words", "Check again")},
    {"forceClose", QT_TRANSLATE_NOOP("words", "Force close")},
    {"urge", QT_TRANSLATE_NOOP("words", "Urge")},
    {"addEvidence", QT_TRANSLATE_NOOP("words", "Add evidence")},
    {"superviseOrder", QT_TRANSLATE_NOOP("words", "Supervise")},
    {"appeal", QT_TRANSLATE_NOOP("words", "Appeal")},
    {"callback", QT_TRANSLATE_NOOP("words", "Call back")},
    {"reopen", QT_TRANSLATE_NOOP("words", "Reopen")},
    {"emergency", QT_TRANSLATE_NOOP("words", "Emergency")},
    {"coSign", QT_TRANSLATE_NOOP("words", "Sign our share")},
    {"coFeedback", QT_TRANSLATE_NOOP("words", "Our share is done")},
    {"waiveCoTask", QT_TRANSLATE_NOOP("words", "Waive a share")},
    {"signOrder", QT_TRANSLATE_NOOP("words", "Sign the order")},
    {"replyOrder", QT_TRANSLATE_NOOP("words", "Reply to the order")},
    {"acceptReply", QT_TRANSLATE_NOOP("words", "Accept the reply")},
    {"rejectReply", QT_TRANSLATE_NOOP("words", "Ask again")},
    {"escalateOrder", QT_TRANSLATE_NOOP("words", "Bring before the leader")},
    {"moveDue", QT_TRANSLATE_NOOP("words", "Move the due")},
    {"withdrawRequest", QT_TRANSLATE_NOOP("words", "Withdraw the request")},
    {"withdrawOrder", QT_TRANSLATE_NOOP("words", "Withdraw the order")},
    {"reviewAppeal", QT_TRANSLATE_NOOP("words", "Review the appeal")},
    {"decideAppeal", QT_TRANSLATE_NOOP("words", "Decide the appeal")},
};

const Table Posts{
    {"supervisor", QT_TRANSLATE_NOOP("words", "Supervisor")},
    {"acceptor", QT_TRANSLATE_NOOP("words", "Acceptor")},
    {"shift-leader", QT_TRANSLATE_NOOP("words", "Shift leader")},
    {"dispatcher", QT_TRANSLATE_NOOP("words", "Dispatcher")},
    {"department-officer", QT_TRANSLATE_NOOP("words", "Department officer")},
    {"department-leader", QT_TRANSLATE_NOOP("words", "Department leader")},
    {"district-center", QT_TRANSLATE_NOOP("words", "District center")},
    {"inspector", QT_TRANSLATE_NOOP("words", "Inspector")},
    {"leader", QT_TRANSLATE_NOOP("words", "Leader")},
    {"evaluator", QT_TRANSLATE_NOOP("words", "Evaluator")},
    {"commander", QT_TRANSLATE_NOOP("words", "Duty commander")},
    {"sys-admin", QT_TRANSLATE_NOOP("words", "System administrator")},
    {"portal", QT_TRANSLATE_NOOP("words", "Public portal")},
    {"camera", QT_TRANSLATE_NOOP("words", "Camera")},
    {"system", QT_TRANSLATE_NOOP("words", "System")},
};

const Table Sources{
    {"supervisor", QT_TRANSLATE_NOOP("words", "Supervisor's report")},
    {"hotline12345", QT_TRANSLATE_NOOP("words", "Hotline 12345")},
    {"hotline12319", QT_TRANSLATE_NOOP("words", "Hotline 12319")},
    {"portal", QT_TRANSLATE_NOOP("words", "Public report")},
    {"sms", QT_TRANSLATE_NOOP("words", "Text message")},
    {"video", QT_TRANSLATE_NOOP("words", "Video")},
    {"leader", QT_TRANSLATE_NOOP("words", "Leader's instruction")},
    {"transfer", QT_TRANSLATE_NOOP("words", "Transferred")},
    {"media", QT_TRANSLATE_NOOP("words", "Media")},
    {"petition", QT_TRANSLATE_NOOP("words", "Petition")},
    {"sensor", QT_TRANSLATE_NOOP("words", "Sensor")},
    {"self-handled", QT_TRANSLATE_NOOP("words", "Self-handled")},
};

const Table Lights{
    {"none", QT_TRANSLATE_NOOP("words", "No clock")},  {"green", QT_TRANSLATE_NOOP("words", "In time")},
    {"yellow", QT_TRANSLATE_NOOP("words", "Warning")}, {"red", QT_TRANSLATE_NOOP("words", "Overdue")},
    {"grey", QT_TRANSLATE_NOOP("words", "Suspended")},
};

const Table Severities{
    {"general", QT_TRANSLATE_NOOP("words", "Ordinary")},
    {"urgent", QT_TRANSLATE_NOOP("words", "Urgent")},
    {"major", QT_TRANSLATE_NOOP("words", "Major")},
};

const Table ComponentStates{
    {"intact", QT_TRANSLATE_NOOP("words", "Intact")},
    {"damaged", QT_TRANSLATE_NOOP("words", "Damaged")},
    {"missing", QT_TRANSLATE_NOOP("words", "Missing")},
    {"abandoned", QT_TRANSLATE_NOOP("words", "Abandoned")},
    {"removed", QT_TRANSLATE_NOOP("words", "Removed")},
};

const Table Queues{
    {"to-accept", QT_TRANSLATE_NOOP("words", "To accept")},
    {"verified", QT_TRANSLATE_NOOP("words", "Verified")},
    {"verifying", QT_TRANSLATE_NOOP("words", "Being verified")},
    {"to-check", QT_TRANSLATE_NOOP("words", "To check")},
    {"checking", QT_TRANSLATE_NOOP("words", "Being checked")},
    {"to-register", QT_TRANSLATE_NOOP("words", "To register")},
    {"to-close", QT_TRANSLATE_NOOP("words", "To close")},
    {"to-dispatch", QT_TRANSLATE_NOOP("words", "To dispatch")},
    {"fed-back", QT_TRANSLATE_NOOP("words", "Fed back")},
    {"requests", QT_TRANSLATE_NOOP("words", "Requests")},
    {"in-hand", QT_TRANSLATE_NOOP("words", "In hand")},
    {"suspended", QT_TRANSLATE_NOOP("words", "Suspended cases")},
    {"to-sign", QT_TRANSLATE_NOOP("words", "To sign")},
    {"handling", QT_TRANSLATE_NOOP("words", "Being handled")},
    {"reported-back", QT_TRANSLATE_NOOP("words", "Reported back")},
    {"overdue", QT_TRANSLATE_NOOP("words", "Overdue cases")},
    {"warning", QT_TRANSLATE_NOOP("words", "Due soon")},
    {"rework", QT_TRANSLATE_NOOP("words", "Rework")},
    {"all-open", QT_TRANSLATE_NOOP("words", "All open")},
    {"waiting", QT_TRANSLATE_NOOP("words", "Awaiting central")},
    {"all", QT_TRANSLATE_NOOP("words", "All cases")},
};

const Table Workspaces{
    {"intake", QT_TRANSLATE_NOOP("words", "Intake")},
    {"supervision", QT_TRANSLATE_NOOP("words", "Supervision")},
    {"command", QT_TRANSLATE_NOOP("words", "Command")},
    {"department", QT_TRANSLATE_NOOP("words", "Department")},
    {"oversight", QT_TRANSLATE_NOOP("words", "Oversight")},
    {"cases", QT_TRANSLATE_NOOP("words", "Cases")},
    {"video", QT_TRANSLATE_NOOP("words", "Video")},
};

const Table LinkStates{
    {"stopped", QT_TRANSLATE_NOOP("words", "Not connected")},
    {"connecting", QT_TRANSLATE_NOOP("words", "Connecting")},
    {"bootstrapping", QT_TRANSLATE_NOOP("words", "First data arriving")},
    {"online", QT_TRANSLATE_NOOP("words", "Online")},
    {"silent", QT_TRANSLATE_NOOP("words", "No word from central")},
    {"catching-up", QT_TRANSLATE_NOOP("words", "Catching up")},
    {"offline", QT_TRANSLATE_NOOP("words", "Offline")},
    {"denied", QT_TRANSLATE_NOOP("words", "Sign in again")},
};

const Table Hits{
    {"case", QT_TRANSLATE_NOOP("words", "Case")},      {"component", QT_TRANSLATE_NOOP("words", "Component")},
    {"cell", QT_TRANSLATE_NOOP("words", "Grid cell")}, {"camera", QT_TRANSLATE_NOOP("words", "Camera")},
    {"person", QT_TRANSLATE_NOOP("words", "Person")},  {"place", QT_TRANSLATE_NOOP("words", "Place")},
    {"street", QT_TRANSLATE_NOOP("words", "Street")},  {"crossing", QT_TRANSLATE_NOOP("words", "Crossing")},
    {"plate", QT_TRANSLATE_NOOP("words", "Address")},  {"vehicle", QT_TRANSLATE_NOOP("words", "Vehicle")},
    {"city", QT_TRANSLATE_NOOP("words", "City")},      {"district", QT_TRANSLATE_NOOP("words", "District")},
    {"recent", QT_TRANSLATE_NOOP("words", "Recent")},  {"community", QT_TRANSLATE_NOOP("words", "Community")},
    {"similar", QT_TRANSLATE_NOOP("words", "Similar")}, {"command", QT_TRANSLATE_NOOP("words", "Do")}, {"department", QT_TRANSLATE_NOOP("words", "Department")},
};

const Table Columns{
    {"light", QT_TRANSLATE_NOOP("words", "Light")},
    {"time-left", QT_TRANSLATE_NOOP("words", "Time left")},
    {"number", QT_TRANSLATE_NOOP("words", "Number")},
    {"class", QT_TRANSLATE_NOOP("words", "Class")},
    {"place", QT_TRANSLATE_NOOP("words", "Place")},
    {"state", QT_TRANSLATE_NOOP("words", "State")},
    {"holder", QT_TRANSLATE_NOOP("words", "Holder")},
    {"source", QT_TRANSLATE_NOOP("words", "Source")},
    {"reported", QT_TRANSLATE_NOOP("words", "Reported")},
};

const Table Sights{
    {"monitor", QT_TRANSLATE_NOOP("words", "overview")},
    {"detect", QT_TRANSLATE_NOOP("words", "shows people")},
    {"observe", QT_TRANSLATE_NOOP("words", "shows what is done")},
    {"recognize", QT_TRANSLATE_NOOP("words", "good for recognizing")},
    {"identify", QT_TRANSLATE_NOOP("words", "good for identifying")},
    {"turn", QT_TRANSLATE_NOOP("words", "can be turned")},
    {"aside", QT_TRANSLATE_NOOP("words", "looks elsewhere")},
    {"hidden", QT_TRANSLATE_NOOP("words", "behind a building")},
    {"off", QT_TRANSLATE_NOOP("words", "is off")},
    {"", QT_TRANSLATE_NOOP("words", "too far for detail")},
};

const Table NewsKinds{
    {"new", QT_TRANSLATE_NOOP("words", "New case")},
    {"back", QT_TRANSLATE_NOOP("words", "Came back")},
    {"rework", QT_TRANSLATE_NOOP("words", "To be reworked")},
    {"request", QT_TRANSLATE_NOOP("words", "Asks for a decision")},
    {"warning", QT_TRANSLATE_NOOP("words", "Soon due")},
    {"order", QT_TRANSLATE_NOOP("words", "Supervise order")},
    {"overdue", QT_TRANSLATE_NOOP("words", "Now overdue")},
};

const Table CloseTypes{
    {"NORMAL", QT_TRANSLATE_NOOP("words", "Closed after a passed check")},
    {"SELF", QT_TRANSLATE_NOOP("words", "Closed as self-handled")},
    {"FORCED", QT_TRANSLATE_NOOP("words", "Closed by authority")},
};
} // namespace

/// The program's words, then this city's in their place.
namespace {
thread_local bool speaksTheOther = false;

QString languageFile(bool chinese)
{
    return QStringLiteral(":/i18n/%1.qm")
        .arg(chinese ? QStringLiteral("wanmi_zh_CN") : QStringLiteral("wanmi_en"));
}
} // namespace

void inTheOtherLanguage(const std::function<void()> &say)
{
    const QScopedValueRollback<bool> until(speaksTheOther, true);
    say();
}

class Words::CityTranslator : public QTranslator
{
public:
    QString translate(const char *context, const char *source, const char *comment, int n) const override
    {
        return speaksTheOther
            ? protocol::inTerms(other.translate(context, source, comment, n), otherTerms)
            : protocol::inTerms(QTranslator::translate(context, source, comment, n), terms);
    }
    QMap<QString, QString> terms, otherTerms; ///< of the language of now, and of the other
    QTranslator other;
};

Words::Words(domain::RuleBookPtr rules, QObject *parent)
    : QObject(parent)
    , m_rules(std::move(rules))
    , m_names(std::make_shared<const Names>(m_rules, std::vector<domain::Department>{},
                                            std::vector<domain::Person>{}, std::vector<domain::Area>{}))
    , m_translator(std::make_unique<CityTranslator>())
{
    translations::load();
    setLanguage(QStringLiteral("zh"));
}

Words::~Words()
{
    QCoreApplication::removeTranslator(m_translator.get());
}

void Words::setLanguage(const QString &language)
{
    if (language == m_language)
        return;
    m_language = language;
    install();
}

void Words::setTerms(const protocol::Terms &terms)
{
    if (terms == m_terms)
        return;
    m_terms = terms;
    install();
}

void Words::install()
{
    QCoreApplication::removeTranslator(m_translator.get());
    m_translator->terms = m_terms.value(m_language);
    m_translator->otherTerms = m_terms.value(isChinese() ? QStringLiteral("en") : QStringLiteral("zh"));
    (void)m_translator->other.load(languageFile(!isChinese()));
    if (m_translator->load(languageFile(isChinese())))
        QCoreApplication::installTranslator(m_translator.get());
    ++m_revision;
    emit changed();
}

void Words::setNames(NamesPtr names)
{
    m_names = std::move(names);
    ++m_revision;
    emit changed();
}

QString Words::state(const QString &id) const
{
    const workflow::State *found = m_rules ? m_rules->workflow.state(id) : nullptr;
    return !found ? id
                  : protocol::inTerms(isChinese() ? found->nameZh : found->nameEn, m_translator->terms);
}

QString Words::holderOf(const QString &stateId) const
{
    const workflow::State *found = m_rules ? m_rules->workflow.state(stateId) : nullptr;
    return found && !found->holderPost.isEmpty() ? post(found->holderPost) : QString();
}

QString Words::action(const QString &token) const
{
    return lookUp(Actions, token);
}
QString Words::post(const QString &token) const
{
    return lookUp(Posts, token);
}
QString Words::source(const QString &token) const
{
    return lookUp(Sources, token);
}
QString Words::light(const QString &token) const
{
    return lookUp(Lights, token);
}
QString Words::severity(const QString &token) const
{
    return lookUp(Severities, token);
}
QString Words::componentState(const QString &token) const
{
    return lookUp(ComponentStates, token);
}
QString Words::queue(const QString &token) const
{
    return lookUp(Queues, token);
}
QString Words::workspace(const QString &token) const
{
    return lookUp(Workspaces, token);
}
QString Words::linkState(const QString &token) const
{
    return lookUp(LinkStates, token);
}
QString Words::hitKind(const QString &token) const
{
    return lookUp(Hits, token);
}
QString Words::column(const QString &token) const
{
    return lookUp(Columns, token);
}
QString Words::sight(const domain::Sight &sight) const
{
    return lookUp(Sights,
                  sight.hindrance == domain::Hindrance::None ? domain::tokenOf(sight.detail)
                                                             : domain::tokenOf(sight.hindrance));
}
QString Words::newsKind(const QString &token) const
{
    return lookUp(NewsKinds, token);
}

QString Words::closeType(const QString &token) const
{
    return lookUp(CloseTypes, token);
}

QString Words::nobodyOnDuty() const
{
    return say(QT_TRANSLATE_NOOP("words", "Nobody on duty in the grid"));
}

QString Words::unnumbered() const
{
    return say(QT_TRANSLATE_NOOP("words", "Not numbered yet"));
}

QString Words::className(bool component, const QString &code) const
{
    return m_names->className(component ? domain::CaseKind::Component : domain::CaseKind::Event, code,
                              isChinese());
}

QString Words::department(const QString &id) const
{
    return m_names->department(id, isChinese());
}
QString Words::person(const QString &id) const
{
    static const QString System = QStringLiteral("system"); // acts, and has no account
    return id == System ? post(System) : m_names->person(id);
}
QString Words::area(const QString &code) const
{
    return m_names->area(code, isChinese());
}
} // namespace wanmi::models
