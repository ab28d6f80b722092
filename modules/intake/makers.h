// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "intake/maker.h"

#include <QSet>

namespace wanmi::intake {

class ComponentMaker final : public Maker
{
public:
    ComponentMaker(const Mapping &mapping, CityBook &city, const PresentCity &present, base::Instant now);

private:
    Verdict make(const RowView &row, size_t index) override;
    void begin(Checked &out) override;
    void place_(geo::Place place);
    void noteSerial(QStringView id);
    [[nodiscard]] QString locate(const RowView &row, domain::Component &made);
    [[nodiscard]] QString identify(const RowView &row, const QString &id, const QString &district,
                                   domain::Component &made);

    int m_id, m_key, m_class, m_name, m_state, m_cell, m_district, m_competent, m_owner, m_maintain,
        m_created, m_changed, m_source;
    FlatMap m_remembered, m_rememberedIds, m_keys, m_ids;
    NearPlaces m_near;
    std::vector<std::uint64_t> m_presentIds;
    std::unordered_map<std::uint64_t, int> m_serials; ///< of district and class
    std::vector<Taken<domain::Component>> *m_rows = nullptr;
    bool m_isPlaced = false;
};

/// Divisions come in any order: they are made when all have been read.
class AdminMaker final : public Maker
{
public:
    AdminMaker(const Mapping &mapping, CityBook &city, const PresentCity &present, base::Instant now);
    void finish(Checked &out) override;

private:
    struct Read
    {
        domain::Area area;
        QString parentWord, key;
        qint64 line;
        int file;
    };
    Verdict make(const RowView &row, size_t index) override;
    void begin(Checked &out) override;
    [[nodiscard]] bool needsPlace() const override { return false; }
    void settle(Read &read);
    [[nodiscard]] QString homeOf() const;
    [[nodiscard]] bool liesOutsideParent(const domain::Area &area) const;
    void giveCode(Read &read);
    void makeParents(const QString &code, const QString &nameZh, const Origin &origin);
    [[nodiscard]] QString parentOf(const Read &read, const QString &level);
    void refuseLater(const Read &read, const char *reason, int field, const QString &value);

    int m_code, m_name, m_nameEn, m_level, m_parent;
    std::vector<Read> m_read;
    QHash<QString, int> m_byCode; ///< of m_made
    std::vector<Taken<domain::Area>> m_made;
    QHash<QString, QString> m_remembered;
    QSet<QString> m_used;
};

class CellMaker final : public Maker
{
public:
    CellMaker(const Mapping &mapping, CityBook &city, const PresentCity &present, base::Instant now);
    void finish(Checked &out) override;

private:
    Verdict make(const RowView &row, size_t index) override;
    void begin(Checked &out) override;
    [[nodiscard]] bool needsPlace() const override { return false; }
    void measure(const RowView &row, domain::GridCell &made);

    int m_code, m_key, m_community, m_dutyGrid, m_zone, m_landUse, m_area, m_perimeter, m_validFrom;
    QHash<QString, QString> m_remembered;
    QSet<QString> m_codes, m_keys;
    std::vector<Taken<domain::GridCell>> *m_rows = nullptr;
    std::vector<Taken<domain::GridCell>> m_withoutCode;
};

class PlaceMaker final : public Maker
{
public:
    PlaceMaker(const Mapping &mapping, CityBook &city, const PresentCity &present, base::Instant now);

private:
    Verdict make(const RowView &row, size_t index) override;
    void begin(Checked &out) override;

    int m_id, m_key, m_name, m_street, m_number, m_aliases, m_kind, m_parent;
    FlatMap m_ids;
    std::vector<Taken<domain::NamedPlace>> *m_rows = nullptr;
};

class CameraMaker final : public Maker
{
public:
    CameraMaker(const Mapping &mapping, CityBook &city, const PresentCity &present, base::Instant now);

private:
    Verdict make(const RowView &row, size_t index) override;
    void begin(Checked &out) override;
    [[nodiscard]] QString nextId(const QString &district);

    int m_id, m_key, m_name, m_industry, m_district, m_cell, m_bearing, m_viewAngle, m_height, m_owner, m_ptz,
        m_stream;
    QHash<QString, QString> m_remembered;
    QHash<QString, int> m_serials;
    QSet<QString> m_ids, m_keys;
    std::vector<Taken<domain::Camera>> *m_rows = nullptr;
};

class VehicleMaker final : public Maker
{
public:
    VehicleMaker(const Mapping &mapping, CityBook &city, const PresentCity &present, base::Instant now);

private:
    Verdict make(const RowView &row, size_t index) override;
    void begin(Checked &out) override;
    [[nodiscard]] bool needsPlace() const override { return false; }

    int m_id, m_key, m_plate, m_kind, m_department;
    QSet<QString> m_ids;
    std::vector<Taken<domain::Vehicle>> *m_rows = nullptr;
};

class CaseMaker final : public Maker
{
public:
    CaseMaker(const Mapping &mapping, CityBook &city, const PresentCity &present, base::Instant now);

private:
    Verdict make(const RowView &row, size_t index) override;
    void begin(Checked &out) override;
    [[nodiscard]] bool takePlace(const RowView &row, size_t index, domain::CaseFile &made);
    void takeTimes(const RowView &row, domain::CaseFile &made);
    void takePeople(const RowView &row, CaseRow &made);

    int m_id, m_key, m_caseNo, m_intakeNo, m_state, m_kind, m_class, m_condition, m_severity, m_component,
        m_reported, m_registered, m_dispatched, m_due, m_feedback, m_closed, m_inTime, m_source, m_address,
        m_district, m_street, m_community, m_cell, m_description, m_note, m_leadDept, m_coDepts,
        m_feedbackText, m_closeType, m_closeNote, m_satisfaction, m_reporterName, m_reporterPhone, m_isPublic,
        m_limit;
    QString m_edition;
    FlatMap m_ids;
    std::vector<Taken<CaseRow>> *m_rows = nullptr;
};
} // namespace wanmi::intake
