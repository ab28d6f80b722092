// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cameralist.h"
#include "models/casequeue.h"
#include "models/names.h"
#include "resources/resources.h"
#include "support/settableclock.h"
#include "support/sketchcity.h"
#include "support/waiting.h"
#include "workbench/mainwindow.h"
#include "workbench/queuepage.h"
#include "workbench/style.h"

#include "protocol/caserow.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace wanmi::test {

/// One seat with a real replica of a sketched city, a real desk and no central at the other end: the link is
/// offline.
class DeskSeat
{
public:
    explicit DeskSeat(const QString &post, const QString &department = {}, SketchCity city = {})
    {
        resources::load();
        const auto rules = domain::shippedRuleBook();
        if (!rules)
            qFatal("no rule book: %s", qPrintable(rules.error().detail));
        m_rules = *rules;
        city.now = m_clock->now();
        m_grant.account = QStringLiteral("zhang");
        m_grant.name = QStringLiteral("张伟");
        m_grant.post = post;
        m_grant.department = department;
        m_grant.scope = QStringLiteral("all");
        m_grant.wholeCity = department.isEmpty();
        m_grant.reporterData = true;
        m_store = std::make_unique<store::Store>(
            store::Location{m_folder.path(), m_grant.scope, m_grant.account}, m_rules, m_clock);
        if (const auto opened = await(m_store->open()); !opened)
            qFatal("the replica did not open: %s", qPrintable(opened.error().reason));
        fill(city);
        m_link = std::make_unique<sync::Link>(QUrl(QStringLiteral("http://127.0.0.1:1")), m_grant, *m_store,
                                              m_clock, sync::Link::Options{});
        domain::Actor actor{PersonId(m_grant.account),
                            m_grant.name,
                            domain::postFromToken(post).value_or(domain::Post::Leader),
                            DepartmentId(department),
                            {}};
        m_desk = std::make_unique<operations::CaseDesk>(*m_store, m_rules, actor, m_clock);
        m_people = std::make_unique<store::KnownPeople>(m_folder.path(), m_clock);
        m_words = std::make_unique<models::Words>(m_rules);
        m_directory = std::make_unique<models::Directory>(m_rules, *m_store);
        QObject::connect(m_directory.get(), &models::Directory::namesChanged, m_words.get(),
                         &models::Words::setNames);
        m_cameras = std::make_unique<models::CameraList>(*m_store, *m_words);
        models::keepInStep(m_rows, *m_store);
        m_style.apply(QStringLiteral("dark"));
        spinUntil([&] {
            return m_rows.isLoaded() && (m_cameras->count() > 0 || city.cameras == 0)
                && !m_words->names()->departments().empty();
        });
    }
    ~DeskSeat() { m_window.reset(); }

    workbench::MainWindow &window(workbench::Panels panels = {})
    {
        if (!m_window) {
            m_window = std::make_unique<workbench::MainWindow>(
                workbench::SessionContext{*m_store, *m_link, *m_desk, m_lookout, *m_people, m_selection,
                                          m_rows, *m_cameras, *m_words, m_rules, m_grant, m_clock,
                                          std::move(panels), m_folder.path() + QStringLiteral("/people")},
                m_style);
        }
        return *m_window;
    }

