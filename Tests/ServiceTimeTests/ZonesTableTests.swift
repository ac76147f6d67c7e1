import ServiceTime
import ServiceVocabulary
import Testing

@Suite("Time zone table")
struct ZonesTableTests {
    @Test(
        "coordinated universal time is always there",
        arguments: ["UTC", "GMT", "Etc/UTC", "Etc/GMT", "Zulu", "Etc/Greenwich", "UCT", "Etc/GMT-0"])
    func universal(name: String) throws {
        #expect(try TimeZoneTable().rules(for: TimeZoneIdentifier(name)) == .utc)
    }

    @Test("other zones are not", arguments: ["Z", "Etc/GMT+1", "utc", "", "Etc/", "Europe/London"])
    func unknown(name: String) {
        #expect(TimeZoneTable()[TimeZoneIdentifier(name)] == nil)
    }

    @Test("rules are found by identifier, replaced and removed")
    func entries() throws {
        var zones = TimeZoneTable()
        let names = ["Asia/Shanghai", "America/New_York", "Europe/Dublin", "Asia/Tokyo", "Africa/Cairo", "UTC"]
        for (index, name) in names.enumerated() {
            zones[TimeZoneIdentifier(name)] = try TimeZoneRules(fixedOffsetSeconds: index)
        }
        for (index, name) in names.enumerated() {
            #expect(try zones.rules(for: TimeZoneIdentifier(name)).initialOffsetSeconds == index)
        }
        #expect(zones.identifiers.map(\.rawValue) == names.sorted())
        let pairs = try names.enumerated().map { (TimeZoneIdentifier($1), try TimeZoneRules(fixedOffsetSeconds: $0)) }
        #expect(zones == TimeZoneTable(Dictionary(uniqueKeysWithValues: pairs)))
        zones["Asia/Tokyo"] = .utc
        #expect(zones["Asia/Tokyo"] == .utc)
        zones["Asia/Tokyo"] = nil
        zones["Asia/Tokyo"] = nil
        zones["UTC"] = nil
        #expect(zones["Asia/Tokyo"] == nil)
        #expect(zones["UTC"] == .utc)
        #expect(zones.identifiers.count == 4)
    }

    @Test("a zone that is not there is refused with the names of some that are")
    func refusal() throws {
        var zones = TimeZoneTable()
        let empty = #expect(throws: InvalidValue.self) { try zones.rules(for: "Asia/Tokyo") }
        #expect(empty?.field == "timeZone")
        #expect(empty?.value == "Asia/Tokyo")
        #expect(empty?.accepted == "UTC: the table of time zones has no other; the host supplies their rules")
        for name in ["A", "B", "C", "D", "E", "F", "G"] as [TimeZoneIdentifier] { zones[name] = .utc }
        let full = #expect(throws: InvalidValue.self) { try zones.rules(for: "Asia/Tokyo") }
        #expect(full?.accepted == "a zone of the table of time zones: UTC, A, B, C, D, E and 2 more")
    }
}
