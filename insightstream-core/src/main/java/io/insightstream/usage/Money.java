package io.insightstream.usage;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * An amount of money.
 *
 * @param amount how much, exact: fractions of a cent are kept
 * @param currency the code of the currency, such as {@code USD}
 */
public record Money(BigDecimal amount, String currency) {

    private static final Pattern CODE = Pattern.compile("[A-Z]{3}");

    /**
     * Creates an amount.
     *
     * @throws IllegalArgumentException if the currency is not three capital letters
     */
    public Money {
        amount = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
        if (!CODE.matcher(currency).matches()) {
            throw new IllegalArgumentException(
                    "a currency is three capital letters, as in USD; got '" + currency + "'");
        }
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency;
    }
}
