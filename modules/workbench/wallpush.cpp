// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/wallpush.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <array>

namespace wanmi::workbench {
namespace {
constexpr std::array Seconds{30, 60, 300, 900, 3600};
constexpr int UsualSeconds = 300;
constexpr std::array<std::pair<const char *, const char *>, 15> RegionWords{{
    {"map", QT_TRANSLATE_NOOP("regions", "map")},
    {"today", QT_TRANSLATE_NOOP("regions", "today's figures")},
    {"urgent", QT_TRANSLATE_NOOP("regions", "most urgent")},
    {"cameras", QT_TRANSLATE_NOOP("regions", "cameras")},
    {"pulse", QT_TRANSLATE_NOOP("regions", "pulse of the cameras")},
    {"lifecycle", QT_TRANSLATE_NOOP("regions", "lifecycle")},
    {"places", QT_TRANSLATE_NOOP("regions", "districts and departments")},
    {"trend", QT_TRANSLATE_NOOP("regions", "trend")},
    {"cases", QT_TRANSLATE_NOOP("regions", "cases of classes")},
    {"components", QT_TRANSLATE_NOOP("regions", "components of classes")},
    {"message", QT_TRANSLATE_NOOP("regions", "message")},
    {"case", QT_TRANSLATE_NOOP("regions", "one case")},
    {"photos", QT_TRANSLATE_NOOP("regions", "photos of the case")},
    {"timeline", QT_TRANSLATE_NOOP("regions", "what happened to the case")},
    {"review", QT_TRANSLATE_NOOP("regions", "review of 30 days")},
}};

QLabel *caption(const QString &text, QWidget *buddy, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setBuddy(buddy);
    return label;
}
} // namespace

const domain::Scene *sceneOn(const models::WallBoard &board, const domain::Wall &wall, qint64 nowMs)
{
    return board.scene(
        domain::sceneNow(wall, board.sceneIds(), nowMs, QDateTime::fromMSecsSinceEpoch(nowMs)).scene);
}

QString nameOf(const domain::Scene &scene, bool chinese)
{
    return chinese || scene.nameEn.isEmpty() ? scene.nameZh : scene.nameEn;
}

QString nameOf(const domain::Wall &wall, bool chinese)
{
    return chinese || wall.nameEn.isEmpty() ? wall.nameZh : wall.nameEn;
}

QString regionWord(const QString &kind)
{
    for (const auto &[token, word] : RegionWords) {
        if (kind == QLatin1StringView(token))
            return QCoreApplication::translate("regions", word);
    }
    return kind;
}

WallPush::WallPush(SessionContext &session, SeatMemory &memory, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_memory(memory)
    , m_what(new QLabel(this))
    , m_problem(new QLabel(this))
    , m_wall(new QComboBox(this))
    , m_region(new QComboBox(this))
    , m_seconds(new QComboBox(this))
{
    setWindowTitle(tr("Send to a wall"));
    m_what->setWordWrap(true);
    m_problem->setWordWrap(true);
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->hide();
    for (const int seconds : Seconds)
        m_seconds->addItem(m_session.words.duration(seconds * 1000.0), seconds);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_send = buttons->addButton(tr("Send"), QDialogButtonBox::AcceptRole);
    m_send->setDefault(true);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_what);
    column->addWidget(caption(tr("&Wall"), m_wall, this));
    column->addWidget(m_wall);
    column->addWidget(caption(tr("&Region"), m_region, this));
    column->addWidget(m_region);
    column->addWidget(caption(tr("For how &long"), m_seconds, this));
    column->addWidget(m_seconds);
    column->addWidget(m_problem);
    column->addWidget(buttons);
    connect(m_wall, &QComboBox::currentIndexChanged, this, &WallPush::fillRegions);
    connect(m_session.board, &models::WallBoard::changed, this, [this] {
        if (isVisible())
            fillWalls();
    });
    connect(buttons, &QDialogButtonBox::accepted, this, &WallPush::send);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    setMinimumWidth(360);
}

void WallPush::offer(const QString &kind, const QString &target, const QString &what)
{
    m_kind = kind;
    m_target = target;
    m_text = kind == u"place" || kind == u"message" ? what.left(200) : QString();
    m_what->setText(what);
    m_problem->hide();
    m_send->setEnabled(true);
    fillWalls();
    const int seconds = m_memory.value(QStringLiteral("wallSeconds")).toInt(UsualSeconds);
    m_seconds->setCurrentIndex(std::max(0, m_seconds->findData(seconds)));
    show();
    raise();
    activateWindow();
    m_send->setFocus();
}

void WallPush::fillWalls()
{
    const QString last = m_wall->count() > 0 ? m_wall->currentData().toString()
                                             : m_memory.value(QStringLiteral("wall")).toString();
    const QSignalBlocker quiet(m_wall);
    m_wall->clear();
    for (const domain::Wall &wall : m_session.board->walls())
        m_wall->addItem(nameOf(wall, m_session.words.isChinese()), wall.id);
    m_wall->setCurrentIndex(std::max(0, m_wall->findData(last)));
    fillRegions();
}

void WallPush::fillRegions()
{
    const QString last = m_region->count() > 0 ? m_region->currentData().toString()
                                               : m_memory.value(QStringLiteral("wallRegion")).toString();
    m_region->clear();
    m_region->addItem(tr("where it fits"), QString());
    const domain::Wall *wall = m_session.board->wall(m_wall->currentData().toString());
    const domain::Scene *scene
        = wall ? sceneOn(*m_session.board, *wall, base::toMs(m_session.desk.now())) : nullptr;
    for (const domain::SceneRegion &region : scene ? scene->regions : std::vector<domain::SceneRegion>())
        m_region->addItem(regionWord(region.kind), region.id);
    m_region->setEnabled(m_kind != u"scene");
    m_region->setCurrentIndex(std::max(0, m_region->findData(last)));
}

void WallPush::send()
{
    protocol::PushOrder order;
    order.push.kind = m_kind;
    order.push.target = m_target;
    order.push.text = m_text;
    order.push.region = m_kind == u"scene" ? QString() : m_region->currentData().toString();
    order.seconds = m_seconds->currentData().toInt();
    const QString wall = m_wall->currentData().toString();
    m_memory.set(QStringLiteral("wall"), wall);
    m_memory.set(QStringLiteral("wallRegion"), m_region->currentData().toString());
    m_memory.set(QStringLiteral("wallSeconds"), int(order.seconds));
    m_send->setEnabled(false);
    m_session.walls->push(wall, order).then(this, [this](const base::Result<domain::Wall> &answer) {
        m_send->setEnabled(true);
        if (!answer) {
            m_problem->setText(m_session.words.reason(answer.error().reason));
            m_problem->show();
            return;
        }
        m_session.board->note(*answer);
        emit sent(tr("%1 shows it for %2").arg(m_wall->currentText(), m_seconds->currentText()));
        accept();
    });
}
} // namespace wanmi::workbench
