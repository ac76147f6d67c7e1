import Foundation
import ServiceCenterFoundation
import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing

@Suite("Time zones of Foundation")
struct TimeZoneTests {
    @Test("the rules of every zone give what Foundation answers, in the years of the walk and after")
    func everyZone() throws {
        var random = SplitMix64(seed: 31)
        for name in TimeZone.knownTimeZoneIdentifiers {
            let zone = try #require(TimeZone(identifier: name))
            let rules = try TimeZoneRules(zone)
            let endOf2149: Int64 = 5_680_281_600
            let endOf2399: Int64 = 13_569_465_600
            let last = rules.rule == nil ? endOf2149 : endOf2399
            for _ in 0..<max(1, TestEnvironment.trials(default: 20_000) / 400) {
                let instant = try Instant(secondsSinceEpoch: .random(in: -5_364_662_400..<last, using: &random))
                let answer = zone.secondsFromGMT(for: Date(instant))
                #expect(rules.offsetSeconds(at: instant) == answer, "\(name) \(instant)")
            }
        }
    }

    @Test(
        "the yearly rule is found",
        arguments: [
            ("America/New_York", "EST5EDT,M3.2.0,M11.1.0"),
            ("Europe/Berlin", "CET-1CEST,M3.5.0,M10.5.0/3"),
            ("Australia/Sydney", "AEST-10AEDT,M10.1.0,M4.1.0/3"),
            ("Australia/Lord_Howe", "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0"),
            ("Antarctica/Troll", "<+00>0<+02>-2,M3.5.0/1,M10.5.0/3"),
            ("Europe/Dublin", "IST-1GMT0,M10.5.0,M3.5.0/1"),
            ("Asia/Jerusalem", "IST-2IDT,M3.4.4/26,M10.5.0"),
            ("America/Nuuk", "<-02>2<-01>,M3.5.0/-1,M10.5.0/0"),
            ("America/Santiago", "<-04>4<-03>,M9.1.6/24,M4.1.6/24"),
        ])
    func yearlyRule(name: String, rule: String) throws {
        let zone = try #require(TimeZone(identifier: name))
        #expect(try TimeZoneRules(zone).rule == PosixTimeZoneRule(rule))
    }

    @Test("a zone without changes is a fixed offset")
    func fixed() throws {
        #expect(try TimeZoneRules(#require(TimeZone(secondsFromGMT: 5400))) == TimeZoneRules(fixedOffsetSeconds: 5400))
        #expect(try TimeZoneRules(.gmt) == .utc)
        #expect(
            try TimeZoneRules(#require(TimeZone(identifier: "Etc/GMT+5"))) == TimeZoneRules(fixedOffsetSeconds: -18_000)
        )
    }

    @Test("a table is made of identifiers, and an unknown one is refused")
    func table() throws {
        let zones = try TimeZoneTable(foundation: ["America/New_York", "UTC", "Asia/Shanghai"])
        #expect(zones.identifiers == ["America/New_York", "Asia/Shanghai"])
        let noon = try Instant("2024-07-01T16:00:00Z")
        #expect(try zones.rules(for: "America/New_York").localDateTime(at: noon).description == "2024-07-01 12:00")
        #expect(try zones.rules(for: "UTC") == .utc)
        let error = #expect(throws: InvalidValue.self) { try TimeZoneTable(foundation: ["UTC", "Mars/Olympus"]) }
        #expect(error?.field == "timeZone")
        #expect(error?.value == "Mars/Olympus")
        #expect(error?.accepted == "a zone that Foundation knows, such as Asia/Shanghai")
    }
}
