import Foundation
import ServiceCenterFoundation
import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing

@Suite("Dates, intervals and decimal amounts of Foundation")
struct DateTests {
    @Test("an instant of the years 1729 to 2272 comes back from its date as it was")
    func instantRoundTrip() throws {
        var random = SplitMix64(seed: 21)
        let first = try Instant("1729-01-01T00:00:00Z").microsecondsSinceEpoch
        let last = try Instant("2272-12-31T23:59:59.999999Z").microsecondsSinceEpoch
        let edges = [first, last, -1, 0, 1, 978_307_199_999_999, 978_307_200_000_000, 978_307_200_000_001]
        let generated = (0..<TestEnvironment.trials(default: 50_000)).map { _ in
            Int64.random(in: first...last, using: &random)
        }
        for microseconds in edges + generated {
            let instant = try Instant(microsecondsSinceEpoch: microseconds)
            guard try Instant(Date(instant)) == instant else {
                Issue.record("\(instant) comes back as \(try Instant(Date(instant)))")
                return
            }
        }
    }

    @Test("whole seconds are exact in all years, and others are within the step of a date")
    func allYears() throws {
        var random = SplitMix64(seed: 22)
        for _ in 0..<TestEnvironment.trials(default: 10_000) {
            let second = Int64.random(in: -62_167_219_200...253_402_300_799, using: &random)
            let whole = try Instant(secondsSinceEpoch: second)
            #expect(try Instant(Date(whole)) == whole)
            #expect(Date(whole).timeIntervalSince1970 == Double(second))
            let instant = try whole + TimeSpan(microseconds: .random(in: 0..<1_000_000, using: &random))
            guard let back = try? Instant(Date(instant)) else { continue }
            #expect((back - instant).microseconds.magnitude <= 16)
        }
    }

    @Test("a date is rounded to the nearest microsecond")
    func rounding() throws {
        #expect(
            try Instant(Date(timeIntervalSinceReferenceDate: 0.000_000_6)).description == "2001-01-01T00:00:00.000001Z")
        #expect(try Instant(Date(timeIntervalSinceReferenceDate: 0.000_000_4)).description == "2001-01-01T00:00:00Z")
        #expect(
            try Instant(Date(timeIntervalSinceReferenceDate: -0.000_000_6)).description == "2000-12-31T23:59:59.999999Z"
        )
        #expect(try Instant(Date(timeIntervalSinceReferenceDate: -0.000_000_4)).description == "2001-01-01T00:00:00Z")
        #expect(try Instant(Date(timeIntervalSinceReferenceDate: 0.999_999_9)).description == "2001-01-01T00:00:01Z")
        // The first of January of year 1 in the Julian calendar.
        #expect(try Instant(Date.distantPast).description == "0000-12-30T00:00:00Z")
        #expect(try Instant(Date.distantFuture).description == "4001-01-01T00:00:00Z")
    }

    @Test(
        "a date that is not finite or too far away is refused",
        arguments: [.nan, .infinity, -.infinity, 1e300, -1e300, 1e12, -1e12, 252_423_993_600, -63_145_526_400.001])
    func farDates(seconds: Double) {
        let error = #expect(throws: InvalidValue.self) { try Instant(Date(timeIntervalSinceReferenceDate: seconds)) }
        #expect(["date", "instant"].contains(error?.field))
    }

    @Test("a length of time comes back from its seconds, and seconds that are no length are refused")
    func timeIntervals() throws {
        var random = SplitMix64(seed: 23)
        for _ in 0..<TestEnvironment.trials(default: 10_000) {
            let span = TimeSpan(
                microseconds: .random(in: -4_294_967_296_000_000...4_294_967_296_000_000, using: &random))
            #expect(try TimeSpan(timeInterval: span.timeInterval) == span)
        }
        #expect(try TimeSpan(timeInterval: 1.5) == .init(microseconds: 1_500_000))
        #expect(TimeSpan(microseconds: -1_500_000).timeInterval == -1.5)
        for seconds in [Double.nan, .infinity, 1e13, -1e13, 1e300] {
            #expect(throws: InvalidValue.self) { try TimeSpan(timeInterval: seconds) }
        }
    }

    @Test(
        "a decimal amount is taken exactly",
        arguments: [
            ("499.5", 2, 49_950), ("-0.01", 2, -1), ("0", 0, 0), ("12", 0, 12), ("1.230", 2, 123), ("-1e3", 1, -10_000),
            ("92233720368547758.07", 2, Int64.max), ("-92233720368547758.08", 2, Int64.min),
            ("0.000000000000000001", 18, 1),
        ])
    func amounts(text: String, digits: Int, minor: Int64) throws {
        let amount = try #require(Decimal(string: text))
        let money = try Money(amount: amount, fractionDigits: digits, currency: .cny)
        #expect(money.minor == minor)
        #expect(try money.decimalAmount(fractionDigits: digits) == amount)
    }

    @Test(
        "a decimal amount that is no number of minor units is refused",
        arguments: [
            ("0.001", 2, "amount"), ("1e18", 2, "amount"), ("92233720368547758.08", 2, "amount"),
            ("1e120", 0, "amount"),
            ("NaN", 2, "amount"), ("1", -1, "fractionDigits"), ("1", 19, "fractionDigits"),
        ])
    func inexactAmounts(text: String, digits: Int, field: String) {
        let amount = Decimal(string: text) ?? .nan
        let error = #expect(throws: InvalidValue.self) {
            try Money(amount: amount, fractionDigits: digits, currency: .cny)
        }
        #expect(error?.field == field)
    }
}
