import ServiceVocabulary

/// Exact amounts in minor units.
enum ExactAmounts {
    /// An amount times part/whole, rounded to the nearest minor unit, halves to even.
    ///
    /// - Throws: What does not fit into 64 bits.
    static func scaled(
        _ minor: Int64, by part: Int64, of whole: Int64, _ field: String
    ) throws(InvalidValue) -> Int64 {
        guard whole > 0 else {
            throw InvalidValue(field: field, value: "\(part)/\(whole)", accepted: "a fraction of more than nothing")
        }
        let (quotient, remainder) = (Int128(minor) * Int128(part)).quotientAndRemainder(dividingBy: Int128(whole))
        let twice = 2 * remainder.magnitude
        let isOut = twice > UInt128(whole) || (twice == UInt128(whole) && !quotient.isMultiple(of: 2))
        let rounded = isOut ? quotient + remainder.signum() : quotient
        guard let result = Int64(exactly: rounded) else {
            throw InvalidValue(field: field, value: "\(rounded)", accepted: "an amount within 64 bits")
        }
        return result
    }

    /// The sum of amounts of one currency.
    static func sum(_ amounts: [Money], _ field: String) throws(InvalidValue) -> Money? {
        guard var sum = amounts.first else { return nil }
        for amount in amounts.dropFirst() {
            do {
                sum = try sum + amount
            } catch {
                throw error.inside(field)
            }
        }
        return sum
    }

    /// Refuses amounts below 0.
    static func notNegative(_ amount: Money, _ field: String) throws(InvalidValue) {
        guard amount.minor >= 0 else {
            throw InvalidValue(field: field, value: "\(amount.minor)", accepted: "an amount of at least 0")
        }
    }
}
