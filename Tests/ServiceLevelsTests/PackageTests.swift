import Foundation
import ServiceLevels
import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing
import Ticketing

@Suite("Service packages")
struct PackageTests {
    @Test("hours of a week count each moment once, over midnight and over the end of the week")
    func hours() throws {
        func perWeek(_ weekly: WeeklyHours) throws -> TimeSpan {
            try CoverHours("c", WorkingCalendar(timeZone: "UTC", weekly: weekly)).perWeek
        }
        #expect(try perWeek(.roundTheClock) == .hours(168))
        #expect(try perWeek(.none) == .zero)
        #expect(try perWeek(.weekdays(Shift("09:00", "12:00"), Shift("11:00", "17:00"))) == .hours(40))
        #expect(try perWeek(.everyDay(Shift("22:00", "06:00"))) == .hours(56))
        let overEnd = WeeklyHours([.sunday: [try Shift("20:00", "08:00")], .monday: [try Shift("06:00", "10:00")]])
        #expect(try perWeek(overEnd) == .hours(14))
        #expect(try perWeek(.everyDay(Shift("08:00", "08:00"))) == .hours(168))
    }

    @Test("the presets are what is published: which twelve hours, and which hours of VIP, must be given")
    func presets() throws {
        let basic = try PresetTests.basic()
        #expect(basic.cover.perWeek == .hours(84))
        #expect(
            basic.grants.entitlements.map { $0.kind } == [.commonQuestions, .basicGuidance, .ordinaryAfterSales])
        #expect(throws: InvalidValue.self) {
            try ServicePackage.basic(hours: Shift("09:00", "17:00"), in: "Shanghai")
        }
        #expect(try ServicePackage.basic(hours: Shift("20:00", "08:00"), in: "Shanghai").cover.perWeek == .hours(84))
        let premium = try ServicePackage.premium(in: "Shanghai")
        let vip = try ServicePackage.vip(cover: .roundTheClock(in: "Shanghai"))
        #expect(premium.cover.perWeek == .hours(168))
        #expect(
            Set(vip.grants.entitlements.map { $0.kind }).subtracting(premium.grants.entitlements.map { $0.kind })
                == [.namedServiceManager, .tailoredSolutions, .preventiveCare, .strategyAdvice])
        try GoldenFile.expectRoundTrip(basic, in: "package-definition-basic")
        try GoldenFile.expectRoundTrip(
            premium.variant(
                "finance", adding: [Entitlement(.regularHealthChecks, level: 2)],
                changes: [ServiceLevelChange(.resolution, .share(CountShare(1, of: 2)))]),
            in: "package-definition-premium-finance")
    }

    @Test("the better of two grants counts, and the reason is given")
    func better() throws {
        let package = try ServiceGrants(
            by: "package basic", cover: PresetTests.basic().cover,
            entitlements: [Entitlement(.commonQuestions), Entitlement(.priorityResponse, level: 2)],
            changes: [
                ServiceLevelChange(.resolution, .share(CountShare(3, of: 4))),
                ServiceLevelChange(.firstResponse, .target(.calendarTime(.hours(1)))),
            ])
        let tier = try ServiceGrants(
            by: "tier high", cover: .roundTheClock(in: "Shanghai"),
            entitlements: [Entitlement(.namedServiceManager), Entitlement(.priorityResponse, level: 1)],
            changes: [
                ServiceLevelChange(.resolution, .share(CountShare(1, of: 2))),
                ServiceLevelChange(.firstResponse, .target(.workingTime(.hours(1)))),
            ])
        let (joint, decisions) = try package.joined(with: tier)
        #expect(joint.cover?.perWeek == .hours(168))
        #expect(joint.level(of: .priorityResponse) == 2)
        #expect(joint.level(of: .namedServiceManager) == 1)
        #expect(
            decisions.map { $0.subject } == [
                .cover, .entitlement(.commonQuestions), .entitlement(.priorityResponse),
                .entitlement(.namedServiceManager), .change(.resolution), .change(.firstResponse),
            ])
        let (one, two) = ("package basic", "tier high")
        #expect(decisions.map { $0.winner } == [two, one, one, two, two, one])
        #expect(
            decisions.map { $0.reason } == [.better, .onlyGrant, .better, .onlyGrant, .better, .notComparable])
        let ordered = try package.joined(with: tier, order: .firstWins)
        #expect(ordered.grants.cover?.perWeek == .hours(84))
        #expect(ordered.grants.level(of: .namedServiceManager) == 1)
        #expect(ordered.decisions.first?.reason == .ordered)
        let same = try package.joined(with: package)
        #expect(same.grants.entitlements == package.entitlements)
        #expect(Set(same.decisions.map { $0.reason }) == [.equal])
    }

    @Test("joining never takes anything away, whoever comes first")
    func joiningLaws() throws {
        var random = SplitMix64(seed: 31)
        let kinds: [EntitlementKind] = [.commonQuestions, .priorityResponse, .preventiveCare, .strategyAdvice]
        func grants(_ name: String) throws -> ServiceGrants {
            let shift = try Shift(
                from: TimeOfDay("06:00"),
                to: TimeOfDay(["10:00", "18:00", "24:00"].randomElement(using: &random) ?? "10:00"))
            return try ServiceGrants(
                by: name,
                cover: Bool.random(using: &random)
                    ? CoverHours("c", WorkingCalendar(timeZone: "UTC", weekly: .everyDay(shift))) : nil,
                entitlements: kinds.filter { _ in Bool.random(using: &random) }.map {
                    try Entitlement($0, level: Int.random(in: 1...3, using: &random))
                })
        }
        for _ in 0..<TestEnvironment.trials(default: 100) {
            let (one, two) = (try grants("one"), try grants("two"))
            let joint = try one.joined(with: two).grants
            let mirrored = try two.joined(with: one).grants
            for kind in kinds {
                let best = [one.level(of: kind), two.level(of: kind)].compactMap { $0 }.max()
                #expect(joint.level(of: kind) == best)
                #expect(mirrored.level(of: kind) == best)
            }
            let cover = [one.cover, two.cover].compactMap { $0?.perWeek }.max()
            #expect(joint.cover?.perWeek == cover)
            #expect(mirrored.cover?.perWeek == cover)
            #expect(try joint.joined(with: one).grants.entitlements.count == joint.entitlements.count)
        }
    }

    @Test("24 h are a day round the clock, or two days of a package with 7 × 12")
    func covered() throws {
        func due(_ plainTime: ServiceGrants.PlainTime) throws -> Instant? {
            let set = try ServiceLevelPolicySet(
                policies: ServiceLevelPolicy.byServiceClass(businessDays: "office"),
                calendars: GeneratedWorld.calendars())
            let levels = try CompiledServiceLevels(
                PresetTests.basic().grants.applied(to: set, plainTime: plainTime), zones: GeneratedWorld.zones(),
                span: 2024...2024)
            // Noon in Shanghai.
            let at = try Instant("2024-03-07T04:00:00Z")
            let opening = TicketOpening(type: .consultation, serviceClass: .generalInquiry)
            let state = try levels.open("1", TicketEvent(identifier: "0", occurredAt: at, kind: .opened(opening)))
                .get().state
            return levels.readings(of: state, at: at).first { $0.metric == .resolution }?.due
        }
        #expect(try due(.staysPlain) == Instant("2024-03-08T04:00:00Z"))
        #expect(try due(.becomesCovered) == Instant("2024-03-09T04:00:00Z"))
    }

    @Test("a change shrinks amounts exactly and refuses what it cannot mean")
    func changes() throws {
        let third = try ServiceLevelChange(.resolution, .share(CountShare(1, of: 3)))
        func set(_ target: ServiceLevelTarget) throws -> ServiceLevelPolicySet {
            try ServiceLevelPolicySet(
                policies: [
                    ServiceLevelPolicy(identifier: "p", clocks: [.resolution([TargetRule(target, on: "office")])])
                ],
                calendars: GeneratedWorld.calendars())
        }
        let grants = try ServiceGrants(by: "p", changes: [third])
        let changed = try grants.applied(to: set(.workingTime(.hours(10))))
        #expect(changed.policies[0].clocks[0].targets[0].target == .workingTime(.minutes(200)))
        let odd = try grants.applied(to: set(.workingTime(TimeSpan(microseconds: .max))))
        #expect(
            odd.policies[0].clocks[0].targets[0].target == .workingTime(TimeSpan(microseconds: .max / 3)))
        #expect(throws: InvalidValue.self) { try grants.applied(to: set(.businessDays(BusinessDayDeadline(3)))) }
        #expect(throws: InvalidValue.self) { try ServiceLevelChange(.resolution, .share(CountShare(4, of: 3))) }
        #expect(throws: InvalidValue.self) {
            try ServiceGrants(by: "p", entitlements: [Entitlement(.preventiveCare), Entitlement(.preventiveCare)])
        }
        let other = try ServiceGrants(
            by: "p", cover: CoverHours("office", WorkingCalendar(timeZone: "Shanghai", weekly: .roundTheClock)))
        #expect(throws: InvalidValue.self) { try other.applied(to: set(.workingTime(.hours(1)))) }
    }
}
