import Foundation
import ServiceCenterFoundation
import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing

/// Two sources of one fact: the TZif files of the system, and Foundation, which has the data of its own release.
///
/// Both are read from 1970 on; before, distributions and Foundation rightly differ: some keep what the time zone database
/// knows of each city (`backzone`), others merge cities whose clocks agree since 1970. For the same reason three old names
/// are two things each up to a known instant (``TimeZoneReleases/definedTwice``); after it they are compared like others.
///
/// Where both are of one release, every zone must agree. Where they are not, a zone may differ only if one of the
/// releases in between changed it (``TimeZoneReleases/zonesChanged(between:and:)``). Where a release is not in that list, or
/// cannot be told, a difference cannot be laid at anyone's door: each is printed, and more than one zone in twenty is a
/// failure, since no series of releases changes as many at once.
@Suite("TZif files and Foundation")
struct TimeZoneSourcesTests {
    @Test("agree on every zone, at every change of 1970 to 2037 and at random instants up to 2100")
    func agree() throws {
        let files = SystemZones.files().filter {
            !$0.name.hasPrefix("right/") && !$0.name.hasPrefix("posix/")
        }
        let release = TimeZoneReleases.ofZoneinfo
        let excused = TimeZoneReleases.zonesChanged(between: release, and: TimeZone.timeZoneDataVersion)
        var random = SplitMix64(seed: 41)
        var (zones, agreeing) = (0, 0)
        var unexplained: [String] = []
        for file in files {
            guard let zone = TimeZone(identifier: file.name) else { continue }
            zones += 1
            let rules = try TimeZoneRules(tzif: file.bytes)
            var difference = try firstDifference(rules, zone, from: .epoch, using: &random)
            guard let first = difference else {
                agreeing += 1
                continue
            }
            print(
                "zone \(file.name): differs first at \(first), \(rules.offsetSeconds(at: first)) by its TZif file,",
                "\(zone.secondsFromGMT(for: Date(first))) by Foundation")
            if let end = try TimeZoneReleases.definedTwice[file.name].map({ try Instant($0) }), first < end {
                difference = try firstDifference(rules, zone, from: end, using: &random)
            }
            if difference != nil, excused?.contains(file.name) != true { unexplained.append(file.name) }
        }
        guard zones > 0 else { return }
        print("zones: \(agreeing) of \(zones) agree")
        print(
            "zones: TZif \(release ?? "of unknown release"), Foundation \(TimeZone.timeZoneDataVersion),",
            "\(zones - agreeing - unexplained.count) differ for a known reason")
        if excused != nil {
            #expect(unexplained.isEmpty, "no release in between changed them")
        } else {
            #expect(unexplained.count * 20 <= zones, "more than one zone in twenty")
        }
    }

    /// The first instant at which Foundation and a file differ, of those from `start` on that are looked at.
    private func firstDifference(
        _ rules: TimeZoneRules, _ zone: TimeZone, from start: Instant, using random: inout SplitMix64
    ) throws -> Instant? {
        let changesUntil = try Instant("2038-01-01T00:00:00Z")
        let end = try Instant("2100-01-01T00:00:00Z")
        let bridged = try TimeZoneRules(zone)
        let changes = rules.transitions(in: .epoch..<changesUntil) + bridged.transitions(in: .epoch..<changesUntil)
        var instants = try changes.flatMap { [try $0.at - TimeSpan(microseconds: 1_000_000), $0.at] }
        for _ in 0..<max(1, TestEnvironment.trials(default: 20_000) / 400) {
            instants.append(try Instant(secondsSinceEpoch: .random(in: 0..<end.secondsSinceEpoch, using: &random)))
        }
        return instants.sorted().first {
            $0 >= start && rules.offsetSeconds(at: $0) != zone.secondsFromGMT(for: Date($0))
        }
    }

    @Test("give equal rules for zones whose whole history both have")
    func equal() throws {
        guard TimeZoneReleases.ofZoneinfo == TimeZone.timeZoneDataVersion else { return }
        let names = [
            "America/New_York", "Europe/London", "Europe/Dublin", "Asia/Shanghai", "Asia/Gaza", "Asia/Jerusalem",
            "Africa/Cairo", "Africa/Casablanca", "America/Nuuk", "America/Sao_Paulo", "Australia/Lord_Howe",
            "Pacific/Apia", "Pacific/Kiritimati", "Antarctica/Troll", "Asia/Kathmandu", "Asia/Manila",
        ]
        let files = Dictionary(uniqueKeysWithValues: SystemZones.files().map { ($0.name, $0.bytes) })
        for name in names {
            guard let bytes = files[name], let zone = TimeZone(identifier: name) else { continue }
            #expect(try TimeZoneRules(tzif: bytes) == TimeZoneRules(zone), "\(name)")
        }
    }
}
