package io.insightstream.schema;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes records of a value that its schema has passed. What a record's own constructor refuses is a violation. */
final class RecordBinder {

    private final List<Violation> violations = new ArrayList<>();

    static <T> Reading<T> read(Class<T> type, Map<?, ?> value) {
        RecordBinder binder = new RecordBinder();
        Object bound = binder.bindRecord(type, value, "");
        return binder.violations.isEmpty()
                ? new Reading<>(type.cast(bound), List.of())
                : new Reading<>(null, binder.violations);
    }

    private @Nullable Object bindRecord(Class<?> type, Map<?, ?> value, String path) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        @Nullable Object[] arguments = new @Nullable Object[components.length];
        int before = violations.size();
        for (int i = 0; i < components.length; i++) {
            String name = components[i].getName();
            types[i] = components[i].getType();
            arguments[i] =
                    bind(components[i].getGenericType(), value.get(name), path.isEmpty() ? name : path + "." + name);
        }
        return violations.size() > before ? null : construct(type, types, arguments, path);
    }

    private @Nullable Object construct(Class<?> type, Class<?>[] types, @Nullable Object[] arguments, String path) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.trySetAccessible();
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            Throwable refusal = Objects.requireNonNull(e.getCause());
            if (refusal instanceof Error error) {
                throw error;
            }
            String message = refusal.getMessage();
            violations.add(new Violation(
                    path,
                    message == null
                            ? type.getSimpleName() + " refuses these values: "
                                    + refusal.getClass().getSimpleName()
                            : message));
            return null;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "the record " + type.getName()
                            + " cannot be made; a module opens its package to io.insightstream.core",
                    e);
        }
    }

    private @Nullable Object bind(Type type, @Nullable Object value, String path) {
        if (RecordSchema.raw(type) == Optional.class) {
            Type inner = ((ParameterizedType) type).getActualTypeArguments()[0];
            return value == null ? Optional.empty() : Optional.ofNullable(bind(inner, value, path));
        }
        if (value == null) {
            return null;
        }
        if (value instanceof List<?> items) {
            Type inner = ((ParameterizedType) type).getActualTypeArguments()[0];
            List<@Nullable Object> bound = new ArrayList<>();
            for (int i = 0; i < items.size(); i++) {
                bound.add(bind(inner, items.get(i), path + "[" + i + "]"));
            }
            return Collections.unmodifiableList(bound);
        }
        return bindPlain((Class<?>) type, value, path);
    }

    private @Nullable Object bindPlain(Class<?> type, Object value, String path) {
        if (value instanceof Map<?, ?> fields) {
            return bindRecord(type, fields, path);
        }
        if (value instanceof BigDecimal number) {
            return bindNumber(type, number, path);
        }
        if (type == Instant.class) {
            return OffsetDateTime.parse((String) value).toInstant();
        }
        if (type == LocalDate.class) {
            return LocalDate.parse((String) value);
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .filter(constant -> RecordSchema.label((Enum<?>) constant).equals(value))
                    .findFirst()
                    .orElseThrow();
        }
        return value;
    }

    private @Nullable Object bindNumber(Class<?> type, BigDecimal number, String path) {
        if (type == double.class || type == Double.class) {
            return number.doubleValue();
        }
        long whole = number.longValueExact();
        if (type == long.class || type == Long.class) {
            return whole;
        }
        if ((int) whole != whole) {
            violations.add(new Violation(path, whole + ", does not fit into 32 bits"));
            return null;
        }
        return (int) whole;
    }
}
