package io.insightstream.clients.imagekit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.call.ProviderId;
import io.insightstream.call.Secret;
import io.insightstream.clients.http.KeyPool;
import io.insightstream.clients.http.TestTime;
import io.insightstream.contract.ContractPictures;
import io.insightstream.error.InsightStreamException;
import io.insightstream.error.InvalidInput;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.MalformedResponse;
import io.insightstream.error.NotConfigured;
import io.insightstream.error.NotFound;
import io.insightstream.error.ProviderUnavailable;
import io.insightstream.error.QuotaExhausted;
import io.insightstream.error.RateLimited;
import io.insightstream.error.StoreFailure;
import io.insightstream.error.StoreUnavailable;
import io.insightstream.error.Unauthorized;
import io.insightstream.fake.PromptSockets;
import io.insightstream.media.MediaBytes;
import io.insightstream.media.MediaContent;
import io.insightstream.media.MediaType;
import io.insightstream.spi.MediaListRequest;
import io.insightstream.spi.MediaUpload;
import io.insightstream.spi.Page;
import io.insightstream.spi.StoredMedia;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.QueueDispatcher;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageKitTest {

    private static final String LIST = "GET /v1/files";
    private static final String UPLOAD = "POST /api/v1/files/upload";
    private static final String DETAILS = "GET /v1/files/000000000000000000000001/details";

    @StartStop
    private final MockWebServer server = PromptSockets.server();

    private final TestTime time = new TestTime();

    private static MediaBytes picture(int brightness) {
        return MediaBytes.of(ContractPictures.png(16, 9, brightness));
    }

    private static MediaUpload upload(int brightness) {
        return MediaUpload.of(picture(brightness));
    }

    @Test
    void new_media_is_looked_for_uploaded_and_described() {
        FakeImageKit fake = new FakeImageKit(server);
        try (ImageKit imageKit = fake.builder().tags("thumbnail", "draft 2").build()) {
            StoredMedia put = imageKit.put(upload(1).withName("Cover, 100%"));

            assertEquals(List.of(LIST, UPLOAD, DETAILS), fake.log());
            assertEquals(picture(1).sha256() + ".png", fake.upload(0).get("fileName"));
            assertEquals("/media/one/", fake.upload(0).get("folder"));
            assertEquals("false", fake.upload(0).get("useUniqueFileName"));
            assertEquals("false", fake.upload(0).get("overwriteFile"));
            assertEquals("thumbnail,draft 2", fake.upload(0).get("tags"));
            assertEquals("Cover, 100%", fake.upload(0).get("description"));
            assertEquals("image/png", fake.upload(0).get("type"));
            assertTrue(String.valueOf(put.url())
                    .endsWith("/ik/account/media/one/" + picture(1).sha256() + ".png?updatedAt=1"));
        }
    }

    @Test
    void media_that_is_there_already_is_not_sent_again() {
        FakeImageKit fake = new FakeImageKit(server);
        try (ImageKit imageKit = fake.builder().build()) {
            imageKit.put(upload(1));
            imageKit.put(upload(1));
        }

        assertEquals(List.of(LIST, UPLOAD, DETAILS, LIST), fake.log());
    }

    @Test
    void media_that_the_search_does_not_know_yet_is_not_put_twice() {
        FakeImageKit fake = new FakeImageKit(server);
        try (ImageKit imageKit = fake.builder().build()) {
            StoredMedia first = imageKit.put(upload(1));
            fake.listNothing(true);

            assertThrows(StoreUnavailable.class, () -> imageKit.put(upload(1)));

            fake.listNothing(false);
            assertEquals(first, imageKit.put(upload(1)));
        }
    }

    @Test
    void an_upload_whose_answer_was_lost_is_found() {
        FakeImageKit fake = new FakeImageKit(server);
        server.setDispatcher(new mockwebserver3.Dispatcher() {
            private int uploads;

            @Override
            public MockResponse dispatch(mockwebserver3.RecordedRequest request) {
                MockResponse answer = fake.dispatch(request);
                boolean lose = request.getMethod().equals("POST") && ++uploads == 1;
                return lose
                        ? new MockResponse.Builder()
                                .onResponseStart(new mockwebserver3.SocketEffect.CloseSocket())
                                .build()
                        : answer;
            }
        });
        try (ImageKit imageKit = fake.builder().sleeper(time).build()) {
            StoredMedia put = imageKit.put(upload(1).withName("once"));

            assertEquals("once", put.name());
            assertEquals(1, imageKit.list(MediaListRequest.all()).items().size());
        }
        assertEquals(List.of(LIST, UPLOAD, UPLOAD, LIST, LIST), fake.log());
    }

    @Test
    void media_that_cannot_be_read_is_no_fault_of_imagekit() {
        FakeImageKit fake = new FakeImageKit(server);
        try (ImageKit imageKit = fake.builder().sleeper(time).build()) {
            InvalidInput problem = assertThrows(
                    InvalidInput.class, () -> imageKit.put(MediaUpload.of(new Unreadable(picture(1), false))));
            assertTrue(String.valueOf(problem.getMessage()).contains("the disk is gone"), problem.getMessage());
            assertThrows(InvalidInput.class, () -> imageKit.put(MediaUpload.of(new Unreadable(picture(2), true))));
        }
    }

    @Test
    void media_above_the_limit_is_refused_before_it_is_sent_and_not_opened() {
        FakeImageKit fake = new FakeImageKit(server);
        try (ImageKit small = fake.builder().maxBytes(20).build();
                ImageKit imageKit = fake.builder().build()) {
            assertThrows(InvalidRequest.class, () -> small.put(upload(1)));
            assertEquals(List.of(), fake.log());

            String id = imageKit.put(upload(1)).id();
            assertThrows(StoreFailure.class, () -> small.open(id));
        }
    }

    @Test
    void bytes_that_are_no_longer_those_that_were_put_are_a_failure() {
        FakeImageKit fake = new FakeImageKit(server);
        try (ImageKit imageKit = fake.builder().build()) {
            String id = imageKit.put(upload(1)).id();
            fake.changeOriginals();

            assertThrows(StoreFailure.class, () -> imageKit.open(id));
        }
    }

    @Test
    void nothing_is_fetched_from_where_files_are_not_served() {
        FakeImageKit fake = new FakeImageKit(server);
        try (ImageKit imageKit =
                fake.builder().urlEndpoint("https://media.example/").build()) {
            String id = imageKit.put(upload(1)).id();
            int before = fake.log().size();

            MalformedResponse problem = assertThrows(MalformedResponse.class, () -> imageKit.open(id));

            assertTrue(String.valueOf(problem.getMessage()).contains("urlEndpoint"), problem.getMessage());
            assertEquals(before + 1, fake.log().size(), "only its description was asked for");
        }
    }

    @Test
    void a_file_that_is_described_but_not_served_is_not_found() {
        FakeImageKit fake = new FakeImageKit(server);
        fake.serveAt("/ik/other/");
        try (ImageKit imageKit = fake.builder().build()) {
            String id = imageKit.put(upload(1)).id();

            assertThrows(NotFound.class, () -> imageKit.open(id));
        }
    }

    @Test
    void files_that_others_put_are_listed_as_what_they_are() throws IOException {
        FakeImageKit fake = new FakeImageKit(server);
        fake.putByOthers("my file.pdf", "application/pdf", new byte[] {'%', 'P', 'D', 'F'});
        fake.putByOthers("notes", "", new byte[] {1});
        try (ImageKit imageKit = fake.builder().build()) {
            List<StoredMedia> listed = imageKit.list(MediaListRequest.all()).items();

            assertEquals(new MediaType("application/pdf"), listed.get(0).mediaType());
            assertEquals(
                    new MediaType("application/octet-stream"), listed.get(1).mediaType());
            assertNull(listed.get(0).sha256());
            assertNull(listed.get(0).name());
        }
    }

    @Test
    void what_is_removed_on_the_way_shifts_nothing() {
        FakeImageKit fake = new FakeImageKit(server);
        try (ImageKit imageKit = fake.builder().build()) {
            List<String> put = new ArrayList<>();
            for (int i = 0; i < 150; i++) {
                put.add(imageKit.put(upload(i)).id());
            }
            Page<StoredMedia> first = imageKit.list(MediaListRequest.all());
            put.subList(0, 20).forEach(imageKit::delete);
            imageKit.delete(put.get(99));

            Page<StoredMedia> second = imageKit.list(MediaListRequest.all().withPage(String.valueOf(first.next())));

            assertEquals(100, first.items().size());
            assertEquals(
                    put.subList(100, 150),
                    second.items().stream().map(StoredMedia::id).toList());
            assertNull(second.next());
        }
    }

    @Test
    void a_list_that_does_not_go_on_is_an_error_and_not_the_end() {
        queue();
        StringBuilder page = new StringBuilder("[");
        for (int i = 0; i < 100; i++) {
            page.append(i == 0 ? "" : ",")
                    .append("{\"type\": \"file\", \"fileId\": \"f")
                    .append(i)
                    .append("\", \"size\": 1, \"createdAt\": \"2026-03-04T05:06:")
                    .append(i < 50 ? "07Z\"}" : "08Z\"}");
        }
        server.enqueue(new MockResponse.Builder().body(page + "]").build());
        String again = page + ",{\"type\": \"folder\", \"folderId\": \"d\"}".repeat(60) + "]";
        server.enqueue(new MockResponse.Builder().body(again).build());
        try (ImageKit imageKit = queued()) {
            String next = String.valueOf(imageKit.list(MediaListRequest.all()).next());

            assertThrows(
                    MalformedResponse.class,
                    () -> imageKit.list(MediaListRequest.all().withPage(next)));
            assertThrows(
                    InvalidRequest.class,
                    () -> imageKit.list(MediaListRequest.all().withLimit(100).withPage(next)));
        }
    }

    private void queue() {
        server.setDispatcher(new QueueDispatcher());
    }

    private final KeyPool keys = KeyPool.builder("imagekit")
            .keys(Secret.of(FakeImageKit.KEY))
            .clock(time)
            .build();

    private ImageKit queued() {
        return ImageKit.builder()
                .keys(keys)
                .apiUrl(server.url("").toString())
                .uploadUrl(server.url("").toString())
                .urlEndpoint(server.url("").toString())
                .deadline(Duration.ofSeconds(5))
                .clock(time)
                .sleeper(time)
                .random(() -> 0.5)
                .build();
    }

    private InsightStreamException failure(MockResponse answer) {
        for (int i = 0; i < 4; i++) {
            server.enqueue(answer);
        }
        try (ImageKit imageKit = queued()) {
            return assertThrows(InsightStreamException.class, () -> imageKit.get("abc"));
        }
    }

    private KeyPool.State state() {
        return keys.snapshot().get(0).state();
    }

    @Test
    void a_key_that_is_not_accepted_is_not_used_again() {
        InsightStreamException problem = failure(FakeImageKit.error(401, "Your account cannot be authenticated."));

        assertInstanceOf(Unauthorized.class, problem);
        assertTrue(
                String.valueOf(problem.getMessage())
                        .contains("cannot be authenticated. (For support kindly contact us"),
                problem.getMessage());
        assertEquals(KeyPool.State.DISABLED, state());
    }

    @Test
    void a_limit_of_the_plan_keeps_the_key() {
        assertInstanceOf(Unauthorized.class, failure(FakeImageKit.error(403, "Usage limit exceeded")));
        assertEquals(KeyPool.State.ACTIVE, state());
    }

    @Test
    void a_quota_that_is_used_up_is_told() {
        assertInstanceOf(QuotaExhausted.class, failure(FakeImageKit.error(402, "")));
        assertTrue(state() != KeyPool.State.ACTIVE, "the account rests");
    }

    @Test
    void an_id_it_does_not_understand_is_not_found() {
        NotFound problem = assertInstanceOf(
                NotFound.class, failure(FakeImageKit.error(400, "Your request contains invalid fileId parameter.")));

        assertTrue(String.valueOf(problem.getMessage()).contains("abc"), problem.getMessage());
        assertInstanceOf(NotFound.class, failure(FakeImageKit.error(404, "The requested asset does not exist.")));
    }

    @Test
    void a_rate_limit_tells_its_wait_in_milliseconds() {
        RateLimited problem = assertInstanceOf(
                RateLimited.class,
                failure(FakeImageKit.error(429, "Too many requests")
                        .newBuilder()
                        .addHeader("X-RateLimit-Limit", "60")
                        .addHeader("X-RateLimit-Reset", "30250")
                        .addHeader("X-RateLimit-Interval", "60000")
                        .build()));

        assertEquals(Optional.of(Duration.ofMillis(30_250)), problem.retryAfter());
        assertEquals(KeyPool.State.COOLING, state());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413})
    void a_file_that_is_too_large_for_the_plan_is_refused_in_imagekits_words(int status) {
        queue();
        server.enqueue(new MockResponse.Builder().body("[]").build());
        server.enqueue(FakeImageKit.error(status, "File size exceeds 25 MB limit for images on your plan."));
        try (ImageKit imageKit = queued()) {
            InvalidRequest problem = assertThrows(InvalidRequest.class, () -> imageKit.put(upload(1)));

            assertTrue(String.valueOf(problem.getMessage()).contains("exceeds 25 MB"), problem.getMessage());
        }
    }

    @Test
    void a_fault_of_imagekit_is_told_as_such() {
        assertInstanceOf(
                ProviderUnavailable.class,
                failure(FakeImageKit.error(
                        500, "We have experienced an internal error while processing your request.")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[{\"type\": \"file\", \"fileId\": \"a\"}]", "null", "<html>"})
    void a_list_that_is_none_is_malformed(String body) {
        queue();
        server.enqueue(new MockResponse.Builder().body(body).build());
        try (ImageKit imageKit = queued()) {
            assertThrows(MalformedResponse.class, () -> imageKit.list(MediaListRequest.all()));
        }
    }

    @Test
    void an_upload_without_an_id_is_malformed() {
        queue();
        server.enqueue(new MockResponse.Builder().body("[]").build());
        server.enqueue(new MockResponse.Builder().body("{\"name\": \"x\"}").build());
        try (ImageKit imageKit = queued()) {
            assertThrows(MalformedResponse.class, () -> imageKit.put(upload(1)));
        }
    }

    @Test
    void a_builder_names_all_that_is_missing_at_once() {
        ImageKit.Builder wrong = ImageKit.builder()
                .apiUrl("nowhere")
                .uploadUrl("ftp://x")
                .urlEndpoint("https://x/?a=b")
                .folder("a folder")
                .tags("50%")
                .maxBytes(0)
                .deadline(Duration.ZERO);

        String message =
                String.valueOf(assertThrows(NotConfigured.class, wrong::build).getMessage());

        for (String part : List.of(
                "keys:", "apiUrl:", "uploadUrl:", "urlEndpoint:", "folder:", "tags:", "maxBytes:", "deadline:")) {
            assertTrue(message.contains(part), message);
        }
    }

    @Test
    void a_second_account_has_a_name_of_its_own() {
        FakeImageKit fake = new FakeImageKit(server);
        try (ImageKit imageKit = fake.builder()
                .id(new ProviderId("imagekit-2"))
                .client(new okhttp3.OkHttpClient())
                .build()) {
            assertEquals(
                    "imagekit-2",
                    imageKit.list(MediaListRequest.all())
                            .provenance()
                            .provider()
                            .value());
            assertEquals("media at imagekit-2", imageKit.toString());
        }
    }

    /** Media on a disk that fails, at once or on the way. */
    private record Unreadable(MediaContent content, boolean onTheWay) implements MediaContent {

        @Override
        public MediaType mediaType() {
            return content.mediaType();
        }

        @Override
        public long size() {
            return content.size();
        }

        @Override
        public String sha256() {
            return content.sha256();
        }

        @Override
        public InputStream stream() throws IOException {
            if (!onTheWay) {
                throw new IOException("the disk is gone");
            }
            return new InputStream() {
                @Override
                public int read() throws IOException {
                    throw new IOException("the disk is gone");
                }

                @Override
                public int read(byte[] bytes, int from, int length) throws IOException {
                    return read();
                }
            };
        }
    }
}
