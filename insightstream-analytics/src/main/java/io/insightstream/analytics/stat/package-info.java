/** General statistics: quantile rules, quartiles and outlier fences over plain numbers. */
@NullMarked
package io.insightstream.analytics.stat;

import org.jspecify.annotations.NullMarked;
