// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "Benchmarks",
  dependencies: [.package(name: "userstui", path: "..")],
  targets: [
    .target(name: "CFloor"),
    .executableTarget(
      name: "bench",
      dependencies: [
        "CFloor",
        .product(name: "JSONStore", package: "userstui"),
        .product(name: "Signals", package: "userstui"),
      ],
      swiftSettings: [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
      ]),
  ]
)
