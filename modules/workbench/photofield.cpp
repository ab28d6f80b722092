// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/photofield.h"

#include "sync/mediaclient.h"
#include "workbench/photolook.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QtConcurrentRun>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace wanmi::workbench {
namespace {
constexpr int MostNamed = 3; ///< files whose refusal is spelled out

QStringList filesOf(const QMimeData &dropped)
{
    QStringList files;
    for (const QUrl &url : dropped.urls()) {
        if (url.isLocalFile())
            files.append(url.toLocalFile());
    }
    return files;
}
}

PhotoField::PhotoField(Ask ask, QString kind, SessionContext &session, QWidget *parent)
    : Field(std::move(ask), parent)
    , m_kind(std::move(kind))
    , m_session(session)
    , m_list(new QListWidget(this))
    , m_button(nullptr)
    , m_clear(nullptr)
{
    auto *box = new QWidget(this);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3);
    auto *button = new QPushButton(tr("Choose pictures…"), box);
    m_button = button;
    m_list->setObjectName(QStringLiteral("choices"));
    m_list->setAccessibleName(tr("Chosen pictures"));
    m_list->setFixedHeight(74);
    m_list->setWordWrap(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->hide();
    auto *clear = new QPushButton(tr("Remove all"), box);
    m_clear = clear;
    auto *row = new QHBoxLayout;
    row->addWidget(button);
    row->addWidget(clear);
    row->addStretch(1);
    column->addLayout(row);
    column->addWidget(m_list);
    add(box);
    connect(clear, &QPushButton::clicked, this, [this] { setAnswer({}); });
    clear->hide();
    setAcceptDrops(true);
    connect(button, &QPushButton::clicked, this, &PhotoField::choose);
}

void PhotoField::setCase(const domain::CaseFile &file)
{
    m_file = file;
    showLines();
}

void PhotoField::choose()
{
    auto *dialog
        = new QFileDialog(this, tr("Choose pictures"), QString(), tr("Pictures (*.jpg *.jpeg *.png *.webp)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &PhotoField::addFiles);
    dialog->open();
}

void PhotoField::addFiles(const QStringList &paths)
{
    if (!m_session.media) {
        showProblem(tr("This seat cannot keep pictures."));
        return;
    }
    const auto room = std::max<qsizetype>(0, MostPhotos - qsizetype(m_photos.size()));
    const int leftOut = int(std::max<qsizetype>(0, paths.size() - room));
    takeNext(paths.mid(0, room), {}, leftOut);
}

void PhotoField::dragEnterEvent(QDragEnterEvent *event)
{
    if (!filesOf(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void PhotoField::dropEvent(QDropEvent *event)
{
    addFiles(filesOf(*event->mimeData()));
    event->acceptProposedAction();
}

void PhotoField::takeNext(const QStringList &paths, Taken taken, int leftOut)
{
    if (paths.isEmpty())
        return take(taken, leftOut);
    m_session.media->keep({paths.front()})
        .then(this,
              [this, paths, taken = std::move(taken),
               leftOut](const std::vector<sync::MediaClient::Kept> &files) {
                  base::Answer<Taken> read = QtConcurrent::run(
                      [file = files.front(), taken, offset = cameraOffsetOf(m_session)]() mutable {
                          if (file.hash.isEmpty()) {
                              taken.refused.append(file.name + QStringLiteral(": ")
                                                   + photoRefusalWord(file.refusal));
                          } else {
                              const domain::PhotoFacts facts = photoFactsOf(file.bytes, offset);
                              taken.photos.push_back({file.hash, file.name,
                                                      facts.takenAt.value_or(file.changedAt), facts, false});
                          }
                          return taken;
                      });
                  read.then(this, [this, paths, leftOut](const Taken &more) {
                      takeNext(paths.mid(1), more, leftOut);
                  });
              });
}

void PhotoField::take(const Taken &taken, int leftOut)
{
    QStringList problems = taken.refused.mid(0, MostNamed);
    if (taken.refused.size() > MostNamed)
        problems.append(tr("%1 more left out.").arg(taken.refused.size() - MostNamed));
    for (const Chosen &photo : taken.photos) {
        const bool isThere = std::ranges::find(m_photos, photo.hash, &Chosen::hash) != m_photos.end();
        if (isThere)
            problems.append(tr("%1 is chosen already.").arg(photo.name));
        else
            m_photos.push_back(photo);
    }
    if (leftOut > 0)
        problems.append(tr("%1 left out: at most %2 pictures.").arg(leftOut).arg(MostPhotos));
    showLines();
    emit changed();
    if (!problems.isEmpty())
        showProblem(problems.join(u'\n'));
}

QStringList PhotoField::lines() const
{
    QStringList lines;
    for (const Chosen &photo : m_photos) {
        QStringList parts{photo.name};
        if (photo.isGone)
            parts.append(tr("no longer here: choose it again"));
        if (photo.facts) {
            for (const domain::PhotoDoubt &doubt :
                 domain::doubtsOf(*photo.facts, m_kind, m_session.clock->now(), m_file))
                parts.append((doubt.isWarning() ? QStringLiteral("⚠ ") : QString())
                             + photoDoubtWord(doubt, m_session.words));
        }
        lines.append(parts.join(QStringLiteral(" · ")));
    }
    return lines;
}

void PhotoField::showLines()
{
    m_list->clear();
    m_list->addItems(lines());
    m_list->setVisible(!m_photos.empty());
    m_clear->setVisible(!m_photos.empty());
}

QString PhotoField::problem() const
{
    if (std::ranges::any_of(m_photos, &Chosen::isGone))
        return tr("A picture of this draft is no longer here; choose it again.");
    return Field::problem();
}

QString PhotoField::answer() const
{
    QStringList lines;
    for (const Chosen &photo : m_photos) {
        if (!photo.isGone)
            lines.append(QStringLiteral("%1 %2 %3 %4")
                             .arg(m_kind, photo.hash, QString::number(base::toMs(photo.at)), photo.name));
    }
    return lines.join(u'\n');
}

void PhotoField::setAnswer(const QString &answer)
{
    m_photos.clear();
    for (const QString &line : answer.split(u'\n', Qt::SkipEmptyParts)) {
        m_photos.push_back({line.section(u' ', 1, 1), line.section(u' ', 3),
                            base::instantFromMs(line.section(u' ', 2, 2).toLongLong()), std::nullopt, false});
        examine(m_photos.back().hash);
    }
    showLines();
    emit changed();
}

/// A draft may be old: is the picture still kept, and what does it say of itself.
void PhotoField::examine(const QString &hash)
{
    lookAtPhoto(m_session, hash, {64, 64}, this).then(this, [this, hash](const PhotoLook &look) {
        const auto photo = std::ranges::find(m_photos, hash, &Chosen::hash);
        if (photo == m_photos.end())
            return;
        photo->isGone = look.state == PhotoState::Missing || look.state == PhotoState::Damaged;
        if (look.isShown())
            photo->facts = look.facts;
        showLines();
    });
}

void PhotoField::writeTo(domain::CaseOrder &order) const
{
    for (const Chosen &photo : m_photos)
        order.photos.push_back({m_kind, photo.hash, photo.at, m_session.grant.account});
}

QWidget *PhotoField::editor() const
{
    return m_button;
}
} // namespace wanmi::workbench
