import Foundation
import TestSupport
import Testing

@Suite("Comparer of kpi.json")
struct KPIToleranceTests {
    private func value(_ json: String) throws -> JSONValue {
        try JSONDecoder().decode(JSONValue.self, from: Data(json.utf8))
    }

    private func differences(
        _ got: String, _ expected: String,
        _ tolerance: String =
            #"{"relative":0.1,"absolute":0.01,"exact":["n","q.*.x"],"perField":{"ln.*.y":{"relative":0,"absolute":1}}}"#
    ) throws -> Int {
        try KPITolerance(value(tolerance)).differences(got: value(got), expected: value(expected)).count
    }

    @Test("numbers agree within the wider of the two bounds, through arrays and objects")
    func bounds() throws {
        #expect(try differences(#"{"a":[1.09,{"b":0.009}]}"#, #"{"a":[1,{"b":0}]}"#) == 0)
        #expect(try differences(#"{"a":[1.2,{"b":0.02}]}"#, #"{"a":[1,{"b":0}]}"#) == 2)
        #expect(try differences(#"{"a":[1]}"#, #"{"a":[1,2]}"#) == 1)
        #expect(try differences(#"{"a":-1}"#, #"{"a":1}"#) == 1)
    }

    @Test("exact keys, texts, booleans and null must be equal; a star stands for one key, with a dot in it or not")
    func exact() throws {
        #expect(try differences(#"{"n":1.0000001}"#, #"{"n":1}"#) == 1)
        #expect(try differences(#"{"q":{"0.5":{"x":1.01,"z":1.01}}}"#, #"{"q":{"0.5":{"x":1,"z":1}}}"#) == 1)
        #expect(try differences(#"{"a":null,"b":0,"c":true,"d":"x"}"#, #"{"a":null,"b":0,"c":true,"d":"x"}"#) == 0)
        #expect(try differences(#"{"a":0,"b":null,"c":false,"d":"y"}"#, #"{"a":null,"b":0,"c":true,"d":"x"}"#) == 4)
    }

    @Test("a field may have bounds of its own, and both bounds 0 mean exact")
    func perField() throws {
        #expect(try differences(#"{"ln":{"k":{"y":5.9}}}"#, #"{"ln":{"k":{"y":5}}}"#) == 0)
        #expect(try differences(#"{"ln":{"k":{"y":6.1}}}"#, #"{"ln":{"k":{"y":5}}}"#) == 1)
        let strict = #"{"relative":0,"absolute":0,"exact":[]}"#
        #expect(try differences(#"{"a":1}"#, #"{"a":1.0}"#, strict) == 0)
        #expect(try differences(#"{"a":1.0000000000000002}"#, #"{"a":1}"#, strict) == 1)
    }

    @Test("a key missing from what is expected is not compared, one missing from what came is a difference")
    func missing() throws {
        #expect(try differences(#"{"a":1,"b":2}"#, #"{"a":1}"#) == 0)
        #expect(try differences(#"{"a":1}"#, #"{"a":1,"b":null}"#) == 1)
    }

    @Test("integers above 2^53 keep all their digits")
    func bigIntegers() throws {
        #expect(try value("18446744073709551615").uint64() == .max)
        #expect(try value("9007199254740993").uint64() == 9_007_199_254_740_993)
        #expect(throws: JSONValue.Mismatch.self) { try value("1.5").int() }
        #expect(throws: JSONValue.Mismatch.self) { try value("true").double() }
    }
}
