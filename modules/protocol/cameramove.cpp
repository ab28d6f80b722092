// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/cameramove.h"

#include "protocol/jsonreader.h"

namespace wanmi::protocol {
namespace {
constexpr int Fastest = 100, LastPreset = 255;
constexpr qsizetype LongestName = 200;

int speedIn(JsonReader &reader, const char *name)
{
    const qint64 speed = reader.optionalInteger(name).value_or(0);
    if (speed < -Fastest || speed > Fastest)
        reader.fail(name);
    return int(speed);
}

int presetIn(JsonReader &reader, const char *name)
{
    const qint64 number = reader.integer(name);
    if (number < 1 || number > LastPreset)
        reader.fail(name);
    return int(number);
}

CameraHold holdIn(JsonReader &reader)
{
    CameraHold hold;
    hold.account = reader.text("account", LongestName);
    hold.name = reader.text("name", LongestName);
    hold.untilMs = reader.integer("untilMs");
    return hold;
}

CameraPreset presetOf(JsonReader &reader)
{
    CameraPreset preset;
    preset.number = presetIn(reader, "number");
    preset.name = reader.optionalText("name", LongestName).value_or(QString());
    return preset;
}
} // namespace

QJsonObject toJson(const CameraMove &move)
{
    QJsonObject json;
    const auto put = [&json](const char *name, int speed) {
        if (speed != 0)
            json.insert(QLatin1StringView(name), speed);
    };
    put("pan", move.pan);
    put("tilt", move.tilt);
    put("zoom", move.zoom);
    if (move.preset)
        json.insert(QStringLiteral("preset"), *move.preset);
    return json;
}

QJsonObject toJson(const CameraHold &hold)
{
    return {{QStringLiteral("account"), hold.account}, {QStringLiteral("name"), hold.name}, {QStringLiteral("untilMs"), hold.untilMs}};
}

QJsonObject toJson(const CameraPresets &presets)
{
    QJsonObject json{{QStringLiteral("presets"), arrayOf(presets.presets, [](const CameraPreset &one) {
                          return QJsonObject{{QStringLiteral("number"), one.number}, {QStringLiteral("name"), one.name}};
                      })}};
    if (presets.hold)
        json.insert(QStringLiteral("hold"), toJson(*presets.hold));
    return json;
}

base::Result<CameraMove> cameraMoveFrom(const QJsonObject &json)
{
    JsonReader reader(json);
    CameraMove move;
    move.pan = speedIn(reader, "pan");
    move.tilt = speedIn(reader, "tilt");
    move.zoom = speedIn(reader, "zoom");
    if (reader.has("preset"))
        move.preset = presetIn(reader, "preset");
    if (move.preset && move.moves())
        reader.fail("preset");
    reader.refuseOthers();
    return finished(reader, std::move(move));
}

base::Result<CameraHold> cameraHoldFrom(const QJsonObject &json)
{
    JsonReader reader(json);
    CameraHold hold = holdIn(reader);
    return finished(reader, std::move(hold));
}

base::Result<CameraPresets> cameraPresetsFrom(const QJsonObject &json)
{
    JsonReader reader(json);
    CameraPresets presets;
    const QJsonArray array = reader.array("presets");
    presets.presets = itemsOf<CameraPreset>(reader, "presets", array, MostPresets, Others::Ignored, presetOf);
    if (reader.has("hold")) {
        const QJsonObject hold = reader.object("hold");
        JsonReader inner(hold);
        presets.hold = holdIn(inner);
        if (!inner.isGood())
            reader.fail("hold");
    }
    return finished(reader, std::move(presets));
}
} // namespace wanmi::protocol
