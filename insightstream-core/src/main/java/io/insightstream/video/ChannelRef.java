package io.insightstream.video;

import io.insightstream.error.InvalidRequest;
import java.util.Objects;

/**
 * How a caller names a channel. {@link #parse} reads what people paste: ids, handles and every form of channel address.
 */
public sealed interface ChannelRef {

    /**
     * The channel's id.
     *
     * @param value {@code UC} and 22 letters, digits, hyphens or underscores on YouTube; any text that is not blank
     *     elsewhere
     */
    record Id(String value) implements ChannelRef {
        /**
         * Creates an id.
         *
         * @throws InvalidRequest if it is blank
         */
        public Id {
            requireText("channel id", value);
        }

        @Override
        public String toString() {
            return value;
        }
    }

    /**
     * The channel's handle.
     *
     * @param value the handle without the {@code @}
     */
    record Handle(String value) implements ChannelRef {
        /**
         * Creates a handle.
         *
         * @throws InvalidRequest if it is not 1 to 30 letters and digits of any script, underscores, hyphens, periods
         *     and middle dots (3 at least in Latin script)
         */
        public Handle {
            if (!ChannelRefSyntax.isHandle(value)) {
                throw new InvalidRequest("'" + value + "' is not a handle: expected 3 to 30 letters, digits, "
                        + "underscores, hyphens, periods or middle dots, as in @veritasium");
            }
        }

        @Override
        public String toString() {
            return "@" + value;
        }
    }

    /**
     * The user name of an old channel, as in {@code youtube.com/user/NAME}.
     *
     * @param value the user name
     */
    record UserName(String value) implements ChannelRef {
        /**
         * Creates a user name.
         *
         * @throws InvalidRequest if it is blank
         */
        public UserName {
            requireText("user name", value);
        }

        @Override
        public String toString() {
            return "youtube.com/user/" + value;
        }
    }

    /**
     * The custom name of an old channel address, as in {@code youtube.com/c/NAME}.
     *
     * @param value the custom name
     */
    record CustomName(String value) implements ChannelRef {
        /**
         * Creates a custom name.
         *
         * @throws InvalidRequest if it is blank
         */
        public CustomName {
            requireText("custom name", value);
        }

        @Override
        public String toString() {
            return "youtube.com/c/" + value;
        }
    }

    /**
     * The channel that a video is on, as in {@code youtube.com/watch?v=ID} or {@code youtu.be/ID}.
     *
     * @param videoId the id of the video
     */
    record OfVideo(String videoId) implements ChannelRef {
        /**
         * Creates the reference.
         *
         * @throws InvalidRequest if the id is blank
         */
        public OfVideo {
            requireText("video id", videoId);
        }

        @Override
        public String toString() {
            return "youtube.com/watch?v=" + videoId;
        }
    }

    /**
     * The channel's title, for providers that hold a closed set of channels: files and own records. Titles are not
     * unique on a platform, so no platform resolves one.
     *
     * @param value the exact title
     */
    record Title(String value) implements ChannelRef {
        /**
         * Creates a title.
         *
         * @throws InvalidRequest if it is blank
         */
        public Title {
            requireText("channel title", value);
        }

        @Override
        public String toString() {
            return "\"" + value + "\"";
        }
    }

    /**
     * Reads a channel reference.
     *
     * <ul>
     *   <li>{@code UCHnyfMqiRRG1u-2MsSQLbXA}: an id
     *   <li>{@code @veritasium} or {@code veritasium}: a handle
     *   <li>an address on {@code youtube.com}, with or without scheme, {@code www.}, {@code m.} or {@code music.}, with
     *       any path behind the name and any query: {@code /channel/ID}, {@code /@HANDLE}, {@code /user/NAME},
     *       {@code /c/NAME} or the bare {@code /NAME}
     *   <li>the address of a video, for the channel it is on: {@code youtube.com/watch?v=ID}, {@code /shorts/ID}, {@code
     *       /live/ID}, {@code /embed/ID} or {@code youtu.be/ID}
     * </ul>
     *
     * @param text the reference; blanks around it do not matter
     * @return what it names
     * @throws InvalidRequest if it is none of these; the message says what is expected
     */
    static ChannelRef parse(String text) {
        return ChannelRefSyntax.parse(text);
    }

    /**
     * Names a channel by its title.
     *
     * @param title the exact title
     * @return the reference
     */
    static ChannelRef titled(String title) {
        return new Title(title);
    }

    private static void requireText(String what, String value) {
        Objects.requireNonNull(value, what);
        if (value.isBlank()) {
            throw new InvalidRequest("a " + what + " must not be blank");
        }
    }
}
