package io.bookmaru.api.limit;

import java.util.List;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class LimitConfiguration {

    static {
        // It comes from the connection, so it is no parameter of the API.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(ClientAddress.class);
    }

    @Bean
    WebMvcConfigurer clientAddressParameter(LimitProperties properties) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new ClientAddressParameter(properties.gateways()));
            }
        };
    }
}
