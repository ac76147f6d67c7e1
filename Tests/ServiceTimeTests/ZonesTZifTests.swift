import ServiceTime
import ServiceVocabulary
import Testing

@Suite("TZif files")
struct ZonesTZifTests {
    @Test("the table counts up to its last transition, the rule of the footer from there on")
    func newYork() throws {
        let rules = try TimeZoneRules(tzif: TZifFile.newYork.bytes)
        #expect(rules.initialOffsetSeconds == -17_762)
        #expect(rules.offsetSeconds(at: try Instant("1883-11-18T16:59:59Z")) == -17_762)
        #expect(rules.offsetSeconds(at: try Instant("1883-11-18T17:00:00Z")) == -18_000)
        #expect(rules.offsetSeconds(at: try Instant("2006-04-02T07:00:00Z")) == -14_400)
        #expect(rules.offsetSeconds(at: try Instant("2006-10-29T06:00:00Z")) == -18_000)
        #expect(rules.offsetSeconds(at: try Instant("2024-03-10T07:00:00Z")) == -14_400)
        #expect(rules.offsetSeconds(at: try Instant("9999-12-31T00:00:00Z")) == -18_000)
        #expect(rules.rule == (try PosixTimeZoneRule("EST5EDT,M3.2.0,M11.1.0")))
        // November 2007 is what the rule gives after March 2007.
        #expect(rules.transitions.map(\.at.description).last == "2007-03-11T07:00:00Z")
    }

    @Test("a long table, a short table and a table by hand that mean the same are equal")
    func canonical() throws {
        let short = try TimeZoneRules(tzif: TZifFile.newYork.bytes)
        var file = TZifFile.newYork
        let until2037 = short.transitions(in: try Instant("2007-12-01T00:00:00Z")..<Instant("2038-01-01T00:00:00Z"))
        #expect(until2037.count == 60)
        file.transitions += until2037.map { ($0.at.secondsSinceEpoch, $0.offsetSeconds == -14_400 ? 1 : 2) }
        #expect(try TimeZoneRules(tzif: file.bytes) == short)

        // Changes of type without a change of offset, at the start, in between, and where the rule begins.
        file = TZifFile.newYork
        file.types.append((-18_000, 1, 4))
        file.standardIndicators = []
        file.utIndicators = []
        file.transitions.insert((-2_000_000_000, 3), at: 1)
        file.transitions.append((1_199_145_600, 3))
        file.transitions.insert((-576_460_752_303_423_488, 0), at: 0)
        #expect(try TimeZoneRules(tzif: file.bytes) == short)

        let byHand = try TimeZoneRules(
            initialOffsetSeconds: -17_762,
            transitions: TZifFile.newYork.transitions.map { transition in
                try .init(
                    at: Instant(secondsSinceEpoch: transition.second),
                    offsetSeconds: Int(TZifFile.newYork.types[Int(transition.type)].offset))
            }, rule: PosixTimeZoneRule("AAA5BBB4,M3.2.0/2,M11.1.0/2"))
        #expect(byHand == short)
        #expect(byHand.hashValue == short.hashValue)
    }

