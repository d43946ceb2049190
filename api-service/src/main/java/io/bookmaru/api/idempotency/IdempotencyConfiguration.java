package io.bookmaru.api.idempotency;

import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import java.util.List;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class IdempotencyConfiguration {

    static {
        // Documented below as the header that it is.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(IdempotencyKey.class);
    }

    @Bean
    WebMvcConfigurer idempotencyKeyParameter() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new IdempotencyKeyParameter());
            }
        };
    }

    @Bean
    OperationCustomizer idempotencyKeyHeader() {
        return (operation, method) ->
                takesKey(method.getMethod().getParameterTypes())
                        ? operation.addParametersItem(
                                new HeaderParameter()
                                        .name(IdempotencyKey.HEADER)
                                        .schema(new StringSchema().minLength(1).maxLength(200)))
                        : operation;
    }

    private static boolean takesKey(Class<?>[] parameters) {
        return Stream.of(parameters).anyMatch(IdempotencyKey.class::equals);
    }
}
