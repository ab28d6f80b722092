// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/citysim.h"

#include "base/engine.h"
#include "simulator/desks.h"
#include "simulator/fieldforce.h"
#include "simulator/handsets.h"
#include "simulator/livegateway.h"
#include "simulator/reporters.h"

#include <QDateTime>
#include <QUuid>

namespace wanmi::simulator {

namespace {

/// Everybody of the city, on the simulator's thread. The colleague at the acceptor's desk also lends the
/// others their eyes; without colleagues it is the inspector, who decides nothing.
class Worker : public QObject
{
public:
    Worker(CitySimOptions options, domain::RuleBookPtr rules, CameraSwitch cameraSwitch)
        : m_options(std::move(options))
        , m_rules(std::move(rules))
        , m_wire(m_options.central, m_options.password, m_options.authority)
        , m_mirror(m_wire, m_options.center ? QStringLiteral("acceptor2") : QStringLiteral("inspector1"))
        , m_photographer(m_mirror, *m_rules)
        , m_deeds(m_wire, m_agenda, m_photographer, m_options, QUuid::createUuid().toString())
        , m_field(m_wire, m_mirror, m_agenda, m_deeds, *m_rules)
        , m_desks(m_wire, m_mirror, m_agenda, m_deeds, *m_rules)
        , m_reporters(m_wire, m_mirror, m_agenda, m_deeds, m_options, *m_rules)
        , m_handsets(m_wire, m_mirror, m_agenda, m_deeds, *m_rules)
        , m_live(m_wire, m_mirror, m_agenda, m_deeds, m_options, std::move(cameraSwitch))
    {
        connect(&m_mirror, &Mirror::ready, this, &Worker::begin);
        connect(&m_mirror, &Mirror::caseChanged, this, [this](const QString &id) {
            m_field.consider(id);
            if (m_options.center)
                m_desks.consider(id);
        });
    }
    void start() { m_mirror.start(); }
    [[nodiscard]] CitySimReport report() const
    {
        CitySimReport report = m_deeds.report;
        report.openCases = int(m_mirror.openCases().size());
        report.trouble = m_wire.trouble();
        return report;
    }

private:
    void begin()
    {
        m_deeds.report.isReady = true;
        m_reporters.start();
        m_handsets.start(m_options.center);
        m_live.start();
        if (m_options.center)
            m_desks.start();
    }

    const CitySimOptions m_options;
    const domain::RuleBookPtr m_rules;
    Agenda m_agenda;
    Wire m_wire;
    Mirror m_mirror;
    Photographer m_photographer;
    Deeds m_deeds;
    FieldForce m_field;
    Desks m_desks;
    Reporters m_reporters;
    Handsets m_handsets;
    LiveGateway m_live;
};
} // namespace

struct CitySim::Private
{
    CitySimOptions options;
    domain::RuleBookPtr rules;
    CameraSwitch cameraSwitch;
    base::Engine<Worker> engine{QStringLiteral("wanmi.citysim"),
                                [this] { return std::make_unique<Worker>(options, rules, cameraSwitch); }};
};

CitySim::CitySim(CitySimOptions options, domain::RuleBookPtr rules, CameraSwitch cameraSwitch)
    : d(new Private{std::move(options), std::move(rules), std::move(cameraSwitch)})
{
}

CitySim::~CitySim() = default;

void CitySim::start()
{
    d->engine.post([](Worker &worker) { worker.start(); });
}

QFuture<CitySimReport> CitySim::report() const
{
    return d->engine.post([](Worker &worker) { return worker.report(); });
}
} // namespace wanmi::simulator
