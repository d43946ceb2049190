package io.bookmaru.consumer;

import java.lang.reflect.Type;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.SimpleKafkaHeaderMapper;
import org.springframework.kafka.support.converter.ByteArrayJacksonJsonMessageConverter;
import org.springframework.kafka.support.converter.ConversionException;
import org.springframework.kafka.support.mapping.JacksonJavaTypeMapper.TypePrecedence;
import tools.jackson.databind.json.JsonMapper;

/// Makes an event of the type of the listener's parameter. No type header is ever read: a record
/// says what it is by its topic alone, and a header is bytes.
class EventConverter extends ByteArrayJacksonJsonMessageConverter {

    EventConverter(JsonMapper json) {
        super(json);
        getTypeMapper().setTypePrecedence(TypePrecedence.INFERRED);
        setHeaderMapper(new SimpleKafkaHeaderMapper());
    }

    /// @throws ConversionException when the record is not a readable event of that type, JSON's
    ///   `null` included; a repeat cannot help
    @Override
    protected Object extractAndConvertValue(ConsumerRecord<?, ?> record, @Nullable Type type) {
        @Nullable Object event = super.extractAndConvertValue(record, type);
        if (event == null) throw new ConversionException("null (expected: an event)", null);
        return event;
    }
}
