import Foundation
import TestSupport

/// Which zones changed between releases of the IANA time zone database, as its file `NEWS` tells.
///
/// Of each release the zones are listed whose offsets since 1970 it changed, with their older names.
enum TimeZoneReleases {
    private static let changes: [(release: String, zones: Set<String>)] = [
        ("2025b", []),
        // Baja California, from 1961 through 1975.
        ("2025c", ["America/Tijuana", "America/Ensenada", "America/Santa_Isabel", "Mexico/BajaNorte"]),
        // Moldova since 2022.
        ("2026a", ["Europe/Chisinau", "Europe/Tiraspol"]),
        // British Columbia to permanent −07 in 2026.
        ("2026b", ["America/Vancouver", "Canada/Pacific"]),
        // Alberta to permanent −06, Morocco and Western Sahara to permanent +00 in 2026.
        (
            "2026c",
            ["America/Edmonton", "America/Yellowknife", "Canada/Mountain", "Africa/Casablanca", "Africa/El_Aaiun"]
        ),
    ]

    /// The zones that two releases may show differently; nil where one of them is unknown or outside the list.
    static func zonesChanged(between one: String?, and other: String?) -> Set<String>? {
        guard let one, let other else { return nil }
        if one == other { return [] }
        let (early, late) = (min(one, other), max(one, other))
        guard let first = changes.first, let last = changes.last, early >= first.release, late <= last.release else {
            return nil
        }
        return changes.filter { $0.release > early && $0.release <= late }.reduce(into: []) { $0.formUnion($1.zones) }
    }

    /// Names that the database defines twice since release 2024b, with the instant up to which the definitions differ.
    ///
    /// In the main files they are links: `EET` to Athens, `WET` to Lisbon (on Central European Time until 1996), Choibalsan
    /// to Ulaanbaatar. In `backzone`, which some distributions build, they are zones of their own as they were before.
    static let definedTwice = [
        "EET": "1981-01-01T00:00:00Z",
        "WET": "1996-03-31T01:00:00Z",
        "Asia/Choibalsan": "2008-05-01T00:00:00Z",
    ]

    /// The release of the database in the folder of TZif files, from `tzdata.zi` or `+VERSION`; nil where neither tells.
    static var ofZoneinfo: String? {
        for name in ["tzdata.zi", "+VERSION"] {
            guard let text = try? String(contentsOf: SystemZones.folder.appending(path: name), encoding: .utf8),
                let line = text.split(whereSeparator: \.isNewline).first, let release = line.split(separator: " ").last
            else { continue }
            return String(release)
        }
        return nil
    }
}
