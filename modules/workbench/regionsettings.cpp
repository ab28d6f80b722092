// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/regionsettings.h"

#include "workbench/checkpicker.h"
#include "workbench/initials.h"
#include "workbench/walltexts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace wanmi::workbench {
namespace {
QString key(const char *name)
{
    return QString::fromLatin1(name);
}

int mostOf(const char *name)
{
    const domain::RegionSetting *rule = domain::findRegionSetting(key(name));
    return rule ? rule->most : 0;
}

bool has(const QString &kind, const char *name)
{
    const domain::RegionSetting *rule = domain::findRegionSetting(key(name));
    return rule && rule->isOf(kind);
}
} // namespace

RegionSettings::RegionSettings(SessionContext &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_column(new QVBoxLayout(this))
    , m_empty(new QLabel(tr("Choose a region to say what it shows"), this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_empty->setObjectName(QStringLiteral("quiet"));
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignTop);
    m_column->addWidget(m_empty, 1);
}

QString RegionSettings::missing(const domain::SceneRegion &region)
{
    if (region.kind == u"components" && region.settings.value(QStringLiteral("classes")).toArray().isEmpty())
        return tr("Choose the classes of the components to count");
    if (region.kind == u"message"
        && region.settings.value(QStringLiteral("text")).toString().trimmed().isEmpty())
        return tr("Without a text it waits for a message from a seat");
    return {};
}

void RegionSettings::show(const domain::SceneRegion &region)
{
    if (m_form && region.id == m_id && region.kind == m_kind && region.settings == m_settings)
        return;
    m_id = region.id;
    m_kind = region.kind;
    m_settings = region.settings;
    build();
}

void RegionSettings::clear()
{
    delete std::exchange(m_form, nullptr);
    m_first = nullptr;
    m_id.clear();
    m_empty->show();
}

void RegionSettings::focusFirst()
{
    if (m_first)
        m_first->setFocus(Qt::OtherFocusReason);
}

void RegionSettings::build()
{
    delete m_form;
    m_first = nullptr;
    m_empty->hide();
    m_form = new QWidget(this);
    m_column->addWidget(m_form, 1);
    auto *column = new QVBoxLayout(m_form);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto *name = new QLabel(regionWord(m_kind), m_form);
    name->setObjectName(QStringLiteral("title"));
    column->addWidget(name);
    auto *purpose = new QLabel(regionPurpose(m_kind), m_form);
    purpose->setObjectName(QStringLiteral("note"));
    purpose->setWordWrap(true);
    column->addWidget(purpose);
    if (has(m_kind, "text"))
        addText();
    if (has(m_kind, "measure"))
        addWord("measure", tr("What colors the cells"), tr("as it was chosen at the wall"), measureWord);
    if (has(m_kind, "span"))
        addWord("span", tr("Over"), {}, [](const QString &token) {
            return token == u"days" ? tr("the last 30 days") : tr("the last 24 hours");
        });
    if (has(m_kind, "by"))
        addWord("by", tr("By"), {}, [](const QString &token) {
            return token == u"department" ? tr("departments") : tr("districts");
        });
    if (has(m_kind, "oneLarge"))
        addWord("oneLarge", tr("How the pictures stand"), tr("all of one size"),
                [](const QString &token) { return tr("%1, the first one large").arg(token); });
    if (has(m_kind, "follow"))
        addFollow();
    if (has(m_kind, "cameras"))
        addCameras();
    if (has(m_kind, "words"))
        addWords();
    CheckPicker *classes = has(m_kind, "classes") ? addClasses() : nullptr;
    if (has(m_kind, "title"))
        addTitles();
    if (!classes && !has(m_kind, "cameras"))
        column->addStretch(1);
    if (!m_first) {
        auto *nothing = new QLabel(tr("There is nothing to set."), m_form);
        nothing->setObjectName(QStringLiteral("quiet"));
        column->insertWidget(2, nothing);
    }
    m_form->show();
}

void RegionSettings::add(const QString &label, QWidget *editor)
{
    auto *column = static_cast<QVBoxLayout *>(m_form->layout());
    auto *caption = new QLabel(label, m_form);
    caption->setObjectName(QStringLiteral("note"));
    caption->setBuddy(editor);
    editor->setAccessibleName(label);
    column->addSpacing(6);
    column->addWidget(caption);
    column->addWidget(editor);
    if (!m_first)
        m_first = editor;
}

QString RegionSettings::text(const char *name) const
{
    return m_settings.value(key(name)).toString();
}

QStringList RegionSettings::list(const char *name) const
{
    QStringList texts;
    const QJsonArray array = m_settings.value(key(name)).toArray();
    for (const QJsonValue &value : array)
        texts.append(value.toString());
    return texts;
}

void RegionSettings::set(const QString &name, const QJsonValue &value)
{
    const bool none = value.isNull() || (value.isString() && value.toString().isEmpty())
        || (value.isArray() && value.toArray().isEmpty());
    if (none)
        m_settings.remove(name);
    else
        m_settings.insert(name, value);
    emit changed(name);
}

void RegionSettings::addTitles()
{
    for (const auto &[name, label] : {std::pair{"title", tr("Title in Chinese (its kind, when empty)")},
                                      {"titleEn", tr("Title in English")}}) {
        auto *line = new QLineEdit(text(name), m_form);
        line->setMaxLength(mostOf(name));
        connect(line, &QLineEdit::textEdited, this,
                [this, name = key(name)](const QString &typed) { set(name, typed.trimmed()); });
        add(label, line);
    }
}

void RegionSettings::addWord(const char *name, const QString &label, const QString &none,
                             const std::function<QString(const QString &)> &wordOf)
{
    auto *box = new QComboBox(m_form);
    if (!none.isEmpty())
        box->addItem(none, QString());
    const QStringList tokens = domain::findRegionSetting(key(name))->choices();
    for (const QString &token : tokens)
        box->addItem(wordOf(token), token);
    box->setCurrentIndex(std::max(0, box->findData(text(name))));
    connect(box, &QComboBox::activated, this,
            [this, box, name = key(name)] { set(name, box->currentData().toString()); });
    add(label, box);
}

void RegionSettings::addText()
{
    auto *edit = new QPlainTextEdit(text("text"), m_form);
    edit->setTabChangesFocus(true);
    edit->setMaximumHeight(120);
    connect(edit, &QPlainTextEdit::textChanged, this, [this, edit] {
        const int most = mostOf("text");
        if (edit->toPlainText().size() > most) {
            edit->setPlainText(edit->toPlainText().left(most));
            edit->moveCursor(QTextCursor::End);
            return;
        }
        set(QStringLiteral("text"), edit->toPlainText());
    });
    add(tr("Text (at most %1 characters)").arg(mostOf("text")), edit);
}

void RegionSettings::addWords()
{
    static const QRegularExpression Between(QStringLiteral("[\\s,，、;；]+"));
    auto *line = new QLineEdit(list("words").join(u' '), m_form);
    line->setPlaceholderText(tr("for instance 桥 隧道 underpass"));
    connect(line, &QLineEdit::textEdited, this, [this](const QString &typed) {
        set(QStringLiteral("words"),
            QJsonArray::fromStringList(typed.split(Between, Qt::SkipEmptyParts).mid(0, mostOf("words"))));
    });
    add(tr("Cameras whose names hold one of these words"), line);
}

void RegionSettings::addFollow()
{
    auto *box = new QCheckBox(
        m_kind == u"map" ? tr("Stays at the one case") : tr("The four that see the one case"), m_form);
    box->setChecked(text("follow") == u"case");
    connect(box, &QCheckBox::clicked, this,
            [this](bool on) { set(QStringLiteral("follow"), on ? QStringLiteral("case") : QString()); });
    auto *column = static_cast<QVBoxLayout *>(m_form->layout());
    column->addSpacing(6);
    column->addWidget(box);
    if (!m_first)
        m_first = box;
}

CheckPicker *RegionSettings::addList(const char *name, const QString &label, const QString &hint)
{
    auto *picker = new CheckPicker(hint, mostOf(name), m_form);
    picker->setObjectName(key(name));
    picker->setFocusProxy(&picker->filter());
    picker->setChosen(list(name));
    connect(picker, &CheckPicker::changed, this,
            [this, picker, name = key(name)] { set(name, QJsonArray::fromStringList(picker->chosen())); });
    add(label, picker);
    static_cast<QVBoxLayout *>(m_form->layout())->setStretchFactor(picker, 1);
    return picker;
}

CheckPicker *RegionSettings::addClasses()
{
    const QString label = m_kind == u"components" ? tr("Classes of components")
        : m_kind == u"cameras"                    ? tr("Cameras nearest to open cases of these classes")
                               : tr("Cases of these classes only (all, when none is chosen)");
    CheckPicker *picker = addList("classes", label, tr("class, code or initials"));
    std::vector<CheckPicker::Choice> choices;
    for (const domain::MinorClass &one : m_session.rules->catalog.classes()) {
        const bool component = one.kind == domain::CaseKind::Component;
        if (m_kind == u"components" && !component)
            continue;
        const QString token = domain::Catalog::keyOf(one.kind, one.code);
        choices.push_back({token,
                           m_session.words.className(component, one.code) + QStringLiteral("  ") + token,
                           one.nameZh + u' ' + one.nameEn + u' ' + initialsOf(one.nameZh)});
    }
    picker->setChoices(std::move(choices));
    return picker;
}

void RegionSettings::addCameras()
{
    CheckPicker *picker = addList("cameras", tr("These cameras"), tr("name or number of a camera"));
    std::vector<CheckPicker::Choice> choices;
    for (int row = 0; row < m_session.cameras.count(); ++row) {
        const domain::Camera &camera = m_session.cameras.camera(row);
        choices.push_back({camera.id.text(), camera.name, camera.id.text()});
    }
    picker->setChoices(std::move(choices));
}
} // namespace wanmi::workbench
