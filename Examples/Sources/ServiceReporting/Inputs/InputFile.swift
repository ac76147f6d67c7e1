import Foundation
import ServiceLevels

/// The bytes of a file with the name by which messages call it.
package struct InputFile: Sendable {
    /// The name for messages: that of the file, without its folder.
    package let name: String
    /// The content.
    package let bytes: [UInt8]

    /// The path that stands for standard input.
    static let standardInput = "-"

    init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }

    /// Reads a file, or standard input.
    ///
    /// - Parameters:
    ///   - path: The path; `-` for standard input.
    ///   - command: The command to pipe a compressed file to.
    /// - Throws: ``InputError`` for a file that is not there, cannot be read, or is compressed.
    package init(path: String, pipedTo command: String) throws {
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
                    + "gunzip -c FILE | \(command) …")
        }
    }

    /// Reads a file, or standard input, for the report.
    ///
    /// - Parameter path: The path; `-` for standard input.
    /// - Throws: ``InputError`` for a file that is not there, cannot be read, or is compressed.
    init(path: String) throws {
        try self.init(path: path, pipedTo: "service-report --requests -")
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
        self = try file.decoded(ReportDefinition.self)
    }

    /// Decodes a definition, or a policy set alone, and leaves an error as the decoder threw it.
    ///
    /// - Parameter file: The file.
    init(undescribed file: InputFile) throws {
        let data = Data(file.bytes)
        if file.format == ServiceLevelPolicySet.format {
            self.init(try JSONDecoder().decode(ServiceLevelPolicySet.self, from: data))
        } else {
            self = try JSONDecoder().decode(ReportDefinition.self, from: data)
        }
    }

    /// Decodes a definition, or a policy set alone, which says nothing about records.
    ///
    /// - Parameter file: The file.
    /// - Throws: ``InputError`` that says where in the file something is wrong.
    init(withPoliciesIn file: InputFile) throws {
        do {
            try self.init(undescribed: file)
        } catch {
            throw file.description(of: error)
        }
    }
}

extension InputFile {
    /// The value that the file holds as JSON.
    ///
    /// - Parameter type: The type of the value.
    /// - Throws: ``InputError`` that says where in the file something is wrong.
    func decoded<Value: Decodable>(_ type: Value.Type) throws -> Value {
        do {
            return try JSONDecoder().decode(type, from: Data(bytes))
        } catch {
            throw description(of: error)
        }
    }

    /// The name and version of the stored form that the file says it is; nil where it does not.
    var format: String? {
        struct Head: Decodable {
            let format: String
        }
        return (try? JSONDecoder().decode(Head.self, from: Data(bytes)))?.format
    }

    /// What a decoder threw, in words.
    fileprivate func description(of error: any Error) -> InputError {
        jsonSyntaxError.map { InputError("\(name) is not JSON: \($0)") } ?? InputError(undecodable: error, in: name)
    }

    /// What is wrong with the syntax, and where; nil for well-formed JSON.
    ///
    /// `JSONDecoder` says only that something is; `JSONSerialization` says where.
    var jsonSyntaxError: String? {
        do {
            _ = try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
            return nil
        } catch {
            return (error as NSError).userInfo[NSDebugDescriptionErrorKey] as? String ?? error.localizedDescription
        }
    }
}
