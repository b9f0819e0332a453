package io.insightstream.clients.imagekit;

import io.insightstream.call.CallListener;
import io.insightstream.call.Provenance;
import io.insightstream.call.ProviderId;
import io.insightstream.call.Secret;
import io.insightstream.call.Usage;
import io.insightstream.clients.http.CallLimiter;
import io.insightstream.clients.http.HttpCaller;
import io.insightstream.clients.http.HttpCaller.KeyPlace;
import io.insightstream.clients.http.KeyPool;
import io.insightstream.error.Conflict;
import io.insightstream.error.InsightStreamException;
import io.insightstream.error.InvalidInput;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.MalformedResponse;
import io.insightstream.error.NotConfigured;
import io.insightstream.error.NotFound;
import io.insightstream.error.ProviderUnavailable;
import io.insightstream.error.StoreFailure;
import io.insightstream.error.StoreUnavailable;
import io.insightstream.media.MediaBytes;
import io.insightstream.media.MediaContent;
import io.insightstream.spi.MediaListRequest;
import io.insightstream.spi.MediaStore;
import io.insightstream.spi.MediaUpload;
import io.insightstream.spi.Page;
import io.insightstream.spi.StoredMedia;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleSupplier;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Media at ImageKit, with a private key of the user.
 *
 * <pre>{@code
 * try (MediaStore imageKit = ImageKit.builder()
 *         .keys(Secret.of(System.getenv("IMAGEKIT_PRIVATE_KEY")))
 *         .folder("/thumbnails")
 *         .build()) {
 *     URI address = imageKit.put(MediaUpload.of(picture)).url();
 * }
 * }</pre>
 *
 * <p>A file is named by the hash of its bytes and put only if there is none of that name in the folder, so that the same
 * bytes are the same item and a lost answer can be asked for again. What is new takes three calls: a look, the upload,
 * which is streamed, and its description; what is there already takes one. The name a person gave it becomes its
 * description at ImageKit. Ids are ImageKit's own and reach any file of the account.
 *
 * <p>ImageKit serves pictures made smaller, of another kind where that helps. {@link #open} asks for the original, reads
 * it into memory, and compares it with its hash. Addresses are public: whoever knows one can fetch it.
 *
 * <p>What goes wrong on the way is told as by every remote provider, such as {@link ProviderUnavailable}. Safe for use by
 * several threads.
 */
public final class ImageKit implements MediaStore {

    /** What this store is called. */
    public static final ProviderId ID = new ProviderId("imagekit");

    private final ProviderId id;
    private final MediaLibrary library;
    private final long maxBytes;

    private ImageKit(Builder builder, MediaLibrary library) {
        this.id = builder.id;
        this.library = library;
        this.maxBytes = builder.maxBytes;
    }

    /**
     * Starts a configuration.
     *
     * @return a builder, to which keys must be given
     */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public ProviderId id() {
        return id;
    }

    @Override
    public StoredMedia put(MediaUpload upload) {
        MediaContent content = upload.content();
        if (content.size() > maxBytes) {
            throw new InvalidRequest("the media has " + content.size() + " bytes, and at most " + maxBytes
                    + " are put to ImageKit; raise it with maxBytes if your plan has room");
        }
        String fileName = content.sha256() + "." + content.mediaType().extension();
        LibraryFile known = library.find(fileName);
        return known != null ? known.described() : added(upload, fileName);
    }

    private StoredMedia added(MediaUpload upload, String fileName) {
        UploadBody body = new UploadBody(upload.content());
        try {
            return library.get(library.upload(body, fileName, upload.name())).described();
        } catch (Conflict already) {
            LibraryFile known = library.find(fileName);
            if (known == null) {
                throw notListed(fileName, already);
            }
            return known.described();
        } catch (NotFound notYet) {
            throw notListed(fileName, notYet);
        } catch (InsightStreamException e) {
            IOException unreadable = body.unreadable();
            if (unreadable == null) {
                throw e;
            }
            throw new InvalidInput("media", 0, null, "it cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static StoreUnavailable notListed(String fileName, InsightStreamException cause) {
        return new StoreUnavailable(
                "ImageKit has the file '" + fileName + "', but does not describe it yet; put it again later", cause);
    }

    @Override
    public StoredMedia get(String id) {
        return library.get(id).described();
    }

    /**
     * Opens an item.
     *
     * @param id ImageKit's id of the file
     * @return the bytes that were put, in memory
     */
    @Override
    public MediaContent open(String id) {
        LibraryFile file = library.get(id);
        StoredMedia described = file.described();
        if (described.size() > maxBytes) {
            throw new StoreFailure("'" + id + "' at ImageKit has " + described.size() + " bytes, and at most "
                    + maxBytes + " are opened; raise it with maxBytes");
        }
        MediaBytes content = MediaBytes.of(library.bytes(file), described.mediaType());
        String hash = described.sha256();
        if (hash != null && !hash.equals(content.sha256())) {
            throw new StoreFailure("ImageKit serves other bytes for '" + id + "' than were put: " + content.size()
                    + " where it should be " + described.size() + "; do the account's settings change originals?");
        }
        return content;
    }

    @Override
    public void delete(String id) {
        library.delete(id);
    }

    @Override
    public Page<StoredMedia> list(MediaListRequest request) {
        ListPlace place = ListPlace.of(request);
        int most = place.most(request);
        if (most == 0) {
            throw new InvalidRequest("the page '" + request.page() + "' is beyond the limit of " + request.limit());
        }
        int asked = most + place.seen().size();
        MediaLibrary.Listing listing =
                library.list(place.since() == null ? null : place.since().toString(), asked);
        List<LibraryFile> fresh = place.fresh(listing.files());
        List<LibraryFile> found = fresh.subList(0, Math.min(most, fresh.size()));
        boolean more = listing.entries() >= asked;
        if (more && found.isEmpty()) {
            throw new MalformedResponse(
                    "ImageKit's list of files does not go on after " + place,
                    listing.answer().text(),
                    null);
        }
        String next = null;
        if (more) {
            ListPlace after = place.after(found);
            next = after.most(request) == 0 ? null : after.toString();
        }
        return new Page<>(
                found.stream().map(LibraryFile::described).toList(),
                next,
                List.of(),
                new Provenance(
                        Provenance.Source.API,
                        id,
                        null,
                        listing.answer().retrievedAt(),
                        listing.answer().attempts(),
                        Usage.NONE));
    }

    @Override
    public void close() {
        library.close();
    }

    @Override
    public String toString() {
        return "media at " + id;
    }

    /**
     * Configures the store. Defaults: the folder {@code /}, no tags, files served at {@code https://ik.imagekit.io/}, at
     * most 100 MB for an item, 2 minutes for a call, an HTTP client of its own, no limiter. Not safe for use by several
     * threads.
     */
    public static final class Builder {

        private static final String API_URL = "https://api.imagekit.io/";
        private static final String UPLOAD_URL = "https://upload.imagekit.io/";
        private static final String URL_ENDPOINT = "https://ik.imagekit.io/";
        private static final Pattern FOLDER = Pattern.compile("[\\p{L}\\p{M}\\p{N}/_-]{1,500}");
        private static final Pattern TAG = Pattern.compile("[^,%\\p{Cntrl}]{1,100}");
        private static final int MOST_OF_TAGS = 500;

        private final List<String> problems = new ArrayList<>();
        private ProviderId id = ID;
        private List<Secret> secrets = List.of();
        private @Nullable KeyPool keys;
        private String folder = "/";
        private List<String> tags = List.of();
        private String apiUrl = API_URL;
        private String uploadUrl = UPLOAD_URL;
        private String urlEndpoint = URL_ENDPOINT;
        private long maxBytes = 100L << 20;
        private @Nullable OkHttpClient client;
        private CallListener listener = CallListener.NONE;
        private CallLimiter limiter = CallLimiter.NONE;
        private Duration deadline = Duration.ofMinutes(2);
        private Clock clock = Clock.systemUTC();
        private HttpCaller.@Nullable Sleeper sleeper;
        private @Nullable DoubleSupplier random;

        private Builder() {}

        /**
         * Names the store, where there is more than one of ImageKit.
         *
         * @param id the name
         * @return this builder
         */
        public Builder id(ProviderId id) {
            this.id = Objects.requireNonNull(id, "id");
            return this;
        }

        /**
         * Sets the private keys, of one account.
         *
         * @param keys the keys, at least one
         * @return this builder
         */
        public Builder keys(Secret... keys) {
            this.secrets = List.of(keys);
            this.keys = null;
            return this;
        }

        /**
         * Sets the private keys.
         *
         * @param keys a pool, which other providers and processes may share
         * @return this builder
         */
        public Builder keys(KeyPool keys) {
            this.keys = Objects.requireNonNull(keys, "keys");
            this.secrets = List.of();
            return this;
        }

        /**
         * Sets the folder that is put to and listed, without the folders inside it. It should be the store's own.
         *
         * @param folder its path, of letters, digits, hyphens and underscores between slashes
         * @return this builder
         */
        public Builder folder(String folder) {
            if (!FOLDER.matcher(folder).matches()) {
                problems.add("folder: expected letters, digits, '-' and '_' between slashes, got '" + folder + "'");
            }
            String rooted = folder.startsWith("/") ? folder : "/" + folder;
            this.folder = rooted.endsWith("/") ? rooted : rooted + "/";
            return this;
        }

        /**
         * Sets what new files are tagged with.
         *
         * @param tags the tags, without commas and percent signs, at most 500 characters in all
         * @return this builder
         */
        public Builder tags(String... tags) {
            this.tags = List.of(tags);
            boolean wrong = !this.tags.stream().allMatch(tag -> TAG.matcher(tag).matches());
            if (wrong || String.join(",", tags).length() > MOST_OF_TAGS) {
                problems.add("tags: expected tags without commas and percent signs, at most 500 characters in all");
            }
            return this;
        }

        /**
         * Sets the address of the server that keeps.
         *
         * @param apiUrl the root, in place of {@code https://api.imagekit.io/}
         * @return this builder
         */
        public Builder apiUrl(String apiUrl) {
            this.apiUrl = root("apiUrl", apiUrl);
            return this;
        }

        /**
         * Sets the address of the server that takes files.
         *
         * @param uploadUrl the root, in place of {@code https://upload.imagekit.io/}
         * @return this builder
         */
        public Builder uploadUrl(String uploadUrl) {
            this.uploadUrl = root("uploadUrl", uploadUrl);
            return this;
        }

        /**
         * Sets the address that files are served at. Nothing is fetched from another host.
         *
         * @param urlEndpoint the address, as the dashboard tells it
         * @return this builder
         */
        public Builder urlEndpoint(String urlEndpoint) {
            this.urlEndpoint = root("urlEndpoint", urlEndpoint);
            return this;
        }

        private String root(String name, String url) {
            HttpUrl parsed = HttpUrl.parse(url);
            if (parsed == null || parsed.querySize() > 0) {
                problems.add(name + ": expected an http or https address without a query, got '" + url + "'");
            }
            return url.endsWith("/") ? url : url + "/";
        }

        /**
         * Limits the size of an item. ImageKit's plans have limits of their own, of 20 MB and more.
         *
         * @param maxBytes the most bytes, 1 to 2147483583
         * @return this builder
         */
        public Builder maxBytes(long maxBytes) {
            if (maxBytes < 1 || maxBytes > Integer.MAX_VALUE - 64L) {
                problems.add("maxBytes: expected 1 to 2147483583, got " + maxBytes);
            }
            this.maxBytes = maxBytes;
            return this;
        }

        /**
         * Uses an HTTP client of the user, which stays open when the store is closed.
         *
         * @param client the client
         * @return this builder
         */
        public Builder client(OkHttpClient client) {
            this.client = Objects.requireNonNull(client, "client");
            return this;
        }

        /**
         * Tells of every call.
         *
         * @param listener hears of them
         * @return this builder
         */
        public Builder listener(CallListener listener) {
            this.listener = Objects.requireNonNull(listener, "listener");
            return this;
        }

        /**
         * Holds calls back, so that a rate limit is kept.
         *
         * @param limiter asked before each request, those for the files themselves excepted
         * @return this builder
         */
        public Builder limiter(CallLimiter limiter) {
            this.limiter = Objects.requireNonNull(limiter, "limiter");
            return this;
        }

        /**
         * Limits how long one call to ImageKit may take, waits and retries included.
         *
         * @param deadline how long, more than zero
         * @return this builder
         */
        public Builder deadline(Duration deadline) {
            if (deadline.isNegative() || deadline.isZero()) {
                problems.add("deadline: expected more than zero, got " + deadline);
            }
            this.deadline = deadline;
            return this;
        }

        /**
         * Sets the clock, for tests.
         *
         * @param clock tells the time
         * @return this builder
         */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /**
         * Sets how a retry waits, for tests.
         *
         * @param sleeper waits
         * @return this builder
         */
        public Builder sleeper(HttpCaller.Sleeper sleeper) {
            this.sleeper = Objects.requireNonNull(sleeper, "sleeper");
            return this;
        }

        /**
         * Sets where chance comes from, for tests.
         *
         * @param random gives numbers from 0 to 1
         * @return this builder
         */
        public Builder random(DoubleSupplier random) {
            this.random = Objects.requireNonNull(random, "random");
            return this;
        }

        /**
         * Builds the store.
         *
         * @return the store; to be closed
         * @throws NotConfigured if there is no key or a setting is out of range; the message names all problems
         */
        public ImageKit build() {
            List<String> all = new ArrayList<>(problems);
            if (keys == null && secrets.isEmpty()) {
                all.add("keys: ImageKit needs the private key, from https://imagekit.io/dashboard/developer");
            }
            if (!all.isEmpty()) {
                throw new NotConfigured("ImageKit.builder(): " + String.join("; ", all));
            }
            KeyPool pool = keys != null
                    ? keys
                    : KeyPool.builder("imagekit")
                            .keys(secrets.toArray(Secret[]::new))
                            .clock(clock)
                            .build();
            KeyPlace basic = new KeyPlace.Basic();
            HttpCaller api = caller(apiUrl).keys(pool, basic).limiter(limiter).build();
            HttpCaller uploads =
                    caller(uploadUrl).keys(pool, basic).limiter(limiter).build();
            HttpCaller served = caller(urlEndpoint).maxBytes(maxBytes).build();
            return new ImageKit(this, new MediaLibrary(api, uploads, served, HttpUrl.get(urlEndpoint), folder, tags));
        }

        private HttpCaller.Builder caller(String url) {
            HttpCaller.Builder caller = HttpCaller.builder(id, url, new ImageKitErrors(clock))
                    .listener(listener)
                    .deadline(deadline)
                    .cacheBytes(0)
                    .clock(clock);
            if (client != null) {
                caller.client(client);
            }
            if (sleeper != null) {
                caller.sleeper(sleeper);
            }
            if (random != null) {
                caller.random(random);
            }
            return caller;
        }
    }
}
