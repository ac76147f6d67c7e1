/// A TZif file in parts, to build the bytes of fixtures by hand.
struct TZifFile {
    var version: UInt8 = UInt8(ascii: "2")
    /// The second a type takes hold, and its index.
    var transitions: [(second: Int64, type: UInt8)] = []
    var types: [(offset: Int32, isDaylight: UInt8, name: UInt8)] = [(0, 0, 0)]
    var designations: [UInt8] = Array("LMT\0".utf8)
    var leapSeconds: [(occurrence: Int64, correction: Int32)] = []
    var standardIndicators: [UInt8] = []
    var utIndicators: [UInt8] = []
    var footer = ""

    /// The file: one block for version 1, else an empty block of 32-bit times, the block of 64-bit times, and the footer.
    var bytes: [UInt8] {
        if version == 0 { return block(timeWidth: 4) }
        let empty = TZifFile(version: version)
        return empty.block(timeWidth: 4) + block(timeWidth: 8) + Array("\n\(footer)\n".utf8)
    }

    /// A header and its data block.
    func block(timeWidth: Int) -> [UInt8] {
        var bytes = Array("TZif".utf8) + [version] + [UInt8](repeating: 0, count: 15)
        for count in [
            utIndicators.count, standardIndicators.count, leapSeconds.count, transitions.count, types.count,
            designations.count,
        ] {
            bytes += bigEndian(Int64(count), width: 4)
        }
        for transition in transitions { bytes += bigEndian(transition.second, width: timeWidth) }
        for transition in transitions { bytes.append(transition.type) }
        for type in types { bytes += bigEndian(Int64(type.offset), width: 4) + [type.isDaylight, type.name] }
        bytes += designations
        for leap in leapSeconds {
            bytes += bigEndian(leap.occurrence, width: timeWidth) + bigEndian(Int64(leap.correction), width: 4)
        }
        return bytes + standardIndicators + utIndicators
    }

    private func bigEndian(_ value: Int64, width: Int) -> [UInt8] {
        (0..<width).reversed().map { UInt8(truncatingIfNeeded: value >> (8 * Int64($0))) }
    }

    /// New York from 1883 to 2007, in short: local mean time, standard and daylight saving time, and the rule since 2007.
    static let newYork = TZifFile(
        version: UInt8(ascii: "2"),
        transitions: [
            (-2_717_650_800, 2), (1_143_961_200, 1), (1_162_101_600, 2), (1_173_596_400, 1), (1_194_156_000, 2),
        ],
        types: [(-17_762, 0, 0), (-14_400, 1, 4), (-18_000, 0, 8)],
        designations: Array("LMT\0EDT\0EST\0".utf8),
        standardIndicators: [0, 1, 1], utIndicators: [0, 0, 0],
        footer: "EST5EDT,M3.2.0,M11.1.0")

    /// A zone that counts leap seconds: the first three of 1972 and 1973, and changes of offset around them.
    static let countingLeapSeconds = TZifFile(
        version: UInt8(ascii: "4"),
        transitions: [(0, 1), (78_796_800, 0), (78_796_801, 1), (94_694_402, 0), (126_230_403, 1)],
        types: [(0, 0, 0), (3600, 0, 4)],
        designations: Array("AAA\0BBB\0".utf8),
        leapSeconds: [(78_796_800, 1), (94_694_401, 2), (126_230_402, 3), (157_766_403, 3)],
        footer: "BBB-1")
}
