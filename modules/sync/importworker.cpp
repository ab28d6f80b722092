// SPDX-License-Identifier: GPL-3.0-or-later
#include "importworker.h"

#include "base/doors.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QSaveFile>

#include <sodium.h>

#include <chrono>

namespace wanmi::sync {
namespace {
using namespace std::chrono_literals;
using protocol::ImportStatus;
constexpr auto PollPeriod = 500ms;
constexpr auto RetryPause = 1'000ms;
constexpr int MostRetries = 60; // a minute without central, then the person decides
constexpr qint64 PieceBytes = 1 << 20; // what central takes at once

QString pathOf(const QString &id, const QString &what = {})
{
    return QStringLiteral("/v1/imports/") + id + what;
}

base::Result<ImportStatus> statusFrom(const base::Result<HttpAnswer> &answer)
{
    return answer.and_then([](const HttpAnswer &good) { return good.json(); })
        .and_then([](const QJsonObject &json) { return protocol::importStatusFrom(json); });
}

template <typename T, typename Make>
base::Result<std::vector<T>> itemsFrom(const QJsonArray &array, Make make)
{
    std::vector<T> items;
    for (const QJsonValue &value : array) {
        auto item = make(value.toObject());
        if (!item)
            return tl::unexpected(item.error());
        items.push_back(*std::move(item));
    }
    return items;
}

template <typename T, typename Make>
base::Result<protocol::ImportPage<T>> pageFrom(const base::Result<HttpAnswer> &answer, const char *name,
                                               Make make)
{
    const auto json = answer.and_then([](const HttpAnswer &good) { return good.json(); });
    if (!json)
        return tl::unexpected(json.error());
    auto items = itemsFrom<T>(json->value(QLatin1StringView(name)).toArray(), make);
    if (!items)
        return tl::unexpected(items.error());
    return protocol::ImportPage<T>{*std::move(items), json->value(QLatin1StringView("next")).toInteger()};
}

template <typename T> void give(const ImportWorker::Promise<T> &promise, base::Result<T> result)
{
    promise->addResult(std::move(result));
    promise->finish();
}

tl::unexpected<base::Error> cannotRead(const QString &path)
{
    return base::failure(ErrorKind::Unreachable, QStringLiteral("cannot-read-file"), path);
}

base::Result<protocol::ImportFile> describe(const QString &path)
{
    base::passDoor(base::Door::File, "import");
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return cannotRead(path);
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, 32);
    qint64 bytes = 0;
    for (QByteArray piece = file.read(PieceBytes); !piece.isEmpty(); piece = file.read(PieceBytes)) {
        crypto_generichash_update(&state, reinterpret_cast<const unsigned char *>(piece.constData()),
                                  quint64(piece.size()));
        bytes += piece.size();
    }
    if (file.error() != QFile::NoError)
        return cannotRead(path);
    unsigned char hash[32];
    crypto_generichash_final(&state, hash, sizeof hash);
    return protocol::ImportFile{
        QFileInfo(path).fileName(), bytes,
        QString::fromLatin1(QByteArray(reinterpret_cast<const char *>(hash), sizeof hash).toHex())};
}
} // namespace

ImportWorker::ImportWorker(Address central, QString token, std::shared_ptr<const base::Clock> clock)
    : m_channel(std::move(central), std::move(token), std::move(clock), this)
    , m_poll(this)
{
    connect(&m_poll, &QTimer::timeout, this, &ImportWorker::ask);
}

void ImportWorker::begin(protocol::ImportOrder order, const QStringList &paths, const StatusPromise &promise)
{
    if (m_sending)
        return give<ImportStatus>(promise,
                                  base::failure(ErrorKind::Conflict, QStringLiteral("import-running")));
    order.files.clear();
    for (const QString &path : paths) {
        auto file = describe(path);
        if (!file)
            return give<ImportStatus>(promise, tl::unexpected(file.error()));
        order.files.push_back(*std::move(file));
    }
    m_sending = Sending{std::move(order), paths, {}, promise, MostRetries};
    openImport();
}

