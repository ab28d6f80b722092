// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/store.h"
#include "wallstate.h"

#include <QTimer>
#include <QVariantList>

#include <optional>

namespace wanmi::wall {

/// One case as a wall shows it, kept in step with the replica. Nothing of whoever reported it: a wall is read
/// by everyone in the room.
class CaseView : public QObject
{
    Q_OBJECT
    Q_PROPERTY(wanmi::wall::WallState *wall READ wall WRITE setWall NOTIFY changed)
    Q_PROPERTY(QString caseId READ caseId WRITE setCaseId NOTIFY changed)
    Q_PROPERTY(bool known READ isKnown NOTIFY changed) ///< it is in this replica
    Q_PROPERTY(bool missing READ isMissing NOTIFY changed) ///< it was looked for and is not
    Q_PROPERTY(QString number READ number NOTIFY changed)
    Q_PROPERTY(QString className READ className NOTIFY changed)
    Q_PROPERTY(QString place READ place NOTIFY changed)
    Q_PROPERTY(QString light READ light NOTIFY ticked) ///< token
    Q_PROPERTY(QString timeLeft READ timeLeft NOTIFY ticked)
    Q_PROPERTY(QVariantList facts READ facts NOTIFY changed) ///< maps {name, value}
    Q_PROPERTY(QVariantList trail READ trail NOTIFY changed) ///< maps {time, what, who}, newest first
    Q_PROPERTY(QVariantList photos READ photos NOTIFY changed) ///< maps {kind, time, author, hash}
    /// The newest photo from before the work and the newest from after it, as in photos; an empty map: none.
    Q_PROPERTY(QVariantMap photoBefore READ photoBefore NOTIFY changed)
    Q_PROPERTY(QVariantMap photoAfter READ photoAfter NOTIFY changed)
public:
    explicit CaseView(QObject *parent = nullptr);

    [[nodiscard]] WallState *wall() const { return m_wall; }
    void setWall(WallState *wall);
    [[nodiscard]] QString caseId() const { return m_caseId; }
    void setCaseId(const QString &id);
    [[nodiscard]] bool isKnown() const { return m_dossier.has_value(); }
    [[nodiscard]] bool isMissing() const { return m_missing; }
    [[nodiscard]] QString number() const;
    [[nodiscard]] QString className() const;
    [[nodiscard]] QString place() const;
    [[nodiscard]] QString light() const;
    [[nodiscard]] QString timeLeft() const;
    [[nodiscard]] QVariantList facts() const;
    [[nodiscard]] QVariantList trail() const;
    [[nodiscard]] QVariantList photos() const;
    [[nodiscard]] QVariantMap photoBefore() const { return newestPhoto(false); }
    [[nodiscard]] QVariantMap photoAfter() const { return newestPhoto(true); }

signals:
    void changed();
    void ticked();

private:
    void reload();
    [[nodiscard]] QVariantMap newestPhoto(bool after) const;
    [[nodiscard]] QVariantMap photo(const domain::Photo &photo) const;
    [[nodiscard]] const models::Words &words() const { return *m_wall->words(); }
    [[nodiscard]] double nowMs() const { return m_wall->serverMs(); }

    WallState *m_wall = nullptr;
    QString m_caseId;
    std::optional<store::CaseDossier> m_dossier;
    bool m_missing = false;
};
} // namespace wanmi::wall
