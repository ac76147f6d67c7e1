/// The questions about working time on which real systems disagree, with the answers this calendar gives.
public struct CalendarOptions: Hashable, Sendable {
    /// Where an amount of working time ends that is used up exactly when working time ends.
    public enum ClosingEdge: String, Hashable, Sendable, CaseIterable {
        /// At that closing instant: eight hours from Monday 09:00 end on Monday 17:00.
        case closingInstant
        /// At the next opening: eight hours from Monday 09:00 end on Tuesday 09:00, and no time at all, asked while
        /// closed, ends at the next opening. Where there is no later opening, at the closing instant.
        case nextOpening
    }

    /// Where an amount ends that is used up exactly at closing.
    public var closingEdge: ClosingEdge

    /// Whether a holiday closes every instant of its local date, so that it cuts the tail of the previous evening's
    /// shift and leaves the tail of its own evening's shift open.
    ///
    /// When false, a holiday closes what starts on its date: a whole-day holiday cancels the shifts that start on it,
    /// tails included, a part-day holiday cuts those shifts only, and last evening's tail stays.
    public var holidayCutsTail: Bool

    /// Whether the tail of last evening's shift stays open on an overridden date.
    ///
    /// When false, nothing that started before an overridden date is open on it.
    public var overrideKeepsTail: Bool

    /// Whether an override is immune to holidays, as the more specific statement.
    public var overrideBeatsHoliday: Bool

    /// Creates a set of options.
    ///
    /// - Parameters:
    ///   - closingEdge: Where an amount ends that is used up exactly at closing.
    ///   - holidayCutsTail: Whether a holiday closes every instant of its local date.
    ///   - overrideKeepsTail: Whether last evening's tail stays open on an overridden date.
    ///   - overrideBeatsHoliday: Whether an override is immune to holidays.
    public init(
        closingEdge: ClosingEdge = .closingInstant, holidayCutsTail: Bool = true, overrideKeepsTail: Bool = true,
        overrideBeatsHoliday: Bool = true
    ) {
        self.closingEdge = closingEdge
        self.holidayCutsTail = holidayCutsTail
        self.overrideKeepsTail = overrideKeepsTail
        self.overrideBeatsHoliday = overrideBeatsHoliday
    }
}
