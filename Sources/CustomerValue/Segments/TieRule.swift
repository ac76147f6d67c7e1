/// What becomes of customers of equal value at a cut; never does the order of input decide.
public enum TieRule: String, Hashable, Sendable, Codable, CaseIterable {
    /// They stay together, on the better side.
    case togetherAbove
    /// They stay together, on the worse side.
    case togetherBelow
    /// They are split exactly where the cut falls, those whose identifiers sort first on the better side.
    case splitByIdentifier
}
