/** What every provider must do, as tests to extend. */
@NullMarked
package io.insightstream.contract;

import org.jspecify.annotations.NullMarked;
