// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/style.h"

#include <QApplication>
#include <QFile>
#include <QIconEngine>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>
#include <QPainterPath>
#include <QPalette>
#include <QPixmap>
#include <QStyleFactory>
#include <QSvgRenderer>

namespace wanmi::workbench {
namespace {
QByteArray compiledIn(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Draws one of our outlines at any size and scale.
class OutlineEngine : public QIconEngine
{
public:
    explicit OutlineEngine(QByteArray svg)
        : m_svg(std::move(svg))
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        QSvgRenderer renderer(m_svg);
        const double side = std::min(rect.width(), rect.height());
        if (mode == QIcon::Disabled)
            painter->setOpacity(painter->opacity() * 0.45);
        renderer.render(
            painter,
            QRectF(rect.center().x() - side / 2 + 0.5, rect.center().y() - side / 2 + 0.5, side, side));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap picture(size);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        paint(&painter, QRect({0, 0}, size), mode, state);
        return picture;
    }
    [[nodiscard]] QIconEngine *clone() const override { return new OutlineEngine(*this); }

private:
    QByteArray m_svg;
};

constexpr auto Sheet = R"(
* { outline: 0; }
QWidget { color: @text; }
QMainWindow, QDialog, #page, QMainWindow::separator { background: @ground; }
QMainWindow::separator { width: 6px; height: 6px; }
QMainWindow::separator:hover { background: @line; }
QToolTip { background: @raised; color: @text; border: 1px solid @line; padding: 4px 6px; }
#bar, #strip { background: @surface; }
#bar { border-bottom: 1px solid @line; }
#strip { border-top: 1px solid @line; }
#rail { background: @surface; border-right: 1px solid @line; }
#surface { background: @surface; }
#card { background: @raised; border: 1px solid @line; border-radius: 4px; }
#card:focus { border-color: @accent; }
#refusal { background: @raised; border: 1px solid @overdue; border-left: 4px solid @overdue; border-radius: 4px; }
#provisional { background: @raised; border: 1px solid @warning; border-left: 4px solid @warning; border-radius: 4px; }
#drop { background: @surface; border: 1px dashed @quiet; border-radius: 4px; }
#line { background: @line; border: 0; max-height: 1px; min-height: 1px; }
QLabel { background: transparent; }
#title { font-size: 13pt; font-weight: bold; }
#headline { font-size: 20pt; font-weight: bold; }
#section { color: @quiet; font-size: 9pt; font-weight: bold; }
#quiet { color: @quiet; }
#note { color: @quiet; font-size: 9pt; }
#problem { color: @overdue; font-size: 9pt; }
#moved { color: @warning; font-size: 9pt; }
QDockWidget { titlebar-close-icon: none; titlebar-normal-icon: none; }
QDockWidget > QWidget { background: @surface; }
QScrollArea { background: transparent; border: 0; }
QScrollArea > QWidget > QWidget { background: transparent; }
QPushButton, QToolButton { background: @raised; border: 1px solid @line; border-radius: 4px; padding: 5px 12px; min-height: 18px; }
QPushButton:hover, QToolButton:hover { border-color: @quiet; }
QPushButton:focus, QToolButton:focus { border-color: @accent; }
QPushButton:pressed, QToolButton:pressed { background: @ground; }
QPushButton:disabled, QToolButton:disabled { color: @stale; }
QPushButton#primary { background: @accent; border-color: @accent; color: @onAccent; font-weight: bold; }
QPushButton#primary:disabled { background: @line; border-color: @line; color: @quiet; }
QPushButton#primary:focus { border: 2px solid @text; padding: 4px 11px; }
QPushButton#danger { color: @overdue; }
QToolButton#flat { background: transparent; border: 1px solid transparent; padding: 4px 6px; }
QToolButton#flat:hover { background: @raised; }
QToolButton#flat:focus { border-color: @accent; }
QToolButton#flat::menu-indicator { image: none; }
QToolButton#workspace { background: transparent; border: 0; border-left: 3px solid transparent; border-radius: 0; padding: 7px 2px; color: @quiet; font-size: 9pt; }
QToolButton#workspace:hover { color: @text; background: @raised; }
QToolButton#workspace:checked { color: @text; border-left: 3px solid @accent; background: @selected; }
QToolButton#workspace:focus { border-left: 3px solid @text; }
QToolButton#day { padding: 5px 0; min-width: 26px; color: @quiet; }
QToolButton#day:checked { background: @selected; border-color: @accent; color: @text; }
QPushButton#chip { background: transparent; border: 1px solid transparent; border-radius: 4px; padding: 4px 10px; color: @quiet; }
QPushButton#chip:hover { background: @raised; color: @text; }
QPushButton#chip:checked { background: @selected; border-color: @accent; color: @text; }
QPushButton#chip:focus { border-color: @accent; }
QLineEdit, QPlainTextEdit, QComboBox, QSpinBox, QDateTimeEdit, QListWidget#choices { background: @field; border: 1px solid @line; border-radius: 4px; padding: 5px 8px; selection-background-color: @accent; selection-color: @onAccent; }
QPlainTextEdit { padding: 3px 5px; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QSpinBox:focus, QDateTimeEdit:focus, QListWidget#choices:focus { border-color: @accent; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"] { border-color: @overdue; }
QComboBox::drop-down { border: 0; width: 22px; }
QComboBox::down-arrow { image: url(:/wanmi/icons/choose.svg); width: 14px; height: 14px; }
QComboBox QAbstractItemView, QListView#popup { background: @raised; border: 1px solid @line; selection-background-color: @selected; selection-color: @text; }
QTableView, QListView, QTreeView { background: @surface; alternate-background-color: @surface; border: 0; selection-background-color: @selected; selection-color: @text; gridline-color: @line; }
QListWidget#rows { border: 1px solid @line; border-radius: 4px; padding: 2px; }
QListWidget#rows::item { padding: 5px 8px; border-radius: 3px; }
QListWidget#rows::item:selected { background: @selected; color: @text; }
QListWidget#rows:focus { border-color: @accent; }
QHeaderView { background: @surface; }
QHeaderView::section { background: @surface; color: @quiet; border: 0; border-bottom: 1px solid @line; padding: 5px 6px; font-size: 9pt; }
QHeaderView::section:hover { color: @text; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @line; border-radius: 4px; min-height: 28px; min-width: 28px; margin: 1px; }
QScrollBar::handle:hover { background: @stale; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: @ground; border: 1px solid @line; border-radius: 4px; text-align: center; min-height: 16px; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }
QMenu { background: @raised; border: 1px solid @line; padding: 4px; }
QMenu::item { padding: 5px 22px; border-radius: 3px; }
QMenu::item:selected { background: @selected; }
QMenu::separator { height: 1px; background: @line; margin: 4px 8px; }
QCheckBox { spacing: 8px; }
QCheckBox::indicator { width: 12px; height: 12px; border: 1px solid @quiet; border-radius: 3px; background: @field; }
QCheckBox::indicator:checked { background: @accent; border-color: @accent; }
QCheckBox::indicator:focus { border-color: @text; }
QListWidget#choices { padding: 2px; }
QListWidget#choices { selection-background-color: @selected; selection-color: @text; }
QListWidget#choices::indicator { width: 12px; height: 12px; border: 1px solid @quiet; border-radius: 3px; background: @field; }
QListWidget#choices::indicator:checked { background: @accent; border-color: @accent; }
QStatusBar { background: @surface; }
QStatusBar::item { border: 0; }
QToolBar { background: @surface; border: 0; padding: 0; spacing: 0; }
#veil { background: @ground; }
#found { background: @raised; border: 1px solid @line; border-radius: 6px; }
#found QListView { background: transparent; }
#found QLabel { color: @quiet; font-size: 9pt; padding: 6px 10px; border-top: 1px solid @line; }
)";
} // namespace

Style::Style(QObject *parent)
    : QObject(parent)
{
    const QJsonObject tokens
        = QJsonDocument::fromJson(compiledIn(QStringLiteral(":/wanmi/themes/tokens.json"))).object();
    for (const QString &theme : {QStringLiteral("dark"), QStringLiteral("light")}) {
        const QJsonObject group = tokens.value(theme).toObject();
        for (auto it = group.begin(); it != group.end(); ++it) {
            if (it->isString())
                m_colors[theme].insert(it.key(), QColor(it->toString()));
        }
    }
}

QColor Style::color(const QString &token) const
{
    const QHash<QString, QColor> colors = m_colors.value(m_theme);
    if (token == u"selected") {
        const QColor under = colors.value(QStringLiteral("surface")),
                     over = colors.value(QStringLiteral("accent"));
        const double share = isDark() ? 0.26 : 0.16;
        return QColor::fromRgbF(float(under.redF() * (1 - share) + over.redF() * share),
                                float(under.greenF() * (1 - share) + over.greenF() * share),
                                float(under.blueF() * (1 - share) + over.blueF() * share));
    }
    if (token == u"field")
        return colors.value(isDark() ? QStringLiteral("ground") : QStringLiteral("surface"));
    return colors.value(token, QColor(Qt::magenta));
}

QColor Style::lightColor(const QString &light) const
{
    if (light == u"green")
        return color(QStringLiteral("normal"));
    if (light == u"yellow")
        return color(QStringLiteral("warning"));
    if (light == u"red")
        return color(QStringLiteral("overdue"));
    return color(light == u"grey" ? QStringLiteral("stale") : QStringLiteral("quiet"));
}

QIcon Style::icon(const QString &name, const QString &colorToken) const
{
    QByteArray svg = compiledIn(QStringLiteral(":/wanmi/icons/%1.svg").arg(name));
    svg.replace("#000", color(colorToken).name().toLatin1());
    return QIcon(new OutlineEngine(svg));
}

void Style::paintMark(QPainter &painter, const QRectF &box, const QString &light) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(lightColor(light));
    const QPointF c = box.center();
    const double r = std::min(box.width(), box.height()) / 2;
    if (light == u"green") {
        painter.drawEllipse(c, r * 0.86, r * 0.86);
    } else if (light == u"yellow") {
        painter.drawPolygon(
            QPolygonF{{c.x(), c.y() - r}, {c.x() + r, c.y() + r * 0.8}, {c.x() - r, c.y() + r * 0.8}});
    } else if (light == u"red") {
        painter.drawRect(QRectF(c.x() - r * 0.82, c.y() - r * 0.82, r * 1.64, r * 1.64));
    } else if (light == u"grey") {
        painter.drawRect(QRectF(c.x() - r * 0.75, c.y() - r * 0.8, r * 0.5, r * 1.6));
        painter.drawRect(QRectF(c.x() + r * 0.25, c.y() - r * 0.8, r * 0.5, r * 1.6));
    } else {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(lightColor(light), 1.2));
        painter.drawEllipse(c, r * 0.55, r * 0.55);
    }
    painter.restore();
}

