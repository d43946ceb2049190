package io.bookmaru.benchmarks.naive;

import io.bookmaru.http.EndpointAccess;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;

/// The application.
@SpringBootApplication
public class NaiveReactions {

    static void main(String[] args) {
        new SpringApplicationBuilder(NaiveReactions.class)
                .properties("spring.config.name=naive-reactions")
                .run(args);
    }

    @Bean
    EndpointAccess endpointAccess() {
        return endpoints ->
                endpoints
                        .requestMatchers(HttpMethod.PUT, "/api/v1/children/*/reactions/*")
                        .authenticated();
    }
}
