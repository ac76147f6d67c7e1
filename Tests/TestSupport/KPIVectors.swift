import Foundation

/// The groups of `kpi.json`, and how a module is scored against one.
public enum KPIVectors {
    /// The groups that some module computes: whoever adds a test of a group adds its name here.
    public static let groupsWithCode: Set<String> = [
        "bgNbdCustomer", "bgNbdDiscountedClv", "bgNbdPopulation", "controlCharts", "fits", "fitsOnEmbeddedData",
        "gammaGamma", "kpiRows", "mbgNbdCustomer", "meanChangeWelch", "npsChange", "npsIntervals", "paretoNbdCustomer",
        "percentiles", "proportionIntervals", "sampleSize", "simpleClv", "sketchStreams", "twoProportionTests",
    ]

    /// One group of cases.
    public struct Group: Sendable {
        /// The name of the group.
        public let name: String
        /// How far a number may be from the expected one.
        public let tolerance: KPITolerance
        /// `in` and `out` of each case.
        public let cases: [(input: JSONValue, output: JSONValue)]
    }

    /// What a module scored.
    public struct Report: Sendable {
        /// The name of the group.
        public let name: String
        /// The number of cases.
        public let total: Int
        /// One sentence for each case that differs.
        public let disagreements: [String]

        /// `vectors kpi/NAME: N of M agree`.
        public var summary: String {
            "vectors kpi/\(name): \(total - disagreements.count) of \(total) agree"
        }
    }

    private static let file = Result { try read() }

    private static func read() throws -> [Group] {
        let root = try JSONValue.read(TestEnvironment.vectors.appending(path: "kpi.json"))
        return try root["groups"].elements().map { group in
            Group(
                name: try group["name"].string(), tolerance: try KPITolerance(group["tolerance"]),
                cases: try group["cases"].elements().map { ($0["in"], $0["out"]) })
        }
    }

    /// All groups of the file.
    public static func groups() throws -> [Group] { try file.get() }

    /// Runs every case of a group, prints the summary and returns it.
    ///
    /// - Parameters:
    ///   - name: The group.
    ///   - compute: From `in` to `out`; throws what the library refuses.
    public static func report(_ name: String, _ compute: (JSONValue) throws -> JSONValue) throws -> Report {
        guard groupsWithCode.contains(name) else {
            throw JSONValue.Mismatch(description: "\(name) is not among KPIVectors.groupsWithCode")
        }
        guard let group = try groups().first(where: { $0.name == name }) else {
            throw JSONValue.Mismatch(description: "kpi.json has no group \(name)")
        }
        var disagreements: [String] = []
        for (index, item) in group.cases.enumerated() {
            let found = differences(of: item, in: group, compute)
            if !found.isEmpty { disagreements.append("kpi/\(name)[\(index)]: " + found.joined(separator: "; ")) }
        }
        let report = Report(name: name, total: group.cases.count, disagreements: disagreements)
        print(report.summary)
        return report
    }

    private static func differences(
        of item: (input: JSONValue, output: JSONValue), in group: Group, _ compute: (JSONValue) throws -> JSONValue
    ) -> [String] {
        let mustRefuse = !item.output["error"].isNull
        do {
            let got = try compute(item.input)
            if mustRefuse { return ["\(got), expected a refusal"] }
            return group.tolerance.differences(got: got, expected: item.output)
        } catch let mismatch as JSONValue.Mismatch {
            return [mismatch.description]
        } catch {
            return mustRefuse ? [] : ["refused: \(error)"]
        }
    }
}
