/** Statistics for creators as pure functions: no I/O, no clock, no logging, no shared state. */
@NullMarked
package io.insightstream.analytics;

import org.jspecify.annotations.NullMarked;