void ImportWorker::openImport()
{
    m_channel.post(QStringLiteral("/v1/imports"), protocol::toJson(m_sending->order), this,
                   [this](const base::Result<HttpAnswer> &answer) {
                       auto status = statusFrom(answer);
                       if (!status)
                           return endSending(std::move(status));
                       m_sending->status = *std::move(status);
                       emit statusChanged(m_sending->status);
                       sendNext();
                   });
}

void ImportWorker::sendNext()
{
    const Sending &now = *m_sending;
    for (size_t i = 0; i < now.order.files.size(); ++i) {
        const qint64 offset = i < now.status.received.size() ? now.status.received[i] : 0;
        if (offset >= now.order.files[i].bytes)
            continue;
        QFile file(now.paths[qsizetype(i)]);
        if (!file.open(QIODevice::ReadOnly) || !file.seek(offset))
            return endSending(cannotRead(file.fileName()));
        const QByteArray piece = file.read(std::min(PieceBytes, now.order.files[i].bytes - offset));
        if (piece.isEmpty())
            return endSending(cannotRead(file.fileName()));
        QUrlQuery query;
        query.addQueryItem(QStringLiteral("offset"), QString::number(offset));
        m_channel.put(pathOf(now.status.id, QStringLiteral("/files/%1").arg(i)), query, piece, this,
                      [this](const base::Result<HttpAnswer> &answer) { sentPiece(answer); });
        return;
    }
    endSending(now.status);
}

void ImportWorker::sentPiece(const base::Result<HttpAnswer> &answer)
{
    auto status = statusFrom(answer);
    if (status) {
        m_sending->status = *std::move(status);
        m_sending->triesLeft = MostRetries;
        emit statusChanged(m_sending->status);
        return sendNext();
    }
    const Error &error = status.error();
    const bool mayGoOn
        = error.kind == ErrorKind::Unreachable || error.reason == QLatin1String("wrong-offset");
    if (!mayGoOn || --m_sending->triesLeft <= 0)
        return endSending(std::move(status));
    if (error.kind == ErrorKind::Unreachable)
        emit failed(error);
    QTimer::singleShot(error.kind == ErrorKind::Unreachable ? RetryPause : 0ms, this,
                       &ImportWorker::askWhereToGoOn);
}

void ImportWorker::askWhereToGoOn()
{
    m_channel.get(pathOf(m_sending->status.id), {}, this, [this](const base::Result<HttpAnswer> &answer) {
        auto status = statusFrom(answer);
        if (status && status->stage == QLatin1String("uploading")) {
            m_sending->status = *std::move(status);
            return sendNext();
        }
        if (status || status.error().kind != ErrorKind::Unreachable || --m_sending->triesLeft <= 0)
            return endSending(std::move(status));
        QTimer::singleShot(RetryPause, this, &ImportWorker::askWhereToGoOn);
    });
}

void ImportWorker::endSending(base::Result<ImportStatus> outcome)
{
    const StatusPromise promise = m_sending->promise;
    m_sending.reset();
    if (outcome)
        watch(outcome->id);
    give<ImportStatus>(promise, std::move(outcome));
}

void ImportWorker::watch(const QString &id)
{
    m_watched = id;
    m_poll.start(PollPeriod);
    ask();
}

void ImportWorker::stopWatching()
{
    m_poll.stop();
    m_watched.clear();
}

void ImportWorker::ask()
{
    if (m_asking || m_watched.isEmpty())
        return;
    m_asking = true;
    m_channel.get(pathOf(m_watched), {}, this,
                  [this, id = m_watched](const base::Result<HttpAnswer> &answer) {
                      m_asking = false;
                      const auto status = statusFrom(answer);
                      if (id != m_watched)
                          return;
                      if (!status) {
                          if (status.error().kind != ErrorKind::Unreachable)
                              stopWatching();
                          emit failed(status.error());
                          return;
                      }
                      if (status->isReady() || status->isFinal())
                          stopWatching();
                      emit statusChanged(*status);
                  });
}

