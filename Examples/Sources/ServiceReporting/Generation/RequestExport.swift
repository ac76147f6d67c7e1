import ServiceTime
import ServiceVocabulary
import Ticketing

extension RequestColumns {
    /// The text of a file that the mapping reads as the given requests.
    ///
    /// - Parameters:
    ///   - requests: The requests, with times in whole seconds.
    ///   - mapping: How the file writes its times.
    ///   - zones: The rules of the zone of the times.
    func csv(of requests: [Request], mapping: RecordMapping, zones: TimeZoneTable) throws(InvalidValue) -> String {
        let zone = try zones.rules(for: mapping.timeZone)
        let names = attributes.sorted { $0.key < $1.key }
        func time(_ instant: Instant?) -> String {
            instant.map { mapping.timeFormat.text(of: zone.localDateTime(at: $0)) } ?? ""
        }
        var text = CSVRow.line(
            of: [identifier, openedAt] + [closedAt].compactMap(\.self) + [type] + names.map(\.value))
        for ticket in requests.map(\.ticket) {
            let closing = closedAt == nil ? [] : [time(ticket.closedAt)]
            text += CSVRow.line(
                of: [ticket.identifier.rawValue, time(ticket.openedAt)] + closing + [ticket.type.rawValue]
                    + names.map { ticket.attributes[$0.key] ?? "" })
        }
        return text
    }
}
