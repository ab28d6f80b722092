// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/importcolumnspage.h"

#include "workbench/importmap.h"
#include "workbench/importtexts.h"

#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QTableWidget>
#include <QTimer>
#include <QVBoxLayout>
#include <QWheelEvent>

namespace wanmi::workbench {
namespace {
enum Part { FieldName, ColumnChoice, Why, Example };
const QString None = QStringLiteral("—");
constexpr int RowPx = 34;
constexpr int BuiltAtOnce = 8; ///< choices made in one go: a case has 48, and the window stays awake
} // namespace

ImportColumnsPage::ImportColumnsPage(ImportDelivery &delivery, const Style &style, QWidget *parent)
    : ImportPage(delivery, style, parent)
    , m_intro(label(QStringLiteral("quiet")))
    , m_fields(new QTableWidget(0, 4, this))
    , m_guess(new QPushButton(this))
    , m_load(new QPushButton(this))
    , m_save(new QPushButton(this))
    , m_map(new ImportMap(style, this))
    , m_progress(new QProgressBar(this))
    , m_preview(new QTableWidget(this))
    , m_previewTitle(label(QStringLiteral("section")))
    , m_assumptions(label(QStringLiteral("note")))
    , m_notice(new ImportNotice(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto *top = new QHBoxLayout;
    top->addWidget(m_intro, 1);
    for (QPushButton *button : {m_guess, m_load, m_save}) {
        button->setAutoDefault(false);
        top->addWidget(button);
    }
    column->addLayout(top);
    column->addWidget(m_notice);
    auto *across = new QSplitter(Qt::Vertical, this);
    across->setChildrenCollapsible(false);
    auto *upper = new QSplitter(Qt::Horizontal, across);
    upper->setChildrenCollapsible(false);
    plain(m_fields);
    m_fields->setSelectionMode(QAbstractItemView::NoSelection);
    m_fields->setFocusPolicy(Qt::NoFocus); // the choices in it have the keys
    m_fields->verticalHeader()->setDefaultSectionSize(RowPx);
    upper->addWidget(m_fields);
    auto *right = new QWidget(upper);
    auto *rightColumn = new QVBoxLayout(right);
    rightColumn->setContentsMargins(0, 0, 0, 0);
    rightColumn->setSpacing(4);
    rightColumn->addWidget(m_map, 1);
    rightColumn->addWidget(m_assumptions);
    upper->addWidget(right);
    upper->setStretchFactor(0, 5);
    upper->setStretchFactor(1, 3);
    upper->setSizes({640, 380});
    auto *lower = new QWidget(across);
    auto *lowerColumn = new QVBoxLayout(lower);
    lowerColumn->setContentsMargins(0, 4, 0, 0);
    lowerColumn->setSpacing(4);
    auto *previewHead = new QHBoxLayout;
    previewHead->addWidget(m_previewTitle);
    previewHead->addStretch(1);
    m_progress->setFixedWidth(260);
    previewHead->addWidget(m_progress);
    lowerColumn->addLayout(previewHead);
    plain(m_preview);
    m_preview->verticalHeader()->setDefaultSectionSize(24);
    m_preview->horizontalHeader()->setStretchLastSection(false);
    lowerColumn->addWidget(m_preview, 1);
    across->setStretchFactor(0, 3);
    across->setStretchFactor(1, 2);
    column->addWidget(across, 1);

    connect(m_guess, &QPushButton::clicked, &m_delivery, &ImportDelivery::guessAgain);
    connect(m_load, &QPushButton::clicked, this, [this] {
        auto *dialog = new QFileDialog(this, tr("Load a mapping"), {}, tr("Mapping (*.json)"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &QFileDialog::fileSelected, &m_delivery, &ImportDelivery::load);
        dialog->open();
    });
    connect(m_save, &QPushButton::clicked, this, [this] {
        auto *dialog = new QFileDialog(this, tr("Save this mapping"), {}, tr("Mapping (*.json)"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setDefaultSuffix(QStringLiteral("json"));
        dialog->selectFile(intake::tokenOf(m_delivery.kind()) + QStringLiteral("-mapping.json"));
        connect(dialog, &QFileDialog::fileSelected, &m_delivery, &ImportDelivery::save);
        dialog->open();
    });
    connect(&delivery, &ImportDelivery::sampleChanged, this, &ImportColumnsPage::showFields);
    connect(&delivery, &ImportDelivery::lookChanged, this, &ImportColumnsPage::showLook);
    connect(&delivery, &ImportDelivery::cityChanged, this,
            [this] { m_map->setCity(m_delivery.city()->areas); });
    connect(&style, &Style::changed, this, [this] {
        showFields();
        showLook();
    });
    connect(&delivery, &ImportDelivery::lookProgressed, this, [this](const intake::Progress &progress) {
        m_progress->setVisible(m_delivery.isLooking());
        m_progress->setValue(int(progress.share * 100));
        m_progress->setFormat(
            tr("%1 rows · %2")
                .arg(words().number(double(progress.rows)), importtexts::timeLeft(words(), progress.left)));
    });
    m_progress->hide();
    m_texts.add([this] {
        m_guess->setText(tr("&Guess again"));
        m_guess->setToolTip(
            tr("By the names of the columns and what stands in them; what you chose here is let go"));
        m_load->setText(tr("&Load…"));
        m_load->setToolTip(tr("A mapping that was saved as JSON"));
        m_save->setText(tr("&Save…"));
        m_save->setToolTip(tr("Keep this mapping as JSON, for another seat or for wanmi-central import"));
        m_fields->setHorizontalHeaderLabels(
            {tr("Field"), tr("Column of the file"), tr("Why"), tr("For instance")});
        m_fields->setAccessibleName(tr("Fields and columns"));
        m_preview->setAccessibleName(tr("First rows as they will be read"));
        m_map->setAccessibleName(tr("Map of what was read"));
        m_map->setToolTip(tr("Wheel or + and - zoom, dragging or arrows move, 0 shows everything"));
        showFields();
        showLook();
    });
}

QString ImportColumnsPage::title() const
{
    return tr("Columns");
}

QString ImportColumnsPage::summary() const
{
    if (m_delivery.sample().columns.isEmpty())
        return {};
    const intake::Mapping &mapping = m_delivery.plan().mapping;
    return tr("%1 fields filled").arg(mapping.columns.size() + mapping.set.size());
}

void ImportColumnsPage::enter()
{
    m_map->setCity(m_delivery.city() ? m_delivery.city()->areas : std::vector<domain::Area>());
    m_delivery.lookAgain();
    showFields();
    showLook();
}

bool ImportColumnsPage::isReady() const
{
    if (m_delivery.isRowless())
        return m_delivery.isReadable();
    return m_delivery.isReadable() && !m_delivery.sample().columns.isEmpty()
        && m_delivery.missingFields().isEmpty() && !m_delivery.readError();
}

QString ImportColumnsPage::nextHelp() const
{
    QStringList names;
    for (const QString &field : m_delivery.missingFields())
        names.append(importtexts::field(words(), m_delivery.kind(), field));
    if (!names.isEmpty() && !m_delivery.isRowless())
        return tr("Choose a column for: %1").arg(names.join(QStringLiteral(", ")));
    return isReady() ? QString() : tr("The files cannot be read this way.");
}

QWidget *ImportColumnsPage::firstWidget()
{
    for (const QString &field : m_delivery.missingFields()) {
        if (QComboBox *box = choice(field))
            return box;
    }
    return m_shown.isEmpty() ? static_cast<QWidget *>(m_guess) : choice(m_shown.constFirst());
}

QComboBox *ImportColumnsPage::choice(const QString &field) const
{
    const qsizetype row = m_shown.indexOf(field);
    return row < 0 ? nullptr : qobject_cast<QComboBox *>(m_fields->cellWidget(int(row), ColumnChoice));
}

/// "STREET", "{STREET} {NUMBER}", "= intact" or "—".
QString ImportColumnsPage::chosen(const QString &field) const
{
    const intake::Mapping &mapping = m_delivery.plan().mapping;
    if (mapping.set.contains(field))
        return QStringLiteral("= ") + mapping.set.value(field);
    return mapping.columns.contains(field) ? mapping.columns.value(field) : None;
}

void ImportColumnsPage::take(const QString &field, const QString &text)
{
    if (m_filling)
        return;
    intake::Mapping mapping = m_delivery.plan().mapping;
    mapping.columns.remove(field);
    mapping.set.remove(field);
    const QString said = text.trimmed();
    if (said.startsWith(u'='))
        mapping.set.insert(field, said.mid(1).trimmed());
    else if (!said.isEmpty() && said != None)
        mapping.columns.insert(field, said);
    m_delivery.setMapping(mapping);
}

/// What stands in the first row that has something there.
QString ImportColumnsPage::example(const QString &text) const
{
    if (text == None)
        return {};
    if (text.startsWith(u'='))
        return text.mid(1).trimmed();
    const ImportSample &sample = m_delivery.sample();
    const qsizetype at = sample.columns.indexOf(text);
    for (const intake::PreviewRow &row : sample.rows) {
        QString found = at >= 0 ? row.values.value(at) : text;
        if (at < 0) {
            for (qsizetype i = 0; i < sample.columns.size(); ++i)
                found.replace(u'{' + sample.columns[i] + u'}', row.values.value(i));
            if (found == text)
                return row.geometry.left(60);
        }
        if (!found.trimmed().isEmpty())
            return found;
    }
    return {};
}

void ImportColumnsPage::showFields()
{
    if (!isVisible())
        return emit readyChanged(); // enter() comes back to it
    m_filling = true;
    const intake::Kind kind = m_delivery.kind();
    const std::vector<intake::Field> &fields = intake::fieldsOf(kind);
    const ImportSample &sample = m_delivery.sample();
    const QStringList missing = sample.columns.isEmpty() ? QStringList() : m_delivery.missingFields();
    // Required ones first, each group in its own order.
    std::vector<const intake::Field *> order;
    for (const intake::Need need : {intake::Need::Must, intake::Need::Wanted, intake::Need::May}) {
        for (const intake::Field &field : fields) {
            if (field.need == need)
                order.push_back(&field);
        }
    }
    QStringList names;
    for (const intake::Field *field : order)
        names.append(field->name);
    const bool anew = names != m_shown || m_fields->property("columns").toStringList() != sample.columns
        || m_fields->property("language").toString() != words().language();
    if (anew) {
        for (const QString &field : m_shown) {
            if (QComboBox *box = choice(field); box && box->hasFocus()) {
                m_focused = field;
                m_guess->setFocus(); // not to the next one, which would scroll there
            }
        }
        m_shown = names;
        m_fields->setProperty("columns", sample.columns);
        m_fields->setProperty("language", words().language());
        m_fields->setRowCount(0);
        m_fields->setRowCount(int(order.size()));
    }
    int built = 0;
    for (int row = 0; row < int(order.size()); ++row) {
        const intake::Field &field = *order[size_t(row)];
        if (!m_fields->cellWidget(row, ColumnChoice)) {
            if (++built > BuiltAtOnce) {
                QTimer::singleShot(0, this, &ImportColumnsPage::showFields);
                break;
            }
            auto *box = new QComboBox(m_fields);
            box->setEditable(true);
            box->setInsertPolicy(QComboBox::NoInsert);
            box->setMaxVisibleItems(18);
            box->setFocusPolicy(Qt::StrongFocus);
            box->installEventFilter(this);
            box->addItem(None);
            if (field.type == intake::FieldType::Geometry && field.name == u"geometry")
                box->addItem(QStringLiteral("geometry"));
            box->addItems(sample.columns);
            for (const QString &allowed : field.allowed)
                box->addItem(QStringLiteral("= ") + allowed);
            box->setAccessibleName(importtexts::field(words(), field));
            box->setToolTip(
                tr("A column; several as {STREET} {NUMBER}; or the same value for every row as = value"));
            connect(box, &QComboBox::activated, this,
                    [this, box, name = field.name] { take(name, box->currentText()); });
            connect(box->lineEdit(), &QLineEdit::editingFinished, this,
                    [this, box, name = field.name] { take(name, box->currentText()); });
            m_fields->setCellWidget(row, ColumnChoice, box);
            if (row > 0)
                setTabOrder(m_fields->cellWidget(row - 1, ColumnChoice), box);
        }
        const bool isMust = field.need == intake::Need::Must;
        auto *name = new QTableWidgetItem(importtexts::field(words(), field)
                                          + (isMust ? QStringLiteral(" *") : QString()));
        name->setToolTip(isMust ? tr("Required: a row without it is refused")
                             : field.need == intake::Need::Wanted
                             ? tr("Wanted: without it, it is made or left empty")
                             : tr("Optional"));
        QFont font = m_fields->font();
        font.setBold(isMust);
        name->setFont(font);
        if (missing.contains(field.name))
            name->setForeground(m_style.color(QStringLiteral("overdue")));
        m_fields->setItem(row, FieldName, name);
        const QString now = chosen(field.name);
        auto *box = qobject_cast<QComboBox *>(m_fields->cellWidget(row, ColumnChoice));
        if (box && box->currentText() != now)
            box->setCurrentText(now);
        const intake::Mapping &mapping = m_delivery.plan().mapping;
        QString why;
        for (const intake::GuessedField &guessed : sample.guess.fields) {
            const bool isStill = guessed.column.isEmpty()
                ? mapping.set.value(field.name) == sample.guess.mapping.set.value(field.name) && now != None
                : guessed.column == now;
            if (guessed.field == field.name && isStill)
                why = tr("%1 % · %2")
                          .arg(qRound(guessed.sureness * 100))
                          .arg(importtexts::whyGuessed(guessed.why));
        }
        if (why.isEmpty() && now != None)
            why = m_delivery.isRemembered() ? tr("as last time") : tr("you said so");
        if (why.isEmpty() && field.name == u"geometry" && mapping.columns.contains(QStringLiteral("lon")))
            why = tr("from longitude and latitude");
        if (missing.contains(field.name))
            why = tr("required");
        for (const auto &[part, text] :
             {std::pair(Why, why),
              std::pair(Example,
                        mapping.set.contains(field.name)
                            ? importtexts::taken(words(), kind, field.name, mapping.set.value(field.name))
                            : example(now))}) {
            auto *item = new QTableWidgetItem(text);
            item->setToolTip(text);
            item->setForeground(m_style.color(part == Why && missing.contains(field.name)
                                                  ? QStringLiteral("overdue")
                                                  : QStringLiteral("quiet")));
            m_fields->setItem(row, part, item);
        }
    }
    if (built <= BuiltAtOnce && !m_focused.isEmpty()) {
        if (QComboBox *box = choice(m_focused); box && m_guess->hasFocus())
            box->setFocus();
        m_focused.clear();
    }
    m_fields->setColumnWidth(FieldName, 150);
    m_fields->setColumnWidth(ColumnChoice, 170);
    m_fields->setColumnWidth(Why, 165);
    m_intro->setText(
        m_delivery.isRowless() ? tr(
            "OpenStreetMap files become all layers of the base map. For any other file, say which layer it fills.")
            : m_delivery.plan().isCut
            ? tr(
                "OpenStreetMap says in tags what is what: all that fits was cut out, and nothing is to be chosen here.")
            : m_delivery.isRemembered()
            ? tr("Such a file was here before: its mapping was kept. Fields with * are required.")
            : tr(
                "Every column was guessed from its name and content. Look them through; fields with * are required."));
    m_fields->setEnabled(!m_delivery.plan().isCut);
    m_filling = false;
    emit readyChanged();
}

/// The wheel scrolls the list; it must not change a choice on the way.
bool ImportColumnsPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Wheel && qobject_cast<QComboBox *>(watched)) {
        event->ignore();
        return true;
    }
    return ImportPage::eventFilter(watched, event);
}
} // namespace wanmi::workbench
