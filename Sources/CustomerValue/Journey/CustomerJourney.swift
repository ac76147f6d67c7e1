public import ServiceVocabulary
import Ticketing

/// The journey of a kind of customer over its stages and touchpoints.
public struct CustomerJourney: Hashable, Sendable {
    /// The stages, in their order.
    public let stages: [JourneyStage]
    /// The touchpoints, in the order in which customers meet them.
    public let touchpoints: [Touchpoint]

    /// The stages of a purchase: before, during and after it, and before the next one.
    public static let purchaseStages: [JourneyStage] = [.preSale, .inSale, .afterSale, .repurchase]

    /// Creates a journey.
    ///
    /// - Parameters:
    ///   - stages: The stages, in their order, all different.
    ///   - touchpoints: The touchpoints, each name once, each of one of the stages.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` otherwise.
    public init(
        stages: [JourneyStage] = purchaseStages, touchpoints: [Touchpoint]
    ) throws(InvalidValue) {
        guard Set(stages).count == stages.count else {
            throw InvalidValue(
                field: "stages", value: stages.map { $0.rawValue }.joined(separator: ", "), accepted: "each stage once")
        }
        var names: Set<TouchpointName> = []
        for (index, touchpoint) in touchpoints.enumerated() {
            guard names.insert(touchpoint.name).inserted else {
                throw InvalidValue(
                    field: "touchpoints[\(index)].name", value: touchpoint.name.rawValue, accepted: "each name once")
            }
            guard stages.contains(touchpoint.stage) else {
                throw InvalidValue(
                    field: "touchpoints[\(index)].stage", value: touchpoint.stage.rawValue,
                    accepted: "one of " + stages.map { $0.rawValue }.joined(separator: ", "))
            }
        }
        self.stages = stages
        self.touchpoints = touchpoints
    }

    /// The touchpoints that disappoint, worst first by gap × volume, then by name; those where nobody was asked are left out.
    public var worstTouchpoints: [Touchpoint] {
        touchpoints.filter { ($0.weightedGap ?? 0) > 0 }.sorted { one, two in
            let (first, second) = (one.weightedGap ?? 0, two.weightedGap ?? 0)
            return first != second ? first > second : one.name < two.name
        }
    }

    /// The touchpoints at which nobody was asked.
    public var unasked: [Touchpoint] { touchpoints.filter { $0.felt == nil } }

    /// What is expected and felt in a stage, weighted by volume; nil where nobody was asked, or came.
    ///
    /// - Parameter stage: The stage.
    public func scores(of stage: JourneyStage) -> (expected: Double, felt: Double, volume: Int)? {
        var volume = 0
        var expected = 0.0
        var felt = 0.0
        for touchpoint in touchpoints where touchpoint.stage == stage {
            guard let score = touchpoint.felt else { continue }
            let (sum, overflow) = volume.addingReportingOverflow(touchpoint.volume)
            volume = overflow ? .max : sum
            expected += touchpoint.expected * Double(touchpoint.volume)
            felt += score * Double(touchpoint.volume)
        }
        return volume == 0 ? nil : (expected / Double(volume), felt / Double(volume), volume)
    }
}
