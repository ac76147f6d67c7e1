/// The identifier of a service package (服务包), by which those name it who do not know what is in it.
public struct ServicePackageIdentifier: TextIdentifier {
    /// The text of the identifier.
    public let rawValue: String

    /// Creates the value of that name.
    ///
    /// - Parameter rawValue: The text of the identifier.
    @inlinable
    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}
