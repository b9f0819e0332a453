/** Reports as JSON and CSV: the stable form in which they leave the program. */
@NullMarked
package io.insightstream.report;

import org.jspecify.annotations.NullMarked;
