package io.bookmaru.benchmarks.naivetaste;

import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;

/// The application.
@SpringBootApplication
public class NaiveTastes {
    public static final String TOPIC = "naive-book-like";
    public static final String LIST = "reactions";

    static void main(String[] args) {
        new SpringApplicationBuilder(NaiveTastes.class)
                .properties("spring.config.name=naive-tastes")
                .run(args);
    }

    @Bean
    NewTopic topic() {
        return TopicBuilder.name(TOPIC).partitions(1).replicas(1).build();
    }

    @Bean
    SecurityFilterChain security(HttpSecurity http) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }
}
