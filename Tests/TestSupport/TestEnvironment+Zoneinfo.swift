public import Foundation

extension TestEnvironment {
    /// The compiled time zone database: `SERVICE_CENTER_ZONEINFO`, or the folder of the platform.
    public static var zoneinfo: URL {
        let path = ProcessInfo.processInfo.environment["SERVICE_CENTER_ZONEINFO"] ?? "/usr/share/zoneinfo"
        return URL(filePath: path, directoryHint: .isDirectory)
    }

    /// The bytes of every TZif file of the database by its name below the folder, ascending; empty, said on standard output,
    /// where there is no database.
    public static func zoneinfoFiles() -> [(name: String, bytes: [UInt8])] {
        let names = FileManager.default.enumerator(atPath: zoneinfo.path)?.compactMap { $0 as? String } ?? []
        let files = names.sorted().compactMap { name -> (name: String, bytes: [UInt8])? in
            guard let data = try? Data(contentsOf: zoneinfo.appending(path: name)),
                data.starts(with: Array("TZif".utf8))
            else { return nil }
            return (name, Array(data))
        }
        if files.isEmpty { print("data zoneinfo: absent") }
        return files
    }
}
