package io.bookmaru.push;

import io.bookmaru.http.EndpointAccess;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/// Who may call what.
@Configuration(proxyBeanMethods = false)
class PushEndpoints {

    @Bean
    EndpointAccess endpointAccess() {
        return endpoints ->
                endpoints
                        .requestMatchers(HttpMethod.GET, "/api/v1/push/public-key")
                        .permitAll()
                        // What is in the body is the proof.
                        .requestMatchers(
                                HttpMethod.POST,
                                "/api/v1/push/receipts",
                                "/api/v1/push/subscriptions/replacement")
                        .permitAll()
                        .requestMatchers(
                                "/api/v1/notifications/**",
                                "/api/v1/notification-settings",
                                "/api/v1/posts/*/mute")
                        .authenticated();
    }
}
