// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pulselayout.h"
#include "pulselook.h"
#include "wallstate.h"

#include <QPointer>
#include <QQuickItem>
#include <QTimer>
#include <QVariantMap>

#include <optional>

namespace wanmi::wall {

/// Every camera of the city as a small picture that lives: thumbnails of key pictures, a frame whose color and shape say what is
/// known of it, a bar that says how old its picture is. Before them, large, those that need eyes first: what fell silent in the
/// last minutes, what stands near the most urgent cases, what has been gone for long. Without video: squares that say what each
/// device said. Its feeds are open while it is seen.
class PulseField : public QQuickItem
{
    Q_OBJECT
    Q_PROPERTY(wanmi::wall::WallState *wall READ wall WRITE setWall NOTIFY changed)
    Q_PROPERTY(QColor groundColor MEMBER m_ground NOTIFY changed)
    Q_PROPERTY(QColor lineColor MEMBER m_line NOTIFY changed)
    Q_PROPERTY(QColor liveColor MEMBER m_liveColor NOTIFY changed)
    Q_PROPERTY(QColor lateColor MEMBER m_lateColor NOTIFY changed)
    Q_PROPERTY(QColor deadColor MEMBER m_deadColor NOTIFY changed)
    Q_PROPERTY(QColor quietColor MEMBER m_quiet NOTIFY changed)
    Q_PROPERTY(QColor markColor MEMBER m_mark NOTIFY changed) ///< of those that stand among the first, at their own place
    Q_PROPERTY(QString family MEMBER m_family NOTIFY changed)
    Q_PROPERTY(int textPx MEMBER m_textPx NOTIFY changed)
    /// What was typed: only cameras whose name, number, district or spelling holds it are shown.
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY filterChanged)
    Q_PROPERTY(bool withVideo READ withVideo NOTIFY counted)
    Q_PROPERTY(int shown READ shown NOTIFY counted)
    Q_PROPERTY(int total READ total NOTIFY counted)
    Q_PROPERTY(int live READ live NOTIFY counted) ///< without video: their devices say that they are on
    Q_PROPERTY(int late READ late NOTIFY counted)
    Q_PROPERTY(int dead READ dead NOTIFY counted)
    Q_PROPERTY(int off READ off NOTIFY counted)
    Q_PROPERTY(int silent READ silent NOTIFY counted) ///< no picture and no word so far
    Q_PROPERTY(int front READ front NOTIFY counted) ///< how many need eyes first
    Q_PROPERTY(bool stopped READ hasStopped NOTIFY counted) ///< no picture came of any camera for a while
    Q_PROPERTY(QString stoppedSince READ stoppedSince NOTIFY counted)
    /// The camera under the pointer, else the one the keyboard is at; empty: none. cameraId, name, url, look ("live", "late", "dead",
    /// "off", "waiting", "on", "silent"), reason (a token), pictureAge, device ("on", "off", ""), deviceAge.
    Q_PROPERTY(QVariantMap card READ card NOTIFY cardChanged)
    Q_PROPERTY(QRectF cardPlace READ cardPlace NOTIFY cardChanged) ///< in this item
    Q_PROPERTY(bool pointed READ isPointed NOTIFY cardChanged)
public:
    explicit PulseField(QQuickItem *parent = nullptr);
    ~PulseField() override;

    [[nodiscard]] WallState *wall() const { return m_wall; }
    void setWall(WallState *wall);
    [[nodiscard]] QString filter() const { return m_filter; }
    void setFilter(const QString &filter);
    [[nodiscard]] bool withVideo() const;
    [[nodiscard]] int shown() const { return int(m_shown.size()); }
    [[nodiscard]] int total() const { return int(m_cameras.size()); }
    [[nodiscard]] int live() const { return m_count[0]; }
    [[nodiscard]] int late() const { return m_count[1]; }
    [[nodiscard]] int dead() const { return m_count[2]; }
    [[nodiscard]] int off() const { return m_count[3]; }
    [[nodiscard]] int silent() const { return m_count[4]; }
    [[nodiscard]] int front() const { return int(m_front.size()); }
    [[nodiscard]] bool hasStopped() const { return m_hasStopped; }
    [[nodiscard]] QString stoppedSince() const;
    [[nodiscard]] QVariantMap card() const { return m_card; }
    [[nodiscard]] QRectF cardPlace() const { return m_cardPlace; }
    [[nodiscard]] bool isPointed() const { return m_pointed >= 0; }

