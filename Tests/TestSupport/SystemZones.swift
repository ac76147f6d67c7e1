public import Foundation
public import ServiceTime

/// The zones of the machine that runs the tests: TZif files where there are some.
public enum SystemZones {
    /// The rules of the named zones.
    ///
    /// - Parameter identifiers: Names of the IANA time zone database.
    public static func table(_ identifiers: some Sequence<TimeZoneIdentifier>) throws -> TimeZoneTable {
        var table = TimeZoneTable()
        for identifier in Set(identifiers) where table[identifier] == nil {
            let bytes = try Data(contentsOf: folder.appending(path: identifier.rawValue))
            table[identifier] = try TimeZoneRules(tzif: bytes)
        }
        return table
    }

    /// The folder of TZif files: `SERVICE_CENTER_ZONEINFO`, or that of the platform.
    public static var folder: URL {
        let path = ProcessInfo.processInfo.environment["SERVICE_CENTER_ZONEINFO"] ?? "/usr/share/zoneinfo"
        return URL(filePath: path, directoryHint: .isDirectory)
    }
}
