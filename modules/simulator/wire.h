// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "protocol/messages.h"

#include <QHash>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QObject>
#include <QPointer>
#include <QSslConfiguration>
#include <QUrl>

#include <functional>
#include <queue>

namespace wanmi::simulator {

/// Central's REST API for many people at once: signs each in when first needed and again when a session ends.
/// Lives on one thread; answers arrive there. The HTTP client's door of this module.
class Wire : public QObject
{
    Q_OBJECT
public:
    /// `authority` (PEM): whom alone to believe behind https://; empty: whom the system does.
    Wire(QUrl central, QString password, const QByteArray &authority = {}, QObject *parent = nullptr);

    struct Answer
    {
        int status = 0; ///< 0: no answer
        QByteArray body;
        QByteArray cursor; ///< X-Wanmi-Cursor
        bool more = false; ///< X-Wanmi-More
        [[nodiscard]] bool isGood() const { return status >= 200 && status < 300; }
        [[nodiscard]] QJsonObject json() const;
    };
    using Done = std::function<void(const Answer &)>;
    /// Gets the bytes as they arrive; false ends the transfer (Done is called with what was got so far).
    using Piece = std::function<bool(const QByteArray &)>;

    void get(const QString &account, const QString &path, Done done);
    /// A row stream: application/cbor-seq, in pieces; its own connection.
    void stream(const QString &account, const QString &path, Piece piece, Done done);
    void post(const QString &account, const QString &path, const QJsonObject &body, Done done);
    void put(const QString &account, const QString &path, const QByteArray &bytes, Done done);
    /// One command. The result's status is "" when there was no judgement (central gone, session refused):
    /// ask again with the same command.
    void command(const QString &account, const protocol::Command &command,
                 std::function<void(const protocol::CommandResult &)> done);

    /// Central's time, by the last sign-in.
    [[nodiscard]] base::Instant now() const;
    /// Why the last sign-in failed; empty when it did not.
    [[nodiscard]] const QString &trouble() const { return m_trouble; }

private:
    struct Request
    {
        QString account, path;
        QByteArray method, body;
        Piece piece;
        Done done;
        bool isStream = false;
        bool again = false; ///< already sent once with a session that had ended
    };
    struct Session
    {
        QByteArray token;
        bool isSigningIn = false;
        qint64 refusedUntilMs = 0; ///< monotonic
        std::vector<Request> waiting;
    };

    void ask(Request request);
    void send(Request request);
    void finish(QNetworkReply *reply, const Request &request);
    void signIn(const QString &account);
    void nextSignIn();
    void signedIn(const QString &account, QNetworkReply *reply);
    [[nodiscard]] QNetworkRequest requestFor(const QString &path) const;

    QUrl m_central;
    QSslConfiguration m_tls; ///< null: the system decides
    QString m_password;
    QNetworkAccessManager m_network;
    QNetworkAccessManager m_streams; ///< so that a held poll takes no connection from the others
    QHash<QString, Session> m_sessions;
    std::queue<QString> m_signIns;
    int m_signingIn = 0;
    std::chrono::milliseconds m_offset{0};
    QString m_trouble;
};
} // namespace wanmi::simulator
