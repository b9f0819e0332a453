/** Reports as one self-contained HTML page for people. */
@NullMarked
package io.insightstream.report.html;

import org.jspecify.annotations.NullMarked;
