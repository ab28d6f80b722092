// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "intake/mapping.h"
#include "intake/rowreader.h"
#include "intake/source.h"

#include <string>
#include <unordered_map>

namespace wanmi::intake {

/// Where the value of a field comes from.
struct Input
{
    enum class From : unsigned char { Nowhere, Column, Fixed, Template, Tag };
    From from = From::Nowhere;
    int column = -1; ///< of RawBatch::values
    QString fixed; ///< the value, or the template
    QByteArray tag; ///< key inside an OSM column of tags
    bool isOverdueColumn = false; ///< "yes" means late
};

/// The inputs of all fields of a kind for one source, and the columns to read for them.
class Inputs
{
public:
    /// Errors: Refused "no-such-column" (detail: which).
    static base::Result<Inputs> resolve(const Mapping &mapping, const SourceLayer &layer);
    [[nodiscard]] const QStringList &columns() const
    {
        return m_columns;
    } ///< to be read; the reader keeps their set, not their order
    void bind(const QStringList &read); ///< column names as the reader gives them
    [[nodiscard]] const Input &of(int field) const { return m_inputs[size_t(field)]; }
    [[nodiscard]] bool has(int field) const { return field >= 0 && of(field).from != Input::From::Nowhere; }
    [[nodiscard]] int templateColumn(const QString &name) const { return m_places.value(name, -1); }

private:
    std::vector<Input> m_inputs;
    std::vector<QString> m_columnOf; ///< by field
    QStringList m_columns;
    QHash<QString, int> m_places;
};

/// One row, asked by field. Texts are trimmed; what means "nothing" is empty.
class RowView
{
public:
    RowView(const RawBatch &batch, size_t row, const Inputs &inputs)
        : m_batch(batch)
        , m_values(batch.values.data()
                   + row * (batch.rows.empty() ? 0 : batch.values.size() / batch.rows.size()))
        , m_inputs(inputs)
        , m_row(row)
    {
    }
    [[nodiscard]] const RawRow &raw() const { return m_batch.rows[m_row]; }
    [[nodiscard]] const RawBatch &batch() const { return m_batch; }
    [[nodiscard]] const Inputs &inputs() const { return m_inputs; }
    [[nodiscard]] QString text(int field) const;
    /// Quick: the bytes of a plain column; empty where it is none or means nothing.
    [[nodiscard]] std::string_view bytes(int field, std::string &room) const;
    [[nodiscard]] Value value(int field, std::string &room) const;

private:
    const RawBatch &m_batch;
    const Value *m_values;
    const Inputs &m_inputs;
    size_t m_row;
};

/// Text of a key in a column like "natural"=>"tree","height"=>"5".
[[nodiscard]] QString tagOf(std::string_view tags, const QByteArray &key);
} // namespace wanmi::intake