QString Style::sheet() const
{
    QString text = QString::fromLatin1(Sheet);
    // Longer tokens first: "onAccent" and "accent" do not overlap, "surface" and others stand alone.
    for (const char *token : {"onAccent", "selected", "overdue", "warning", "surface", "ground", "raised",
                              "accent", "normal", "stale", "field", "quiet", "line", "text"}) {
        const QString name = QString::fromLatin1(token);
        text.replace(u'@' + name, color(name).name());
    }
    return text;
}

void Style::apply(const QString &theme)
{
    m_theme = theme == u"light" ? theme : QStringLiteral("dark");
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QFont font(QStringLiteral("Noto Sans CJK SC"));
    font.setPointSizeF(bodyPt());
    QApplication::setFont(font);
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, const char *token) {
        palette.setColor(role, color(QString::fromLatin1(token)));
    };
    set(QPalette::Window, "ground");
    set(QPalette::Base, "surface");
    set(QPalette::AlternateBase, "surface");
    set(QPalette::Button, "raised");
    set(QPalette::WindowText, "text");
    set(QPalette::Text, "text");
    set(QPalette::ButtonText, "text");
    set(QPalette::PlaceholderText, "quiet");
    set(QPalette::Highlight, "accent");
    set(QPalette::HighlightedText, "onAccent");
    set(QPalette::Link, "accent");
    set(QPalette::ToolTipBase, "raised");
    set(QPalette::ToolTipText, "text");
    palette.setColor(QPalette::Disabled, QPalette::Text, color(QStringLiteral("stale")));
    palette.setColor(QPalette::Disabled, QPalette::ButtonText, color(QStringLiteral("stale")));
    QApplication::setPalette(palette);
    qApp->setStyleSheet(sheet());
    emit changed();
}
} // namespace wanmi::workbench
