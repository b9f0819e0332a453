/** Text and pictures from OpenAI and from every server that speaks as OpenAI does. */
@NullMarked
package io.insightstream.clients.openai;

import org.jspecify.annotations.NullMarked;
