package io.bookmaru.consumer.testing;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/// A service that applies comments.
@SpringBootApplication
public class ConsumerUnderTest {}
