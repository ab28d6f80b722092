// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/deeds.h"

#include <QCryptographicHash>

#include <algorithm>

namespace wanmi::simulator {

using namespace std::chrono_literals;

namespace {

constexpr auto Least = 200ms; // nobody is faster, whatever the speed
const QUuid Namespace(QStringLiteral("{0c8f2c2e-5b0c-4d43-8f50-9f3a5f3a6a77}"));
} // namespace

Deeds::Deeds(Wire &wire, Agenda &agenda, const Photographer &photographer, const CitySimOptions &options,
             QString nonce)
    : m_wire(wire)
    , m_agenda(agenda)
    , m_photographer(photographer)
    , m_options(options)
    , m_nonce(QUuid::createUuidV5(Namespace, nonce))
{
}

QString Deeds::identifier(const QString &name) const
{
    return QUuid::createUuidV5(m_nonce, name).toString(QUuid::WithoutBraces);
}

std::chrono::milliseconds Deeds::scaled(std::chrono::milliseconds atSpeedOne) const
{
    return std::max<std::chrono::milliseconds>(
        Least, std::chrono::milliseconds(qint64(double(atSpeedOne.count()) / m_options.speed)));
}

void Deeds::submit(const QString &account, const domain::CaseOrder &order, int baseVersion,
                   const QString &salt, std::function<void(const protocol::CommandResult &)> refused)
{
    protocol::Command command;
    command.key = identifier(order.caseId.text() + u'/' + QString::number(baseVersion) + u'/' + order.action
                             + u'/' + account + u'/' + salt);
    command.baseVersion = baseVersion;
    command.occurredAt = m_wire.now();
    command.order = order;
    std::vector<Taken> taken;
    for (std::size_t i = 0; i < command.order.photos.size(); ++i) {
        domain::Photo &photo = command.order.photos[i];
        photo.at = command.occurredAt;
        if (photo.author.isEmpty())
            photo.author = account;
        const QByteArray bytes = m_photographer.take(order, i, photo.at);
        photo.hash = QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
        taken.push_back({photo.hash, bytes});
    }
    sendPhotos(account, command, std::move(taken), 1, refused);
}

void Deeds::sendPhotos(const QString &account, const protocol::Command &command, std::vector<Taken> photos,
                       int tries, const Refused &refused)
{
    if (photos.empty())
        return send(account, command, 1, refused);
    const Taken next = photos.back();
    m_wire.put(account, QStringLiteral("/v1/media/") + next.hash, next.bytes,
               [=, this, photos = std::move(photos)](const Wire::Answer &answer) mutable {
                   if (answer.isGood()) {
                       ++report.photos;
                       photos.pop_back();
                       return sendPhotos(account, command, std::move(photos), 1, refused);
                   }
                   if (answer.status != 0 && answer.status < 500) {
                       ++report.refused;
                       report.lastRefusal
                           = QStringLiteral("photo: ") + answer.json()[u"error"][u"reason"].toString();
                       return;
                   }
                   m_agenda.in(std::chrono::seconds(std::min(2 * tries, 20)),
                               [=, this] { sendPhotos(account, command, photos, tries + 1, refused); });
               });
}

void Deeds::send(const QString &account, const protocol::Command &command, int tries,
                 const std::function<void(const protocol::CommandResult &)> &refused)
{
    m_wire.command(account, command, [=, this](const protocol::CommandResult &result) {
        if (result.status.isEmpty()) {
            m_agenda.in(std::chrono::seconds(std::min(2 * tries, 20)),
                        [=, this] { send(account, command, tries + 1, refused); });
        } else if (result.status == u"rejected") {
            ++report.refused;
            report.lastRefusal = command.order.action + QStringLiteral(": ") + result.reason;
            if (refused)
                refused(result);
        } else if (command.baseVersion == 0) {
            ++report.reports;
        } else {
            ++report.deeds;
        }
    });
}
} // namespace wanmi::simulator
