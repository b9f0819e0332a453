package io.insightstream.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How many characters (code points) a text has, or how many items a list: {@code @Size(max = 5) List<@Size(max = 30) String>}. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE_USE)
public @interface Size {

    /**
     * The least.
     *
     * @return 0 or more; of a text, 1 or more also means that it must not be blank
     */
    int min() default 0;

    /**
     * The most.
     *
     * @return at least {@link #min()}; no limit by default
     */
    int max() default Integer.MAX_VALUE;
}
