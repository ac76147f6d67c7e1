import ServiceVocabulary
import Testing
import Ticketing

@Suite("Channels, their mix and their load (A2, A3, A8, A9)")
struct ChannelTests {
    @Test("every channel of practice has a profile, and a bot holds 300 contacts at once")
    func catalog() throws {
        let catalog = ChannelCatalog.assumed
        #expect(catalog.profiles.count == 20)
        #expect(catalog[.chatBot]?.contactsAtOnce == 300)
        #expect(catalog[.phone]?.pace == .synchronous)
        #expect(catalog[.phone]?.clock == .connection)
        #expect(catalog[.email]?.pace == .asynchronous)
        #expect(catalog[.email]?.clock == .handling)
        #expect(catalog["pigeon"] == nil)
        #expect(Set(catalog.profiles.map(\.family)) == Set(ChannelFamily.allCases))
        try expectStored(catalog, as: try stored(catalog))
    }

    @Test("an agent may take another contact up to the limit of the channel")
    func contactsAtOnce() throws {
        let chat = try #require(ChannelCatalog.assumed[.chat])
        #expect(chat.mayTakeAnother(holding: 2))
        #expect(!chat.mayTakeAnother(holding: 3))
        #expect(ChannelCatalog.assumed[.selfService]?.mayTakeAnother(holding: .max) == true)
    }

