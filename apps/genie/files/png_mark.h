// The mark in a PNG file that says who made it: a tEXt chunk "Software" right behind the header.
//
// Source: PNG specification (third edition), sections 5 (chunks, CRC) and 11.3.3 (tEXt).
// Depends on: base. Thread safety: pure functions.
#pragma once

#include <cstdint>
#include <span>

#include <genie/base/list.h>
#include <genie/base/status.h>

namespace genie::cli {

bool PngBearsMark(std::span<const uint8_t> head);

// Puts the mark into `png`, a whole PNG file. Errors: kOutOfMemory.
Status MarkPng(List<uint8_t>& png);

}  // namespace genie::cli
