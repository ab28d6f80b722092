#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the three chimes of a seat: new.wav, worsened.wav, alarm.wav (16 kHz, mono, 16 bit), beside itself.

They differ in pitch, rhythm and length, so that who does not look at the screen knows which it was:
one soft note; two notes going up; three hard pairs.
"""
import math
import pathlib
import struct
import wave

RATE = 16_000


def note(hertz, seconds, hardness, gap=0.0):
    """A struck tone that fades, with overtones as hard as asked; then silence."""
    samples = []
    for i in range(int(RATE * seconds)):
        at = i / RATE
        swell = min(1.0, at / 0.006) * math.exp(-at * 5.5 / seconds) * min(1.0, (seconds - at) / 0.01)
        tone = (math.sin(2 * math.pi * hertz * at)
                + hardness * math.sin(4 * math.pi * hertz * at)
                + hardness / 2 * math.sin(6 * math.pi * hertz * at))
        samples.append(swell * tone / (1 + 1.5 * hardness))
    return samples + [0.0] * int(RATE * gap)


CHIMES = {
    'new': note(784, 0.35, 0.15),
    'worsened': note(659, 0.18, 0.3, 0.04) + note(880, 0.35, 0.3),
    'alarm': (note(988, 0.13, 0.7, 0.03) + note(740, 0.16, 0.7, 0.09)) * 3,
}

for name, samples in CHIMES.items():
    with wave.open(str(pathlib.Path(__file__).with_name(name + '.wav')), 'wb') as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(b''.join(struct.pack('<h', round(26_000 * s)) for s in samples))
