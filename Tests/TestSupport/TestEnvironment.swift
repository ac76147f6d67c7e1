public import Foundation

/// What the environment of a test run sets.
public enum TestEnvironment {
    /// The folder of vectors: `SERVICE_CENTER_VECTORS`, or the copy in the tests.
    public static var vectors: URL {
        folder("SERVICE_CENTER_VECTORS") ?? repository.appending(path: "Tests/Vectors", directoryHint: .isDirectory)
    }

    /// The folder of real records: `SERVICE_CENTER_DATA`, or `../shared/data` beside the repository.
    public static var data: URL {
        folder("SERVICE_CENTER_DATA")
            ?? repository.deletingLastPathComponent().appending(path: "shared/data", directoryHint: .isDirectory)
    }

    /// The root of the repository.
    public static var repository: URL {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    }

    /// How often a check over generated inputs is repeated: `SERVICE_CENTER_TRIALS`, or the given default.
    public static func trials(default count: Int) -> Int {
        ProcessInfo.processInfo.environment["SERVICE_CENTER_TRIALS"].flatMap { Int($0) } ?? count
    }

    /// The file of real records, or nil, said on standard output, where it is absent.
    public static func data(_ name: String) -> URL? {
        let file = data.appending(path: name)
        guard FileManager.default.fileExists(atPath: file.path) else {
            print("data \(name): absent")
            return nil
        }
        return file
    }

    private static func folder(_ variable: String) -> URL? {
        ProcessInfo.processInfo.environment[variable].map { URL(filePath: $0, directoryHint: .isDirectory) }
    }
}
