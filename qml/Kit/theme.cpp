// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

namespace wanmi::kit {
namespace {
constexpr double PixelsPerPoint = 96.0 / 72;

const QJsonObject &tokens()
{
    // Compiled in, so this is no file; read once per program.
    static const QJsonObject all = [] {
        QFile file(QStringLiteral(":/wanmi/themes/tokens.json"));
        const bool opened = file.open(QIODevice::ReadOnly);
        Q_ASSERT_X(opened, "Theme", "the resources are not loaded");
        Q_UNUSED(opened)
        return QJsonDocument::fromJson(file.readAll()).object();
    }();
    return all;
}
} // namespace

Theme::Theme(QObject *parent)
    : QObject(parent)
{
    read();
}

void Theme::setName(const QString &name)
{
    if (std::exchange(m_name, name) != name)
        read();
}

void Theme::setFace(const QString &face)
{
    if (std::exchange(m_face, face) != face)
        read();
}

void Theme::setScale(double scale)
{
    if (scale <= 0 || qFuzzyCompare(m_scale, scale))
        return;
    m_scale = scale;
    emit changed();
}

double Theme::sized(double token) const
{
    return token * m_scale * (m_face == QLatin1String("desk") ? PixelsPerPoint : 1);
}

QVariantMap Theme::lights() const
{
    return {{QStringLiteral("red"), m_overdue},
            {QStringLiteral("yellow"), m_warning},
            {QStringLiteral("green"), m_normal},
            {QStringLiteral("grey"), m_stale},
            {QStringLiteral("none"), m_stale}};
}

void Theme::read()
{
    m_family = tokens().value(QLatin1String("family")).toString();
    m_lineHeight = tokens().value(QLatin1String("lineHeight")).toDouble();
    m_motionMs = tokens().value(QLatin1String("motionMs")).toInt();
    const QJsonObject colors = tokens().value(m_name).toObject();
    for (const auto &[token, color] :
         std::initializer_list<std::pair<const char *, QColor *>>{{"ground", &m_ground},
                                                                  {"surface", &m_surface},
                                                                  {"raised", &m_raised},
                                                                  {"line", &m_line},
                                                                  {"text", &m_text},
                                                                  {"quiet", &m_quiet},
                                                                  {"accent", &m_accent},
                                                                  {"onAccent", &m_onAccent},
                                                                  {"normal", &m_normal},
                                                                  {"warning", &m_warning},
                                                                  {"overdue", &m_overdue},
                                                                  {"stale", &m_stale}})
        *color = QColor(colors.value(QLatin1String(token)).toString());
    m_ramp = colors.value(QLatin1String("ramp")).toArray().toVariantList();
    const QJsonObject sizes = tokens().value(m_face).toObject();
    for (const auto &[token, size] :
         std::initializer_list<std::pair<const char *, double *>>{{"headline", &m_headline},
                                                                  {"title", &m_title},
                                                                  {"body", &m_body},
                                                                  {"note", &m_note},
                                                                  {"grid", &m_grid},
                                                                  {"radius", &m_radius},
                                                                  {"padding", &m_padding}})
        *size = sizes.value(QLatin1String(token)).toDouble();
    emit changed();
}
} // namespace wanmi::kit
