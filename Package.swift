// swift-tools-version: 6.2

import PackageDescription

// The floors of the library: a module imports only from floors below it (Decisions/Floors.md in Documentation).
// The root manifest has no dependencies, on purpose: whoever embeds the library embeds nothing else.

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("ImmutableWeakCaptures"),
    .strictMemorySafety(),
]

// Without Foundation nothing else links the C maths library on these platforms.
let maths: [LinkerSetting] = [.linkedLibrary("m", .when(platforms: [.linux, .android]))]

func module(_ name: String, on floor: [String] = [], linking: [LinkerSetting] = []) -> Target {
    .target(
        name: name, dependencies: floor.map { .init(stringLiteral: $0) }, swiftSettings: settings,
        linkerSettings: linking)
}

func tests(of name: String, with others: [String] = []) -> Target {
    .testTarget(
        name: "\(name)Tests",
        dependencies: ([name, "TestSupport"] + others).map { .init(stringLiteral: $0) },
        swiftSettings: settings)
}

let package = Package(
    name: "service-center",
    products: [
        .library(name: "ServiceVocabulary", targets: ["ServiceVocabulary"]),
        .library(name: "ServiceTime", targets: ["ServiceTime"]),
        .library(name: "ServiceStatistics", targets: ["ServiceStatistics"]),
        .library(name: "Ticketing", targets: ["Ticketing"]),
        .library(name: "ServiceLevels", targets: ["ServiceLevels"]),
        .library(name: "CustomerValue", targets: ["CustomerValue"]),
        .library(name: "Escalations", targets: ["Escalations"]),
        .library(name: "ServiceMetrics", targets: ["ServiceMetrics"]),
        .library(name: "ServiceCenter", targets: ["ServiceCenter"]),
        .library(name: "ServiceCenterFoundation", targets: ["ServiceCenterFoundation"]),
        .library(name: "ServiceCenterTesting", targets: ["ServiceCenterTesting"]),
    ],
    targets: [
        // Floor 0
        module("ServiceVocabulary"),
        // Floor 1
        module("ServiceTime", on: ["ServiceVocabulary"]),
        module("ServiceStatistics", on: ["ServiceVocabulary"], linking: maths),
        // Floor 2
        module("Ticketing", on: ["ServiceVocabulary", "ServiceTime"]),
        // Floor 3
        module("ServiceLevels", on: ["ServiceVocabulary", "ServiceTime", "Ticketing"]),
        module(
            "CustomerValue", on: ["ServiceVocabulary", "ServiceTime", "ServiceStatistics", "Ticketing"]),
        // Floor 4
        module("Escalations", on: ["ServiceVocabulary", "ServiceTime", "Ticketing", "ServiceLevels"]),
        module(
            "ServiceMetrics",
            on: ["ServiceVocabulary", "ServiceTime", "ServiceStatistics", "Ticketing", "ServiceLevels"]),
        // Floor 5
        module(
            "ServiceCenter",
            on: [
                "ServiceVocabulary", "ServiceTime", "ServiceStatistics", "Ticketing", "ServiceLevels",
                "CustomerValue", "Escalations", "ServiceMetrics",
            ]),
        // Side: the one module that imports Foundation
        module("ServiceCenterFoundation", on: ["ServiceVocabulary", "ServiceTime"]),
        // Side: what programs test their own definitions with
        module("ServiceCenterTesting", on: ["ServiceVocabulary", "ServiceTime", "Ticketing", "ServiceLevels"]),
        // Tests
        .target(
            name: "TestSupport", dependencies: ["ServiceVocabulary", "ServiceTime", "ServiceCenterFoundation"],
            path: "Tests/TestSupport", swiftSettings: settings),
        tests(of: "ServiceVocabulary"),
        tests(of: "ServiceTime", with: ["ServiceVocabulary", "ServiceCenterTesting"]),
        tests(of: "ServiceStatistics", with: ["ServiceVocabulary"]),
        tests(of: "ServiceCenterFoundation", with: ["ServiceVocabulary", "ServiceTime"]),
        tests(of: "Ticketing", with: ["ServiceVocabulary", "ServiceTime"]),
        tests(of: "ServiceLevels", with: ["ServiceVocabulary", "ServiceTime", "Ticketing"]),
        tests(
            of: "CustomerValue",
            with: ["ServiceVocabulary", "ServiceTime", "ServiceStatistics", "Ticketing", "ServiceLevels"]),
        tests(of: "Escalations", with: ["ServiceVocabulary", "ServiceTime", "Ticketing", "ServiceLevels"]),
        tests(
            of: "ServiceMetrics",
            with: ["ServiceVocabulary", "ServiceTime", "ServiceStatistics", "Ticketing", "ServiceLevels"]),
        tests(of: "ServiceCenter"),
        tests(
            of: "ServiceCenterTesting", with: ["ServiceVocabulary", "ServiceTime", "Ticketing", "ServiceLevels"]),
    ]
)

// Set by CI: no warning, and in the library every public type says whether it is Sendable.
if Context.environment["SERVICE_CENTER_STRICT"] != nil {
    for target in package.targets {
        var strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]
        if !target.isTest, target.name != "TestSupport" {
            strict.append(.treatWarning("ExplicitSendable", as: .error))
        }
        target.swiftSettings = (target.swiftSettings ?? []) + strict
    }
}