    Q_INVOKABLE void pointAt(double x, double y);
    Q_INVOKABLE void leave();
    /// Moves the keyboard's place; the first step goes to the first camera.
    Q_INVOKABLE void step(int right, int down);
    Q_INVOKABLE void leaveKeys(); ///< the keyboard is nowhere
    Q_INVOKABLE [[nodiscard]] QString cameraAt(double x, double y) const;
    /// Ids of those that need eyes first, in their order.
    [[nodiscard]] QStringList frontIds() const;

signals:
    void changed();
    void filterChanged();
    void counted();
    void cardChanged();

protected:
    QSGNode *updatePaintNode(QSGNode *old, UpdatePaintNodeData *) override;
    void geometryChange(const QRectF &now, const QRectF &before) override;
    void itemChange(ItemChange change, const ItemChangeData &data) override;
    void componentComplete() override;

private:
    struct Painted
    {
        Look look = Look::Waiting;
        quint64 number = 0;
        int bar = -1;
        bool marked = false;
        friend bool operator==(const Painted &, const Painted &) = default;
    };
    struct Camera
    {
        QString id, name, district;
        QString sought; ///< name, number, district and spellings, in lower case
        QUrl url;
        geo::Place place;
        video::FeedId feed = video::FeedId::None;
        Look look = Look::Waiting;
        QString reason;
        double sinceMs = 0, pictureMs = 0; ///< seat's time; 0: never
        std::optional<std::pair<bool, double>> said; ///< by central's clock
        bool isFront = false;
        Painted painted;
    };
    struct Band
    {
        QImage image;
        bool isDirty = true;
    };
    struct Front
    {
        int camera = -1;
        Painted painted;
    };
    void gather();
    void filterAgain();
    void openFeeds();
    void closeFeeds();
    void layOut();
    void beat(); ///< twice a second
    void judge(Camera &camera, double nowMs, double serverMs) const;
    void chooseFront();
    void paintBands();
    void paintHeading(Band &band, const PulseLayout::Band &where) const;
    [[nodiscard]] PulseFace faceOf(const Camera &camera, double nowMs, double serverMs, Painted &signature, int width) const;
    [[nodiscard]] PulseColors colors() const;
    [[nodiscard]] int at(double x, double y) const; ///< of m_cameras; -1: none
    void sayCard();
    [[nodiscard]] double ratio() const;

    QPointer<WallState> m_wall;
    QColor m_ground, m_line, m_liveColor, m_lateColor, m_deadColor, m_quiet, m_mark;
    QString m_family, m_filter;
    int m_textPx = 18;
    std::vector<Camera> m_cameras; ///< by district
    std::vector<int> m_shown; ///< of m_cameras: those the filter lets through
    std::vector<Front> m_front;
    PulseLayout m_layout;
    std::vector<QString> m_headings;
    std::vector<Band> m_bands;
    int m_count[5] = {};
    PictureWatch m_pictures;
    bool m_hasStopped = false;
    int m_pointed = -1, m_keys = -1; ///< of m_cameras, of m_shown
    QVariantMap m_card;
    QRectF m_cardPlace;
    bool m_isLaidOutAnew = true, m_repaintAll = true;
    int m_beats = 0;
    QTimer m_soon, m_beat;
    QMetaObject::Connection m_ofWindow;
    [[nodiscard]] bool isSeen() const;
};
} // namespace wanmi::wall
