package io.insightstream.schema;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Limits of a schema: that they can be met, and how they are said in words. */
final class Limits {

    private Limits() {}

    static void require(String what, @Nullable Integer least, @Nullable Integer most) {
        boolean negative = (least != null && least < 0) || (most != null && most < 0);
        if (negative || (least != null && most != null && least > most)) {
            throw new IllegalArgumentException("no " + what + " lies between " + least + " and " + most);
        }
    }

    /** The limits of a value, without its type; empty if there are none. */
    static String inWords(Schema schema) {
        List<String> words = new ArrayList<>();
        if (schema instanceof Schema.Text text) {
            between(words, text.minLength(), text.maxLength(), " characters");
            switch (text.format()) {
                case DATE -> words.add("a date as YYYY-MM-DD");
                case DATE_TIME -> words.add("a date and time as YYYY-MM-DDThh:mm:ssZ");
                case ANY -> {}
            }
        } else if (schema instanceof Schema.Whole whole) {
            between(words, whole.minimum(), whole.maximum(), "");
        } else if (schema instanceof Schema.Decimal decimal) {
            between(words, decimal.minimum(), decimal.maximum(), "");
        } else if (schema instanceof Schema.Items items) {
            between(words, items.minItems(), items.maxItems(), " items");
            if (items.unique()) {
                words.add("no item twice");
            }
        }
        return String.join(", ", words);
    }

    private static void between(List<String> words, @Nullable Number least, @Nullable Number most, String unit) {
        if (least != null && least.equals(most)) {
            words.add("exactly " + least + unit);
        } else if (least != null && most != null) {
            words.add(least + " to " + most + unit);
        } else if (least != null) {
            words.add("at least " + least + unit);
        } else if (most != null) {
            words.add("at most " + most + unit);
        }
    }
}
