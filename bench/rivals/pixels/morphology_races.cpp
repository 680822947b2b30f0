// Races of the group "morphology": see race.h.
#include "race.h"

namespace genie::races {

void AddMorphologyRaces(const Frames&, Races&) {}

}  // namespace genie::races
