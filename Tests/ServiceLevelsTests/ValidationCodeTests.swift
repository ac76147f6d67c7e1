import ServiceLevels
import ServiceVocabulary
import Testing

/// Every code has a policy set that raises it and one that almost does.
@Suite("Validation codes")
struct ValidationCodeTests {
    private func example(_ code: ServiceLevelFindingCode) throws -> ValidationExample {
        try #require(
            try ValidationExample.ofPolicies(code) ?? ValidationExample.ofClocks(code)
                ?? ValidationExample.ofTargets(code), "no example of \(code.rawValue)")
    }

    @Test("a finding is raised, and the engine confirms it", arguments: ServiceLevelFindingCode.allCases)
    func raised(_ code: ServiceLevelFindingCode) throws {
        let example = try example(code)
        let findings = try ValidationWorld.findings(example.raising, domain: example.domain)
        let levels = try ValidationWorld.levels(example.raising)
        let found = findings.filter { $0.code == code }
        #expect(!found.isEmpty, "not among \(findings)")
        for finding in found {
            #expect(finding.verdict == .proven)
            #expect(finding.diagnostic.code == code.rawValue)
            #expect(try example.confirm(ValidationExample.Shown(finding: finding, levels: levels)), "\(finding)")
        }
    }

    @Test("a policy set that almost raises a finding does not", arguments: ServiceLevelFindingCode.allCases)
    func almost(_ code: ServiceLevelFindingCode) throws {
        let example = try example(code)
        let findings = try ValidationWorld.findings(example.almost, domain: example.domain)
        #expect(!findings.contains { $0.code == code }, "\(findings)")
        #expect(findings.allSatisfy { $0.verdict == .proven })
    }
}
