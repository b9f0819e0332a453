package io.insightstream.spi;

import io.insightstream.call.ProviderId;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.NotFound;
import io.insightstream.error.StoreFailure;
import io.insightstream.error.StoreUnavailable;
import io.insightstream.media.MediaContent;
import java.time.Clock;

/**
 * Keeps pictures and other media.
 *
 * <p>What is kept is known by its content: the same bytes put again, also under another name, are the same item with the
 * same id. Kind and hash are kept with them.
 *
 * <p>A store at a provider over HTTP throws that provider's exceptions for what goes wrong on the way, such as {@code
 * ProviderUnavailable} in place of {@link StoreUnavailable}: whoever repeats what may pass by itself repeats both.
 *
 * <p>Implementations are safe for use by several threads and prove themselves by extending
 * {@code io.insightstream.contract.MediaStoreContract}.
 */
public interface MediaStore extends AutoCloseable {

    /** The most bytes {@link #inMemory()} keeps: 256 MB. */
    long IN_MEMORY_BYTES = 256L << 20;

    /**
     * Who this is.
     *
     * @return the store's id
     */
    ProviderId id();

    /**
     * Keeps media.
     *
     * @param upload the media
     * @return what is kept now; of bytes that were kept before, that item as it was
     * @throws InvalidRequest if the store takes no media of that kind or size
     * @throws StoreUnavailable if the store cannot be reached now
     * @throws StoreFailure if it cannot write
     */
    StoredMedia put(MediaUpload upload);

    /**
     * Describes an item.
     *
     * @param id its name in the store
     * @return the description
     * @throws NotFound if there is no such item, whatever the id looks like
     * @throws StoreUnavailable if the store cannot be reached now
     * @throws StoreFailure if what it holds cannot be read
     */
    StoredMedia get(String id);

    /**
     * Opens an item.
     *
     * @param id its name in the store
     * @return the bytes that were put
     * @throws NotFound if there is no such item
     * @throws StoreUnavailable if the store cannot be reached now
     * @throws StoreFailure if the bytes are no longer those that were put
     */
    MediaContent open(String id);

    /**
     * Removes an item.
     *
     * @param id its name in the store
     * @throws NotFound if there is no such item
     * @throws StoreUnavailable if the store cannot be reached now
     * @throws StoreFailure if it cannot be removed
     */
    void delete(String id);

    /**
     * Lists the items, a page at a time, in an order of the store's own. Following {@link Page#next()} to the end
     * delivers every item once that is there all the while, and never more than the request's limit.
     *
     * @param request how many
     * @return a page of them
     * @throws InvalidRequest if the request's page did not come from this list
     * @throws StoreUnavailable if the store cannot be reached now
     * @throws StoreFailure if what it holds cannot be read
     */
    Page<StoredMedia> list(MediaListRequest request);

    /** Ends what the store has opened; what it keeps stays. Closing again does nothing. */
    @Override
    void close();

    /**
     * A store that forgets everything with the process, of at most 256 MB.
     *
     * @return a new, empty store
     */
    static MediaStore inMemory() {
        return inMemory(IN_MEMORY_BYTES, Clock.systemUTC());
    }

    /**
     * A store that forgets everything with the process.
     *
     * @param maxBytes the most bytes to keep in all, 1 or more; when they are used up, {@link #put} fails until something
     *     is removed
     * @param clock tells when something was put
     * @return a new, empty store
     */
    static MediaStore inMemory(long maxBytes, Clock clock) {
        return new InMemoryMedia(maxBytes, clock);
    }
}
