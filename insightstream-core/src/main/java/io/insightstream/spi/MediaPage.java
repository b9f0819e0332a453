package io.insightstream.spi;

import io.insightstream.error.InvalidRequest;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in a list of media that is sorted by id: after which item it goes on, and how many were delivered before.
 * What is put or removed meanwhile does not shift it.
 *
 * @param after the id of the last item delivered; empty at the beginning
 * @param delivered how many items the pages before held
 */
public record MediaPage(String after, int delivered) {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,9})-([0-9a-f]{64})");

    /**
     * Reads the place from a request.
     *
     * @param request the request
     * @return the place
     * @throws InvalidRequest if the request's page came from elsewhere
     */
    public static MediaPage of(MediaListRequest request) {
        String page = request.page();
        if (page == null) {
            return new MediaPage("", 0);
        }
        Matcher parts = TEXT.matcher(page);
        if (!parts.matches()) {
            throw new InvalidRequest("the page '" + page + "' did not come from this list");
        }
        return new MediaPage(parts.group(2), Integer.parseInt(parts.group(1)));
    }

    /**
     * How many more the request lets through.
     *
     * @param request the request
     * @return how many, 0 or more
     */
    public int remaining(MediaListRequest request) {
        return Math.max(0, request.limit() - delivered);
    }

    /**
     * What to ask for the next page with.
     *
     * @param found the items of this page
     * @param request the request
     * @return the page; null if the request's limit is reached
     */
    public @Nullable String next(List<StoredMedia> found, MediaListRequest request) {
        int after = delivered + found.size();
        return found.isEmpty() || after >= request.limit()
                ? null
                : after + "-" + found.get(found.size() - 1).id();
    }
}
