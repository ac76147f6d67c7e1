import Foundation
import ServiceCenterFoundation
import ServiceTime
import ServiceVocabulary

extension TimeZoneTable {
    /// The rules of the zones that a definition names, as Foundation knows them.
    ///
    /// - Parameter definition: The definition.
    /// - Throws: ``InputError`` for a zone that Foundation does not know.
    init(for definition: ReportDefinition) throws(InputError) {
        try self.init(for: definition, zoneinfo: nil)
    }

    /// The rules of the zones that a definition names.
    ///
    /// - Parameters:
    ///   - definition: The definition.
    ///   - zoneinfo: A folder of TZif files; nil for the zones that Foundation knows.
    /// - Throws: ``InputError`` for a zone that is not known there.
    init(for definition: ReportDefinition, zoneinfo: String?) throws(InputError) {
        guard let zoneinfo else {
            try self.init(foundationZones: definition.timeZones)
            return
        }
        var rules: [TimeZoneIdentifier: TimeZoneRules] = [:]
        for zone in definition.timeZones {
            let file = URL(filePath: zoneinfo, directoryHint: .isDirectory).appending(path: zone.rawValue)
            guard let data = try? Data(contentsOf: file), let read = try? TimeZoneRules(tzif: data) else {
                throw InputError("\(zoneinfo) has no usable file of the time zone \(zone)")
            }
            rules[zone] = read
        }
        self.init(rules)
    }

    /// The rules of zones, as Foundation knows them.
    ///
    /// - Parameter zones: The zones that a policy file names.
    /// - Throws: ``InputError`` for a zone that Foundation does not know.
    init(foundationZones zones: Set<TimeZoneIdentifier>) throws(InputError) {
        do throws(InvalidValue) {
            try self.init(foundation: zones.sorted())
        } catch {
            throw InputError("the policy file names a time zone that is not known here: \(error)")
        }
    }
}
