/// The policy files that programs carry with them.
public enum PolicyFile {
    /// The bytes of `service-center.json`.
    public static var serviceCenter: [UInt8] { PackageResources.service_center_json }

    /// The bytes of `help-desk.json`.
    public static var helpDesk: [UInt8] { PackageResources.help_desk_json }

    /// The bytes of `example-ticket.json`, the history of a ticket.
    public static var exampleTicket: [UInt8] { PackageResources.example_ticket_json }

    /// The bytes of `support-lines.json`, the columns of a log of support lines.
    public static var supportLines: [UInt8] { PackageResources.support_lines_json }
}
