package io.bookmaru.http;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;

/// A list of endpoints and who may call them: one bean of the service, one of each module that
/// brings endpoints along. What none of them lists is denied.
@FunctionalInterface
public interface EndpointAccess {

    void configure(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
                    endpoints);
}
