// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/turnpad.h"

#include "sync/cameraclient.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QToolButton>

#include <algorithm>
#include <array>

namespace wanmi::workbench {
namespace {
constexpr int AgainMs = 500; ///< central ends what it has not heard of for MoveLastsMs
static_assert(AgainMs * 2 < protocol::MoveLastsMs);
constexpr int WaySide = 36;

struct Way
{
    const char *sign;
    int row, column, pan, tilt, zoom;
    const char *words;
};
constexpr std::array Ways{
    Way{"↖", 0, 0, -1, 1, 0, QT_TRANSLATE_NOOP("wanmi::workbench::TurnPad", "Left and up")},
    Way{"↑", 0, 1, 0, 1, 0, QT_TRANSLATE_NOOP("wanmi::workbench::TurnPad", "Up")},
    Way{"↗", 0, 2, 1, 1, 0, QT_TRANSLATE_NOOP("wanmi::workbench::TurnPad", "Right and up")},
    Way{"←", 1, 0, -1, 0, 0, QT_TRANSLATE_NOOP("wanmi::workbench::TurnPad", "Left")},
    Way{"→", 1, 2, 1, 0, 0, QT_TRANSLATE_NOOP("wanmi::workbench::TurnPad", "Right")},
    Way{"↙", 2, 0, -1, -1, 0, QT_TRANSLATE_NOOP("wanmi::workbench::TurnPad", "Left and down")},
    Way{"↓", 2, 1, 0, -1, 0, QT_TRANSLATE_NOOP("wanmi::workbench::TurnPad", "Down")},
    Way{"↘", 2, 2, 1, -1, 0, QT_TRANSLATE_NOOP("wanmi::workbench::TurnPad", "Right and down")},
    Way{"+", 0, 3, 0, 0, 1, QT_TRANSLATE_NOOP("wanmi::workbench::TurnPad", "Closer")},
    Way{"−", 2, 3, 0, 0, -1, QT_TRANSLATE_NOOP("wanmi::workbench::TurnPad", "Wider")},
};
} // namespace

TurnPad::TurnPad(SessionContext &session, const Style &style, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_style(style)
    , m_speed(new QSlider(Qt::Horizontal, this))
    , m_presets(new QComboBox(this))
    , m_call(new QPushButton(this))
    , m_state(new QLabel(this))
{
    build();
    setFocusPolicy(Qt::StrongFocus);
    const QVariantList own{Qt::Key_Left, Qt::Key_Right, Qt::Key_Up,   Qt::Key_Down, Qt::Key_Plus, Qt::Key_Minus, Qt::Key_Equal,
                           Qt::Key_1,    Qt::Key_2,     Qt::Key_3,    Qt::Key_4,    Qt::Key_5,    Qt::Key_6,     Qt::Key_7,
                           Qt::Key_8,    Qt::Key_9};
    setProperty("ownKeys", own);
    m_again.setInterval(AgainMs);
    connect(&m_again, &QTimer::timeout, this, [this] { send(m_move); });
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &TurnPad::say);
    connect(m_call, &QPushButton::clicked, this, [this] {
        if (m_presets->currentIndex() >= 0)
            call(m_presets->currentData().toInt());
    });
    m_texts.add([this] {
        for (std::size_t i = 0; i < Ways.size(); ++i) {
            m_ways[i]->setToolTip(tr(Ways[i].words));
            m_ways[i]->setAccessibleName(tr(Ways[i].words));
        }
        setAccessibleName(tr("Turning the camera"));
        m_speed->setToolTip(tr("How fast it turns"));
        m_speed->setAccessibleName(tr("How fast it turns"));
        m_presets->setAccessibleName(tr("Presets"));
        m_call->setText(tr("Go to the preset"));
        m_call->setToolTip(tr("1 to 9 go to the first nine"));
        say();
    });
}

void TurnPad::build()
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    auto *pad = new QGridLayout;
    pad->setSpacing(4);
    for (const Way &way : Ways) {
        auto *button = new QToolButton(this);
        button->setText(QString::fromUtf8(way.sign));
        button->setFixedSize(WaySide, WaySide);
        button->installEventFilter(this);
        connect(button, &QToolButton::pressed, this, [this, way] { begin(way.pan, way.tilt, way.zoom); });
        connect(button, &QToolButton::released, this, &TurnPad::end);
        pad->addWidget(button, way.row, way.column);
        m_ways.push_back(button);
    }
    row->addLayout(pad);
    auto *side = new QVBoxLayout;
    side->setSpacing(6);
    m_speed->setRange(10, 100);
    m_speed->setValue(50);
    m_state->setObjectName(QStringLiteral("note"));
    m_state->setWordWrap(true);
    for (QWidget *widget : {static_cast<QWidget *>(m_speed), static_cast<QWidget *>(m_presets), static_cast<QWidget *>(m_call),
                            static_cast<QWidget *>(m_state)})
        side->addWidget(widget);
    side->addStretch(1);
    row->addLayout(side, 1);
}

void TurnPad::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        m_texts.refresh();
    QWidget::changeEvent(event);
}

void TurnPad::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    end();
}

void TurnPad::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    if (!m_keys.isEmpty()) // nobody hears them being let go
        end();
}

void TurnPad::open(const QString &cameraId)
{
    end();
    m_camera = cameraId;
    m_hold.reset();
    m_trouble.reset();
    m_presets->clear();
    m_asking = !cameraId.isEmpty() && m_session.turning;
    say();
    if (!m_asking) {
        m_second.stop();
        return;
    }
    m_second.start();
    setFocus();
    m_session.turning->presets(cameraId).then(this, [this, cameraId](const base::Result<protocol::CameraPresets> &presets) {
        if (cameraId != m_camera)
            return;
        m_asking = false;
        if (presets)
            fill(*presets);
        else
            m_trouble = presets.error();
        say();
        emit answered();
    });
}

