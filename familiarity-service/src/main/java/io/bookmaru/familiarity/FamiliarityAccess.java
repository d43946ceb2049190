package io.bookmaru.familiarity;

import io.bookmaru.http.EndpointAccess;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/// Who may call what.
@Configuration(proxyBeanMethods = false)
class FamiliarityAccess {

    @Bean
    EndpointAccess endpointAccess() {
        return endpoints ->
                endpoints
                        .requestMatchers(
                                HttpMethod.GET,
                                "/api/v1/familiarity/ranking",
                                "/api/v1/familiarity/ranking/*")
                        .authenticated();
    }
}
