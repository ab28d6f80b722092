// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/casephotos.h"

#include "workbench/flowlayout.h"
#include "workbench/photoviewer.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace wanmi::workbench {
namespace {
constexpr int Gap = 6;
constexpr int SmallestTile = 100;

std::vector<std::size_t> ofKind(const std::vector<domain::Photo> &photos, QStringView kind)
{
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < photos.size(); ++i) {
        if (photos[i].kind == kind)
            found.push_back(i);
    }
    return found;
}
} // namespace

PhotoPairs pairUp(const std::vector<domain::Photo> &photos)
{
    const std::vector<std::size_t> afters = ofKind(photos, u"after");
    std::vector<std::size_t> befores = ofKind(photos, u"before");
    if (befores.empty() && !afters.empty())
        befores = ofKind(photos, u"near");
    PhotoPairs pairs;
    const std::size_t rows = afters.empty() ? befores.size() : afters.size();
    std::vector<bool> placed(photos.size(), false);
    const auto nth = [&placed](const std::vector<std::size_t> &all, std::size_t i) {
        if (i >= all.size())
            return std::optional<std::size_t>();
        placed[all[i]] = true;
        return std::optional(all[i]);
    };
    for (std::size_t i = 0; i < rows; ++i) {
        PhotoPairs::Row row;
        row.before = nth(befores, i);
        row.after = nth(afters, i);
        pairs.rows.push_back(row);
    }
    for (std::size_t i = 0; i < photos.size(); ++i) {
        if (!placed[i])
            pairs.others.push_back(i);
    }
    return pairs;
}

CasePhotos::CasePhotos(SessionContext &session, const Style &style, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_style(style)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    connect(&session.link, &sync::Link::statusChanged, this, [this](const sync::LinkStatus &status) {
        if (status.state == sync::LinkStatus::State::Online)
            askAgain();
    });
}

PhotoViewer *CasePhotos::viewer() const
{
    return m_viewer;
}

void CasePhotos::show(const store::CaseDossier &dossier)
{
    const bool same = m_body && m_file.id == dossier.file.id && m_file.photos == dossier.file.photos;
    const bool other = m_file.id != dossier.file.id;
    m_file = dossier.file;
    if (!same) {
        if (other && m_viewer)
            m_viewer->close();
        build();
    }
    // Words, times and marks follow language and case; what is not here yet may have come.
    for (PhotoTile *tile : m_tiles)
        tile->setLook(tile->look(), m_file);
    if (same)
        askAgain();
}

void CasePhotos::build()
{
    delete m_body;
    m_tiles.clear();
    m_body = new QWidget(this);
    layout()->addWidget(m_body);
    auto *column = new QVBoxLayout(m_body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    if (m_file.photos.empty()) {
        column->addWidget(quiet(tr("No photo yet")));
        return;
    }
    for (std::size_t i = 0; i < m_file.photos.size(); ++i) {
        auto *tile = new PhotoTile(m_session, m_style, m_file.photos[i], m_body);
        connect(tile, &PhotoTile::opened, this, [this, i] { open(i); });
        m_tiles.push_back(tile);
    }
    const PhotoPairs pairs = pairUp(m_file.photos);
    if (!pairs.rows.empty()) {
        auto *grid = new QGridLayout;
        grid->setSpacing(Gap);
        column->addLayout(grid);
        place(grid, pairs);
    }
    if (!pairs.others.empty()) {
        auto *rest = new QWidget(m_body);
        auto *flow = new FlowLayout(Gap);
        flow->setContentsMargins(0, 0, 0, 0);
        rest->setLayout(flow);
        QSizePolicy wraps(QSizePolicy::Preferred, QSizePolicy::Minimum);
        wraps.setHeightForWidth(true);
        rest->setSizePolicy(wraps);
        for (const std::size_t i : pairs.others)
            flow->addWidget(m_tiles[i]);
        column->addWidget(rest);
    }
    column->addStretch(1);
    fitTiles();
    for (PhotoTile *tile : m_tiles)
        fetch(tile);
}

QSize CasePhotos::minimumSizeHint() const
{
    return {2 * SmallestTile + Gap, QWidget::minimumSizeHint().height()};
}

void CasePhotos::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitTiles();
}

void CasePhotos::fitTiles()
{
    const int each = std::max(SmallestTile, (width() - Gap) / 2);
    for (PhotoTile *tile : m_tiles)
        tile->setTileWidth(each);
}

void CasePhotos::place(QGridLayout *grid, const PhotoPairs &pairs)
{
    grid->addWidget(quiet(photoKindWord(QStringLiteral("before"))), 0, 0);
    grid->addWidget(quiet(photoKindWord(QStringLiteral("after"))), 0, 1);
    grid->setColumnStretch(2, 1);
    int line = 1;
    for (const PhotoPairs::Row &row : pairs.rows) {
        grid->addWidget(row.before ? static_cast<QWidget *>(m_tiles[*row.before])
                                   : quiet(tr("no picture before the work")),
                        line, 0, Qt::AlignTop);
        grid->addWidget(row.after ? static_cast<QWidget *>(m_tiles[*row.after])
                                  : quiet(tr("no picture after the work yet")),
                        line, 1, Qt::AlignTop);
        ++line;
    }
}

QLabel *CasePhotos::quiet(const QString &text)
{
    auto *label = new QLabel(text, m_body);
    label->setObjectName(QStringLiteral("quiet"));
    label->setWordWrap(true);
    return label;
}

void CasePhotos::fetch(PhotoTile *tile)
{
    const QSize twice = PhotoTile::LargestPicture * 2; // for dense screens
    lookAtPhoto(m_session, tile->photo().hash, twice, tile).then(tile, [this, tile](const PhotoLook &look) {
        tile->setLook(look, m_file);
    });
}

void CasePhotos::askAgain()
{
    for (PhotoTile *tile : m_tiles) {
        const PhotoState state = tile->look().state;
        if (state == PhotoState::Waiting || state == PhotoState::Away || state == PhotoState::Missing)
            fetch(tile);
    }
}

void CasePhotos::open(std::size_t photo)
{
    if (m_viewer)
        m_viewer->close();
    m_viewer = new PhotoViewer(m_session, m_style, m_file, photo, window());
    m_viewer->show();
}
} // namespace wanmi::workbench
