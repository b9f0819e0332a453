package io.insightstream.clients.youtube;

import io.insightstream.error.InvalidRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Where a list goes on. It holds all that is needed for it, so that a page can be asked for by another process, and is of
 * use for its own list alone.
 *
 * @param delivered how many items the pages before have delivered
 * @param last the id of the last item the list had on the page before: when something new is put on top of the list
 *     meanwhile, the next page begins with items that were on this one; empty where that cannot be told
 * @param youTube YouTube's own token of the page; null for the first
 */
record PageToken(int delivered, String last, @Nullable String youTube) {

    static final PageToken FIRST = new PageToken(0, "", null);

    private static final char SEPARATOR = '\n';

    /**
     * How many items may still be delivered.
     *
     * @param limit the most that all pages may deliver
     * @throws InvalidRequest if there are none: the limit was another when the token was made
     */
    int wanted(int limit) {
        if (delivered >= limit) {
            throw new InvalidRequest("the pages before have delivered " + delivered + " items already, the limit is "
                    + limit + "; ask for the next page with the same request");
        }
        return limit - delivered;
    }

    /**
     * The token as the user sees it.
     *
     * @param list what the list is of, in words that tell it from every other
     */
    String write(String list) {
        String text = delivered + "" + SEPARATOR + last + SEPARATOR + youTube;
        return encode(check(list, text) + SEPARATOR + text);
    }

    /**
     * Reads a token.
     *
     * @param page what the user passes; null for the first page
     * @param list what the list is of
     * @throws InvalidRequest if it is not one of this list
     */
    static PageToken read(@Nullable String page, String list) {
        if (page == null) {
            return FIRST;
        }
        String[] parts = decode(page).split(String.valueOf(SEPARATOR), 2);
        if (parts.length == 2 && parts[0].equals(check(list, parts[1]))) {
            String[] fields = parts[1].split(String.valueOf(SEPARATOR), 3);
            return new PageToken(Integer.parseInt(fields[0]), fields[1], fields[2]);
        }
        throw ofAnotherList(page);
    }

    static InvalidRequest ofAnotherList(String page) {
        return new InvalidRequest(
                "'" + page + "' is not a page of this list; pass what Page.next() gave, with the same request");
    }

    /**
     * Where a list goes on whose pages do not shift.
     *
     * @param before the token of the page
     * @param items how many items the page delivers
     * @param limit the most that all pages may deliver
     * @param youTube YouTube's token of the next page; null if there is none
     * @param list what the list is of
     * @return what to ask for the next page with; null if this is the last
     */
    static @Nullable String next(PageToken before, int items, int limit, @Nullable String youTube, String list) {
        int delivered = before.delivered() + items;
        return youTube == null || delivered >= limit ? null : new PageToken(delivered, "", youTube).write(list);
    }

    private static String check(String list, String text) {
        CRC32 sum = new CRC32();
        sum.update((list + SEPARATOR + text).getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String page) {
        try {
            return new String(Base64.getUrlDecoder().decode(page), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // Not even written in our letters: it is refused like one of another list.
            return "";
        }
    }
}
