package io.bookmaru.http;

import jakarta.servlet.DispatcherType;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.session.DisableEncodeUrlFilter;
import org.springframework.web.filter.ServletRequestPathFilter;

/// Every request is denied unless an [EndpointAccess] says who may make it. They are asked in their
/// order, and the first that lists the path decides. The path is taken apart once for all of them;
/// otherwise each does it again.
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

    @Bean
    SecurityFilterChain apiSecurityFilterChain(
            HttpSecurity http,
            AuthenticationManager verifiedTokens,
            List<EndpointAccess> accesses,
            ProblemWriter problems,
            ObjectProvider<ErasedMembers> erased) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .servletApi(AbstractHttpConfigurer::disable)
                .securityContext(context ->
                        context.securityContextRepository(
                                new RequestAttributeSecurityContextRepository()))
                .headers(headers -> headers.withObjectPostProcessor(beforeTheAnswer()))
                .oauth2ResourceServer(server ->
                        server.authenticationManagerResolver(request -> verifiedTokens)
                                .bearerTokenResolver(new BearerTokens())
                                .authenticationEntryPoint(problems::unauthenticated)
                                .accessDeniedHandler(problems::forbidden))
                .addFilterBefore(new ServletRequestPathFilter(), DisableEncodeUrlFilter.class)
                .addFilterAfter(
                        new ForgetErasedCaller(erased.getIfAvailable(() -> memberId -> false)),
                        BearerTokenAuthenticationFilter.class)
                .exceptionHandling(e ->
                        e.authenticationEntryPoint(problems::unauthenticated)
                                .accessDeniedHandler(problems::forbidden))
                .authorizeHttpRequests(endpoints -> {
                    accesses.forEach(access -> access.configure(endpoints));
                    endpoints.requestMatchers("/v3/api-docs/**").permitAll();
                    // Reached on the management port only, which listens on loopback.
                    endpoints.requestMatchers(EndpointRequest.toAnyEndpoint()).permitAll();
                    // Reached by the container, never by a caller.
                    endpoints.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
                    endpoints.anyRequest().denyAll();
                })
                .build();
    }

    /// Headers that are written first need no wrapper that waits for the answer.
    private static ObjectPostProcessor<HeaderWriterFilter> beforeTheAnswer() {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends HeaderWriterFilter> O postProcess(O filter) {
                filter.setShouldWriteHeadersEagerly(true);
                return filter;
            }
        };
    }

    /// An observation of each filter is made even when nobody listens to it.
    @Bean
    SecurityObservationSettings securityObservationSettings() {
        return SecurityObservationSettings.noObservations();
    }
}
