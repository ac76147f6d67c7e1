// swift-tools-version: 6.2

import PackageDescription

// The example programs and benchmarks: a package of its own, so that what they depend on never reaches the library.

let package = Package(
    name: "examples",
    dependencies: [
        .package(name: "service-center", path: ".."),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    ],
    targets: [
        // Imports one core module and nothing else: proves that it links and runs without Foundation.
        .executableTarget(
            name: "working-time",
            dependencies: [.product(name: "ServiceTime", package: "service-center")])
    ],
    swiftLanguageModes: [.v6]
)

// Set by CI: no warning in our own code.
if Context.environment["SERVICE_CENTER_STRICT"] != nil {
    for target in package.targets {
        target.swiftSettings = (target.swiftSettings ?? []) + [.treatAllWarnings(as: .error)]
    }
}
