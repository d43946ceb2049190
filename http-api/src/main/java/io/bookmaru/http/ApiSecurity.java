package io.bookmaru.http;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;

/// Every request is denied unless an [EndpointAccess] says who may make it. They are asked in their
/// order, and the first that lists the path decides.
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

    @Bean
    SecurityFilterChain apiSecurityFilterChain(
            HttpSecurity http,
            List<EndpointAccess> accesses,
            ProblemWriter problems,
            ObjectProvider<ErasedMembers> erased) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .oauth2ResourceServer(server ->
                        server.jwt(jwt -> jwt.jwtAuthenticationConverter(roles()))
                                .authenticationEntryPoint(problems::unauthenticated)
                                .accessDeniedHandler(problems::forbidden))
                .addFilterAfter(
                        new ForgetErasedCaller(erased.getIfAvailable(() -> memberId -> false)),
                        BearerTokenAuthenticationFilter.class)
                .exceptionHandling(e ->
                        e.authenticationEntryPoint(problems::unauthenticated)
                                .accessDeniedHandler(problems::forbidden))
                .authorizeHttpRequests(endpoints -> {
                    // Reached on the management port only, which listens on loopback.
                    endpoints.requestMatchers(EndpointRequest.toAnyEndpoint()).permitAll();
                    endpoints.requestMatchers("/v3/api-docs/**", "/error").permitAll();
                    accesses.forEach(access -> access.configure(endpoints));
                    endpoints.anyRequest().denyAll();
                })
                .build();
    }

    private static JwtAuthenticationConverter roles() {
        var roles = new JwtGrantedAuthoritiesConverter();
        roles.setAuthoritiesClaimName("roles");
        roles.setAuthorityPrefix("ROLE_");
        var converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(roles);
        return converter;
    }
}
