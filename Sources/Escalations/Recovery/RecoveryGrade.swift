public import ServiceVocabulary

/// How grave a failure is, by its severity, scope and urgency; which facts make which grade is data, see ``Grading``.
public struct RecoveryGrade: TextIdentifier {
    /// The name of the grade.
    public let rawValue: String

    /// Creates the value of that name.
    ///
    /// - Parameter rawValue: The name of the grade.
    @inlinable
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Grave (严重).
    public static let serious = RecoveryGrade(rawValue: "serious")

    /// Between the two (中等).
    public static let moderate = RecoveryGrade(rawValue: "moderate")

    /// Slight (轻微).
    public static let minor = RecoveryGrade(rawValue: "minor")
}
