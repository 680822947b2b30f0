// Races of the group "edge": see race.h.
#include "race.h"

namespace genie::races {

void AddEdgeRaces(const Frames&, Races&) {}

}  // namespace genie::races
