// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

let package = Package(
  name: "Benchmarks",
  dependencies: [
    .package(name: "userstui", path: ".."),
    // Only to be measured against.
    .package(url: "https://github.com/OpenCombine/OpenCombine", exact: "0.14.0"),
  ],
  targets: [
    .target(name: "BenchSupport", swiftSettings: settings),
    .executableTarget(name: "ScreenBench", dependencies: ["BenchSupport"], swiftSettings: settings),
    .target(name: "CFloor"),
    .target(name: "CSQLitePeer", linkerSettings: [.linkedLibrary("sqlite3")]),
    .executableTarget(
      name: "StoreBench",
      dependencies: ["BenchSupport", "CFloor", "CSQLitePeer", .product(name: "JSONStore", package: "userstui")],
      swiftSettings: settings),
    .target(name: "CAllocations"),
    .executableTarget(
      name: "BusBench",
      dependencies: [
        "CAllocations",
        .product(name: "Signals", package: "userstui"),
        .product(name: "OpenCombine", package: "OpenCombine"),
      ],
      swiftSettings: settings),
  ]
)
