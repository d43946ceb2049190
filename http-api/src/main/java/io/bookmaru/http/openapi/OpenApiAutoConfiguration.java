package io.bookmaru.http.openapi;

import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class OpenApiAutoConfiguration {

    @Bean
    OpenApiCustomizer describeApi(@Value("${bookmaru.service:}") String service) {
        return new DescribeApi(service, OperationTexts.ofClasspath(service));
    }
}
