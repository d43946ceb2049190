package io.bookmaru.http;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;

/// A service's list of endpoints and who may call them. What is not listed is denied.
@FunctionalInterface
public interface EndpointAccess {

    void configure(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
                    endpoints);
}
