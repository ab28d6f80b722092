// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/evidencewindow.h"

#include "base/doors.h"
#include "evidence/evidencefile.h"
#include "sync/accessjournal.h"

#include <QDesktopServices>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStyle>
#include <QTableWidget>
#include <QtConcurrentRun>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace wanmi::workbench {
namespace {
enum Column { Time, Camera, Case, What, Size, StateOf, Columns };

/// Both files, or none. Empty: done; else why not.
QString copied(const QString &from, const QString &folder)
{
    base::passDoor(base::Door::File, "evidence");
    const QString to = QDir(folder).filePath(QFileInfo(from).fileName());
    if (QFile::exists(to) || QFile::exists(evidence::manifestOf(to)))
        return QStringLiteral("file-exists");
    if (QFile::copy(from, to) && QFile::copy(evidence::manifestOf(from), evidence::manifestOf(to))) {
        const auto verdict = evidence::verifyFile(to);
        if (verdict && verdict->isWhole())
            return {};
    }
    QFile::remove(to);
    QFile::remove(evidence::manifestOf(to));
    return QStringLiteral("cannot-write");
}
} // namespace

EvidenceWindow::EvidenceWindow(SessionContext &session, QString folder, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_session(session)
    , m_folder(std::move(folder))
    , m_title(new QLabel(this))
    , m_none(new QLabel(this))
    , m_line(new QLabel(this))
    , m_table(new QTableWidget(0, Columns, this))
    , m_reason(new QLineEdit(this))
    , m_open(new QPushButton(this))
    , m_check(new QPushButton(this))
    , m_complete(new QPushButton(this))
    , m_export(new QPushButton(this))
{
    setObjectName(QStringLiteral("surface"));
    setAttribute(Qt::WA_StyledBackground);
    setAttribute(Qt::WA_DeleteOnClose);
    resize(980, 560);
    m_title->setObjectName(QStringLiteral("title"));
    m_none->setObjectName(QStringLiteral("quiet"));
    m_none->setAlignment(Qt::AlignCenter);
    m_none->setWordWrap(true);
    m_line->setWordWrap(true);
    m_line->setTextFormat(Qt::PlainText);
    m_line->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(Camera, QHeaderView::Stretch);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(14, 12, 14, 12);
    column->setSpacing(8);
    column->addWidget(m_title);
    column->addWidget(m_none, 1);
    column->addWidget(m_table, 1);
    column->addWidget(m_line);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    for (QPushButton *button : {m_open, m_check, m_complete})
        row->addWidget(button);
    row->addWidget(m_reason, 1);
    row->addWidget(m_export);
    column->addLayout(row);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &EvidenceWindow::follow);
    connect(m_table, &QTableWidget::itemActivated, this, &EvidenceWindow::open);
    connect(m_open, &QPushButton::clicked, this, &EvidenceWindow::open);
    connect(m_check, &QPushButton::clicked, this, &EvidenceWindow::check);
    connect(m_complete, &QPushButton::clicked, this, &EvidenceWindow::complete);
    connect(m_export, &QPushButton::clicked, this, &EvidenceWindow::askWhereTo);
    connect(m_reason, &QLineEdit::textChanged, this, &EvidenceWindow::follow);
    connect(m_reason, &QLineEdit::returnPressed, this, &EvidenceWindow::askWhereTo);
    m_texts.add([this] {
        setWindowTitle(tr("Evidence kept at this seat"));
        m_title->setText(windowTitle());
        m_none->setText(tr("Nothing is kept yet. On a camera, S keeps its picture and R begins a clip with the ten seconds before."));
        m_open->setText(tr("Open"));
        m_check->setText(tr("Check"));
        m_check->setToolTip(tr("Reads every byte again and holds it against what was written down when it was recorded"));
        m_complete->setText(tr("Complete"));
        m_complete->setToolTip(tr("A clip that broke off gets its end; what is missing is said in its manifest"));
        m_reason->setPlaceholderText(tr("Why it leaves this seat"));
        m_reason->setAccessibleName(tr("Why it leaves this seat"));
        m_reason->setToolTip(tr("Stands in the audit beside the export"));
        m_export->setText(tr("Export…"));
        m_export->setToolTip(tr("The file and its manifest into a folder; the export and its reason are in the audit"));
        m_table->setAccessibleName(windowTitle());
        m_table->setHorizontalHeaderLabels({tr("Time"), tr("Camera"), tr("Case"), tr("What"), tr("Size"), tr("State")});
        for (int i = 0; i < Columns; ++i)
            m_table->horizontalHeaderItem(i)->setTextAlignment((i == Size ? Qt::AlignRight : Qt::AlignLeft)
                                                               | Qt::AlignVCenter);
        fill();
    });
    connect(&session.words, &models::Words::changed, this, [this] { m_texts.refresh(); });
    reload();
}

