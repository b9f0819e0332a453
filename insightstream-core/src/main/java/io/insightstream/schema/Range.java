package io.insightstream.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Between which limits a number lies. For a whole number, limits beyond 2^53 are not exact. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE_USE)
public @interface Range {

    /**
     * The least.
     *
     * @return the limit, itself allowed; no limit by default
     */
    double min() default Double.NEGATIVE_INFINITY;

    /**
     * The most.
     *
     * @return the limit, itself allowed; no limit by default
     */
    double max() default Double.POSITIVE_INFINITY;
}
