// SPDX-License-Identifier: GPL-3.0-or-later
#include "video/streamaccess.h"

namespace wanmi::video {
namespace {
QString textOf(const QString &glob)
{
    QString text = QRegularExpression::escape(glob);
    return text.replace(QStringLiteral("\\*"), QStringLiteral(".*")).replace(QStringLiteral("\\?"), QStringLiteral("."));
}

/// Their own paths, and those where their main streams and their records are: whoever looks is the same.
QRegularExpression patternOf(const StreamAccess &access)
{
    const QString own = textOf(access.streams);
    QString all = own;
    for (const QString &other : {access.main, access.recorder}) {
        if (!other.isEmpty())
            all += u'|' + QRegularExpression::escape(other).replace(QRegularExpression::escape(QStringLiteral("{path}")), own);
    }
    return QRegularExpression(QRegularExpression::anchoredPattern(all));
}
}

StreamAccessBook::StreamAccessBook(std::vector<StreamAccess> accesses)
    : m_accesses(std::move(accesses))
{
    m_patterns.reserve(m_accesses.size());
    for (const StreamAccess &one : m_accesses)
        m_patterns.push_back(patternOf(one));
}

const StreamAccess *StreamAccessBook::find(const QUrl &stream) const
{
    const QString path = stream.path();
    for (std::size_t i = 0; i < m_accesses.size(); ++i) {
        if (m_patterns[i].match(path).hasMatch())
            return &m_accesses[i];
    }
    return nullptr;
}

QUrl StreamAccessBook::signedUrl(const QUrl &stream) const
{
    const StreamAccess *access = find(stream);
    QUrl url = stream;
    if (access && access->closed) {
        url.setScheme(QLatin1String(ClosedScheme));
        return url;
    }
    if (!access || access->user.isEmpty() || !stream.userInfo().isEmpty())
        return stream;
    url.setUserName(access->user, QUrl::DecodedMode);
    url.setPassword(access->password, QUrl::DecodedMode);
    return url;
}

QUrl StreamAccessBook::mainOf(const QUrl &stream) const
{
    return otherOf(stream, &StreamAccess::main);
}

QUrl StreamAccessBook::recorderOf(const QUrl &stream) const
{
    return otherOf(stream, &StreamAccess::recorder);
}

QUrl StreamAccessBook::otherOf(const QUrl &stream, QString StreamAccess::*path) const
{
    const StreamAccess *access = stream.isEmpty() ? nullptr : find(stream);
    if (!access || (access->*path).isEmpty() || access->closed)
        return {};
    QUrl url = stream;
    url.setPath(QString(access->*path).replace(QStringLiteral("{path}"), stream.path()));
    return url == stream ? QUrl() : url;
}
} // namespace wanmi::video
