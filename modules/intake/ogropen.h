// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

#include <gdal.h>
#include <ogr_api.h>

#include <memory>

class QTemporaryDir;

/// Opening what GDAL reads, with what it has to be told first.
namespace wanmi::intake {

struct CloseDataset
{
    void operator()(void *dataset) const { GDALClose(dataset); }
};
using DatasetPtr = std::unique_ptr<void, CloseDataset>;
struct DestroyFeature
{
    void operator()(OGRFeatureH feature) const { OGR_F_Destroy(feature); }
};
using FeaturePtr = std::unique_ptr<std::remove_pointer_t<OGRFeatureH>, DestroyFeature>;

/// With what GDAL said last.
[[nodiscard]] tl::unexpected<base::Error> brokenFile();
[[nodiscard]] bool isSpreadsheet(const QString &vsiPath);
/// `forceHeads`: the first row of each sheet holds the names of the columns.
[[nodiscard]] DatasetPtr openDataset(const QString &vsiPath, const QString &encoding,
                                     bool forceHeads = false);
/// GDAL found no head in the first sheet, and a first row of different words without any number is one.
[[nodiscard]] bool startsWithHead(GDALDatasetH dataset);
/// A Shapefile without its index: the index is made anew, in a folder of ours, never beside the city's file,
/// and the file is read there as rows.shp. Null where there is nothing to do. Errors: Corrupt "broken-file";
/// Refused "no-temporary-space".
[[nodiscard]] base::Result<std::shared_ptr<QTemporaryDir>> withIndex(const QString &path);
} // namespace wanmi::intake
