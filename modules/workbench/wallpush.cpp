// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/wallpush.h"

#include "workbench/formparts.h"
#include "workbench/walltexts.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <array>

namespace wanmi::workbench {
namespace {
constexpr std::array Seconds{30, 60, 300, 900, 3600};
constexpr int UsualSeconds = 300, LongestText = 200;
} // namespace

WallPush::WallPush(SessionContext &session, SeatMemory &memory, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_memory(memory)
    , m_problem(new QLabel(this))
    , m_end(new QLabel(this))
    , m_what(new QComboBox(this))
    , m_scene(new QComboBox(this))
    , m_wall(new QComboBox(this))
    , m_region(new QComboBox(this))
    , m_seconds(new QComboBox(this))
    , m_text(new QLineEdit(this))
{
    setWindowTitle(tr("Send to a wall"));
    setMinimumWidth(440);
    m_problem->setWordWrap(true);
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->hide();
    m_end->setObjectName(QStringLiteral("quiet"));
    m_end->setWordWrap(true);
    m_text->setMaxLength(LongestText);
    m_text->setPlaceholderText(tr("at most %1 characters").arg(LongestText));
    for (const int seconds : Seconds)
        m_seconds->addItem(m_session.words.duration(seconds * 1000.0), seconds);
    build();
    connect(m_what, &QComboBox::currentIndexChanged, this, &WallPush::fillRegions);
    connect(m_wall, &QComboBox::currentIndexChanged, this, &WallPush::fillRegions);
    connect(m_seconds, &QComboBox::currentIndexChanged, this, &WallPush::check);
    connect(m_region, &QComboBox::currentIndexChanged, this, &WallPush::check);
    connect(m_text, &QLineEdit::textChanged, this, &WallPush::check);
    connect(m_session.board, &models::WallBoard::changed, this, [this] {
        if (isVisible())
            fillWalls();
    });
}

void WallPush::build()
{
    auto *buttons = new QDialogButtonBox(this);
    auto *cancel = buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    cancel->setAutoDefault(false);
    m_send = buttons->addButton(tr("Send"), QDialogButtonBox::AcceptRole);
    m_send->setObjectName(QStringLiteral("primary"));
    m_send->setDefault(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 18);
    column->setSpacing(4);
    const auto add = [&](const QString &text, QWidget *editor) {
        QLabel *label = captionFor(text, editor, this);
        column->addWidget(label);
        column->addWidget(editor);
        column->addSpacing(6);
        return label;
    };
    add(tr("Wh&at"), m_what);
    m_sceneLabel = add(tr("S&cene"), m_scene);
    m_textLabel = add(tr("&Text"), m_text);
    add(tr("&Wall"), m_wall);
    add(tr("&Region"), m_region);
    add(tr("For how &long"), m_seconds);
    column->addWidget(m_end);
    column->addWidget(m_problem);
    column->addSpacing(8);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &WallPush::send);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

QString WallPush::kind() const
{
    return m_what->currentData().toString();
}

void WallPush::offer(const std::vector<Thing> &things)
{
    m_things = things;
    {
        const QSignalBlocker quiet(m_what);
        m_what->clear();
        for (const Thing &thing : things) {
            const QString kind = thing.kind == u"layout" ? tr("Layout") : m_session.words.hitKind(thing.kind);
            m_what->addItem(tr("%1: %2").arg(kind, thing.name), thing.kind);
        }
        m_what->addItem(tr("A scene"), QStringLiteral("scene"));
        m_what->addItem(tr("A message"), QStringLiteral("message"));
        m_what->setCurrentIndex(0);
    }
    m_problem->hide();
    m_text->clear();
    fillScenes();
    fillWalls();
    const int seconds = m_memory.value(QStringLiteral("wallSeconds")).toInt(UsualSeconds);
    m_seconds->setCurrentIndex(std::max(0, m_seconds->findData(seconds)));
    show();
    raise();
    activateWindow();
    (things.empty() ? static_cast<QWidget *>(m_what) : m_send)->setFocus(Qt::OtherFocusReason);
}

void WallPush::fillScenes()
{
    const QString last = m_scene->currentData().toString();
    m_scene->clear();
    for (const domain::Scene &scene : m_session.board->scenes())
        m_scene->addItem(nameOf(scene, m_session.words.isChinese()), scene.id);
    m_scene->setCurrentIndex(std::max(0, m_scene->findData(last)));
}

void WallPush::fillWalls()
{
    const QString last = m_wall->count() > 0 ? m_wall->currentData().toString()
                                             : m_memory.value(QStringLiteral("wall")).toString();
    {
        const QSignalBlocker quiet(m_wall);
        m_wall->clear();
        for (const domain::Wall &wall : m_session.board->walls())
            m_wall->addItem(nameOf(wall, m_session.words.isChinese()), wall.id);
        m_wall->setCurrentIndex(std::max(0, m_wall->findData(last)));
    }
    if (m_scene->count() != int(m_session.board->scenes().size()))
        fillScenes();
    fillRegions();
}

void WallPush::fillRegions()
{
    const QString last = m_region->count() > 0 ? m_region->currentData().toString()
                                               : m_memory.value(QStringLiteral("wallRegion")).toString();
    {
        const QSignalBlocker quiet(m_region);
        const bool isScene = kind() == u"scene" || kind() == u"layout";
        m_region->clear();
        m_region->addItem(isScene ? tr("the whole wall") : tr("where it fits"), QString());
        const domain::Wall *wall = m_session.board->wall(m_wall->currentData().toString());
        const domain::Scene *scene
            = wall && !isScene ? sceneOn(*m_session.board, *wall, base::toMs(m_session.desk.now())) : nullptr;
        for (const domain::SceneRegion &region : scene ? scene->regions : std::vector<domain::SceneRegion>())
            m_region->addItem(regionName(region, m_session.words.isChinese()), region.id);
        m_region->setEnabled(!isScene);
        m_region->setCurrentIndex(std::max(0, m_region->findData(last)));
    }
    check();
}

void WallPush::check()
{
    const bool isScene = kind() == u"scene", isMessage = kind() == u"message";
    for (QWidget *part : std::initializer_list<QWidget *>{m_sceneLabel, m_scene})
        part->setVisible(isScene);
    for (QWidget *part : std::initializer_list<QWidget *>{m_textLabel, m_text})
        part->setVisible(isMessage);
    const bool hasWall = m_wall->currentIndex() >= 0;
    const qint64 endMs = base::toMs(m_session.desk.now()) + m_seconds->currentData().toInt() * 1000LL;
    m_end->setText(!hasWall ? tr("This city has no wall yet: Ctrl+W makes one.")
                       : isMessage && m_text->text().trimmed().isEmpty()
                       ? tr("Write what the room should read.")
                       : tr("The wall shows your name with it and goes back by itself at %1.")
                             .arg(m_session.words.clockTime(double(endMs))));
    m_send->setEnabled(!m_sending && hasWall && (!isMessage || !m_text->text().trimmed().isEmpty())
                       && (!isScene || m_scene->currentIndex() >= 0));
}

protocol::PushOrder WallPush::order() const
{
    protocol::PushOrder order;
    order.push.kind = kind() == u"layout" ? QStringLiteral("scene") : kind();
    order.push.region = m_region->currentData().toString();
    order.seconds = m_seconds->currentData().toInt();
    if (kind() == u"scene")
        order.push.target = m_scene->currentData().toString();
    else if (kind() == u"message")
        order.push.text = m_text->text().trimmed();
    else
        order.push.target = m_things.at(size_t(m_what->currentIndex())).target;
    if (kind() == u"place")
        order.push.text = m_things.at(size_t(m_what->currentIndex())).name.left(LongestText);
    return order;
}

void WallPush::showProblem(const QString &text)
{
    m_problem->setText(text);
    m_problem->show();
}

void WallPush::send()
{
    const protocol::PushOrder order = this->order();
    const QString wall = m_wall->currentData().toString();
    m_memory.set(QStringLiteral("wall"), wall);
    m_memory.set(QStringLiteral("wallRegion"), m_region->currentData().toString());
    m_memory.set(QStringLiteral("wallSeconds"), int(order.seconds));
    m_sending = true;
    check();
    m_session.walls->push(wall, order).then(this, [this](const base::Result<domain::Wall> &answer) {
        m_sending = false;
        check();
        if (!answer)
            return showProblem(refusal(m_session.words, answer.error()));
        m_session.board->note(*answer);
        emit sent(tr("%1 shows it for %2").arg(m_wall->currentText(), m_seconds->currentText()));
        accept();
    });
}
} // namespace wanmi::workbench
