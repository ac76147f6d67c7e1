public import ServiceVocabulary

/// A count in relation to another, exactly: 35 of 100 contacts, 150 contacts where 80 are healthy.
///
/// Shares are compared by cross-multiplication and never rounded: 1 of 3 is the same share as 2 of 6, although the values
/// differ, since they stand on different numbers of cases.
public struct CountShare: Hashable, Sendable {
    /// The counted part, 0 or more.
    public let part: Int64
    /// What it is counted against, more than 0.
    public let whole: Int64

    /// Creates a share.
    ///
    /// - Parameters:
    ///   - part: The counted part, 0 or more; it may exceed the whole, as a load may.
    ///   - whole: What it is counted against, more than 0: a share of nothing is undefined.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for other counts.
    public init(_ part: Int64, of whole: Int64) throws(InvalidValue) {
        guard part >= 0 else {
            throw InvalidValue(field: "part", value: "\(part)", accepted: "0 or more")
        }
        guard whole > 0 else {
            throw InvalidValue(field: "whole", value: "\(whole)", accepted: "more than 0")
        }
        self.part = part
        self.whole = whole
    }

    /// Creates a share of counts that are known to be 0 or more; nil where the whole is 0.
    package init?(counted part: Int64, of whole: Int64) {
        guard whole > 0 else { return nil }
        self.part = part
        self.whole = whole
    }

    /// Creates a share of whole percent, for presets.
    package init(percent: UInt8) {
        part = Int64(percent)
        whole = 100
    }

    /// Whether two shares are the same fraction, on whatever numbers of cases.
    public func isEqualFraction(to other: CountShare) -> Bool {
        compared(to: other) == 0
    }

    /// Whether the share is smaller than another.
    public func isLess(than other: CountShare) -> Bool {
        compared(to: other) < 0
    }

    /// The share for display, as a floating-point number; 0.35 for 35 of 100.
    public var value: Double { Double(part) / Double(whole) }

    /// The sign of the difference.
    private func compared(to other: CountShare) -> Int {
        let left = part.multipliedFullWidth(by: other.whole)
        let right = other.part.multipliedFullWidth(by: whole)
        if left.high != right.high { return left.high < right.high ? -1 : 1 }
        if left.low != right.low { return left.low < right.low ? -1 : 1 }
        return 0
    }
}
