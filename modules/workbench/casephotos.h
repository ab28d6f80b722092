// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/changeset.h"
#include "workbench/phototile.h"

#include <QPointer>

class QGridLayout;

namespace wanmi::workbench {
class PhotoViewer;

/// Which photos stand beside which: rows of before and after, and all others.
struct PhotoPairs
{
    struct Row
    {
        std::optional<std::size_t> before, after;
        friend bool operator==(const Row &, const Row &) = default;
    };
    std::vector<Row> rows;
    std::vector<std::size_t> others;
};
/// Before pictures, or the close views of report and visit where nobody took one, against those after the
/// work, in the order in which they came.
[[nodiscard]] PhotoPairs pairUp(const std::vector<domain::Photo> &photos);

/// The photos of the case on the page: before and after side by side, the others below. Each comes by itself;
/// one that cannot says why.
class CasePhotos : public QWidget
{
    Q_OBJECT
public:
    CasePhotos(SessionContext &session, const Style &style, QWidget *parent = nullptr);
    void show(const store::CaseDossier &dossier);
    [[nodiscard]] const std::vector<PhotoTile *> &tiles() const
    {
        return m_tiles;
    } ///< as the case names them
    [[nodiscard]] PhotoViewer *viewer() const;
    void open(std::size_t photo);
    /// Two small pictures fit beside each other in any dock.
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitTiles();
    void build();
    void place(QGridLayout *grid, const PhotoPairs &pairs);
    void fetch(PhotoTile *tile);
    void askAgain();
    [[nodiscard]] QLabel *quiet(const QString &text);

    SessionContext &m_session;
    const Style &m_style;
    domain::CaseFile m_file;
    std::vector<PhotoTile *> m_tiles;
    QWidget *m_body = nullptr;
    QPointer<PhotoViewer> m_viewer;
};
} // namespace wanmi::workbench
