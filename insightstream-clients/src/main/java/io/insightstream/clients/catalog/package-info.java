/** Videos from files: CSV and JSON as tools, trackers and platform interfaces write them. */
@NullMarked
package io.insightstream.clients.catalog;

import org.jspecify.annotations.NullMarked;
