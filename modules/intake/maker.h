// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/crs.h"
#include "intake/checkcontext.h"

namespace wanmi::intake {

/// How the coordinates of one source are read.
struct PlaceForm
{
    geo::Crs crs;
    bool swapped = false;
    DateOrder dateOrder = DateOrder::DayFirst;
    bool hasRoundedIds = false; ///< every id ends in zeros: a spreadsheet keeps fifteen digits
};

/// Turns raw rows of one kind into checked ones. One per import; fed batch by batch on the checking thread.
class Maker
{
public:
    Maker(const Mapping &mapping, CityBook &city, base::Instant now);
    virtual ~Maker() = default;
    Maker(const Maker &) = delete;
    Maker &operator=(const Maker &) = delete;

    /// What the file's form is; before its first batch.
    void startFile(int file, const PlaceForm &form, const Inputs &inputs);
    void check(const RawBatch &batch, Checked &out);
    /// Rows that could only be made when all were seen.
    virtual void finish(Checked &out) { (void)out; }
    [[nodiscard]] const UnknownWords &unknown() const { return m_unknown; }
    /// Words that were taken for one of ours without being its code or name, and those of which somebody said
    /// what they are.
    [[nodiscard]] std::vector<UnderstoodWord> understood() const;
    [[nodiscard]] bool usedTimeZone() const { return m_usedZone; }

protected:
    enum class Verdict { Taken, Refused, LeftOut, Kept };
    virtual Verdict make(const RowView &row, size_t index) = 0;
    virtual void begin(Checked &out) = 0; ///< a batch: set the rows' type
    [[nodiscard]] int field(const char *name) const;
    [[nodiscard]] virtual bool needsPlace() const { return true; }

    // findings about the row at hand
    void refuse(const char *reason, int field = -1, const QString &value = {});
    void remark(const char *reason, int field = -1, const QString &value = {});

    // values of the row at hand; a bad one is refused or remarked and gives nothing
    void noteRefused(const RowView &row);
    [[nodiscard]] bool hasRoundedIds() const { return m_form && m_form->hasRoundedIds; }
    /// A code without what spreadsheets do to it; refused where they rounded digits away.
    [[nodiscard]] QString codeOf(const RowView &row, int field);
    /// A register's own number, refused where a spreadsheet rounded it: "1.01E+11" is that of many rows.
    [[nodiscard]] QString keyOf(const RowView &row, int field);
    [[nodiscard]] QString textOf(const RowView &row, int field);
    [[nodiscard]] std::optional<base::Instant> instantOf(const RowView &row, int field,
                                                         bool mayLieAhead = false);
    [[nodiscard]] QString dateOf(const RowView &row, int field, const char *format = "yyyyMMdd");
    [[nodiscard]] QString wordOf(const RowView &row, int field, const QString &otherwise = {});
    [[nodiscard]] std::optional<double> numberOf(const RowView &row, int field);
    /// Index in city().classes; none: refused, unknown or left out (see leftOut()).
    [[nodiscard]] std::optional<int> classOf(const RowView &row, int field,
                                             std::optional<domain::CaseKind> kind);
    [[nodiscard]] QString unitOf(const RowView &row, int field);
    [[nodiscard]] bool leftOut() const { return m_leftOut; }
    /// The place of the row at hand: none when it has none (refused) …
    [[nodiscard]] std::optional<geo::Place> placeOf(const RowView &row, size_t index, bool mustHave = true);
    /// In our system; empty when there are none or they cannot be converted.
    [[nodiscard]] geo::MultiPolygon polygonsOf(const RowView &row);
    [[nodiscard]] QString keyFrom(const QString &own) const;
    [[nodiscard]] bool isRefused() const { return m_refused; }

    [[nodiscard]] CityBook &city() const { return m_city; }
    [[nodiscard]] const Mapping &mapping() const { return m_mapping; }
    [[nodiscard]] Origin originOf(const RowView &row, QString key) const
    {
        return {m_file, row.raw().line, std::move(key)};
    }
    [[nodiscard]] base::Instant now() const { return m_now; }
    void useZone() { m_usedZone = true; }

    Checked *m_out = nullptr;

private:
    void findPlaces(const RawBatch &batch);
    [[nodiscard]] QString mapped(int field, const QString &word, bool &isNew);

    const Mapping &m_mapping;
    CityBook &m_city;
    base::Instant m_now;
    const std::vector<Field> &m_fields;
    std::vector<QHash<QString, QString>> m_values; ///< by field, folded
    LocalTimes m_times;
    UnknownWords m_unknown;

    int m_file = 0;
    std::optional<PlaceForm> m_form;
    std::optional<geo::CrsConverter> m_converter;
    const Inputs *m_inputs = nullptr;

    std::vector<geo::Place> m_places; ///< of the batch; NaN: none or bad
    std::vector<const char *> m_placeFaults;

    struct ClassAnswer
    {
        int index = -1;
        const char *reason = nullptr;
        bool leftOut = false, isGuess = false;
        QString said; ///< of Mapping::values
        qint64 rows = 0;
    };
    ByBytes<ClassAnswer> m_classAnswers[3];
    int m_classField = -1;
    struct UnitAnswer
    {
        QString id;
        const char *reason = nullptr;
        bool leftOut = false;
        QString said;
        qint64 rows = 0;
    };
    std::map<int, ByBytes<UnitAnswer>> m_unitAnswers; ///< by field
    struct WordAnswer
    {
        QString ours;
        bool isGuess = false, leftOut = false;
        QString said;
        qint64 rows = 0;
    };
    std::vector<QHash<QString, WordAnswer>> m_wordAnswers; ///< by field; of words that were understood
    qint64 m_line = 0;
    bool m_refused = false, m_remarked = false, m_leftOut = false, m_usedZone = false;
    int m_lonField, m_latField, m_geometryField;
    int m_newWords = 0;
};

[[nodiscard]] std::unique_ptr<Maker> makerOf(const Mapping &mapping, CityBook &city,
                                             const PresentCity &present, base::Instant now);
} // namespace wanmi::intake
