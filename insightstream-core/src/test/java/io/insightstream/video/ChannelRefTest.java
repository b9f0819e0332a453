package io.insightstream.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.error.InvalidRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelRefTest {

    private static final String ID = "UCHnyfMqiRRG1u-2MsSQLbXA";

    @ParameterizedTest
    @ValueSource(
            strings = {
                ID,
                "  " + ID + "\n",
                "https://www.youtube.com/channel/" + ID,
                "http://youtube.com/channel/" + ID + "/",
                "m.youtube.com/channel/" + ID + "/videos?view=0&sort=dd",
                "HTTPS://WWW.YouTube.com/channel/" + ID + "#about",
                "https://music.youtube.com/channel/" + ID
            })
    void an_id_is_read_from(String text) {
        assertEquals(new ChannelRef.Id(ID), ChannelRef.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "@veritasium, veritasium",
        "veritasium, veritasium",
        "https://www.youtube.com/@veritasium, veritasium",
        "youtube.com/@veritasium/featured, veritasium",
        "https://m.youtube.com/@a.b-c_d?si=xyz, a.b-c_d",
        "https://www.youtube.com/@%E3%83%92%E3%82%AB%E3%82%AD%E3%83%B3, ヒカキン",
        "@ヒカキン, ヒカキン",
        "@日, 日",
        "@l\u00B7l, l\u00B7l",
        "@UCshort, UCshort"
    })
    void a_handle_is_read_from(String text, String handle) {
        assertEquals(new ChannelRef.Handle(handle), ChannelRef.parse(text));
    }

    @Test
    void old_address_forms_are_read() {
        assertEquals(new ChannelRef.UserName("1veritasium"), ChannelRef.parse("youtube.com/user/1veritasium"));
        assertEquals(new ChannelRef.CustomName("3blue1brown"), ChannelRef.parse("https://youtube.com/c/3blue1brown"));
        assertEquals(new ChannelRef.CustomName("Vsauce"), ChannelRef.parse("https://www.youtube.com/Vsauce"));
        assertEquals(new ChannelRef.CustomName("C++ talk"), ChannelRef.parse("youtube.com/c/C++%20talk"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
                "https://m.youtube.com/watch?list=PL0123456789&v=dQw4w9WgXcQ&t=42s",
                "youtube.com/shorts/dQw4w9WgXcQ?feature=share",
                "youtube.com/live/dQw4w9WgXcQ",
                "www.youtube.com/embed/dQw4w9WgXcQ",
                "https://www.youtube.com/watch?v=dQw4w9WgXcQ&title={a|b}[c]^`\\\"<100%>&x=%zz#a#b",
                "https://youtu.be/dQw4w9WgXcQ?si=xyz",
                "youtu.be/dQw4w9WgXcQ"
            })
    void the_address_of_a_video_names_its_channel(String text) {
        assertEquals(new ChannelRef.OfVideo("dQw4w9WgXcQ"), ChannelRef.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "@",
                "@ab",
                "@has space",
                "@0123456789012345678901234567890",
                "two words",
                "https://www.youtube.com",
                "https://www.youtube.com/",
                "https://www.youtube.com/watch",
                "https://www.youtube.com/watch?v=short",
                "https://www.youtube.com/watch?list=PL0123456789",
                "https://www.youtube.com/shorts/",
                "https://www.youtube.com/playlist?list=PL0123456789",
                "https://youtu.be",
                "youtu.be/@veritasium",
                "https://www.youtube.com/channel/UCtooShort",
                "https://www.youtube.com/channel/",
                "https://www.youtube.com/user/",
                "https://www.youtube.com/c/",
                "https://vimeo.com/@veritasium",
                "https://youtube.com.evil.example/@veritasium",
                "https://evil.example/youtube.com/@veritasium",
                "@%zz",
                "https://www.youtube.com/%zz",
                "https://www.youtube.com/@foo|bar",
                "ftp://youtube.com/@veritasium",
                "https://[/@veritasium"
            })
    void what_names_no_channel_is_refused_with_what_is_expected(String text) {
        InvalidRequest problem = assertThrows(InvalidRequest.class, () -> ChannelRef.parse(text));

        assertTrue(String.valueOf(problem.getMessage()).length() > 20, problem.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ID,
                "@veritasium",
                "youtube.com/user/1veritasium",
                "youtube.com/c/3blue1brown",
                "youtube.com/watch?v=dQw4w9WgXcQ"
            })
    void the_text_of_a_reference_reads_back(String text) {
        ChannelRef ref = ChannelRef.parse(text);

        assertEquals(text, ref.toString());
        assertEquals(ref, ChannelRef.parse(ref.toString()));
    }

    @Test
    void a_title_is_named_on_purpose() {
        assertEquals(new ChannelRef.Title("Tina Huang"), ChannelRef.titled("Tina Huang"));
        assertEquals("\"Tina Huang\"", ChannelRef.titled("Tina Huang").toString());
        assertThrows(InvalidRequest.class, () -> ChannelRef.titled(" "));
        assertThrows(InvalidRequest.class, () -> new ChannelRef.Id(""));
    }
}
