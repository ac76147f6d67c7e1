import Foundation
import ServiceLevels
import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing
import Ticketing

@Suite("Core and local layers")
struct LayerTests {
    private func gold(
        hours: Int32 = 4, warnings: [ServiceLevelWarning] = [], condition: TicketCondition = .always,
        adding: [ServiceLevelClock] = []
    ) throws -> ServiceLevelPolicy {
        try ServiceLevelPolicy(
            identifier: "gold", condition: condition,
            clocks: [.resolution([TargetRule(.workingTime(.hours(hours)), on: "office")], warnings: warnings)] + adding)
    }

    private func layers(
        _ open: [PolicyPath] = [.calendar("office"), .setting("language")],
        selection: ServiceLevelPolicySet.Selection = .firstMatch
    ) throws -> PolicyLayers {
        try PolicyLayers(
            core: ServiceLevelPolicySet(
                policies: [gold()], calendars: GeneratedWorld.calendars(), selection: selection),
            settings: ["language": "en", "greeting": "hello"], open: open)
    }

    private func other() throws -> WorkingCalendar {
        try WorkingCalendar(timeZone: "Shanghai", weekly: .weekdays(Shift("09:00", "18:00")))
    }

    @Test("hours, language and extras are local where the core leaves them open")
    func open() throws {
        let extra = try ServiceLevelPolicy(
            identifier: "extra", target: .calendarTime(.hours(1)), calendar: "office")
        let layer = LocalLayer(
            "shanghai", calendars: ["office": try other(), "late": try other()],
            policies: [extra, try gold(adding: [.pickUp([TargetRule(.calendarTime(.hours(1)))])])],
            settings: ["language": "zh", "motto": "service"])
        let resolved = try layers().resolve(layer)
        #expect(resolved.policySet.calendars["office"] == (try other()))
        #expect(resolved.policySet.calendars["late"] != nil)
        #expect(resolved.policySet.calendars["night"] != nil)
        #expect(resolved.policySet.policies.map { $0.identifier } == ["gold", "extra"])
        #expect(resolved.policySet.policies[0].clocks.map { $0.metric } == [.resolution, .pickUp])
        #expect(resolved.settings == ["language": "zh", "greeting": "hello", "motto": "service"])
        _ = try CompiledServiceLevels(resolved.policySet, zones: GeneratedWorld.zones(), span: 2024...2024)
    }

