package io.bookmaru.familiarity;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/// Ranks members for each other by how much they have in common.
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class FamiliarityServiceApplication {

    public static void main(String[] args) {
        SpringApplication.run(FamiliarityServiceApplication.class, args);
    }
}