std::vector<EvidenceWindow::Item> EvidenceWindow::itemsIn(const QString &folder)
{
    base::passDoor(base::Door::File, "evidence");
    std::vector<Item> items;
    const QString suffix = evidence::manifestOf({});
    for (const QFileInfo &info : QDir(folder).entryInfoList({u'*' + suffix}, QDir::Files, QDir::Name | QDir::Reversed)) {
        Item item;
        item.path = info.filePath().chopped(suffix.size());
        QFile file(info.filePath());
        if (file.open(QIODevice::ReadOnly)) {
            if (const auto manifest = evidence::readManifest(file.readAll())) {
                item.head = manifest->head;
                item.seal = manifest->seal;
                item.state = manifest->end ? State::Kept : State::Unfinished;
                item.until = manifest->end ? manifest->end->until : manifest->head.from;
            }
        }
        item.bytes = QFileInfo(item.path).size();
        if (!QFileInfo::exists(item.path))
            item.state = State::Broken;
        items.push_back(std::move(item));
    }
    std::ranges::stable_sort(items, std::ranges::greater(), [](const Item &item) { return item.head.from; });
    return items;
}

void EvidenceWindow::reload()
{
    base::Answer<std::vector<Item>> read = QtConcurrent::run([folder = m_folder] { return itemsIn(folder); });
    read.then(this, [this](const std::vector<Item> &items) {
        m_items = items;
        fill();
        emit shown();
    });
}

EvidenceWindow::Item *EvidenceWindow::chosen()
{
    const int row = m_table->currentRow();
    return row >= 0 && std::size_t(row) < m_items.size() && !m_table->selectedItems().isEmpty() ? &m_items[std::size_t(row)]
                                                                                                : nullptr;
}

QString EvidenceWindow::wordsOf(const Item &item) const
{
    if (!item.checked.isEmpty())
        return item.checked;
    switch (item.state) {
    case State::Kept:
        return tr("kept");
    case State::Unfinished:
        return tr("● recording, or broken off");
    case State::Broken:
        return tr("⚠ file or manifest is missing or damaged");
    }
    return {};
}

QString EvidenceWindow::wordsOf(const evidence::Verdict &verdict) const
{
    using evidence::Fault;
    switch (verdict.fault) {
    case Fault::None:
        return tr("✓ as it was recorded");
    case Fault::Unfinished:
        return tr("● recording, or broken off");
    case Fault::Altered:
        return tr("⚠ altered in piece %1").arg(verdict.piece);
    case Fault::Missing:
        return tr("⚠ piece %1 is missing").arg(verdict.piece);
    case Fault::Misplaced:
        return tr("⚠ piece %1 stands in the wrong place").arg(verdict.piece);
    case Fault::Added:
        return tr("⚠ something was added at piece %1").arg(verdict.piece);
    case Fault::ManifestAltered:
        return tr("⚠ the manifest was altered");
    }
    return {};
}

QString EvidenceWindow::caseOf(const Item &item) const
{
    const QString id = item.head.facts.caseId;
    const auto at = m_session.rows.positionOf(id);
    if (!at)
        return id.isEmpty() ? QStringLiteral("—") : item.head.facts.reason;
    const store::CaseSummary &row = m_session.rows.table().at(*at);
    return !row.caseNo.isEmpty() ? row.caseNo : !row.intakeNo.isEmpty() ? row.intakeNo : item.head.facts.reason;
}

void EvidenceWindow::fill()
{
    const Item *one = chosen();
    const QString path = one ? one->path : QString();
    m_table->setRowCount(int(m_items.size()));
    int wanted = m_items.empty() ? -1 : 0;
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        fillRow(int(i), m_items[i]);
        if (m_items[i].path == path)
            wanted = int(i);
    }
    if (wanted >= 0)
        m_table->selectRow(wanted);
    m_none->setVisible(m_items.empty());
    m_table->setVisible(!m_items.empty());
    follow();
}

