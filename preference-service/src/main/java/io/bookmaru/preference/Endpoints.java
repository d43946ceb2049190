package io.bookmaru.preference;

import io.bookmaru.http.EndpointAccess;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/// Who may call what. That a child is the caller's own is part of each query.
@Configuration(proxyBeanMethods = false)
class Endpoints {

    @Bean
    EndpointAccess endpointAccess() {
        return endpoints ->
                endpoints
                        .requestMatchers(
                                HttpMethod.GET,
                                "/api/v1/children/{childId}/preference",
                                "/api/v1/children/{childId}/preference/history",
                                "/api/v1/children/{childId}/preference/reasons",
                                "/api/v1/children/{childId}/recommendations")
                        .authenticated()
                        .requestMatchers(HttpMethod.POST, "/api/v1/children/{childId}/surveys")
                        .authenticated()
                        .requestMatchers(HttpMethod.POST, "/api/v1/admin/preference/reconciliation")
                        .hasRole("ADMIN");
    }
}
