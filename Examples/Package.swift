// swift-tools-version: 6.2

import PackageDescription

// The example programs and benchmarks: a package of its own, so that what they depend on never reaches the library.

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

func library(_ name: String) -> Target.Dependency {
    .product(name: name, package: "service-center")
}

let package = Package(
    name: "examples",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "service-center", path: ".."),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    ],
    targets: [
        // Imports one core module and nothing else: proves that it links and runs without Foundation.
        .executableTarget(name: "working-time", dependencies: [library("ServiceTime")]),

        // The report of a service center's requests: everything but the command line.
        .target(
            name: "ServiceReporting",
            dependencies: [
                "PolicyFiles", library("ServiceVocabulary"), library("ServiceTime"), library("ServiceStatistics"),
                library("Ticketing"), library("ServiceLevels"), library("ServiceMetrics"), library("Escalations"),
                library("ServiceCenterFoundation"),
            ],
            swiftSettings: settings),
        .executableTarget(
            name: "service-report",
            dependencies: [
                "ServiceReporting", library("ServiceTime"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),
        // Explains one ticket: which policy, and where every moment went.
        .executableTarget(
            name: "sla-explain",
            dependencies: [
                "ServiceReporting", library("ServiceVocabulary"), library("ServiceTime"),
                library("Ticketing"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),
        // Customers in tiers by their expected value: everything but the command line.
        .target(
            name: "CustomerTiering",
            dependencies: [
                "ServiceReporting", library("ServiceVocabulary"), library("ServiceTime"), library("ServiceStatistics"),
                library("Ticketing"), library("CustomerValue"),
            ],
            swiftSettings: settings),
        .executableTarget(
            name: "customer-tiers",
            dependencies: [
                "CustomerTiering", library("ServiceVocabulary"), library("ServiceTime"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),
        .testTarget(
            name: "CustomerTieringTests",
            dependencies: [
                "CustomerTiering", library("ServiceVocabulary"), library("ServiceTime"), library("Ticketing"),
                library("CustomerValue"),
            ],
            swiftSettings: settings),
        // Finds out what is wrong with a policy file before it goes live.
        .executableTarget(
            name: "policy-check",
            dependencies: [
                "ServiceReporting", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),
        // Checks an escalation policy in every course of events before it goes live.
        .executableTarget(
            name: "escalation-check",
            dependencies: [
                "ServiceReporting", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),
        // The policy file that the report uses without arguments, embedded so that the program needs no file beside it.
        .target(
            name: "PolicyFiles", path: "Policies",
            exclude: ["boston-311.json", "escalation.json", "servicenow-incidents.json", "servicenow-lines.json"],
            resources: [
                .embedInCode("service-center.json"), .embedInCode("help-desk.json"),
                .embedInCode("example-ticket.json"), .embedInCode("support-lines.json"),
            ], swiftSettings: settings),
        .testTarget(
            name: "ServiceReportTests",
            dependencies: [
                "ServiceReporting", "PolicyFiles", library("ServiceVocabulary"), library("ServiceTime"),
                library("ServiceStatistics"), library("Ticketing"), library("ServiceLevels"), library("ServiceMetrics"),
                library("Escalations"),
            ],
            swiftSettings: settings),

        // Measures the library beside other ways to do the same work.
        .executableTarget(
            name: "Benchmarks",
            dependencies: [
                "AllocationCounter", "ServiceReporting", library("ServiceVocabulary"), library("ServiceTime"),
                library("Ticketing"), library("ServiceLevels"), library("Escalations"), library("ServiceStatistics"),
                library("ServiceMetrics"), library("CustomerValue"), library("ServiceCenterFoundation"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            exclude: ["README.md"], swiftSettings: settings),
        // Counts what the benchmarks allocate.
        .target(name: "AllocationCounter"),
    ],
    swiftLanguageModes: [.v6]
)

// Set by CI: no warning in our own code.
if Context.environment["SERVICE_CENTER_STRICT"] != nil {
    for target in package.targets {
        target.swiftSettings = (target.swiftSettings ?? []) + [.treatAllWarnings(as: .error)]
    }
}
