package io.insightstream.spi;

import io.insightstream.error.InvalidRequest;
import io.insightstream.error.Unsupported;
import io.insightstream.media.AspectRatio;
import io.insightstream.media.ImageData;
import io.insightstream.media.ImageSize;
import io.insightstream.media.MediaType;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks for pictures.
 *
 * @param prompt what is to be seen
 * @param aspectRatio width to height; a provider that knows only some takes the nearest
 * @param size exactly so many pixels; null to leave that to the provider
 * @param format PNG, JPEG or WebP; null for any
 * @param count how many pictures, 1 to 10
 * @param seed what chance starts from, 0 or more; null to leave it to the provider
 * @param referenceImages pictures the new one is to follow, at most 16
 * @param negativePrompt what must not be seen; null for nothing
 * @param model the model; null for the provider's own
 */
public record ImageRequest(
        String prompt,
        AspectRatio aspectRatio,
        @Nullable ImageSize size,
        @Nullable MediaType format,
        int count,
        @Nullable Integer seed,
        List<ImageData> referenceImages,
        @Nullable String negativePrompt,
        @Nullable String model) {

    /** The most characters of a prompt: what the most patient model takes. */
    public static final int MAX_PROMPT = 32_000;

    /** The most pictures of one call. */
    public static final int MAX_COUNT = 10;

    /** The most pictures to follow. */
    public static final int MAX_REFERENCES = 16;

    private static final Set<MediaType> FORMATS = Set.of(MediaType.PNG, MediaType.JPEG, MediaType.WEBP);

    /**
     * Creates a request.
     *
     * @throws InvalidRequest if the prompt is blank or too long, or another part is out of its range
     */
    public ImageRequest {
        referenceImages = List.copyOf(referenceImages);
        Objects.requireNonNull(aspectRatio, "aspectRatio");
        require(!prompt.isBlank(), "the prompt of a picture must not be blank");
        require(
                prompt.length() <= MAX_PROMPT,
                "a prompt has at most " + MAX_PROMPT + " characters, got " + prompt.length());
        require(
                size == null || size.aspectRatio().equals(aspectRatio),
                "a picture of " + size + " is not " + aspectRatio + ": set one of the two");
        require(
                format == null || FORMATS.contains(format),
                "a picture is asked for as PNG, JPEG or WebP, not " + format);
        require(count >= 1 && count <= MAX_COUNT, "one call gives 1 to " + MAX_COUNT + " pictures, not " + count);
        require(seed == null || seed >= 0, "a seed is 0 or more, got " + seed);
        require(
                referenceImages.size() <= MAX_REFERENCES,
                "a picture can follow at most " + MAX_REFERENCES + " others, not " + referenceImages.size());
        require(
                negativePrompt == null || !negativePrompt.isBlank(),
                "a negative prompt must not be blank; null is none");
        require(model == null || !model.isBlank(), "a model must not be blank; null is the provider's own");
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new InvalidRequest(problem);
        }
    }

    /**
     * Asks for one wide picture in any format.
     *
     * @param prompt what is to be seen
     * @return the request
     * @throws InvalidRequest if the prompt is blank or too long
     */
    public static ImageRequest of(String prompt) {
        return new ImageRequest(prompt, AspectRatio.WIDE, null, null, 1, null, List.of(), null, null);
    }

    /**
     * The same pictures of something else.
     *
     * @param prompt what is to be seen
     * @return a new request
     */
    public ImageRequest withPrompt(String prompt) {
        return new ImageRequest(prompt, aspectRatio, size, format, count, seed, referenceImages, negativePrompt, model);
    }

    /**
     * The same pictures with another ratio of their sides, of any size.
     *
     * @param aspectRatio width to height
     * @return a new request
     */
    public ImageRequest withAspectRatio(AspectRatio aspectRatio) {
        return new ImageRequest(prompt, aspectRatio, null, format, count, seed, referenceImages, negativePrompt, model);
    }

    /**
     * The same pictures with exactly so many pixels.
     *
     * @param size the size, which also says the aspect ratio
     * @return a new request
     */
    public ImageRequest withSize(ImageSize size) {
        return new ImageRequest(
                prompt, size.aspectRatio(), size, format, count, seed, referenceImages, negativePrompt, model);
    }

    /**
     * The same pictures as files of a kind.
     *
     * @param format PNG, JPEG or WebP; null for any
     * @return a new request
     */
    public ImageRequest withFormat(@Nullable MediaType format) {
        return new ImageRequest(prompt, aspectRatio, size, format, count, seed, referenceImages, negativePrompt, model);
    }

    /**
     * More or fewer pictures.
     *
     * @param count how many, 1 to 10
     * @return a new request
     */
    public ImageRequest withCount(int count) {
        return new ImageRequest(prompt, aspectRatio, size, format, count, seed, referenceImages, negativePrompt, model);
    }

    /**
     * The same pictures with chance starting elsewhere.
     *
     * @param seed 0 or more; null to leave it to the provider
     * @return a new request
     */
    public ImageRequest withSeed(@Nullable Integer seed) {
        return new ImageRequest(prompt, aspectRatio, size, format, count, seed, referenceImages, negativePrompt, model);
    }

    /**
     * The same pictures following others.
     *
     * @param referenceImages the pictures to follow, at most 16
     * @return a new request
     */
    public ImageRequest withReferenceImages(List<ImageData> referenceImages) {
        return new ImageRequest(prompt, aspectRatio, size, format, count, seed, referenceImages, negativePrompt, model);
    }

    /**
     * The same pictures without something.
     *
     * @param negativePrompt what must not be seen; null for nothing
     * @return a new request
     */
    public ImageRequest withNegativePrompt(@Nullable String negativePrompt) {
        return new ImageRequest(prompt, aspectRatio, size, format, count, seed, referenceImages, negativePrompt, model);
    }

    /**
     * The same pictures by another model.
     *
     * @param model the model; null for the provider's own
     * @return a new request
     */
    public ImageRequest withModel(@Nullable String model) {
        return new ImageRequest(prompt, aspectRatio, size, format, count, seed, referenceImages, negativePrompt, model);
    }

    /**
     * What a provider must be able to do for this request.
     *
     * @return the capabilities, none for a plain request
     */
    public Set<Capability> needs() {
        Set<Capability> needs = EnumSet.noneOf(Capability.class);
        add(needs, !referenceImages.isEmpty(), Capability.REFERENCE_IMAGES);
        add(needs, negativePrompt != null, Capability.NEGATIVE_PROMPT);
        add(needs, seed != null, Capability.SEED);
        add(needs, count > 1, Capability.IMAGE_COUNT);
        add(needs, size != null, Capability.EXACT_SIZE);
        add(needs, format != null, Capability.IMAGE_FORMAT);
        return needs;
    }

    private static void add(Set<Capability> needs, boolean needed, Capability capability) {
        if (needed) {
            needs.add(capability);
        }
    }

    /**
     * Checks that a provider can do all that this request needs. Providers call it before anything else.
     *
     * @param provider the provider
     * @throws Unsupported if it cannot; the message names what is absent
     */
    public void requireSupportedBy(ImageProvider provider) {
        Set<Capability> absent = needs();
        absent.removeAll(provider.capabilities());
        if (!absent.isEmpty()) {
            throw new Unsupported("the provider '" + provider.id() + "' has no " + absent
                    + ", which this picture needs; it has " + provider.capabilities());
        }
    }
}
