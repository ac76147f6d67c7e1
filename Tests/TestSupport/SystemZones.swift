public import Foundation
import ServiceCenterFoundation
public import ServiceTime
import ServiceVocabulary

/// The zones of the machine that runs the tests: its TZif files, or what Foundation knows where there are none.
public enum SystemZones {
    /// The rules of the named zones.
    ///
    /// - Parameter identifiers: Names of the IANA time zone database.
    public static func table(_ identifiers: some Sequence<TimeZoneIdentifier>) throws -> TimeZoneTable {
        var table = TimeZoneTable()
        for identifier in Set(identifiers) where table[identifier] == nil {
            if let bytes = try? Data(contentsOf: folder.appending(path: identifier.rawValue)) {
                table[identifier] = try TimeZoneRules(tzif: bytes)
            } else {
                table[identifier] = try TimeZoneTable(foundation: [identifier]).rules(for: identifier)
            }
        }
        return table
    }

    /// The folder of TZif files: `SERVICE_CENTER_ZONEINFO`, or that of the platform.
    public static var folder: URL {
        let path = ProcessInfo.processInfo.environment["SERVICE_CENTER_ZONEINFO"] ?? "/usr/share/zoneinfo"
        return URL(filePath: path, directoryHint: .isDirectory)
    }

    /// The bytes of every TZif file by its name below the folder, ascending; empty, said on standard output, where there are
    /// none.
    public static func files() -> [(name: String, bytes: [UInt8])] {
        let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        let files = names.sorted().compactMap { name -> (name: String, bytes: [UInt8])? in
            guard let data = try? Data(contentsOf: folder.appending(path: name)), data.starts(with: Array("TZif".utf8))
            else { return nil }
            return (name, Array(data))
        }
        if files.isEmpty { print("data zoneinfo: absent") }
        return files
    }
}
