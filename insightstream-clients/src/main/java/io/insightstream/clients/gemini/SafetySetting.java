package io.insightstream.clients.gemini;

/** How much harm of one category is let through. */
record SafetySetting(String category, String threshold) {}
