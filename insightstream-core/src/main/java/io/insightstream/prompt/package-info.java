/** Questions to text models: prompts with named placeholders, and calls that give checked values. */
@NullMarked
package io.insightstream.prompt;

import org.jspecify.annotations.NullMarked;
