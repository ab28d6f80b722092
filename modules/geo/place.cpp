// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/place.h"

#include <array>
#include <cmath>
#include <numbers>

namespace wanmi::geo {
namespace {

constexpr double Degree = std::numbers::pi / 180.0;
// CGCS2000 ellipsoid (equal to GRS80 at this precision).
constexpr double SemiMajor = 6378137.0;
constexpr double Flattening = 1.0 / 298.257222101;
constexpr double EccentricitySquared = Flattening * (2.0 - Flattening);
constexpr double MercatorRadius = 6378137.0;
constexpr double SphereRadius = 6371008.8;

// Third flattening and Krueger's coefficients to n^4 (Karney 2011, eqs. 12, 35, 36): below a micrometre in a
// zone.
constexpr double N1 = Flattening / (2.0 - Flattening);
constexpr double N2 = N1 * N1;
constexpr double N3 = N2 * N1;
constexpr double N4 = N3 * N1;
constexpr double RectifyingRadius = SemiMajor / (1.0 + N1) * (1.0 + N2 / 4.0 + N4 / 64.0);
constexpr std::array<double, 4> Alpha{
    N1 / 2.0 - 2.0 / 3.0 * N2 + 5.0 / 16.0 * N3 + 41.0 / 180.0 * N4,
    13.0 / 48.0 * N2 - 3.0 / 5.0 * N3 + 557.0 / 1440.0 * N4,
    61.0 / 240.0 * N3 - 103.0 / 140.0 * N4,
    49561.0 / 161280.0 * N4,
};
constexpr std::array<double, 4> Beta{
    N1 / 2.0 - 2.0 / 3.0 * N2 + 37.0 / 96.0 * N3 - 1.0 / 360.0 * N4,
    1.0 / 48.0 * N2 + 1.0 / 15.0 * N3 - 437.0 / 1440.0 * N4,
    17.0 / 480.0 * N3 - 37.0 / 840.0 * N4,
    4397.0 / 161280.0 * N4,
};
constexpr double FalseEasting = 500000.0;

/// Tangent of the conformal latitude (Karney eq. 7).
double conformalTangent(double tau)
{
    const double e = std::sqrt(EccentricitySquared);
    const double sigma = std::sinh(e * std::atanh(e * tau / std::hypot(1.0, tau)));
    return tau * std::hypot(1.0, sigma) - sigma * std::hypot(1.0, tau);
}

/// Inverse of conformalTangent by Newton's method (Karney eqs. 19-21); three rounds reach machine precision.
double geodeticTangent(double conformal)
{
    double tau = conformal;
    for (int round = 0; round < 3; ++round) {
        const double reached = conformalTangent(tau);
        tau += (conformal - reached) / std::hypot(1.0, reached)
            * (1.0 + (1.0 - EccentricitySquared) * tau * tau)
            / ((1.0 - EccentricitySquared) * std::hypot(1.0, tau));
    }
    return tau;
}

/// Metres of meridian from the equator.
double meridianArc(double latitude)
{
    const double xi = std::atan(conformalTangent(std::tan(latitude)));
    double sum = xi;
    for (size_t j = 0; j < Alpha.size(); ++j)
        sum += Alpha[j] * std::sin(2.0 * double(j + 1) * xi);
    return RectifyingRadius * sum;
}

/// Easting without the false one, and northing.
QPointF transverse(Place place, double meridian)
{
    const double lambda = (place.lon - meridian) * Degree;
    const double tangent = conformalTangent(std::tan(place.lat * Degree));
    const double xi = std::atan2(tangent, std::cos(lambda));
    const double eta = std::asinh(std::sin(lambda) / std::hypot(tangent, std::cos(lambda)));
    double northing = xi;
    double easting = eta;
    for (size_t j = 0; j < Alpha.size(); ++j) {
        const double k = 2.0 * double(j + 1);
        northing += Alpha[j] * std::sin(k * xi) * std::cosh(k * eta);
        easting += Alpha[j] * std::cos(k * xi) * std::sinh(k * eta);
    }
    return {RectifyingRadius * easting, RectifyingRadius * northing};
}

Place fromTransverse(QPointF metres, double meridian)
{
    const double xi0 = metres.y() / RectifyingRadius;
    const double eta0 = metres.x() / RectifyingRadius;
    double xi = xi0;
    double eta = eta0;
    for (size_t j = 0; j < Beta.size(); ++j) {
        const double k = 2.0 * double(j + 1);
        xi -= Beta[j] * std::sin(k * xi0) * std::cosh(k * eta0);
        eta -= Beta[j] * std::cos(k * xi0) * std::sinh(k * eta0);
    }
    const double lambda = std::atan2(std::sinh(eta), std::cos(xi));
    const double tau = geodeticTangent(std::sin(xi) / std::hypot(std::sinh(eta), std::cos(xi)));
    return {meridian + lambda / Degree, std::atan(tau) / Degree};
}
} // namespace

Mercator toMercator(Place place)
{
    return {MercatorRadius * place.lon * Degree, MercatorRadius * std::asinh(std::tan(place.lat * Degree))};
}

Place fromMercator(Mercator point)
{
    return {point.x / MercatorRadius / Degree, std::atan(std::sinh(point.y / MercatorRadius)) / Degree};
}

LocalPlane::LocalPlane(Place origin)
    : m_origin(origin)
    , m_northingAtOrigin(meridianArc(origin.lat * Degree))
{
}

QPointF LocalPlane::toPlane(Place place) const
{
    const QPointF metres = transverse(place, m_origin.lon);
    return {metres.x(), metres.y() - m_northingAtOrigin};
}

Place LocalPlane::toPlace(QPointF metres) const
{
    return fromTransverse({metres.x(), metres.y() + m_northingAtOrigin}, m_origin.lon);
}

double distanceM(Place a, Place b)
{
    const double north = std::sin((b.lat - a.lat) * Degree / 2.0);
    const double east = std::sin((b.lon - a.lon) * Degree / 2.0);
    const double h = north * north + std::cos(a.lat * Degree) * std::cos(b.lat * Degree) * east * east;
    return 2.0 * SphereRadius * std::asin(std::sqrt(std::fmin(1.0, h)));
}

double bearingDeg(Place a, Place b)
{
    const double lambda = (b.lon - a.lon) * Degree;
    const double y = std::sin(lambda) * std::cos(b.lat * Degree);
    const double x = std::cos(a.lat * Degree) * std::sin(b.lat * Degree)
        - std::sin(a.lat * Degree) * std::cos(b.lat * Degree) * std::cos(lambda);
    const double degrees = std::fmod(std::atan2(y, x) / Degree + 360.0, 360.0);
    return degrees;
}

bool isPlausible(Place place)
{
    const bool onEarth = std::abs(place.lon) <= 180.0 && std::abs(place.lat) <= 90.0; // false for NaN
    return onEarth && (place.lon != 0.0 || place.lat != 0.0);
}

QPointF toGaussKrueger(Place place, int centralMeridian)
{
    const QPointF metres = transverse(place, centralMeridian);
    return {metres.x() + FalseEasting, metres.y()};
}

Place fromGaussKrueger(QPointF metres, int centralMeridian)
{
    return fromTransverse({metres.x() - FalseEasting, metres.y()}, centralMeridian);
}
} // namespace wanmi::geo
