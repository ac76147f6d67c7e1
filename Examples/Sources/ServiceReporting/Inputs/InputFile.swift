import Foundation

/// The bytes of a file with the name by which messages call it.
struct InputFile: Sendable {
    /// The name for messages: that of the file, without its folder.
    let name: String
    /// The content.
    let bytes: [UInt8]

    /// The path that stands for standard input.
    static let standardInput = "-"

    init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }

    /// Reads a file, or standard input.
    ///
    /// - Parameter path: The path; `-` for standard input.
    /// - Throws: ``InputError`` for a file that is not there, cannot be read, or is compressed.
    init(path: String) throws {
        if path == Self.standardInput {
            name = "standard input"
            bytes = [UInt8](try FileHandle.standardInput.readToEnd() ?? Data())
        } else {
            name = URL(filePath: path).lastPathComponent
            bytes = try Self.bytes(ofFileAt: path)
        }
        guard !bytes.starts(with: [0x1F, 0x8B]) else {
            throw InputError(
                "\(name) is compressed by gzip; plain text is read, also from standard input: "
                    + "gunzip -c FILE | service-report --requests - …")
        }
    }

    private static func bytes(ofFileAt path: String) throws -> [UInt8] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw InputError("there is no file \(path)")
        }
        guard !isFolder.boolValue else { throw InputError("\(path) is a folder, not a file") }
        do {
            return [UInt8](try Data(contentsOf: URL(filePath: path)))
        } catch {
            throw InputError("\(path) cannot be read: \(error.localizedDescription)")
        }
    }
}

extension ReportDefinition {
    /// Decodes a definition.
    ///
    /// - Parameter file: The file.
    /// - Throws: ``InputError`` that says where in the file something is wrong.
    init(_ file: InputFile) throws {
        do {
            self = try JSONDecoder().decode(ReportDefinition.self, from: Data(file.bytes))
        } catch {
            if let mistake = file.jsonSyntaxError { throw InputError("\(file.name) is not JSON: \(mistake)") }
            throw InputError(undecodable: error, in: file.name)
        }
    }
}

extension InputFile {
    /// What is wrong with the syntax, and where; nil for well-formed JSON.
    ///
    /// `JSONDecoder` says only that something is; `JSONSerialization` says where.
    fileprivate var jsonSyntaxError: String? {
        do {
            _ = try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
            return nil
        } catch {
            return (error as NSError).userInfo[NSDebugDescriptionErrorKey] as? String ?? error.localizedDescription
        }
    }
}
