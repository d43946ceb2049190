package io.bookmaru.endpoint;

import java.net.URI;

/// Whether we may call an endpoint.
public sealed interface EndpointVerdict {

    /// @param endpoint the very object that was checked: what is called must not be parsed again,
    ///   by another parser with another opinion
    record Allowed(URI endpoint) implements EndpointVerdict {}

    /// @param reason in words, without the endpoint
    record Refused(String reason) implements EndpointVerdict {}
}
