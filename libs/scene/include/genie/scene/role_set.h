// RoleSet: which roles a caller wants to see. One bit a role.
//
// Depends on: role.h. Thread safety: a value.
#pragma once

#include <cstdint>

#include <genie/scene/role.h>

namespace genie {

class RoleSet {
 public:
  static_assert(kRoleCount <= 64);

  constexpr RoleSet() = default;
  static constexpr RoleSet All() { return RoleSet((uint64_t{1} << kRoleCount) - 1); }

  constexpr void Add(Role role) { bits_ |= Bit(role); }
  constexpr bool Has(Role role) const { return (bits_ & Bit(role)) != 0; }
  constexpr bool empty() const { return bits_ == 0; }
  friend constexpr bool operator==(RoleSet, RoleSet) = default;

 private:
  explicit constexpr RoleSet(uint64_t bits) : bits_(bits) {}
  static constexpr uint64_t Bit(Role role) { return uint64_t{1} << static_cast<unsigned>(role); }

  uint64_t bits_ = 0;
};

}  // namespace genie