void TurnPad::fill(const protocol::CameraPresets &presets)
{
    m_hold = presets.hold;
    for (const protocol::CameraPreset &one : presets.presets)
        m_presets->addItem(one.name.isEmpty() ? tr("Preset %1").arg(one.number)
                                              : QStringLiteral("%1  %2").arg(one.number).arg(one.name),
                           one.number);
}

void TurnPad::begin(int pan, int tilt, int zoom)
{
    const int speed = m_speed->value();
    const protocol::CameraMove move{pan * speed, tilt * speed, zoom * speed, {}};
    if (m_camera.isEmpty() || move == m_move)
        return;
    m_move = move;
    send(m_move);
    m_again.start();
}

void TurnPad::end()
{
    m_again.stop();
    m_keys.clear();
    if (std::exchange(m_move, protocol::CameraMove()).moves())
        send({});
}

void TurnPad::call(int preset)
{
    end();
    protocol::CameraMove move;
    move.preset = preset;
    send(move);
}

void TurnPad::send(const protocol::CameraMove &move)
{
    if (!m_session.turning || m_camera.isEmpty())
        return;
    m_session.turning->move(m_camera, move).then(this, [this, camera = m_camera](const base::Result<protocol::CameraHold> &hold) {
        if (camera != m_camera)
            return;
        if (hold) {
            m_hold = *hold;
            m_trouble.reset();
        } else {
            m_trouble = hold.error();
            m_again.stop(); // what is refused is not asked for twice a second
            m_move = {};
        }
        say();
        emit answered();
    });
}

QString TurnPad::reasonText(const base::Error &error) const
{
    if (error.reason == u"camera-held")
        return tr("%1 holds this camera just now. It is free some seconds after their last movement.").arg(error.detail);
    if (error.reason == u"no-gateway")
        return tr("It can be turned, but central knows no gateway for it. Whoever keeps central adds one (wanmi-central gateway add).");
    if (error.reason == u"camera-cannot-turn")
        return tr("This camera cannot be turned.");
    if (error.reason == u"not-permitted")
        return tr("Your post may not turn this camera.");
    if (error.reason == u"gateway-away")
        return tr("The camera's gateway does not answer. Try again; if it stays so, tell whoever keeps the gateway.");
    if (error.reason == u"gateway-password")
        return tr("The gateway does not accept central's account. Whoever keeps central must look at it.");
    if (error.reason == u"gateway-refused")
        return tr("The gateway refuses: %1").arg(error.detail);
    if (error.reason == u"gateway-answer")
        return tr("The gateway's answer cannot be read. Tell whoever keeps the gateway.");
    return m_session.words.reason(error.reason);
}

QString TurnPad::sentence() const
{
    if (m_trouble)
        return reasonText(*m_trouble);
    if (m_asking)
        return tr("The presets are being asked for…");
    const qint64 left = m_hold ? (m_hold->untilMs - base::toMs(m_session.desk.now())) / 1000 : 0;
    if (left > 0)
        return m_hold->account == m_session.grant.account ? tr("You hold this camera, %1 s more").arg(left)
                                                          : tr("%1 holds this camera, %2 s more").arg(m_hold->name).arg(left);
    return m_presets->count() > 0 ? tr("Nobody holds it. Press and hold to turn it.")
                                  : tr("Nobody holds it, and it has no presets. Press and hold to turn it.");
}

void TurnPad::say()
{
    m_state->setText(m_camera.isEmpty() ? QString() : sentence());
    for (QWidget *widget : {static_cast<QWidget *>(m_presets), static_cast<QWidget *>(m_call)})
        widget->setEnabled(m_presets->count() > 0);
}

void TurnPad::followKeys()
{
    const auto held = [this](int key) { return m_keys.value(key) ? 1 : 0; };
    const int pan = held(Qt::Key_Right) - held(Qt::Key_Left), tilt = held(Qt::Key_Up) - held(Qt::Key_Down);
    const int zoom = std::max(held(Qt::Key_Plus), held(Qt::Key_Equal)) - held(Qt::Key_Minus);
    if (pan != 0 || tilt != 0 || zoom != 0)
        begin(pan, tilt, zoom);
    else
        end();
}

void TurnPad::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    const QVariantList own = property("ownKeys").toList();
    if (event->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier) || !own.contains(key))
        return QWidget::keyPressEvent(event);
    if (event->isAutoRepeat())
        return;
    if (key >= Qt::Key_1 && key <= Qt::Key_9) {
        if (const int index = key - Qt::Key_1; index < m_presets->count()) {
            m_presets->setCurrentIndex(index);
            call(m_presets->itemData(index).toInt());
        }
        return;
    }
    m_keys[key] = true;
    followKeys();
}

void TurnPad::keyReleaseEvent(QKeyEvent *event)
{
    if (event->isAutoRepeat() || !m_keys.remove(event->key()))
        return QWidget::keyReleaseEvent(event);
    followKeys();
}

bool TurnPad::eventFilter(QObject *watched, QEvent *event)
{
    // A way that is held down by Space or the mouse and loses the focus has nobody who lets it go.
    const bool isLeft = event->type() == QEvent::FocusOut || event->type() == QEvent::Leave;
    if (isLeft && isMoving() && m_keys.isEmpty())
        end();
    return QWidget::eventFilter(watched, event);
}
} // namespace wanmi::workbench
