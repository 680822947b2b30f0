# A Scene for Cap'n Proto.
@0xb1f3a5c7d9e2f406;

using Cxx = import "/capnp/c++.capnp";
$Cxx.namespace("genie::races::cp");

struct Element {
  id @0 :Int64;
  x @1 :Int32;
  y @2 :Int32;
  width @3 :Int32;
  height @4 :Int32;
  parent @5 :Int32;
  confidence @6 :UInt16;
  role @7 :UInt8;
  flags @8 :UInt8;
  text @9 :Text;
}

struct Scene {
  width @0 :Int32;
  height @1 :Int32;
  scalePermille @2 :Int32;
  elements @3 :List(Element);
}
