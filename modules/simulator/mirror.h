// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/rowcodec.h"
#include "simulator/surroundings.h"
#include "simulator/wire.h"

#include <QElapsedTimer>
#include <QTimer>

#include <unordered_map>

namespace wanmi::simulator {

/// The light picture of the city that the actors share: what stands around, and the open cases, kept up to
/// date by central's change feed. Lives on the wire's thread.
class Mirror : public QObject
{
    Q_OBJECT
public:
    /// Reads as `account`, which must see the whole city.
    Mirror(Wire &wire, QString account, QObject *parent = nullptr);

    void start();
    [[nodiscard]] const Surroundings &around() const { return m_around; }
    [[nodiscard]] const protocol::Manifest &manifest() const { return m_manifest; }
    /// Null when it is not open (any more).
    [[nodiscard]] const domain::CaseFile *openCase(const QString &id) const;
    [[nodiscard]] const std::unordered_map<QString, domain::CaseFile> &openCases() const { return m_open; }
    [[nodiscard]] const QString &account() const { return m_account; }

signals:
    void ready(); ///< the surroundings are known; once
    void caseChanged(const QString &id); ///< appeared, moved on or ended

private:
    void readManifest();
    void readNextTable();
    void takeRow(const protocol::RowChange &row);
    void takePerson(const protocol::RowChange &row);
    void takeCell(const protocol::RowChange &row);
    void takeComponent(const protocol::RowChange &row);
    bool takeCase(const protocol::RowChange &row);
    void poll();
    void followed(const Wire::Answer &answer);
    void startAgain();
    void pollAgain(bool gotSomething);
    [[nodiscard]] bool feed(protocol::RowDecoder &decoder, const QByteArray &bytes);

    Wire &m_wire;
    QString m_account;
    Surroundings m_around;
    protocol::Manifest m_manifest;
    std::unordered_map<QString, domain::CaseFile> m_open;
    QByteArray m_cursor;
    std::size_t m_table = 0; ///< next of the tables to read
    qint64 m_componentsSeen = 0, m_componentStep = 1;
    bool m_isReady = false;
    int m_failures = 0;
    QTimer m_retry;
    QElapsedTimer m_asked;
};
} // namespace wanmi::simulator
