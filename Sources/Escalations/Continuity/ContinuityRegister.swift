public import ServiceTime
import ServiceVocabulary

/// The runs of one plan over time: its drills, and whether limits were kept.
public struct ContinuityRegister: Hashable, Sendable {
    /// The runs and their instants, incidents and drills.
    public private(set) var runs: [ContinuityRun]
    /// The plan.
    public let plan: ContinuityPlan

    /// Creates a register.
    ///
    /// - Parameters:
    ///   - plan: The plan.
    ///   - runs: Its runs; those of other plans are left out.
    public init(_ plan: ContinuityPlan, runs: [ContinuityRun] = []) {
        self.plan = plan
        self.runs = runs.filter { $0.plan.identifier == plan.identifier }
    }

    /// Adds a run; one of another plan is left out.
    public mutating func add(_ run: ContinuityRun) {
        if run.plan.identifier == plan.identifier { runs.append(run) }
    }

    /// How many limits were kept over all runs, of those whose time had come.
    ///
    /// - Parameters:
    ///   - instant: The instant of the look.
    ///   - drills: Whether to count drills, or incidents.
    public func limits(at instant: Instant, ofDrills drills: Bool) -> (kept: Int, all: Int) {
        runs.filter { $0.isDrill == drills }.reduce((0, 0)) { sum, run in
            let limits = run.limits(at: instant)
            return (sum.0 + limits.kept, sum.1 + limits.all)
        }
    }

    /// The date by which the next drill is due: so many months after the last drill, or after a date for a plan that was
    /// never drilled; the last day of a shorter month stands for days that it lacks.
    ///
    /// - Parameter adopted: The date on which the plan was adopted, read in UTC like the drills.
    /// - Returns: The date; nil past the year 9999.
    public func nextDrill(adopted: CivilDate) -> CivilDate? {
        var last = adopted
        for run in runs where run.isDrill {
            let day = run.startedAt.secondsSinceEpoch / 86_400 - (run.startedAt.secondsSinceEpoch % 86_400 < 0 ? 1 : 0)
            if let date = try? CivilDate(daysSinceEpoch: Int(day)), date > last { last = date }
        }
        let (year, month, day) = last.components
        let months = year * 12 + (month - 1) + plan.drillMonths
        for shorter in 0..<4 {
            if let date = try? CivilDate(year: months / 12, month: months % 12 + 1, day: day - shorter) { return date }
        }
        return nil
    }
}
