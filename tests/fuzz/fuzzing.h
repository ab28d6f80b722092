// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mutator.h"

#include <QFile>
#include <QList>
#include <QTest>

#include <csignal>
#include <functional>
#include <sys/resource.h>
#include <unistd.h>

/// Runs decoders over broken messages. WANMI_FUZZ_SEED, WANMI_FUZZ_ROUNDS and WANMI_FUZZ_ONLY (a decoder's name) replay
/// and lengthen.
namespace wanmi::test {

/// What is wrong with how these bytes were taken; empty: nothing (refusing them is right, too).
using Decode = std::function<QByteArray(const QByteArray &, Mutator &)>;

struct Decoder
{
    const char *name;
    int rounds;
    QList<QByteArray> seeds;
    Decode decode;
};

/// What the alarm names when a decoder hangs.
inline const char *decoding = "";

extern "C" inline void onFuzzAlarm(int)
{
    // Only async-signal-safe calls; the round is replayed with the seed, WANMI_FUZZ_ONLY and a debugger.
    static constexpr char Text[] = "\na decoder hangs: ";
    (void)!write(2, Text, sizeof Text - 1);
    (void)!write(2, decoding, qstrlen(decoding));
    _exit(70);
}

/// Memory has an end, and so has patience: for hangs, not for timing.
inline void limitFuzzing()
{
#ifndef __SANITIZE_ADDRESS__
    const rlimit room{4ULL << 30, 4ULL << 30};
    QCOMPARE(setrlimit(RLIMIT_AS, &room), 0);
#endif
    std::signal(SIGALRM, onFuzzAlarm);
}

inline void nameDecoders(const std::vector<Decoder> &all)
{
    QTest::addColumn<int>("which");
    const QByteArray only = qgetenv("WANMI_FUZZ_ONLY");
    for (int i = 0; i < int(all.size()); ++i) {
        if (only.isEmpty() || only == all[size_t(i)].name)
            QTest::newRow(all[size_t(i)].name) << i;
    }
}

inline QByteArray told(const Decoder &decoder, quint64 seed, int round, const QByteArray &bytes,
                       const QByteArray &wrong)
{
    const QString name = QStringLiteral("fuzz-%1-%2.bin").arg(QLatin1StringView(decoder.name)).arg(round);
    QFile file(name);
    if (file.open(QIODevice::WriteOnly))
        file.write(bytes);
    return QByteArray(decoder.name) + " seed " + QByteArray::number(seed) + " round " + QByteArray::number(round)
        + ": " + wrong + "\n" + bytes.toBase64() + "\nin " + QFile::encodeName(name);
}

inline void fuzz(const Decoder &decoder)
{
    constexpr int RoundsPerAlarm = 1000, Patience = 60; // seconds
    decoding = decoder.name;
    bool given = false;
    quint64 seed = qgetenv("WANMI_FUZZ_SEED").toULongLong(&given);
    seed = given ? seed : 20261123;
    const int asked = qEnvironmentVariableIntValue("WANMI_FUZZ_ROUNDS");
    Mutator mutator(seed);
    for (const QByteArray &one : decoder.seeds)
        QCOMPARE(decoder.decode(one, mutator), QByteArray());
    for (int round = 0; round < (asked > 0 ? asked : decoder.rounds); ++round) {
        const auto pick = [&] { return decoder.seeds.at(mutator.pick(decoder.seeds.size())); };
        const QByteArray first = pick();
        const QByteArray bytes = mutator.broken(first, pick());
        if (round % RoundsPerAlarm == 0)
            alarm(Patience);
        const QByteArray wrong = decoder.decode(bytes, mutator);
        if (!wrong.isEmpty())
            QFAIL(told(decoder, seed, round, bytes, wrong).constData());
    }
    alarm(0);
}
} // namespace wanmi::test
