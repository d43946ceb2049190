package io.bookmaru.consumer;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedConstructor;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/// A component of a record may be null or missing when its type is `@Nullable`, and only then.
/// Elements of a list never are.
class RequiredUnlessNullable extends JacksonAnnotationIntrospector {

    @Override
    public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
        if (!(annotated instanceof AnnotatedParameter component
                && component.getOwner() instanceof AnnotatedConstructor constructor)) {
            return super.findSetterInfo(config, annotated);
        }
        var types = constructor.getAnnotated().getAnnotatedParameterTypes();
        var nullable = types[component.getIndex()].isAnnotationPresent(Nullable.class);
        return JsonSetter.Value.construct(nullable ? Nulls.SET : Nulls.FAIL, Nulls.FAIL);
    }
}
