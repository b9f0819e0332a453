package io.insightstream.clients.imagekit;

import io.insightstream.call.Provenance;
import io.insightstream.call.ProviderId;
import io.insightstream.call.Usage;
import io.insightstream.clients.http.CallLimiter;
import io.insightstream.clients.http.HttpCaller;
import io.insightstream.clients.http.HttpCaller.KeyPlace;
import io.insightstream.clients.http.HttpCallerBuilder;
import io.insightstream.clients.http.ProviderBuilder;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
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

    /** What this store is called unless its builder names it. */
    public static final ProviderId ID = new ProviderId("imagekit");

    private final ProviderId id;
    private final MediaLibrary library;
    private final long maxBytes;

    private ImageKit(ProviderId id, MediaLibrary library, long maxBytes) {
        this.id = id;
        this.library = library;
        this.maxBytes = maxBytes;
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
        return library.list(
                place.since() == null ? null : place.since().toString(),
                asked,
                listing -> page(request, place, listing, listing.entries() >= asked));
    }

    private Page<StoredMedia> page(
            MediaListRequest request, ListPlace place, MediaLibrary.Listing listing, boolean more) {
        List<LibraryFile> fresh = place.fresh(listing.files());
        List<LibraryFile> found = fresh.subList(0, Math.min(place.most(request), fresh.size()));
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
     * most 100 MB for an item, 4 attempts, 2 minutes for a call, an HTTP client of its own, no limiter. Not safe for use
     * by several threads.
     *
     * <p>The keys are private ones. {@link #baseUrl} is one address for the two servers that {@link #apiUrl} and {@link
     * #uploadUrl} name each by itself; files are served at a third. A limiter is not asked for the files themselves.
     */
    public static final class Builder extends ProviderBuilder<Builder> {

        private static final String API_URL = "https://api.imagekit.io/";
        private static final String UPLOAD_URL = "https://upload.imagekit.io/";
        private static final String URL_ENDPOINT = "https://ik.imagekit.io/";
        private static final Pattern FOLDER = Pattern.compile("[\\p{L}\\p{M}\\p{N}/_-]{1,500}");
        private static final Pattern TAG = Pattern.compile("[^,%\\p{Cntrl}]{1,100}");
        private static final int MOST_OF_TAGS = 500;
        private static final Duration DEADLINE = Duration.ofMinutes(2);

        private String folder = "/";
        private List<String> tags = List.of();
        private @Nullable String apiUrl;
        private @Nullable String uploadUrl;
        private String urlEndpoint = URL_ENDPOINT;
        private long maxBytes = 100L << 20;

        private Builder() {
            super(ID);
        }

        /**
         * Sets the folder that is put to and listed, without the folders inside it. It should be the store's own.
         *
         * @param folder its path, of letters, digits, hyphens and underscores between slashes
         * @return this builder
         */
        public Builder folder(String folder) {
            if (!FOLDER.matcher(folder).matches()) {
                problem("folder: expected letters, digits, '-' and '_' between slashes, got '" + folder + "'");
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
                problem("tags: expected tags without commas and percent signs, at most 500 characters in all");
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
            this.apiUrl = address("apiUrl", apiUrl);
            return this;
        }

        /**
         * Sets the address of the server that takes files.
         *
         * @param uploadUrl the root, in place of {@code https://upload.imagekit.io/}
         * @return this builder
         */
        public Builder uploadUrl(String uploadUrl) {
            this.uploadUrl = address("uploadUrl", uploadUrl);
            return this;
        }

        /**
         * Sets the address that files are served at. Nothing is fetched from another host.
         *
         * @param urlEndpoint the address, as the dashboard tells it
         * @return this builder
         */
        public Builder urlEndpoint(String urlEndpoint) {
            this.urlEndpoint = address("urlEndpoint", urlEndpoint);
            return this;
        }

        /**
         * Limits the size of an item. ImageKit's plans have limits of their own, of 20 MB and more.
         *
         * @param maxBytes the most bytes, 1 to 2147483583
         * @return this builder
         */
        public Builder maxBytes(long maxBytes) {
            if (maxBytes < 1 || maxBytes > Integer.MAX_VALUE - 64L) {
                problem("maxBytes: expected 1 to 2147483583, got " + maxBytes);
            }
            this.maxBytes = maxBytes;
            return this;
        }

        /**
         * Builds the store.
         *
         * @return the store; to be closed
         * @throws NotConfigured if there is no key or a setting is out of range; the message names all problems
         */
        public ImageKit build() {
            List<String> missing = new ArrayList<>();
            if (!hasKeys()) {
                missing.add("keys: ImageKit needs the private key, from https://imagekit.io/dashboard/developer");
            }
            requireComplete("ImageKit.builder()", missing);
            HttpCaller api = keyed(apiUrl == null ? baseUrlOr(API_URL) : apiUrl);
            HttpCaller uploads = keyed(uploadUrl == null ? baseUrlOr(UPLOAD_URL) : uploadUrl);
            HttpCaller served = caller(urlEndpoint)
                    .limiter(CallLimiter.NONE)
                    .maxBytes(maxBytes)
                    .build();
            MediaLibrary library = new MediaLibrary(api, uploads, served, HttpUrl.get(urlEndpoint), folder, tags);
            return new ImageKit(id(), library, maxBytes);
        }

        private HttpCaller keyed(String url) {
            return caller(url).keys(keyPool(), new KeyPlace.Basic()).build();
        }

        private HttpCallerBuilder caller(String url) {
            return caller(url, new ImageKitErrors(clock()), DEADLINE);
        }
    }
}
