import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing

@Suite("POSIX rules of time zones")
struct ZonesPosixTests {
    @Test(
        "a rule reads, writes its offsets as names, and reads back",
        arguments: [
            ("UTC0", "<+00>0"),
            ("<+03>-3", "<+03>-3"),
            ("<-0930>9:30", "<-0930>9:30"),
            ("ABC-24:59:59", "<+2459>-24:59:59"),
            ("ABC+0:00:01", "<-00>0:00:01"),
            ("EST5EDT,M3.2.0,M11.1.0", "<-05>5<-04>,M3.2.0,M11.1.0"),
            ("est5edt4,M3.2.0/2,M11.1.0/02:00:00", "<-05>5<-04>,M3.2.0,M11.1.0"),
            ("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0"),
            ("<+1245>-12:45<+1345>,M9.5.0/2:45,M4.1.0/3:45", "<+1245>-12:45<+1345>,M9.5.0/2:45,M4.1.0/3:45"),
            ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "<-02>2<-01>,M3.5.0/-1,M10.5.0/0"),
            ("IST-2IDT,M3.4.4/26,M10.5.0", "<+02>-2<+03>,M3.4.4/26,M10.5.0"),
            ("EET-2EEST,M3.4.4/50,M10.4.4/50", "<+02>-2<+03>,M3.5.0/-22,M10.5.0/-22"),
            ("EET-2EEST,M3.5.6/-36,M10.5.6/-36:00:01", "<+02>-2<+03>,M3.5.6/-36,M10.4.3/35:59:59"),
            ("EET-2EEST,M4.4.0/23:59:59,M9.4.6/24", "<+02>-2<+03>,M4.4.0/23:59:59,M9.5.1/-24"),
            ("EET-2EEST,M2.4.0/36,M9.5.6/-25", "<+02>-2<+03>,M2.4.0/36,M9.4.4/23"),
            ("AAA3BBB,J60/-167:59:59,J300/167:59:59", "<-03>3<-02>,J60/-167:59:59,J300/167:59:59"),
            ("AAA3BBB,58,300/-1:30", "<-03>3<-02>,J59,300/-1:30"),
            ("AAA3BBB,59,J300", "<-03>3<-02>,59,J300"),
        ])
    func text(text: String, written: String) throws {
        let rule = try PosixTimeZoneRule(text)
        #expect(rule.description == written)
        #expect(try PosixTimeZoneRule(written) == rule)
    }

    @Test("the two spellings of a weekday late in a month are the same moment of every year", arguments: [3, 4, 6, 10])
    func lateWeekdays(month: Int) throws {
        let days = CivilDate.days(inMonth: month, of: 2024) - 28
        for weekday in 0...6 {
            for hours in [-40, -30, -1, 0, 20, 30] {
                let last = try TimeZoneRules(posix: "AAA0BBB,M1.1.0,M\(month).5.\(weekday)/\(hours)")
                let fourth = try TimeZoneRules(
                    posix: "AAA0BBB,M1.1.0,M\(month).4.\((weekday - days + 7) % 7)/\(hours + 24 * days)")
                #expect(last == fourth)
            }
        }
    }

    @Test("daylight saving time behind standard time is the same rule the other way round")
    func negativeDaylightSaving() throws {
        let irish = try PosixTimeZoneRule("IST-1GMT0,M10.5.0,M3.5.0/1")
        #expect(irish == (try PosixTimeZoneRule("GMT0IST,M3.5.0/1,M10.5.0")))
        #expect(irish.standardOffsetSeconds == 0)
        #expect(irish.daylightSaving?.offsetSeconds == 3600)
    }

    @Test(
        "an offset that holds all year is a fixed rule",
        arguments: [
            ("XXX3EDT4,0/0,J365/23", -14_400),  // the example of RFC 9636 for daylight saving time all year
            ("EST5EDT,0/0,J365/25", -14_400),
            ("EST5EDT,0/0,J365/26", -14_400),
            ("EST5EDT,J365/25,0/0", -18_000),
            ("EST5EDT5,M3.2.0,M11.1.0", -18_000),
        ])
    func allYear(text: String, offset: Int) throws {
        #expect(try PosixTimeZoneRule(text) == PosixTimeZoneRule(fixedOffsetSeconds: offset))
        #expect(try TimeZoneRules(posix: text) == TimeZoneRules(fixedOffsetSeconds: offset))
    }

    @Test("a rule whose changes nearly touch is followed as it stands")
    func nearlyAllYear() throws {
        let rules = try TimeZoneRules(posix: "EST5EDT,0/0,J365/24")
        #expect(rules.offsetSeconds(at: try Instant("2024-01-01T04:30:00Z")) == -18_000)
        #expect(rules.offsetSeconds(at: try Instant("2024-01-01T05:00:00Z")) == -14_400)
        #expect(rules.offsetSeconds(at: try Instant("2024-12-31T23:00:00Z")) == -14_400)
        #expect(rules.offsetSeconds(at: try Instant("2025-01-01T04:00:00Z")) == -18_000)
    }

    @Test(
        "refuses another text and names the position",
        arguments: [
            ("", 0), ("E", 0), ("ES5", 0), ("EST", 3), ("<+3>-3", 1), ("<+03-3", 6), ("EST25", 3), ("EST-25", 4),
            ("EST5:60", 5), ("EST5:", 5), ("EST5 ", 4), ("EST5EDT", 7), ("EST5EDT4", 8), ("EST5EDT,", 8),
            ("EST5EDT,M3.2.0", 14), ("EST5EDT,M3.2.0,", 15), ("EST5EDT,M0.2.0,M11.1.0", 9),
            ("EST5EDT,M13.2.0,M11.1.0", 9),
            ("EST5EDT,M3.6.0,M11.1.0", 11), ("EST5EDT,M3.0.0,M11.1.0", 11), ("EST5EDT,M3.2.7,M11.1.0", 13),
            ("EST5EDT,J0,M11.1.0", 9), ("EST5EDT,J366,M11.1.0", 9), ("EST5EDT,366,M11.1.0", 8),
            ("EST5EDT,M3.2.0/168,M11.1.0", 15), ("EST5EDT,M3.2.0/-168,M11.1.0", 16),
            ("EST5EDT,M3.2.0/2:0x,M11.1.0", 18),
            ("EST5EDT,M3.2.0,M11.1.0,", 22), ("EST5EDT,M3.2.0,M11.1.0\n", 22), ("EST5EDT,M3..2.0,M11.1.0", 11),
            ("EST5555", 3), (":America/New_York", 0), ("ESTÄ5", 3), ("EST5EDT,M3.2.00000000000000000000,M11.1.0", 16),
        ])
    func refused(text: String, position: Int) {
        let error = #expect(throws: InvalidValue.self) { try PosixTimeZoneRule(text) }
        #expect(error?.field == "posix")
        #expect(error?.accepted.hasSuffix(" at position \(position)") == true, "\(error?.description ?? "")")
    }

    @Test(
        "refuses two changes that do not come in turn every year",
        arguments: [
            "EST5EDT,M3.2.0,M3.2.0/3", "EST5EDT,M3.3.0,J80", "EST5EDT,M3.5.0,M3.5.1", "EST5EDT,J60,59/3",
        ])
    func irregular(text: String) {
        #expect(throws: InvalidValue.self) { try PosixTimeZoneRule(text) }
    }

    @Test("refuses parts out of range")
    func parts() throws {
        let start = try YearlyDate(.weekday(.sunday, week: 2, month: 3))
        let end = try YearlyDate(.weekday(.sunday, week: 1, month: 11))
        #expect(throws: InvalidValue.self) { try YearlyDate(.ofYear(366)) }
        #expect(throws: InvalidValue.self) { try YearlyDate(.afterNewYear(-1)) }
        #expect(throws: InvalidValue.self) { try YearlyDate(.weekday(.monday, week: 0, month: 1)) }
        #expect(throws: InvalidValue.self) { try YearlyDate(.weekday(.monday, week: 1, month: .max)) }
        #expect(throws: InvalidValue.self) { try YearlyDate(.ofYear(1), secondsFromMidnight: .min) }
        #expect(throws: InvalidValue.self) { try PosixTimeZoneRule(fixedOffsetSeconds: 93_600) }
        #expect(throws: InvalidValue.self) {
            try PosixTimeZoneRule(standardOffsetSeconds: .min, daylightOffsetSeconds: 0, start: start, end: end)
        }
        #expect(
            try PosixTimeZoneRule(
                standardOffsetSeconds: -18_000, daylightOffsetSeconds: -14_400, start: start, end: end)
                == PosixTimeZoneRule("EST5EDT,M3.2.0,M11.1.0"))
    }

    @Test("altered texts are refused or read back as they are written")
    func altered() throws {
        var random = SplitMix64(seed: 11)
        let texts = [
            "EST5EDT,M3.2.0,M11.1.0", "<+1245>-12:45<+1345>,M9.5.0/2:45,M4.1.0/3:45", "AAA3BBB,J60/-167:59:59,300",
        ]
        let signs = Array("0123456789+-<>:,./JMA\n\u{0}é".unicodeScalars)
        for trial in 0..<TestEnvironment.trials(default: 5_000) {
            var text = Array(texts[trial % texts.count].unicodeScalars)
            for _ in 0...Int.random(in: 0...2, using: &random) {
                let place = Int.random(in: 0..<text.count, using: &random)
                let sign = signs[Int.random(in: 0..<signs.count, using: &random)]
                switch Int.random(in: 0..<3, using: &random) {
                case 0: text[place] = sign
                case 1: text.insert(sign, at: place)
                default: if text.count > 1 { text.remove(at: place) }
                }
            }
            var altered = String.UnicodeScalarView()
            altered.append(contentsOf: text)
            guard let rule = try? PosixTimeZoneRule(String(altered)) else { continue }
            #expect(try PosixTimeZoneRule(rule.description) == rule, "\(String(altered))")
        }
    }
}
