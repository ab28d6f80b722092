// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/deskseat.h"
#include "workbench/intakehands.h"

#include "support/caseorders.h"
#include "workbench/casepage.h"
#include "workbench/undobar.h"

#include <QAccessible>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QNetworkReply>
#include <QPushButton>
#include <QTableView>
#include <QTest>

using namespace wanmi;
using namespace wanmi::test;
using models::CaseQueueModel;

/// What a desk says and does when nobody is on duty for a task, and when somebody comes; real seats and central.
class TestOnDuty : public QObject
{
    Q_OBJECT
    std::unique_ptr<SmallCity> m_city;
    QNetworkAccessManager m_network;
    QHash<QString, QString> m_tokens; ///< of supervisors, by account

    void sign(const QString &account, bool onDuty)
    {
        if (!m_tokens.contains(account)) {
            const auto grant = await(sync::signIn(
                m_city->url(), {account, QStringLiteral("wanmi"), QStringLiteral("handheld-") + account}));
            QVERIFY2(grant, grant ? "" : qPrintable(grant.error().reason));
            m_tokens.insert(account, grant->token);
        }
        QUrl url = m_city->url();
        url.setPath(QStringLiteral("/v1/duty"));
        QNetworkRequest request(url);
        request.setRawHeader("Authorization", "Bearer " + m_tokens.value(account).toUtf8());
        request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
        const std::unique_ptr<QNetworkReply> reply(
            m_network.post(request, QJsonDocument(QJsonObject{{QStringLiteral("onDuty"), onDuty}}).toJson()));
        QVERIFY(spinUntil([&reply] { return reply->isFinished(); }));
        QCOMPARE(reply->error(), QNetworkReply::NoError);
    }
    /// The supervisors who could go there, nearest grid first.
    QStringList around(Seat &seat, geo::Place place)
    {
        QStringList found;
        const auto grids = await(seat.store().dutyNear(place));
        for (const domain::GridDuty &grid : grids ? *grids : std::vector<domain::GridDuty>())
            found.append(grid.onDuty);
        return found;
    }
    static QString shown(CaseQueueModel &model, const QString &id, int role)
    {
        const auto row = model.rowOf(id);
        return row ? model.index(*row, CaseQueueModel::Holder).data(role).toString() : QString();
    }
private slots:
    void init()
    {
        m_city = std::make_unique<SmallCity>();
        m_tokens.clear();
    }
    void cleanup()
    {
        QCOMPARE(m_city->contractBreaches(), QStringList());
        m_city.reset();
    }

    void theQueueSaysSoUntilSomebodySignsOn_data() { languages(); }
    void theQueueSaysSoUntilSomebodySignsOn()
    {
        QFETCH(QString, language);
        IntakeDesk desk(*m_city, QStringLiteral("acceptor1"));
        desk.m_words.setLanguage(language);
        workbench::MainWindow &window = desk.window();
        CaseQueueModel &model = window.queue().model();
        const geo::Place place = m_city->somewhere();
        const QString id = desk.m_seat.report(report(place));
        QVERIFY(m_city->settle());
        window.queue().showQueue(QStringLiteral("all-open"));
        QVERIFY(spinUntil([&] { return model.rowOf(id).has_value(); }));
        const QString nobody = desk.m_words.nobodyOnDuty();
        QCOMPARE(nobody, language == u"zh" ? QStringLiteral("网格内无人当班")
                                           : QStringLiteral("Nobody on duty in the grid"));
        QVERIFY(shown(model, id, Qt::DisplayRole) != nobody);
        const QStringList all = around(desk.m_seat, place);
        QVERIFY(!all.isEmpty());
        for (const QString &account : all)
            sign(account, false);
        QVERIFY(spinUntil([&] { return desk.m_rows.isUntended(id); }));
        for (const int role : {int(Qt::DisplayRole), int(Qt::AccessibleTextRole), int(Qt::ToolTipRole)})
            QCOMPARE(shown(model, id, role), nobody);
        desk.m_selection.selectCase(id);
        const auto said = [&]() -> QLabel * {
            for (auto *label : window.casePage().findChildren<QLabel *>()) {
                if (label->isVisible() && label->text().startsWith(nobody))
                    return label;
            }
            return nullptr;
        };
        QVERIFY(spinUntil([&] { return said() != nullptr; }));
        window.resize(1600, 900);
        shot(window, QStringLiteral("untended-") + language);
        sign(all.front(), true);
        QVERIFY(spinUntil([&] { return !desk.m_rows.isUntended(id); }));
        QVERIFY(shown(model, id, Qt::DisplayRole) != nobody);
        QVERIFY(spinUntil([&] { return said() == nullptr; }));
    }

