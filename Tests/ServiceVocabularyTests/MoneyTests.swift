import ServiceVocabulary
import Testing

@Suite("Money")
struct MoneyTests {
    @Test("adds and subtracts minor units of one currency exactly")
    func sums() throws {
        let refund = Money(minor: 50_000, currency: .cny)
        #expect(try refund + Money(minor: 1, currency: .cny) == Money(minor: 50_001, currency: .cny))
        #expect(try refund - Money(minor: 50_001, currency: .cny) == Money(minor: -1, currency: .cny))
    }

    @Test("refuses mixed currencies and overflow")
    func refusals() {
        #expect(throws: InvalidValue(field: "currency", value: "EUR", accepted: "the same currency, CNY")) {
            try Money(minor: 1, currency: .cny) + Money(minor: 1, currency: .eur)
        }
        #expect(throws: InvalidValue.self) {
            try Money(minor: .max, currency: .cny) + Money(minor: 1, currency: .cny)
        }
        #expect(throws: InvalidValue.self) { try CurrencyCode("yuan") }
    }
}
