import ServiceTime
import ServiceVocabulary
import Ticketing

/// Invents the requests of a service center: the same ones for the same profile and seed, on every platform.
struct RequestGenerator: Sendable {
    private let profile: ServiceCenterProfile
    private let zone: TimeZoneRules
    private let arrivals: WeightedChoice<LocalDateTime>
    private let staffed: CompiledCalendar
    /// The first instant after the period; what is closed later is still open at its end.
    private let end: Instant

    /// The attributes of a generated request.
    static let attributeNames: (channel: AttributeName, class: AttributeName, region: AttributeName) = (
        "channel", "class", "region"
    )

    /// Prepares to generate.
    ///
    /// - Parameters:
    ///   - profile: What comes in, when, and how fast it is handled.
    ///   - zones: The rules of the zone of the profile.
    /// - Throws: `InvalidValue` for a zone that is missing, and a profile without arrivals.
    init(_ profile: ServiceCenterProfile, zones: TimeZoneTable) throws(InvalidValue) {
        self.profile = profile
        zone = try zones.rules(for: profile.timeZone)
        arrivals = try Self.arrivals(of: profile)
        staffed = try CompiledCalendar(
            try WorkingCalendar(timeZone: profile.timeZone, weekly: profile.staffedHours), zones: zones,
            span: profile.dates.lowerBound.year...profile.dates.upperBound.year + 1)
        let dayAfter = try profile.dates.upperBound.adding(days: 1)
        end = zone.instant(of: LocalDateTime(date: dayAfter, time: .midnight)) ?? .latest
    }

    /// The hours of the period, each as likely as its weekday and hour say.
    private static func arrivals(of profile: ServiceCenterProfile) throws(InvalidValue) -> WeightedChoice<LocalDateTime>
    {
        var hours: [(LocalDateTime, Int)] = []
        var date = profile.dates.lowerBound
        while profile.dates.contains(date) {
            for (hour, weight) in profile.arrivalsByHour.enumerated() {
                hours.append(
                    (
                        LocalDateTime(date: date, time: try TimeOfDay(hour: hour)),
                        weight * (profile.arrivalsByWeekday[date.weekday] ?? 0)
                    ))
            }
            date = try date.adding(days: 1)
        }
        return try WeightedChoice(hours)
    }

    /// The requests in the order of their opening.
    ///
    /// - Parameter seed: Chooses one of many equally likely periods.
    func requests(seed: UInt64) throws(InvalidValue) -> [Request] {
        var generator = SplitMix64(seed: seed)
        var requests: [Request] = []
        for (index, openedAt) in openings(using: &generator).enumerated() {
            let ticket = try ticket(TicketIdentifier("T\(100_001 + index)"), openedAt: openedAt, using: &generator)
            requests.append(Request(ticket: ticket))
        }
        return requests
    }

    private func openings(using generator: inout some RandomNumberGenerator) -> [Instant] {
        var openings: [Instant] = []
        for _ in 0..<profile.ticketCount {
            let hour = arrivals.draw(using: &generator)
            let second = TimeSpan.seconds(Int32(generator.number(below: 3600)))
            if let start = zone.instant(of: hour), let opening = try? start + second { openings.append(opening) }
        }
        return openings.sorted()
    }

    private func ticket(
        _ identifier: TicketIdentifier, openedAt: Instant, using generator: inout some RandomNumberGenerator
    ) throws(InvalidValue) -> Ticket {
        let kind = profile.kinds.draw(using: &generator)
        let serviceClass = kind.classes.draw(using: &generator)
        let channel = profile.channels.draw(using: &generator)
        let region = profile.regions.draw(using: &generator)
        let median = serviceClass.medianMinutes * 60 * channel.pace * region.pace / 10_000
        let handling = try TimeSpan(seconds: HandlingTime.draw(median: median, using: &generator))
        let isLost = generator.number(below: 10_000) < profile.lostPerTenThousand
        let names = Self.attributeNames
        return try Ticket(
            identifier: identifier, openedAt: openedAt,
            closedAt: isLost ? nil : closing(of: serviceClass, openedAt: openedAt, after: handling),
            type: kind.type,
            attributes: [names.channel: channel.name, names.class: serviceClass.name, names.region: region.name])
    }

    private func closing(
        of serviceClass: ServiceCenterProfile.ServiceClass, openedAt: Instant, after handling: TimeSpan
    ) -> Instant? {
        let closing =
            serviceClass.isHandledAtNight
            ? try? openedAt + handling : (try? staffed.adding(handling, to: openedAt)) ?? nil
        return closing.flatMap { $0 < end ? $0 : nil }
    }
}
