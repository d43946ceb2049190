package io.bookmaru.preference.reaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class BufferPropertiesTest {

    @Test
    void hasDefaults() {
        assertThat(bound(Map.of())).isEqualTo(new BufferProperties(100_000));
    }

    @Test
    void hasNames() {
        assertThat(bound(Map.of("bookmaru.buffer.max-fields", "1")))
                .isEqualTo(new BufferProperties(1));
    }

    private static BufferProperties bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("bookmaru.buffer", BufferProperties.class);
    }
}