    @Test("a rule that begins where the offset does not change leaves the years before it alone")
    func ruleAfterQuietYears() throws {
        let file = TZifFile(
            transitions: [(0, 1), (1_325_376_000, 2)],  // standard time in 1970, the rule from 2012 on
            types: [(0, 0, 0), (3600, 0, 0), (3600, 0, 0)], footer: "AAA-1BBB,M3.5.0,M10.5.0/3")
        let rules = try TimeZoneRules(tzif: file.bytes)
        #expect(
            rules.transitions(in: .epoch..<(try Instant("2013-01-01T00:00:00Z"))).map(\.at.description) == [
                "1970-01-01T00:00:00Z", "2012-03-25T01:00:00Z", "2012-10-28T01:00:00Z",
            ])
        #expect(
            rules
                == (try TimeZoneRules(
                    initialOffsetSeconds: 0,
                    transitions: [
                        .init(at: .epoch, offsetSeconds: 3600),
                        .init(at: Instant("2012-03-25T01:00:00Z"), offsetSeconds: 7200),
                    ], rule: PosixTimeZoneRule("AAA-1BBB,M3.5.0,M10.5.0/3"))))
    }

    @Test("a file of a footer alone is the rule of the footer")
    func footerOnly() throws {
        let file = TZifFile(types: [(-18_000, 0, 0)], footer: "EST5EDT,M3.2.0,M11.1.0")
        #expect(try TimeZoneRules(tzif: file.bytes) == TimeZoneRules(posix: "EST5EDT,M3.2.0,M11.1.0"))
        #expect(
            try TimeZoneRules(tzif: TZifFile(types: [(28_800, 0, 0)], footer: "CST-8").bytes)
                == TimeZoneRules(fixedOffsetSeconds: 28_800))
        #expect(
            try TimeZoneRules(tzif: TZifFile(types: [(28_800, 0, 0)]).bytes)
                == TimeZoneRules(fixedOffsetSeconds: 28_800))
        // A transition before all years leaves the rule all time, too.
        let bigBang = TZifFile(
            transitions: [(-576_460_752_303_423_488, 0)], types: [(-18_000, 0, 0)], footer: "EST5EDT,M3.2.0,M11.1.0")
        #expect(try TimeZoneRules(tzif: bigBang.bytes) == TimeZoneRules(posix: "EST5EDT,M3.2.0,M11.1.0"))
    }

    @Test("versions 1 to 4 are read", arguments: [0, UInt8(ascii: "2"), UInt8(ascii: "3"), UInt8(ascii: "4")])
    func versions(version: UInt8) throws {
        let file = TZifFile(
            version: version, transitions: [(-1, 1), (1_000_000_000, 0)], types: [(3600, 0, 0), (7200, 1, 0)])
        let rules = try TimeZoneRules(tzif: file.bytes)
        #expect(
            rules
                == (try TimeZoneRules(
                    initialOffsetSeconds: 3600,
                    transitions: [
                        .init(at: Instant(secondsSinceEpoch: -1), offsetSeconds: 7200),
                        .init(at: Instant(secondsSinceEpoch: 1_000_000_000), offsetSeconds: 3600),
                    ])))
    }

    @Test("of two data blocks the second counts")
    func secondBlock() throws {
        let second = TZifFile.newYork
        let first = TZifFile(version: second.version, transitions: [(0, 1)], types: [(0, 0, 0), (3600, 0, 0)])
        let bytes =
            first.block(timeWidth: 4)
            + second.bytes.dropFirst(second.bytes.count - second.block(timeWidth: 8).count - 24)
        #expect(try TimeZoneRules(tzif: bytes) == TimeZoneRules(tzif: second.bytes))
    }

    @Test("transitions outside the years 0000 to 9999 are the offset from the beginning, or left out")
    func farTransitions() throws {
        let file = TZifFile(
            transitions: [(.min, 1), (-62_167_219_200, 2), (0, 3), (253_402_300_800, 1), (.max, 0)],
            types: [(0, 0, 0), (1, 0, 0), (2, 0, 0), (3, 0, 0)])
        #expect(
            try TimeZoneRules(tzif: file.bytes)
                == TimeZoneRules(initialOffsetSeconds: 2, transitions: [.init(at: .epoch, offsetSeconds: 3)]))
    }

    @Test("leap seconds are taken out of the times of transitions; a leap second counts as the second before it")
    func leapSeconds() throws {
        let rules = try TimeZoneRules(tzif: TZifFile.countingLeapSeconds.bytes)
        #expect(
            rules.transitions.map { "\($0.at) \($0.offsetSeconds)" } == [
                "1970-01-01T00:00:00Z 3600", "1972-06-30T23:59:59Z 0", "1972-07-01T00:00:00Z 3600",
                "1973-01-01T00:00:00Z 0", "1974-01-01T00:00:00Z 3600",
            ])
    }

    @Test("a leap second table that cannot be is refused")
    func impossibleLeapSeconds() {
        for (version, table) in [
            ("2", [(78_796_800, 2)]), ("2", [(78_796_800, 1), (94_694_401, 1)]),
            ("4", [(78_796_800, 1), (78_796_800, 2)]),
            ("4", [(78_796_800, 1), (94_694_401, 1), (126_230_402, 2)]), ("4", [(78_796_800, 10), (94_694_401, 12)]),
        ] as [(Unicode.Scalar, [(Int64, Int32)])] {
            let file = TZifFile(version: UInt8(ascii: version), leapSeconds: table.map { ($0.0, $0.1) })
            let error = #expect(throws: InvalidValue.self) { try TimeZoneRules(tzif: file.bytes) }
            #expect(error?.field.hasPrefix("tzif.leapSeconds[") == true)
        }
        let cut = TZifFile(version: UInt8(ascii: "4"), leapSeconds: [(78_796_800, 10), (94_694_401, 11)])
        #expect(throws: Never.self) { try TimeZoneRules(tzif: cut.bytes) }
    }

    @Test("a refusal names the part and the byte")
    func refusals() throws {
        func error(_ bytes: [UInt8]) -> String {
            do {
                _ = try TimeZoneRules(tzif: bytes)
                return "accepted"
            } catch {
                return "\(error.field): \(error.value)"
            }
        }
        #expect(error([]) == "tzif.header: 0 bytes left at byte 0")
        #expect(
            error(Array("PK".utf8) + [UInt8](repeating: 0, count: 60)) == "tzif.header.magic: 50 4b 00 00 at byte 0")
        #expect(error(TZifFile(version: UInt8(ascii: "5")).bytes) == "tzif.header.version: 35 at byte 4")
        #expect(error(TZifFile(version: 1).bytes) == "tzif.header.version: 01 at byte 4")
        #expect(error(TZifFile(version: 0).bytes + [0]) == "tzif.end: more bytes at byte 54")
        #expect(error(TZifFile(types: []).bytes) == "tzif.header.typecnt: 0 at byte 98")
        #expect(
            error(TZifFile(types: (0...256).map { _ in (0, 0, 0) }).bytes).hasPrefix("tzif.header.typecnt: 257 at byte")
        )
        #expect(error(TZifFile(standardIndicators: [0, 0]).bytes) == "tzif.header.isstdcnt: 2 at byte 98")
        #expect(error(TZifFile(utIndicators: [0, 0]).bytes) == "tzif.header.isutcnt: 2 at byte 98")
        #expect(error(TZifFile(designations: Array("LMT".utf8)).bytes) == "tzif.designations: 3 bytes at byte 104")
        #expect(error(TZifFile(types: [(93_600, 0, 0)]).bytes) == "tzif.types[0].utoff: 93600 at byte 98")
        #expect(error(TZifFile(types: [(.min, 0, 0)]).bytes) == "tzif.types[0].utoff: -2147483648 at byte 98")
        #expect(error(TZifFile(types: [(0, 2, 0)]).bytes) == "tzif.types[0].isdst: 2 at byte 102")
        #expect(error(TZifFile(types: [(0, 0, 4)]).bytes) == "tzif.types[0].desigidx: 4 at byte 103")
        #expect(error(TZifFile(transitions: [(7, 0), (7, 0)]).bytes) == "tzif.transitions[1]: 7 at byte 106")
        #expect(error(TZifFile(transitions: [(7, 0), (8, 1)]).bytes) == "tzif.transitionTypes[1]: 1 at byte 115")
        #expect(error(TZifFile(footer: "EST").bytes) == "tzif.footer: EST at byte 109")
        #expect(error(TZifFile(footer: "UTC0\n").bytes) == "tzif.footer: UTC0\n at byte 109")
        #expect(error(Array(TZifFile().bytes.dropLast())) == "tzif.footer: the end of the file at byte 109")
        #expect(error(Array(TZifFile().bytes.dropLast(2))) == "tzif.footer: nothing at byte 108")
        let contradiction = TZifFile(transitions: [(7, 0)], footer: "AAA-1")
        #expect(error(contradiction.bytes) == "tzif.footer: <+01>-1 at byte 117")
    }

    @Test(
        "counts larger than the file are refused before anything is made for them",
        arguments: [20, 24, 28, 32, 36, 40])
    func lyingHeader(place: Int) {
        for start in [0, 54] {
            for high in [UInt8(0x7F), 0x80, 0xFF] {
                var bytes = TZifFile.newYork.bytes
                bytes.replaceSubrange(start + place..<start + place + 4, with: [high, 0xFF, 0xFF, 0xFF])
                let error = #expect(throws: InvalidValue.self) { try TimeZoneRules(tzif: bytes) }
                #expect(error?.field == "tzif.header")
            }
        }
    }
}
