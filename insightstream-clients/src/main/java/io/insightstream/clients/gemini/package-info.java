/** Google's Gemini as a provider of texts and of pictures, over the Gemini API's {@code generateContent}. */
@NullMarked
package io.insightstream.clients.gemini;

import org.jspecify.annotations.NullMarked;
