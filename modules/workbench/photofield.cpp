// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/photofield.h"

#include "base/answer.h"
#include "base/doors.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QImageReader>
#include <QListWidget>
#include <QPushButton>
#include <QtConcurrentRun>
#include <QVBoxLayout>

namespace wanmi::workbench {
namespace {
constexpr qint64 MaxBytes = 20 * 1024 * 1024;
constexpr int MaxPhotos = 10;

struct Taken
{
    QStringList lines;
    int refused = 0;
};

Taken take(const QStringList &paths, const QString &kind)
{
    base::passDoor(base::Door::File, "photo");
    Taken taken;
    for (const QString &path : paths) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly) || file.size() > MaxBytes) {
            ++taken.refused;
            continue;
        }
        QByteArray bytes = file.readAll();
        QBuffer buffer(&bytes);
        if (!QImageReader(&buffer).canRead()) {
            ++taken.refused;
            continue;
        }
        const QFileInfo info(path);
        taken.lines.append(
            QStringLiteral("%1 %2 %3 %4")
                .arg(kind,
                     QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex()),
                     QString::number(info.lastModified().toMSecsSinceEpoch()), info.fileName()));
    }
    return taken;
}
} // namespace

PhotoField::PhotoField(Ask ask, QString kind, SessionContext &session, QWidget *parent)
    : Field(std::move(ask), parent)
    , m_kind(std::move(kind))
    , m_session(session)
    , m_list(new QListWidget(this))
    , m_button(nullptr)
{
    auto *box = new QWidget(this);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3);
    auto *button = new QPushButton(tr("Choose pictures…"), box);
    m_button = button;
    m_list->setObjectName(QStringLiteral("choices"));
    m_list->setFixedHeight(58);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->hide();
    column->addWidget(button, 0, Qt::AlignLeft);
    column->addWidget(m_list);
    add(box);
    connect(button, &QPushButton::clicked, this, &PhotoField::choose);
}

void PhotoField::choose()
{
    auto *dialog
        = new QFileDialog(this, tr("Choose pictures"), QString(), tr("Pictures (*.jpg *.jpeg *.png)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &PhotoField::addFiles);
    dialog->open();
}

void PhotoField::addFiles(const QStringList &paths)
{
    base::Answer<Taken> read = QtConcurrent::run([paths, kind = m_kind] { return take(paths, kind); });
    read.then(this, [this](const Taken &taken) {
        m_lines += taken.lines;
        if (m_lines.size() > MaxPhotos)
            m_lines = m_lines.mid(0, MaxPhotos);
        show();
        emit changed();
        if (taken.refused > 0)
            showProblem(
                tr("%n file(s) left out: not a picture, or larger than 20 MB.", nullptr, taken.refused));
    });
}

void PhotoField::show()
{
    m_list->clear();
    for (const QString &line : std::as_const(m_lines))
        m_list->addItem(line.section(u' ', 3));
    m_list->setVisible(!m_lines.isEmpty());
}

QString PhotoField::answer() const
{
    return m_lines.join(u'\n');
}

void PhotoField::setAnswer(const QString &answer)
{
    m_lines = answer.split(u'\n', Qt::SkipEmptyParts);
    show();
    emit changed();
}

void PhotoField::writeTo(domain::CaseOrder &order) const
{
    for (const QString &line : m_lines) {
        order.photos.push_back({line.section(u' ', 0, 0), line.section(u' ', 1, 1),
                                base::instantFromMs(line.section(u' ', 2, 2).toLongLong()),
                                m_session.grant.account});
    }
}

QWidget *PhotoField::editor() const
{
    return m_button;
}
} // namespace wanmi::workbench
