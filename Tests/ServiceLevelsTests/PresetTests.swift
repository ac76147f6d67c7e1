import Foundation
import ServiceLevels
import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing
import Ticketing

@Suite("Presets")
struct PresetTests {
    /// Every preset of policies as a set of its own, by name.
    static let names = [
        "by-service-class", "by-channel", "by-channel-lenient", "process-steps", "package-basic", "package-premium",
        "package-vip", "side-by-side",
    ]

    static func set(_ name: String) throws -> ServiceLevelPolicySet {
        let byClass = try ServiceLevelPolicy.byServiceClass(businessDays: "office")
        let calendars = try GeneratedWorld.calendars()
        let classes = try ServiceLevelPolicySet(policies: byClass, calendars: calendars)
        switch name {
        case "by-service-class": return classes
        case "by-channel":
            return try ServiceLevelPolicySet(policies: .init(ServiceLevelPolicy.byChannel()), calendars: [:])
        case "by-channel-lenient":
            return try ServiceLevelPolicySet(
                policies: .init(ServiceLevelPolicy.byChannel(lenient: true)), calendars: [:])
        case "process-steps": return try ServiceLevelPolicySet(policies: [processSteps()], calendars: calendars)
        case "package-basic": return try basic().grants.applied(to: classes, plainTime: .becomesCovered)
        case "package-premium":
            return try ServicePackage.premium(in: "Shanghai").grants.applied(to: classes, plainTime: .becomesCovered)
        case "package-vip":
            let faster = try ServiceLevelChange(.firstResponse, .share(CountShare(1, of: 2)))
            return try ServicePackage.vip(cover: .roundTheClock(in: "Shanghai"), changes: [faster]).grants
                .applied(to: classes)
        default:
            return try ServiceLevelPolicySet(
                policies: byClass + ServiceLevelPolicy.byChannel() + [processSteps()], calendars: calendars,
                selection: .allMatches)
        }
    }

    static func basic() throws -> ServicePackage {
        try .basic(hours: Shift("08:00", "20:00"), in: "Shanghai")
    }

    static func limits() -> [ProcessStepLimit] {
        ProcessStepLimit.published(
            businessDays: "office",
            owners: ProcessStepOwners(
                returns: "returns", quality: "quality", frontLine: "front", crossDepartment: "cross",
                worldwide: "world"))
    }

    static func processSteps() throws -> ServiceLevelPolicy { try .processSteps(limits()) }

    private func events(_ world: inout GeneratedWorld) throws -> [TicketEvent] {
        let classes: [ServiceClass] = [.emergencyFault, .importantIssue, .generalInquiry, .featureSuggestion]
        let channels: [Channel] = [.phone, .chat, .social, .shortVideoShop, .email]
        let opening = TicketOpening(
            type: [.returnOrExchange, .quality, .repair].randomElement(using: &world.random) ?? .repair,
            serviceClass: classes.randomElement(using: &world.random),
            channel: channels.randomElement(using: &world.random),
            team: Bool.random(using: &world.random) ? "cross" : nil,
            tags: Bool.random(using: &world.random) ? [.worldwideCritical] : [])
        var events: [TicketEvent] = []
        for event in try world.events() {
            let kind: TicketEvent.Kind = events.isEmpty ? .opened(opening) : event.kind
            events.append(TicketEvent(identifier: event.identifier, occurredAt: event.occurredAt, kind: kind))
            let step = [ProcessStep.returnReviewed, .pickedUp, .refundPaid, .calledBack]
                .randomElement(using: &world.random)
            events.append(
                TicketEvent(
                    identifier: EventIdentifier("step-\(event.identifier)"), occurredAt: event.occurredAt,
                    kind: Bool.random(using: &world.random)
                        ? .attributeChanged(.processStep, step?.rawValue)
                        : .transferred(team: nil, agent: nil, supportTier: nil)))
        }
        return events
    }

    @Test("every preset compiles, is stored like its golden file, and comes back from it", arguments: names)
    func stored(name: String) throws {
        let set = try Self.set(name)
        _ = try CompiledServiceLevels(set, zones: GeneratedWorld.zones(), span: 2024...2024)
        try GoldenFile.expectRoundTrip(set, in: name)
    }

    @Test("the laws of the engine hold for every preset", arguments: names)
    func laws(name: String) throws {
        // The generated histories agree on a due in 1970; the years from then on are laid out to be quick.
        let levels = try CompiledServiceLevels(Self.set(name), zones: GeneratedWorld.zones(), span: 1970...2024)
        for seed in 0..<UInt64(TestEnvironment.trials(default: 3)) {
            var world = GeneratedWorld(random: SplitMix64(seed: seed &+ 9 << 32))
            let events = try events(&world)
            var state = try levels.open("1", events[0]).get().state
            for event in events.dropFirst() { _ = levels.apply(event, to: &state) }
            try EngineLaws.expectNoChangeBetweenDeadlines(
                levels, state, steps: 5, random: &world.random, "\(name), seed \(seed)")
            try EngineLaws.expectExactExplanations(
                levels, state, events, until: state.ticket.lastEventAt + .hours(50), "\(name), seed \(seed)")
            let bytes = try JSONEncoder().encode(levels.snapshot(of: state))
            #expect(
                try levels.restore(JSONDecoder().decode(ServiceLevelSnapshot.self, from: bytes)) == state, "\(name)")
        }
    }

    @Test("every profile of a system can be applied to every preset", arguments: names)
    func profiles(name: String) throws {
        for profile in EmulationProfile.all {
            let set = try profile.applied(to: Self.set(name))
            _ = try CompiledServiceLevels(set, zones: GeneratedWorld.zones(), span: 2024...2024)
        }
    }

    @Test("each passes validation: nothing is an error, nothing undecided", arguments: names)
    func isSound(_ name: String) throws {
        let validator = ServiceLevelValidator(zones: try GeneratedWorld.zones(), span: 2024...2024)
        for finding in try validator.findings(in: Self.set(name)) {
            #expect(finding.verdict == .proven, "\(name): \(finding)")
            // Call-backs and refunds are promised after the closing, on purpose.
            let isMeant = finding.diagnostic.severity == .note || finding.code == .clockRunsPastClosing
            #expect(isMeant, "\(name): \(finding)")
        }
    }
}