    @Test("a profile of no contacts and a channel that stands there twice are refused")
    func refusedProfiles() throws {
        #expect(throws: InvalidValue.self) {
            try ChannelProfile(.chat, .text, .synchronous, contactsAtOnce: 0, clock: .firstReply)
        }
        let chat = try ChannelProfile(.chat, .text, .synchronous, contactsAtOnce: 1, clock: .firstReply)
        #expect(throws: InvalidValue(field: "profiles[1].channel", value: "chat", accepted: "each channel once")) {
            try ChannelCatalog([chat, chat])
        }
        try expectStored(
            chat,
            as: #"{"channel":"chat","clock":"firstReply","contactsAtOnce":1,"family":"text","pace":"synchronous"}"#)
        let text = try stored(chat)
        #expect(refusal(of: ChannelProfile.self, text.replacing("1", with: "0")) != nil)
        #expect(refusal(of: ChannelProfile.self, text.replacing("synchronous", with: "odd")) != nil)
    }

    @Test("shares of a mix are exact and compared without rounding")
    func mix() throws {
        let mix = try ChannelMix([.phone: 35, .chat: 40, .email: 25, .sms: 0])
        #expect(mix.total == 100)
        #expect(mix.share(of: .phone)?.isEqualFraction(to: ChannelMix.reportedPhoneShare) == true)
        #expect(mix.share(of: .sms) == (try CountShare(0, of: 100)))
        #expect(mix.ranking == [.chat, .phone, .email])
        #expect(ChannelMix().share(of: .phone) == nil)
        let third = try CountShare(1, of: 3)
        #expect(third.isEqualFraction(to: try CountShare(2, of: 6)))
        #expect(third != (try CountShare(2, of: 6)))
        #expect(third.isLess(than: try CountShare(.max, of: .max)))
        #expect(!(try CountShare(.max, of: .max)).isLess(than: try CountShare(.max - 1, of: .max)))
        #expect(try CountShare(.max - 1, of: .max).isLess(than: try CountShare(1, of: 1)))
    }

    @Test("mixes add up in any order, and refuse what exceeds 64 bits")
    func merging() throws {
        let one = try ChannelMix([.phone: 3, .chat: 2])
        let other = try ChannelMix([.chat: 5, .email: 1])
        var left = one
        try left.merge(other)
        var right = other
        try right.merge(one)
        #expect(left == right)
        #expect(left == (try ChannelMix([.phone: 3, .chat: 7, .email: 1])))
        var full = try ChannelMix([.phone: .max])
        #expect(throws: InvalidValue.self) { try full.merge(one) }
        #expect(throws: InvalidValue.self) { try full.add(on: .chat) }
        #expect(full == (try ChannelMix([.phone: .max])))
        #expect(throws: InvalidValue.self) { try ChannelMix([.phone: -1]) }
        try expectStored(left, as: #"{"chat":7,"email":1,"phone":3}"#)
        #expect(refusal(of: ChannelMix.self, #"{"chat":-1}"#) != nil)
        #expect(try read(ChannelMix.self, #"{"chat":0}"#) == ChannelMix())
    }

    @Test("sixty chats and thirty calls are a full day; half more calls are a quarter above it")
    func load() throws {
        let load = ChannelLoad.reported
        let full = try load.load(of: try ChannelMix([.chat: 60, .phone: 30]))
        #expect(full.load.isEqualFraction(to: try CountShare(1, of: 1)))
        #expect(full.withoutFigure.isEmpty)
        let more = try load.load(of: try ChannelMix([.chat: 60, .phone: 45, .email: 9]))
        #expect(more.load.isEqualFraction(to: try CountShare(5, of: 4)))
        #expect(more.withoutFigure == [.email])
        #expect(load.load(150, on: .chat) == (try CountShare(150, of: 120)))
        #expect(load.load(1, on: .email) == nil)
        #expect(throws: InvalidValue.self) { try ChannelLoad([.chat: 0]) }
        #expect(throws: InvalidValue.self) {
            try load.load(of: try ChannelMix([.chat: .max / 2, .phone: .max / 2]))
        }
        try expectStored(load, as: #"{"chat":120,"phone":60}"#)
        #expect(refusal(of: ChannelLoad.self, #"{"chat":0}"#) != nil)
    }

    @Test("a messenger grows by two fifths a year, a short-video shop to more than three times")
    func growth() throws {
        let messenger = ChannelGrowth.reported[0]
        let shop = ChannelGrowth.reported[1]
        #expect(try messenger.contacts(after: 1, from: 100) == 140)
        #expect(try messenger.contacts(after: 2, from: 100) == 196)
        #expect(try messenger.contacts(after: 0, from: 7) == 7)
        #expect(try shop.contacts(after: 1, from: 100) == 310)
        #expect(try ChannelGrowth(.sms, percentPerYear: -100).contacts(after: 3, from: 100) == 0)
        #expect(try messenger.contacts(after: 1, from: .max / 2) == 6_456_360_425_798_343_064)
        #expect(throws: InvalidValue.self) { try messenger.contacts(after: 1, from: .max) }
        #expect(throws: InvalidValue.self) { try shop.contacts(after: 100, from: 10) }
        #expect(throws: InvalidValue.self) { try shop.contacts(after: 101, from: 0) }
        #expect(throws: InvalidValue.self) { try shop.contacts(after: 1, from: -1) }
        #expect(throws: InvalidValue.self) { try ChannelGrowth(.sms, percentPerYear: -101) }
        let ratio = ChannelGrowth.ratio(
            of: .messenger, from: try ChannelMix([.messenger: 100]), to: try ChannelMix([.messenger: 140]))
        #expect(ratio == (try CountShare(140, of: 100)))
        #expect(ChannelGrowth.ratio(of: .sms, from: ChannelMix(), to: ChannelMix()) == nil)
        try expectStored(messenger, as: #"{"channel":"messenger","percentPerYear":40}"#)
    }

    @Test("each type of service is done by one group")
    func groups() throws {
        let catalog = ServiceCatalog.assumed
        #expect(catalog.group(for: .complaint) == .complaint)
        #expect(catalog.types(of: .afterSales) == [.returnOrExchange, .repair, .quality, .membership])
        #expect(catalog.group(for: "odd") == nil)
        #expect(Set(catalog.entries.map(\.group)) == [.preSales, .inSales, .afterSales, .complaint])
        #expect(throws: InvalidValue.self) {
            try ServiceCatalog([.init(.repair, .afterSales), .init(.repair, .complaint)])
        }
        #expect(throws: InvalidValue.self) { try ServiceCatalog([.init(.repair, .afterSales, topics: ["a", "a"])]) }
        try expectStored(
            try ServiceCatalog([.init(.repair, .afterSales, topics: ["parts"])]),
            as:
                #"{"entries":[{"group":"after-sales","topics":["parts"],"type":"repair"}],"format":"service-catalog/1"}"#
        )
        try expectStored(catalog, as: try stored(catalog))
    }

    @Test("consultations are 45 % of demand where 9 of 20 contacts ask for them")
    func demand() throws {
        let demand = try ServiceDemand([.consultation: 9, .repair: 11])
        #expect(
            demand.share(of: .consultation)?.isEqualFraction(to: ServiceDemand.reportedConsultationShare) == true)
    }

    @Test("the proactive share is counted over all tickets, and a proactive one has no response clock")
    func origin() throws {
        let mix = try OriginMix([.reactive: 65, .proactive: 35])
        #expect(mix.proactiveShare?.isEqualFraction(to: OriginMix.reportedProactiveBenchmark) == true)
        #expect(OriginMix.reportedProactiveBaseline.isLess(than: OriginMix.reportedProactiveTarget))
        #expect(OriginMix().proactiveShare == nil)
        #expect(try Ticket.opened(TicketOpening(type: .repair)).hasResponseClock)
        #expect(try !Ticket.opened(TicketOpening(type: .repair, origin: .proactive)).hasResponseClock)
    }
}
