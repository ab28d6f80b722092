// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/place.h"

#include <QObject>
#include <QString>

#include <optional>

namespace wanmi::models {

/// What a person looks at: one per seat, shared by the workbench, the wall and the map, so that selecting on
/// one side selects on the other. Lives on the GUI thread. A setter that changes nothing emits nothing.
class Selection : public QObject
{
    Q_OBJECT
    Q_PROPERTY(QString caseId READ caseId WRITE selectCase NOTIFY caseChanged)
    Q_PROPERTY(QString componentId READ componentId WRITE selectComponent NOTIFY componentChanged)
    Q_PROPERTY(QString cameraId READ cameraId WRITE selectCamera NOTIFY cameraChanged)
    Q_PROPERTY(bool hasPlace READ hasPlace NOTIFY placeChanged)
    Q_PROPERTY(double lon READ lon NOTIFY placeChanged)
    Q_PROPERTY(double lat READ lat NOTIFY placeChanged)
    Q_PROPERTY(bool pickingPlace READ isPickingPlace NOTIFY pickingChanged)
    Q_PROPERTY(QString wallCaseId READ wallCaseId NOTIFY wallCaseChanged)
public:
    explicit Selection(QObject *parent = nullptr)
        : QObject(parent)
    {
    }

    [[nodiscard]] QString caseId() const { return m_caseId; } ///< empty: none
    [[nodiscard]] QString componentId() const { return m_componentId; }
    [[nodiscard]] QString cameraId() const { return m_cameraId; }
    [[nodiscard]] bool hasPlace() const { return m_place.has_value(); }
    [[nodiscard]] double lon() const { return m_place ? m_place->lon : 0; }
    [[nodiscard]] double lat() const { return m_place ? m_place->lat : 0; }
    [[nodiscard]] std::optional<geo::Place> place() const { return m_place; }
    /// A form waits for a click on the map: the map shows a crosshair and answers with selectPlace().
    [[nodiscard]] bool isPickingPlace() const { return m_picking; }
    /// The case a person sent to the wall; empty: none.
    [[nodiscard]] QString wallCaseId() const { return m_wallCaseId; }

public slots:
    void selectCase(const QString &id);
    void selectComponent(const QString &id);
    void selectCamera(const QString &id);
    void selectPlace(double lon, double lat);
    void clearPlace();
    void beginPickingPlace();
    void endPickingPlace();
    void sendToWall(const QString &caseId);
    /// Asks every map to bring this place into view.
    void showOnMap(double lon, double lat) { emit mapWanted(lon, lat); }
    /// Asks every map to select an object and bring it into view: what moves has no fixed place. kind: of MapCanvas.
    void showObjectOnMap(const QString &kind, const QString &id) { emit objectWanted(kind, id); }

    /// The same for a whole area, `zoom` levels deep.
    void showAreaOnMap(double lon, double lat, double zoom) { emit areaWanted(lon, lat, zoom); }
    /// Esc on the desk: what lies over a map for a moment goes.
    void turnBack() { emit turnedBack(); }
    /// Asks for the page about something that has no selection of its own. kind: "area" (also a cell, by its
    /// code), "supervisor", "vehicle".
    void lookInto(const QString &kind, const QString &id) { emit pageWanted(kind, id); }

signals:
    void pageWanted(const QString &kind, const QString &id);
    void caseChanged(const QString &id);
    void componentChanged(const QString &id);
    void cameraChanged(const QString &id);
    void placeChanged();
    void pickingChanged(bool picking);
    void wallCaseChanged(const QString &id);
    void mapWanted(double lon, double lat);
    void objectWanted(const QString &kind, const QString &id);
    void turnedBack();
    void areaWanted(double lon, double lat, double zoom);

private:
    QString m_caseId, m_componentId, m_cameraId, m_wallCaseId;
    std::optional<geo::Place> m_place;
    bool m_picking = false;
};
} // namespace wanmi::models
