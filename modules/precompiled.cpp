// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing: the targets of precompiled.cmake need a source to be built with.
