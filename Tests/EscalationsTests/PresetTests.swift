import Escalations
import ServiceTime
import ServiceVocabulary
import Testing
import Ticketing

@Suite("Presets of escalation")
struct PresetTests {
    enum Preset: CaseIterable {
        case standard, quick, medical

        func policy() throws -> EscalationPolicy {
            switch self {
            case .standard: try .standard()
            case .quick: try .standard(acknowledgedWithin: .minutes(5))
            case .medical: try .medical()
            }
        }
    }

    @Test("the preset policies hold in every respect, and nothing is unproven", arguments: Preset.allCases)
    func presetsHold(_ preset: Preset) throws {
        let policy = try preset.policy()
        #expect(policy.diagnostics().isEmpty)
        let verification = try EscalationVerifier().verification(of: policy)
        for finding in verification.findings {
            let holds = finding.verdict == .holds
            #expect(holds, "\(policy.identifier): \(finding.property): \(finding.message)")
        }
        #expect(verification.isSound)
        #expect(verification.longestRun?.isAttained ?? false)
        #expect(verification.mostNotifications?.isAttained ?? false)
    }

    @Test("nobody reacts: the chief is told after two and a half hours at the latest")
    func chief() throws {
        let bound = try #require(try EscalationVerifier().verification(of: .standard()).chiefReachedWithin)
        #expect(bound.value.calendarTime == .minutes(150))
        #expect(bound.value.workingTime == .zero)
        #expect(bound.isAttained)
    }

    @Test("the front line may give 500 CNY back and 200 CNY for what went wrong")
    func frontLine() throws {
        let front = try #require(try SupportLadder.standard()[.level1])
        #expect(front.authority.ceiling(for: .refund)?.amount == Money(minor: 50_000, currency: .cny))
        #expect(front.authority.ceiling(for: .compensation)?.amount == Money(minor: 20_000, currency: .cny))
    }

    @Test("a preset refuses a wait that it makes no sense with", arguments: [0, -5, 61])
    func refused(minutes: Int32) {
        let wait = TimeSpan.minutes(minutes)
        #expect(throws: InvalidValue.self) { try EscalationPolicy.standard(acknowledgedWithin: wait) }
        #expect(throws: InvalidValue.self) { try EscalationPolicy.medical(acknowledgedWithin: wait) }
    }
}
