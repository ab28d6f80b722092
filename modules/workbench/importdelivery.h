// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/importclient.h"
#include "workbench/importreader.h"
#include "workbench/seatmemory.h"
#include "workbench/session.h"

#include <QSet>
#include <QTimer>

namespace wanmi::workbench {

/// One delivery on its way into the city: what was chosen, what the files say, how they would be read, and
/// how central stands with it. The pages of the wizard show it and change it; it asks the threads that touch
/// files and network.
class ImportDelivery : public QObject
{
    Q_OBJECT
public:
    ImportDelivery(SessionContext &session, SeatMemory &memory, QObject *parent = nullptr);
    ~ImportDelivery() override;

    [[nodiscard]] SessionContext &session() const { return m_session; }
    [[nodiscard]] ImportReader &reader() { return m_reader; }
    [[nodiscard]] sync::ImportClient &client() { return m_client; }
    [[nodiscard]] const ImportPlan &plan() const { return m_plan; }
    [[nodiscard]] intake::Kind kind() const { return m_plan.mapping.kind; }
    [[nodiscard]] bool isRowless() const { return kind() == intake::Kind::Basemap; }
    [[nodiscard]] const OpenedFiles &opened() const { return m_opened; }
    [[nodiscard]] const ImportSample &sample() const { return m_sample; }
    [[nodiscard]] const ImportLook &look() const { return m_look; }
    [[nodiscard]] const ImportCityPtr &city() const { return m_city; }
    [[nodiscard]] const std::optional<protocol::ImportStatus> &status() const { return m_status; }
    [[nodiscard]] const std::optional<base::Error> &readError() const { return m_readError; }
    [[nodiscard]] const std::optional<base::Error> &centralError() const { return m_centralError; }
    [[nodiscard]] bool isOpening() const { return m_opening; }
    [[nodiscard]] bool isLooking() const { return m_looking; }
    [[nodiscard]] bool isRemembered() const { return m_remembered; } ///< the mapping is the one of last time
    /// Somebody decided this word in an earlier delivery, and nobody otherwise since.
    [[nodiscard]] bool isAsLastTime(const QString &field, const QString &word) const
    {
        return m_asLastTime.contains({field, word});
    }

    void setFiles(const QStringList &paths);
    void setKind(intake::Kind kind);
    void setWish(const intake::OpenWish &wish);
    void setLayer(const QString &layer);
    void setMapping(
        const intake::Mapping &mapping); ///< columns, words, coordinates: the files are looked at again
    /// What the file's words become. Nothing is read again: central checks by it.
    void setWords(const QMap<QString, QMap<QString, QString>> &values);
    void lookAgain(); ///< when words were decided since the last look
    void setDataset(const QString &dataset) { m_plan.dataset = dataset; }
    void setAttribution(const QString &attribution) { m_plan.attribution = attribution; }
    void guessAgain();
    void load(const QString &path);
    void save(const QString &path);
    /// Required fields that have neither a column nor a value.
    [[nodiscard]] QStringList missingFields() const;
    /// Words that are neither mapped nor confirmed.
    [[nodiscard]] std::vector<intake::UnknownWord> undecidedWords() const;
    /// Words that were taken for ours by their meaning; nobody has said whether that is right.
    [[nodiscard]] std::vector<intake::UnderstoodWord> guessedWords() const;
    [[nodiscard]] bool isReadable() const { return m_opened.isReadable() && !m_opening; }

    void check(); ///< sends the files to central, which checks and compares
    void apply(bool remove);
    void cancel(); ///< what central has of it; nothing of it stays
    void resume(const protocol::ImportStatus &status); ///< one that waits for a decision
    void forget(); ///< ready for another delivery
    void renew(); ///< the session has another token now

signals:
    void openedChanged();
    void sampleChanged();
    void lookChanged();
    void lookProgressed(const wanmi::intake::Progress &progress);
    void statusChanged();
    void cityChanged();
    void said(const QString &text); ///< a thing was done

private:
    void openFiles();
    void takeSample();
    void lookSoon();
    void lookNow();
    void readCity();
    void remember();
    void offerWordsOfBefore();
    void take(const base::Result<protocol::ImportStatus> &status);

    SessionContext &m_session;
    SeatMemory &m_memory;
    ImportReader m_reader;
    sync::ImportClient m_client;
    ImportPlan m_plan;
    OpenedFiles m_opened;
    ImportSample m_sample;
    ImportLook m_look;
    ImportCityPtr m_city;
    std::optional<protocol::ImportStatus> m_status;
    std::optional<base::Error> m_readError, m_centralError;
    QTimer m_lookSoon;
    QStringList m_foundColumns; ///< of the files before anybody said how to read them
    QSet<std::pair<QString, QString>> m_asLastTime; ///< field and word
    int m_openings = 0, m_samples = 0,
        m_looks = 0; ///< the newest question; answers to older ones are dropped
    bool m_kindStated = false, m_opening = false, m_looking = false, m_remembered = false,
         m_guessOnly = false, m_wordsDecided = false, m_wishStated = false;
};
} // namespace wanmi::workbench
