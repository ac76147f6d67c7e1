/// How many contacts ask for each type of service, and the exact shares of them.
public typealias ServiceDemand = WordTally<ServiceType>

extension ServiceDemand {
    /// The share of consultations that practitioners report (咨询占比): 45 % of contacts; the rest is not told apart.
    public static let reportedConsultationShare = CountShare(percent: 45)
}
