// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "domain/recommend.h"
#include "domain/sight.h"
#include "models/names.h"
#include "protocol/terms.h"

#include <QObject>
#include <QTranslator>

#include <memory>

namespace wanmi::models {

/// The one table that turns tokens into words, for both faces; also times, distances and numbers. GUI thread.
/// The language is "zh" or "en"; setLanguage() installs the program's translator, then emits changed(). QML
/// binds through `revision`: `{ words.revision; return words.state(token) }`.
class Words : public QObject
{
    Q_OBJECT
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY changed)
    Q_PROPERTY(bool chinese READ isChinese NOTIFY changed)
    Q_PROPERTY(int revision READ revision NOTIFY changed)
public:
    explicit Words(domain::RuleBookPtr rules, QObject *parent = nullptr);
    ~Words() override;

    [[nodiscard]] QString language() const { return m_language; }
    [[nodiscard]] bool isChinese() const { return m_language == QLatin1String("zh"); }
    [[nodiscard]] int revision() const { return m_revision; }
    [[nodiscard]] const NamesPtr &names() const { return m_names; }

    // tokens; an unknown token is answered as it is
    Q_INVOKABLE [[nodiscard]] QString state(const QString &id) const; ///< "PENDING_DISPATCH"
    Q_INVOKABLE [[nodiscard]] QString action(const QString &token) const; ///< short verb: 派遣
    Q_INVOKABLE [[nodiscard]] QString done(const QString &token) const; ///< for timelines: 已派遣
    Q_INVOKABLE [[nodiscard]] QString post(const QString &token) const;
    Q_INVOKABLE [[nodiscard]] QString source(const QString &token) const;
    Q_INVOKABLE [[nodiscard]] QString light(const QString &token) const; ///< "red" → 超期
    Q_INVOKABLE [[nodiscard]] QString severity(const QString &token) const;
    Q_INVOKABLE [[nodiscard]] QString componentState(const QString &token) const;
    Q_INVOKABLE [[nodiscard]] QString queue(const QString &token) const; ///< queues.h
    Q_INVOKABLE [[nodiscard]] QString workspace(const QString &token) const;
    Q_INVOKABLE [[nodiscard]] QString linkState(const QString &token) const; ///< sync::tokenOf
    Q_INVOKABLE [[nodiscard]] QString column(const QString &token) const; ///< heading of a list
    Q_INVOKABLE [[nodiscard]] QString holderOf(const QString &stateId) const; ///< post that acts next: 派遣员
    Q_INVOKABLE [[nodiscard]] QString nobodyOnDuty() const; ///< 网格内无人当班: whom a task could be given
    Q_INVOKABLE [[nodiscard]] QString unnumbered() const; ///< 待编号: central has not numbered it yet
    Q_INVOKABLE [[nodiscard]] QString hitKind(const QString &token) const; ///< of a search: case, camera, …
    /// Under an empty search box that has nothing to offer.
    [[nodiscard]] QString searchHint(bool nothingBefore) const;
    /// Under the hits: how many more there are, what to try, and that a share of the city is still to be read.
    [[nodiscard]] QString searchNote(qint64 shown, qint64 total, double share) const;
    /// What went wrong and what to do, in one sentence; never a bare code.
    Q_INVOKABLE [[nodiscard]] QString reason(const QString &token) const;
    /// Of a camera's picture: tokens of video/feed.h, which mean other things elsewhere.
    Q_INVOKABLE [[nodiscard]] QString cameraReason(const QString &token) const;
    /// The stage clock's question: "dispatch within" …
    /// What a camera can do for a place: "can recognize", "behind a building" …
    [[nodiscard]] QString sight(const domain::Sight &sight) const;
    /// Why a department is proposed, or why it is behind, in one line.
    [[nodiscard]] QString duty(const domain::DutyReason &reason, double nowMs) const;
    Q_INVOKABLE [[nodiscard]] QString closeType(const QString &token) const;
    [[nodiscard]] QString newsKind(const QString &token) const; ///< announcer.h

    [[nodiscard]] QString landUse(const QString &token) const; ///< of a cell
    [[nodiscard]] QString vehicleKind(const QString &token) const;
    [[nodiscard]] QString shift(const QString &token) const;

    // names of data
    [[nodiscard]] QString majorName(bool component, const QString &major) const; ///< "01"
    Q_INVOKABLE [[nodiscard]] QString className(bool component, const QString &code) const;
    Q_INVOKABLE [[nodiscard]] QString department(const QString &id) const;
    Q_INVOKABLE [[nodiscard]] QString person(const QString &id) const;
    Q_INVOKABLE [[nodiscard]] QString area(const QString &code) const;

    // times: milliseconds since 1970 UTC, shown in the city's time
    Q_INVOKABLE [[nodiscard]] QString timeLeft(double dueMs,
                                               double nowMs) const; ///< 剩 2 小时 10 分, 超 35 分; 0: ""
    Q_INVOKABLE [[nodiscard]] QString moment(double atMs,
                                             double nowMs) const; ///< 14:05, 昨天 14:05, 11-19 14:05
    Q_INVOKABLE [[nodiscard]] QString clockTime(double atMs) const; ///< 14:05:09
    Q_INVOKABLE [[nodiscard]] QString dateLine(double atMs) const; ///< 11月21日 星期六, Sat 21 Nov
    Q_INVOKABLE [[nodiscard]] QString age(double atMs, double nowMs) const; ///< 0.4 秒, 12 秒, 3 分; 0: —
    Q_INVOKABLE [[nodiscard]] QString duration(double ms) const; ///< 2 小时 10 分
    Q_INVOKABLE [[nodiscard]] QString distance(double metres) const; ///< 640 m, 1.2 km
    Q_INVOKABLE [[nodiscard]] QString number(double value) const; ///< 1 284, thin grouping
    Q_INVOKABLE [[nodiscard]] QString percent(double share) const; ///< 96.8 %; negative: —
    [[nodiscard]] QString limit(const worktime::Limit &limit) const; ///< 4 工作时, 2 小时

public slots:
    void setLanguage(const QString &language);
    void setNames(wanmi::models::NamesPtr names);
    /// What this city calls things: from now on every translated text of both faces says it so.
    void setTerms(const wanmi::protocol::Terms &terms);

signals:
    void changed();

private:
    domain::RuleBookPtr m_rules;
    NamesPtr m_names;
    void install();
    class CityTranslator;
    std::unique_ptr<CityTranslator> m_translator;
    protocol::Terms m_terms;
    QString m_language;
    int m_revision = 0;
};
} // namespace wanmi::models
