// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/answer.h"
#include "domain/rulebook.h"
#include "geo/crs.h"
#include "gridding/topology.h"
#include "intake/take.h"
#include "store/store.h"
#include "workbench/importplan.h"

#include <QObject>

#include <memory>

namespace wanmi::workbench {

/// The city as this seat knows it: what a first look at a file is held against, and the ground under its
/// maps.
struct ImportCity
{
    std::vector<domain::Area> areas;
    std::vector<domain::Department> departments;
    std::vector<domain::MinorClass> classes; ///< the city's own
    std::shared_ptr<const std::vector<store::CellShape>> cells;
};
using ImportCityPtr = std::shared_ptr<const ImportCity>;

/// One chosen file, opened.
struct OpenedFile
{
    QString path, name;
    qint64 bytes = 0;
    QString format, encoding, encodingWhy, separator;
    std::vector<intake::SourceLayer> layers;
    std::optional<base::Error> error; ///< why it cannot be read
};
struct OpenedFiles
{
    std::vector<OpenedFile> files;
    std::optional<intake::Kind> kind; ///< most likely
    QStringList parts; ///< the files and what belongs to them: the parts of a Shapefile
    [[nodiscard]] bool isReadable() const; ///< there are files, and every one can be read
};

/// Columns, first rows and what they seem to be.
struct ImportSample
{
    intake::Guess guess;
    QStringList columns;
    std::vector<intake::PreviewRow> rows;
    bool isCut = false; ///< from OpenStreetMap's tags: columns are our fields already
};

/// How the files are read with a mapping. While the reading goes on there are only rows and places.
struct ImportLook
{
    struct Row
    {
        qint64 line = 0;
        QMap<QString, QString> values; ///< our field → what was understood
    };
    static constexpr int MostPlaces = 8'000; ///< what a small map can show, and paints in a few milliseconds
    std::vector<Row> rows; ///< of the first file: the first that were taken
    std::vector<geo::Place> places; ///< some thousands, evenly spread over what was read
    std::vector<geo::Polygon> shapes; ///< of areas and cells, some thousands
    geo::Bounds bounds;
    qint64 taken = 0;
    std::vector<gridding::TopologyFault> faults; ///< of cells
    std::vector<domain::MinorClass> newClasses;
    intake::Report report;
    bool complete = false;
};

/// The wizard's hands on files: everything that reads or writes one runs on a thread of its own.
class ImportReader : public QObject
{
    Q_OBJECT
public:
    ImportReader(domain::RuleBookPtr rules, std::shared_ptr<const base::Clock> clock,
                 QObject *parent = nullptr);
    ~ImportReader() override;

    [[nodiscard]] base::Answer<OpenedFiles> open(const QStringList &paths, const intake::OpenWish &wish);
    /// Of the first file of those opened last.
    [[nodiscard]] base::Answer<base::Result<ImportSample>> sample(intake::Kind kind, const QString &layer);
    /// Reads and checks the opened files without writing anything; an earlier look is stopped. While it runs,
    /// `progressed` tells how far it is and `firstRows` what came so far.
    [[nodiscard]] base::Answer<base::Result<ImportLook>> look(const intake::Mapping &mapping,
                                                              const ImportCityPtr &city);
    void stopLooking();
    /// Whether a coordinate system is known by this name: its own name and error, Refused "unknown-crs".
    [[nodiscard]] base::Answer<base::Result<geo::Crs>> crs(const QString &text);
    /// Checks cells that the city has already.
    [[nodiscard]] base::Answer<std::vector<gridding::TopologyFault>> checkCells(const ImportCityPtr &city);
    /// Errors: NotFound "no-such-file"; Refused "bad-mapping", "cannot-write-file".
    [[nodiscard]] base::Answer<base::Result<QJsonObject>> loadJson(const QString &path);
    [[nodiscard]] base::Answer<base::Result<void>> saveJson(const QString &path, const QJsonObject &json);

signals:
    void progressed(const wanmi::intake::Progress &progress);
    void firstRows(const std::shared_ptr<const wanmi::workbench::ImportLook> &look);

private:
    class Worker;
    class Private;
    std::unique_ptr<Private> d;
    std::shared_ptr<std::atomic_bool> m_cancel;
};

} // namespace wanmi::workbench
