package io.insightstream.schema;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes a schema from a record by its components, their types and annotations. */
final class RecordSchema {

    private static final String KINDS = "a component is a String, int, long, double, boolean or one of their boxes, an "
            + "Instant, a LocalDate, an enum, a record, or a List or Optional of these";

    /** The records around the one at work: one within itself has no end. */
    private final Set<Class<?>> around = new LinkedHashSet<>();

    Schema.Fields fields(Class<?> type) {
        return fields(type, describe(type), false);
    }

    private Schema.Fields fields(Class<?> type, @Nullable String description, boolean nullable) {
        if (!type.isRecord() || type.getRecordComponents().length == 0) {
            throw new IllegalArgumentException(
                    "an answer is read into a record with components; got " + type.getName());
        }
        if (!around.add(type)) {
            throw new IllegalArgumentException("the record " + type.getName() + " holds itself; a schema has an end");
        }
        Map<String, Schema> properties = new LinkedHashMap<>();
        Set<String> required = new LinkedHashSet<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String where = type.getSimpleName() + "." + component.getName();
            Schema schema = schema(component.getAnnotatedType(), describe(component), where);
            properties.put(component.getName(), schema);
            if (!schema.nullable()) {
                required.add(component.getName());
            }
        }
        around.remove(type);
        return new Schema.Fields(description, nullable, properties, required);
    }

    private Schema schema(AnnotatedType annotated, @Nullable String description, String where) {
        Type type = annotated.getType();
        if (annotated instanceof AnnotatedParameterizedType of) {
            AnnotatedType inner = of.getAnnotatedActualTypeArguments()[0];
            Class<?> raw = raw(type);
            if (raw == Optional.class) {
                return nullable(schema(inner, description, where));
            }
            if (raw == List.class) {
                Size size = annotated.getAnnotation(Size.class);
                return new Schema.Items(
                        description,
                        isNullable(annotated),
                        schema(inner, null, where + "[]"),
                        size == null || size.min() == 0 ? null : Integer.valueOf(size.min()),
                        size == null || size.max() == Integer.MAX_VALUE ? null : Integer.valueOf(size.max()),
                        annotated.isAnnotationPresent(Unique.class));
            }
        }
        if (type instanceof Class<?> plain) {
            return plain(plain, annotated, description, where);
        }
        throw new IllegalArgumentException(where + " is a " + type.getTypeName() + "; " + KINDS);
    }

    private Schema plain(Class<?> type, AnnotatedType annotated, @Nullable String description, String where) {
        boolean nullable = isNullable(annotated);
        if (type == String.class) {
            Size size = annotated.getAnnotation(Size.class);
            Integer least = size == null || size.min() == 0 ? null : Integer.valueOf(size.min());
            Integer most = size == null || size.max() == Integer.MAX_VALUE ? null : Integer.valueOf(size.max());
            return new Schema.Text(description, nullable, least, most, Schema.TextFormat.ANY);
        }
        if (type == Instant.class || type == LocalDate.class) {
            Schema.TextFormat format = type == Instant.class ? Schema.TextFormat.DATE_TIME : Schema.TextFormat.DATE;
            return new Schema.Text(description, nullable, null, null, format);
        }
        Range range = annotated.getAnnotation(Range.class);
        Double least = range == null || Double.isInfinite(range.min()) ? null : Double.valueOf(range.min());
        Double most = range == null || Double.isInfinite(range.max()) ? null : Double.valueOf(range.max());
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return new Schema.Whole(
                    description,
                    nullable,
                    least == null ? null : Long.valueOf((long) Math.ceil(least)),
                    most == null ? null : Long.valueOf((long) Math.floor(most)));
        }
        if (type == double.class || type == Double.class) {
            return new Schema.Decimal(description, nullable, least, most);
        }
        if (type == boolean.class || type == Boolean.class) {
            return new Schema.Flag(description, nullable);
        }
        if (type.isEnum()) {
            List<String> labels = Arrays.stream(type.getEnumConstants())
                    .map(constant -> label((Enum<?>) constant))
                    .toList();
            return new Schema.Choice(description == null ? describe(type) : description, nullable, labels);
        }
        if (type.isRecord()) {
            return fields(type, description == null ? describe(type) : description, nullable);
        }
        throw new IllegalArgumentException(where + " is a " + type.getTypeName() + "; " + KINDS);
    }

    private static Schema nullable(Schema schema) {
        if (schema instanceof Schema.Text text) {
            return new Schema.Text(text.description(), true, text.minLength(), text.maxLength(), text.format());
        }
        if (schema instanceof Schema.Choice choice) {
            return new Schema.Choice(choice.description(), true, choice.values());
        }
        if (schema instanceof Schema.Whole whole) {
            return new Schema.Whole(whole.description(), true, whole.minimum(), whole.maximum());
        }
        if (schema instanceof Schema.Decimal decimal) {
            return new Schema.Decimal(decimal.description(), true, decimal.minimum(), decimal.maximum());
        }
        if (schema instanceof Schema.Items items) {
            return new Schema.Items(
                    items.description(), true, items.item(), items.minItems(), items.maxItems(), items.unique());
        }
        if (schema instanceof Schema.Fields fields) {
            return new Schema.Fields(fields.description(), true, fields.properties(), fields.required());
        }
        return new Schema.Flag(schema.description(), true);
    }

    static Class<?> raw(Type type) {
        return type instanceof ParameterizedType of ? (Class<?>) of.getRawType() : (Class<?>) type;
    }

    static String label(Enum<?> constant) {
        try {
            Field field = constant.getDeclaringClass().getField(constant.name());
            Label label = field.getAnnotation(Label.class);
            return label == null ? constant.name() : label.value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("every constant of an enum is a field of it", e);
        }
    }

    private static @Nullable String describe(AnnotatedElement element) {
        Describe describe = element.getAnnotation(Describe.class);
        return describe == null ? null : describe.value();
    }

    /** Anyone's annotation of that name that is there at run time. */
    private static boolean isNullable(AnnotatedType type) {
        for (Annotation annotation : type.getAnnotations()) {
            if (annotation.annotationType().getSimpleName().equals("Nullable")) {
                return true;
            }
        }
        return false;
    }
}