    void theTaskOfWhoSignsOffGoesOnOrWaitsAndIsGivenWithTheNextSignOn()
    {
        IntakeDesk desk(*m_city, QStringLiteral("acceptor1"));
        const geo::Place place = m_city->somewhere();
        const QString id = desk.m_seat.report(report(place));
        QVERIFY(m_city->settle());
        QCOMPARE(desk.m_seat.perform(plain(id, QStringLiteral("sendVerify"))), QString());
        QVERIFY(m_city->settle());
        const auto holder = [&] { return desk.m_seat.caseFile(id)->supervisor; };
        QStringList all = around(desk.m_seat, place);
        QVERIFY2(all.size() >= 2, "the tiny city has too few supervisors for this");
        // One after the other goes home: the task is always with somebody who is there.
        while (all.size() > 1) {
            const QString gone = holder();
            QVERIFY2(all.contains(gone), qPrintable(gone));
            sign(gone, false);
            all.removeAll(gone);
            QVERIFY(spinUntil([&] { return all.contains(holder()); }, 10'000));
            QVERIFY(!desk.m_rows.isUntended(id));
        }
        const QString last = all.front();
        sign(last, false);
        QVERIFY(spinUntil([&] { return desk.m_rows.isUntended(id); }));
        QCOMPARE(holder(), last);
        const QString back = m_tokens.keys().value(0) == last ? m_tokens.keys().value(1) : m_tokens.keys().value(0);
        sign(back, true);
        QVERIFY(spinUntil([&] { return holder() == back; }, 10'000));
        QVERIFY(spinUntil([&] { return !desk.m_rows.isUntended(id); }));
        const auto dossier = await(desk.m_seat.store().dossier(id));
        QCOMPARE(dossier->trail.back().action, QStringLiteral("reassignTask"));
        QCOMPARE(dossier->trail.back().reason, domain::OffDuty);
        QCOMPARE(dossier->trail.back().post, domain::Post::System);
    }

    void theBarTakesBackWhatWasSentAndListsWhatHasMovedOn_data() { languages(); }
    void theBarTakesBackWhatWasSentAndListsWhatHasMovedOn()
    {
        QFETCH(QString, language);
        IntakeDesk desk(*m_city, QStringLiteral("dispatcher1"));
        desk.m_words.setLanguage(language);
        workbench::MainWindow &window = desk.window();
        Seat &acceptor = m_city->seat(QStringLiteral("acceptor1"));
        const geo::Place place = m_city->somewhere();
        QStringList ids;
        for (int i = 0; i < 4; ++i)
            ids.append(acceptor.report(report(place)));
        QVERIFY(m_city->settle());
        operations::BulkDesk bulk(desk.m_seat.desk(), desk.m_seat.store());
        std::vector<operations::BulkDesk::Line> done;
        for (const QString &id : ids) {
            domain::CaseOrder order = plain(id, QStringLiteral("superviseOrder"));
            order.reason = QStringLiteral("重点督办");
            const auto verdict = await(desk.m_seat.desk().perform(order));
            QVERIFY(verdict);
            operations::BulkDesk::Line line{.caseId = id};
            line.state = operations::BulkDesk::Line::State::Queued;
            line.from = verdict->record.fromState;
            line.to = verdict->after.state;
            line.key = verdict->record.id.text();
            done.push_back(line);
        }
        QVERIFY(m_city->settle());
        workbench::UndoBar &bar = window.undoBar();
        bar.note(QStringLiteral("superviseOrder"), done);
        QVERIFY(spinUntil([&] { return bar.isVisible(); }));
        using Back = operations::BulkDesk::Line::Back;
        QCOMPARE(bar.desk().count(Back::Inverse), 4);
        // Others go on meanwhile: the bar hears of it.
        QCOMPARE(acceptor.perform(plain(ids.at(0), QStringLiteral("signOrder"))), QString());
        domain::CaseOrder refuse = plain(ids.at(1), QStringLiteral("refuse"));
        refuse.reason = QStringLiteral("不属于城市管理职责");
        QCOMPARE(acceptor.perform(refuse), QString());
        QVERIFY(m_city->settle());
        QVERIFY(spinUntil([&] { return bar.desk().count(Back::No) == 2; }));
        bar.showCases();
        QVERIFY(bar.list());
        QVERIFY(spinUntil([&] { return bar.list()->topLevelItemCount() == 3; }));
        QStringList groups;
        for (int at = 0; at < bar.list()->topLevelItemCount(); ++at)
            groups.append(bar.list()->topLevelItem(at)->text(0));
        QCOMPARE(groups.size(), 3);
        QVERIFY(groups.join(u'|').contains(desk.m_words.reason(QStringLiteral("moved-on"))));
        QVERIFY(groups.join(u'|').contains(desk.m_words.reason(QStringLiteral("signed-already"))));
        shot(*bar.list()->window(), QStringLiteral("undo-cases-") + language);
        bar.list()->window()->close();
        shot(window, QStringLiteral("undo-bar-") + language);
        bar.undoButton().click();
        using State = operations::BulkDesk::Line::State;
        QVERIFY(spinUntil([&] {
            return bar.desk().task() == operations::BulkDesk::Task::None && bar.desk().count(State::Reversed) == 2;
        }));
        QCOMPARE(bar.desk().count(State::Stays), 2);
        QVERIFY(m_city->settle());
        QVERIFY(!acceptor.caseFile(ids.at(2))->orders.front().isOpen());
        QVERIFY(acceptor.caseFile(ids.at(0))->orders.front().isOpen());
    }
};

QTEST_MAIN(TestOnDuty)
#include "tst_onduty.moc"
