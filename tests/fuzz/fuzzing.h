// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mutator.h"

#include <QDir>
#include <QFile>
#include <QList>
#include <QTest>

#include <csignal>
#include <functional>
#include <sys/resource.h>
#include <unistd.h>

/// Runs decoders over what is kept in tests/fuzz/corpus/<decoder>/ (a space in the name is a hyphen there), then over
/// broken messages. WANMI_FUZZ_SEED, WANMI_FUZZ_ROUNDS and WANMI_FUZZ_ONLY (a decoder's name) replay
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

/// Messages worth keeping: odd ones, and those that a decoder once took badly.
inline QList<QPair<QString, QByteArray>> corpusOf(const char *decoder)
{
    const QDir folder(qEnvironmentVariable("WANMI_SOURCE_DIR") + QStringLiteral("/tests/fuzz/corpus/")
                      + QString::fromLatin1(decoder).replace(u' ', u'-'));
    QList<QPair<QString, QByteArray>> all;
    const QStringList names = folder.entryList(QDir::Files, QDir::Name);
    for (const QString &name : names) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            all.append({name, file.readAll()});
    }
    return all;
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
    constexpr int RoundsPerAlarm = 50, Patience = 60; // seconds
    decoding = decoder.name;
    bool given = false;
    quint64 seed = qgetenv("WANMI_FUZZ_SEED").toULongLong(&given);
    seed = given ? seed : 20261123;
    const int asked = qEnvironmentVariableIntValue("WANMI_FUZZ_ROUNDS");
    Mutator mutator(seed);
    QList<QByteArray> odd;
    alarm(Patience);
    for (const QByteArray &one : decoder.seeds)
        QCOMPARE(decoder.decode(one, mutator), QByteArray());
    for (const auto &[name, bytes] : corpusOf(decoder.name)) {
        const QByteArray wrong = decoder.decode(bytes, mutator);
        QVERIFY2(wrong.isEmpty(), (name.toUtf8() + ": " + wrong).constData());
        odd.append(bytes);
    }
    for (int round = 0; round < (asked > 0 ? asked : decoder.rounds); ++round) {
        const auto pick = [&] { // most ways into a decoder begin with what it understands
            const QList<QByteArray> &from = !odd.isEmpty() && mutator.pick(8) == 0 ? odd : decoder.seeds;
            return from.at(mutator.pick(from.size()));
        };
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
