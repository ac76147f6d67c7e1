import Foundation
import ServiceTime

extension TimeZoneTable {
    /// The rules of the zones that a definition names, from the time zone database of the machine.
    ///
    /// - Parameter definition: The definition.
    /// - Throws: ``InputError`` for a zone that the machine does not know.
    init(for definition: ReportDefinition) throws {
        self.init()
        let folder = URL(filePath: "/usr/share/zoneinfo", directoryHint: .isDirectory)
        for zone in definition.timeZones where self[zone] == nil {
            guard let data = try? Data(contentsOf: folder.appending(path: zone.rawValue)) else {
                throw InputError("the time zone \(zone) is not known here; expected a name such as Europe/Berlin")
            }
            self[zone] = try TimeZoneRules(tzif: data)
        }
    }
}
