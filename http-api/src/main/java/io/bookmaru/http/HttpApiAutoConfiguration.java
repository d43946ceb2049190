package io.bookmaru.http;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.module.SimpleModule;

@AutoConfiguration(before = OAuth2ResourceServerAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties({TokenProperties.class, HttpProperties.class})
@Import({
    ApiSecurity.class,
    TokenVerification.class,
    ProblemWriter.class,
    ProblemMapping.class,
    BodyLimit.class,
    DrainConnections.class,
    UnverifiableTokens.class
})
class HttpApiAutoConfiguration {

    static {
        // It comes from the token, so it is no parameter of the API.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
    }

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    WebMvcConfigurer requestsAsWeTakeThem() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerParameter());
                resolvers.add(new PagingParameter());
            }

            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new ConcreteContentType());
            }
        };
    }

    @Bean
    JacksonModule storableValues() {
        return new SimpleModule("storable-values")
                .addDeserializer(String.class, new StorableText())
                .addDeserializer(Instant.class, new StorableTime());
    }

    /// The same for query parameters, and problem details for what the firewall refuses.
    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(StorableText::isStorable);
        firewall.setAllowedHeaderNames(HttpApiAutoConfiguration::isPrintable);
        firewall.setAllowedHeaderValues(value -> isPrintable(value.replace('\t', ' ')));
        return firewall;
    }

    /// As the firewall's own regular expression says, at a fraction of its cost.
    private static boolean isPrintable(String header) {
        for (int i = 0; i < header.length(); i++) {
            char c = header.charAt(i);
            if (c >= ' ' && c <= '~') continue;
            if (Character.isISOControl(c) || !Character.isDefined(c)) return false;
        }
        return true;
    }

    @Bean
    RequestRejectedHandler requestRejectedHandler(ProblemWriter problems) {
        return (request, response, e) ->
                problems.write(
                        response,
                        Problem.of(
                                HttpStatus.BAD_REQUEST,
                                "bad-request",
                                "Bad request",
                                "Not accepted: the address or a header has characters that are not allowed"));
    }

    /// A body is at most 64 KiB ([BodyLimit]), but a thousand nested arrays fit into that.
    @Bean
    JsonFactoryBuilderCustomizer shallowJson() {
        return factory ->
                factory.streamReadConstraints(
                        StreamReadConstraints.builder()
                                .maxNestingDepth(50)
                                .maxStringLength(64 * 1024)
                                .maxNumberLength(100)
                                .build());
    }
}
