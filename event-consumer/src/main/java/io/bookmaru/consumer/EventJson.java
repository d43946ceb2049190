package io.bookmaru.consumer;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/// Reads events as strictly as their schemas are written: a field that is of another type, or
/// missing although it is not `@Nullable`, makes a record unreadable. Fields of newer writers are
/// ignored.
final class EventJson {
    private static final StreamReadConstraints LIMITS =
            StreamReadConstraints.builder()
                    .maxNestingDepth(50)
                    .maxStringLength(64 * 1024)
                    .maxDocumentLength(256 * 1024)
                    .maxNumberLength(100)
                    .build();

    static JsonMapper mapper() {
        return JsonMapper.builder(JsonFactory.builder().streamReadConstraints(LIMITS).build())
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .addModule(
                        new SimpleModule("events")
                                .addDeserializer(String.class, new StorableText()))
                .annotationIntrospector(new RequiredUnlessNullable())
                .build();
    }

    private EventJson() {}
}