    QTemporaryDir m_folder;
    std::shared_ptr<SettableClock> m_clock = std::make_shared<SettableClock>();
    domain::RuleBookPtr m_rules;
    protocol::SessionGrant m_grant;
    workbench::Style m_style;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<sync::Link> m_link;
    std::unique_ptr<operations::CaseDesk> m_desk;
    std::unique_ptr<store::KnownPeople> m_people;
    std::unique_ptr<models::Words> m_words;
    std::unique_ptr<models::Directory> m_directory;
    std::unique_ptr<models::CameraList> m_cameras;
    models::Selection m_selection;
    operations::Lookout m_lookout;
    models::CaseRows m_rows;
    std::unique_ptr<workbench::MainWindow> m_window;

private:
    void fill(const SketchCity &city)
    {
        std::vector<protocol::RowChange> rows = city.rows(*m_rules);
        std::erase_if(rows, [](const auto &row) { return row.table == int(protocol::TableNo::Department); });
        QFile table(QStringLiteral(":/wanmi/catalog/departments.tsv"));
        if (table.open(QIODevice::ReadOnly)) {
            const QStringList lines = QString::fromUtf8(table.readAll()).split(u'\n').mid(1);
            for (const QString &line : lines) {
                const QStringList cells = line.split(u'\t');
                if (cells.size() >= 4)
                    add(rows, protocol::TableNo::Department,
                        domain::Department{DepartmentId(cells[0]), cells[1], cells[2], cells[3], {}});
            }
        }
        int number = 0;
        for (const char *name : {"王强", "李娜", "刘洋", "陈静", "赵磊", "孙丽"}) {
            domain::Person person;
            person.id = PersonId(QStringLiteral("sv23010300%1").arg(++number));
            person.name = QString::fromUtf8(name);
            person.post = QStringLiteral("supervisor");
            person.dutyGrid = QStringLiteral("23010300%101").arg(number);
            add(rows, protocol::TableNo::Person, person);
        }
        for (size_t at = 0, before = rows.size(); at < before; ++at) { // trails are added behind
            auto row = rows[at];
            if (row.table != int(protocol::TableNo::CaseFile))
                continue;
            row.values.insert(row.values.begin(), row.id);
            if (const auto file = protocol::caseFromRow(row.values, row.ver))
                addTrail(rows, *file);
            if (rows.size() > 40'000)
                break;
        }
        auto done = await(m_store->beginBootstrap(city.manifest()));
        if (done)
            done = await(m_store->addSnapshotRows(std::move(rows)));
        if (done)
            done = await(m_store->finishBootstrap(QStringLiteral("cursor")), 60'000);
        if (!done)
            qFatal("the replica could not be filled: %s %s", qPrintable(done.error().reason),
                   qPrintable(done.error().detail));
    }
    static void addTrail(std::vector<protocol::RowChange> &rows, const domain::CaseFile &file)
    {
        static const struct
        {
            const char *action;
            domain::Post post;
            const char *name;
            const char *to;
        } Steps[] = {{"report", domain::Post::Supervisor, "王强", "INTAKE"},
                     {"submitRegister", domain::Post::Acceptor, "李娜", "PENDING_REGISTER"},
                     {"register", domain::Post::ShiftLeader, "周敏", "PENDING_DISPATCH"}};
        for (int i = 0; i < 3; ++i) {
            domain::ActionRecord record;
            record.id = ActionId(file.id.text() + QStringLiteral("-%1").arg(i));
            record.caseId = file.id;
            record.number = i + 1;
            record.at = file.reportedAt + std::chrono::minutes(4 * i);
            record.actor = QStringLiteral("p%1").arg(i);
            record.actorName = QString::fromUtf8(Steps[i].name);
            record.post = Steps[i].post;
            record.action = QLatin1String(Steps[i].action);
            record.toState = QLatin1String(Steps[i].to);
            record.order.caseId = file.id;
            record.order.action = record.action;
            add(rows, protocol::TableNo::CaseAction, record);
        }
    }
    template <typename T>
    static void add(std::vector<protocol::RowChange> &rows, protocol::TableNo table, const T &value)
    {
        protocol::Row row = protocol::toRow(value);
        protocol::RowChange change;
        change.table = int(table);
        change.id = std::get<QString>(row.front());
        change.ver = 1;
        change.values.assign(row.begin() + 1, row.end());
        rows.push_back(std::move(change));
    }
};

/// Data of a test that holds in both languages.
inline void languages()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("Chinese") << "zh";
    QTest::newRow("English") << "en";
}

/// Shows the window and waits for its queue.
inline void ready(workbench::MainWindow &window)
{
    window.show();
    QVERIFY(
        spinUntil([&] { return window.queue().model().rowCount() > 0 && !window.queue().model().isBusy(); }));
}

/// For people to look at, where WANMI_SHOTS names a folder.
inline void shot(QWidget &widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("WANMI_SHOTS");
    if (folder.isEmpty())
        return;
    QDir().mkpath(folder);
    QTest::qWait(450);
    widget.grab().save(folder + u'/' + name + QStringLiteral(".png"));
}
} // namespace wanmi::test
