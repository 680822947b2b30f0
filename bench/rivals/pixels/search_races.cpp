// Races of the group "search": see race.h.
#include "race.h"

namespace genie::races {

void AddSearchRaces(const Frames&, Races&) {}

}  // namespace genie::races
