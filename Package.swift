// swift-tools-version: 6.1
import PackageDescription

/// CI sets `USERSTUI_STRICT`: a warning there is an error, while a newcomer's newer compiler may still warn.
let strict = Context.environment["USERSTUI_STRICT"] != nil

let settings: [SwiftSetting] =
  [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  ] + (strict ? [.unsafeFlags(["-warnings-as-errors"])] : [])

let package = Package(
  name: "userstui",
  products: [
    .library(name: "Signals", targets: ["Signals"]),
    .library(name: "JSONStore", targets: ["JSONStore"]),
    .executable(name: "userstui", targets: ["userstui"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
  ],
  targets: [
    // Every target imports only from targets above it.
    .target(name: "Signals", swiftSettings: settings),

    .target(
      name: "CSimdjson", cxxSettings: [.define("NDEBUG", .when(configuration: .release))],
      linkerSettings: [.linkedLibrary("simdjson")]),
    .systemLibrary(name: "CNettle", providers: [.apt(["nettle-dev"])]),
    .systemLibrary(name: "CUTF8proc", providers: [.apt(["libutf8proc-dev"])]),
    .target(name: "CStatx"),
    .target(name: "CCurses", linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),

    .target(
      name: "JSONStore",
      dependencies: [
        "Signals", "CSimdjson", "CNettle", "CStatx",
        .product(name: "HashTreeCollections", package: "swift-collections"),
      ],
      swiftSettings: settings),

    .target(
      name: "Resources",
      path: "Resources",
      resources: [.embedInCode("sample.json"), .embedInCode("en.json"), .embedInCode("ko.json")],
      swiftSettings: settings),

    .target(
      name: "Users", dependencies: ["Signals", "JSONStore", "CNettle", "CUTF8proc", "Resources"],
      swiftSettings: settings),

    .target(
      name: "Screens",
      dependencies: [
        "Signals", "JSONStore", "Users", .product(name: "DequeModule", package: "swift-collections"),
      ],
      swiftSettings: settings),

    .executableTarget(
      name: "userstui",
      dependencies: [
        "Signals", "JSONStore", "Users", "Resources", "Screens", "CCurses",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "DequeModule", package: "swift-collections"),
      ],
      swiftSettings: settings),

    .testTarget(name: "SignalsTests", dependencies: ["Signals"], swiftSettings: settings),
    .testTarget(name: "ExamplesTests", dependencies: ["Signals"], swiftSettings: settings),
    .testTarget(
      name: "JSONStoreTests", dependencies: ["JSONStore", "Signals"], resources: [.copy("Fixtures")],
      swiftSettings: settings),
    .testTarget(
      name: "UsersTests", dependencies: ["Users", "JSONStore", "Signals", "Resources"], resources: [.copy("Fixtures")],
      swiftSettings: settings),
    .testTarget(
      name: "ScreensTests", dependencies: ["Screens", "Users", "JSONStore", "Signals", "Resources"],
      swiftSettings: settings),
    // A program of its own: it starts itself again as the process that faults happen to. See `make test-faults`.
    .executableTarget(
      name: "FaultSuite", dependencies: ["Users", "JSONStore", "Signals"], path: "Tests/FaultSuite", exclude: ["Shim"],
      swiftSettings: settings),
    .testTarget(name: "userstuiTests", dependencies: ["userstui", "JSONStore"], swiftSettings: settings),
  ],
  cxxLanguageStandard: .cxx17
)
