/** The command line: reports, answers and pictures, and what the providers behind them have left. */
@NullMarked
package io.insightstream.examples.cli;

import org.jspecify.annotations.NullMarked;
