package io.insightstream.clients.replicate;

import io.insightstream.media.AspectRatio;
import io.insightstream.media.MediaType;
import io.insightstream.spi.Capability;
import io.insightstream.spi.ImageRequest;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What a model at Replicate takes as its input. Each model has fields of its own: its page there, under "API", names
 * them. A model is sent no field that does not stand here, and a request that needs one is refused before it is sent.
 *
 * @param fields what the model calls the parts of a request; a part that is not here it does not take
 * @param aspectRatios the aspect ratios it takes, as it writes them, such as {@code 21:9}; a request gets the nearest
 * @param formats what it calls the kinds of file it can make
 * @param maxCount the most pictures of one call, 1 or more
 * @param constants fields that are sent with every request as they are: strings, numbers, booleans, and lists of them
 */
public record ReplicateInput(
        Map<Part, String> fields,
        List<String> aspectRatios,
        Map<MediaType, String> formats,
        int maxCount,
        Map<String, Object> constants) {

    /** A prompt and nothing else: what every model for pictures takes. */
    public static final ReplicateInput PROMPT_ONLY =
            new ReplicateInput(Map.of(Part.PROMPT, "prompt"), List.of(), Map.of(), 1, Map.of());

    /**
     * The input of {@code black-forest-labs/flux-schnell}, as its page described it in 2026: 11 aspect ratios, WebP, JPEG
     * and PNG, up to 4 pictures, a seed; no picture to follow and no negative prompt.
     */
    public static final ReplicateInput FLUX_SCHNELL = new ReplicateInput(
            Map.of(
                    Part.PROMPT, "prompt",
                    Part.ASPECT_RATIO, "aspect_ratio",
                    Part.FORMAT, "output_format",
                    Part.COUNT, "num_outputs",
                    Part.SEED, "seed"),
            List.of("1:1", "16:9", "21:9", "3:2", "2:3", "4:5", "5:4", "3:4", "4:3", "9:16", "9:21"),
            Map.of(MediaType.WEBP, "webp", MediaType.JPEG, "jpg", MediaType.PNG, "png"),
            4,
            Map.of());

    /** A part of a request for a picture. */
    public enum Part {
        /** What is to be seen. */
        PROMPT,
        /** Width to height, as {@code 16:9}. */
        ASPECT_RATIO,
        /** The kind of file. */
        FORMAT,
        /** How many pictures. */
        COUNT,
        /** What chance starts from. */
        SEED,
        /** What must not be seen. */
        NEGATIVE_PROMPT,
        /** One picture to follow, as a data URI. */
        REFERENCE_IMAGE,
        /** A list of pictures to follow, as data URIs. */
        REFERENCE_IMAGES
    }

    /**
     * Creates a description from copies of the collections.
     *
     * @throws IllegalArgumentException if there is no field for the prompt, the most pictures are below 1, or a field for
     *     the aspect ratio, the format or the count has nothing to choose from, or an aspect ratio is not like 16:9
     */
    public ReplicateInput {
        fields = Map.copyOf(fields);
        aspectRatios = List.copyOf(aspectRatios);
        aspectRatios.forEach(AspectRatio::parse);
        formats = Map.copyOf(formats);
        constants = Map.copyOf(constants);
        if (!fields.containsKey(Part.PROMPT) || maxCount < 1) {
            throw new IllegalArgumentException(
                    "a model for pictures takes a prompt and makes 1 or more, got " + fields + " and " + maxCount);
        }
        if (fields.containsKey(Part.ASPECT_RATIO) == aspectRatios.isEmpty()
                || fields.containsKey(Part.FORMAT) == formats.isEmpty()
                || fields.containsKey(Part.COUNT) == (maxCount == 1)) {
            throw new IllegalArgumentException("a field and what it can hold go together: the fields are " + fields
                    + ", the aspect ratios " + aspectRatios + ", the formats " + formats + ", the most pictures "
                    + maxCount);
        }
    }

    /**
     * The same input with one field more, or under another name: for the seed, the negative prompt and pictures to
     * follow.
     *
     * @param part what goes into it
     * @param name what the model calls it
     * @return a new description
     */
    public ReplicateInput withField(Part part, String name) {
        Map<Part, String> more = new EnumMap<>(fields);
        more.put(Objects.requireNonNull(part, "part"), Objects.requireNonNull(name, "name"));
        return new ReplicateInput(more, aspectRatios, formats, maxCount, constants);
    }

    /**
     * The same input with a field that is always sent, such as {@code disable_safety_checker}.
     *
     * @param name what the model calls it
     * @param value a string, a number, a boolean, or a list of them
     * @return a new description
     */
    public ReplicateInput withConstant(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(constants);
        more.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
        return new ReplicateInput(fields, aspectRatios, formats, maxCount, more);
    }

    /**
     * What a provider can do with such a model.
     *
     * @return the capabilities
     */
    Set<Capability> capabilities() {
        Set<Capability> can = EnumSet.of(Capability.RESUME);
        for (Part part : fields.keySet()) {
            switch (part) {
                case FORMAT -> can.add(Capability.IMAGE_FORMAT);
                case COUNT -> can.add(Capability.IMAGE_COUNT);
                case SEED -> can.add(Capability.SEED);
                case NEGATIVE_PROMPT -> can.add(Capability.NEGATIVE_PROMPT);
                case REFERENCE_IMAGE, REFERENCE_IMAGES -> can.add(Capability.REFERENCE_IMAGES);
                case PROMPT, ASPECT_RATIO -> {
                    // Every provider takes them.
                }
            }
        }
        return Set.copyOf(can);
    }

    /** The fields for a request, in a fixed order. */
    Map<String, Object> of(ImageRequest request) {
        return new InputFields(this).of(request);
    }
}
