/** The command line: reports from files of videos. */
@NullMarked
package io.insightstream.examples.cli;

import org.jspecify.annotations.NullMarked;
