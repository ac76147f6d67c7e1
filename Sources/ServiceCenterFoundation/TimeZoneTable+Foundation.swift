#if canImport(Foundation)
import Foundation
#else
import FoundationEssentials
#endif
public import ServiceTime
public import ServiceVocabulary

extension TimeZoneTable {
    /// Creates a table of zones that Foundation knows.
    ///
    /// ```swift
    /// let zones = try TimeZoneTable(foundation: ["America/New_York", "Asia/Shanghai"])
    /// ```
    ///
    /// The names of coordinated universal time need no entry and are passed over. The rules of each zone are those that
    /// `TimeZoneRules` reads from its `TimeZone`.
    ///
    /// - Parameter identifiers: The zones, as `TimeZone(identifier:)` takes them.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` of the field `timeZone`, for an identifier that Foundation does not know,
    ///   and, said in other words, where this build of Foundation knows no zone at all: with FoundationEssentials alone and in
    ///   executables with a static standard library there is no time zone data. Then read TZif files.
    public init(foundation identifiers: some Sequence<TimeZoneIdentifier>) throws(InvalidValue) {
        self.init()
        for identifier in identifiers where self[identifier] == nil {
            guard let timeZone = TimeZone(identifier: identifier.rawValue) else {
                throw InvalidValue(field: "timeZone", value: identifier.rawValue, accepted: Self.acceptedByFoundation)
            }
            self[identifier] = try TimeZoneRules(timeZone)
        }
    }

    private static var acceptedByFoundation: String {
        // UTC is an ordinary zone of the data, and absent where the data is.
        TimeZone(identifier: "UTC") == nil
            ? "UTC: this build of Foundation has no time zone data (FoundationEssentials alone, or a static standard library)"
            : "a zone that Foundation knows, such as Asia/Shanghai"
    }
}
