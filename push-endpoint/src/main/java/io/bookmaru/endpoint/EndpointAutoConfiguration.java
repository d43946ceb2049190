package io.bookmaru.endpoint;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

@AutoConfiguration
@EnableConfigurationProperties(EndpointProperties.class)
@Import({EndpointPolicy.class, ProductionOrigins.class})
public class EndpointAutoConfiguration {}
