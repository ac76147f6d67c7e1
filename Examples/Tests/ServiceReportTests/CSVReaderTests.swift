import Testing

@testable import ServiceReporting

@Suite("Comma-separated values")
struct CSVReaderTests {
    private func rows(_ text: String, delimiter: Character = ",") throws -> [[String]] {
        try CSVReader(Array(text.utf8), delimiter: #require(delimiter.asciiValue)).map { row in
            try row.get().fields.map { String(decoding: $0, as: UTF8.self) }
        }
    }

    @Test(
        "Fields are split, quotes taken off and doubled quotes halved",
        arguments: [
            ("", []),
            ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
            ("a,b\r\n1,2", [["a", "b"], ["1", "2"]]),
            ("\u{FEFF}a,b", [["a", "b"]]),
            ("a,\n,b\n", [["a", ""], ["", "b"]]),
            ("a\n\nb\n", [["a"], [""], ["b"]]),
            ("\"a,b\",\"c\r\nd\"\n", [["a,b", "c\r\nd"]]),
            ("\"\",\"say \"\"ah\"\"\"\n", [["", "say \"ah\""]]),
            ("\"\"\"\"\"\"", [["\"\""]]),
            (" a , b\n", [[" a ", " b"]]),
            ("a\rb,c\r\n", [["a\rb", "c"]]),
            ("工单,渠道\n", [["工单", "渠道"]]),
        ])
    func fields(_ text: String, _ expected: [[String]]) throws {
        #expect(try rows(text) == expected)
    }

    @Test("Another delimiter makes a comma a character like any other")
    func delimiter() throws {
        #expect(try rows("a;b,c\n", delimiter: ";") == [["a", "b,c"]])
    }

    @Test("Rows know the line on which they start, line ends in quotes counted")
    func lines() throws {
        let reader = CSVReader(Array("a\n\"b\nb\nb\"\nc\r\n\nd".utf8))
        #expect(try reader.map { try $0.get().line } == [1, 2, 5, 6, 7])
    }

    @Test(
        "A malformed row is reported with its line, and reading goes on after it",
        arguments: [
            ("a,5\" pipe\nb,c\n", [1], [["b", "c"]]),
            ("a,\"b\"c,d\nb,c\n", [1], [["b", "c"]]),
            ("a,\"b\n\"c,d\nb,c\n", [1], [["b", "c"]]),
            ("x,y\na,\"never closed\nb,c\nd,e\n", [2], [["x", "y"], ["b", "c"], ["d", "e"]]),
            ("\"", [1], []),
        ])
    func malformed(_ text: String, _ lines: [Int], _ rows: [[String]]) {
        var malformed: [Int] = []
        var found: [[String]] = []
        for row in CSVReader(Array(text.utf8)) {
            switch row {
            case .success(let row): found.append(row.fields.map { String(decoding: $0, as: UTF8.self) })
            case .failure(let mistake): malformed.append(mistake.line)
            }
        }
        #expect(malformed == lines)
        #expect(found == rows)
    }

    @Test("Whatever is written is read back")
    func roundTrip() throws {
        var generator = SplitMix64(seed: 4180)
        let alphabet: [Character] = ["a", "\"", ",", "\n", "\r", " ", "工", ";"]
        for _ in 0..<500 {
            let values = (0..<1 + generator.number(below: 4)).map { _ in
                String((0..<generator.number(below: 6)).map { _ in alphabet[generator.number(below: alphabet.count)] })
            }
            #expect(try rows(CSVRow.line(of: values)) == [values])
        }
    }
}
