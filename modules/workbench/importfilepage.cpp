// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/importfilepage.h"

#include "geo/crs.h"
#include "workbench/flowlayout.h"
#include "workbench/importtexts.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QFormLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace wanmi::workbench {
namespace {
constexpr int FileColumns = 5; ///< name, format, rows, characters, coordinates

/// What a person chose, or typed where it is none of the list.
QString tokenIn(const QComboBox *box)
{
    const int at = box->findText(box->currentText());
    return at >= 0 ? box->itemData(at).toString() : box->currentText().trimmed();
}
} // namespace

ImportFilePage::ImportFilePage(ImportDelivery &delivery, const Style &style, QWidget *parent)
    : ImportPage(delivery, style, parent)
    , m_drop(new QWidget(this))
    , m_dropText(new QLabel(m_drop))
    , m_browse(new QPushButton(m_drop))
    , m_files(new QTableWidget(0, FileColumns, this))
    , m_notice(new ImportNotice(this))
    , m_kinds(new QButtonGroup(this))
    , m_kindHelp(label(QStringLiteral("quiet")))
    , m_reading(new QWidget(this))
    , m_layer(new QComboBox(m_reading))
    , m_encoding(new QComboBox(m_reading))
    , m_separator(new QComboBox(m_reading))
    , m_crs(new QComboBox(m_reading))
    , m_zone(new QComboBox(m_reading))
    , m_crsNote(label(QStringLiteral("note")))
    , m_dataset(new QLineEdit(m_reading))
    , m_attribution(new QLineEdit(m_reading))
    , m_rawTitle(label(QStringLiteral("section")))
    , m_raw(new QTableWidget(this))
    , m_waiting(new QWidget(this))
    , m_waitingText(new QLabel(m_waiting))
    , m_waitingGo(new QPushButton(m_waiting))
{
    setAcceptDrops(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    buildWaiting();
    buildFiles();
    column->addWidget(m_waiting);
    column->addWidget(m_drop);
    column->addWidget(m_files);
    column->addWidget(m_notice);
    auto *kindTitle = label(QStringLiteral("section"));
    column->addWidget(kindTitle);
    buildKinds();
    column->addWidget(m_kindHelp);
    auto *readingTitle = label(QStringLiteral("section"));
    column->addWidget(readingTitle);
    buildReading();
    m_readingTitle = readingTitle;
    column->addWidget(m_reading);
    column->addWidget(m_rawTitle);
    plain(m_raw);
    m_raw->setMinimumHeight(90);
    m_raw->verticalHeader()->setDefaultSectionSize(24);
    m_raw->horizontalHeader()->setStretchLastSection(false);
    column->addWidget(m_raw, 3);
    column->addStretch(0);

    connect(&delivery, &ImportDelivery::openedChanged, this, [this] {
        showFiles();
        showKinds();
        showReading();
        emit readyChanged();
    });
    connect(&delivery, &ImportDelivery::sampleChanged, this, &ImportFilePage::showReading);
    connect(&delivery, &ImportDelivery::sampleChanged, this, &ImportFilePage::showFiles);
    m_texts.add([this, kindTitle, readingTitle] {
        kindTitle->setText(tr("What the files bring"));
        readingTitle->setText(tr("How they are read"));
        m_browse->setText(tr("Bro&wse…"));
        m_browse->setToolTip(
            tr("Choose files: GeoPackage, Shapefile, GeoJSON, CSV, GML, OpenStreetMap; also .zip and .gz"));
        m_files->setHorizontalHeaderLabels(
            {tr("File"), tr("Format"), tr("Rows"), tr("Characters"), tr("Coordinates")});
        m_files->setAccessibleName(tr("Chosen files"));
        m_files->setToolTip(tr("Delete takes a file off the list"));
        m_raw->setAccessibleName(tr("First rows of the file"));
        if (m_crsProblem)
            m_crsNote->setText(importtexts::error(words(), *m_crsProblem));
        m_zone->lineEdit()->setPlaceholderText(tr("the city's"));
        m_dataset->setPlaceholderText(tr("such as parks 2026"));
        m_attribution->setPlaceholderText(tr("such as © OpenStreetMap"));
        m_waitingGo->setText(tr("&Look at it"));
        showFiles();
        showKinds();
        showReading();
        offer(m_waitingImport ? base::Result<std::vector<protocol::ImportStatus>>({*m_waitingImport})
                              : base::Result<std::vector<protocol::ImportStatus>>());
    });
}

void ImportFilePage::buildWaiting()
{
    m_waiting->setObjectName(QStringLiteral("provisional"));
    m_waiting->setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(m_waiting);
    row->setContentsMargins(12, 6, 8, 6);
    m_waitingText->setWordWrap(true);
    row->addWidget(m_waitingText, 1);
    row->addWidget(m_waitingGo);
    m_waiting->hide();
    connect(m_waitingGo, &QPushButton::clicked, this, [this] {
        if (!m_waitingImport)
            return;
        m_delivery.resume(*m_waitingImport);
        emit resumed();
    });
}

void ImportFilePage::offer(const base::Result<std::vector<protocol::ImportStatus>> &imports)
{
    m_waitingImport.reset();
    if (imports) {
        for (const protocol::ImportStatus &status : *imports) {
            if (status.isReady() && status.account == m_delivery.session().grant.account) {
                m_waitingImport = status;
                break;
            }
        }
    }
    m_waiting->setVisible(m_waitingImport.has_value());
    if (!m_waitingImport)
        return;
    const auto kind = intake::kindFromToken(m_waitingImport->order.kind);
    const QString file
        = m_waitingImport->order.files.empty() ? QString() : m_waitingImport->order.files.front().name;
    const double now = double(base::toMs(m_delivery.session().clock->now()));
    m_waitingText->setText(tr("%1 from %2, checked %3, waits for your decision.")
                               .arg(kind ? importtexts::kind(*kind) : m_waitingImport->order.kind, file,
                                    words().moment(double(base::toMs(m_waitingImport->createdAt)), now)));
}

void ImportFilePage::buildFiles()
{
    m_drop->setObjectName(QStringLiteral("drop"));
    m_drop->setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(m_drop);
    row->setContentsMargins(16, 14, 16, 14);
    row->setSpacing(12);
    auto *icon = new QLabel(m_drop);
    const auto draw = [this, icon] {
        icon->setPixmap(
            m_style.icon(QStringLiteral("import"), QStringLiteral("quiet")).pixmap(QSize(28, 28)));
    };
    connect(&m_style, &Style::changed, icon, draw);
    draw();
    m_dropText->setWordWrap(true);
    row->addWidget(icon);
    row->addWidget(m_dropText, 1);
    row->addWidget(m_browse);
    connect(m_browse, &QPushButton::clicked, this, &ImportFilePage::browse);
    plain(m_files);
    m_files->setMinimumHeight(64);
    m_files->installEventFilter(this);
}

void ImportFilePage::buildKinds()
{
    auto *chips = new QWidget(this);
    chips->setLayout(new FlowLayout(4));
    for (const intake::Kind kind : intake::allKinds()) {
        auto *chip = new QPushButton(chips);
        chip->setObjectName(QStringLiteral("chip"));
        chip->setCheckable(true);
        chip->setAutoDefault(false);
        chips->layout()->addWidget(chip);
        m_kinds->addButton(chip, int(kind));
        m_texts.add([chip, kind] {
            chip->setText(importtexts::kind(kind));
            chip->setToolTip(importtexts::kindHelp(kind));
        });
    }
    connect(m_kinds, &QButtonGroup::idClicked, this, [this](int id) {
        m_delivery.setKind(intake::Kind(id));
        showKinds();
    });
    QSizePolicy wraps(QSizePolicy::Expanding, QSizePolicy::Preferred);
    wraps.setHeightForWidth(true);
    chips->setSizePolicy(wraps);
    static_cast<QVBoxLayout *>(layout())->addWidget(chips);
}

void ImportFilePage::buildReading()
{
    auto *grid = new QGridLayout(m_reading);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(14);
    grid->setVerticalSpacing(3);
    struct Ask
    {
        QWidget *editor;
        std::function<QString()> text, help;
    };
    const Ask asks[] = {
        {m_layer, [] { return tr("La&yer"); }, [] { return tr("Which of the file's layers is read"); }},
        {m_crs, [] { return tr("C&oordinate system"); },
         [] { return tr("EPSG number, GCJ-02, BD-09; empty: as the file says, else by its numbers"); }},
        {m_encoding, [] { return tr("C&haracters"); },
         [] { return tr("Choose another one where the words in the preview look broken"); }},
        {m_separator, [] { return tr("&Separator"); },
         [] { return tr("What stands between the columns of a text file"); }},
        {m_zone, [] { return tr("&Time zone"); },
         [] { return tr("Of dates without one; empty: the city's"); }},
        {m_dataset, [] { return tr("&Register"); },
         [] {
             return tr(
                 "A name that later deliveries of the same data carry, such as parks 2026; then a newer one replaces it");
         }},
        {m_attribution, [] { return tr("So&urce"); },
         [] {
             return tr(
                 "What stands on the map where the licence asks for it, such as © OpenStreetMap contributors");
         }},
    };
    int at = 0;
    for (const Ask &ask : asks) {
        auto *name = new QLabel(m_reading);
        name->setObjectName(QStringLiteral("note"));
        name->setBuddy(ask.editor);
        grid->addWidget(name, (at / 4) * 2, at % 4);
        grid->addWidget(ask.editor, (at / 4) * 2 + 1, at % 4);
        grid->setColumnStretch(at % 4, 1);
        ++at;
        m_texts.add([name, ask] {
            name->setText(ask.text());
            name->setToolTip(ask.help());
            ask.editor->setToolTip(ask.help());
            ask.editor->setAccessibleName(ask.text().remove(u'&'));
        });
        if (auto *box = qobject_cast<QComboBox *>(ask.editor)) {
            box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
            box->setMinimumContentsLength(8);
        }
    }
    grid->addWidget(m_crsNote, 4, 0, 1, 4);
    for (QComboBox *box : {m_crs, m_zone}) {
        box->setEditable(true);
        box->setInsertPolicy(QComboBox::NoInsert);
    }
    m_zone->addItem(QString(), QString());
    for (const char *zone : {"Asia/Shanghai", "Asia/Urumqi", "Asia/Hong_Kong", "Asia/Taipei",
                             "America/New_York", "America/Vancouver", "Europe/Berlin", "UTC"})
        m_zone->addItem(QString::fromLatin1(zone), QString::fromLatin1(zone));
    connect(m_layer, &QComboBox::activated, this,
            [this] { m_delivery.setLayer(m_layer->currentData().toString()); });
    const auto wished = [this] {
        if (m_filling)
            return;
        intake::OpenWish wish = m_delivery.plan().wish;
        wish.encoding = m_encoding->currentData().toString();
        wish.separator = m_separator->currentData().toString();
        m_delivery.setWish(wish);
    };
    connect(m_encoding, &QComboBox::activated, this, wished);
    connect(m_separator, &QComboBox::activated, this, wished);
    connect(m_crs, &QComboBox::activated, this, &ImportFilePage::stateCrs);
    connect(m_crs->lineEdit(), &QLineEdit::editingFinished, this, &ImportFilePage::stateCrs);
    const auto zoned = [this] {
        if (m_filling)
            return;
        intake::Mapping mapping = m_delivery.plan().mapping;
        mapping.timeZone = tokenIn(m_zone);
        m_delivery.setMapping(mapping);
    };
    connect(m_zone, &QComboBox::activated, this, zoned);
    connect(m_zone->lineEdit(), &QLineEdit::editingFinished, this, zoned);
    connect(m_dataset, &QLineEdit::textEdited, this,
            [this](const QString &text) { m_delivery.setDataset(text.trimmed()); });
    connect(m_attribution, &QLineEdit::textEdited, this,
            [this](const QString &text) { m_delivery.setAttribution(text.trimmed()); });
}

/// A name that nobody knows is said at once, not after the rows were read.
void ImportFilePage::stateCrs()
{
    if (m_filling)
        return;
    const QString token = tokenIn(m_crs);
    intake::Mapping mapping = m_delivery.plan().mapping;
    if (token == mapping.crs)
        return;
    if (token.isEmpty()) {
        mapping.crs.clear();
        m_delivery.setMapping(mapping);
        return;
    }
    m_delivery.reader().crs(token).then(this, [this, token](const base::Result<geo::Crs> &crs) {
        m_crsProblem.reset();
        if (!crs) {
            m_crsProblem = crs.error();
            setRole(m_crsNote, QStringLiteral("problem"));
            m_crsNote->setText(importtexts::error(words(), crs.error()));
        } else {
            intake::Mapping mapping = m_delivery.plan().mapping;
            mapping.crs = token;
            m_delivery.setMapping(mapping);
            setRole(m_crsNote, QStringLiteral("note"));
            QString note = crs->id() == crs->name() ? crs->name() : crs->id() + u' ' + crs->name();
            if (crs->errorM() >= 0.01)
                note += tr(", may be off by %1 m").arg(importtexts::metres(crs->errorM()));
            m_crsNote->setText(note);
        }
    });
}

QString ImportFilePage::title() const
{
    return tr("File");
}

QString ImportFilePage::summary() const
{
    const QStringList &paths = m_delivery.plan().paths;
    if (paths.isEmpty())
        return {};
    const QString first = paths.constFirst().section(u'/', -1);
    return importtexts::kind(m_delivery.kind()) + QStringLiteral(" · ")
        + (paths.size() == 1 ? first : tr("%1 and %2 more").arg(first).arg(paths.size() - 1));
}

QWidget *ImportFilePage::firstWidget()
{
    return m_browse;
}

void ImportFilePage::enter()
{
    m_delivery.client().list().then(
        this, [this](const base::Result<std::vector<protocol::ImportStatus>> &imports) { offer(imports); });
}

bool ImportFilePage::isReady() const
{
    return m_delivery.isReadable();
}

QString ImportFilePage::nextHelp() const
{
    if (m_delivery.plan().paths.isEmpty())
        return tr("Choose a file first.");
    if (m_delivery.isOpening())
        return tr("The files are being opened.");
    return isReady() ? QString() : tr("A file cannot be read: take it off the list, or replace it.");
}

void ImportFilePage::addFiles(const QStringList &paths)
{
    QStringList all = m_delivery.plan().paths;
    for (const QString &path : paths) {
        if (!all.contains(path))
            all.append(path);
    }
    if (all != m_delivery.plan().paths)
        m_delivery.setFiles(all);
}

void ImportFilePage::browse()
{
    auto *dialog = new QFileDialog(this, tr("Files of your city"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters(
        {tr("Files of a city (*.gpkg *.shp *.geojson *.json *.csv *.tsv *.txt *.gml *.kml *.pbf *.osm *.zip *.gz *.xlsx *.ods)"),
         tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, &ImportFilePage::addFiles);
    dialog->open();
}

void ImportFilePage::removeChosen()
{
    QStringList paths = m_delivery.plan().paths;
    const int row = m_files->currentRow();
    if (row < 0 || row >= paths.size())
        return;
    paths.removeAt(row);
    m_delivery.setFiles(paths);
}

bool ImportFilePage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_files && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Delete || key == Qt::Key_Backspace) {
            removeChosen();
            return true;
        }
    }
    return ImportPage::eventFilter(watched, event);
}

void ImportFilePage::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void ImportFilePage::dropEvent(QDropEvent *event)
{
    QStringList paths;
    for (const QUrl &url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    addFiles(paths);
    event->acceptProposedAction();
}
} // namespace wanmi::workbench
