public import Escalations
public import ServiceMetrics
public import ServiceStatistics
public import ServiceVocabulary
import Ticketing

/// What support lines, tiers or teams have done with cases as key figures: each with its definition, its number of
/// records and its interval.
///
/// ```swift
/// let metrics = try LineMetrics(figures)
/// print(metrics.resolved["level1"]?.value ?? .nan)
/// ```
public struct LineMetrics<Line: TextIdentifier>: Sendable {
    /// The share of resolved cases by the line that resolved them.
    public let resolved: [Line: MetricResult]
    /// The share of cases by the lines that have had them; these overlap.
    public let touched: [Line: MetricResult]
    /// The share of cases that moved.
    public let moved: MetricResult
    /// The share of cases handed back and forth.
    public let pingPong: MetricResult

    /// Turns counts into key figures.
    ///
    /// - Parameters:
    ///   - figures: The counts.
    ///   - method: The method of the intervals.
    ///   - confidence: The two-sided confidence level, strictly between 0 and 1.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for any other confidence.
    public init(
        _ figures: LineFigures<Line>, _ method: ProportionIntervalMethod = .wilson, confidence: Double = 0.95
    ) throws(InvalidValue) {
        func share(_ definition: MetricDefinition, _ part: Int64, of whole: Int64) throws(InvalidValue) -> MetricResult
        {
            var accumulator = try ShareAccumulator(definition)
            try accumulator.add(successes: Int(clamping: part), of: Int(clamping: whole))
            return try accumulator.result(method, confidence: confidence)
        }
        var resolved: [Line: MetricResult] = [:]
        var touched: [Line: MetricResult] = [:]
        for (line, counts) in figures.lines {
            resolved[line] = try share(.resolvedByLine, counts.resolved, of: figures.resolved)
            touched[line] = try share(.touchedByLine, counts.touched, of: figures.cases)
        }
        self.resolved = resolved
        self.touched = touched
        moved = try share(.movedBetweenLines, figures.movedCases, of: figures.cases)
        pingPong = try share(.pingPongBetweenLines, figures.pingPongCases, of: figures.cases)
    }
}
