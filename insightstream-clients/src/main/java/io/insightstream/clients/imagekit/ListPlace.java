package io.insightstream.clients.imagekit;

import io.insightstream.error.InvalidRequest;
import io.insightstream.error.MalformedResponse;
import io.insightstream.spi.MediaListRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in the list of files, which is sorted by the time of upload. What is put or removed meanwhile does not shift
 * it, as a number of files to skip would.
 *
 * @param delivered how many files the pages before held
 * @param since the time of upload of the last one; null at the beginning
 * @param seen the ids of those of that time that were delivered
 */
record ListPlace(int delivered, @Nullable Instant since, List<String> seen) {

    private static final int PAGE = 100;
    private static final int MOST_SEEN = 900;
    private static final Pattern TEXT =
            Pattern.compile("(\\d{1,9})~([0-9TZ:.+-]{10,40})~([A-Za-z0-9_-]{1,100}(?:,[A-Za-z0-9_-]{1,100}){0,900})");

    static ListPlace of(MediaListRequest request) {
        String page = request.page();
        if (page == null) {
            return new ListPlace(0, null, List.of());
        }
        Matcher parts = TEXT.matcher(page);
        Instant since = parts.matches() ? LibraryFile.instant(parts.group(2)) : null;
        if (since == null) {
            throw new InvalidRequest("the page '" + page + "' did not come from this list");
        }
        return new ListPlace(
                Integer.parseInt(parts.group(1)), since, List.of(parts.group(3).split(",", -1)));
    }

    int most(MediaListRequest request) {
        return Math.max(0, Math.min(PAGE, request.limit() - delivered));
    }

    /** The files of a part of the list that were not delivered before. */
    List<LibraryFile> fresh(List<LibraryFile> listed) {
        return listed.stream()
                .filter(file -> since == null || !file.createdAt().isBefore(since))
                .filter(file -> !seen.contains(file.id()))
                .toList();
    }

    /** The place after more files. */
    ListPlace after(List<LibraryFile> found) {
        Instant last = found.get(found.size() - 1).createdAt();
        List<String> atLast = new ArrayList<>(last.equals(since) ? seen : List.of());
        found.stream()
                .filter(file -> file.createdAt().equals(last))
                .map(LibraryFile::id)
                .forEach(atLast::add);
        if (atLast.size() > MOST_SEEN) {
            throw new MalformedResponse(
                    "ImageKit lists more than " + MOST_SEEN + " files as put at " + last + ": the list has no order",
                    "",
                    null);
        }
        return new ListPlace(delivered + found.size(), last, atLast);
    }

    @Override
    public String toString() {
        return delivered + "~" + since + "~" + String.join(",", seen);
    }
}
