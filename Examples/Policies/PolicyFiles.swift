/// The policy files that programs carry with them.
public enum PolicyFile {
    /// The bytes of `service-center.json`.
    public static var serviceCenter: [UInt8] { PackageResources.service_center_json }
}
