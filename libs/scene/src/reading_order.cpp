// Reading order: see genie/scene/reading_order.h.
#include <genie/scene/reading_order.h>

#include <algorithm>
#include <tuple>

namespace genie {
namespace {

// Rows: half-open, top .. bottom.
struct Band {
  int32_t top = 0;
  int32_t bottom = 0;
  int32_t height() const { return bottom - top; }
};

enum class Fit : uint8_t { kJoins, kTooTall, kOpensNext };

Fit FitInto(const Band& line, const Box& box) {
  const int64_t own = std::max(box.height, 1);
  const int64_t height = std::max(line.height(), 1);
  const int64_t shared = int64_t{std::min(line.bottom, box.bottom())} - std::max(line.top, box.y);
  if (shared * 2 < std::min(own, height)) return Fit::kOpensNext;
  if (own > height * kTallRatio) return Fit::kTooTall;
  return height > own * kTallRatio ? Fit::kOpensNext : Fit::kJoins;
}

// What the two sorts and the walk keep for each element.
struct Node {
  uint32_t line = 0;
  int32_t first_child = kNoParent;
  int32_t next_sibling = kNoParent;
};

auto TopKey(const Element& e) {
  return std::tuple(e.parent, e.box.y, e.box.x, e.box.height, e.box.width, e.role);
}

auto LeftKey(const Element& e) {
  return std::tuple(e.box.x, e.box.y, e.box.height, e.box.width, e.role);
}

bool ParentsInRange(std::span<const Element> elements) {
  const auto count = static_cast<int64_t>(elements.size());
  return std::ranges::all_of(
      elements, [count](const Element& e) { return e.parent >= kNoParent && e.parent < count; });
}

// Numbers the lines of each group of siblings; `by_top` is sorted by TopKey.
void NumberLines(std::span<const Element> elements, std::span<const uint32_t> by_top,
                 std::span<Node> nodes) {
  uint32_t last_line = 0;
  uint32_t open_line = 0;
  Band band;
  for (size_t k = 0; k < by_top.size(); ++k) {
    const Element& e = elements[by_top[k]];
    const bool new_group = k == 0 || elements[by_top[k - 1]].parent != e.parent;
    const Fit fit = new_group ? Fit::kOpensNext : FitInto(band, e.box);
    if (fit == Fit::kJoins) {
      band = {std::max(band.top, e.box.y), std::min(band.bottom, e.box.bottom())};
      nodes[by_top[k]].line = open_line;
      continue;
    }
    nodes[by_top[k]].line = ++last_line;
    if (fit == Fit::kOpensNext) {
      open_line = last_line;
      band = {e.box.y, e.box.bottom()};
    }
  }
}

// Chains the siblings in `sorted` (reading order within each parent); returns the first root.
int32_t ChainSiblings(std::span<const Element> elements, std::span<const uint32_t> sorted,
                      std::span<Node> nodes) {
  int32_t first_root = kNoParent;
  for (size_t k = sorted.size(); k-- > 0;) {
    const uint32_t i = sorted[k];
    int32_t& head =
        elements[i].parent == kNoParent ? first_root : nodes[elements[i].parent].first_child;
    nodes[i].next_sibling = head;
    head = static_cast<int32_t>(i);
  }
  return first_root;
}

// Walks the tree in pre-order without a stack; returns how many elements it reached.
size_t WalkTree(std::span<const Element> elements, std::span<const Node> nodes, int32_t root,
                std::span<uint32_t> order) {
  size_t place = 0;
  int32_t at = root;
  while (at != kNoParent) {
    order[place++] = static_cast<uint32_t>(at);
    if (nodes[at].first_child != kNoParent) {
      at = nodes[at].first_child;
      continue;
    }
    while (at != kNoParent && nodes[at].next_sibling == kNoParent) at = elements[at].parent;
    if (at != kNoParent) at = nodes[at].next_sibling;
  }
  return place;
}

}  // namespace

Status ReadingOrder(std::span<const Element> elements, Arena& scratch, std::span<uint32_t> order) {
  if (order.size() != elements.size()) {
    return Status(StatusCode::kInvalidArgument, "order and elements differ in length");
  }
  if (!ParentsInRange(elements)) {
    return Status(StatusCode::kInvalidArgument, "a parent is not an index into the elements");
  }
  auto nodes = scratch.Take<Node>(elements.size());
  auto sorted = scratch.Take<uint32_t>(elements.size());
  if (!nodes || !sorted) return !nodes ? nodes.error() : sorted.error();
  std::ranges::fill(*nodes, Node{});
  for (size_t i = 0; i < sorted->size(); ++i) (*sorted)[i] = static_cast<uint32_t>(i);
  std::ranges::sort(*sorted, [&](uint32_t a, uint32_t b) {
    return std::tuple_cat(TopKey(elements[a]), std::tuple(a)) <
           std::tuple_cat(TopKey(elements[b]), std::tuple(b));
  });
  NumberLines(elements, *sorted, *nodes);
  // Line numbers rise through the whole list, so they order the parents' groups as well.
  std::ranges::sort(*sorted, [&](uint32_t a, uint32_t b) {
    return std::tuple_cat(std::tuple((*nodes)[a].line), LeftKey(elements[a]), std::tuple(a)) <
           std::tuple_cat(std::tuple((*nodes)[b].line), LeftKey(elements[b]), std::tuple(b));
  });
  const int32_t root = ChainSiblings(elements, *sorted, *nodes);
  if (WalkTree(elements, *nodes, root, order) != elements.size()) {
    return Status(StatusCode::kInvalidArgument, "the parents of the elements form a ring");
  }
  return Status::Ok();
}

Status SortInReadingOrder(Scene& scene, Arena& scratch) {
  const std::span<Element> elements = scene.elements.span();
  auto order = scratch.Take<uint32_t>(elements.size());
  auto place_of = scratch.Take<int32_t>(elements.size());
  auto sorted = scratch.Take<Element>(elements.size());
  if (!order) return order.error();
  if (!place_of) return place_of.error();
  if (!sorted) return sorted.error();
  GENIE_RETURN_IF_ERROR(ReadingOrder(elements, scratch, *order));
  for (size_t k = 0; k < order->size(); ++k) {
    (*place_of)[(*order)[k]] = static_cast<int32_t>(k);
  }
  for (size_t k = 0; k < order->size(); ++k) {
    Element e = elements[(*order)[k]];
    e.parent = e.parent == kNoParent ? kNoParent : (*place_of)[e.parent];
    e.id = static_cast<int64_t>(k) + 1;
    (*sorted)[k] = e;
  }
  std::ranges::copy(*sorted, elements.begin());
  return Status::Ok();
}

}  // namespace genie
