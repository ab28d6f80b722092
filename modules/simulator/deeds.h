// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/agenda.h"
#include "simulator/chance.h"
#include "simulator/citysim.h"
#include "simulator/photographer.h"
#include "simulator/wire.h"

#include <QUuid>

namespace wanmi::simulator {

/// Sends what somebody decided to central and counts what came of it: the pictures they took first, as a
/// handheld does, then the command. What got no answer is sent again as it was, so that it happens once.
class Deeds
{
public:
    /// `nonce` tells one run from another: keys and case ids are never those of an earlier run.
    Deeds(Wire &wire, Agenda &agenda, const Photographer &photographer, const CitySimOptions &options,
          QString nonce);

    /// `refused`: called when central's rule said no; the reason's kind is in the result.
    void submit(const QString &account, const domain::CaseOrder &order, int baseVersion,
                const QString &salt = {}, std::function<void(const protocol::CommandResult &)> refused = {});
    [[nodiscard]] QString identifier(const QString &name) const;
    /// Chance that belongs to a name, the same in every run of this seed.
    [[nodiscard]] Chance chance(const QString &name) const { return Chance(m_options.seed, name); }
    /// A time of life as a time of this run.
    [[nodiscard]] std::chrono::milliseconds scaled(std::chrono::milliseconds atSpeedOne) const;

    CitySimReport report;

private:
    using Refused = std::function<void(const protocol::CommandResult &)>;
    struct Taken
    {
        QString hash;
        QByteArray bytes;
    };
    void sendPhotos(const QString &account, const protocol::Command &command, std::vector<Taken> photos,
                    int tries, const Refused &refused);
    void send(const QString &account, const protocol::Command &command, int tries,
              const std::function<void(const protocol::CommandResult &)> &refused);

    Wire &m_wire;
    Agenda &m_agenda;
    const Photographer &m_photographer;
    const CitySimOptions &m_options;
    QUuid m_nonce;
};
} // namespace wanmi::simulator
