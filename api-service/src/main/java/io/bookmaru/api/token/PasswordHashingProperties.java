package io.bookmaru.api.token;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param threads how many passwords are hashed at a time; 0 for as many as there are processors
/// @param queue how many more may wait, about 0.1 s each on one thread
@ConfigurationProperties("bookmaru.password-hashing")
record PasswordHashingProperties(@DefaultValue("0") int threads, @DefaultValue("100") int queue) {

    int threadsOrProcessors() {
        return threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
    }
}
