package import ServiceVocabulary

/// The checks that many functions share; each names its field.
package enum Check {
    /// Refuses a confidence level that is not strictly between 0 and 1.
    package static func confidence(_ value: Double) throws(InvalidValue) {
        try openFraction(value, "confidence")
    }

    /// Refuses what is not strictly between 0 and 1.
    package static func openFraction(_ value: Double, _ field: String) throws(InvalidValue) {
        guard value > 0, value < 1 else {
            throw InvalidValue(field: field, value: "\(value)", accepted: "a fraction strictly between 0 and 1")
        }
    }

    /// Refuses what is not a fraction from 0 to 1.
    package static func fraction(_ value: Double, _ field: String) throws(InvalidValue) {
        guard value >= 0, value <= 1 else {
            throw InvalidValue(field: field, value: "\(value)", accepted: "a fraction from 0 to 1")
        }
    }

    /// Refuses NaN and infinities.
    package static func finite(_ value: Double, _ field: String) throws(InvalidValue) {
        guard value.isFinite else {
            throw InvalidValue(field: field, value: "\(value)", accepted: "a finite number")
        }
    }

    /// Refuses what is not a finite number above 0.
    package static func positive(_ value: Double, _ field: String) throws(InvalidValue) {
        guard value > 0, value.isFinite else {
            throw InvalidValue(field: field, value: "\(value)", accepted: "a finite number above 0")
        }
    }

    /// Refuses what is not a finite number of at least 0.
    package static func notNegative(_ value: Double, _ field: String) throws(InvalidValue) {
        guard value >= 0, value.isFinite else {
            throw InvalidValue(field: field, value: "\(value)", accepted: "a finite number of at least 0")
        }
    }

    /// Refuses a negative count.
    package static func count(_ value: Int, _ field: String) throws(InvalidValue) {
        guard value >= 0 else {
            throw InvalidValue(field: field, value: "\(value)", accepted: "a count of at least 0")
        }
    }

    /// The sum of two counts, refused when it does not fit.
    package static func sum(_ lhs: Int, _ rhs: Int, _ field: String) throws(InvalidValue) -> Int {
        let (sum, overflow) = lhs.addingReportingOverflow(rhs)
        guard !overflow else {
            throw InvalidValue(field: field, value: "\(lhs) + \(rhs)", accepted: "a sum within \(Int.bitWidth) bits")
        }
        return sum
    }
}
