// SPDX-License-Identifier: GPL-3.0-or-later
#include "video/rtspauth.h"

#include <QCryptographicHash>
#include <QHash>
#include <QRandomGenerator>

namespace wanmi::video {
namespace {
QHash<QByteArray, QByteArray> parametersOf(const QByteArray &challenge)
{
    QHash<QByteArray, QByteArray> parameters;
    qsizetype at = challenge.indexOf(' ');
    while (at >= 0 && at < challenge.size()) {
        const qsizetype equals = challenge.indexOf('=', at);
        if (equals < 0)
            break;
        QByteArray name = challenge.mid(at, equals - at).trimmed().toLower();
        while (name.startsWith(','))
            name = name.mid(1).trimmed();
        qsizetype begin = equals + 1;
        qsizetype end = 0;
        if (begin < challenge.size() && challenge[begin] == '"') {
            ++begin;
            end = challenge.indexOf('"', begin);
        } else {
            end = challenge.indexOf(',', begin);
        }
        if (end < 0)
            end = challenge.size();
        parameters.insert(name, challenge.mid(begin, end - begin).trimmed());
        at = end + 1;
    }
    return parameters;
}

QByteArray hashed(const QByteArray &algorithm, const QByteArray &text)
{
    const auto method = algorithm == "SHA-256" ? QCryptographicHash::Sha256 : QCryptographicHash::Md5;
    return QCryptographicHash::hash(text, method).toHex();
}
} // namespace

RtspAuth::RtspAuth(QByteArray user, QByteArray password)
    : m_user(std::move(user))
    , m_password(std::move(password))
{
}

bool RtspAuth::accept(const QList<QByteArray> &challenges)
{
    if (m_user.isEmpty())
        return false;
    bool basic = false;
    for (const QByteArray &challenge : challenges) {
        const QByteArray scheme = challenge.left(challenge.indexOf(' ')).toLower();
        const auto parameters = parametersOf(challenge);
        if (scheme == "basic")
            basic = true;
        if (scheme != "digest" || parameters.value("nonce").isEmpty())
            continue;
        const QByteArray algorithm = parameters.value("algorithm", "MD5").toUpper();
        if (algorithm != "MD5" && algorithm != "SHA-256")
            continue;
        const bool fresh = parameters.value("stale").toLower() == "true";
        if (m_uses > 0 && !fresh)
            return false;
        m_scheme = Scheme::Digest;
        m_realm = parameters.value("realm");
        m_nonce = parameters.value("nonce");
        m_opaque = parameters.value("opaque");
        m_algorithm = algorithm;
        m_qop = parameters.value("qop").split(',').contains("auth");
        m_uses = 0;
        return true;
    }
    if (!basic || m_uses > 0)
        return false;
    m_scheme = Scheme::Basic;
    return true;
}

QByteArray RtspAuth::authorization(const QByteArray &method, const QByteArray &uri)
{
    if (m_scheme == Scheme::None)
        return {};
    ++m_uses;
    if (m_scheme == Scheme::Basic)
        return "Basic " + QByteArray(m_user + ':' + m_password).toBase64();

    const QByteArray secret = hashed(m_algorithm, m_user + ':' + m_realm + ':' + m_password);
    const QByteArray request = hashed(m_algorithm, method + ':' + uri);
    QByteArray value = "Digest username=\"" + m_user + "\", realm=\"" + m_realm + "\", nonce=\"" + m_nonce
        + "\", uri=\"" + uri + "\", algorithm=" + m_algorithm;
    if (m_qop) {
        const QByteArray count = QByteArray::number(m_uses, 16).rightJustified(8, '0');
        const QByteArray client = QByteArray::number(QRandomGenerator::global()->generate64(), 16);
        value += ", qop=auth, nc=" + count + ", cnonce=\"" + client + "\", response=\""
            + hashed(m_algorithm, secret + ':' + m_nonce + ':' + count + ':' + client + ":auth:" + request)
            + '"';
    } else {
        value += ", response=\"" + hashed(m_algorithm, secret + ':' + m_nonce + ':' + request) + '"';
    }
    if (!m_opaque.isEmpty())
        value += ", opaque=\"" + m_opaque + '"';
    return value;
}
} // namespace wanmi::video
