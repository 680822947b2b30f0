// Reading order: the one order in which a Scene's elements stand, a parent before what it holds,
// and what it holds in lines from top to bottom, each line from left to right.
//
// The rule, for the children of one parent (and for the elements without one):
//   1. By top, then left, height, width, role.
//   2. In that order, an element joins the open line when the two overlap vertically by at least
//      half of the smaller height and neither is more than kTallRatio times as tall as the other.
//      The line's band is the rows that all its members share, so that two lines of text beside
//      one picture stay two lines.
//   3. An element too tall for the open line (a side bar beside a row of buttons) is a line of its
//      own behind it and leaves it open; any other opens the next line.
//   4. Lines in the order of their opening; within a line by left, then top.
// The whole is then the pre-order walk of the tree. Every comparison ends in the element's index,
// so the order is total; elements that differ in box or role come out the same whatever the order
// of the input was.
//
// Depends on: base, scene.h. Thread safety: free functions; one scratch a thread.
#pragma once

#include <cstdint>
#include <span>

#include <genie/base/arena.h>
#include <genie/base/status.h>
#include <genie/scene/scene.h>

namespace genie {

// A button of 44 pixels and its neighbour's text of 11 are one line; a panel and a button are not.
inline constexpr int32_t kTallRatio = 4;

// Writes the permutation: order[k] is the index of the element that stands at place k.
//
//   elements   boxes, roles and parents (indices into `elements`, or kNoParent)
//   order      as long as `elements`; overwritten on success, unspecified on error
//
// Ownership: borrows both; memory comes from `scratch` alone (24 bytes an element) and the caller
//            resets it.
// Threads:   safe at once on distinct scratch and order.
// Cost:      O(n log n).
// Errors:    kInvalidArgument: `order` has another length, a parent is out of range or the parents
//            form a ring; kOutOfMemory.
Status ReadingOrder(std::span<const Element> elements, Arena& scratch, std::span<uint32_t> order);

// Puts the Scene's elements into reading order: parents are renumbered, texts stay where they are,
// ids become place + 1. Costs and errors as above; the Scene is unchanged on error.
Status SortInReadingOrder(Scene& scene, Arena& scratch);

}  // namespace genie
