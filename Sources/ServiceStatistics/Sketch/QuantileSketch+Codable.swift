import ServiceVocabulary

extension QuantileSketch: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case relativeAccuracy
        case zeros
        case minimum
        case maximum
        case bins
    }

    /// Decodes what ``encode(to:)`` wrote, with every relation between counts, bins and extremes checked.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let parts = EncodedSketch(
            relativeAccuracy: try container.decode(Double.self, forKey: .relativeAccuracy),
            zeros: try container.decode(Int.self, forKey: .zeros),
            minimum: try container.decodeIfPresent(Double.self, forKey: .minimum),
            maximum: try container.decodeIfPresent(Double.self, forKey: .maximum),
            bins: try container.decode([[Int]].self, forKey: .bins))
        do {
            self = try parts.sketch()
        } catch {
            throw DecodingError.refused(error, at: decoder.codingPath)
        }
    }

    /// Encodes accuracy, zeros, extremes and the pairs of bin and count that are not 0, in ascending order:
    /// `{"bins": [[230, 1], [292, 3]], "maximum": 340, "minimum": 0, "relativeAccuracy": 0.01, "zeros": 2}`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(relativeAccuracy, forKey: .relativeAccuracy)
        try container.encode(zeroCount, forKey: .zeros)
        try container.encodeIfPresent(minimum, forKey: .minimum)
        try container.encodeIfPresent(maximum, forKey: .maximum)
        let pairs = bins.enumerated().filter { $0.element > 0 }.map { [firstBin + $0.offset, $0.element] }
        try container.encode(pairs, forKey: .bins)
    }
}

/// The encoded parts of a sketch before they are believed.
private struct EncodedSketch {
    let relativeAccuracy: Double
    let zeros: Int
    let minimum: Double?
    let maximum: Double?
    let bins: [[Int]]

    func sketch() throws(InvalidValue) -> QuantileSketch {
        let scale = try QuantileSketch(relativeAccuracy: relativeAccuracy).scale
        try Check.count(zeros, "zeros")
        var count = zeros
        var previous: Int?
        for pair in bins {
            guard pair.count == 2, pair[1] > 0, scale.possibleBins.contains(pair[0]),
                previous.map({ pair[0] > $0 }) ?? true
            else {
                throw InvalidValue(
                    field: "bins", value: "\(pair)", accepted: "pairs of an ascending bin and a count above 0")
            }
            previous = pair[0]
            count = try Check.sum(count, pair[1], "count")
        }
        try checkExtremes(scale, count)
        var counts: [Int] = []
        let first = bins.first?[0] ?? 0
        if let last = previous {
            counts = [Int](repeating: 0, count: last - first + 1)
            for pair in bins { counts[pair[0] - first] = pair[1] }
        }
        return QuantileSketch(
            relativeAccuracy: relativeAccuracy, count: count, zeroCount: zeros, minimum: minimum, maximum: maximum,
            firstBin: first, bins: counts)
    }

    private func checkExtremes(_ scale: SketchScale, _ count: Int) throws(InvalidValue) {
        guard let minimum, let maximum else {
            guard count == 0, minimum == nil, maximum == nil else {
                throw InvalidValue(field: "minimum", value: "none", accepted: "the extremes of \(count) values")
            }
            return
        }
        guard count > 0, minimum >= 0, maximum.isFinite, minimum <= maximum,
            minimum == 0 ? zeros > 0 : zeros == 0 && bins.first?[0] == scale.bin(of: minimum),
            maximum == 0 ? bins.isEmpty : bins.last?[0] == scale.bin(of: maximum)
        else {
            throw InvalidValue(
                field: "minimum", value: "\(minimum)...\(maximum)", accepted: "the extremes of the counted values")
        }
    }
}
