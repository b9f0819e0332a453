package io.insightstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.call.Provenance;
import io.insightstream.call.ProviderId;
import io.insightstream.contract.ContractPictures;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.NotConfigured;
import io.insightstream.media.ImageData;
import io.insightstream.media.MediaBytes;
import io.insightstream.spi.Capability;
import io.insightstream.spi.GeneratedImage;
import io.insightstream.spi.ImageProvider;
import io.insightstream.spi.ImageRequest;
import io.insightstream.spi.ImageResult;
import io.insightstream.spi.MediaStore;
import io.insightstream.spi.MediaUpload;
import io.insightstream.spi.Page;
import io.insightstream.spi.TextProvider;
import io.insightstream.spi.TextRequest;
import io.insightstream.spi.TextResult;
import io.insightstream.spi.UploadsRequest;
import io.insightstream.spi.VideoProvider;
import io.insightstream.video.Channel;
import io.insightstream.video.ChannelRef;
import io.insightstream.video.Video;
import io.insightstream.video.VideoStatistics;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InsightStreamTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final Channel CHANNEL =
            new Channel("UCHnyfMqiRRG1u-2MsSQLbXA", "Number Lab", "numberlab", null, null, null);
    private static final Video VIDEO =
            new Video("v1", CHANNEL.id(), "First", NOW, null, new VideoStatistics(1L, null, null));

    @Test
    void a_channel_is_reported_on_by_handle_id_and_title() {
        try (InsightStream insight = InsightStream.builder()
                .videos(VideoProvider.of(CHANNEL, List.of(VIDEO)))
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .build()) {
            assertEquals(1, insight.channel("@numberlab").outliers().videos());
            assertEquals(1, insight.channel(CHANNEL.id()).uploadStreak().videos());
            assertEquals(
                    NOW,
                    insight.channel(ChannelRef.titled("Number Lab")).outliers().analyzedAt());
        }
    }

    @Test
    void without_a_provider_it_builds_and_a_report_names_the_missing_call() {
        try (InsightStream insight = InsightStream.builder().build()) {
            NotConfigured problem = assertThrows(NotConfigured.class, () -> insight.channel("@numberlab"));
            assertTrue(
                    String.valueOf(problem.getMessage()).contains("InsightStream.builder().videos("),
                    problem.getMessage());
        }
    }

    @Test
    void without_an_image_provider_a_picture_names_the_missing_call_and_media_is_kept_in_memory() {
        try (InsightStream insight =
                InsightStream.builder().clock(Clock.fixed(NOW, ZoneOffset.UTC)).build()) {
            NotConfigured problem = assertThrows(NotConfigured.class, insight::images);
            assertTrue(
                    String.valueOf(problem.getMessage()).contains("InsightStream.builder().images("),
                    problem.getMessage());
            MediaBytes picture = MediaBytes.of(ContractPictures.png(4, 3, 0));
            assertEquals(NOW, insight.media().put(MediaUpload.of(picture)).createdAt());
        }
    }

    @Test
    void without_a_text_provider_rules_answer_and_say_so() {
        try (InsightStream insight =
                InsightStream.builder().clock(Clock.fixed(NOW, ZoneOffset.UTC)).build()) {
            TextResult result = insight.text().ask("a video about bread");

            assertEquals(Provenance.Source.FALLBACK, result.provenance().source());
            assertEquals(NOW, result.provenance().retrievedAt());
        }
    }

    @Test
    void pictures_come_from_the_image_provider_and_go_to_the_media_store() {
        Painter painter = new Painter();
        MediaStore store = MediaStore.inMemory();
        try (InsightStream insight =
                InsightStream.builder().images(painter).media(store).build()) {
            ImageResult result = insight.images().generate("a calm sea");

            assertEquals("a calm sea", result.notes().get(0));
            assertEquals("op-1", insight.images().resume("op-1").notes().get(0));
            assertSame(store, insight.media());
        }
        assertEquals(1, painter.closed);
    }

    @Test
    void a_text_provider_answers_and_is_closed_with_the_facade() {
        List<String> events = new ArrayList<>();
        try (InsightStream insight =
                InsightStream.builder().text(new Writer(events)).build()) {
            assertEquals("written", insight.text().ask("why?").text());
        }

        assertEquals(List.of("asked", "closed"), events);
    }

    private record Writer(List<String> events) implements TextProvider {
        @Override
        public ProviderId id() {
            return new ProviderId("writer");
        }

        @Override
        public List<String> modelIds() {
            return List.of();
        }

        @Override
        public TextResult generate(TextRequest request) {
            events.add("asked");
            return new TextResult("written", TextResult.Finish.COMPLETE, Provenance.supplied(id(), NOW));
        }

        @Override
        public void close() {
            events.add("closed");
        }
    }

    @Test
    void what_names_no_channel_is_refused_before_anything_is_fetched() {
        try (InsightStream insight = InsightStream.builder().build()) {
            assertThrows(InvalidRequest.class, () -> insight.channel("two words"));
        }
    }

    @Test
    void every_problem_of_a_configuration_is_named_at_once() {
        Recorder one = new Recorder();
        Recorder two = new Recorder();
        InsightStream.Builder builder = InsightStream.builder()
                .videos(one)
                .videos(two)
                .text(new Writer(List.of()))
                .text(new Writer(List.of()))
                .clock(Clock.systemUTC())
                .clock(Clock.systemUTC())
                .keepOpen(new Recorder());

        String message = String.valueOf(
                assertThrows(InvalidRequest.class, builder::build).getMessage());

        assertTrue(message.contains("videos is set twice"), message);
        assertTrue(message.contains("clock is set twice"), message);
        assertTrue(message.contains("text is set twice"), message);
        assertTrue(message.contains("keepOpen"), message);
    }

    @Test
    void closing_closes_the_provider_unless_it_is_kept_open() {
        Recorder owned = new Recorder();
        InsightStream.builder().videos(owned).build().close();
        assertEquals(1, owned.closed);

        Recorder shared = new Recorder();
        InsightStream.builder().keepOpen(shared).videos(shared).build().close();
        assertEquals(0, shared.closed);
    }

    @Test
    void a_failure_to_close_is_not_lost() {
        IllegalStateException failure = new IllegalStateException("socket stuck");
        InsightStream insight = InsightStream.builder()
                .videos(new Recorder() {
                    @Override
                    public void close() {
                        throw failure;
                    }
                })
                .build();

        assertSame(failure, assertThrows(IllegalStateException.class, insight::close));
    }

    private static class Recorder implements VideoProvider {

        private int closed;

        @Override
        public ProviderId id() {
            return new ProviderId("recorder");
        }

        @Override
        public Channel channel(ChannelRef ref) {
            return CHANNEL;
        }

        @Override
        public Page<Video> uploads(UploadsRequest request) {
            throw new UnsupportedOperationException("not asked for here");
        }

        @Override
        public Page<Video> videos(Collection<String> ids) {
            throw new UnsupportedOperationException("not asked for here");
        }

        @Override
        public void close() {
            closed++;
        }
    }

    /** Draws nothing, and notes what it was asked for. */
    private static final class Painter implements ImageProvider {
        private int closed;

        @Override
        public ProviderId id() {
            return new ProviderId("painter");
        }

        @Override
        public Set<Capability> capabilities() {
            return Set.of(Capability.RESUME);
        }

        @Override
        public ImageResult generate(ImageRequest request) {
            return resume(request.prompt());
        }

        @Override
        public ImageResult resume(String operationId) {
            return new ImageResult(
                    List.of(new GeneratedImage(ImageData.of(ContractPictures.png(4, 3, 0)), null)),
                    List.of(operationId),
                    Provenance.supplied(id(), NOW));
        }

        @Override
        public void close() {
            closed++;
        }
    }
}