    @Test("an override of the core is refused with its path, all of them at once")
    func refused() throws {
        let layer = LocalLayer(
            "shanghai", calendars: ["night": try other()],
            policies: [try gold(hours: 8, warnings: [.percent(50)], condition: .priority([.urgent]))],
            settings: ["greeting": "你好"])
        let layers = try layers()
        do throws(LayerRefusal) {
            _ = try layers.resolve(layer)
            Issue.record("the layer was not refused")
        } catch {
            guard case .overridesCore(let paths) = error else { throw error }
            #expect(
                paths.map { $0.description } == [
                    "calendars.night", "settings.greeting", "policies.gold.condition",
                    "policies.gold.clocks.resolution.targets", "policies.gold.clocks.resolution.warnings",
                ])
            #expect(error.description.contains("policies.gold.clocks.resolution.targets"))
        }
    }

    @Test("what stands inside an open element is open, its neighbours are not")
    func nested() throws {
        let layer = LocalLayer("shanghai", policies: [try gold(hours: 8)])
        let clock = PolicyPath.clock(.resolution, of: "gold")
        for open in [clock, clock / "targets", .policy("gold"), PolicyPath(["policies"])] {
            let resolved = try layers([open]).resolve(layer)
            #expect(resolved.policySet.policies == [try gold(hours: 8)], "\(open)")
        }
        for open in [clock / "warnings", .policy("gold") / "condition"] {
            #expect(throws: LayerRefusal.overridesCore([clock / "targets"])) { try layers([open]).resolve(layer) }
        }
    }

    @Test("a clock that is left out, a version that comes later and a policy that asks for more are overrides too")
    func hidden() throws {
        let bare = LocalLayer("a", policies: [try ServiceLevelPolicy(identifier: "gold", clocks: [])])
        #expect(throws: LayerRefusal.overridesCore([.clock(.resolution, of: "gold")])) { try layers().resolve(bare) }
        let later = try ServiceLevelPolicy(
            identifier: "gold", validFrom: Instant.epoch, clocks: gold().clocks)
        #expect(throws: LayerRefusal.overridesCore([.policy("gold")])) {
            try layers().resolve(LocalLayer("b", policies: [later]))
        }
        let narrow = try ServiceLevelPolicy(
            identifier: "narrow", condition: .priority([.urgent]), clocks: gold().clocks)
        #expect(throws: LayerRefusal.overridesCore([.policy("narrow")])) {
            try layers(selection: .mostSpecific).resolve(LocalLayer("c", policies: [narrow]))
        }
        _ = try layers([PolicyPath(["policies"])], selection: .mostSpecific)
            .resolve(LocalLayer("c", policies: [narrow]))
        #expect(throws: LayerRefusal.self) { try layers().resolve(LocalLayer("d", policies: [narrow, narrow])) }
    }

    @Test("an open path to nothing is refused")
    func paths() throws {
        for path in [
            ["calendars", "none"], ["settings", "none"], ["policies", "none"], ["policies", "gold", "clocks", "none"],
            ["policies", "gold", "clocks", "resolution", "none"], ["none"], [], ["policies", "gold", "none"],
        ] {
            #expect(throws: InvalidValue.self, "\(path)") { try layers([PolicyPath(path)]) }
        }
    }

    @Test("cores and layers are stored like their golden files")
    func stored() throws {
        try GoldenFile.expectRoundTrip(layers(), in: "policy-core")
        try GoldenFile.expectRoundTrip(
            LocalLayer("shanghai", calendars: ["office": other()], policies: [gold()], settings: ["language": "zh"]),
            in: "policy-layer")
    }
}

@Suite("Budgets of promises")
struct BudgetTests {
    private func budgets(_ agreement: ServiceLevelTarget, _ parts: [TargetRule]) throws -> [BudgetComparison] {
        var clocks = [try ServiceLevelClock.resolution([TargetRule(agreement, on: "office")])]
        for (tier, rule) in zip([SupportTier.level1, .level2, .level3], parts) {
            clocks.append(try .handling(at: tier, [rule]))
        }
        let levels = try CompiledServiceLevels(
            ServiceLevelPolicySet(
                policies: [ServiceLevelPolicy(identifier: "p", clocks: clocks)], calendars: GeneratedWorld.calendars()),
            zones: GeneratedWorld.zones(), span: 2024...2024)
        let at = try Instant(GeneratedWorld.opening)
        let state = try levels.open(
            "1", TicketEvent(identifier: "0", occurredAt: at, kind: .opened(TicketOpening(type: .repair)))
        ).get().state
        return levels.budgets(for: state.ticket, at: at)
    }

    private func working(_ hours: Int32, on calendar: CalendarIdentifier = "office") -> TargetRule {
        TargetRule(.workingTime(.hours(hours)), on: calendar)
    }

    @Test("the parts are added up and compared where they count in the same time")
    func compared() throws {
        let within = try #require(budgets(.workingTime(.hours(8)), [working(2), working(6)]).first)
        #expect(within.sum == .workingTime(.hours(8)))
        #expect(within.isWithin == true)
        #expect(within.parts.map { $0.obligation } == [.operational, .operational])
        #expect(try budgets(.workingTime(.hours(8)), [working(2), working(7)]).first?.isWithin == false)
        #expect(try budgets(.workingTime(.hours(8)), [working(2, on: "night")]).first?.isWithin == nil)
        #expect(try budgets(.calendarTime(.hours(8)), [working(2)]).first?.isWithin == nil)
        #expect(try budgets(.workingTime(.hours(8)), []).first?.sum == nil)
        let plain = try budgets(.calendarTime(.hours(8)), [TargetRule(.calendarTime(.hours(9)), on: "night")])
        #expect(plain.first?.isWithin == false)
    }
}
