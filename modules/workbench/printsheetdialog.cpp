// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/printsheetdialog.h"

#include "workbench/mnemonics.h"
#include "workbench/taborder.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTime>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

#include <array>

namespace wanmi::workbench {
namespace {
constexpr QSizeF A3{420, 297}, A4{297, 210};
constexpr std::array Scales{500, 1000, 2000, 5000, 10'000, 25'000, 50'000, 100'000};

QLabel *noteLabel(const QString &text, QWidget *buddy, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setObjectName(QStringLiteral("note"));
    label->setBuddy(buddy);
    return label;
}
} // namespace

PrintSheetDialog::PrintSheetDialog(SheetSource source, const QString &folder, QWidget *parent)
    : QDialog(parent)
    , m_source(std::move(source))
    , m_printer(m_source.printer)
    , m_title(new QLineEdit(this))
    , m_path(new QLineEdit(this))
    , m_paper(new QComboBox(this))
    , m_lie(new QComboBox(this))
    , m_scale(new QComboBox(this))
    , m_summary(new QLabel(this))
    , m_state(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_openFolder(new QCheckBox(tr("Open the folder afterwards"), this))
    , m_go(new QPushButton(tr("Print to PDF"), this))
    , m_close(new QPushButton(tr("Close"), this))
{
    setWindowTitle(tr("Print map sheet"));
    setMinimumWidth(520);
    setAttribute(Qt::WA_DeleteOnClose);
    m_title->setText(tr("%1: open cases").arg(m_source.city));
    m_paper->addItem(tr("A3"), A3);
    m_paper->addItem(tr("A4"), A4);
    m_lie->addItem(tr("Landscape"), true);
    m_lie->addItem(tr("Portrait"), false);
    m_scale->addItem(tr("As on the screen"), 0);
    for (const int scale : Scales)
        m_scale->addItem(QStringLiteral("1 : ") + QLocale(QLocale::English).toString(scale), scale);
    const QString name = tr("Map sheet %1.pdf")
                             .arg(QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd HHmm")));
    m_path->setText(QDir(folder).filePath(name));
    m_openFolder->setChecked(true);
    m_summary->setObjectName(QStringLiteral("quiet"));
    m_state->setWordWrap(true);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(6);
    m_go->setObjectName(QStringLiteral("primary"));
    m_go->setDefault(true);
    build();
    tabAsLaidOut(*this);
    giveMnemonics(*this);
    for (QComboBox *box : {m_paper, m_lie, m_scale})
        connect(box, &QComboBox::currentIndexChanged, this, &PrintSheetDialog::preview);
    connect(m_go, &QPushButton::clicked, this, &PrintSheetDialog::print);
    connect(m_close, &QPushButton::clicked, this, &PrintSheetDialog::reject);
    connect(&m_printer, &mapview::SheetPrinter::progressed, this, [this](const QString &stage, int percent) {
        m_state->setText(SheetWords::stage(stage));
        m_progress->setValue(percent);
    });
    connect(&m_printer, &mapview::SheetPrinter::printed, this, &PrintSheetDialog::showDone);
    connect(&m_printer, &mapview::SheetPrinter::failed, this, &PrintSheetDialog::showFailure);
    setBusy(false);
    preview();
    m_title->selectAll();
}

PrintSheetDialog::~PrintSheetDialog() = default;

void PrintSheetDialog::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(28, 22, 28, 22);
    column->setSpacing(5);
    column->addWidget(noteLabel(tr("Title"), m_title, this));
    column->addWidget(m_title);
    column->addSpacing(8);
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    for (const auto &[text, box] :
         {std::pair{tr("Paper"), m_paper}, {tr("Lies"), m_lie}, {tr("Scale"), m_scale}}) {
        auto *part = new QVBoxLayout;
        part->setSpacing(5);
        part->addWidget(noteLabel(text, box, this));
        part->addWidget(box);
        row->addLayout(part, 1);
    }
    column->addLayout(row);
    column->addWidget(m_summary);
    column->addSpacing(8);
    column->addWidget(noteLabel(tr("File"), m_path, this));
    auto *file = new QHBoxLayout;
    auto *choose = new QPushButton(tr("Choose…"), this);
    choose->setAutoDefault(false);
    connect(choose, &QPushButton::clicked, this, &PrintSheetDialog::choosePath);
    file->addWidget(m_path, 1);
    file->addWidget(choose);
    column->addLayout(file);
    column->addWidget(m_openFolder);
    column->addSpacing(10);
    column->addWidget(m_progress);
    column->addWidget(m_state);
    column->addSpacing(6);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_close);
    buttons->addWidget(m_go);
    column->addLayout(buttons);
}

SheetForm PrintSheetDialog::form() const
{
    const QSizeF page = m_paper->currentData().toSizeF();
    return {m_title->text().simplified(), m_lie->currentData().toBool() ? page : page.transposed(),
            m_scale->currentData().toDouble()};
}

void PrintSheetDialog::preview()
{
    const SheetForm chosen = form();
    const mapview::SheetFrames frames
        = mapview::planSheet({chosen.pageMm, m_source.view, chosen.groundScale});
    int inView = 0;
    for (const mapview::CaseMark &mark : m_source.layers.cases())
        inView += m_source.cases && frames.world.contains(mark.world);
    m_summary->setText(
        tr("%1 · %n case(s) in the list", nullptr, inView).arg(SheetWords::scaleText(frames.groundScale)));
}

void PrintSheetDialog::choosePath()
{
    const QString path
        = QFileDialog::getSaveFileName(this, tr("Print map sheet"), m_path->text(), tr("PDF files (*.pdf)"));
    if (!path.isEmpty())
        m_path->setText(path);
}

void PrintSheetDialog::print()
{
    QString path = m_path->text().trimmed();
    if (path.isEmpty())
        return showFailure(QStringLiteral("cannot-write"));
    if (!path.endsWith(QLatin1StringView(".pdf"), Qt::CaseInsensitive))
        path += QStringLiteral(".pdf");
    setBusy(true);
    m_state->setText(SheetWords::stage({}));
    m_printer.print(SheetWords::contentOf(form(), m_source), m_source.base, path);
}

void PrintSheetDialog::setBusy(bool busy)
{
    m_busy = busy;
    for (QWidget *one : std::initializer_list<QWidget *>{m_title, m_path, m_paper, m_lie, m_scale, m_go})
        one->setEnabled(!busy);
    m_close->setText(busy ? tr("Stop") : tr("Close"));
    m_progress->setVisible(busy);
    m_progress->setValue(0);
}

void PrintSheetDialog::showFailure(const QString &reason)
{
    setBusy(false);
    m_state->setObjectName(QStringLiteral("problem"));
    m_state->setStyleSheet(styleSheet());
    m_state->setText(SheetWords::failure(reason));
}

void PrintSheetDialog::showDone(const mapview::PrintedSheet &sheet)
{
    setBusy(false);
    m_state->setText(tr("Done: %1, %n page(s)", nullptr, sheet.pages).arg(QFileInfo(sheet.path).fileName()));
    if (m_openFolder->isChecked())
        QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(sheet.path).absolutePath()));
    emit done(sheet);
}

/// Escape and the close button stop a sheet on its way first.
void PrintSheetDialog::reject()
{
    if (m_busy)
        m_printer.cancel();
    else
        QDialog::reject();
}
} // namespace wanmi::workbench
