package io.insightstream.prompt;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The components of a record as texts for a prompt. */
final class InputText {

    private static final String NOT_GIVEN = "(not given)";

    private InputText() {}

    static Map<String, String> of(Record input) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (RecordComponent component : input.getClass().getRecordComponents()) {
            texts.put(component.getName(), text(value(input, component)));
        }
        return texts;
    }

    private static @Nullable Object value(Record input, RecordComponent component) {
        Method accessor = component.getAccessor();
        try {
            accessor.setAccessible(true);
            return accessor.invoke(input);
        } catch (InvocationTargetException | IllegalAccessException e) {
            throw new IllegalStateException("cannot read " + accessor, e);
        }
    }

    private static String text(@Nullable Object value) {
        if (value == null || value.equals(Optional.empty())) {
            return NOT_GIVEN;
        }
        if (value instanceof Optional<?> present) {
            return text(present.orElse(null));
        }
        if (value instanceof Collection<?> items) {
            return items.isEmpty()
                    ? NOT_GIVEN
                    : items.stream().map(item -> "- " + indented(text(item))).collect(Collectors.joining("\n"));
        }
        if (value instanceof Record record) {
            return of(record).entrySet().stream()
                    .map(field -> field.getKey() + ": " + indented(field.getValue()))
                    .collect(Collectors.joining("\n"));
        }
        return value.toString();
    }

    private static String indented(String text) {
        return text.replace("\n", "\n  ");
    }
}
