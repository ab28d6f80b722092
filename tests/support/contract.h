// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QMutex>
#include <QSet>
#include <QStringList>

#include <functional>

namespace wanmi::test {

/// The OpenAPI file as a judge: a response whose path, status, media type, field or value it does not
/// describe is a breach. Understands the part of JSON Schema the file uses; a keyword it does not know is a
/// breach too.
class Contract
{
public:
    explicit Contract(const QJsonObject &openApi)
        : m_api(openApi)
    {
    }
    /// Breaches of one response; an empty path template is a path of nobody, which is answered by an Error.
    [[nodiscard]] QStringList judge(const QByteArray &method, const QByteArray &pathTemplate, int status,
                                    const QByteArray &contentType, const QByteArray &body) const;
    [[nodiscard]] QStringList judge(const QJsonValue &value, const QJsonObject &schema,
                                    const QString &where) const;
    [[nodiscard]] QJsonObject schema(const QString &name) const; ///< of components/schemas

private:
    [[nodiscard]] QJsonObject resolved(const QJsonObject &schema) const;
    void judgeObject(const QJsonObject &value, const QJsonObject &schema, const QString &where,
                     QStringList &out) const;
    void judgeArray(const QJsonArray &value, const QJsonObject &schema, const QString &where,
                    QStringList &out) const;
    QJsonObject m_api;
};

/// Watches every answer of a central through its response tap. Thread-safe.
class ContractWatch
{
public:
    ContractWatch(); ///< with the API description compiled into the program (resources must be loaded)
    [[nodiscard]] std::function<void(const QByteArray &, const QByteArray &, int, const QByteArray &,
                                     const QByteArray &)>
    tap();
    [[nodiscard]] QStringList breaches() const;
    /// "GET /v1/live 200", each once: what the tests have seen.
    [[nodiscard]] QSet<QString> seen() const;

private:
    Contract m_contract;
    mutable QMutex m_mutex;
    QStringList m_breaches;
    QSet<QString> m_seen;
};
} // namespace wanmi::test
