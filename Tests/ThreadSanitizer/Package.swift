// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

/// `Signals` with nothing around it, for `make test-tsan`: the same sources and tests, by links.
let package = Package(
  name: "ThreadSanitizer",
  targets: [
    .target(name: "Signals", swiftSettings: settings),
    .target(name: "CMutexSlowPath", publicHeadersPath: "."),
    .testTarget(name: "SignalsTests", dependencies: ["Signals", "CMutexSlowPath"], swiftSettings: settings),
    .testTarget(name: "ExamplesTests", dependencies: ["Signals", "CMutexSlowPath"], swiftSettings: settings),
  ]
)
