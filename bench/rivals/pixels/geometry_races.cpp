// Races of the group "geometry": see race.h.
#include "race.h"

namespace genie::races {

void AddGeometryRaces(const Frames&, Races&) {}

}  // namespace genie::races
