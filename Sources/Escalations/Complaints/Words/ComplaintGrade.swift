public import ServiceVocabulary

/// How grave a complaint is (投诉分级); which facts make which grade is data, see ``Grading``.
public struct ComplaintGrade: TextIdentifier {
    /// The name of the grade.
    public let rawValue: String

    /// Creates the value of that name.
    ///
    /// - Parameter rawValue: The name of the grade.
    @inlinable
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Grave enough to be taken up within two hours (重大投诉).
    public static let major = ComplaintGrade(rawValue: "major")

    /// Any other (一般投诉).
    public static let ordinary = ComplaintGrade(rawValue: "ordinary")
}
