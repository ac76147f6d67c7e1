public import ServiceVocabulary

/// A model that a few positive numbers define.
public protocol ParametricModel: Hashable, Sendable, Codable {
    /// What the parameters are called in the literature, in their order.
    static var parameterNames: [String] { get }
    /// The parameters, in the order of their names.
    var parameters: [Double] { get }

    /// Creates a model.
    ///
    /// - Parameter parameters: As many as there are names, each from 10⁻¹² to 10¹².
    /// - Throws: ``ServiceVocabulary/InvalidValue`` otherwise.
    init(parameters: [Double]) throws(InvalidValue)
}

extension ParametricModel {
    /// Refuses what no parameter can be.
    static func check(_ parameters: [Double]) throws(InvalidValue) {
        guard parameters.count == parameterNames.count else {
            throw InvalidValue(
                field: "parameters", value: "\(parameters.count) numbers",
                accepted: parameterNames.joined(separator: ", "))
        }
        for (name, value) in zip(parameterNames, parameters) where !(1e-12...1e12).contains(value) {
            throw InvalidValue(field: name, value: "\(value)", accepted: "a number from 1e-12 to 1e12")
        }
    }

    /// Decodes an object with a number for each parameter, such as `{"a": 0.79, "alpha": 4.41, "b": 2.43, "r": 0.24}`.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: Self.parameterNames)
        let container = try decoder.container(keyedBy: AnyKey.self)
        var values: [Double] = []
        for name in Self.parameterNames {
            values.append(try container.decode(Double.self, forKey: AnyKey(stringValue: name)))
        }
        let parameters = values
        self = try decoder.validated { () throws(InvalidValue) in try Self(parameters: parameters) }
    }

    /// Encodes an object with a number for each parameter.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: AnyKey.self)
        for (name, value) in zip(Self.parameterNames, parameters) {
            try container.encode(value, forKey: AnyKey(stringValue: name))
        }
    }
}
