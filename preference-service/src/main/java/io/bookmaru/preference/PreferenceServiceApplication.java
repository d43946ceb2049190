package io.bookmaru.preference;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
class PreferenceServiceApplication {

    static void main(String[] args) {
        SpringApplication.run(PreferenceServiceApplication.class, args);
    }
}
