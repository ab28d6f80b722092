// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility> // Boost 1.74 with C++20 needs it before Asio

#include "protocol/cameramove.h"
#include "server/api.h"

#include <QJsonDocument>

namespace wanmi::server {
namespace {
constexpr qint64 ReadAgainMs = 60'000;

template <typename T> Answer answerOf(const base::Result<T> &given)
{
    if (given)
        return jsonAnswer(200, protocol::toJson(*given));
    const Error &error = given.error();
    if (error.reason == u"camera-held") // by whom
        return errorAnswer(409, QStringLiteral("conflict"), error.reason, error.detail);
    if (error.reason == u"gateway-refused") // in its words
        return errorAnswer(422, QStringLiteral("refused"), error.reason, error.detail);
    return errorAnswer(error);
}
} // namespace

base::Result<domain::Camera> Api::cameraOf(const QString &id)
{
    const qint64 nowMs = base::toMs(m_parts.clock->now());
    const std::lock_guard lock(m_camerasMutex);
    const bool isOld = std::abs(nowMs - m_camerasReadMs) > ReadAgainMs;
    if (isOld || !m_cameras.contains(id)) {
        auto cameras = m_parts.storage.cameras();
        if (!cameras)
            return tl::unexpected(cameras.error());
        m_cameras.clear();
        for (OwnedCamera &one : *cameras)
            m_cameras.insert(one.camera.id.text(), std::move(one.camera));
        m_camerasReadMs = nowMs;
    }
    const auto found = m_cameras.constFind(id);
    if (found == m_cameras.cend())
        return base::failure(ErrorKind::NotFound, QStringLiteral("no-such-camera"), id);
    return *found;
}

void Api::cameraHeads(Endpoint endpoint, const Request &request, const Session &session, const Responder &responder)
{
    const QString id = QString::fromLatin1(request.parameters.value(0));
    const CameraMover::Asker asker{session.person.id.text(), session.person.name, session.post};
    if (endpoint == Endpoint::CameraPresets) {
        return work(m_readers, responder, [this, id, asker](const Responder &to) {
            const auto camera = cameraOf(id);
            if (!camera)
                return to.answer(errorAnswer(camera.error()));
            m_mover->presets(*camera, asker, [to](const auto &presets) { to.answer(answerOf(presets)); });
        });
    }
    const auto move = protocol::cameraMoveFrom(QJsonDocument::fromJson(request.body).object());
    if (!move)
        return responder.answer(errorAnswer(400, QStringLiteral("refused"), QStringLiteral("bad-message"), move.error().detail));
    work(m_readers, responder, [this, id, asker, move = *move, address = request.address](const Responder &to) {
        const auto camera = cameraOf(id);
        if (!camera)
            return to.answer(errorAnswer(camera.error()));
        m_mover->move(*camera, move, asker, [this, to, id, asker, move, address](const base::Result<CameraMover::Held> &held) {
            to.answer(answerOf(held.map([](const CameraMover::Held &one) { return one.hold; })));
            // Once for each time somebody takes it in hand, and every refusal of one who may not.
            const bool isTold = held ? held->isNew : held.error().kind == ErrorKind::Denied;
            if (!isTold)
                return;
            AuditEntry entry{m_parts.clock->now(), asker.account, address, QStringLiteral("camera-move"), id,
                             held ? QStringLiteral("done") : held.error().reason, {}};
            if (move.preset)
                entry.detail = QStringLiteral("preset %1").arg(*move.preset);
            m_parts.judges.post([entry](Storage &storage) { (void)storage.audit(entry); });
        });
    });
}
} // namespace wanmi::server