void ImportWorker::answerStatus(const base::Result<HttpAnswer> &answer, const StatusPromise &promise,
                                bool watchIt)
{
    auto status = statusFrom(answer);
    if (status && watchIt)
        watch(status->id);
    give<ImportStatus>(promise, std::move(status));
}

void ImportWorker::list(const Promise<std::vector<ImportStatus>> &promise)
{
    m_channel.get(QStringLiteral("/v1/imports"), {}, this, [promise](const base::Result<HttpAnswer> &answer) {
        const auto json = answer.and_then([](const HttpAnswer &good) { return good.json(); });
        if (!json)
            return give<std::vector<ImportStatus>>(promise, tl::unexpected(json.error()));
        give<std::vector<ImportStatus>>(
            promise,
            itemsFrom<ImportStatus>(json->value(QLatin1StringView("imports")).toArray(),
                                    [](const QJsonObject &one) { return protocol::importStatusFrom(one); }));
    });
}

void ImportWorker::status(const QString &id, const StatusPromise &promise)
{
    m_channel.get(pathOf(id), {}, this, [this, promise](const base::Result<HttpAnswer> &answer) {
        answerStatus(answer, promise, false);
    });
}

void ImportWorker::problems(const QString &id, qint64 after,
                            const Promise<protocol::ImportPage<protocol::ImportProblem>> &promise)
{
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("after"), QString::number(after));
    m_channel.get(pathOf(id, QStringLiteral("/problems")), query, this,
                  [promise](const base::Result<HttpAnswer> &answer) {
                      give<protocol::ImportPage<protocol::ImportProblem>>(
                          promise,
                          pageFrom<protocol::ImportProblem>(answer, "problems", [](const QJsonObject &one) {
                              return protocol::importProblemFrom(one);
                          }));
                  });
}

void ImportWorker::saveProblems(const QString &id, const QString &path, const Promise<void> &promise)
{
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("format"), QStringLiteral("csv"));
    m_channel.get(
        pathOf(id, QStringLiteral("/problems")), query, this,
        [promise, path](const base::Result<HttpAnswer> &answer) {
            if (!answer)
                return give<void>(promise, tl::unexpected(answer.error()));
            base::passDoor(base::Door::File, "report of an import");
            QSaveFile file(path);
            if (!file.open(QIODevice::WriteOnly) || file.write(answer->body) != answer->body.size()
                || !file.commit())
                return give<void>(
                    promise, base::failure(ErrorKind::Unreachable, QStringLiteral("cannot-write"), path));
            give<void>(promise, {});
        },
        120'000);
}

void ImportWorker::differences(const QString &id, const QString &op, qint64 after,
                               const Promise<protocol::ImportPage<protocol::ImportDifference>> &promise)
{
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("after"), QString::number(after));
    if (!op.isEmpty())
        query.addQueryItem(QStringLiteral("op"), op);
    m_channel.get(pathOf(id, QStringLiteral("/differences")), query, this,
                  [promise](const base::Result<HttpAnswer> &answer) {
                      give<protocol::ImportPage<protocol::ImportDifference>>(
                          promise,
                          pageFrom<protocol::ImportDifference>(
                              answer, "differences",
                              [](const QJsonObject &one) { return protocol::importDifferenceFrom(one); }));
                  });
}

void ImportWorker::apply(const QString &id, const protocol::ImportDecision &decision,
                         const StatusPromise &promise)
{
    m_channel.post(
        pathOf(id, QStringLiteral("/apply")), protocol::toJson(decision), this,
        [this, promise](const base::Result<HttpAnswer> &answer) { answerStatus(answer, promise, true); });
}

void ImportWorker::cancel(const QString &id, const StatusPromise &promise)
{
    m_channel.remove(pathOf(id), this, [this, promise](const base::Result<HttpAnswer> &answer) {
        answerStatus(answer, promise, true);
    });
}
} // namespace wanmi::sync
