// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility> // Boost 1.74 with C++20 needs it before Asio

#include "server/api.h"

#include <QFile>

#include <boost/asio/post.hpp>

namespace wanmi::server {
namespace {
std::shared_ptr<const QByteArray> apiDescription()
{
    static const auto Text = [] {
        QFile file(QStringLiteral(":/wanmi/api/openapi.json"));
        return std::make_shared<const QByteArray>(file.open(QIODevice::ReadOnly) ? file.readAll()
                                                                                 : QByteArray());
    }();
    return Text;
}
} // namespace

Api::Api(Parts parts)
    : m_parts(std::move(parts))
    , m_sessions(m_parts.storage, m_parts.clock)
    , m_sums(m_parts.storage, m_parts.rowsOfRange)
    , m_facts(std::make_shared<const CityFacts>(m_parts.facts))
    , m_mover(std::make_unique<CameraMover>(m_parts.folder, m_parts.clock))
{
    m_live.setMapVersion(m_parts.facts.mapVersion);
}

void Api::useFacts(const CityFacts &facts)
{
    m_live.setMapVersion(facts.mapVersion);
    auto fresh = std::make_shared<const CityFacts>(facts);
    {
        const std::lock_guard lock(m_factsMutex);
        m_facts.swap(fresh);
    }
    const std::lock_guard lock(m_countsMutex);
    m_counts.clear();
}

std::shared_ptr<const CityFacts> Api::facts() const
{
    const std::lock_guard lock(m_factsMutex);
    return m_facts;
}

Api::~Api()
{
    finish();
}

void Api::finish()
{
    m_finishing = true;
    {
        const std::lock_guard lock(m_streamsMutex);
        for (const auto &stream : m_openStreams) {
            if (const auto open = stream.lock())
                open->breakOff();
        }
    }
    for (Pool *pool : {&m_lookups, &m_readers, &m_streams, &m_media, &m_passwords, &m_imports})
        pool->threads.join();
    m_mover.reset(); // who still waits for a gateway is told 503
}

std::shared_ptr<ByteStream> Api::openStream()
{
    auto stream = std::make_shared<ByteStream>();
    const std::lock_guard lock(m_streamsMutex);
    std::erase_if(m_openStreams, [](const auto &one) { return one.expired(); });
    m_openStreams.push_back(stream);
    if (m_finishing)
        stream->breakOff();
    return stream;
}

void Api::work(Pool &pool, const Responder &responder, std::function<void(const Responder &)> task)
{
    if (m_finishing || pool.waiting >= pool.most) {
        responder.answer(errorAnswer(503, QStringLiteral("unreachable"), QStringLiteral("busy"), {}));
        return;
    }
    ++pool.waiting;
    boost::asio::post(pool.threads, [&pool, responder, task = std::move(task)] {
        try {
            task(responder);
        } catch (const std::exception &exception) {
            responder.answer(errorAnswer(503, QStringLiteral("unreachable"), QStringLiteral("internal-error"),
                                         QString::fromUtf8(exception.what())));
        }
        --pool.waiting;
    });
}

void Api::handle(Request request, const Responder &responder)
{
    bool pathKnown = false;
    QByteArray allowed;
    for (const Route &route : routes()) {
        auto parameters = parametersOf(route, request.path);
        if (!parameters)
            continue;
        if (request.method == route.method) {
            request.parameters = std::move(*parameters);
            return dispatch(route, request, responder);
        }
        pathKnown = true;
        allowed += (allowed.isEmpty() ? "" : ", ") + QByteArray(route.method);
    }
    if (!pathKnown) {
        responder.answer(errorAnswer(404, QStringLiteral("not-found"), QStringLiteral("no-such-path"), {}));
        return;
    }
    Answer answer = errorAnswer(405, QStringLiteral("refused"), QStringLiteral("method-not-allowed"), {});
    answer.headers.emplace_back("Allow", allowed);
    responder.answer(std::move(answer));
}

void Api::dispatch(const Route &route, const Request &request, const Responder &plain)
{
    // Every answer of this request carries the path it is described under.
    class Labelled final : public Responder::Target
    {
    public:
        Labelled(Responder inner, const char *path)
            : m_inner(std::move(inner))
            , m_path(path)
        {
        }
        /// Before it is handed on.
        void setAccount(const QString &account) { m_account = account; }
        void answer(Answer answer) override
        {
            label(answer);
            m_inner.answer(std::move(answer));
        }
        void stream(Answer head, std::shared_ptr<ByteStream> stream, std::optional<qint64> length) override
        {
            label(head);
            m_inner.stream(std::move(head), std::move(stream), length);
        }

    private:
        void label(Answer &answer) const
        {
            answer.pathTemplate = m_path;
            if (!m_account.isEmpty())
                answer.account = m_account;
        }
        Responder m_inner;
        QByteArray m_path;
        QString m_account;
    };
    const auto labelled = std::make_shared<Labelled>(plain, route.path);
    const Responder responder(labelled);
    switch (route.endpoint) {
    case Endpoint::Health: {
        Answer answer = jsonAnswer(200, {{QStringLiteral("status"), QStringLiteral("serving")}});
        return responder.answer(std::move(answer));
    }
    case Endpoint::ApiDescription: {
        Answer answer;
        answer.contentType = "application/json";
        answer.body = apiDescription();
        return responder.answer(std::move(answer));
    }
    case Endpoint::SignIn:
        return signIn(request, responder);
    case Endpoint::Metrics:
        return metrics(request, responder);
    default:
        break;
    }
    const auto goOn = [this, &route](const Request &asked, const Session &session, Labelled &label, const Responder &to) {
        label.setAccount(session.person.id.text());
        if (!mayUse(session.post, route.endpoint)) {
            auditDenial(asked, session, route);
            return to.answer(errorAnswer(403, QStringLiteral("denied"), QStringLiteral("not-your-post"), {}));
        }
        dispatchSignedIn(route, asked, session, to);
    };
    if (const auto known = m_sessions.known(request.authorization))
        return goOn(request, *known, *labelled, responder);
    // The database is asked, and may hang: not on an io thread.
    work(m_lookups, responder, [this, goOn, request, labelled](const Responder &to) {
        const auto session = m_sessions.find(request.authorization);
        if (!session)
            return to.answer(errorAnswer(session.error()));
        goOn(request, *session, *labelled, to);
    });
}

void Api::dispatchSignedIn(const Route &route, const Request &request, const Session &session,
                           const Responder &responder)
{
    switch (route.endpoint) {
    case Endpoint::SignOut:
        return signOut(request, session, responder);
    case Endpoint::Manifest:
        return manifest(session, responder);
    case Endpoint::Snapshot:
        return snapshot(request, session, responder);
    case Endpoint::SnapshotFile:
        return snapshotFile(request, session, responder);
    case Endpoint::Changes:
        return changes(request, session, responder);
    case Endpoint::RangeSum:
        return rangeSum(request, session, responder);
    case Endpoint::RangeRows:
        return rangeRows(request, session, responder);
    case Endpoint::Commands:
        return commands(request, session, responder);
    case Endpoint::ReadLive:
        return readLive(session, responder);
    case Endpoint::WriteLive:
        return writeLive(request, session, responder);
    case Endpoint::Tasks:
        return tasks(session, responder);
    case Endpoint::SignOnOrOff:
        return duty(request, session, responder);
    case Endpoint::ListMessages:
    case Endpoint::SendMessage:
    case Endpoint::ReadMessage:
        return messages(route.endpoint, request, session, responder);
    case Endpoint::ListHandovers:
    case Endpoint::SignHandover:
    case Endpoint::TakeHandover:
        return handovers(route.endpoint, request, session, responder);
    case Endpoint::Basemap:
        return basemap(request, responder);
    case Endpoint::MapFile:
        return mapFile(request, responder);
    case Endpoint::PutMedia:
        return putMedia(request, session, responder);
    case Endpoint::GetMedia:
        return getMedia(request, session, responder);
    case Endpoint::ListImports:
    case Endpoint::BeginImport:
    case Endpoint::ReadImport:
    case Endpoint::CancelImport:
    case Endpoint::SendImportPart:
    case Endpoint::ImportProblems:
    case Endpoint::ImportDifferences:
    case Endpoint::ApplyImport:
        return imports(route.endpoint, request, session, responder);
    case Endpoint::ListScenes:
    case Endpoint::PutScene:
    case Endpoint::RemoveScene:
    case Endpoint::ListWalls:
    case Endpoint::PutWall:
    case Endpoint::RemoveWall:
    case Endpoint::SwitchScene:
    case Endpoint::PushToWall:
    case Endpoint::TakeBackPush:
        return walls(route.endpoint, request, session, responder);
    case Endpoint::TellAccesses:
        return tellAccesses(request, session, responder);
    case Endpoint::CameraAccess:
        return cameraAccess(session, responder);
    case Endpoint::MoveCamera:
    case Endpoint::CameraPresets:
        return cameraHeads(route.endpoint, request, session, responder);
    case Endpoint::ListPublications:
    case Endpoint::ReadPublication:
        return publications(route.endpoint, request, session, responder);
    case Endpoint::Health:
    case Endpoint::ApiDescription:
    case Endpoint::SignIn:
    case Endpoint::Metrics:
        break;
    }
    responder.answer(errorAnswer(404, QStringLiteral("not-found"), QStringLiteral("no-such-path"), {}));
}
} // namespace wanmi::server
