import ServiceVocabulary
import Ticketing

/// The verdicts by type and month of opening.
struct MetRates: Codable, Hashable, Sendable {
    /// The verdicts of one month.
    struct OfMonth: Codable, Hashable, Sendable {
        /// The month as `YYYY-MM`.
        let month: String
        /// The verdicts.
        let figures: VerdictFigures
    }

    /// The verdicts of one type.
    struct OfType: Codable, Hashable, Sendable {
        /// The type.
        let type: ServiceType
        /// The verdicts of all months.
        let figures: VerdictFigures
        /// The verdicts by month, in order.
        let months: [OfMonth]
    }

    /// The verdicts of all requests.
    let figures: VerdictFigures
    /// The verdicts of all types by month, in order.
    let months: [OfMonth]
    /// The verdicts by type, the most frequent type first.
    let types: [OfType]

    /// Counts verdicts by type and month.
    init(_ assessments: [Assessment]) throws(InvalidValue) {
        figures = try VerdictFigures(assessments)
        months = try Self.months(of: assessments)
        var types: [OfType] = []
        for (type, group) in assessments.byType {
            types.append(
                OfType(type: type, figures: try VerdictFigures(group), months: try Self.months(of: group)))
        }
        self.types = types
    }

    private static func months(of assessments: [Assessment]) throws(InvalidValue) -> [OfMonth] {
        var months: [OfMonth] = []
        for (month, group) in Dictionary(grouping: assessments, by: \.month).sorted(by: { $0.key < $1.key }) {
            months.append(OfMonth(month: month.description, figures: try VerdictFigures(group)))
        }
        return months
    }
}

extension [Assessment] {
    /// The requests by type, the most frequent type first, types of one frequency by name.
    var byType: [(type: ServiceType, assessments: [Assessment])] {
        Dictionary(grouping: self, by: \.ticket.type)
            .sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
            .map { ($0.key, $0.value) }
    }
}
