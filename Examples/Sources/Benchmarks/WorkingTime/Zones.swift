import Foundation
import ServiceTime

extension OfficeHours.City {
    /// The rules of the zone for the library: read from a folder of TZif files, or else the rule in the source.
    func rules(zoneinfo folder: String?) throws -> TimeZoneRules {
        guard let folder else { return try TimeZoneRules(posix: posix) }
        let file = URL(filePath: folder, directoryHint: .isDirectory).appending(path: timeZone.rawValue)
        return try TimeZoneRules(tzif: try Data(contentsOf: file))
    }

    /// The zone for Foundation, which has rules of its own.
    func foundationTimeZone() throws -> TimeZone {
        guard let zone = TimeZone(identifier: timeZone.rawValue) else {
            throw BenchmarkFailure("Foundation has no zone \(timeZone.rawValue)")
        }
        return zone
    }
}
