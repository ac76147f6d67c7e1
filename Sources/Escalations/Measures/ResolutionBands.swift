public import ServiceVocabulary
public import Ticketing

/// Which share of the resolved cases each line is to resolve, in whole percent.
public struct ResolutionBands<Line: TextIdentifier>: Hashable, Sendable {
    /// The band of a line.
    public struct Band: Hashable, Sendable {
        /// The line.
        public let line: Line
        /// The share of the resolved cases, both ends included, in percent.
        public let percent: ClosedRange<Int>

        /// Creates a band.
        ///
        /// - Parameters:
        ///   - line: The line.
        ///   - percent: The share of the resolved cases, both ends included, in percent.
        public init(_ line: Line, percent: ClosedRange<Int>) {
            self.line = line
            self.percent = percent
        }
    }

    /// How a share stands to its band.
    public enum Verdict: String, Hashable, Sendable, CaseIterable {
        /// Smaller than the band.
        case below
        /// Within the band.
        case within
        /// Greater than the band.
        case above
    }

    /// A line measured against its band.
    public struct Judgement: Hashable, Sendable {
        /// The band.
        public let band: Band
        /// The exact share of the resolved cases.
        public let share: CountShare
        /// How it stands to the band, compared exactly.
        public let verdict: Verdict
    }

    /// The bands.
    public let bands: [Band]

    /// Creates bands.
    ///
    /// - Parameter bands: The bands, each line once.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` without bands, for a line that stands there twice, for shares outside 0 to
    ///   100 %, and for bands of which no shares within them add up to 100 %.
    public init(_ bands: [Band]) throws(InvalidValue) {
        guard !bands.isEmpty, Set(bands.map { $0.line }).count == bands.count else {
            throw InvalidValue(
                field: "bands", value: bands.isEmpty ? "[]" : "a line twice", accepted: "at least one line, each once")
        }
        var (least, most) = (0, 0)
        for (index, band) in bands.enumerated() {
            guard band.percent.lowerBound >= 0, band.percent.upperBound <= 100 else {
                throw InvalidValue(
                    field: "bands[\(index)].percent", value: "\(band.percent.lowerBound) to \(band.percent.upperBound)",
                    accepted: "0 to 100")
            }
            least = min(least + band.percent.lowerBound, 101)
            most = min(most + band.percent.upperBound, 101)
        }
        guard least <= 100, most >= 100 else {
            throw InvalidValue(
                field: "bands", value: least > 100 ? "more than 100 % together" : "at most \(most) % together",
                accepted: "bands within which shares can add up to 100 %")
        }
        self.bands = bands
    }

    private init(unchecked bands: [Band]) {
        self.bands = bands
    }

    /// How the lines stand to their bands; empty where no case was resolved.
    ///
    /// - Parameter figures: The figures of the cases.
    public func judge(_ figures: LineFigures<Line>) -> [Judgement] {
        bands.compactMap { band in
            figures.resolvedShare(of: band.line).map {
                Judgement(band: band, share: $0, verdict: Self.verdict($0, band.percent))
            }
        }
    }

    private static func verdict(_ share: CountShare, _ percent: ClosedRange<Int>) -> Verdict {
        let (part, whole) = (Int128(share.part) * 100, Int128(share.whole))
        if part < whole * Int128(percent.lowerBound) { return .below }
        return part > whole * Int128(percent.upperBound) ? .above : .within
    }
}

extension ResolutionBands<SupportTier> {
    /// As published: the front line resolves 75 to 80 %, senior experts 15 to 20 %, the technical authority at most 5 %.
    public static let published = ResolutionBands(unchecked: [
        Band(.level1, percent: 75...80), Band(.level2, percent: 15...20), Band(.level3, percent: 0...5),
    ])
}
