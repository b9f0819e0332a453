/** General statistics over plain numbers: quantile rules, outlier fences, robust trends and false discovery rates. */
@NullMarked
package io.insightstream.analytics.stat;

import org.jspecify.annotations.NullMarked;
