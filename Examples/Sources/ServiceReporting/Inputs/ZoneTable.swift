import ServiceCenterFoundation
import ServiceTime
import ServiceVocabulary

extension TimeZoneTable {
    /// The rules of the zones that a definition names, as Foundation knows them.
    ///
    /// - Parameter definition: The definition.
    /// - Throws: ``InputError`` for a zone that Foundation does not know.
    init(for definition: ReportDefinition) throws(InputError) {
        do throws(InvalidValue) {
            try self.init(foundation: definition.timeZones.sorted())
        } catch {
            throw InputError("the policy file names a time zone that is not known here: \(error)")
        }
    }
}
