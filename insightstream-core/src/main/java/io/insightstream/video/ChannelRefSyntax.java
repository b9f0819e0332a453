package io.insightstream.video;

import io.insightstream.error.InvalidRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The grammar of {@link ChannelRef#parse}. */
final class ChannelRefSyntax {

    private static final Pattern YOUTUBE_ID = Pattern.compile("UC[A-Za-z0-9_-]{22}");
    private static final Pattern HANDLE = Pattern.compile("[\\p{L}\\p{M}\\p{Nd}_.\\-\u00B7]+");
    private static final Pattern VIDEO_ID = Pattern.compile("[A-Za-z0-9_-]{11}");
    private static final Pattern ADDRESS =
            Pattern.compile("(?i).*/.*|(www\\.|m\\.|music\\.)?youtube\\.com.*|youtu\\.be.*");
    private static final Pattern UNESCAPED = Pattern.compile("[ \"<>\\\\^`{|}]");
    private static final Pattern UNESCAPED_IN_QUERY = Pattern.compile("[ \"<>\\\\^`{|}\\[\\]]|%(?![0-9A-Fa-f]{2})");
    private static final Pattern SCHEME = Pattern.compile("(?i)https?://.*");
    private static final Set<String> HOSTS =
            Set.of("youtube.com", "www.youtube.com", "m.youtube.com", "music.youtube.com");

    private static final String SHORT_HOST = "youtu.be";

    /** First path parts that are pages of the site, not names of channels. */
    private static final Set<String> PAGES = Set.of("playlist", "results", "feed", "gaming", "clip", "hashtag", "post");

    private ChannelRefSyntax() {}

    static boolean isHandle(String value) {
        int length = value.codePointCount(0, value.length());
        boolean ascii = value.chars().allMatch(c -> c < 128);
        return HANDLE.matcher(value).matches() && length <= 30 && (length >= 3 || !ascii);
    }

    static ChannelRef parse(String text) {
        String ref = text.strip();
        if (YOUTUBE_ID.matcher(ref).matches()) {
            return new ChannelRef.Id(ref);
        }
        if (ref.startsWith("@")) {
            return new ChannelRef.Handle(decode(ref.substring(1)));
        }
        if (ADDRESS.matcher(ref).matches()) {
            return address(ref);
        }
        if (isHandle(ref)) {
            return new ChannelRef.Handle(ref);
        }
        throw new InvalidRequest("'" + text + "' does not name a channel: expected an id (UC and 22 characters), a "
                + "@handle or an address on youtube.com; for a channel's title use ChannelRef.titled");
    }

    private static ChannelRef address(String text) {
        URI uri;
        try {
            uri = new URI((SCHEME.matcher(text).matches() ? "" : "https://") + escaped(text));
        } catch (URISyntaxException e) {
            throw new InvalidRequest("'" + text + "' is not an address: " + e.getReason(), e);
        }
        String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        if (!HOSTS.contains(host) && !host.equals(SHORT_HOST)) {
            throw new InvalidRequest("'" + text + "' is not an address on youtube.com");
        }
        List<String> path = Arrays.stream(
                        uri.getRawPath().replaceFirst("^/+", "").split("/+"))
                .map(ChannelRefSyntax::decode)
                .toList();
        String first = path.isEmpty() ? "" : path.get(0);
        String second = path.size() > 1 ? path.get(1) : "";
        if (host.equals(SHORT_HOST)) {
            return video(first, text);
        }
        if (first.startsWith("@")) {
            return new ChannelRef.Handle(first.substring(1));
        }
        return switch (first) {
            case "channel" -> {
                if (!YOUTUBE_ID.matcher(second).matches()) {
                    throw new InvalidRequest("'" + text + "' has no channel id behind /channel/: expected UC and 22 "
                            + "letters, digits, hyphens or underscores");
                }
                yield new ChannelRef.Id(second);
            }
            case "user" -> new ChannelRef.UserName(second);
            case "c" -> new ChannelRef.CustomName(second);
            case "watch" -> video(parameter(uri, "v"), text);
            case "shorts", "live", "embed", "v" -> video(second, text);
            default -> {
                if (first.isBlank() || PAGES.contains(first)) {
                    throw new InvalidRequest("'" + text + "' is not the address of a channel: expected /@HANDLE, "
                            + "/channel/ID, /user/NAME or /c/NAME");
                }
                yield new ChannelRef.CustomName(first);
            }
        };
    }

    /** The address without its fragment, and with what browsers let pass and {@link URI} does not escaped. */
    private static String escaped(String text) {
        String address = text.split("#", 2)[0];
        int query = address.indexOf('?') < 0 ? address.length() : address.indexOf('?');
        return escaped(address.substring(0, query), UNESCAPED) + escaped(address.substring(query), UNESCAPED_IN_QUERY);
    }

    private static String escaped(String part, Pattern what) {
        return what.matcher(part)
                .replaceAll(mark -> "%%%02X".formatted((int) mark.group().charAt(0)));
    }

    private static ChannelRef video(String id, String text) {
        if (!VIDEO_ID.matcher(id).matches()) {
            throw new InvalidRequest("'" + text + "' is not the address of a channel or a video: expected /@HANDLE, "
                    + "/channel/ID, /user/NAME, /c/NAME or a video id of 11 letters, digits, hyphens or underscores");
        }
        return new ChannelRef.OfVideo(id);
    }

    /** The first value of a query parameter; empty if it is not there. */
    private static String parameter(URI uri, String name) {
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        return Arrays.stream(query.split("&"))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> decode(pair.substring(name.length() + 1)))
                .findFirst()
                .orElse("");
    }

    private static String decode(String part) {
        try {
            // A plus sign stands for itself in a path.
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest("'" + part + "' has a damaged percent escape", e);
        }
    }
}
