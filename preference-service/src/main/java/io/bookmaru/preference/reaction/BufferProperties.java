package io.bookmaru.preference.reaction;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param maxFields of one partition's buffer, one per child and one per child and book; consuming
///   waits for the drain beyond that, so that neither Redis nor the drain's memory fills up
@ConfigurationProperties("bookmaru.buffer")
record BufferProperties(@DefaultValue("100000") int maxFields) {}