void EvidenceWindow::fillRow(int row, const Item &item)
{
    const double now = double(base::toMs(m_session.desk.now()));
    const bool isStill = item.head.kind == evidence::Kind::Still;
    const qint64 seconds = (base::toMs(item.until) - base::toMs(item.head.from)) / 1000;
    QStringList texts;
    texts.resize(Columns);
    texts[Time] = item.seal.isEmpty() ? QStringLiteral("—") : m_session.words.moment(double(base::toMs(item.head.from)), now);
    texts[Camera] = item.seal.isEmpty() ? QFileInfo(item.path).fileName() : item.head.facts.cameraName;
    texts[Case] = caseOf(item);
    texts[What] = isStill ? tr("Picture") : item.state == State::Kept ? tr("Clip, %1 s").arg(seconds) : tr("Clip");
    texts[Size] = locale().formattedDataSize(item.bytes, 1, QLocale::DataSizeSIFormat);
    texts[StateOf] = wordsOf(item);
    for (int i = 0; i < Columns; ++i) {
        auto *cell = new QTableWidgetItem(texts[i]);
        cell->setTextAlignment((i == Size ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        if (i == Camera)
            cell->setToolTip(QDir::toNativeSeparators(item.path));
        m_table->setItem(row, i, cell);
    }
}

void EvidenceWindow::follow()
{
    const Item *one = chosen();
    m_open->setEnabled(one && QFileInfo::exists(one->path));
    m_check->setEnabled(one && !m_busy);
    m_complete->setVisible(one && one->state == State::Unfinished);
    m_complete->setEnabled(!m_busy);
    m_export->setEnabled(one && one->state == State::Kept && !m_busy && !m_reason->text().trimmed().isEmpty());
    m_reason->setEnabled(one && one->state == State::Kept);
}

void EvidenceWindow::say(const QString &text, bool isProblem)
{
    m_line->setObjectName(isProblem ? QStringLiteral("problem") : QString());
    m_line->style()->polish(m_line);
    m_line->setText(text);
}

QString EvidenceWindow::said() const
{
    return m_line->text();
}

void EvidenceWindow::open()
{
    if (const Item *one = chosen())
        QDesktopServices::openUrl(QUrl::fromLocalFile(one->path));
}

void EvidenceWindow::check()
{
    const Item *one = chosen();
    if (!one || m_busy)
        return;
    m_busy = true;
    say(tr("Reading every byte…"));
    follow();
    base::Answer<base::Result<evidence::Verdict>> read = QtConcurrent::run([path = one->path] {
        base::passDoor(base::Door::File, "evidence");
        return evidence::verifyFile(path);
    });
    read.then(this, [this, path = one->path](const base::Result<evidence::Verdict> &verdict) {
        m_busy = false;
        const QString found = verdict ? wordsOf(*verdict) : m_session.words.cameraReason(verdict.error().reason);
        const auto at = std::ranges::find(m_items, path, &Item::path);
        if (at != m_items.end()) {
            at->checked = found;
            fillRow(int(at - m_items.begin()), *at);
        }
        const bool well = verdict && verdict->isWhole();
        say(well ? tr("%1: %2. Seal, to be held against the audit: %3")
                       .arg(QFileInfo(path).fileName(), found, QString::fromLatin1(verdict->manifest.seal.toHex()))
                 : tr("%1: %2").arg(QFileInfo(path).fileName(), found),
            !well);
        follow();
        emit done(well);
    });
}

void EvidenceWindow::complete()
{
    const Item *one = chosen();
    if (!one || m_busy)
        return;
    m_busy = true;
    base::Answer<base::Result<evidence::Finished>> finished = QtConcurrent::run([path = one->path] {
        base::passDoor(base::Door::File, "evidence");
        return evidence::finishClip(path);
    });
    finished.then(this, [this](const base::Result<evidence::Finished> &ended) {
        m_busy = false;
        say(ended ? tr("The clip has its end; pictures up to then are in it.")
                  : m_session.words.cameraReason(ended.error().reason),
            !ended);
        reload();
        emit done(bool(ended));
    });
}

void EvidenceWindow::askWhereTo()
{
    if (!m_export->isEnabled())
        return;
    auto *dialog = new QFileDialog(this, tr("Where the evidence goes"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString &folder) { exportTo(folder, m_reason->text().trimmed()); });
    dialog->open();
}

void EvidenceWindow::exportTo(const QString &folder, const QString &reason)
{
    const Item *one = chosen();
    if (!one || one->state != State::Kept || reason.isEmpty() || m_busy)
        return;
    m_busy = true;
    say(tr("Copying and checking…"));
    follow();
    base::Answer<QString> copy = QtConcurrent::run([path = one->path, folder] { return copied(path, folder); });
    copy.then(this, [this, item = *one, folder, reason](const QString &why) {
        m_busy = false;
        if (why.isEmpty()) {
            if (m_session.accesses)
                m_session.accesses->exported(QStringLiteral("camera-evidence"), 1, QFileInfo(item.path).suffix(),
                                             QStringLiteral("camera=%1 case=%2 seal=%3")
                                                 .arg(item.head.facts.cameraId, item.head.facts.caseId,
                                                      QString::fromLatin1(item.seal.toHex())),
                                             reason);
            m_reason->clear();
            say(tr("The file and its manifest are in %1; the export is in the audit.").arg(QDir::toNativeSeparators(folder)));
        } else {
            say(why == u"file-exists" ? tr("There is such a file in %1 already; choose another folder.").arg(folder)
                                      : tr("%1 cannot be written, or is full; choose another folder.").arg(folder),
                true);
        }
        follow();
        emit done(why.isEmpty());
    });
}

void EvidenceWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        m_texts.refresh();
    QWidget::changeEvent(event);
}

void EvidenceWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}
} // namespace wanmi::workbench
