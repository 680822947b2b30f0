// The two forms in which a Change is written: a JSON object and a line for people.
//
//   {"frame":12,"time":3.25,"change":"moved","id":7,"role":"button","box":[8,40,90,32],
//    "before":[8,8,90,32]}
//   moved button 7 at 8,40 size 90x32 from 8,8
//
// `box` is where the element is now (null once it vanished), `before` where it was (null if it was
// not there). An element that appeared or changed its state also has the flags that it has now
// ("disabled", "checked", "selected", "focused"); after a change of state the line for people names
// what differs: "state_changed checkbox 9 at 20,60 size 16x16 checked, not focused".
//
// Depends on: base, scene, change.h. Thread safety: free functions.
#pragma once

#include <cstdint>

#include <genie/base/list.h>
#include <genie/base/status.h>
#include <genie/track/change.h>

namespace genie {

// When a change was seen.
struct ChangeMoment {
  int64_t frame = 0;    // of the session, as the caller counts
  int64_t time_ms = 0;  // since whatever the caller's clock starts at
};

// Appends the object, without a line end; `time` is in seconds.
// Cost: some 150 bytes. Errors: kOutOfMemory; `out` then ends in the middle.
Status WriteChangeJson(const Change& change, const ChangeMoment& moment, List<char>& out);

// Appends the line, without its end. Errors: as above.
Status WriteChangeLine(const Change& change, List<char>& out);

}  // namespace genie
