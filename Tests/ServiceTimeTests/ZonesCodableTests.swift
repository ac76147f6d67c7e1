import Foundation
import ServiceTime
import ServiceVocabulary
import Testing

@Suite("Stored time zone rules")
struct ZonesCodableTests {
    @Test(
        "rules are stored in the shortest form that says all, and read back",
        arguments: [
            #"{"offsetSeconds":28800}"#,
            #"{"rule":"<-05>5<-04>,M3.2.0,M11.1.0"}"#,
            #"{"initialOffsetSeconds":-36000,"transitions":[{"at":"2011-12-30T10:00:00Z","offsetSeconds":50400}]}"#,
            #"{"initialOffsetSeconds":0,"rule":"<+01>-1<+02>,M3.5.0,M10.5.0\/3","transitions":["#
                + #"{"at":"1970-01-01T00:00:00Z","offsetSeconds":3600},{"at":"2012-03-25T01:00:00Z","offsetSeconds":7200}]}"#,
        ])
    func roundTrip(json: String) throws {
        let rules = try decode(json)
        #expect(try encode(rules) == json)
        #expect(try decode(try encode(rules)) == rules)
    }

    @Test("a longer form of the same rules is read, and stored in the short one")
    func longForms() throws {
        #expect(try encode(decode(#"{"initialOffsetSeconds":3600,"transitions":[]}"#)) == #"{"offsetSeconds":3600}"#)
        #expect(try encode(decode(#"{"rule":"CST-8"}"#)) == #"{"offsetSeconds":28800}"#)
        let long =
            #"{"initialOffsetSeconds":-18000,"rule":"EST5EDT,M3.2.0,M11.1.0","#
            + #""transitions":[{"at":"0000-03-12T07:00:00Z","offsetSeconds":-14400}]}"#
        #expect(try encode(decode(long)) == #"{"rule":"<-05>5<-04>,M3.2.0,M11.1.0"}"#)
    }

    @Test(
        "other objects are refused",
        arguments: [
            "{}", "[]", "28800", #"{"offsetSeconds":93600}"#, #"{"offsetSeconds":1.5}"#,
            #"{"offsetSeconds":0,"rule":"UTC0"}"#,
            #"{"offsetSecond":0}"#, #"{"rule":"EST5EDT"}"#, #"{"rule":"UTC0","extra":1}"#,
            #"{"initialOffsetSeconds":0}"#,
            #"{"transitions":[]}"#, #"{"initialOffsetSeconds":0,"rule":"UTC0"}"#,
            #"{"initialOffsetSeconds":0,"transitions":[],"rule":"CST-8"}"#,
            #"{"initialOffsetSeconds":0,"transitions":[{"at":"2011-12-30T10:00:00.5Z","offsetSeconds":1}]}"#,
            #"{"initialOffsetSeconds":0,"transitions":[{"at":"2011-12-30T10:00:00Z","offsetSeconds":100000}]}"#,
            #"{"initialOffsetSeconds":0,"transitions":[{"at":"2011-12-30T10:00:00Z","offset":1}]}"#,
            #"{"initialOffsetSeconds":0,"transitions":[{"at":"2011-12-30T10:00:00Z","offsetSeconds":1},"#
                + #"{"at":"2011-12-30T10:00:00Z","offsetSeconds":2}]}"#,
            #"{"initialOffsetSeconds":0,"transitions":[{"at":"2011-12-30T10:00:00Z","offsetSeconds":1}],"rule":"UTC0"}"#,
        ])
    func refused(json: String) {
        #expect(throws: DecodingError.self) { try decode(json) }
    }

    @Test("a table is an object of its zones in the order of their identifiers")
    func table() throws {
        let json =
            #"{"America\/New_York":{"rule":"<-05>5<-04>,M3.2.0,M11.1.0"},"Asia\/Shanghai":{"offsetSeconds":28800}}"#
        let zones = try JSONDecoder().decode(TimeZoneTable.self, from: Data(json.utf8))
        #expect(zones.identifiers == ["America/New_York", "Asia/Shanghai"])
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        #expect(String(decoding: try encoder.encode(zones), as: UTF8.self) == json)
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(TimeZoneTable.self, from: Data(#"{"A":{"offset":0}}"#.utf8))
        }
    }

    @Test("the rules of a TZif file survive storing")
    func tzif() throws {
        let rules = try TimeZoneRules(tzif: TZifFile.newYork.bytes)
        #expect(try decode(encode(rules)) == rules)
    }

    private func decode(_ json: String) throws -> TimeZoneRules {
        try JSONDecoder().decode(TimeZoneRules.self, from: Data(json.utf8))
    }

    private func encode(_ rules: TimeZoneRules) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(rules), as: UTF8.self)
    }
}
