package io.bookmaru.api;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
class ApiServiceApplication {

    static void main(String[] args) {
        SpringApplication.run(ApiServiceApplication.class, args);
    }
}
