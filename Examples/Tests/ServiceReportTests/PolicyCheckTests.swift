import Foundation
import PolicyFiles
import Testing

@testable import ServiceReporting

@Suite("Check of a policy file")
struct PolicyCheckTests {
    private func check(_ text: String) throws -> PolicyCheck {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).json")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(text.utf8).write(to: file)
        return try PolicyCheck(path: file.path, zoneinfo: nil, years: 2024...2026)
    }

    /// The line of a text on which another begins.
    private func line(of part: String, in text: String) throws -> Int {
        let place = try #require(text.range(of: part)).lowerBound
        return text[..<place].count { $0 == "\n" } + 1
    }

    private var helpDesk: String { String(decoding: PolicyFile.helpDesk, as: UTF8.self) }

    @Test("The shipped policies have no errors")
    func shipped() throws {
        for name in ["service-center", "help-desk", "boston-311", "servicenow-incidents"] {
            let path = ExampleFiles.policies.appending(path: name + ".json").path
            let check = try PolicyCheck(path: path, zoneinfo: nil, years: 2024...2026)
            #expect(!check.hasErrors, "\(name): \(check.text())")
        }
    }

    @Test("A policy behind one that takes every ticket is an error on its line, with a ticket that shows it")
    func shadowed() throws {
        let text = helpDesk.replacingOccurrences(
            of: #""condition": {"kind": "priority", "oneOf": ["urgent"]},"#, with: "")
        let check = try check(text)
        let finding = try #require(check.findings.first { $0.code == "policy.shadowed" })
        #expect(check.hasErrors)
        #expect(finding.path == "policies[1].condition")
        #expect(finding.line == (try line(of: #""condition": {"kind": "type", "oneOf": ["repair"]}"#, in: text)))
        #expect(finding.counterexample?.first?.contains("opened") == true)
    }

    @Test("What a decoder refuses stands on the line of what is refused")
    func refused() throws {
        let unknownCalendar = helpDesk.replacingOccurrences(
            of: #""seconds": 28800}, "calendar": "office""#, with: #""seconds": 28800}, "calendar": "offices""#)
        var finding = try #require(try check(unknownCalendar).findings.first)
        #expect(finding.code == "file.refused")
        #expect(finding.line == (try line(of: "offices", in: unknownCalendar)))
        let unknownKey = helpDesk.replacingOccurrences(of: #""holidays""#, with: #""hollidays""#)
        finding = try #require(try check(unknownKey).findings.first)
        #expect(finding.line == (try line(of: "hollidays", in: unknownKey)))
        finding = try #require(try check("{\n\"format\": \"service-levels/1\",\n]").findings.first)
        #expect(finding.code == "file.syntax")
        #expect(finding.line == 3)
    }
}
