package io.bookmaru.api;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import io.bookmaru.http.EndpointAccess;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Who may call what. Whose child or request it is, the queries decide.
@Configuration(proxyBeanMethods = false)
class ApiEndpoints {

    @Bean
    EndpointAccess endpointAccess() {
        return endpoints ->
                endpoints
                        .requestMatchers(GET, "/oauth2/jwks")
                        .permitAll()
                        .requestMatchers(
                                POST,
                                "/api/v1/members",
                                "/api/v1/tokens",
                                "/api/v1/tokens/refresh",
                                "/api/v1/tokens/revocation")
                        .permitAll()
                        .requestMatchers(POST, "/api/v1/books")
                        .hasRole("ADMIN")
                        .requestMatchers(PUT, "/api/v1/books/*")
                        .hasRole("ADMIN")
                        .requestMatchers(GET, "/api/v1/profile-requests")
                        .hasRole("ADMIN")
                        .requestMatchers("/api/v1/admin/api/signing-keys/**")
                        .hasRole("ADMIN")
                        .requestMatchers(
                                POST,
                                "/api/v1/profile-requests/*/approval",
                                "/api/v1/profile-requests/*/rejection")
                        .hasRole("ADMIN")
                        .requestMatchers(
                                "/api/v1/admin/api/reactions/republish",
                                "/api/v1/admin/api/reactions/republish/*")
                        .hasRole("ADMIN")
                        .requestMatchers(
                                POST,
                                "/api/v1/giveaways",
                                "/api/v1/giveaways/*/draw",
                                "/api/v1/admin/api/giveaways/*/reconciliation")
                        .hasRole("ADMIN")
                        .requestMatchers(GET, "/api/v1/giveaways/*", "/api/v1/giveaways/*/draw")
                        .permitAll()
                        .requestMatchers(POST, "/api/v1/giveaways/*/entries")
                        .authenticated()
                        .requestMatchers(GET, "/api/v1/giveaways/*/entries/me")
                        .authenticated()
                        .requestMatchers(GET, "/api/v1/members/me")
                        .authenticated()
                        .requestMatchers(PATCH, "/api/v1/members/me")
                        .authenticated()
                        .requestMatchers(DELETE, "/api/v1/members/me")
                        .authenticated()
                        .requestMatchers(GET, "/api/v1/erasures/*")
                        .permitAll()
                        .requestMatchers("/api/v1/blocks", "/api/v1/blocks/*")
                        .authenticated()
                        .requestMatchers("/api/v1/children", "/api/v1/children/*")
                        .authenticated()
                        .requestMatchers(
                                "/api/v1/children/*/reactions", "/api/v1/children/*/reactions/*")
                        .authenticated()
                        .requestMatchers(GET, "/api/v1/books", "/api/v1/books/*")
                        .authenticated()
                        .requestMatchers("/api/v1/books/*/reviews")
                        .authenticated()
                        .requestMatchers("/api/v1/posts", "/api/v1/posts/*")
                        .authenticated()
                        .requestMatchers("/api/v1/posts/*/comments")
                        .authenticated()
                        .requestMatchers(POST, "/api/v1/profile-requests")
                        .authenticated()
                        .requestMatchers("/api/v1/profiles/me")
                        .authenticated()
                        .requestMatchers(POST, "/api/v1/push/subscriptions")
                        .authenticated()
                        .requestMatchers(DELETE, "/api/v1/push/subscriptions")
                        .authenticated()
                        .requestMatchers(GET, "/api/v1/push/subscription-requests/*")
                        .authenticated();
    }
}
