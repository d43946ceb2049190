package io.bookmaru.consumer;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/// Text that a database can keep. Postgres refuses a NUL, and half of a surrogate pair has no form
/// in UTF-8, though JSON can write both.
class StorableText extends StdScalarDeserializer<String> {

    StorableText() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser json, DeserializationContext context) {
        if (!json.hasToken(JsonToken.VALUE_STRING))
            return (String) context.handleUnexpectedToken(getValueType(context), json);
        var text = json.getString();
        if (text.codePoints().anyMatch(StorableText::cannotBeKept))
            return context.reportInputMismatch(this, "text with a NUL or half a character");
        return text;
    }

    private static boolean cannotBeKept(int codePoint) {
        return codePoint == 0
                || codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
