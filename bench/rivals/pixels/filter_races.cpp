// Races of the group "filter": see race.h.
#include "race.h"

namespace genie::races {

void AddFilterRaces(const Frames&, Races&) {}

}  // namespace genie::races
