/** What a provider implements: one interface per kind of data, request records in, result records out. */
@NullMarked
package io.insightstream.spi;

import org.jspecify.annotations.NullMarked;
