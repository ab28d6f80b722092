// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seatfixture.h"

#include "models/casequeue.h"
#include "support/linkproxy.h"
#include "workbench/casepage.h"
#include "workbench/queuepage.h"

#include <QFile>
#include <QFrame>
#include <QTest>
#include <QtQml/QQmlExtensionPlugin>

Q_IMPORT_QML_PLUGIN(Wanmi_KitPlugin)
Q_IMPORT_QML_PLUGIN(Wanmi_MapPlugin)
Q_IMPORT_QML_PLUGIN(Wanmi_WallPlugin)

using namespace wanmi;
using namespace wanmi::test;
using Line = LinkProxy::Line;

namespace {
const QString Dispatcher = QStringLiteral("dispatcher1");
}

/// Whatever the line to central is like: what a person does is on the screen at once, and what central has
/// not judged yet looks so.
class TestAcknowledged : public SeatFixture
{
    Q_OBJECT

private slots:
    void everyActionIsAcknowledgedAndProvisionalUntilCentralHasJudged_data();
    void everyActionIsAcknowledgedAndProvisionalUntilCentralHasJudged();
    void theCitysOwnWordsStandEverywhere();
    void noHandlerTookTooLongAndNoDoorWasPassed() { heldToTheLimits(); }

private:
    /// The words that come up over the desk when something was done.
    [[nodiscard]] QString toast()
    {
        for (const QLabel *label : window().findChildren<QLabel *>(QStringLiteral("card"))) {
            if (label->isVisible() && label->parentWidget() == &window())
                return label->text();
        }
        return {};
    }
    [[nodiscard]] bool looksProvisional()
    {
        const auto cards = window().casePage().findChildren<QFrame *>(QStringLiteral("provisional"));
        return std::ranges::any_of(cards, [](const QFrame *card) { return card->isVisible(); });
    }
    [[nodiscard]] bool isPending(const QString &id)
    {
        const auto summaries = await(m_desk->seat().store().caseSummariesOf({id}));
        return summaries && summaries->size() == 1 && summaries->front().pending;
    }
    std::unique_ptr<LinkProxy> m_line;
};

void TestAcknowledged::everyActionIsAcknowledgedAndProvisionalUntilCentralHasJudged_data()
{
    QTest::addColumn<int>("line");
    QTest::newRow("central is up") << int(Line::Good);
    QTest::newRow("central does not answer") << int(Line::Gone);
    QTest::newRow("the line is slow and loses things") << int(Line::SlowAndLossy);
}

void TestAcknowledged::everyActionIsAcknowledgedAndProvisionalUntilCentralHasJudged()
{
    QFETCH(int, line);
    m_line = std::make_unique<LinkProxy>(m_city->url());
    const std::shared_ptr<const base::Clock> clock(&m_city->clock(), [](const base::Clock *) {});
    m_desk = std::make_unique<Workstation>(m_line->url(), m_city->folder() + QStringLiteral("/behind"),
                                           m_city->rules(), clock);
    QVERIFY(m_desk->comeToWork(Dispatcher));
    QVERIFY(hasRows(window()));
    m_line->become(static_cast<Line>(line));
    const QString id = dispatchByKeys(window());
    QVERIFY(!id.isEmpty());
    // The form closes with the acknowledgement: nothing more is waited for.
    QVERIFY2(toast().startsWith(m_desk->words().action(QStringLiteral("dispatch"))), qPrintable(toast()));
    if (line == int(Line::Gone)) {
        QVERIFY(isPending(id));
        QVERIFY(spinUntil([&] { return looksProvisional(); }));
        QVERIFY(stripTexts().contains(waiting(1)));
        picture(QStringLiteral("provisional"));
        // It stays so, however long central is away, and is there in the queue of what waits.
        window().showWorkspace(QStringLiteral("cases"));
        window().queue().showQueue(QStringLiteral("waiting"));
        QVERIFY(spinUntil([&] { return window().queue().model().rowOf(id).has_value(); }));
        const QModelIndex row = window().queue().model().index(*window().queue().model().rowOf(id), 0);
        QVERIFY(row.data(models::CaseQueueModel::PendingRole).toBool());
        m_line->become(Line::Good);
    }
    m_desk->seat().selection().selectCase(id);
    QVERIFY(spinUntil([&] { return !isPending(id); }, 60'000));
    QVERIFY(spinUntil([&] { return !looksProvisional(); }));
    QVERIFY(!rejectionCard(window()));
    QCOMPARE(m_city->seat(QStringLiteral("dispatcher2")).stateOf(id), domain::state::PendingSign);
}

void TestAcknowledged::theCitysOwnWordsStandEverywhere()
{
    const auto centralDoes = [](auto &&what) {
        const Unwatched central;
        what();
    };
    centralDoes([this] { m_city->stopCentral(); });
    QFile terms(m_city->folder() + QStringLiteral("/central/terms.json"));
    QVERIFY(terms.open(QIODevice::WriteOnly));
    terms.write(
        R"({"zh": {"核实": "核查", "核查": "核实", "专业部门": "处置部门"}, "en": {"dispatcher": "assigner"}})");
    terms.close();
    centralDoes([this] { m_city->startCentral(); });
    QVERIFY(m_desk->comeToWork(Dispatcher));
    const models::Words &words = m_desk->words();
    QVERIFY(spinUntil([&] { return words.action(QStringLiteral("sendVerify")).contains(u"核查"); }));
    QVERIFY(words.action(QStringLiteral("sendCheck")).contains(u"核实"));
    QVERIFY(words.state(domain::state::Verifying).contains(u"核查"));
    QVERIFY(words.state(domain::state::PendingCheck).contains(u"核实"));
    // In every text of the window, menus included.
    window().showKeys();
    picture(QStringLiteral("terms"));
    // Without central the words stay what they are.
    m_desk->standUp();
    centralDoes([this] { m_city->stopCentral(); });
    m_desk->words().setTerms({});
    const auto grant = m_desk->signIn(Dispatcher);
    QVERIFY(grant);
    QVERIFY(m_desk->sitDown(*grant));
    QVERIFY(spinUntil([&] { return words.action(QStringLiteral("sendVerify")).contains(u"核查"); }));
    centralDoes([this] { m_city->startCentral(); });
}

int main(int argc, char **argv)
{
    return runWatched<TestAcknowledged>(argc, argv);
}
#include "tst_acknowledged.moc"
