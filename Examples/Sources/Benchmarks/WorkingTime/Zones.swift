import Foundation
import ServiceCenterFoundation
import ServiceTime

extension OfficeHours.City {
    /// The rules of the zone for the library: those of Foundation, or read from a folder of TZif files.
    func rules(zoneinfo folder: String?) throws -> TimeZoneRules {
        guard let folder else { return try TimeZoneRules(foundationTimeZone()) }
        let file = URL(filePath: folder, directoryHint: .isDirectory).appending(path: timeZone.rawValue)
        return try TimeZoneRules(tzif: try Data(contentsOf: file))
    }

    /// The zone for Foundation.
    func foundationTimeZone() throws -> TimeZone {
        guard let zone = TimeZone(identifier: timeZone.rawValue) else {
            throw BenchmarkFailure("Foundation has no zone \(timeZone.rawValue)")
        }
        return zone
    }
}
